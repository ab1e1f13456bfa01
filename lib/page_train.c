/* page_train: learns page's model: a conditional random field by stochastic gradients. */
#include "page_impl.h"

#include <math.h>
#include <stdlib.h>

/* A page to learn from. */
struct example {
	struct unit_features *features;
	uint8_t *gold; /* states */
	float *words;  /* the square root of the words of each unit */
	size_t n;
};

struct trainer {
	VEC(struct example) examples;
	struct arena arena;
	double w[PAGE_ROWS][CLASSES], g[PAGE_ROWS][CLASSES];      /* weights, and the sums of their squared gradients */
	double trans[STATES + 2][STATES], gt[STATES + 2][STATES]; /* the last rows: start, end */
	double mean[PAGE_ROWS][CLASSES], mean_trans[STATES + 2][STATES]; /* sums over the epochs of the second half */
	double rate, decay, cost;
	uint32_t drop, step; /* features left out, of 1024; pages seen */
};

enum { START = STATES, END = STATES + 1 };

/* ---- reading ---- */

/* A page's lines and their marks; false at the end of the input. */
static bool
read_page(struct in *in, struct buf *text, struct buf *marks)
{
	char *line;
	size_t n;

	buf_clear(text);
	buf_clear(marks);
	while ((line = in_line(in, &n)) != NULL) {
		if (n == 1 && line[0] == '.')
			return true;
		if (n < 2 || line[1] != '\t' || strchr("Dntx-", line[0]) == NULL)
			tool_die("%s:%ld: no marked line of a page", in->name, in->line);
		if (line[0] == 'D')
			continue;
		buf_addc(marks, line[0]);
		buf_add(text, line + 2, n - 2);
		buf_addc(text, '\n');
	}
	return false;
}

/* The mark of most of a unit's lines. */
static char
mark_of(const struct unit *u, const struct buf *marks)
{
	int n = 0, t = 0, x = 0;

	for (uint32_t l = u->first; l <= u->last && l <= marks->n; l++) {
		n += marks->s[l - 1] == 'n';
		t += marks->s[l - 1] == 't';
		x += marks->s[l - 1] == 'x';
	}
	return x > n && x >= t ? 'x' : t > n ? 't' : 'n';
}

/* Marks become states: noise is before, inside or behind the article, and a title is one only before its text. */
static void
set_states(const struct page *page, const struct buf *marks, uint8_t *gold)
{
	size_t first = page->units.n, last = 0;
	bool text = false;

	for (size_t i = 0; i < page->units.n; i++) {
		char m = mark_of(&page->units.v[i], marks);

		gold[i] = m == 'x' || (m == 't' && text) ? TEXT : m == 't' ? TITLE : BEFORE;
		text |= gold[i] == TEXT;
		if (gold[i] != BEFORE) {
			first = first < i ? first : i;
			last = i;
		}
	}
	for (size_t i = first; i < page->units.n; i++)
		if (gold[i] == BEFORE)
			gold[i] = i < last ? INSIDE : AFTER;
}

static void
take_page(struct trainer *t, struct page *page, const struct buf *text, const struct buf *marks)
{
	struct example x;

	page_units(page, text->s, text->n, false);
	page_look(page);
	page_attributes(page);
	x.n = page->units.n;
	if (x.n == 0)
		return;
	x.features = arena_alloc(&t->arena, x.n * sizeof *x.features);
	x.gold = arena_alloc(&t->arena, x.n);
	x.words = arena_alloc(&t->arena, x.n * sizeof *x.words);
	for (size_t i = 0; i < x.n; i++) {
		page_features(page, i, &x.features[i]);
		x.words[i] = sqrtf((float)page->units.v[i].words);
	}
	set_states(page, marks, x.gold);
	vec_push(&t->examples, x);
}

/* ---- learning ---- */

/* Scratch for one page: likelihoods, scaled at each unit so that they sum to 1. */
struct lattice {
	double (*emit)[STATES], (*alpha)[STATES], (*beta)[STATES], *scale;
};

static bool
is_article(int state)
{
	return state == TITLE || state == TEXT;
}

/*
 * Whether a feature of a unit is looked at this time. Each time another part of them is left out, so that the weight
 * comes to lie on many that say the same, and not on the one that the pages at hand happen to have (feature bagging:
 * Sutton et al. 2006; dropout: Srivastava et al. 2014).
 */
static bool
is_kept(const struct trainer *t, uint32_t row, size_t unit)
{
	uint32_t h = (row * 2654435761U) ^ ((uint32_t)unit * 2246822519U) ^ (t->step * 3266489917U);

	h ^= h >> 15;
	h *= 2246822519U;
	return (h >> 16 & 1023) >= t->drop;
}

/* exp of the scores, with the price of a wrong decision added (softmax margin: Gimpel & Smith 2010). */
static void
emissions(const struct trainer *t, const struct example *x, struct lattice *l)
{
	for (size_t i = 0; i < x->n; i++) {
		double by_class[CLASSES] = {0}, sum[STATES], top = -1e9;

		for (uint32_t k = 0; k < x->features[i].n; k++)
			for (int c = 0; c < CLASSES && is_kept(t, x->features[i].row[k], i); c++)
				by_class[c] += t->w[x->features[i].row[k]][c] * 1024 / (1024 - t->drop);
		for (int s = 0; s < STATES; s++) {
			sum[s] = by_class[page_class(s)];
			if (is_article(s) != is_article(x->gold[i]))
				sum[s] += t->cost * x->words[i];
			top = sum[s] > top ? sum[s] : top;
		}
		for (int s = 0; s < STATES; s++)
			l->emit[i][s] = exp(sum[s] - top);
	}
}

static void
normalize(double v[STATES], double *scale)
{
	*scale = 1e-300;
	for (int s = 0; s < STATES; s++)
		*scale += v[s];
	for (int s = 0; s < STATES; s++)
		v[s] /= *scale;
}

static void
forward_backward(const struct example *x, const double (*step)[STATES], struct lattice *l)
{
	for (size_t i = 0; i < x->n; i++) {
		for (int s = 0; s < STATES; s++) {
			double in = i ? 0 : step[START][s];

			for (int b = 0; i && b < STATES; b++)
				in += l->alpha[i - 1][b] * step[b][s];
			l->alpha[i][s] = in * l->emit[i][s];
		}
		normalize(l->alpha[i], &l->scale[i]);
	}
	for (size_t i = x->n; i-- > 0;) {
		double unused;

		for (int s = 0; s < STATES; s++) {
			double out = i + 1 < x->n ? 0 : step[END][s];

			for (int a = 0; i + 1 < x->n && a < STATES; a++)
				out += step[s][a] * l->emit[i + 1][a] * l->beta[i + 1][a];
			l->beta[i][s] = out;
		}
		normalize(l->beta[i], &unused);
	}
}

/* AdaGrad (Duchi et al. 2011). */
static void
move(const struct trainer *t, double *w, double *g, double gradient)
{
	gradient -= t->decay * *w;
	*g += gradient * gradient;
	*w += t->rate * gradient / sqrt(*g + 1e-6);
}

static void
learn(struct trainer *t, const struct example *x, struct lattice *l)
{
	double step[STATES + 2][STATES], expected[STATES + 2][STATES] = {{0}};

	for (int a = 0; a < STATES + 2; a++)
		for (int b = 0; b < STATES; b++)
			step[a][b] = a >= STATES || page_may_follow(a, b) ? exp(t->trans[a][b]) : 0;
	t->step++;
	emissions(t, x, l);
	forward_backward(x, (const double(*)[STATES])step, l);
	for (size_t i = 0; i < x->n; i++) {
		double p[STATES], by_class[CLASSES] = {0}, joint[STATES][STATES], sum = 1e-300, z;

		for (int s = 0; s < STATES; s++)
			p[s] = l->alpha[i][s] * l->beta[i][s];
		normalize(p, &z);
		for (int s = 0; s < STATES; s++) {
			p[s] = (s == x->gold[i]) - p[s];
			by_class[page_class(s)] += p[s];
			expected[START][s] += i == 0 ? p[s] : 0;
			expected[END][s] += i + 1 == x->n ? p[s] : 0;
		}
		for (uint32_t k = 0; k < x->features[i].n; k++)
			for (int c = 0; c < CLASSES; c++)
				if ((by_class[c] > 1e-6 || by_class[c] < -1e-6) && is_kept(t, x->features[i].row[k], i))
					move(t, &t->w[x->features[i].row[k]][c], &t->g[x->features[i].row[k]][c],
					    by_class[c]);
		for (int a = 0; i > 0 && a < STATES; a++)
			for (int b = 0; b < STATES; b++)
				sum += joint[a][b] = l->alpha[i - 1][a] * step[a][b] * l->emit[i][b] * l->beta[i][b];
		for (int a = 0; i > 0 && a < STATES; a++)
			for (int b = 0; b < STATES; b++)
				expected[a][b] += (a == x->gold[i - 1] && b == x->gold[i]) - joint[a][b] / sum;
	}
	for (int a = 0; a < STATES + 2; a++)
		for (int b = 0; b < STATES; b++)
			move(t, &t->trans[a][b], &t->gt[a][b], expected[a][b]);
}

/* Weights at the end of an epoch are those that its last pages like best: their mean over epochs is nearer to all
 * pages. */
static void
remember(struct trainer *t)
{
	for (int r = 0; r < PAGE_ROWS; r++)
		for (int c = 0; c < CLASSES; c++)
			t->mean[r][c] += t->w[r][c];
	for (int a = 0; a < STATES + 2; a++)
		for (int b = 0; b < STATES; b++)
			t->mean_trans[a][b] += t->trans[a][b];
}

static void
take_mean(struct trainer *t, int epochs)
{
	for (int r = 0; r < PAGE_ROWS; r++)
		for (int c = 0; c < CLASSES; c++)
			t->w[r][c] = t->mean[r][c] / epochs;
	for (int a = 0; a < STATES + 2; a++)
		for (int b = 0; b < STATES; b++)
			t->trans[a][b] = t->mean_trans[a][b] / epochs;
}

static long
rounded(double v, long most)
{
	long k = lrint(v * PAGE_SCALE);

	return k > most ? most : k < -most ? -most : k;
}

static void
write_model(const struct trainer *t, FILE *out)
{
	struct page_model *m = mem_alloc(sizeof *m);

	memcpy(m->magic, page_magic, sizeof m->magic);
	for (int s = 0; s < STATES; s++) {
		m->start[s] = (int16_t)rounded(t->trans[START][s], INT16_MAX);
		m->end[s] = (int16_t)rounded(t->trans[END][s], INT16_MAX);
		for (int b = 0; b < STATES; b++)
			m->trans[s][b] = (int16_t)rounded(t->trans[s][b], INT16_MAX);
	}
	for (int r = 0; r < PAGE_ROWS; r++)
		for (int s = 0; s < CLASSES; s++)
			m->weights[r][s] = (int8_t)rounded(t->w[r][s], INT8_MAX);
	fwrite(m, sizeof *m, 1, out);
	free(m);
}

void
page_train(struct in *in, int epochs, FILE *out)
{
	struct trainer *t = mem_alloc(sizeof *t);
	struct page *page = mem_alloc(sizeof *page);
	struct buf text = {0}, marks = {0};
	struct lattice l;
	size_t longest = 1, units = 0;

	t->rate = 0.1;
	t->decay = 1e-2;
	t->drop = 666;
	t->cost = 0.4;
	page->learning = true;
	page_lexicon(&page->lexicon);
	while (read_page(in, &text, &marks))
		take_page(t, page, &text, &marks);
	for (size_t i = 0; i < t->examples.n; i++) {
		longest = t->examples.v[i].n > longest ? t->examples.v[i].n : longest;
		units += t->examples.v[i].n;
	}
	l.emit = mem_alloc(longest * sizeof *l.emit);
	l.alpha = mem_alloc(longest * sizeof *l.alpha);
	l.beta = mem_alloc(longest * sizeof *l.beta);
	l.scale = mem_alloc(longest * sizeof *l.scale);
	tool_note("%zu lines of %zu pages", units, t->examples.n);
	for (int e = 1; e <= epochs; e++) {
		vec_shuffle(&t->examples, (uint32_t)e);
		for (size_t i = 0; i < t->examples.n; i++)
			learn(t, &t->examples.v[i], &l);
		if (e > epochs / 2)
			remember(t);
	}
	take_mean(t, epochs - epochs / 2);
	write_model(t, out);
	free(l.emit);
	free(l.alpha);
	free(l.beta);
	free(l.scale);
	vec_free(&t->examples);
	arena_free(&t->arena);
	buf_free(&text);
	buf_free(&marks);
	free(t);
	page_close(page);
}
