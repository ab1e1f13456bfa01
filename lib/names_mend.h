/* Borders of names by rule: what names_mend.c (people, places) and names_mend_orgs.c (organisations) share. */
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

	return *at == *mark && strncmp(at, mark, strlen(mark)) == 0;
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

/*
 * Steps of names_mend that deal with organisations, in their order: descriptors, quotation marks, Latin words and what
 * is no body at all; words that are known for one; a kind of body with its place; what a body's name ends with.
 */
void mend_quoted_orgs(const struct places *, const struct sentence *);
void mend_known_orgs(const struct places *, const struct sentence *);
void mend_placed_orgs(const struct sentence *);
void mend_ends_of_orgs(const struct places *, const struct sentence *);

#endif
