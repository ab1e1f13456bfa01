/* names_impl: what names and names_train share: the chains and the features. */
#ifndef NAMES_IMPL_H
#define NAMES_IMPL_H

#include "doc.h"

/* The tags of both chains, one weight each in a row of the table. */
enum { O1, B_PER, I_PER, B_LOC, I_LOC, O2, B_ORG, I_ORG, TAGS };
enum { CHAIN1 = 5, CHAIN2 = 3 }; /* tags of a chain: people and places, organisations */

enum { NAMES_BITS = 19, NAMES_ROWS = 1 << NAMES_BITS, NAMES_MAX_FEATURES = 48 };

/* The rows of the table that speak for one token. */
struct token_features {
	uint32_t row[NAMES_MAX_FEATURES];
	int n;
};
typedef VEC(struct token_features) features_vec;

/* What a token looks like, as hashes and small numbers. */
struct look {
	uint32_t word, lemma, suffix2, suffix3, suffix4, prefix3, shape;
	unsigned pos, kase, number;
	bool upper, start, quoted;
};
typedef VEC(struct look) look_vec;

/*
 * names_features(doc, sent, looks, out): the features of each token of sentence ${sent}. ${looks} is scratch.
 * ${salt} sets the rows of a corpus of its own apart from the common ones (0).
 */
void names_features(const struct doc *, const struct rec *sent, look_vec *looks, features_vec *out);
uint32_t names_salted(uint32_t row, uint32_t salt);

/*
 * names_decode(scores, n, trans, tags):
 * The best sequences of both chains by Viterbi's algorithm. scores[i][tag], trans[before][after] within a chain
 * (before = the chain's first tag at the beginning of a sentence). tags[i][0] and tags[i][1] get the tags.
 */
void names_decode(int (*scores)[TAGS], size_t n, int (*trans)[TAGS], unsigned char (*tags)[2]);

#endif
