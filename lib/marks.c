/* marks: a stretch of text cut where mentions begin and end. */
#include "marks.h"

struct walk {
	const struct marks_to *to;
	void *arg;
	const char *text;
	uint32_t at; /* the byte up to which the text was given out */
	const struct rec *open[MARKS_DEPTH];
	int depth;
};

static void
text_to(struct walk *w, uint32_t b)
{
	if (b > w->at)
		w->to->text(w->arg, w->text + w->at, b - w->at);
	w->at = b;
}

/* Closes the mentions that end at or before byte ${b}. */
static void
close_to(struct walk *w, uint32_t b)
{
	while (w->depth > 0 && w->open[w->depth - 1]->e <= b) {
		const struct rec *top = w->open[--w->depth];

		text_to(w, top->e);
		w->to->close(w->arg, top);
	}
}

void
marks_walk(const struct doc *doc, uint32_t b, uint32_t e, const struct marks_to *to, void *arg)
{
	struct walk w = {.to = to, .arg = arg, .text = doc->text.s, .at = b};

	for (size_t i = doc_first_ent(doc, b); i < doc->ents.n && doc->ents.v[i]->b < e; i++) {
		const struct rec *m = doc->ents.v[i];
		uint32_t limit;

		close_to(&w, m->b);
		limit = w.depth > 0 ? w.open[w.depth - 1]->e : e;
		if (m->e > limit || m->b == m->e || w.depth == MARKS_DEPTH)
			continue;
		text_to(&w, m->b);
		to->open(arg, m);
		w.open[w.depth++] = m;
	}
	close_to(&w, e);
	text_to(&w, e);
}
