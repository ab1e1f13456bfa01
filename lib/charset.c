/*
 * charset: which character set a text is in, its conversion to UTF-8, and the mending of text that was misread before.
 */
#include "charset.h"

#include "text.h"

#include <stdint.h>
#include <stdlib.h>
#include <unicode/ucnv.h>

enum { SAMPLE = 16 * 1024, LETTERS = 32 };

static const char replacement[] = "\xEF\xBF\xBD";

/*
 * How frequent pairs of letters inside a word are: rows the first letter, columns the second, а to я, ё as е. 0 is
 * never, 1 under 1/16 in 1024 pairs, and each step more twice as often. Made by scripts/train-page from the Wikinews
 * texts of NEREL 1.1 (CC BY).
 */
static const char pairs[LETTERS][LETTERS + 1] = {
    "26867657568989168884466654000257", /* а */
    "62411711602614717416020125471114", /* б */
    "81232804805746836655111261174115", /* в */
    "71215600601613916215010110010110", /* г */
    "81614953803547846637113230254223", /* д */
    "45778657377889459892355555000124", /* е */
    "63106710603115411104001200001110", /* ж */
    "84635521602346615214011110151013", /* з */
    "65767848878878647882476743000168", /* и */
    "11114201103224412640112331000011", /* й */
    "81511651802513917666114110011111", /* к */
    "81133941904515811626110110048157", /* л */
    "83211811803445851417111101064315", /* м */
    "91356912905118912776425413185136", /* н */
    "28989766587898679984554654000345", /* о */
    "71011700601613949226112110042114", /* п */
    "94565951805456934677442241065226", /* р */
    "74614811708766875797232450146127", /* с */
    "93812901805347938737111311168135", /* т */
    "46457464316655166661242644000361", /* у */
    "41010501601211514223301010011110", /* ф */
    "61211300401223614213010010011100", /* х */
    "51111601703111311114001000040111", /* ц */
    "70101810703315111174110130003100", /* ч */
    "51200700604514411143011000002110", /* ш */
    "50000600600001100001000000002000", /* щ */
    "00000300100000000000000000000004", /* ъ */
    "04623612173664134550071141000001", /* ы */
    "04223503304047111640112241000054", /* ь */
    "01212101024433014261211110000101", /* э */
    "13124022111313114350011415000111", /* ю */
    "05614435112555123360143314000033", /* я */
};

/* ---- conversion ---- */

static bool
convert(const char *name, const char *s, size_t n, struct buf *out)
{
	UErrorCode err = U_ZERO_ERROR;
	UConverter *from = ucnv_open(name, &err), *to = ucnv_open("UTF-8", &err);
	UChar pivot[2048], *source = pivot, *target = pivot;
	const char *end = s + n;
	UBool reset = true;

	buf_clear(out);
	while (U_SUCCESS(err)) {
		char bytes[8192], *at = bytes;

		ucnv_convertEx(to, from, &at, bytes + sizeof bytes, &s, end, pivot, &source, &target, pivot + 2048,
		    reset, true, &err);
		buf_add(out, bytes, (size_t)(at - bytes));
		reset = false;
		if (err != U_BUFFER_OVERFLOW_ERROR)
			break;
		err = U_ZERO_ERROR;
	}
	ucnv_close(from);
	ucnv_close(to);
	return U_SUCCESS(err);
}

/* The number of U+FFFD. */
static size_t
replacements(const char *s, size_t n)
{
	size_t count = 0;

	for (const char *end = s + n; (s = memchr(s, 0xEF, (size_t)(end - s))) != NULL; s++)
		count += end - s >= 3 && s[1] == replacement[1] && s[2] == replacement[2];
	return count;
}

/* What UTF-8 there is in a text. */
struct utf8_counts {
	size_t bad, multi; /* bytes that are none; characters of several bytes, or 1 for any where none is bad */
};

static struct utf8_counts
count_utf8(const char *s, size_t n)
{
	const char *end = s + n;
	struct utf8_counts c = {0, 0};
	long well_formed = utf8_count(s, n);

	if (well_formed >= 0) {
		c.multi = n > (size_t)well_formed;
		return c;
	}
	while (s < end) {
		if ((unsigned char)*s < 0x80)
			s++;
		else if (utf8_next(&s, end) < 0)
			c.bad++;
		else
			c.multi++;
	}
	return c;
}

/* Copies UTF-8 with each byte that is none replaced. */
static void
replace_bad(const char *s, size_t n, struct buf *out)
{
	const char *end = s + n, *good = s;

	buf_clear(out);
	while (s < end) {
		const char *at = s;

		if (utf8_next(&s, end) >= 0)
			continue;
		buf_add(out, good, (size_t)(at - good));
		buf_add(out, replacement, 3);
		good = s;
	}
	buf_add(out, good, (size_t)(end - good));
}

/* ---- detection ---- */

/* 0 to 31 for а to я, -1 for all else. */
static int
letter(int32_t cp)
{
	cp = text_lower(cp);
	if (cp == 0x451)
		cp = 0x435;
	return cp >= 0x430 && cp < 0x450 ? cp - 0x430 : -1;
}

/*
 * What a character that is no Russian letter says for a reading: signs that Russian pages do not have say much against
 * it.
 */
static int
sign_score(int32_t cp)
{
	if (cp < 0x80 || (cp >= 0x2010 && cp <= 0x203A) || cp == 0x2116 || cp == 0x20AC || cp == 0xA0 || cp == 0xA7 ||
	    cp == 0xA9 || cp == 0xAB || cp == 0xBB || cp == 0xB0 || cp == 0x2022 || cp == 0x2122)
		return 0;
	if (cp == 0x454 || cp == 0x456 || cp == 0x457 || cp == 0x491 || cp == 0x404 || cp == 0x406 || cp == 0x407 ||
	    cp == 0x45E)
		return -1;
	return cp < 0xA0 || cp == 0xFFFD ? -12 : -8;
}

/* How Russian a text is: the higher, the more. */
static long
russian_score(const char *s, size_t n)
{
	const char *end = s + n;
	long score = 0;
	int before = -1;
	bool lower_before = false;

	while (s < end) {
		int32_t cp = utf8_next(&s, end);
		int k = cp < 0x400 ? -1 : letter(cp);
		bool lower = k >= 0 && text_lower(cp) == cp;

		if (k < 0)
			score += sign_score(cp);
		else if (before < 0)
			score += k >= 26 && k <= 28 ? -6 : 1; /* ъ ы ь begin no word */
		else if (!lower && lower_before)
			score -= 8;
		else
			score += pairs[before][k] == '0' ? -8 : pairs[before][k] - '3';
		before = k;
		lower_before = lower;
	}
	return score;
}

/* Words with bytes over 127 from the beginning of a text, as many as go into the sample. */
static size_t
take_sample(const char *s, size_t n, char *sample)
{
	size_t from = 0, len = 0;

	for (size_t i = 0; i <= n && len + 64 < SAMPLE; i++) {
		bool high = false;
		size_t k;

		if (i < n && (s[i] & 0x80 || ((s[i] | 32) >= 'a' && (s[i] | 32) <= 'z')))
			continue;
		for (k = from; k < i && !high; k++)
			high = s[k] & 0x80;
		for (k = from; high && k < i && k < from + 60; k++)
			sample[len++] = s[k];
		if (high)
			sample[len++] = ' ';
		from = i + 1;
	}
	return len;
}

static const char *
single_byte(const char *s, size_t n)
{
	static const char *const names[] = {"windows-1251", "KOI8-R", "ISO-8859-5", "IBM866", "KOI8-U",
	    "x-mac-cyrillic"};
	char *sample = mem_alloc(SAMPLE);
	size_t len = take_sample(s, n, sample);
	const char *best = names[0];
	struct buf text = {0};
	long top = 0;

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		long score;

		if (!convert(names[i], sample, len, &text))
			continue;
		score = russian_score(text.s, text.n);
		if (i == 0 || score > top)
			top = score, best = names[i];
	}
	buf_free(&text);
	free(sample);
	return best;
}

/* UTF-16 without a mark: nearly all high bytes are 0 or 4, the block of ASCII or of Cyrillic. */
static const char *
utf16(const char *s, size_t n)
{
	size_t high[2] = {0, 0}, pairs_seen = (n < 4096 ? n : 4096) / 2;

	if (n >= 2 && memcmp(s, "\xFF\xFE", 2) == 0)
		return "UTF-16LE";
	if (n >= 2 && memcmp(s, "\xFE\xFF", 2) == 0)
		return "UTF-16BE";
	for (size_t i = 0; i < 2 * pairs_seen; i++)
		high[i & 1] += s[i] == 0 || s[i] == 4;
	if (pairs_seen < 2 || memchr(s, 0, 2 * pairs_seen) == NULL)
		return NULL;
	if (high[1] * 10 >= pairs_seen * 9 && high[0] * 3 < pairs_seen)
		return "UTF-16LE";
	return high[0] * 10 >= pairs_seen * 9 && high[1] * 3 < pairs_seen ? "UTF-16BE" : NULL;
}

static void
drop_mark(struct charset_text *t)
{
	if (t->n >= 3 && memcmp(t->s, "\xEF\xBB\xBF", 3) == 0)
		t->s += 3, t->n -= 3;
}

static bool
read_as(const char *name, const char *s, size_t n, struct buf *room, struct charset_text *out)
{
	if (!convert(name, s, n, room))
		return false;
	*out = (struct charset_text){room->s ? room->s : "", room->n, name, 0};
	out->bad = replacements(out->s, out->n);
	drop_mark(out);
	return true;
}

bool
charset_read(const char *name, const char *s, size_t n, struct buf *room, struct charset_text *out)
{
	struct utf8_counts c;

	if (name == NULL)
		name = utf16(s, n);
	if (name && ucnv_compareNames(name, "UTF-8") != 0)
		return read_as(name, s, n, room, out);
	c = count_utf8(s, n);
	if (name == NULL && c.bad > 0 && c.multi < 2 * c.bad)
		return read_as(single_byte(s, n), s, n, room, out);
	*out = (struct charset_text){s, n, name || c.multi > 0 ? "UTF-8" : NULL, c.bad};
	if (c.bad > 0) {
		replace_bad(s, n, room);
		out->s = room->s;
		out->n = room->n;
	}
	drop_mark(out);
	return true;
}

/* ---- mending ---- */

/* The characters that bytes 128 to 255 are in a character set; what it leaves undefined is the byte's own number. */
static void
high_characters(const char *name, int32_t cps[128])
{
	struct buf text = {0};

	for (int i = 0; i < 128; i++) {
		char byte = (char)(i + 128);
		const char *s;

		cps[i] = i + 128;
		if (!convert(name, &byte, 1, &text) || text.n == 0)
			continue;
		s = text.s;
		cps[i] = utf8_next(&s, text.s + text.n);
		if (cps[i] == 0xFFFD)
			cps[i] = i + 128;
	}
	buf_free(&text);
}

/*
 * What ${cp} was before a browser or an editor lost it, the bytes ${out} before it known: behind UTF-8's first byte of
 * «И» no other can stand than windows-1251's undefined one, and the space is that of «Р», which was a non-breaking one.
 */
static int32_t
before_loss(int32_t cp, const struct buf *out)
{
	if (out->n == 0 || out->s[out->n - 1] != '\xD0')
		return cp;
	return cp == '?' || cp == 0xFFFD ? 0x98 : cp == ' ' ? 0xA0 : cp;
}

/* The bytes that a line was before it was misread; false where it holds characters that no byte gives. */
static bool
unread_line(const char *s, size_t n, const int32_t cps[128], struct buf *out)
{
	const char *end = s + n;

	buf_clear(out);
	while (s < end) {
		int32_t cp = utf8_next(&s, end);
		int i = 0;

		cp = before_loss(cp, out);
		while (cp >= 0x80 && i < 128 && cps[i] != cp)
			i++;
		if (cp >= 0x80 && i == 128)
			return false;
		buf_addc(out, (char)(cp < 0x80 ? cp : i + 128));
	}
	return true;
}

/* Whether a mended line is UTF-8, mostly Cyrillic, and Russian in its pairs. */
static bool
is_mended(const struct buf *line)
{
	const char *s = line->s, *end = s + line->n;
	size_t cyrillic = 0, others = 0;

	if (line->n == 0 || count_utf8(s, line->n).bad > 0)
		return false;
	while (s < end) {
		int32_t cp = utf8_next(&s, end);

		cyrillic += text_is_cyrillic(cp);
		others += cp >= 0x80 && cp < 0x400 && cp != 0xAB && cp != 0xBB && cp != 0xA0;
	}
	return cyrillic >= 2 && cyrillic > 4 * others && russian_score(line->s, line->n) > 0;
}

/*
 * The character set that UTF-8 was misread in, by what its first bytes D0 and D1 have become; NULL if it was not. They
 * must be a tenth of the characters beyond ASCII somewhere: a thousandth of the page is enough to look closer.
 */
static const char *
misread_in(const struct charset_text *t)
{
	const unsigned char *s = (const unsigned char *)t->s;
	size_t latin = 0, cyrillic = 0, letters = 0;

	for (size_t i = 0; i + 1 < t->n; i++) {
		if ((s[i] | 1) == 0xD1) {
			letters++;
			cyrillic += s[i] == 0xD0 && (s[i + 1] | 1) == 0xA1;
			i++;
		} else
			latin += s[i] == 0xC3 && (s[i + 1] | 1) == 0x91;
	}
	return latin >= 3 ? "windows-1252" : cyrillic >= 3 && cyrillic * 8 > letters ? "windows-1251" : NULL;
}

static size_t
mend_lines(const struct charset_text *t, const char *name, struct buf *out)
{
	const char *s = t->s, *end = s + t->n, *lf;
	struct buf line = {0};
	int32_t cps[128];
	size_t mended = 0;

	high_characters(name, cps);
	for (; s < end; s = lf) {
		lf = memchr(s, '\n', (size_t)(end - s));
		lf = lf ? lf + 1 : end;
		if (unread_line(s, (size_t)(lf - s), cps, &line) && is_mended(&line)) {
			buf_add(out, line.s, line.n);
			mended++;
		} else
			buf_add(out, s, (size_t)(lf - s));
	}
	buf_free(&line);
	return mended;
}

size_t
charset_mend(struct charset_text *t, struct buf *room)
{
	const char *name = misread_in(t);
	size_t mended;

	if (name == NULL)
		return 0;
	buf_clear(room);
	mended = mend_lines(t, name, room);
	if (mended > 0) {
		t->s = room->s;
		t->n = room->n;
	}
	return mended;
}
