/* Borders of names by rule: what the files names_mend_*.c share. */
#ifndef NAMES_MEND_H
#define NAMES_MEND_H

#include "names_impl.h"

#include "text.h"

/* A sentence under work. */
struct sentence {
	const struct doc *doc;
	const struct rec *const *toks;
	const struct look *looks;
	unsigned char (*tags)[2];
	uint32_t n;
};

static inline bool
begins_with(const struct sentence *s, uint32_t t, const char *mark)
{
	const char *at = t < s->n ? s->doc->text.s + s->toks[t]->b : "";

	/* the first letter, of two bytes, tells most apart */
	return at[0] == mark[0] && (mark[1] == '\0' || at[1] == mark[1]) && strncmp(at, mark, strlen(mark)) == 0;
}

/* Whether token ${t} is ${form}, of that case. */
static inline bool
is_form(const struct sentence *s, uint32_t t, const char *form)
{
	return begins_with(s, t, form) && s->toks[t]->e - s->toks[t]->b == strlen(form);
}

static inline bool
begins_among(const struct sentence *s, uint32_t t, const char *const marks[])
{
	while (*marks && !begins_with(s, t, *marks))
		marks++;
	return *marks != NULL;
}

static inline bool
is_dash(const struct sentence *s, uint32_t t)
{
	return begins_among(s, t, (const char *const[]){"-", "–", "—", NULL});
}

/* Whether token ${t} is what a state calls itself in its name: «Республика Казахстан». */
static inline bool
is_state(const struct sentence *s, uint32_t t)
{
	return doc_lemma_among(s->toks[t], (const char *const[]){"республика", "королевство", "федерация", NULL});
}

static inline bool
opens(const struct sentence *s, uint32_t t)
{
	return t < s->n && doc_quote(s->doc, s->toks[t]) > 0;
}

static inline bool
closes(const struct sentence *s, uint32_t t)
{
	return t < s->n && doc_quote(s->doc, s->toks[t]) < 0;
}

static inline unsigned
pos_of(const struct sentence *s, uint32_t t)
{
	return gram_get(s->toks[t]->gram, GRAM_POS);
}

static inline unsigned
case_of(const struct sentence *s, uint32_t t)
{
	return gram_get(s->toks[t]->gram, GRAM_CASE);
}

/* The token behind the mention that begins at ${lo}. */
static inline uint32_t
end_of(const struct sentence *s, uint32_t lo)
{
	return names_end(s->tags, s->n, lo, 0);
}

static inline void
put(const struct sentence *s, uint32_t lo, uint32_t hi, int tag)
{
	for (uint32_t t = lo; t < hi; t++)
		s->tags[t][0] = (unsigned char)(t == lo ? tag : tag + 1);
}

/* Whether token ${t} is a word in Latin letters with a capital. */
static inline bool
is_latin(const struct sentence *s, uint32_t t)
{
	enum { LATIN = 0x250 };
	const char *at, *end;
	int32_t cp;

	if (t >= s->n)
		return false;
	at = s->doc->text.s + s->toks[t]->b;
	end = s->doc->text.s + s->toks[t]->e;
	cp = utf8_next(&at, end);
	return at < end && cp < LATIN && text_class(cp) == TEXT_UPPER;
}

/* The place that tokens [lo, hi) name as they stand; NULL if that is none. */
static inline const struct place *
place_at(const struct places *places, const struct sentence *s, uint32_t lo, uint32_t hi)
{
	const char *text = s->doc->text.s;

	return places_find(places, text + s->toks[lo]->b, s->toks[hi - 1]->e - s->toks[lo]->b);
}

static inline bool
is_known_place(const struct places *places, const char *lemma)
{
	return lemma && places_find(places, lemma, strlen(lemma));
}

/* Whether token ${t} is an office that a town or region has. */
static inline bool
heads_town(const struct sentence *s, uint32_t t)
{
	static const char *const seats[] = {"мэр", "вице-мэр", "аким", "губернатор", "вице-губернатор",
	    "градоначальник", "бургомистр", "приматор", "хоким", "хяким", NULL};

	return doc_lemma_among(s->toks[t], seats);
}

/*
 * The steps of names_mend in their order: companies; people; bodies known by their words; countries, regions, roads,
 * waters; where organisations' names end; towns, once organisations have taken those that are theirs.
 */
void mend_firms(const struct places *, const struct sentence *);
void mend_people(const struct sentence *);
void mend_bodies(const struct places *, const struct sentence *);
void mend_places(const struct places *, const struct sentence *);
void mend_orgs(const struct places *, const struct sentence *);
void mend_towns(const struct places *, const struct sentence *);

#endif
