/* split: paragraphs into sentences and tokens. */
#ifndef SPLIT_H
#define SPLIT_H

#include "doc.h"

struct split;

/* split_open(): reads the abbreviations (lib/data/abbreviations.txt). split_close frees them. */
struct split *split_open(void);
void split_close(struct split *);

/*
 * split_doc(split, doc):
 * Gives each paragraph of ${doc} that is no noise and has no sentences yet its S and T records. Tokens are Universal
 * Dependencies' words of running text; sentence borders are decided between tokens, by what ends and what begins:
 * terminators, closing marks, abbreviations, initials, numbers of lists, case. A paragraph always ends a sentence.
 * Linear in the text. Cannot fail.
 */
void split_doc(struct split *, struct doc *);

#endif
