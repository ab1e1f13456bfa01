/* facts_merge: one fact a key: drafts that say the same, parts of others, titles that repeat an office. */
#include "facts_impl.h"
#include "text.h"

/* What makes two matches one fact, and what the sentence may add. PLOVER 2021's event type, where there is one. */
static const struct fact_type types[] = {{"position", {"who", "post"}, false, false, NULL},
    {"meeting", {"who"}, true, true, "CONSULT"}, {"visit", {"who", "to"}, true, false, "CONSULT"},
    {"agreement", {"what", "party"}, true, true, "SUPPORT"}, {"trade", {"party", "period"}, false, false, "COOPERATE"},
    {"investment", {"who", "to"}, false, false, "COOPERATE"}, {"statement", {"who"}, false, false, NULL},
    {"cooperation", {"party"}, false, false, "COOPERATE"}, {"event", {"what"}, true, true, NULL},
    {"membership", {"who", "org"}, true, false, NULL}, {"founding", {"what"}, true, true, NULL},
    {"twinning", {"place"}, false, false, NULL}, {"rank", {"who", "value"}, false, false, NULL},
    {"figure", {"what", "value"}, true, false, NULL}, {"aid", {"who", "to"}, false, false, "AID"},
    {"sanction", {"who", "to"}, false, false, "SANCTION"}, {"deal", {"party", "what"}, true, false, NULL}};

const struct fact_type *
facts_type(const char *name)
{
	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (strcmp(types[i].name, name) == 0)
			return &types[i];
	return NULL;
}

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

/*
 * «соглашение» and «соответствующее соглашение»: one of the phrases is the other's end or beginning, or the first says
 * no more than «документ».
 */
static bool
same_phrase(const struct draft *a, const struct draft *b, const char *slot)
{
	const char *x = facts_value(a, slot), *y = facts_value(b, slot);
	char from[512], to[512];

	if (strcmp(slot, "what") != 0 || x == NULL || y == NULL)
		return false;
	text_fold(x, strlen(x), from, sizeof from);
	text_fold(y, strlen(y), to, sizeof to);
	return strstr(from, to) || strstr(to, from) || strcmp(from, "документ") == 0;
}

/* Whether both have the slot and say different things: exports are no imports. */
static bool
differ(const struct draft *a, const struct draft *b, const char *slot)
{
	const char *x = facts_value(a, slot), *y = facts_value(b, slot);

	return x && y && strcmp(x, y) != 0;
}

/* Whether both say where, and not one place is the same: two factories. */
static bool
elsewhere(const struct draft *a, const struct draft *b)
{
	return facts_value(a, "place") && facts_value(b, "place") && shared(a, b, "place") == 0;
}

/* Whether two drafts state one fact: in every key slot the one holds all that the other does. */
static bool
same_fact(const struct draft *a, const struct draft *b)
{
	const struct fact_type *type;

	if (a->type != b->type || a->neg != b->neg)
		return false;
	type = facts_type(a->type);
	if (type == NULL || differ(a, b, "kind") || (strcmp(a->type, "founding") == 0 && elsewhere(a, b)))
		return false;
	for (int i = 0; i < 3 && type->keys[i]; i++) {
		size_t an = facts_count(a, type->keys[i]), bn = facts_count(b, type->keys[i]);

		if ((shared(a, b, type->keys[i]) < (an < bn ? an : bn) && !same_phrase(a, b, type->keys[i])) ||
		    (an == 0) != (bn == 0))
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

/* Of two names of what was opened or signed, one part of the other, the longer one stays. */
static void
take_longer(struct draft *into, const struct draft *from)
{
	for (size_t i = 0; i < into->values.n; i++)
		for (size_t k = 0; strcmp(into->values.v[i].slot, "what") == 0 && k < from->values.n; k++)
			if (strcmp(from->values.v[k].slot, "what") == 0 &&
			    strlen(from->values.v[k].value) > strlen(into->values.v[i].value))
				into->values.v[i] = from->values.v[k];
}

static void
merge(struct draft *into, struct draft *from)
{
	from->dead = true;
	if (strcmp(into->type, "trade") == 0 && differ(into, from, "value"))
		return; /* another figure: what changed there did not change here */
	if (strcmp(into->type, "founding") == 0 || strcmp(into->type, "agreement") == 0)
		take_longer(into, from);
	if (facts_ent(from, "org") && !facts_ent(into, "org"))
		facts_drop(into, "org"); /* «глава города»: of which one is known there */
	for (size_t i = 0; i < from->values.n; i++) {
		const struct value *v = &from->values.v[i];

		if (strcmp(v->slot, "org") == 0 && v->ent == NULL && facts_ent(into, "org"))
			continue;
		if (is_list(v->slot) || !facts_value(into, v->slot))
			facts_add(into, v->slot, v->value, v->ent);
	}
	if (from->told && !into->told && facts_value(from, "status")) {
		facts_drop(into, "status");
		facts_add(into, "status", facts_value(from, "status"), NULL);
	}
	if (strcmp(from->conf, into->conf) > 0)
		into->conf = from->conf;
	if (into->mod == NULL)
		into->mod = from->mod;
}

/*
 * «министр Аль-Руми» behind «министр нефти Кувейта Тарик Аль-Руми»: a title that repeats an office is no second fact.
 */
static bool
repeats(const struct draft *title, const struct draft *d)
{
	const char *a, *b;

	if (title == d || d->dead || title->type != d->type || strcmp(d->type, "position") != 0)
		return false;
	a = facts_value(title, "post");
	b = facts_value(d, "post");
	return a && b &&
	    !facts_value(title, "org") && shared(title, d, "who") > 0 && strlen(a) < strlen(b) && facts_speaks_of(a, b);
}

void
facts_drop_titles(struct facts *f)
{
	for (size_t i = 0; i < f->ndrafts; i++)
		for (size_t k = 0; k < f->ndrafts && !f->drafts.v[i].dead; k++)
			f->drafts.v[i].dead = repeats(&f->drafts.v[i], &f->drafts.v[k]);
}

/* Whether ${value} is what ${v} says, or goes on behind it: «развитие», «развитие Средней Азии». */
static bool
says(const char *value, const struct value *v)
{
	size_t n = strlen(v->value);

	return strncmp(value, v->value, n) == 0 && (value[n] == '\0' || (value[n] == ' ' && v->ent == NULL));
}

/* Whether ${part} rests on words of ${whole} and says nothing that it does not say: a rule matched again, later. */
static bool
is_part(const struct draft *part, const struct draft *whole)
{
	if (part->lo < whole->lo || part->hi > whole->hi || part->type != whole->type ||
	    part->values.n > whole->values.n)
		return false;
	for (size_t i = 0; i < part->values.n; i++) {
		const struct value *v = &part->values.v[i];
		bool found = false;

		for (size_t k = 0; k < whole->values.n && !found; k++)
			found = strcmp(v->slot, whole->values.v[k].slot) == 0 && says(whole->values.v[k].value, v);
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

/*
 * «строительство завода мощностью 15 тыс. тонн», «завода мощностью …»; «А, который знал Б, сказал: …», «Б, сказал: …»:
 * found from a later word on.
 */
static bool
is_found_again(const struct draft *d, const struct draft *longer)
{
	const char *slot = strcmp(d->type, "figure") == 0 || strcmp(d->type, "trade") == 0 ? "value"
	    : strcmp(d->type, "statement") == 0 ? "text" : NULL;

	return slot && d->type == longer->type && d->rule == longer->rule && d->hi == longer->hi &&
	    d->lo > longer->lo && !differ(d, longer, slot);
}

/* «300 тонн», which are part of a gift or of what was bought, or of which another match says more. */
static bool
is_only_figure(const struct draft *d, const struct draft *other)
{
	const char *what = facts_value(d, "what"), *more = facts_value(other, "what");

	if (strcmp(d->type, "figure") == 0 && strcmp(other->type, "deal") == 0 && d->lo >= other->lo &&
	    d->hi <= other->hi)
		return true;
	if (strcmp(d->type, "figure") != 0 || !facts_value(d, "value") || !facts_value(other, "value") ||
	    differ(d, other, "value") || differ(d, other, "unit"))
		return false;
	if (d->type != other->type)
		return true;
	return what && more && (facts_conf(d) < facts_conf(other) ||
	    (facts_conf(d) == facts_conf(other) && strlen(what) < strlen(more)));
}

/* «Латвия выделит Эстонии 2 млн на дороги»: what a country gives another is no investment. */
static bool
is_gift(const struct facts *f, const struct draft *d, const struct draft *other)
{
	return strcmp(d->type, "investment") == 0 && strcmp(other->type, "aid") == 0 && shared(d, other, "value") > 0 &&
	    shared(d, other, "who") > 0 && facts_is_country(doc_entity(f->doc, facts_ent(d, "who")));
}

/* «банк предоставит Эстонии кредит»: a loan that helps a country is no bargain. */
static bool
is_loan(const struct draft *d, const struct draft *other)
{
	return strcmp(d->type, "deal") == 0 && strcmp(other->type, "aid") == 0 && shared(d, other, "value") > 0 &&
	    shared(d, other, "what") > 0;
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
		if (is_gift(f, d, other) || is_loan(d, other) || is_guess(d, other) || is_only_figure(d, other) ||
		    is_found_again(d, other) || (is_part(d, other) && (k < i || !is_part(other, d))))
			return true;
	}
	return false;
}

/* Drops parts of other drafts of the sentence, whose drafts begin at ${first}. */
void
facts_drop_parts(struct facts *f, size_t first)
{
	for (size_t i = first; i < f->ndrafts; i++)
		f->drafts.v[i].dead = f->drafts.v[i].dead || is_superseded(f, first, i);
}

/*
 * Whether two drafts tell of one number, which may be how much trade changed, or, where the first tells of none, are of
 * one type.
 */
static bool
tells_the_same(const struct draft *d, const struct draft *other)
{
	const char *value = facts_value(d, "value"), *unit = facts_value(d, "unit"), *v = facts_value(other, "value"),
	    *u = facts_value(other, "unit"), *change = facts_value(other, "change");

	if (value == NULL || unit == NULL)
		return strcmp(d->type, other->type) == 0;
	if (change && strcmp(unit, "%") == 0 && strcmp(change + 1, value) == 0)
		return true;
	return v && u && strcmp(v, value) == 0 && strcmp(u, unit) == 0;
}

/*
 * Whether draft ${i} is what a rule of last resort (confidence .50) makes of what a better one of the sentence, whose
 * drafts begin at ${first}, tells.
 */
static bool
is_last_resort(const struct facts *f, size_t first, size_t i)
{
	const struct draft *d = &f->drafts.v[i];

	if (facts_conf(d) > 0.5)
		return false;
	for (size_t k = first; k < f->ndrafts; k++) {
		const struct draft *other = &f->drafts.v[k];

		if (k != i && !other->dead && (k < i || facts_conf(other) > 0.5) && tells_the_same(d, other))
			return true;
	}
	return false;
}

void
facts_drop_guesses(struct facts *f, size_t first)
{
	for (size_t i = first; i < f->ndrafts; i++)
		f->drafts.v[i].dead = f->drafts.v[i].dead || is_last_resort(f, first, i);
}

void
facts_merge(struct facts *f)
{
	for (size_t i = 0; i < f->ndrafts; i++)
		for (size_t k = i + 1; !f->drafts.v[i].dead && k < f->ndrafts; k++)
			if (!f->drafts.v[k].dead && same_fact(&f->drafts.v[i], &f->drafts.v[k]))
				merge(&f->drafts.v[i], &f->drafts.v[k]);
}

