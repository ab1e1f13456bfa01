/* utf8: utf8_next for inner loops: the common cases inline. */
#ifndef UTF8_H
#define UTF8_H

#include "text.h"

/* utf8_step(p, end): utf8_next(p, end), with ASCII and the letters of Russian decoded in place. */
static inline int32_t
utf8_step(const char **p, const char *end)
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
	return utf8_next(p, end);
}

#endif
