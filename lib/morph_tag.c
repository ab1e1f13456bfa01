/* morph_tag: which reading each word of a sentence has: a linear model over candidates, decoded with a beam. */
#include "morph_tag.h"

#include "embed.h"
#include "text.h"

#include <stdlib.h>

EMBED(words_dict, "lib/data/words.dict");
EMBED(tag_model, "lib/data/tag.model");

/* ---- columns: what a weight can speak for ---- */

enum { COLUMN_POS, COLUMN_CASE = 30, COLUMN_CASE_NUMBER = 37, COLUMN_GENDER = 58, COLUMN_ANIMACY = 61 };

/* Parts of speech, with the forms of verbs and adjectives that behave differently. */
static unsigned
pos_column(gram g)
{
	enum { ADJ_SHORT = 18, ADJ_CMP, ADV_CMP, AUX_INF, VERB_PAST, VERB_IMPERATIVE, VERB_INF, PARTICIPLE,
	    PARTICIPLE_SHORT, CONVERB };
	unsigned pos = gram_get(g, GRAM_POS), form = gram_get(g, GRAM_VERBFORM);
	bool is_short = gram_get(g, GRAM_VARIANT) != 0;

	if (pos == ADJ)
		return is_short ? ADJ_SHORT : gram_get(g, GRAM_DEGREE) == CMP ? ADJ_CMP : ADJ;
	if (pos == ADV)
		return gram_get(g, GRAM_DEGREE) == CMP ? ADV_CMP : ADV;
	if (pos == AUX)
		return form == INF ? AUX_INF : AUX;
	if (pos != VERB)
		return pos;
	if (form == INF)
		return VERB_INF;
	if (form == CONV)
		return CONVERB;
	if (form == PART_FORM)
		return is_short ? PARTICIPLE_SHORT : PARTICIPLE;
	if (gram_get(g, GRAM_MOOD) == MOOD_IMP)
		return VERB_IMPERATIVE;
	return gram_get(g, GRAM_TENSE) == PAST ? VERB_PAST : VERB;
}

void
tag_columns(gram g, uint8_t column[COLUMNS])
{
	unsigned k = gram_get(g, GRAM_CASE), number = gram_get(g, GRAM_NUMBER);

	if (k == PAR)
		k = GEN;
	if (k == VOC)
		k = NOM;
	column[0] = (uint8_t)(COLUMN_POS + pos_column(g));
	column[1] = (uint8_t)(COLUMN_CASE + k);
	column[2] = (uint8_t)(COLUMN_CASE_NUMBER + 3 * k + number);
	column[3] = (uint8_t)(gram_get(g, GRAM_GENDER) ? COLUMN_GENDER + gram_get(g, GRAM_GENDER) - 1 : ROW - 1);
	column[4] = (uint8_t)(gram_get(g, GRAM_ANIMACY) ? COLUMN_ANIMACY + gram_get(g, GRAM_ANIMACY) - 1 : ROW - 1);
}

static uint32_t
class_of(const struct candidate *c)
{
	return 1U + c->column[0] + 64U * c->column[2] + 4096U * c->column[3];
}

/* ---- features ---- */

static uint32_t
row(uint32_t template, uint32_t a, uint32_t b)
{
	return morph_mix(morph_mix(template * 0x9E3779B9U, a), b) | 1;
}

const struct word_form *
tag_at(const struct tag_word *w, long i, long n)
{
	static const struct word_form outside = {.hash = 1, .kinds = 1};

	return i < 0 || i >= n ? &outside : &w[i].form;
}

/* The next verb's kinds of reading, or nothing where a clause may end before it. */
static uint32_t
verb_right(const struct tag_word *words, long i, long n)
{
	for (long k = i + 1; k < n && k <= i + 6; k++) {
		const struct word_form *w = &words[k].form;
		unsigned pos = gram_get(w->candidates[0].gram, GRAM_POS);

		if (pos == VERB || pos == AUX)
			return w->kinds;
		if (pos == PUNCT || pos == SCONJ)
			return 2;
	}
	return 3;
}

static uint32_t
look_of(const struct word_form *w, bool start)
{
	return w->wcase | (uint32_t)start << 2 | (uint32_t)w->known << 3;
}

int
tag_form_rows(const struct word_form *w, bool start, uint32_t *out)
{
	uint32_t look = look_of(w, start), *p = out;

	*p++ = row(1, w->hash, 0);
	*p++ = row(2, w->suffix[1], look);
	*p++ = row(3, w->suffix[2], look);
	*p++ = row(4, w->suffix[3], look);
	*p++ = row(5, w->kinds, look);
	return (int)(p - out);
}

int
tag_word_rows(const struct tag_word *words, long i, long n, uint32_t *out)
{
	const struct word_form *w = tag_at(words, i, n), *l = tag_at(words, i - 1, n), *r = tag_at(words, i + 1, n);
	const struct word_form *ll = tag_at(words, i - 2, n), *rr = tag_at(words, i + 2, n);
	uint32_t *p = out;

	*p++ = row(6, l->hash, 0);
	*p++ = row(7, r->hash, 0);
	*p++ = row(8, l->hash, w->kinds);
	*p++ = row(9, r->hash, w->kinds);
	*p++ = row(10, l->kinds, w->kinds);
	*p++ = row(11, w->kinds, r->kinds);
	*p++ = row(12, ll->hash, w->kinds);
	*p++ = row(13, rr->hash, w->kinds);
	*p++ = row(14, l->suffix[2], w->kinds);
	*p++ = row(15, r->suffix[2], w->kinds);
	*p++ = row(16, r->kinds, rr->kinds);
	*p++ = row(17, l->wcase, morph_mix(look_of(w, i == 0), r->wcase));
	*p++ = row(18, l->hash, w->hash);
	*p++ = row(19, w->hash, r->hash);
	*p++ = row(20, morph_mix(l->kinds, w->kinds), r->kinds);
	*p++ = row(21, w->suffix[2], r->suffix[1]);
	*p++ = row(22, verb_right(words, i, n), w->kinds);
	return (int)(p - out);
}

int
tag_near_rows(const struct tag_state *s, const struct tag_word *words, long i, long n, uint32_t *out)
{
	const struct word_form *w = tag_at(words, i, n), *r = tag_at(words, i + 1, n);
	uint32_t *p = out;

	*p++ = row(31, s->class1, 0);
	*p++ = row(32, s->class1, s->class2);
	*p++ = row(33, s->class1, s->lemma1);
	*p++ = row(34, s->class1, w->kinds);
	*p++ = row(38, s->class1, r->kinds);
	*p++ = row(40, morph_mix(s->class1, s->class2), w->kinds);
	return (int)(p - out);
}

int
tag_far_rows(const struct tag_far *s, const struct word_form *w, uint32_t *out)
{
	uint32_t *p = out;

	*p++ = row(35, s->preposition, 0);
	*p++ = row(36, s->verb, s->nominative);
	*p++ = row(37, s->nominative, w->kinds);
	*p++ = row(39, s->verb, w->kinds);
	*p++ = row(41, s->preposition, w->kinds);
	*p++ = row(42, s->attribute, 0);
	return (int)(p - out);
}

int
tag_own_rows(const struct candidate *c, const struct word_form *w, uint32_t *out)
{
	uint32_t *p = out;

	*p++ = row(51, c->lemma, 0);
	*p++ = row(52, c->from, w->wcase);
	return (int)(p - out);
}

int
tag_pair_rows(const struct candidate *c, const struct word_form *l, uint32_t *out)
{
	*out = row(53, c->lemma, l->hash);
	return 1;
}

int
tag_convention_rows(const struct tag_word *words, long i, uint32_t convention, uint32_t *out)
{
	const struct word_form *w = &words[i].form;
	uint32_t *p = out;

	*p++ = row(61, w->hash, convention);
	*p++ = row(62, w->kinds, convention);
	*p++ = row(63, w->suffix[2], convention);
	*p++ = row(64, w->wcase, convention);
	return (int)(p - out);
}

struct tag_state
tag_next(const struct tag_state *s, const struct word_form *w, const struct candidate *c)
{
	struct tag_state next = *s;
	unsigned pos = gram_get(c->gram, GRAM_POS), kase = gram_get(c->gram, GRAM_CASE);
	bool noun = pos == NOUN || pos == PROPN || pos == PRON;

	next.class2 = s->class1;
	next.class1 = class_of(c);
	next.lemma1 = c->lemma;
	if (pos == ADP)
		next.far.preposition = w->hash;
	else if (noun || pos == VERB || pos == AUX)
		next.far.preposition = 0;
	if (pos == VERB || pos == AUX)
		next.far.verb = c->lemma;
	if (noun && kase == NOM)
		next.far.nominative = 1;
	else if (pos == SCONJ || (pos == PUNCT && w->form[0] != ',' && w->len == 1))
		next.far.nominative = next.far.verb = 0;
	if ((pos == ADJ || pos == DET || pos == NUM || pos == VERB) && kase)
		next.far.attribute = next.class1;
	else if (noun || pos == VERB || pos == ADP)
		next.far.attribute = 0;
	return next;
}

/* ---- decoding ---- */

/* A sequence of candidates up to some word. */
struct hypothesis {
	struct tag_state state;
	int score;
	uint8_t before;    /* the hypothesis of the previous word that it goes on from */
	uint8_t candidate;
};

struct tagger {
	VEC(struct tag_word) words;
	VEC(struct hypothesis) beam; /* TAG_BEAM for each word */
	struct tag_weights weights;
};

size_t
tag_bucket(uint32_t key, uint32_t buckets)
{
	return (size_t)((uint64_t)key * buckets >> 32) * BUCKET;
}

long
tag_find(const struct tag_weights *weights, uint32_t key)
{
	typedef uint16_t marks __attribute__((vector_size(2 * BUCKET)));
	static const marks place = {1, 2, 3, 4, 5, 6, 7, 8};
	size_t first = tag_bucket(key, weights->buckets);
	uint64_t half[2], found;
	marks bucket;

	/* eight comparisons at once, of which one at most leaves its place */
	memcpy(&bucket, weights->marks + first, sizeof bucket);
	bucket = (marks)(bucket == (uint16_t)key) & place;
	memcpy(half, &bucket, sizeof half);
	found = half[0] | half[1];
	found |= found >> 32;
	found = (found | found >> 16) & 15;
	return found ? (long)(first + found - 1) : TAG_NOWHERE;
}

/* Puts the rows of ${n} features in their place; returns how many have one. */
static int
find_rows(const struct tag_weights *weights, uint32_t *keys, int n)
{
	int found = 0;

	for (int k = 0; k < n; k++) {
		long r = tag_find(weights, keys[k]);

		if (r == TAG_NOWHERE)
			continue;
		__builtin_prefetch(weights->bytes ? (const void *)weights->bytes[r] : (const void *)weights->words[r]);
		keys[found++] = (uint32_t)r;
	}
	return found;
}

/* What ${n} rows say of one candidate. */
static int
of_candidate(const struct tag_weights *weights, const uint32_t *rows, int n, const struct candidate *c)
{
	const uint8_t *x = c->column;
	int score = 0;

	_Static_assert(COLUMNS == 5, "all columns are summed");
	for (int k = 0; k < n && weights->bytes; k++) {
		const int8_t *r = weights->bytes[rows[k]];

		score += r[x[0]] + r[x[1]] + r[x[2]] + r[x[3]] + r[x[4]];
	}
	for (int k = 0; k < n && weights->words; k++) {
		const int32_t *r = weights->words[rows[k]];

		score += r[x[0]] + r[x[1]] + r[x[2]] + r[x[3]] + r[x[4]];
	}
	return score;
}

/* Adds what ${n} features say of each candidate of the word. Where these are many, rows are summed as a whole. */
static void
add_features(const struct tag_weights *weights, uint32_t *keys, int n, const struct word_form *w, int *scores)
{
	enum { FEW = 2, LANES = 16 };
	typedef int8_t bytes __attribute__((vector_size(LANES)));
	typedef int16_t words __attribute__((vector_size(2 * LANES)));
	words sum[ROW / LANES] = {{0}};
	int16_t of[ROW];

	n = find_rows(weights, keys, n);
	if (w->n <= FEW || weights->bytes == NULL) {
		for (int c = 0; c < w->n; c++)
			scores[c] += of_candidate(weights, keys, n, &w->candidates[c]);
		return;
	}
	for (int k = 0; k < n; k++)
		for (int i = 0; i < ROW / LANES; i++) {
			bytes b;

			memcpy(&b, weights->bytes[keys[k]] + i * LANES, sizeof b);
			sum[i] += __builtin_convertvector(b, words);
		}
	memcpy(of, sum, sizeof of);
	for (int c = 0; c < w->n; c++)
		for (int i = 0; i < COLUMNS; i++)
			scores[c] += of[w->candidates[c].column[i]];
}

/* What the form of a word says of its candidates, without its neighbours. */
static void
score_form(const struct tag_weights *weights, const struct word_form *w, bool start, int *scores)
{
	uint32_t keys[TAG_ROWS];

	add_features(weights, keys, tag_form_rows(w, start, keys), w, scores);
	for (int c = 0; c < w->n; c++) {
		int m = find_rows(weights, keys, tag_own_rows(&w->candidates[c], w, keys));

		scores[c] += of_candidate(weights, keys, m, &w->candidates[c]);
	}
}

/* What each candidate's lemma says beside the word to the left. */
static void
add_pairs(const struct tag_weights *weights, const struct word_form *w, const struct word_form *l, int *scores)
{
	uint32_t key = 0;
	int m = 0;

	for (int c = 0; c < w->n; c++) {
		if (c == 0 || w->candidates[c].lemma != w->candidates[c - 1].lemma)
			m = find_rows(weights, &key, tag_pair_rows(&w->candidates[c], l, &key));
		scores[c] += of_candidate(weights, &key, m, &w->candidates[c]);
	}
}

/* Score of each candidate of word ${i} that does not depend on what came before. */
static void
score_word(const struct tag_weights *weights, const struct tag_word *words, long i, long n, int *scores)
{
	const struct word_form *w = &words[i].form;
	uint32_t keys[TAG_ROWS];
	int m;

	memset(scores, 0, w->n * sizeof *scores);
	if (w->n == 1)
		return;
	if (i == 0 || weights->bytes == NULL)
		score_form(weights, w, i == 0, scores);
	else
		for (int c = 0; c < w->n; c++)
			scores[c] = w->candidates[c].score;
	m = tag_word_rows(words, i, n, keys);
	if (weights->convention)
		m += tag_convention_rows(words, i, weights->convention, keys + m);
	add_features(weights, keys, m, w, scores);
	add_pairs(weights, w, tag_at(words, i - 1, n), scores);
	for (int c = 0; c < w->n; c++)
		if (!(words[i].allowed >> c & 1))
			scores[c] += weights->margin;
}

/* Keeps ${h} if it is among the TAG_BEAM best of the word. Ties go to what came first. */
static void
keep(struct hypothesis *beam, int *n, const struct hypothesis *h)
{
	int at = *n;

	if (*n == TAG_BEAM) {
		if (beam[TAG_BEAM - 1].score >= h->score)
			return;
		at = TAG_BEAM - 1;
	} else
		++*n;
	for (; at > 0 && beam[at - 1].score < h->score; at--)
		beam[at] = beam[at - 1];
	beam[at] = *h;
}

/* The states after word ${w}. Of hypotheses that go on alike the best is kept; returns how many are left. */
static int
go_on(const struct hypothesis *from, struct hypothesis *to, int kept, const struct word_form *w)
{
	int left = 0;

	for (int b = 0; b < kept; b++) {
		struct hypothesis h = to[b];
		bool same = false;

		h.state = tag_next(&from[h.before].state, w, &w->candidates[h.candidate]);
		for (int k = 0; k < left; k++)
			same |= memcmp(&to[k].state, &h.state, sizeof h.state) == 0;
		if (!same)
			to[left++] = h;
	}
	return left;
}

void
tag_decode(struct tagger *t, const struct tag_weights *weights, const struct tag_word *words, long n, bool allowed,
    uint8_t *best)
{
	struct hypothesis *beam;
	int kept = 1, before = 1;

	t->beam.n = 0;
	while (t->beam.room < (size_t)(n + 1) * TAG_BEAM)
		t->beam.v = mem_grow(t->beam.v, &t->beam.room, sizeof *t->beam.v);
	beam = t->beam.v;
	memset(beam, 0, sizeof *beam);
	for (long i = 0; i < n; i++, before = kept) {
		const struct word_form *w = &words[i].form;
		struct hypothesis *from = beam + i * TAG_BEAM, *to = from + TAG_BEAM;
		int alone[WORD_CANDIDATES], far[WORD_CANDIDATES], scores[WORD_CANDIDATES];
		bool choice = before * w->n > 1;

		kept = 0;
		score_word(weights, words, i, n, alone);
		for (int b = 0; b < before; b++) {
			uint32_t keys[TAG_ROWS];

			if (b == 0 || memcmp(&from[b].state.far, &from[b - 1].state.far, sizeof from->state.far) != 0) {
				memcpy(far, alone, w->n * sizeof *far);
				if (choice)
					add_features(weights, keys, tag_far_rows(&from[b].state.far, w, keys), w, far);
			}
			memcpy(scores, far, w->n * sizeof *scores);
			if (choice)
				add_features(weights, keys, tag_near_rows(&from[b].state, words, i, n, keys), w,
				    scores);
			for (int c = 0; c < w->n; c++) {
				struct hypothesis h = {.score = from[b].score + scores[c], .before = (uint8_t)b,
				    .candidate = (uint8_t)c};

				if (!allowed || words[i].allowed >> c & 1)
					keep(to, &kept, &h);
			}
		}
		kept = go_on(from, to, kept, w);
	}
	for (long i = n, b = 0; i > 0; i--) {
		const struct hypothesis *h = &beam[i * TAG_BEAM + b];

		best[i - 1] = h->candidate;
		b = h->before;
	}
}

/* ---- documents ---- */

struct tagger *
tagger_new(void)
{
	return mem_alloc(sizeof(struct tagger));
}

void
tagger_free(struct tagger *t)
{
	vec_free(&t->words);
	vec_free(&t->beam);
	free(t);
}

static void
keep_scores(const struct tag_weights *weights, struct word_form *w)
{
	int scores[WORD_CANDIDATES] = {0};

	if (w->n > 1 && weights->bytes)
		score_form(weights, w, false, scores);
	for (int c = 0; c < w->n; c++)
		w->candidates[c].score = (int16_t)scores[c];
	w->scored = true;
}

void
tag_take_word(const struct morph *m, const char *s, size_t n, struct tag_word *out)
{
	struct word_form *w = morph_word(m, s, n);

	if (!w->scored)
		keep_scores(&m->weights, w);
	memcpy(&out->form, w, offsetof(struct word_form, candidates) + w->n * sizeof w->candidates[0]);
	out->allowed = UINT32_MAX;
}

struct morph *
morph_open(void)
{
	static const uint16_t none[BUCKET];
	struct morph *m = mem_alloc(sizeof *m);

	m->weights.marks = none;
	dict_open(&m->dict, words_dict);
	m->cache = mem_alloc(CACHE_SIZE * sizeof *m->cache);
	m->tagger = tagger_new();
	m->feats = mem_alloc(FEATS_SIZE * sizeof *m->feats);
	if (tag_model_end - tag_model == sizeof(struct tag_model) && memcmp(tag_model, TAG_MAGIC, 8) == 0) {
		const struct tag_model *model = (const struct tag_model *)(const void *)tag_model;

		m->weights = (struct tag_weights){.marks = model->marks, .buckets = BUCKETS, .bytes = model->rows};
	}
	return m;
}

void
morph_close(struct morph *m)
{
	dict_close(&m->dict);
	for (int i = 0; i < FEATS_SIZE; i++)
		free(m->feats[i].feats);
	free(m->feats);
	free(m->cache);
	tagger_free(m->tagger);
	free(m);
}

/* FEATS of ${g}, kept for the next token that has the same. */
static const char *
feats_of(const struct morph *m, struct doc *doc, gram g)
{
	uint32_t i = morph_mix((uint32_t)g, (uint32_t)(g >> 32)) & (FEATS_SIZE - 1);
	char feats[GRAM_FEATS_ROOM];

	if (m->feats[i].feats && m->feats[i].gram == g)
		return m->feats[i].feats;
	gram_feats(g, feats);
	if (m->feats[i].feats)
		return arena_strndup(&doc->arena, feats, strlen(feats));
	m->feats[i].gram = g;
	m->feats[i].feats = mem_strndup(feats, strlen(feats));
	return m->feats[i].feats;
}

static void
put_reading(const struct morph *m, struct doc *doc, struct rec *t, const struct word_form *w, const struct candidate *c)
{
	void (*put)(struct doc *, struct rec *, const char *, const char *) = t->keys ? doc_set : doc_add;
	char lemma[2 * WORD_ROOM];
	size_t n = morph_whole_lemma(m, w, c, lemma);

	t->gram = c->gram;
	t->lemma = arena_strndup(&doc->arena, lemma, n);
	put(doc, t, "lemma", t->lemma);
	put(doc, t, "pos", gram_pos(c->gram));
	put(doc, t, "feats", feats_of(m, doc, c->gram));
}

static void
tag_sentence(const struct morph *m, struct doc *doc, const struct rec *sent)
{
	struct tagger *t = m->tagger;
	uint8_t *best = arena_alloc(&doc->arena, sent->hi - sent->lo);

	vec_clear(&t->words);
	for (uint32_t i = sent->lo; i < sent->hi; i++) {
		size_t n;
		const char *s = doc_text(doc, doc->toks.v[i], &n);

		if (t->words.n == t->words.room)
			t->words.v = mem_grow(t->words.v, &t->words.room, sizeof *t->words.v);
		tag_take_word(m, s, n, &t->words.v[t->words.n++]);
	}
	tag_decode(t, &m->weights, t->words.v, (long)t->words.n, false, best);
	for (size_t i = 0; i < t->words.n; i++)
		if (doc->toks.v[sent->lo + i]->gram == 0)
			put_reading(m, doc, doc->toks.v[sent->lo + i], &t->words.v[i].form,
			    &t->words.v[i].form.candidates[best[i]]);
}

void
morph_tag(const struct morph *m, struct doc *doc)
{
	doc_grams(doc);
	for (size_t s = 0; s < doc->sents.n; s++) {
		const struct rec *sent = doc->sents.v[s];

		for (uint32_t i = sent->lo; i < sent->hi; i++) {
			if (doc->toks.v[i]->gram == 0) {
				tag_sentence(m, doc, sent);
				break;
			}
		}
	}
}
