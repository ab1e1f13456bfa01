/* facts: what an annotated document states. */
#include "facts.h"

#include "embed.h"
#include "text.h"

#include <stdlib.h>

EMBED(position_rules, "lib/data/rules/position.rules");
EMBED(meeting_rules, "lib/data/rules/meeting.rules");
EMBED(visit_rules, "lib/data/rules/visit.rules");
EMBED(trade_rules, "lib/data/rules/trade.rules");
EMBED(agreement_rules, "lib/data/rules/agreement.rules");
EMBED(investment_rules, "lib/data/rules/investment.rules");
EMBED(statement_rules, "lib/data/rules/statement.rules");
EMBED(deal_rules, "lib/data/rules/deal.rules");
EMBED(other_rules, "lib/data/rules/other.rules");
EMBED(macros_rules, "lib/data/rules/macros.rules");

static const struct {
	const char *name;
	const unsigned char *text, *end;
} files[] = {{"macros.rules", macros_rules, macros_rules_end}, {"position.rules", position_rules, position_rules_end},
    {"meeting.rules", meeting_rules, meeting_rules_end}, {"visit.rules", visit_rules, visit_rules_end},
    {"trade.rules", trade_rules, trade_rules_end}, {"agreement.rules", agreement_rules, agreement_rules_end},
    {"investment.rules", investment_rules, investment_rules_end}, {"statement.rules", statement_rules, statement_rules_end},
    {"deal.rules", deal_rules, deal_rules_end}, {"other.rules", other_rules, other_rules_end}};

/* What makes two matches one fact, and what the sentence may add. PLOVER 2021's event type, where there is one. */
static const struct type {
	const char *name, *keys[3];
	bool when, where; /* a date, a place of the sentence belongs to it */
	const char *plover;
} types[] = {{"position", {"who", "post"}, false, false, NULL}, {"meeting", {"who"}, true, true, "CONSULT"},
    {"visit", {"who", "to"}, true, false, "CONSULT"}, {"agreement", {"what", "party"}, true, true, "SUPPORT"},
    {"trade", {"party", "period"}, false, false, "COOPERATE"}, {"investment", {"who", "to"}, false, false, "COOPERATE"},
    {"statement", {"who"}, false, false, NULL}, {"cooperation", {"party"}, false, false, "COOPERATE"},
    {"event", {"what"}, true, true, NULL}, {"membership", {"who", "org"}, false, false, NULL},
    {"founding", {"what"}, true, true, NULL}, {"twinning", {"place"}, false, false, NULL},
    {"rank", {"who", "value"}, false, false, NULL}, {"figure", {"what", "value"}, false, false, NULL},
    {"aid", {"who", "to"}, false, false, "AID"}, {"sanction", {"who", "to"}, false, false, "SANCTION"},
    {"deal", {"party", "what"}, true, false, NULL}};

/* A slot of a fact under construction. */
struct value {
	const char *slot, *value;
	const char *ent; /* the entity's number, NULL if it is none */
};

struct draft {
	const struct rule *rule;
	const char *type, *conf, *mod;
	bool neg, dead;
	bool guessed; /* the parties are not in the sentence */
	uint32_t lo, hi; /* tokens */
	VEC(struct value) values;
};

/* A person and an office held, for «министр» and «он». */
struct holder {
	struct rec *person;
	const char *post; /* the post's norm */
	const char *org;  /* the entity's number that it is held at, NULL if unknown */
	bool of_state;    /* «глава государства» */
	uint32_t at;      /* the token where it is said */
};

struct facts {
	struct rules *rules;
	const struct morph *morph;
	unit_vec units;
	VEC(struct draft) drafts;
	size_t ndrafts; /* in use; the others' arrays are kept */
	VEC(struct holder) holders;
	struct rec *home;  /* the country that is «наша страна» */
	struct doc *doc; /* under work */
	bool explain;
	bool second;     /* pass over the document, in which facts are made */
	size_t sent;     /* the sentence under work */
};

/* A near miss as a comment behind its sentence. */
static void
tell_near(const struct rules_near *near, void *arg)
{
	struct facts *f = arg;
	const char *word = "the end";
	size_t n = strlen(word);

	if (!f->second)
		return;
	if (near->unit < near->units->n) {
		const struct unit *u = &near->units->v[near->unit];

		word = f->doc->text.s + f->doc->toks.v[u->lo]->b;
		n = f->doc->toks.v[u->hi - 1]->e - f->doc->toks.v[u->lo]->b;
	}
	doc_comment(f->doc, f->doc->sents.v[f->sent], arena_printf(&f->doc->arena, "# near %s:%ld:%s: no %.*s at %.*s", near->rule->file,
	    near->rule->line, near->rule->name, near->n, near->element, (int)n, word));
}

struct facts *
facts_open(const struct morph *morph, bool explain)
{
	struct facts *f = mem_alloc(sizeof *f);

	f->morph = morph;
	f->explain = explain;
	f->rules = rules_new();
	if (explain)
		rules_tell_near(f->rules, tell_near, f);
	for (size_t i = 0; i < sizeof files / sizeof *files; i++)
		rules_read(f->rules, files[i].name, (const char *)files[i].text, (size_t)(files[i].end - files[i].text));
	return f;
}

int
facts_read(struct facts *f, const char *file, const char *text, size_t n)
{
	const char *s = text, *end = text + n;

	while (s < end) {
		const char *lf = memchr(s, '\n', (size_t)(end - s));
		char type[32];

		lf = lf ? lf : end;
		if (sscanf(s, "replace %31[a-z]", type) == 1)
			rules_replace(f->rules, type);
		s = lf + 1;
	}
	return rules_read(f->rules, file, text, n);
}

void
facts_close(struct facts *f)
{
	rules_free(f->rules);
	vec_free(&f->units);
	for (size_t i = 0; i < f->drafts.n; i++)
		vec_free(&f->drafts.v[i].values);
	vec_free(&f->drafts);
	vec_free(&f->holders);
	free(f);
}

const struct rule *
facts_rules(const struct facts *f)
{
	return rules_first(f->rules);
}

static bool
is(const struct rec *e, const char *type)
{
	return e && *e->type == *type && strcmp(e->type, type) == 0;
}

/* Whether the token's lemma is among ${lemmas}, whose first letters alone tell most apart. */
static bool
any_lemma(const struct rec *tok, const char *const lemmas[])
{
	const char *s = tok->lemma;

	for (; s && *s && *lemmas; lemmas++)
		if (s[0] == lemmas[0][0] && s[1] == lemmas[0][1] && strcmp(s, *lemmas) == 0)
			return true;
	return false;
}

/* Whether a person is named in the units. */
static bool
has_person(const unit_vec *units)
{
	for (size_t i = 0; i < units->n; i++)
		if (is(units->v[i].mention, "PER"))
			return true;
	return false;
}

/* ---- units ---- */

/* The mention that is outermost at token ${t}, starting the search at *${e}; mentions are in the order of the text. */
static struct rec *
outermost(const struct doc *doc, size_t *e, uint32_t t)
{
	while (*e < doc->ents.n && doc->ents.v[*e]->lo < t)
		++*e;
	if (*e < doc->ents.n && doc->ents.v[*e]->lo == t && doc->ents.v[*e]->hi > t)
		return doc->ents.v[*e];
	return NULL;
}

/* Whether token ${t} is a quotation mark. */
static bool
is_mark(const struct doc *doc, uint32_t t, const char *mark)
{
	const struct rec *tok = doc->toks.v[t];

	return tok->e - tok->b == strlen(mark) && memcmp(doc->text.s + tok->b, mark, strlen(mark)) == 0;
}

/* The mention that quotation marks from token ${t} on stand around, and around nothing else. */
static struct rec *
in_quotes(const struct doc *doc, const struct rec *sent, size_t *e, uint32_t t)
{
	struct rec *m = t + 2 < sent->hi && is_mark(doc, t, "«") ? outermost(doc, e, t + 1) : NULL;

	return m && m->hi < sent->hi && is_mark(doc, m->hi, "»") ? m : NULL;
}

static void
make_units(struct facts *f, struct doc *doc, const struct rec *sent, size_t *e)
{
	vec_clear(&f->units);
	for (uint32_t t = sent->lo; t < sent->hi;) {
		struct unit u = {.lo = t, .hi = t + 1, .head = t};

		u.mention = outermost(doc, e, t);
		if (u.mention) {
			u.hi = u.mention->hi < sent->hi ? u.mention->hi : sent->hi;
			u.head = morph_head(f->morph, doc, u.lo, u.hi);
		} else if ((u.mention = in_quotes(doc, sent, e, t)) != NULL) {
			u.hi = u.mention->hi + 1;
			u.head = morph_head(f->morph, doc, u.lo + 1, u.hi - 1);
		}
		vec_push(&f->units, u);
		t = u.hi;
	}
}

/* ---- who «министр» and «он» are ---- */

/* Offices that general words speak of. */
static bool
speaks_of(const char *word, const char *post)
{
	static const struct {
		const char *word, *post;
	} general[] = {{"дипломат", "посол"}, {"дипломат", "консул"}, {"дипломат", "представитель"}, {"дипломат", "атташе"},
	    {"премьер", "премьер-министр"}, {"глава", "министр"}, {"глава", "президент"}, {"глава", "аким"}, {"глава", "мэр"},
	    {"лидер", "президент"}, {"еврокомиссар", "комиссар"}, {"министр", "глава"}, {"чиновник", "заместитель"}};
	size_t n = strlen(word);

	if (strncmp(post, word, n) == 0)
		return true;
	for (size_t i = 0; i < sizeof general / sizeof *general; i++)
		if (strcmp(general[i].word, word) == 0 && strstr(post, general[i].post))
			return true;
	return false;
}

/*
 * Who «министр» is at token ${t}: the last one before that such an office was said of, else the first one behind. With
 * «посол Литвы» only who is at ${org}, where that is known.
 */
static struct rec *
holder_of(const struct facts *f, const char *post, const char *org, uint32_t t)
{
	struct rec *before = NULL, *behind = NULL;

	for (size_t i = 0; i < f->holders.n; i++) {
		const struct holder *h = &f->holders.v[i];

		if (!(speaks_of(post, h->post) || (h->of_state && strcmp(post, "президент") == 0)) || (org && h->org && strcmp(h->org, org) != 0))
			continue;
		if (h->at <= t)
			before = h->person;
		else if (behind == NULL && org)
			behind = h->person;
	}
	return before ? before : behind;
}

/* The place right behind a post: the entity's number. Behind organisations «глава МИД» and «министр» are the same. */
static const char *
org_at(const struct facts *f, size_t i)
{
	const struct rec *next = i + 1 < f->units.n ? f->units.v[i + 1].mention : NULL;

	return is(next, "LOC") ? doc_get(next, "ent") : NULL;
}

static gram
gram_of(const struct doc *doc, const struct rec *person)
{
	return doc->toks.v[person->lo]->gram;
}

/* The last person before token ${t} whose first name has the gender of the pronoun. */
static struct rec *
antecedent(const struct doc *doc, uint32_t t, unsigned gender)
{
	struct rec *best = NULL;

	for (size_t i = 0; i < doc->ents.n && doc->ents.v[i]->lo < t; i++) {
		struct rec *e = doc->ents.v[i];
		unsigned g = is(e, "PER") ? gram_get(gram_of(doc, e), GRAM_GENDER) : 0;

		if (is(e, "PER") && e->lo + 80 > t && (g == 0 || g == gender))
			best = e;
	}
	return best;
}

static bool
person_near(const struct facts *f, size_t i)
{
	for (size_t k = i + 1; k < f->units.n && k < i + 8; k++) {
		const struct rec *m = f->units.v[k].mention;
		unsigned pos = gram_get(f->doc->toks.v[f->units.v[k].lo]->gram, GRAM_POS);

		if (is(m, "PER"))
			return true;
		if (m == NULL && (pos == VERB || pos == AUX || pos == PUNCT || pos == CCONJ || pos == SCONJ))
			break;
	}
	return i > 0 && is(f->units.v[i - 1].mention, "PER");
}

/* ---- «наша страна», «обе страны» ---- */

static bool
is_country(const struct rec *e)
{
	const char *sub = is(e, "LOC") ? doc_get(e, "sub") : NULL;

	return sub && strcmp(sub, "country") == 0;
}

static bool
same_entity(const struct rec *a, const struct rec *b)
{
	const char *x = doc_get(a, "ent"), *y = doc_get(b, "ent");

	return x && y && strcmp(x, y) == 0;
}

static bool
is_union(const struct rec *e)
{
	const char *sub = is(e, "ORG") ? doc_get(e, "sub") : NULL;

	return sub && strcmp(sub, "intl") == 0;
}

/* The country that the document names most, ${but} left out. */
static struct rec *
country_named_most(const struct doc *doc, const struct rec *but)
{
	struct rec *best = NULL;
	int most = 0;

	for (size_t i = 0; i < doc->ents.n && i < 200; i++) {
		int n = 0;

		if (!is_country(doc->ents.v[i]) || (but && same_entity(doc->ents.v[i], but)))
			continue;
		for (size_t k = i; k < doc->ents.n; k++)
			n += is(doc->ents.v[k], "LOC") && same_entity(doc->ents.v[i], doc->ents.v[k]);
		if (n > most) {
			most = n;
			best = doc->ents.v[i];
		}
	}
	return best;
}

/* The other country that is spoken of: the last one named before token ${t}. */
static struct rec *
other_country(const struct facts *f, uint32_t t)
{
	struct rec *other = NULL;

	for (size_t i = 0; i < f->doc->ents.n && f->doc->ents.v[i]->lo < t; i++)
		if (is_country(f->doc->ents.v[i]) && !same_entity(f->doc->ents.v[i], f->home))
			other = f->doc->ents.v[i];
	return other;
}

/* «наша страна», «отечественный»: the home country; «обе страны», «наши страны»: it and the other one. */
static void
resolve_countries(struct facts *f, size_t i)
{
	static const char *const nouns[] = {"страна", "государство", "республика", NULL};
	static const char *const ours[] = {"наш", NULL}, *const both[] = {"наш", "оба", "два", NULL};
	struct unit *u = &f->units.v[i];
	const struct rec *head = f->doc->toks.v[u->head];
	const struct rec *before = i > 0 ? f->doc->toks.v[f->units.v[i - 1].lo] : head;

	if (f->home == NULL || u->mention || head->lemma == NULL)
		return;
	if (strcmp(head->lemma, "отечественный") == 0)
		u->stands_for = f->home;
	if (!any_lemma(head, nouns))
		return;
	if (i > 0 && is(f->units.v[i - 1].mention, "POST") && gram_get(head->gram, GRAM_CASE) == GEN && gram_get(head->gram, GRAM_NUMBER) == SING)
		u->stands_for = f->home; /* «министр обороны республики» */
	if (i == 0 && gram_get(head->gram, GRAM_CASE) == NOM && gram_get(head->gram, GRAM_NUMBER) == SING)
		u->stands_for = other_country(f, u->lo); /* «Государство занимает …» */
	if (gram_get(head->gram, GRAM_NUMBER) != PLUR && any_lemma(before, ours))
		u->stands_for = f->home;
	else if (any_lemma(before, both)) {
		u->and_for = other_country(f, u->lo);
		u->stands_for = u->and_for ? f->home : NULL;
	}
}

/* «по его словам»: the possessive stands for who spoke. */
static bool
is_whose_words(const struct facts *f, size_t i)
{
	static const char *const whose[] = {"его", "ее", "он", "она", NULL}, *const words[] = {"слово", "мнение", NULL};

	return any_lemma(f->doc->toks.v[f->units.v[i].head], whose) && any_lemma(f->doc->toks.v[f->units.v[i + 1].head], words);
}

static bool
is_hers(const struct rec *tok)
{
	static const char *const hers[] = {"ее", "она", NULL};

	return any_lemma(tok, hers);
}

static void
resolve(struct facts *f)
{
	for (size_t i = 0; i < f->units.n; i++) {
		struct unit *u = &f->units.v[i];
		const struct rec *head = f->doc->toks.v[u->head];

		if (is(u->mention, "POST") && gram_get(head->gram, GRAM_NUMBER) != PLUR && head->lemma && !person_near(f, i))
			u->stands_for = holder_of(f, head->lemma, org_at(f, i), u->lo);
		else if (u->mention == NULL && head->lemma && gram_get(head->gram, GRAM_POS) == PRON &&
		    (strcmp(head->lemma, "он") == 0 || strcmp(head->lemma, "она") == 0) && gram_get(head->gram, GRAM_NUMBER) != PLUR)
			u->stands_for = antecedent(f->doc, u->lo, gram_get(head->gram, GRAM_GENDER));
		else if (u->mention == NULL && i + 1 < f->units.n && is_whose_words(f, i))
			u->stands_for = antecedent(f->doc, u->lo, is_hers(head) ? FEM : MASC);
		else
			resolve_countries(f, i);
	}
}

/* ---- matches to drafts ---- */

static struct draft *
new_draft(struct facts *f)
{
	struct draft empty = {0};

	if (f->ndrafts == f->drafts.n)
		vec_push(&f->drafts, empty);
	else {
		struct draft *old = &f->drafts.v[f->ndrafts];

		empty.values.v = old->values.v;
		empty.values.room = old->values.room;
		*old = empty;
	}
	return &f->drafts.v[f->ndrafts++];
}

static void
add_value(struct draft *d, const char *slot, const char *value, const char *ent)
{
	struct value v = {slot, value, ent};

	if (value == NULL || *value == '\0')
		return;
	for (size_t i = 0; i < d->values.n; i++)
		if (strcmp(d->values.v[i].slot, slot) == 0 && strcmp(d->values.v[i].value, value) == 0)
			return;
	vec_push(&d->values, v);
}

static void
drop_values(struct draft *d, const char *slot)
{
	size_t n = 0;

	for (size_t i = 0; i < d->values.n; i++)
		if (strcmp(d->values.v[i].slot, slot) != 0)
			d->values.v[n++] = d->values.v[i];
	d->values.n = n;
}

/* ${copy} is ${d} with value ${keep} alone of its slot. */
static void
copy_draft(struct draft *copy, const struct draft *d, const char *slot, size_t keep)
{
	struct draft own = *copy;

	*copy = *d;
	memcpy(&copy->values, &own.values, sizeof own.values);
	for (size_t i = 0; i < d->values.n; i++)
		if (i == keep || strcmp(d->values.v[i].slot, slot) != 0)
			vec_push(&copy->values, d->values.v[i]);
}

/* Drops all values of the slot but the first. */
static void
keep_one(struct draft *d, const char *slot)
{
	size_t n = 0, seen = 0;

	for (size_t i = 0; i < d->values.n; i++)
		if (strcmp(d->values.v[i].slot, slot) != 0 || seen++ == 0)
			d->values.v[n++] = d->values.v[i];
	d->values.n = n;
}

static const char *
value_of(const struct draft *d, const char *slot)
{
	for (size_t i = 0; i < d->values.n; i++)
		if (strcmp(d->values.v[i].slot, slot) == 0)
			return d->values.v[i].value;
	return NULL;
}

/* Whether the document has an entity of that base form: its number. */
static const char *
entity_named(const struct doc *doc, const char *name, const char *iso)
{
	for (size_t i = 0; i < doc->ents.n; i++) {
		const struct rec *e = doc->ents.v[i];
		const char *norm = doc_get(e, "norm"), *other = doc_get(e, "iso");

		if (is(e, "LOC") && ((norm && strcmp(norm, name) == 0) || (iso && other && strcmp(iso, other) == 0)))
			return doc_get(e, "ent");
	}
	return NULL;
}

static const char *
norm_of_entity(const struct doc *doc, const char *ent)
{
	for (size_t i = 0; i < doc->ents.n; i++) {
		const char *other = doc_get(doc->ents.v[i], "ent");

		if (other && strcmp(other, ent) == 0)
			return doc_get(doc->ents.v[i], "norm");
	}
	return NULL;
}

/* up and down: the change of a figure as +60, -20 or x6. */
static const char *
change_of(struct doc *doc, const struct rec *m, bool up)
{
	const char *unit = doc_get(m, "unit"), *value = doc_get(m, "value");

	return arena_printf(&doc->arena, "%s%s", unit && *unit == 'x' ? "x" : up ? "+" : "-", value);
}

/* A place's adjective stands for the place. */
static void
add_from(struct doc *doc, struct draft *d, const char *slot, const struct rec *tok)
{
	const char *name = doc_get(tok, "from"), *ent = entity_named(doc, name, doc_get(tok, "iso"));

	add_value(d, slot, ent ? norm_of_entity(doc, ent) : name, ent);
}

static void
add_mention(struct doc *doc, struct draft *d, const char *slot, const struct rec *m)
{
	const char *value = doc_get(m, "value");

	if (strcmp(slot, "party") == 0 && is(m, "PER") && strcmp(d->type, "deal") != 0)
		return; /* bodies and countries agree, people only buy and sell */
	if (strcmp(slot, "up") == 0 || strcmp(slot, "down") == 0) {
		if (value)
			add_value(d, "change", change_of(doc, m, *slot == 'u'), NULL);
		return;
	}
	if (is(m, "POST") || doc_get(m, "ent")) {
		add_value(d, slot, doc_get(m, "norm"), doc_get(m, "ent"));
		return;
	}
	add_value(d, slot, value, NULL);
	if (strcmp(slot, "value") == 0) {
		add_value(d, "unit", doc_get(m, "unit"), NULL);
		if (d->mod == NULL)
			d->mod = doc_get(m, "mod");
	}
}

static void
add_unit(struct facts *f, struct draft *d, const char *slot, const struct unit *u)
{
	const struct rec *tok = f->doc->toks.v[u->lo];

	if (u->stands_for && strcmp(slot, "post") != 0)
		add_mention(f->doc, d, slot, u->stands_for);
	if (u->stands_for && u->and_for)
		add_mention(f->doc, d, slot, u->and_for);
	if (u->stands_for && strcmp(slot, "post") != 0)
		return;
	if (u->mention)
		add_mention(f->doc, d, slot, u->mention);
	else if (doc_get(tok, "from"))
		add_from(f->doc, d, slot, tok);
	else
		add_value(d, slot, tok->lemma, NULL);
}

static int32_t
first_cp(const struct doc *doc, uint32_t t)
{
	const char *s = doc->text.s + doc->toks.v[t]->b;

	return utf8_next(&s, doc->text.s + doc->text.n);
}

/* The words of a quotation that ends before token ${hi}, from its opening mark on, which may stand sentences before. */
static uint32_t
quotation_begin(const struct doc *doc, uint32_t lo, uint32_t hi)
{
	int depth = 1;

	for (uint32_t t = hi; t-- > 0 && t + 400 > hi;) {
		int32_t cp = first_cp(doc, t);

		depth += cp == 0xBB ? 1 : cp == 0xAB || cp == 0x201E ? -1 : 0;
		if (depth == 0)
			return t + 1;
	}
	return lo;
}

/* The words of a quotation that begins at token ${lo}, up to its closing mark, which may stand sentences behind. */
static uint32_t
quotation_end(const struct doc *doc, uint32_t lo, uint32_t hi)
{
	int depth = 1;

	for (uint32_t t = lo; t < doc->toks.n && t < lo + 400; t++) {
		int32_t cp = first_cp(doc, t);

		depth += cp == 0xAB ? 1 : cp == 0xBB ? -1 : 0;
		if (depth == 0)
			return t;
	}
	return hi;
}

/* Commas, full stops and unpaired marks at the ends of a phrase say nothing. */
static void
trim(const struct doc *doc, uint32_t *lo, uint32_t *hi)
{
	while (*lo < *hi && gram_get(doc->toks.v[*lo]->gram, GRAM_POS) == PUNCT && first_cp(doc, *lo) != 0xAB)
		++*lo;
	while (*lo < *hi && gram_get(doc->toks.v[*hi - 1]->gram, GRAM_POS) == PUNCT && first_cp(doc, *hi - 1) != 0xBB &&
	    first_cp(doc, *hi - 1) != ')')
		--*hi;
}

static void
add_text(struct facts *f, struct draft *d, const char *slot, uint32_t lo, uint32_t hi)
{
	struct doc *doc = f->doc;

	if (hi < doc->toks.n && first_cp(doc, hi) == 0xBB)
		lo = quotation_begin(doc, lo, hi);
	else if (lo > 0 && first_cp(doc, lo - 1) == 0xAB)
		hi = quotation_end(doc, lo, hi);
	trim(doc, &lo, &hi);
	if (lo < hi)
		add_value(d, slot, arena_strndup(&doc->arena, doc->text.s + doc->toks.v[lo]->b,
		    doc->toks.v[hi - 1]->e - doc->toks.v[lo]->b), NULL);
}

static void
add_phrase(struct facts *f, struct draft *d, const char *slot, uint32_t lo, uint32_t hi)
{
	trim(f->doc, &lo, &hi);
	if (lo < hi && gram_get(f->doc->toks.v[lo]->gram, GRAM_POS) == ADP)
		add_value(d, slot, arena_strndup(&f->doc->arena, f->doc->text.s + f->doc->toks.v[lo]->b,
		    f->doc->toks.v[hi - 1]->e - f->doc->toks.v[lo]->b), NULL);
	else if (lo < hi)
		add_value(d, slot, morph_base(f->morph, f->doc, lo, hi, MORPH_PHRASE), NULL);
}

/* «…, а также …» parts a list of phrases. */
static bool
parts(const struct doc *doc, uint32_t t, uint32_t hi)
{
	size_t n;
	const char *s = doc_text(doc, doc->toks.v[t], &n);

	return t + 1 < hi && n == strlen("а") && memcmp(s, "а", n) == 0;
}

static void
add_phrases(struct facts *f, struct draft *d, const char *slot, uint32_t lo, uint32_t hi)
{
	uint32_t from = lo;

	for (uint32_t t = lo; t < hi; t++) {
		if (!parts(f->doc, t, hi))
			continue;
		add_phrase(f, d, slot, from, t);
		from = t + 2;
	}
	if (from < hi)
		add_phrase(f, d, slot, from, hi);
}

static void
add_capture(struct facts *f, struct draft *d, const struct rule_match *m, int i)
{
	const char *name = m->rule->slots[i];
	size_t n = strcspn(name, "+=");
	const char *slot = arena_strndup(&f->doc->arena, name, n);
	uint32_t lo = m->captures[i].lo, hi = m->captures[i].hi;
	const struct unit *first = &m->units[lo];

	if (lo == hi)
		return;
	if (strchr(name, '=') && strcmp(slot, "text") == 0)
		add_text(f, d, slot, first->lo, m->units[hi - 1].hi);
	else if (strchr(name, '=') && !(hi == lo + 1 && first->mention && doc_get(first->mention, "ent")))
		(name[n] == '+' ? add_phrases : add_phrase)(f, d, slot, first->lo, m->units[hi - 1].hi);
	else
		for (uint32_t u = lo; u < hi; u++)
			if (u == lo || (m->units[u].mention && first->mention && is(m->units[u].mention, first->mention->type)))
				add_unit(f, d, slot, &m->units[u]);
}

/* Time, modality and negation, from the words of the match that are no names. */
static void
modality(const struct doc *doc, struct draft *d, const struct rule_match *m)
{
	static const char *const planned[] = {"планироваться", "намереваться", "намеренный", "предстоять", "предстоящий",
	    "запланировать", "планировать", "ожидаться", NULL};
	static const char *const possible[] = {"возможность", "мочь", "возможный", NULL};

	for (uint32_t u = m->lo; u < m->hi; u++) {
		const struct rec *tok = doc->toks.v[m->units[u].lo];
		gram g = tok->gram;
		bool future = (gram_get(g, GRAM_POS) == VERB || gram_get(g, GRAM_POS) == AUX) && gram_get(g, GRAM_TENSE) == FUT;
		bool mine = gram_get(g, GRAM_PERSON) == 1 && gram_get(g, GRAM_NUMBER) == SING; /* «встречу» is a noun, whatever the tagger says */

		if (m->units[u].mention)
			continue;
		if (any_lemma(tok, planned) || (future && !mine))
			d->mod = d->mod && strcmp(d->mod, "possible") != 0 ? d->mod : "planned";
		else if (d->mod == NULL && any_lemma(tok, possible))
			d->mod = "possible";
		if (tok->lemma && strcmp(tok->lemma, "не") == 0 && u + 1 < m->hi && gram_get(doc->toks.v[m->units[u + 1].lo]->gram, GRAM_POS) == VERB)
			d->neg = true;
	}
}

/* Whether token ${t} of a match is part of a place or organisation. */
static bool
is_named(const struct rule_match *m, uint32_t t)
{
	for (uint32_t u = m->lo; u < m->hi; u++)
		if (m->units[u].lo <= t && t < m->units[u].hi)
			return is(m->units[u].mention, "LOC") || is(m->units[u].mention, "ORG");
	return false;
}

/* What a post says of itself: acting, former, new. */
static void
status_of_post(const struct doc *doc, struct draft *d, const struct rule_match *m)
{
	const char *post = value_of(d, "post");
	static const char *const former[] = {"бывший", "экс", "прежний", NULL};
	static const char *const new[] = {"новый", "назначить", "назначенный", "избрать", "избранный", "новоназначенный", NULL};
	const char *status = "current";

	if (value_of(d, "status"))
		return;
	if (post && (strncmp(post, "и.о", 5) == 0 || strncmp(post, "врио", 8) == 0))
		status = "acting";
	if (post && strncmp(post, "экс-", 7) == 0)
		status = "former";
	for (uint32_t t = d->lo > 2 ? d->lo - 2 : 0; t < d->hi; t++) {
		if (is_named(m, t))
			continue; /* «Новая Зеландия» */
		if (any_lemma(doc->toks.v[t], former))
			status = "former";
		else if (any_lemma(doc->toks.v[t], new))
			status = "new";
	}
	add_value(d, "status", status, NULL);
}

/* Whether a post is that of a country's head: «президент» may be said of it. */
static bool
heads_state(const struct facts *f, const char *post, const char *org)
{
	for (size_t i = 0; post && org && strcmp(post, "глава") == 0 && i < f->doc->ents.n; i++)
		if (is_country(f->doc->ents.v[i]) && strcmp(doc_get(f->doc->ents.v[i], "ent"), org) == 0)
			return true;
	return false;
}

/* Remembers who holds what, for the sentences that follow. */
static void
remember(struct facts *f, const struct rule_match *m, const struct draft *d)
{
	const char *post = value_of(d, "post"), *org = NULL;

	for (size_t i = 0; i < d->values.n && org == NULL; i++)
		org = strcmp(d->values.v[i].slot, "org") == 0 ? d->values.v[i].ent : NULL;
	for (uint32_t u = m->lo; u < m->hi; u++) {
		struct holder h = {m->units[u].mention, post, org, heads_state(f, post, org), m->units[u].lo};

		if (is(h.person, "PER") && post)
			vec_push(&f->holders, h);
	}
}

/* Types that are stated of one thing: several values of the slot are as many facts. */
static const char *
split_slot(const char *type)
{
	static const struct {
		const char *type, *slot;
	} split[] = {{"position", "who"}, {"membership", "org"}, {"sanction", "to"}, {"aid", "to"}, {"visit", "to"}, {"statement", "who"}};

	for (size_t i = 0; i < sizeof split / sizeof *split; i++)
		if (strcmp(split[i].type, type) == 0)
			return split[i].slot;
	return NULL;
}

/* Makes the last draft as many as its slot has values. */
static void
split_draft(struct facts *f)
{
	size_t from = f->ndrafts - 1;
	const char *slot = split_slot(f->drafts.v[from].type);
	size_t n = f->drafts.v[from].values.n;
	bool first = true;

	for (size_t i = 0; slot && i < n; i++) {
		struct draft *copy;

		if (strcmp(f->drafts.v[from].values.v[i].slot, slot) != 0)
			continue;
		if (!first) {
			copy = new_draft(f);
			copy_draft(copy, &f->drafts.v[from], slot, i);
		}
		first = false;
	}
	if (slot)
		keep_one(&f->drafts.v[from], slot);
}

/* «почетный литовский консул»: the adjective inside of the office says where it is held. */
static void
country_of_post(struct facts *f, struct draft *d, const struct rule_match *m)
{
	for (uint32_t u = m->lo; u < m->hi && !value_of(d, "org"); u++)
		for (uint32_t t = m->units[u].lo; is(m->units[u].mention, "POST") && t < m->units[u].hi; t++)
			if (doc_get(f->doc->toks.v[t], "iso"))
				add_from(f->doc, d, "org", f->doc->toks.v[t]);
}

/* The form of a visit, by the word that record(5) has for it. */
static void
name_form(struct draft *d)
{
	static const char *const forms[][2] = {{"официальный", "official"}, {"государственный", "state"}, {"рабочий", "working"},
	    {"дружественный", "friendly"}, {"частный", "private"}};

	for (size_t i = 0; i < d->values.n; i++)
		for (size_t k = 0; strcmp(d->values.v[i].slot, "form") == 0 && k < sizeof forms / sizeof *forms; k++)
			if (strcmp(d->values.v[i].value, forms[k][0]) == 0)
				d->values.v[i].value = forms[k][1];
}

static void
found(const struct rule_match *m, void *arg)
{
	struct facts *f = arg;
	struct draft *d = new_draft(f);

	d->rule = m->rule;
	d->type = m->rule->type;
	d->conf = "0.80";
	d->lo = m->units[m->lo].lo;
	d->hi = m->units[m->hi - 1].hi;
	for (const struct rule_const *k = m->rule->consts; k; k = k->next) {
		if (strcmp(k->name, "conf") == 0)
			d->conf = k->value;
		else if (strcmp(k->name, "mod") == 0)
			d->mod = k->value;
		else
			add_value(d, k->name, k->value, NULL);
	}
	for (int i = 0; i < m->rule->nslots; i++)
		add_capture(f, d, m, i);
	if (strcmp(d->type, "visit") == 0)
		name_form(d);
	if (strcmp(d->type, "position") == 0) {
		status_of_post(f->doc, d, m);
		country_of_post(f, d, m);
	}
	else if (strcmp(d->type, "statement") != 0)
		modality(f->doc, d, m);
	split_draft(f);
}

/* The first look at a document: who holds what. */
static void
found_holder(const struct rule_match *m, void *arg)
{
	struct facts *f = arg;
	size_t n = f->ndrafts;

	found(m, f);
	remember(f, m, &f->drafts.v[n]);
	f->ndrafts = n;
}

/* ---- the sentence's context ---- */

static const struct type *
type_named(const char *name)
{
	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (strcmp(types[i].name, name) == 0)
			return &types[i];
	return NULL;
}

/* Whether the word before unit ${i} is among ${words}. */
static bool
stands_after(const struct facts *f, size_t i, const char *const words[])
{
	return i > 0 && any_lemma(f->doc->toks.v[f->units.v[i - 1].lo], words);
}

/* The only date of a sentence that tells when: a point in time or a range, not «до 2027 года», «на 2026 год». */
static const char *
date_of(const struct facts *f)
{
	static const char *const limits[] = {"до", "к", "на", NULL};
	const char *date = NULL;

	for (size_t i = 0; i < f->units.n; i++) {
		const struct rec *m = f->units.v[i].mention;

		if (!is(m, "DATE") || doc_get(m, "value") == NULL || (doc_get(m, "sub") && strcmp(doc_get(m, "sub"), "duration") == 0) ||
		    stands_after(f, i, limits))
			continue;
		if (date)
			return NULL;
		date = doc_get(m, "value");
	}
	return date;
}

/* The time for which something is agreed: «на 2024-2026 годы», in the match or inside of a document's name. */
static const char *
term_of(const struct doc *doc, const struct draft *d)
{
	for (size_t i = 0; i < doc->ents.n; i++) {
		const struct rec *e = doc->ents.v[i];

		if (is(e, "DATE") && e->lo > d->lo && e->lo < d->hi && doc->toks.v[e->lo - 1]->lemma &&
		    strcmp(doc->toks.v[e->lo - 1]->lemma, "на") == 0)
			return doc_get(e, "value");
	}
	return NULL;
}

/* The only place of a sentence that is named as «в …» in the locative. */
static const struct rec *
place_of(const struct facts *f)
{
	const struct rec *place = NULL;

	for (size_t i = 1; i < f->units.n; i++) {
		const struct unit *u = &f->units.v[i];
		const struct rec *before = f->doc->toks.v[f->units.v[i - 1].lo];

		if (!is(u->mention, "LOC") || before->lemma == NULL || strcmp(before->lemma, "в") != 0)
			continue;
		if (gram_get(f->doc->toks.v[u->head]->gram, GRAM_CASE) != LOC || (i > 1 && is(f->units.v[i - 2].mention, "LOC")) ||
		    (i > 1 && is(f->units.v[i - 2].mention, "POST")))
			continue;
		if (place)
			return NULL;
		place = u->mention;
	}
	return place;
}

static size_t
count_of(const struct draft *d, const char *slot)
{
	size_t n = 0;

	for (size_t i = 0; i < d->values.n; i++)
		n += strcmp(d->values.v[i].slot, slot) == 0;
	return n;
}

/* The countries and unions that are named in [lo, hi), as parties. */
static void
add_countries(struct facts *f, struct draft *d, uint32_t lo, uint32_t hi)
{
	for (size_t i = 0; i < f->doc->ents.n; i++)
		if ((is_country(f->doc->ents.v[i]) || is_union(f->doc->ents.v[i])) && f->doc->ents.v[i]->lo >= lo && f->doc->ents.v[i]->lo < hi)
			add_mention(f->doc, d, "party", f->doc->ents.v[i]);
}

/* Whether a person is the subject of the sentence, and no office is: who signs for himself, and for no country. */
static bool
acts_alone(const struct facts *f)
{
	bool person = false;

	for (size_t i = 0; i < f->units.n; i++) {
		const struct rec *m = f->units.v[i].mention;

		if (is(m, "POST") || is_country(m))
			return false;
		person |= is(m, "PER") && gram_get(f->doc->toks.v[f->units.v[i].head]->gram, GRAM_CASE) == NOM;
	}
	return person;
}

/* The number of the entity that is the slot's first value; NULL if it is none. */
static const char *
value_ent(const struct draft *d, const char *slot)
{
	for (size_t i = 0; i < d->values.n; i++)
		if (strcmp(d->values.v[i].slot, slot) == 0)
			return d->values.v[i].ent;
	return NULL;
}

/* Whether an entity is an organisation that is no body of a state. */
static bool
is_company(const struct doc *doc, const char *ent)
{
	for (size_t i = 0; ent && i < doc->ents.n; i++) {
		const struct rec *e = doc->ents.v[i];
		const char *number = doc_get(e, "ent"), *sub = doc_get(e, "sub");

		if (number && strcmp(number, ent) == 0)
			return is(e, "ORG") && !(sub && (strcmp(sub, "gov") == 0 || strcmp(sub, "intl") == 0));
	}
	return false;
}

/*
 * Between whom, where the sentence does not say: the countries that the match names, or «мы» and the other country
 * that is spoken of.
 */
static void
fill_parties(struct facts *f, struct draft *d, const char *slot)
{
	struct rec *other;

	if (count_of(d, slot) >= 2)
		return;
	if (count_of(d, slot) == 0 && strcmp(slot, "party") == 0)
		add_countries(f, d, d->lo, d->hi);
	if (count_of(d, slot) >= 2 || f->home == NULL || (strcmp(d->type, "agreement") == 0 && acts_alone(f)))
		return;
	other = other_country(f, d->hi);
	d->guessed = true;
	if (count_of(d, slot) == 1 && is_company(f->doc, value_ent(d, slot)))
		return;
	if (count_of(d, slot) == 1) {
		add_mention(f->doc, d, slot, f->home);
		other = count_of(d, slot) == 1 ? country_named_most(f->doc, f->home) : NULL; /* it was the home country itself */
		if (other)
			add_mention(f->doc, d, slot, other);
	}
	else if (other) {
		add_mention(f->doc, d, slot, f->home);
		add_mention(f->doc, d, slot, other);
	}
}

/* The last draft of ${d}'s type before it that has ${slot}, not further back than a paragraph or so; NULL if there is none. */
static const struct draft *
last_like(const struct facts *f, const struct draft *d, const char *slot)
{
	enum { BACK = 80 };
	const struct draft *last = NULL;

	for (size_t i = 0; i < f->ndrafts && &f->drafts.v[i] != d; i++) {
		const struct draft *o = &f->drafts.v[i];

		if (!o->dead && o->type == d->type && o->lo < d->lo && o->hi + BACK > d->lo && value_of(o, slot))
			last = o;
	}
	return last;
}

/* «Стороны обсудили …»: who=they are those who met in the sentences before. */
static bool
fill_they(const struct facts *f, struct draft *d)
{
	const struct draft *met;

	if (value_of(d, "who") == NULL || strcmp(value_of(d, "who"), "they") != 0)
		return false;
	drop_values(d, "who");
	met = last_like(f, d, "who");
	d->dead = met == NULL;
	d->mod = NULL; /* what was spoken of may be but possible: they met */
	for (size_t i = 0; met && i < met->values.n; i++)
		if (strcmp(met->values.v[i].slot, "who") == 0)
			add_value(d, "who", met->values.v[i].value, met->values.v[i].ent);
	return true;
}

/* «Ранее этот пост занимал …»: post=same is the one that was spoken of last, with the body where it is held. */
static void
fill_same_post(const struct facts *f, struct draft *d)
{
	const struct draft *last;

	if (value_of(d, "post") == NULL || strcmp(value_of(d, "post"), "same") != 0)
		return;
	drop_values(d, "post");
	last = last_like(f, d, "post");
	d->dead = last == NULL;
	for (size_t i = 0; last && i < last->values.n; i++)
		if (strcmp(last->values.v[i].slot, "post") == 0 || strcmp(last->values.v[i].slot, "org") == 0)
			add_value(d, last->values.v[i].slot, last->values.v[i].value, last->values.v[i].ent);
}

/* «работают 40 компаний с участием …»: what is counted is the unit, with what is said of it (rest). */
static void
fill_counted(struct doc *doc, struct draft *d)
{
	const char *unit = value_of(d, "unit"), *rest = value_of(d, "rest");

	if (unit && !value_of(d, "what"))
		add_value(d, "what", rest ? arena_printf(&doc->arena, "%s %s", unit, rest) : unit, NULL);
	drop_values(d, "rest");
}

static void
fill_from_sentence(struct facts *f, size_t first)
{
	for (size_t i = first; i < f->ndrafts; i++) {
		struct draft *d = &f->drafts.v[i];
		const struct type *type = type_named(d->type);
		const struct rec *place = type && type->where && !value_of(d, "place") ? place_of(f) : NULL;

		if (strcmp(d->type, "trade") == 0 || strcmp(d->type, "agreement") == 0 || strcmp(d->type, "cooperation") == 0)
			fill_parties(f, d, "party");
		if (strcmp(d->type, "meeting") == 0 && !value_of(d, "who"))
			fill_parties(f, d, "who");
		if (strcmp(d->type, "meeting") == 0 && fill_they(f, d))
			continue; /* where and when is said where they met */
		if (strcmp(d->type, "position") == 0)
			fill_same_post(f, d);
		if (strcmp(d->type, "trade") == 0 && !value_of(d, "period"))
			add_value(d, "period", date_of(f), NULL);
		if (strcmp(d->type, "trade") == 0 && !value_of(d, "period") && last_like(f, d, "period"))
			add_value(d, "period", value_of(last_like(f, d, "period"), "period"), NULL);
		if (strcmp(d->type, "agreement") == 0)
			add_value(d, "period", term_of(f->doc, d), NULL);
		if (strcmp(d->type, "figure") == 0)
			fill_counted(f->doc, d);
		if (type && type->when && !value_of(d, "date"))
			add_value(d, "date", date_of(f), NULL);
		if (place)
			add_mention(f->doc, d, "place", place);
	}
}

/* ---- one fact a key ---- */

static size_t
shared(const struct draft *a, const struct draft *b, const char *slot)
{
	size_t n = 0;

	for (size_t i = 0; i < a->values.n; i++)
		for (size_t k = 0; k < b->values.n; k++)
			n += strcmp(a->values.v[i].slot, slot) == 0 && strcmp(b->values.v[k].slot, slot) == 0 &&
			    strcmp(a->values.v[i].value, b->values.v[k].value) == 0;
	return n;
}

/* «соглашение» and «соответствующее соглашение»: one of the phrases is the other's end or beginning. */
static bool
same_phrase(const struct draft *a, const struct draft *b, const char *slot)
{
	const char *x = value_of(a, slot), *y = value_of(b, slot);

	return strcmp(slot, "what") == 0 && x && y && (strstr(x, y) || strstr(y, x));
}

/* Whether both have the slot and say different things: exports are no imports. */
static bool
differ(const struct draft *a, const struct draft *b, const char *slot)
{
	const char *x = value_of(a, slot), *y = value_of(b, slot);

	return x && y && strcmp(x, y) != 0;
}

/* Whether two drafts state one fact: in every key slot the one holds all that the other does. */
static bool
same_fact(const struct draft *a, const struct draft *b)
{
	const struct type *type;

	if (a->type != b->type || a->neg != b->neg)
		return false;
	type = type_named(a->type);
	if (type == NULL || differ(a, b, "kind"))
		return false;
	for (int i = 0; i < 3 && type->keys[i]; i++) {
		size_t an = count_of(a, type->keys[i]), bn = count_of(b, type->keys[i]);

		if ((shared(a, b, type->keys[i]) < (an < bn ? an : bn) && !same_phrase(a, b, type->keys[i])) || (an == 0) != (bn == 0))
			return false;
	}
	return true;
}

static bool
is_list(const char *slot)
{
	static const char *const lists[] = {"who", "party", "topic", "org", "place", NULL};

	for (const char *const *l = lists; *l; l++)
		if (strcmp(slot, *l) == 0)
			return true;
	return false;
}

static void
merge(struct draft *into, struct draft *from)
{
	for (size_t i = 0; i < from->values.n; i++) {
		const struct value *v = &from->values.v[i];

		if (is_list(v->slot) || !value_of(into, v->slot))
			add_value(into, v->slot, v->value, v->ent);
	}
	if (strcmp(from->conf, into->conf) > 0)
		into->conf = from->conf;
	if (into->mod == NULL)
		into->mod = from->mod;
	from->dead = true;
}

/* «министр Аль-Руми» behind «министр нефти Кувейта Тарик Аль-Руми»: a title that repeats an office is no second fact. */
static bool
repeats(const struct draft *title, const struct draft *d)
{
	const char *a = value_of(title, "post"), *b = value_of(d, "post");

	return title != d && !d->dead && strcmp(title->type, "position") == 0 && strcmp(d->type, "position") == 0 && a && b &&
	    !value_of(title, "org") && shared(title, d, "who") > 0 && strlen(a) < strlen(b) && speaks_of(a, b);
}

static void
drop_titles(struct facts *f)
{
	for (size_t i = 0; i < f->ndrafts; i++)
		for (size_t k = 0; k < f->ndrafts && !f->drafts.v[i].dead; k++)
			f->drafts.v[i].dead = repeats(&f->drafts.v[i], &f->drafts.v[k]);
}

/* Whether ${part} rests on words of ${whole} and says nothing that it does not say: a rule matched again, later. */
static bool
is_part(const struct draft *part, const struct draft *whole)
{
	if (part->lo < whole->lo || part->hi > whole->hi || part->type != whole->type || part->values.n > whole->values.n)
		return false;
	for (size_t i = 0; i < part->values.n; i++) {
		const struct value *v = &part->values.v[i];
		bool found = false;

		for (size_t k = 0; k < whole->values.n && !found; k++)
			found = strcmp(v->slot, whole->values.v[k].slot) == 0 && strcmp(v->value, whole->values.v[k].value) == 0;
		if (!found)
			return false;
	}
	return true;
}

/* Whether ${d} only guesses between whom something is agreed that ${better} tells. */
static bool
is_guess(const struct draft *d, const struct draft *better)
{
	return d->guessed && !better->guessed && d->type == better->type && same_phrase(d, better, "what");
}

/* Whether another draft of the sentence says all that draft ${i} does, or says it for certain. */
static bool
is_superseded(const struct facts *f, size_t first, size_t i)
{
	const struct draft *d = &f->drafts.v[i];

	for (size_t k = first; k < f->ndrafts; k++) {
		const struct draft *other = &f->drafts.v[k];

		if (k == i || other->dead)
			continue;
		if (is_guess(d, other) || (is_part(d, other) && (k < i || !is_part(other, d))))
			return true;
	}
	return false;
}

/* Drops parts of other drafts of the sentence, whose drafts begin at ${first}. */
static void
drop_parts(struct facts *f, size_t first)
{
	for (size_t i = first; i < f->ndrafts; i++)
		f->drafts.v[i].dead = is_superseded(f, first, i);
}

static void
merge_all(struct facts *f)
{
	for (size_t i = 0; i < f->ndrafts; i++)
		for (size_t k = i + 1; !f->drafts.v[i].dead && k < f->ndrafts; k++)
			if (!f->drafts.v[k].dead && same_fact(&f->drafts.v[i], &f->drafts.v[k]))
				merge(&f->drafts.v[i], &f->drafts.v[k]);
}

/* ---- writing ---- */

/* A fact needs what makes it one. */
static bool
is_whole(const struct draft *d)
{
	const struct type *type = type_named(d->type);

	if (type == NULL)
		return true;
	if (strcmp(d->type, "trade") == 0 || strcmp(d->type, "twinning") == 0)
		return count_of(d, type->keys[0]) >= 2;
	if (strcmp(d->type, "meeting") == 0)
		return count_of(d, "who") >= 1;
	return value_of(d, type->keys[0]) != NULL && (type->keys[1] == NULL || value_of(d, type->keys[1]) != NULL ||
	    strcmp(d->type, "agreement") == 0 || strcmp(d->type, "investment") == 0);
}

static void
write_fact(struct facts *f, const struct draft *d)
{
	struct doc *doc = f->doc;
	struct rec *r = doc_fact(doc, d->type, d->lo, d->hi);
	const struct type *type = type_named(d->type);
	const char *status = value_of(d, "status");

	for (size_t i = 0; i < d->values.n; i++) {
		const struct value *v = &d->values.v[i];

		doc_add(doc, r, v->ent ? arena_printf(&doc->arena, "%s@%s", v->slot, v->ent) : v->slot, v->value);
	}
	if (d->mod)
		doc_add(doc, r, "mod", d->mod);
	if (d->neg)
		doc_add(doc, r, "neg", "1");
	if (type && type->plover)
		doc_add(doc, r, "plover", strcmp(d->type, "agreement") == 0 && status && strcmp(status, "signed") != 0 ? "AGREE" : type->plover);
	if (f->explain)
		doc_add(doc, r, "rule", arena_printf(&doc->arena, "%s:%ld:%s", d->rule->file, d->rule->line, d->rule->name));
	doc_add(doc, r, "conf", d->conf);
}

void
facts_find(struct facts *f, struct doc *doc)
{
	size_t e = 0;

	f->doc = doc;
	f->ndrafts = 0;
	f->second = false;
	vec_clear(&f->holders);
	doc_grams(doc);
	doc_place(doc);
	f->home = country_named_most(doc, NULL);
	for (size_t s = 0; s < doc->sents.n; s++) {
		make_units(f, doc, doc->sents.v[s], &e);
		if (has_person(&f->units))
			rules_match(f->rules, "position", doc, &f->units, found_holder, f);
	}
	e = 0;
	f->second = true;
	for (size_t s = 0; s < doc->sents.n; s++) {
		size_t first = f->ndrafts;

		f->sent = s;
		make_units(f, doc, doc->sents.v[s], &e);
		resolve(f);
		rules_match(f->rules, NULL, doc, &f->units, found, f);
		fill_from_sentence(f, first);
		drop_parts(f, first);
	}
	merge_all(f);
	drop_titles(f);
	for (size_t i = 0; i < f->ndrafts; i++)
		if (!f->drafts.v[i].dead && is_whole(&f->drafts.v[i]))
			write_fact(f, &f->drafts.v[i]);
}
