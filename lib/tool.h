/* tool: what every filter does alike: options, operands, messages, exit status, lines of input. */
#ifndef TOOL_H
#define TOOL_H

#include <getopt.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#define TOOL_VERSION "0.1"

/* The text of --help: a synopsis line without the program's name, and the options, a line each. */
struct tool_usage {
	const char *name; /* the filter's name in messages */
	const char *synopsis;
	const char *options;
};

/* An input under reading. */
struct in {
	const char *name; /* the operand, `stdin` for standard input */
	long line;        /* the number of the line read last, from 1 */
	int fd;
	char *buf; /* bytes [at, end) are read but not given out */
	size_t at, end, room;
	bool eof, again; /* again: in_unread was called */
	size_t last, last_len;
};

/* tool_start(usage): call first. Sets messages' name, SIGPIPE's default and standard output's buffer. */
void tool_start(const struct tool_usage *);

/*
 * tool_getopt(argc, argv, shorts, longs):
 * getopt_long(3) that takes --help, --version, --strict, --line-buffered and -v (progress on standard error, where that
 * is a terminal) itself and ends the program with status 2 on a bad option. A filter that has -v in ${shorts} gets it
 * too. ${longs} is a NULL-ended array of the filter's own long options, or NULL.
 */
int tool_getopt(int argc, char *argv[], const char *shorts, const struct option *longs);

/*
 * tool_next_input(argc, argv):
 * The next operand, opened; standard input where there are no operands and for `-`; NULL when there are no more. An
 * operand that cannot be opened is reported, skipped, and makes the exit status 2. It stays valid until the next call.
 */
struct in *tool_next_input(int argc, char *argv[]);

/*
 * in_open(in, name): opens a file that is no operand (a list), or standard input for `-`; false, reported, if it
 * cannot.
 */
bool in_open(struct in *, const char *name);

/*
 * in_line(in, len):
 * The next line without its LF; NULL at the end. Not NUL-terminated, may hold NULs, lasts until the next call. A read
 * error is reported, ends the input, and makes the exit status 2.
 */
char *in_line(struct in *, size_t *len);

/* in_unread(in): the line read last is given again by the next in_line. */
void in_unread(struct in *);

/* in_all(in, len): all that is left, as in_line; for readers of whole pages. */
char *in_all(struct in *, size_t *len);

/* in_close(in): closes what tool_next_input opened and frees the buffer. */
void in_close(struct in *);

/*
 * Messages on standard error, `tool: file:line: what`. tool_bad: some input was bad: the exit status will be 1, with
 * --strict it ends the program with 2. ${line} 0 is left out. tool_die: usage, I/O: ends with 2. tool_fail: I/O, but
 * other operands go on: the status will be 2. tool_note changes no status.
 */
void tool_bad(const char *file, long line, const char *format, ...) __attribute__((format(printf, 3, 4)));
void tool_note(const char *format, ...) __attribute__((format(printf, 1, 2)));
void tool_fail(const char *format, ...) __attribute__((format(printf, 1, 2)));
_Noreturn void tool_die(const char *format, ...) __attribute__((format(printf, 1, 2)));
_Noreturn void tool_usage_error(void);

/* tool_read(n): ${n} bytes more were read, by other means than in_line; for progress. */
void tool_read(size_t n);

/*
 * tool_flush(): after each document: counts it, and hands it on at once with --line-buffered. Ends with 2 if output
 * failed.
 */
void tool_flush(void);

/* tool_finish(): call last: checks standard output and returns main's exit status. */
int tool_finish(void);

#endif
