/* slots: the slots of facts: which keys they are, what fills them, and where their fact stands in the text. */
#ifndef SLOTS_H
#define SLOTS_H

#include "doc.h"

/*
 * slots_first(fact), slots_next(key): the keys of a fact that are slots (all but conf, mod, neg, by, rule, plover), in
 * the order of the record; NULL after the last.
 */
const struct key *slots_first(const struct rec *fact);
const struct key *slots_next(const struct key *);

/* slot_len(key): the bytes of its name before `@N`. slot_ent(key): the N, or NULL where the slot names no entity. */
size_t slot_len(const struct key *);
const char *slot_ent(const struct key *);

/* slot_is(key, name): whether that is its name, up to `@N`. slot_same(a, b): whether two keys are the same slot. */
bool slot_is(const struct key *, const char *name);
bool slot_same(const struct key *, const struct key *);

/* slot_leads(fact, key): whether no earlier slot of ${fact} has the name of its slot ${key}. */
bool slot_leads(const struct rec *fact, const struct key *);

/* slots_get(fact, name): the first slot of that name, NULL if none. */
const struct key *slots_get(const struct rec *fact, const char *name);

/* slots_join(fact, name, out): adds the values of all slots of that name to ${out}, separated by `; `. */
void slots_join(const struct rec *fact, const char *name, struct buf *out);

/*
 * slots_of_type(type): the slots that record(5) gives a type of fact, separated by spaces, whom it is about first and
 * what about them second; NULL for a type that it does not know.
 */
const char *slots_of_type(const char *type);

/*
 * slots_mode(fact, out): adds how the fact is meant, where it is not a plain one: `not` for neg=1, and its mod
 * (planned, possible, more, ...), separated by a space.
 */
void slots_mode(const struct rec *fact, struct buf *out);

/*
 * slots_order(doc): sorts the mentions and facts of ${doc} by their place in the text, outer mentions before inner
 * ones, and the slots of each fact as slots_of_type has them. The functions below want that, and so does marks_walk.
 * The list of records does not change, nor what doc_write writes of those that were read.
 */
void slots_order(struct doc *);

/* slots_sentence(doc, fact): the sentence that the fact begins in, NULL if in none. By bisection. */
const struct rec *slots_sentence(const struct doc *, const struct rec *fact);

/*
 * slots_filler(doc, fact, slot): the mention that fills the slot: of the slot's entity, or one whose norm or value the
 * slot's value is; inside the fact if there is one, else the nearest; NULL if none. Linear in the number of mentions.
 */
const struct rec *slots_filler(const struct doc *, const struct rec *fact, const struct key *slot);

#endif
