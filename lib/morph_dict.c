/* morph_dict: the dictionary, guesses for words that it does not have, and the forms of a lemma. */
#include "morph_impl.h"

#include "text.h"

#include <stdlib.h>

/* ---- the table ---- */

/* The number of an ending that is given as codes. */
static uint16_t
find_ending(const struct dict *d, uint32_t n, const char *codes)
{
	for (uint32_t i = 0; i < n; i++)
		if (strcmp((const char *)d->spelled + d->offsets[i], codes) == 0)
			return (uint16_t)i;
	return NO_LEMMA;
}

void
dict_open(struct dict *d, const unsigned char *base)
{
	const uint32_t *head = (const uint32_t *)(const void *)(base + 8), *at = head + 4;
	const char *s = (const char *)base + at[0];

	d->grams = mem_alloc(head[0] * sizeof *d->grams);
	for (uint32_t i = 0; i < head[0]; i++) {
		char pos[8] = "";
		const char *space = strchr(s, ' ');

		memcpy(pos, s, (size_t)(space - s) < sizeof pos ? (size_t)(space - s) : sizeof pos - 1);
		d->grams[i] = gram_read(pos, space + 1);
		s += strlen(s) + 1;
	}
	d->nparadigms = head[3];
	d->readings = (const uint16_t *)(const void *)(base + at[1]);
	d->offsets = (const uint32_t *)(const void *)(base + at[2]);
	d->spelled = base + at[3];
	d->first = (const uint32_t *)(const void *)(base + at[4]);
	d->lemmas = (const uint16_t *)(const void *)(base + at[5]);
	d->rows = (const uint16_t *)(const void *)(base + at[6]);
	d->sets = (const uint16_t *)(const void *)(base + at[7]);
	d->stems = (const uint32_t *)(const void *)(base + at[8]);
	d->ends = (const uint32_t *)(const void *)(base + at[9]);
	d->guesses = (const uint16_t *)(const void *)(base + at[10]);
	d->guess = (const uint32_t *)(const void *)(base + at[11]);
	d->ordinal = find_ending(d, head[2], "\012");
	d->hard = find_ending(d, head[2], "\034\012");
	d->soft = find_ending(d, head[2], "\011\012");
}

void
dict_close(struct dict *d)
{
	free(d->grams);
}

/*
 * Follows ${label} from the node at ${node}; its target, or the value where the label is 0. False if there is no edge.
 */
static bool
follow(const uint32_t *edges, uint32_t node, unsigned label, uint32_t *target)
{
	for (const uint32_t *e = edges + node;; e++) {
		if ((*e & 63) >= label) {
			*target = *e >> 7;
			return (*e & 63) == label;
		}
		if (*e & 64)
			return false;
	}
}

static size_t
unspell(const unsigned char *codes, char *out)
{
	char *p = out;

	for (; *codes; codes++) {
		if (*codes <= 32)
			p += utf8_put(0x430 - 1 + *codes, p);
		else
			*p++ = "-'."[*codes - 33];
	}
	return (size_t)(p - out);
}

/* ---- candidates ---- */

uint32_t
morph_hash(const char *s, size_t n)
{
	uint32_t h = 2166136261U; /* FNV-1a */

	for (size_t i = 0; i < n; i++)
		h = (h ^ (unsigned char)s[i]) * 16777619U;
	return h;
}

size_t
morph_lemma(const struct morph *m, const struct word_form *w, const struct candidate *c, char *out)
{
	memcpy(out, w->form, c->stem);
	return c->stem + (c->ending == NO_LEMMA
	    ? 0 : unspell(m->dict.spelled + m->dict.offsets[c->ending], out + c->stem));
}

static void
add_of(const struct morph *m, struct word_form *w, gram g, unsigned paradigm, size_t stem, unsigned ending,
    unsigned from)
{
	struct candidate *c = &w->candidates[w->n];
	char lemma[WORD_ROOM * 2 + 4];

	if (w->n == WORD_CANDIDATES)
		return;
	c->gram = g;
	c->stem = (uint8_t)stem;
	c->ending = (uint16_t)ending;
	c->from = (uint8_t)from;
	c->paradigm = (uint16_t)paradigm;
	c->lemma = morph_hash(lemma, morph_lemma(m, w, c, lemma));
	for (int i = 0; i < w->n; i++)
		if (w->candidates[i].gram == g && w->candidates[i].lemma == c->lemma)
			return;
	tag_columns(g, c->column);
	w->n++;
}

static void
add(const struct morph *m, struct word_form *w, gram g, size_t stem, unsigned ending, unsigned from)
{
	add_of(m, w, g, NO_PARADIGM, stem, ending, from);
}

/* The rows of paradigm ${p} that have ${ending}, as candidates of a word whose stem has ${stem} bytes. */
static void
add_rows(const struct morph *m, struct word_form *w, unsigned p, unsigned ending, size_t stem, unsigned from)
{
	const struct dict *d = &m->dict;
	uint32_t lo = d->first[p], hi = d->first[p + 1], end = hi;

	while (lo < hi) {
		uint32_t mid = (lo + hi) / 2;

		if (d->rows[2 * mid] < ending)
			lo = mid + 1;
		else
			hi = mid;
	}
	for (; lo < end && d->rows[2 * lo] == ending; lo++) {
		const uint16_t *r = d->readings + 2 * d->rows[2 * lo + 1];
		bool irregular = p + 1 == d->nparadigms;

		add_of(m, w, d->grams[r[0]], p, stem, irregular ? r[1] : d->lemmas[p], from);
	}
}

/* A part of a word as codes: letter i begins at byte at[i] of the folded word. */
struct spelt {
	unsigned char codes[WORD_ROOM];
	uint16_t at[WORD_ROOM + 1];
	size_t n;
};

/* Bytes [from, w->len) of the word as codes; false if it has other letters, or none. */
static bool
spell(const struct word_form *w, size_t from, struct spelt *out)
{
	const char *s = w->form + from, *end = w->form + w->len;

	bool letters = false;

	for (out->n = 0; s < end; out->n++) {
		int32_t cp;

		out->at[out->n] = (uint16_t)(s - w->form);
		cp = utf8_next(&s, end);
		letters |= cp >= 0x430 && cp <= 0x44F;
		if (cp >= 0x430 && cp <= 0x44F)
			out->codes[out->n] = (unsigned char)(cp - 0x430 + 1);
		else if (cp == '-' || cp == '\'' || cp == '.')
			out->codes[out->n] = cp == '-' ? 33 : cp == '\'' ? 34 : 35;
		else
			return false;
	}
	out->at[out->n] = w->len;
	return letters;
}

/* All readings that the dictionary has of what is spelt. */
static void
look_up(const struct morph *m, struct word_form *w, const struct spelt *x, unsigned from)
{
	const struct dict *d = &m->dict;
	uint32_t endings[WORD_ROOM + 1], node = 0, value; /* of k letters: its number plus 1, 0 if it is none */
	size_t longest = 0;

	for (size_t k = 0;; k++) {
		endings[k] = follow(d->ends, node, 0, &value) ? value + 1 : 0;
		longest = k;
		if (k == x->n || !follow(d->ends, node, x->codes[x->n - 1 - k], &node))
			break;
	}
	node = 0;
	for (size_t i = 0;; i++) {
		size_t k = x->n - i;

		if (k <= longest && endings[k] && follow(d->stems, node, 0, &value))
			for (unsigned p = 1; p <= d->sets[value]; p++)
				add_rows(m, w, d->sets[value + p], endings[k] - 1, x->at[i], from);
		if (i == x->n || !follow(d->stems, node, x->codes[i], &node))
			break;
	}
}

/* What words with the same last letters are, for a word that the dictionary does not have. */
static void
guess(const struct morph *m, struct word_form *w, const struct spelt *x)
{
	const struct dict *d = &m->dict;
	uint32_t node = 0, value, best = UINT32_MAX;

	for (size_t i = x->n; i > 1 && follow(d->guess, node, x->codes[i - 1], &node); i--)
		if (follow(d->guess, node, 0, &value))
			best = value;
	if (best == UINT32_MAX)
		return;
	for (unsigned k = 0; k < d->guesses[best]; k++) {
		unsigned ending = d->guesses[best + 1 + 2 * k], p = d->guesses[best + 2 + 2 * k];
		size_t len = strlen((const char *)d->spelled + d->offsets[ending]);

		if (len < x->n)
			add_rows(m, w, p, ending, x->at[x->n - len], FROM_GUESS + k);
	}
}

static gram
of_pos(unsigned pos)
{
	return gram_set(0, GRAM_POS, pos);
}

/* The bytes of a full adjective or participle before its ending. */
static size_t
before_ending(const struct word_form *w)
{
	static const char *const endings[] = {"ого", "его", "ому", "ему", "ыми", "ими"};

	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		if (w->len > 6 && strcmp(w->form + w->len - 6, endings[i]) == 0)
			return w->len - 6U;
	return w->len > 4 ? w->len - 4U : 0;
}

/* Participles are used as adjectives, and what is short and neuter as adverbs. */
static void
add_derived(const struct morph *m, struct word_form *w)
{
	int n = w->n;

	for (int i = 0; i < n; i++) {
		struct candidate c = w->candidates[i];
		unsigned pos = gram_get(c.gram, GRAM_POS), variant = gram_get(c.gram, GRAM_VARIANT);
		bool participle = pos == VERB && gram_get(c.gram, GRAM_VERBFORM) == PART_FORM;
		gram g = gram_set(of_pos(ADJ), GRAM_DEGREE, POS_DEGREE);
		size_t stem = before_ending(w);

		if (variant && (pos == ADJ || participle) && gram_get(c.gram, GRAM_GENDER) == NEUT)
			add(m, w, gram_set(of_pos(ADV), GRAM_DEGREE, POS_DEGREE), w->len, NO_LEMMA, c.from);
		if (!participle || variant || stem < 4)
			continue;
		for (enum gram_attr a = GRAM_ANIMACY; a <= GRAM_NUMBER; a++)
			if (a == GRAM_ANIMACY || a == GRAM_CASE || a == GRAM_GENDER || a == GRAM_NUMBER)
				g = gram_set(g, a, gram_get(c.gram, a));
		add(m, w, g, stem, memcmp(w->form + stem - 2, "ш", 2) == 0 || memcmp(w->form + stem - 2, "щ", 2) == 0
		    ? m->dict.soft : m->dict.hard, c.from);
	}
}

/* A capital makes a name of each noun, and a surname of each adjective; behind the readings that are there. */
static void
add_names(const struct morph *m, struct word_form *w)
{
	int n = w->n;

	for (int i = 0; i < n; i++) {
		struct candidate c = w->candidates[i];
		unsigned pos = gram_get(c.gram, GRAM_POS);
		gram g = gram_set(c.gram, GRAM_POS, PROPN);

		if (pos == ADJ && gram_get(g, GRAM_CASE) && gram_get(g, GRAM_GENDER) != NEUT)
			g = gram_set(gram_set(g, GRAM_DEGREE, 0), GRAM_ANIMACY, ANIM);
		else if (pos != NOUN)
			continue;
		add_of(m, w, g, c.paradigm, c.stem, c.ending, c.from > FROM_CAPITAL ? c.from : FROM_CAPITAL);
	}
}

/*
 * A name that the dictionary does not have, read as one that is not declined (its nominative among them). Acronyms
 * have the gender of what they stand for.
 */
static void
add_undeclined(const struct morph *m, struct word_form *w)
{
	const char *last = w->len >= 2 ? w->form + w->len - 2 : "";
	bool acronym = w->wcase == WORD_UPPER && w->len > 2;
	unsigned usual = !acronym && (strncmp(last, "а", 2) == 0 || strncmp(last, "я", 2) == 0) ? FEM : MASC;
	gram g = gram_set(of_pos(PROPN), GRAM_NUMBER, SING);

	for (unsigned animacy = acronym ? INAN : ANIM; animacy <= INAN; animacy++)
		for (unsigned gender = usual; gender <= (acronym ? NEUT : usual); gender++)
			for (unsigned k = NOM; k <= LOC; k++)
				add(m, w, gram_set(gram_set(gram_set(g, GRAM_ANIMACY, animacy), GRAM_CASE, k),
				    GRAM_GENDER, gender), w->len, NO_LEMMA, FROM_NAME);
}

/* Words without Cyrillic letters: numbers, marks, foreign words. */
static void
add_by_shape(const struct morph *m, struct word_form *w)
{
	const char *s = w->form, *end = s + w->len;
	int32_t first_cp = w->len ? utf8_next(&s, end) : '.';
	enum text_class first = text_class(first_cp);
	bool letters = false, digits = false;

	for (s = w->form; s < end;) {
		enum text_class c = text_class(utf8_next(&s, end));

		letters |= c == TEXT_UPPER || c == TEXT_LOWER || c == TEXT_LETTER;
		digits |= c == TEXT_DIGIT;
	}
	if (digits)
		add(m, w, of_pos(NUM), w->len, NO_LEMMA, FROM_SHAPE);
	if (digits || strspn(w->form, "ivxlcdm") == w->len)
		add(m, w, of_pos(ADJ), w->len, NO_LEMMA, FROM_SHAPE);
	if (letters) {
		add(m, w, gram_set(of_pos(X), GRAM_FOREIGN, 1), w->len, NO_LEMMA, FROM_SHAPE);
		add(m, w, of_pos(PROPN), w->len, NO_LEMMA, FROM_SHAPE);
		add(m, w, of_pos(NOUN), w->len, NO_LEMMA, FROM_SHAPE);
	}
	if (!letters && !digits && text_is_emoji(first_cp))
		add(m, w, of_pos(SYM), w->len, NO_LEMMA, FROM_SHAPE);
	else if (!letters && !digits) {
		add(m, w, of_pos(PUNCT), w->len, NO_LEMMA, FROM_SHAPE);
		if (first != TEXT_PUNCT || w->len > 1 || strchr("%&#@*/)(", w->form[0]))
			add(m, w, of_pos(SYM), w->len, NO_LEMMA, FROM_SHAPE);
	}
}

/* Numbers with the ending of an adjective (48-й, 1990-х): what «новый» would be with it. */
static void
add_ordinals(const struct morph *m, struct word_form *w, const char *ending)
{
	static const struct {
		const char *ending;
		uint8_t kase, number, gender;
	} table[] = {{"й", NOM, SING, MASC}, {"й", ACC, SING, MASC}, {"й", GEN, SING, FEM}, {"й", DAT, SING, FEM},
	    {"й", INS, SING, FEM}, {"й", LOC, SING, FEM}, {"я", NOM, SING, FEM}, {"ю", ACC, SING, FEM},
	    {"го", GEN, SING, MASC}, {"го", GEN, SING, NEUT}, {"му", DAT, SING, MASC}, {"му", DAT, SING, NEUT},
	    {"м", INS, SING, MASC}, {"м", LOC, SING, MASC}, {"м", LOC, SING, NEUT}, {"м", INS, SING, NEUT},
	    {"м", DAT, PLUR, 0}, {"е", NOM, SING, NEUT}, {"е", ACC, SING, NEUT}, {"е", NOM, PLUR, 0},
	    {"е", ACC, PLUR, 0}, {"х", GEN, PLUR, 0}, {"х", LOC, PLUR, 0}, {"ми", INS, PLUR, 0}};
	gram base = gram_set(of_pos(ADJ), GRAM_DEGREE, POS_DEGREE);
	const char *hyphen = ending - 1;
	size_t n = (size_t)(w->form + w->len - ending);

	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		size_t len = strlen(table[i].ending);
		gram g = gram_set(gram_set(base, GRAM_CASE, table[i].kase), GRAM_NUMBER, table[i].number);

		/* «48-ой», «12-ого» are written as well */
		if (n < len || n > len + 2 || strcmp(ending + n - len, table[i].ending) != 0)
			continue;
		if (table[i].kase == ACC && table[i].gender != FEM)
			g = gram_set(g, GRAM_ANIMACY, INAN);
		add(m, w, gram_set(g, GRAM_GENDER, table[i].gender), (size_t)(hyphen - w->form) + 1, m->dict.ordinal,
		    FROM_SHAPE);
	}
}

/* ---- words ---- */

/* Whether the dictionary has nothing but verbs, in a personal form, for a word: with a capital it is more («Сочи»). */
static bool
only_verbs(const struct word_form *w)
{
	for (int i = 0; i < w->n; i++)
		if (gram_get(w->candidates[i].gram, GRAM_POS) != VERB ||
		    gram_get(w->candidates[i].gram, GRAM_VERBFORM) != FIN)
			return false;
	return true;
}

/* The candidates of a folded word. */
static void
find_candidates(const struct morph *m, struct word_form *w)
{
	const char *hyphen = memrchr(w->form, '-', w->len);
	size_t tail = hyphen ? (size_t)(hyphen - w->form) + 1 : 0;
	struct spelt x;

	w->n = 0;
	if (spell(w, 0, &x))
		look_up(m, w, &x, FROM_DICT);
	w->known = w->n > 0;
	if (w->n == 0 && tail && spell(w, tail, &x)) {
		if (w->form[0] >= '0' && w->form[0] <= '9')
			add_ordinals(m, w, w->form + tail);
		if (w->n == 0)
			look_up(m, w, &x, FROM_PART);
	}
	if (w->n == 0 && w->wcase != WORD_UPPER && spell(w, tail, &x))
		guess(m, w, &x);
	add_derived(m, w);
	if (w->wcase != WORD_LOWER) {
		bool undeclined = !w->known || only_verbs(w);

		add_names(m, w);
		if (undeclined && spell(w, tail, &x))
			add_undeclined(m, w);
	}
	if (w->n == 0 && spell(w, tail, &x)) { /* nothing like it: a word that is not declined, or an abbreviation */
		add(m, w, of_pos(NOUN), w->len, NO_LEMMA, FROM_SHAPE);
		add(m, w, of_pos(ADJ), w->len, NO_LEMMA, FROM_SHAPE);
		add(m, w, of_pos(ADV), w->len, NO_LEMMA, FROM_SHAPE);
		add(m, w, of_pos(INTJ), w->len, NO_LEMMA, FROM_SHAPE);
	}
	if (w->n == 0)
		add_by_shape(m, w);
}

static enum word_case
case_of(const char *s, size_t n)
{
	const char *end = s + n;
	int upper = 0, lower = 0;
	bool title = n > 0 && text_class(utf8_next(&s, end)) == TEXT_UPPER;

	while (s < end) {
		enum text_class c = text_class(utf8_next(&s, end));

		upper += c == TEXT_UPPER;
		lower += c == TEXT_LOWER;
	}
	return upper > 0 && lower == 0 ? WORD_UPPER : title || upper ? WORD_TITLE : WORD_LOWER;
}

static uint32_t
suffix_hash(const char *form, size_t len, int letters)
{
	const char *s = form + len;

	while (letters > 0 && s > form)
		letters -= (*--s & 0xC0) != 0x80;
	return morph_hash(s, (size_t)(form + len - s));
}

/* What the tagger sees of a form: marks that are written in several ways as one, and figures as zeros. */
static size_t
shape(char *form, size_t len)
{
	static const char *const same[][2] = {{"--", "—"}, {"–", "—"}, {"―", "—"}, {"“", "\""}, {"”", "\""},
	    {"„", "\""}, {"…", "..."}};
	size_t figures = 0;

	for (size_t i = 0; i < sizeof same / sizeof *same && len <= 3 &&
	    (form[0] == '-' || (unsigned char)form[0] == 0xE2); i++)
		if (strcmp(form, same[i][0]) == 0)
			return (size_t)(stpcpy(form, same[i][1]) - form);
	for (size_t i = 0; i < len; i++)
		figures += form[i] >= '0' && form[i] <= '9';
	for (size_t i = figures == 4 && len == 4; i < len; i++) /* of a year the first figure stays */
		if (figures > 1 && form[i] >= '0' && form[i] <= '9')
			form[i] = '0';
	return len;
}

/* What is known of the word at ${s}, found out. */
static void
take_form(const struct morph *m, struct word_form *w, const char *s, size_t n)
{
	char folded[WORD_ROOM];
	size_t len = text_fold(s, n, folded, sizeof folded);

	w->wcase = case_of(s, n);
	w->len = (uint8_t)len;
	memcpy(w->form, folded, len + 1);
	len = shape(folded, len);
	w->scored = false;
	w->hash = morph_hash(folded, len);
	for (int i = 0; i < 4; i++)
		w->suffix[i] = suffix_hash(folded, len, i + 1);
	find_candidates(m, w);
	w->kinds = 1;
	for (int i = 0; i < w->n; i++)
		w->kinds = morph_mix(w->kinds,
		    (uint32_t)w->candidates[i].gram ^ (uint32_t)(w->candidates[i].gram >> 32));
}

/* Where a form is in the cache, if anywhere: a hash of eight bytes at a time. */
static uint32_t
slot_of(const char *s, size_t n)
{
	const uint64_t factor = 0x9E3779B97F4A7C15U;
	uint64_t h = n, part = 0;

	for (; n >= sizeof part; s += sizeof part, n -= sizeof part) {
		memcpy(&part, s, sizeof part);
		h = (h ^ part) * factor;
		h ^= h >> 32;
	}
	for (part = 0; n > 0; n--)
		part = part << 8 | (unsigned char)s[n - 1];
	return (uint32_t)((h ^ part) * factor >> (64 - CACHE_BITS));
}

struct word_form *
morph_word(const struct morph *m, const char *s, size_t n)
{
	struct cached *c = &m->cache[slot_of(s, n)];

	if (n > 0 && c->n == n && memcmp(c->form, s, n) == 0)
		return &c->word;
	c->n = n <= sizeof c->form ? (uint8_t)n : 0;
	memcpy(c->form, s, c->n);
	take_form(m, &c->word, s, n);
	return &c->word;
}

/*
 * The dictionary's noun that ${n} bytes are a form of, in the case and number of ${like}: its lemma's length, 0 if
 * there is none.
 */
static size_t
noun_lemma(const struct morph *m, const char *s, size_t n, gram like, char *out)
{
	struct word_form w = {.len = (uint8_t)n};
	struct spelt x;

	memcpy(w.form, s, n);
	if (!spell(&w, 0, &x))
		return 0;
	look_up(m, &w, &x, FROM_DICT);
	for (int i = 0; i < w.n; i++) {
		gram g = w.candidates[i].gram;

		if (gram_get(g, GRAM_POS) == NOUN && gram_get(g, GRAM_CASE) == gram_get(like, GRAM_CASE) &&
		    gram_get(g, GRAM_NUMBER) == gram_get(like, GRAM_NUMBER))
			return morph_lemma(m, &w, &w.candidates[i], out);
	}
	return 0;
}

size_t
morph_whole_lemma(const struct morph *m, const struct word_form *w, const struct candidate *c, char *out)
{
	const char *hyphen = c->from == FROM_PART && gram_get(c->gram, GRAM_POS) == NOUN
	    ? memrchr(w->form, '-', w->len) : NULL;
	char lemma[2 * WORD_ROOM];
	size_t first = hyphen ? (size_t)(hyphen - w->form) : 0, n, len;

	n = first ? noun_lemma(m, w->form, first, c->gram, out) : 0;
	if (n == 0 || n > WORD_ROOM)
		return morph_lemma(m, w, c, out);
	len = morph_lemma(m, w, c, lemma);
	memcpy(out + n, lemma + first, len - first);
	return n + len - first;
}

/* ---- other cases ---- */

size_t
morph_in_case(const struct morph *m, const struct word_form *w, const struct candidate *c, unsigned kase, char *out)
{
	static const enum gram_attr same[] = {GRAM_NUMBER, GRAM_GENDER, GRAM_VERBFORM, GRAM_TENSE, GRAM_VOICE,
	    GRAM_DEGREE};
	static const char *const partitive[] = {"у", "ю", NULL};
	const struct dict *d = &m->dict;
	gram of = c->gram;
	size_t n = 0;

	if (c->paradigm == NO_PARADIGM)
		return 0;
	if (kase == NOM && c->paradigm + 1U == d->nparadigms && gram_get(of, GRAM_NUMBER) == SING &&
	    (gram_get(of, GRAM_POS) == NOUN || gram_get(of, GRAM_POS) == PROPN))
		return morph_lemma(m, w, c, out); /* «год», not the abbreviation that stands beside it */
	if (gram_get(of, GRAM_POS) == PROPN && gram_get(of, GRAM_DEGREE) == 0)
		of = gram_set(of, GRAM_DEGREE, POS_DEGREE); /* surnames like adjectives */
	for (uint32_t r = d->first[c->paradigm]; r < d->first[c->paradigm + 1U]; r++) {
		const uint16_t *reading = d->readings + 2 * d->rows[2 * r + 1];
		gram g = d->grams[reading[0]];
		bool fits = gram_get(g, GRAM_CASE) == kase && (reading[1] == NO_LEMMA || reading[1] == c->ending);

		for (size_t i = 0; fits && i < sizeof same / sizeof *same; i++)
			fits = gram_get(g, same[i]) == gram_get(of, same[i]) ||
			    (same[i] == GRAM_DEGREE && gram_get(g, GRAM_POS) != ADJ);
		if (fits) {
			memcpy(out, w->form, c->stem);
			n = c->stem + unspell(d->spelled + d->offsets[d->rows[2 * r]], out + c->stem);
			/* «чаю», where there is «чая» */
			if (!(kase == GEN && gram_get(g, GRAM_GENDER) == MASC && text_ends_among(out, n, partitive)))
				return n;
		}
	}
	return n;
}

size_t
morph_participle_form(const struct morph *m, const struct word_form *w, const struct candidate *c, gram like, char *out)
{
	static const enum gram_attr same[] = {GRAM_NUMBER, GRAM_TENSE, GRAM_VOICE};
	const struct dict *d = &m->dict;

	if (c->paradigm == NO_PARADIGM)
		return 0;
	for (uint32_t r = d->first[c->paradigm]; r < d->first[c->paradigm + 1U]; r++) {
		gram g = d->grams[d->readings[2 * d->rows[2 * r + 1]]];
		bool fits = gram_get(g, GRAM_VERBFORM) == PART_FORM && gram_get(g, GRAM_CASE) == NOM &&
		    gram_get(g, GRAM_VARIANT) == 0;

		for (size_t i = 0; fits && i < sizeof same / sizeof *same; i++)
			fits = gram_get(g, same[i]) == gram_get(like, same[i]);
		if (fits && (gram_get(like, GRAM_NUMBER) == PLUR ||
		    gram_get(g, GRAM_GENDER) == gram_get(like, GRAM_GENDER))) {
			memcpy(out, w->form, c->stem);
			return c->stem + unspell(d->spelled + d->offsets[d->rows[2 * r]], out + c->stem);
		}
	}
	return 0;
}

size_t
morph_nominative(const struct morph *m, const struct word_form *w, const struct candidate *c, char *out)
{
	return morph_in_case(m, w, c, NOM, out);
}
