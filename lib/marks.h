/* marks: a stretch of text cut where mentions begin and end; for those who show them in place. */
#ifndef MARKS_H
#define MARKS_H

#include "doc.h"

enum { MARKS_DEPTH = 16 }; /* so deep mentions nest at most */

/* What marks_walk calls, with its ${arg}. Every open has its close, properly nested. */
struct marks_to {
	void (*text)(void *arg, const char *s, size_t n);
	void (*open)(void *arg, const struct rec *mention);
	void (*close)(void *arg, const struct rec *mention);
};

/*
 * marks_walk(doc, b, e, to, arg):
 * Bytes [b, e) of the text of ${doc} in order, with the mentions that lie in them whole. A mention that crosses one
 * before it is left out, and so is one that lies deeper than MARKS_DEPTH. Wants slots_order. Linear; allocates nothing.
 */
void marks_walk(const struct doc *, uint32_t b, uint32_t e, const struct marks_to *, void *arg);

#endif
