/* text: UTF-8, code points and their classes, folding. Independent of the locale. */
#ifndef TEXT_H
#define TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/*
 * utf8_next(p, end):
 * The code point at *${p}, which moves behind it; -1 and one byte on where there is no well-formed one (Unicode's
 * table 3-7: no surrogates, no overlong forms). *${p} must be before ${end}. ASCII and the letters of Russian are
 * decoded in place, the rest by utf8_decode.
 */
int32_t utf8_decode(const char **p, const char *end);

static inline int32_t
utf8_next(const char **p, const char *end)
{
	const unsigned char *s = (const unsigned char *)*p;

	if (s[0] < 0x80) {
		++*p;
		return s[0];
	}
	if ((s[0] | 1) == 0xD1 && end - *p >= 2 && (s[1] & 0xC0) == 0x80) {
		*p += 2;
		return (s[0] & 0x1F) << 6 | (s[1] & 0x3F);
	}
	return utf8_decode(p, end);
}

/* utf8_put(cp, out): ${cp} as UTF-8 into ${out}, which has room for 4 bytes; returns the number of bytes. */
size_t utf8_put(int32_t cp, char *out);

/* utf8_count(s, n): the number of code points in ${n} bytes, or -1 if they are not well-formed UTF-8. */
long utf8_count(const char *s, size_t n);

/* Classes of a code point, after Unicode's general categories. */
enum text_class { TEXT_SPACE, TEXT_UPPER, TEXT_LOWER, TEXT_LETTER, TEXT_DIGIT, TEXT_MARK, TEXT_PUNCT, TEXT_SYMBOL,
    TEXT_OTHER };

enum text_class text_class(int32_t cp);

/* text_is_emoji(cp): a picture, or what joins and colours pictures. */
bool text_is_emoji(int32_t cp);
bool text_is_letter(int32_t cp);   /* TEXT_UPPER, TEXT_LOWER, TEXT_LETTER */
bool text_is_cyrillic(int32_t cp);
int32_t text_lower(int32_t cp);    /* simple case mapping */
int32_t text_upper(int32_t cp);

/* text_ends_in(s, n, ending): whether ${n} bytes are longer than ${ending} and end in it. */
static inline bool
text_ends_in(const char *s, size_t n, const char *ending)
{
	size_t len = strlen(ending);

	return n > len && memcmp(s + n - len, ending, len) == 0;
}

/* text_ends_among(s, n, endings): whether it does in one of ${endings}; NULL ends them. */
static inline bool
text_ends_among(const char *s, size_t n, const char *const endings[])
{
	while (*endings && !text_ends_in(s, n, *endings))
		endings++;
	return *endings != NULL;
}

/* text_begins_among(s, beginnings): whether a string begins with one of ${beginnings}; NULL ends them. */
static inline bool
text_begins_among(const char *s, const char *const beginnings[])
{
	while (*beginnings && strncmp(s, *beginnings, strlen(*beginnings)) != 0)
		beginnings++;
	return *beginnings != NULL;
}

/* text_decimal(end, n): writes ${n} in digits before ${end}, ten at most; their beginning. */
static inline char *
text_decimal(char *end, uint32_t n)
{
	do
		*--end = (char)('0' + n % 10);
	while ((n /= 10) > 0);
	return end;
}

/* text_capitals(s, n): how many capitals ${n} bytes of UTF-8 have, 0 if they have a small letter as well. */
size_t text_capitals(const char *s, size_t n);

/*
 * text_fold(s, n, out, room):
 * ${n} bytes of UTF-8 in lower case with ё as е and combining acute accents dropped, NUL-terminated, into ${out} of
 * ${room} bytes, cut at a code point where it does not fit. Returns the number of bytes without the NUL. What is not
 * UTF-8 is copied as it is.
 */
size_t text_fold(const char *s, size_t n, char *out, size_t room);

/*
 * text_fields(s, end, field, len, most):
 * The fields of a line, which tabs part, up to ${most}: where they begin and their bytes. Returns their number, at
 * least 1.
 */
size_t text_fields(const char *s, const char *end, const char *field[], size_t len[], size_t most);

#endif
