/* train: learns models: of names and tags from annotated record streams, of pages from marked lines. */
#include "morph.h"
#include "names.h"
#include "page.h"
#include "tool.h"

#include <stdlib.h>
#include <string.h>

static const struct tool_usage usage = {
    "train", "[-n epochs] ner|tag|page [file ...]",
    "  -n, --epochs=N       how often to go over the documents or pages (10)\n"};
static const struct option longs[] = {{"epochs", required_argument, NULL, 'n'}, {NULL, 0, NULL, 0}};

int
main(int argc, char *argv[])
{
	const char *what;
	int epochs = 10;
	struct in *in;

	tool_start(&usage);
	while (tool_getopt(argc, argv, "n:", longs) == 'n')
		epochs = atoi(optarg);
	if (optind == argc || epochs < 1)
		tool_usage_error();
	what = argv[optind++];
	in = tool_next_input(argc, argv);
	if (in == NULL)
		return tool_finish();
	if (strcmp(what, "ner") == 0)
		names_train(in, epochs, stdout);
	else if (strcmp(what, "tag") == 0)
		morph_train(in, epochs, stdout);
	else if (strcmp(what, "page") == 0)
		page_train(in, epochs, stdout);
	else
		tool_usage_error();
	return tool_finish();
}
