/* rules_units: words by number, units as bytes, what tests by name ask of these. */
#include "rules_impl.h"

#include "lists.h"
#include "morph.h"
#include "text.h"

static uint16_t *
word_slot(struct words *w, const char *s)
{
	uint32_t h = 2166136261U;

	for (const char *p = s; *p; p++)
		h = (h ^ (unsigned char)*p) * 16777619U;
	for (h %= HASH; w->slot[h]; h = (h + 1) % HASH)
		if (strcmp(w->s[w->slot[h]], s) == 0)
			break;
	return &w->slot[h];
}

uint16_t
rules_word(struct rules *rules, struct words *w, const char *s, size_t n)
{
	char folded[256];
	uint16_t *slot;

	text_fold(s, n, folded, sizeof folded);
	slot = word_slot(w, folded);
	if (*slot == 0 && w->n + 1 < WORDS) {
		*slot = ++w->n;
		w->s[*slot] = arena_strndup(&rules->arena, folded, strlen(folded));
	}
	return *slot;
}

static uint16_t
word_find(struct words *w, const char *s, size_t n)
{
	char folded[256];

	text_fold(s, n, folded, sizeof folded);
	return *word_slot(w, folded);
}

static const struct {
	const char *name;
	unsigned char kind;
} kinds[] = {{"ADJ", ADJ}, {"ADP", ADP}, {"ADV", ADV}, {"AUX", AUX}, {"CCONJ", CCONJ}, {"DET", DET}, {"INTJ", INTJ},
    {"NOUN", NOUN}, {"NUM", NUM}, {"PART", PART}, {"PRON", PRON}, {"PROPN", PROPN}, {"PUNCT", PUNCT}, {"SCONJ", SCONJ},
    {"SYM", SYM}, {"VERB", VERB}, {"X", X}, {"PER", E_PER}, {"LOC", E_LOC}, {"ORG", E_ORG}, {"POST", E_POST},
    {"DATE", E_DATE}, {"MONEY", E_MONEY}, {"PERCENT", E_PERCENT}, {"QUANTITY", E_QUANTITY}, {"ORDINAL", E_ORDINAL},
    {"EVENT", E_EVENT}, {"DOC", E_DOC}};

static const char *const subs[] = {"country", "region", "city", "water", "gov", "intl", "company", "media", "party",
    "edu", "other"};

/* Tests by name: the byte they look at, the bits of it, and the value that these must have (any of them if 0). */
static const struct {
	const char *name;
	enum byte byte;
	unsigned char mask, value;
} tests[] = {{"nom", CASE, 1, 0}, {"gen", CASE, 2, 0}, {"dat", CASE, 4, 0}, {"acc", CASE, 8, 0}, {"ins", CASE, 16, 0},
    {"loc", CASE, 32, 0}, {"sing", NUMBER, 3, 1}, {"plur", NUMBER, 3, 2}, {"masc", NUMBER, 12, 4},
    {"fem", NUMBER, 12, 8}, {"neut", NUMBER, 12, 12}, {"cap", NUMBER, 16, 16}, {"from", NUMBER, 32, 32},
    {"pres", VERBFORM, 3, 1}, {"past", VERBFORM, 3, 2}, {"fut", VERBFORM, 3, 3}, {"fin", VERBFORM, 28, 4},
    {"inf", VERBFORM, 28, 8}, {"part", VERBFORM, 28, 12}, {"conv", VERBFORM, 28, 16}, {"short", VERBFORM, 32, 32},
    {"person", SUB, 32, 32}, {"spoken", SUB, 16, 16}, {"unknown", SUB, 15, 0}};

static unsigned char
kind_of(const char *name)
{
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (*kinds[i].name == *name && strcmp(kinds[i].name, name) == 0)
			return kinds[i].kind;
	return X;
}

static unsigned char
sub_of(const char *name)
{
	for (unsigned char i = 0; name && i < sizeof subs / sizeof *subs; i++)
		if (*subs[i] == *name && strcmp(subs[i], name) == 0)
			return (unsigned char)(i + 1);
	return 0;
}

/* Whether ${s} is the ${n} bytes at ${name}. */
static bool
is_called(const char *s, const char *name, size_t n)
{
	return *s == *name && strncmp(s, name, n) == 0 && s[n] == '\0'; /* thousands of tests to read at each start */
}

/* The set of the bytes whose bits under ${mask} are ${value}. */
static byteset
with_bits(unsigned mask, unsigned value)
{
	byteset set = 1;

	for (unsigned bit = 1; bit < VALUES; bit <<= 1)
		if (!(mask & bit))
			set |= set << bit;
		else if (value & bit)
			set <<= bit;
	return set;
}

enum byte
rules_named_test(const char *name, size_t n, byteset *set, trigger_vec *kinds_needed)
{
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		if (is_called(kinds[i].name, name, n)) {
			*set |= (byteset)1 << kinds[i].kind;
			vec_push(kinds_needed, 2U * WORDS + kinds[i].kind);
			return KIND;
		}
	}
	for (size_t i = 0; i < sizeof subs / sizeof *subs; i++) {
		if (is_called(subs[i], name, n)) {
			*set |= with_bits(15, (unsigned)i + 1);
			return SUB;
		}
	}
	for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) {
		if (!is_called(tests[i].name, name, n))
			continue;
		*set |= tests[i].value || tests[i].byte == SUB ? with_bits(tests[i].mask, tests[i].value)
		    : ~with_bits(tests[i].mask, 0);
		if (strcmp(tests[i].name, "person") == 0)
			vec_push(kinds_needed, 2U * WORDS + E_PER);
		return tests[i].byte;
	}
	return UNIT;
}

enum { ANY_CASE = 63, NOT_GENITIVE = 53 /* nor accusative */ };
#define CASE_BIT(c) (1U << ((c) - 1))

/* Whether a word ends in -а or -я, as names that every case changes do, but for «Хуа». */
static bool
ends_open(const char *word, size_t n)
{
	return (text_ends_in(word, n, "а") || text_ends_in(word, n, "я")) && !text_ends_in(word, n, "уа");
}

/*
 * The cases that a word of a name may stand in by its ending, where its base form is ${base} and another word. «Анной»,
 * the ${first} of several, is no genitive; «Павловой» may be.
 */
static unsigned
cases_by_ending(const char *word, const char *base, bool first)
{
	static const struct {
		const char *ending;
		unsigned of_open, of_others; /* of base forms in -а and -я, of all others */
	} table[] = {{"ого", CASE_BIT(GEN), CASE_BIT(GEN) | CASE_BIT(ACC)}, {"ому", CASE_BIT(DAT), CASE_BIT(DAT)},
	    {"ой", CASE_BIT(GEN) | CASE_BIT(DAT) | CASE_BIT(INS) | CASE_BIT(LOC), CASE_BIT(INS)},
	    {"ей", CASE_BIT(GEN) | CASE_BIT(DAT) | CASE_BIT(INS) | CASE_BIT(LOC), CASE_BIT(INS)},
	    {"ом", CASE_BIT(INS), CASE_BIT(INS) | CASE_BIT(LOC)}, {"ем", CASE_BIT(INS), CASE_BIT(INS) | CASE_BIT(LOC)},
	    {"м", CASE_BIT(INS), CASE_BIT(INS)}, {"а", CASE_BIT(GEN), CASE_BIT(GEN) | CASE_BIT(ACC)},
	    {"я", CASE_BIT(GEN), CASE_BIT(GEN) | CASE_BIT(ACC)}, {"ы", CASE_BIT(GEN), CASE_BIT(GEN)},
	    {"и", CASE_BIT(GEN) | CASE_BIT(DAT) | CASE_BIT(LOC), CASE_BIT(GEN) | CASE_BIT(DAT) | CASE_BIT(LOC)},
	    {"у", CASE_BIT(ACC), CASE_BIT(DAT)}, {"ю", CASE_BIT(ACC), CASE_BIT(DAT) | CASE_BIT(INS)},
	    {"е", CASE_BIT(DAT) | CASE_BIT(LOC), CASE_BIT(LOC)}};
	size_t n = strlen(word);
	bool open = ends_open(base, strcspn(base, " "));

	for (size_t i = 0; i < sizeof table / sizeof *table; i++)
		if (text_ends_in(word, n, table[i].ending))
			return !open ? table[i].of_others : first && strlen(table[i].ending) == 4
			    ? CASE_BIT(INS) : table[i].of_open;
	return ANY_CASE & ~CASE_BIT(NOM);
}

/* The word of ${base} that may be ${word} in the nominative: they differ in an ending; NULL if there is none. */
static const char *
base_of_word(const char *word, const char *base)
{
	enum { ENDING = 6, BASE_ENDING = 4 }; /* bytes: «-ого», «-ий» */

	for (const char *b = base; b; b = strpbrk(b, " ."), b += b != NULL) {
		size_t n = 0;

		while (word[n] && word[n] == b[n])
			n++;
		if (n >= 4 && strlen(word) <= n + ENDING && strcspn(b, " ") <= n + BASE_ENDING)
			return b;
	}
	return NULL;
}

/* Whether cases change a word of a name: its base form ends in no other vowel than а and я. */
static bool
changes(const char *word)
{
	static const char *const endings[] = {"е", "и", "о", "у", "ы", "э", "ю", "уа", NULL};

	return !text_ends_among(word, strlen(word), endings);
}

/*
 * The cases of a place that stands there in its base form: «Актау» and «КНР» are in any, «Казахстан» in the accusative
 * as in the nominative, besides what it was taken for.
 */
static unsigned
cases_of_place(const char *name, unsigned told)
{
	if (!changes(name) || text_capitals(name, strlen(name)) > 1)
		return ANY_CASE;
	return told == CASE_BIT(NOM) ? told : told | CASE_BIT(NOM) | CASE_BIT(ACC);
}

/*
 * The cases that the name of a person or place may stand in: ${told}, as the tagger, often wrong about names, has it;
 * by the endings of words that differ from the base form, which is made of all that the document has of the name; the
 * nominative where a word that every case changes is the same, a name in -а or a first name that is known; any where no
 * case can change the name. Names that are not known may be a woman's, which no case changes either.
 */
static unsigned
cases_of_name(const struct doc *doc, const struct rec *e, unsigned told)
{
	const char *norm = doc_get(e, "norm");
	static const char *const mens[] = {"ов", "ев", "ин", "ский", "цкий", NULL}; /* no woman is called so */
	char text[256], base[256];
	bool can_change = false, nominative = false;

	if (norm == NULL || e->e - e->b >= sizeof text / 2 || strlen(norm) >= sizeof base / 2)
		return told;
	if (strcmp(e->type, "LOC") == 0 && strlen(norm) == e->e - e->b &&
	    memcmp(norm, doc->text.s + e->b, e->e - e->b) == 0)
		return cases_of_place(norm, told);
	text_fold(doc->text.s + e->b, e->e - e->b, text, sizeof text);
	text_fold(norm, strlen(norm), base, sizeof base);
	for (char *word = text, *space; word; word = space) {
		space = strchr(word, ' ');
		if (space)
			*space++ = '\0';
		word = strrchr(word, '.') && strrchr(word, '.')[1] ? strrchr(word, '.') + 1 : word; /* «В.Белоусовым» */
		if (strchr(word, '.') == NULL && strstr(base, word) == NULL) {
			const char *was = base_of_word(word, base);

			return was ? cases_by_ending(word, was, word == text && space) : told;
		}
		can_change |= changes(word);
		nominative |= ends_open(word, strlen(word)) ||
		    (space == NULL && text_ends_among(word, strlen(word), mens)) ||
		    (changes(word) && lists_has_base(LIST_PEOPLE, word, strlen(word)));
	}
	if (strcmp(e->type, "LOC") == 0)
		return cases_of_place(base, told);
	return nominative ? CASE_BIT(NOM) : !can_change ? ANY_CASE : told == CASE_BIT(NOM)
	    ? NOT_GENITIVE : told | CASE_BIT(NOM);
}

/*
 * The case of the office, its country between or not, that stands right before a mention: «послом Кении Хуго Макало»; 0
 * if none does, or in a genitive: «подруга премьера Джейн Доу».
 */
static unsigned
case_of_office(const struct doc *doc, const struct rec *e)
{
	uint32_t hi = e->lo;

	for (size_t i = doc_first_ent(doc, e->b), back = 0; i-- > 0 && back < 4; back++) {
		const struct rec *m = doc->ents.v[i];

		if (m->hi != hi)
			continue;
		if (strcmp(m->type, "POST") == 0) {
			unsigned c = gram_get(doc->toks.v[morph_head(doc, m->lo, m->hi)]->gram, GRAM_CASE);

			return c == DAT || c == INS || c == LOC ? c : 0;
		}
		if (strcmp(m->type, "PER") == 0)
			return 0; /* who holds that office */
		hi = m->lo;
	}
	return 0;
}

/* Whether a preposition stands right before a unit: it is no nominative then, whatever the form. */
static bool
is_governed(const struct doc *doc, const struct unit *u)
{
	const struct rec *before = u->lo > 0 ? doc->toks.v[u->lo - 1] : NULL;

	return before && gram_get(before->gram, GRAM_POS) == ADP && before->e < doc->toks.v[u->lo]->b;
}

/* A mention without a case may stand in any; so does an office behind an abbreviation, «и.о. министра». */
static unsigned char
case_byte(const struct doc *doc, const struct unit *u, gram g)
{
	unsigned c = gram_get(g, GRAM_CASE), told = c >= NOM && c <= LOC ? CASE_BIT(c) : c == PAR
	    ? CASE_BIT(GEN) : u->mention ? ANY_CASE : 0;

	if (u->mention && strcmp(u->mention->type, "LOC") == 0 && u->hi == u->lo + 1)
		told = cases_of_name(doc, u->mention, told);
	else if (u->mention && strcmp(u->mention->type, "PER") == 0) {
		bool wrong = gram_get(g, GRAM_NUMBER) == PLUR || gram_get(g, GRAM_ANIMACY) == INAN ||
		    gram_get(g, GRAM_POS) == VERB;

		told = cases_of_name(doc, u->mention, wrong ? ANY_CASE : told);
		if (told & CASE_BIT(NOM) && told != CASE_BIT(NOM)) {
			c = case_of_office(doc, u->mention);
			told = c ? CASE_BIT(c) : told;
		}
	} else if (u->mention && strcmp(u->mention->type, "POST") == 0 && doc->text.s[doc->toks.v[u->lo]->e - 1] == '.')
		told = ANY_CASE;
	if (u->mention && told != CASE_BIT(NOM) && is_governed(doc, u))
		told &= ~CASE_BIT(NOM);
	return (unsigned char)(BASE | told);
}

static unsigned char
verb_byte(gram g)
{
	return (unsigned char)(BASE | gram_get(g, GRAM_TENSE) | gram_get(g, GRAM_VERBFORM) << 2 |
	    (gram_get(g, GRAM_VARIANT) ? 32U : 0));
}

static unsigned char
number_byte(const struct doc *doc, const struct unit *u, const struct rec *head)
{
	const char *s = doc->text.s + doc->toks.v[u->lo]->b;
	bool cap = text_class(utf8_next(&s, doc->text.s + doc->text.n)) == TEXT_UPPER;
	bool from = u->mention == NULL && (doc_get(head, "from") || doc_get(head, "between"));

	return (unsigned char)(BASE | gram_get(head->gram, GRAM_NUMBER) | gram_get(head->gram, GRAM_GENDER) << 2 |
	    (cap ? 16U : 0) | (from ? 32U : 0));
}

void
rules_see(struct rules *rules, uint32_t trigger)
{
	if (rules->seen[trigger] == rules->sentence)
		return;
	rules->seen[trigger] = rules->sentence;
	for (const struct waiting *w = rules->waiting[trigger]; w; w = w->next)
		rules->awake.v[w->nth] = 1;
}

void
rules_put_unit(struct rules *rules, const struct doc *doc, const struct unit *u, char out[UNIT])
{
	const struct rec *head = doc->toks.v[u->head];
	size_t n;
	const char *s = doc_text(doc, u->mention ? u->mention : head, &n);
	uint16_t lemma = head->lemma ? *word_slot(&rules->lemmas, head->lemma) : 0; /* lemmas are folded */
	int quote = u->mention ? 0 : doc_quote(doc, head);
	uint16_t form = quote ? word_find(&rules->forms, quote > 0 ? "«" : "»", 2) : word_find(&rules->forms, s, n);
	unsigned char kind = u->mention ? kind_of(u->mention->type) : (unsigned char)gram_get(head->gram, GRAM_POS);
	bool person = kind == E_PER || (u->stands_for && strcmp(u->stands_for->type, "PER") == 0);
	bool country = u->stands_for && !person;

	out[KIND] = (char)(kind ? kind : X);
	out[CASE] = (char)case_byte(doc, u, head->gram);
	out[NUMBER] = (char)number_byte(doc, u, head);
	out[VERBFORM] = (char)verb_byte(head->gram);
	out[SUB] = (char)(BASE | (u->mention ? sub_of(doc_get(u->mention, "sub")) : 0) | (person ? 32 : 0) |
	    (country ? 16 : 0));
	out[LEMMA] = (char)(0x80 | lemma >> 7);
	out[LEMMA2] = (char)(0x80 | (lemma & 127));
	out[FORM] = (char)(0x80 | form >> 7);
	out[FORM2] = (char)(0x80 | (form & 127));
	rules_see(rules, lemma);
	rules_see(rules, (uint32_t)WORDS + form);
	rules_see(rules, 2U * WORDS + (uint32_t)out[KIND]);
	if (person)
		rules_see(rules, 2 * WORDS + E_PER);
}
