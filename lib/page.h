/* page: the lines of a news page's text dump become the paragraphs of its article, and what it says of itself. */
#ifndef PAGE_H
#define PAGE_H

#include <stdbool.h>

#include "doc.h"

struct page;

/* What the caller knows of a page, or wants of it. Strings may be NULL. */
struct page_wish {
	bool all;     /* keep noise, as paragraphs of kind `noise` */
	bool plain;   /* no page: every line is a paragraph of text */
	bool explain; /* P records get score=N: by how much its first line is rather article than noise, in thousandths
		       */
	const char *date; /* of publication, whatever the page says; dateby=option */
	const char *url;  /* where it was taken from */
	const char *warc; /* the date it was taken at, used where the page has none; dateby=warc */
};

/* What was done to pages, for a report: all since page_open. */
struct page_counts {
	size_t lines;   /* lines that are not empty */
	size_t joined;  /* of these, lines that went on from the one before */
	size_t hyphens; /* words that were broken at a line's end and are whole again */
	size_t noise;   /* lines left out, or marked noise */
	size_t repeats; /* paragraphs dropped because they stood there already */
	size_t control; /* control characters dropped */
};

/*
 * page_open(model): ready to read pages with the model of a file, or the embedded one where ${model} is NULL. Ends the
 * program if it is none. The caller gives it to page_close.
 */
struct page *page_open(const char *model);
void page_close(struct page *);

/*
 * page_read(page, s, n, wish, doc):
 * Appends the paragraphs of the page of ${n} bytes of well-formed UTF-8 to ${doc}, which doc_begin has started, and
 * adds to its D: lang, title, date and dateby, author, agency, site, url. P records have `line`, the numbers of the
 * page's lines. Linear in ${n}; memory is that of the largest page so far. Cannot fail.
 *
 * Each line is before the article, its title, its text, noise inside of it, or behind it: a linear-chain conditional
 * random field (Lafferty et al. 2001) over features of the line, its neighbours and its place beside the page's
 * densest stretch of prose (maximum subsequence: Pasternack & Roth 2009).
 */
void page_read(struct page *, const char *s, size_t n, const struct page_wish *, struct doc *);

/* page_counts(page): what page_read has done so far. */
const struct page_counts *page_counts(const struct page *);

/*
 * page_train(in, epochs, out):
 * Learns a model from pages whose lines are marked. For each page a line `D` TAB name, then its lines, `n` (noise), `t`
 * (title), `x` (of the article) or `-` (empty), a TAB, and the line; then a line `.`. Deterministic. Writes the model
 * to
 * ${out}, progress to standard error.
 */
void page_train(struct in *, int epochs, FILE *out);

#endif
