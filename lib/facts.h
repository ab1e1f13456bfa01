/* facts: what an annotated document states, by the rules of rules(5). */
#ifndef FACTS_H
#define FACTS_H

#include "doc.h"
#include "morph.h"
#include "rules.h"

struct facts;

/*
 * facts_open(morph, explain): with the rules of lib/data/rules. facts_read adds those of a file, of ${n} bytes that
 * must outlive it; `replace TYPE` lines in it drop our rules of that type. Returns the number of mistakes, which are
 * reported.
 */
struct facts *facts_open(const struct morph *, bool explain);
int facts_read(struct facts *, const char *file, const char *text, size_t n);
void facts_close(struct facts *);

/* facts_rules(facts): the rules, for those who list or test them. */
const struct rule *facts_rules(const struct facts *);

/*
 * facts_find(facts, doc):
 * Adds F records: matches of the rules, with pronouns and offices resolved to people, dates and places of the sentence
 * filled in, and matches of one fact merged. Where it is to explain, each has its rule, and rules that all but
 * matched are named in comments behind the sentence. Needs tokens with grammar and linked
 * mentions (as ner writes them).
 */
void facts_find(struct facts *, struct doc *);

#endif
