/* facts_who: who «министр» and «он» are, and which country is «наша страна». */
#include "facts_impl.h"
#include "text.h"

/* ---- who «министр» and «он» are ---- */

/*
 * Whether ${post} has a word that begins with ${word}: «министр энергетики» has «министр», «премьер-министр» has not.
 */
static bool
has_word(const char *post, const char *word)
{
	for (const char *at = post; (at = strstr(at, word)) != NULL; at += strlen(word))
		if (at == post || at[-1] == ' ')
			return true;
	return false;
}

/* Offices that general words speak of. */
bool
facts_speaks_of(const char *word, const char *post)
{
	static const struct {
		const char *word, *post;
	} general[] = {{"дипломат", "посол"}, {"дипломат", "консул"}, {"дипломат", "представитель"},
	    {"дипломат", "атташе"}, {"премьер", "премьер-министр"}, {"глава", "министр"}, {"глава", "президент"},
	    {"глава", "аким"}, {"глава", "мэр"}, {"глава", "губернатор"}, {"лидер", "президент"},
	    {"лидер", "премьер-министр"}, {"еврокомиссар", "комиссар"}, {"министр", "глава"},
	    {"чиновник", "заместитель"}, {"чиновник", "вице-премьер"}, {"чиновник", "министр"},
	    {"дипломат", "министр иностранных"}, {"дипломат", "министра иностранных"},
	    {"вице-премьер", "заместитель премьер-министра"}, {"вице-премьер", "заместитель председателя"},
	    {"вице-министр", "заместитель министра"}, {"госсекретарь", "секретарь"}, {"гендиректор", "директор"},
	    {"замминистра", "заместитель министра"}};

	if (has_word(post, word))
		return true;
	for (size_t i = 0; i < sizeof general / sizeof *general; i++)
		if (strcmp(general[i].word, word) == 0 && has_word(post, general[i].post))
			return true;
	return false;
}

/* Whether somebody in that office is «глава Латвии», «лидер Латвии». */
static bool
leads_country(const char *post)
{
	static const char *const words[] = {"президент", "глава", "лидер", "король", "королева", "эмир", "султан",
	    "премьер", NULL};

	return text_begins_among(post, words);
}

struct rec *
facts_holder_of(const struct facts *f, const char *post, const char *org, uint32_t t)
{
	enum { LONG_AGO = 50 };
	bool of_country = org && (strcmp(post, "глава") == 0 || strcmp(post, "лидер") == 0) &&
	    facts_is_country(doc_entity(f->doc, org));
	struct rec *before = NULL, *behind = NULL;
	uint32_t at = 0;

	for (size_t i = f->holders.n; i-- > 0;) {
		const struct holder *h = &f->holders.v[i];

		if (!(facts_speaks_of(post, h->post) || (h->of_state && strcmp(post, "президент") == 0)) ||
		    (of_country && !leads_country(h->post)) || (org && (h->org == NULL || strcmp(h->org, org) != 0)))
			continue;
		if (h->at > t) {
			behind = org ? h->person : NULL;
			continue;
		}
		if (before == NULL) {
			before = h->person;
			at = h->at;
		}
		if (org || at + LONG_AGO >= t)
			return before;
		if (h->org && f->home && strcmp(h->org, doc_get(f->home, "ent")) == 0)
			return h->person; /* «Президент», and a guest's was spoken of long before */
	}
	return before ? before : behind;
}

/* The country of the adjective at token ${t}: «латвийский лидер»; NULL if it is of none that is named. */
static const char *
country_of_adjective(const struct facts *f, uint32_t t)
{
	const struct rec *tok = f->doc->toks.v[t];
	const char *name = doc_get(tok, "from");

	return name && gram_get(tok->gram, GRAM_POS) == ADJ ? facts_entity_named(f->doc, name, doc_get(tok, "iso"))
	    : NULL;
}

/*
 * The place right behind a post, or the country of the adjective before it, or the body that somebody is known to lead:
 * the entity's number. Behind organisations «глава МИД» and «министр» are the same.
 */
static const char *
org_at(const struct facts *f, size_t i)
{
	const struct rec *next = i + 1 < f->units.n ? f->units.v[i + 1].mention : NULL;
	const char *ent = next ? doc_get(next, "ent") : NULL;

	for (size_t k = 0; is(next, "ORG") && ent && k < f->holders.n; k++)
		if (f->holders.v[k].org && strcmp(f->holders.v[k].org, ent) == 0)
			return ent; /* «глава правительства», of whom it was said */
	return is(next, "LOC") ? ent : i > 0 ? country_of_adjective(f, f->units.v[i - 1].lo) : NULL;
}

/*
 * The gender of a person by the endings of the base form, 0 if these do not tell: surnames, patronymics, else the first
 * name.
 */
static unsigned
gender_of(const struct rec *person)
{
	static const char *const women[] = {"ова", "ева", "ёва", "ина", "ская", "цкая", "вна", "кызы", NULL},
	    *const open[] = {"а", "я", NULL};
	static const char *const men[] = {"ов", "ев", "ёв", "ин", "ский", "цкий", "вич", "улы", NULL};
	const char *norm = doc_get(person, "norm");

	for (const char *s = norm; s && *s; s += strcspn(s, " "), s += *s == ' ') {
		size_t n = strcspn(s, " ");

		if ((s > norm || s[n] == '\0') && (text_ends_among(s, n, women) || text_ends_among(s, n, men)))
			return text_ends_among(s, n, women) ? FEM : MASC;
	}
	return norm && strchr(norm, ' ') && text_ends_among(norm, strcspn(norm, " "), open) ? FEM : 0;
}

bool
facts_may_be_subject(const struct doc *doc, const struct rec *person)
{
	const char *norm = doc_get(person, "norm");

	for (uint32_t t = person->lo; norm && t < person->hi; t++) {
		size_t n;
		const char *s = doc_text(doc, doc->toks.v[t], &n);

		if (memmem(norm, strlen(norm), s, n) == NULL && (t + 1 == person->hi || n > sizeof "И."))
			return false;
	}
	return norm != NULL;
}

/* Whether a quotation that ${e} is inside of ends before token ${t}: nobody there is «он» who says it. */
static bool
is_quoted(const struct doc *doc, const struct rec *e, uint32_t t)
{
	int depth = 0;

	for (uint32_t i = e->hi; i < t && depth >= 0; i++)
		depth += doc_quote(doc, doc->toks.v[i]);
	return depth < 0;
}

/*
 * The person before token ${t} that a pronoun of that gender may stand for: the last one who may be a ${subject}, where
 * that is asked for, else the last one; somebody of that gender before those whose names do not tell.
 */
static struct rec *
antecedent(const struct doc *doc, uint32_t t, unsigned gender, bool subject)
{
	enum { BACK = 79 }; /* tokens */
	struct rec *best = NULL;
	int rank = 0;

	for (size_t i = facts_named_before(doc, t > BACK ? t - BACK : 0); i < doc->ents.n && doc->ents.v[i]->lo < t;
	    i++) {
		struct rec *e = doc->ents.v[i];
		unsigned g = is_person(e) && e->hi > e->lo && !is_quoted(doc, e, t)
		    ? gender_of(e) : NEUT;
		bool fits = g == gender || (g == 0 && gender == MASC); /* most names that do not tell are men's */
		int own = fits ? 2 + (subject && facts_may_be_subject(doc, e)) : g == 0 ? 1 : 0;

		if (own > 0 && own >= rank) {
			best = e;
			rank = own;
		}
	}
	return best;
}

/* «с послом Анной Берг глава государства обсудил …»: the one is with, the other does. */
static bool
is_with(const struct facts *f, const struct rec *person, size_t i)
{
	static const char *const with[] = {"с", "со", NULL};

	if (gram_get(f->doc->toks.v[f->units.v[i].head]->gram, GRAM_CASE) != NOM)
		return false;
	for (size_t k = i - 1; k-- > 0 && k + 6 > i;) { /* «с послом Литвы», of whatever name */
		const struct rec *m = f->units.v[k].mention;
		unsigned pos = gram_get(f->doc->toks.v[f->units.v[k].lo]->gram, GRAM_POS);

		if (m == NULL && doc_lemma_among(f->doc->toks.v[f->units.v[k].lo], with))
			return true;
		if (is(m, "PER") || (m == NULL && pos != NOUN && pos != ADJ))
			break;
	}
	return !facts_may_be_subject(f->doc, person);
}

/* Whether a person stands beside the office of unit ${i}, who may hold it. */
static bool
person_near(const struct facts *f, size_t i)
{
	static const char *const with[] = {"с", "со", NULL};

	for (size_t k = i + 1; k < f->units.n && k < i + 8; k++) {
		const struct rec *m = f->units.v[k].mention;
		unsigned pos = gram_get(f->doc->toks.v[f->units.v[k].lo]->gram, GRAM_POS);

		if (is(m, "PER"))
			return true;
		if (m == NULL && (doc_lemma_among(f->doc->toks.v[f->units.v[k].lo], with) || pos == VERB ||
		    pos == AUX || pos == PUNCT || pos == CCONJ || pos == SCONJ))
			break;
	}
	return i > 0 && is(f->units.v[i - 1].mention, "PER") && !is_with(f, f->units.v[i - 1].mention, i);
}

struct rec *
facts_country_of(const struct facts *f, const struct rec *person)
{
	for (size_t i = 0; i < f->holders.n; i++) {
		const struct holder *h = &f->holders.v[i];
		bool stands_for = same_entity(h->person, person) &&
		    (leads_country(h->post) || strstr(h->post, "министр"));
		struct rec *country = stands_for ? doc_entity(f->doc, h->org) : NULL;

		if (facts_is_country(country))
			return country;
	}
	return NULL;
}

struct rec *
facts_leader_of(const struct facts *f, const char *country)
{
	for (size_t i = 0; country && i < f->holders.n; i++) {
		const struct holder *h = &f->holders.v[i];

		if (h->org && strcmp(h->org, country) == 0 && !h->of_state && leads_country(h->post) &&
		    facts_is_country(doc_entity(f->doc, country)))
			return h->person;
	}
	return NULL;
}

/* ---- «наша страна», «обе страны» ---- */

/* Whether a mention is of that type and sub-type (NULL: any). */
static bool
is_kind(const struct rec *e, const char *type, const char *sub)
{
	const char *own = is(e, type) ? doc_get(e, "sub") : NULL;

	return sub ? own && strcmp(own, sub) == 0 : is(e, type);
}

bool
facts_is_country(const struct rec *e)
{
	return is_kind(e, "LOC", "country");
}

bool
facts_is_union(const struct rec *e)
{
	return is_kind(e, "ORG", "intl");
}

void
facts_count_countries(struct facts *f)
{
	vec_clear(&f->countries);
	for (size_t i = 0; i < f->doc->ents.n; i++) {
		struct rec *e = f->doc->ents.v[i];
		size_t k = 0;

		if (!facts_is_country(e))
			continue;
		while (k < f->countries.n && !same_entity(f->countries.v[k].country, e))
			k++;
		if (k == f->countries.n) {
			struct named named = {e, 0};

			vec_push(&f->countries, named);
		}
		f->countries.v[k].times++;
	}
}

int
facts_times_named(const struct facts *f, const struct rec *country)
{
	for (size_t k = 0; k < f->countries.n; k++)
		if (same_entity(f->countries.v[k].country, country))
			return f->countries.v[k].times;
	return 0;
}

struct rec *
facts_country_named_most(const struct facts *f, const struct rec *but)
{
	const struct named *best = NULL;

	for (size_t k = 0; k < f->countries.n; k++) {
		const struct named *c = &f->countries.v[k];

		if (!(but && same_entity(c->country, but)) && (best == NULL || c->times > best->times))
			best = c;
	}
	return best ? best->country : NULL;
}

/*
 * «республика» of a text: the home country, unless that is none by its constitution; then the one that is and is named
 * most.
 */
static struct rec *
republic(const struct facts *f)
{
	static const char *const others[] = {"RU", "US", "GB", "AE", "CA", "AU", "NZ", "MY", "JP", "ES", "SE", "NO",
	    "DK", "NL", "BE", "SA", "TH", "KW", "QA", "BH", "JO", "MA", "OM", NULL};
	struct rec *best = f->home;

	for (const char *const *iso = others; best && *iso; iso++)
		if (doc_get(f->home, "iso") && strcmp(doc_get(f->home, "iso"), *iso) == 0)
			best = facts_country_named_most(f, f->home);
	return best;
}

/* How many mentions begin before token ${t}. */
size_t
facts_named_before(const struct doc *doc, uint32_t t)
{
	size_t lo = 0, hi = doc->ents.n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (doc->ents.v[mid]->lo < t)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

struct rec *
facts_last_named(const struct facts *f, uint32_t t, const char *type, const char *sub, const struct rec *but)
{
	for (size_t i = facts_named_before(f->doc, t); i-- > 0;)
		if (is_kind(f->doc->ents.v[i], type, sub) && !(but && same_entity(f->doc->ents.v[i], but)))
			return f->doc->ents.v[i];
	return NULL;
}

/* The other country that is spoken of: the last one named before token ${t}. */
static struct rec *
other_country(const struct facts *f, uint32_t t)
{
	return facts_last_named(f, t, "LOC", "country", f->home);
}

/* Whether the noun of unit ${i} is in the genitive of the singular. */
static bool
is_whose(const struct facts *f, size_t i)
{
	gram g = f->doc->toks.v[f->units.v[i].head]->gram;

	return i > 0 && gram_get(g, GRAM_CASE) == GEN && gram_get(g, GRAM_NUMBER) == SING;
}

/* «турецкого», «этой» */
static bool
describes(const struct rec *tok)
{
	unsigned pos = gram_get(tok->gram, GRAM_POS);

	return pos == ADJ || pos == DET;
}

/*
 * Whether the noun of unit ${i} says where the office before it is held: «глава города», «мэр турецкого города»,
 * «министр обороны республики».
 */
static bool
is_of_office(const struct facts *f, size_t i)
{
	size_t k = i;

	if (!is_whose(f, i))
		return false;
	while (k > 1 && k + 2 > i && f->units.v[k - 1].mention == NULL &&
	    describes(f->doc->toks.v[f->units.v[k - 1].lo]))
		k--;
	return is(f->units.v[k - 1].mention, "POST");
}

/* «товарооборот региона», «экспорт области» */
static bool
is_of_trade(const struct facts *f, size_t i)
{
	static const char *const trade[] = {"товарооборот", "оборот", "торговля", "экспорт", "импорт", NULL};

	return is_whose(f, i) && doc_lemma_among(f->doc->toks.v[f->units.v[i - 1].lo], trade);
}

/* «Область занимает …»: the noun of unit ${i} is a subject of which nothing else is said. */
static bool
is_bare_subject(const struct facts *f, size_t i)
{
	const struct unit *u = &f->units.v[i], *next = i + 1 < f->units.n ? u + 1 : NULL;
	gram g = f->doc->toks.v[u->head]->gram, after = next ? f->doc->toks.v[next->lo]->gram : 0;
	unsigned before = i > 0 && !is(u[-1].mention, "DATE")
	    ? gram_get(f->doc->toks.v[u[-1].lo]->gram, GRAM_POS) : PUNCT; /* «в 2024 году область» */

	return gram_get(g, GRAM_CASE) == NOM && gram_get(g, GRAM_NUMBER) == SING && before != ADJ && before != DET &&
	    before != ADP && !(next && (next->mention || gram_get(after, GRAM_CASE) == GEN));
}

/*
 * «президент палаты»: the last organisation before token ${t} whose name has that word for what it is, or any for
 * «организация»; NULL if there is none.
 */
static struct rec *
last_called(const struct facts *f, uint32_t t, const char *word)
{
	static const char *const kinds[] = {"палата", "театр", "фонд", "агентство", "ассоциация", "союз", "организация",
	    "общество", "комитет", "комиссия", "центр", "институт", "академия", "завод", "фабрика", "концерн",
	    "федерация", "клуб", "совет", "департамент", "управление", "парламент", "сенат", "партия", "фракция"};
	size_t k = 0;

	while (k < sizeof kinds / sizeof *kinds && strcmp(kinds[k], word) != 0)
		k++;
	for (size_t i = k < sizeof kinds / sizeof *kinds ? facts_named_before(f->doc, t) : 0; i-- > 0;) {
		struct rec *e = f->doc->ents.v[i];

		for (uint32_t at = e->lo; is(e, "ORG") && at < e->hi; at++)
			if (strcmp(word, "организация") == 0 ||
			    (f->doc->toks.v[at]->lemma && strcmp(f->doc->toks.v[at]->lemma, word) == 0))
				return e;
	}
	return NULL;
}

/*
 * «глава города», «аким области», «регион занимает …» at unit ${i}: the last such thing named before; NULL if there is
 * none.
 */
static struct rec *
last_of_kind(const struct facts *f, size_t i)
{
	static const struct {
		const char *word, *type, *sub;
	} kinds[] = {{"город", "LOC", "city"}, {"область", "LOC", "region"}, {"регион", "LOC", "region"},
	    {"край", "LOC", "region"}, {"штат", "LOC", "region"}, {"провинция", "LOC", "region"},
	    {"аймак", "LOC", "region"}, {"префектура", "LOC", "region"}, {"ведомство", "ORG", "gov"},
	    {"министерство", "ORG", "gov"}, {"компания", "ORG", "company"}, {"авиакомпания", "ORG", "company"},
	    {"корпорация", "ORG", "company"}, {"холдинг", "ORG", "company"}, {"университет", "ORG", "edu"},
	    {"вуз", "ORG", "edu"}, {"банк", "ORG", "company"}, {"аэропорт", "LOC", "other"}};
	const struct unit *u = &f->units.v[i];
	const char *lemma = f->doc->toks.v[u->head]->lemma;

	if (!is_of_office(f, i) && !is_of_trade(f, i) && !is_bare_subject(f, i))
		return NULL;
	for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
		if (strcmp(lemma, kinds[k].word) == 0)
			return facts_last_named(f, u->lo, kinds[k].type, kinds[k].sub, NULL);
	return is_of_office(f, i) || is_bare_subject(f, i) ? last_called(f, u->lo, lemma) : NULL;
}

/*
 * The state of «глава государства Ян Дойл» at unit ${i}: the home country, but where somebody else leads it; then the
 * one named most beside it.
 */
struct rec *
facts_state_of_head(const struct facts *f, size_t i)
{
	const struct rec *next = i + 1 < f->units.n ? f->units.v[i + 1].mention : NULL;
	const struct rec *leader = f->home ? facts_leader_of(f, doc_get(f->home, "ent")) : NULL;
	bool aide = i > 0 && is(f->units.v[i - 1].mention, "POST"); /* «пресс-секретарь главы государства Ян Дойл» */

	if (!aide && is(next, "PER") && leader && !same_entity(leader, next))
		return facts_country_named_most(f, f->home);
	return f->home;
}

/*
 * «Канада признала республику. Она вложила …»: the country that was a subject of this sentence or the one before, of
 * ${gender} (0: any); NULL if none was.
 */
static struct rec *
country_before(const struct facts *f, uint32_t t, unsigned gender)
{
	uint32_t from = f->doc->sents.v[f->sent > 0 ? f->sent - 1 : 0]->lo;
	struct rec *last = NULL;

	for (size_t i = facts_named_before(f->doc, from); i < f->doc->ents.n && f->doc->ents.v[i]->lo < t; i++) {
		struct rec *e = f->doc->ents.v[i];
		gram g = f->doc->toks.v[morph_head(f->doc, e->lo, e->hi)]->gram;

		if (facts_is_country(e) && gram_get(g, GRAM_CASE) == NOM &&
		    (gender == 0 || gram_get(g, GRAM_GENDER) == gender))
			last = e;
	}
	return last;
}

/*
 * «наша страна», «отечественный»: the home country; «эта страна»: the one named last; «обе страны», «наши страны»: home
 * and the other one.
 */
static void
resolve_countries(struct facts *f, size_t i)
{
	static const char *const nouns[] = {"страна", "государство", "республика", "королевство", NULL};
	static const char *const ours[] = {"наш", NULL}, *const both[] = {"наш", "оба", "два", NULL},
	    *const this[] = {"этот", "данный", NULL};
	struct unit *u = &f->units.v[i];
	const struct rec *head = f->doc->toks.v[u->head];
	/* «этой балканской страны» */
	size_t adjective = i > 1 && gram_get(f->doc->toks.v[f->units.v[i - 1].lo]->gram, GRAM_POS) == ADJ;
	const struct rec *before = i > 0 ? f->doc->toks.v[f->units.v[i - 1 - adjective].lo] : head;

	if (u->mention || head->lemma == NULL)
		return;
	u->stands_for = last_of_kind(f, i);
	if (f->home == NULL)
		return;
	if (strcmp(head->lemma, "отечественный") == 0)
		u->stands_for = f->home;
	if (!doc_lemma_among(head, nouns))
		return;
	if (is_of_office(f, i))
		/* «министр обороны республики» */
		u->stands_for = strcmp(head->lemma, "республика") == 0 ? republic(f) : f->home;
	if (i == 0 && gram_get(head->gram, GRAM_CASE) == NOM && gram_get(head->gram, GRAM_NUMBER) == SING)
		u->stands_for = other_country(f, u->lo); /* «Государство занимает …» */
	else if (is_bare_subject(f, i)) {
		u->stands_for = country_before(f, u->lo, 0);
		if (u->stands_for == NULL)
			u->stands_for = facts_last_named(f, u->lo, "LOC", "country", NULL);
	}
	if (gram_get(head->gram, GRAM_NUMBER) != PLUR && doc_lemma_among(before, ours))
		u->stands_for = f->home;
	else if (gram_get(head->gram, GRAM_NUMBER) != PLUR && doc_lemma_among(before, this))
		u->stands_for = facts_last_named(f, u->lo, "LOC", "country", NULL);
	else if (doc_lemma_among(before, both)) {
		u->and_for = facts_country_named_most(f, f->home);
		u->stands_for = u->and_for ? f->home : NULL;
	}
}

/*
 * «по его словам», «его встреча», «его принял»: the possessive stands for who spoke, who met; before a verb it is whom.
 */
static bool
is_whose_words(const struct facts *f, size_t i)
{
	static const char *const whose[] = {"его", "ее", "он", "она", NULL},
	    *const words[] = {"слово", "мнение", "встреча", "визит", "поездка", "приезд", "переговоры", "беседа", NULL};
	const struct rec *next = f->doc->toks.v[f->units.v[i + 1].head];

	if (gram_get(next->gram, GRAM_POS) == ADJ && i + 2 < f->units.n)
		next = f->doc->toks.v[f->units.v[i + 2].head]; /* «его официальный визит» */
	return doc_lemma_among(f->doc->toks.v[f->units.v[i].head], whose) &&
	    (doc_lemma_among(next, words) || gram_get(next->gram, GRAM_VERBFORM) == FIN);
}

static bool
is_hers(const struct rec *tok)
{
	static const char *const hers[] = {"ее", "она", NULL};

	return doc_lemma_among(tok, hers);
}

/* «глава государства» */
bool
facts_is_head_of_state(const struct unit *u)
{
	return is(u->mention, "POST") && u->hi > u->mention->hi;
}

/*
 * The office that «глава правительства», «глава латвийской дипмиссии» at unit ${i} is another word for; NULL if it is
 * none.
 */
static const char *
paraphrased(const struct facts *f, size_t i)
{
	static const char *const head[] = {"глава", "руководитель", NULL};
	static const struct { const char *body, *post; } bodies[] = {{"правительство", "премьер-министр"},
	    {"кабмин", "премьер-министр"}, {"кабинет", "премьер-министр"}, {"дипмиссия", "посол"},
	    {"диппредставительство", "посол"}, {"посольство", "посол"}, {"миссия", "посол"}};
	size_t k = i + 1;
	const struct rec *body;

	if (!doc_lemma_among(f->doc->toks.v[f->units.v[i].head], head))
		return NULL;
	while (k < f->units.n && k < i + 3 && f->units.v[k].mention == NULL &&
	    gram_get(f->doc->toks.v[f->units.v[k].lo]->gram, GRAM_POS) == ADJ)
		k++;
	body = k < f->units.n ? f->doc->toks.v[f->units.v[k].head] : NULL;
	for (size_t b = 0; body && body->lemma && b < sizeof bodies / sizeof *bodies; b++)
		if (strcmp(body->lemma, bodies[b].body) == 0)
			return bodies[b].post;
	return NULL;
}

/* Who «глава государства» is: who was called so, who leads the home country; NULL if nobody was said to. */
static struct rec *
head_of_state(const struct facts *f, size_t i)
{
	struct rec *named = facts_holder_of(f, FACTS_HEAD_OF_STATE, NULL, f->units.v[i].lo);

	return named || f->home == NULL ? named : facts_leader_of(f, doc_get(f->home, "ent"));
}

/*
 * «председатель сената Янис Озолс … глава сената» at unit ${i}: who holds the highest office there that was told; NULL
 * if nobody was said to.
 */
static struct rec *
head_of_body(const struct facts *f, size_t i)
{
	static const char *const head[] = {"глава", "руководитель", NULL};
	static const char *const posts[] = {"председатель", "директор", "генеральный директор", "гендиректор",
	    "президент", "ректор", "министр", "спикер", "начальник", "губернатор", "аким", "мэр", "хоким"};
	const char *org = org_at(f, i);

	if (org == NULL || !doc_lemma_among(f->doc->toks.v[f->units.v[i].head], head))
		return NULL;
	for (size_t k = f->holders.n; k-- > 0;)
		for (size_t p = 0; p < sizeof posts / sizeof *posts && f->holders.v[k].org &&
		    strcmp(f->holders.v[k].org, org) == 0; p++)
			if (strcmp(f->holders.v[k].post, posts[p]) == 0)
				return f->holders.v[k].person;
	return NULL;
}

/*
 * The last person before token ${t}, else the first behind it, of whom no office was said: everybody knows who heads
 * the state.
 */
static struct rec *
holds_nothing(const struct facts *f, uint32_t t)
{
	struct rec *best = NULL;

	for (size_t i = 0; i < f->doc->ents.n && (best == NULL || f->doc->ents.v[i]->lo < t); i++) {
		struct rec *e = f->doc->ents.v[i];
		bool holds = !is(e, "PER");

		for (size_t k = 0; k < f->holders.n && !holds; k++)
			holds = same_entity(f->holders.v[k].person, e);
		if (!holds)
			best = e;
	}
	return best;
}

/*
 * «Мирзиёев совершил визит в Турцию. Глава Узбекистана …» at unit ${i}, an office that leads a country and that nobody
 * was said to hold: who came last, if no office of his was told. NULL if there is none.
 */
static struct rec *
leader_who_came(const struct facts *f, size_t i)
{
	static const char *const leads[] = {"глава", "лидер", "президент", NULL};
	const struct rec *country = doc_entity(f->doc, org_at(f, i));
	struct rec *who = NULL;

	if (!doc_lemma_among(f->doc->toks.v[f->units.v[i].head], leads) || !facts_is_country(country))
		return NULL;
	for (size_t k = 0; k < f->ndrafts; k++)
		if (!f->drafts.v[k].dead && strcmp(f->drafts.v[k].type, "visit") == 0 &&
		    facts_count(&f->drafts.v[k], "who") == 1)
			who = doc_entity(f->doc, facts_ent(&f->drafts.v[k], "who"));
	for (size_t k = 0; is(who, "PER") && k < f->holders.n; k++)
		if (same_entity(f->holders.v[k].person, who))
			return NULL;
	return is(who, "PER") ? who : NULL;
}

/* «Тот прибыл …»: the one named last, as the subject of a sentence. */
static bool
is_that_one(const struct facts *f, size_t i)
{
	static const char *const that[] = {"тот", NULL};

	return i == 0 && f->units.n > 1 && doc_lemma_among(f->doc->toks.v[f->units.v[i].head], that) &&
	    gram_get(f->doc->toks.v[f->units.v[1].lo]->gram, GRAM_POS) == VERB;
}

/* «…, – добавил он», «как отметил он» at unit ${i}: it is one who speaks. */
static bool
speaks(const struct facts *f, size_t i)
{
	static const char *const as[] = {"как", NULL};
	const struct rec *verb = i > 1 ? f->doc->toks.v[f->units.v[i - 1].lo] : NULL,
	    *before = i > 1 ? f->doc->toks.v[f->units.v[i - 2].lo] : NULL;

	return verb && gram_get(verb->gram, GRAM_POS) == VERB && gram_get(verb->gram, GRAM_VERBFORM) == FIN &&
	    (gram_get(before->gram, GRAM_POS) == PUNCT || doc_lemma_among(before, as));
}

/* Who said something last before «он» at unit ${i}, who speaks too. */
static struct rec *
last_speaker(const struct facts *f, size_t i)
{
	const struct unit *u = &f->units.v[i];
	unsigned gender = gram_get(f->doc->toks.v[u->head]->gram, GRAM_GENDER);

	if (!speaks(f, i))
		return NULL;
	for (size_t k = f->ndrafts; k-- > 0 && f->drafts.v[k].hi + 80 > u->lo;) {
		struct rec *who = strcmp(f->drafts.v[k].type, "statement") == 0
		    ? doc_entity(f->doc, facts_ent(&f->drafts.v[k], "who")) : NULL;

		if (is(who, "PER") && (gender_of(who) == gender || gender_of(who) == 0))
			return who;
	}
	return NULL;
}

void
facts_resolve_countries(struct facts *f)
{
	for (size_t i = 0; i < f->units.n; i++)
		resolve_countries(f, i);
}

static bool
is_he(const struct rec *tok)
{
	static const char *const words[] = {"он", "она", NULL};

	return gram_get(tok->gram, GRAM_POS) == PRON && doc_lemma_among(tok, words);
}

/*
 * «Указ о назначении Озолса подписан. До этого он …»: the only person that the sentence before names, where this one
 * names none before token ${t}.
 */
static struct rec *
only_before(const struct facts *f, uint32_t t, unsigned gender)
{
	const struct rec *before = f->sent > 0 ? f->doc->sents.v[f->sent - 1] : NULL;
	struct rec *only = NULL;

	for (size_t i = before ? facts_named_before(f->doc, before->lo) : f->doc->ents.n;
	    i < f->doc->ents.n && f->doc->ents.v[i]->lo < t; i++) {
		struct rec *e = f->doc->ents.v[i];

		if (!is_person(e))
			continue;
		if (e->lo >= before->hi || (only && !same_entity(only, e)))
			return NULL;
		only = e;
	}
	return only && (gender_of(only) == gender || gender_of(only) == 0) ? only : NULL;
}

/* Who «он» at unit ${i} is, or «тот», who is no subject; what «она» is, where a country was the subject last. */
static struct rec *
who_he_is(const struct facts *f, size_t i)
{
	const struct unit *u = &f->units.v[i];
	gram g = f->doc->toks.v[u->head]->gram;
	bool subject = gram_get(g, GRAM_CASE) == NOM && !is_that_one(f, i);
	struct rec *speaker = last_speaker(f, i), *who, *country;

	if (speaker)
		return speaker;
	who = only_before(f, u->lo, gram_get(g, GRAM_GENDER));
	if (who == NULL || !subject)
		who = antecedent(f->doc, u->lo, gram_get(g, GRAM_GENDER), subject);
	country = subject && is_he(f->doc->toks.v[u->head]) && !speaks(f, i)
	    ? country_before(f, u->lo, gram_get(g, GRAM_GENDER)) : NULL;
	return country && (who == NULL || country->lo > who->lo) ? country : who;
}

/*
 * Whether unit ${i} may be the subject of its sentence; of things, whose nominative is their accusative, only ${before}
 * the verb.
 */
static bool
may_be_subject(const struct facts *f, size_t i, bool before)
{
	const struct unit *u = &f->units.v[i];
	gram g = f->doc->toks.v[u->head]->gram;
	unsigned pos = gram_get(g, GRAM_POS);

	if (is(u->mention, "PER"))
		return facts_may_be_subject(f->doc, u->mention);
	if (is(u->mention, "DATE") || gram_get(g, GRAM_CASE) != NOM)
		return false;
	return before ? u->mention || pos == NOUN || pos == PROPN || pos == PRON || pos == NUM || pos == DET
	              : pos == PRON || gram_get(g, GRAM_ANIMACY) == ANIM;
}

/*
 * «С 2010 года работал послом, возглавлял министерство.»: in a sentence that has no subject the verbs of the past,
 * which have a gender, stand for who was its subject before.
 */
static void
resolve_dropped(struct facts *f)
{
	struct rec *who = NULL;
	bool before = true;

	for (size_t i = 0; i < f->units.n; i++) {
		if (may_be_subject(f, i, before))
			return;
		before = before && gram_get(f->doc->toks.v[f->units.v[i].head]->gram, GRAM_VERBFORM) != FIN;
	}
	for (size_t i = 0; i < f->units.n; i++) {
		struct unit *u = &f->units.v[i];
		gram g = f->doc->toks.v[u->head]->gram;
		unsigned gender = gram_get(g, GRAM_GENDER);

		if (u->mention || gram_get(g, GRAM_VERBFORM) != FIN || gram_get(g, GRAM_TENSE) != PAST ||
		    gram_get(g, GRAM_NUMBER) != SING || (gender != MASC && gender != FEM))
			continue;
		who = who ? who : antecedent(f->doc, u->lo, gender, true);
		u->stands_for = who;
	}
}

void
facts_resolve(struct facts *f)
{
	for (size_t i = 0; i < f->units.n; i++) {
		struct unit *u = &f->units.v[i];
		const struct rec *head = f->doc->toks.v[u->head];

		if (is(u->mention, "POST") && gram_get(head->gram, GRAM_NUMBER) != PLUR && head->lemma &&
		    !person_near(f, i)) {
			const char *office = paraphrased(f, i);

			u->stands_for = facts_is_head_of_state(u) ? head_of_state(f, i) : office
			    ? facts_holder_of(f, office, NULL, u->lo) : NULL;
			if (u->stands_for == NULL)
				u->stands_for = facts_holder_of(f, head->lemma, org_at(f, i), u->lo);
			if (u->stands_for == NULL && facts_is_head_of_state(u))
				u->stands_for = holds_nothing(f, u->lo);
			if (u->stands_for == NULL)
				u->stands_for = head_of_body(f, i);
			if (u->stands_for == NULL)
				u->stands_for = leader_who_came(f, i);
		}
		else if (u->mention == NULL && gram_get(head->gram, GRAM_NUMBER) != PLUR &&
		    (is_that_one(f, i) || is_he(head)))
			u->stands_for = who_he_is(f, i);
		else if (u->mention == NULL && i + 1 < f->units.n && is_whose_words(f, i))
			u->stands_for = antecedent(f->doc, u->lo, is_hers(head) ? FEM : MASC, true);
		else
			resolve_countries(f, i);
	}
	resolve_dropped(f);
}

