/* fuzz/clean: pages of arbitrary bytes: nothing crashes, and what comes out is a document that reads again. */
#include <stdlib.h>
#include <string.h>

#include "charset.h"
#include "lang.h"
#include "page.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Reads back what was written; a record that is damaged ends the run. */
static void
check(char *stream, size_t n)
{
	struct in in = {.name = "fuzz", .fd = -1, .eof = true, .buf = stream, .end = n, .room = n};
	struct doc *doc = doc_new();

	if (!doc_read(&in, doc) || doc->d == NULL || doc->cut)
		abort();
	for (const struct rec *r = doc->head; r; r = r->next)
		if (r->kind == 0)
			abort();
	doc_free(doc);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct tool_usage usage = {"fuzz", "", ""};
	static struct page *page;
	struct page_wish wish = {
	    .all = size & 1, .plain = (size & 14) == 0, .explain = size & 16, .warc = size & 32 ? "2024-03-01" : NULL};
	struct charset_text text;
	struct buf room = {0}, mended = {0};
	struct doc *doc = doc_new();
	char *stream = NULL;
	size_t n = 0;
	FILE *out = open_memstream(&stream, &n);

	if (page == NULL) {
		tool_start(&usage);
		page = page_open(NULL);
	}
	charset_read(NULL, (const char *)data, size, &room, &text);
	charset_mend(&text, &mended);
	doc_begin(doc, "fuzz");
	page_read(page, text.s, text.n, &wish, doc);
	lang_of(text.s, text.n);
	doc_end(doc);
	doc_write(doc, out);
	fclose(out);
	check(stream, n);
	free(stream);
	buf_free(&room);
	buf_free(&mended);
	doc_free(doc);
	return 0;
}
