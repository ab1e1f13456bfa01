/* fuzz/wet: WARC files, gzip and JSON Lines of arbitrary bytes: readers end, and stay inside their buffers. */
#include <stdlib.h>
#include <unistd.h>
#include <sys/mman.h>

#include "jsonl.h"
#include "source.h"
#include "warc.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static volatile unsigned sum; /* so that every byte is read */

static void
touch(const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		sum += (unsigned char)s[i];
}

static void
read_warc(int fd)
{
	struct in in = {.name = "fuzz", .fd = fd};
	struct source *src;
	struct warc warc = {0};

	lseek(fd, 0, SEEK_SET);
	src = source_open(&in);
	while (warc_next(src, "fuzz", &warc)) {
		touch(warc.text, warc.n);
		touch(warc.uri.s, warc.uri.n);
	}
	source_close(src);
	buf_free(&warc.uri);
	buf_free(&warc.date);
}

static void
read_lines(int fd)
{
	struct in in = {.name = "fuzz", .fd = fd};
	struct source *src;
	struct arena arena = {0};
	jsonl_fields fields = {0};
	const char *line;
	size_t n;

	lseek(fd, 0, SEEK_SET);
	src = source_open(&in);
	line = source_peek(src, &n);
	touch(line, n);
	while ((line = source_line(src, &n)) != NULL) {
		arena_reset(&arena);
		jsonl_read(line, n, &arena, &fields);
		for (size_t i = 0; i < fields.n; i++)
			touch(fields.v[i].value, fields.v[i].value ? fields.v[i].len : 0);
	}
	source_close(src);
	arena_free(&arena);
	vec_free(&fields);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct tool_usage usage = {"fuzz", "", ""};
	static int fd = -1;

	if (fd < 0) {
		tool_start(&usage);
		fd = memfd_create("fuzz", 0);
		if (fd < 0 || freopen("/dev/null", "w", stderr) == NULL)
			return 0;
	}
	if (ftruncate(fd, 0) != 0 || pwrite(fd, data, size, 0) != (ssize_t)size)
		return 0;
	read_warc(fd);
	read_lines(fd);
	return 0;
}
