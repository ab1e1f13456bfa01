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

/* ---- the main stretch ---- */

/* Units [from, to). */
struct stretch {
	size_t from, to;
};

/* The stretch with the most prose when each line without any costs ${cost} characters. */
static struct stretch
densest(const struct page *page, long cost)
{
	struct stretch best = {0, 0}, now = {0, 0};
	long top = 0, sum = 0;

	for (size_t i = 0; i < page->units.n; i++) {
		long p = page->prose.v[i + 1] - page->prose.v[i];

		sum += p ? p : -cost;
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

/* The use of a stem in the table, or the free place for it. */
static struct stem_use *
find_use(const struct page *page, uint32_t room, uint32_t stem)
{
	uint32_t k = (stem * 2654435761U) >> 7 & (room - 1);

	while (page->uses.v[k].stem && page->uses.v[k].stem != stem)
		k = (k + 1) & (room - 1);
	return &page->uses.v[k];
}

/* Notes the words of the main stretch. Returns the size of the table. */
static uint32_t
note_words(struct page *page, struct stretch s)
{
	uint32_t room = 64, count = 0;

	for (size_t i = s.from; i < s.to; i++)
		count += page->units.v[i].stems;
	while (room < 2 * count)
		room *= 2;
	while (page->uses.n < room)
		vec_push(&page->uses, (struct stem_use){0});
	memset(page->uses.v, 0, room * sizeof *page->uses.v);
	for (size_t i = s.from; i < s.to; i++) {
		const struct unit *u = &page->units.v[i];

		for (uint32_t k = u->stem; k < u->stem + u->stems; k++) {
			struct stem_use *use = find_use(page, room, page->stems.v[k]);

			if (use->stem && use->last == i)
				continue;
			use->stem = page->stems.v[k];
			use->units++;
			use->last = (uint32_t)i;
			use->lead |= i < s.from + LEADING;
		}
	}
	return room;
}

/* How many of a unit's words the main stretch has, in other units than this one; with ${lead} in its beginning. */
static uint32_t
shared_words(const struct page *page, uint32_t room, size_t i, struct stretch s, bool lead)
{
	const struct unit *u = &page->units.v[i];
	uint32_t own = i >= s.from && i < s.to, count = 0;

	for (uint32_t k = u->stem; k < u->stem + u->stems; k++) {
		const struct stem_use *use = find_use(page, room, page->stems.v[k]);

		count += use->units > own && (!lead || use->lead);
	}
	return count;
}

static void
topics(struct page *page, struct stretch s)
{
	uint32_t room = note_words(page, s), top = 1;
	size_t best = page->units.n;

	for (size_t i = 0; i < page->units.n; i++) {
		const struct unit *u = &page->units.v[i];
		uint32_t lead = shared_words(page, room, i, s, true);
		uint8_t *a = &page->attrs.v[i * ATTRIBUTES];

		a[TOPIC] = u->stems ? 1 + share(shared_words(page, room, i, s, false), u->stems) : 0;
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
	strict = densest(page, 60);
	loose = densest(page, 15);
	for (size_t i = 0; i < n; i++) {
		const struct unit *u = &page->units.v[i];
		uint8_t *a = &page->attrs.v[i * ATTRIBUTES];
		long at = (long)i;

		own_attributes(u, a);
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
static const uint8_t beside[] = {
    LENGTH, BEGINS, FINISH, STOPS, TIME, SIGN, REPEAT, BULLET, TOPIC, LEAD, BEST, HEAD, CAPITAL, VERBS};
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
