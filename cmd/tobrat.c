/* tobrat: mentions and facts as brat's standoff files, for people to correct. */
#include "doc.h"
#include "slots.h"
#include "tool.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

static const struct tool_usage usage = {"tobrat", "-o folder [file ...]",
    "  -o, --output=DIR     where ID.txt and ID.ann of each document go, and annotation.conf\n"};
static const struct option longs[] = {{"output", required_argument, NULL, 'o'}, {NULL, 0, NULL, 0}};

/* A document under way. Numbers of brat's annotations are those of mentions, and go on from there for facts. */
struct standoff {
	struct doc *doc;
	FILE *ann;
	unsigned long notes;
};

/* brat's names are letters, digits, - and _; others become _. */
static void
put_name(const char *s, size_t n, FILE *out)
{
	for (size_t i = 0; i < n; i++) {
		bool good = (s[i] >= 'a' && s[i] <= 'z') || (s[i] >= 'A' && s[i] <= 'Z') ||
			    (s[i] >= '0' && s[i] <= '9') || s[i] == '-';

		putc(good ? s[i] : '_', out);
	}
}

static FILE *
create(const char *folder, const char *name, const char *suffix)
{
	struct buf path = {0};
	FILE *out;

	buf_adds(&path, folder);
	buf_addc(&path, '/');
	for (; *name; name++)
		buf_addc(&path, *name == '/' ? '_' : *name);
	buf_adds(&path, suffix);
	out = fopen(path.s, "we");
	if (out == NULL)
		tool_die("%s: %s", path.s, strerror(errno));
	buf_free(&path);
	return out;
}

static void
finish(FILE *out, const char *name)
{
	bool failed = ferror(out) != 0;

	if (fclose(out) != 0 || failed)
		tool_die("%s: %s", name, strerror(errno));
}

/*
 * A text-bound annotation, `T1<TAB>TYPE 0 5;6 9<TAB>text`: brat wants the pieces between line feeds, and the text with
 * a space for each.
 */
static void
text_bound(const struct standoff *b, unsigned long number, const struct rec *r)
{
	const char *text = b->doc->text.s;
	uint32_t from = r->start;

	fprintf(b->ann, "T%lu\t", number);
	put_name(r->type, strlen(r->type), b->ann);
	putc(' ', b->ann);
	for (uint32_t cp = r->start; cp < r->end; cp++) {
		if (text[b->doc->at.v[cp]] != '\n')
			continue;
		fprintf(b->ann, "%u %u;", from, cp);
		from = cp + 1;
	}
	fprintf(b->ann, "%u %u\t", from, r->end);
	for (uint32_t i = r->b; i < r->e; i++)
		putc(text[i] == '\n' ? ' ' : text[i], b->ann);
	putc('\n', b->ann);
}

/* A value in the escapes of the record stream, and `\;` for what would end it. */
static void
put_value(const char *s, FILE *out)
{
	for (; *s; s++) {
		const char *escape = *s == '\t'   ? "\\t"
				     : *s == '\n' ? "\\n"
				     : *s == '\r' ? "\\r"
				     : *s == '\\' ? "\\\\"
				     : *s == ';'  ? "\\;"
						  : NULL;

		if (escape)
			fputs(escape, out);
		else
			putc(*s, out);
	}
}

/* The keys of a record, for which brat has no place of their own, as a note to annotation ${id}: `key=value; ...`. */
static void
note(struct standoff *b, char id, unsigned long number, const struct key *keys)
{
	if (keys == NULL)
		return;
	fprintf(b->ann, "#%lu\tAnnotatorNotes %c%lu\t", ++b->notes, id, number);
	for (const struct key *k = keys; k; k = k->next) {
		fprintf(b->ann, "%s=", k->name);
		put_value(k->value, b->ann);
		fputs(k->next ? "; " : "\n", b->ann);
	}
}

static unsigned long
number_of(const struct doc *doc, const struct rec *mention)
{
	size_t i = 0;

	while (doc->ents.v[i] != mention)
		i++;
	return i + 1;
}

/* An event: the fact's words are its trigger; slots that a mention fills are its arguments. */
static void
event(struct standoff *b, size_t i)
{
	const struct rec *fact = b->doc->facts.v[i];
	unsigned long trigger = b->doc->ents.n + i + 1;

	text_bound(b, trigger, fact);
	fprintf(b->ann, "E%zu\t", i + 1);
	put_name(fact->type, strlen(fact->type), b->ann);
	fprintf(b->ann, ":T%lu", trigger);
	for (const struct key *k = slots_first(fact); k; k = slots_next(k)) {
		const struct rec *filler = slots_filler(b->doc, fact, k);
		unsigned same = 1;

		if (filler == NULL)
			continue;
		for (const struct key *o = slots_first(fact); o != k; o = slots_next(o))
			same += slot_same(o, k) && slots_filler(b->doc, fact, o) != NULL;
		putc(' ', b->ann);
		put_name(k->name, slot_len(k), b->ann);
		if (same > 1)
			fprintf(b->ann, "%u", same);
		fprintf(b->ann, ":T%lu", number_of(b->doc, filler));
	}
	putc('\n', b->ann);
	note(b, 'E', i + 1, fact->keys);
}

static void
document(struct doc *doc, const char *folder)
{
	struct standoff b = {.doc = doc};
	FILE *txt = create(folder, doc->d->type, ".txt");

	fwrite(doc->text.s ? doc->text.s : "", 1, doc->text.n, txt);
	putc('\n', txt);
	finish(txt, doc->d->type);
	b.ann = create(folder, doc->d->type, ".ann");
	for (size_t i = 0; i < doc->ents.n; i++) {
		text_bound(&b, i + 1, doc->ents.v[i]);
		note(&b, 'T', i + 1, doc->ents.v[i]->keys);
	}
	for (size_t i = 0; i < doc->facts.n; i++)
		event(&b, i);
	finish(b.ann, doc->d->type);
}

/* What annotations there may be, which brat wants to know. */
static void
configuration(const char *folder)
{
	static const char *const facts[] = {"position", "meeting", "visit", "agreement", "trade", "investment",
	    "statement", "cooperation", "event", "membership", "founding", "twinning", "rank", "figure", "aid",
	    "sanction", "deal"};
	FILE *out = create(folder, "annotation", ".conf");

	fputs("[entities]\nPER\nLOC\nORG\nPOST\nDATE\nMONEY\nPERCENT\nQUANTITY\nORDINAL\nEVENT\nDOC\n[relations]\n"
	      "<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>\n[attributes]\n[events]\n",
	    out);
	for (size_t i = 0; i < sizeof facts / sizeof *facts; i++) {
		fprintf(out, "%s\t", facts[i]);
		for (const char *s = slots_of_type(facts[i]); *s; s += strspn(s, " ")) {
			size_t n = strcspn(s, " ");

			fprintf(out, "%.*s*:<ENTITY>%s", (int)n, s, s[n] ? ", " : "\n");
			s += n;
		}
	}
	finish(out, "annotation.conf");
}

int
main(int argc, char *argv[])
{
	struct doc *doc = doc_new();
	const char *folder = NULL;
	struct in *in;

	tool_start(&usage);
	while (tool_getopt(argc, argv, "o:", longs) == 'o')
		folder = optarg;
	if (folder == NULL)
		tool_usage_error();
	if (mkdir(folder, 0777) != 0 && errno != EEXIST)
		tool_die("%s: %s", folder, strerror(errno));
	configuration(folder);
	while ((in = tool_next_input(argc, argv)) != NULL) {
		while (doc_read(in, doc)) {
			if (doc->d)
				document(doc, folder);
			tool_flush();
		}
	}
	doc_free(doc);
	return tool_finish();
}
