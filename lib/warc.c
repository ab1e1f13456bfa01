/* warc: the texts of Common Crawl's WET files: records of WARC 1.0 whose type is conversion. */
#include "warc.h"

#include <stdint.h>
#include <stdlib.h>
#include <strings.h>

enum { MAX_LENGTH = 1 << 30 };

/* What a record's header says. */
struct header {
	bool conversion;
	long length; /* -1: unknown */
};

bool
warc_is(const char *s, size_t n)
{
	return n >= 7 && memcmp(s, "WARC/1.", 7) == 0;
}

static size_t
without_cr(const char *line, size_t n)
{
	return n > 0 && line[n - 1] == '\r' ? n - 1 : n;
}

/* The value of the header line where it has that name, NULL otherwise. */
static const char *
value_of(const char *line, size_t n, const char *name, size_t *len)
{
	size_t k = strlen(name);

	if (n <= k || line[k] != ':' || strncasecmp(line, name, k) != 0)
		return NULL;
	for (k++; k < n && (line[k] == ' ' || line[k] == '\t');)
		k++;
	*len = n - k;
	return line + k;
}

static long
number(const char *s, size_t n)
{
	long v = 0;

	for (size_t i = 0; i < n; i++) {
		if (s[i] < '0' || s[i] > '9')
			return -1;
		v = v > MAX_LENGTH ? v : v * 10 + (s[i] - '0');
	}
	return n ? v : -1;
}

/* Reads the lines to the empty one. */
static void
read_header(struct source *src, struct warc *warc, struct header *h)
{
	const char *line, *v;
	size_t n, len;

	*h = (struct header){false, -1};
	buf_clear(&warc->uri);
	buf_clear(&warc->date);
	while ((line = source_line(src, &n)) != NULL && (n = without_cr(line, n)) > 0) {
		if ((v = value_of(line, n, "WARC-Type", &len)) != NULL)
			h->conversion = len == 10 && strncasecmp(v, "conversion", 10) == 0;
		else if ((v = value_of(line, n, "Content-Length", &len)) != NULL)
			h->length = number(v, len);
		else if ((v = value_of(line, n, "WARC-Target-URI", &len)) != NULL)
			buf_add(&warc->uri, v, len);
		else if ((v = value_of(line, n, "WARC-Date", &len)) != NULL && len >= 10)
			buf_add(&warc->date, v, 10);
	}
}

/* Moves behind the next line that begins a record; false if there is none. */
static bool
next_record(struct source *src, const char *name)
{
	const char *line;
	bool told = false;
	size_t n;

	while ((line = source_line(src, &n)) != NULL) {
		if (warc_is(line, n))
			return true;
		if (without_cr(line, n) > 0 && !told) {
			tool_bad(name, 0, "bytes between two WARC records");
			told = true;
		}
	}
	return false;
}

bool
warc_next(struct source *src, const char *name, struct warc *warc)
{
	struct header h;

	while (next_record(src, name)) {
		read_header(src, warc, &h);
		if (h.length < 0 || h.length > MAX_LENGTH) {
			tool_bad(name, 0, "a WARC record without a length that can be");
			return false;
		}
		warc->text = source_take(src, (size_t)h.length, &warc->n);
		if (warc->n < (size_t)h.length) {
			tool_bad(name, 0, "a WARC record is cut off");
			return false;
		}
		if (h.conversion)
			return true;
	}
	return false;
}
