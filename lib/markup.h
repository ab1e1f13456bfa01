/* markup: text as the content or an attribute's value of HTML and XML. */
#ifndef MARKUP_H
#define MARKUP_H

#include <stddef.h>
#include <stdio.h>

/*
 * markup_text(s, n, out), markup_string(s, out):
 * ${n} bytes of UTF-8, or a string, with & < > " ' as references. Characters that XML 1.0 forbids and bytes that are no
 * UTF-8 become U+FFFD. Errors are left to ferror.
 */
void markup_text(const char *s, size_t n, FILE *out);
void markup_string(const char *s, FILE *out);

#endif
