/*
 * doc: a document in memory, and the record stream that it is read from and written to (record(5)).
 *
 * A document is a list of records in the order of the stream. Those that modules know (P S T E F) are also in typed
 * arrays; others stay in the list and are written as they came. Everything lives in the document's arena until the
 * next doc_read or doc_begin.
 */
#ifndef DOC_H
#define DOC_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "gram.h"
#include "mem.h"
#include "tool.h"

/* KEY=VALUE, in the order of the record. Names are unescaped and NUL-terminated. */
struct key {
	struct key *next;
	const char *name, *value;
};

struct rec {
	struct rec *next;    /* in the order of the stream */
	const char *raw;     /* the line as it was read; NULL once it has changed, or was made here */
	uint32_t rawlen;     /* bytes */
	char kind;           /* D P S T E F . and # as in the stream; 0: unknown or damaged, passed on */
	bool placed;         /* is in the list (E and F made here wait for doc_place) */
	uint8_t conf;        /* E made here: how likely it is right, in hundredths; 0: not known */
	uint32_t start, end; /* code points of the document's text */
	uint32_t b, e;       /* the same in bytes */
	uint32_t lo, hi;     /* [lo, hi) P: its sentences; S: its tokens; E, F: tokens it covers; after doc_index */
	const char *type;    /* P: KIND, E and F: TYPE, D: ID */
	struct key *keys;    /* the first; append with doc_set and doc_add */
	gram gram;           /* T: of pos and feats, once set by doc_grams or a tagger */
	const char *lemma;   /* T: likewise, NULL before */
};

typedef VEC(struct rec *) rec_vec;

struct doc {
	struct arena arena;
	struct buf text;      /* P's texts joined by LF */
	struct buf out;       /* the line under writing */
	VEC(uint32_t) at;     /* byte offset of each code point of the text, and of its end */
	struct rec *head, *tail, *d; /* first and last record, and D; NULL if there are none */
	rec_vec paras, sents, toks, ents, facts;
	/* by the number of an entity: its first mention, NULL if it has none; once doc_number was called */
	rec_vec things;
	bool cut;             /* the stream ended before `.` */
	const char *file;     /* where it was read from, for messages */
	long line;
};

struct doc *doc_new(void);
void doc_free(struct doc *);

/*
 * doc_read(in, doc):
 * The next document of ${in} into ${doc}, whose earlier contents are gone. False at the end of the input. Damaged
 * records and documents that are cut off are reported (tool_bad) and kept as unknown ones. Records before the first D
 * come as a document without D.
 */
bool doc_read(struct in *, struct doc *);

/* doc_write(doc, out): places what is new, and writes all records. Errors are left to ferror. */
void doc_write(struct doc *, FILE *);

/* Building. doc_begin empties ${doc} and starts one with D; doc_end adds the final `.`. */
void doc_begin(struct doc *, const char *id);
void doc_end(struct doc *);

/* doc_para(doc, kind, text, n): a paragraph of ${n} bytes of well-formed UTF-8 without LF, appended. */
struct rec *doc_para(struct doc *, const char *kind, const char *text, size_t n);

/*
 * doc_insert(doc, after, kind, b, e): a new S or T record over bytes [b, e), behind ${after} in the list (the P, S or T
 * before it) and appended to its typed array: call in the order of the text, then doc_index.
 */
struct rec *doc_insert(struct doc *, struct rec *after, char kind, uint32_t b, uint32_t e);

/* doc_mention(doc, type, lo, hi): a new E over tokens [lo, hi). doc_fact: a new F over them. doc_place orders them. */
struct rec *doc_mention(struct doc *, const char *type, uint32_t lo, uint32_t hi);
struct rec *doc_fact(struct doc *, const char *type, uint32_t lo, uint32_t hi);

/* doc_comment(doc, sent, text): a comment, with its `#`, behind all records of a sentence. */
void doc_comment(struct doc *, struct rec *sent, const char *text);

/*
 * doc_index(doc): makes typed arrays and [lo, hi) agree with the list. doc_place(doc): puts new E and F in their place.
 */
void doc_index(struct doc *);
void doc_place(struct doc *);

/*
 * doc_first_ent(doc, b): the index of the first mention that does not begin before byte ${b}; all of them are placed.
 */
size_t doc_first_ent(const struct doc *, uint32_t b);

/* doc_grams(doc): sets gram and lemma of each token that has the keys. */
void doc_grams(struct doc *);

/*
 * doc_number(doc): finds the first mention of each entity, all mentions being placed. doc_entity(doc, number): that of
 * the entity of a number (a string, as ent= has it; NULL: none), NULL if there is none.
 */
void doc_number(struct doc *);
struct rec *doc_entity(const struct doc *, const char *number);

/*
 * Keys. doc_get: the value of the first key of that name, NULL if none. doc_set: changes it or appends it; doc_add
 * always appends. Strings are not copied: they must live as long as the document (its arena, constants).
 */
const char *doc_get(const struct rec *, const char *name);
void doc_set(struct doc *, struct rec *, const char *name, const char *value);
void doc_add(struct doc *, struct rec *, const char *name, const char *value);

/* doc_text(doc, rec, n): the bytes that ${rec} covers, ${n} of them; not NUL-terminated. */
static inline const char *
doc_text(const struct doc *doc, const struct rec *r, size_t *n)
{
	*n = r->e - r->b;
	return doc->text.s ? doc->text.s + r->b : "";
}
/* doc_str(doc, rec): the same as a string in the arena. doc_lower: and in lower case. */
char *doc_str(struct doc *, const struct rec *);
char *doc_lower(struct doc *, const struct rec *);

/*
 * doc_quote(doc, tok): 1 if the token opens a quotation, -1 if it closes one, 0 if it does neither. Straight marks,
 * which do both, go by the spaces beside them.
 */
int doc_quote(const struct doc *, const struct rec *tok);

/* doc_is_dash(doc, tok): whether the token is a hyphen or a dash (n or m). */
bool doc_is_dash(const struct doc *, const struct rec *tok);

/* doc_lemma_among(tok, words): whether the token's lemma is among ${words}, none of them empty; NULL ends them. */
static inline bool
doc_lemma_among(const struct rec *tok, const char *const words[])
{
	const char *s = tok->lemma;

	for (; s && *s && *words; words++) /* the first letter, of two bytes, tells most apart */
		if (s[0] == words[0][0] && s[1] == words[0][1] && strcmp(s, *words) == 0)
			return true;
	return false;
}

#endif
