/* morph: words: dictionary, tagger, base forms, inflection. */
#ifndef MORPH_H
#define MORPH_H

#include "doc.h"
#include "gram.h"

struct morph;

/*
 * morph_open():
 * The embedded dictionary and tagger's model, used in place, and scratch memory: a struct morph serves one document at
 * a time. morph_close frees it.
 */
struct morph *morph_open(void);
void morph_close(struct morph *);

/*
 * morph_tag(m, doc):
 * Gives each token of each sentence its gram and lemma, and the keys lemma, pos and feats, where it has no pos yet.
 * Needs S and T records. Linear in the number of tokens. Cannot fail.
 */
void morph_tag(const struct morph *, struct doc *);

/*
 * morph_train(in, epochs, out):
 * Learns the tagger's model from the documents of ${in}: S, and T with gold pos, feats and lemma. ${out} gets it,
 * standard error the progress. pos may be a list (NOUN|PROPN); in a document with D's key `partial` what features do
 * not say is open, and the last epochs leave it out. D's key `convention` names the treebank: its own habits are
 * learned apart, and forgotten. Deterministic.
 *
 * Averaged structured perceptron (Collins 2002) over the candidates of the dictionary and the guesser, with a beam
 * (Collins & Roark 2004) and latent readings where several agree with gold (Sun et al. 2009).
 */
void morph_train(struct in *, int epochs, FILE *out);

/* What a phrase is, for morph_base. */
enum morph_kind { MORPH_PERSON, MORPH_PLACE, MORPH_ORG, MORPH_PHRASE };

/*
 * morph_base(m, doc, lo, hi, kind):
 * The base form of the tagged tokens [lo, hi) of one sentence: head and what agrees with it in the nominative (number
 * kept; for MORPH_PERSON every part of the name), what hangs on the head as it stands, capitals and spaces as written.
 * A string in the document's arena.
 */
char *morph_base(const struct morph *, struct doc *, uint32_t lo, uint32_t hi, enum morph_kind);

/*
 * morph_genitive(m, doc, lo, hi):
 * The tagged tokens [lo, hi), of which the head is in the nominative or accusative, in the genitive, as they stand
 * behind «рост»: head and what agrees with it, the rest as it stands. A string in the document's arena; NULL if the
 * dictionary does not have a form.
 */
char *morph_genitive(const struct morph *, struct doc *, uint32_t lo, uint32_t hi);

/*
 * morph_participle(m, doc, verb, like, passive):
 * The participle of a tagged verb in the nominative, with the number and gender of ${like}, in lower case: ${passive}
 * «выданные» of «выдало» and of a plural, else «приехавшие». morph_plural(m, doc, noun): a noun's nominative plural,
 * likewise. Strings in the document's arena; NULL if the dictionary does not have the form.
 */
char *morph_participle(const struct morph *, struct doc *, const struct rec *verb, gram like, bool passive);
char *morph_plural(const struct morph *, struct doc *, const struct rec *noun);

/* morph_head(doc, lo, hi): the token of [lo, hi) that is the phrase's head. */
uint32_t morph_head(const struct doc *, uint32_t lo, uint32_t hi);

/*
 * morph_joined_noun(doc, head, t, hi):
 * The noun before ${hi} that a conjunction or comma at token ${t} joins to the head of a phrase, in the head's case:
 * «расширением торговли и новым мостом»; 0 if it joins something else, as it may behind a preposition, or where the
 * head's genitive has one of its own.
 */
uint32_t morph_joined_noun(const struct doc *, uint32_t head, uint32_t t, uint32_t hi);

/*
 * morph_is_fixed(tok): whether it is a word for an office that is the same in all cases, «замглавы»: what the tagger
 * has for its case says nothing.
 */
bool morph_is_fixed(const struct rec *tok);

/*
 * morph_is_womans(m, s, n): whether the folded word is a woman's first name as it stands, and no case of a man's:
 * «мария», not «яна».
 */
bool morph_is_womans(const struct morph *, const char *s, size_t n);

/*
 * morph_is_appointed(doc, t): whether token ${t}, which may be past the last, says what is done to a woman who is its
 * subject: «назначена».
 */
bool morph_is_appointed(const struct doc *, uint32_t t);

/*
 * morph_is_region(tok): whether the lemma is a word for a part of a country that an adjective stands before, «область»;
 * morph_is_division(tok): that a name stands behind, «штат». morph_calls_region(tok): whether
 * it is of an adjective that one may be called by, «псковский», whatever part of speech the tagger gave it.
 */
bool morph_is_region(const struct rec *tok);
bool morph_is_division(const struct rec *tok);
bool morph_calls_region(const struct rec *tok);

/*
 * morph_number(m, doc, lo, hi, value, ordinal):
 * How many of the tagged tokens [lo, hi) spell a number from ${lo} on (`двадцать пять`, `полтора миллиарда`,
 * `двадцать пятого`), 0 if none do; *value gets it, *ordinal whether its last word is an ordinal.
 */
uint32_t morph_number(const struct morph *, const struct doc *, uint32_t lo, uint32_t hi, double *value, bool *ordinal);

#endif
