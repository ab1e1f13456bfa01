/* todot: who met whom and who holds which post, as a graph for Graphviz or as GraphML. */
#include "doc.h"
#include "markup.h"
#include "net.h"
#include "tool.h"

static const struct tool_usage usage = {"todot", "[-g] [file ...]",
    "  -g, --graphml        as GraphML (Gephi, yEd, Cytoscape, networkx), not for Graphviz\n"};
static const struct option longs[] = {{"graphml", no_argument, NULL, 'g'}, {NULL, 0, NULL, 0}};

/* A quoted string of DOT. Graphviz takes & in it for the begin of an HTML reference. */
static void
dot_string(const char *s)
{
	putchar('"');
	for (; *s; s++) {
		if (*s == '&')
			fputs("&amp;", stdout);
		else if (*s == '\n')
			fputs("\\n", stdout);
		else {
			if (*s == '"' || *s == '\\')
				putchar('\\');
			putchar(*s);
		}
	}
	putchar('"');
}

/* The look of each type of node; the last line is that of all others. */
static const char *
dot_look(const char *type)
{
	static const char *const looks[][2] = {{"PER", "fillcolor=\"#cdebd3\" color=\"#2f7a44\""},
	    {"LOC", "fillcolor=\"#cfe3fa\" color=\"#2766ad\""}, {"ORG", "fillcolor=\"#ecd9f7\" color=\"#8440ab\""},
	    {"POST", "fillcolor=\"#fae3bd\" color=\"#94630a\""}, {NULL, "fillcolor=\"#e4e3dd\" color=\"#6f6c60\""}};
	size_t i = 0;

	while (looks[i][0] && strcmp(looks[i][0], type) != 0)
		i++;
	return looks[i][1];
}

static void
write_dot(const struct net *net)
{
	puts("digraph svodka {\n"
	     "\tgraph [overlap=false splines=true]\n"
	     "\tnode [shape=box style=\"rounded,filled\" fontname=\"sans-serif\" fontsize=11]\n"
	     "\tedge [fontname=\"sans-serif\" fontsize=9]");
	for (size_t i = 0; i < net->nodes.n; i++) {
		printf("\tn%zu [label=", i);
		dot_string(net->nodes.v[i].name);
		printf(" %s]\n", dot_look(net->nodes.v[i].type));
	}
	for (size_t i = 0; i < net->edges.n; i++) {
		const struct net_edge *e = &net->edges.v[i];

		printf("\tn%u -> n%u [weight=%lu", e->from, e->to, e->count);
		if (e->meeting)
			fputs(" dir=none", stdout);
		if (*e->label || *e->date) {
			fputs(" label=", stdout);
			dot_string(*e->label ? e->label : e->date);
		}
		puts("]");
	}
	puts("}");
}

static void
graphml_data(const char *key, const char *value)
{
	if (*value == '\0')
		return;
	printf("<data key=\"%s\">", key);
	markup_string(value, stdout);
	fputs("</data>", stdout);
}

static void
write_graphml(const struct net *net)
{
	static const char *const keys[][3] = {{"name", "node", "string"}, {"type", "node", "string"},
	    {"iso", "node", "string"}, {"fact", "edge", "string"}, {"post", "edge", "string"},
	    {"date", "edge", "string"}, {"document", "edge", "string"}, {"weight", "edge", "long"}};

	puts("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">");
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		printf("<key id=\"%s\" for=\"%s\" attr.name=\"%s\" attr.type=\"%s\"/>\n", keys[i][0], keys[i][1],
		    keys[i][0], keys[i][2]);
	puts("<graph edgedefault=\"directed\">");
	for (size_t i = 0; i < net->nodes.n; i++) {
		printf("<node id=\"n%zu\">", i);
		graphml_data("name", net->nodes.v[i].name);
		graphml_data("type", net->nodes.v[i].type);
		graphml_data("iso", net->nodes.v[i].iso);
		puts("</node>");
	}
	for (size_t i = 0; i < net->edges.n; i++) {
		const struct net_edge *e = &net->edges.v[i];

		printf(
		    "<edge source=\"n%u\" target=\"n%u\"%s>", e->from, e->to, e->meeting ? " directed=\"false\"" : "");
		graphml_data("fact", e->meeting ? "meeting" : "position");
		graphml_data("post", e->label);
		graphml_data("date", e->date);
		graphml_data("document", e->document);
		printf("<data key=\"weight\">%lu</data></edge>\n", e->count);
	}
	puts("</graph>\n</graphml>");
}

int
main(int argc, char *argv[])
{
	struct doc *doc = doc_new();
	struct net *net = net_new();
	struct in *in;
	bool graphml = false;

	tool_start(&usage);
	while (tool_getopt(argc, argv, "g", longs) == 'g')
		graphml = true;
	while ((in = tool_next_input(argc, argv)) != NULL) {
		while (doc_read(in, doc)) {
			for (size_t i = 0; doc->d && i < doc->facts.n; i++)
				net_add(net, doc, doc->facts.v[i], i);
			tool_flush();
		}
	}
	(graphml ? write_graphml : write_dot)(net);
	net_free(net);
	doc_free(doc);
	return tool_finish();
}
