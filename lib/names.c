/* names: people, places and organisations by a learned model. */
#include "names.h"

#include "embed.h"
#include "names_impl.h"
#include "text.h"

#include <stdlib.h>

EMBED(names_model, "lib/data/names.model");

static const char magic[8] = "names01\n";

/* The file: magic, transitions, scale-free weights, a row of TAGS each. */
struct model {
	char magic[sizeof magic];
	int32_t trans[TAGS][TAGS];
	int8_t weights[NAMES_ROWS][TAGS];
};

struct names {
	const struct model *model;
	void *loaded; /* what a file was read into, NULL for the embedded one */
	look_vec looks;
	features_vec features;
	VEC(int) scores;
	VEC(unsigned char) tags;
};

/* ---- features ---- */

static uint32_t
mix(uint32_t h, uint32_t v)
{
	h ^= v + 0x9E3779B9U + (h << 6) + (h >> 2);
	h *= 0x85EBCA6BU;
	return h ^ h >> 13;
}

static uint32_t
hash(const char *s, size_t n)
{
	uint32_t h = 2166136261U;

	for (size_t i = 0; i < n; i++)
		h = (h ^ (unsigned char)s[i]) * 16777619U;
	return h;
}

uint32_t
names_salted(uint32_t row, uint32_t salt)
{
	return salt ? mix(row, salt) & (NAMES_ROWS - 1) : row;
}

/* Shape: classes of characters, runs shortened to two: «Aa» «AA» «Aa-Aa» «0» «aa». */
static uint32_t
shape_of(const char *s, size_t n, bool *upper)
{
	const char *end = s + n;
	char shape[16];
	size_t len = 0;

	*upper = false;
	while (s < end && len < sizeof shape) {
		int32_t cp = utf8_next(&s, end);
		enum text_class c = text_class(cp);
		char k = c == TEXT_UPPER ? 'A' : c == TEXT_LOWER || c == TEXT_LETTER ? 'a' : c == TEXT_DIGIT ? '0' : (char)cp;

		if (k == 'A' && cp < 0x80)
			k = 'L';
		if (len == 0)
			*upper = k == 'A' || k == 'L';
		if (len >= 2 && shape[len - 1] == k && shape[len - 2] == k)
			continue;
		shape[len++] = k;
	}
	return hash(shape, len);
}

/* The hash of the last ${count} letters of folded Cyrillic (two bytes each), of the whole where it is shorter. */
static uint32_t
suffix(const char *s, size_t n, size_t count)
{
	return n > 2 * count ? hash(s + n - 2 * count, 2 * count) : hash(s, n);
}

static struct look
look_at(const struct doc *doc, const struct rec *t)
{
	struct look k = {0};
	char folded[128];
	size_t n;
	const char *s = doc_text(doc, t, &n);

	k.shape = shape_of(s, n, &k.upper);
	n = text_fold(s, n, folded, sizeof folded);
	k.word = hash(folded, n);
	k.lemma = t->lemma ? hash(t->lemma, strlen(t->lemma)) : k.word;
	k.suffix2 = suffix(folded, n, 2);
	k.suffix3 = suffix(folded, n, 3);
	k.suffix4 = suffix(folded, n, 4);
	k.prefix3 = hash(folded, n < 6 ? n : 6);
	k.pos = gram_get(t->gram, GRAM_POS);
	k.kase = gram_get(t->gram, GRAM_CASE);
	k.number = gram_get(t->gram, GRAM_NUMBER);
	return k;
}

static void
add(struct token_features *f, uint32_t template, uint32_t a, uint32_t b)
{
	f->row[f->n++] = mix(mix(mix(17, template), a), b) & (NAMES_ROWS - 1);
}

/* The features of token ${i}: itself, two neighbours to each side, and pairs. */
static void
features_at(const struct look *k, long i, long n, struct token_features *f)
{
	static const struct look outside = {.word = 1, .lemma = 1, .shape = 1};
	const struct look *at[5];

	for (long d = -2; d <= 2; d++)
		at[d + 2] = i + d >= 0 && i + d < n ? &k[i + d] : &outside;
	f->n = 0;
	add(f, 0, 0, 0);
	for (uint32_t d = 0; d < 5; d++) {
		add(f, 10 + d, at[d]->word, 0);
		add(f, 20 + d, at[d]->lemma, at[d]->upper);
		add(f, 30 + d, at[d]->shape, 0);
		add(f, 40 + d, at[d]->pos << 8 | at[d]->kase << 4 | at[d]->number, 0);
	}
	for (uint32_t d = 1; d < 4; d++) {
		add(f, 50 + d, at[d]->suffix3, at[d]->upper);
		add(f, 60 + d, at[d]->suffix4, at[d]->upper);
	}
	add(f, 70, at[2]->suffix2, at[2]->shape);
	add(f, 71, at[2]->prefix3, at[2]->upper);
	add(f, 72, at[1]->shape, at[2]->shape);
	add(f, 73, at[2]->shape, at[3]->shape);
	add(f, 74, mix(at[1]->shape, at[2]->shape), at[3]->shape);
	add(f, 75, at[1]->lemma, at[2]->shape);
	add(f, 76, at[1]->lemma, at[2]->lemma);
	add(f, 77, at[2]->lemma, at[3]->lemma);
	add(f, 78, at[2]->shape, at[3]->lemma);
	add(f, 79, at[1]->pos << 8 | at[1]->kase, at[2]->pos << 8 | at[2]->kase);
	add(f, 80, at[2]->pos << 8 | at[2]->kase, at[3]->pos << 8 | at[3]->kase);
	add(f, 81, at[2]->start, at[2]->shape);
	add(f, 82, at[2]->quoted, at[2]->shape);
	add(f, 83, at[1]->lemma, at[0]->lemma);
	add(f, 84, mix(at[1]->lemma, at[2]->suffix3), at[2]->upper);
	add(f, 85, at[2]->kase, at[1]->lemma);
}

void
names_features(const struct doc *doc, const struct rec *sent, look_vec *looks, features_vec *out)
{
	int quotes = 0;
	bool start = true;

	vec_clear(looks);
	vec_clear(out);
	for (uint32_t t = sent->lo; t < sent->hi; t++) {
		const struct rec *tok = doc->toks.v[t];
		struct look k = look_at(doc, tok);
		const char *s = doc->text.s + tok->b;
		int32_t cp = utf8_next(&s, doc->text.s + tok->e);

		k.start = start;
		k.quoted = quotes > 0;
		start = start && k.pos == PUNCT;
		quotes += cp == 0xAB ? 1 : cp == 0xBB && quotes > 0 ? -1 : 0;
		vec_push(looks, k);
	}
	for (size_t i = 0; i < looks->n; i++) {
		struct token_features f;

		features_at(looks->v, (long)i, (long)looks->n, &f);
		vec_push(out, f);
	}
}

/* ---- decoding ---- */

/* B- and O may follow anything, I- only its own kind. */
static bool
may_follow(int before, int after)
{
	switch (after) {
	case I_PER:
		return before == B_PER || before == I_PER;
	case I_LOC:
		return before == B_LOC || before == I_LOC;
	case I_ORG:
		return before == B_ORG || before == I_ORG;
	default:
		return true;
	}
}

/* One chain: tags [first, first + count). ${back} has room for n * count. */
static void
viterbi(int (*scores)[TAGS], size_t n, int (*trans)[TAGS], int first, int count, unsigned char *back,
    unsigned char (*tags)[2], int chain)
{
	int best[2][CHAIN1];

	for (size_t i = 0; i < n; i++) {
		for (int to = 0; to < count; to++) {
			int top = INT32_MIN, from_top = 0;

			for (int from = 0; from < (i ? count : 1); from++) {
				int s = (i ? best[(i + 1) & 1][from] : 0) + trans[first + from][first + to];

				if (may_follow(first + from, first + to) && s > top && (i == 0 || best[(i + 1) & 1][from] > INT32_MIN / 2))
					top = s, from_top = from;
			}
			best[i & 1][to] = top == INT32_MIN ? INT32_MIN / 2 : top + scores[i][first + to];
			back[i * (size_t)count + (size_t)to] = (unsigned char)from_top;
		}
	}
	for (size_t i = n; i-- > 0;) {
		int tag = 0;

		if (i + 1 < n)
			tag = back[(i + 1) * (size_t)count + tags[i + 1][chain] - (size_t)first];
		else
			for (int t = 1; t < count; t++)
				tag = best[i & 1][t] > best[i & 1][tag] ? t : tag;
		tags[i][chain] = (unsigned char)(first + tag);
	}
}

void
names_decode(int (*scores)[TAGS], size_t n, int (*trans)[TAGS], unsigned char (*tags)[2])
{
	unsigned char *back = mem_alloc(n * CHAIN1);

	viterbi(scores, n, trans, O1, CHAIN1, back, tags, 0);
	viterbi(scores, n, trans, O2, CHAIN2, back, tags, 1);
	free(back);
}

/* ---- a document ---- */

static void
load(struct names *names, const char *file)
{
	FILE *f = fopen(file, "rb");

	if (f == NULL)
		tool_die("%s: cannot be opened", file);
	names->loaded = mem_alloc(sizeof(struct model));
	if (fread(names->loaded, 1, sizeof(struct model), f) != sizeof(struct model))
		tool_die("%s: too short for a model of names", file);
	fclose(f);
	names->model = names->loaded;
}

struct names *
names_open(const char *file)
{
	struct names *names = mem_alloc(sizeof *names);

	names->model = (const struct model *)names_model;
	if (file)
		load(names, file);
	else if ((size_t)(names_model_end - names_model) < sizeof(struct model))
		names->model = NULL;
	if (names->model == NULL || memcmp(names->model->magic, magic, sizeof magic) != 0)
		tool_die("%s: no model of names", file ? file : "embedded");
	return names;
}

void
names_close(struct names *names)
{
	free(names->loaded);
	vec_free(&names->looks);
	vec_free(&names->features);
	vec_free(&names->scores);
	vec_free(&names->tags);
	free(names);
}

/* Whether tokens [lo, hi) cross, or repeat, a mention that is there. */
static bool
clashes(const struct doc *doc, size_t old, const char *type, uint32_t lo, uint32_t hi)
{
	for (size_t i = 0; i < old; i++) {
		const struct rec *e = doc->ents.v[i];

		if (e->hi <= lo || hi <= e->lo)
			continue;
		if (e->lo == lo && e->hi == hi && strcmp(e->type, type) == 0)
			return true;
		if ((e->lo < lo && e->hi < hi) || (lo < e->lo && hi < e->hi))
			return true;
	}
	return false;
}

/* The mentions of one chain in a sentence. */
static void
add_mentions(struct doc *doc, const struct rec *sent, unsigned char (*tags)[2], int chain, size_t old)
{
	static const char *const types[TAGS] = {[B_PER] = "PER", [B_LOC] = "LOC", [B_ORG] = "ORG"};
	uint32_t n = sent->hi - sent->lo;

	for (uint32_t i = 0, j; i < n; i = j) {
		int tag = tags[i][chain];

		j = i + 1;
		if (types[tag] == NULL)
			continue;
		while (j < n && tags[j][chain] == tag + 1)
			j++;
		if (!clashes(doc, old, types[tag], sent->lo + i, sent->lo + j))
			doc_mention(doc, types[tag], sent->lo + i, sent->lo + j);
	}
}

static void
score_sentence(struct names *names, size_t n)
{
	vec_clear(&names->scores);
	for (size_t i = 0; i < n; i++) {
		const struct token_features *f = &names->features.v[i];
		int sum[TAGS] = {0};

		for (int k = 0; k < f->n; k++)
			for (int t = 0; t < TAGS; t++)
				sum[t] += names->model->weights[f->row[k]][t];
		for (int t = 0; t < TAGS; t++)
			vec_push(&names->scores, sum[t]);
	}
}

void
names_find(struct names *names, struct doc *doc)
{
	size_t old = doc->ents.n;

	for (size_t s = 0; s < doc->sents.n; s++) {
		const struct rec *sent = doc->sents.v[s];
		size_t n = sent->hi - sent->lo;

		if (n == 0)
			continue;
		names_features(doc, sent, &names->looks, &names->features);
		score_sentence(names, n);
		vec_clear(&names->tags);
		for (size_t i = 0; i < 2 * n; i++)
			vec_push(&names->tags, 0);
		names_decode((int(*)[TAGS])names->scores.v, n, (int(*)[TAGS])names->model->trans,
		    (unsigned char(*)[2])names->tags.v);
		add_mentions(doc, sent, (unsigned char(*)[2])names->tags.v, 0, old);
		add_mentions(doc, sent, (unsigned char(*)[2])names->tags.v, 1, old);
	}
}
