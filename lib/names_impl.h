/* names_impl: what names and names_train share: the chains, the features, decoding. */
#ifndef NAMES_IMPL_H
#define NAMES_IMPL_H

#include "doc.h"
#include "places.h"

/* The tags of both chains, one weight each in a row: outermost mentions, and places inside of organisations. */
enum { O1, B_PER, I_PER, B_LOC, I_LOC, B_ORG, I_ORG, O2, B_IN, I_IN, TAGS };
enum { CHAIN1 = 7, CHAIN2 = 3 };
enum { IN_DESCRIPTOR = TAGS }; /* a mark of names_mend in the second chain: «порт» of «порт Актау» */

enum { NAMES_BITS = 19, NAMES_ROWS = 1 << NAMES_BITS, NAMES_MAX_FEATURES = 96 };
#define NAMES_MAGIC "names02\n"

/* The rows of the table that speak for one token. */
struct token_features {
	uint32_t row[NAMES_MAX_FEATURES];
	int n;
};
typedef VEC(struct token_features) features_vec;

/* What a word hints at by itself. */
enum {
	HINT_CITY = 1, HINT_PERSON = 2, HINT_GEO = 4, HINT_ORG = 8, HINT_SPEECH = 16, HINT_POST = 32, HINT_INITIAL = 64,
	    HINT_ACRONYM = 128,
	HINT_REGION = 256
};

/* What other mentions of a word show. */
enum {
	SEEN_LOWER = 1, SEEN_AFTER_NAME = 2, SEEN_BEFORE_NAME = 4, SEEN_AFTER_POST = 8, SEEN_AFTER_GEO = 16,
	    SEEN_IN = 32, SEEN_QUOTED = 64,
	SEEN_BEFORE_GEO = 128, SEEN_AFTER_ORG = 256, SEEN_INITIAL = 512, SEEN_SPEAKS = 1024, SEEN_MIDDLE = 2048,
	    SEEN_KINDS = 12
};

/* What a token looks like, as hashes and small numbers. */
struct look {
	uint32_t word, lemma, stem, beginning, suffix2, suffix3, suffix4, prefix2, prefix3, prefix4, shape;
	uint32_t opening; /* inside quotes: the lemma before them and how far they opened */
	uint32_t seen;    /* what the document's other mentions of the word show */
	unsigned pos, kase, number, gender, animacy, hints;
	bool upper, start, acronym;
	bool post, org; /* a word for a person in some office or calling, for a kind of organisation */
};

/* A word with a capital in the document, by its stem. */
struct seen {
	uint32_t stem, bits;
};
enum { SEEN_BITS = 12, SEEN_SIZE = 1 << SEEN_BITS };

/* What a form looks like is found out once: a table by hash whose entries give way to newer ones. */
struct form {
	char s[48];
	size_t n; /* bytes; 0: empty */
	struct look look;
	uint32_t lemma;  /* the lemma that it had last, as a hash, */
	unsigned listed; /* and what the lists of kinds say of that */
};
enum { FORMS = 1 << 12 };

/* Scratch memory of the features; all zeroes to begin with. */
struct names_scratch {
	struct form *forms;     /* FORMS of them */
	VEC(struct look) looks; /* of all tokens of the document */
	features_vec features;  /* of one sentence */
	struct seen seen[SEEN_SIZE];
};

/* names_look(scratch, doc): looks of all tokens. Call before names_features. */
void names_look(struct names_scratch *, const struct doc *);

/*
 * names_features(scratch, sent, all):
 * The features of each token of a sentence into scratch->features; without ${all} none for tokens that have nothing
 * near that names are made of.
 */
void names_features(struct names_scratch *, const struct rec *sent, bool all);
void names_scratch_free(struct names_scratch *);

/* names_may_follow(before, after): B- and O may follow anything, I- only its own kind. */
bool names_may_follow(int before, int after);

/*
 * names_decode(scores, n, trans, tags):
 * The best sequences of both chains by Viterbi's algorithm. scores[i][tag], trans[before][after] within a chain
 * (before = the chain's first tag at the beginning of a sentence). tags[i][0] and tags[i][1] get the tags.
 */
void names_decode(int (*scores)[TAGS], size_t n, const int32_t (*trans)[TAGS], unsigned char (*tags)[2]);

/*
 * names_mend(places, doc, sent, looks, tags):
 * Sets the borders of the names in a sentence right by what Russian and record(5) say of them; ${looks} and ${tags} are
 * those of the sentence's tokens.
 */
void names_mend(const struct places *, const struct doc *, const struct rec *sent, const struct look *looks,
    unsigned char (*tags)[2]);

/* names_end(tags, n, lo, chain): the token behind the mention of that chain that begins at ${lo}, of ${n} tokens. */
static inline uint32_t
names_end(unsigned char (*tags)[2], uint32_t n, uint32_t lo, int chain)
{
	uint32_t hi = lo + 1;

	while (hi < n && tags[hi][chain] == tags[lo][chain] + 1)
		hi++;
	return hi;
}

#endif
