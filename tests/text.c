/* What text does eight bytes at a time is what it does with one code point after the other. */
#include "text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* One to four bytes of what pages are made of, now and then of what is no UTF-8. */
static size_t
piece(char *out)
{
	switch (rand() % 8) {
	case 0:
		out[0] = (char)(1 + rand() % 127);
		return 1;
	case 1:
		return utf8_put(0x80 + rand() % 0x780, out);
	case 2:
		return utf8_put(0x2010 + rand() % 0x20, out);
	case 3:
		out[0] = (char)(rand() % 8 ? 'a' : 1 + rand() % 255);
		return 1;
	default:
		return utf8_put(0x400 + rand() % 0x60, out);
	}
}

static long
count(const char *s, size_t n)
{
	const char *end = s + n;
	long code_points = 0;

	for (; s < end; code_points++)
		if (utf8_next(&s, end) < 0)
			return -1;
	return code_points;
}

static size_t
fold(const char *s, size_t n, char *out)
{
	const char *end = s + n;
	size_t len = 0;

	while (s < end) {
		const char *from = s;

		utf8_next(&s, end);
		len += text_fold(from, (size_t)(s - from), out + len, 8);
	}
	return len;
}

int
main(void)
{
	for (int i = 0; i < 200000; i++) {
		char s[64], one[128], all[128];
		size_t n = 0, most = (size_t)rand() % 32, len;

		while (n < most)
			n += piece(s + n);
		if (utf8_count(s, n) != count(s, n)) {
			printf("counted %ld of %ld code points in %.*s\n", utf8_count(s, n), count(s, n), (int)n, s);
			return 1;
		}
		len = fold(s, n, one);
		if (text_fold(s, n, all, sizeof all) != len || memcmp(one, all, len) != 0) {
			printf("%.*s folds to %s, its code points to %.*s\n", (int)n, s, all, (int)len, one);
			return 1;
		}
	}
	return 0;
}
