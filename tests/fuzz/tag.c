/* fuzz/tag: tokens as they come, cut at spaces only, through all that ner and facts do with them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "doc.h"
#include "facts.h"
#include "link.h"
#include "morph.h"
#include "names.h"
#include "places.h"
#include "text.h"
#include "values.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Each paragraph is a sentence, what stands between spaces a token. */
static void
add_line(struct doc *doc, const char *s, size_t n)
{
	struct rec *p = doc_para(doc, "text", s, n), *at = doc_insert(doc, p, 'S', p->b, p->e);
	uint32_t from = p->b;

	for (uint32_t b = p->b; b <= p->e; b++) {
		if (b < p->e && doc->text.s[b] != ' ')
			continue;
		if (b > from)
			at = doc_insert(doc, at, 'T', from, b);
		from = b + 1;
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct morph *morph;
	static struct places *places;
	static struct names *names;
	static struct values *values;
	static struct link *link;
	static struct facts *facts;
	struct doc *doc = doc_new();
	const char *s = (const char *)data, *end = s + size;

	if (morph == NULL) {
		morph = morph_open();
		places = places_open();
		names = names_open(places, NULL);
		values = values_open(morph);
		link = link_open(morph, places);
		facts = facts_open(morph, true);
		stderr = fopen("/dev/null", "w"); /* messages; sanitizers write to the descriptor */
	}
	doc_begin(doc, "fuzz");
	while (s < end) {
		const char *lf = memchr(s, '\n', (size_t)(end - s));
		size_t n = (size_t)((lf ? lf : end) - s);

		if (n > 0 && utf8_count(s, n) > 0)
			add_line(doc, s, n);
		s += n + 1;
	}
	doc_index(doc);
	morph_tag(morph, doc);
	names_find(names, doc);
	link_gazetteer(link, doc);
	values_find(values, doc);
	link_doc(link, doc);
	facts_find(facts, doc);
	doc_free(doc);
	return 0;
}
