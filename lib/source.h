/* source: the bytes of an input, unpacked where they are gzip. */
#ifndef SOURCE_H
#define SOURCE_H

#include <stdbool.h>
#include <stddef.h>

#include "tool.h"

struct source;

/*
 * source_open(in): reads ${in}'s file from where it stands; nothing may have been read through ${in}, which must
 * outlive the source. Gzip, of several members too, is recognised by its first bytes. source_close frees the source
 * only.
 */
struct source *source_open(struct in *);
void source_close(struct source *);

/*
 * source_peek(source, n): the next bytes, without taking them: *${n} of them, at least 512 where there are so many.
 * source_line(source, n): takes the next line, without its LF; NULL at the end.
 * source_take(source, want, n): takes ${want} bytes; *${n} is less where the input ends before.
 * What they return lasts until the next call; it is not NUL-terminated. Memory is that of the largest piece asked for.
 * Damaged gzip is reported (tool_bad) and ends the input there, read errors as in_line has it.
 */
const char *source_peek(struct source *, size_t *n);
const char *source_line(struct source *, size_t *n);
const char *source_take(struct source *, size_t want, size_t *n);

/* source_failed(source): whether reading ended with an error, so that what was read is not whole. */
bool source_failed(const struct source *);

#endif
