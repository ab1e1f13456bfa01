/* gram: Universal Dependencies' parts of speech and features as one number. */
#ifndef GRAM_H
#define GRAM_H

#include <stddef.h>
#include <stdint.h>

/* A word's UPOS and FEATS, each attribute in its bits; an attribute that is absent is 0. Compare with ==. */
typedef uint64_t gram;

enum gram_attr {
	GRAM_POS, GRAM_ANIMACY, GRAM_ASPECT, GRAM_CASE, GRAM_DEGREE, GRAM_FOREIGN, GRAM_GENDER, GRAM_MOOD, GRAM_NUMBER,
	GRAM_NUMTYPE, GRAM_PERSON, GRAM_POLARITY, GRAM_POSS, GRAM_PRONTYPE, GRAM_REFLEX, GRAM_TENSE, GRAM_VARIANT,
	GRAM_VERBFORM, GRAM_VOICE, GRAM_NATTR
};

enum { POS_NONE, ADJ, ADP, ADV, AUX, CCONJ, DET, INTJ, NOUN, NUM, PART, PRON, PROPN, PUNCT, SCONJ, SYM, VERB, X };
enum { ANIM = 1, INAN };
enum { IMP = 1, PERF };
enum { NOM = 1, GEN, DAT, ACC, INS, LOC, PAR, VOC };
enum { CMP = 1, POS_DEGREE, SUP };
enum { MASC = 1, FEM, NEUT };
enum { IND = 1, MOOD_IMP, CND };
enum { SING = 1, PLUR };
enum { PRES = 1, PAST, FUT };
enum { FIN = 1, INF, PART_FORM, CONV };
enum { ACT = 1, PASS, MID };

/* The first bit of each attribute, and its number of bits. */
static const struct {
	uint8_t shift, width;
} gram_bits[GRAM_NATTR] = {[GRAM_POS] = {0, 5}, [GRAM_ANIMACY] = {5, 2}, [GRAM_ASPECT] = {7, 2}, [GRAM_CASE] = {9, 4},
    [GRAM_DEGREE] = {13, 2}, [GRAM_FOREIGN] = {15, 1}, [GRAM_GENDER] = {16, 2}, [GRAM_MOOD] = {18, 2},
    [GRAM_NUMBER] = {20, 2}, [GRAM_NUMTYPE] = {22, 2}, [GRAM_PERSON] = {24, 2}, [GRAM_POLARITY] = {26, 1},
    [GRAM_POSS] = {27, 1}, [GRAM_PRONTYPE] = {28, 4}, [GRAM_REFLEX] = {32, 1}, [GRAM_TENSE] = {33, 2},
    [GRAM_VARIANT] = {35, 1}, [GRAM_VERBFORM] = {36, 3}, [GRAM_VOICE] = {39, 2}};

/* gram_get(g, attr), gram_set(g, attr, value): one attribute's value, and ${g} with it changed. */
static inline unsigned
gram_get(gram g, enum gram_attr attr)
{
	return (unsigned)(g >> gram_bits[attr].shift) & ((1U << gram_bits[attr].width) - 1);
}

static inline gram
gram_set(gram g, enum gram_attr attr, unsigned value)
{
	gram mask = ((gram)1 << gram_bits[attr].width) - 1;

	return (g & ~(mask << gram_bits[attr].shift)) | ((value & mask) << gram_bits[attr].shift);
}

/*
 * gram_read(pos, feats): the number of a UPOS and a FEATS string (either NULL or "_" for none). Attributes and values
 * that have no place in it are left out.
 */
gram gram_read(const char *pos, const char *feats);

/* gram_pos(g): UPOS as a string, "X" if none. gram_pos_of(s): the value for GRAM_POS of a UPOS, 0 if unknown. */
const char *gram_pos(gram g);
unsigned gram_pos_of(const char *upos);

/* gram_feats(g, out): FEATS, sorted as UD wants, "_" if none; ${out} has room for GRAM_FEATS_ROOM bytes. */
enum { GRAM_FEATS_ROOM = 320 };
size_t gram_feats(gram g, char *out);

#endif
