/* score: how well the mentions of a record stream agree with gold ones. */
#include "doc.h"
#include "tool.h"

#include <stdlib.h>
#include <string.h>

static const struct tool_usage usage = {
    "score", "gold.rec [file ...]",
    "  Documents are paired by their order. Exact: start, end and type agree;\n"
    "  overlap: one character and the type do.\n"};

enum { TYPES = 64 };

/* Counts of a type. */
struct row {
	const char *type;
	size_t gold, found, exact, overlap;
};

struct table {
	struct row rows[TYPES];
	size_t n;
};

static struct row *
row_of(struct table *t, const char *type)
{
	size_t i = 0;

	while (i < t->n && strcmp(t->rows[i].type, type) != 0)
		i++;
	if (i == TYPES)
		tool_die("more than %d types", TYPES);
	if (i == t->n)
		t->rows[t->n++].type = mem_strndup(type, strlen(type));
	return &t->rows[i];
}

static bool
overlap(const struct rec *a, const struct rec *b)
{
	return a->start < b->end && b->start < a->end;
}

static bool
equal(const struct rec *a, const struct rec *b)
{
	return a->start == b->start && a->end == b->end;
}

/* Pairs mentions of one type one to one, in the order of the text; the number of pairs. */
static size_t
pairs(const struct doc *gold, const struct doc *found, const char *type,
    bool (*agree)(const struct rec *, const struct rec *))
{
	bool *taken = mem_alloc(found->ents.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < gold->ents.n; i++) {
		const struct rec *g = gold->ents.v[i];

		for (size_t k = 0; strcmp(g->type, type) == 0 && k < found->ents.n; k++) {
			const struct rec *f = found->ents.v[k];

			if (taken[k] || strcmp(f->type, type) != 0 || !agree(g, f))
				continue;
			taken[k] = true;
			n++;
			break;
		}
	}
	free(taken);
	return n;
}

static void
count(struct table *t, const struct doc *gold, const struct doc *found)
{
	for (size_t i = 0; i < gold->ents.n; i++)
		row_of(t, gold->ents.v[i]->type)->gold++;
	for (size_t i = 0; i < found->ents.n; i++)
		row_of(t, found->ents.v[i]->type)->found++;
	for (size_t i = 0; i < t->n; i++) {
		t->rows[i].exact += pairs(gold, found, t->rows[i].type, equal);
		t->rows[i].overlap += pairs(gold, found, t->rows[i].type, overlap);
	}
}

static void
print_view(const struct row *r, const char *view, size_t right)
{
	double p = r->found ? (double)right / (double)r->found : 0, q = r->gold ? (double)right / (double)r->gold : 0;

	printf("%-10s%-9s%8.3f%8.3f%8.3f%8zu%8zu\n", r->type, view, p, q, p + q > 0 ? 2 * p * q / (p + q) : 0, r->gold,
	    r->found);
}

static int
by_type(const void *x, const void *y)
{
	return strcmp(((const struct row *)x)->type, ((const struct row *)y)->type);
}

static void
print_table(struct table *t)
{
	struct row all = {.type = "all"};

	qsort(t->rows, t->n, sizeof t->rows[0], by_type);
	printf("%-10s%-9s%8s%8s%8s%8s%8s\n", "type", "view", "P", "R", "F", "gold", "found");
	for (size_t i = 0; i < t->n; i++) {
		const struct row *r = &t->rows[i];

		print_view(r, "exact", r->exact);
		print_view(r, "overlap", r->overlap);
		all.gold += r->gold;
		all.found += r->found;
		all.exact += r->exact;
		all.overlap += r->overlap;
	}
	print_view(&all, "exact", all.exact);
	print_view(&all, "overlap", all.overlap);
}

int
main(int argc, char *argv[])
{
	struct doc *gold, *found;
	struct table table = {.n = 0};
	struct in answers, *in;

	tool_start(&usage);
	while (tool_getopt(argc, argv, "", NULL) != -1)
		continue;
	if (optind == argc)
		tool_usage_error();
	if (!in_open(&answers, argv[optind++]))
		return tool_finish();
	gold = doc_new();
	found = doc_new();
	while ((in = tool_next_input(argc, argv)) != NULL) {
		while (doc_read(in, found)) {
			if (!doc_read(&answers, gold)) {
				tool_bad(in->name, in->line, "more documents than in the gold stream");
				break;
			}
			if (gold->text.n != found->text.n ||
			    (gold->text.n && memcmp(gold->text.s, found->text.s, gold->text.n) != 0))
				tool_bad(in->name, in->line, "the text differs from the gold document's");
			else
				count(&table, gold, found);
		}
	}
	if (doc_read(&answers, gold))
		tool_bad(answers.name, answers.line, "documents that the answers do not have");
	print_table(&table);
	for (size_t i = 0; i < table.n; i++)
		free((char *)(uintptr_t)table.rows[i].type);
	in_close(&answers);
	doc_free(gold);
	doc_free(found);
	return tool_finish();
}
