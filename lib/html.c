/* html: a stream as one page for people. */
#include "html.h"

#include "embed.h"
#include "marks.h"
#include "markup.h"
#include "net.h"
#include "slots.h"

#include <errno.h>
#include <stdlib.h>

EMBED(html_css, "lib/data/page.css");

enum { MOST_NODES = 60, MANY_NODES = 12, LINE_SLOTS = 3 }; /* many: the picture wants the page's width */

/* A fact of the timeline. */
struct dated {
	char *date, *line; /* line: HTML */
	unsigned long fact;
};

struct html {
	FILE *articles; /* HTML of the articles; a temporary file */
	FILE *contents; /* the list of articles, into ${list} */
	char *list;
	size_t list_n;
	unsigned long docs, facts; /* so far: their numbers in identifiers */
	VEC(struct dated) dated;
	struct net *met;
};

/* An article under way. */
struct article {
	struct doc *doc;
	FILE *out;
	unsigned long number, fact; /* fact: the number of its first one */
};

/* A file that is there, or the end of the program. */
static FILE *
must(FILE *file)
{
	if (file == NULL)
		tool_die("temporary file: %s", strerror(errno));
	return file;
}

struct html *
html_new(void)
{
	struct html *h = mem_alloc(sizeof *h);

	h->articles = must(tmpfile());
	h->contents = must(open_memstream(&h->list, &h->list_n));
	h->met = net_new();
	return h;
}

void
html_free(struct html *h)
{
	fclose(h->articles);
	fclose(h->contents);
	free(h->list);
	for (size_t i = 0; i < h->dated.n; i++) {
		free(h->dated.v[i].date);
		free(h->dated.v[i].line);
	}
	vec_free(&h->dated);
	net_free(h->met);
	free(h);
}

/* ---- text with mentions ---- */

/* The class of a mention's type, one that the style sheet knows. */
static const char *
class_of(const char *type)
{
	static const struct {
		const char *type, *class;
	} classes[] = {{"PER", "PER"}, {"LOC", "LOC"}, {"ORG", "ORG"}, {"POST", "POST"}, {"DATE", "VALUE"},
	    {"MONEY", "VALUE"}, {"PERCENT", "VALUE"}, {"QUANTITY", "VALUE"}, {"ORDINAL", "VALUE"}, {"EVENT", "EVENT"},
	    {"DOC", "EVENT"}};

	for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
		if (strcmp(classes[i].type, type) == 0)
			return classes[i].class;
	return "OTHER";
}

static void
put_text(void *arg, const char *s, size_t n)
{
	struct article *a = arg;

	markup_text(s, n, a->out);
}

/* The number of a mention among the document's, which are in order. */
static size_t
index_of(const struct doc *doc, const struct rec *mention)
{
	size_t lo = 0, hi = doc->ents.n;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;

		if (doc->ents.v[mid]->start < mention->start)
			lo = mid + 1;
		else
			hi = mid;
	}
	while (doc->ents.v[lo] != mention)
		lo++;
	return lo;
}

/* What a mention says when pointed at: its type, base form or value, and code. */
static void
open_mark(void *arg, const struct rec *mention)
{
	static const char *const keys[] = {"norm", "value", "unit", "iso"};
	struct article *a = arg;

	fprintf(a->out, "<mark class=\"%s\" id=\"m%lu-%zu\" title=\"", class_of(mention->type), a->number,
	    index_of(a->doc, mention));
	markup_string(mention->type, a->out);
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		const char *value = doc_get(mention, keys[i]);

		if (value == NULL)
			continue;
		fputs(" · ", a->out);
		markup_string(value, a->out);
	}
	fputs("\">", a->out);
}

static void
close_mark(void *arg, const struct rec *mention)
{
	struct article *a = arg;

	(void)mention;
	fputs("</mark>", a->out);
}

static void
put_marked(struct article *a, uint32_t b, uint32_t e)
{
	static const struct marks_to to = {put_text, open_mark, close_mark};

	marks_walk(a->doc, b, e, &to, a);
}

/* ---- facts ---- */

/* A slot's value; long numbers with their digits in groups of three, by U+202F. */
static void
put_plain(const char *value, FILE *out)
{
	size_t n = strspn(value, "0123456789");

	if (n < 5 || value[n] != '\0') {
		markup_string(value, out);
		return;
	}
	for (; n > 0; n--) {
		putc(*value++, out);
		if (n > 1 && n % 3 == 1)
			fputs("\xE2\x80\xAF", out);
	}
}

/* A slot's value, linked to the words that fill it. */
static void
put_value(const struct article *a, const struct rec *fact, const struct key *slot)
{
	const struct rec *filler = slots_filler(a->doc, fact, slot);

	if (filler)
		fprintf(a->out, "<a class=\"%s\" href=\"#m%lu-%zu\">", class_of(filler->type), a->number,
		    index_of(a->doc, filler));
	put_plain(slot->value, a->out);
	if (filler)
		fputs("</a>", a->out);
}

static void
put_slot(const struct article *a, const struct rec *fact, const struct key *first)
{
	fputs(" <div><dt>", a->out);
	markup_text(first->name, slot_len(first), a->out);
	fputs("</dt> ", a->out);
	for (const struct key *k = first; k; k = slots_next(k)) {
		if (!slot_same(k, first))
			continue;
		fputs("<dd>", a->out);
		put_value(a, fact, k);
		fputs("</dd>", a->out);
	}
	fputs("</div>", a->out);
}

static void
put_fact(const struct article *a, const struct rec *fact, unsigned long number)
{
	const char *by = doc_get(fact, "by"), *conf = doc_get(fact, "conf");
	struct buf mode = {0};

	fprintf(a->out,
	    "<li id=\"f%lu\"><a class=\"no\" href=\"#s%lu\" aria-label=\"the sentence of fact %lu\">%lu</a> <b>",
	    number, number, number, number - a->fact + 1);
	markup_string(fact->type, a->out);
	fputs("</b>", a->out);
	slots_mode(fact, &mode);
	if (mode.n > 0) {
		fputs(" <i>", a->out);
		markup_text(mode.s, mode.n, a->out);
		fputs("</i>", a->out);
	}
	buf_free(&mode);
	if (conf) {
		fputs(" <small title=\"how sure, from 0 to 1\">", a->out);
		markup_string(conf, a->out);
		fputs("</small>", a->out);
	}
	fputs(" <dl>", a->out);
	for (const struct key *k = slots_first(fact); k; k = slots_next(k))
		if (slot_leads(fact, k))
			put_slot(a, fact, k);
	if (by) {
		fputs(" <div><dt>by</dt> <dd>", a->out);
		markup_string(by, a->out);
		fputs("</dd></div>", a->out);
	}
	fputs("</dl></li>\n", a->out);
}

/* ---- articles ---- */

/*
 * The text from byte ${b} to ${e}, of which the facts from *${next} on that begin in it are marked behind: a number
 * that leads to the fact, and that the fact leads back to.
 */
static void
put_stretch(struct article *a, uint32_t b, uint32_t e, size_t *next)
{
	const struct rec **facts = (const struct rec **)a->doc->facts.v;
	size_t n = a->doc->facts.n, first = *next;

	while (*next < n && facts[*next]->b < e)
		++*next;
	for (unsigned long i = first; i < *next; i++)
		fprintf(a->out, "<span id=\"s%lu\">", a->fact + i);
	put_marked(a, b, e);
	for (size_t i = first; i < *next; i++)
		fputs("</span>", a->out);
	for (unsigned long i = first; i < *next; i++)
		fprintf(a->out, "<sup><a href=\"#f%lu\" aria-label=\"fact %lu\">%lu</a></sup>", a->fact + i,
		    a->fact + i, i + 1);
}

/* The text of a paragraph, sentence by sentence. */
static void
put_sentences(struct article *a, const struct rec *para, size_t *next)
{
	const struct doc *doc = a->doc;
	uint32_t at = para->b;

	for (uint32_t i = para->lo; i < para->hi; i++) {
		const struct rec *sent = doc->sents.v[i];

		if (sent->b > at)
			put_stretch(a, at, sent->b, next);
		put_stretch(a, sent->b, sent->e, next);
		at = sent->e;
	}
	if (para->e > at)
		put_stretch(a, at, para->e, next);
}

static void
put_para(struct article *a, const struct rec *para, size_t *next)
{
	static const struct {
		const char *kind, *tag;
	} tags[] = {{"title", "h2"}, {"heading", "h3"}};
	const char *tag = "p";
	size_t first = *next;

	for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
		if (strcmp(tags[i].kind, para->type) == 0)
			tag = tags[i].tag;
	fprintf(a->out, "<div class=\"row\"><%s%s>", tag,
	    strcmp(para->type, "item") == 0    ? " class=\"item\""
	    : strcmp(para->type, "noise") == 0 ? " class=\"noise\""
					       : "");
	put_sentences(a, para, next);
	fprintf(a->out, "</%s>", tag);
	if (*next > first) {
		fputs("\n<ul class=\"facts\" lang=\"en\">\n", a->out);
		for (size_t i = first; i < *next; i++)
			put_fact(a, a->doc->facts.v[i], a->fact + i);
		fputs("</ul>", a->out);
	}
	fputs("</div>\n", a->out);
}

static bool
is_web(const char *url)
{
	return strncmp(url, "http://", 7) == 0 || strncmp(url, "https://", 8) == 0;
}

/* Where the article is from, in one line. */
static void
put_source(const struct article *a)
{
	static const char *const keys[] = {"date", "site", "agency", "author"};
	const char *url = doc_get(a->doc->d, "url");

	fputs("<p class=\"source\">", a->out);
	markup_string(a->doc->d->type, a->out);
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		const char *value = doc_get(a->doc->d, keys[i]);

		if (value == NULL)
			continue;
		fputs(" · ", a->out);
		markup_string(value, a->out);
	}
	if (url && is_web(url)) {
		fputs(" · <a lang=\"en\" rel=\"noreferrer\" href=\"", a->out);
		markup_string(url, a->out);
		fputs("\">page</a>", a->out);
	}
	fputs("</p>\n", a->out);
}

/* Whether it begins with its title. */
static bool
has_title(const struct doc *doc)
{
	return doc->paras.n > 0 && strcmp(doc->paras.v[0]->type, "title") == 0;
}

/* The article's title: the page's, what it says of itself, or its ID. */
static const char *
title_of(struct doc *doc)
{
	const char *title = doc_get(doc->d, "title");

	if (has_title(doc))
		return doc_str(doc, doc->paras.v[0]);
	return title && *title ? title : doc->d->type;
}

/* ---- what is gathered ---- */

/* A fact in a line: its type and the values of its first slots, dates left out. */
static char *
line_of(const struct rec *fact)
{
	static const char *const left[] = {"date", "period", "form", "status", "kind", "unit"};
	char *line;
	size_t n;
	FILE *out = must(open_memstream(&line, &n));
	int slots = 0;

	fputs("<span><b>", out);
	markup_string(fact->type, out);
	fputs("</b> <span lang=\"ru\">", out);
	for (const struct key *k = slots_first(fact); k && slots < LINE_SLOTS; k = slots_next(k)) {
		bool skip = false;

		for (size_t i = 0; i < sizeof left / sizeof *left; i++)
			skip |= slot_is(k, left[i]);
		if (skip)
			continue;
		fputs(slots++ ? " · " : "", out);
		put_plain(k->value, out);
	}
	fputs("</span></span>", out);
	fclose(out);
	return line;
}

/* Whether a TIMEX3 value has a place on the calendar: it begins with a year. */
static bool
is_calendar(const char *date)
{
	return strspn(date, "0123456789") >= 4;
}

static void
gather(struct html *h, const struct doc *doc, const struct rec *fact, unsigned long number)
{
	const struct key *date = slots_get(fact, "date");

	if (date == NULL)
		date = slots_get(fact, "period");
	if (date && is_calendar(date->value)) {
		struct dated dated = {mem_strndup(date->value, strlen(date->value)), line_of(fact), number};

		vec_push(&h->dated, dated);
	}
	if (strcmp(fact->type, "meeting") == 0)
		net_add(h->met, doc, fact, number);
}

void
html_add(struct html *h, struct doc *doc)
{
	struct article a = {doc, h->articles, ++h->docs, h->facts + 1};
	const char *title = title_of(doc);
	size_t next = 0;

	slots_order(doc);
	fprintf(a.out, "<article id=\"d%lu\" lang=\"ru\">\n", a.number);
	if (has_title(doc)) {
		put_para(&a, doc->paras.v[0], &next);
	} else {
		fputs("<h2>", a.out);
		markup_string(title, a.out);
		fputs("</h2>\n", a.out);
	}
	put_source(&a);
	for (size_t i = has_title(doc); i < doc->paras.n; i++)
		put_para(&a, doc->paras.v[i], &next);
	if (doc->cut)
		fputs("<p class=\"cut\" lang=\"en\">The stream was cut off here.</p>\n", a.out);
	fputs("</article>\n", a.out);
	for (size_t i = 0; i < doc->facts.n; i++)
		gather(h, doc, doc->facts.v[i], a.fact + i);
	h->facts += doc->facts.n;
	fprintf(h->contents, "<li><a lang=\"ru\" href=\"#d%lu\">", a.number);
	markup_string(title, h->contents);
	fprintf(h->contents, "</a> <small>%zu %s</small></li>\n", doc->facts.n, doc->facts.n == 1 ? "fact" : "facts");
}

/* ---- the page ---- */

static int
by_date(const void *x, const void *y)
{
	const struct dated *a = x, *b = y;
	int c = strcmp(a->date, b->date);

	return c ? c : a->fact < b->fact ? -1 : a->fact > b->fact;
}

static void
put_timeline(struct html *h, FILE *out)
{
	const char *year = "";

	qsort(h->dated.v, h->dated.n, sizeof *h->dated.v, by_date);
	fputs("<section id=\"timeline\"><h2>Timeline</h2>\n<div class=\"scroll\" tabindex=\"0\" role=\"group\" "
	      "aria-label=\"Timeline\">\n",
	    out);
	for (size_t i = 0; i < h->dated.n; i++) {
		const struct dated *d = &h->dated.v[i];

		if (strncmp(year, d->date, 4) != 0)
			fprintf(out, "%s<h3>%.4s</h3>\n<ol>\n", i ? "</ol>\n" : "", d->date);
		year = d->date;
		fprintf(out, "<li><a href=\"#f%lu\"><span class=\"date\">", d->fact);
		markup_string(d->date, out);
		fprintf(out, "</span> %s</a></li>\n", d->line);
	}
	fputs("</ol>\n</div></section>\n", out);
}

/* The picture, and the same in words. */
static void
put_met(struct html *h, FILE *out)
{
	size_t left;

	fputs("<section id=\"met\"><h2>Who met whom</h2>\n<div class=\"scroll net\" tabindex=\"0\" role=\"group\" "
	      "aria-label=\"Picture of who met whom\" lang=\"ru\">\n",
	    out);
	left = net_svg(h->met, MOST_NODES, out);
	fputs("</div>\n", out);
	if (left > 0)
		fprintf(out, "<p class=\"source\">%zu more with fewer meetings are only in the list.</p>\n", left);
	fputs("<details><summary>As a list</summary>\n<ul lang=\"ru\">\n", out);
	for (size_t i = 0; i < h->met->edges.n; i++) {
		const struct net_edge *e = &h->met->edges.v[i];

		fprintf(out, "<li><a href=\"#f%lu\">", e->mark);
		markup_string(h->met->nodes.v[e->from].name, out);
		fputs(" — ", out);
		markup_string(h->met->nodes.v[e->to].name, out);
		fputs("</a> ", out);
		markup_string(e->date, out);
		fputs("</li>\n", out);
	}
	fputs("</ul></details></section>\n", out);
}

static void
put_head(const struct html *h, FILE *out)
{
	static const char *const legend[][2] = {{"PER", "people"}, {"LOC", "places"}, {"ORG", "organisations"},
	    {"POST", "posts"}, {"VALUE", "dates, sums, numbers"}, {"EVENT", "events, documents"}};

	fprintf(out,
	    "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
	    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
	    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src "
	    "'unsafe-inline'\">\n<link rel=\"icon\" href=\"data:,\">\n"
	    "<title>svodka: %lu %s, %lu %s</title>\n<style>\n",
	    h->docs, h->docs == 1 ? "article" : "articles", h->facts, h->facts == 1 ? "fact" : "facts");
	// cppcheck-suppress comparePointers ; both are of one object, see embed.h
	fwrite(html_css, 1, (size_t)(html_css_end - html_css), out);
	fprintf(out,
	    "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#articles\">Skip to the articles</a>\n"
	    "<header><h1>Svodka</h1> <p>%lu %s, %lu %s</p>\n<nav aria-label=\"Parts of this page\">",
	    h->docs, h->docs == 1 ? "article" : "articles", h->facts, h->facts == 1 ? "fact" : "facts");
	if (h->docs > 1)
		fputs("<a href=\"#contents\">Contents</a> ", out);
	if (h->met->edges.n > 0)
		fputs("<a href=\"#met\">Who met whom</a> ", out);
	if (h->dated.n > 0)
		fputs("<a href=\"#timeline\">Timeline</a> ", out);
	fputs("<a href=\"#articles\">Articles</a></nav>\n<ul class=\"legend\" aria-label=\"Colours\">", out);
	for (size_t i = 0; i < sizeof legend / sizeof *legend; i++)
		fprintf(out, "<li><mark class=\"%s\">%s</mark></li>", legend[i][0], legend[i][1]);
	fputs("</ul></header>\n<main>\n", out);
}

/* Copies the articles from the temporary file. */
static void
put_articles(struct html *h, FILE *out)
{
	char chunk[64 * 1024];
	size_t n;

	fputs("<section id=\"articles\">\n", out);
	if (fflush(h->articles) != 0 || ferror(h->articles))
		tool_die("temporary file: %s", strerror(errno));
	rewind(h->articles);
	while ((n = fread(chunk, 1, sizeof chunk, h->articles)) > 0)
		fwrite(chunk, 1, n, out);
	if (ferror(h->articles))
		tool_die("temporary file: %s", strerror(errno));
	fputs("</section>\n", out);
}

void
html_write(struct html *h, FILE *out)
{
	put_head(h, out);
	fflush(h->contents);
	if (h->docs > 1)
		fprintf(out, "<section id=\"contents\"><h2>Contents</h2>\n<ol>\n%s</ol></section>\n", h->list);
	if (h->met->edges.n > 0 || h->dated.n > 0)
		fprintf(out, "<div class=\"overview%s\">\n", h->met->nodes.n > MANY_NODES ? " wide" : "");
	if (h->met->edges.n > 0)
		put_met(h, out);
	if (h->dated.n > 0)
		put_timeline(h, out);
	if (h->met->edges.n > 0 || h->dated.n > 0)
		fputs("</div>\n", out);
	put_articles(h, out);
	fputs("</main>\n</body>\n</html>\n", out);
}
