/* page: the lines of a news page's text dump become the paragraphs of its article. */
#include "page_impl.h"

#include "embed.h"
#include "text.h"

#include <stdlib.h>

EMBED(page_model, "lib/data/page.model");

const char page_magic[8] = "page001";

/* ---- a model ---- */

struct page *
page_open(const char *file)
{
	struct page *page = mem_alloc(sizeof *page);

	page_lexicon(&page->lexicon);
	page->model = (const struct page_model *)page_model;
	if (file) {
		FILE *f = fopen(file, "rb");

		page->loaded = mem_alloc(sizeof(struct page_model));
		if (f == NULL || fread(page->loaded, sizeof(struct page_model), 1, f) != 1)
			tool_die("%s: no model of pages", file);
		fclose(f);
		page->model = page->loaded;
	} else if ((size_t)(page_model_end - page_model) < sizeof(struct page_model))
		tool_die("embedded: no model of pages");
	if (memcmp(page->model->magic, page_magic, sizeof page_magic) != 0)
		tool_die("%s: no model of pages", file ? file : "embedded");
	return page;
}

void
page_close(struct page *page)
{
	free(page->loaded);
	vec_free(&page->raws);
	vec_free(&page->units);
	vec_free(&page->stems);
	vec_free(&page->table);
	vec_free(&page->starts);
	buf_free(&page->article);
	vec_free(&page->uses);
	vec_free(&page->attrs);
	vec_free(&page->scores);
	vec_free(&page->back);
	vec_free(&page->states);
	vec_free(&page->prose);
	vec_free(&page->kin);
	buf_free(&page->text);
	buf_free(&page->scratch);
	free(page);
}

const struct page_counts *
page_counts(const struct page *page)
{
	return &page->counts;
}

/* ---- the states of lines ---- */

int
page_class(int state)
{
	return state == TITLE ? AS_TITLE : state == TEXT ? AS_TEXT : AS_NOISE;
}

bool
page_may_follow(int before, int after)
{
	switch (after) {
	case BEFORE:
		return before == BEFORE;
	case TITLE:
		return before == BEFORE || before == TITLE;
	case TEXT:
		return before != AFTER;
	case INSIDE:
		return before == TITLE || before == TEXT || before == INSIDE;
	default:
		return before == TEXT || before == AFTER;
	}
}

enum { DECIDES = 3000 }; /* more than all features of a line weigh */

static void
score_units(struct page *page)
{
	enum { HEADING = 4 }; /* words */
	bool elsewhere = false; /* in the list that «Читайте также» announces */

	vec_clear(&page->scores);
	for (size_t i = 0; i < page->units.n; i++) {
		const struct unit *u = &page->units.v[i];
		struct unit_features f;
		int sum[CLASSES] = {0};

		page_features(page, i, &f);
		for (uint32_t k = 0; k < f.n; k++)
			for (int s = 0; s < CLASSES; s++)
				sum[s] += page->model->weights[f.row[k]][s];
		elsewhere = u->bullet ? elsewhere : u->words <= HEADING && page_points_elsewhere(u);
		if (page_is_furniture(u) || (elsewhere && u->bullet))
			sum[AS_TITLE] = sum[AS_TEXT] = -DECIDES;
		for (int s = 0; s < CLASSES; s++)
			vec_push(&page->scores, sum[s]);
	}
}

/* The best way into state ${to}: the score, and the state before. */
static int
best_before(const struct page_model *m, const int *before, int to, uint8_t *from)
{
	int top = INT32_MIN / 2;

	*from = 0;
	for (int s = 0; s < STATES; s++) {
		if (page_may_follow(s, to) && before[s] + m->trans[s][to] > top) {
			top = before[s] + m->trans[s][to];
			*from = (uint8_t)s;
		}
	}
	return top;
}

/* The best sequence of states, by Viterbi's algorithm. */
static void
decode(struct page *page)
{
	const struct page_model *m = page->model;
	size_t n = page->units.n;
	int best[STATES], next[STATES];
	bool prose = n > 0 && page->prose.v[n] > 0;
	uint8_t state = prose ? TEXT : BEFORE; /* where there is prose there is an article */

	vec_clear(&page->back);
	vec_clear(&page->states);
	for (size_t i = 0; i < n; i++) {
		for (int to = 0; to < STATES; to++) {
			uint8_t from = 0;
			int into = i ? best_before(m, best, to, &from) : to <= TEXT ? m->start[to] : INT32_MIN / 2;

			next[to] = into + page->scores.v[i * CLASSES + (size_t)page_class(to)];
			if (next[to] < INT32_MIN / 2)
				next[to] = INT32_MIN / 2;
			vec_push(&page->back, from);
		}
		memcpy(best, next, sizeof best);
		vec_push(&page->states, 0);
	}
	for (int s = TITLE; n > 0 && s < STATES; s++)
		if (best[s] + m->end[s] > best[state] + m->end[state])
			state = (uint8_t)s;
	for (size_t i = n; i-- > 0;) {
		page->states.v[i] = state;
		state = page->back.v[i * STATES + state];
	}
}

/* The prose of unit ${i}, in characters. */
static long
prose_of(const struct page *page, size_t i)
{
	return page->prose.v[i + 1] - page->prose.v[i];
}

/*
 * «Пожалуйста, подождите…» is no article where there is prose below: if one line of it outweighs all that was taken, it
 * is one, and what goes with it.
 */
static void
insist_on_prose(struct page *page)
{
	enum { TIMES = 10 }; /* the longest line for what was taken */
	size_t longest = 0;
	long taken = 0;

	for (size_t i = 0; i < page->units.n; i++) {
		taken += page->states.v[i] == TEXT ? prose_of(page, i) : 0;
		longest = prose_of(page, i) > prose_of(page, longest) ? i : longest;
	}
	if (page->units.n == 0 || prose_of(page, longest) <= TIMES * taken ||
	    page_is_furniture(&page->units.v[longest]))
		return;
	page->scores.v[longest * CLASSES + AS_TEXT] += DECIDES;
	decode(page);
}

/*
 * What stands behind a long stretch of furniture is another text, unless it is more than all before: the page's
 * teasers, or its next article.
 */
static void
end_at_gap(struct page *page)
{
	enum { LONG = 10 };
	long before = 0, behind = 0;
	size_t gap = 0, n = page->units.n;

	for (size_t i = 0; i < n; i++)
		behind += page->states.v[i] == TEXT ? prose_of(page, i) : 0;
	for (size_t i = 0; i < n; i++) {
		if (page->states.v[i] != TEXT) {
			gap++;
			continue;
		}
		if (gap >= LONG && before > 0 && before >= behind) {
			memset(page->states.v + i, AFTER, n - i);
			return;
		}
		before += prose_of(page, i);
		behind -= prose_of(page, i);
		gap = 0;
	}
}

/* ---- paragraphs ---- */

static bool
is_article(int state)
{
	return state == TITLE || state == TEXT;
}

/* Whether a unit of text ends in the middle of a sentence that the next one goes on with. */
static bool
goes_on(const struct page *page, size_t i)
{
	const struct unit *u = &page->units.v[i], *next = u + 1;
	enum text_class c;

	if (i + 1 >= page->units.n || page->states.v[i] != TEXT || page->states.v[i + 1] != TEXT || next->blank ||
	    next->bullet)
		return false;
	c = text_class(next->begins);
	if (u->finish == ',' || u->finish == '(' || u->finish == 0xAB)
		return true;
	return (text_class(u->finish) == TEXT_LOWER || text_class(u->finish) == TEXT_UPPER) &&
	       (c == TEXT_LOWER || next->begins == ',');
}

/* The kind of a paragraph of the article that begins with unit ${i} and whose last one is ${last}. */
static const char *
kind_of_text(const struct page *page, size_t i, size_t last)
{
	const struct unit *u = &page->units.v[i], *end = &page->units.v[last];
	bool more = false;

	if (page->states.v[i] == TITLE)
		return "title";
	if (u->bullet)
		return "item";
	for (size_t k = last + 1; k < page->units.n && !more; k++)
		more = page->states.v[k] == TEXT;
	if (more && i == last && u->words <= 16 && u->chars <= 140 &&
	    (u->heading || text_class(end->finish) == TEXT_LOWER || text_class(end->finish) == TEXT_UPPER ||
		end->finish == '?' || end->finish == 0xBB) &&
	    text_class(u->begins) != TEXT_LOWER && text_class(u->begins) != TEXT_PUNCT)
		return "heading";
	return "text";
}

static void
add_lines(struct doc *doc, struct rec *p, uint32_t first, uint32_t last)
{
	doc_add(doc, p, "line",
	    first == last ? arena_printf(&doc->arena, "%u", first) : arena_printf(&doc->arena, "%u-%u", first, last));
}

static void
add_score(const struct page *page, struct doc *doc, struct rec *p, size_t i)
{
	const int *s = &page->scores.v[i * CLASSES];
	int article = (s[AS_TITLE] > s[AS_TEXT] ? s[AS_TITLE] : s[AS_TEXT]) - s[AS_NOISE];

	doc_add(doc, p, "score", arena_printf(&doc->arena, "%d", article * 1000 / PAGE_SCALE));
}

/*
 * Whether a unit is what is printed of the article already from some paragraph on: a block that had been several
 * paragraphs.
 */
static bool
is_printed(const struct page *page, const struct unit *u)
{
	enum { SURE = 200 }; /* bytes; a shorter sentence may well come again */

	for (size_t i = 0; u->n >= SURE && i < page->starts.n; i++)
		if (page->article.n - page->starts.v[i] >= u->n &&
		    memcmp(page->article.s + page->starts.v[i], u->s, u->n) == 0)
			return true;
	return false;
}

/*
 * Whether a unit of the article stands there a second time: a title or lead repeated, a block that was printed twice.
 */
static bool
is_repeat(struct page *page, size_t i)
{
	const struct unit *u = &page->units.v[i];
	bool *printed = &page->units.v[u->same].printed, again = (*printed && u->words >= 3) || is_printed(page, u);

	*printed = true;
	vec_push(&page->starts, (uint32_t)page->article.n);
	buf_add(&page->article, u->s, u->n);
	buf_addc(&page->article, ' ');
	return again;
}

/* The paragraph that begins with unit ${i}; returns the unit behind it. */
static size_t
add_paragraph(struct page *page, struct doc *doc, size_t i, const struct page_wish *wish)
{
	size_t last = i;
	struct rec *p;
	bool article = is_article(page->states.v[i]);

	buf_clear(&page->scratch);
	buf_add(&page->scratch, page->units.v[i].s, page->units.v[i].n);
	while (article && !wish->plain && goes_on(page, last)) {
		last++;
		if (page->units.v[last].begins != ',')
			buf_addc(&page->scratch, ' ');
		buf_add(&page->scratch, page->units.v[last].s, page->units.v[last].n);
	}
	p = doc_para(doc,
	    !article      ? "noise"
	    : wish->plain ? "text"
			  : kind_of_text(page, i, last),
	    page->scratch.s, page->scratch.n);
	add_lines(doc, p, page->units.v[i].first, page->units.v[last].last);
	if (wish->explain)
		add_score(page, doc, p, i);
	return last + 1;
}

static void
paragraphs(struct page *page, struct doc *doc, const struct page_wish *wish)
{
	buf_clear(&page->article);
	vec_clear(&page->starts);
	for (size_t i = 0; i < page->units.n;) {
		struct unit *u = &page->units.v[i];

		if (!wish->plain && u->n > 0 && is_article(page->states.v[i]) && is_repeat(page, i)) {
			page->counts.repeats++;
			page->states.v[i] = INSIDE;
		}
		if (!is_article(page->states.v[i]))
			page->counts.noise += u->last - u->first + 1;
		if (u->n == 0 || (!is_article(page->states.v[i]) && !wish->all))
			i++;
		else
			i = add_paragraph(page, doc, i, wish);
	}
}

/* ---- a page ---- */

static void
all_text(struct page *page)
{
	vec_clear(&page->states);
	vec_clear(&page->scores);
	for (size_t i = 0; i < page->units.n; i++) {
		vec_push(&page->states, TEXT);
		for (int k = 0; k < CLASSES; k++)
			vec_push(&page->scores, 0);
	}
}

void
page_read(struct page *page, const char *s, size_t n, const struct page_wish *wish, struct doc *doc)
{
	page_units(page, s, n, wish->plain);
	page_look(page);
	if (wish->plain)
		all_text(page);
	else {
		page_attributes(page);
		score_units(page);
		decode(page);
		insist_on_prose(page);
		end_at_gap(page);
		page_mend(page);
	}
	page_meta(page, doc, wish);
	paragraphs(page, doc, wish);
}
