/* facts_fill: what the sentence and those before it add to a draft, type by type. */
#include "facts_impl.h"
#include "embed.h"
#include "text.h"

#include <stdlib.h>

EMBED(capitals_txt, "lib/data/capitals.txt");

const struct draft *
facts_last_like(const struct facts *f, const struct draft *d, const char *slot)
{
	enum { BACK = 80, FAR = 1000 }; /* tokens; drafts stand in the order of their sentences */

	for (size_t i = (size_t)(d - f->drafts.v); i-- > 0 && f->drafts.v[i].hi + FAR > d->lo;) {
		const struct draft *o = &f->drafts.v[i];

		if (!o->dead && o->type == d->type && o->lo < d->lo && o->hi + BACK > d->lo && facts_value(o, slot))
			return o;
	}
	return NULL;
}

/* «Сумма сделки составила …»: what=same is the deal that was spoken of last. */
static void
fill_same_deal(const struct facts *f, struct draft *d)
{
	const struct draft *last;

	if (!facts_take(d, "what", "same"))
		return;
	last = facts_last_like(f, d, "party");
	d->dead = last == NULL;
	if (last) {
		if (!facts_value(d, "party"))
			facts_copy(d, "party", last, "party");
		facts_copy(d, "what", last, "what");
	}
}

/* The unit of the quantity that ${d} matched; NULL if it matched none. */
static const struct unit *
quantity_of(const struct facts *f, const struct draft *d)
{
	for (size_t i = 0; i < f->units.n; i++)
		if (is(f->units.v[i].mention, "QUANTITY") && f->units.v[i].lo >= d->lo && f->units.v[i].hi <= d->hi)
			return &f->units.v[i];
	return NULL;
}

/* «2 тысячи новых рабочих мест»: what is counted with the adjectives before it; ${unit} if it has none. */
static const char *
described(const struct facts *f, const struct draft *d, const char *unit)
{
	const struct unit *u = quantity_of(f, d);
	uint32_t first = u ? u->hi - 1 : 0;

	while (u && first > u->lo + 1 && gram_get(f->doc->toks.v[first - 1]->gram, GRAM_POS) == ADJ)
		first--;
	return u && first + 1 < u->hi ? morph_base(f->morph, f->doc, first, u->hi, MORPH_PHRASE) : unit;
}

/* The verb of the match that ${d} rests on, finite or a short participle; NULL if it has none. */
static const struct rec *
verb_of(const struct facts *f, const struct draft *d)
{
	for (size_t i = 0; i < f->units.n; i++) {
		const struct unit *u = &f->units.v[i];
		gram g = f->doc->toks.v[u->head]->gram;

		if (u->lo >= d->lo && u->hi <= d->hi && u->mention == NULL && gram_get(g, GRAM_POS) == VERB &&
		    (gram_get(g, GRAM_VERBFORM) == FIN || gram_get(g, GRAM_VERBFORM) == PART_FORM))
			return f->doc->toks.v[u->head];
	}
	return NULL;
}

/* What is counted by ${q}, in the plural: «дома» of «6700 домов»; people alone are nothing, «погибшие». */
static const char *
counted_plural(const struct facts *f, const struct unit *q)
{
	static const char *const people[] = {"человек", NULL};
	const struct rec *noun = f->doc->toks.v[q->hi - 1];
	const char *many;

	if (doc_lemma_among(noun, people))
		return "";
	many = morph_plural(f->morph, f->doc, noun);
	return many ? many : noun->lemma;
}

/*
 * «разрушено свыше 6700 домов», «погибли 2205 человек»: what=done are those to whom it was done, or who did it:
 * «разрушенные дома», «погибшие»; what=made those to whom it was done by somebody: «выдало 9800 виз», «выданные визы»;
 * ${rest} stands in the middle.
 */
static void
fill_done(struct facts *f, struct draft *d)
{
	const struct unit *q = quantity_of(f, d);
	const struct rec *verb = verb_of(f, d);
	gram like = gram_set(0, GRAM_NUMBER, PLUR);
	bool done = facts_take(d, "what", "done"), made = facts_take(d, "what", "made");
	const char *part, *of = facts_value(d, "what"), *rest = facts_value(d, "rest");

	if (!done && !made)
		return;
	d->dead = (q == NULL && of == NULL) || verb == NULL;
	if (d->dead)
		return;
	if (q && of) /* «млн тонн грузов», «баранины» */
		like = f->doc->toks.v[morph_head(f->doc, q->hi, d->hi)]->gram;
	part = morph_participle(f->morph, f->doc, verb, like, made || gram_get(verb->gram, GRAM_VERBFORM) == PART_FORM);
	d->dead = part == NULL;
	if (part == NULL)
		return;
	if (of == NULL)
		of = counted_plural(f, q);
	facts_drop(d, "what");
	facts_drop(d, "rest");
	facts_add(d, "what", arena_printf(&f->doc->arena, "%s%s%s%s%s", part, rest ? " " : "", rest ? rest : "",
	    *of ? " " : "", of), NULL);
}

/* «подписали два документа»: so few are told by the way, where nothing but the noun behind them makes the rule hold. */
static bool
is_by_the_way(const struct draft *d)
{
	const char *value = facts_value(d, "value"), *unit = facts_value(d, "unit");

	return value && unit && strchr(unit, '/') == NULL && strtod(value, NULL) < 10 && facts_conf(d) < 0.6;
}

/* The last value of a slot: «в вузе учатся 62 студента из Эстонии» tells most at the end; NULL if there is none. */
static const char *
last_value(const struct draft *d, const char *slot)
{
	for (size_t i = d->values.n; i-- > 0;)
		if (strcmp(d->values.v[i].slot, slot) == 0)
			return d->values.v[i].value;
	return NULL;
}

/*
 * «рост» of «выручки», «зерно» «через порты»: ${rest}, with ${joint} before it, stands behind what the slot «what» has.
 */
static void
add_to_what(struct facts *f, struct draft *d, const char *joint, const char *rest)
{
	const char *what = arena_printf(&f->doc->arena, "%s %s%s", facts_value(d, "what"), joint, rest);

	facts_drop(d, "what");
	facts_add(d, "what", what, NULL);
}

/* «открылся филиал Рижского университета»: the university opened it. */
static void
fill_owner_of_branch(struct facts *f, struct draft *d, const char *const branches[])
{
	for (size_t i = facts_named_before(f->doc, d->lo + 1); i < f->doc->ents.n && f->doc->ents.v[i]->lo < d->hi;
	    i++) {
		const struct rec *e = f->doc->ents.v[i];

		if (is(e, "ORG") && e->lo > 0 && doc_lemma_among(f->doc->toks.v[e->lo - 1], branches)) {
			facts_add_mention(f->doc, d, "who", e);
			return;
		}
	}
}

/* «университет открыл филиал»: whose branch it is makes its name. */
static void
fill_branch(struct facts *f, struct draft *d)
{
	static const char *const branches[] = {"филиал", "представительство", "отделение", "офис", "бюро", NULL};
	const struct rec *who = doc_entity(f->doc, facts_ent(d, "who"));
	const char *what = facts_value(d, "what"), *whose;

	if (who == NULL)
		fill_owner_of_branch(f, d, branches);
	for (const char *const *b = branches; *b && what && is(who, "ORG"); b++) {
		whose = strcmp(what, *b) == 0 ? morph_genitive(f->morph, f->doc, who->lo, who->hi) : NULL;
		if (whose == NULL)
			continue;
		add_to_what(f, d, "", whose);
		return;
	}
}

/* «А и Б подписали соглашение о создании завода»: the two organisations between whom the paper is will found it. */
static void
fill_founders(struct facts *f, struct draft *d, size_t first)
{
	for (size_t i = first; i < f->ndrafts && !facts_value(d, "who"); i++) {
		struct draft *paper = &f->drafts.v[i];

		if (strcmp(paper->type, "agreement") == 0 && paper->lo <= d->lo && d->lo < paper->hi &&
		    facts_count(paper, "party") > 1 && is(doc_entity(f->doc, facts_ent(paper, "party")), "ORG"))
			facts_copy(d, "who", paper, "party");
	}
}

/* Whether the common noun of unit ${u} may be what «его» or, with ${hers}, «её» stands for. */
static bool
may_own(const struct facts *f, const struct unit *u, bool hers)
{
	gram g = f->doc->toks.v[u->head]->gram;

	return u->mention == NULL && gram_get(g, GRAM_POS) == NOUN && gram_get(g, GRAM_NUMBER) == SING &&
	    (gram_get(g, GRAM_GENDER) == FEM) == hers;
}

/*
 * «откроется предприятие, а его мощность составит …»: whose the measure that the match begins with is, in the genitive;
 * NULL if no «его» stands before it.
 */
static const char *
whose_measure(struct facts *f, const struct draft *d)
{
	const char *word = d->lo > f->doc->sents.v[f->sent]->lo ? doc_lower(f->doc, f->doc->toks.v[d->lo - 1]) : "";
	bool hers = strcmp(word, "ее") == 0 || strcmp(word, "её") == 0;

	for (size_t k = f->units.n; k-- > 0 && (hers || strcmp(word, "его") == 0);) {
		const struct unit *u = &f->units.v[k];

		if (u->hi < d->lo && may_own(f, u, hers))
			return facts_phrase(f, "of", u->lo, u->hi);
	}
	return NULL;
}

/* Whether ${e} is works, a station or another place that has a size. */
static bool
has_size(const struct doc *doc, const struct rec *e)
{
	static const char *const works[] = {"завод", "фабрика", "комбинат", "автозавод", "терминал", NULL};
	const char *sub = doc_get(e, "sub");

	return is(e, "LOC") ? sub && strcmp(sub, "other") == 0
	    : is(e, "ORG") && doc_lemma_among(doc->toks.v[morph_head(doc, e->lo, e->hi)], works);
}

/*
 * «завод «Север» растёт; площадь – 64 га», «мощность станции»: whose the measure is that ${what} says of something
 * without a name: the works or place named last, in this sentence or the one before. NULL if there is none.
 */
static const char *
measured_before(struct facts *f, const struct draft *d, const char *what)
{
	static const char *const measures[] = {"мощность", "проектная мощность", "площадь", "длина", "протяженность",
	    "вместимость", "стоимость", NULL},
	    *const things[] = {"", " объекта", " завода", " станции", NULL};
	uint32_t begin = f->doc->sents.v[f->sent > 0 ? f->sent - 1 : 0]->lo;
	const char *measure = NULL;

	for (const char *const *m = measures; *m; m++)
		for (const char *const *t = things; *t; t++)
			if (strncmp(what, *m, strlen(*m)) == 0 && strcmp(what + strlen(*m), *t) == 0)
				measure = *m;
	for (size_t i = measure ? facts_named_before(f->doc, d->lo) : 0; i-- > 0 && f->doc->ents.v[i]->lo >= begin;) {
		const struct rec *e = f->doc->ents.v[i];

		if (has_size(f->doc, e))
			return arena_printf(&f->doc->arena, "%s %s", measure, facts_phrase(f, "of", e->lo, e->hi));
	}
	return NULL;
}

/* «работают 40 компаний с участием …»: what is counted is the unit, with what is said of it (rest). */
static void
fill_counted(struct facts *f, struct draft *d)
{
	const char *unit = facts_value(d, "unit"), *of = facts_value(d, "of"), *rest;

	fill_done(f, d);
	rest = last_value(d, "rest");
	if (of && facts_value(d, "what")) {
		facts_drop(d, "of");
		add_to_what(f, d, "", of);
	}
	if (is_by_the_way(d)) {
		d->dead = true;
		return;
	}
	if (facts_value(d, "what") && strchr(facts_value(d, "what"), ' ') == NULL && (of = whose_measure(f, d)) != NULL)
		add_to_what(f, d, "", of);
	else if (facts_value(d, "what") && rest == NULL &&
	    (of = measured_before(f, d, facts_value(d, "what"))) != NULL) {
		facts_drop(d, "what");
		facts_add(d, "what", of, NULL);
	}
	if (rest && facts_value(d, "what"))
		/* «доля Эстонии от оборота», «доля продукции на экспорт» */
		add_to_what(f, d, strncmp(facts_value(d, "what"), "доля ", strlen("доля ")) == 0 &&
		    strncmp(rest, "на ", strlen("на ")) != 0 ? "от " : "", rest);
	if (unit && !facts_value(d, "what"))
		facts_add(d, "what", rest ? arena_printf(&f->doc->arena, "%s %s", described(f, d, unit), rest)
		    : described(f, d, unit), NULL);
	facts_drop(d, "rest");
}

/* The country whose adjective, or whose name, is the first of tokens [lo, hi) that names one; NULL if none does. */
static struct rec *
first_country_in(const struct doc *doc, uint32_t lo, uint32_t hi)
{
	for (uint32_t t = lo; t < hi; t++) {
		const char *name = doc_get(doc->toks.v[t], "from");
		const char *ent = name ? facts_entity_named(doc, name, doc_get(doc->toks.v[t], "iso")) : NULL;

		if (ent && facts_is_country(doc_entity(doc, ent)))
			return doc_entity(doc, ent);
	}
	for (size_t i = facts_named_before(doc, lo); i < doc->ents.n && doc->ents.v[i]->lo < hi; i++)
		if (facts_is_country(doc->ents.v[i]))
			return doc->ents.v[i];
	return NULL;
}

/* «станция мощностью 100 МВт, которую откроют в 2030 году»: how big a thing is, or what it costs, is of no date. */
static void
drop_date_of_size(struct draft *d)
{
	static const char *const sizes[] = {"мощность", "длина", "площадь", "протяженность", "протяжённость",
	    "стоимость", "высота", "глубина", "вместимость", "подписанные документы", NULL};
	const char *what = facts_value(d, "what");

	if (what && text_begins_among(what, sizes))
		facts_drop(d, "date");
}

/*
 * Where it is that so many are: «в области»; «действует 160 компаний с латвийским капиталом»: in the other country that
 * is spoken of, where no place is told.
 */
static void
fill_host(struct facts *f, struct draft *d)
{
	static const char *const firms[] = {"компани", "предприяти", "фирм", NULL};
	const char *what = facts_value(d, "what");
	const struct rec *place, *owner = NULL;

	if (what == NULL || facts_value(d, "place") || facts_value(d, "who"))
		return;
	place = facts_place_meant(f);
	if (place == NULL && text_begins_among(what, firms) && (strstr(what, "капитал") || strstr(what, "участием")))
		owner = first_country_in(f->doc, d->lo, d->hi);
	if (owner)
		place = f->home && !same_entity(f->home, owner) ? f->home : facts_country_named_most(f, owner);
	if (place)
		facts_add_mention(f->doc, d, "place", place);
}

/*
 * The place, of sort ${sub} unless that is NULL, that was named last before token ${t} and is no part of a name, but
 * the one of ${who}; NULL if there is none.
 */
static const struct rec *
last_place(const struct facts *f, uint32_t t, const struct rec *who, const char *sub)
{
	for (size_t i = facts_named_before(f->doc, t); i-- > 0;) {
		const struct rec *e = f->doc->ents.v[i];
		const char *own = is(e, "LOC") ? doc_get(e, "sub") : NULL;

		if (is(e, "LOC") && doc_get(e, "in") == NULL && (sub == NULL || (own && strcmp(own, sub) == 0)) &&
		    !(who && same_entity(who, e)))
			return e;
	}
	return NULL;
}

/*
 * «направила туда 2000 палаток»: to=there is whom others gave to just before, else the country, or where none was the
 * region, that was named last; «прибыл в регион»: to=region is the region; «На открытие приехал посол»: to=here is the
 * town where it is. No fact without.
 */
static void
fill_there(struct facts *f, struct draft *d)
{
	bool region = facts_take(d, "to", "region"), here = facts_take(d, "to", "here");
	const struct draft *last;
	const struct rec *who = doc_entity(f->doc, facts_ent(d, "who")), *place = NULL;

	if (!region && !here && !facts_take(d, "to", "there"))
		return;
	last = facts_last_like(f, d, "to");
	if (last && !region && !here) {
		facts_copy(d, "to", last, "to");
		return;
	}
	if (!region)
		place = last_place(f, d->lo, who, here ? "city" : "country");
	if (place == NULL && !here)
		place = last_place(f, d->lo, who, "region");
	d->dead = place == NULL;
	if (place)
		facts_add_mention(f->doc, d, "to", place);
}

/*
 * «поручил направить помощь Турции»: the country gives that the document speaks of most, but the one that gets it.
 * «Литва прислала 2 млн»: to whom others gave, of whom it was said just before.
 */
static void
fill_giver(struct facts *f, struct draft *d)
{
	bool gives = facts_is_country(doc_entity(f->doc, facts_ent(d, "who"))) ||
	    strcmp(d->rule->name, "aid-who-sent") == 0;
	const struct draft *last = facts_value(d, "to") || !gives ? NULL : facts_last_like(f, d, "to");
	const char *to = facts_ent(d, "to");
	struct rec *giver = facts_country_named_most(f, to ? doc_entity(f->doc, to) : NULL);

	if (!facts_value(d, "who") && giver)
		facts_add_mention(f->doc, d, "who", giver);
	if (last && facts_value(d, "who") && strcmp(facts_value(d, "who"), facts_value(last, "to")) != 0)
		facts_copy(d, "to", last, "to");
}

/* «В чёрный список внесена фирма»: by whom, was said just before. */
static void
fill_sanctioner(const struct facts *f, struct draft *d)
{
	const struct draft *last = facts_value(d, "who") ? NULL : facts_last_like(f, d, "who");

	if (last)
		facts_copy(d, "who", last, "who");
}

/*
 * «Обсудили завод в Риге. Компания вложит в него …»: the place that was named shortly before the end of the match, but
 * the one of ${who}; NULL if there is none.
 */
static const struct rec *
place_just_before(const struct facts *f, const struct draft *d, const struct rec *who)
{
	enum { FAR = 40 };
	const struct rec *place = last_place(f, d->hi, who, NULL);

	return place && place->lo + FAR > d->hi ? place : NULL;
}

/*
 * «направит 4 млн на завод в Риге»: what is invested goes to the place that the sentence names; «Накопленные корейские
 * инвестиции превысили …»: what a country has invested, with nothing said of where, it has at home in ours; else to
 * what was named just before.
 */
static void
fill_receiver(struct facts *f, struct draft *d)
{
	const struct rec *who = doc_entity(f->doc, facts_ent(d, "who")), *place;

	if (facts_value(d, "to"))
		return;
	place = facts_place_of(f, d);
	if (place && !(who && same_entity(who, place)))
		facts_add_mention(f->doc, d, "to", place);
	else if (f->home && facts_is_country(who) && !same_entity(who, f->home) && !facts_value(d, "purpose"))
		facts_add_mention(f->doc, d, "to", f->home);
	else if (who && (place = place_just_before(f, d, who)) != NULL)
		facts_add_mention(f->doc, d, "to", place);
	else if (f->home && who && !same_entity(who, f->home))
		facts_add_mention(f->doc, d, "to", f->home);
}

/* The last date of the sentence that stands behind one of ${words}, of ${dates} in all; NULL if none does. */
static const struct rec *
date_behind(const struct facts *f, const char *const words[], size_t *dates)
{
	const struct rec *sent = f->doc->sents.v[f->sent], *behind = NULL;

	*dates = 0;
	for (size_t i = facts_named_before(f->doc, sent->lo + 1); i < f->doc->ents.n; i++) {
		const struct rec *e = f->doc->ents.v[i];

		if (e->lo >= sent->hi)
			break;
		if (!is(e, "DATE"))
			continue;
		++*dates;
		if (doc_lemma_among(f->doc->toks.v[e->lo - 1], words))
			behind = e;
	}
	return behind;
}

/*
 * «за десять лет вложила», «с 2005 года направил»: the time in which so much was invested, if the sentence tells one.
 */
static void
fill_time_of_investment(struct facts *f, struct draft *d)
{
	static const char *const in[] = {"за", "с", NULL};
	size_t dates;
	const struct rec *time = facts_value(d, "period") ? NULL : date_behind(f, in, &dates);

	if (time && dates == 1)
		facts_add(d, "period", doc_get(time, "value"), NULL);
}

/*
 * «Подписание документа …»: what was spoken of before, no other agreement; who signs is a party of that one, if it is
 * not known between whom that is.
 */
static bool
is_that_paper(struct facts *f, const struct draft *d)
{
	const char *what = facts_value(d, "what");
	const struct draft *paper = what && (strcmp(what, "документ") == 0 || strcmp(what, "документа") == 0)
	    ? facts_last_like(f, d, "what") : NULL;
	struct draft *that = paper ? &f->drafts.v[paper - f->drafts.v] : NULL;

	if (that && !d->guessed && facts_count(d, "party") > 1 && (that->guessed || facts_count(that, "party") == 0)) {
		facts_drop(that, "party");
		facts_copy(that, "party", d, "party");
		that->guessed = false;
	}
	return that != NULL;
}

/* «подпишут договор», «могут подписать договор»: what will or may be signed is planned. */
static void
set_planned(struct draft *d)
{
	bool will = d->mod && strcmp(d->mod, "planned") == 0, may = d->mod && strcmp(d->mod, "possible") == 0;

	if (!will && !may)
		return; /* nothing, or «около» of a sum */
	facts_drop(d, "status");
	facts_add(d, "status", "planned", NULL);
	if (will)
		d->mod = NULL;
}

static bool
is_town(const struct rec *m)
{
	return is(m, "LOC") && !facts_is_country(m);
}

/* An agreement of two towns on being twins makes them twins. */
static void
add_twins(struct facts *f, size_t i)
{
	const struct draft *agreement = &f->drafts.v[i];
	const char *what = facts_value(agreement, "what");
	struct draft *twins;

	if (what == NULL || strstr(what, "побратим") == NULL || agreement->guessed ||
	    facts_count(agreement, "party") != 2)
		return;
	for (size_t k = 0; k < agreement->values.n; k++)
		if (strcmp(agreement->values.v[k].slot, "party") == 0 &&
		    !is_town(doc_entity(f->doc, agreement->values.v[k].ent)))
			return; /* an office of the town, the country of the other one */
	twins = facts_new(f);
	agreement = &f->drafts.v[i];
	twins->rule = agreement->rule;
	twins->type = facts_type("twinning")->name;
	twins->conf = agreement->conf;
	twins->mod = agreement->mod;
	twins->lo = agreement->lo;
	twins->hi = agreement->hi;
	facts_copy(twins, "place", agreement, "party");
}

/*
 * «предложил породнить Ригу с Таллином», «идею сделать их побратимами»: what somebody but thinks of is possible. Other
 * facts' rules have such verbs in them.
 */
static void
set_hoped(const struct facts *f, struct draft *d)
{
	enum { BACK = 6 };
	static const char *const hopes[] = {"предложить", "предлагать", "предложение", "идея", "инициатива", "проект",
	    "возможность", "переговоры", "переписка", "обсуждать", "обсудить", "говорить", "мочь", NULL};
	uint32_t begin = f->doc->sents.v[f->sent]->lo, lo = d->lo > begin + BACK ? d->lo - BACK : begin;

	if (d->mod == NULL && facts_find_among(f->doc, lo, d->hi, hopes) < d->hi)
		d->mod = "possible";
}

/*
 * «Литва, член НАТО, принимала в 2023 году гостей»: the sentence's date is that of a membership that began there, or is
 * «с 2009 года».
 */
static void
drop_date_of_another(const struct facts *f, struct draft *d)
{
	static const char *const begins[] = {"вступить", "вступать", "вступление", "присоединиться", "присоединяться",
	    "присоединение", "стать", "становиться", "войти", "принять", "получить", NULL};
	static const char *const since[] = {"с", "со", NULL};
	size_t dates;

	if (date_behind(f, since, &dates) == NULL && facts_find_among(f->doc, d->lo, d->hi, begins) == d->hi)
		facts_drop(d, "date");
}

/* Whether a date is that of a day: no time for which trade is counted. */
static bool
is_day(const char *date)
{
	return date && strlen(date) == strlen("2024-01-31") && strchr(date, '/') == NULL;
}

/*
 * The time for which trade is counted: that of the sentence, if it is longer than a day, else that of the trade told
 * before.
 */
static void
fill_period(struct facts *f, struct draft *d)
{
	const char *date = facts_value(d, "period") ? NULL : facts_date_of(f, d);
	const struct draft *last;

	if (!is_day(date))
		facts_add(d, "period", date, NULL);
	last = facts_value(d, "period") ? NULL : facts_last_like(f, d, "period");
	if (last)
		facts_add(d, "period", facts_value(last, "period"), NULL);
}

/* «Это на 25% больше»: makes ${d} one with the trade that the sentence before tells of; false if it tells of none. */
static bool
join_last_trade(struct facts *f, struct draft *d)
{
	static const char *const slots[] = {"party", "period", "kind", "value", "unit"};
	const struct draft *last = f->sent > 0 ? facts_last_like(f, d, "party") : NULL;

	if (last == NULL || last->lo < f->doc->sents.v[f->sent - 1]->lo)
		return false;
	for (size_t i = 0; i < sizeof slots / sizeof *slots; i++)
		facts_copy(d, slots[i], last, slots[i]);
	return true;
}

static void
fill_trade(struct facts *f, struct draft *d, size_t first)
{
	if (facts_take(d, "party", "last") && !join_last_trade(f, d)) {
		d->dead = true;
		return;
	}
	facts_borrow_parties(f, d, first);
	facts_fill_parties(f, d, "party");
	fill_period(f, d);
	if (facts_value(d, "change") && !facts_value(d, "base"))
		facts_add(d, "base", facts_base_of(f), NULL);
}

/*
 * «Прибыл в Ригу, провёл переговоры. По их итогам подписан меморандум»: what is signed at the end of something is
 * signed in the town where the visit, the meeting or the forum is that was told of just before.
 */
static void
fill_signing_place(struct facts *f, struct draft *d)
{
	enum { FAR = 60 }; /* tokens */
	static const char *const occasions[] = {"итог", "окончание", "завершение", "поле", "присутствие", NULL};
	const struct rec *sent = f->doc->sents.v[f->sent];
	const char *status = facts_value(d, "status");

	if (facts_value(d, "place") || d->mod || status == NULL || strcmp(status, "signed") != 0 ||
	    facts_find_among(f->doc, sent->lo, sent->hi, occasions) == sent->hi)
		return;
	for (size_t i = f->ndrafts; i-- > 0;) {
		const struct draft *o = &f->drafts.v[i];
		bool visit = strcmp(o->type, "visit") == 0;

		if (o->dead || o->mod || o->lo > d->lo || o->lo + FAR < d->lo ||
		    !(visit || strcmp(o->type, "meeting") == 0 || strcmp(o->type, "event") == 0))
			continue;
		if (is_town(doc_entity(f->doc, facts_ent(o, visit ? "to" : "place")))) {
			facts_copy(d, "place", o, visit ? "to" : "place");
			return;
		}
	}
}

/* The paper that a match of ${d} names; NULL if it names none. */
static const struct rec *
paper_of(const struct facts *f, const struct draft *d)
{
	for (size_t i = 0; i < f->units.n; i++)
		if (f->units.v[i].lo >= d->lo && f->units.v[i].lo < d->hi && is(f->units.v[i].mention, "DOC"))
			return f->units.v[i].mention;
	return NULL;
}

/*
 * «соглашение компании «Север» и банка «Юг»», «Программа между Латвией и Эстонией»: the paper's name tells between whom
 * it is.
 */
static void
fill_named_parties(struct facts *f, struct draft *d)
{
	static const char *const between[] = {"между", NULL}, *const and[] = {"и", "с", NULL};
	const struct doc *doc = f->doc;
	const struct rec *paper = paper_of(f, d);
	struct rec *party[2] = {NULL, NULL};

	for (size_t i = paper ? facts_named_before(doc, paper->lo) : 0;
	    paper && i < doc->ents.n && doc->ents.v[i]->lo < paper->hi; i++) {
		struct rec *e = doc->ents.v[i];
		const struct rec *before = e->lo > 0 ? doc->toks.v[e->lo - 1] : NULL;

		if (e->lo <= paper->lo || !(is(e, "ORG") || is(e, "LOC")))
			continue;
		if (party[0] == NULL && (e->lo == paper->lo + 1 || doc_lemma_among(before, between)))
			party[0] = e;
		else if (party[0] && party[1] == NULL && e->lo > party[0]->hi && doc_lemma_among(before, and))
			party[1] = e;
	}
	for (int k = 0; party[1] && is(party[1], party[0]->type) && k < 2; k++)
		facts_add_mention(f->doc, d, "party", facts_state_of(doc, party[k]));
}

/* The country with the code of two letters ${iso} that the document names; NULL if it names none. */
static struct rec *
country_by_code(const struct doc *doc, const char *iso)
{
	for (size_t i = 0; i < doc->ents.n; i++) {
		const char *own = facts_is_country(doc->ents.v[i]) ? doc_get(doc->ents.v[i], "iso") : NULL;

		if (own && strncmp(own, iso, 2) == 0 && own[2] == '\0')
			return doc->ents.v[i];
	}
	return NULL;
}

/* «Парламент Эстонии ратифицировал …»: the country is a party, not those of it who agree to the paper. */
static void
fill_ratifier(const struct facts *f, struct draft *d)
{
	const char *status = facts_value(d, "status");

	for (size_t i = 0; status && strcmp(status, "ratified") == 0 && i < d->values.n; i++) {
		struct value *v = &d->values.v[i];
		const struct rec *e = strcmp(v->slot, "party") == 0 ? doc_entity(f->doc, v->ent) : NULL;
		const char *sub = e && is(e, "ORG") ? doc_get(e, "sub") : NULL, *iso = sub ? doc_get(e, "iso") : NULL;
		const struct rec *country = iso ? country_by_code(f->doc, iso) : NULL;

		if (country && strcmp(sub, "gov") == 0) {
			v->value = doc_get(country, "norm");
			v->ent = doc_get(country, "ent");
		} else if (sub && strcmp(sub, "gov") == 0)
			*v = d->values.v[--d->values.n];
	}
}

static void
fill_agreement(struct facts *f, size_t i)
{
	struct draft *d = &f->drafts.v[i];
	const char *rest = facts_value(d, "rest"); /* «соглашение с банком о кредите» */

	if (rest && facts_value(d, "what"))
		add_to_what(f, d, "", rest);
	facts_drop(d, "rest");
	fill_ratifier(f, d);
	if (!facts_value(d, "party"))
		fill_named_parties(f, d);
	facts_fill_parties(f, d, "party");
	d->dead = d->dead || is_that_paper(f, d);
	add_twins(f, i);
	d = &f->drafts.v[i]; /* may have moved */
	facts_add(d, "period", facts_term_of(f->doc, d), NULL);
	set_planned(d);
}

/* The code of the country that ${name} is the capital of, of two letters; NULL if it is none. */
static const char *
country_of_capital(const char *name)
{
	const char *end = (const char *)capitals_txt_end, *lf;
	size_t n = strlen(name);

	for (const char *line = (const char *)capitals_txt; n > 0 && line < end; line = lf + 1) {
		const char *at = line;

		lf = memchr(line, '\n', (size_t)(end - line));
		lf = lf ? lf : end;
		while (*line != '#' && at < lf && (at = memmem(at, (size_t)(lf - at), name, n)) != NULL) {
			if (at > line && at[-1] == '\t' && (at + n == lf || at[n] == '\t'))
				return line;
			at++;
		}
	}
	return NULL;
}

/*
 * «Астана – член ОДКБ», «Вильнюс ввёл санкции»: where countries act, a capital is its country, if the document names
 * that.
 */
static void
take_countries(const struct facts *f, struct draft *d)
{
	static const char *const types[] = {"membership", "sanction", "aid", "trade", "cooperation", "agreement", NULL},
	    *const towns[] = {"мэр", "вице-мэр", "аким", "хоким", "градоначальник", "бургомистр", "приматор", "город",
	    "мэрия", "акимат", "хокимият", "горсовет", "администрация", "побратим",
	        "город-побратим", "побратимский", "побратимство", NULL};
	const char *const *type = types;

	while (*type && strcmp(*type, d->type) != 0)
		type++;
	for (size_t i = 0; *type && i < f->units.n; i++)
		if (doc_lemma_among(f->doc->toks.v[f->units.v[i].lo], towns))
			return; /* the towns themselves */
	for (size_t i = 0; *type && i < d->values.n; i++) {
		struct value *v = &d->values.v[i];
		bool acts = strcmp(v->slot, "who") == 0 || strcmp(v->slot, "to") == 0 || strcmp(v->slot, "party") == 0;
		const struct rec *e = acts ? doc_entity(f->doc, v->ent) : NULL;
		const char *iso = e && is(e, "LOC") && !facts_is_country(e) ? country_of_capital(v->value) : NULL;
		struct rec *country = iso ? country_by_code(f->doc, iso) : NULL;

		if (country) {
			v->value = doc_get(country, "norm");
			v->ent = doc_get(country, "ent");
		}
	}
}

/* Whether the country of entity ${ent} is named as «австрийская столица», «столица Австрии» in the sentence of ${d}. */
static bool
is_of_capital(const struct facts *f, const struct draft *d, const char *ent)
{
	static const char *const capital[] = {"столица", NULL};
	const struct rec *sent = f->doc->sents.v[f->sent];
	uint32_t t = facts_find_among(f->doc, sent->lo, sent->hi, capital);

	if (t == sent->hi)
		return false;
	for (size_t i = facts_named_before(f->doc, t + 1); i < f->doc->ents.n && f->doc->ents.v[i]->lo == t + 1; i++)
		if (doc_get(f->doc->ents.v[i], "ent"))
			return strcmp(doc_get(f->doc->ents.v[i], "ent"), ent) == 0;
	return t > d->lo && t < d->hi && doc_get(f->doc->toks.v[t - 1], "from");
}

/* «посетит австрийскую столицу», «прошло в столице Австрии»: the capital itself, if the document names it. */
static void
fill_capital(const struct facts *f, struct draft *d, const char *slot)
{
	const char *ent = facts_ent(d, slot);
	const struct rec *place = doc_entity(f->doc, ent);
	const char *iso = place ? doc_get(place, "iso") : NULL;

	if (iso == NULL || !is_of_capital(f, d, ent))
		return;
	for (size_t i = 0; i < f->doc->ents.n; i++) {
		const struct rec *e = f->doc->ents.v[i];
		const char *country = is(e, "LOC") && doc_get(e, "norm")
		    ? country_of_capital(doc_get(e, "norm")) : NULL;

		if (country && strncmp(country, iso, 2) == 0) {
			facts_drop(d, slot);
			facts_add(d, slot, doc_get(e, "norm"), doc_get(e, "ent"));
			return;
		}
	}
}

/* Whether two drafts have somebody in common. */
static bool
share_who(const struct draft *a, const struct draft *b)
{
	for (size_t i = 0; i < a->values.n; i++)
		for (size_t k = 0; k < b->values.n; k++) {
			const struct value *v = &a->values.v[i], *w = &b->values.v[k];

			if (strcmp(v->slot, "who") == 0 && strcmp(w->slot, "who") == 0 && v->ent && w->ent &&
			    strcmp(v->ent, w->ent) == 0)
				return true;
		}
	return false;
}

/* «Министр прилетел в Ригу. На переговорах с послом …»: who came somewhere just before meets there. */
static void
fill_meeting_place(struct facts *f, struct draft *d)
{
	enum { FAR = 70 }; /* tokens */

	for (size_t i = f->ndrafts; i-- > 0 && !facts_value(d, "place");) {
		const struct draft *visit = &f->drafts.v[i];

		if (visit->dead || strcmp(visit->type, "visit") != 0 || visit->lo > d->lo || visit->lo + FAR < d->lo ||
		    !share_who(d, visit))
			continue;
		if ((visit->mod == NULL) == (d->mod == NULL))
			facts_copy(d, "place", visit, "to");
		return;
	}
}

void
facts_fill(struct facts *f, size_t first)
{
	for (size_t i = first; i < f->ndrafts; i++) {
		struct draft *d = &f->drafts.v[i];
		const char *type = d->type;

		if (strcmp(type, "meeting") == 0 && facts_fill_meeting(f, d))
			continue;
		fill_there(f, d);
		if (strcmp(type, "trade") == 0)
			fill_trade(f, d, first);
		else if (strcmp(type, "agreement") == 0)
			fill_agreement(f, i);
		else if (strcmp(type, "cooperation") == 0)
			facts_fill_parties(f, d, "party");
		else if (strcmp(type, "founding") == 0) {
			if (facts_take(d, "who", "parties"))
				/* «Дипломатические отношения установлены в 1992 году» */
				facts_fill_parties(f, d, "who");
			fill_branch(f, d);
			fill_founders(f, d, first);
		}
		else if (strcmp(type, "aid") == 0)
			fill_giver(f, d);
		else if (strcmp(type, "sanction") == 0)
			fill_sanctioner(f, d);
		else if (strcmp(type, "investment") == 0) {
			fill_receiver(f, d);
			fill_time_of_investment(f, d);
		}
		else if (strcmp(type, "visit") == 0)
			fill_capital(f, d, "to");
		else if (strcmp(type, "twinning") == 0)
			set_hoped(f, d);
		else if (strcmp(type, "position") == 0) {
			facts_fill_office(f, d);
		} else if (strcmp(type, "statement") == 0 && facts_take(d, "text", "next"))
			facts_add_next(f, d);
		else if (strcmp(type, "deal") == 0)
			fill_same_deal(f, d);
		else if (strcmp(type, "figure") == 0)
			fill_counted(f, d);
		take_countries(f, &f->drafts.v[i]);
		facts_fill_where_and_when(f, &f->drafts.v[i]);
		if (strcmp(type, "meeting") == 0)
			fill_meeting_place(f, &f->drafts.v[i]);
		else if (strcmp(type, "agreement") == 0)
			fill_signing_place(f, &f->drafts.v[i]);
		else if (strcmp(type, "membership") == 0)
			drop_date_of_another(f, &f->drafts.v[i]);
		else if (strcmp(type, "figure") == 0) {
			drop_date_of_size(&f->drafts.v[i]);
			fill_host(f, &f->drafts.v[i]);
		}
		fill_capital(f, &f->drafts.v[i], "place");
	}
}
