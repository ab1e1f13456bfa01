/* morph_impl: what the parts of morph share: the dictionary's table, candidates, the tagger's rows. */
#ifndef MORPH_IMPL_H
#define MORPH_IMPL_H

#include "morph.h"

/*
 * The dictionary (scripts/make-dict): a lexeme is a stem and a paradigm, a paradigm a list of rows (ending, reading)
 * and the ending of its lemma. Letters are codes (1-32 а-я, 33 `-`, 34 `'`, 35 `.`). Three automata: stems to sets of
 * paradigms; endings, from their last letter, to numbers; the last letters of words, likewise, to what they are most
 * often. The last paradigm has the empty stem: words whose forms have no stem in common; its readings name lemmas.
 */
struct dict {
	const unsigned char *base;
	uint32_t nparadigms;
	gram *grams;               /* by number, parsed; owned */
	const uint16_t *readings;  /* pairs: gram, ending of the lemma or NO_LEMMA */
	const uint32_t *offsets;   /* of endings in spelled */
	const unsigned char *spelled; /* codes, 0-terminated */
	const uint32_t *first;     /* by paradigm: its first row */
	const uint16_t *lemmas;    /* by paradigm: ending of the lemma */
	const uint16_t *rows;      /* pairs: ending, reading; sorted within a paradigm */
	const uint16_t *sets;      /* count, paradigms */
	const uint32_t *stems, *ends, *guess; /* edges: label (6 bits), last of its node (1), target (25) */
	const uint16_t *guesses;   /* count, pairs: ending, paradigm */
	uint16_t ordinal, hard, soft; /* the endings «й», «ый», «ий» */
};

enum { NO_LEMMA = 0xFFFF, NO_PARADIGM = 0xFFFF, WORD_ROOM = 96, WORD_CANDIDATES = 28, COLUMNS = 5 };

/* Where a candidate comes from. Guesses come in the order of how often words that end so are that. */
enum { FROM_DICT, FROM_CAPITAL, FROM_PART, FROM_NAME, FROM_SHAPE, FROM_GUESS };

/* A reading that a word may have. Its lemma is the first ${stem} bytes of the folded word and an ending. */
struct candidate {
	gram gram;
	uint32_t lemma;          /* a hash */
	uint16_t ending;         /* a number of the dictionary's, NO_LEMMA for none */
	uint16_t paradigm;       /* NO_PARADIGM: none */
	uint8_t stem, from;
	uint8_t column[COLUMNS]; /* of the tagger's rows */
	int16_t score;           /* what the form alone says of it, inside of a sentence, once that is asked for */
};

enum word_case { WORD_LOWER, WORD_TITLE, WORD_UPPER };

/* What is known of a word form. */
struct word_form {
	uint32_t hash;           /* of the folded form */
	uint32_t suffix[4];      /* hashes of the last 1 to 4 letters */
	uint32_t kinds;          /* a hash of the candidates' grams */
	uint8_t len;             /* bytes of the folded form */
	uint8_t n;               /* candidates */
	uint8_t wcase;           /* enum word_case */
	bool known;              /* the dictionary has it */
	bool scored;             /* its candidates have their scores */
	char form[WORD_ROOM];    /* folded */
	struct candidate candidates[WORD_CANDIDATES];
};

/* Forms are looked up once: a table by a hash of them as they stand, whose entries give way to newer ones. */
enum { CACHE_BITS = 13, CACHE_SIZE = 1 << CACHE_BITS };
struct cached {
	char form[WORD_ROOM];
	uint8_t n; /* bytes of it, 0: empty */
	struct word_form word;
};

/*
 * The tagger's weights: a row a feature, a column an attribute's value. Rows stand in buckets, found by the feature's
 * hash, and are told apart by its lower half, their mark: a feature that learning did not see or keep says nothing,
 * but for one in four thousand that has another's mark.
 */
#define TAG_MAGIC "tags03\n"
enum { BUCKET = 8, BUCKETS = 13800, ROWS = BUCKET * BUCKETS, ROW = 64 };
struct tag_model {
	char magic[8];
	uint16_t marks[ROWS]; /* 0: none */
	int8_t rows[ROWS][ROW];
};

/* Bytes of a model, or the wider numbers that learning counts with. */
struct tag_weights {
	const uint16_t *marks;
	uint32_t buckets;
	const int8_t (*bytes)[ROW];
	const int32_t (*words)[ROW];
	uint32_t convention; /* of the text, in learning */
	int margin;          /* by which the right reading has to win, in learning */
};

/* FEATS strings by gram, so that each is made once. */
enum { FEATS_SIZE = 4096 };
struct feats {
	gram gram;
	char *feats;
};

struct morph {
	struct dict dict;
	struct cached *cache;
	struct tag_weights weights;
	struct tagger *tagger; /* scratch memory */
	struct feats *feats;
};

uint32_t morph_hash(const char *s, size_t n);

static inline uint32_t
morph_mix(uint32_t h, uint32_t v)
{
	h ^= v + 0x9E3779B9U + (h << 6) + (h >> 2);
	h *= 0x85EBCA6BU;
	return h ^ h >> 13;
}

/* dict_open(dict, base): takes the table apart; ${base} stays in use. dict_close frees what was made. */
void dict_open(struct dict *, const unsigned char *base);
void dict_close(struct dict *);

/* tag_columns(g, column): the columns that speak for a reading, one a group of attributes. */
void tag_columns(gram g, uint8_t column[COLUMNS]);

/* morph_word(m, s, n): the candidates of the word of ${n} bytes; lasts until the next call. Never none. */
struct word_form *morph_word(const struct morph *, const char *s, size_t n);

/* morph_lemma(m, word, candidate, out): its lemma, of at most WORD_ROOM * 2 bytes; returns the length. */
size_t morph_lemma(const struct morph *, const struct word_form *, const struct candidate *, char *out);

/*
 * morph_whole_lemma: likewise, where what stands before a hyphen is a noun as well, with the lemma of that too:
 * «город-побратим» of «городов-побратимов».
 */
size_t morph_whole_lemma(const struct morph *, const struct word_form *, const struct candidate *, char *out);

/*
 * morph_nominative(m, word, candidate, out):
 * The nominative of the candidate's number and gender, folded, by its paradigm; its length, 0 if it has no paradigm
 * or that has none. ${out} as for morph_lemma.
 */
size_t morph_nominative(const struct morph *, const struct word_form *, const struct candidate *, char *out);

/* morph_in_case: likewise, in the case ${kase}. */
size_t morph_in_case(const struct morph *, const struct word_form *, const struct candidate *, unsigned kase,
    char *out);

/*
 * morph_participle_form: of a verb's candidate the participle in the nominative, with the number, gender, tense and
 * voice of ${like}, folded; its length, 0 if the paradigm has none.
 */
size_t morph_participle_form(const struct morph *, const struct word_form *, const struct candidate *, gram like,
    char *out);

#endif
