/* toconllu: the sentences and tokens of a record stream as CoNLL-U. */
#include "doc.h"
#include "tool.h"

static const struct tool_usage usage = {"toconllu", "[file ...]", ""};

/* A field or the text of a comment: what would break the line is a space. A field of nothing is `_`. */
static void
put(const char *s, size_t n)
{
	if (n == 0)
		putchar('_');
	for (size_t i = 0; i < n; i++)
		putchar(s[i] == '\t' || s[i] == '\n' || s[i] == '\r' ? ' ' : s[i]);
}

static void
column(const char *s)
{
	putchar('\t');
	put(s ? s : "", s ? strlen(s) : 0);
}

/* ID FORM LEMMA UPOS XPOS FEATS HEAD DEPREL DEPS MISC, of which grammar is not ours to give. */
static void
token(const struct doc *doc, const struct rec *sent, uint32_t t)
{
	const struct rec *tok = doc->toks.v[t];
	bool glued = t + 1 < sent->hi && doc->toks.v[t + 1]->b == tok->e;
	size_t n;
	const char *form = doc_text(doc, tok, &n);

	printf("%u\t", t - sent->lo + 1);
	put(form, n);
	column(doc_get(tok, "lemma"));
	column(doc_get(tok, "pos"));
	column(NULL);
	column(doc_get(tok, "feats"));
	printf("\t_\t_\t_\t%s\n", glued ? "SpaceAfter=No" : "_");
}

static void
sentence(const struct doc *doc, const struct rec *sent, size_t number)
{
	size_t n;
	const char *text = doc_text(doc, sent, &n);

	fputs("# sent_id = ", stdout);
	put(doc->d->type, strlen(doc->d->type));
	printf("-%zu\n# text = ", number);
	put(text, n);
	putchar('\n');
	for (uint32_t t = sent->lo; t < sent->hi; t++)
		token(doc, sent, t);
	putchar('\n');
}

/* A document without tokens gives nothing: CoNLL-U has no sentence of no words. */
static void
document(const struct doc *doc)
{
	bool begun = false;

	for (size_t p = 0; p < doc->paras.n; p++) {
		bool par = true;

		for (uint32_t s = doc->paras.v[p]->lo; s < doc->paras.v[p]->hi; s++) {
			if (doc->sents.v[s]->lo == doc->sents.v[s]->hi)
				continue;
			if (!begun) {
				fputs("# newdoc id = ", stdout);
				put(doc->d->type, strlen(doc->d->type));
				putchar('\n');
			}
			if (par)
				puts("# newpar");
			begun = true;
			par = false;
			sentence(doc, doc->sents.v[s], s + 1);
		}
	}
}

int
main(int argc, char *argv[])
{
	struct doc *doc = doc_new();
	struct in *in;

	tool_start(&usage);
	tool_getopt(argc, argv, "", NULL);
	while ((in = tool_next_input(argc, argv)) != NULL) {
		while (doc_read(in, doc)) {
			if (doc->d)
				document(doc);
			tool_flush();
		}
	}
	doc_free(doc);
	return tool_finish();
}
