/* facts: what an annotated record stream states. */
#include "facts.h"
#include "doc.h"
#include "link.h"
#include "names.h"
#include "places.h"
#include "split.h"
#include "tool.h"
#include "values.h"

#include <errno.h>
#include <stdlib.h>

static const struct tool_usage usage = {
    "facts", "[-e] [-c conf] [-r rules] [--test] [file ...]",
    "  -r, --rules=FILE     add the rules of FILE; `replace TYPE` in it drops ours of that type\n"
    "  -c, --min-conf=N     only facts with at least that conf\n"
    "  -e, --explain        give each fact the rule it comes from\n"
    "  --test               run the examples beside the rules (those of -r FILE, else ours), and stop\n"};
static const struct option longs[] = {{"rules", required_argument, NULL, 'r'},
    {"min-conf", required_argument, NULL, 'c'}, {"explain", no_argument, NULL, 'e'}, {"test", no_argument, NULL, 't'},
    {NULL, 0, NULL, 0}};

/* What turns a plain sentence into an annotated document, for examples. */
struct pipe {
	struct split *split;
	struct morph *morph;
	struct names *names;
	struct places *places;
	struct values *values;
	struct link *link;
};

static void
annotate(const struct pipe *p, struct doc *doc, const char *text)
{
	doc_begin(doc, "example");
	doc_para(doc, "text", text, strlen(text));
	split_doc(p->split, doc);
	morph_tag(p->morph, doc);
	names_find(p->names, doc);
	link_gazetteer(p->link, doc);
	values_find(p->values, doc);
	link_doc(p->link, doc);
}

/* Whether fact ${f} has slot ${name} with that value; conf, status and others are slots here. */
static bool
has_slot(const struct rec *f, const char *name, const char *value)
{
	size_t n = strlen(name);

	for (const struct key *k = f->keys; k; k = k->next)
		if (strncmp(k->name, name, n) == 0 && (k->name[n] == '\0' || k->name[n] == '@') &&
		    strcmp(k->value, value) == 0)
			return true;
	return false;
}

/* Whether a fact of the rule's type holds all that the example names. */
static bool
holds(const struct doc *doc, const struct rule *rule, const struct rule_example *x)
{
	for (size_t i = 0; i < doc->facts.n; i++) {
		const struct rec *f = doc->facts.v[i];
		bool all = strcmp(f->type, rule->type) == 0;

		for (const struct rule_const *s = x->slots; all && s; s = s->next)
			all = has_slot(f, s->name, s->value);
		if (all)
			return true;
	}
	return false;
}

static int
run_examples(struct facts *facts, struct morph *morph)
{
	struct pipe p = {split_open(), morph, NULL, places_open(), NULL, NULL};
	struct doc *doc = doc_new();
	int passed = 0, failed = 0;

	p.names = names_open(p.places, NULL);
	p.values = values_open(morph);
	p.link = link_open(morph, p.places);
	for (const struct rule *r = facts_rules(facts); r; r = r->next) {
		for (const struct rule_example *x = r->examples; x; x = x->next) {
			annotate(&p, doc, x->text);
			facts_find(facts, doc);
			if (holds(doc, r, x) == x->wanted) {
				passed++;
				continue;
			}
			failed++;
			tool_bad(x->file, x->line, "rule %s: the example %s", r->name,
			    x->wanted ? "gives no such fact" : "gives the fact");
		}
	}
	printf("%d passed, %d failed\n", passed, failed);
	link_close(p.link);
	values_close(p.values);
	places_close(p.places);
	names_close(p.names);
	split_close(p.split);
	doc_free(doc);
	return failed;
}

/* The text of a rule file, which stays in memory. */
static char *
slurp(const char *file, size_t *n)
{
	FILE *f = fopen(file, "rb");
	struct buf b = {0};
	char chunk[4096];
	size_t got;

	if (f == NULL)
		tool_die("%s: %s", file, strerror(errno));
	while ((got = fread(chunk, 1, sizeof chunk, f)) > 0)
		buf_add(&b, chunk, got);
	if (ferror(f))
		tool_die("%s: %s", file, strerror(errno));
	fclose(f);
	*n = b.n;
	if (b.s == NULL)
		buf_add(&b, "", 0);
	return b.s;
}

/* Drops facts of less conf than asked for: they are unplaced, last in the array. */
static void
drop_below(struct doc *doc, const char *min)
{
	size_t n = 0;

	for (size_t i = 0; i < doc->facts.n; i++) {
		const char *conf = doc_get(doc->facts.v[i], "conf");

		if (doc->facts.v[i]->placed || conf == NULL || atof(conf) >= atof(min))
			doc->facts.v[n++] = doc->facts.v[i];
	}
	doc->facts.n = n;
}

int
main(int argc, char *argv[])
{
	struct doc *doc = doc_new();
	struct morph *morph;
	struct facts *facts;
	struct in *in;
	const char *min = NULL, *file = NULL;
	char *rules = NULL;
	bool explain = false, test = false;
	size_t n;
	int c;

	tool_start(&usage);
	while ((c = tool_getopt(argc, argv, "r:c:e", longs)) != -1) {
		if (c == 'r')
			file = optarg;
		else if (c == 'c')
			min = optarg;
		explain |= c == 'e';
		test |= c == 't';
	}
	if (test && optind < argc) /* «--test my.rules» would test ours and seem to test those */
		tool_usage_error();
	morph = morph_open();
	facts = facts_open(morph, explain);
	if (file) {
		rules = slurp(file, &n);
		if (facts_read(facts, file, rules, n) > 0)
			tool_die("%s: the rules have mistakes", file);
	}
	if (test)
		run_examples(facts, morph);
	else {
		while ((in = tool_next_input(argc, argv)) != NULL) {
			while (doc_read(in, doc)) {
				facts_find(facts, doc);
				if (min)
					drop_below(doc, min);
				doc_write(doc, stdout);
				tool_flush();
			}
		}
	}
	facts_close(facts);
	morph_close(morph);
	free(rules);
	doc_free(doc);
	return tool_finish();
}
