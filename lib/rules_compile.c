/* rules_compile: a pattern to a regular expression over units, and to what a sentence must hold for it. */
#include "rules_impl.h"

#include "text.h"
#include "tool.h"

enum { MAX_DEPTH = 20 }; /* of macros */

static const byteset all_values = UINT64_MAX;

struct compiler {
	struct rules *rules;
	struct rule *rule;
	struct rule_code *code;
	const char *at;   /* in the pattern or macro under reading */
	struct buf regex;  /* written where ${writing} only */
	bool writing;
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

/*
 * A word of Latin and Cyrillic letters, digits and hyphens, maybe with a dot («г.»): a lemma, a test or a macro's name.
 * Its length, 0 if none.
 */
static size_t
word_length(const char *s)
{
	const char *from = s;

	for (;;) {
		unsigned char c = (unsigned char)*s;

		if ((c == 0xD0 || c == 0xD1) && s[1]) /* U+0400 to U+047F */
			s += 2;
		else if (((c | 32) >= 'a' && (c | 32) <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
		    (c == '.' && s > from && s[-1] & 0x80))
			s++;
		else
			return (size_t)(s - from);
	}
}

static void
put_n(struct compiler *c, const char *s, size_t n)
{
	if (c->writing)
		buf_add(&c->regex, s, n);
}

static void
put(struct compiler *c, const char *s)
{
	put_n(c, s, strlen(s));
}

/* A byte as it is where PCRE2 takes it for itself, in a class too: shorter patterns make the start faster. */
static void
put_byte(struct compiler *c, unsigned b)
{
	static const char digits[] = "0123456789abcdef";
	const char hex[] = {'\\', 'x', digits[b >> 4], digits[b & 15]};

	if (b >= 0x80 || (b >= '@' && b < '[') || (b > '^' && b < '{'))
		buf_addc(&c->regex, (char)b);
	else
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
	for (unsigned b = 0; b < VALUES && set >> b; b++) {
		unsigned from = b;

		if (!(set >> b & 1))
			continue;
		while (b + 1 < VALUES && set >> (b + 1) & 1)
			b++;
		put_byte(c, base | from);
		if (b > from) {
			buf_addc(&c->regex, '-');
			put_byte(c, base | b);
		}
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
		vec_push(words, (uint32_t)WORDS + rules_word(c->rules, &c->rules->forms, from, (size_t)(end - from)));
		c->at = end + strlen(close);
		return true;
	}
	if (n == 0 || !(*c->at & 0x80))
		return false;
	vec_push(words, rules_word(c->rules, &c->rules->lemmas, c->at, n));
	c->at += n;
	return true;
}

/*
 * One test of a unit: alternatives with | between, of one byte, or words, or both; `!` before them for none of them.
 * A name whose case is not known is in no case that is excluded.
 */
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
			enum byte this = n ? rules_named_test(c->at, n, &set, &kind_triggers) : UNIT;

			if (this == UNIT)
				mistake(c, n ? "a test that is none" : "a test is missing");
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
	} else if (byte != UNIT)
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
	for (int i = 0; i < LEMMA; i++)
		if (t->bytes[i] == 0)
			mistake(c, "no unit can be all of that");
}

static void
put_word(struct compiler *c, uint32_t word)
{
	if (word >= WORDS)
		put(c, "..");
	put_byte(c, 0x80 | (word & (WORDS - 1)) >> 7);
	put_byte(c, 0x80 | (word & 127));
	if (word < WORDS)
		put(c, "..");
}

static void
put_words(struct compiler *c, const trigger_vec *words, const char *open)
{
	put(c, open);
	for (size_t i = 0; i < words->n; i++) {
		if (i > 0)
			put(c, "|");
		put_word(c, words->v[i]);
	}
	put(c, ")");
}

/* The regular expression of one unit. */
static void
put_test(struct compiler *c, const struct unit_test *t)
{
	if (!c->writing)
		return;
	put(c, "(?:");
	if (t->either != UNIT) {
		for (int i = 0; i < LEMMA; i++)
			put_set(c, i == (int)t->either ? t->either_set : t->bytes[i], (enum byte)i);
		if (t->not_words.n)
			put_words(c, &t->not_words, "(?!");
		put(c, "....|");
	}
	for (int i = 0; i < LEMMA; i++)
		put_set(c, t->bytes[i], (enum byte)i);
	if (t->not_words.n)
		put_words(c, &t->not_words, "(?!");
	if (t->words.n)
		put_words(c, &t->words, "(?:");
	else
		put(c, "....");
	put(c, ")");
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
	put(c, bounds);
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
	put(c, "(?:");
	c->at = between;
	c->inside++;
	alternatives(c, &ignored);
	c->inside--;
	drop_needs(&ignored, 0);
	vec_free(&ignored);
	c->at = back;
	put_test(c, t);
	put(c, ")*");
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
	c->rule->slots[c->rule->nslots] = arena_strndup(&c->rules->arena, from,
	    (size_t)(c->at - from) + list + (c->at[list] == '='));
	snprintf(group, sizeof group, "(?<s%d>", c->rule->nslots++);
	c->at += list;
	put(c, group);
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
		if (*c->at == '>')
			c->at++;
		else
			mistake(c, "a slot that is not closed");
	} else
		mistake(c, "a slot needs : or =");
	put(c, ")");
}

static struct macro *
find_macro(struct macro *macros, const char *name, size_t n)
{
	for (struct macro *m = macros; m; m = m->next)
		if (strlen(m->name) == n && memcmp(m->name, name, n) == 0)
			return m;
	return NULL;
}

/* Adds copies of the needs from ${first} on. */
static void
copy_needs(need_vec *to, const need_vec *from, size_t first)
{
	for (size_t i = first; i < from->n; i++) {
		trigger_vec any = {0};

		for (size_t k = 0; k < from->v[i].n; k++)
			vec_push(&any, from->v[i].v[k]);
		vec_push(to, any);
	}
}

void
rules_forget_macros(struct rules *rules)
{
	for (struct macro *m = rules->macros; m; m = m->next) {
		m->known = false;
		drop_needs(&m->needs, 0);
		vec_free(&m->needs);
	}
}

/* Reads a macro's pattern in the place of its name. */
static void
expand(struct compiler *c, struct macro *m, need_vec *needs)
{
	size_t before = needs->n;
	int slots = c->rule->nslots;

	c->depth++;
	c->at = m->text;
	alternatives(c, needs);
	if (*c->at)
		mistake(c, "a bracket too many in a macro");
	c->depth--;
	if (c->wrong || c->writing || c->rule->nslots != slots)
		return;
	m->known = true;
	copy_needs(&m->needs, needs, before);
}

/* A macro's name: its pattern as a group. */
static void
macro_call(struct compiler *c, size_t n, need_vec *needs)
{
	struct macro *m = find_macro(c->code->macros, c->at, n);
	const char *back = c->at + n;

	if (m == NULL || c->depth == MAX_DEPTH) {
		mistake(c, m ? "a macro that calls itself" : "a macro that is not defined");
		return;
	}
	put(c, "(?:");
	if (m->known && !c->writing)
		copy_needs(needs, &m->needs, 0);
	else
		expand(c, m, needs);
	put(c, ")");
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
		put(c, negated ? "(?!" : "(?:");
		alternatives(c, needs);
		put(c, ")");
		c->inside--;
		if (negated)
			drop_needs(needs, before);
		if (*c->at == ')')
			c->at++;
		else
			mistake(c, "a bracket that is not closed");
	} else if (*c->at == '^' || *c->at == '$')
		put(c, *c->at++ == '^' ? "\\A" : "\\z");
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
		put_n(c, c->at++, 1);
	else if (*c->at == '{') {
		size_t n = strspn(c->at + 1, "0123456789,");

		if (c->at[n + 1] != '}' || n == 0 || c->at[1] == ',') { /* older PCRE2 reads {,3} as it is written */
			mistake(c, "a repetition that is none");
			return false;
		}
		optional = c->at[1] == '0';
		put_n(c, c->at, n + 2);
		c->at += n + 2;
	} else
		return false;
	if (*c->at == '?')
		put_n(c, c->at++, 1);
	return optional;
}

/* Whether elements under compilation are told from each other when the rule is matched. */
static bool
is_stepped(const struct compiler *c)
{
	enum { MOST = 255 }; /* callouts of PCRE2 */

	return c->writing && c->rules->near && c->depth == 0 && c->inside == 0 && c->code->steps.n < MOST;
}

/* Begins an outermost element: a callout with its number, counted from 1. */
static void
begin_step(struct compiler *c, size_t first)
{
	struct step s = {.text = c->at, .nth = (int)(c->code->steps.n - first)};
	char callout[16];

	vec_push(&c->code->steps, s);
	snprintf(callout, sizeof callout, "(?C%zu)", c->code->steps.n);
	put(c, callout);
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
			put(c, "(?:");
			element(c, needs);
			put(c, ")");
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

/* How often a sentence has that word or kind, as far as that can be told: most have «в», commas, nouns. */
static size_t
frequency(const struct rules *rules, uint32_t trigger)
{
	enum { SHORT = 4 }; /* bytes: «по» */
	const char *word = trigger < WORDS ? rules->lemmas.s[trigger] : trigger < 2U * WORDS
	    ? rules->forms.s[trigger - WORDS] : NULL;

	return word == NULL ? 100 : strlen(word) <= SHORT ? 50 : 1;
}

/* How often a sentence meets a need. */
static size_t
cost_of(const struct rules *rules, const trigger_vec *need)
{
	size_t cost = 0;

	for (size_t i = 0; i < need->n; i++)
		cost += frequency(rules, need->v[i]);
	return cost;
}

static bool
has_need(const need_vec *needs, size_t first, const trigger_vec *need)
{
	for (size_t i = first; i < needs->n; i++)
		if (needs->v[i].n == need->n && memcmp(needs->v[i].v, need->v, need->n * sizeof *need->v) == 0)
			return true;
	return false;
}

/* Moves the needs from ${first} on to ${common}, or leaves there what is among them: what all alternatives need. */
static void
take_common(need_vec *common, need_vec *needs, size_t first, bool all)
{
	size_t kept = 0;

	if (all) {
		for (size_t i = first; i < needs->n; i++)
			vec_push(common, needs->v[i]);
		needs->n = first;
		return;
	}
	for (size_t i = 0; i < common->n; i++) {
		if (has_need(needs, first, &common->v[i]))
			common->v[kept++] = common->v[i];
		else
			vec_free(&common->v[i]);
	}
	common->n = kept;
	drop_needs(needs, first);
}

/* Sorts needs from ${first} on, what fewest sentences meet first. */
static void
sort_needs(const struct rules *rules, need_vec *needs, size_t first)
{
	for (size_t i = first + 1; i < needs->n; i++)
		for (size_t k = i; k > first && cost_of(rules, &needs->v[k]) < cost_of(rules, &needs->v[k - 1]); k--) {
			trigger_vec need = needs->v[k];

			needs->v[k] = needs->v[k - 1];
			needs->v[k - 1] = need;
		}
}

/* Adds the ${nth} need from ${first} on, or the last, to ${any}: one more of what may be met. */
static void
add_choice(trigger_vec *any, const need_vec *needs, size_t first, size_t nth)
{
	const trigger_vec *need = &needs->v[first + nth < needs->n ? first + nth : needs->n - 1];

	for (size_t i = 0; i < need->n; i++)
		vec_push(any, need->v[i]);
}

/*
 * Alternatives need what all of them do, and one of what each of them needs most, and one of what each of them needs
 * next; where there is one only, all that it needs.
 */
static void
alternatives(struct compiler *c, need_vec *needs)
{
	enum { DEEP = 3 };
	trigger_vec any[DEEP] = {{0}};
	need_vec common = {0};
	bool all = true;
	size_t before = needs->n, most = 0;

	for (bool first = true;; first = false, c->at++) {
		sequence(c, needs);
		if (first && *c->at != '|')
			return;
		sort_needs(c->rules, needs, before);
		all = all && needs->n > before;
		for (size_t k = 0; all && k < DEEP; k++)
			add_choice(&any[k], needs, before, k);
		most = needs->n - before > most ? needs->n - before : most;
		take_common(&common, needs, before, first);
		if (*c->at != '|')
			break;
		put(c, "|");
	}
	for (size_t k = 0; k < DEEP; k++) {
		if (all && k < most)
			vec_push(needs, any[k]);
		else
			vec_free(&any[k]);
	}
	for (size_t i = 0; i < common.n; i++)
		vec_push(needs, common.v[i]);
	vec_free(&common);
}

bool
rules_make_code(struct rules *rules, struct rule *rule)
{
	struct compiler c = {.rules = rules, .rule = rule, .code = rule->code, .at = rule->code->pattern,
	    .writing = true};
	need_vec known = {0};
	PCRE2_SIZE at;
	int error;

	rule->nslots = 0;
	alternatives(&c, &known);
	drop_needs(&known, 0);
	vec_free(&known);
	c.code->code = pcre2_compile((PCRE2_SPTR)c.regex.s, c.regex.n, PCRE2_DOTALL | PCRE2_NO_AUTO_CAPTURE, &error,
	    &at, NULL);
	buf_free(&c.regex);
	return c.wrong == NULL && c.code->code != NULL;
}

bool
rules_compile(struct rules *rules, struct rule *rule, const char *pattern)
{
	struct rule_code *code = arena_zero(&rules->arena, sizeof *code);
	struct compiler c = {.rules = rules, .rule = rule, .code = code, .at = pattern};

	rule->code = code;
	code->pattern = pattern;
	code->macros = rules->macros;
	skip_space(&c);
	if (*c.at == '\0')
		mistake(&c, "no pattern");
	alternatives(&c, &code->needs);
	if (*c.at)
		mistake(&c, "a bracket too many");
	sort_needs(rules, &code->needs, 0);
	if (c.wrong == NULL && !rules->trusted && !rules_make_code(rules, rule))
		mistake(&c, "a pattern that PCRE2 refuses");
	if (c.wrong) {
		tool_bad(rule->file, rule->line, "rule %s: %s near \"%.30s\"", rule->name, c.wrong, c.at);
		rules_free_code(code);
	}
	return c.wrong == NULL;
}

void
rules_free_code(struct rule_code *code)
{
	pcre2_code_free(code->code);
	drop_needs(&code->needs, 0);
	vec_free(&code->needs);
	vec_free(&code->steps);
}
