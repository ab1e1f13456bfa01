/* facts: what an annotated document states. */
#include "facts_impl.h"

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
    {"investment.rules", investment_rules, investment_rules_end},
    {"statement.rules", statement_rules, statement_rules_end}, {"deal.rules", deal_rules, deal_rules_end},
    {"other.rules", other_rules, other_rules_end}};

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
	doc_comment(f->doc, f->doc->sents.v[f->sent],
	    arena_printf(&f->doc->arena, "# near %s:%ld:%s: no %.*s at %.*s", near->rule->file, near->rule->line,
	    near->rule->name, near->n, near->element, (int)n, word));
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
		rules_read(f->rules, files[i].name, (const char *)files[i].text, (size_t)(files[i].end - files[i].text),
		    true);
	return f;
}

int
facts_read(struct facts *f, const char *file, const char *text, size_t n)
{
	return rules_read(f->rules, file, text, n, false);
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
	vec_free(&f->countries);
	free(f);
}

const struct rule *
facts_rules(const struct facts *f)
{
	return rules_first(f->rules);
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

/* The mention that quotation marks from token ${t} on stand around, and around nothing else. */
static struct rec *
in_quotes(const struct doc *doc, const struct rec *sent, size_t *e, uint32_t t)
{
	struct rec *m = t + 2 < sent->hi && doc_quote(doc, doc->toks.v[t]) > 0 ? outermost(doc, e, t + 1) : NULL;

	return m && m->hi < sent->hi && doc_quote(doc, doc->toks.v[m->hi]) < 0 ? m : NULL;
}

/* The noun that is counted in «2 млн тонн», «600 тыс. баррелей в сутки». */
static uint32_t
counted(const struct doc *doc, const struct rec *quantity)
{
	for (uint32_t t = quantity->hi; t-- > quantity->lo + 1;)
		if (gram_get(doc->toks.v[t]->gram, GRAM_POS) == NOUN &&
		    gram_get(doc->toks.v[t - 1]->gram, GRAM_POS) != ADP)
			return t;
	return morph_head(doc, quantity->lo, quantity->hi);
}

/* Whether «государства» stands behind the office «глава»: together they are one. */
static bool
leads_state(const struct doc *doc, const struct unit *u, uint32_t end)
{
	static const char *const head[] = {"глава", NULL}, *const state[] = {"государство", NULL};

	return u->hi < end && is(u->mention, "POST") && u->hi == u->lo + 1 &&
	    doc_lemma_among(doc->toks.v[u->lo], head) && doc_lemma_among(doc->toks.v[u->hi], state) &&
	    gram_get(doc->toks.v[u->hi]->gram, GRAM_NUMBER) == SING;
}

/*
 * «Рига. 18 апреля. Balt-Inform – …»: whether a mention is the agency that a report is from, which takes no part in it.
 */
static bool
is_source(const struct doc *doc, const struct rec *e)
{
	const char *agency = doc_get(doc->d, "agency");
	size_t n;
	const char *s = doc_text(doc, e, &n);

	return agency && is(e, "ORG") && strlen(agency) == n && memcmp(agency, s, n) == 0 && e->hi < doc->toks.n &&
	    doc_is_dash(doc, doc->toks.v[e->hi]);
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
			u.head = is(u.mention, "QUANTITY") ? counted(doc, u.mention) : morph_head(doc, u.lo, u.hi);
			u.hi += leads_state(doc, &u, sent->hi);
			u.mention = is_source(doc, u.mention) ? NULL : u.mention;
		} else if ((u.mention = in_quotes(doc, sent, e, t)) != NULL) {
			u.hi = u.mention->hi + 1;
			u.head = morph_head(doc, u.lo + 1, u.hi - 1);
		}
		vec_push(&f->units, u);
		t = u.hi;
	}
}

/* ---- writing ---- */

/* «шесть документов»: how many were signed says not what. */
static bool
is_number_of_papers(const char *what)
{
	const char *space = strchr(what, ' ');

	return space && (strcmp(space, " документов") == 0 || strcmp(space, " документа") == 0 ||
	    strcmp(space, " бумаг") == 0);
}

/* A fact needs what makes it one. */
static bool
is_whole(const struct doc *doc, const struct draft *d)
{
	const struct fact_type *type = facts_type(d->type);

	if (type == NULL)
		return true;
	if (strcmp(d->type, "trade") == 0 || strcmp(d->type, "twinning") == 0)
		return facts_count(d, type->keys[0]) >= 2;
	/* one side may be unknown where a person met it, not where a country did */
	if (strcmp(d->type, "meeting") == 0)
		return facts_count(d, "who") >= (is(doc_entity(doc, facts_ent(d, "who")), "LOC") ? 2 : 1);
	if (strcmp(d->type, "agreement") == 0 && facts_value(d, "what") && is_number_of_papers(facts_value(d, "what")))
		return false;
	if (strcmp(d->type, "agreement") == 0 && !facts_value(d, "party") && facts_value(d, "what"))
		return strchr(facts_value(d, "what"), ' ') != NULL; /* «документ» between nobody says nothing */
	if (strcmp(d->type, "aid") == 0 && facts_value(d, "who") && facts_value(d, "value"))
		return true; /* to whom may have been said before */
	return facts_value(d, type->keys[0]) != NULL &&
	    (type->keys[1] == NULL || facts_value(d, type->keys[1]) != NULL || strcmp(d->type, "agreement") == 0 ||
	    strcmp(d->type, "investment") == 0);
}

static void
write_fact(struct facts *f, const struct draft *d)
{
	struct doc *doc = f->doc;
	struct rec *r = doc_fact(doc, d->type, d->lo, d->hi);
	const struct fact_type *type = facts_type(d->type);
	const char *status = facts_value(d, "status");

	for (size_t i = 0; i < d->values.n; i++) {
		const struct value *v = &d->values.v[i];

		doc_add(doc, r, v->ent ? arena_printf(&doc->arena, "%s@%s", v->slot, v->ent) : v->slot, v->value);
	}
	if (d->mod)
		doc_add(doc, r, "mod", d->mod);
	if (d->neg)
		doc_add(doc, r, "neg", "1");
	if (type && type->plover)
		doc_add(doc, r, "plover", strcmp(d->type, "agreement") == 0 && status && strcmp(status, "signed") != 0
		    ? "AGREE" : type->plover);
	if (f->explain)
		doc_add(doc, r, "rule", arena_printf(&doc->arena, "%s:%ld:%s", d->rule->file, d->rule->line,
		    d->rule->name));
	doc_add(doc, r, "conf", d->conf);
}

/* The number of an ISO 3166 code of two letters; -1 if it is none. */
static int
number_of_code(const char *iso)
{
	return iso && iso[0] >= 'A' && iso[0] <= 'Z' && iso[1] >= 'A' && iso[1] <= 'Z'
	    ? (iso[0] - 'A') * 26 + iso[1] - 'A' : -1;
}

/* The number of the country that the page's site is of by the end of its name, «step.kz»; -1 if it is of none. */
static int
code_of_site(const struct doc *doc)
{
	const char *site = doc->d ? doc_get(doc->d, "site") : NULL, *dot = site ? strrchr(site, '.') : NULL;

	return dot && strlen(dot) == strlen(".kz") ? number_of_code((const char[]){(char)text_upper(dot[1]),
	    (char)text_upper(dot[2])}) : -1;
}

/*
 * The country that a document is told from: the one that its names and adjectives («казахстанский») speak of most; the
 * site's counts for some more.
 */
static struct rec *
home_of(const struct facts *f)
{
	enum { SITE = 3 };
	const struct doc *doc = f->doc;
	int count[26 * 26] = {0}, most = 0, site = code_of_site(doc);
	struct rec *home = NULL;

	if (site >= 0)
		count[site] = SITE;
	for (size_t i = 0; i < doc->toks.n; i++) {
		int code = gram_get(doc->toks.v[i]->gram, GRAM_POS) == ADJ
		    ? number_of_code(doc_get(doc->toks.v[i], "iso")) : -1;

		if (code >= 0)
			count[code]++;
	}
	for (size_t i = 0; i < doc->ents.n; i++) {
		int code = is(doc->ents.v[i], "LOC") ? number_of_code(doc_get(doc->ents.v[i], "iso")) : -1;

		if (code >= 0)
			count[code]++;
	}
	for (size_t i = 0; i < doc->ents.n; i++) {
		int code = facts_is_country(doc->ents.v[i]) ? number_of_code(doc_get(doc->ents.v[i], "iso")) : -1;

		if (code >= 0 && count[code] > most) {
			most = count[code];
			home = doc->ents.v[i];
		}
	}
	return home ? home : facts_country_named_most(f, NULL);
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
	doc_number(doc);
	facts_count_countries(f);
	f->home = home_of(f);
	for (size_t s = 0; s < doc->sents.n; s++) {
		f->sent = s;
		make_units(f, doc, doc->sents.v[s], &e);
		facts_resolve_countries(f);
		if (has_person(&f->units))
			rules_match(f->rules, "position", doc, &f->units, facts_found_holder, f);
	}
	e = 0;
	f->second = true;
	for (size_t s = 0; s < doc->sents.n; s++) {
		size_t first = f->ndrafts;

		f->sent = s;
		make_units(f, doc, doc->sents.v[s], &e);
		facts_resolve(f);
		rules_match(f->rules, NULL, doc, &f->units, facts_found, f);
		facts_fill(f, first);
		facts_drop_guesses(f, first);
		facts_drop_parts(f, first);
	}
	facts_merge(f);
	facts_drop_titles(f);
	facts_fill_where_held(f);
	for (size_t i = 0; i < f->ndrafts; i++)
		if (!f->drafts.v[i].dead && is_whole(doc, &f->drafts.v[i]))
			write_fact(f, &f->drafts.v[i]);
}
