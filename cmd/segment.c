/* segment: the sentences and tokens of the paragraphs of a record stream. */
#include "doc.h"
#include "morph.h"
#include "split.h"
#include "tool.h"

static const struct tool_usage usage = {
    "segment", "[--tag] [file ...]",
    "  --tag                give tokens lemma, part of speech and features as well\n"};
static const struct option longs[] = {{"tag", no_argument, NULL, 't'}, {NULL, 0, NULL, 0}};

int
main(int argc, char *argv[])
{
	struct split *split;
	struct morph *morph = NULL;
	struct doc *doc = doc_new();
	struct in *in;
	bool tag = false;

	tool_start(&usage);
	while (tool_getopt(argc, argv, "", longs) == 't')
		tag = true;
	split = split_open();
	if (tag)
		morph = morph_open();
	while ((in = tool_next_input(argc, argv)) != NULL) {
		while (doc_read(in, doc)) {
			split_doc(split, doc);
			if (morph)
				morph_tag(morph, doc);
			doc_write(doc, stdout);
			tool_flush();
		}
	}
	split_close(split);
	if (morph)
		morph_close(morph);
	doc_free(doc);
	return tool_finish();
}
