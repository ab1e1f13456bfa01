/* names: people, places and organisations by a learned model. */
#ifndef NAMES_H
#define NAMES_H

#include "doc.h"

struct names;

/* names_open(file): a model, the embedded one where ${file} is NULL; used in place. Ends the program if it is none. */
struct names *names_open(const char *file);
void names_close(struct names *);

/*
 * names_find(names, doc):
 * Adds the people, places and organisations of ${doc} as E records with conf. Needs tagged tokens (morph_tag). A mention
 * that would cross one that is there already is left out. Linear in the number of tokens. Cannot fail.
 *
 * Two linear chains over the same features, so that a place inside an organisation is found as both: one of people and
 * places, one of organisations. Averaged structured perceptron (Collins 2002) with hashed features.
 */
void names_find(struct names *, struct doc *);

/*
 * names_train(in, epochs, out):
 * Learns a model from the documents of ${in}: S, tagged T and E records of PER, LOC and ORG. D's key `corpus`, where
 * there is one, names whose convention they follow (features are learned for all corpora together and for each: Daumé
 * 2007); the model that is written speaks for the first one. Deterministic. Writes the model to ${out}, progress to
 * standard error.
 */
void names_train(struct in *, int epochs, FILE *out);

#endif
