/* facts_when: when and where what a sentence tells of was, by its dates and places. */
#include "facts_impl.h"

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
	static const char *const clauses[] = {"что", "чтобы", "который", NULL}, *const which[] = {"который", NULL},
	    *const comma[] = {",", NULL};
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

/*
 * Whether unit ${i} stands in a list of what was talked about, or in one that goes on behind that: «обсудили торговлю,
 * развитие в Средней Азии».
 */
static bool
goes_on(const struct facts *f, const struct draft *d, size_t i)
{
	static const char *const comma[] = {",", NULL};
	bool listed = false;

	if (d->topic_hi == 0 || f->units.v[i].lo < d->topic_lo || (d->hi > d->topic_hi && f->units.v[i].lo >= d->hi) ||
	    (strcmp(d->type, "meeting") != 0 && strcmp(d->type, "agreement") != 0))
		return false;
	for (; i-- > 0 && f->units.v[i].lo >= d->topic_lo;) {
		const struct rec *tok = f->doc->toks.v[f->units.v[i].lo];

		if (gram_get(tok->gram, GRAM_VERBFORM) == FIN)
			return false;
		listed = listed || doc_lemma_among(tok, comma);
	}
	return listed;
}

/*
 * Whether unit ${i} is inside of what was talked about, nouns behind it: «планы по проведению в Риге очередного
 * форума».
 */
static bool
is_of_topic(const struct facts *f, const struct draft *d, size_t i)
{
	bool inside = f->units.v[i].lo >= d->topic_lo && f->units.v[i].lo < d->topic_hi;

	if (goes_on(f, d, i))
		return true;
	for (i++; inside && i < f->units.n && f->units.v[i].lo < d->topic_hi; i++) {
		const struct rec *m = f->units.v[i].mention;

		if (m ? !is(m, "LOC") && !is(m, "DATE")
		    : gram_get(f->doc->toks.v[f->units.v[i].lo]->gram, GRAM_POS) == NOUN)
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

	/* quarters and weeks by their year */
	n = n < 4 ? 0 : n == strlen("2024-01-31") || n == strlen("2024-01") ? n : 4;
	return n && strlen(now) >= n && strncmp(date, now, n) > 0;
}

/* «исполнилось 10 лет подписанию договора», «отмечают 10-летие подписания»: the sentence tells of another time. */
static bool
is_jubilee(const struct facts *f)
{
	static const char *const turns[] = {"исполниться", "исполняться", "годовщина", "юбилей", NULL},
	    years[] = "-летие";

	for (size_t i = 0; i < f->units.n; i++) {
		const struct rec *tok = f->doc->toks.v[f->units.v[i].lo];

		if (doc_lemma_among(tok, turns) || (tok->lemma && strstr(tok->lemma, years)))
			return true;
	}
	return false;
}

/*
 * Whether a date behind «до», «к», «на» at unit ${i} says until when, not when: «до 2027 года», but «запланирован на
 * май».
 */
static bool
is_limit(const struct facts *f, size_t i)
{
	static const char *const limits[] = {"до", "к", "на", NULL},
	    *const parts[] = {"конец", "начало", "середина", NULL},
	    *const sets[] = {"запланировать", "наметить", "намеченный", "назначить", "перенести", NULL};

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
	    *const says[] = {"сообщить", "сообщать", "рассказать", "заявить", "отметить", "уточнить", "пояснить",
	    "сказать", "передавать", NULL};
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

/*
 * Whether the date at unit ${i} is what a figure is compared with: «больше, чем в 2022 году», «по сравнению с 2022
 * годом», «уровень 2021-го».
 */
static bool
is_compared(const struct facts *f, size_t i)
{
	static const char *const than[] = {"чем", "относительно", "сравнение", NULL},
	    *const level[] = {"против", "уровень", "показатель", NULL}, *const on[] = {"на", NULL};

	for (size_t k = i; k-- > 0 && k + 4 > i && gram_get(f->doc->toks.v[f->units.v[k].lo]->gram, GRAM_POS) != PUNCT;)
		if (doc_lemma_among(f->doc->toks.v[f->units.v[k].lo], than))
			return true;
	return stands_after(f, i, level) && !(i > 1 && stands_after(f, i - 1, on));
}

const char *
facts_base_of(const struct facts *f)
{
	const char *base = NULL;

	for (size_t i = 0; i < f->units.n; i++) {
		const struct rec *m = f->units.v[i].mention;

		if (!is(m, "DATE") || !is_compared(f, i))
			continue;
		if (base)
			return NULL;
		base = doc_get(m, "value");
	}
	return base;
}

/*
 * Whether unit ${i} is a date that tells when ${d} was: a point in time or a range, not «до 2027 года», «на 2026 год».
 */
static bool
tells_when(const struct facts *f, const struct draft *d, size_t i)
{
	const struct rec *m = f->units.v[i].mention;
	const char *value = is(m, "DATE") ? doc_get(m, "value") : NULL, *sub = value ? doc_get(m, "sub") : NULL;

	if (value == NULL || strstr(value, "_REF") || (sub && strcmp(sub, "duration") == 0))
		return false;
	return !is_limit(f, i) && !is_compared(f, i) && !is_aside(f, d, i) && !is_of_report(f, d, i) &&
	    !is_of_topic(f, d, i) && !(is_to_come(f->doc, value) && (d->past || is_past(f)));
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

static bool
has_date(const struct facts *f)
{
	for (size_t i = 0; i < f->units.n; i++)
		if (is(f->units.v[i].mention, "DATE"))
			return true;
	return false;
}

const struct rec *
facts_alone(const struct doc *doc, const struct rec *sent)
{
	size_t i = facts_named_before(doc, sent->lo);
	const struct rec *e = i < doc->ents.n ? doc->ents.v[i] : NULL;
	bool whole = e && e->lo == sent->lo && (e->hi == sent->hi ||
	    (e->hi + 1 == sent->hi && gram_get(doc->toks.v[e->hi]->gram, GRAM_POS) == PUNCT));

	return whole ? e : NULL;
}

/*
 * The date that begins the paragraph under work, or stands above it, in a chronicle; NULL if there is none. The
 * document's own is its dateline.
 */
static const char *
date_of_story(const struct facts *f)
{
	enum { FAR = 8 }; /* sentences */
	const char *today = f->doc->d ? doc_get(f->doc->d, "date") : NULL;
	bool same = true;

	for (size_t s = f->sent; s-- > 0 && s + FAR > f->sent;) {
		const struct rec *sent = f->doc->sents.v[s], *next = f->doc->sents.v[s + 1];
		bool apart = next->b > sent->e && memchr(f->doc->text.s + sent->e, '\n', next->b - sent->e) != NULL;
		const struct rec *e = facts_alone(f->doc, sent);
		const char *date = is(e, "DATE") ? doc_get(e, "value") : NULL;

		same &= !apart;
		if (date)
			return (same || apart) && !(today && strcmp(date, today) == 0) ? date : NULL;
	}
	return NULL;
}

/* The only date of the sentence, or of the clause, that tells when; of a sentence without dates, that of the story. */
const char *
facts_date_of(const struct facts *f, const struct draft *d)
{
	size_t from, to, n;
	const char *date = is_jubilee(f) ? NULL : date_among(f, d, 0, f->units.n, &n);

	if (date == NULL && !has_date(f) && strcmp(d->type, "figure") != 0)
		return date_of_story(f);
	if (date == NULL || n == 1)
		return date;
	clause_of(f, d->lo, d->hi, &from, &to);
	date = date_among(f, d, from, to, &n);
	return n == 1 ? date : NULL;
}

/* The time for which something is agreed: «на 2024-2026 годы», in the match or inside of a document's name. */
const char *
facts_term_of(const struct doc *doc, const struct draft *d)
{
	for (size_t i = facts_named_before(doc, d->lo + 1); i < doc->ents.n && doc->ents.v[i]->lo < d->hi; i++) {
		const struct rec *e = doc->ents.v[i];

		if (is(e, "DATE") && doc->toks.v[e->lo - 1]->lemma &&
		    strcmp(doc->toks.v[e->lo - 1]->lemma, "на") == 0)
			return doc_get(e, "value");
	}
	return NULL;
}

/*
 * The unit of «в» before the place at unit ${i}, an adjective or «город» between them or not: «в казахстанском Актау»;
 * ${i} if there is none.
 */
static size_t
in_before(const struct facts *f, size_t i)
{
	static const char *const in[] = {"в", NULL}, *const towns[] = {"город", "столица", NULL};

	for (size_t k = i; k-- > 0 && k + 3 >= i;) {
		const struct rec *tok = f->doc->toks.v[f->units.v[k].lo];

		if (doc_lemma_among(tok, in))
			return k;
		if (f->units.v[k].mention || (gram_get(tok->gram, GRAM_POS) != ADJ && !doc_lemma_among(tok, towns)) ||
		    gram_get(tok->gram, GRAM_CASE) != LOC)
			return i;
	}
	return i;
}

/* Whether the place of mention ${m} is where an envoy is: «посол Латвии в Эстонии». */
bool
facts_is_host(const struct doc *doc, const struct rec *m)
{
	static const char *const in[] = {"в", "во", NULL},
	    *const envoys[] = {"посол", "консул", "представитель", "постпред", "поверенный", "атташе", NULL};

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
	return !(in > 0 && (is(f->units.v[in - 1].mention, "POST") || facts_is_host(f->doc, u->mention)));
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
		if (place && !same_entity(place, m))
			return NULL;
		place = m;
	}
	return place;
}

const struct rec *
facts_place_of(const struct facts *f, const struct draft *d)
{
	const struct rec *place = place_among(f, d, 0, f->units.n);
	size_t from, to;

	if (place)
		return place;
	clause_of(f, d->lo, d->hi, &from, &to);
	return place_among(f, d, from, to);
}

/* The place in the name of an event, «Дни Риги в Нарве»; NULL if it tells none. */
static const struct rec *
place_in_name(const struct doc *doc, const struct rec *event)
{
	static const char *const in[] = {"в", NULL};

	for (size_t i = is(event, "EVENT") ? facts_named_before(doc, event->lo + 1) : doc->ents.n; i < doc->ents.n;
	    i++) {
		const struct rec *e = doc->ents.v[i];

		if (e->lo >= event->hi)
			break;
		if (is(e, "LOC") && doc_lemma_among(doc->toks.v[e->lo - 1], in))
			return e;
	}
	return NULL;
}

/* «посетил Ригу, где прошёл форум», «ждём в Риге гостей: там пройдёт форум»: NULL if no such word stands before. */
static const struct rec *
place_pointed_at(const struct facts *f, const struct draft *d)
{
	static const char *const where[] = {"где", NULL}, *const there[] = {"там", NULL};

	for (size_t i = f->units.n; i-- > 0;) {
		const struct unit *u = &f->units.v[i];

		if (u->lo >= d->hi)
			continue;
		if (doc_lemma_among(f->doc->toks.v[u->lo], there))
			return facts_last_named(f, u->lo, "LOC", "city", NULL);
		if (i > 1 && u->lo < d->lo + 2 && doc_lemma_among(f->doc->toks.v[u->lo], where))
			return is(u[-2].mention, "LOC") ? u[-2].mention : NULL;
	}
	return NULL;
}

const struct rec *
facts_place_meant(const struct facts *f)
{
	static const char *const regions[] = {"область", "регион", "край", NULL}, *const towns[] = {"город", NULL},
	    *const in[] = {"в", NULL}, *const ground[] = {"территория", NULL};

	for (size_t i = 1; i < f->units.n; i++) {
		const struct unit *u = &f->units.v[i], *next = i + 1 < f->units.n ? u + 1 : NULL;
		const struct rec *tok = f->doc->toks.v[u->head], *before = f->doc->toks.v[u[-1].head];
		unsigned kase = gram_get(tok->gram, GRAM_CASE);
		bool town = doc_lemma_among(tok, towns);

		if (u->mention || !(town || doc_lemma_among(tok, regions)) ||
		    !((kase == LOC && doc_lemma_among(before, in)) || (kase == GEN && doc_lemma_among(before, ground))))
			continue;
		if (next == NULL || !(next->mention || gram_get(f->doc->toks.v[next->head]->gram, GRAM_CASE) == GEN))
			return facts_last_named(f, u->lo, "LOC", town ? "city" : "region", NULL);
	}
	return NULL;
}

void
facts_fill_where_and_when(struct facts *f, struct draft *d)
{
	const struct fact_type *type = facts_type(d->type);
	const struct rec *place;

	if (type && type->when && !facts_value(d, "date"))
		facts_add(d, "date", facts_date_of(f, d), NULL);
	if (d->mod == NULL && !d->past && facts_value(d, "date") && is_to_come(f->doc, facts_value(d, "date")))
		d->mod = "planned";
	if (type == NULL || !type->where || facts_value(d, "place"))
		return;
	place = facts_place_of(f, d);
	place = place ? place : place_in_name(f->doc, doc_entity(f->doc, facts_ent(d, "what")));
	place = place ? place : place_pointed_at(f, d);
	place = place ? place : facts_place_meant(f);
	if (place)
		facts_add_mention(f->doc, d, "place", place);
}
