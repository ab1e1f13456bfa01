/* gram: Universal Dependencies' parts of speech and features as one number. */
#include "gram.h"

#include <string.h>

static const char *const upos[] = {"X", "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART",
    "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"};

/* In the order of FEATS; values in the order of the enums of gram.h. */
static const struct attr {
	const char *name;
	const char *values[8];
} attrs[GRAM_NATTR] = {
    [GRAM_POS] = {"", {NULL}},
    [GRAM_ANIMACY] = {"Animacy", {"Anim", "Inan"}},
    [GRAM_ASPECT] = {"Aspect", {"Imp", "Perf"}},
    [GRAM_CASE] = {"Case", {"Nom", "Gen", "Dat", "Acc", "Ins", "Loc", "Par", "Voc"}},
    [GRAM_DEGREE] = {"Degree", {"Cmp", "Pos", "Sup"}},
    [GRAM_FOREIGN] = {"Foreign", {"Yes"}},
    [GRAM_GENDER] = {"Gender", {"Masc", "Fem", "Neut"}},
    [GRAM_MOOD] = {"Mood", {"Ind", "Imp", "Cnd"}},
    [GRAM_NUMBER] = {"Number", {"Sing", "Plur"}},
    [GRAM_NUMTYPE] = {"NumType", {"Card", "Ord", "Frac"}},
    [GRAM_PERSON] = {"Person", {"1", "2", "3"}},
    [GRAM_POLARITY] = {"Polarity", {"Neg"}},
    [GRAM_POSS] = {"Poss", {"Yes"}},
    [GRAM_PRONTYPE] = {"PronType", {"Prs", "Dem", "Int", "Rel", "Tot", "Neg", "Ind", "Int,Rel"}},
    [GRAM_REFLEX] = {"Reflex", {"Yes"}},
    [GRAM_TENSE] = {"Tense", {"Pres", "Past", "Fut"}},
    [GRAM_VARIANT] = {"Variant", {"Short"}},
    [GRAM_VERBFORM] = {"VerbForm", {"Fin", "Inf", "Part", "Conv"}},
    [GRAM_VOICE] = {"Voice", {"Act", "Pass", "Mid"}},
};

unsigned
gram_pos_of(const char *s)
{
	for (unsigned i = 1; i < sizeof upos / sizeof *upos; i++)
		if (*s == *upos[i] && strcmp(s, upos[i]) == 0)
			return i;
	return 0;
}

/* The attribute of the feature NAME=VALUE at ${s}, from ${from} on; GRAM_NATTR if there is none. */
static int
attr_of(const char *s, int from)
{
	for (int a = from; a < GRAM_NATTR; a++) {
		const char *name = attrs[a].name, *at = s;

		while (*name && *name == *at)
			name++, at++;
		if (*name == '\0' && *at == '=')
			return a;
	}
	return GRAM_NATTR;
}

/* The number of the value of ${n} bytes, 0 if the attribute has no such value. */
static unsigned
value_of(const struct attr *attr, const char *s, size_t n)
{
	for (unsigned v = 0; v < 8 && attr->values[v]; v++)
		if (strncmp(attr->values[v], s, n) == 0 && attr->values[v][n] == '\0')
			return v + 1;
	return 0;
}

gram
gram_read(const char *pos, const char *feats)
{
	gram g = pos ? gram_set(0, GRAM_POS, gram_pos_of(pos)) : 0;
	int next = 1; /* FEATS are sorted, so that the search goes on where the last one was found */

	while (feats && *feats && strcmp(feats, "_") != 0) {
		const char *end = strchrnul(feats, '|');
		int a = attr_of(feats, next);

		if (a == GRAM_NATTR)
			a = attr_of(feats, 1);
		if (a < GRAM_NATTR) {
			const char *value = feats + strlen(attrs[a].name) + 1;
			unsigned v = value <= end ? value_of(&attrs[a], value, (size_t)(end - value)) : 0;

			if (v)
				g = gram_set(g, (enum gram_attr)a, v);
			next = a + 1;
		}
		feats = end + (*end == '|');
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
