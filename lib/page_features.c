/* page_features: what speaks for each line of a page: small numbers for the line, its neighbours, and its place. */
#include "page_impl.h"

#include "text.h"

#include <stdlib.h>

/* Attributes of a unit, each 0 to 15. */
enum attribute {
	LENGTH,  /* characters, in steps */
	WORDS,   /* words, in steps */
	BEGINS,  /* class of the first character */
	FINISH,  /* class of the last one */
	STOPS,   /* share of words without meaning */
	CAPITAL, /* share of words with a capital */
	DIGITS,  /* share of digits */
	LATIN,   /* share of Latin letters */
	COMMAS,  /* commas, to three */
	VERBS,   /* words that end like verbs, to three */
	ENDS,    /* ends of sentences, in steps */
	TIME,    /* date, time */
	SIGN,    /* address, mark */
	REPEAT,  /* whether it stands elsewhere on the page */
	BLANK,   /* empty lines before it */
	BEHIND,  /* empty lines behind it */
	INDENT,  /* against the line before */
	BULLET,  /* list's or heading's mark */
	PLACE,   /* tenth of the page's characters before it */
	ROW,     /* how many lines before it, in steps */
	ROWBACK, /* how many lines behind it */
	BLOCK,   /* place against the main stretch of prose, strictly taken */
	LOOSE,   /* the same, loosely */
	TOPIC,   /* share of its words that the main stretch has as well */
	LEAD,    /* share that the beginning of the main stretch has */
	BEST,    /* the line before the main stretch that shares most with it */
	SOON,    /* prose in the next lines */
	LATELY,  /* prose in the lines before */
	WHOLE,   /* share of the page that is in the main stretch */
	KIN,     /* share of its words that lines of prose nearby have as well */
	NEXT,    /* words that it has in common with the next line of prose */
	OVER,    /* how many of the lines of prose behind that have a word of it */
	UNDER,   /* the highest OVER of the lines before it */
	DATES,   /* lines with a date or time nearby */
	TITLES,  /* lines that look like a headline nearby */
	NAME,    /* a person's name alone */
	LEGAL,   /* words that speak of rights and duties */
	SINCE,   /* how far back the last line is that leads to other articles or to comments */
	CLUTTER, /* lines of furniture among the ones before */
	TO_COME, /* and among the ones behind */
	BULK,    /* characters of the passage it is in, in steps */
	RANK,    /* of the passage among the page's */
	WEIGHT,  /* of the passage against the page's weightiest */
	UNITY,   /* how much the passage's lines have in common */
	SUPPORT, /* how many of the passage's lines have words of a headline above it */
	PURITY,  /* share of prose among the passage's lines */
	KIND,    /* the line at a glance */
	HEAD,    /* class of its first words, two numbers */
	HEAD2,
	ATTRIBUTES
};

enum { NEAR = 5, LEADING = 3 };

/* 0 to 15, each step about a third more than the one before. */
static uint8_t
steps(uint32_t v)
{
	static const uint32_t from[] = {1, 2, 3, 4, 6, 9, 14, 20, 30, 45, 70, 110, 170, 300, 600};
	uint8_t k = 0;

	while (k < 15 && v >= from[k])
		k++;
	return k;
}

/* A share in eighths and none: 0 to 9. */
static uint8_t
share(uint32_t part, uint32_t whole)
{
	return whole == 0 || part == 0 ? 0 : (uint8_t)(1 + (uint64_t)part * 8 / whole);
}

static uint8_t
character(int32_t cp)
{
	static const char signs[] = ".!?:;,";
	const char *at;

	if (cp < 0x80 && cp > 0 && (at = strchr(signs, (char)cp)) != NULL)
		return (uint8_t)(1 + (at - signs));
	switch (cp) {
	case 0x2026:
		return 3;
	case 0xAB:
	case '"':
	case 0x201C:
		return 7;
	case 0xBB:
	case 0x201D:
		return 8;
	case ')':
	case ']':
		return 9;
	case '(':
	case '[':
		return 10;
	case '-':
	case 0x2013:
	case 0x2014:
		return 11;
	}
	switch (text_class(cp)) {
	case TEXT_UPPER:
		return cp < 0x80 ? 12 : 13;
	case TEXT_LOWER:
		return 14;
	case TEXT_DIGIT:
		return 15;
	default:
		return 0;
	}
}

static bool
is_finished(const struct unit *u)
{
	uint8_t c = character(u->finish);

	return (c >= 1 && c <= 3) || (c >= 8 && c <= 9 && u->ends > 0);
}

/* How many characters of a unit are prose: whole sentences, with the small words that they need. */
static long
prose_of(const struct unit *u)
{
	if (u->words < 7 || u->stops * 14 < u->words || (u->stops == 0 && u->words < 14))
		return 0;
	if (is_finished(u) || u->ends > 1)
		return (long)u->chars;
	return u->chars > 100 ? (long)u->chars / 2 : (long)u->chars / 4;
}

/* ---- what belongs together ---- */

/* Counts, in one direction, each line's words that the last NEAR lines of prose have. */
static void
kin_words(struct page *page, bool forward, uint32_t *count)
{
	uint32_t at = 1;

	for (size_t i = 0; i < page->uses.n; i++)
		page->uses.v[i].before = 0;
	for (size_t k = 0; k < page->units.n; k++) {
		size_t i = forward ? k : page->units.n - 1 - k;
		const struct unit *u = &page->units.v[i];

		for (uint32_t w = u->stem; w < u->stem + u->stems; w++) {
			uint32_t before = page->uses.v[page->stems.v[w]].before;

			count[i] += before > 0 && before < at && at - before <= NEAR;
		}
		if (prose_of(u) == 0)
			continue;
		for (uint32_t w = u->stem; w < u->stem + u->stems; w++)
			page->uses.v[page->stems.v[w]].before = at;
		at++;
	}
}

/* An article's paragraphs speak of the same things, teasers do not. */
static void
kinship(struct page *page)
{
	size_t n = page->units.n;
	uint32_t *count = mem_alloc(n * sizeof *count);

	kin_words(page, true, count);
	kin_words(page, false, count);
	vec_clear(&page->kin);
	for (size_t i = 0; i < n; i++) {
		uint32_t stems = page->units.v[i].stems;

		vec_push(&page->kin, stems ? (uint8_t)(count[i] * 10 / stems < 15 ? count[i] * 10 / stems : 15) : 0);
	}
	free(count);
}

static bool
is_headline(const struct unit *u)
{
	return u->words >= 3 && u->words <= 20 && u->ends < 2 && !u->date && !u->clock;
}

/* A title has words in common with many of the paragraphs behind it, a teaser's one with the teaser only. */
static void
titles(struct page *page)
{
	uint8_t over[2 * NEAR + 2] = {0};

	for (size_t i = 0; i < page->units.n; i++) {
		const struct unit *u = &page->units.v[i];
		uint8_t *a = &page->attrs.v[i * ATTRIBUTES];
		uint32_t prose = 0;

		a[NEXT] = a[OVER] = a[UNDER] = 0;
		for (size_t k = 0; k < sizeof over; k++)
			a[UNDER] = over[k] > a[UNDER] ? over[k] : a[UNDER];
		if (is_headline(u))
			for (uint32_t w = u->stem; w < u->stem + u->stems; w++)
				page->uses.v[page->stems.v[w]].mark = (uint32_t)i + 1;
		for (size_t j = i + 1; is_headline(u) && j < page->units.n && j < i + 15 && prose < NEAR + 1; j++) {
			const struct unit *v = &page->units.v[j];
			uint32_t common = 0;

			if (prose_of(v) == 0)
				continue;
			for (uint32_t w = v->stem; w < v->stem + v->stems; w++)
				common += page->uses.v[page->stems.v[w]].mark == i + 1;
			if (prose++ == 0)
				a[NEXT] = (uint8_t)(common < 4 ? common : 4);
			else
				a[OVER] += common > 0;
		}
		over[i % sizeof over] = a[OVER];
	}
}

/* ---- passages ---- */

enum { GAP = 2 };

/* Lines of prose with at most GAP others between two of them: [from, to). */
struct passage {
	size_t from, to;
	uint32_t prose, chars, kin,
	    support; /* lines of prose; characters, kin and words of the headline that they have */
	uint64_t weight;
};

/* How many of a passage's lines of prose have two words, or half the words, of the line ${head} above it. */
static uint32_t
supported(const struct page *page, const struct passage *p, size_t head)
{
	const struct unit *h = &page->units.v[head];
	uint32_t lines = 0;

	if (h->stems < 2 || h->words > 30)
		return 0;
	for (uint32_t w = h->stem; w < h->stem + h->stems; w++)
		page->uses.v[page->stems.v[w]].mark = (uint32_t)head + 1;
	for (size_t i = p->from, seen = 0; i < p->to && seen < 8; i++) {
		const struct unit *u = &page->units.v[i];
		uint32_t common = 0;

		if (prose_of(u) == 0 || u->hash == h->hash)
			continue;
		seen++;
		for (uint32_t w = u->stem; w < u->stem + u->stems; w++)
			common += page->uses.v[page->stems.v[w]].mark == head + 1;
		lines += common >= 2 || common * 2 >= h->stems;
	}
	return lines;
}

static void
weigh(const struct page *page, struct passage *p)
{
	for (size_t i = p->from > 10 ? p->from - 10 : 0; i < p->from; i++) {
		uint32_t lines = supported(page, p, i);

		p->support = lines > p->support ? lines : p->support;
	}
	p->weight =
	    (uint64_t)p->chars * (p->kin + p->prose) / p->prose * p->prose / (p->to - p->from) * (2 + p->support);
}

/* The passage that begins with unit ${i}, which is prose. */
static struct passage
passage_at(const struct page *page, size_t i)
{
	struct passage p = {.from = i, .to = i};

	for (; i < page->units.n && i <= p.to + GAP; i++) {
		long chars = page->prose.v[i + 1] - page->prose.v[i];

		if (chars == 0)
			continue;
		p.to = i + 1;
		p.prose++;
		p.chars += (uint32_t)chars;
		p.kin += page->kin.v[i];
	}
	weigh(page, &p);
	return p;
}

static void
tell_passage(struct page *page, const struct passage *p, uint8_t rank, uint64_t top)
{
	size_t from = p->from > GAP ? p->from - GAP : 0, to = p->to + GAP < page->units.n ? p->to + GAP : page->units.n;

	for (size_t i = from; i < to; i++) {
		uint8_t *a = &page->attrs.v[i * ATTRIBUTES];
		uint8_t weight = top ? (uint8_t)(1 + p->weight * 8 / top) : 1;

		if ((i < p->from || i >= p->to) && a[WEIGHT] >= weight)
			continue;
		a[BULK] = steps(p->chars / 10);
		a[RANK] = rank;
		a[WEIGHT] = weight;
		a[UNITY] = (uint8_t)(1 + p->kin / p->prose);
		a[SUPPORT] = (uint8_t)(p->support < 4 ? p->support : 4);
		a[PURITY] = share(p->prose, (uint32_t)(p->to - p->from));
	}
}

/* The passages of a page, and which of them is how much. */
static void
passages(struct page *page)
{
	VEC(struct passage) all = {0};
	uint64_t top = 0;

	for (size_t i = 0; i < page->units.n; i++) {
		uint8_t *a = &page->attrs.v[i * ATTRIBUTES];

		a[BULK] = a[WEIGHT] = a[UNITY] = a[SUPPORT] = a[PURITY] = 0;
		a[RANK] = 15;
	}
	for (size_t i = 0; i < page->units.n; i++) {
		if (page->prose.v[i + 1] > page->prose.v[i]) {
			struct passage p = passage_at(page, i);

			top = p.weight > top ? p.weight : top;
			vec_push(&all, p);
			i = p.to - 1;
		}
	}
	for (size_t k = 0; k < all.n; k++) {
		uint8_t rank = 0;

		for (size_t j = 0; j < all.n && rank < 4; j++)
			rank += all.v[j].weight > all.v[k].weight;
		tell_passage(page, &all.v[k], rank, top);
	}
	vec_free(&all);
}

/* ---- the main stretch ---- */

/* Units [from, to). */
struct stretch {
	size_t from, to;
};

/*
 * The stretch with the most prose when each line without any costs ${cost} characters. With ${kin} prose counts by what
 * it has in common with the prose around, and costs where that is next to nothing.
 */
static struct stretch
densest(const struct page *page, long cost, bool kin)
{
	struct stretch best = {0, 0}, now = {0, 0};
	long top = 0, sum = 0;

	for (size_t i = 0; i < page->units.n; i++) {
		long p = page->prose.v[i + 1] - page->prose.v[i];

		sum += p == 0 ? -cost : kin ? p * (page->kin.v[i] - 1) / 4 : p;
		if (sum <= 0) {
			sum = 0;
			now.from = i + 1;
		} else if (sum > top) {
			top = sum;
			best = (struct stretch){now.from, i + 1};
		}
	}
	return best;
}

/* Where a unit stands against a stretch. */
static uint8_t
against(struct stretch s, size_t i)
{
	if (s.to == 0)
		return 0;
	if (i < s.from) {
		size_t d = s.from - i;

		return d == 1 ? 1 : d == 2 ? 2 : d <= 4 ? 3 : d <= 8 ? 4 : d <= 20 ? 5 : 6;
	}
	if (i >= s.to) {
		size_t d = i - s.to;

		return d == 0 ? 7 : d == 1 ? 8 : d <= 3 ? 9 : d <= 8 ? 10 : d <= 20 ? 11 : 12;
	}
	return i == s.from ? 13 : i + 1 == s.to ? 15 : 14;
}

/* Notes the words of the main stretch. */
static void
note_words(struct page *page, struct stretch s)
{
	for (size_t i = s.from; i < s.to; i++) {
		const struct unit *u = &page->units.v[i];

		for (uint32_t k = u->stem; k < u->stem + u->stems; k++) {
			struct stem_use *use = &page->uses.v[page->stems.v[k]];

			if (use->units && use->last == i)
				continue;
			use->units++;
			use->last = (uint32_t)i;
			use->lead |= i < s.from + LEADING;
		}
	}
}

/* How many of a unit's words the main stretch has, in other units than this one; with ${lead} in its beginning. */
static uint32_t
shared_words(const struct page *page, size_t i, struct stretch s, bool lead)
{
	const struct unit *u = &page->units.v[i];
	uint32_t own = i >= s.from && i < s.to, count = 0;

	for (uint32_t k = u->stem; k < u->stem + u->stems; k++) {
		const struct stem_use *use = &page->uses.v[page->stems.v[k]];

		count += use->units > own && (!lead || use->lead);
	}
	return count;
}

static void
topics(struct page *page, struct stretch s)
{
	uint32_t top = 1;
	size_t best = page->units.n;

	note_words(page, s);
	for (size_t i = 0; i < page->units.n; i++) {
		const struct unit *u = &page->units.v[i];
		uint32_t lead = shared_words(page, i, s, true);
		uint8_t *a = &page->attrs.v[i * ATTRIBUTES];

		a[TOPIC] = u->stems ? 1 + share(shared_words(page, i, s, false), u->stems) : 0;
		a[LEAD] = u->stems ? 1 + share(lead, u->stems) : 0;
		if (i < s.from + 1 && u->words >= 3 && u->words <= 25 && lead >= top) {
			top = lead;
			best = i;
		}
	}
	for (size_t i = 0; best < page->units.n && i < page->units.n; i++)
		if (page->units.v[i].hash == page->units.v[best].hash)
			page->attrs.v[i * ATTRIBUTES + BEST] = i < best ? 1 : i == best ? 2 : 3;
}

/* ---- attributes ---- */

/* A line in one number: is it prose, a headline, a date, a short one. */
static uint8_t
kind_of(const struct unit *u)
{
	if (prose_of(u) > 0)
		return u->chars > 250 ? 1 : u->chars > 120 ? 2 : is_finished(u) ? 3 : 4;
	if (u->date || u->clock)
		return u->words < 6 ? 5 : 6;
	if (u->words == 0)
		return 7;
	if (u->words <= 2)
		return u->bullet ? 8 : 9;
	if (u->words <= 5)
		return u->bullet ? 10 : 11;
	return is_finished(u) ? 12 : u->bullet ? 13 : u->words > 20 ? 14 : 15;
}

/* How many of the lines around are dated, or look like headlines. */
static void
surroundings(const struct page *page, size_t i, uint8_t *a)
{
	size_t from = i > NEAR ? i - NEAR : 0, to = i + NEAR + 1 < page->units.n ? i + NEAR + 1 : page->units.n;

	a[DATES] = a[TITLES] = 0;
	for (size_t k = from; k < to; k++) {
		const struct unit *u = &page->units.v[k];

		a[DATES] += k != i && (u->date || u->clock) && u->words < 9;
		a[TITLES] += k != i && is_headline(u) && !is_finished(u);
	}
}

/* A short line of words that pages' furniture is made of. */
static bool
is_furniture(const struct unit *u)
{
	return u->words <= 6 && u->head != 0;
}

/* What furniture is around each line, and whether it stands behind a line that leads away from the article. */
static void
furniture(struct page *page)
{
	static const uint32_t leads = 1U << PAGE_SEE_ALSO | 1U << PAGE_COMMENTS;
	size_t n = page->units.n, last = n;
	uint8_t before = 0, behind = 0;

	for (size_t i = 0; i < n; i++) {
		uint8_t *a = &page->attrs.v[i * ATTRIBUTES];
		size_t far = last < n ? i - last : 99;

		a[SINCE] = far <= 1 ? 1 : far <= 3 ? 2 : far <= 8 ? 3 : far <= 20 ? 4 : far < 50 ? 5 : 0;
		a[CLUTTER] = before;
		if (page->units.v[i].words <= 6 && page->units.v[i].classes & leads)
			last = i;
		before = (uint8_t)(before + is_furniture(&page->units.v[i]) -
				   (i >= 2 * NEAR && is_furniture(&page->units.v[i - 2 * NEAR])));
	}
	for (size_t i = n; i-- > 0;) {
		page->attrs.v[i * ATTRIBUTES + TO_COME] = behind;
		behind = (uint8_t)(behind + is_furniture(&page->units.v[i]) -
				   (i + 2 * NEAR < n && is_furniture(&page->units.v[i + 2 * NEAR])));
	}
}

static void
own_attributes(const struct unit *u, uint8_t *a)
{
	a[LENGTH] = steps(u->chars);
	a[WORDS] = steps(u->words);
	a[BEGINS] = character(u->begins);
	a[FINISH] = character(u->finish);
	a[STOPS] = share(2 * u->stops, u->words);
	a[CAPITAL] = share(u->upper, u->words);
	a[DIGITS] = share(u->digits, u->chars);
	a[LATIN] = share(u->latin, u->chars);
	a[COMMAS] = (uint8_t)(u->commas < 3 ? u->commas : 3);
	a[VERBS] = (uint8_t)(u->verbs < 3 ? u->verbs : 3);
	a[ENDS] = steps(u->ends);
	a[TIME] = (uint8_t)(u->date + 2 * u->clock);
	a[SIGN] = u->copyright   ? 1
		  : u->address   ? 2
		  : u->mail      ? 3
		  : u->bar       ? 4
		  : u->arrow     ? 5
		  : u->hash_sign ? 6
		  : u->caps      ? 7
				 : 0;
	a[REPEAT] = (uint8_t)(u->repeats < 2 ? 0 : u->repeats > 3 ? 3 : u->nth == 0 ? 1 : 2);
	a[BLANK] = (uint8_t)(u->blank < 3 ? u->blank : 3);
	a[BULLET] = (uint8_t)(u->bullet + 2 * u->heading);
	a[LEGAL] = (uint8_t)(u->legal < 6 ? u->legal : 6 + (u->legal * 4 > u->words));
	a[NAME] = u->words >= 2 && u->words <= 3 && u->upper == u->words && u->digits == 0 &&
		  u->commas + u->ends == 0 && u->classes == 0 && !u->bullet && !u->caps;
	a[KIND] = kind_of(u);
	a[HEAD] = (uint8_t)(u->head & 15);
	a[HEAD2] = (uint8_t)(u->head >> 4);
}

static uint8_t
prose_between(const struct page *page, long from, long to)
{
	long n = (long)page->units.n;

	from = from < 0 ? 0 : from;
	to = to > n ? n : to;
	return from >= to ? 0 : steps((uint32_t)((page->prose.v[to] - page->prose.v[from]) / 10));
}

void
page_attributes(struct page *page)
{
	size_t n = page->units.n, chars = 0, before = 0;
	struct stretch strict, loose;

	vec_clear(&page->prose);
	vec_push(&page->prose, 0);
	for (size_t i = 0; i < n; i++) {
		vec_push(&page->prose, page->prose.v[i] + prose_of(&page->units.v[i]));
		chars += page->units.v[i].chars;
	}
	while (page->attrs.n < n * ATTRIBUTES)
		vec_push(&page->attrs, 0);
	kinship(page);
	titles(page);
	strict = densest(page, 40, true);
	loose = densest(page, 40, false);
	for (size_t i = 0; i < n; i++) {
		const struct unit *u = &page->units.v[i];
		uint8_t *a = &page->attrs.v[i * ATTRIBUTES];
		long at = (long)i;

		own_attributes(u, a);
		surroundings(page, i, a);
		a[KIN] = page->kin.v[i];
		a[BEHIND] = i + 1 < n ? (uint8_t)(u[1].blank < 3 ? u[1].blank : 3) : 3;
		a[INDENT] = i == 0 || u->indent == u[-1].indent ? 0 : u->indent > u[-1].indent ? 1 : 2;
		a[PLACE] = share((uint32_t)before, (uint32_t)chars);
		a[ROW] = steps((uint32_t)i + 1);
		a[ROWBACK] = steps((uint32_t)(n - i));
		a[BLOCK] = against(strict, i);
		a[LOOSE] = against(loose, i);
		a[BEST] = 0;
		a[SOON] = prose_between(page, at + 1, at + 1 + NEAR);
		a[LATELY] = prose_between(page, at - NEAR, at);
		a[WHOLE] = share((uint32_t)(page->prose.v[strict.to] - page->prose.v[strict.from]), (uint32_t)chars);
		before += u->chars;
	}
	topics(page, strict);
	passages(page);
	furniture(page);
}

/* ---- features ---- */

static void
add(struct unit_features *f, uint32_t template, uint32_t value)
{
	uint32_t h = (template * 4096 + value) * 2654435761U;

	if (f->n < PAGE_FEATURES)
		f->row[f->n++] = (uint16_t)(h >> (32 - PAGE_BITS));
}

/* Which attributes of the lines around are looked at, and which of them together. */
static const uint8_t beside[] = {LENGTH, BEGINS, FINISH, STOPS, TIME, SIGN, REPEAT, BULLET, TOPIC, LEAD, BEST, HEAD,
    CAPITAL, VERBS, KIN, OVER, WEIGHT, SUPPORT, NAME};
static const struct {
	uint8_t a, b;
	int8_t at_a, at_b;
} pairs[] = {
    {LENGTH, FINISH, 0, 0},
    {LENGTH, BLOCK, 0, 0},
    {LENGTH, LOOSE, 0, 0},
    {LENGTH, BULLET, 0, 0},
    {KIND, BLOCK, 0, 0},
    {KIND, LOOSE, 0, 0},
    {KIND, TOPIC, 0, 0},
    {KIND, HEAD, 0, 0},
    {KIND, REPEAT, 0, 0},
    {KIND, WHOLE, 0, 0},
    {KIND, KIND, -1, 0},
    {KIND, KIND, 0, 1},
    {KIND, KIND, -2, -1},
    {KIND, KIND, 1, 2},
    {KIND, KIND, -1, 1},
    {KIND, BLANK, 0, 0},
    {KIND, BEHIND, 0, 0},
    {KIND, INDENT, 0, 0},
    {KIND, SOON, 0, 0},
    {KIND, LATELY, 0, 0},
    {KIND, ROW, 0, 0},
    {KIND, ROWBACK, 0, 0},
    {BLOCK, TOPIC, 0, 0},
    {BLOCK, LOOSE, 0, 0},
    {BLOCK, HEAD, 0, 0},
    {BLOCK, BULLET, 0, 0},
    {BLOCK, TIME, 0, 0},
    {BLOCK, REPEAT, 0, 0},
    {BLOCK, BEST, 0, 0},
    {BLOCK, LEAD, 0, 0},
    {BLOCK, STOPS, 0, 0},
    {BLOCK, WHOLE, 0, 0},
    {BLOCK, KIND, 0, -1},
    {BLOCK, KIND, 0, 1},
    {BEST, LENGTH, 0, 0},
    {BEST, LEAD, 0, 0},
    {BEST, REPEAT, 0, 0},
    {SOON, LATELY, 0, 0},
    {TOPIC, SOON, 0, 0},
    {TOPIC, LATELY, 0, 0},
    {HEAD, LENGTH, 0, 0},
    {HEAD, HEAD, -1, 0},
    {HEAD, KIND, -1, 0},
    {BEGINS, FINISH, 0, 0},
    {FINISH, BEGINS, -1, 0},
    {FINISH, BEGINS, 0, 1},
    {STOPS, CAPITAL, 0, 0},
    {BULLET, BULLET, -1, 0},
    {TIME, LENGTH, 0, 0},
    {KIND, KIN, 0, 0},
    {BULLET, BEGINS, 0, 0},
    {BULLET, FINISH, 0, 0},
    {FINISH, BULLET, -1, 0},
    {KIND, LEGAL, 0, 0},
    {KIND, SINCE, 0, 0},
    {KIND, CLUTTER, 0, 0},
    {KIND, TO_COME, 0, 0},
    {SINCE, TOPIC, 0, 0},
    {SINCE, KIN, 0, 0},
    {LEGAL, LENGTH, 0, 0},
    {LEGAL, LEGAL, 0, 1},
    {LEGAL, LEGAL, -1, 0},
    {CLUTTER, TOPIC, 0, 0},
    {KIND, RANK, 0, 0},
    {KIND, WEIGHT, 0, 0},
    {KIND, UNITY, 0, 0},
    {KIND, SUPPORT, 0, 0},
    {KIND, PURITY, 0, 0},
    {KIND, BULK, 0, 0},
    {RANK, BLOCK, 0, 0},
    {RANK, UNITY, 0, 0},
    {RANK, SUPPORT, 0, 0},
    {WEIGHT, SUPPORT, 0, 0},
    {WEIGHT, BLOCK, 0, 0},
    {KIN, KIN, -1, 0},
    {KIN, KIN, 0, 1},
    {KIND, OVER, 0, 0},
    {KIND, UNDER, 0, 0},
    {NEXT, OVER, 0, 0},
    {OVER, BEST, 0, 0},
    {OVER, LENGTH, 0, 0},
    {KIND, DATES, 0, 0},
    {KIND, TITLES, 0, 0},
    {DATES, KIN, 0, 0},
    {UNDER, KIN, 0, 0},
    {SOON, KIN, 0, 0},
    {BLOCK, KIN, 0, 0},
};

static uint32_t
attribute(const struct page *page, long i, int k)
{
	return i < 0 || i >= (long)page->units.n ? 31 : page->attrs.v[(size_t)i * ATTRIBUTES + (size_t)k];
}

void
page_features(const struct page *page, size_t i, struct unit_features *out)
{
	const struct unit *u = &page->units.v[i];
	const uint8_t *own = &page->attrs.v[i * ATTRIBUTES];
	uint32_t t = 1;

	out->n = 0;
	add(out, 0, 0);
	for (int k = 0; k < ATTRIBUTES; k++)
		add(out, t++, own[k]);
	for (uint32_t c = 1; c < PAGE_CLASSES; c++)
		if (u->classes >> c & 1)
			add(out, t, c);
	t++;
	for (long d = -2; d <= 2; d++)
		for (size_t k = 0; d != 0 && k < sizeof beside; k++)
			if (d == -1 || d == 1 || k < 4)
				add(out, t++, attribute(page, (long)i + d, beside[k]));
	for (size_t k = 0; k < sizeof pairs / sizeof *pairs; k++)
		add(out, t++,
		    attribute(page, (long)i + pairs[k].at_a, pairs[k].a) * 32 +
			attribute(page, (long)i + pairs[k].at_b, pairs[k].b));
}
