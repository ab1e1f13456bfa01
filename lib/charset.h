/*
 * charset: which character set a text is in, its conversion to UTF-8, and the mending of text that was misread before.
 */
#ifndef CHARSET_H
#define CHARSET_H

#include <stdbool.h>
#include <stddef.h>

#include "mem.h"

/* A text in UTF-8. */
struct charset_text {
	const char *s; /* the input itself where it was UTF-8 already, else in the caller's buffer */
	size_t n;      /* bytes */
	/* what the input was in; NULL for plain ASCII. A constant, or the name that was asked for */
	const char *charset;
	size_t bad;    /* bytes or characters that could not be converted and are U+FFFD now */
};

/*
 * charset_read(name, s, n, room, out):
 * Converts ${n} bytes from the character set ${name} (any that ICU knows), or, where it is NULL, from the one that is
 * found: UTF-8, UTF-16 with a byte order mark or by its zeroes, else the one of windows-1251, KOI8-R, ISO-8859-5,
 * IBM866, KOI8-U and x-mac-cyrillic whose reading has the letter pairs of Russian. A byte order mark is dropped.
 * Uses ${room}, which the caller owns, where a copy is needed. False if ICU knows no ${name}. Linear in ${n}.
 */
bool charset_read(const char *name, const char *s, size_t n, struct buf *room, struct charset_text *out);

/*
 * charset_mend(text, room):
 * Undoes, line by line, the reading of UTF-8 as windows-1252 («Ð¿Ñ€Ð¸») or as windows-1251 («РїСЂРё»), where the
 * outcome is UTF-8 and mostly Cyrillic. ${text} is left alone where no line asks for it. ${room} must not be the one
 * that ${text} lies in. Returns the number of lines mended.
 */
size_t charset_mend(struct charset_text *text, struct buf *room);

#endif
