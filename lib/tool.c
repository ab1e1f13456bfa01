/*
 * tool: options, operands, messages, exit status, lines of input. The one module that holds state: a program has one.
 */
#include "tool.h"

#include "mem.h"

#define PCRE2_CODE_UNIT_WIDTH 8

#include <errno.h>
#include <fcntl.h>
#include <pcre2.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <time.h>
#include <unicode/uversion.h>
#include <unistd.h>

/* The Makefile says which models were built in: names and the beginnings of their SHA-256. */
#ifndef TOOL_MODELS
#define TOOL_MODELS "unknown"
#endif

enum { OPT_HELP = 1000, OPT_VERSION, OPT_STRICT, OPT_LINE_BUFFERED, MAX_LONG = 32, MAX_SHORT = 64, CHUNK = 64 * 1024 };

static const struct tool_usage library = {"svodka", "", ""}; /* who speaks where no tool has started */

static struct {
	const struct tool_usage *usage;
	bool strict, line_buffered, started;
	int status;
	struct in in;
	bool watched;         /* progress is shown */
	double begun, shown;  /* seconds: when work began and when progress was shown last; 0: not yet */
	unsigned long docs;   /* handed on */
	unsigned long long bytes; /* read */
} tool = {.usage = &library};

static const struct option common[] = {
    {"help", no_argument, NULL, OPT_HELP},
    {"version", no_argument, NULL, OPT_VERSION},
    {"strict", no_argument, NULL, OPT_STRICT},
    {"line-buffered", no_argument, NULL, OPT_LINE_BUFFERED},
    {"verbose", no_argument, NULL, 'v'},
    {NULL, 0, NULL, 0},
};

void
tool_start(const struct tool_usage *usage)
{
	tool.usage = usage;
	tool.in.fd = -1;
	signal(SIGPIPE, SIG_DFL);
	setvbuf(stdout, NULL, _IOFBF, CHUNK);
}

static _Noreturn void
help(void)
{
	bool own = strstr(tool.usage->options, "  -v,") != NULL;

	printf("usage: %s %s\n%s%s"
	       "  --strict             stop at the first bad input, with status 2\n"
	       "  --line-buffered      hand every document on at once\n"
	       "  --help, --version    say this, or the version, and stop\n",
	    tool.usage->name, tool.usage->synopsis, tool.usage->options,
	    own ? "" : "  -v, --verbose        show documents, bytes and rate while it works, on a terminal\n");
	exit(tool_finish());
}

static _Noreturn void
version(void)
{
	char pcre[64], icu[U_MAX_VERSION_STRING_LENGTH];
	UVersionInfo numbers;

	u_getVersion(numbers);
	u_versionToString(numbers, icu);
	pcre2_config(PCRE2_CONFIG_VERSION, pcre);
	printf("%s (svodka) %s\nICU %s, PCRE2 %s\nmodels: %s\n", tool.usage->name, TOOL_VERSION, icu, pcre,
	    TOOL_MODELS);
	exit(tool_finish());
}

_Noreturn void
tool_usage_error(void)
{
	fprintf(stderr, "usage: %s %s\n", tool.usage->name, tool.usage->synopsis);
	exit(2);
}

int
tool_getopt(int argc, char *argv[], const char *shorts, const struct option *longs)
{
	struct option all[MAX_LONG + sizeof common / sizeof *common];
	char letters[MAX_SHORT];
	bool own = strchr(shorts, 'v') != NULL;
	size_t n = 0;
	int c;

	snprintf(letters, sizeof letters, "%sv", shorts);

	for (; longs && longs->name && n < MAX_LONG; longs++)
		all[n++] = *longs;
	memcpy(all + n, common, sizeof common);
	while ((c = getopt_long(argc, argv, letters, all, NULL)) != -1) {
		switch (c) {
		case OPT_HELP:
			help();
		case OPT_VERSION:
			version();
		case OPT_STRICT:
			tool.strict = true;
			break;
		case OPT_LINE_BUFFERED:
			tool.line_buffered = true;
			break;
		case 'v':
			tool.watched = isatty(STDERR_FILENO);
			if (own)
				return c;
			break;
		case '?':
			tool_usage_error();
		default:
			return c;
		}
	}
	return -1;
}

/* ---- progress ---- */

enum { CLEAR_LINE = 0, SHOW_LINE, LAST_LINE };

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* The line on the terminal: taken away (other messages come), written over, or left for good. */
static void
progress(int what)
{
	double seconds = now() - tool.begun, mb = (double)tool.bytes / 1e6;

	if (tool.shown > 0)
		fputs("\r\033[K", stderr);
	tool.shown = 0;
	if (what == CLEAR_LINE)
		return;
	fprintf(stderr, "%s: %lu documents, %.1f MB", tool.usage->name, tool.docs, mb);
	if (seconds > 0.5)
		fprintf(stderr, ", %.0f documents/s, %.2f MB/s", (double)tool.docs / seconds, mb / seconds);
	if (what == LAST_LINE)
		fputc('\n', stderr);
	else
		tool.shown = now();
}

/* A document more was done. */
static void
count(void)
{
	tool.docs++;
	if (!tool.watched)
		return;
	if (tool.begun == 0)
		tool.begun = now();
	if (now() - tool.shown >= 0.5 && now() - tool.begun >= 0.5)
		progress(SHOW_LINE);
}

void
tool_read(size_t n)
{
	tool.bytes += n;
}

/* ---- input ---- */

bool
in_open(struct in *in, const char *name)
{
	memset(in, 0, sizeof *in);
	if (strcmp(name, "-") == 0) {
		in->name = "stdin";
		in->fd = STDIN_FILENO;
		return true;
	}
	in->name = name;
	in->fd = open(name, O_RDONLY | O_CLOEXEC);
	if (in->fd < 0)
		tool_fail("%s: %s", name, strerror(errno));
	return in->fd >= 0;
}

void
in_close(struct in *in)
{
	if (in->fd > STDIN_FILENO)
		close(in->fd);
	free(in->buf);
	in->buf = NULL;
	in->fd = -1;
}

struct in *
tool_next_input(int argc, char *argv[])
{
	if (!tool.started && optind == argc) {
		tool.started = true;
		in_open(&tool.in, "-");
		return &tool.in;
	}
	tool.started = true;
	in_close(&tool.in);
	while (optind < argc)
		if (in_open(&tool.in, argv[optind++]))
			return &tool.in;
	return NULL;
}

/* Reads more behind the bytes that are left, which move to the front. */
static void
fill(struct in *in)
{
	ssize_t n;

	if (in->at > 0) {
		memmove(in->buf, in->buf + in->at, in->end - in->at);
		in->end -= in->at;
		in->at = 0;
	}
	if (in->room - in->end < CHUNK) {
		in->room = 2 * in->room + 2 * CHUNK;
		in->buf = mem_realloc(in->buf, in->room);
	}
	do
		n = read(in->fd, in->buf + in->end, in->room - in->end);
	while (n < 0 && errno == EINTR);
	if (n < 0)
		tool_fail("%s: %s", in->name, strerror(errno));
	if (n <= 0)
		in->eof = true;
	else {
		in->end += (size_t)n;
		tool_read((size_t)n);
	}
}

static char *
give(struct in *in, size_t from, size_t n, size_t *len)
{
	in->last = from;
	in->last_len = *len = n;
	in->line++;
	return in->buf + from;
}

char *
in_line(struct in *in, size_t *len)
{
	size_t seen = 0, from;
	char *lf;

	if (in->again) {
		in->again = false;
		return give(in, in->last, in->last_len, len);
	}
	for (;;) {
		lf = in->end > in->at + seen ? memchr(in->buf + in->at + seen, '\n', in->end - in->at - seen) : NULL;
		if (lf) {
			from = in->at;
			in->at = (size_t)(lf - in->buf) + 1;
			return give(in, from, in->at - 1 - from, len);
		}
		if (in->eof)
			break;
		seen = in->end - in->at;
		fill(in);
	}
	if (in->at == in->end)
		return NULL;
	from = in->at;
	in->at = in->end;
	return give(in, from, in->end - from, len);
}

void
in_unread(struct in *in)
{
	in->again = true;
	in->line--;
}

char *
in_all(struct in *in, size_t *len)
{
	while (!in->eof)
		fill(in);
	*len = in->end - in->at;
	return in->buf + in->at;
}

static void
say(const char *file, long line, const char *format, va_list ap)
{
	fflush(stdout);
	if (tool.shown > 0)
		progress(CLEAR_LINE);
	fprintf(stderr, "%s: ", tool.usage->name);
	if (file)
		fprintf(stderr, "%s:", file);
	if (file && line > 0)
		fprintf(stderr, "%ld:", line);
	if (file)
		fputc(' ', stderr);
	vfprintf(stderr, format, ap);
	fputc('\n', stderr);
}

void
tool_bad(const char *file, long line, const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	say(file, line, format, ap);
	va_end(ap);
	if (tool.strict)
		exit(2);
	if (tool.status == 0)
		tool.status = 1;
}

void
tool_note(const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	say(NULL, 0, format, ap);
	va_end(ap);
}

void
tool_fail(const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	say(NULL, 0, format, ap);
	va_end(ap);
	tool.status = 2;
	if (tool.strict)
		exit(2);
}

_Noreturn void
tool_die(const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	say(NULL, 0, format, ap);
	va_end(ap);
	exit(2);
}

static void
check_output(bool failed)
{
	if (failed) {
		fprintf(stderr, "%s: standard output: %s\n", tool.usage->name, strerror(errno));
		_exit(2);
	}
}

void
tool_flush(void)
{
	count();
	if (tool.line_buffered)
		check_output(fflush(stdout) != 0);
	check_output(ferror(stdout) != 0);
}

int
tool_finish(void)
{
	check_output(ferror(stdout) != 0);
	check_output(fclose(stdout) != 0);
	if (tool.watched)
		progress(LAST_LINE);
	in_close(&tool.in);
	return tool.status;
}
