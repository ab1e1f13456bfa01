/* show: articles in the terminal, names and facts in colour. */
#include "doc.h"
#include "marks.h"
#include "slots.h"
#include "text.h"
#include "tool.h"

#include <stdlib.h>
#include <sys/ioctl.h>
#include <unicode/uchar.h>
#include <unistd.h>

enum { WIDTH = 80, MAX_WIDTH = 100, HANG = 14 };

static const struct tool_usage usage = {"show", "[-w columns] [--color=when] [file ...]",
    "  -w, --width=N        lines of N columns; 0: a paragraph a line (default: the terminal's, 80 elsewhere)\n"
    "      --color=WHEN     auto (default: on a terminal, unless NO_COLOR is set), always or never\n"};
static const struct option longs[] = {
    {"width", required_argument, NULL, 'w'}, {"color", required_argument, NULL, 'c'}, {NULL, 0, NULL, 0}};

/* How things look: SGR parameters of the sixteen colours that terminals let people choose. */
enum { PLAIN, TITLE, HEADING, DIM, FACT, FIRST_TYPE };
static const struct style {
	const char *type, *sgr, *what; /* what: its word in the legend */
} styles[] = {
    [PLAIN] = {NULL, "0", NULL},
    [TITLE] = {NULL, "1", NULL},
    [HEADING] = {NULL, "3", NULL},
    [DIM] = {NULL, "2", NULL},
    [FACT] = {NULL, "1", NULL},
    [FIRST_TYPE] = {"PER", "32", "person"},
    {"LOC", "36", "place"},
    {"ORG", "35", "organisation"},
    {"POST", "33", "post"},
    {"DATE", "34", "value"},
    {"MONEY", "34", NULL},
    {"PERCENT", "34", NULL},
    {"QUANTITY", "34", NULL},
    {"ORDINAL", "34", NULL},
    {"EVENT", "31", "event"},
    {"DOC", "31", "document"},
};
enum { NSTYLES = sizeof styles / sizeof *styles };

static int
style_of(const char *type)
{
	for (int i = FIRST_TYPE; i < NSTYLES; i++)
		if (strcmp(styles[i].type, type) == 0)
			return i;
	return PLAIN;
}

/* The pen breaks lines between words; each line stands for itself, colours end before its LF (less wants that). */
struct pen {
	bool colour;
	int width, column, indent;     /* columns; width 0: lines are not broken */
	int under;                     /* style of text outside of mentions */
	int stack[MARKS_DEPTH], depth; /* styles of open mentions */
	int shown;                     /* what the terminal is set to */
	VEC(struct cell {
		int32_t cp;
		int style;
	})
	word;
};

static void
set_style(struct pen *pen, int style)
{
	if (pen->colour && style != pen->shown) {
		if (pen->shown != PLAIN && style != PLAIN)
			fputs("\033[0m", stdout);
		printf("\033[%sm", styles[style].sgr);
	}
	pen->shown = style;
}

static void
end_line(struct pen *pen)
{
	set_style(pen, PLAIN);
	putchar('\n');
	pen->column = 0;
}

static int
columns(int32_t cp)
{
	int wide;

	if (text_class(cp) == TEXT_MARK)
		return 0;
	wide = u_getIntPropertyValue(cp, UCHAR_EAST_ASIAN_WIDTH);
	return wide == U_EA_WIDE || wide == U_EA_FULLWIDTH ? 2 : 1;
}

/* Writes the word that was gathered, on a new line if it does not fit. */
static void
end_word(struct pen *pen)
{
	char utf8[4];
	int width = 0;

	if (pen->word.n == 0)
		return;
	for (size_t i = 0; i < pen->word.n; i++)
		width += columns(pen->word.v[i].cp);
	if (pen->width > 0 && pen->column > pen->indent && pen->column + 1 + width > pen->width)
		end_line(pen);
	if (pen->column > pen->indent) {
		if (pen->shown != pen->word.v[0].style)
			set_style(pen, PLAIN);
		putchar(' ');
		pen->column++;
	}
	for (; pen->column < pen->indent; pen->column++)
		putchar(' ');
	for (size_t i = 0; i < pen->word.n; i++) {
		size_t len = utf8_put(pen->word.v[i].cp, utf8);

		set_style(pen, pen->word.v[i].style);
		fwrite(utf8, 1, len, stdout);
	}
	pen->column += width;
	vec_clear(&pen->word);
}

/* Ends the line and sets the next one's indent. */
static void
line(struct pen *pen, int indent)
{
	end_word(pen);
	if (pen->column > 0)
		end_line(pen);
	pen->indent = indent;
}

/* Whether it would do something to a terminal: a control character, or one that turns the direction of writing. */
static bool
is_control(int32_t cp)
{
	return cp < 0x20 || (cp >= 0x7F && cp < 0xA0) || (cp >= 0x202A && cp <= 0x202E) ||
	       (cp >= 0x2066 && cp <= 0x2069);
}

static void
put(struct pen *pen, int style, const char *s, size_t n)
{
	for (const char *end = s + n; s < end;) {
		struct cell cell = {utf8_next(&s, end), style};

		if (cell.cp != 0xA0 && text_class(cell.cp) == TEXT_SPACE) {
			end_word(pen);
			continue;
		}
		if (cell.cp < 0 || is_control(cell.cp))
			cell.cp = 0xFFFD;
		vec_push(&pen->word, cell);
	}
}

static void
puts_styled(struct pen *pen, int style, const char *s)
{
	put(pen, style, s, strlen(s));
}

static void
text(void *arg, const char *s, size_t n)
{
	struct pen *pen = arg;

	put(pen, pen->depth > 0 ? pen->stack[pen->depth - 1] : pen->under, s, n);
}

static void
open_mention(void *arg, const struct rec *mention)
{
	struct pen *pen = arg;
	int style = style_of(mention->type);

	pen->stack[pen->depth++] = style == PLAIN ? pen->under : style;
}

static void
close_mention(void *arg, const struct rec *mention)
{
	struct pen *pen = arg;

	(void)mention;
	pen->depth--;
}

/* The values of one slot, in the colours of what fills them. */
static void
show_slot(struct pen *pen, const struct doc *doc, const struct rec *fact, const struct key *first)
{
	static const struct cell unbroken = {' ', PLAIN};

	put(pen, DIM, first->name, slot_len(first));
	puts_styled(pen, DIM, ":");
	vec_push(&pen->word, unbroken);
	for (const struct key *k = first; k; k = slots_next(k)) {
		const struct rec *filler;

		if (!slot_same(k, first))
			continue;
		filler = slots_filler(doc, fact, k);
		if (k != first)
			puts_styled(pen, PLAIN, ", ");
		puts_styled(pen, filler ? style_of(filler->type) : PLAIN, k->value);
	}
}

static void
show_fact(struct pen *pen, const struct doc *doc, const struct rec *fact)
{
	const char *by = doc_get(fact, "by");
	struct buf mode = {0};
	bool any = false;

	line(pen, 2);
	puts_styled(pen, FACT, fact->type);
	slots_mode(fact, &mode);
	end_word(pen);
	pen->indent = pen->column < HANG ? HANG : pen->column;
	if (mode.n > 0) {
		puts_styled(pen, DIM, "(");
		puts_styled(pen, DIM, mode.s);
		puts_styled(pen, DIM, ") ");
	}
	for (const struct key *k = slots_first(fact); k; k = slots_next(k)) {
		if (!slot_leads(fact, k))
			continue;
		if (any)
			puts_styled(pen, DIM, "; ");
		show_slot(pen, doc, fact, k);
		any = true;
	}
	if (by) {
		puts_styled(pen, DIM, "; by: ");
		puts_styled(pen, PLAIN, by);
	}
	buf_free(&mode);
}

/* A paragraph, and the facts from *${next} on that begin in it. */
static void
show_para(struct pen *pen, const struct doc *doc, const struct rec *para, size_t *next)
{
	static const struct marks_to to = {text, open_mention, close_mention};
	bool any = false;

	pen->under = strcmp(para->type, "title") == 0     ? TITLE
		     : strcmp(para->type, "heading") == 0 ? HEADING
		     : strcmp(para->type, "noise") == 0   ? DIM
							  : PLAIN;
	putchar('\n');
	line(pen, 0);
	if (strcmp(para->type, "item") == 0) {
		puts_styled(pen, DIM, "-");
		end_word(pen);
		pen->indent = 2;
	}
	marks_walk(doc, para->b, para->e, &to, pen);
	line(pen, 0);
	for (; *next < doc->facts.n && doc->facts.v[*next]->start <= para->end; ++*next) {
		if (!any)
			putchar('\n');
		any = true;
		show_fact(pen, doc, doc->facts.v[*next]);
	}
	line(pen, 0);
}

static void
show_doc(struct pen *pen, struct doc *doc)
{
	static const char *const keys[] = {"date", "site", "agency", "author", "url"};
	size_t next = 0;

	slots_order(doc);
	line(pen, 0);
	puts_styled(pen, DIM, "── ");
	puts_styled(pen, FACT, doc->d->type);
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		const char *value = doc_get(doc->d, keys[i]);

		if (value) {
			puts_styled(pen, DIM, " · ");
			puts_styled(pen, DIM, value);
		}
	}
	line(pen, 0);
	for (size_t i = 0; i < doc->paras.n; i++)
		show_para(pen, doc, doc->paras.v[i], &next);
	if (doc->cut) {
		puts_styled(pen, DIM, "(the stream was cut off here)");
		line(pen, 0);
	}
	putchar('\n');
}

static void
legend(struct pen *pen)
{
	for (int i = FIRST_TYPE; i < NSTYLES; i++) {
		if (styles[i].what == NULL)
			continue;
		puts_styled(pen, i, styles[i].what);
		end_word(pen);
	}
	line(pen, 0);
}

static bool
wants_colour(const char *when)
{
	const char *no = getenv("NO_COLOR"), *term = getenv("TERM");

	if (strcmp(when, "always") == 0)
		return true;
	if (strcmp(when, "never") == 0)
		return false;
	if (strcmp(when, "auto") != 0)
		tool_die("--color is auto, always or never, not %s", when);
	return isatty(STDOUT_FILENO) && !(no && *no) && !(term && strcmp(term, "dumb") == 0);
}

static int
width_of(const char *option)
{
	struct winsize size;
	char *end;
	long n;

	if (option) {
		n = strtol(option, &end, 10);
		if (*option == '\0' || *end || n < 0 || n > 10000)
			tool_die("a width is a number from 0 to 10000, not %s", option);
		return (int)n;
	}
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
		return WIDTH;
	return size.ws_col < MAX_WIDTH ? size.ws_col : MAX_WIDTH;
}

int
main(int argc, char *argv[])
{
	struct pen pen = {.shown = PLAIN};
	const char *when = "auto", *width = NULL;
	struct doc *doc = doc_new();
	struct in *in;
	int c;

	tool_start(&usage);
	while ((c = tool_getopt(argc, argv, "w:", longs)) != -1) {
		if (c == 'w')
			width = optarg;
		else
			when = optarg;
	}
	pen.colour = wants_colour(when);
	pen.width = width_of(width);
	while ((in = tool_next_input(argc, argv)) != NULL) {
		while (doc_read(in, doc)) {
			if (doc->d == NULL)
				continue;
			show_doc(&pen, doc);
			tool_flush();
		}
	}
	if (pen.colour)
		legend(&pen);
	vec_free(&pen.word);
	doc_free(doc);
	return tool_finish();
}
