/*
 * rules: the rule language (rules(5)): patterns over the units of a sentence, compiled to PCRE2.
 *
 * A unit is an outermost mention, or a token outside of mentions. Each is written as nine bytes (kind, case, number
 * and gender, verb form, sub-type, lemma, form), so that a test is a class of bytes and a rule one regular expression
 * over them; words are numbered by the rules that name them. A rule is tried only on sentences that hold one of the
 * words or kinds of units that it cannot do without.
 */
#ifndef RULES_H
#define RULES_H

#include "doc.h"

struct rules;

enum { RULES_MAX_SLOTS = 32 };

/* KEY=VALUE of a rule's head. */
struct rule_const {
	struct rule_const *next;
	const char *name, *value;
};

/* An example beside a rule: a sentence and the fact that must (or must not) come of it. */
struct rule_example {
	struct rule_example *next;
	bool wanted;             /* ok or not */
	const char *text;
	struct rule_const *slots; /* what the fact must hold at least */
	const char *file;
	long line;
};

struct rule {
	struct rule *next;
	const char *name, *type; /* the rule's, the fact's; rules of one type share the string */
	struct rule_const *consts;
	struct rule_example *examples;
	const char *slots[RULES_MAX_SLOTS]; /* names of captures, `+` behind those that are lists, `=` behind phrases */
	int nslots;
	const char *file;
	long line;
	struct rule_code *code; /* the engine's own */
};

/* A unit of a sentence. */
struct unit {
	uint32_t lo, hi;         /* its tokens */
	struct rec *mention;     /* NULL for a token */
	uint32_t head;           /* the token that carries its grammar */
	struct rec *stands_for;  /* the mention that a pronoun, a post alone or «наша страна» stands for, or NULL */
	struct rec *and_for;     /* with «обе страны», the second one */
};

typedef VEC(struct unit) unit_vec;

/*
 * A match: captures[i] are the units [lo, hi) of slot i, lo == hi if it took no part. The units it rests on: [lo, hi).
 */
struct rule_match {
	const struct rule *rule;
	const struct unit *units;
	uint32_t lo, hi;
	struct { uint32_t lo, hi; } captures[RULES_MAX_SLOTS];
};

/*
 * A rule that did not match: its outermost element that failed (${n} bytes of the pattern), and the unit where it did.
 */
struct rules_near {
	const struct rule *rule;
	const char *element;
	int n;
	uint32_t unit;
	const unit_vec *units;
};

/*
 * rules_tell_near(rules, near, arg): has ${near} called for every rule that was tried on a sentence, and of whose
 * pattern more than half was there. Before any rules are read: they are made otherwise, and match more slowly.
 */
struct rules *rules_new(void);
void rules_tell_near(struct rules *, void (*near)(const struct rules_near *, void *), void *arg);
void rules_free(struct rules *);

/*
 * rules_read(rules, file, text, n, ours):
 * Adds the macros and rules of ${n} bytes of text, which must outlive ${rules}. Mistakes are reported with ${file} and
 * line (tool_bad); the rule they stand in is left out. What PCRE2 would refuse is found out here, unless the rules are
 * ${ours}, which are known to be right. Returns the number of mistakes.
 */
int rules_read(struct rules *, const char *file, const char *text, size_t n, bool ours);

/* rules_replace(rules, type): forgets all rules of a fact type. rules_first: the list of rules. */
void rules_replace(struct rules *, const char *type);
const struct rule *rules_first(const struct rules *);

/*
 * rules_match(rules, type, doc, units, found, arg):
 * Calls ${found} for every match in a sentence's units, rule by rule (of ${type} only, unless NULL). Linear in the
 * sentence for rules that do not apply; a rule that PCRE2 gives up on (match limit) is reported once with tool_bad and
 * left alone for that sentence.
 */
void rules_match(struct rules *, const char *type, const struct doc *, const unit_vec *,
    void (*found)(const struct rule_match *, void *), void *arg);

#endif
