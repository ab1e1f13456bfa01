/* values: posts, dates, sums, shares, quantities, ordinals, events and documents, by rule. */
#ifndef VALUES_H
#define VALUES_H

#include "doc.h"
#include "morph.h"

struct values;

/*
 * values_open(morph): tables of words; months and currencies from ICU's Russian locale, offices from
 * lib/data/posts.txt. ${morph} must outlive it. values_close frees them.
 */
struct values *values_open(const struct morph *);
void values_close(struct values *);

/*
 * values_find(values, doc):
 * Adds POST, DATE, MONEY, PERCENT, QUANTITY, ORDINAL, EVENT and DOC mentions with their value, unit, mod and sub.
 * Needs tagged tokens; names that are there (names_find) bound the phrases. Dates are TIMEX3 values, relative ones
 * resolved against D's date where there is one. Linear in the number of tokens. Cannot fail.
 */
void values_find(struct values *, struct doc *);

#endif
