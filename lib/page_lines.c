/* page_lines: a page's bytes become its units: lines as they were before a text browser or a mailer wrapped them. */
#include "page_impl.h"

#include "text.h"

#include <stdlib.h>

enum { WIDEST = 140, NARROWEST = 50 };

/* ---- lines as they stand ---- */

/* Spaces, marks without width, and controls: what stands before and behind a line's text. */
static bool
is_blank(int32_t cp)
{
	return cp <= ' ' || cp == 0x7F || (cp >= 0x80 && cp < 0xA1) || cp == 0xAD || (cp >= 0x2000 && cp <= 0x200F) ||
	       (cp >= 0x2028 && cp <= 0x202F) || cp == 0x205F || cp == 0x2060 || cp == 0x3000 || cp == 0xFEFF;
}

static bool
is_bullet(int32_t cp)
{
	static const int32_t marks[] = {'*', '+', 0xB7, 0x2022, 0x2023, 0x2043, 0x25A0, 0x25A1, 0x25AA, 0x25AB, 0x25B6,
	    0x25BA, 0x25C6, 0x25CB, 0x25CF, 0x25E6, 0x25EF, 0x2666, 0x2713, 0x2714};

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (marks[i] == cp)
			return true;
	return false;
}

/* Moves behind the blanks at ${s} and returns how many columns they are wide. */
static uint32_t
skip_blanks(const char **s, const char *end)
{
	uint32_t columns = 0;

	while (*s < end) {
		const char *at = *s;
		int32_t cp = utf8_next(s, end);

		if (!is_blank(cp)) {
			*s = at;
			break;
		}
		columns = cp == '\t' ? (columns | 7) + 1 : columns + 1;
	}
	return columns;
}

static const char *
trim_end(const char *s, const char *end)
{
	while (end > s) {
		const char *at = end - 1, *next;

		while (at > s && ((unsigned char)*at & 0xC0) == 0x80)
			at--;
		next = at;
		if (!is_blank(utf8_next(&next, end)))
			break;
		end = at;
	}
	return end;
}

/* Takes a list's or a heading's mark off the front of a line. */
static void
take_mark(struct raw *r, const char **s, const char *end)
{
	const char *at = *s;
	int32_t cp = utf8_next(&at, end);
	bool lynx = cp == 'o' && r->indent >= 5;

	if (cp == '#' || cp == '=') {
		while (at < end && *at == cp)
			at++;
		r->heading = at < end && *at == ' ' && at - *s <= 6;
		if (!r->heading)
			return;
	} else if ((is_bullet(cp) || lynx) && at < end && (*at == ' ' || *at == '\t' || (unsigned char)*at == 0xC2))
		r->bullet = true;
	else if (at < end || !is_bullet(cp))
		return;
	*s = at;
	skip_blanks(s, end);
}

/* Columns: code points, which the bytes that begin one count. */
static uint32_t
width_of(const char *s, const char *end)
{
	uint32_t width = 0;

	for (; s < end; s++)
		width += ((unsigned char)*s & 0xC0) != 0x80;
	return width;
}

static void
split_lines(struct page *page, const char *s, size_t n, bool plain)
{
	const char *end = s + n, *eol;
	uint32_t line = 0, blank = 0;

	vec_clear(&page->raws);
	for (; s < end; s = eol < end ? eol + 1 : end) {
		struct raw r = {.line = ++line};
		const char *from = s, *cr;

		eol = memchr(s, '\n', (size_t)(end - s));
		if (eol == NULL)
			eol = end;
		cr = memchr(s, '\r', (size_t)(eol - s));
		if (cr && cr + 1 < eol) /* a lone CR, as old Macs have it */
			eol = cr;
		r.indent = skip_blanks(&from, eol);
		if (from < eol && !plain)
			take_mark(&r, &from, eol);
		r.s = from;
		r.n = (uint32_t)(trim_end(from, eol) - from);
		if (r.n == 0) {
			blank++;
			continue;
		}
		r.blank = blank;
		blank = 0;
		r.width = r.indent + 2 * r.bullet + width_of(r.s, r.s + r.n);
		vec_push(&page->raws, r);
		page->counts.lines++;
	}
}

/* ---- wrapped lines ---- */

static uint32_t
first_word(const struct raw *r)
{
	const char *sp = memchr(r->s, ' ', r->n);

	return width_of(r->s, sp ? sp : r->s + r->n);
}

static int32_t
first_char(const struct raw *r)
{
	const char *s = r->s;

	return utf8_next(&s, r->s + r->n);
}

static int32_t
last_char(const struct raw *r)
{
	const char *s = r->s + r->n - 1;

	while (s > r->s && ((unsigned char)*s & 0xC0) == 0x80)
		s--;
	return utf8_next(&s, r->s + r->n);
}

/* Whether a line begins as only the rest of a sentence does. */
static bool
begins_low(const struct raw *r)
{
	int32_t cp = first_char(r);

	return text_class(cp) == TEXT_LOWER || cp == ',' || cp == '.' || cp == ';' || cp == ':' || cp == ')' ||
	       cp == 0xBB || cp == '%' || cp == '?' || cp == '!';
}

static bool
ends_sentence(const struct raw *r)
{
	int32_t cp = last_char(r);

	return cp == '.' || cp == '!' || cp == '?' || cp == 0x2026;
}

/* Whether line ${i} may at all go on from the line before. */
static bool
adjoins(const struct page *page, size_t i)
{
	const struct raw *r = &page->raws.v[i];

	return i > 0 && r->blank == 0 && !r->bullet && !r->heading;
}

/*
 * The column that the page was wrapped at, 0 if it was not. Wrapped text has no wide lines; its lines are broken where
 * the next word would not fit; and most of its lines go on in the middle of a sentence.
 */
static uint32_t
wrap_column(const struct page *page)
{
	uint32_t wide[WIDEST + 2] = {0}, column = WIDEST + 1;
	size_t over = 0, full = 0, low = 0;

	for (size_t i = 0; i < page->raws.n; i++)
		wide[page->raws.v[i].width > WIDEST ? WIDEST + 1 : page->raws.v[i].width]++;
	while (column > 0 && (over + wide[column]) * 100 <= page->raws.n)
		over += wide[column--];
	if (column > WIDEST || column < NARROWEST)
		return 0;
	for (size_t i = 1; i < page->raws.n; i++) {
		const struct raw *r = &page->raws.v[i], *b = r - 1;

		if (adjoins(page, i) && b->width + 1 + first_word(r) > column && b->width <= column + 2) {
			full++;
			low += begins_low(r);
		}
	}
	return full >= 2 && low * 3 >= full ? column : 0;
}

/* The widest of the lines that follow each other without an empty one, from line ${i}; ${next} is the line behind them.
 */
static uint32_t
block_width(const struct page *page, size_t i, size_t *next)
{
	uint32_t width = page->raws.v[i].width;

	for (i++; i < page->raws.n && page->raws.v[i].blank == 0; i++)
		width = page->raws.v[i].width > width ? page->raws.v[i].width : width;
	*next = i;
	return width;
}

/*
 * Marks the lines that go on from the line before: in wrapped pages where the next word would not have fitted, in cells
 * of tables (blocks that are narrower) where the sentence goes on as well; in others only where a line breaks in the
 * middle of a sentence, as when each piece of markup is a line of its own.
 */
static void
glue(struct page *page)
{
	uint32_t column = wrap_column(page), width = 0;
	size_t next = 0;

	for (size_t i = 0; i < page->raws.n; i++) {
		struct raw *r = &page->raws.v[i], *b = r - 1;
		bool full, low = begins_low(r);

		if (i == next)
			width = block_width(page, i, &next);
		if (!adjoins(page, i))
			continue;
		full = column && b->width + 1 + first_word(r) > (width < column ? width : column);
		if (column && width + 12 >= column)
			r->glued = full || (low && !ends_sentence(b) && b->width * 2 > column);
		else if (column)
			r->glued = full && (low || !ends_sentence(b)) && width > 24;
		else
			r->glued = low && !ends_sentence(b);
	}
}

/* ---- joining ---- */

/* Whether a word broken at its hyphen was written with it: by its first part, or its second. */
static bool
keeps_hyphen(const char *s, size_t n, const struct raw *next)
{
	static const char *const before[] = {"ско", "цко", "торгово", "научно", "военно", "северо", "южно", "юго",
	    "восточно", "западно", "культурно", "социально", "политико", "народно", "финансово", "топливно", "из", "по",
	    "кое", "вице", "премьер", "экс", "пресс", "бизнес", "интернет", "онлайн", "топ", "медиа", "контр", "Азия",
	    "Санкт", "Нур", "Усть", "Аль", "аль", "Эль", "эль"};
	static const char *const after[] = {
	    "то", "либо", "нибудь", "таки", "ка", "процентн", "летн", "летия", "министр", "президент"};

	for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
		size_t len = strlen(before[i]);

		if (n >= len && memcmp(s + n - len, before[i], len) == 0)
			return true;
	}
	for (size_t i = 0; i < sizeof after / sizeof *after; i++)
		if (next->n >= strlen(after[i]) && memcmp(next->s, after[i], strlen(after[i])) == 0)
			return true;
	return !begins_low(next);
}

/* Appends a line's text, its spaces folded, and drops what has no place in text. */
static void
add_line(struct page *page, const struct raw *r)
{
	const char *s = r->s, *end = s + r->n, *good = s;

	while (s < end) {
		const char *at = s;
		int32_t cp;

		if (((unsigned char)*s > ' ' && (unsigned char)*s < 0x7F) || ((unsigned char)*s | 1) == 0xD1) {
			s += (unsigned char)*s < 0x80 ? 1 : 2;
			continue;
		}
		cp = utf8_next(&s, end);
		if (!is_blank(cp) || (cp == ' ' && s < end && *s != ' '))
			continue;
		buf_add(&page->text, good, (size_t)(at - good));
		good = s;
		if ((cp < ' ' && cp != '\t' && cp != '\v' && cp != '\f') || cp == 0x7F)
			page->counts.control++;
		else if (cp < 0x200B || cp > 0x200F)
			if (cp != 0xAD && cp != 0x2060 && cp != 0xFEFF && page->text.n > 0 &&
			    page->text.s[page->text.n - 1] != ' ')
				buf_addc(&page->text, ' ');
	}
	buf_add(&page->text, good, (size_t)(end - good));
}

/* Whether lines of the page end in broken words: more than one in twelve that have a next line end with a hyphen. */
static bool
is_hyphenated(const struct page *page)
{
	size_t glued = 0, hyphens = 0;

	for (size_t i = 1; i < page->raws.n; i++) {
		if (page->raws.v[i].glued) {
			glued++;
			hyphens += last_char(&page->raws.v[i - 1]) == '-';
		}
	}
	return hyphens * 12 > glued;
}

static void
join_line(struct page *page, const struct raw *r, bool hyphenated)
{
	struct buf *t = &page->text;
	int32_t end = last_char(r - 1);
	bool broken = end == '-' && t->n > 1 && t->s[t->n - 1] == '-' && t->s[t->n - 2] != ' ';

	page->counts.joined++;
	if (broken && hyphenated && !keeps_hyphen(t->s, t->n - 1, r)) {
		t->n--;
		page->counts.hyphens++;
	} else if (!broken && end != 0xAD &&
		   !(begins_low(r) && text_class(first_char(r)) == TEXT_PUNCT && first_char(r) != '%'))
		buf_addc(t, ' ');
	add_line(page, r);
}

void
page_units(struct page *page, const char *s, size_t n, bool plain)
{
	VEC(size_t) from = {0};
	bool hyphenated;

	split_lines(page, s, n, plain);
	if (!plain)
		glue(page);
	hyphenated = is_hyphenated(page);
	vec_clear(&page->units);
	buf_clear(&page->text);
	for (size_t i = 0; i < page->raws.n; i++) {
		const struct raw *r = &page->raws.v[i];
		struct unit u = {.first = r->line,
		    .last = r->line,
		    .blank = r->blank,
		    .indent = r->indent,
		    .bullet = r->bullet,
		    .heading = r->heading};

		if (r->glued && page->units.n > 0) {
			page->units.v[page->units.n - 1].last = r->line;
			join_line(page, r, hyphenated);
			continue;
		}
		vec_push(&from, page->text.n);
		vec_push(&page->units, u);
		add_line(page, r);
	}
	for (size_t i = 0; i < page->units.n; i++) {
		size_t to = i + 1 < page->units.n ? from.v[i + 1] : page->text.n;

		page->units.v[i].s = page->text.s + from.v[i];
		page->units.v[i].n = (uint32_t)(to - from.v[i]);
		while (page->units.v[i].n > 0 && page->units.v[i].s[page->units.v[i].n - 1] == ' ')
			page->units.v[i].n--;
	}
	vec_free(&from);
}
