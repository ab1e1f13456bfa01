/* names_train: learns names' model: an averaged structured perceptron over both chains at once. */
#include "names.h"

#include "names_impl.h"

#include <math.h>
#include <stdlib.h>

enum { CORPORA = 8, FIRST_SALT = 1 };

/* A sentence to learn from. */
struct example {
	struct token_features *features;
	unsigned char (*gold)[2];
	size_t n;
	uint32_t salt; /* its corpus */
};

struct trainer {
	VEC(struct example) examples;
	struct arena arena;
	float (*w)[TAGS];   /* weights */
	float (*sum)[TAGS]; /* updates times the step they were made at, for the average */
	float trans[TAGS][TAGS], trans_sum[TAGS][TAGS];
	double step;
	const char *corpora[CORPORA];
	uint32_t ncorpora;
};

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
	return FIRST_SALT + i;
}

/* Writes mention ${e} into the tags of a sentence, unless a longer one of its chain is there. */
static void
tag_mention(const struct rec *sent, const struct rec *e, unsigned char (*gold)[2])
{
	int tag = strcmp(e->type, "PER") == 0 ? B_PER : strcmp(e->type, "LOC") == 0 ? B_LOC : strcmp(e->type, "ORG") == 0 ? B_ORG : -1;
	int chain = tag == B_ORG;
	uint32_t lo = e->lo - sent->lo, hi = e->hi - sent->lo;

	if (tag < 0 || e->hi > sent->hi)
		return;
	for (uint32_t i = lo; i < hi; i++)
		if (gold[i][chain] != (chain ? O2 : O1))
			return;
	for (uint32_t i = lo; i < hi; i++)
		gold[i][chain] = (unsigned char)(i == lo ? tag : tag + 1);
}

static int
longer_first(const void *x, const void *y)
{
	const struct rec *a = *(struct rec *const *)x, *b = *(struct rec *const *)y;

	if (a->lo != b->lo)
		return a->lo < b->lo ? -1 : 1;
	return a->hi == b->hi ? 0 : a->hi > b->hi ? -1 : 1;
}

static void
take_document(struct trainer *t, struct doc *doc, look_vec *looks, features_vec *features)
{
	uint32_t salt = corpus_of(t, doc);
	size_t e = 0;

	doc_grams(doc);
	if (doc->ents.n)
		qsort(doc->ents.v, doc->ents.n, sizeof *doc->ents.v, longer_first);
	for (size_t s = 0; s < doc->sents.n; s++) {
		const struct rec *sent = doc->sents.v[s];
		struct example x = {.n = sent->hi - sent->lo, .salt = salt};

		if (x.n == 0)
			continue;
		names_features(doc, sent, looks, features);
		x.features = arena_alloc(&t->arena, x.n * sizeof *x.features);
		memcpy(x.features, features->v, x.n * sizeof *x.features);
		x.gold = arena_alloc(&t->arena, x.n * sizeof *x.gold);
		for (size_t i = 0; i < x.n; i++)
			x.gold[i][0] = O1, x.gold[i][1] = O2;
		for (; e < doc->ents.n && doc->ents.v[e]->lo < sent->hi; e++)
			if (doc->ents.v[e]->lo >= sent->lo)
				tag_mention(sent, doc->ents.v[e], x.gold);
		vec_push(&t->examples, x);
	}
}

static void
scores_of(const struct trainer *t, const struct example *x, int (*scores)[TAGS])
{
	for (size_t i = 0; i < x->n; i++) {
		float sum[TAGS] = {0};

		for (int k = 0; k < x->features[i].n; k++) {
			uint32_t row = x->features[i].row[k], own = names_salted(row, x->salt);

			for (int tag = 0; tag < TAGS; tag++)
				sum[tag] += t->w[row][tag] + t->w[own][tag];
		}
		for (int tag = 0; tag < TAGS; tag++)
			scores[i][tag] = (int)lrintf(sum[tag] * 16);
	}
}

static void
change(struct trainer *t, const struct example *x, size_t i, int tag, float by)
{
	for (int k = 0; k < x->features[i].n; k++) {
		uint32_t row = x->features[i].row[k], own = names_salted(row, x->salt);

		t->w[row][tag] += by;
		t->sum[row][tag] += by * (float)t->step;
		t->w[own][tag] += by;
		t->sum[own][tag] += by * (float)t->step;
	}
}

static void
change_trans(struct trainer *t, int from, int to, float by)
{
	t->trans[from][to] += by;
	t->trans_sum[from][to] += by * (float)t->step;
}

/* One sentence: decode, and where the answer is wrong move the weights to the right one. Returns wrong tags. */
static size_t
learn(struct trainer *t, const struct example *x, int (*scores)[TAGS], unsigned char (*tags)[2])
{
	int trans[TAGS][TAGS];
	size_t wrong = 0;

	for (int a = 0; a < TAGS; a++)
		for (int b = 0; b < TAGS; b++)
			trans[a][b] = (int)lrintf(t->trans[a][b] * 16);
	scores_of(t, x, scores);
	names_decode(scores, x->n, trans, tags);
	for (size_t i = 0; i < x->n; i++) {
		for (int c = 0; c < 2; c++) {
			int none = c ? O2 : O1, gold = x->gold[i][c], got = tags[i][c];
			int gold_before = i ? x->gold[i - 1][c] : none, got_before = i ? tags[i - 1][c] : none;

			if (gold != got) {
				wrong++;
				change(t, x, i, gold, 1);
				change(t, x, i, got, -1);
			}
			if (gold != got || gold_before != got_before) {
				change_trans(t, gold_before, gold, 1);
				change_trans(t, got_before, got, -1);
			}
		}
	}
	t->step++;
	return wrong;
}

/* An order of the examples that is the same on every machine. */
static void
shuffle(struct trainer *t, uint32_t seed)
{
	for (size_t i = t->examples.n; i > 1; i--) {
		size_t j;
		struct example x;

		seed = seed * 1664525U + 1013904223U;
		j = (size_t)(((uint64_t)seed * i) >> 32);
		x = t->examples.v[i - 1];
		t->examples.v[i - 1] = t->examples.v[j];
		t->examples.v[j] = x;
	}
}

static float
averaged(const struct trainer *t, float w, float sum)
{
	return w - sum / (float)t->step;
}

/* The average of all steps' weights; common rows and those of the first corpus become one table of bytes. */
static void
write_model(const struct trainer *t, FILE *out)
{
	const float scale = 24;
	int32_t trans[TAGS][TAGS];

	fwrite("names01\n", 1, 8, out);
	for (int a = 0; a < TAGS; a++)
		for (int b = 0; b < TAGS; b++)
			trans[a][b] = (int32_t)lrintf(averaged(t, t->trans[a][b], t->trans_sum[a][b]) * scale);
	fwrite(trans, sizeof trans, 1, out);
	for (uint32_t row = 0; row < NAMES_ROWS; row++) {
		uint32_t own = names_salted(row, FIRST_SALT);
		int8_t bytes[TAGS];

		for (int tag = 0; tag < TAGS; tag++) {
			float w = averaged(t, t->w[row][tag], t->sum[row][tag]) + averaged(t, t->w[own][tag], t->sum[own][tag]);
			long v = lrintf(w * scale);

			bytes[tag] = (int8_t)(v > 127 ? 127 : v < -127 ? -127 : v);
		}
		fwrite(bytes, sizeof bytes, 1, out);
	}
}

void
names_train(struct in *in, int epochs, FILE *out)
{
	struct trainer t = {.step = 1};
	struct doc *doc = doc_new();
	look_vec looks = {0};
	features_vec features = {0};
	size_t longest = 1;
	int(*scores)[TAGS];
	unsigned char(*tags)[2];

	t.w = mem_alloc(NAMES_ROWS * sizeof *t.w);
	t.sum = mem_alloc(NAMES_ROWS * sizeof *t.sum);
	while (doc_read(in, doc))
		if (doc->d)
			take_document(&t, doc, &looks, &features);
	for (size_t i = 0; i < t.examples.n; i++)
		longest = t.examples.v[i].n > longest ? t.examples.v[i].n : longest;
	scores = mem_alloc(longest * sizeof *scores);
	tags = mem_alloc(longest * sizeof *tags);
	for (int e = 1; e <= epochs; e++) {
		size_t wrong = 0;

		shuffle(&t, (uint32_t)e);
		for (size_t i = 0; i < t.examples.n; i++)
			wrong += learn(&t, &t.examples.v[i], scores, tags);
		tool_note("epoch %d: %zu wrong tags in %zu sentences", e, wrong, t.examples.n);
	}
	write_model(&t, out);
	free(scores);
	free(tags);
	free(t.w);
	free(t.sum);
	vec_free(&t.examples);
	vec_free(&looks);
	vec_free(&features);
	arena_free(&t.arena);
	doc_free(doc);
}
