/* gram: Universal Dependencies' parts of speech and features as one number. */
#include "gram.h"

#include <string.h>

static const char *const upos[] = {"X", "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON",
    "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"};

/* In the order of FEATS; values in the order of the enums of gram.h. */
static const struct attr {
	const char *name;
	unsigned shift, width;
	const char *values[8];
} attrs[GRAM_NATTR] = {
    [GRAM_POS] = {"", 0, 5, {NULL}},
    [GRAM_ANIMACY] = {"Animacy", 5, 2, {"Anim", "Inan"}},
    [GRAM_ASPECT] = {"Aspect", 7, 2, {"Imp", "Perf"}},
    [GRAM_CASE] = {"Case", 9, 4, {"Nom", "Gen", "Dat", "Acc", "Ins", "Loc", "Par", "Voc"}},
    [GRAM_DEGREE] = {"Degree", 13, 2, {"Cmp", "Pos", "Sup"}},
    [GRAM_FOREIGN] = {"Foreign", 15, 1, {"Yes"}},
    [GRAM_GENDER] = {"Gender", 16, 2, {"Masc", "Fem", "Neut"}},
    [GRAM_MOOD] = {"Mood", 18, 2, {"Ind", "Imp", "Cnd"}},
    [GRAM_NUMBER] = {"Number", 20, 2, {"Sing", "Plur"}},
    [GRAM_NUMTYPE] = {"NumType", 22, 2, {"Card", "Ord", "Frac"}},
    [GRAM_PERSON] = {"Person", 24, 2, {"1", "2", "3"}},
    [GRAM_POLARITY] = {"Polarity", 26, 1, {"Neg"}},
    [GRAM_POSS] = {"Poss", 27, 1, {"Yes"}},
    [GRAM_PRONTYPE] = {"PronType", 28, 4, {"Prs", "Dem", "Int", "Rel", "Tot", "Neg", "Ind", "Int,Rel"}},
    [GRAM_REFLEX] = {"Reflex", 32, 1, {"Yes"}},
    [GRAM_TENSE] = {"Tense", 33, 2, {"Pres", "Past", "Fut"}},
    [GRAM_VARIANT] = {"Variant", 35, 1, {"Short"}},
    [GRAM_VERBFORM] = {"VerbForm", 36, 3, {"Fin", "Inf", "Part", "Conv"}},
    [GRAM_VOICE] = {"Voice", 39, 2, {"Act", "Pass", "Mid"}},
};

unsigned
gram_get(gram g, enum gram_attr attr)
{
	return (unsigned)(g >> attrs[attr].shift) & ((1U << attrs[attr].width) - 1);
}

gram
gram_set(gram g, enum gram_attr attr, unsigned value)
{
	gram mask = ((gram)1 << attrs[attr].width) - 1;

	return (g & ~(mask << attrs[attr].shift)) | ((value & mask) << attrs[attr].shift);
}

unsigned
gram_pos_of(const char *s)
{
	for (unsigned i = 1; i < sizeof upos / sizeof *upos; i++)
		if (strcmp(s, upos[i]) == 0)
			return i;
	return 0;
}

/* The feature NAME=VALUE of ${n} bytes, added to ${g}. */
static gram
add_feature(gram g, const char *s, size_t n)
{
	for (int a = 1; a < GRAM_NATTR; a++) {
		size_t len = strlen(attrs[a].name);

		if (n <= len || s[len] != '=' || memcmp(s, attrs[a].name, len) != 0)
			continue;
		for (unsigned v = 0; v < 8 && attrs[a].values[v]; v++)
			if (strlen(attrs[a].values[v]) == n - len - 1 && memcmp(s + len + 1, attrs[a].values[v], n - len - 1) == 0)
				return gram_set(g, (enum gram_attr)a, v + 1);
	}
	return g;
}

gram
gram_read(const char *pos, const char *feats)
{
	gram g = pos ? gram_set(0, GRAM_POS, gram_pos_of(pos)) : 0;

	while (feats && *feats && strcmp(feats, "_") != 0) {
		size_t n = strcspn(feats, "|");

		g = add_feature(g, feats, n);
		feats += n + (feats[n] == '|');
	}
	return g;
}

const char *
gram_pos(gram g)
{
	unsigned pos = gram_get(g, GRAM_POS);

	return upos[pos < sizeof upos / sizeof *upos ? pos : 0];
}

size_t
gram_feats(gram g, char *out)
{
	char *p = out;

	for (int a = 1; a < GRAM_NATTR; a++) {
		unsigned v = gram_get(g, (enum gram_attr)a);

		if (v == 0 || v > 8 || attrs[a].values[v - 1] == NULL)
			continue;
		if (p > out)
			*p++ = '|';
		p = stpcpy(p, attrs[a].name);
		*p++ = '=';
		p = stpcpy(p, attrs[a].values[v - 1]);
	}
	if (p == out)
		*p++ = '_';
	*p = '\0';
	return (size_t)(p - out);
}
