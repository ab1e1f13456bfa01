/* names_train: learns names' model: conditional random fields over both chains, by stochastic gradients. */
#include "names.h"

#include "names_impl.h"

#include <math.h>
#include <stdlib.h>

/*
 * The model is the mean of several that differ by chance, in the order of their examples: what they have in common is
 * what the corpora teach (bagging: Breiman 1996).
 */
enum { CORPORA = 8, RUNS = 6 };
static const float learning_rate = 0.1F, penalty = 3e-4F, byte_scale = 20;

/* A sentence to learn from. */
struct example {
	uint32_t *rows;        /* of all tokens, one after the other */
	uint8_t *counts;       /* rows by token */
	unsigned char (*gold)[2];
	size_t n;
	uint32_t salt;         /* its corpus */
};

/* A weight and the sum of its squared gradients (AdaGrad, Duchi et al. 2011). */
struct weight {
	float w, g;
};

struct trainer {
	VEC(struct example) examples;
	struct arena arena;
	struct weight (*weights)[TAGS];
	float (*sum)[TAGS];    /* weights at the ends of the later epochs of all runs, for their average */
	int summed;
	struct weight trans[TAGS][TAGS];
	float trans_sum[TAGS][TAGS];
	const char *corpora[CORPORA];
	uint32_t ncorpora;
	size_t longest;
	/* of the sentence at hand: scores and marginals by token, messages of the forward-backward algorithm */
	float (*scores)[TAGS], (*marginals)[TAGS], (*forward)[TAGS], (*backward)[TAGS], *norm;
};

/* ---- examples ---- */

static uint32_t
salted(uint32_t row, uint32_t salt)
{
	return (row * 2654435761U + salt * 0x9E3779B9U) >> (32 - NAMES_BITS);
}

static uint32_t
corpus_of(struct trainer *t, const struct doc *doc)
{
	const char *name = doc_get(doc->d, "corpus");
	uint32_t i = 0;

	if (name == NULL)
		name = "";
	while (i < t->ncorpora && strcmp(t->corpora[i], name) != 0)
		i++;
	if (i == t->ncorpora && i < CORPORA)
		t->corpora[t->ncorpora++] = arena_strndup(&t->arena, name, strlen(name));
	return i + 1;
}

static void
put_tags(unsigned char (*gold)[2], uint32_t lo, uint32_t hi, int chain, int tag)
{
	for (uint32_t i = lo; i < hi; i++)
		gold[i][chain] = (unsigned char)(i == lo ? tag : tag + 1);
}

/*
 * Writes mention ${e} into the tags of a sentence: outermost ones into the first chain, places inside of others into
 * the second.
 */
static void
tag_mention(const struct doc *doc, const struct rec *sent, const struct rec *e, unsigned char (*gold)[2])
{
	int tag = strcmp(e->type, "PER") == 0 ? B_PER : strcmp(e->type, "LOC") == 0
	    ? B_LOC : strcmp(e->type, "ORG") == 0 ? B_ORG : -1;
	uint32_t lo = e->lo - sent->lo, hi = e->hi - sent->lo;

	if (tag < 0 || e->hi > sent->hi || hi <= lo)
		return;
	if (tag == B_LOC && hi == lo + 1 && gram_get(doc->toks.v[e->lo]->gram, GRAM_POS) == ADJ)
		return; /* adjectives are no mentions */
	if (gold[lo][0] == O1)
		put_tags(gold, lo, hi, 0, tag);
	else if (tag == B_LOC)
		put_tags(gold, lo, hi, 1, B_IN);
}

static int
longer_first(const void *x, const void *y)
{
	const struct rec *a = *(struct rec *const *)x, *b = *(struct rec *const *)y;

	if (a->lo != b->lo)
		return a->lo < b->lo ? -1 : 1;
	return a->hi == b->hi ? strcmp(b->type, a->type) : a->hi > b->hi ? -1 : 1;
}

static struct example
take_sentence(struct trainer *t, const features_vec *features, size_t n)
{
	struct example x = {.n = n};
	size_t rows = 0, at = 0;

	for (size_t i = 0; i < n; i++)
		rows += (size_t)features->v[i].n;
	x.rows = arena_alloc(&t->arena, rows * sizeof *x.rows);
	x.counts = arena_alloc(&t->arena, n);
	x.gold = arena_alloc(&t->arena, n * sizeof *x.gold);
	for (size_t i = 0; i < n; i++) {
		const struct token_features *f = &features->v[i];

		memcpy(x.rows + at, f->row, (size_t)f->n * sizeof *x.rows);
		at += (size_t)f->n;
		x.counts[i] = (uint8_t)f->n;
		x.gold[i][0] = O1;
		x.gold[i][1] = O2;
	}
	return x;
}

static void
take_document(struct trainer *t, struct doc *doc, struct names_scratch *scratch)
{
	uint32_t salt = corpus_of(t, doc);
	size_t e = 0;

	doc_grams(doc);
	names_look(scratch, doc);
	if (doc->ents.n)
		qsort(doc->ents.v, doc->ents.n, sizeof *doc->ents.v, longer_first);
	for (size_t s = 0; s < doc->sents.n; s++) {
		const struct rec *sent = doc->sents.v[s];
		struct example x;

		if (sent->hi == sent->lo)
			continue;
		names_features(scratch, sent, true);
		x = take_sentence(t, &scratch->features, sent->hi - sent->lo);
		x.salt = salt;
		for (; e < doc->ents.n && doc->ents.v[e]->lo < sent->hi; e++)
			if (doc->ents.v[e]->lo >= sent->lo)
				tag_mention(doc, sent, doc->ents.v[e], x.gold);
		t->longest = x.n > t->longest ? x.n : t->longest;
		vec_push(&t->examples, x);
	}
}

/* ---- the chain's probabilities (Lafferty et al. 2001; scaled messages, Rabiner 1989) ---- */

static void
score(struct trainer *t, const struct example *x)
{
	const uint32_t *row = x->rows;

	for (size_t i = 0; i < x->n; i++) {
		memset(t->scores[i], 0, sizeof t->scores[i]);
		for (int k = 0; k < x->counts[i]; k++, row++) {
			const struct weight *common = t->weights[*row], *own = t->weights[salted(*row, x->salt)];

			for (int tag = 0; tag < TAGS; tag++)
				t->scores[i][tag] += common[tag].w + own[tag].w;
		}
		for (int tag = 0; tag < TAGS; tag++)
			t->scores[i][tag] = expf(t->scores[i][tag] > 60 ? 60 : t->scores[i][tag] < -60
			    ? -60 : t->scores[i][tag]);
	}
}

/* Marginals of tags [first, first + count), and of the transitions, whose gradient goes to ${pairs}. */
static void
marginals(struct trainer *t, size_t n, int first, int count, float (*pairs)[TAGS])
{
	float factor[TAGS][TAGS];

	for (int a = first; a < first + count; a++)
		for (int b = first; b < first + count; b++)
			factor[a][b] = names_may_follow(a, b) ? expf(t->trans[a][b].w) : 0;
	for (size_t i = 0; i < n; i++) {
		t->norm[i] = 0;
		for (int b = first; b < first + count; b++) {
			float sum = 0;

			for (int a = first; a < (i ? first + count : first + 1); a++)
				sum += (i ? t->forward[i - 1][a] : 1) * factor[a][b];
			t->forward[i][b] = sum * t->scores[i][b];
			t->norm[i] += t->forward[i][b];
		}
		for (int b = first; b < first + count; b++)
			t->forward[i][b] /= t->norm[i];
	}
	for (size_t i = n; i-- > 0;) {
		for (int a = first; a < first + count; a++) {
			float sum = 0;

			for (int b = first; i + 1 < n && b < first + count; b++)
				sum += factor[a][b] * t->scores[i + 1][b] * t->backward[i + 1][b];
			t->backward[i][a] = i + 1 < n ? sum / t->norm[i + 1] : 1;
			t->marginals[i][a] = t->forward[i][a] * t->backward[i][a];
		}
		for (int b = first; b < first + count; b++)
			for (int a = first; a < (i ? first + count : first + 1); a++)
				pairs[a][b] += (i ? t->forward[i - 1][a]
				    : 1) * factor[a][b] * t->scores[i][b] * t->backward[i][b] / t->norm[i];
	}
}

/* ---- learning ---- */

static void
step(struct weight *w, float gradient)
{
	gradient -= penalty * w->w;
	w->g += gradient * gradient;
	w->w += learning_rate * gradient / (1e-4F + sqrtf(w->g));
}

static void
learn(struct trainer *t, const struct example *x)
{
	float pairs[TAGS][TAGS] = {{0}};
	const uint32_t *row = x->rows;

	score(t, x);
	marginals(t, x->n, O1, CHAIN1, pairs);
	marginals(t, x->n, O2, CHAIN2, pairs);
	for (size_t i = 0; i < x->n; i++) {
		float gradient[TAGS];

		for (int tag = 0; tag < TAGS; tag++)
			gradient[tag] = (x->gold[i][tag >= O2] == tag) - t->marginals[i][tag];
		for (int k = 0; k < x->counts[i]; k++, row++) {
			for (int tag = 0; tag < TAGS; tag++) {
				if (fabsf(gradient[tag]) < 1e-4F)
					continue;
				step(&t->weights[*row][tag], gradient[tag]);
				step(&t->weights[salted(*row, x->salt)][tag], gradient[tag]);
			}
		}
	}
	for (size_t i = 0; i < x->n; i++)
		for (int c = 0; c < 2; c++)
			pairs[i ? x->gold[i - 1][c] : c ? O2 : O1][x->gold[i][c]] -= 1;
	for (int a = 0; a < TAGS; a++)
		for (int b = 0; b < TAGS; b++)
			if (pairs[a][b] != 0)
				step(&t->trans[a][b], -pairs[a][b]);
}

static void
add_to_average(struct trainer *t)
{
	t->summed++;
	for (size_t row = 0; row < NAMES_ROWS; row++)
		for (int tag = 0; tag < TAGS; tag++)
			t->sum[row][tag] += t->weights[row][tag].w;
	for (int a = 0; a < TAGS; a++)
		for (int b = 0; b < TAGS; b++)
			t->trans_sum[a][b] += t->trans[a][b].w;
}

static void
forget(struct trainer *t)
{
	memset(t->weights, 0, NAMES_ROWS * sizeof *t->weights);
	memset(t->trans, 0, sizeof t->trans);
}

/* Common weights and the corpora's own, averaged, as one table of bytes. */
static void
write_model(const struct trainer *t, FILE *out)
{
	int32_t trans[TAGS][TAGS];

	fwrite(NAMES_MAGIC, 1, 8, out);
	for (int a = 0; a < TAGS; a++)
		for (int b = 0; b < TAGS; b++)
			trans[a][b] = (int32_t)lrintf(t->trans_sum[a][b] * byte_scale / (float)t->summed);
	fwrite(trans, sizeof trans, 1, out);
	for (uint32_t row = 0; row < NAMES_ROWS; row++) {
		int8_t bytes[TAGS];

		for (int tag = 0; tag < TAGS; tag++) {
			float w = t->sum[row][tag];
			long v;

			for (uint32_t c = 1; c <= t->ncorpora; c++)
				w += t->sum[salted(row, c)][tag] / (float)t->ncorpora;
			v = lrintf(w * byte_scale / (float)t->summed);
			bytes[tag] = (int8_t)(v > 127 ? 127 : v < -127 ? -127 : v);
		}
		fwrite(bytes, sizeof bytes, 1, out);
	}
}

void
names_train(struct in *in, int epochs, FILE *out)
{
	struct trainer t = {0};
	struct doc *doc = doc_new();
	struct names_scratch *scratch = mem_alloc(sizeof *scratch);

	t.weights = mem_alloc(NAMES_ROWS * sizeof *t.weights);
	t.sum = mem_alloc(NAMES_ROWS * sizeof *t.sum);
	while (doc_read(in, doc))
		if (doc->d)
			take_document(&t, doc, scratch);
	t.scores = mem_alloc((t.longest + 1) * sizeof *t.scores);
	t.marginals = mem_alloc((t.longest + 1) * sizeof *t.marginals);
	t.forward = mem_alloc((t.longest + 1) * sizeof *t.forward);
	t.backward = mem_alloc((t.longest + 1) * sizeof *t.backward);
	t.norm = mem_alloc((t.longest + 1) * sizeof *t.norm);
	for (int run = 0; run < RUNS; run++) {
		forget(&t);
		for (int e = 1; e <= epochs; e++) {
			vec_shuffle(&t.examples, (uint32_t)(run * epochs + e));
			for (size_t i = 0; i < t.examples.n; i++)
				learn(&t, &t.examples.v[i]);
			if (2 * e > epochs)
				add_to_average(&t);
			tool_note("run %d, epoch %d", run + 1, e);
		}
	}
	write_model(&t, out);
	free(t.scores);
	free(t.marginals);
	free(t.forward);
	free(t.backward);
	free(t.norm);
	free(t.weights);
	free(t.sum);
	vec_free(&t.examples);
	arena_free(&t.arena);
	names_scratch_free(scratch);
	free(scratch);
	doc_free(doc);
}
