/* clean: the article of a news page's text dump, as the beginning of a record stream. */
#include "charset.h"
#include "doc.h"
#include "jsonl.h"
#include "lang.h"
#include "page.h"
#include "seen.h"
#include "source.h"
#include "text.h"
#include "tool.h"
#include "warc.h"

#include <errno.h>
#include <stdlib.h>
#include <strings.h>

enum { OPT_ALL = 256, OPT_PLAIN, OPT_DATE, OPT_ID, OPT_CHARSET, OPT_FILES0, OPT_EXPLAIN, OPT_JSON, OPT_SKIP };
enum { LARGEST = 1 << 30 }; /* bytes of a document: offsets have 32 bits */

static const struct tool_usage usage = {"clean", "[-v] [-m model] [--all] [--plain] [--json field] [file ...]",
    "  --all                keep what is not of the article, as paragraphs of kind noise\n"
    "  --plain              no pages: every line is a paragraph of text\n"
    "  --charset=NAME       the input's character set; without it, it is found\n"
    "  --date=YYYY-MM-DD    the date of publication\n"
    "  --id=ID              the documents' ID; without it the file's name, or what the input says\n"
    "  --json=FIELD         the input is JSON Lines; the page is the string in that field\n"
    "  --files0-from=FILE   names of files, each ended by a NUL, are in FILE (- for standard input)\n"
    "  --skip-done=FILE     leave out documents whose IDs are lines of FILE\n"
    "  --explain            say how certain each paragraph's kind is (score=)\n"
    "  -m, --model=FILE     decide by a model of your own (made by `train page`)\n"
    "  -v, --verbose        say in the end what was changed\n"};
static const struct option longs[] = {{"all", no_argument, NULL, OPT_ALL}, {"plain", no_argument, NULL, OPT_PLAIN},
    {"charset", required_argument, NULL, OPT_CHARSET}, {"date", required_argument, NULL, OPT_DATE},
    {"id", required_argument, NULL, OPT_ID}, {"json", required_argument, NULL, OPT_JSON},
    {"files0-from", required_argument, NULL, OPT_FILES0}, {"skip-done", required_argument, NULL, OPT_SKIP},
    {"explain", no_argument, NULL, OPT_EXPLAIN}, {"model", required_argument, NULL, 'm'},
    {"verbose", no_argument, NULL, 'v'}, {NULL, 0, NULL, 0}};

/* The program at work. */
struct clean {
	struct page *page;
	struct doc *doc;
	struct page_wish wish;
	const char *id, *charset, *json;
	struct seen ids, done;
	struct buf converted, mended, name;
	struct arena arena; /* of a JSON line */
	jsonl_fields fields;
	size_t documents, skipped, bad, misread, recoded; /* for -v */
};

/* ---- one document ---- */

/* The ID made unique: the second of a name gets -2. */
static const char *
unique_id(struct clean *c, const char *id, size_t n)
{
	uint32_t times;

	buf_clear(&c->name);
	buf_add(&c->name, id, n);
	for (times = seen_add(&c->ids, id, n); times > 0; times++) {
		char number[16];

		snprintf(number, sizeof number, "-%u", times + 1);
		c->name.n = n;
		buf_adds(&c->name, number);
		if (seen_add(&c->ids, c->name.s, c->name.n) == 0)
			break;
	}
	return arena_strndup(&c->doc->arena, c->name.s, c->name.n);
}

static bool
starts_with_tag(const char *s, const char *end, const char *tag)
{
	return (size_t)(end - s) >= strlen(tag) && strncasecmp(s, tag, strlen(tag)) == 0;
}

/* Whether a text is HTML that nobody has turned into text. */
static bool
is_html(const char *s, size_t n)
{
	const char *end = s + (n < 4096 ? n : 4096);

	while (s < end && strchr(" \t\r\n", *s))
		s++;
	if (s == end || *s != '<')
		return false;
	for (; (s = memchr(s, '<', (size_t)(end - s))) != NULL; s++)
		if (starts_with_tag(s, end, "<!doctype html") || starts_with_tag(s, end, "<html") ||
		    starts_with_tag(s, end, "<head>") || starts_with_tag(s, end, "<body"))
			return true;
	return false;
}

/* Converts, and mends what was misread before; false if there is no text to go on with. */
static bool
decode(struct clean *c, const char *name, const char *s, size_t n, struct charset_text *text)
{
	if (!charset_read(c->charset, s, n, &c->converted, text))
		tool_die("%s: no character set", c->charset);
	c->bad += text->bad;
	c->recoded += text->charset && strcmp(text->charset, "UTF-8") != 0;
	c->misread += charset_mend(text, &c->mended);
	if (c->wish.plain || !is_html(text->s, text->n))
		return true;
	tool_bad(name, 0, "this is HTML, not text: give it to `w3m -dump -T text/html` first");
	return false;
}

static void
say_language(struct clean *c, const char *name)
{
	struct doc *doc = c->doc;
	const char *lang = doc_get(doc->d, "lang");

	if (lang == NULL && doc->text.n > 0)
		lang = lang_of(doc->text.s, doc->text.n);
	if (lang == NULL)
		return;
	doc_set(doc, doc->d, "lang", lang);
	if (strcmp(lang, "ru") != 0)
		tool_note("%s: not in Russian (%s)", name, lang);
}

/* A page of ${n} bytes; its ID is made of ${id}. ${name} is for messages. */
static void
document(struct clean *c, const char *name, const char *id, size_t idlen, const char *s, size_t n)
{
	struct charset_text text;
	struct doc *doc = c->doc;

	if (c->id)
		id = c->id, idlen = strlen(c->id);
	if (seen_times(&c->done, id, idlen) > 0) {
		c->skipped++;
		return;
	}
	if (n > LARGEST) {
		tool_bad(name, 0, "a document of more than 1 GiB");
		return;
	}
	if (!decode(c, name, s, n, &text))
		return;
	doc_begin(doc, "");
	doc->d->type = unique_id(c, id, idlen);
	if (text.charset)
		doc_add(doc, doc->d, "charset", text.charset);
	for (size_t i = 0; i < c->fields.n; i++)
		doc_add(doc, doc->d, c->fields.v[i].name, c->fields.v[i].value);
	page_read(c->page, text.s, text.n, &c->wish, doc);
	say_language(c, name);
	doc_end(doc);
	doc_write(doc, stdout);
	tool_flush();
	c->documents++;
}

/* ---- inputs ---- */

/* The name without folder and suffix. */
static const char *
base_name(const char *name, size_t *n)
{
	const char *slash = strrchr(name, '/'), *dot;

	name = slash && slash[1] ? slash + 1 : name;
	dot = strrchr(name, '.');
	*n = dot && dot > name ? (size_t)(dot - name) : strlen(name);
	return name;
}

static void
read_warc(struct clean *c, struct source *src, const char *name)
{
	struct warc warc = {0};

	while (warc_next(src, name, &warc)) {
		bool uri = warc.uri.n > 0;

		c->wish.url = uri ? warc.uri.s : NULL;
		c->wish.warc = warc.date.n > 0 ? warc.date.s : NULL;
		document(
		    c, uri ? warc.uri.s : name, uri ? warc.uri.s : "warc", uri ? warc.uri.n : 4, warc.text, warc.n);
	}
	c->wish.url = c->wish.warc = NULL;
	buf_free(&warc.uri);
	buf_free(&warc.date);
}

static bool
is_key(const char *s)
{
	if (*s < 'a' || *s > 'z')
		return false;
	return s[strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789_.")] == '\0';
}

/* One line of JSON: its page goes on, its other fields become keys. */
static void
json_line(struct clean *c, const char *name, long line, const char *s, size_t n)
{
	struct jsonl_field text = {0}, id = {0};
	size_t kept = 0, base;
	const char *fallback = base_name(name, &base);

	arena_reset(&c->arena);
	if (!jsonl_read(s, n, &c->arena, &c->fields)) {
		tool_bad(name, line, "no JSON object");
		vec_clear(&c->fields);
		return;
	}
	for (size_t i = 0; i < c->fields.n; i++) {
		struct jsonl_field f = c->fields.v[i];

		if (strcmp(f.name, c->json) == 0)
			text = f;
		else if (strcmp(f.name, "id") == 0)
			id = f;
		else if (f.value && utf8_count(f.value, f.len) >= 0 && strlen(f.value) == f.len && is_key(f.name))
			c->fields.v[kept++] = f;
	}
	c->fields.n = kept;
	if (text.value)
		document(c, name, id.value ? id.value : fallback, id.value ? id.len : base, text.value, text.len);
	else
		tool_bad(name, line, "no string in the field `%s`", c->json);
	vec_clear(&c->fields);
}

static void
read_json(struct clean *c, struct source *src, const char *name)
{
	const char *s;
	size_t n;

	for (long line = 1; (s = source_line(src, &n)) != NULL; line++)
		if (n > 0)
			json_line(c, name, line, s, n);
}

static void
read_input(struct clean *c, struct in *in)
{
	struct source *src = source_open(in);
	size_t n, base;
	const char *s = source_peek(src, &n), *name = base_name(in->name, &base);

	if (c->json)
		read_json(c, src, in->name);
	else if (warc_is(s, n))
		read_warc(c, src, in->name);
	else {
		s = source_take(src, (size_t)LARGEST + 1, &n);
		if (!source_failed(src))
			document(c, in->name, name, base, s, n);
	}
	source_close(src);
}

/* ---- lists ---- */

typedef VEC(char *) names;

/* The pieces of a file that end in ${delimiter}, the last one may lack it; empty ones are left out. */
static void
read_list(const char *file, int delimiter, names *out)
{
	FILE *f = strcmp(file, "-") == 0 ? stdin : fopen(file, "r");
	char *piece = NULL;
	size_t room = 0;
	ssize_t n;

	if (f == NULL)
		tool_die("%s: %s", file, strerror(errno));
	while ((n = getdelim(&piece, &room, delimiter, f)) > 0) {
		if (piece[n - 1] == delimiter)
			n--;
		if (n > 0 && delimiter == '\n' && piece[n - 1] == '\r')
			n--;
		if (n > 0)
			vec_push(out, mem_strndup(piece, (size_t)n));
	}
	if (ferror(f))
		tool_die("%s: %s", file, strerror(errno));
	free(piece);
	if (f != stdin)
		fclose(f);
}

static void
free_list(names *list)
{
	for (size_t i = 0; i < list->n; i++)
		free(list->v[i]);
	vec_free(list);
}

static void
read_done(struct seen *done, const char *file)
{
	names ids = {0};

	read_list(file, '\n', &ids);
	for (size_t i = 0; i < ids.n; i++)
		seen_add(done, ids.v[i], strlen(ids.v[i]));
	free_list(&ids);
}

/* Reads the inputs that a list names. */
static void
read_listed(struct clean *c, const char *file)
{
	names files = {0};
	struct in *in;

	vec_push(&files, mem_strndup(usage.name, strlen(usage.name)));
	read_list(file, '\0', &files);
	vec_push(&files, NULL);
	optind = 1;
	while (files.n > 2 && (in = tool_next_input((int)files.n - 1, files.v)) != NULL)
		read_input(c, in);
	free_list(&files);
}

/* ---- the program ---- */

static void
report(const struct clean *c)
{
	const struct page_counts *k = page_counts(c->page);

	tool_note("%zu documents, %zu of them converted to UTF-8, %zu left out as done", c->documents, c->recoded,
	    c->skipped);
	tool_note("%zu lines: %zu noise, %zu joined to the line before, %zu repeated paragraphs dropped", k->lines,
	    k->noise, k->joined, k->repeats);
	tool_note("%zu hyphenated words joined, %zu misread lines mended, %zu control characters dropped, %zu "
		  "characters lost",
	    k->hyphens, c->misread, k->control, c->bad);
}

/* YYYY, YYYY-MM or YYYY-MM-DD. */
static bool
is_date(const char *s)
{
	static const char form[] = "0000-00-00";
	size_t n = strlen(s);

	for (size_t i = 0; i < n && i < 10; i++)
		if (form[i] == '0' ? s[i] < '0' || s[i] > '9' : s[i] != '-')
			return false;
	return n == 4 || n == 7 || n == 10;
}

/* What the options ask for; returns the model. */
static const char *
options(struct clean *c, int argc, char *argv[], const char **files0, const char **done, bool *verbose)
{
	const char *model = NULL;
	int k;

	while ((k = tool_getopt(argc, argv, "m:v", longs)) != -1) {
		switch (k) {
		case OPT_ALL:
			c->wish.all = true;
			break;
		case OPT_PLAIN:
			c->wish.plain = true;
			break;
		case OPT_EXPLAIN:
			c->wish.explain = true;
			break;
		case OPT_DATE:
			c->wish.date = optarg;
			break;
		case OPT_ID:
			c->id = optarg;
			break;
		case OPT_CHARSET:
			c->charset = optarg;
			break;
		case OPT_JSON:
			c->json = optarg;
			break;
		case OPT_FILES0:
			*files0 = optarg;
			break;
		case OPT_SKIP:
			*done = optarg;
			break;
		case 'v':
			*verbose = true;
			break;
		default:
			model = optarg;
		}
	}
	return model;
}

static void
finish(struct clean *c)
{
	page_close(c->page);
	doc_free(c->doc);
	seen_free(&c->ids);
	seen_free(&c->done);
	buf_free(&c->converted);
	buf_free(&c->mended);
	buf_free(&c->name);
	arena_free(&c->arena);
	vec_free(&c->fields);
}

int
main(int argc, char *argv[])
{
	struct clean c = {0};
	const char *files0 = NULL, *done = NULL, *model;
	bool verbose = false;
	struct in *in;

	tool_start(&usage);
	model = options(&c, argc, argv, &files0, &done, &verbose);
	if ((files0 && optind < argc) || (c.wish.date && !is_date(c.wish.date)))
		tool_usage_error();
	if (done)
		read_done(&c.done, done);
	c.page = page_open(model);
	c.doc = doc_new();
	if (files0)
		read_listed(&c, files0);
	while (!files0 && (in = tool_next_input(argc, argv)) != NULL)
		read_input(&c, in);
	if (verbose)
		report(&c);
	finish(&c);
	return tool_finish();
}
