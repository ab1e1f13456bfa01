/* rules: the rule language: patterns over the units of a sentence, compiled to PCRE2. */
#include "rules.h"

#include "text.h"
#include "tool.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stdlib.h>

/*
 * The nine bytes of a unit. Only the first is below 0x40, so that a match can only begin where a unit begins.
 * Words are two bytes of seven bits each with the high bit set; 0 is a word that no rule names.
 */
enum byte { KIND, CASE, NUMBER, VERBFORM, SUB, LEMMA, LEMMA2, FORM, FORM2, UNIT };
enum { BASE = 0x40, KINDS = 64, WORDS = 1 << 14, HASH = 1 << 15, MAX_DEPTH = 20, MATCH_LIMIT = 200000 };
enum { E_PER = 20, E_LOC, E_ORG, E_POST, E_DATE, E_MONEY, E_PERCENT, E_QUANTITY, E_ORDINAL, E_EVENT, E_DOC };

/* A set of values of one byte, of which six bits are in use: the seventh is set in all but the first. */
typedef uint64_t byteset;
enum { VALUES = 64 };
static const byteset all_values = UINT64_MAX;

/* Words that rules name, numbered from 1; lemmas and forms each have a table. */
struct words {
	const char *s[WORDS];
	uint16_t slot[HASH];
	uint16_t n;
};

/* Any one of these must be in the sentence. Words count from 0, forms from WORDS, kinds of units from 2 * WORDS. */
typedef VEC(uint32_t) trigger_vec;

/* What a pattern cannot do without: of each of these sets one. */
typedef VEC(trigger_vec) need_vec;

/* An outermost element of a pattern, for whoever asks why a rule did not match. */
struct step {
	const char *text;
	int n;       /* bytes of it */
	int nth, of; /* its place in its alternative, from 0; how many elements that has */
};

struct rule_code {
	pcre2_code *code;
	need_vec needs;
	VEC(struct step) steps; /* none unless matches are explained */
	const char *regex; /* what ${code} is to be made of; NULL once it is made */
	size_t length;
	bool gave_up; /* reported once */
};

struct macro {
	struct macro *next;
	const char *name, *text;
};

struct rules {
	struct arena arena;
	struct rule *first, **last;
	struct macro *macros;
	bool trusted; /* the rules under reading are ours: they are compiled when they are needed */
	void (*near)(const struct rules_near *, void *); /* told of near misses, unless NULL */
	void *near_arg;
	struct words lemmas, forms;
	uint32_t seen[2 * WORDS + KINDS]; /* the number of the sentence that had it last */
	uint32_t sentence;
	struct buf subject;
	pcre2_match_data *match;
	pcre2_match_context *context;
};

/* ---- words ---- */

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

/* The number of a word, a new one if no rule named it before. */
static uint16_t
word_number(struct rules *rules, struct words *w, const char *s, size_t n)
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

/* ---- units as bytes ---- */

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

static void
put_unit(struct rules *rules, const struct doc *doc, const struct unit *u, char out[UNIT])
{
	const struct rec *head = doc->toks.v[u->head];
	size_t n;
	const char *s = doc_text(doc, u->mention ? u->mention : head, &n);
	uint16_t lemma = head->lemma ? word_find(&rules->lemmas, head->lemma, strlen(head->lemma)) : 0;
	uint16_t form = word_find(&rules->forms, s, n);
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

/* ---- the compiler: a pattern to a regular expression ---- */

struct compiler {
	struct rules *rules;
	struct rule *rule;
	struct rule_code *code;
	const char *at;   /* in the pattern or macro under reading */
	struct buf regex;
	const char *wrong; /* the first mistake, NULL if none */
	int depth;         /* of macros */
	int inside;        /* brackets and slots */
};

static void alternatives(struct compiler *, need_vec *);

static void
mistake(struct compiler *c, const char *what)
{
	if (c->wrong == NULL)
		c->wrong = what;
}

static void
skip_space(struct compiler *c)
{
	while (*c->at == ' ' || *c->at == '\t' || *c->at == '\n')
		c->at++;
}

static bool
is_name_char(char ch)
{
	return (ch >= 'A' && ch <= 'Z') || (ch >= 'a' && ch <= 'z') || (ch >= '0' && ch <= '9') || ch == '_';
}

/* A word of letters, digits, hyphens and bytes above ASCII: a lemma, a test or a macro's name. Its length, 0 if none. */
static size_t
word_length(const char *s)
{
	const char *from = s, *end = s + strlen(s);

	while (s < end) {
		const char *next = s;
		int32_t cp = utf8_next(&next, end);

		if (!text_is_letter(cp) && text_class(cp) != TEXT_DIGIT && cp != '-' && cp != '_' && !(cp == '.' && s > from && s[-1] & 0x80))
			break;
		s = next;
	}
	return (size_t)(s - from);
}

static void
put_byte(struct compiler *c, unsigned b)
{
	static const char digits[] = "0123456789abcdef";
	const char hex[] = {'\\', 'x', digits[b >> 4], digits[b & 15]};

	buf_add(&c->regex, hex, sizeof hex);
}

static void
put_set(struct compiler *c, byteset set, enum byte byte)
{
	unsigned base = byte == KIND ? 0 : BASE;

	if (set == all_values) {
		buf_addc(&c->regex, '.');
		return;
	}
	buf_addc(&c->regex, '[');
	for (unsigned b = 0; b < VALUES; b++) {
		unsigned to = b;

		if (!(set >> b & 1))
			continue;
		while (to + 1 < VALUES && set >> (to + 1) & 1)
			to++;
		put_byte(c, base | b);
		if (to > b) {
			buf_addc(&c->regex, '-');
			put_byte(c, base | to);
		}
		b = to;
	}
	buf_addc(&c->regex, ']');
}

/* What a unit must be: a set of bytes at each place, and words. */
struct unit_test {
	byteset bytes[LEMMA];
	trigger_vec words, not_words; /* numbered as triggers are */
	trigger_vec kinds;
	enum byte either;    /* the byte that may stand in for the words, UNIT if none may */
	byteset either_set;
};

static void
unit_test_init(struct unit_test *t)
{
	memset(t, 0, sizeof *t);
	t->either = UNIT;
	for (int i = 0; i < LEMMA; i++)
		t->bytes[i] = all_values;
}

static void
unit_test_free(struct unit_test *t)
{
	vec_free(&t->words);
	vec_free(&t->not_words);
	vec_free(&t->kinds);
}

/* Adds the bytes that a named test allows to ${set}; says which byte it looks at, UNIT if there is no such test. */
static enum byte
named_test(struct compiler *c, const char *name, size_t n, byteset *set, trigger_vec *kind_triggers)
{
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		if (strlen(kinds[i].name) == n && memcmp(kinds[i].name, name, n) == 0) {
			*set |= (byteset)1 << kinds[i].kind;
			vec_push(kind_triggers, 2U * WORDS + kinds[i].kind);
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
			vec_push(kind_triggers, 2U * WORDS + E_PER);
		return tests[i].byte;
	}
	mistake(c, "a test that is none");
	return UNIT;
}

/* A word in a test: a lemma, or a form in quotes. */
static bool
word_test(struct compiler *c, trigger_vec *words)
{
	const char *close = *c->at == '"' ? "\"" : strncmp(c->at, "«", 2) == 0 ? "»" : NULL;
	size_t n = word_length(c->at);

	if (close) {
		const char *from = c->at + strlen(close), *end = strstr(from, close);

		if (end == NULL) {
			mistake(c, "a quotation mark that is not closed");
			return true;
		}
		vec_push(words, (uint32_t)WORDS + word_number(c->rules, &c->rules->forms, from, (size_t)(end - from)));
		c->at = end + strlen(close);
		return true;
	}
	if (n == 0 || !(*c->at & 0x80))
		return false;
	vec_push(words, word_number(c->rules, &c->rules->lemmas, c->at, n));
	c->at += n;
	return true;
}

/* One test of a unit (a name whose case is not known is in no case that is excluded): alternatives with | between, of one byte, or words, or both; `!` before them for none of them. */
static void
one_test(struct compiler *c, struct unit_test *t)
{
	bool negated = *c->at == '!';
	byteset set = 0;
	enum byte byte = UNIT;
	trigger_vec kind_triggers = {0};
	size_t words = t->words.n;

	c->at += negated;
	for (;; c->at++) {
		size_t n = word_length(c->at);

		if (!word_test(c, negated ? &t->not_words : &t->words)) {
			enum byte this = n ? named_test(c, c->at, n, &set, &kind_triggers) : UNIT;

			if (n == 0)
				mistake(c, "a test is missing");
			if (byte != UNIT && this != byte)
				mistake(c, "alternatives of different sorts");
			byte = this;
			c->at += n;
		}
		if (*c->at != '|')
			break;
	}
	if (!negated && byte != UNIT && t->words.n > words) {
		if (t->either != UNIT || words > 0)
			mistake(c, "words and other tests are alternatives once in a unit");
		t->either = byte;
		t->either_set = set;
	}
	if (byte != UNIT && t->either != byte)
		t->bytes[byte] &= !negated ? set : byte == CASE ? ~set | (byteset)1 << 63 : ~set; /* 63: any case */
	for (size_t i = 0; !negated && i < kind_triggers.n; i++)
		vec_push(&t->kinds, kind_triggers.v[i]);
	vec_free(&kind_triggers);
}

static void
tests_until(struct compiler *c, char end, struct unit_test *t)
{
	unit_test_init(t);
	for (skip_space(c); *c->at && *c->at != end && c->wrong == NULL; skip_space(c))
		one_test(c, t);
	if (*c->at == end)
		c->at++;
	else
		mistake(c, "a bracket that is not closed");
}

static void
put_word(struct compiler *c, uint32_t word)
{
	if (word >= WORDS)
		buf_adds(&c->regex, "..");
	put_byte(c, 0x80 | (word & (WORDS - 1)) >> 7);
	put_byte(c, 0x80 | (word & 127));
	if (word < WORDS)
		buf_adds(&c->regex, "..");
}

static void
put_words(struct compiler *c, const trigger_vec *words, const char *open)
{
	buf_adds(&c->regex, open);
	for (size_t i = 0; i < words->n; i++) {
		if (i > 0)
			buf_addc(&c->regex, '|');
		put_word(c, words->v[i]);
	}
	buf_addc(&c->regex, ')');
}

/* The regular expression of one unit. */
static void
put_test(struct compiler *c, const struct unit_test *t)
{
	buf_adds(&c->regex, "(?:");
	if (t->either != UNIT) {
		for (int i = 0; i < LEMMA; i++)
			put_set(c, i == (int)t->either ? t->either_set : t->bytes[i], (enum byte)i);
		if (t->not_words.n)
			put_words(c, &t->not_words, "(?!");
		buf_adds(&c->regex, "....|");
	}
	for (int i = 0; i < LEMMA; i++)
		put_set(c, t->bytes[i], (enum byte)i);
	if (t->not_words.n)
		put_words(c, &t->not_words, "(?!");
	if (t->words.n)
		put_words(c, &t->words, "(?:");
	else
		buf_adds(&c->regex, "....");
	buf_addc(&c->regex, ')');
}

/* Forgets all needs but the first ${n}. */
static void
drop_needs(need_vec *needs, size_t n)
{
	for (; needs->n > n; needs->n--)
		vec_free(&needs->v[needs->n - 1]);
}

/* Adds what a sentence must hold for the test to be met. */
static void
add_need(need_vec *needs, const struct unit_test *t)
{
	const trigger_vec *from = t->words.n ? &t->words : &t->kinds;
	bool or_kinds = t->words.n && t->either != UNIT;
	trigger_vec any = {0};

	if (or_kinds && t->kinds.n == 0) /* words or what no trigger tells */
		return;
	for (size_t i = 0; i < from->n; i++)
		vec_push(&any, from->v[i]);
	for (size_t i = 0; or_kinds && i < t->kinds.n; i++)
		vec_push(&any, t->kinds.v[i]);
	if (any.n)
		vec_push(needs, any);
}

/* A gap: `..` up to 8 units, `..{N}` up to N; of units that meet the tests in [ ] behind it, else over no finite verb,
 * semicolon, colon or quotation mark. As short as will do. */
static void
gap(struct compiler *c)
{
	static const char usual[] = "!fin !\";\" !\":\" !\"«\" !\"»\" ]";
	struct unit_test t;
	char bounds[32];
	long max = 8;

	c->at += 2;
	if (*c->at == '{') {
		char *end;

		max = strtol(c->at + 1, &end, 10);
		if (*end != '}' || max < 1 || max > 99)
			mistake(c, "a gap's length is 1 to 99");
		c->at = *end ? end + 1 : end;
	}
	if (*c->at == '[') {
		c->at++;
		tests_until(c, ']', &t);
	} else {
		const char *back = c->at;

		c->at = usual;
		tests_until(c, ']', &t);
		c->at = back;
	}
	put_test(c, &t);
	snprintf(bounds, sizeof bounds, "{0,%ld}?", max);
	buf_adds(&c->regex, bounds);
	unit_test_free(&t);
}

/* `+` of a slot: the same again after commas and conjunctions, with words that describe it before it. */
static void
put_list(struct compiler *c, const struct unit_test *t)
{
	static const char between[] = "( \",\" | и | \",\"? а также | \",\" и ) [POST|ORG|LOC|ADJ|NOUN]*";
	const char *back = c->at;
	need_vec ignored = {0};

	put_test(c, t);
	buf_adds(&c->regex, "(?:");
	c->at = between;
	c->inside++;
	alternatives(c, &ignored);
	c->inside--;
	drop_needs(&ignored, 0);
	vec_free(&ignored);
	c->at = back;
	put_test(c, t);
	buf_adds(&c->regex, ")*");
}

/* <name:tests> <name+:tests> <name=pattern> <name+=pattern> */
static void
slot(struct compiler *c, need_vec *needs)
{
	const char *from = ++c->at;
	char group[48];
	bool list;

	while (is_name_char(*c->at))
		c->at++;
	list = *c->at == '+';
	if (c->at == from || c->rule->nslots == RULES_MAX_SLOTS) {
		mistake(c, c->at == from ? "a slot without a name" : "too many slots");
		return;
	}
	c->rule->slots[c->rule->nslots] = arena_printf(&c->rules->arena, "%.*s%s%s", (int)(c->at - from), from, list ? "+" : "",
	    c->at[list] == '=' ? "=" : "");
	snprintf(group, sizeof group, "(?<s%d>", c->rule->nslots++);
	c->at += list;
	buf_adds(&c->regex, group);
	if (*c->at == ':') {
		struct unit_test t;

		c->at++;
		tests_until(c, '>', &t);
		if (list)
			put_list(c, &t);
		else
			put_test(c, &t);
		add_need(needs, &t);
		unit_test_free(&t);
	} else if (*c->at == '=') {
		c->at++;
		c->inside++;
		alternatives(c, needs);
		c->inside--;
		if (*c->at++ != '>')
			mistake(c, "a slot that is not closed");
	} else
		mistake(c, "a slot needs : or =");
	buf_addc(&c->regex, ')');
}

static const struct macro *
find_macro(const struct rules *rules, const char *name, size_t n)
{
	for (const struct macro *m = rules->macros; m; m = m->next)
		if (strlen(m->name) == n && memcmp(m->name, name, n) == 0)
			return m;
	return NULL;
}

/* A macro's name: its pattern as a group. */
static void
macro_call(struct compiler *c, size_t n, need_vec *needs)
{
	const struct macro *m = find_macro(c->rules, c->at, n);
	const char *back = c->at + n;

	if (m == NULL || c->depth == MAX_DEPTH) {
		mistake(c, m ? "a macro that calls itself" : "a macro that is not defined");
		return;
	}
	c->depth++;
	c->at = m->text;
	buf_adds(&c->regex, "(?:");
	alternatives(c, needs);
	if (*c->at)
		mistake(c, "a bracket too many in a macro");
	buf_addc(&c->regex, ')');
	c->depth--;
	c->at = back;
}

/* One element without what repeats it; what it cannot do without is added to ${needs}. */
static void
element(struct compiler *c, need_vec *needs)
{
	size_t n = word_length(c->at);
	struct unit_test t;

	if (*c->at == '(' || strncmp(c->at, "!(", 2) == 0) {
		bool negated = *c->at == '!';
		size_t before = needs->n;

		c->at += 1 + negated;
		c->inside++;
		buf_adds(&c->regex, negated ? "(?!" : "(?:");
		alternatives(c, needs);
		buf_addc(&c->regex, ')');
		c->inside--;
		if (negated)
			drop_needs(needs, before);
		if (*c->at++ != ')')
			mistake(c, "a bracket that is not closed");
	} else if (*c->at == '^' || *c->at == '$')
		buf_adds(&c->regex, *c->at++ == '^' ? "\\A" : "\\z");
	else if (*c->at == '<')
		slot(c, needs);
	else if (n && *c->at >= 'A' && *c->at <= 'Z')
		macro_call(c, n, needs);
	else {
		unit_test_init(&t);
		if (*c->at == '[') {
			c->at++;
			tests_until(c, ']', &t);
		} else if (!word_test(c, &t.words))
			mistake(c, "an element that is none");
		put_test(c, &t);
		add_need(needs, &t);
		unit_test_free(&t);
	}
}

/* ? * + {n,m} after an element, with `?` behind them as few as will do. True if the element may be missing. */
static bool
repeat(struct compiler *c)
{
	bool optional = *c->at == '?' || *c->at == '*';

	if (*c->at == '?' || *c->at == '*' || *c->at == '+')
		buf_addc(&c->regex, *c->at++);
	else if (*c->at == '{') {
		size_t n = strspn(c->at + 1, "0123456789,");

		if (c->at[n + 1] != '}' || n == 0) {
			mistake(c, "a repetition that is none");
			return false;
		}
		optional = c->at[1] == '0';
		buf_add(&c->regex, c->at, n + 2);
		c->at += n + 2;
	} else
		return false;
	if (*c->at == '?')
		buf_addc(&c->regex, *c->at++);
	return optional;
}

/* Whether elements under compilation are told from each other when the rule is matched. */
static bool
is_stepped(const struct compiler *c)
{
	enum { MOST = 255 }; /* callouts of PCRE2 */

	return c->rules->near && c->depth == 0 && c->inside == 0 && c->code->steps.n < MOST;
}

/* Begins an outermost element: a callout with its number, counted from 1. */
static void
begin_step(struct compiler *c, size_t first)
{
	struct step s = {.text = c->at, .nth = (int)(c->code->steps.n - first)};
	char callout[16];

	vec_push(&c->code->steps, s);
	snprintf(callout, sizeof callout, "(?C%zu)", c->code->steps.n);
	buf_adds(&c->regex, callout);
}

static void
sequence(struct compiler *c, need_vec *needs)
{
	size_t first = c->code->steps.n;

	skip_space(c);
	while (*c->at && !strchr("|)>", *c->at) && c->wrong == NULL) {
		size_t before = needs->n;
		struct step *step = NULL;

		if (is_stepped(c)) {
			begin_step(c, first);
			step = &c->code->steps.v[c->code->steps.n - 1];
		}
		if (strncmp(c->at, "..", 2) == 0)
			gap(c);
		else {
			buf_adds(&c->regex, "(?:");
			element(c, needs);
			buf_addc(&c->regex, ')');
			if (repeat(c))
				drop_needs(needs, before);
		}
		if (step)
			step->n = (int)(c->at - step->text);
		skip_space(c);
	}
	for (size_t i = first; c->depth == 0 && c->inside == 0 && i < c->code->steps.n; i++)
		c->code->steps.v[i].of = (int)(c->code->steps.n - first);
}

/* The need that fewest sentences meet, as far as that can be told: words before kinds, then few before many. */
static const trigger_vec *
rarest(const need_vec *needs)
{
	const trigger_vec *best = NULL;
	size_t best_cost = SIZE_MAX;

	for (size_t i = 0; i < needs->n; i++) {
		size_t cost = 0;

		for (size_t k = 0; k < needs->v[i].n; k++)
			cost += needs->v[i].v[k] < 2U * WORDS ? 1 : 100;
		if (cost < best_cost) {
			best = &needs->v[i];
			best_cost = cost;
		}
	}
	return best;
}

/* Alternatives need one of what each of them needs most; where there is one only, all that it needs. */
static void
alternatives(struct compiler *c, need_vec *needs)
{
	trigger_vec any = {0};
	bool all = true;
	size_t before = needs->n;

	for (bool first = true;; first = false, c->at++) {
		const trigger_vec *best;

		sequence(c, needs);
		if (first && *c->at != '|')
			return;
		best = needs->n > before ? rarest(&(need_vec){.v = needs->v + before, .n = needs->n - before}) : NULL;
		all = all && best;
		for (size_t i = 0; best && i < best->n; i++)
			vec_push(&any, best->v[i]);
		drop_needs(needs, before);
		if (*c->at != '|')
			break;
		buf_addc(&c->regex, '|');
	}
	if (all)
		vec_push(needs, any);
	else
		vec_free(&any);
}

/* Compiles what a rule says, which takes longer than all else at the start: rules of ours when they first apply. */
static bool
make_code(struct rule_code *code)
{
	PCRE2_SIZE at;
	int error;

	code->code = pcre2_compile((PCRE2_SPTR)code->regex, code->length, PCRE2_DOTALL | PCRE2_NO_AUTO_CAPTURE, &error, &at, NULL);
	code->regex = NULL;
	if (code->code)
		pcre2_jit_compile(code->code, PCRE2_JIT_COMPLETE);
	return code->code != NULL;
}

static bool
compile(struct rules *rules, struct rule *rule, const char *pattern)
{
	struct rule_code *code = arena_zero(&rules->arena, sizeof *code);
	struct compiler c = {.rules = rules, .rule = rule, .code = code, .at = pattern};

	alternatives(&c, &code->needs);
	if (*c.at)
		mistake(&c, "a bracket too many");
	code->regex = arena_strndup(&rules->arena, c.regex.s, c.regex.n);
	code->length = c.regex.n;
	if (c.wrong == NULL && !rules->trusted && !make_code(code))
		mistake(&c, "a pattern that PCRE2 refuses");
	if (c.wrong) {
		tool_bad(rule->file, rule->line, "rule %s: %s near \"%.30s\"", rule->name, c.wrong, c.at);
		drop_needs(&code->needs, 0);
		vec_free(&code->needs);
		vec_free(&code->steps);
	}
	rule->code = code;
	buf_free(&c.regex);
	return c.wrong == NULL;
}

/* ---- reading a file of rules ---- */

struct reader {
	struct rules *rules;
	const char *file;
	const char *s, *end;  /* what is left */
	long line;
	const char *text;     /* the line under reading, without LF */
	size_t n;
	int mistakes;
};

static bool
next_line(struct reader *r)
{
	const char *lf;

	if (r->s >= r->end)
		return false;
	lf = memchr(r->s, '\n', (size_t)(r->end - r->s));
	r->text = r->s;
	r->n = (size_t)((lf ? lf : r->end) - r->s);
	r->s = lf ? lf + 1 : r->end;
	r->line++;
	return true;
}

static bool
is_continued(const struct reader *r)
{
	return r->s < r->end && (*r->s == ' ' || *r->s == '\t');
}

/* The rest of the line from ${skip} on and the indented lines after it, as one string; comments left out. */
static char *
block(struct reader *r, size_t skip)
{
	struct buf b = {0};
	char *s;

	buf_add(&b, r->text + skip, r->n - skip);
	while (is_continued(r) && next_line(r)) {
		size_t i = strspn(r->text, " \t");

		if (i < r->n && r->text[i] == '#')
			continue;
		buf_addc(&b, '\n');
		buf_add(&b, r->text, r->n);
	}
	s = arena_strndup(&r->rules->arena, b.s ? b.s : "", b.n);
	buf_free(&b);
	return s;
}

/* name=value pairs separated by white space; a value ends at the next ` name=`. */
static struct rule_const *
read_consts(struct reader *r, const char *s, bool spaces)
{
	struct rule_const *first = NULL, **last = &first;

	for (s += strspn(s, " \t\n"); *s; s += strspn(s, " \t\n")) {
		struct rule_const *k = arena_zero(&r->rules->arena, sizeof *k);
		size_t n = strcspn(s, "= \t\n"), len;

		if (s[n] != '=') {
			tool_bad(r->file, r->line, "\"%.*s\" is not KEY=VALUE", (int)n, s);
			r->mistakes++;
			break;
		}
		k->name = arena_strndup(&r->rules->arena, s, n);
		s += n + 1;
		len = spaces ? (size_t)((strstr(s, "  ") ? strstr(s, "  ") : s + strlen(s)) - s) : strcspn(s, " \t\n");
		if (strcspn(s, "\n") < len)
			len = strcspn(s, "\n");
		k->value = arena_strndup(&r->rules->arena, s, len);
		s += len;
		*last = k;
		last = &k->next;
	}
	return first;
}

/* macro NAME = pattern */
static void
read_macro(struct reader *r)
{
	struct macro *m = arena_zero(&r->rules->arena, sizeof *m);
	char *s = block(r, strlen("macro ")), *eq = strchr(s, '=');
	size_t n = strcspn(s, " =");

	if (eq == NULL || n == 0 || *s < 'A' || *s > 'Z') {
		tool_bad(r->file, r->line, "a macro is: macro NAME = pattern");
		r->mistakes++;
		return;
	}
	m->name = arena_strndup(&r->rules->arena, s, n);
	m->text = eq + 1;
	m->next = r->rules->macros;
	r->rules->macros = m;
}

/* A fact type's name, of an earlier rule where one has it. */
static const char *
type_of(struct rules *rules, const char *s, size_t n)
{
	for (const struct rule *r = rules->first; r; r = r->next)
		if (strlen(r->type) == n && memcmp(r->type, s, n) == 0)
			return r->type;
	return arena_strndup(&rules->arena, s, n);
}

/* rule NAME TYPE key=value ..., the pattern indented under it */
static struct rule *
read_rule(struct reader *r)
{
	struct rule *rule = arena_zero(&r->rules->arena, sizeof *rule);
	char *head = arena_strndup(&r->rules->arena, r->text + 5, r->n - 5), *type;
	char *pattern;
	size_t n = strcspn(head, " \t");

	rule->file = r->file;
	rule->line = r->line;
	type = head + n + strspn(head + n, " \t");
	rule->name = arena_strndup(&r->rules->arena, head, n);
	n = strcspn(type, " \t");
	rule->type = type_of(r->rules, type, n);
	rule->consts = read_consts(r, type + n, false);
	pattern = block(r, r->n);
	if (n == 0) {
		tool_bad(r->file, rule->line, "a rule is: rule NAME TYPE key=value ..., its pattern indented under it");
		r->mistakes++;
		return NULL;
	}
	if (!compile(r->rules, rule, pattern)) {
		r->mistakes++;
		return NULL;
	}
	*r->rules->last = rule;
	r->rules->last = &rule->next;
	return rule;
}

/* ok SENTENCE or not SENTENCE, the fact's slots indented under it */
static void
read_example(struct reader *r, struct rule *rule)
{
	struct rule_example *e = arena_zero(&r->rules->arena, sizeof *e), **last = &rule->examples;
	size_t skip = r->text[0] == 'o' ? 3 : 4;

	e->wanted = r->text[0] == 'o';
	e->file = r->file;
	e->line = r->line;
	e->text = arena_strndup(&r->rules->arena, r->text + skip, r->n - skip);
	e->slots = read_consts(r, block(r, r->n), true);
	while (*last)
		last = &(*last)->next;
	*last = e;
}

static bool
begins(const struct reader *r, const char *word)
{
	size_t n = strlen(word);

	return r->n > n && memcmp(r->text, word, n) == 0;
}

int
rules_read(struct rules *rules, const char *file, const char *text, size_t n)
{
	struct reader r = {.rules = rules, .file = file, .s = text, .end = text + n};
	struct rule *rule = NULL;

	while (next_line(&r)) {
		if (r.n == 0 || r.text[0] == '#')
			continue;
		if (begins(&r, "macro "))
			read_macro(&r);
		else if (begins(&r, "rule "))
			rule = read_rule(&r);
		else if (begins(&r, "ok ") || begins(&r, "not ")) {
			if (rule)
				read_example(&r, rule);
			else
				block(&r, r.n);
		} else {
			tool_bad(file, r.line, "expected macro, rule, ok or not");
			r.mistakes++;
			block(&r, r.n);
		}
	}
	return r.mistakes;
}

/* ---- running ---- */

struct rules *
rules_new(void)
{
	struct rules *rules = mem_alloc(sizeof *rules);

	rules->last = &rules->first;
	rules->trusted = true;
	rules->match = pcre2_match_data_create(RULES_MAX_SLOTS + 1, NULL);
	rules->context = pcre2_match_context_create(NULL);
	pcre2_set_match_limit(rules->context, MATCH_LIMIT);
	return rules;
}

static void
free_code(struct rule *rule)
{
	pcre2_code_free(rule->code->code);
	drop_needs(&rule->code->needs, 0);
	vec_free(&rule->code->needs);
	vec_free(&rule->code->steps);
}

void
rules_tell_near(struct rules *rules, void (*near)(const struct rules_near *, void *), void *arg)
{
	rules->near = near;
	rules->near_arg = arg;
}

void
rules_free(struct rules *rules)
{
	if (rules == NULL)
		return;
	for (struct rule *r = rules->first; r; r = r->next)
		free_code(r);
	pcre2_match_data_free(rules->match);
	pcre2_match_context_free(rules->context);
	buf_free(&rules->subject);
	arena_free(&rules->arena);
	free(rules);
}

void
rules_replace(struct rules *rules, const char *type)
{
	struct rule **link = &rules->first;

	while (*link) {
		if (strcmp((*link)->type, type) == 0) {
			free_code(*link);
			*link = (*link)->next;
		} else
			link = &(*link)->next;
	}
	rules->last = link;
}

const struct rule *
rules_first(const struct rules *rules)
{
	return rules->first;
}

static bool
is_met(const struct rules *rules, const trigger_vec *need)
{
	for (size_t i = 0; i < need->n; i++)
		if (rules->seen[need->v[i]] == rules->sentence)
			return true;
	return false;
}

static bool
applies(const struct rules *rules, const struct rule *rule)
{
	const need_vec *needs = &rule->code->needs;

	for (size_t i = 0; i < needs->n; i++)
		if (!is_met(rules, &needs->v[i]))
			return false;
	return true;
}

/* The captures of the match that PCRE2 found, as units. */
static void
take_match(struct rules *rules, struct rule_match *m)
{
	PCRE2_SIZE *o = pcre2_get_ovector_pointer(rules->match);

	m->lo = (uint32_t)(o[0] / UNIT);
	m->hi = (uint32_t)(o[1] / UNIT);
	for (int i = 0; i < m->rule->nslots; i++) {
		bool took_part = o[2 * i + 2] != PCRE2_UNSET;

		m->captures[i].lo = took_part ? (uint32_t)(o[2 * i + 2] / UNIT) : 0;
		m->captures[i].hi = took_part ? (uint32_t)(o[2 * i + 3] / UNIT) : 0;
	}
}

/* How far a match got: the element that it was at last, and where. */
struct progress {
	const struct rule_code *code;
	const struct step *step;
	PCRE2_SIZE at;
};

/* What PCRE2 calls before each outermost element. */
static int
reached(pcre2_callout_block *block, void *arg)
{
	struct progress *p = arg;
	const struct step *step = &p->code->steps.v[block->callout_number - 1];

	if (p->step == NULL || step->nth * p->step->of > p->step->nth * step->of ||
	    (step == p->step && block->current_position > p->at)) {
		p->step = step;
		p->at = block->current_position;
	}
	return 0;
}

/* Tells of a rule that more than half of its elements were there for. */
static void
tell_near(const struct rules *rules, const struct rule *rule, const unit_vec *units, const struct progress *p)
{
	struct rules_near near = {.rule = rule, .units = units};

	if (p->step == NULL || 2 * p->step->nth <= p->step->of)
		return;
	near.element = p->step->text;
	near.n = p->step->n;
	near.unit = (uint32_t)(p->at / UNIT);
	rules->near(&near, rules->near_arg);
}

static void
match_rule(struct rules *rules, const struct rule *rule, const unit_vec *units,
    void (*found)(const struct rule_match *, void *), void *arg)
{
	struct rule_match m = {.rule = rule, .units = units->v};
	struct progress progress = {.code = rule->code};
	PCRE2_SIZE at = 0;
	bool any = false;

	if (rules->near)
		pcre2_set_callout(rules->context, reached, &progress);

	if (rule->code->regex)
		make_code(rule->code);
	while (rule->code->code && at < rules->subject.n) {
		int rc = pcre2_match(rule->code->code, (PCRE2_SPTR)rules->subject.s, rules->subject.n, at, PCRE2_NO_UTF_CHECK,
		    rules->match, rules->context);

		if (rc < 0 && rc != PCRE2_ERROR_NOMATCH && !rule->code->gave_up) {
			rule->code->gave_up = true;
			tool_bad(rule->file, rule->line, "rule %s gives up on a long sentence", rule->name);
		}
		if (rc < 0)
			break;
		take_match(rules, &m);
		any = true;
		if (m.hi > m.lo)
			found(&m, arg);
		at = (PCRE2_SIZE)(m.lo + 1) * UNIT;
	}
	if (rules->near && !any)
		tell_near(rules, rule, units, &progress);
}

void
rules_match(struct rules *rules, const char *type, const struct doc *doc, const unit_vec *units,
    void (*found)(const struct rule_match *, void *), void *arg)
{
	char bytes[UNIT];

	rules->sentence++;
	buf_clear(&rules->subject);
	for (size_t i = 0; i < units->n; i++) {
		put_unit(rules, doc, &units->v[i], bytes);
		buf_add(&rules->subject, bytes, UNIT);
	}
	for (const struct rule *r = rules->first; r; r = r->next)
		if ((type == NULL || strcmp(r->type, type) == 0) && applies(rules, r))
			match_rule(rules, r, units, found, arg);
}
