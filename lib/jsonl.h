/* jsonl: the fields of one JSON object on a line. */
#ifndef JSONL_H
#define JSONL_H

#include <stdbool.h>
#include <stddef.h>

#include "mem.h"

/* A field: strings are unescaped, numbers and true, false as they stand; null, arrays and objects have no value. */
struct jsonl_field {
	const char *name, *value; /* NUL-terminated; value NULL where there is none */
	size_t len;               /* bytes of the value, which may hold NULs */
};

typedef VEC(struct jsonl_field) jsonl_fields;

/*
 * jsonl_read(s, n, arena, out):
 * The fields of the object that the line of ${n} bytes is, in their order, in ${arena}. Half surrogates become U+FFFD.
 * False if it is no JSON object (RFC 8259, to a depth of 64); ${out} then has the fields before the damage.
 */
bool jsonl_read(const char *s, size_t n, struct arena *, jsonl_fields *out);

#endif
