/* tohtml: a record stream as one page for a browser. */
#include "doc.h"
#include "html.h"
#include "tool.h"

static const struct tool_usage usage = {"tohtml", "[file ...]", ""};

int
main(int argc, char *argv[])
{
	struct doc *doc = doc_new();
	struct html *html;
	struct in *in;

	tool_start(&usage);
	tool_getopt(argc, argv, "", NULL);
	html = html_new();
	while ((in = tool_next_input(argc, argv)) != NULL) {
		while (doc_read(in, doc)) {
			if (doc->d)
				html_add(html, doc);
			tool_flush();
		}
	}
	html_write(html, stdout);
	html_free(html);
	doc_free(doc);
	return tool_finish();
}
