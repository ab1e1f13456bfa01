/* names: people, places and organisations by a learned model. */
#ifndef NAMES_H
#define NAMES_H

#include "doc.h"
#include "places.h"

struct names;

/*
 * names_open(places, file): a model, the embedded one where ${file} is NULL; used in place. Ends the program if it is
 * none. ${places} must outlive it.
 */
struct names *names_open(const struct places *, const char *file);
void names_close(struct names *);

/*
 * names_find(names, doc):
 * Adds the people, places and organisations of ${doc} as E records with conf. Needs tagged tokens (morph_tag). A
 * mention that would cross one that is there already is left out. Linear in the number of tokens. Cannot fail.
 *
 * Conditional random fields (Lafferty et al. 2001) over hashed features: one chain of outermost mentions, one of places
 * inside of organisations. What the whole document shows of a word is a feature (Ratinov & Roth 2009); a second pass
 * knows how the first one read the document's other mentions of it.
 */
void names_find(struct names *, struct doc *);

/*
 * names_train(in, epochs, out):
 * Learns a model from the documents of ${in}: S, tagged T and E records of PER, LOC and ORG. D's key `corpus`, where
 * there is one, names whose convention they follow: features are learned for all corpora together and for each (Daumé
 * 2007), and the model speaks for their middle. Deterministic. Writes the model to ${out}, progress to standard error.
 */
void names_train(struct in *, int epochs, FILE *out);

#endif
