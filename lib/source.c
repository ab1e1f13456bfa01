/* source: the bytes of an input, unpacked where they are gzip. */
#include "source.h"

#include "mem.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>
#include <zlib.h>

enum { CHUNK = 64 * 1024, PEEK = 512 };

struct source {
	struct in *in;
	char *buf; /* bytes [at, end) are read but not taken */
	size_t at, end, room;
	bool eof, failed;
	bool gzip, between; /* between: a member has ended, and no other has begun */
	z_stream z;
	unsigned char *packed; /* CHUNK bytes read but not unpacked; NULL without gzip */
};

/* Up to ${room} bytes of the file; 0 at its end. */
static size_t
read_file(struct source *src, void *to, size_t room)
{
	ssize_t n;

	do
		n = read(src->in->fd, to, room);
	while (n < 0 && errno == EINTR);
	if (n < 0) {
		tool_fail("%s: %s", src->in->name, strerror(errno));
		src->failed = true;
	}
	if (n > 0)
		tool_read((size_t)n);
	return n > 0 ? (size_t)n : 0;
}

/* Reads packed bytes where there are none left; false at the end of the file. */
static bool
read_packed(struct source *src)
{
	if (src->z.avail_in == 0) {
		src->z.next_in = src->packed;
		src->z.avail_in = (uInt)read_file(src, src->packed, CHUNK);
	}
	return src->z.avail_in > 0;
}

/* Up to ${room} bytes out of the gzip members; 0 at the end. */
static size_t
unpack(struct source *src, char *to, size_t room)
{
	int status = Z_OK;

	src->z.next_out = (unsigned char *)to;
	src->z.avail_out = (uInt)(room < UINT32_MAX ? room : UINT32_MAX);
	while (src->z.next_out == (unsigned char *)to) {
		if (!read_packed(src)) {
			if (!src->between && !src->failed)
				tool_bad(src->in->name, 0, "gzip ends too early");
			src->failed |= !src->between;
			return 0;
		}
		if (src->between && inflateReset(&src->z) != Z_OK)
			return 0;
		if (src->between && src->z.next_in[0] != 0x1F) /* padding behind the last member */
			return 0;
		src->between = false;
		status = inflate(&src->z, Z_NO_FLUSH);
		if (status == Z_STREAM_END)
			src->between = true;
		else if (status != Z_OK && status != Z_BUF_ERROR) {
			tool_bad(src->in->name, 0, "damaged gzip: %s", src->z.msg ? src->z.msg : "no data");
			src->failed = src->eof = true;
			break;
		}
	}
	return (size_t)((char *)src->z.next_out - to);
}

/* Reads more behind what is not taken yet, which moves to the front. */
static void
fill(struct source *src)
{
	size_t n;

	if (src->at > 0) {
		memmove(src->buf, src->buf + src->at, src->end - src->at);
		src->end -= src->at;
		src->at = 0;
	}
	if (src->room - src->end < CHUNK) {
		src->room = 2 * src->room + 2 * CHUNK;
		src->buf = mem_realloc(src->buf, src->room);
	}
	n = src->gzip ? unpack(src, src->buf + src->end, src->room - src->end)
		      : read_file(src, src->buf + src->end, src->room - src->end);
	src->end += n;
	src->eof |= n == 0;
}

/* Turns to unpacking when the first bytes are gzip's. */
static void
recognise(struct source *src)
{
	while (src->end < 2 && !src->eof) {
		size_t n = read_file(src, src->buf + src->end, CHUNK - src->end);

		src->end += n;
		src->eof = n == 0;
	}
	if (src->end < 2 || memcmp(src->buf, "\x1F\x8B", 2) != 0)
		return;
	if (inflateInit2(&src->z, 16 + MAX_WBITS) != Z_OK)
		tool_die("zlib: %s", src->z.msg ? src->z.msg : "cannot start");
	src->gzip = true;
	src->eof = false;
	src->packed = mem_realloc(NULL, CHUNK);
	src->z.next_in = src->packed;
	src->z.avail_in = (uInt)src->end;
	memcpy(src->packed, src->buf, src->end);
	src->at = src->end = 0;
}

struct source *
source_open(struct in *in)
{
	struct source *src = mem_alloc(sizeof *src);

	src->in = in;
	src->room = CHUNK;
	src->buf = mem_realloc(NULL, src->room);
	recognise(src);
	return src;
}

void
source_close(struct source *src)
{
	if (src->gzip)
		inflateEnd(&src->z);
	free(src->packed);
	free(src->buf);
	free(src);
}

bool
source_failed(const struct source *src)
{
	return src->failed;
}

const char *
source_peek(struct source *src, size_t *n)
{
	while (src->end - src->at < PEEK && !src->eof)
		fill(src);
	*n = src->end - src->at;
	return src->buf + src->at;
}

const char *
source_line(struct source *src, size_t *n)
{
	size_t seen = 0;
	const char *line, *lf;

	for (;;) {
		lf = memchr(src->buf + src->at + seen, '\n', src->end - src->at - seen);
		if (lf || src->eof)
			break;
		seen = src->end - src->at;
		fill(src);
	}
	if (src->at == src->end)
		return NULL;
	line = src->buf + src->at;
	*n = lf ? (size_t)(lf - line) : src->end - src->at;
	src->at += *n + (lf != NULL);
	return line;
}

const char *
source_take(struct source *src, size_t want, size_t *n)
{
	const char *bytes;

	while (src->end - src->at < want && !src->eof)
		fill(src);
	*n = src->end - src->at < want ? src->end - src->at : want;
	bytes = src->buf + src->at;
	src->at += *n;
	return bytes;
}
