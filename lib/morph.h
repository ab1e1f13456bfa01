/* morph: words: dictionary, tagger, base forms, inflection. (Contract; the body is under way.) */
#ifndef MORPH_H
#define MORPH_H

#include "doc.h"
#include "gram.h"

struct morph;

/*
 * morph_open(file):
 * The dictionary and the tagger's model, embedded ones where ${file} is NULL. Read-only afterwards, used in place.
 * Ends the program with a message where the file cannot be read.
 */
struct morph *morph_open(const char *file);
void morph_close(struct morph *);

/* A reading of a word: its lemma (lower case, ё where the dictionary has it), UPOS and FEATS. */
struct reading {
	const char *lemma; /* in the memory that the caller gave, see morph_readings */
	gram gram;
};

/*
 * morph_readings(m, word, n, arena, out, room):
 * All readings of a word of ${n} bytes as dictionary and guesser give them, at most ${room}; their number. Case and
 * ё do not matter. *known says whether the dictionary has it. Lemmas are made in ${arena}.
 */
size_t morph_readings(const struct morph *, const char *word, size_t n, struct arena *, struct reading *out, size_t room,
    bool *known);

/*
 * morph_tag(m, doc):
 * Gives each token of each sentence its gram and lemma, and the keys lemma, pos and feats, where it has no pos yet.
 * Needs S and T records. Linear in the number of tokens. Cannot fail.
 */
void morph_tag(const struct morph *, struct doc *);

/* What a phrase is, for morph_base. */
enum morph_kind { MORPH_PERSON, MORPH_PLACE, MORPH_ORG, MORPH_PHRASE };

/*
 * morph_base(m, doc, lo, hi, kind):
 * The base form of the tagged tokens [lo, hi) of one sentence: head and what agrees with it in the nominative (number
 * kept; for MORPH_PERSON every part of the name), what hangs on the head as it stands, capitals and spaces as written.
 * A string in the document's arena.
 */
char *morph_base(const struct morph *, struct doc *, uint32_t lo, uint32_t hi, enum morph_kind);

/* morph_head(m, doc, lo, hi): the token of [lo, hi) that is the phrase's head. */
uint32_t morph_head(const struct morph *, const struct doc *, uint32_t lo, uint32_t hi);

/*
 * morph_inflect(m, lemma, want, out, room):
 * The form of ${lemma} that has the attributes that are set in ${want} (UPOS, Case, Number, Gender, Animacy, ...), in
 * lower case, into ${out} of ${room} bytes. Returns its length; 0 if the dictionary has none.
 */
size_t morph_inflect(const struct morph *, const char *lemma, gram want, char *out, size_t room);

/*
 * morph_number(m, doc, lo, hi, value, used):
 * The value of the number that the words at token ${lo} spell (`двадцать пять`, `полтора миллиарда`, `двадцать пятого`)
 * and how many tokens it takes (0: none). Ordinals set *ordinal.
 */
uint32_t morph_number(const struct morph *, const struct doc *, uint32_t lo, uint32_t hi, double *value, bool *ordinal);

#endif
