/* ner: names, posts, dates and sums in a record stream. */
#include "doc.h"
#include "gazetteer.h"
#include "link.h"
#include "morph.h"
#include "names.h"
#include "places.h"
#include "split.h"
#include "tool.h"
#include "values.h"

static const struct tool_usage usage = {
    "ner", "[-g list] [-m model] [file ...]",
    "  -g, --gazetteer=FILE your own names: lines of NAME, TYPE and, if you like, NORM and ID, with tabs between\n"
    "  -m, --model=FILE     names by a model of your own (made by `train ner`)\n"};
static const struct option longs[] = {
    {"gazetteer", required_argument, NULL, 'g'}, {"model", required_argument, NULL, 'm'}, {NULL, 0, NULL, 0}};

int
main(int argc, char *argv[])
{
	struct doc *doc = doc_new();
	struct split *split;
	struct morph *morph;
	struct gazetteer *gazetteer;
	struct names *names;
	struct places *places;
	struct values *values;
	struct link *link;
	struct in *in;
	const char *list = NULL, *model = NULL;
	int c;

	tool_start(&usage);
	while ((c = tool_getopt(argc, argv, "g:m:", longs)) != -1)
		*(c == 'g' ? &list : &model) = optarg;
	split = split_open();
	morph = morph_open();
	gazetteer = list ? gazetteer_open(morph, list) : NULL;
	places = places_open();
	names = names_open(places, model);
	values = values_open(morph);
	link = link_open(morph, places);
	while ((in = tool_next_input(argc, argv)) != NULL) {
		while (doc_read(in, doc)) {
			split_doc(split, doc);
			morph_tag(morph, doc);
			if (gazetteer)
				gazetteer_find(gazetteer, doc);
			names_find(names, doc);
			link_gazetteer(link, doc);
			values_find(values, doc);
			link_doc(link, doc);
			doc_write(doc, stdout);
			tool_flush();
		}
	}
	link_close(link);
	values_close(values);
	places_close(places);
	names_close(names);
	gazetteer_close(gazetteer);
	morph_close(morph);
	split_close(split);
	doc_free(doc);
	return tool_finish();
}
