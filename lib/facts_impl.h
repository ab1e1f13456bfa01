/* facts_impl: what the parts of facts share: facts under construction, who holds which post, small questions. */
#ifndef FACTS_IMPL_H
#define FACTS_IMPL_H

#include "facts.h"

#include <stdlib.h>
#include <string.h>

/* A type of facts: its key slots, what the sentence may add, and PLOVER 2021's event type, where there is one. */
struct fact_type {
	const char *name, *keys[3];
	bool when, where; /* a date, a place of the sentence belongs to it */
	const char *plover;
};

/* A slot of a fact under construction. */
struct value {
	const char *slot, *value;
	const char *ent; /* the entity's number, NULL if it is none */
};

struct draft {
	const struct rule *rule;
	const char *type, *conf, *mod;
	bool neg, dead;
	bool guessed; /* the parties are not in the sentence */
	bool told;    /* the rule tells the status: it was said, not concluded */
	bool past;    /* it is told in the past tense */
	uint32_t lo, hi; /* tokens */
	uint32_t topic_lo, topic_hi; /* those that say what was talked about or agreed */
	VEC(struct value) values;
};

/* A person and an office held, for «министр» and «он». */
struct holder {
	struct rec *person;
	const char *post; /* the post's norm */
	const char *org;  /* the entity's number that it is held at, NULL if unknown */
	bool of_state;    /* «глава государства» */
	uint32_t at;      /* the token where it is said */
};

/* A country, its first mention, and how often the document names it. */
struct named {
	struct rec *country;
	int times;
};

struct facts {
	struct rules *rules;
	const struct morph *morph;
	unit_vec units;
	VEC(struct draft) drafts;
	size_t ndrafts; /* in use; the others' arrays are kept */
	VEC(struct holder) holders;
	VEC(struct named) countries;
	struct rec *home;  /* the country that is «наша страна» */
	struct doc *doc; /* under work */
	bool explain;
	bool second;     /* pass over the document, in which facts are made */
	size_t sent;     /* the sentence under work */
};

/* The office of a head of state, whose state is the home country. */
#define FACTS_HEAD_OF_STATE "глава государства"

static inline bool
is(const struct rec *e, const char *type)
{
	return e && *e->type == *type && strcmp(e->type, type) == 0;
}

/* Whether a mention is of a person who may act: not of one whom a body is named after. */
static inline bool
is_person(const struct rec *e)
{
	return is(e, "PER") && doc_get(e, "in") == NULL;
}

/* Whether two mentions are of one entity; a mention without a number is of none. */
static inline bool
same_entity(const struct rec *a, const struct rec *b)
{
	const char *x = doc_get(a, "ent"), *y = doc_get(b, "ent");

	return x && y && strcmp(x, y) == 0;
}

/* How sure the rule is of what it finds, 0 to 1. */
static inline double
facts_conf(const struct draft *d)
{
	return strtod(d->conf, NULL);
}

/* facts_type(name): the type of that name, NULL if there is none. */
const struct fact_type *facts_type(const char *name);

/*
 * Slots of a draft. facts_value: the first value, NULL if there is none; facts_ent: its entity's number, likewise;
 * facts_count: how many there are. facts_add adds one unless it is there, facts_add_mention what a mention is in that
 * slot, facts_copy all that ${from} has in ${slot} as ${as}; facts_drop takes all away, facts_take
 * one value, and tells whether it was there. facts_phrase: tokens [lo, hi) as a slot of that name has them, in the
 * arena.
 */
const char *facts_value(const struct draft *, const char *slot);
const char *facts_ent(const struct draft *, const char *slot);
size_t facts_count(const struct draft *, const char *slot);
void facts_add(struct draft *, const char *slot, const char *value, const char *ent);
void facts_add_mention(struct doc *, struct draft *, const char *slot, const struct rec *mention);
const char *facts_phrase(struct facts *, const char *slot, uint32_t lo, uint32_t hi);
/* both places that T's between= names */
void facts_add_pair(struct doc *, struct draft *, const char *slot, const struct rec *tok);
void facts_copy(struct draft *into, const char *as, const struct draft *from, const char *slot);
void facts_drop(struct draft *, const char *slot);
bool facts_take(struct draft *, const char *slot, const char *value);
/* the paragraph behind the sentence under work, as what was said */
void facts_add_next(struct facts *, struct draft *);

/*
 * facts_entity_named(doc, name, iso): the number of the place of that base form or ISO code (NULL: any), NULL if there
 * is none.
 */
const char *facts_entity_named(const struct doc *, const char *name, const char *iso);

/* facts_new(facts): a new draft, empty; drafts had before may have moved. */
struct draft *facts_new(struct facts *);

/*
 * facts_found(match, facts): a match as one draft or more, for rules_match; facts_found_holder: who holds what, of a
 * first look.
 */
void facts_found(const struct rule_match *, void *facts);
void facts_found_holder(const struct rule_match *, void *facts);

/*
 * Whom and what words stand for. facts_resolve: sets it in all units of the sentence; facts_resolve_countries: of
 * countries alone. facts_speaks_of: whether a general word speaks of a post. facts_country_named_most: of the document,
 * ${but} left out; facts_last_named: the last mention of a type and sub-type before token ${t}, ${but} left out (NULL:
 * none is); both NULL if there is none. facts_state_of_head: the state of «глава государства» at a unit, NULL if
 * unknown. facts_is_country, facts_is_union: of states. facts_may_be_subject: whether a person is named in the base
 * form, as subjects are: the last word is one of the base form's. facts_country_of: the country that a person leads or
 * is a minister of; facts_leader_of: who leads the country of that number; NULL if nobody said so.
 */
void facts_resolve(struct facts *);
void facts_resolve_countries(struct facts *);
bool facts_speaks_of(const char *word, const char *post);
void facts_count_countries(struct facts *); /* of the whole document, for the two below */
int facts_times_named(const struct facts *, const struct rec *country);
struct rec *facts_country_named_most(const struct facts *, const struct rec *but);
size_t facts_named_before(const struct doc *, uint32_t t); /* how many mentions begin before token ${t} */
struct rec *facts_last_named(const struct facts *, uint32_t t, const char *type, const char *sub,
    const struct rec *but);
struct rec *facts_state_of_head(const struct facts *, size_t unit);
bool facts_is_head_of_state(const struct unit *); /* «глава государства», of which the mention is but «глава» */
bool facts_is_country(const struct rec *);
bool facts_is_union(const struct rec *);
bool facts_may_be_subject(const struct doc *, const struct rec *person);
struct rec *facts_country_of(const struct facts *, const struct rec *person);
struct rec *facts_leader_of(const struct facts *, const char *country);

/*
 * facts_holder_of(facts, post, org, t): who «министр» is at token ${t}: the last one before that such an office was
 * said of, else the first one behind. With ${org}, an entity's number, only who is there, where that is known. NULL if
 * it is nobody.
 */
struct rec *facts_holder_of(const struct facts *, const char *post, const char *org, uint32_t t);

/*
 * Where and when. facts_fill_where_and_when: the date and the place of the sentence, where the draft's type has them;
 * facts_date_of, facts_place_of: the only date, or place, that the sentence, or the clause, tells when, or where, by;
 * facts_term_of: for which time something is agreed; facts_base_of: the only date of the sentence that a figure is
 * compared with; all NULL if none is told. facts_place_meant: the place named last that «в области», «на территории
 * региона», «в городе» of the sentence mean, NULL if it has no such words. facts_is_host: whether a place is where an
 * envoy is. facts_alone: the mention that a sentence is nothing but, with a mark behind it or not, as in headings; NULL
 * if it is more.
 */
void facts_fill_where_and_when(struct facts *, struct draft *);
const char *facts_date_of(const struct facts *, const struct draft *);
const struct rec *facts_place_of(const struct facts *, const struct draft *);
const struct rec *facts_place_meant(const struct facts *);
const char *facts_base_of(const struct facts *);
const struct rec *facts_alone(const struct doc *, const struct rec *sent);
const char *facts_term_of(const struct doc *, const struct draft *);
bool facts_is_host(const struct doc *, const struct rec *place);

/*
 * Between whom. facts_fill_parties: the countries that the match names, or «мы» and the other country that is spoken
 * of, as ${slot}; facts_borrow_parties: those of another trade of the sentence, whose drafts begin at ${first};
 * facts_fill_meeting: who met, true if it is those who met before. facts_find_among: the first token of [lo, hi) whose
 * lemma is among ${words}, ${hi} if there is none.
 */
void facts_fill_parties(struct facts *, struct draft *, const char *slot);
/* a government's country, any other body itself */
const struct rec *facts_state_of(const struct doc *, const struct rec *body);
void facts_borrow_parties(struct facts *, struct draft *, size_t first);
bool facts_fill_meeting(struct facts *, struct draft *);
uint32_t facts_find_among(const struct doc *, uint32_t lo, uint32_t hi, const char *const words[]);

/*
 * facts_fill(facts, first): what the sentence and those before it add to its drafts, which begin at ${first}.
 * facts_last_like: the last draft of the same type before that has ${slot}, not further back than a paragraph or so;
 * NULL if there is none.
 */
void facts_fill(struct facts *, size_t first);
const struct draft *facts_last_like(const struct facts *, const struct draft *, const char *slot);

/*
 * Offices. facts_fill_office: what the sentence adds to a draft of a position; facts_fill_where_held: once all
 * drafts are merged, where offices are held of which nobody said it, by what was named before.
 */
void facts_fill_office(struct facts *, struct draft *);
void facts_fill_where_held(struct facts *);

/*
 * One fact a key. facts_drop_parts: drafts of a sentence, from ${first} on, that others of it say as well.
 * facts_drop_guesses: those that rules of last resort make of a number that others have. facts_merge:
 * drafts of the document that state one fact. facts_drop_titles: titles that repeat an office.
 */
void facts_drop_parts(struct facts *, size_t first);
void facts_drop_guesses(struct facts *, size_t first);
void facts_merge(struct facts *);
void facts_drop_titles(struct facts *);

#endif
