/* rules_units: words by number, units as bytes, what tests by name ask of these. */
#include "rules_impl.h"

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

static const char *const subs[] = {"country", "region", "city", "water", "gov", "intl", "company", "media", "party", "edu",
    "other"};

/* Tests by name: the byte they look at, the bits of it, and the value that these must have (any of them if 0). */
static const struct {
	const char *name;
	enum byte byte;
	unsigned char mask, value;
} tests[] = {{"nom", CASE, 1, 0}, {"gen", CASE, 2, 0}, {"dat", CASE, 4, 0}, {"acc", CASE, 8, 0}, {"ins", CASE, 16, 0},
    {"loc", CASE, 32, 0}, {"sing", NUMBER, 3, 1}, {"plur", NUMBER, 3, 2}, {"masc", NUMBER, 12, 4}, {"fem", NUMBER, 12, 8},
    {"neut", NUMBER, 12, 12}, {"cap", NUMBER, 16, 16}, {"from", NUMBER, 32, 32}, {"pres", VERBFORM, 3, 1},
    {"past", VERBFORM, 3, 2}, {"fut", VERBFORM, 3, 3}, {"fin", VERBFORM, 28, 4}, {"inf", VERBFORM, 28, 8},
    {"part", VERBFORM, 28, 12}, {"conv", VERBFORM, 28, 16}, {"short", VERBFORM, 32, 32}, {"person", SUB, 32, 32},
    {"spoken", SUB, 16, 16}, {"unknown", SUB, 15, 0}};

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

enum byte
rules_named_test(const char *name, size_t n, byteset *set, trigger_vec *kinds_needed)
{
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		if (strlen(kinds[i].name) == n && memcmp(kinds[i].name, name, n) == 0) {
			*set |= (byteset)1 << kinds[i].kind;
			vec_push(kinds_needed, 2U * WORDS + kinds[i].kind);
			return KIND;
		}
	}
	for (size_t i = 0; i < sizeof subs / sizeof *subs; i++) {
		if (strlen(subs[i]) == n && memcmp(subs[i], name, n) == 0) {
			for (unsigned b = 0; b < VALUES; b++)
				*set |= (byteset)((b & 15) == i + 1) << b;
			return SUB;
		}
	}
	for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) {
		if (strlen(tests[i].name) != n || memcmp(tests[i].name, name, n) != 0)
			continue;
		for (unsigned b = 0; b < VALUES; b++) {
			unsigned masked = b & tests[i].mask;
			bool in = tests[i].value ? masked == tests[i].value : tests[i].byte == SUB ? masked == 0 : masked != 0;

			*set |= (byteset)in << b;
		}
		if (strcmp(tests[i].name, "person") == 0)
			vec_push(kinds_needed, 2U * WORDS + E_PER);
		return tests[i].byte;
	}
	return UNIT;
}

/* Names that the tagger has no case for may stand in any; so may people whom it took for several, or for a thing. */
static unsigned char
case_byte(const struct unit *u, gram g)
{
	unsigned c = gram_get(g, GRAM_CASE);
	bool person = u->mention && strcmp(u->mention->type, "PER") == 0;

	if (person && (gram_get(g, GRAM_NUMBER) == PLUR || gram_get(g, GRAM_ANIMACY) == INAN || gram_get(g, GRAM_POS) == VERB))
		return BASE | 63;
	if (c >= NOM && c <= LOC)
		return (unsigned char)(BASE | 1U << (c - 1));
	if (c == PAR)
		return BASE | 2;
	return u->mention ? BASE | 63 : BASE;
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
	bool from = u->mention == NULL && doc_get(head, "from");

	return (unsigned char)(BASE | gram_get(head->gram, GRAM_NUMBER) | gram_get(head->gram, GRAM_GENDER) << 2 |
	    (cap ? 16U : 0) | (from ? 32U : 0));
}

void
rules_put_unit(struct rules *rules, const struct doc *doc, const struct unit *u, char out[UNIT])
{
	const struct rec *head = doc->toks.v[u->head];
	size_t n;
	const char *s = doc_text(doc, u->mention ? u->mention : head, &n);
	uint16_t lemma = head->lemma ? word_find(&rules->lemmas, head->lemma, strlen(head->lemma)) : 0;
	int quote = u->mention ? 0 : doc_quote(doc, head);
	uint16_t form = quote ? word_find(&rules->forms, quote > 0 ? "«" : "»", 2) : word_find(&rules->forms, s, n);
	unsigned char kind = u->mention ? kind_of(u->mention->type) : (unsigned char)gram_get(head->gram, GRAM_POS);
	bool person = kind == E_PER || (u->stands_for && strcmp(u->stands_for->type, "PER") == 0);
	bool country = u->stands_for && !person;

	out[KIND] = (char)(kind ? kind : X);
	out[CASE] = (char)case_byte(u, head->gram);
	out[NUMBER] = (char)number_byte(doc, u, head);
	out[VERBFORM] = (char)verb_byte(head->gram);
	out[SUB] = (char)(BASE | (u->mention ? sub_of(doc_get(u->mention, "sub")) : 0) | (person ? 32 : 0) |
	    (country ? 16 : 0));
	out[LEMMA] = (char)(0x80 | lemma >> 7);
	out[LEMMA2] = (char)(0x80 | (lemma & 127));
	out[FORM] = (char)(0x80 | form >> 7);
	out[FORM2] = (char)(0x80 | (form & 127));
	rules->seen[lemma] = rules->seen[WORDS + form] = rules->seen[2 * WORDS + out[KIND]] = rules->sentence;
	if (person)
		rules->seen[2 * WORDS + E_PER] = rules->sentence;
}
