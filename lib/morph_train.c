/*
 * morph_train: learns the tagger's weights from records with gold readings: the mean of averaged structured perceptrons
 * that differ in the order of their examples.
 */
#include "morph_tag.h"

#include "text.h"

#include <math.h>
#include <stdlib.h>

enum {
	RUNS = 6,
	FULL_EPOCHS = 3,    /* the last ones, over sentences that say all */
	OFTEN = 2,          /* a feature that occurs less is not learned */
	MARGIN = 60,        /* by which the right reading has to win: regularises */
	LEARNT_BUCKETS = 1 << 19, LEARNT_ROWS = BUCKET * LEARNT_BUCKETS
};

/* Of a weight in a model. Larger ones are cut at 127, and cutting costs more than rounding does. */
static const double scale = 4;

/* A word to learn from. */
struct gold {
	const char *form;
	uint32_t n;       /* bytes */
	uint32_t allowed; /* candidates that agree with what people say, as bits */
};

struct example {
	struct gold *words;
	long n;
	bool partial;
	uint32_t convention; /* a hash of whose tags these are, 0 if nobody's own */
};

struct trainer {
	struct morph *m;
	struct arena arena;
	VEC(struct example) examples;
	VEC(struct tag_word) words;
	VEC(uint8_t) right, got;
	uint32_t *keys;      /* LEARNT_ROWS, in buckets */
	uint16_t *marks;     /* and their marks */
	uint32_t *seen;      /* how often a row's feature occurs */
	bool *own;           /* whether it speaks for one convention only */
	int32_t (*w)[ROW];
	/* of the weights after each step, of all runs; of the present one less ${w} times ${step} */
	int64_t (*sum)[ROW];
	int64_t step;        /* of this run */
	int64_t steps;       /* of the runs before */
	size_t unknown;      /* words that have no candidate of their part of speech */
};

/* ---- what people say ---- */

/* Whether ${upos} is among ${list}, of names separated by `|`. */
static bool
listed(const char *list, const char *upos)
{
	size_t n = strlen(upos);

	for (const char *p = list; (p = strstr(p, upos)) != NULL; p += n)
		if ((p == list || p[-1] == '|') && (p[n] == '\0' || p[n] == '|'))
			return true;
	return false;
}

/* How well a reading agrees with the gold one: -1 not at all, else the number of attributes. */
static int
agreement(gram g, gram gold, bool partial)
{
	static const enum gram_attr attrs[] = {GRAM_CASE, GRAM_NUMBER, GRAM_GENDER, GRAM_VERBFORM, GRAM_TENSE,
	    GRAM_MOOD, GRAM_PERSON, GRAM_ANIMACY, GRAM_ASPECT, GRAM_DEGREE, GRAM_VARIANT, GRAM_VOICE, GRAM_POLARITY};
	int same = 0;

	for (size_t i = 0; i < sizeof attrs / sizeof *attrs; i++) {
		unsigned x = gram_get(g, attrs[i]), y = gram_get(gold, attrs[i]);

		if (partial && (x == 0 || y == 0) && !(attrs[i] == GRAM_CASE && y))
			continue;
		if (partial && x != y)
			return -1;
		same += 4 * (x == y) + 8 * (x == y && i < 3);
	}
	return same;
}

static uint32_t
allowed_of(struct trainer *t, const struct word_form *w, const struct rec *tok, bool partial)
{
	const char *pos = doc_get(tok, "pos"), *lemma = doc_get(tok, "lemma");
	gram gold = gram_read(NULL, doc_get(tok, "feats"));
	char folded[2 * WORD_ROOM], own[2 * WORD_ROOM];
	size_t n = lemma ? text_fold(lemma, strlen(lemma), folded, sizeof folded) : 0;
	uint32_t allowed = 0;
	int best = 0;

	if (pos == NULL)
		return UINT32_MAX;
	for (int i = 0; i < w->n; i++) {
		const struct candidate *c = &w->candidates[i];
		int score = listed(pos, gram_pos(c->gram)) ? agreement(c->gram, gold, partial) : -1;

		if (score < 0)
			continue;
		if (n > 0 && morph_lemma(t->m, w, c, own) == n && memcmp(own, folded, n) == 0)
			score++;
		score = partial ? 1 : score + 1;
		if (score > best)
			allowed = 0, best = score;
		if (score == best)
			allowed |= 1U << i;
	}
	t->unknown += allowed == 0;
	return allowed ? allowed : UINT32_MAX;
}

static void
take_document(struct trainer *t, const struct doc *doc)
{
	bool partial = doc_get(doc->d, "partial") != NULL;
	const char *convention = doc_get(doc->d, "convention");

	for (size_t s = 0; s < doc->sents.n; s++) {
		const struct rec *sent = doc->sents.v[s];
		struct example x = {arena_alloc(&t->arena, (sent->hi - sent->lo) * sizeof *x.words),
		    sent->hi - sent->lo, partial, convention ? morph_hash(convention, strlen(convention)) : 0};

		for (long i = 0; i < x.n; i++) {
			const struct rec *tok = doc->toks.v[sent->lo + (uint32_t)i];
			size_t n;
			const char *form = doc_text(doc, tok, &n);

			x.words[i].form = arena_strndup(&t->arena, form, n);
			x.words[i].n = (uint32_t)n;
			x.words[i].allowed = allowed_of(t, morph_word(t->m, form, n), tok, partial);
		}
		vec_push(&t->examples, x);
	}
}

/* ---- features ---- */

static void
take_words(struct trainer *t, const struct example *x)
{
	vec_clear(&t->words);
	vec_clear(&t->right);
	vec_clear(&t->got);
	for (long i = 0; i < x->n; i++) {
		if (t->words.n == t->words.room)
			t->words.v = mem_grow(t->words.v, &t->words.room, sizeof *t->words.v);
		tag_take_word(t->m, x->words[i].form, x->words[i].n, &t->words.v[t->words.n]);
		t->words.v[t->words.n++].allowed = x->words[i].allowed;
		vec_push(&t->right, 0);
		vec_push(&t->got, 0);
	}
}

static struct tag_weights
weights_of(const struct trainer *t)
{
	return (struct tag_weights){.marks = t->marks, .buckets = LEARNT_BUCKETS, .words = (const int32_t(*)[ROW])t->w};
}

/* Gives features a row and counts them. What finds its bucket full is not learned. */
static void
count(struct trainer *t, const uint32_t *keys, int n, bool own)
{
	for (int k = 0; k < n; k++) {
		size_t r = tag_bucket(keys[k], LEARNT_BUCKETS), end = r + BUCKET;

		while (r < end && t->marks[r] != (uint16_t)keys[k] && t->marks[r] != 0)
			r++;
		if (r == end)
			continue;
		t->keys[r] = keys[k];
		t->marks[r] = (uint16_t)keys[k];
		t->own[r] = own;
		t->seen[r]++;
	}
}

static void
count_example(struct trainer *t, const struct example *x)
{
	struct tag_state state = {0};

	take_words(t, x);
	for (long i = 0; i < x->n; i++) {
		const struct tag_word *words = t->words.v;
		const struct word_form *w = &words[i].form;
		uint32_t rows[TAG_ROWS];

		count(t, rows, tag_near_rows(&state, words, i, x->n, rows), false);
		count(t, rows, tag_far_rows(&state.far, w, rows), false);
		state = tag_next(&state, w, &w->candidates[__builtin_ctz(words[i].allowed)]);
		if (w->n == 1)
			continue;
		count(t, rows, tag_form_rows(w, i == 0, rows), false);
		count(t, rows, tag_word_rows(words, i, x->n, rows), false);
		for (int c = 0; c < w->n; c++) {
			count(t, rows, tag_own_rows(&w->candidates[c], w, rows), false);
			count(t, rows, tag_pair_rows(&w->candidates[c], tag_at(words, i - 1, x->n), rows), false);
		}
		count(t, rows, tag_convention_rows(words, i, x->convention, rows), true);
	}
}

/* Leaves out what is rare: it would learn single sentences by heart. */
static void
leave_out_rare(struct trainer *t)
{
	size_t all = 0, kept = 0;

	for (size_t r = 0; r < LEARNT_ROWS; r++) {
		all += t->keys[r] != 0;
		if (t->seen[r] < OFTEN)
			t->keys[r] = t->marks[r] = 0;
		kept += t->keys[r] != 0;
	}
	tool_note("%zu features, %zu of them often enough", all, kept);
}

/* ---- learning ---- */

static void
change(struct trainer *t, const uint32_t *rows, int n, const struct candidate *c, int by)
{
	struct tag_weights weights = weights_of(t);

	for (int k = 0; k < n; k++) {
		long r = tag_find(&weights, rows[k]);

		for (int i = 0; i < COLUMNS && r != TAG_NOWHERE; i++) {
			t->w[r][c->column[i]] += by;
			t->sum[r][c->column[i]] -= by * t->step;
		}
	}
}

/* Moves the weights of all that speaks for a path, where it differs from the other one. */
static void
change_path(struct trainer *t, uint32_t convention, const uint8_t *path, const uint8_t *other, long n, int by)
{
	struct tag_state state = {0}, other_state = {0};

	for (long i = 0; i < n; i++) {
		const struct tag_word *words = t->words.v;
		const struct word_form *w = &words[i].form;
		const struct candidate *c = &w->candidates[path[i]];
		uint32_t rows[TAG_ROWS];

		if (path[i] != other[i] || memcmp(&state, &other_state, sizeof state) != 0) {
				change(t, rows, tag_near_rows(&state, words, i, n, rows), c, by);
				change(t, rows, tag_far_rows(&state.far, w, rows), c, by);
		}
		if (path[i] != other[i]) {
			change(t, rows, tag_form_rows(w, i == 0, rows), c, by);
			change(t, rows, tag_word_rows(words, i, n, rows), c, by);
			change(t, rows, tag_own_rows(c, w, rows), c, by);
			change(t, rows, tag_pair_rows(c, tag_at(words, i - 1, n), rows), c, by);
			change(t, rows, tag_convention_rows(words, i, convention, rows), c, by);
		}
		state = tag_next(&state, w, c);
		other_state = tag_next(&other_state, w, &w->candidates[other[i]]);
	}
}

/* One sentence. Returns the number of words read wrongly. */
static size_t
learn(struct trainer *t, const struct example *x)
{
	struct tag_weights weights = weights_of(t);
	size_t wrong = 0;

	take_words(t, x);
	weights.convention = x->convention;
	weights.margin = MARGIN;
	tag_decode(t->m->tagger, &weights, t->words.v, x->n, false, t->got.v);
	for (long i = 0; i < x->n; i++)
		wrong += !(x->words[i].allowed >> t->got.v[i] & 1);
	t->step++;
	if (wrong == 0)
		return 0;
	for (long i = 0; x->partial && i < x->n; i++) /* what is open and not wrong stays as it is */
		if (x->words[i].allowed >> t->got.v[i] & 1)
			t->words.v[i].allowed = 1U << t->got.v[i];
	weights.margin = 0;
	tag_decode(t->m->tagger, &weights, t->words.v, x->n, true, t->right.v);
	change_path(t, x->convention, t->right.v, t->got.v, x->n, 1);
	change_path(t, x->convention, t->got.v, t->right.v, x->n, -1);
	return wrong;
}

static void
learn_epoch(struct trainer *t, int run, int epoch, bool full)
{
	size_t wrong = 0;

	vec_shuffle(&t->examples, (uint32_t)(run * 100 + epoch));
	for (size_t i = 0; i < t->examples.n; i++)
		if (!full || !t->examples.v[i].partial)
			wrong += learn(t, &t->examples.v[i]);
	tool_note("run %d, epoch %d: %zu words wrong", run, epoch, wrong);
}

/* From nothing to weights, whose sum over its steps joins that of the other runs. */
static void
learn_run(struct trainer *t, int run, int epochs)
{
	memset(t->w, 0, LEARNT_ROWS * sizeof *t->w);
	t->step = 0;
	for (int e = 1; e <= epochs; e++)
		learn_epoch(t, run, e, e > epochs - FULL_EPOCHS);
	for (size_t r = 0; r < LEARNT_ROWS; r++)
		for (int c = 0; c < ROW; c++)
			t->sum[r][c] += t->step * t->w[r][c];
	t->steps += t->step;
}

/* ---- the model ---- */

/* The average weights of row ${r} as bytes. Returns what they are worth, the sum of their squares. */
static double
average(const struct trainer *t, size_t r, int8_t bytes[ROW])
{
	double worth = 0;

	for (int c = 0; c < ROW; c++) {
		double v = c == ROW - 1 ? 0 : scale * (double)t->sum[r][c] / (double)t->steps;

		worth += v * v;
		v = rint(v);
		bytes[c] = (int8_t)(v > 127 ? 127 : v < -127 ? -127 : v);
	}
	return worth;
}

/*
 * Which row of the bucket at ${r} gives way to a feature: the one of the same mark, else the one that is worth least.
 */
static size_t
who_gives_way(const struct tag_model *m, const double *worth, size_t r, uint16_t mark)
{
	size_t least = r;

	for (size_t k = r; k < r + BUCKET; k++) {
		if (m->marks[k] == mark)
			return k;
		if (worth[k] < worth[least])
			least = k;
	}
	return least;
}

/* Of each bucket the rows that are worth most; none that speaks for one convention only. */
static void
write_model(const struct trainer *t, FILE *out)
{
	struct tag_model *m = mem_alloc(sizeof *m);
	double *worth = mem_alloc(ROWS * sizeof *worth);

	memcpy(m->magic, TAG_MAGIC, sizeof m->magic);
	for (size_t r = 0; r < LEARNT_ROWS; r++) {
		size_t least = who_gives_way(m, worth, tag_bucket(t->keys[r], BUCKETS), t->marks[r]);
		int8_t bytes[ROW];
		double w = t->keys[r] && !t->own[r] ? average(t, r, bytes) : 0;

		if (w <= worth[least])
			continue;
		worth[least] = w;
		m->marks[least] = t->marks[r];
		memcpy(m->rows[least], bytes, sizeof bytes);
	}
	fwrite(m, sizeof *m, 1, out);
	free(worth);
	free(m);
}

void
morph_train(struct in *in, int epochs, FILE *out)
{
	struct trainer t = {.m = morph_open()};
	struct doc *doc = doc_new();
	size_t words = 0;

	t.keys = mem_alloc(LEARNT_ROWS * sizeof *t.keys);
	t.marks = mem_alloc(LEARNT_ROWS * sizeof *t.marks);
	t.seen = mem_alloc(LEARNT_ROWS * sizeof *t.seen);
	t.own = mem_alloc(LEARNT_ROWS * sizeof *t.own);
	t.w = mem_alloc(LEARNT_ROWS * sizeof *t.w);
	t.sum = mem_alloc(LEARNT_ROWS * sizeof *t.sum);
	while (doc_read(in, doc))
		if (doc->d)
			take_document(&t, doc);
	for (size_t i = 0; i < t.examples.n; i++) {
		words += (size_t)t.examples.v[i].n;
		count_example(&t, &t.examples.v[i]);
	}
	leave_out_rare(&t);
	tool_note("%zu sentences, %zu words, %zu without a candidate", t.examples.n, words, t.unknown);
	for (int run = 1; run <= RUNS; run++)
		learn_run(&t, run, epochs);
	write_model(&t, out);
	free(t.keys);
	free(t.marks);
	free(t.seen);
	free(t.own);
	free(t.w);
	free(t.sum);
	vec_free(&t.examples);
	vec_free(&t.words);
	vec_free(&t.right);
	vec_free(&t.got);
	arena_free(&t.arena);
	morph_close(t.m);
	doc_free(doc);
}
