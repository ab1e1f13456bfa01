/* warc: the texts of Common Crawl's WET files: records of WARC 1.0 whose type is conversion. */
#ifndef WARC_H
#define WARC_H

#include <stdbool.h>

#include "mem.h"
#include "source.h"

/* A page's text, until the next warc_next. */
struct warc {
	const char *text; /* ${n} bytes */
	size_t n;
	struct buf uri;  /* WARC-Target-URI */
	struct buf date; /* WARC-Date, as YYYY-MM-DD */
};

/* warc_is(s, n): whether an input that begins with these bytes is a WARC file. */
bool warc_is(const char *s, size_t n);

/*
 * warc_next(source, name, warc):
 * The next conversion record; false at the end. Records of other types are passed over. What is damaged is reported
 * (tool_bad) under ${name}: garbage between records, which is passed over; a record that is cut off, or says no length,
 * with which reading ends. The caller frees uri and date with buf_free.
 */
bool warc_next(struct source *, const char *name, struct warc *);

#endif
