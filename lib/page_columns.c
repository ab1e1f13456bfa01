/*
 * page_columns: text browsers print the cells of a table side by side; here the columns come apart again.
 *
 * A recursive X-Y cut (G. Nagy, S. Seth, Hierarchical representation of optically scanned documents, ICPR 1984): the
 * strip of blanks that most lines have text on both sides of divides the lines that it runs through; the left part is
 * read before the right one; each part, and the lines above and below, may be divided again.
 */
#include "page_impl.h"

#include "text.h"

#include <stdlib.h>

enum { COLUMNS = PAGE_COLUMNS, DEEPEST = 8 };

struct word {
	const char *s, *e;
	uint32_t col, end; /* columns, the end not included */
};

/* A line, or the part of it that stands in a column. */
struct part {
	uint32_t from, to; /* its words */
	uint32_t line;     /* index into inks */
};

/* Which columns of a line have ink. */
struct ink {
	uint64_t bits[COLUMNS / 64];
	uint32_t number; /* of the line */
};

struct columns {
	VEC(struct word) words;
	VEC(struct ink) inks;
	VEC(struct part) parts;
	uint32_t printed; /* columns */
};

/* Where to cut: lines [from, to) before column ${col}; ${both} of them have text on both sides. */
struct cut {
	size_t from, to;
	uint32_t col, both;
};

/* Moves behind the blanks and the lines of boxes at ${s}; returns how many columns they are wide. */
static uint32_t
skip(const char **s, const char *end)
{
	enum { BOXES = 0x2500, BEHIND_BOXES = 0x2580 };
	uint32_t columns = page_skip_blanks(s, end);

	while (*s < end) {
		const char *at = *s;
		int32_t cp = utf8_next(&at, end);

		if (cp < BOXES || cp >= BEHIND_BOXES)
			break;
		*s = at;
		columns += 1 + page_skip_blanks(s, end);
	}
	return columns;
}

static void
add_words(struct columns *c, const struct raw *r)
{
	const char *s = r->s, *end = s + r->n;
	uint32_t col = r->indent + skip(&s, end);
	struct ink ink = {.number = r->line};
	struct part part = {.from = (uint32_t)c->words.n, .line = (uint32_t)c->inks.n};

	while (s < end) {
		struct word w = {.s = s, .col = col};

		for (; s < end && !skip(&(const char *){s}, end); col++) {
			if (col < COLUMNS)
				ink.bits[col / 64] |= 1ull << col % 64;
			utf8_next(&s, end);
		}
		w.e = s;
		w.end = col;
		vec_push(&c->words, w);
		col += skip(&s, end);
	}
	part.to = (uint32_t)c->words.n;
	vec_push(&c->inks, ink);
	vec_push(&c->parts, part);
}

static bool
is_open(const struct columns *c, const struct part *p, uint32_t col)
{
	return p->from == p->to || (c->inks.v[p->line].bits[(col - 1) / 64] >> (col - 1) % 64 & 1) == 0;
}

/* The first of the part's words at or behind the column. */
static uint32_t
first_behind(const struct columns *c, const struct part *p, uint32_t col)
{
	uint32_t k = p->from;

	while (k < p->to && c->words.v[k].col < col)
		k++;
	return k;
}

static bool
begins_small(const struct columns *c, uint32_t word)
{
	const char *s = c->words.v[word].s;

	return text_class(utf8_next(&s, c->words.v[word].e)) == TEXT_LOWER;
}

/*
 * What speaks for a cut: lines with text on both sides, with a gap before the column, flush with it; in small letters.
 */
struct signs {
	uint32_t both, wide, flush, small, behind; /* behind: lines with text behind the column */
};

static void
look_at(const struct columns *c, const struct part *p, uint32_t col, struct signs *n)
{
	uint32_t k = first_behind(c, p, col);

	if (k == p->to)
		return;
	n->behind++;
	n->flush += c->words.v[k].col == col;
	n->small += begins_small(c, k);
	if (k == p->from)
		return;
	n->both++;
	n->wide += c->words.v[k].col - c->words.v[k - 1].end > 1;
	n->small += begins_small(c, p->from);
}

/*
 * Keeps in ${best} the better one of it and a cut of parts [from, to), if that is one: of text, not of a table's
 * figures.
 */
static void
keep_better(struct cut cut, const struct signs *n, struct cut *best)
{
	if (n->both >= 4 && n->wide >= 2 && n->flush >= 4 && n->small >= 3 && n->both > best->both)
		*best = cut;
}

/*
 * Tries to cut parts [from, to), which are blank before ${col}, there. A block of lines where that is only a space
 * between words, as chance has it in one of seven lines, does not belong to them.
 */
static void
try_cut(const struct columns *c, size_t from, size_t to, uint32_t col, struct cut *best)
{
	struct cut cut = {.from = to, .col = col};
	struct signs all = {0};

	while (from < to) {
		struct signs block = {0};
		size_t next = from;

		do
			look_at(c, &c->parts.v[next], col, &block);
		while (++next < to && c->parts.v[next].from < c->parts.v[next].to);
		if (block.both > 0 && block.both == block.behind && block.wide == 0) {
			keep_better(cut, &all, best);
			cut.from = to;
			all = (struct signs){0};
		} else {
			if (cut.from == to && block.behind > 0)
				cut.from = from;
			cut.to = next;
			all.both += block.both;
			all.wide += block.wide;
			all.flush += block.flush;
			all.small += block.small;
			cut.both = all.both;
		}
		from = next;
	}
	keep_better(cut, &all, best);
}

/* Tries to cut parts [from, to) before ${col}: each run of them that is blank there. */
static void
try_column(const struct columns *c, size_t from, size_t to, uint32_t col, struct cut *best)
{
	size_t start = from;

	for (size_t i = from; i <= to; i++) {
		if (i < to && is_open(c, &c->parts.v[i], col))
			continue;
		if (i > start + 3)
			try_cut(c, start, i, col, best);
		start = i + 1;
	}
}

static struct cut
best_cut(const struct columns *c, size_t from, size_t to)
{
	uint32_t gaps[COLUMNS] = {0};
	struct cut best = {0};

	for (size_t i = from; i < to; i++) {
		const struct part *p = &c->parts.v[i];

		for (uint32_t k = p->from + 1; k < p->to && c->words.v[k].col < COLUMNS; k++)
			gaps[c->words.v[k].col] += c->words.v[k].col - c->words.v[k - 1].end > 1;
	}
	for (uint32_t col = 1; col < COLUMNS; col++)
		if (gaps[col] >= 2)
			try_column(c, from, to, col, &best);
	return best;
}

static void
print(const struct columns *c, const struct part *p, uint32_t base, struct page *page)
{
	struct raw r = {.line = c->inks.v[p->line].number, .column = c->printed};

	if (p->from < p->to) {
		r.s = c->words.v[p->from].s;
		r.n = (uint32_t)(c->words.v[p->to - 1].e - r.s);
		r.indent = c->words.v[p->from].col - base;
	}
	vec_push(&page->raws, r);
}

/* Prints parts [from, to), which begin at column ${base}, cut as often as can be. */
static void
weave_out(struct columns *c, size_t from, size_t to, uint32_t base, int depth, struct page *page)
{
	struct cut cut;
	size_t left, right;

	while (depth < DEEPEST && (cut = best_cut(c, from, to)).both > 0) {
		weave_out(c, from, cut.from, base, depth + 1, page);
		left = c->parts.n;
		right = left + (cut.to - cut.from);
		for (int side = 0; side < 2; side++) {
			for (size_t i = cut.from; i < cut.to; i++) {
				struct part p = c->parts.v[i];
				uint32_t k = first_behind(c, &p, cut.col);

				*(side ? &p.from : &p.to) = k;
				vec_push(&c->parts, p);
			}
		}
		weave_out(c, left, right, base, depth + 1, page);
		weave_out(c, right, c->parts.n, cut.col, depth + 1, page);
		c->parts.n = left;
		from = cut.to;
	}
	c->printed++;
	for (; from < to; from++)
		print(c, &c->parts.v[from], base, page);
}

void
page_columns(struct page *page)
{
	struct columns c = {0};
	size_t n;

	for (size_t i = 0; i < page->raws.n; i++)
		add_words(&c, &page->raws.v[i]);
	vec_clear(&page->raws);
	n = c.parts.n;
	weave_out(&c, 0, n, 0, 0, page);
	vec_free(&c.words);
	vec_free(&c.inks);
	vec_free(&c.parts);
}
