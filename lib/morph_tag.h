/* morph_tag: the tagger's inside, shared with its training. */
#ifndef MORPH_TAG_H
#define MORPH_TAG_H

#include "morph_impl.h"

enum { TAG_BEAM = 4, TAG_ROWS = 32 };

/* A word of a sentence under tagging. */
struct tag_word {
	uint32_t allowed;      /* candidates that may be chosen, as bits; for learning */
	struct word_form form; /* with the candidates that it has only */
};

/* What is remembered of the words to the left. */
struct tag_state {
	uint32_t class1, class2, lemma1; /* the last two candidates, the last one's lemma */
	struct tag_far {
		uint32_t preposition; /* whose noun is still to come, 0 if none */
		uint32_t verb;        /* the clause's last verb */
		uint32_t nominative;  /* whether the clause has its subject */
		uint32_t attribute;   /* an adjective whose noun is still to come */
	} far;
};

/* tag_at(words, i, n): word ${i} of ${n}; beyond the sentence's ends one that is nothing. */
const struct word_form *tag_at(const struct tag_word *, long i, long n);

/*
 * The features that speak for word ${i} of ${n}, as hashes, by which their rows are found: of its form alone (at the
 * ${start} of a sentence or not), of it and its neighbours, of the last two choices to the left, of what lies further
 * back, of one candidate alone, and of one beside the word to the left. Each writes at most TAG_ROWS of them and
 * returns how many. tag_next: the state after a choice.
 */
int tag_form_rows(const struct word_form *, bool start, uint32_t *out);
int tag_word_rows(const struct tag_word *, long i, long n, uint32_t *out);
int tag_near_rows(const struct tag_state *, const struct tag_word *, long i, long n, uint32_t *out);
int tag_far_rows(const struct tag_far *, const struct word_form *, uint32_t *out);
int tag_own_rows(const struct candidate *, const struct word_form *, uint32_t *out);
int tag_pair_rows(const struct candidate *, const struct word_form *left, uint32_t *out);
struct tag_state tag_next(const struct tag_state *, const struct word_form *, const struct candidate *);

/*
 * tag_decode(tagger, weights, words, n, allowed, best):
 * The best sequence of candidates that a beam finds into ${best}; only allowed ones where ${allowed} is set.
 */
void tag_decode(struct tagger *, const struct tag_weights *, const struct tag_word *, long n, bool allowed,
    uint8_t *best);

/* tag_convention_rows(...): likewise, of what is a treebank's own: learned beside the others, not part of a model. */
int tag_convention_rows(const struct tag_word *, long i, uint32_t convention, uint32_t *out);

/* tag_bucket(key, buckets): the first row of a feature's bucket. tag_find: its row, TAG_NOWHERE if it has none. */
enum { TAG_NOWHERE = -1 };
size_t tag_bucket(uint32_t key, uint32_t buckets);
long tag_find(const struct tag_weights *, uint32_t key);

void tag_take_word(const struct morph *, const char *s, size_t n, struct tag_word *out);
struct tagger *tagger_new(void);
void tagger_free(struct tagger *);

#endif
