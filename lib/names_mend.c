/* names_mend: borders of names by rule, one kind of names after another. */
#include "names_mend.h"

void
names_mend(const struct places *places, const struct doc *doc, const struct rec *sent, const struct look *looks,
    unsigned char (*tags)[2])
{
	struct sentence s = {doc, (const struct rec *const *)doc->toks.v + sent->lo, looks, tags, sent->hi - sent->lo};

	mend_firms(places, &s);
	mend_people(&s);
	mend_bodies(places, &s);
	mend_places(places, &s);
	mend_orgs(places, &s);
	mend_towns(places, &s);
}
