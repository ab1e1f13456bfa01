/* json: a document as one JSON object (record(5), section on tojson). */
#ifndef JSON_H
#define JSON_H

#include "doc.h"

/* How json_write writes. */
struct json_style {
	bool indent; /* two spaces a level; else one line */
	bool tokens; /* sentences have their tokens */
};

/*
 * json_write(doc, style, out):
 * ${doc} as one JSON object (RFC 8259) without a final newline: always well-formed, whatever records it holds; bytes
 * that are not UTF-8 become U+FFFD. Errors are left to ferror.
 */
void json_write(const struct doc *, const struct json_style *, FILE *out);

#endif
