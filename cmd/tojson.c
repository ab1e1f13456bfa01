/* tojson: a record stream as JSON, a document an object. */
#include "doc.h"
#include "json.h"
#include "tool.h"

static const struct tool_usage usage = {
    "tojson", "[-apt] [file ...]",
    "  -a, --array          one array of all documents, not one object a line\n"
    "  -p, --pretty         indented\n"
    "  -t, --tokens         with the tokens of each sentence\n"};
static const struct option longs[] = {
    {"array", no_argument, NULL, 'a'}, {"pretty", no_argument, NULL, 'p'}, {"tokens", no_argument, NULL, 't'},
    {NULL, 0, NULL, 0}};

int
main(int argc, char *argv[])
{
	struct json_style style = {false, false};
	struct doc *doc = doc_new();
	struct in *in;
	bool array = false;
	long n = 0;
	int c;

	tool_start(&usage);
	while ((c = tool_getopt(argc, argv, "apt", longs)) != -1) {
		array |= c == 'a';
		style.indent |= c == 'p';
		style.tokens |= c == 't';
	}
	if (array)
		puts("[");
	while ((in = tool_next_input(argc, argv)) != NULL) {
		while (doc_read(in, doc)) {
			if (doc->d == NULL)
				continue;
			if (array && n++ > 0)
				puts(",");
			json_write(doc, &style, stdout);
			if (!array)
				putchar('\n');
			tool_flush();
		}
	}
	if (array)
		puts(n > 0 ? "\n]" : "]");
	doc_free(doc);
	return tool_finish();
}
