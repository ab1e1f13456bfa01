/*
 * facts_office: where an office is held, and which one «этот пост» is: what the sentence says, and what those before it
 * do.
 */
#include "facts_impl.h"
#include "text.h"

/* The last office before ${d} that somebody got, else the last that was spoken of. */
static const struct draft *
last_new(const struct facts *f, const struct draft *d)
{
	const struct draft *last = facts_last_like(f, d, "post");

	for (size_t i = f->ndrafts; last && i-- > 0;) {
		const struct draft *o = &f->drafts.v[i];
		const char *status = facts_value(o, "status");

		if (o->type == d->type && o->lo < d->lo && !o->dead && status && strcmp(status, "new") == 0 &&
		    facts_value(o, "post"))
			return o;
	}
	return last;
}

/*
 * «Назначен новый посол Латвии в Эстонии. Им стал …»: post=new is the last office that somebody new was said to get,
 * and where.
 */
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
		if (is(doc->ents.v[i], "POST") && doc->ents.v[i]->lo > 0 && doc->ents.v[i]->hi + 40 > d->lo &&
		    doc_lemma_among(doc->toks.v[doc->ents.v[i]->lo - 1], new))
			at = i;
	d->dead = at == doc->ents.n;
	if (d->dead)
		return true;
	facts_add(d, "post", doc_get(doc->ents.v[at], "norm"), NULL);
	hi = doc->ents.v[at]->hi;
	for (size_t i = at + 1; i < doc->ents.n; i++) {
		struct rec *e = doc->ents.v[i];
		bool behind = e->lo == hi || (e->lo == hi + 1 && doc_lemma_among(doc->toks.v[hi], in));

		if (e->lo > hi + 1)
			break;
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
		if (strcmp(last->values.v[i].slot, "post") == 0 ||
		    (strcmp(last->values.v[i].slot, "org") == 0 && !placed))
			facts_add(d, last->values.v[i].slot, last->values.v[i].value, last->values.v[i].ent);
}

/* «Его возглавил …»: org=last is the body that was named last before; the office is dropped where there is none. */
static void
fill_last_body(struct facts *f, struct draft *d)
{
	struct rec *last;

	if (!facts_take(d, "org", "last"))
		return;
	last = facts_last_named(f, d->lo, "ORG", NULL, NULL);
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
 * «визит Озолса, главы МИД Латвии, в Эстонию»: only envoys, and who heads a mission, hold an office in two places; of
 * others the second is where something else happens.
 */
static void
drop_far_place(const struct facts *f, struct draft *d)
{
	static const char *const envoys[] = {"посол", "консул", "представител", "постпред", "полпред", "торгпред",
	    "атташе", "поверенн", "советник", "посланник", "координатор", "сотрудник", "корреспондент", "наблюдател",
	    NULL}, *const missions[] = {"представительств", "посольств", "консульств", "мисси", "филиал", "бюро",
	    "офис", "отделени", "делегаци", "центр", "торгпредств", "дипмисси", NULL};
	const struct rec *org = doc_entity(f->doc, facts_ent(d, "org"));
	size_t n = 0;

	if (facts_count(d, "org") != 2 || has_stem(facts_value(d, "post"), envoys) ||
	    (org && has_stem(doc_get(org, "norm"), missions)))
		return;
	for (size_t i = 0; i < d->values.n; i++)
		if (strcmp(d->values.v[i].slot, "org") == 0 && ++n == 2 &&
		    is(doc_entity(f->doc, d->values.v[i].ent), "LOC"))
			facts_take(d, "org", d->values.v[i].value);
}

void
facts_fill_office(struct facts *f, struct draft *d)
{
	fill_same_post(f, d);
	fill_last_body(f, d);
	drop_far_place(f, d);
	if (facts_value(d, "status") && strcmp(facts_value(d, "status"), "new") == 0)
		facts_add(d, "date", facts_date_of(f, d), NULL);
}

/* ---- offices of which the sentence does not say where ---- */

static bool
is_position(const struct draft *d)
{
	return strcmp(d->type, "position") == 0 && facts_value(d, "post");
}

/*
 * What an office is of, by its words. Heads of states and ministers are left out: of whom they are is told, or known.
 */
enum office { OTHER, ENVOY, TOWN, REGION, SCHOOL, FIRM };

static enum office
office_of(const char *post)
{
	static const struct {
		enum office office;
		const char *stem;
	} offices[] = {{ENVOY, "посол"}, {ENVOY, "консул"}, {ENVOY, "генконсул"}, {ENVOY, "поверенн"},
	    {ENVOY, "посланник"}, {TOWN, "мэр"}, {TOWN, "вице-мэр"}, {TOWN, "градоначальник"}, {TOWN, "бургомистр"},
	    {TOWN, "приматор"}, {REGION, "губернатор"}, {REGION, "вице-губернатор"}, {REGION, "аким"},
	    {REGION, "хоким"}, {SCHOOL, "ректор"}, {SCHOOL, "проректор"}, {FIRM, "директор"}, {FIRM, "гендиректор"},
	    {FIRM, "председатель правления"}};

	for (size_t i = 0; i < sizeof offices / sizeof *offices; i++)
		if (has_stem(post, (const char *const[]){offices[i].stem, NULL}))
			return offices[i].office;
	return OTHER;
}

/* The sentence of token ${t}. */
static size_t
sentence_at(const struct doc *doc, uint32_t t)
{
	size_t lo = 0, hi = doc->sents.n;

	while (lo + 1 < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (doc->sents.v[mid]->lo <= t)
			lo = mid;
		else
			hi = mid;
	}
	return lo;
}

/*
 * Whether the office is one of those that the country of region ${e} has: akims are in Kazakhstan and Kyrgyzstan,
 * khokims in Uzbekistan, governors elsewhere.
 */
static bool
has_such(const char *post, const struct rec *e)
{
	static const struct {
		const char *stem, *countries;
	} heads[] = {{"аким", "KZ KG"}, {"хоким", "UZ"}};
	const char *iso = doc_get(e, "iso");
	bool had = false;

	for (size_t i = 0; iso && i < sizeof heads / sizeof *heads; i++) {
		bool there = strncmp(heads[i].countries, iso, 2) == 0 ||
		    (heads[i].countries[2] && strncmp(heads[i].countries + 3, iso, 2) == 0);

		if (has_stem(post, (const char *const[]){heads[i].stem, NULL}))
			return there;
		had |= there;
	}
	return !had;
}

/* Whether an office of that sort may be held at ${e}. */
static bool
may_hold(enum office office, const char *post, const struct rec *e)
{
	static const char *const elsewhere[] = {"gov", "intl", "media", "party", NULL};
	const char *sub = doc_get(e, "sub");

	if (doc_get(e, "in") || sub == NULL)
		return false;
	if (office == TOWN || office == REGION)
		return is(e, "LOC") && strcmp(sub, office == TOWN ? "city" : "region") == 0 &&
		    (office == TOWN || has_such(post, e));
	if (office == SCHOOL)
		return is(e, "ORG") && strcmp(sub, "edu") == 0;
	for (const char *const *s = elsewhere; *s; s++)
		if (strcmp(sub, *s) == 0)
			return false;
	return is(e, "ORG");
}

/* «Его президент», «её глава»: whether the word before the office at token ${t} stands for the organisation ${e}. */
static bool
is_whose(struct doc *doc, uint32_t t, const struct rec *e)
{
	static const struct {
		const char *word;
		unsigned gender; /* 0: any */
	} whose[] = {{"его", MASC}, {"ее", FEM}, {"её", FEM}, {"чей", 0}};
	unsigned gender = gram_get(doc->toks.v[morph_head(doc, e->lo, e->hi)]->gram, GRAM_GENDER);

	if (!is(e, "ORG") || doc_get(e, "in"))
		return false;
	while (t > 1 && gram_get(doc->toks.v[t - 1]->gram, GRAM_POS) == ADJ)
		t--;
	for (size_t i = 0; t > 0 && i < sizeof whose / sizeof *whose; i++)
		if (strcmp(doc_lower(doc, doc->toks.v[t - 1]), whose[i].word) == 0)
			return whose[i].gender == 0 || gender == 0 || (gender == FEM) == (whose[i].gender == FEM);
	return false;
}

/*
 * «Его ректор», «губернатор», «гендиректор»: what such an office may be held at and was named last: of firms and towns,
 * in this sentence or the one before.
 */
static void
fill_last_named(const struct facts *f, struct draft *d, enum office office)
{
	size_t s = sentence_at(f->doc, d->lo);
	uint32_t near = f->doc->sents.v[s > 0 ? s - 1 : 0]->lo, from = office == REGION || office == SCHOOL ? 0 : near;

	for (size_t i = facts_named_before(f->doc, d->lo); i-- > 0 && f->doc->ents.v[i]->lo >= from;) {
		const struct rec *e = f->doc->ents.v[i];

		if (is_whose(f->doc, d->lo, e) || (office != OTHER && may_hold(office, facts_value(d, "post"), e))) {
			facts_add_mention(f->doc, d, "org", e);
			return;
		}
	}
}

/* The country that is named at token ${t}; NULL if none is. */
static struct rec *
country_at(const struct doc *doc, uint32_t t)
{
	for (size_t i = facts_named_before(doc, t); i < doc->ents.n && doc->ents.v[i]->lo == t; i++)
		if (facts_is_country(doc->ents.v[i]))
			return doc->ents.v[i];
	return NULL;
}

/* Whether a sentence is nothing but a place: «Кения.», as parts of a survey are headed. */
static bool
is_heading(const struct doc *doc, const struct rec *sent)
{
	return is(facts_alone(doc, sent), "LOC");
}

/* The country that the part of the document is headed with in which token ${t} is; NULL if there is none. */
static struct rec *
heading_country(const struct doc *doc, uint32_t t)
{
	enum { FAR = 15 }; /* sentences */

	for (size_t s = sentence_at(doc, t), n = 0; s-- > 0 && n++ < FAR;)
		if (is_heading(doc, doc->sents.v[s]))
			return country_at(doc, doc->sents.v[s]->lo);
	return NULL;
}

/*
 * «Посольство Латвии в Эстонии открыло выставку. Посол Янис Озолс …»: of whom and where the mission is that was named
 * just before the draft.
 */
static bool
fill_by_mission(const struct facts *f, struct draft *d)
{
	enum { FAR = 2 }; /* sentences */
	static const char *const embassies[] = {"посольство", "диппредставительство", "дипмиссия", "посол", NULL},
	    *const consulates[] = {"консульство", "генконсульство", NULL}, *const in[] = {"в", "во", NULL};
	const struct doc *doc = f->doc;
	bool consul = strstr(facts_value(d, "post"), "консул") != NULL;
	size_t s = sentence_at(doc, d->lo), first = s;

	while (first > 0 && first + FAR > s && !is_heading(doc, doc->sents.v[first - 1]))
		first--;
	for (uint32_t t = d->lo; t-- > doc->sents.v[first]->lo;) {
		struct rec *state = doc_lemma_among(doc->toks.v[t], consul ? consulates : embassies)
		    ? country_at(doc, t + 1) : NULL;

		if (state == NULL)
			continue;
		facts_add_mention(f->doc, d, "org", state);
		for (size_t i = facts_named_before(doc, state->hi);
		    i < doc->ents.n && doc->ents.v[i]->lo <= state->hi + 1; i++)
			if (doc->ents.v[i]->lo == state->hi + 1 && is(doc->ents.v[i], "LOC") &&
			    doc_lemma_among(doc->toks.v[state->hi], in))
				facts_add_mention(f->doc, d, "org", doc->ents.v[i]);
		return true;
	}
	return false;
}

/* Whether the only place where the office is held stands behind «в»: where an envoy is sent. */
static bool
is_sent_there(const struct doc *doc, const struct draft *d)
{
	static const char *const in[] = {"в", "во", "на", NULL};

	for (size_t i = facts_named_before(doc, d->lo); i < doc->ents.n && doc->ents.v[i]->lo < d->hi; i++) {
		const char *ent = doc_get(doc->ents.v[i], "ent");

		if (ent && facts_ent(d, "org") && strcmp(ent, facts_ent(d, "org")) == 0)
			return doc->ents.v[i]->lo > 0 && doc_lemma_among(doc->toks.v[doc->ents.v[i]->lo - 1], in);
	}
	return false;
}

/* The country that sent the envoy of a draft that says where to as well; NULL if it is none such. */
static struct rec *
sent_from(const struct facts *f, const struct draft *d)
{
	struct rec *from = !d->dead && is_position(d) && facts_count(d, "org") == 2
	    ? doc_entity(f->doc, facts_ent(d, "org")) : NULL;

	return facts_is_country(from) && office_of(facts_value(d, "post")) == ENVOY && !is_sent_there(f->doc, d)
	    ? from : NULL;
}

/*
 * Whose envoys the document speaks of: the country that most of those have of whom it says both, else the home country.
 */
static struct rec *
sender(const struct facts *f)
{
	struct rec *best = f->home;
	size_t most = 0;

	for (size_t i = 0; i < f->ndrafts; i++) {
		struct rec *from = sent_from(f, &f->drafts.v[i]);
		size_t n = 0;

		for (size_t k = 0; from && k < f->ndrafts; k++)
			n += sent_from(f, &f->drafts.v[k]) == from;
		if (n > most) {
			most = n;
			best = from;
		}
	}
	return best;
}

/*
 * Envoys are of ${from}, whose the document's envoys are, if it does not say whose they are, and are where its heading
 * says.
 */
static void
fill_envoy(const struct facts *f, struct draft *d, struct rec *from)
{
	static const char *const embassy[] = {"посол", "поверенн", NULL};
	struct rec *there = heading_country(f->doc, d->lo), *own = doc_entity(f->doc, facts_ent(d, "org"));

	if (!has_stem(facts_value(d, "post"), embassy) || facts_count(d, "org") > 1 ||
	    (facts_value(d, "org") && !facts_is_country(own)))
		return;
	if (own && is_sent_there(f->doc, d))
		there = own;
	else if (own)
		from = own;
	if (from == NULL || (there && same_entity(there, from)) || (from == own && there == NULL))
		return;
	facts_drop(d, "org");
	facts_add_mention(f->doc, d, "org", from);
	if (there)
		facts_add_mention(f->doc, d, "org", there);
}

void
facts_fill_where_held(struct facts *f)
{
	struct rec *from = sender(f);

	for (size_t i = 0; i < f->ndrafts; i++) {
		struct draft *d = &f->drafts.v[i];
		enum office office = !d->dead && is_position(d) ? office_of(facts_value(d, "post")) : OTHER;

		if (d->dead || !is_position(d))
			continue;
		if (office != ENVOY && !facts_value(d, "org"))
			fill_last_named(f, d, office);
		else if (office == ENVOY && (facts_value(d, "org") || !fill_by_mission(f, d)))
			fill_envoy(f, d, from);
	}
}
