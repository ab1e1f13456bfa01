/* page_impl: what the parts of page share: lines, what they look like, the model. */
#ifndef PAGE_IMPL_H
#define PAGE_IMPL_H

#include "page.h"

/* ---- lines ---- */

/* Classes of words that pages' furniture is made of, in the order of lib/data/page.words; 0 is none. */
enum { PAGE_CLASSES = 32, PAGE_SEE_ALSO = 2, PAGE_COMMENTS = 3, PAGE_LEGAL = 4, PAGE_SUBSCRIBE = 5, PAGE_SECTION = 10,
    PAGE_AD = 16 };

/* A line of the page, or several that were one before it was wrapped. */
struct unit {
	const char *s;        /* its text in page's buffer: spaces single, no bullet; not NUL-terminated */
	uint32_t n;           /* bytes */
	uint32_t first, last; /* line numbers, from 1 */
	uint32_t blank;       /* empty lines before it */
	uint32_t indent;      /* columns of space before it */
	bool bullet;          /* a list's mark stood before it */
	bool heading;         /* a mark of a heading (#, ==) stood before it */

	/* what it looks like, see page_look */
	uint32_t chars, words, upper, digits, latin, commas, stops, verbs, ends; /* counts */
	int32_t begins, finish;                                                  /* first and last code point */
	uint32_t classes, head; /* set of the classes of its first words; the class of the first that has one */
	uint32_t legal;         /* words of the class copyright among its first 40 */
	uint32_t stem, stems;   /* [stem, stem + stems) of page's stems */
	uint64_t hash;          /* of its letters and digits, folded */
	uint32_t same, repeats,
	    nth;      /* the first unit with this hash; how many have it; which of them this is, from 0 */
	bool printed; /* of the first one: it, or one like it, is in the article already */
	bool date, clock, mail, address, caps; /* has a date, a time, an e-mail, an URL; is all capitals */
	bool copyright, bar, arrow, hash_sign; /* has ©, |, », # as a sign */
};
typedef VEC(struct unit) unit_vec;

/* Line numbers and bytes of a page's lines before they are joined. */
struct raw {
	const char *s;
	uint32_t n, line, blank, indent, width; /* width: with the indent */
	uint32_t column;                        /* of the page, that it stands in, from 1; 0: the page has none */
	bool bullet, heading, glued;            /* glued: goes on from the line before */
};

/* Words of page.words by the hash of their letters. */
struct lexicon {
	uint32_t key[2048]; /* 0: free */
	uint8_t class[2048];
};

/* ---- model ---- */

/* States of the chain, in the only order they can come in: TITLE, TEXT and INSIDE mix, the others do not return. */
enum { BEFORE, TITLE, TEXT, INSIDE, AFTER, STATES };

/*
 * What a line is scored as. Noise is noise wherever it stands: with weights of their own for what is before and behind
 * the article, a page's hundred menu lines would decide by their sum where the article is.
 */
enum { AS_NOISE, AS_TITLE, AS_TEXT, CLASSES };

enum { PAGE_BITS = 15, PAGE_ROWS = 1 << PAGE_BITS, PAGE_FEATURES = 256, PAGE_SCALE = 32 };

/* The rows of the table that speak for one unit. */
struct unit_features {
	uint16_t row[PAGE_FEATURES];
	uint32_t n;
};

/* The model file: magic, transitions, weights; numbers are PAGE_SCALE times the model's. */
struct page_model {
	char magic[8];
	int16_t trans[STATES][STATES], start[STATES], end[STATES];
	int8_t weights[PAGE_ROWS][CLASSES];
};

extern const char page_magic[8];

/* Where a word stands, by its beginning. */
struct stem_use {
	uint32_t units, last; /* in how many units of the main stretch of prose; the last of them */
	uint32_t before;      /* the last line of prose it was seen in, counted by lines of prose from 1 */
	uint32_t mark;        /* the line that looks for it, plus 1 */
	bool lead;            /* in the first lines of the main stretch */
};

struct page {
	const struct page_model *model;
	void *loaded; /* what a file was read into, NULL for the embedded one */
	struct lexicon lexicon;
	struct page_counts counts;
	bool plain;    /* the input is no page: every character counts */
	bool numbered; /* lynx has put numbers before its links: «[12]министр» */
	bool learning; /* lines that say nothing stay: what is learned among more noise holds better on other sites */

	/* of the page under reading */
	VEC(struct raw) raws;
	unit_vec units;
	struct buf text;           /* units' texts, one after the other */
	VEC(uint32_t) stems;       /* of each word its beginning, as a number from 0 */
	VEC(uint32_t) table;       /* scratch: hash tables */
	VEC(struct stem_use) uses; /* by these numbers */
	VEC(uint8_t) attrs;        /* rows of attributes, see page_features.c */
	VEC(int) scores;           /* CLASSES a unit */
	VEC(uint8_t) back;
	VEC(uint8_t) states; /* one a unit */
	VEC(uint8_t) kin;    /* how many of its words stand in lines of prose nearby, in fifths of each way */
	VEC(long) prose;     /* sums of how much prose there is before each unit */
	struct buf scratch;
	struct buf article;    /* what is printed of it so far, */
	VEC(uint32_t) starts;  /* and where its units begin there */
};

/*
 * page_units(page, s, n, plain): splits a page into its units: empty lines counted, bullets and indents noted, wrapped
 * lines joined, hyphenation mended, spaces folded, control characters dropped. With ${plain} each line is a unit as it
 * is.
 */
void page_units(struct page *, const char *s, size_t n, bool plain);

/* page_skip_blanks(&s, end): moves ${s} behind the blanks that stand there; returns how many columns they are wide. */
uint32_t page_skip_blanks(const char **s, const char *end);

enum { PAGE_COLUMNS = 256 }; /* the widest line that text browsers print */

/*
 * page_columns(page): takes apart the columns that stand side by side in page->raws (text, bytes, indent and number of
 * each line, empty ones too): what stands in one comes out as lines of their own, the left column first.
 */
void page_columns(struct page *);

/* page_look(page): fills what the units look like. */
void page_look(struct page *);

/* page_lexicon(lexicon): reads the embedded page.words. */
void page_lexicon(struct lexicon *);

/* page_attributes(page): computes what page_features needs of all units. Call after page_look. */
void page_attributes(struct page *);

/* page_features(page, i, out): the features of unit ${i}. */
void page_features(const struct page *, size_t i, struct unit_features *out);

/* page_class(state): what a line in that state is scored as. */
int page_class(int state);

/* page_may_follow(before, after): whether the chain allows the step. */
bool page_may_follow(int before, int after);

/*
 * page_is_furniture(unit): whether a line is none of an article by what it says; page_points_elsewhere(unit): whether
 * it only points to another page, as nobody begins a paragraph.
 */
bool page_is_furniture(const struct unit *);
bool page_points_elsewhere(const struct unit *);

/*
 * page_mend(page): corrects the states of headline, lead, headings, captions and lists. Call when the states are known.
 */
void page_mend(struct page *);

/* page_meta(page, doc, wish): adds what the page says of itself to D. Call when the states are known. */
void page_meta(struct page *, struct doc *, const struct page_wish *);

/*
 * page_is_date(unit): whether a line is a date with a year, a time perhaps, a label («Опубликовано: …»), and no more.
 */
bool page_is_date(const struct unit *);
bool page_is_dated(const struct unit *); /* a date with a year and a few words: «17 сентября 2025 | Пресс-релиз» */
bool page_is_dated_teaser(const struct unit *); /* a few words, and a date far behind them */
bool page_is_byline(const struct unit *); /* nothing but a name and a date: «18 апреля 2023 Анна Берг» */

#endif
