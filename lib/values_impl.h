/* values_impl: what the parts of values share: words by class, numbers, and the walk over a sentence. */
#ifndef VALUES_IMPL_H
#define VALUES_IMPL_H

#include "values.h"

/* Classes of lemmas; a word may have several. */
enum word_class {
	W_MONTH = 1, W_YEAR, W_DAYS, W_PERIOD, W_LAST, W_THIS, W_NEXT, W_RECENT, W_TODAY, W_WEEKDAY, W_SAME, W_CENTURY,
	W_CURRENCY, W_MULTIPLIER, W_PERCENT, W_FACTOR, W_SHARE, W_TIMES, W_MORE, W_LESS, W_ABOUT, W_SKIP,
	W_HEAD, W_GENERAL, W_NO_CALLING, W_FOLIO, W_DEPUTY, W_BOARD, W_ATTRIBUTE, W_EVENT, W_HOLIDAY, W_DOCUMENT,
	W_NUMBER /* in words; no lemma of the table */
};

#define CLASS(c) ((uint64_t)1 << (c))

struct word {
	struct word *next;   /* of the same hash */
	const char *lemma;   /* folded */
	enum word_class class;
	double number;       /* month 1-12, days of a unit, factor, what names it ... */
	const char *code;    /* currency, TIMEX3 unit */
};

/*
 * What makes a name of a word for events and documents: other words of the phrase; a capital («Дни культуры») or, of
 * documents, the years that they are for; an ordinal («третье заседание»); whose it is («чемпионат мира»).
 */
enum { BY_WORDS, BY_CAPITAL, BY_YEARS = BY_CAPITAL, BY_ORDINAL, BY_WHOSE };

enum { WORD_HASH = 2048, NAME_PERSON = 2 };

/* What is known of a date; 0 is unknown. */
struct date {
	int year, month, day;
};

struct values {
	const struct morph *morph;
	struct arena arena;
	struct word *words[WORD_HASH];
	int year, month, day;         /* of the document; year 0: unknown */
	uint32_t begin; /* the sentence under work */
	int said_year;                /* the last year that the document named by its number */
	int own_year;                 /* the last year of «прошлый год», and the like, that it told */
	struct date said_day;         /* the last day or month that it told; year 0: none */
	uint32_t said_at, months_at;  /* the tokens behind that, and behind the last part of a year */
	uint32_t own_at;              /* the token behind own_year */
	/*
	 * the last part of a year found in the document, for «аналогичный период»: months, or a quarter or half («H1»);
	 * year 0: none
	 */
	int last_months[2], last_months_year;
	char last_part[4];
	unsigned char *taken;         /* by token: inside a value or post that is found */
	unsigned char *name;          /* by token: in a person (NAME_PERSON), place or organisation (1); 0 outside */
	uint64_t *classes;            /* by token: its word classes as bits */
	size_t room;                  /* tokens that the three have room for */
};

/* A number in the text: tokens [lo, hi); a range has both values. */
struct number {
	uint32_t hi;
	double value, to;
	bool range, ordinal, digits;
};

/* values_word(v, doc, t, class): the entry of token ${t} in that class, NULL if it has none. */
const struct word *values_word(const struct values *, const struct doc *, uint32_t t, enum word_class);
/* values_form(v, doc, t, class): the same by its form alone, as it stands in the text. */
const struct word *values_form(const struct values *, const struct doc *, uint32_t t, enum word_class);
/* values_is(doc, t, form): whether token ${t} is ${form}, folded. values_lemma: whether its lemma is. */
bool values_is(const struct doc *, uint32_t t, const char *form);
bool values_lemma(const struct doc *, uint32_t t, const char *lemma);

/*
 * values_digits(s, n, number): reads ${n} bytes of digits with a decimal comma or point, or a range of them with a
 * hyphen or dash; false if they are none.
 */
bool values_digits(const char *s, size_t n, struct number *);
/* values_number(v, doc, lo, end, n): reads a number at token ${lo}, multiplier included. False if there is none. */
bool values_number(const struct values *, const struct doc *, uint32_t lo, uint32_t end, struct number *n);

/* values_print(arena, n): value of a number or range as it is written: 2600000000, 1.5, 10/15. */
const char *values_print(struct doc *, const struct number *n);

/* values_add(v, doc, type, lo, hi): a mention over tokens [lo, hi), which are taken from now on. */
struct rec *values_add(struct values *, struct doc *, const char *type, uint32_t lo, uint32_t hi);

/* The parts: each looks at token ${t} of a sentence that ends at ${end}; the token behind what it found, or ${t}. */
uint32_t values_date(struct values *, struct doc *, uint32_t t, uint32_t begin, uint32_t end);
uint32_t values_sum(struct values *, struct doc *, uint32_t t, uint32_t begin, uint32_t end);
uint32_t values_post(struct values *, struct doc *, uint32_t t, uint32_t begin, uint32_t end);
void values_events(struct values *, struct doc *, uint32_t begin, uint32_t end);

#endif
