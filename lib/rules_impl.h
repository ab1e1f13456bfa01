/* rules_impl: what the parts of rules share: units as bytes, words by number, what a compiled rule needs. */
#ifndef RULES_IMPL_H
#define RULES_IMPL_H

#include "rules.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

/*
 * The nine bytes of a unit. Only the first is below 0x40, so that few matches begin elsewhere; those are left out.
 * Words are two bytes of seven bits each with the high bit set; 0 is a word that no rule names.
 */
enum byte { KIND, CASE, NUMBER, VERBFORM, SUB, LEMMA, LEMMA2, FORM, FORM2, UNIT };
enum { BASE = 0x40, KINDS = 64, WORDS = 1 << 14, HASH = 1 << 15 };
enum { E_PER = 20, E_LOC, E_ORG, E_POST, E_DATE, E_MONEY, E_PERCENT, E_QUANTITY, E_ORDINAL, E_EVENT, E_DOC };

/* A set of values of one byte, of which six bits are in use: the seventh is set in all but the first. */
typedef uint64_t byteset;
enum { VALUES = 64 };

/* Words that rules name, numbered from 1; lemmas and forms each have a table. */
struct words {
	const char *s[WORDS];
	uint16_t slot[HASH];
	uint16_t n;
};

/*
 * Any one of these must be in the sentence. Words count from 0, forms from WORDS, kinds of units from 2 * WORDS; no
 * unit is of kind 0, which stands for what every sentence has.
 */
enum { SENTENCE = 2 * WORDS, TRIGGERS = SENTENCE + KINDS };
typedef VEC(uint32_t) trigger_vec;

/* What a pattern cannot do without: of each of these sets one. */
typedef VEC(trigger_vec) need_vec;

/* An outermost element of a pattern, for whoever asks why a rule did not match. */
struct step {
	const char *text;
	int n;       /* bytes of it */
	int nth, of; /* its place in its alternative, from 0; how many elements that has */
};

struct rule_code {
	const char *pattern;
	struct macro *macros;   /* those that were defined before the rule */
	need_vec needs;         /* the one that fewest sentences meet first */
	pcre2_code *code;       /* NULL until the rule first applies */
	VEC(struct step) steps; /* none unless matches are explained */
	unsigned runs;
	bool gave_up; /* reported once */
};

struct macro {
	struct macro *next;
	const char *name, *text;
	bool known;        /* it was read before and has no slots: */
	need_vec needs;    /* what it cannot do without */
};

/* A rule that is tried where a trigger is seen. */
struct waiting {
	struct waiting *next;
	size_t nth; /* of all rules */
};

struct rules {
	struct arena arena;
	struct rule *first, **last;
	bool indexed;              /* since rules were read or dropped last: */
	VEC(struct rule *) all;    /* in order */
	VEC(unsigned char) awake;  /* of each, 1 where this sentence has one of what it needs first */
	struct waiting **waiting;  /* by trigger */
	struct macro *macros;
	bool trusted; /* the rules under reading are ours: their regular expressions are made when they first apply */
	void (*near)(const struct rules_near *, void *); /* told of near misses, unless NULL */
	void *near_arg;
	struct words lemmas, forms;
	uint32_t seen[TRIGGERS]; /* the number of the sentence that had it last */
	uint32_t sentence;
	struct buf subject;
	pcre2_match_data *match;
	pcre2_match_context *context;
};

/*
 * Words and units. rules_word(rules, words, s, n): the number of a word (lower case and ё do not count), a new one if
 * no rule named it before, 0 if there are too many. rules_named_test: adds the bytes that a test by name allows to
 * ${set}, and the kinds of units it needs to ${kinds}; returns the byte that it looks at, UNIT if there is no such
 * test. rules_see: marks a trigger as seen in this sentence, and wakes the rules that wait for it. rules_put_unit: a
 * unit as UNIT bytes; what it has is seen.
 */
uint16_t rules_word(struct rules *, struct words *, const char *s, size_t n);
enum byte rules_named_test(const char *name, size_t n, byteset *set, trigger_vec *kinds);
void rules_see(struct rules *, uint32_t trigger);
void rules_put_unit(struct rules *, const struct doc *, const struct unit *, char out[UNIT]);

/*
 * Code. rules_compile(rules, rule, pattern): reads a pattern for what sentences must hold, and sets the rule's code, to
 * be released by rules_free_code; false, with the mistake reported, if the pattern is none. rules_make_code: its
 * regular expression, which takes longer than all else at the start: rules of ours have theirs made when they first
 * apply; false if it cannot be made. rules_forget_macros: what macros cannot do without.
 */
bool rules_compile(struct rules *, struct rule *, const char *pattern);
bool rules_make_code(struct rules *, struct rule *);
void rules_free_code(struct rule_code *);
void rules_forget_macros(struct rules *);

#endif
