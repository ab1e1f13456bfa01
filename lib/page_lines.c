/* page_lines: a page's bytes become its units: lines as they were before a text browser or a mailer wrapped them. */
#include "page_impl.h"

#include "text.h"

#include <stdlib.h>

enum { WIDEST = 140, NARROWEST = 50, NARROWEST_COLUMN = 18 };

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

uint32_t
page_skip_blanks(const char **s, const char *end)
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

/* The end of a link's number at ${s}, «[12]»; ${s} if there is none, or no text follows it. */
static const char *
link_end(const char *s, const char *end)
{
	const char *at = s + 1;

	if (s >= end || *s != '[')
		return s;
	while (at < end && *at >= '0' && *at <= '9')
		at++;
	return at > s + 1 && at + 1 < end && *at == ']' && ((at[1] & 0x80) || strchr(" \t\r\n.,;:!?)", at[1]) == NULL)
	    ? at + 1 : s;
}

/* Whether links are numbered from one on, as lynx does unless it is told not to. */
static bool
is_numbered(const char *s, size_t n)
{
	enum { SOME = 4 };
	const char *end = s + n;
	int next = 1;

	while (next < SOME && s < end && (s = memchr(s, '[', (size_t)(end - s))) != NULL) {
		next += link_end(s, end) > s && atoi(s + 1) == next;
		s++;
	}
	return next == SOME;
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
	page_skip_blanks(s, end);
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

/* The lines as they are; returns how many have a gap inside, as between columns. */
static size_t
split_lines(struct page *page, const char *s, size_t n)
{
	const char *end = s + n, *eol;
	uint32_t line = 0;
	size_t gaps = 0;

	vec_clear(&page->raws);
	for (; s < end; s = eol < end ? eol + 1 : end) {
		struct raw r = {.line = ++line, .s = s};
		const char *cr;

		eol = memchr(s, '\n', (size_t)(end - s));
		if (eol == NULL)
			eol = end;
		cr = memchr(s, '\r', (size_t)(eol - s));
		if (cr && cr + 1 < eol) /* a lone CR, as old Macs have it */
			eol = cr;
		r.indent = page_skip_blanks(&r.s, eol);
		r.n = (uint32_t)(trim_end(r.s, eol) - r.s);
		gaps += r.n < 2 * PAGE_COLUMNS && memmem(r.s, r.n, "  ", 2) != NULL;
		vec_push(&page->raws, r);
	}
	return gaps;
}

/*
 * A line that says nothing: a mark or a number of one digit, as counters and separators are when each piece of markup
 * is a line.
 */
static bool
says_nothing(const struct raw *r)
{
	static const char signs[] = "-|/*_~#0123456789";

	return r->n == 0 || (r->n <= 2 && strspn(r->s, signs) >= r->n);
}

/*
 * Drops the empty lines, counted in the next one, and, if the lines are not ${plain} text, the marks before lists and
 * headings.
 */
static void
look_at_lines(struct page *page, bool plain)
{
	size_t kept = 0;
	uint32_t blank = 0;

	for (size_t i = 0; i < page->raws.n; i++) {
		struct raw r = page->raws.v[i];
		const char *end = r.s + r.n;

		if (r.n > 0 && !plain)
			take_mark(&r, &r.s, end);
		r.n = (uint32_t)(end - r.s);
		if (r.n == 0 || (!plain && !page->learning && says_nothing(&r))) {
			blank += r.n == 0;
			continue;
		}
		r.blank = blank;
		blank = 0;
		r.width = r.indent + 2 * r.bullet + width_of(r.s, end);
		if (page->numbered) {
			r.s = link_end(r.s, end);
			r.n = (uint32_t)(end - r.s);
		}
		page->raws.v[kept++] = r;
	}
	page->raws.n = kept;
	page->counts.lines += kept;
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

/*
 * Whether a line is the name of a site or an address, also of mail, and nothing else: mastheads, bylines and footers
 * have them.
 */
static bool
is_address(const struct raw *r)
{
	const char *dot = memrchr(r->s, '.', r->n);

	for (size_t i = 0; i < r->n; i++)
		if (r->s[i] <= ' ' || r->s[i] & 0x80 || strchr(",;", r->s[i]))
			return false;
	return dot && dot > r->s && dot + 2 < r->s + r->n && ((dot[1] | 32) >= 'a' && (dot[1] | 32) <= 'z');
}

/* «=====»: whether a line is but drawn, to part what is above it from what is below. */
static bool
is_drawn(const struct raw *r)
{
	for (size_t i = 0; i < r->n; i++)
		if (strchr("=*~", r->s[i]) == NULL)
			return false;
	return r->n > 3;
}

/*
 * «Опубликовано: 27.09.2023 Рубрика: Море», «просмотров: 1874», «фото: Анна Берг»: whether a line is a label and what
 * it labels.
 */
static bool
is_label(const struct raw *r)
{
	static const char *const labels[] = {"Автор:", "Автор фото:", "Фото:", "фото:", "Текст:", "Источник:",
	    "Рубрика:", "Теги:", "by ", "in ", "Reading Time:"};
	enum { WIDE = 60, LABEL = 30 };
	const char *colon = memmem(r->s, r->n, ": ", 2), *last = memrchr(r->s, ':', r->n), *end = r->s + r->n;
	bool digit = colon && colon + 2 < end && colon[2] >= '0' && colon[2] <= '9';

	for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
		if (r->n > strlen(labels[i]) && memcmp(r->s, labels[i], strlen(labels[i])) == 0)
			return true;
	if (r->width > WIDE || last == NULL || last + 1 == end)
		return false;
	if (digit && text_class(first_char(r)) == TEXT_UPPER && width_of(r->s, colon) <= LABEL)
		return true;
	return end[-1] >= '0' && end[-1] <= '9' &&
	    (last[1] == ' ' || (last > r->s && last[-1] >= '0' && last[-1] <= '9'));
}

/* Whether words of a line stand far apart, «f Поделиться   OK Класс»: buttons, or parts of a date, no story. */
static bool
is_row(const struct raw *r)
{
	return memmem(r->s, r->n, "   ", strlen("   ")) != NULL;
}

/* Whether line ${i} may at all go on from the line before. */
static bool
adjoins(const struct page *page, size_t i)
{
	const struct raw *r = &page->raws.v[i];

	return i > 0 && r->blank == 0 && !r->bullet && !r->heading && !is_address(r) && !is_label(r) && !is_drawn(r) &&
	    !is_drawn(r - 1) && !is_row(r) && !is_row(r - 1);
}

/*
 * The column that lines [from, to) were wrapped at, 0 if they were not: the one that explains most of the lines which
 * break in the middle of a sentence, where the next word would not have fitted. Few lines of wrapped text are wider,
 * and few are as wide but end a sentence.
 */
static uint32_t
wrap_column(const struct page *page, size_t from, size_t to)
{
	const struct raw *raws = page->raws.v;
	uint32_t votes[WIDEST + 1] = {0}, column = 0, narrow = raws[from].column ? NARROWEST_COLUMN : NARROWEST;
	size_t over = 0, full = 0, low = 0;

	for (size_t i = from + 1; i < to; i++)
		if (adjoins(page, i) && begins_low(&raws[i]))
			for (uint32_t c = raws[i - 1].width; c <= raws[i - 1].width + first_word(&raws[i]) &&
			    c <= WIDEST; c++)
				votes[c]++;
	for (uint32_t c = narrow; c <= WIDEST; c++)
		if (votes[c] >= votes[column])
			column = c;
	if (votes[column] < 2)
		return 0;
	for (size_t i = from + 1; i < to; i++) {
		const struct raw *r = &raws[i], *b = r - 1;

		over += b->width > column;
		if (adjoins(page, i) && b->width + 1 + first_word(r) > column && b->width <= column) {
			full++;
			low += begins_low(r);
		}
	}
	return over * 10 <= to - from && low * 3 >= full ? column : 0;
}

/*
 * The widest of the lines that follow each other without an empty one, from line ${i} on, before ${to}; ${next} is the
 * line behind them.
 */
static uint32_t
block_width(const struct page *page, size_t i, size_t to, size_t *next)
{
	uint32_t width = page->raws.v[i].width;

	for (i++; i < to && page->raws.v[i].blank == 0; i++)
		width = page->raws.v[i].width > width ? page->raws.v[i].width : width;
	*next = i;
	return width;
}

/*
 * Marks those of lines [from, to) that go on from the line before: in wrapped pages where the next word would not have
 * fitted, in cells of tables (blocks that are narrower) where the sentence goes on as well; in others only where a line
 * breaks in the middle of a sentence, as when each piece of markup is a line of its own.
 */
static void
glue(struct page *page, size_t from, size_t to)
{
	uint32_t column = wrap_column(page, from, to), width = 0;
	size_t next = from;

	for (size_t i = from; i < to; i++) {
		struct raw *r = &page->raws.v[i], *b = r - 1;
		bool full, low = begins_low(r);

		if (i == next)
			width = block_width(page, i, to, &next);
		if (i == from || !adjoins(page, i))
			continue;
		full = column && b->width <= column && b->width + 1 + first_word(r) > (width < column ? width : column);
		if (column && width + 12 >= column)
			r->glued = full || (low && !ends_sentence(b) && b->width * 2 > column);
		else if (column)
			r->glued = full && (low || !ends_sentence(b)) && width > 24;
		else
			r->glued = low && !ends_sentence(b);
	}
}

/* Marks the lines that go on from the line before, the columns of a page each for itself. */
static void
glue_columns(struct page *page)
{
	size_t to;

	for (size_t from = 0; from < page->raws.n; from = to) {
		for (to = from + 1; to < page->raws.n && page->raws.v[to].column == page->raws.v[from].column; to++)
			;
		glue(page, from, to);
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

/*
 * The end of a picture's file name in brackets at ${s}, as text browsers print one without a text: [logo.gif] [img_27]
 * [tmb172]; ${s} if there is none.
 */
static const char *
picture_end(const char *s, const char *end)
{
	static const char *const endings[] = {".gif", ".jpg", ".jpeg", ".png", ".bmp", ".webp", ".svg"};
	enum { LONGEST = 40 };
	const char *at = s + 1;
	bool letter = false, sign = false;
	int digits = 0;

	for (; at < end && at - s < LONGEST; at++) {
		letter = letter || (*at >= 'a' && *at <= 'z');
		sign = sign || *at == '_';
		digits = *at >= '0' && *at <= '9' ? digits + 1 : 0;
		if (!((*at | 32) >= 'a' && (*at | 32) <= 'z') && digits == 0 && !strchr("_.-", *at))
			break;
		if (at + 1 < end && at[1] == ']')
			break;
	}
	for (size_t i = 0; at + 1 < end && at[1] == ']' && !sign && i < sizeof endings / sizeof *endings; i++)
		sign = (size_t)(at + 1 - s) > strlen(endings[i]) &&
		    memcmp(at + 1 - strlen(endings[i]), endings[i], strlen(endings[i])) == 0;
	return at + 1 < end && at[1] == ']' && letter && (sign || digits > 1) ? at + 2 : s;
}

/* Appends a line's text, its spaces folded, and drops what has no place in text. */
static void
add_line(struct page *page, const struct raw *r)
{
	const char *s = r->s, *end = s + r->n, *good = s;

	while (s < end) {
		const char *at = s, *behind = *s == '[' && !page->plain ? picture_end(s, end) : s;
		int32_t cp;

		if (behind == s && page->numbered)
			behind = link_end(s, end);

		if (behind > s) {
			buf_add(&page->text, good, (size_t)(s - good));
			s = behind;
			if (s < end && *s == ' ' && page->text.n > 0 && page->text.s[page->text.n - 1] == ' ')
				s++;
			good = s;
			continue;
		}
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

	page->plain = plain;
	page->numbered = !plain && is_numbered(s, n);
	if (split_lines(page, s, n) > 3 && !plain)
		page_columns(page);
	look_at_lines(page, plain);
	if (!plain)
		glue_columns(page);
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
