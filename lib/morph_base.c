/* morph_base: base forms of names and phrases. */
#include "morph_impl.h"

#include "lists.h"
#include "text.h"

#include <stdlib.h>

/* ---- words as they are written ---- */

/* Bytes of the longest common beginning of ${written}, folded letter by letter, and ${folded}. */
static size_t
common_beginning(const char *written, size_t n, const char *folded, size_t len, size_t *same)
{
	const char *w = written, *wend = written + n, *f = folded, *fend = folded + len;
	size_t last = 0;

	*same = 0;
	while (w < wend && f < fend) {
		int32_t a = text_lower(utf8_next(&w, wend));

		if ((a == 0x451 ? 0x435 : a) != utf8_next(&f, fend))
			break;
		last = (size_t)(w - written);
		*same = (size_t)(f - folded);
	}
	return last;
}

/* Whether the part behind the next hyphen from ${*s} on begins with a capital; ${*s} then stands there. */
static bool
next_begins(const char **s, const char *end)
{
	const char *hyphen = memchr(*s, '-', (size_t)(end - *s)), *part = hyphen ? hyphen + 1 : end;

	*s = part;
	return text_class(utf8_next(&part, end)) == TEXT_UPPER;
}

/*
 * ${folded} with the capitals and ё of what is written, as far as they agree; behind that in capitals if all was, and
 * behind hyphens as there: «Касым-Жомарт», «Ростов-на-Дону».
 */
static void
write_like(struct buf *b, const char *written, size_t n, const char *folded, size_t len)
{
	size_t same, keep = common_beginning(written, n, folded, len, &same);
	const char *s = folded + same, *end = folded + len;
	const char *rest = written + keep;
	bool upper = text_capitals(written, n) > 1, begins = false;

	buf_add(b, written, keep);
	while (s < end) {
		int32_t cp = utf8_next(&s, end);
		char utf8[4];

		buf_add(b, utf8, utf8_put(upper || begins ? text_upper(cp) : cp, utf8));
		begins = cp == '-' && next_begins(&rest, written + n);
	}
}

/* ---- one word ---- */

static bool
ends_in(const char *s, size_t n, const char *ending)
{
	size_t len = strlen(ending);

	return n >= len && memcmp(s + n - len, ending, len) == 0;
}

/* The folded letter (two bytes) that ends ${n} bytes is one of ${letters}. */
static bool
last_among(const char *s, size_t n, const char *letters)
{
	for (; n >= 2 && *letters; letters += 2)
		if (memcmp(s + n - 2, letters, 2) == 0)
			return true;
	return false;
}

#define CONSONANTS "бвгджзйклмнпрстфхцчшщ"
#define VOWELS     "аеиоуыэюя"

/* How endings of names go back to the nominative: what stands before, in which cases, for which gender (0: any). */
static const struct {
	const char *before, *ending, *nominative;
	uint8_t cases, gender;
} name_endings[] = {
#define C(x) (uint8_t)(1U << (x))
    {CONSONANTS, "а", "", C(GEN) | C(ACC), MASC}, {CONSONANTS, "у", "", C(DAT), MASC},
    {CONSONANTS, "ом", "", C(INS), MASC}, {"жцчшщ", "ем", "", C(INS), MASC}, {CONSONANTS, "е", "", C(LOC), MASC},
    {"вн", "ым", "", C(INS), MASC}, {VOWELS, "я", "й", C(GEN) | C(ACC), MASC}, {VOWELS, "ю", "й", C(DAT), MASC},
    {VOWELS, "ем", "й", C(INS), MASC}, {VOWELS, "е", "й", C(LOC), MASC}, {"и", "и", "й", C(LOC), MASC},
    {CONSONANTS, "я", "ь", C(GEN) | C(ACC), MASC}, {CONSONANTS, "ю", "ь", C(DAT), MASC},
    {CONSONANTS, "ем", "ь", C(INS), MASC}, {CONSONANTS, "е", "ь", C(LOC), MASC},
    {"лвфн", "и", "ь", C(GEN) | C(DAT) | C(LOC), FEM}, {CONSONANTS, "ью", "ь", C(INS), FEM},
    {CONSONANTS, "ь", "ь", C(ACC), FEM}, {CONSONANTS, "ы", "а", C(GEN), 0}, {"гжкхчшщ", "и", "а", C(GEN), 0},
    {CONSONANTS, "е", "а", C(DAT) | C(LOC), 0}, {CONSONANTS, "у", "а", C(ACC), 0}, {CONSONANTS, "ой", "а", C(INS), 0},
    {"жцчшщ", "ей", "а", C(INS), 0}, {VOWELS "лнь", "и", "я", C(GEN), 0}, {"и", "и", "я", C(GEN) | C(DAT) | C(LOC), 0},
    {VOWELS "лнтзь", "е", "я", C(DAT) | C(LOC), 0}, {VOWELS "лнтзь", "ю", "я", C(ACC), 0},
    {VOWELS "лнтзь", "ей", "я", C(INS), 0}, {"вн", "ой", "а", C(GEN) | C(DAT) | C(INS) | C(LOC), FEM},
    {"к", "ого", "ий", C(GEN) | C(ACC), MASC}, {"к", "ому", "ий", C(DAT), MASC}, {"к", "им", "ий", C(INS), MASC},
    {"к", "ом", "ий", C(LOC), MASC}, {"внтр", "ого", "ый", C(GEN) | C(ACC), MASC}, {"внтр", "ому", "ый", C(DAT), MASC},
    {"т", "ым", "ой", C(INS), MASC}, {"кнт", "ой", "ая", C(GEN) | C(DAT) | C(INS) | C(LOC), FEM},
    {"кнт", "ую", "ая", C(ACC), FEM},
    {"вн", "а", "о", C(GEN), NEUT}, {"вн", "у", "о", C(DAT), NEUT}, {"вн", "ом", "о", C(INS), NEUT},
    {"вн", "е", "о", C(LOC), NEUT}}; /* places */

/* A part of a person's name under trial. */
struct part {
	const struct rec *tok;
	struct word_form word;
	bool leads;         /* it begins a name of several parts: a first name, no adjective */
	bool declined;      /* a first name with the ending of another case */
	bool first[FEM + 1]; /* a first name, by gender */
};

/* A base form that a part may have. */
struct trial {
	char form[2 * WORD_ROOM];
	size_t n;
	double score;
};

static void
try_form(struct trial *best, const char *form, size_t n, double score)
{
	if (score > best->score) {
		memcpy(best->form, form, n);
		best->n = n;
		best->score = score;
	}
}

/* The last part of a double name: «Жомарт» of «Касым-Жомарт». */
static const char *
last_part(const char *s, size_t *n)
{
	const char *hyphen = memrchr(s, '-', *n);

	if (hyphen == NULL)
		return s;
	*n -= (size_t)(hyphen + 1 - s);
	return hyphen + 1;
}

/* Whether the dictionary has ${s} as a word for a person of that gender, in the nominative. */
static bool
in_dictionary(const struct morph *m, const char *s, size_t n, unsigned gender)
{
	const struct word_form *w = morph_word(m, s, n);

	for (int i = 0; w->known && i < w->n; i++) {
		gram g = w->candidates[i].gram;

		if (w->candidates[i].from <= FROM_CAPITAL && gram_get(g, GRAM_CASE) == NOM &&
		    gram_get(g, GRAM_NUMBER) == SING && gram_get(g, GRAM_ANIMACY) == ANIM &&
		    gram_get(g, GRAM_GENDER) == gender)
			return true;
	}
	return false;
}

/* Whether ${s}, a first name in -а or -я, is a man's: «Никита», «Мустафа», «Хабибулла». */
static bool
is_mans_open(const char *s, size_t n)
{
	static const char *const men[] = {"никита", "илья", "лука", "фома", "кузьма", "савва", "данила", "гаврила",
	    "микола", "никола", "иса", "муса", "мустафа", "хамза", "муртаза", "нуртаза", "мирза", "яхья", "закария",
	    "зия", "шалва", "андреа"};

	for (size_t i = 0; i < sizeof men / sizeof *men; i++)
		if (n == strlen(men[i]) && memcmp(s, men[i], n) == 0)
			return true;
	return ends_in(s, n, "улла");
}

/* Whether ${s} is a first name of the list, for that gender; «Динар» is but the stem of «Динара». */
static bool
is_first_name(const char *s, size_t n, unsigned gender)
{
	char longer[2 * WORD_ROOM];

	s = last_part(s, &n);
	if (!lists_has_base(LIST_PEOPLE, s, n) || (last_among(s, n, "ая") && is_mans_open(s, n) != (gender == MASC)))
		return false;
	if (!last_among(s, n, CONSONANTS))
		return true;
	memcpy(longer, s, n);
	memcpy(longer + n, "а", sizeof "а");
	return !lists_has_base(LIST_PEOPLE, longer, n + 2);
}

bool
morph_is_womans(const struct morph *m, const char *s, size_t n)
{
	enum { A = sizeof "а" - 1 };
	char man[2 * WORD_ROOM];

	if (n >= WORD_ROOM || !last_among(s, n, "ая") || !is_first_name(s, n, FEM))
		return false;
	if (last_among(s, n - A, CONSONANTS))
		return !is_first_name(s, n - A, MASC) && !in_dictionary(m, s, n - A, MASC);
	memcpy(man, s, n - A);
	memcpy(man + n - A, "й", A);
	return !is_first_name(man, n, MASC);
}

/* Whether ${s} is a first name, or a word for a person of that gender, in the nominative. */
static bool
known_nominative(const struct morph *m, const char *s, size_t n, unsigned gender)
{
	if (is_first_name(s, n, gender))
		return true;
	s = last_part(s, &n);
	return in_dictionary(m, s, n, gender);
}

/*
 * Whether ${s} is a first name with the ending of another case, «Серика», «Аиды», and nothing else: no name of a man
 * that ends in a consonant has «-и».
 */
static bool
is_first_name_declined(const struct morph *m, const char *s, size_t n)
{
	static const char *const endings[] = {"а", "я", "у", "ю", "е", "ы", "и", "ом", "ем", "ой", "ей"},
	    *const bases[] = {"", "а", "я", "й", "ь"};
	char base[2 * WORD_ROOM];

	s = last_part(s, &n);
	if (lists_has_base(LIST_PEOPLE, s, n) || in_dictionary(m, s, n, MASC))
		return false;
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
		size_t stem = n - strlen(endings[i]);

		if (!ends_in(s, n, endings[i]) || stem < 4)
			continue;
		memcpy(base, s, stem);
		/* «Антониу» is no case of «Антонио» */
		for (size_t k = !last_among(s, stem, CONSONANTS) || last_among(s, n, "ыий");
		    k < sizeof bases / sizeof *bases; k++)
			if (lists_has_base(LIST_PEOPLE, base, (size_t)(stpcpy(base + stem, bases[k]) - base)))
				return true;
	}
	return false;
}

/* Endings that few names have in the nominative. */
static bool
looks_oblique(const struct word_form *w)
{
	return w->len >= 8 && (ends_in(w->form, w->len, "ом") || ends_in(w->form, w->len, "ем") ||
	    ends_in(w->form, w->len, "ым") || ends_in(w->form, w->len, "ого") || ends_in(w->form, w->len, "ому") ||
	    ends_in(w->form, w->len, "ову") || ends_in(w->form, w->len, "еву") || ends_in(w->form, w->len, "ину") ||
	    ends_in(w->form, w->len, "овой") || ends_in(w->form, w->len, "евой"));
}

/*
 * Whether the dictionary has the word as a name or person, but not in that case; «Гатину» of «Гатина» alone says
 * nothing of a man's «Гатин».
 */
static bool
known_otherwise(const struct word_form *w, unsigned kase, unsigned gender)
{
	bool shared = gender == MASC && (ends_in(w->form, w->len, "ина") || ends_in(w->form, w->len, "ину"));
	bool known = false;

	for (int i = 0; i < w->n; i++) {
		gram g = w->candidates[i].gram;

		if (w->candidates[i].from > FROM_CAPITAL || gram_get(g, GRAM_ANIMACY) != ANIM ||
		    gram_get(g, GRAM_NUMBER) != SING || (shared && gram_get(g, GRAM_GENDER) == FEM))
			continue;
		known = true;
		if (gram_get(g, GRAM_CASE) == kase)
			return false;
	}
	return known;
}

/* Women's surnames, of which the dictionary has the men's alone: «Анна Павлова» is not «Павлова» of «Павлов». */
static bool
is_womans_surname(const struct word_form *w, unsigned kase)
{
	return (kase == NOM && (ends_in(w->form, w->len, "ова") || ends_in(w->form, w->len, "ева") ||
	    ends_in(w->form, w->len, "ина"))) ||
	    (kase == ACC && (ends_in(w->form, w->len, "ову") || ends_in(w->form, w->len, "еву") ||
	    ends_in(w->form, w->len, "ину")));
}

/*
 * Whether the list has a first name that the part is a case of, and not ${form}: «Тимуру» is of no «Тимура», whatever a
 * dictionary says.
 */
static bool
is_other_name(const struct part *p, const char *form, size_t n, unsigned gender)
{
	return p->leads && p->declined && !is_first_name(form, n, gender);
}

/* What speaks for ${form} as the nominative of which the part has the ending of a case; ${sure}: one of that gender. */
static double
worth_of_form(const struct morph *m, const struct part *p, const char *form, size_t n, unsigned gender, bool otherwise,
    bool sure)
{
	bool in_i = last_among(p->word.form, p->word.len, "и");

	if (is_other_name(p, form, n, gender))
		return -1.2;
	if (known_nominative(m, form, n, gender))
		return 1;
	if (otherwise || ends_in(form, n, "ском")) /* «Зеленскому» */
		return -1.5;
	if (in_i && (p->leads || ends_in(form, n, "ь"))) /* Аннели, Сейджи, Юсуфи */
		return -0.8;
	if (sure)
		return 0;
	if (in_i || (p->leads && last_among(p->word.form, p->word.len, "ы"))) /* Берлускони, Сатыбалды */
		return gender == FEM ? -0.5 : -1.2;
	return gender == FEM ? -0.1 : -0.4;
}

/*
 * The base forms that the endings of names give in that case; ${otherwise}: the dictionary knows the word in another.
 */
static void
try_endings(const struct morph *m, const struct part *p, unsigned kase, unsigned gender, bool otherwise,
    struct trial *best)
{
	const struct word_form *w = &p->word;
	char form[2 * WORD_ROOM];

	for (size_t i = 0; i < sizeof name_endings / sizeof *name_endings; i++) {
		size_t stem, n;

		if (!(name_endings[i].cases >> kase & 1) ||
		    (name_endings[i].gender && name_endings[i].gender != gender))
			continue;
		stem = w->len - strlen(name_endings[i].ending);
		if (!ends_in(w->form, w->len, name_endings[i].ending) || stem < 4 ||
		    !last_among(w->form, stem, name_endings[i].before))
			continue;
		memcpy(form, w->form, stem);
		n = stem + (size_t)(stpcpy(form + stem, name_endings[i].nominative) - (form + stem));
		if (p->leads && (ends_in(form, n, "ая") || ends_in(form, n, "ый")) && !is_first_name(form, n, gender))
			continue; /* «Каи» is of «Кая» */
		try_form(best, form, n,
		    worth_of_form(m, p, form, n, gender, otherwise, name_endings[i].gender != 0));
	}
}

/* The part's best base form if it stands in that case and belongs to somebody of that gender. */
static void
try_part(const struct morph *m, const struct part *p, unsigned kase, unsigned gender, struct trial *best)
{
	const struct word_form *w = &p->word;
	bool consonant = last_among(w->form, w->len, CONSONANTS "ь"), open = last_among(w->form, w->len, "ая");
	bool otherwise = known_otherwise(w, kase, gender) &&
	    !(gender == FEM && (consonant || is_womans_surname(w, kase)));
	/* «сын», «дитя» in Tajik, Azerbaijani, Georgian, Kazakh names, the Romanian «-яну»: no case changes it */
	static const char *const same[] = {"зода", "заде", "швили", "дзе", "яну", NULL};
	char form[2 * WORD_ROOM];

	best->score = -1e9;
	if (text_ends_among(w->form, w->len, same) ||
	    (!p->leads && ends_in(w->form, w->len, "улы") && w->len > strlen("Урсулы"))) {
		try_form(best, w->form, w->len, kase == NOM ? 0.3 : 0);
		return;
	}
	if (kase == NOM)
		try_form(best, w->form, w->len,
		    p->declined ? -2.5 : looks_oblique(w) ? -1 :
		    (consonant && gender == FEM && !ends_in(w->form, w->len, "ь")) || (open && gender == MASC) ? -0.5 :
		    0);
	else /* names that are not declined */
		try_form(best, w->form, w->len,
		    consonant ? (gender == FEM && !looks_oblique(w) ? -0.6 : -3) :
		    open ? -2 : p->declined ? -1.2 : ends_in(w->form, w->len, "ко") && !p->leads ? -0.1 : -0.7);
	if (p->first[gender] && (kase == NOM ? open : !consonant && !open))
		try_form(best, w->form, w->len, 1);
	if (kase == NOM && p->leads && !p->first[gender] &&
	    (looks_oblique(w) || ends_in(w->form, w->len, "ой") || last_among(w->form, w->len, "ыу")))
		best->score -= 1.2;
	if (otherwise)
		best->score -= 1.5;
	if (kase != NOM)
		try_endings(m, p, kase, gender, otherwise, best);
	for (int i = 0; i < w->n && !(p->declined && kase == NOM); i++) {
		gram g = w->candidates[i].gram;
		size_t n;

		if (w->candidates[i].from > FROM_CAPITAL || gram_get(g, GRAM_CASE) != kase ||
		    gram_get(g, GRAM_GENDER) != gender || gram_get(g, GRAM_NUMBER) != SING ||
		    gram_get(g, GRAM_ANIMACY) != ANIM ||
		    (gram_get(g, GRAM_POS) != NOUN && gram_get(g, GRAM_POS) != PROPN))
			continue;
		n = morph_nominative(m, w, &w->candidates[i], form);
		if (!p->leads && (ends_in(w->form, w->len, "овой") || ends_in(w->form, w->len, "евой")) && n > 0 &&
		    ends_in(form, n, "ая"))
			continue; /* «Скворцовой» is of «Скворцова» */
		if (!p->leads && last_among(w->form, w->len, "и") &&
		    (ends_in(form, n, "ь") || (ends_in(form, n, "я") && last_among(form, n - 2, CONSONANTS))) &&
		    !is_first_name(form, n, gender))
			continue; /* «Юсуфи» is of no «Юсуфь», «Азизи» of no «Азизя» */
		if (n > 0)
			try_form(best, form, n, is_other_name(p, form, n, gender) ? -0.2 : 1.2);
	}
}

/* ---- people ---- */

enum { PARTS = 6 };

/* A word for somebody; with a capital («Посол») the tagger may take it for a name. */
static bool
is_calling(const struct morph *m, const struct doc *doc, const struct rec *tok)
{
	unsigned pos = gram_get(tok->gram, GRAM_POS), kase = gram_get(tok->gram, GRAM_CASE);
	size_t n;
	const char *s = doc_text(doc, tok, &n);
	const struct word_form *w;

	if (gram_get(tok->gram, GRAM_NUMBER) != SING || (pos != NOUN && pos != PROPN))
		return false;
	if (pos == NOUN)
		return gram_get(tok->gram, GRAM_ANIMACY) == ANIM || (tok->lemma && strcmp(tok->lemma, "глава") == 0);
	w = morph_word(m, s, n);
	for (int i = 0; i < w->n; i++) {
		gram g = w->candidates[i].gram;

		if (w->candidates[i].from == FROM_DICT && gram_get(g, GRAM_POS) == NOUN &&
		    gram_get(g, GRAM_ANIMACY) == ANIM && gram_get(g, GRAM_CASE) == kase)
			return !lists_has_base(LIST_PEOPLE, w->form, w->len);
	}
	return false;
}

/*
 * «делам и политике», «внутренней и внешней»: whether «и» at token ${t} stands between words for things, or attributes.
 */
static bool
joins_things(const struct doc *doc, uint32_t t)
{
	const struct rec *left = t > 0 ? doc->toks.v[t - 1] : NULL,
			 *right = t + 1 < doc->toks.n ? doc->toks.v[t + 1] : NULL;

	if (left && right && gram_get(left->gram, GRAM_POS) == ADJ && gram_get(right->gram, GRAM_POS) == ADJ)
		return gram_get(left->gram, GRAM_CASE) == gram_get(right->gram, GRAM_CASE);
	return left && gram_get(left->gram, GRAM_POS) == NOUN && gram_get(left->gram, GRAM_ANIMACY) == INAN &&
	    t + 1 < doc->toks.n && gram_get(doc->toks.v[t + 1]->gram, GRAM_POS) != PROPN;
}

/*
 * The case of the office or calling before a name at token ${lo}, which is in apposition to it; 0 if there is none.
 * Into ${sure} whether nothing stands between that the name may belong to: «помощник президента Яна Дойла», «директор
 * музея Яна Дойла».
 */
static unsigned
case_before(const struct morph *m, const struct doc *doc, uint32_t lo, bool *sure)
{
	static const char *const acting[] = {"исполнять", "исполняющий", NULL}, *const duties[] = {"обязанность", NULL},
	    *const kin[] = {"дочь", "сын", "жена", "муж", "брат", "сестра", "внук", "внучка", "отец", "мать", "вдова",
	    "супруга", "супруг", "ученик", NULL};
	unsigned genitive = 0;

	*sure = lo > 0 && gram_get(doc->toks.v[lo - 1]->gram, GRAM_POS) == PROPN; /* «посол Латвии Анна Берг» */
	for (uint32_t t = lo; t-- > 0 && t + 10 > lo;) {
		const struct rec *tok = doc->toks.v[t];
		unsigned pos = gram_get(tok->gram, GRAM_POS);

		if (t + 1 < lo && doc_lemma_among(tok, acting) && doc_lemma_among(doc->toks.v[t + 1], duties) &&
		    gram_get(tok->gram, GRAM_CASE))
			return gram_get(tok->gram, GRAM_CASE); /* «с исполняющей обязанности министра Анной Берг» */
		if (pos == VERB || (pos == PUNCT && doc_quote(doc, tok) == 0) || pos == SCONJ ||
		    (pos == CCONJ && !joins_things(doc, t)) || (pos == ADP && t + 1 == lo))
			break;
		if (genitive && doc_lemma_among(tok, kin)) /* «дочь предпринимателя Яна Берзина» */
			break;
		if (is_calling(m, doc, tok) && !morph_is_fixed(tok)) {
			*sure |= t + 1 == lo;
			if (gram_get(tok->gram, GRAM_CASE) != GEN)
				return gram_get(tok->gram, GRAM_CASE);
			*sure = false;
			genitive = GEN; /* «заместителем губернатора»: the word before it may be the head */
		}
	}
	return genitive;
}

bool
morph_is_appointed(const struct doc *doc, uint32_t t)
{
	static const char *const done[] = {"назначить", "избрать", "переизбрать", "утвердить", "наградить",
	    "освободить", NULL};
	gram g = t < doc->toks.n ? doc->toks.v[t]->gram : 0;

	return gram_get(g, GRAM_VERBFORM) == PART_FORM && gram_get(g, GRAM_CASE) == 0 &&
	    gram_get(g, GRAM_GENDER) == FEM && doc_lemma_among(doc->toks.v[t], done);
}

/* What the words around a name say of its case, and of its gender where it is the subject. */
struct around {
	double kase[LOC + 1];
	double gender[FEM + 1];
};

/* The cases that a preposition asks of a person. */
static void
expect_of_preposition(const char *lemma, double *kase)
{
	static const struct {
		const char *words;
		uint8_t usual, rare;
	} table[] = {{" с со ", INS, 0}, {" к ко по благодаря вопреки навстречу ", DAT, 0}, {" о об обо при ", LOC, 0},
	    {" у от ото до из для без против после вместо кроме около вокруг ради среди мимо помимо насчет ", GEN, 0},
	    {" перед над под между ", INS, 0}, {" за ", INS, ACC}, {" на в во ", ACC, LOC}, {" про через ", ACC, 0}};
	char word[40];

	snprintf(word, sizeof word, " %s ", lemma);
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		if (strstr(table[i].words, word)) {
			kase[table[i].usual] += 2;
			kase[table[i].rare] += table[i].rare ? 1.5 : 0;
			return;
		}
	}
}

/* Whether a verb in the past stands at token ${t}, of a person's deed; its gender into ${gender}. */
static bool
is_deed(const struct doc *doc, uint32_t t, unsigned *gender)
{
	gram g = t < doc->toks.n ? doc->toks.v[t]->gram : 0;

	*gender = gram_get(g, GRAM_GENDER);
	return gram_get(g, GRAM_POS) == VERB && gram_get(g, GRAM_TENSE) == PAST && gram_get(g, GRAM_VERBFORM) == FIN &&
	    (*gender == MASC || *gender == FEM) && gram_get(g, GRAM_NUMBER) == SING;
}

static struct around
look_around(const struct morph *m, const struct doc *doc, uint32_t lo, uint32_t hi)
{
	static const char *const says[] = {"сказать", "сообщить", "рассказать", "отметить", "заявить", "подчеркнуть",
	    "добавить", "пояснить", "уточнить", "напомнить", NULL}, *const whose[] = {"имя", NULL};
	struct around a = {{0}, {0}};
	bool sure;
	unsigned office = case_before(m, doc, lo, &sure), gender;
	const struct rec *left = lo > 0 ? doc->toks.v[lo - 1] : NULL;
	unsigned pos = left ? gram_get(left->gram, GRAM_POS) : 0;
	char first[2 * WORD_ROOM];
	size_t n;
	const char *s = doc_text(doc, doc->toks.v[lo], &n);

	if (office == GEN && morph_is_appointed(doc, hi)) { /* «указом президента Асель Берг назначена послом» */
		a.kase[NOM] += 3;
		a.gender[FEM] += 1;
	} else if (office == GEN && morph_is_womans(m, first, text_fold(s, n, first, sizeof first)))
		a.kase[NOM] += 1; /* «дочь писателя и актёра Мария Берг» */
	else if (office)
		/* no other form of an office looks like the nominative */
		a.kase[office] += office == NOM && sure ? 6 : 2.5;
	else if (pos == PUNCT && doc_is_dash(doc, left)) /* «послы Чехии – Яна Дворжакова, …» */
		a.kase[NOM] += 1.5;
	else if (pos == ADP && left->lemma)
		expect_of_preposition(left->lemma, a.kase);
	else if (pos == NOUN && gram_get(left->gram, GRAM_ANIMACY) == INAN &&
	    (gram_get(left->gram, GRAM_CASE) == NOM || doc_lemma_among(left, whose)))
		a.kase[GEN] += 2.5;
	else if (is_deed(doc, hi, &gender)) {
		a.kase[NOM] += 1;
		a.gender[gender] += 1;
	} else if (pos == NOUN && gram_get(left->gram, GRAM_ANIMACY) == INAN && lo > 2 &&
	    is_deed(doc, lo - 3, &gender) && gram_get(doc->toks.v[lo - 2]->gram, GRAM_POS) == ADP) {
		/* «сказал на открытии Янис Озолс», «сказал о приезде Яниса Озолса» */
		a.kase[GEN] += 1;
		a.kase[NOM] += 1;
		a.gender[gender] += 1;
	} else if (pos == NOUN && gram_get(left->gram, GRAM_ANIMACY) == INAN)
		a.kase[GEN] += 2.5;
	else if (lo > 0 && is_deed(doc, lo - 1, &gender)) {
		/* «приняла Айнура Садыкова» may be whom, «сказала Айнура Садыкова» is who */
		if (doc_lemma_among(left, says))
			a.kase[GEN] = a.kase[ACC] = -2;
		a.kase[NOM] += 1;
		a.gender[gender] += 1;
	}
	return a;
}

/*
 * The case and gender in which all parts of a name agree best, with the words around it as well; their base forms into
 * ${forms}.
 */
static void
agree(const struct morph *m, const struct part *parts, int n, const struct around *around, struct trial *forms)
{
	double best = -1e9;

	for (unsigned gender = MASC; gender <= FEM; gender++) {
		for (unsigned kase = NOM; kase <= LOC; kase++) {
			struct trial trial[PARTS];
			double score = (kase == NOM ? 0.5 + around->gender[gender] : 0) + around->kase[kase];

			if (kase == LOC && around->kase[LOC] == 0)
				score -= 1; /* the case that never stands without a preposition */
			for (int i = 0; i < n; i++) {
				gram g = parts[i].tok->gram;

				try_part(m, &parts[i], kase, gender, &trial[i]);
				score += trial[i].score;
				if (gram_get(g, GRAM_ANIMACY) != INAN)
					score += (gram_get(g, GRAM_CASE) == kase
					    ? 0.3 : 0) + (gram_get(g, GRAM_GENDER) == gender ? 0.3 : 0);
			}
			if (score > best) {
				best = score;
				memcpy(forms, trial, (size_t)n * sizeof *trial);
			}
		}
	}
}

/*
 * Whether a token of a name is declined with it: a word with a capital («аль-Хариф» too), neither an initial nor in
 * capitals.
 */
static bool
is_part(const char *s, size_t n)
{
	const char *hyphen = memchr(s, '-', n),
	    *p = hyphen && text_class(utf8_next(&(const char *){s}, s + n)) == TEXT_LOWER ? hyphen + 1 : s;

	return n > 4 && text_class(utf8_next(&p, s + n)) == TEXT_UPPER && text_is_cyrillic(utf8_next(&p, s + n)) &&
	    s[n - 1] != '.';
}

static bool
is_vowel(int32_t cp)
{
	/* аеёиоуыэюя */
	static const int32_t vowels[] = {0x430, 0x435, 0x451, 0x438, 0x43E, 0x443, 0x44B, 0x44D, 0x44E, 0x44F};

	for (size_t i = 0; i < sizeof vowels / sizeof *vowels; i++)
		if (cp == vowels[i])
			return true;
	return false;
}

/* «Ким Ён Нам», «Ли Чжун Сок»: short words of which the last alone is declined. */
static bool
is_far_eastern(const struct doc *doc, uint32_t lo, uint32_t hi)
{
	if (hi - lo < 3)
		return false;
	for (uint32_t t = lo; t + 1 < hi; t++) {
		const struct rec *tok = doc->toks.v[t];
		const char *s = doc->text.s + tok->b, *end = doc->text.s + tok->e;
		int syllables = 0;
		bool before = false; /* a vowel: «Чыонг», «Нгуен» are one syllable */

		if (tok->e - tok->b > 10 || end[-1] == '.')
			return false;
		while (s < end) {
			bool vowel = is_vowel(text_lower(utf8_next(&s, end)));

			syllables += vowel && !before;
			before = vowel;
		}
		if (syllables != 1)
			return false;
	}
	return true;
}

static void
take_part(const struct morph *m, const struct rec *tok, const char *s, size_t n, struct part *p)
{
	p->tok = tok;
	p->leads = false;
	p->word = *morph_word(m, s, n);
	p->declined = is_first_name_declined(m, p->word.form, p->word.len);
	for (unsigned gender = MASC; gender <= FEM; gender++)
		p->first[gender] = is_first_name(p->word.form, p->word.len, gender);
}

/*
 * «Касымом-Жомартом»: the first half of a double name loses the ending that the second has lost, where that makes a
 * first name.
 */
static void
undecline_first(const struct part *p, struct trial *base)
{
	const char *form = p->word.form, *hyphen = memchr(form, '-', p->word.len);
	size_t first = hyphen ? (size_t)(hyphen - form) : 0, lost = p->word.len > base->n ? p->word.len - base->n : 0;

	/* nothing but an ending was lost */
	if (first < 8 || lost == 0 || lost > 4 || memcmp(form, base->form, base->n) != 0 ||
	    memcmp(form + first - lost, form + base->n, lost) != 0 || !is_first_name(form, first - lost, MASC))
		return;
	memmove(base->form + first - lost, base->form + first, base->n - first);
	base->n -= lost;
}

static void
person(const struct morph *m, const struct doc *doc, uint32_t lo, uint32_t hi, struct buf *b)
{
	struct part parts[PARTS];
	struct trial forms[PARTS];
	struct around around;
	bool far_eastern = is_far_eastern(doc, lo, hi);
	int n = 0, i = 0;

	for (uint32_t t = lo; t < hi && n < PARTS; t++) {
		size_t len;
		const char *s = doc_text(doc, doc->toks.v[t], &len);

		if (is_part(s, len) && (!far_eastern || t + 1 == hi))
			take_part(m, doc->toks.v[t], s, len, &parts[n++]);
	}
	around = look_around(m, doc, lo, hi);
	parts[0].leads = n > 1;
	agree(m, parts, n, &around, forms);
	for (uint32_t t = lo; t < hi; t++) {
		size_t len;
		const char *s = doc_text(doc, doc->toks.v[t], &len);

		if (t > lo && doc->toks.v[t]->b > doc->toks.v[t - 1]->e)
			buf_addc(b, ' ');
		if (i < n && parts[i].tok == doc->toks.v[t]) {
			undecline_first(&parts[i], &forms[i]);
			write_like(b, s, len, forms[i].form, forms[i].n);
			i++;
		} else
			buf_add(b, s, len);
	}
}

/* ---- phrases ---- */

/* The candidate that a tagged token has; NULL if it was read otherwise. */
static const struct candidate *
chosen(const struct morph *m, const struct word_form *w, const struct rec *tok)
{
	const struct candidate *best = NULL;

	for (int i = 0; i < w->n; i++) {
		const struct candidate *c = &w->candidates[i];
		char lemma[2 * WORD_ROOM];
		size_t n;

		if (c->gram != tok->gram)
			continue;
		n = morph_whole_lemma(m, w, c, lemma);
		if (tok->lemma && strlen(tok->lemma) == n && memcmp(lemma, tok->lemma, n) == 0)
			return c;
		best = best ? best : c;
	}
	return best;
}

/* An adjective or participle by its ending alone. */
static size_t
adjective_nominative(const struct word_form *w, gram g, char *out)
{
	static const char *const endings[] = {"ого", "его", "ому", "ему", "ыми", "ими", "ый", "ий", "ой", "ей", "ая",
	    "яя", "ое", "ее", "ые", "ие", "ую", "юю", "ым", "им", "ом", "ем", "ых", "их", NULL};
	static const char *const soft_endings[] = {"его", "ему", "юю", "ей", "ее", "яя", "их", "им", "ими", "ие", "ем",
	    "ий", NULL};
	unsigned gender = gram_get(g, GRAM_GENDER);
	size_t stem = 0;
	bool soft, velar;

	for (int i = 0; endings[i] && stem == 0; i++)
		if (ends_in(w->form, w->len, endings[i]))
			stem = w->len - strlen(endings[i]);
	if (stem < 4)
		return 0;
	velar = last_among(w->form, stem, "гкхжчшщ");
	soft = last_among(w->form, stem, "щшчж");
	for (int i = 0; soft_endings[i] && !velar && !soft; i++)
		soft = ends_in(w->form, w->len, soft_endings[i]) && w->len - strlen(soft_endings[i]) == stem;
	memcpy(out, w->form, stem);
	if (gram_get(g, GRAM_NUMBER) == PLUR)
		strcpy(out + stem, soft || velar ? "ие" : "ые");
	else if (gender == FEM)
		strcpy(out + stem, soft && !velar ? "яя" : "ая");
	else if (gender == NEUT)
		strcpy(out + stem, soft ? "ее" : "ое");
	else
		strcpy(out + stem, soft || velar ? "ий" : "ый");
	return stem + strlen(out + stem);
}

/* Ordinals in digits: «48-й» of a feminine noun is «48-я». */
static size_t
ordinal_nominative(const struct word_form *w, gram g, char *out)
{
	const char *hyphen = memrchr(w->form, '-', w->len), *ending = "й";
	size_t n;

	if (gram_get(g, GRAM_NUMBER) == PLUR || gram_get(g, GRAM_GENDER) == NEUT)
		ending = "е";
	else if (gram_get(g, GRAM_GENDER) == FEM)
		ending = "я";
	if (hyphen == NULL)
		return 0;
	n = (size_t)(hyphen + 1 - w->form);
	memcpy(out, w->form, n);
	memcpy(out + n, ending, 2);
	return n + 2;
}

/* A name that the dictionary does not have, by its ending. */
static size_t
name_nominative(const struct morph *m, const struct word_form *w, const struct rec *tok, char *out)
{
	struct part p = {.tok = tok, .word = *w};
	struct trial trial;
	unsigned gender = gram_get(tok->gram, GRAM_GENDER) == FEM ? FEM : MASC;

	try_part(m, &p, gram_get(tok->gram, GRAM_CASE), gender, &trial);
	memcpy(out, trial.form, trial.n);
	return trial.n;
}

/*
 * Whether the list of places has ${s} as a base form; «кызылорд» is but the stem of «кызылорда», «троицка» of
 * «троицкая».
 */
static bool
is_place_name(const char *s, size_t n)
{
	char longer[2 * WORD_ROOM + 2];

	if (!lists_has_base(LIST_CITIES, s, n) || n + 2 > sizeof longer)
		return false;
	memcpy(longer, s, n);
	for (const char *v = VOWELS "йь"; *v; v += 2) {
		memcpy(longer + n, v, 2);
		if (is_place_name(longer, n + 2))
			return false;
	}
	return true;
}

/*
 * «в Яссах», «из Салоник»: the town of the list with a name in the plural of which the word may be a form, in ${out};
 * its length, 0 if there is none.
 */
static size_t
plural_place(const struct word_form *w, char *out)
{
	static const char *const endings[] = {"ами", "ями", "ах", "ях", "ам", "ям", "ов", ""};

	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
		size_t stem = w->len - strlen(endings[i]);

		if (!ends_in(w->form, w->len, endings[i]) || stem < 6 || !last_among(w->form, stem, CONSONANTS))
			continue;
		memcpy(out, w->form, stem);
		memcpy(out + stem, last_among(w->form, stem, "гкхжчшщ") ? "и" : "ы", strlen("и"));
		if (is_place_name(out, stem + strlen("и")))
			return stem + strlen("и");
	}
	return 0;
}

/*
 * The base form of a place in ${out}, of ${len} bytes, made one that the list of places has, where the form may be of
 * such.
 */
static size_t
known_place(const struct word_form *w, char *out, size_t len)
{
	char form[2 * WORD_ROOM];
	size_t n;

	if (len > 0 && is_place_name(out, len))
		return len;
	if (is_place_name(w->form, w->len)) { /* «Поти» is in no case */
		memcpy(out, w->form, w->len);
		return w->len;
	}
	for (size_t i = 0; i < sizeof name_endings / sizeof *name_endings; i++) {
		size_t stem = w->len - strlen(name_endings[i].ending);

		if (!ends_in(w->form, w->len, name_endings[i].ending) || stem < 4 ||
		    !last_among(w->form, stem, name_endings[i].before))
			continue;
		memcpy(form, w->form, stem);
		n = stem + (size_t)(stpcpy(form + stem, name_endings[i].nominative) - (form + stem));
		if (is_place_name(form, n)) {
			memcpy(out, form, n);
			return n;
		}
	}
	if ((n = plural_place(w, form)) > 0) {
		memcpy(out, form, n);
		return n;
	}
	/* «в Анаклии»: few places end in -ий */
	if (!w->known && (ends_in(w->form, w->len, "ии") || ends_in(w->form, w->len, "ия"))) {
		memcpy(out, w->form, w->len - strlen("и"));
		memcpy(out + w->len - strlen("и"), "я", strlen("я"));
		return w->len;
	}
	if (!w->known && ends_in(w->form, w->len, "ео")) { /* «на Борнео» is in no case */
		memcpy(out, w->form, w->len);
		return w->len;
	}
	if (!w->known && ends_in(w->form, w->len, "ике")) { /* «на Адриатике»: few places end in -ик */
		memcpy(out, w->form, w->len);
		memcpy(out + w->len - strlen("е"), "а", strlen("а"));
		return w->len;
	}
	return len;
}

/* «во Франкфурте-на-Майне»: the base form of a town's name, whose first part alone is declined; its length, or 0. */
static size_t
town_on_river(const struct word_form *w, char *out)
{
	const char *river = memmem(w->form, w->len, "-на-", strlen("-на-"));
	struct word_form town;
	size_t n;

	if (river == NULL)
		return 0;
	town = *w;
	town.len = (uint8_t)(river - w->form);
	n = known_place(&town, out, 0);
	if (n == 0)
		return 0;
	memcpy(out + n, river, (size_t)(w->form + w->len - river));
	return n + (size_t)(w->form + w->len - river);
}

static bool
is_modifier(gram g)
{
	unsigned pos = gram_get(g, GRAM_POS);

	return pos == ADJ || pos == DET || (pos == VERB && gram_get(g, GRAM_VERBFORM) == PART_FORM);
}

/* The nominative of one token, which has the number and gender of ${like}; ${place}: it is all of a place's name. */
static void
add_nominative(const struct morph *m, const struct doc *doc, const struct rec *tok, gram like, bool place,
    struct buf *b)
{
	size_t n, len;
	const char *s = doc_text(doc, tok, &n);
	const struct word_form *w = morph_word(m, s, n);
	const struct candidate *c = chosen(m, w, tok);
	char out[2 * WORD_ROOM];
	bool modifier = is_modifier(tok->gram);
	gram g = tok->gram;

	if (modifier && gram_get(like, GRAM_NUMBER) == gram_get(g, GRAM_NUMBER) && gram_get(g, GRAM_NUMBER) == SING)
		g = gram_set(g, GRAM_GENDER, gram_get(like, GRAM_GENDER));
	/* an acronym, even one that spells a word («ПАСЕ»); «Минобрнауки», which has the genitive in it */
	if ((w->wcase == WORD_UPPER && n <= 12) || (!w->known && strncmp(w->form, "мин", strlen("мин")) == 0 &&
	    n > 2 * strlen("мин") && last_among(w->form, w->len, "иы")) || (place && gram_get(g, GRAM_CASE) <= NOM))
		len = 0;
	else if (w->form[0] >= '0' && w->form[0] <= '9')
		len = modifier ? ordinal_nominative(w, g, out) : 0;
	else if (c && c->paradigm != NO_PARADIGM && !(modifier && c->from != FROM_DICT)) {
		struct candidate agreeing = *c;

		if (gram_get(g, GRAM_GENDER) != gram_get(c->gram, GRAM_GENDER))
			agreeing.gram = g;
		len = morph_nominative(m, w, &agreeing, out);
		if (len == 0 && modifier)
			len = adjective_nominative(w, g, out);
	} else if (modifier)
		len = adjective_nominative(w, g, out);
	else
		len = !gram_get(g, GRAM_CASE) || !text_is_cyrillic(text_lower(utf8_next(&(const char *){s}, s + n)))
		    ? 0 : name_nominative(m, w, tok, out);
	if (place && !modifier) {
		size_t known = town_on_river(w, out);

		len = known ? known : known_place(w, out, len);
	}
	if (len > 0)
		write_like(b, s, n, out, len);
	else
		buf_add(b, s, n);
}

uint32_t
morph_head(const struct doc *doc, uint32_t lo, uint32_t hi)
{
	static const char *const duties[] = {"обязанность", "в", "дело", NULL};

	/* «(временно) исполняющий обязанности министра», «временный поверенный в делах», «управляющий делами» */
	for (uint32_t t = lo; t + 1 < hi && t < lo + 2; t++)
		if (gram_get(doc->toks.v[t]->gram, GRAM_VERBFORM) == PART_FORM &&
		    doc_lemma_among(doc->toks.v[t + 1], duties))
			return t;
	for (uint32_t t = lo; t < hi; t++) {
		unsigned pos = gram_get(doc->toks.v[t]->gram, GRAM_POS);

		if (pos == NOUN || pos == PROPN || pos == X)
			return t;
	}
	for (uint32_t t = lo; t < hi; t++)
		if (gram_get(doc->toks.v[t]->gram, GRAM_POS) != PUNCT)
			return t;
	return lo;
}

/*
 * «город Грозный», «река Славянка»; «Шри-Ланка», «Буэнос Айрес», «Набережные Челны»; «Босния и Герцеговина»:
 * whether token ${t} is declined as the head of the name of a place before it.
 */
static bool
is_declined_with(const struct morph *m, const struct doc *doc, uint32_t head, uint32_t t)
{
	static const char *const kinds[] = {"город", "село", "деревня", "река", "станица", "поселок", "аул", NULL};
	const struct rec *h = doc->toks.v[head], *tok = doc->toks.v[t];

	if (t == head + 1 && doc_lemma_among(h, kinds))
		return gram_get(tok->gram, GRAM_CASE) == gram_get(h->gram, GRAM_CASE) &&
		    gram_get(tok->gram, GRAM_NUMBER) == SING;
	if (gram_get(h->gram, GRAM_POS) != PROPN || gram_get(tok->gram, GRAM_POS) != PROPN ||
	    gram_get(tok->gram, GRAM_CASE) != gram_get(h->gram, GRAM_CASE))
		return false;
	if (t == head + 2)
		return gram_get(doc->toks.v[head + 1]->gram, GRAM_POS) == CCONJ;
	return t == head + 1 && (!morph_word(m, doc->text.s + h->b, h->e - h->b)->known ||
	    (gram_get(h->gram, GRAM_NUMBER) == PLUR && gram_get(tok->gram, GRAM_NUMBER) == PLUR));
}

/* The head of a phrase: of «Озолс Университете», whose surname no case changes, the university. */
static uint32_t
head_of_phrase(const struct doc *doc, uint32_t lo, uint32_t hi)
{
	static const char *const university[] = {"университет", NULL};
	uint32_t head = morph_head(doc, lo, hi);

	return head + 1 < hi && gram_get(doc->toks.v[head]->gram, GRAM_POS) == PROPN &&
	    doc_lemma_among(doc->toks.v[head + 1], university) ? head + 1 : head;
}

/*
 * What the head of an organisation's name is in the singular, where it was taken for a plural that has the same form
 * and no word before it says so: «в Организации тюркских государств».
 */
static struct rec
as_singular(const struct morph *m, const struct doc *doc, const struct rec *tok)
{
	struct rec single = *tok;
	size_t n;
	const char *s = doc_text(doc, tok, &n);
	const struct word_form *w = morph_word(m, s, n);
	const struct candidate *c = chosen(m, w, tok);

	for (int i = 0; c && i < w->n; i++) {
		gram g = w->candidates[i].gram;

		if (w->candidates[i].lemma == c->lemma && gram_get(g, GRAM_NUMBER) == SING &&
		    gram_get(g, GRAM_CASE) > NOM && gram_get(g, GRAM_CASE) != ACC)
			single.gram = g;
	}
	return single;
}

/*
 * The cases, as bits, that a noun may be in: the tagger mixes up those that look alike, the dative and locative of
 * feminine nouns, the nominative and accusative of other things.
 */
static unsigned
cases_alike(gram g)
{
	enum { DATIVE = 1 << DAT | 1 << LOC, DIRECT = 1 << NOM | 1 << ACC };
	unsigned kase = 1U << gram_get(g, GRAM_CASE);

	if (gram_get(g, GRAM_GENDER) == FEM && gram_get(g, GRAM_NUMBER) == SING)
		return kase & DATIVE ? DATIVE : kase;
	return kase & DIRECT && gram_get(g, GRAM_ANIMACY) == INAN ? DIRECT : kase;
}

uint32_t
morph_joined_noun(const struct doc *doc, uint32_t head, uint32_t t, uint32_t hi)
{
	static const char *const joins[] = {"и", ",", NULL};
	unsigned kase = gram_get(doc->toks.v[head]->gram, GRAM_CASE);
	uint32_t noun = t + 1;

	if (!doc_lemma_among(doc->toks.v[t], joins))
		return 0;
	while (noun < hi && is_modifier(doc->toks.v[noun]->gram))
		noun++;
	if (noun == hi || gram_get(doc->toks.v[noun]->gram, GRAM_POS) != NOUN ||
	    !(cases_alike(doc->toks.v[noun]->gram) & cases_alike(doc->toks.v[head]->gram)))
		return 0;
	for (uint32_t k = head + 1; k < t; k++)
		if (gram_get(doc->toks.v[k]->gram, GRAM_POS) == ADP ||
		    (kase == GEN && gram_get(doc->toks.v[k]->gram, GRAM_CASE) == GEN))
			return 0;
	return noun;
}

static void
phrase(const struct morph *m, const struct doc *doc, uint32_t lo, uint32_t hi, enum morph_kind kind, struct buf *b)
{
	uint32_t head = head_of_phrase(doc, lo, hi);
	bool plural = kind == MORPH_ORG && head == lo && gram_get(doc->toks.v[head]->gram, GRAM_NUMBER) == PLUR;
	const struct rec first = plural ? as_singular(m, doc, doc->toks.v[head]) : *doc->toks.v[head];
	gram like = first.gram;
	unsigned kase = gram_get(like, GRAM_CASE);
	bool quoted = false, town = kind == MORPH_PLACE && hi == lo + 1;
	uint32_t joined = 0; /* the noun under way that is joined to the head */
	bool acronym = kase <= NOM &&
	    text_capitals(doc->text.s + doc->toks.v[head]->b, doc->toks.v[head]->e - doc->toks.v[head]->b) > 1;

	for (uint32_t t = lo; t < hi; t++) {
		const struct rec *tok = t == head ? &first : doc->toks.v[t];
		size_t n;
		const char *s = doc_text(doc, tok, &n);

		if (t > lo && tok->b > doc->toks.v[t - 1]->e)
			buf_addc(b, ' ');
		quoted |= doc_quote(doc, tok) > 0 && t > lo;
		if (!quoted && acronym && t < head && is_modifier(tok->gram) && gram_get(tok->gram, GRAM_CASE) > NOM)
			add_nominative(m, doc, tok, tok->gram, false, b); /* «венгерского МИД» */
		else if (!quoted && kase > NOM && t <= joined && (t == joined || is_modifier(tok->gram)))
			add_nominative(m, doc, tok, doc->toks.v[joined]->gram, false, b);
		else if (!quoted && (kase > NOM || town) &&
		    (t == head || (t < head && is_modifier(tok->gram)) ||
		    (kind == MORPH_PLACE && is_declined_with(m, doc, head, t))))
			add_nominative(m, doc, tok, like, town || (kind == MORPH_PLACE && t > lo), b);
		else
			buf_add(b, s, n);
		if (kind == MORPH_PHRASE && t > head && t >= joined)
			joined = morph_joined_noun(doc, head, t, hi);
	}
}

bool
morph_is_fixed(const struct rec *tok)
{
	static const char *const fixed[] = {"замглавы", "врио", NULL};

	return doc_lemma_among(tok, fixed);
}

bool
morph_is_region(const struct rec *tok)
{
	static const char *const regions[] = {"область", "край", "район", "округ", "провинция", NULL};

	return doc_lemma_among(tok, regions);
}

bool
morph_is_division(const struct rec *tok)
{
	static const char *const kinds[] = {"провинция", "город", "префектура", "уезд", "аймак", "штат", "кантон",
	    "село", "земля", "воеводство", "графство", "эмират", "губернаторство", "коммуна", NULL};

	return doc_lemma_among(tok, kinds);
}

bool
morph_calls_region(const struct rec *tok)
{
	size_t n = tok->lemma ? strlen(tok->lemma) : 0;

	return text_ends_in(tok->lemma, n, "ский") || text_ends_in(tok->lemma, n, "цкий");
}

/*
 * The noun that «Омской» of «Омской, Томской и Псковской областей» shares, or that an adjective has behind it, in the
 * plural; NULL if there is none.
 */
static const struct rec *
shared_noun(const struct doc *doc, uint32_t lo, uint32_t hi)
{
	static const char *const between[] = {",", "и", NULL};

	for (uint32_t t = lo; t < doc->toks.n && t < lo + 16; t++) {
		unsigned pos = gram_get(doc->toks.v[t]->gram, GRAM_POS);

		if (morph_is_region(doc->toks.v[t]))
			return t + 1 == hi || t >= hi ? doc->toks.v[t] : NULL;
		if (pos != ADJ && pos != PROPN && !doc_lemma_among(doc->toks.v[t], between))
			return NULL;
	}
	return NULL;
}

/*
 * Whether an adjective describes that noun alone: «Псковской области», not «областях» nor, of «Псковская», «области».
 */
static bool
agree_in_case(const struct rec *adjective, const struct rec *noun)
{
	return gram_get(noun->gram, GRAM_NUMBER) == SING &&
	    gram_get(noun->gram, GRAM_CASE) == gram_get(adjective->gram, GRAM_CASE);
}

/* «Омская область» of «Омской, Томской и Псковской областей». False if the place is not named so. */
static bool
shared_region(const struct morph *m, const struct doc *doc, uint32_t lo, uint32_t hi, struct buf *b)
{
	const struct rec *noun = hi - lo <= 2 && morph_calls_region(doc->toks.v[lo]) ? shared_noun(doc, lo, hi) : NULL;
	gram like;

	if (noun == NULL || (hi == lo + 2 && (noun != doc->toks.v[lo + 1] || agree_in_case(doc->toks.v[lo], noun))))
		return false;
	like = gram_set(noun->gram, GRAM_NUMBER, SING);
	add_nominative(m, doc, doc->toks.v[lo], like, false, b);
	buf_addc(b, ' ');
	buf_add(b, noun->lemma, strlen(noun->lemma));
	return true;
}

char *
morph_base(const struct morph *m, struct doc *doc, uint32_t lo, uint32_t hi, enum morph_kind kind)
{
	struct buf b = {0};
	char *s;

	if (kind == MORPH_PERSON)
		person(m, doc, lo, hi, &b);
	else if (kind != MORPH_PLACE || !shared_region(m, doc, lo, hi, &b))
		phrase(m, doc, lo, hi, kind, &b);
	s = arena_strndup(&doc->arena, b.s, b.n);
	buf_free(&b);
	return s;
}

/* Appends token ${tok} in the genitive; false if the dictionary does not have it so. */
static bool
add_genitive(const struct morph *m, const struct doc *doc, const struct rec *tok, struct buf *b)
{
	size_t n, len;
	const char *s = doc_text(doc, tok, &n);
	const struct word_form *w = morph_word(m, s, n);
	const struct candidate *c = chosen(m, w, tok);
	unsigned kase = gram_get(tok->gram, GRAM_CASE);
	char out[2 * WORD_ROOM];

	if (kase == GEN || w->wcase == WORD_UPPER ||
	    !text_is_cyrillic(text_lower(utf8_next(&(const char *){s}, s + n)))) {
		buf_add(b, s, n); /* «ВВП» */
		return true;
	}
	len = c && (kase == NOM || kase == ACC) ? morph_in_case(m, w, c, GEN, out) : 0;
	if (len > 0)
		write_like(b, s, n, out, len);
	return len > 0;
}

char *
morph_genitive(const struct morph *m, struct doc *doc, uint32_t lo, uint32_t hi)
{
	uint32_t head = morph_head(doc, lo, hi);
	struct buf b = {0};
	bool known = true;
	char *s;

	for (uint32_t t = lo; t < hi && known; t++) {
		const struct rec *tok = doc->toks.v[t];
		size_t n;
		const char *form = doc_text(doc, tok, &n);

		if (t > lo && tok->b > doc->toks.v[t - 1]->e)
			buf_addc(&b, ' ');
		if (t == head || (t < head && is_modifier(tok->gram)))
			known = add_genitive(m, doc, tok, &b);
		else
			buf_add(&b, form, n);
	}
	s = known ? arena_strndup(&doc->arena, b.s, b.n) : NULL;
	buf_free(&b);
	return s;
}

char *
morph_participle(const struct morph *m, struct doc *doc, const struct rec *verb, gram like, bool passive)
{
	size_t n, len;
	const char *s = doc_text(doc, verb, &n);
	const struct word_form *w = morph_word(m, s, n);
	const struct candidate *c = chosen(m, w, verb);
	bool now = !passive && gram_get(verb->gram, GRAM_TENSE) == PRES,
	    reflexive = gram_get(verb->gram, GRAM_VOICE) == MID;
	char out[2 * WORD_ROOM];

	like = gram_set(gram_set(like, GRAM_TENSE, now ? PRES : PAST), GRAM_VOICE,
	    passive ? PASS : reflexive ? MID : ACT);
	len = c ? morph_participle_form(m, w, c, like, out) : 0;
	return len > 0 ? arena_strndup(&doc->arena, out, len) : NULL;
}

char *
morph_plural(const struct morph *m, struct doc *doc, const struct rec *noun)
{
	size_t n, len;
	const char *s = doc_text(doc, noun, &n);
	const struct word_form *w = morph_word(m, s, n);
	const struct candidate *c = chosen(m, w, noun);
	struct candidate many;
	char out[2 * WORD_ROOM];

	if (c == NULL)
		return NULL;
	many = *c;
	many.gram = gram_set(c->gram, GRAM_NUMBER, PLUR);
	len = morph_in_case(m, w, &many, NOM, out);
	return len > 0 ? arena_strndup(&doc->arena, out, len) : NULL;
}
