/* facts_parties: between whom something is, and who met, where the match does not say. */
#include "facts_impl.h"
#include "text.h"

/* The countries and unions that are named in [lo, hi), as parties. */
static void
add_countries(struct facts *f, struct draft *d, uint32_t lo, uint32_t hi)
{
	for (size_t i = facts_named_before(f->doc, lo); i < f->doc->ents.n && f->doc->ents.v[i]->lo < hi; i++)
		if (facts_is_country(f->doc->ents.v[i]) || facts_is_union(f->doc->ents.v[i]))
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
	const struct rec *e = doc_entity(doc, ent);
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

/*
 * «карта развития сотрудничества между Костанайской и Гродненской областями»: the name of the thing says between whom;
 * «рейсы между Алматы и Мумбаи» does not.
 */
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
uint32_t
facts_find_among(const struct doc *doc, uint32_t lo, uint32_t hi, const char *const words[])
{
	while (lo < hi && !doc_lemma_among(doc->toks.v[lo], words))
		lo++;
	return lo;
}

/* «Правительство Латвийской Республики» signs for the country; any other body for itself. */
const struct rec *
facts_state_of(const struct doc *doc, const struct rec *m)
{
	static const char *const government[] = {"правительство", NULL};

	if (!doc_lemma_among(doc->toks.v[m->lo], government))
		return m;
	for (size_t i = facts_named_before(doc, m->lo + 1); i < doc->ents.n && doc->ents.v[i]->lo < m->hi; i++)
		if (facts_is_country(doc->ents.v[i]) && doc->ents.v[i]->hi <= m->hi)
			return doc->ents.v[i];
	return m;
}

/* The document that ${d} is about, as the sentence names it; NULL if it names none. */
static const struct rec *
paper_of(const struct facts *f, const struct draft *d)
{
	const char *ent = facts_ent(d, "what");

	for (size_t i = 0; ent && i < f->units.n; i++)
		if (is(f->units.v[i].mention, "DOC") && same_entity(f->units.v[i].mention, doc_entity(f->doc, ent)))
			return f->units.v[i].mention;
	return NULL;
}

/*
 * «Соглашение между администрацией Риги и компанией «Север»»: the two, both places or both bodies, or one a union, that
 * the name of the document has behind «между». False if it has no such two.
 */
static bool
add_between(struct facts *f, struct draft *d)
{
	static const char *const between[] = {"между", NULL}, *const and[] = {"и", NULL};
	const struct doc *doc = f->doc;
	const struct rec *e = paper_of(f, d);
	uint32_t t = e ? facts_find_among(doc, e->lo, e->hi, between) : 0;
	const struct rec *party[2];
	size_t n = 0;

	for (size_t i = facts_named_before(doc, t); e && t < e->hi && i < doc->ents.n && n < 2; i++) {
		struct rec *m = doc->ents.v[i];

		if (m->lo >= e->hi)
			break;
		if (m->hi > e->hi || !(is(m, "ORG") || is(m, "LOC")) || (n > 0 && m->lo < party[0]->hi))
			continue;
		if (n > 0 && !(party[0]->hi + 1 >= m->lo && doc_lemma_among(doc->toks.v[party[0]->hi], and)))
			return false;
		party[n++] = m;
	}
	if (n < 2 || (strcmp(party[0]->type, party[1]->type) != 0 && !facts_is_union(party[0]) &&
	    !facts_is_union(party[1])))
		return false;
	facts_drop(d, "party");
	facts_add_mention(f->doc, d, "party", facts_state_of(doc, party[0]));
	facts_add_mention(f->doc, d, "party", facts_state_of(doc, party[1]));
	return true;
}

/*
 * The country, not the home one, that an adjective in tokens [lo, hi) speaks of last: «корейские компании»; NULL if
 * none does.
 */
static struct rec *
by_adjective(const struct facts *f, uint32_t lo, uint32_t hi)
{
	while (hi-- > lo) {
		const struct rec *tok = f->doc->toks.v[hi];
		const char *name = gram_get(tok->gram, GRAM_POS) == ADJ ? doc_get(tok, "from") : NULL;
		struct rec *e = name ? doc_entity(f->doc, facts_entity_named(f->doc, name, doc_get(tok, "iso")))
		    : NULL;

		if (e && facts_is_country(e) && !same_entity(e, f->home))
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
	most = facts_country_named_most(f, f->home);
	if (most && facts_times_named(f, most) >= 3 * facts_times_named(f, last))
		return most;
	if (!facts_is_host(f->doc, last))
		return last;
	for (size_t i = 0; i < f->doc->ents.n && f->doc->ents.v[i]->lo < t; i++) {
		struct rec *e = f->doc->ents.v[i];

		if (facts_is_country(e) && !facts_is_host(f->doc, e) && !same_entity(e, f->home))
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

/*
 * «подписал меморандумы о финансировании проектов с Казахстаном и банком «Север»»: whom the words for what is agreed
 * name behind «с».
 */
static void
add_partners(struct facts *f, struct draft *d)
{
	static const char *const with[] = {"с", "со", NULL};
	uint32_t from = d->topic_hi;

	for (uint32_t t = d->topic_lo; t < d->topic_hi && from == d->topic_hi; t++)
		if (doc_lemma_among(f->doc->toks.v[t], with))
			from = t;
	for (size_t i = facts_named_before(f->doc, from + 1); i < f->doc->ents.n; i++) {
		struct rec *e = f->doc->ents.v[i];

		if (e->lo >= d->topic_hi)
			break;
		if (e->hi <= d->topic_hi && (is(e, "ORG") || facts_is_country(e)) &&
		    doc_get(e, "in") == NULL)
			facts_add_mention(f->doc, d, "party", e);
	}
}

/*
 * «Торговля двух регионов», «руководители регионов подписали», but no «вузы регионов»: the two named last. False where
 * the sentence, up to the end of ${d}, speaks of no regions.
 */
static bool
add_two_regions(struct facts *f, struct draft *d)
{
	static const char *const words[] = {"регион", NULL},
	    *const heads[] = {"руководитель", "глава", "губернатор", "аким", NULL};
	uint32_t lo = f->units.n ? f->units.v[0].lo : d->lo, at = facts_find_among(f->doc, lo, d->hi, words);
	struct rec *last, *other;

	if (at == d->hi || gram_get(f->doc->toks.v[at]->gram, GRAM_NUMBER) != PLUR)
		return false;
	if (strcmp(d->type, "agreement") == 0 && gram_get(f->doc->toks.v[at]->gram, GRAM_CASE) == GEN &&
	    facts_find_among(f->doc, at > lo + 3 ? at - 3 : lo, at, heads) == at)
		return false;
	last = facts_last_named(f, at, "LOC", "region", NULL);
	other = last ? facts_last_named(f, at, "LOC", "region", last) : NULL;
	if (other == NULL)
		return false;
	facts_add_mention(f->doc, d, "party", other);
	facts_add_mention(f->doc, d, "party", last);
	return true;
}

/*
 * «Рига и Вильянди подписали договор о побратимстве»: between the two towns that the sentence names, or none. False for
 * another paper.
 */
static bool
add_two_towns(struct facts *f, struct draft *d)
{
	const struct rec *sent = f->doc->sents.v[f->sent];
	const char *what = facts_value(d, "what");
	struct rec *towns[2] = {NULL, NULL};
	size_t n = 0;

	if (strcmp(d->type, "agreement") != 0 || what == NULL || strstr(what, "побратим") == NULL)
		return false;
	for (size_t i = doc_first_ent(f->doc, sent->b); i < f->doc->ents.n && f->doc->ents.v[i]->lo < sent->hi; i++) {
		struct rec *e = f->doc->ents.v[i];
		const char *sub = doc_get(e, "sub");

		if (sub == NULL || strcmp(sub, "city") != 0 || (n == 1 && same_entity(e, towns[0])))
			continue;
		if (n < 2)
			towns[n] = e;
		n++;
	}
	for (size_t i = 0; n == 2 && i < n; i++)
		facts_add_mention(f->doc, d, "party", towns[i]);
	return true;
}

/*
 * «Область продала в Литву муки на 2 млн. За весь год взаимный товарооборот превысил 9 млн»: between those whose trade
 * was told just before.
 */
static bool
goes_on(const struct facts *f, struct draft *d)
{
	enum { BACK = 60 };

	for (size_t i = f->ndrafts; i-- > 0;) {
		const struct draft *o = &f->drafts.v[i];

		if (o->dead || o->type != d->type || o->lo >= d->lo || o->hi + BACK < d->lo || o->guessed ||
		    facts_count(o, "party") != 2)
			continue;
		facts_copy(d, "party", o, "party");
		return true;
	}
	return false;
}

/*
 * Between whom, where the sentence does not say: the countries that the match names, or «мы» and the other country
 * that is spoken of. party=named are those in the document's name; no fact without them.
 */
void
facts_fill_parties(struct facts *f, struct draft *d, const char *slot)
{
	struct rec *other;

	if (facts_take(d, slot, "named")) {
		d->dead = !add_between(f, d);
		return;
	}
	if (facts_count(d, slot) == 0 && strcmp(d->type, "agreement") == 0)
		add_represented(f, d);
	if (facts_count(d, slot) < 2)
		add_pair(f, d, slot);
	if (facts_count(d, slot) == 1 && strcmp(d->type, "agreement") == 0)
		add_partners(f, d);
	if (facts_count(d, slot) >= 2 ||
	    (facts_count(d, slot) == 0 && strcmp(slot, "party") == 0 && add_two_regions(f, d)) || add_two_towns(f, d))
		return;
	if (facts_count(d, slot) == 0 && strcmp(slot, "party") == 0) {
		add_countries(f, d, d->lo, d->hi);
		d->guessed = true;
	}
	if (facts_count(d, slot) < 2 && add_between(f, d))
		return;
	if (facts_count(d, slot) >= 2 || f->home == NULL || names_parties(f->doc, d) ||
	    (strcmp(d->type, "agreement") == 0 && acts_alone(f)))
		return;
	if (facts_count(d, slot) == 0 && strcmp(d->type, "trade") == 0 && goes_on(f, d))
		return;
	other = other_side(f, d->hi);
	if (other == NULL && strcmp(d->type, "trade") == 0)
		other = facts_country_named_most(f, f->home); /* named later */
	other = other ? other : facts_last_named(f, d->hi, "ORG", "intl", NULL);
	if (facts_count(d, slot) == 1 && !d->guessed &&
	    (is_company(f->doc, facts_ent(d, slot)) ||
	    (facts_is_union(doc_entity(f->doc, facts_ent(d, slot))) && strcmp(d->type, "cooperation") != 0)))
		return;
	d->guessed = true;
	if (facts_count(d, slot) == 1) {
		facts_add_mention(f->doc, d, slot, f->home);
		/* it was the home country itself */
		other = facts_count(d, slot) == 1 ? facts_country_named_most(f, f->home) : NULL;
		if (other)
			facts_add_mention(f->doc, d, slot, other);
	}
	else if (other) {
		facts_add_mention(f->doc, d, slot, f->home);
		facts_add_mention(f->doc, d, slot, other);
	}
}

/*
 * «экспорт Латвии в Китай составил …, импорт – …»: a trade without parties has those that the sentence names for
 * another.
 */
void
facts_borrow_parties(struct facts *f, struct draft *d, size_t first)
{
	for (size_t i = first; i < f->ndrafts && !facts_value(d, "party"); i++) {
		const struct draft *o = &f->drafts.v[i];

		if (strcmp(o->type, "trade") != 0 || o->guessed || facts_count(o, "party") < 2)
			continue;
		facts_copy(d, "party", o, "party");
	}
}

/*
 * «Участвовали министр Озолс и посол Берг. Они обсудили …»: the two or more that the sentence before names as its
 * subjects.
 */
static void
add_named_before(struct facts *f, struct draft *d)
{
	const struct rec *sent = f->sent > 0 ? f->doc->sents.v[f->sent - 1] : NULL;
	struct rec *who[4];
	size_t n = 0;

	for (size_t i = sent ? facts_named_before(f->doc, sent->lo) : f->doc->ents.n;
	    i < f->doc->ents.n && f->doc->ents.v[i]->lo < sent->hi && n < 4; i++)
		if (is_person(f->doc->ents.v[i]) && facts_may_be_subject(f->doc, f->doc->ents.v[i]))
			who[n++] = f->doc->ents.v[i];
	for (size_t i = 0; n > 1 && i < n; i++)
		facts_add_mention(f->doc, d, "who", who[i]);
}

/*
 * «Посла Сербии Анну Берг приняли в акимате. Собеседники обсудили …»: the last two before who hold offices, one at home
 * and one of another country.
 */
static void
add_two_sides(struct facts *f, struct draft *d)
{
	enum { BACK = 120 };
	const char *home = f->home ? doc_get(f->home, "iso") : NULL;
	struct rec *sides[2] = {NULL, NULL};

	for (size_t i = 0; home && i < f->holders.n && f->holders.v[i].at < d->lo; i++) {
		const struct holder *h = &f->holders.v[i];
		const struct rec *org = doc_entity(f->doc, h->org);
		const char *iso = org ? doc_get(org, "iso") : NULL;

		if (iso && h->at + BACK > d->lo)
			sides[strncmp(iso, home, strlen("KZ")) != 0] = h->person;
	}
	for (size_t i = 0; sides[0] && sides[1] && i < 2; i++)
		facts_add_mention(f->doc, d, "who", sides[i]);
}

/* The last meeting told before ${d}, NULL if there is none. */
static const struct draft *
last_meeting(const struct facts *f, const struct draft *d)
{
	const struct draft *met = NULL;

	for (size_t i = 0; i < f->ndrafts && &f->drafts.v[i] != d; i++)
		if (!f->drafts.v[i].dead && f->drafts.v[i].type == d->type && f->drafts.v[i].lo < d->lo &&
		    facts_value(&f->drafts.v[i], "who"))
			met = &f->drafts.v[i];
	return met;
}

/*
 * «Стороны обсудили …», «Во встрече участвовал и …»: who=they are those who met in the sentences before. «Речь шла о
 * …»: who=met likewise, if they met just before; else the match is no fact.
 */
static bool
fill_they(struct facts *f, struct draft *d)
{
	enum { BACK = 100 };
	const struct draft *met = last_meeting(f, d);

	if (facts_take(d, "who", "met")) {
		d->dead = met == NULL || met->hi + BACK < d->lo;
		if (!d->dead)
			facts_copy(d, "who", met, "who");
		return true;
	}
	if (!facts_take(d, "who", "they"))
		return false;
	if (met == NULL && !facts_value(d, "who"))
		add_named_before(f, d);
	if (met == NULL && !facts_value(d, "who"))
		add_two_sides(f, d);
	if (met == NULL && !facts_value(d, "who"))
		facts_fill_parties(f, d, "who"); /* «В ходе заседания стороны обсудили …» */
	d->mod = NULL; /* what was spoken of may be but possible: they met */
	if (met)
		facts_copy(d, "who", met, "who");
	return true;
}

/*
 * Who of ${country} meets in ${d}: «встреча лидеров», «лидеры двух стран встретились», «встреча министров транспорта
 * двух стран».
 */
static struct rec *
delegate_of(const struct facts *f, const struct draft *d, const char *country)
{
	static const char *const leaders[] = {"лидер", "президент", "глава", "премьер", NULL};

	for (size_t i = facts_named_before(f->doc, d->lo); i < f->doc->ents.n && f->doc->ents.v[i]->lo < d->hi; i++) {
		const struct rec *e = f->doc->ents.v[i];

		if (is(e, "POST") && e->hi <= d->hi && doc_get(e, "norm"))
			return facts_holder_of(f, doc_get(e, "norm"), country, d->hi);
	}
	return facts_find_among(f->doc, d->lo, d->hi, leaders) < d->hi ? facts_leader_of(f, country) : NULL;
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
		if (strcmp(d->values.v[i].slot, "who") == 0 &&
		    facts_is_country(doc_entity(f->doc, d->values.v[i].ent)) &&
		    (met[n] = delegate_of(f, d, d->values.v[i].ent)) != NULL)
			n++;
	if (n < 2)
		return;
	facts_drop(d, "who");
	facts_add_mention(f->doc, d, "who", met[0]);
	facts_add_mention(f->doc, d, "who", met[1]);
}

static bool
is_of(const struct holder *h, const char *person)
{
	return person && strcmp(person, doc_get(h->person, "ent")) == 0;
}

/*
 * Who else met in ${d}, where no visit was told: the last one named before who holds an office of another country,
 * the guest; of our own where the one who is named is the guest.
 */
static void
add_other_side(struct facts *f, struct draft *d)
{
	const char *own = facts_ent(d, "who");
	struct rec *guest = NULL, *host = NULL;
	bool own_is_guest = false;

	for (size_t i = 0; f->home && i < f->holders.n && f->holders.v[i].at < d->hi; i++) {
		const struct holder *h = &f->holders.v[i];

		if (h->org == NULL || !facts_is_country(doc_entity(f->doc, h->org)))
			continue;
		if (strcmp(h->org, doc_get(f->home, "ent")) == 0)
			host = is_of(h, own) || h->at >= d->lo ? host : h->person;
		else if (is_of(h, own))
			own_is_guest = true;
		else if (h->at < d->lo)
			guest = h->person;
	}
	if (own_is_guest ? host : guest)
		facts_add_mention(f->doc, d, "who", own_is_guest ? host : guest);
}

/* Whether the office of unit ${i} is that of the person named behind it: «мэр города Анна Берг». */
static bool
is_titled(const struct facts *f, size_t i)
{
	for (size_t k = i + 1; k < f->units.n && k < i + 5; k++) {
		const struct unit *u = &f->units.v[k];
		unsigned pos = gram_get(f->doc->toks.v[u->head]->gram, GRAM_POS);

		if (is(u->mention, "PER"))
			return true;
		if (u->mention == NULL && pos != NOUN && pos != ADJ && pos != PROPN && pos != ADP)
			return false;
	}
	return false;
}

/*
 * «В ходе переговоров с министром Анной Берг стороны …»: who=visitor is who came, as the sentences before say, where
 * only one is named.
 */
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

		if ((is(u->mention, "POST") || is(u->mention, "PER")) && !(is(u->mention, "POST") && is_titled(f, i)) &&
		    !(ent && own && strcmp(ent, own) == 0) && gram_get(f->doc->toks.v[u->head]->gram, GRAM_CASE) == NOM)
			return; /* somebody else is the subject */
	}
	for (size_t i = 0; i < f->ndrafts; i++) {
		const struct draft *o = &f->drafts.v[i];

		if (!o->dead && strcmp(o->type, "visit") == 0 && o->mod == NULL && o->lo < d->lo &&
		    o->hi + BACK > d->lo && facts_count(o, "who") == 1)
			visit = o;
	}
	if (visit == NULL)
		add_other_side(f, d);
	if (visit && facts_ent(visit, "who") && strcmp(facts_ent(visit, "who"),
	    facts_ent(d, "who") ? facts_ent(d, "who") : "") != 0)
		facts_copy(d, "who", visit, "who");
}

/* Whether it is of those who met before: where and when is said where they met. */
bool
facts_fill_meeting(struct facts *f, struct draft *d)
{
	bool they;

	if (!facts_value(d, "who"))
		facts_fill_parties(f, d, "who");
	fill_visitor(f, d);
	they = fill_they(f, d);
	fill_leaders(f, d);
	return they;
}
