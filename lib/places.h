/* places: what is known of places and organisations by name: codes, sub-types, adjectives. */
#ifndef PLACES_H
#define PLACES_H

#include <stddef.h>

struct places;

struct place {
	const char *iso;  /* ISO 3166-1 or 3166-2, NULL if none */
	const char *sub;  /* LOC's or ORG's sub-type */
	const char *name; /* the base form */
	int number;       /* the same for all names of one thing */
};

/* places_open(): countries by ICU's Russian locale, lib/data/places.txt and orgs.txt. places_close frees them. */
struct places *places_open(void);
void places_close(struct places *);

/*
 * places_find(places, name, n): the place of that base form, of ${n} bytes, NULL if unknown; states also by full names
 * that no list has («Чешская Республика», «Исламская Республика Иран»). places_org: likewise an organisation;
 * places_org_phrase(places, i): the ${i}th of those of its names that have several words, folded, the longest first;
 * NULL behind the last. places_adjective: the place of an adjective or inhabitant («литовский», «россиянин») by lemma.
 * Case and ё do not matter. Owned by ${places}.
 */
const struct place *places_find(const struct places *, const char *name, size_t n);
const struct place *places_org(const struct places *, const char *name, size_t n);
const char *places_org_phrase(const struct places *, size_t i);
const struct place *places_adjective(const struct places *, const char *lemma, size_t n);

/*
 * places_firm(s, n): the length in bytes of the nominative of a word of ${n} bytes, in any case, that is made of stems
 * of trades as the names of firms and offices are: «Узбекнефтегазу», «Белстата»; 0 if it is none.
 */
size_t places_firm(const char *s, size_t n);

#endif
