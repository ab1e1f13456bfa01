/* facts_fill: what the sentence and those before it add to a draft: dates, places, parties, periods. */
#include "facts_impl.h"
#include "embed.h"
#include "text.h"

EMBED(capitals_txt, "lib/data/capitals.txt");

/* Whether the word before unit ${i} is among ${words}. */
static bool
stands_after(const struct facts *f, size_t i, const char *const words[])
{
	return i > 0 && doc_lemma_among(f->doc->toks.v[f->units.v[i - 1].lo], words);
}

/*
 * Whether unit ${i} is inside of a clause that tells of something else: «, который пройдёт в Сиане в мае», but where
 * ${d} is said there, and behind ${d} «сообщил, что …», «, чтобы …».
 */
static bool
is_aside(const struct facts *f, const struct draft *d, size_t i)
{
	static const char *const clauses[] = {"что", "чтобы", "который", NULL}, *const which[] = {"который", NULL}, *const comma[] = {",", NULL};
	bool later = false;

	while (i-- > 0) {
		uint32_t t = f->units.v[i].lo;
		const struct rec *tok = f->doc->toks.v[t];

		later = later || gram_get(tok->gram, GRAM_TENSE) == FUT;
		if (t >= d->hi && stands_after(f, i, comma) && doc_lemma_among(tok, clauses))
			return true;
		if (doc_lemma_among(tok, which))
			return later;
		if (t < d->hi && (t >= d->lo || doc_lemma_among(tok, comma)))
			return false;
	}
	return false;
}

/* Whether unit ${i} stands in a list of what was talked about, or in one that goes on behind that: «обсудили торговлю, развитие в Средней Азии». */
static bool
goes_on(const struct facts *f, const struct draft *d, size_t i)
{
	static const char *const comma[] = {",", NULL};
	bool listed = false;

	if (d->topic_hi == 0 || f->units.v[i].lo < d->topic_lo || (strcmp(d->type, "meeting") != 0 && strcmp(d->type, "agreement") != 0))
		return false;
	for (; i-- > 0 && f->units.v[i].lo >= d->topic_lo;) {
		const struct rec *tok = f->doc->toks.v[f->units.v[i].lo];

		if (gram_get(tok->gram, GRAM_VERBFORM) == FIN)
			return false;
		listed = listed || doc_lemma_among(tok, comma);
	}
	return listed;
}

/* Whether unit ${i} is inside of what was talked about, nouns behind it: «планы по проведению в Риге очередного форума». */
static bool
is_of_topic(const struct facts *f, const struct draft *d, size_t i)
{
	bool inside = f->units.v[i].lo >= d->topic_lo && f->units.v[i].lo < d->topic_hi;

	if (goes_on(f, d, i))
		return true;
	for (i++; inside && i < f->units.n && f->units.v[i].lo < d->topic_hi; i++) {
		const struct rec *m = f->units.v[i].mention;

		if (m ? !is(m, "LOC") && !is(m, "DATE") : gram_get(f->doc->toks.v[f->units.v[i].lo]->gram, GRAM_POS) == NOUN)
			return true;
	}
	return false;
}

/* Whether the sentence tells of the past, by its finite verbs. */
static bool
is_past(const struct facts *f)
{
	bool past = false;

	for (size_t i = 0; i < f->units.n; i++) {
		gram g = f->doc->toks.v[f->units.v[i].lo]->gram;

		if (f->units.v[i].mention || gram_get(g, GRAM_POS) != VERB || gram_get(g, GRAM_VERBFORM) != FIN)
			continue;
		if (gram_get(g, GRAM_TENSE) != PAST)
			return false;
		past = true;
	}
	return past;
}

/* Whether a date is later than the document's. */
static bool
is_to_come(const struct doc *doc, const char *date)
{
	const char *now = doc_get(doc->d, "date");
	size_t n = date && now ? strspn(date, "0123456789-") : 0;

	n = n < 4 ? 0 : n == strlen("2024-01-31") || n == strlen("2024-01") ? n : 4; /* quarters and weeks by their year */
	return n && strlen(now) >= n && strncmp(date, now, n) > 0;
}

/* «исполнилось 10 лет подписанию договора», «отмечают 10-летие подписания»: the sentence tells of another time. */
static bool
is_jubilee(const struct facts *f)
{
	static const char *const turns[] = {"исполниться", "исполняться", "годовщина", "юбилей", NULL}, years[] = "-летие";

	for (size_t i = 0; i < f->units.n; i++) {
		const struct rec *tok = f->doc->toks.v[f->units.v[i].lo];

		if (doc_lemma_among(tok, turns) || (tok->lemma && strstr(tok->lemma, years)))
			return true;
	}
	return false;
}

/* Whether a date behind «до», «к», «на» at unit ${i} says until when, not when: «до 2027 года», but «запланирован на май». */
static bool
is_limit(const struct facts *f, size_t i)
{
	static const char *const limits[] = {"до", "к", "на", NULL}, *const parts[] = {"конец", "начало", "середина", NULL}, *const sets[] = {"запланировать", "наметить", "намеченный", "назначить", "перенести", NULL};

	i -= stands_after(f, i, parts); /* «до конца 2027 года» */
	return stands_after(f, i, limits) && !(i > 1 && stands_after(f, i - 1, sets));
}

/* Units [from, to) between the commas around tokens [lo, hi). */
static void
clause_of(const struct facts *f, uint32_t lo, uint32_t hi, size_t *from, size_t *to)
{
	static const char *const comma[] = {",", NULL};
	size_t i = 0;

	*from = 0;
	for (; i < f->units.n && f->units.v[i].lo < lo; i++)
		if (doc_lemma_among(f->doc->toks.v[f->units.v[i].lo], comma))
			*from = i;
	while (i < f->units.n && (f->units.v[i].lo < hi || !doc_lemma_among(f->doc->toks.v[f->units.v[i].lo], comma)))
		i++;
	*to = i;
}

/* «Как сообщили в четверг в МИД, …»: whether unit ${i} is in a clause beside ${d} that says whose words these are. */
static bool
is_of_report(const struct facts *f, const struct draft *d, size_t i)
{
	static const char *const as[] = {"как", NULL},
	    *const says[] = {"сообщить", "сообщать", "рассказать", "заявить", "отметить", "уточнить", "пояснить", "сказать", "передавать", NULL};
	const struct unit *u = &f->units.v[i];
	bool told = false, begun = false;
	size_t from, to;

	clause_of(f, u->lo, u->hi, &from, &to);
	for (size_t k = from; k < to; k++) {
		const struct rec *tok = f->doc->toks.v[f->units.v[k].lo];

		if (f->units.v[k].lo >= d->lo && f->units.v[k].lo < d->hi)
			return false;
		told = told || doc_lemma_among(tok, says);
		begun = begun || (k <= from + 1 && (doc_lemma_among(tok, as) || doc_lemma_among(tok, says)));
	}
	return told && begun;
}

/* Whether unit ${i} is a date that tells when ${d} was: a point in time or a range, not «до 2027 года», «на 2026 год». */
static bool
tells_when(const struct facts *f, const struct draft *d, size_t i)
{
	const struct rec *m = f->units.v[i].mention;
	const char *value = is(m, "DATE") ? doc_get(m, "value") : NULL, *sub = value ? doc_get(m, "sub") : NULL;

	if (value == NULL || strstr(value, "_REF") || (sub && strcmp(sub, "duration") == 0))
		return false;
	return !is_limit(f, i) && !is_aside(f, d, i) && !is_of_report(f, d, i) && !is_of_topic(f, d, i) && !(is_to_come(f->doc, value) && (d->past || is_past(f)));
}

/* The date in units [from, to); ${n} is how many there are. */
static const char *
date_among(const struct facts *f, const struct draft *d, size_t from, size_t to, size_t *n)
{
	const char *date = NULL;

	*n = 0;
	for (size_t i = from; i < to; i++) {
		if (tells_when(f, d, i)) {
			date = doc_get(f->units.v[i].mention, "value");
			++*n;
		}
	}
	return date;
}

/* The only date of the sentence, or of the clause, that tells when. */
static const char *
date_of(const struct facts *f, const struct draft *d)
{
	size_t from, to, n;
	const char *date = is_jubilee(f) ? NULL : date_among(f, d, 0, f->units.n, &n);

	if (date == NULL || n == 1)
		return date;
	clause_of(f, d->lo, d->hi, &from, &to);
	date = date_among(f, d, from, to, &n);
	return n == 1 ? date : NULL;
}

/* Whether a date is that of a day: no time for which trade is counted. */
static bool
is_day(const char *date)
{
	return date && strlen(date) == strlen("2024-01-31") && strchr(date, '/') == NULL;
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

/* The unit of «в» before the place at unit ${i}, an adjective or «город» between them or not: «в казахстанском Актау»; ${i} if there is none. */
static size_t
in_before(const struct facts *f, size_t i)
{
	static const char *const in[] = {"в", NULL}, *const towns[] = {"город", "столица", NULL};

	for (size_t k = i; k-- > 0 && k + 3 >= i;) {
		const struct rec *tok = f->doc->toks.v[f->units.v[k].lo];

		if (doc_lemma_among(tok, in))
			return k;
		if (f->units.v[k].mention || (gram_get(tok->gram, GRAM_POS) != ADJ && !doc_lemma_among(tok, towns)) || gram_get(tok->gram, GRAM_CASE) != LOC)
			return i;
	}
	return i;
}

/* Whether the place of mention ${m} is where an envoy is: «посол Латвии в Эстонии». */
static bool
is_host(const struct doc *doc, const struct rec *m)
{
	static const char *const in[] = {"в", "во", NULL}, *const envoys[] = {"посол", "консул", "представитель", "постпред", "поверенный", "атташе", NULL};

	if (m->lo < 2 || !doc_lemma_among(doc->toks.v[m->lo - 1], in))
		return false;
	for (uint32_t t = m->lo - 1; t-- > 0 && t + 6 > m->lo && gram_get(doc->toks.v[t]->gram, GRAM_POS) != VERB;)
		if (doc_lemma_among(doc->toks.v[t], envoys))
			return true;
	return false;
}

/* Whether unit ${i} is a place where ${d} was: named as «в …» in the locative, but where an office is held. */
static bool
tells_where(const struct facts *f, const struct draft *d, size_t i)
{
	const struct unit *u = &f->units.v[i];
	unsigned kase = gram_get(f->doc->toks.v[u->head]->gram, GRAM_CASE);
	size_t in = is(u->mention, "LOC") ? in_before(f, i) : i;

	if (in == i || (in + 1 == i ? kase != LOC : kase == ACC) || is_aside(f, d, i) || is_of_topic(f, d, i))
		return false;
	return !(in > 0 && (is(f->units.v[in - 1].mention, "POST") || is_host(f->doc, u->mention)));
}

/* The only place in units [from, to) that tells where; NULL if there is none or several. */
static const struct rec *
place_among(const struct facts *f, const struct draft *d, size_t from, size_t to)
{
	const struct rec *place = NULL;

	for (size_t i = from; i < to; i++) {
		const struct rec *m = f->units.v[i].mention;

		if (i == 0 || !tells_where(f, d, i))
			continue;
		if (place && strcmp(doc_get(place, "ent"), doc_get(m, "ent")) != 0)
			return NULL;
		place = m;
	}
	return place;
}

/* The only place of the sentence, or of the clause. */
static const struct rec *
place_of(const struct facts *f, const struct draft *d)
{
	const struct rec *place = place_among(f, d, 0, f->units.n);
	size_t from, to;

	if (place)
		return place;
	clause_of(f, d->lo, d->hi, &from, &to);
	return place_among(f, d, from, to);
}

size_t
facts_count(const struct draft *d, const char *slot)
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
		if ((facts_is_country(f->doc->ents.v[i]) || facts_is_union(f->doc->ents.v[i])) && f->doc->ents.v[i]->lo >= lo && f->doc->ents.v[i]->lo < hi)
			facts_add_mention(f->doc, d, "party", f->doc->ents.v[i]);
}

/* Whether a person is the subject of the sentence, and no office is: who signs for himself, and for no country. */
static bool
acts_alone(const struct facts *f)
{
	bool person = false;

	for (size_t i = 0; i < f->units.n; i++) {
		const struct rec *m = f->units.v[i].mention;

		if (is(m, "POST") || facts_is_country(m))
			return false;
		person |= is(m, "PER") && gram_get(f->doc->toks.v[f->units.v[i].head]->gram, GRAM_CASE) == NOM;
	}
	return person;
}

/* Whether an entity is an organisation that is no body of a state. */
static bool
is_company(const struct doc *doc, const char *ent)
{
	const struct rec *e = facts_entity(doc, ent);
	const char *sub = e ? doc_get(e, "sub") : NULL;

	return is(e, "ORG") && !(sub && (strcmp(sub, "gov") == 0 || strcmp(sub, "intl") == 0));
}

/* «Озолс и Садыков подписали договор»: between the countries of which they are presidents or ministers. */
static void
add_represented(struct facts *f, struct draft *d)
{
	for (size_t i = 0; i < f->units.n; i++) {
		const struct unit *u = &f->units.v[i];
		struct rec *country = is(u->mention, "PER") && u->hi <= d->hi ? facts_country_of(f, u->mention) : NULL;

		if (country && facts_may_be_subject(f->doc, u->mention))
			facts_add_mention(f->doc, d, "party", country);
	}
}

/* «карта развития сотрудничества между Костанайской и Гродненской областями»: the name of the thing says between whom; «рейсы между Алматы и Мумбаи» does not. */
static bool
names_parties(const struct doc *doc, const struct draft *d)
{
	static const char between[] = "между ";
	const char *what = facts_value(d, "what"), *at = what ? strstr(what, between) : NULL, *next;

	if (at == NULL)
		return false;
	at += strlen(between);
	for (size_t i = 0; i < doc->ents.n; i++) {
		const char *sub = is(doc->ents.v[i], "LOC") ? doc_get(doc->ents.v[i], "sub") : NULL;
		size_t n;
		const char *name = doc_text(doc, doc->ents.v[i], &n);

		if (sub && strcmp(sub, "city") == 0 && strncmp(at, name, n) == 0)
			return false;
	}
	next = at;
	return text_class(utf8_next(&next, at + strlen(at))) == TEXT_UPPER;
}

/* The first token of [lo, hi) whose lemma is among ${words}; ${hi} if there is none. */
static uint32_t
find_among(const struct doc *doc, uint32_t lo, uint32_t hi, const char *const words[])
{
	while (lo < hi && !doc_lemma_among(doc->toks.v[lo], words))
		lo++;
	return lo;
}

/* «Правительство Латвийской Республики» signs for the country; any other body for itself. */
static const struct rec *
state_of(const struct doc *doc, const struct rec *m)
{
	static const char *const government[] = {"правительство", NULL};

	for (size_t i = 0; doc_lemma_among(doc->toks.v[m->lo], government) && i < doc->ents.n; i++)
		if (facts_is_country(doc->ents.v[i]) && doc->ents.v[i]->lo > m->lo && doc->ents.v[i]->hi <= m->hi)
			return doc->ents.v[i];
	return m;
}

/* The document that ${d} is about, as the sentence names it; NULL if it names none. */
static const struct rec *
paper_of(const struct facts *f, const struct draft *d)
{
	const char *ent = facts_ent(d, "what");

	for (size_t i = 0; ent && i < f->units.n; i++)
		if (is(f->units.v[i].mention, "DOC") && strcmp(doc_get(f->units.v[i].mention, "ent"), ent) == 0)
			return f->units.v[i].mention;
	return NULL;
}

/*
 * «Соглашение между администрацией Риги и компанией «Север»»: the two, both places or both bodies, that the name of the
 * document has behind «между». False if it has no such two.
 */
static bool
add_between(struct facts *f, struct draft *d)
{
	static const char *const between[] = {"между", NULL}, *const and[] = {"и", NULL};
	const struct doc *doc = f->doc;
	const struct rec *e = paper_of(f, d);
	uint32_t t = e ? find_among(doc, e->lo, e->hi, between) : 0;
	const struct rec *party[2];
	size_t n = 0;

	for (size_t i = 0; e && t < e->hi && i < doc->ents.n && n < 2; i++) {
		struct rec *m = doc->ents.v[i];

		if (m->lo < t || m->hi > e->hi || !(is(m, "ORG") || is(m, "LOC")) || (n > 0 && m->lo < party[0]->hi))
			continue;
		if (n > 0 && !(party[0]->hi + 1 >= m->lo && doc_lemma_among(doc->toks.v[party[0]->hi], and)))
			return false;
		party[n++] = m;
	}
	if (n < 2 || strcmp(party[0]->type, party[1]->type) != 0)
		return false;
	facts_drop(d, "party");
	facts_add_mention(f->doc, d, "party", state_of(doc, party[0]));
	facts_add_mention(f->doc, d, "party", state_of(doc, party[1]));
	return true;
}

/* The country, not the home one, that an adjective in tokens [lo, hi) speaks of last: «корейские компании»; NULL if none does. */
static struct rec *
by_adjective(const struct facts *f, uint32_t lo, uint32_t hi)
{
	while (hi-- > lo) {
		const struct rec *tok = f->doc->toks.v[hi];
		const char *name = gram_get(tok->gram, GRAM_POS) == ADJ ? doc_get(tok, "from") : NULL;
		struct rec *e = name ? facts_entity(f->doc, facts_entity_named(f->doc, name, doc_get(tok, "iso"))) : NULL;

		if (e && facts_is_country(e) && strcmp(doc_get(e, "ent"), doc_get(f->home, "ent")) != 0)
			return e;
	}
	return NULL;
}

/*
 * The country beside the home one that is spoken of before token ${t}: the last one named, or that an adjective names
 * behind it; where envoys are only if no other is; but the one that all the document is about before one in passing.
 */
static struct rec *
other_side(const struct facts *f, uint32_t t)
{
	struct rec *last = facts_last_named(f, t, "LOC", "country", f->home), *other = NULL, *most;

	if (last == NULL)
		return NULL;
	other = by_adjective(f, last->hi, t);
	if (other)
		return other;
	most = facts_country_named_most(f->doc, f->home);
	if (most && facts_times_named(f->doc, most) >= 3 * facts_times_named(f->doc, last))
		return most;
	if (!is_host(f->doc, last))
		return last;
	for (size_t i = 0; i < f->doc->ents.n && f->doc->ents.v[i]->lo < t; i++) {
		struct rec *e = f->doc->ents.v[i];

		if (facts_is_country(e) && !is_host(f->doc, e) && strcmp(doc_get(e, "ent"), doc_get(f->home, "ent")) != 0)
			other = e;
	}
	return other ? other : last;
}

/* «казахстанско-литовский товарооборот»: between the two that the adjective in or before the match speaks of. */
static void
add_pair(struct facts *f, struct draft *d, const char *slot)
{
	uint32_t first = f->units.n ? f->units.v[0].lo : 0, lo = d->lo > first + 3 ? d->lo - 3 : first;

	for (uint32_t t = lo; t < d->hi; t++) {
		const struct rec *tok = f->doc->toks.v[t];

		if (doc_get(tok, "between") == NULL)
			continue;
		facts_drop(d, slot);
		facts_add_pair(f->doc, d, slot, tok);
		return;
	}
}

/* «подписал меморандумы о финансировании проектов с Казахстаном и банком «Север»»: whom the words for what is agreed name behind «с». */
static void
add_partners(struct facts *f, struct draft *d)
{
	static const char *const with[] = {"с", "со", NULL};
	uint32_t from = d->topic_hi;

	for (uint32_t t = d->topic_lo; t < d->topic_hi && from == d->topic_hi; t++)
		if (doc_lemma_among(f->doc->toks.v[t], with))
			from = t;
	for (size_t i = 0; i < f->doc->ents.n; i++) {
		struct rec *e = f->doc->ents.v[i];

		if (e->lo > from && e->hi <= d->topic_hi && (is(e, "ORG") || facts_is_country(e)) && doc_get(e, "in") == NULL)
			facts_add_mention(f->doc, d, "party", e);
	}
}

/*
 * Between whom, where the sentence does not say: the countries that the match names, or «мы» and the other country
 * that is spoken of.
 */
static void
fill_parties(struct facts *f, struct draft *d, const char *slot)
{
	struct rec *other;

	if (facts_count(d, slot) == 0 && strcmp(d->type, "agreement") == 0)
		add_represented(f, d);
	if (facts_count(d, slot) < 2)
		add_pair(f, d, slot);
	if (facts_count(d, slot) == 1 && strcmp(d->type, "agreement") == 0)
		add_partners(f, d);
	if (facts_count(d, slot) >= 2)
		return;
	if (facts_count(d, slot) == 0 && strcmp(slot, "party") == 0) {
		add_countries(f, d, d->lo, d->hi);
		d->guessed = true;
	}
	if (facts_count(d, slot) < 2 && add_between(f, d))
		return;
	if (facts_count(d, slot) >= 2 || f->home == NULL || names_parties(f->doc, d) || (strcmp(d->type, "agreement") == 0 && acts_alone(f)))
		return;
	other = other_side(f, d->hi);
	if (other == NULL && strcmp(d->type, "trade") == 0)
		other = facts_country_named_most(f->doc, f->home); /* named later */
	other = other ? other : facts_last_named(f, d->hi, "ORG", "intl", NULL);
	if (facts_count(d, slot) == 1 && !d->guessed && (is_company(f->doc, facts_ent(d, slot)) || facts_is_union(facts_entity(f->doc, facts_ent(d, slot)))))
		return;
	d->guessed = true;
	if (facts_count(d, slot) == 1) {
		facts_add_mention(f->doc, d, slot, f->home);
		other = facts_count(d, slot) == 1 ? facts_country_named_most(f->doc, f->home) : NULL; /* it was the home country itself */
		if (other)
			facts_add_mention(f->doc, d, slot, other);
	}
	else if (other) {
		facts_add_mention(f->doc, d, slot, f->home);
		facts_add_mention(f->doc, d, slot, other);
	}
}

/* «экспорт Латвии в Китай составил …, импорт – …»: a trade without parties has those that the sentence names for another. */
static void
borrow_parties(struct facts *f, struct draft *d, size_t first)
{
	for (size_t i = first; i < f->ndrafts && !facts_value(d, "party"); i++) {
		const struct draft *o = &f->drafts.v[i];

		if (strcmp(o->type, "trade") != 0 || o->guessed || facts_count(o, "party") < 2)
			continue;
		facts_copy(d, "party", o, "party");
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

		if (!o->dead && o->type == d->type && o->lo < d->lo && o->hi + BACK > d->lo && facts_value(o, slot))
			last = o;
	}
	return last;
}

/* «Участвовали министр Озолс и посол Берг. Они обсудили …»: the two or more that the sentence before names as its subjects. */
static void
add_named_before(struct facts *f, struct draft *d)
{
	const struct rec *sent = f->sent > 0 ? f->doc->sents.v[f->sent - 1] : NULL;
	struct rec *who[4];
	size_t n = 0;

	for (size_t i = 0; sent && i < f->doc->ents.n && n < 4; i++)
		if (is(f->doc->ents.v[i], "PER") && f->doc->ents.v[i]->lo >= sent->lo && f->doc->ents.v[i]->lo < sent->hi && facts_may_be_subject(f->doc, f->doc->ents.v[i]))
			who[n++] = f->doc->ents.v[i];
	for (size_t i = 0; n > 1 && i < n; i++)
		facts_add_mention(f->doc, d, "who", who[i]);
}

/* «Стороны обсудили …», «Во встрече участвовал и …»: who=they are those who met in the sentences before. */
static bool
fill_they(struct facts *f, struct draft *d)
{
	const struct draft *met = NULL;

	if (!facts_take(d, "who", "they"))
		return false;
	for (size_t i = 0; i < f->ndrafts && &f->drafts.v[i] != d; i++)
		if (!f->drafts.v[i].dead && f->drafts.v[i].type == d->type && f->drafts.v[i].lo < d->lo && facts_value(&f->drafts.v[i], "who"))
			met = &f->drafts.v[i];
	if (met == NULL && !facts_value(d, "who"))
		add_named_before(f, d);
	if (met == NULL && !facts_value(d, "who"))
		fill_parties(f, d, "who"); /* «В ходе заседания стороны обсудили …» */
	d->mod = NULL; /* what was spoken of may be but possible: they met */
	if (met)
		facts_copy(d, "who", met, "who");
	return true;
}

/* Who of ${country} meets in ${d}: «встреча лидеров», «лидеры двух стран встретились», «встреча министров транспорта двух стран». */
static struct rec *
delegate_of(const struct facts *f, const struct draft *d, const char *country)
{
	static const char *const leaders[] = {"лидер", "президент", "глава", "премьер", NULL};

	for (size_t i = 0; i < f->doc->ents.n; i++) {
		const struct rec *e = f->doc->ents.v[i];

		if (is(e, "POST") && e->lo >= d->lo && e->hi <= d->hi && doc_get(e, "norm"))
			return facts_holder_of(f, doc_get(e, "norm"), country, d->hi);
	}
	return find_among(f->doc, d->lo, d->hi, leaders) < d->hi ? facts_leader_of(f, country) : NULL;
}

/* Of two countries that meet those who are said to meet for them, where these are known. */
static void
fill_leaders(struct facts *f, struct draft *d)
{
	struct rec *met[2];
	size_t n = 0;

	if (facts_count(d, "who") != 2)
		return;
	for (size_t i = 0; i < d->values.n && n < 2; i++)
		if (strcmp(d->values.v[i].slot, "who") == 0 && facts_is_country(facts_entity(f->doc, d->values.v[i].ent)) &&
		    (met[n] = delegate_of(f, d, d->values.v[i].ent)) != NULL)
			n++;
	if (n < 2)
		return;
	facts_drop(d, "who");
	facts_add_mention(f->doc, d, "who", met[0]);
	facts_add_mention(f->doc, d, "who", met[1]);
}

/* The last office before ${d} that somebody got, else the last that was spoken of. */
static const struct draft *
last_new(const struct facts *f, const struct draft *d)
{
	const struct draft *last = last_like(f, d, "post");

	for (size_t i = f->ndrafts; last && i-- > 0;) {
		const struct draft *o = &f->drafts.v[i];
		const char *status = facts_value(o, "status");

		if (o->type == d->type && o->lo < d->lo && !o->dead && status && strcmp(status, "new") == 0 && facts_value(o, "post"))
			return o;
	}
	return last;
}

/* «Назначен новый посол Латвии в Эстонии. Им стал …»: post=new is the last office that somebody new was said to get, and where. */
static bool
fill_new_post(struct facts *f, struct draft *d)
{
	static const char *const new[] = {"новый", NULL}, *const in[] = {"в", "во", "при", NULL};
	struct doc *doc = f->doc;
	size_t at = doc->ents.n;
	uint32_t hi;

	if (!facts_take(d, "post", "new"))
		return false;
	for (size_t i = 0; i < doc->ents.n && doc->ents.v[i]->lo < d->lo; i++)
		if (is(doc->ents.v[i], "POST") && doc->ents.v[i]->lo > 0 && doc->ents.v[i]->hi + 40 > d->lo && doc_lemma_among(doc->toks.v[doc->ents.v[i]->lo - 1], new))
			at = i;
	d->dead = at == doc->ents.n;
	if (d->dead)
		return true;
	facts_add(d, "post", doc_get(doc->ents.v[at], "norm"), NULL);
	hi = doc->ents.v[at]->hi;
	for (size_t i = at + 1; i < doc->ents.n; i++) {
		struct rec *e = doc->ents.v[i];
		bool behind = e->lo == hi || (e->lo == hi + 1 && doc_lemma_among(doc->toks.v[hi], in));

		if (e->lo < hi || !behind || !(is(e, "LOC") || is(e, "ORG")))
			continue;
		facts_add_mention(doc, d, "org", e);
		hi = e->hi;
	}
	return true;
}

/* «Ранее этот пост занимал …»: post=same is the one that was spoken of last, with the body where it is held. */
static void
fill_same_post(struct facts *f, struct draft *d)
{
	bool placed = facts_value(d, "org") != NULL;
	const struct draft *last;

	if (fill_new_post(f, d) || !facts_take(d, "post", "same"))
		return;
	last = last_new(f, d);
	d->dead = last == NULL;
	for (size_t i = 0; last && i < last->values.n; i++)
		if (strcmp(last->values.v[i].slot, "post") == 0 || (strcmp(last->values.v[i].slot, "org") == 0 && !placed))
			facts_add(d, last->values.v[i].slot, last->values.v[i].value, last->values.v[i].ent);
}

/* «Его возглавил …»: org=last is the body that was named last before; the office is dropped where there is none. */
static void
fill_last_body(struct facts *f, struct draft *d)
{
	struct rec *last = NULL;

	if (!facts_take(d, "org", "last"))
		return;
	for (size_t i = 0; i < f->doc->ents.n && f->doc->ents.v[i]->lo < d->lo; i++)
		if (is(f->doc->ents.v[i], "ORG"))
			last = f->doc->ents.v[i];
	d->dead = last == NULL || last->hi + 60 < d->lo;
	if (!d->dead)
		facts_add_mention(f->doc, d, "org", last);
}

/* Whether one of ${stems} begins a word of ${s}. */
static bool
has_stem(const char *s, const char *const stems[])
{
	for (; s && *stems; stems++)
		for (const char *at = s; (at = strstr(at, *stems)) != NULL; at += strlen(*stems))
			if (at == s || at[-1] == ' ' || at[-1] == '-')
				return true;
	return false;
}

/*
 * «визит Озолса, главы МИД Латвии, в Эстонию»: only envoys, and who heads a mission, hold an office in two places; of others
 * the second is where something else happens.
 */
static void
drop_far_place(const struct facts *f, struct draft *d)
{
	static const char *const envoys[] = {"посол", "консул", "представител", "постпред", "полпред", "торгпред", "атташе", "поверенн", "советник", "посланник", "координатор",
	    "сотрудник", "корреспондент", "наблюдател", NULL},
	    *const missions[] = {"представительств", "посольств", "консульств", "мисси", "филиал", "бюро", "офис", "отделени", "делегаци", "центр", "торгпредств", "дипмисси", NULL};
	const struct rec *org = facts_entity(f->doc, facts_ent(d, "org"));
	size_t n = 0;

	if (facts_count(d, "org") != 2 || has_stem(facts_value(d, "post"), envoys) || (org && has_stem(doc_get(org, "norm"), missions)))
		return;
	for (size_t i = 0; i < d->values.n; i++)
		if (strcmp(d->values.v[i].slot, "org") == 0 && ++n == 2 && is(facts_entity(f->doc, d->values.v[i].ent), "LOC"))
			facts_take(d, "org", d->values.v[i].value);
}

/* «Сумма сделки составила …»: what=same is the deal that was spoken of last. */
static void
fill_same_deal(const struct facts *f, struct draft *d)
{
	const struct draft *last;

	if (!facts_take(d, "what", "same"))
		return;
	last = last_like(f, d, "party");
	d->dead = last == NULL;
	if (last) {
		if (!facts_value(d, "party"))
			facts_copy(d, "party", last, "party");
		facts_copy(d, "what", last, "what");
	}
}

/* «2 тысячи новых рабочих мест»: what is counted with the adjectives before it; ${unit} if it has none. */
static const char *
described(const struct facts *f, const struct draft *d, const char *unit)
{
	for (size_t i = 0; i < f->units.n; i++) {
		const struct unit *u = &f->units.v[i];
		uint32_t first = u->hi - 1;

		if (!is(u->mention, "QUANTITY") || u->lo < d->lo || u->hi > d->hi)
			continue;
		while (first > u->lo + 1 && gram_get(f->doc->toks.v[first - 1]->gram, GRAM_POS) == ADJ)
			first--;
		return first + 1 < u->hi ? morph_base(f->morph, f->doc, first, u->hi, MORPH_PHRASE) : unit;
	}
	return unit;
}

/* «работают 40 компаний с участием …»: what is counted is the unit, with what is said of it (rest). */
static void
fill_counted(struct facts *f, struct draft *d)
{
	const char *unit = facts_value(d, "unit"), *rest = facts_value(d, "rest");

	if (rest && facts_value(d, "what")) {
		const char *what = arena_printf(&f->doc->arena, "%s %s", facts_value(d, "what"), rest); /* «зерно через порты» */

		facts_drop(d, "what");
		facts_add(d, "what", what, NULL);
	}
	if (unit && !facts_value(d, "what"))
		facts_add(d, "what", rest ? arena_printf(&f->doc->arena, "%s %s", described(f, d, unit), rest) : described(f, d, unit), NULL);
	facts_drop(d, "rest");
}

/* «поручил направить помощь Турции»: the country gives that the document speaks of most, but the one that gets it. */
static void
fill_giver(struct facts *f, struct draft *d)
{
	const char *to = facts_ent(d, "to");
	struct rec *giver = facts_country_named_most(f->doc, to ? facts_entity(f->doc, to) : NULL);

	if (!facts_value(d, "who") && giver)
		facts_add_mention(f->doc, d, "who", giver);
}

/* «Накопленные корейские инвестиции превысили …»: what a country has invested, with nothing said of where, it has at home in ours. */
static void
fill_receiver(struct facts *f, struct draft *d)
{
	const struct rec *who = facts_entity(f->doc, facts_ent(d, "who"));
	const char *home = f->home ? doc_get(f->home, "ent") : NULL;

	if (home && facts_is_country(who) && strcmp(doc_get(who, "ent"), home) != 0 && !facts_value(d, "to") && !facts_value(d, "purpose"))
		facts_add_mention(f->doc, d, "to", f->home);
}

/*
 * «Подписание документа …»: what was spoken of before, no other agreement; who signs is a party of that one, if it is not
 * known between whom that is.
 */
static bool
is_that_paper(struct facts *f, const struct draft *d)
{
	const char *what = facts_value(d, "what");
	const struct draft *paper = what && (strcmp(what, "документ") == 0 || strcmp(what, "документа") == 0) ? last_like(f, d, "what") : NULL;
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

	if (what == NULL || strstr(what, "побратим") == NULL || agreement->guessed || facts_count(agreement, "party") != 2)
		return;
	for (size_t k = 0; k < agreement->values.n; k++)
		if (strcmp(agreement->values.v[k].slot, "party") == 0 && !is_town(facts_entity(f->doc, agreement->values.v[k].ent)))
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

/* The time for which trade is counted: that of the sentence, if it is longer than a day, else that of the trade told before. */
static void
fill_period(struct facts *f, struct draft *d)
{
	const char *date = facts_value(d, "period") ? NULL : date_of(f, d);
	const struct draft *last;

	if (!is_day(date))
		facts_add(d, "period", date, NULL);
	last = facts_value(d, "period") ? NULL : last_like(f, d, "period");
	if (last)
		facts_add(d, "period", facts_value(last, "period"), NULL);
}

static void
fill_trade(struct facts *f, struct draft *d, size_t first)
{
	borrow_parties(f, d, first);
	fill_parties(f, d, "party");
	fill_period(f, d);
}

static void
fill_agreement(struct facts *f, size_t i)
{
	struct draft *d = &f->drafts.v[i];

	fill_parties(f, d, "party");
	d->dead = d->dead || is_that_paper(f, d);
	add_twins(f, i);
	d = &f->drafts.v[i]; /* may have moved */
	facts_add(d, "period", term_of(f->doc, d), NULL);
	set_planned(d);
}

/* «В ходе переговоров с министром Анной Берг стороны …»: who=visitor is who came, as the sentences before say, where only one is named. */
static void
fill_visitor(struct facts *f, struct draft *d)
{
	enum { BACK = 100 };
	const struct draft *visit = NULL;

	if (!facts_take(d, "who", "visitor") || facts_count(d, "who") != 1)
		return;
	for (size_t i = 0; i < f->units.n; i++) {
		const struct unit *u = &f->units.v[i];

		const char *ent = u->mention ? doc_get(u->mention, "ent") : NULL, *own = facts_ent(d, "who");
		bool titled = is(u->mention, "POST") && i + 1 < f->units.n && is(f->units.v[i + 1].mention, "PER");

		if ((is(u->mention, "POST") || is(u->mention, "PER")) && !titled && !(ent && own && strcmp(ent, own) == 0) &&
		    gram_get(f->doc->toks.v[u->head]->gram, GRAM_CASE) == NOM)
			return; /* somebody else is the subject */
	}
	for (size_t i = 0; i < f->ndrafts; i++) {
		const struct draft *o = &f->drafts.v[i];

		if (!o->dead && strcmp(o->type, "visit") == 0 && o->mod == NULL && o->lo < d->lo && o->hi + BACK > d->lo && facts_count(o, "who") == 1)
			visit = o;
	}
	if (visit && facts_ent(visit, "who") && strcmp(facts_ent(visit, "who"), facts_ent(d, "who") ? facts_ent(d, "who") : "") != 0)
		facts_copy(d, "who", visit, "who");
}

/* Whether it is of those who met before: where and when is said where they met. */
static bool
fill_meeting(struct facts *f, struct draft *d)
{
	bool they;

	if (!facts_value(d, "who"))
		fill_parties(f, d, "who");
	fill_visitor(f, d);
	they = fill_they(f, d);
	fill_leaders(f, d);
	return they;
}

static void
fill_where_and_when(struct facts *f, struct draft *d)
{
	const struct fact_type *type = facts_type(d->type);
	const struct rec *place;

	if (type && type->when && !facts_value(d, "date"))
		facts_add(d, "date", date_of(f, d), NULL);
	if (d->mod == NULL && !d->past && facts_value(d, "date") && is_to_come(f->doc, facts_value(d, "date")))
		d->mod = "planned";
	place = type && type->where && !facts_value(d, "place") ? place_of(f, d) : NULL;
	if (place)
		facts_add_mention(f->doc, d, "place", place);
}

/* The code of the country that ${name} is the capital of, of two letters; NULL if it is none. */
static const char *
country_of_capital(const char *name)
{
	const char *end = (const char *)capitals_txt_end, *lf;
	size_t n = strlen(name);

	for (const char *line = (const char *)capitals_txt; line < end; line = lf + 1) {
		const char *at = line;

		lf = memchr(line, '\n', (size_t)(end - line));
		lf = lf ? lf : end;
		while (*line != '#' && (at = memmem(at, (size_t)(lf - at), name, n)) != NULL) {
			if (at > line && at[-1] == '\t' && (at + n == lf || at[n] == '\t'))
				return line;
			at++;
		}
	}
	return NULL;
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

/* «Астана – член ОДКБ», «Вильнюс ввёл санкции»: where countries act, a capital is its country, if the document names that. */
static void
take_countries(const struct facts *f, struct draft *d)
{
	static const char *const types[] = {"membership", "sanction", "aid", "trade", "cooperation", "agreement", NULL},
	    *const towns[] = {"мэр", "вице-мэр", "аким", "хоким", "градоначальник", "бургомистр", "город", "мэрия", "акимат", "хокимият", "горсовет", "администрация", "побратим",
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
		const char *iso = acts && is(facts_entity(f->doc, v->ent), "LOC") ? country_of_capital(v->value) : NULL;
		struct rec *country = iso ? country_by_code(f->doc, iso) : NULL;

		if (country) {
			v->value = doc_get(country, "norm");
			v->ent = doc_get(country, "ent");
		}
	}
}

/* «посетит австрийскую столицу»: the capital itself, if the document names it. */
static void
fill_capital(const struct facts *f, struct draft *d)
{
	static const char *const capital[] = {"столица", NULL};
	const struct rec *to = facts_entity(f->doc, facts_ent(d, "to"));
	const char *iso = to ? doc_get(to, "iso") : NULL;
	uint32_t t = find_among(f->doc, d->lo, d->hi, capital);

	if (iso == NULL || t == d->hi || t == 0 || doc_get(f->doc->toks.v[t - 1], "from") == NULL)
		return;
	for (size_t i = 0; i < f->doc->ents.n; i++) {
		const struct rec *e = f->doc->ents.v[i];
		const char *country = is(e, "LOC") && doc_get(e, "norm") ? country_of_capital(doc_get(e, "norm")) : NULL;

		if (country && strncmp(country, iso, 2) == 0) {
			facts_drop(d, "to");
			facts_add(d, "to", doc_get(e, "norm"), doc_get(e, "ent"));
			return;
		}
	}
}

void
facts_fill(struct facts *f, size_t first)
{
	for (size_t i = first; i < f->ndrafts; i++) {
		struct draft *d = &f->drafts.v[i];
		const char *type = d->type;

		if (strcmp(type, "meeting") == 0 && fill_meeting(f, d))
			continue;
		if (strcmp(type, "trade") == 0)
			fill_trade(f, d, first);
		else if (strcmp(type, "agreement") == 0)
			fill_agreement(f, i);
		else if (strcmp(type, "cooperation") == 0)
			fill_parties(f, d, "party");
		else if (strcmp(type, "aid") == 0)
			fill_giver(f, d);
		else if (strcmp(type, "investment") == 0)
			fill_receiver(f, d);
		else if (strcmp(type, "visit") == 0)
			fill_capital(f, d);
		else if (strcmp(type, "position") == 0) {
			fill_same_post(f, d);
			fill_last_body(f, d);
			drop_far_place(f, d);
		} else if (strcmp(type, "statement") == 0 && facts_take(d, "text", "next"))
			facts_add_next(f, d);
		else if (strcmp(type, "deal") == 0)
			fill_same_deal(f, d);
		else if (strcmp(type, "figure") == 0)
			fill_counted(f, d);
		take_countries(f, &f->drafts.v[i]);
		fill_where_and_when(f, &f->drafts.v[i]);
	}
}

