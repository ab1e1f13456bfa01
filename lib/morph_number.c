/* morph_number: the value of numbers in words. */
#include "morph.h"

#include <stdlib.h>

struct number_word {
	const char *lemma;
	double value;
};

/* From a thousand on they multiply, the rest adds up. Sorted. */
static const struct number_word cardinals[] = {{"восемнадцать", 18}, {"восемь", 8}, {"восемьдесят", 80},
    {"восемьсот", 800}, {"два", 2}, {"двадцать", 20}, {"двенадцать", 12}, {"двести", 200}, {"двое", 2},
    {"девяносто", 90}, {"девятнадцать", 19}, {"девять", 9}, {"девятьсот", 900}, {"десять", 10}, {"миллиард", 1e9},
    {"миллион", 1e6}, {"ноль", 0}, {"один", 1}, {"одиннадцать", 11}, {"полмиллиард", 5e8}, {"полмиллион", 5e5},
    {"полтора", 1.5}, {"пятеро", 5}, {"пятнадцать", 15}, {"пять", 5}, {"пятьдесят", 50}, {"пятьсот", 500},
    {"семнадцать", 17}, {"семь", 7}, {"семьдесят", 70}, {"семьсот", 700}, {"сорок", 40}, {"сто", 100}, {"три", 3},
    {"тридцать", 30}, {"триллион", 1e12}, {"тринадцать", 13}, {"триста", 300}, {"трое", 3}, {"тысяча", 1000},
    {"четверо", 4}, {"четыре", 4}, {"четыреста", 400}, {"четырнадцать", 14}, {"шестеро", 6}, {"шестнадцать", 16},
    {"шесть", 6}, {"шестьдесят", 60}, {"шестьсот", 600}};

static const struct number_word ordinals[] = {{"восемнадцатый", 18}, {"восьмидесятый", 80}, {"восьмой", 8},
    {"второе", 2}, {"второй", 2}, {"двадцатый", 20}, {"двенадцатый", 12}, {"двухсотый", 200}, {"двухтысячный", 2000},
    {"девяностый", 90}, {"девятнадцатый", 19}, {"девятый", 9}, {"десятый", 10}, {"миллионный", 1e6},
    {"одиннадцатый", 11}, {"первое", 1}, {"первый", 1}, {"пятидесятый", 50}, {"пятнадцатый", 15}, {"пятый", 5},
    {"седьмой", 7}, {"семидесятый", 70}, {"семнадцатый", 17}, {"сороковой", 40}, {"сотый", 100}, {"третий", 3},
    {"третье", 3}, {"трехсотый", 300}, {"тридцатый", 30}, {"тринадцатый", 13}, {"тысячный", 1000}, {"четвертый", 4},
    {"четырнадцатый", 14}, {"шестидесятый", 60}, {"шестнадцатый", 16}, {"шестой", 6}};

static int
by_lemma(const void *lemma, const void *word)
{
	return strcmp(lemma, ((const struct number_word *)word)->lemma);
}

static const struct number_word *
find(const struct number_word *table, size_t n, const char *lemma)
{
	return lemma ? bsearch(lemma, table, n, sizeof *table, by_lemma) : NULL;
}

/* «сто двадцать» goes on, «двадцать сто» and «пять три» do not: each part is smaller than what is left open. */
static bool
goes_on(double part, double value)
{
	if (part == 0)
		return true;
	if (value >= 1000)
		return true;
	return part >= 100 ? value < 100 && (long)part % 100 == 0 : part >= 20 && (long)part % 10 == 0 && value < 10;
}

uint32_t
morph_number(const struct morph *m, const struct doc *doc, uint32_t lo, uint32_t hi, double *value, bool *ordinal)
{
	double total = 0, part = 0, smallest = 1e15; /* of the multipliers so far: they go down */
	uint32_t t = lo;

	(void)m;
	*ordinal = false;
	for (; t < hi && !*ordinal; t++) {
		const struct number_word *w = find(cardinals, sizeof cardinals / sizeof *cardinals,
		    doc->toks.v[t]->lemma);

		if (w == NULL) {
			w = find(ordinals, sizeof ordinals / sizeof *ordinals, doc->toks.v[t]->lemma);
			*ordinal = w != NULL && w->value < 1000;
			if (!*ordinal || !goes_on(part, w->value)) {
				*ordinal = false;
				break;
			}
		} else if (!goes_on(part, w->value) || (w->value >= 1000 && w->value >= smallest))
			break;
		if (w->value >= 1000) {
			total += (part == 0 ? 1 : part) * w->value;
			part = 0;
			smallest = w->value;
		} else
			part += w->value;
	}
	*value = total + part;
	return t - lo;
}
