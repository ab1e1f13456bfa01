/*
 * svodka: names, values and facts of Russian news, from a program of your own. Link with `pkg-config --libs svodka`.
 *
 *     struct svodka *s = svodka_open();
 *     svodka_run(s, text, strlen(text), NULL);
 *     for (size_t i = 0; i < svodka_facts(s); i++) ...
 *     svodka_close(s);
 *
 * All of it is what clean, segment, ner and facts do; record(5) says what types, keys and slots there are. Texts and
 * strings are UTF-8. Offsets count code points of the document's text, END exclusive. What a function hands out lives
 * until the next svodka_run or svodka_close. One svodka is for one thread at a time; several may work side by side. Out
 * of memory ends the program, as it does in the tools.
 */
#ifndef SVODKA_H
#define SVODKA_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

struct svodka;

/* Where in the text. */
struct svodka_span {
	unsigned start, end;
};

/* A mention. Strings are NULL where record(5) has no such key. */
struct svodka_entity {
	struct svodka_span span;
	const char *type; /* PER, LOC, ORG, POST, DATE, MONEY, ... */
	const char *norm; /* the base form; NULL for values */
	const char *iso, *value, *unit;
	unsigned number; /* the same for all mentions of one thing; 0: none */
};

struct svodka_fact {
	struct svodka_span span;
	const char *type; /* position, meeting, visit, ... */
	double conf;      /* how sure it is, from 0 to 1 */
	const char *mod;  /* planned, possible, ...; NULL for a plain fact */
	bool negated;
};

struct svodka_slot {
	const char *name; /* who, to, date, ... */
	const char *value;
	unsigned entity; /* the number of the entity it names; 0: none */
};

/* svodka_open(): loads models and rules, some tens of milliseconds. The caller gives it to svodka_close. */
struct svodka *svodka_open(void);
void svodka_close(struct svodka *);

/*
 * svodka_run(s, text, n, date):
 * Takes ${n} bytes of plain text, each line of which is a paragraph, and finds what it says; the earlier document is
 * gone. ${date}, the day of publication as YYYY-MM-DD, resolves relative dates; NULL if it is not known. False, and no
 * document, where the text is not well-formed UTF-8 or longer than 1 GB.
 */
bool svodka_run(struct svodka *, const char *text, size_t n, const char *date);

/* svodka_text(s, span, n): the bytes of the document at ${span}, *${n} of them, not NUL-terminated. */
const char *svodka_text(const struct svodka *, struct svodka_span, size_t *n);

/* svodka_entities(s): the number of mentions. svodka_entity(s, i): the one with that index, in the order of the text.
 */
size_t svodka_entities(const struct svodka *);
struct svodka_entity svodka_entity(const struct svodka *, size_t i);

/* svodka_facts, svodka_fact: the same for facts. */
size_t svodka_facts(const struct svodka *);
struct svodka_fact svodka_fact(const struct svodka *, size_t i);

/*
 * svodka_slot(s, fact, i, slot): slot number ${i} of the fact with index ${fact} into *${slot}; false if it has no
 * more. The name lives until the next call of svodka_slot.
 */
bool svodka_slot(struct svodka *, size_t fact, size_t i, struct svodka_slot *slot);

#ifdef __cplusplus
}
#endif

#endif
