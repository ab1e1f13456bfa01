/* link: mentions to entities: base forms, which mentions are one thing, what lies in what. */
#ifndef LINK_H
#define LINK_H

#include "doc.h"
#include "morph.h"
#include "places.h"

struct link;

/* link_open(morph, places): both must outlive it. link_close frees it. */
struct link *link_open(const struct morph *, const struct places *);
void link_close(struct link *);

/*
 * link_gazetteer(link, doc):
 * Marks adjectives and inhabitants of known places on their tokens (`from`, `iso`), and adds known places and
 * organisations that no mention covers. Call before values_find.
 *
 * link_doc(link, doc):
 * Gives mentions of PER, LOC, ORG, EVENT and DOC their `ent`, `norm`, `iso`, `sub` and `in`, and POST its norm.
 * Two mentions are one thing by rules in order of trust: the same base form or place; an acronym and its expansion;
 * a surname or initials and a full name; a name that begins another. `norm` is that of the fullest mention. Mentions
 * that have an `ent` already keep their keys.
 */
void link_gazetteer(struct link *, struct doc *);
void link_doc(struct link *, struct doc *);

#endif
