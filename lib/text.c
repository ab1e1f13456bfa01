/* text: UTF-8, code points and their classes, folding. */
#include "text.h"

#include <string.h>
#include <unicode/uchar.h>

int32_t
utf8_decode(const char **p, const char *end)
{
	const unsigned char *s = (const unsigned char *)*p;
	size_t left = (size_t)(end - *p), n, i;
	int32_t cp;

	++*p;
	if (s[0] < 0x80)
		return s[0];
	if (s[0] >= 0xC2 && s[0] < 0xE0)
		n = 2, cp = s[0] & 0x1F;
	else if (s[0] >= 0xE0 && s[0] < 0xF0)
		n = 3, cp = s[0] & 0x0F;
	else if (s[0] >= 0xF0 && s[0] < 0xF5)
		n = 4, cp = s[0] & 0x07;
	else
		return -1;
	if (left < n)
		return -1;
	for (i = 1; i < n; i++) {
		if ((s[i] & 0xC0) != 0x80)
			return -1;
		cp = cp << 6 | (s[i] & 0x3F);
	}
	if ((n == 3 && cp < 0x800) || (n == 4 && (cp < 0x10000 || cp > 0x10FFFF)) || (cp >= 0xD800 && cp < 0xE000))
		return -1;
	*p += n - 1;
	return cp;
}

size_t
utf8_put(int32_t cp, char *out)
{
	if (cp < 0x80) {
		out[0] = (char)cp;
		return 1;
	}
	if (cp < 0x800) {
		out[0] = (char)(0xC0 | cp >> 6);
		out[1] = (char)(0x80 | (cp & 0x3F));
		return 2;
	}
	if (cp < 0x10000) {
		out[0] = (char)(0xE0 | cp >> 12);
		out[1] = (char)(0x80 | (cp >> 6 & 0x3F));
		out[2] = (char)(0x80 | (cp & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | cp >> 18);
	out[1] = (char)(0x80 | (cp >> 12 & 0x3F));
	out[2] = (char)(0x80 | (cp >> 6 & 0x3F));
	out[3] = (char)(0x80 | (cp & 0x3F));
	return 4;
}

/* Eight bytes as a number, the first the lowest, so that work can be done on all of them at once. */
static uint64_t
eight_bytes(const char *s)
{
	uint64_t v;

	memcpy(&v, s, sizeof v);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	v = __builtin_bswap64(v);
#endif
	return v;
}

#define EVERY_BYTE(x) ((x) * 0x0101010101010101U)
#define EVERY_TWO(x) ((x) * 0x0001000100010001U)

/*
 * Eight bytes of ASCII and of two-byte sequences: how many of them are whole (the last may be the first half of one),
 * and in ${count} how many code points these are. 0 if there is anything else, or anything wrong.
 */
static inline int
count_eight(uint64_t v, long *count)
{
	const uint64_t high = EVERY_BYTE(0x80U);
	uint64_t lead = v & v << 1 & high, tail = v & ~(v << 1) & high;          /* 11xxxxxx, 10xxxxxx */
	/* 111xxxxx, C0 and C1 */
	uint64_t longer = lead & v << 2, overlong = lead & ~((v & EVERY_BYTE(0x1EU)) + EVERY_BYTE(0x7EU));
	int n = lead >> 63 ? 7 : 8;

	if ((v & high) == 0) {
		*count += 8;
		return 8;
	}
	if (((lead << 8 ^ tail) | longer | overlong) != 0)
		return 0;
	*count += n - (int)((tail >> 7) * EVERY_BYTE(1U) >> 56);
	return n;
}

long
utf8_count(const char *s, size_t n)
{
	const char *end = s + n;
	long count = 0;

	while (s < end) {
		int whole = end - s >= 8 ? count_eight(eight_bytes(s), &count) : 0;

		s += whole;
		if (whole)
			continue;
		if (utf8_next(&s, end) < 0)
			return -1;
		count++;
	}
	return count;
}

static enum text_class
class_of(int32_t cp)
{
	switch (u_charType(cp)) {
	case U_UPPERCASE_LETTER:
	case U_TITLECASE_LETTER:
		return TEXT_UPPER;
	case U_LOWERCASE_LETTER:
		return TEXT_LOWER;
	case U_MODIFIER_LETTER:
	case U_OTHER_LETTER:
		return TEXT_LETTER;
	case U_DECIMAL_DIGIT_NUMBER:
		return TEXT_DIGIT;
	case U_NON_SPACING_MARK:
	case U_ENCLOSING_MARK:
	case U_COMBINING_SPACING_MARK:
		return TEXT_MARK;
	case U_SPACE_SEPARATOR:
	case U_LINE_SEPARATOR:
	case U_PARAGRAPH_SEPARATOR:
		return TEXT_SPACE;
	case U_DASH_PUNCTUATION:
	case U_START_PUNCTUATION:
	case U_END_PUNCTUATION:
	case U_CONNECTOR_PUNCTUATION:
	case U_OTHER_PUNCTUATION:
	case U_INITIAL_PUNCTUATION:
	case U_FINAL_PUNCTUATION:
		return TEXT_PUNCT;
	case U_MATH_SYMBOL:
	case U_CURRENCY_SYMBOL:
	case U_MODIFIER_SYMBOL:
	case U_OTHER_SYMBOL:
		return TEXT_SYMBOL;
	default:
		return TEXT_OTHER;
	}
}

bool
text_is_emoji(int32_t cp)
{
	return cp == 0x200D || cp == 0x20E3 || cp == 0xFE0F || (cp >= 0x2600 && cp < 0x27C0) ||
	    (cp >= 0x1F000 && cp < 0x20000);
}

enum text_class
text_class(int32_t cp)
{
	if (cp >= 0x430 && cp < 0x460)
		return TEXT_LOWER;
	if (cp >= 0x400 && cp < 0x430)
		return TEXT_UPPER;
	if (cp == ' ' || (cp >= '\t' && cp <= '\r') || cp == 0xFEFF || cp == 0x200B)
		return TEXT_SPACE;
	return class_of(cp);
}

bool
text_is_letter(int32_t cp)
{
	enum text_class c = text_class(cp);

	return c == TEXT_UPPER || c == TEXT_LOWER || c == TEXT_LETTER;
}

bool
text_is_cyrillic(int32_t cp)
{
	return cp >= 0x400 && cp < 0x530;
}

int32_t
text_lower(int32_t cp)
{
	if (cp < 0x80)
		return cp >= 'A' && cp <= 'Z' ? cp + 32 : cp;
	if (cp >= 0x410 && cp < 0x430)
		return cp + 32;
	if (cp >= 0x430 && cp < 0x450)
		return cp;
	return u_tolower(cp);
}

int32_t
text_upper(int32_t cp)
{
	if (cp >= 0x430 && cp < 0x450)
		return cp - 32;
	return u_toupper(cp);
}

size_t
text_capitals(const char *s, size_t n)
{
	const char *end = s + n;
	size_t capitals = 0;

	while (s < end) {
		enum text_class c = text_class(utf8_next(&s, end));

		if (c == TEXT_LOWER)
			return 0;
		capitals += c == TEXT_UPPER;
	}
	return capitals;
}

/* Whether eight bytes are four letters а-я, which are D0 B0-BF and D1 80-8F. */
static bool
are_folded(uint64_t v)
{
	uint64_t of_r = (v & EVERY_TWO(0xF0FFU)) ^ EVERY_TWO(0xB0D0U); /* 0 in both bytes for а-п, 01 30 for р-я */

	return (of_r & ~EVERY_TWO(0x3001U)) == 0 && ((of_r ^ of_r >> 12) & EVERY_TWO(1U)) == 0 &&
	    ((of_r ^ of_r >> 13) & EVERY_TWO(1U)) == 0;
}

size_t
text_fold(const char *s, size_t n, char *out, size_t room)
{
	const char *end = s + n;
	size_t len = 0;

	while (s < end && len + 5 <= room) {
		const char *at = s;
		int32_t cp;

		if (end - s >= 8 && len + 9 <= room && are_folded(eight_bytes(s))) {
			memcpy(out + len, s, 8);
			len += 8;
			s += 8;
			continue;
		}
		cp = utf8_next(&s, end);
		if (cp >= 0x430 && cp < 0x450) { /* most letters are folded already */
			out[len++] = at[0];
			out[len++] = at[1];
			continue;
		}
		if (cp == 0x301)
			continue;
		if (cp < 0) {
			out[len++] = *at;
			continue;
		}
		cp = text_lower(cp);
		len += utf8_put(cp == 0x451 ? 0x435 : cp, out + len);
	}
	out[len] = '\0';
	return len;
}

size_t
text_fields(const char *s, const char *end, const char *field[], size_t len[], size_t most)
{
	size_t n = 0;

	while (n < most) {
		const char *tab = memchr(s, '\t', (size_t)(end - s));

		field[n] = s;
		len[n++] = (size_t)((tab ? tab : end) - s);
		if (tab == NULL)
			break;
		s = tab + 1;
	}
	return n;
}
