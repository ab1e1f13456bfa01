/* gazetteer: names from a user's own list, found in all their cases. */
#include "gazetteer.h"

#include "morph_impl.h"
#include "text.h"

#include <stdlib.h>

enum { NAME_BUCKETS = 4096, MAX_WORDS = 16 };

/* A name: its words, folded. */
struct entry {
	struct entry *next; /* whose first word has the same hash; in the order of the list */
	const char *words[MAX_WORDS];
	uint32_t n;
	const char *type, *norm, *id; /* id: NULL if it has none */
};

struct gazetteer {
	const struct morph *morph;
	struct arena arena;
	struct entry *entries[NAME_BUCKETS], **last[NAME_BUCKETS];
};

static uint32_t
bucket(const char *word)
{
	return morph_hash(word, strlen(word)) % NAME_BUCKETS;
}

/* ---- the list ---- */

/* Splits a name at its spaces; quotation marks are words of their own, as they are tokens. */
static void
take_words(struct gazetteer *g, struct entry *e, const char *name, size_t n)
{
	const char *s = name, *end = name + n;

	while (s < end && e->n < MAX_WORDS) {
		size_t len = strcspn(s, " "), quote = strncmp(s, "«", 2) == 0 ? 2 : 0;
		char folded[WORD_ROOM];

		if (s + len > end)
			len = (size_t)(end - s);
		if (quote)
			len = quote;
		else if (len > 2 && memcmp(s + len - 2, "»", 2) == 0)
			len -= 2;
		if (len > 0) {
			size_t m = text_fold(s, len, folded, sizeof folded);

			e->words[e->n++] = arena_strndup(&g->arena, folded, m);
		}
		s += len > 0 ? len : 1;
		while (s < end && *s == ' ')
			s++;
	}
}

static void
take_line(struct gazetteer *g, const struct in *in, const char *line, size_t n)
{
	const char *field[4];
	size_t len[4], fields = text_fields(line, line + n, field, len, 4);
	struct entry *e;
	uint32_t b;

	if (n == 0 || *line == '#')
		return;
	if (fields < 2 || len[0] == 0 || len[1] == 0 || utf8_count(line, n) < 0) {
		tool_bad(in->name, in->line, "not NAME, a tab, and TYPE");
		return;
	}
	e = arena_zero(&g->arena, sizeof *e);
	take_words(g, e, field[0], len[0]);
	e->type = arena_strndup(&g->arena, field[1], len[1]);
	e->norm = fields > 2 && len[2] ? arena_strndup(&g->arena, field[2], len[2])
	    : arena_strndup(&g->arena, field[0], len[0]);
	e->id = fields > 3 && len[3] ? arena_strndup(&g->arena, field[3], len[3]) : NULL;
	if (e->n == 0)
		return;
	b = bucket(e->words[0]);
	if (g->last[b] == NULL)
		g->last[b] = &g->entries[b];
	*g->last[b] = e;
	g->last[b] = &e->next;
}

struct gazetteer *
gazetteer_open(const struct morph *morph, const char *file)
{
	struct gazetteer *g = mem_alloc(sizeof *g);
	struct in in;
	size_t n;
	char *line;

	g->morph = morph;
	if (!in_open(&in, file))
		tool_die("%s: no list of names", file);
	while ((line = in_line(&in, &n)) != NULL)
		take_line(g, &in, line, n > 0 && line[n - 1] == '\r' ? n - 1 : n);
	in_close(&in);
	return g;
}

void
gazetteer_close(struct gazetteer *g)
{
	if (g == NULL)
		return;
	arena_free(&g->arena);
	free(g);
}

/* ---- finding ---- */

/* Whether a token is a form of ${word}: it, or a word that has it as lemma or nominative. */
static bool
is_form(const struct gazetteer *g, const char *s, size_t n, const char *word)
{
	const struct word_form *w = morph_word(g->morph, s, n);
	size_t len = strlen(word);
	char form[2 * WORD_ROOM];

	if (w->len == len && memcmp(w->form, word, len) == 0)
		return true;
	for (int i = 0; i < w->n; i++) {
		if (morph_lemma(g->morph, w, &w->candidates[i], form) == len && memcmp(form, word, len) == 0)
			return true;
		if (morph_nominative(g->morph, w, &w->candidates[i], form) == len && memcmp(form, word, len) == 0)
			return true;
	}
	return false;
}

static bool
stands_at(const struct gazetteer *g, const struct doc *doc, const struct entry *e, uint32_t t, uint32_t end)
{
	if (t + e->n > end)
		return false;
	for (uint32_t i = 0; i < e->n; i++) {
		size_t n;
		const char *s = doc_text(doc, doc->toks.v[t + i], &n);

		if (!is_form(g, s, n, e->words[i]))
			return false;
	}
	return true;
}

/* The longest entry at token ${t} among those whose first word is ${word}. */
static const struct entry *
longest(const struct gazetteer *g, const struct doc *doc, const char *word, uint32_t t, uint32_t end,
    const struct entry *best)
{
	for (const struct entry *e = g->entries[bucket(word)]; e; e = e->next)
		if (strcmp(e->words[0], word) == 0 && (best == NULL || e->n > best->n) && stands_at(g, doc, e, t, end))
			best = e;
	return best;
}

/* Looks under everything that the token may be a form of. */
static const struct entry *
entry_at(const struct gazetteer *g, const struct doc *doc, uint32_t t, uint32_t end)
{
	size_t n;
	const char *s = doc_text(doc, doc->toks.v[t], &n);
	struct word_form w = *morph_word(g->morph, s, n);
	const struct entry *best = longest(g, doc, w.form, t, end, NULL);
	char form[2 * WORD_ROOM];

	for (int i = 0; i < w.n; i++) {
		form[morph_lemma(g->morph, &w, &w.candidates[i], form)] = '\0';
		best = longest(g, doc, form, t, end, best);
		n = morph_nominative(g->morph, &w, &w.candidates[i], form);
		form[n] = '\0';
		if (n > 0)
			best = longest(g, doc, form, t, end, best);
	}
	return best;
}

void
gazetteer_find(const struct gazetteer *g, struct doc *doc)
{
	for (size_t i = 0; i < doc->sents.n; i++) {
		const struct rec *sent = doc->sents.v[i];

		for (uint32_t t = sent->lo; t < sent->hi;) {
			const struct entry *e = entry_at(g, doc, t, sent->hi);

			if (e) {
				struct rec *m = doc_mention(doc, arena_strndup(&doc->arena, e->type, strlen(e->type)),
				    t, t + e->n);

				doc_add(doc, m, "norm", arena_strndup(&doc->arena, e->norm, strlen(e->norm)));
				if (e->id)
					doc_add(doc, m, "id", arena_strndup(&doc->arena, e->id, strlen(e->id)));
			}
			t += e ? e->n : 1;
		}
	}
}
