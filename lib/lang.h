/* lang: which language a text is in, of those that a Russian page could be mistaken for. */
#ifndef LANG_H
#define LANG_H

#include <stddef.h>

/*
 * lang_of(s, n):
 * The ISO 639-1 code of the language of ${n} bytes of UTF-8: ru, uk, be, bg, sr, mk, kk, ky, tt, uz, tg by their
 * letters, en, de and fr by small words; NULL where nothing is certain. Looks at the first 2 KiB. A constant.
 */
const char *lang_of(const char *s, size_t n);

#endif
