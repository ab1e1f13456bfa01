/* lists: sorted lists of names' stems, which a word is looked up in whatever its ending. */
#ifndef LISTS_H
#define LISTS_H

#include <stdbool.h>
#include <stddef.h>

/* The lists: places of the world; countries and regions; first names (scripts/make-lists). */
enum list { LIST_CITIES, LIST_REGIONS, LIST_PEOPLE };

/*
 * lists_has(list, word, n): whether a folded word of ${n} bytes, without an ending of up to three letters that a name
 * may have, is a stem of the list. Logarithmic in the list's size, in place.
 */
bool lists_has(enum list, const char *word, size_t n);

/* lists_has_base(list, name, n): whether a folded base form is in the list of people or that of places as it stands. */
bool lists_has_base(enum list, const char *name, size_t n);

#endif
