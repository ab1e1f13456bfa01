/* fuzz/segment: arbitrary text as lines, each a paragraph: sentences and tokens lie in order and inside each other. */
#include <stdlib.h>
#include <string.h>

#include "doc.h"
#include "split.h"
#include "text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The sentences of a paragraph, or tokens of a sentence, do not overlap and do not leave it. */
static void
check(const rec_vec *inner, const struct rec *outer)
{
	for (uint32_t i = outer->lo; i < outer->hi; i++) {
		const struct rec *r = inner->v[i];

		if (r->b >= r->e || r->b < outer->b || r->e > outer->e || (i > outer->lo && r->b < inner->v[i - 1]->e))
			abort();
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct split *split;
	struct doc *doc = doc_new();
	const char *s = (const char *)data, *end = s + size;

	if (split == NULL)
		split = split_open();
	doc_begin(doc, "fuzz");
	while (s < end) {
		const char *lf = memchr(s, '\n', (size_t)(end - s));
		size_t n = (size_t)((lf ? lf : end) - s);

		if (n > 0 && utf8_count(s, n) > 0)
			doc_para(doc, "text", s, n);
		s += n + 1;
	}
	split_doc(split, doc);
	for (size_t i = 0; i < doc->paras.n; i++)
		check(&doc->sents, doc->paras.v[i]);
	for (size_t i = 0; i < doc->sents.n; i++)
		check(&doc->toks, doc->sents.v[i]);
	doc_free(doc);
	return 0;
}
