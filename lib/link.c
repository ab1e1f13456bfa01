/* link: mentions to entities. */
#include "link.h"

#include "text.h"

#include <stdlib.h>

/* An entity under construction. */
struct thing {
	const char *type, *norm;   /* norm: of the fullest mention so far */
	const char *key;           /* folded norm of the first mention, spaces between initials */
	const char *form;          /* the first mention as it stands there, folded */
	const struct place *place; /* what the lists know of it, or NULL */
	const struct place *org;   /* the known organisation that its name begins with, or NULL */
	const char *iso, *sub;
	bool nominative;           /* norm was read off a mention in the nominative */
	bool woman;                /* a mention in -ой of a name in -а: it is no man's in the genitive */
};

struct link {
	const struct morph *morph;
	const struct places *places;
	VEC(struct thing) things;
	VEC(int) thing_of; /* by mention: the index of its thing, -1 for none */
};

struct link *
link_open(const struct morph *morph, const struct places *places)
{
	struct link *l = mem_alloc(sizeof *l);

	l->morph = morph;
	l->places = places;
	return l;
}

void
link_close(struct link *l)
{
	vec_free(&l->things);
	vec_free(&l->thing_of);
	free(l);
}

static bool
is(const struct rec *e, const char *type)
{
	return strcmp(e->type, type) == 0;
}

static char *
folded(struct doc *doc, const char *s, size_t n)
{
	char *out = arena_alloc(&doc->arena, 2 * n + 8);

	text_fold(s, n, out, 2 * n + 8);
	return out;
}

static int32_t
first_of(const struct doc *doc, const struct rec *r)
{
	const char *s = doc->text.s + r->b;

	return utf8_next(&s, doc->text.s + doc->text.n);
}

/* ---- the gazetteer ---- */

/* Sets covered[t] for each token inside a mention of a name, or a sum: «долларов США». */
static unsigned char *
covered_tokens(struct doc *doc)
{
	unsigned char *covered = arena_zero(&doc->arena, doc->toks.n + 1);

	for (size_t i = 0; i < doc->ents.n; i++)
		if (is(doc->ents.v[i], "PER") || is(doc->ents.v[i], "LOC") || is(doc->ents.v[i], "ORG") ||
		    is(doc->ents.v[i], "MONEY"))
			memset(covered + doc->ents.v[i]->lo, 1, doc->ents.v[i]->hi - doc->ents.v[i]->lo);
	return covered;
}

/* The place that the first half of «казахстанско-литовский» speaks of, ${n} bytes; NULL if there is none. */
static const struct place *
first_of_two(const struct link *l, const char *s, size_t n)
{
	static const struct {
		const char *half, *adjective;
	} short_ones[] = {{"итало", "итальянский"}, {"франко", "французский"}, {"англо", "английский"},
	    {"греко", "греческий"}, {"испано", "испанский"}, {"японо", "японский"}, {"американо", "американский"},
	    {"германо", "германский"}, {"австро", "австрийский"}, {"индо", "индийский"}};
	char whole[64];

	for (size_t i = 0; i < sizeof short_ones / sizeof *short_ones; i++)
		if (strlen(short_ones[i].half) == n && memcmp(short_ones[i].half, s, n) == 0)
			return places_adjective(l->places, short_ones[i].adjective, strlen(short_ones[i].adjective));
	if (n < 6 || n + 4 > sizeof whole || memcmp(s + n - 2, "о", 2) != 0)
		return NULL;
	snprintf(whole, sizeof whole, "%.*sий", (int)n - 2, s);
	return places_adjective(l->places, whole, strlen(whole));
}

static void
mark_adjective(struct link *l, struct doc *doc, struct rec *tok)
{
	unsigned pos = gram_get(tok->gram, GRAM_POS);
	const struct place *p, *first;
	const char *dash, *last;

	if ((pos != ADJ && pos != NOUN && pos != PROPN) || tok->lemma == NULL || doc_get(tok, "from") ||
	    doc_get(tok, "between"))
		return;
	dash = strrchr(tok->lemma, '-');
	last = dash ? dash + 1 : tok->lemma;
	p = places_adjective(l->places, last, strlen(last));
	first = dash && p ? first_of_two(l, tok->lemma, (size_t)(dash - tok->lemma)) : NULL;
	if (first && first->iso && p->iso) { /* казахстанско-литовский speaks of two: it stands for neither */
		doc_add(doc, tok, "iso", arena_printf(&doc->arena, "%s/%s", first->iso, p->iso));
		doc_add(doc, tok, "between", arena_printf(&doc->arena, "%s/%s", first->name, p->name));
	}
	if (p == NULL || dash)
		return;
	if (p->iso)
		doc_add(doc, tok, "iso", p->iso);
	doc_add(doc, tok, "from", p->name);
}

/* The known place or organisation that token ${t} is by itself. */
static const char *
known_name(const struct link *l, const struct doc *doc, uint32_t t)
{
	const struct rec *tok = doc->toks.v[t];
	size_t n;
	const char *s = doc_text(doc, tok, &n);
	unsigned pos = gram_get(tok->gram, GRAM_POS);

	if (pos != PROPN && pos != NOUN && pos != X)
		return NULL;
	if (places_org(l->places, s, n))
		return "ORG";
	if (text_class(first_of(doc, tok)) != TEXT_UPPER)
		return tok->lemma && places_org(l->places, tok->lemma, strlen(tok->lemma)) ? "ORG" : NULL;
	if (places_find(l->places, s, n) || (tok->lemma && places_find(l->places, tok->lemma, strlen(tok->lemma))))
		return "LOC";
	return NULL;
}

void
link_gazetteer(struct link *l, struct doc *doc)
{
	enum { KNOWN = 95 }; /* all of 21 on twenty sets of pages */
	unsigned char *covered = covered_tokens(doc);

	for (size_t s = 0; s < doc->sents.n; s++) {
		for (uint32_t t = doc->sents.v[s]->lo; t < doc->sents.v[s]->hi; t++) {
			const char *type;

			mark_adjective(l, doc, doc->toks.v[t]);
			type = covered[t] ? NULL : known_name(l, doc, t);
			if (type)
				doc_mention(doc, type, t, t + 1)->conf = KNOWN;
		}
	}
}

/* ---- base forms ---- */

/* «и.о. министра»: what follows the abbreviation stays in the genitive. */
static bool
is_acting(const struct doc *doc, const struct rec *e, uint32_t t)
{
	const char *first = doc->text.s + doc->toks.v[e->lo]->b;

	return t > e->lo && (strncmp(first, "и.о", 5) == 0 || strncmp(first, "И.о", 5) == 0 ||
	    strncmp(first, "врио", 8) == 0);
}

/* «замначальника» is a nominative as well. */
static bool
is_short_deputy(const char *form, size_t n)
{
	return n > 12 && (strncmp(form, "зам", 6) == 0 || strncmp(form, "Зам", 6) == 0) &&
	    memcmp(form + n - 2, "а", 2) == 0;
}

/*
 * A noun that stands in its base form already, whatever the tagger takes it for: «королева», a woman's surname by form.
 */
static bool
is_nominative(const struct rec *tok)
{
	unsigned pos = gram_get(tok->gram, GRAM_POS);

	return (pos == NOUN || pos == PROPN) && gram_get(tok->gram, GRAM_CASE) == NOM &&
	    gram_get(tok->gram, GRAM_NUMBER) == SING;
}

/* An office: lemmas up to the head, what hangs on it as written, all in lower case but for acronyms («по ЧС»). */
static char *
post_norm(const struct morph *morph, struct doc *doc, const struct rec *e)
{
	uint32_t head = morph_head(doc, e->lo, e->hi);
	struct buf b = {0};
	size_t head_n;
	const char *head_form = doc_text(doc, doc->toks.v[head], &head_n);
	bool shouted = text_capitals(head_form, head_n) > 1;
	char *s;

	for (uint32_t t = e->lo; t < e->hi; t++) {
		const struct rec *tok = doc->toks.v[t];
		unsigned pos = gram_get(tok->gram, GRAM_POS);
		size_t n;
		const char *form = doc_text(doc, tok, &n);

		if (t < head && doc_get(tok, "iso"))
			continue; /* «почетный литовский консул»: the country is no part of the office */
		if (t > e->lo && tok->b > doc->toks.v[t - 1]->e)
			buf_addc(&b, ' ');
		if (t <= head && tok->lemma && !is_nominative(tok) && !is_acting(doc, e, t) &&
		    !is_short_deputy(form, n) && (pos == NOUN || pos == ADJ || pos == PROPN))
			buf_adds(&b, tok->lemma);
		else if (t == head && pos == VERB) { /* «исполняющего обязанности» */
			const char *base = morph_base(morph, doc, t, t + 1, MORPH_PHRASE);

			buf_adds(&b, folded(doc, base, strlen(base)));
		}
		else if (t > head && text_capitals(form, n) > 1 && !shouted)
			buf_add(&b, form, n);
		else
			buf_adds(&b, doc_lower(doc, tok));
	}
	s = arena_strndup(&doc->arena, b.s, b.n);
	buf_free(&b);
	return s;
}

static enum morph_kind
kind_of(const struct rec *e)
{
	return is(e, "PER") ? MORPH_PERSON : is(e, "LOC") ? MORPH_PLACE : is(e, "ORG") ? MORPH_ORG : MORPH_PHRASE;
}

/* ---- one thing or two ---- */

/* The last word of ${s}. */
static const char *
last_word(const char *s)
{
	const char *space = strrchr(s, ' ');

	return space ? space + 1 : s;
}

static size_t
word_count(const char *s)
{
	size_t n = *s != '\0';

	for (; *s; s++)
		n += *s == ' ';
	return n;
}

/* Words that differ only in an ending: the same up to the last two letters of the shorter one, and at least three. */
static bool
alike(const char *a, size_t an, const char *b, size_t bn)
{
	size_t shorter = an < bn ? an : bn, common = 0;

	if (an == bn && memcmp(a, b, an) == 0)
		return true;
	while (common < shorter && a[common] == b[common])
		common++;
	return common >= 6 && common + 4 >= shorter && (an > bn ? an - bn : bn - an) <= 6;
}

static bool
words_alike(const char *a, const char *b)
{
	while (*a && *b) {
		size_t an = strcspn(a, " "), bn = strcspn(b, " ");

		if (!alike(a, an, b, bn))
			return false;
		a += an + (a[an] == ' ');
		b += bn + (b[bn] == ' ');
	}
	return *a == *b;
}

/* Whether what words of ${a} and ${b} do not share are endings of cases: «якутск» and «якутия» are two. */
static bool
cases_of_one(const char *a, const char *b)
{
	static const char *const endings[] = {"", "а", "я", "ы", "и", "у", "ю", "е", "о", "ой", "ей", "ом", "ем", "ь",
	    "ью", "й", "ая", "ую", "ое", "ого", "ому", "ий", "ый", "им", "ым", "их", "ых", "ие", "ые", "ее"};
	size_t common = 0;

	while (a[common] && a[common] == b[common])
		common++;
	common -= common > 0 && (a[common] & 0xC0) == 0x80; /* inside of a letter */
	for (const char *const *w = (const char *const[]){a + common, b + common, NULL}; *w; w++) {
		size_t n = strcspn(*w, " "), i = 0;

		while (i < sizeof endings / sizeof *endings &&
		    !(strlen(endings[i]) == n && memcmp(endings[i], *w, n) == 0))
			i++;
		if (i == sizeof endings / sizeof *endings)
			return false;
	}
	return true;
}

/* Whether ${a} and ${b} may be one name, which was given two base forms. */
static bool
are_cases(const char *a, const char *b)
{
	return word_count(a) == word_count(b) && words_alike(a, b) && cases_of_one(a, b) && strlen(a) > 8;
}

/* Whether ${a}, with initials («э. навикас»), may be ${b}, in full. */
static bool
initials_of(const char *a, const char *b)
{
	size_t letter;

	if (strchr(a, '.') == NULL || !alike(last_word(a), strlen(last_word(a)), last_word(b), strlen(last_word(b))))
		return false;
	letter = (unsigned char)*a < 0x80 ? 1 : 2;
	return memcmp(a, b, letter) == 0;
}

/* Whether ${a} begins ${b} as whole words: «деловой совет», «деловой совет двух стран». */
static bool
begins(const char *a, const char *b)
{
	size_t n = strlen(a);

	return strncmp(a, b, n) == 0 && b[n] == ' ';
}

/* Whether ${bare}, in some case, is what ${full} has in quotes at its end: «Алтай Электро», «ТОО «Алтай Электро»». */
static bool
is_quoted_in(const char *bare, const char *full)
{
	const char *angle = strstr(full, "«"), *from = angle ? angle : strchr(full, '"');
	const char *close = angle ? "»" : "\"";
	char core[256];
	size_t n = from ? strlen(from) : 0, marks = (angle ? strlen("«") : 1) + strlen(close);

	if (from == full || n <= marks || n >= sizeof core || !text_ends_in(from, n, close) || strstr(bare, "«") ||
	    strchr(bare, '"'))
		return false;
	n -= marks;
	memcpy(core, from + marks - strlen(close), n);
	core[n] = '\0';
	return word_count(core) == word_count(bare) && words_alike(core, bare) && cases_of_one(core, bare);
}

/* Whether ${full} is ${brief} with the country's name in full: «посольство Казахстана», «… Республики Казахстан». */
static bool
names_state_in_full(const char *brief, const char *full)
{
	static const char *const states[] = {"республики ", "королевства ", NULL};
	size_t n = 0;

	for (size_t i = 0; brief[i] && brief[i] == full[i]; i++)
		n = brief[i] == ' ' ? i + 1 : n;
	return n > 0 && text_begins_among(full + n, states) && word_count(brief + n) == 1 &&
	    word_count(full + n) == 2 && alike(brief + n, strlen(brief + n), last_word(full), strlen(last_word(full)));
}

/* Whether the word that ends at ${end} is a patronymic. */
static bool
is_patronymic(const char *s, const char *end)
{
	static const char *const endings[] = {"вич", "вна", "ична", "улы", "кызы", "оглы", "уулу"};

	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
		size_t n = strlen(endings[i]);

		if ((size_t)(end - s) > n + 4 && memcmp(end - n, endings[i], n) == 0)
			return true;
	}
	return false;
}

/* «садыков ержан маратович», «ержан маратович садыков» as «ержан садыков», in ${out}; other names as they are. */
static const char *
in_short(const char *s, char *out, size_t room)
{
	const char *second = strchr(s, ' '), *third = second ? strchr(second + 1, ' ') : NULL;

	if (third == NULL || strchr(third + 1, ' '))
		return s;
	if (is_patronymic(third, third + strlen(third)))
		snprintf(out, room, "%.*s%.*s", (int)(third - second), second + 1, (int)(second - s), s);
	else if (is_patronymic(second, third))
		snprintf(out, room, "%.*s%s", (int)(second - s), s, third);
	else
		return s;
	return out;
}

/* Whether ${a} is ${b}, of three words, with the last word in front: «садыков ержан маратович». */
static bool
is_rotated(const char *a, const char *b)
{
	char turned[256];
	const char *last = last_word(b);

	snprintf(turned, sizeof turned, "%s %.*s", last, (int)(last - b) - 1, b);
	return words_alike(a, turned);
}

/* «реджеп тайип эрдоган» and «реджеп эрдоган»: the middle name may be left out. */
static bool
ends_alike(const char *a, const char *b)
{
	return alike(a, strcspn(a, " "), b, strcspn(b, " ")) &&
	    alike(last_word(a), strlen(last_word(a)), last_word(b), strlen(last_word(b)));
}

/* «сергей олегович»: a first name and a patronymic, of which ${b} has the first name and another word, its surname. */
static bool
is_addressed(const char *a, const char *b)
{
	const char *end = a + strlen(a);

	return word_count(a) == 2 && word_count(b) == 2 && is_patronymic(strchr(a, ' '), end) &&
	    !is_patronymic(strchr(b, ' '), b + strlen(b)) && alike(a, strcspn(a, " "), b, strcspn(b, " "));
}

/* Whether the people named ${a} and ${b} (folded base forms) are one. */
static bool
same_person(const char *a, const char *b)
{
	char own[2][256];
	size_t an = word_count(a), bn = word_count(b);

	if (strcmp(a, b) == 0 || (an > 1 && bn > 1 && an != bn && (begins(a, b) || begins(b, a))))
		return true;
	if (an == 3 && bn == 3)
		return words_alike(a, b) || is_rotated(a, b) || is_rotated(b, a) || initials_of(a, b) ||
		    initials_of(b, a);
	if (an == 3 || bn == 3) {
		a = in_short(a, own[0], sizeof *own);
		b = in_short(b, own[1], sizeof *own);
		an = word_count(a);
		bn = word_count(b);
	}
	if (an == bn)
		return words_alike(a, b) || initials_of(a, b) || initials_of(b, a) || is_addressed(a, b) ||
		    is_addressed(b, a);
	if (an == 1)
		return alike(a, strlen(a), last_word(b), strlen(last_word(b)));
	if (bn == 1)
		return alike(b, strlen(b), last_word(a), strlen(last_word(a)));
	return ends_alike(a, b) || initials_of(a, b) || initials_of(b, a);
}

/* Whether the letters of ${acronym} (folded) begin the words of ${s}, small words left out. */
static bool
is_acronym_of(const char *acronym, const char *s)
{
	const char *a = acronym, *end = s + strlen(s);

	if (strchr(acronym, ' ') || strlen(acronym) < 4 || word_count(s) < 2)
		return false;
	while (s < end) {
		size_t n = strcspn(s, " ");
		const char *at = a;

		if (*a == '\0')
			return false;
		if (memcmp(s, a, 2) == 0)
			utf8_next(&at, a + strlen(a));
		else if (n > 4)
			return false;
		a = at;
		s += n + (s[n] == ' ');
	}
	return *a == '\0';
}

/* The known organisation at the beginning of ${s}: «мид рк», «министерство иностранных дел казахстана». */
static const struct place *
leading_org(const struct link *l, const char *s)
{
	const struct place *best = NULL;

	for (size_t n = strcspn(s, " ");; n += 1 + strcspn(s + n + 1, " ")) {
		const struct place *p = places_org(l->places, s, n);

		best = p ? p : best;
		if (s[n] == '\0')
			return best;
	}
}

static bool
same_thing(const struct thing *t, const struct thing *u)
{
	if (strcmp(t->type, u->type) != 0)
		return false;
	if (strcmp(t->key, u->key) == 0 || (u->place && t->place == u->place && strcmp(t->type, "LOC") == 0))
		return true;
	if (strcmp(t->type, "PER") == 0) /* «Яна Берзова», taken for a case of «Ян Берзов», and «Яной Берзовой» */
		return same_person(t->key, u->key) ||
		    (t->woman && word_count(t->key) > 1 && strcmp(t->form, u->key) == 0) ||
		    (u->woman && word_count(u->key) > 1 && strcmp(u->form, t->key) == 0);
	if (strcmp(t->type, "LOC") == 0 && (u->place == NULL || t->place == NULL) &&
	    (is_acronym_of(t->key, u->key) || is_acronym_of(u->key, t->key)))
		return true; /* «Республика Таджикистан», «РТ» */
	if (strcmp(t->type, "LOC") == 0 && (u->place || t->place) && u->place != t->place)
		return false;
	if (strcmp(t->type, "LOC") == 0 && strcmp(t->form, u->form) == 0)
		return true;
	if (strcmp(t->type, "ORG") == 0) {
		if (t->org && u->org)
			return t->org == u->org && (t->iso == NULL || u->iso == NULL || strcmp(t->iso, u->iso) == 0);
		return is_acronym_of(t->key, u->key) || is_acronym_of(u->key, t->key) || are_cases(t->key, u->key) ||
		    is_quoted_in(t->key, u->key) || is_quoted_in(u->key, t->key) ||
		    names_state_in_full(t->key, u->key) || names_state_in_full(u->key, t->key) ||
		    (word_count(u->key) > 1 && begins(u->key, t->key)) ||
		    (word_count(t->key) > 1 && begins(t->key, u->key));
	}
	return strcmp(t->type, "LOC") == 0 && are_cases(u->key, t->key);
}

/* ---- what a thing is ---- */

static bool
holds(const char *key, const char *const words[])
{
	for (; *words; words++)
		if (strstr(key, *words))
			return true;
	return false;
}

static const char *
sub_of_place(const char *key)
{
	static const char *const region[] = {"област", "край", "район", "регион", "округ", "провинц", "штат", "европ",
	    "ази", "африк", "америк", "континент", "полуостров", "земля", NULL};
	static const char *const water[] = {"море", "моря", "озеро", "река", "океан", "залив", "пролив", "канал",
	    "водохранилищ", NULL};
	static const char *const other[] = {"порт", "коридор", "маршрут", "сеть", "зона", "аэропорт", "монумент",
	    "площад", "улиц", "проспект", "дворец", "музей", "парк", "трасса", "шоссе", "мост", "станци", "космодром",
	    "месторождени", "гэс", "аэс", "тэц", "тэс", "грэс", NULL};

	if (holds(key, other))
		return "other";
	return holds(key, water) ? "water" : holds(key, region) ? "region" : "city";
}

static const char *
sub_of_org(const char *key)
{
	static const char *const gov[] = {"министерств", "мид", "мэрия", "хокимият", "муниципалитет", "посольств",
	    "консульств", "парламент", "сенат", "мажилис", "правительств", "кабинет", "администрац", "акимат",
	    "департамент", "комитет", "маслихат", "минобороны", "мин", "суд", "прокуратур", "дум", "стортинг",
	    "агентство содействия", "управлени", "инспекци", "собрани", "хурал", "меджлис", "сейм", NULL};
	static const char *const media[] = {".kz", ".ru", ".media", ".com", "news", "информационное агентство", "иа ",
	    "газет", "телеканал", "тасс", "интерфакс", "риа ", "рейтер", "казинформ", "kazinform", "reuters", NULL};
	static const char *const edu[] = {"университет", "академи", "институт", "школ", "колледж", NULL};
	static const char *const intl[] = {"союз", "организация", "лига", "альянс", "ассамблея", "международн",
	    "африканск", NULL};
	static const char *const party[] = {"партия", NULL};

	if (holds(key, media))
		return "media";
	if (holds(key, party))
		return "party";
	if (holds(key, edu))
		return "edu";
	if (strncmp(key, "агентство", strlen("агентство")) == 0 && strstr(key, " по "))
		return "gov";
	if (strstr(key, "межправ"))
		return "intl"; /* has «правительств» in it */
	return holds(key, gov) ? "gov" : holds(key, intl) ? "intl" : "company";
}

/* ---- a document ---- */

static bool
is_thing(const struct rec *e)
{
	return is(e, "PER") || is(e, "LOC") || is(e, "ORG") || is(e, "EVENT") || is(e, "DOC");
}

/* Words of a name that are initials. */
static size_t
initials(const char *s)
{
	size_t n = 0;

	for (const char *dot = strchr(s, '.'); dot; dot = strchr(dot + 1, '.'))
		n += dot[1] == ' ' && dot - s >= 2 && (dot - s == 2 || dot[-3] == ' ');
	return n;
}

/* A name with a space behind each initial: «Т.Хольм». */
static const char *
spaced(struct doc *doc, const char *s)
{
	struct buf b = {0};

	if (strchr(s, '.') == NULL)
		return s;
	for (; *s; s++) {
		buf_addc(&b, *s);
		if (*s == '.' && s[1] && s[1] != ' ')
			buf_addc(&b, ' ');
	}
	s = arena_strndup(&doc->arena, b.s, b.n);
	buf_free(&b);
	return s;
}

static bool
is_state_name(const char *norm)
{
	return strncmp(norm, "Республика ", strlen("Республика ")) == 0 ||
	    strncmp(norm, "Королевство ", strlen("Королевство ")) == 0;
}

/* Whether base form ${b} says more than ${a}: has more words, initials not counted, or is a state's own name. */
static bool
is_fuller(const char *a, const char *b)
{
	size_t an = word_count(a) - initials(a), bn = word_count(b) - initials(b);

	if (an == bn && is_state_name(b) && !is_state_name(a))
		return true; /* «Южная Корея», «Республика Корея» */
	if (an == 1 && bn == 1 && text_capitals(a, strlen(a)) > 1 && text_capitals(b, strlen(b)) == 0)
		return true; /* «КНР», «Китай» */
	return bn != an ? bn > an : an == 1 && strlen(b) > strlen(a) + 4;
}

/* Whether a base form is written in capitals throughout, and is no acronym: in titles «КАЗАХСТАН». */
static bool
is_shouted(const char *norm)
{
	return text_capitals(norm, strlen(norm)) > 5;
}

/* Whether each word of ${b} is that of ${a} or this without the vowel it ends in: «Милош Хольм» of «Милоша Хольма». */
static bool
is_stem_of(const char *b, const char *a)
{
	static const char *const vowels[] = {"а", "я", "у", "ю"};

	for (; *a && *b; a += *a == ' ', b += *b == ' ') {
		size_t an = strcspn(a, " "), bn = strcspn(b, " ");
		bool ends = an == bn;

		for (size_t i = 0; an == bn + 2 && i < sizeof vowels / sizeof *vowels; i++)
			ends |= memcmp(a + bn, vowels[i], 2) == 0;
		if (!ends || memcmp(a, b, bn) != 0)
			return false;
		a += an;
		b += bn;
	}
	return *a == *b;
}

/* Whether the last word of a person's name stands in -ой and has a base form in -а: a woman's name. */
static bool
is_womans(const char *form, const char *norm)
{
	size_t n = strlen(form), m = strlen(norm);

	return n > 6 && m > 4 && (memcmp(form + n - 4, "ой", 4) == 0 || memcmp(form + n - 4, "ей", 4) == 0) &&
	    (memcmp(norm + m - 2, "а", 2) == 0 || memcmp(norm + m - 2, "я", 2) == 0);
}

static void
update(struct thing *t, const char *norm, bool nominative, bool woman)
{
	bool shouted = is_shouted(norm);

	if (woman && !t->woman && is_stem_of(t->norm, norm)) {
		t->norm = norm; /* «Танзилой Нарбаевой» behind «Танзила Нарбаева», taken for a man's genitive */
		t->nominative = nominative;
	}
	t->woman |= woman;
	if (t->woman && is_stem_of(norm, t->norm))
		return;

	if (shouted || is_shouted(t->norm)) {
		if (!shouted) {
			t->norm = norm;
			t->nominative = nominative;
		}
		return;
	}
	if (strcmp(t->type, "PER") == 0 && word_count(norm) > 1 && !(initials(norm) && t->nominative) &&
	    is_stem_of(norm, t->norm))
		t->norm = norm;
	if (is_fuller(t->norm, norm) ||
	    (nominative && !is_state_name(t->norm) && !t->nominative && word_count(norm) == word_count(t->norm) &&
	    initials(norm) == initials(t->norm))) {
		t->norm = norm;
		t->nominative = nominative;
	}
}

/*
 * Whether the word at ${s} of a person's name is all capitals, as some papers write surnames: «Анна БЕРГ», but «Карл
 * III», «Дж. Р. Р. Толкин».
 */
static bool
is_loud(const char *s)
{
	const char *at = s;

	return *s && text_is_cyrillic(utf8_next(&at, s + strlen(s))) && text_capitals(s, strcspn(s, " ")) > 2;
}

/* Whether a base form has a word to be written small. */
static bool
has_loud(const char *norm, bool person)
{
	if (is_shouted(norm))
		return true;
	for (const char *s = norm; person && s; s = strchr(s, ' '), s += s != NULL)
		if (is_loud(s))
			return true;
	return false;
}

/* «АЛМАТЫ» of titles and datelines as «Алматы»: small letters behind the first of each word that is all capitals. */
static const char *
unshouted(struct doc *doc, const char *norm, bool person)
{
	const char *end = norm + strlen(norm);
	bool all = is_shouted(norm), loud = all || (person && is_loud(norm)), inside = false;
	struct buf b = {0};

	if (!has_loud(norm, person))
		return norm;
	while (norm < end) {
		int32_t cp = utf8_next(&norm, end);
		char out[4];

		buf_add(&b, out, utf8_put(inside && loud ? text_lower(cp) : cp, out));
		inside = text_is_letter(cp);
		if (cp == ' ')
			loud = all || (person && is_loud(norm));
	}
	norm = arena_strndup(&doc->arena, b.s, b.n);
	buf_free(&b);
	return norm;
}

/*
 * A known place that the form may be a case of, where the tagger took it for another name: «Анголе» of «Анголь»; NULL
 * if there is none.
 */
static const char *
place_by_ending(const struct link *l, const char *s, size_t n)
{
	static const struct { const char *ending, *base; } endings[] = {{"е", "а"}, {"ы", "а"}, {"у", "а"}, {"ой", "а"},
	    {"и", "я"}, {"ю", "я"}, {"ей", "я"}, {"ии", "ия"}, {"а", ""}, {"е", ""}, {"ом", ""}, {"у", ""},
	    {"я", "й"}, {"ю", "й"}, {"ем", "й"}, {"е", "й"}, {"и", "ь"}, {"ью", "ь"}};
	char form[128];

	for (size_t i = 0; i < sizeof endings / sizeof *endings && n < sizeof form / 2; i++) {
		size_t cut = strlen(endings[i].ending);
		const struct place *place;

		if (n <= cut + 6 || memcmp(s + n - cut, endings[i].ending, cut) != 0)
			continue;
		memcpy(form, s, n - cut);
		strcpy(form + n - cut, endings[i].base);
		place = places_find(l->places, form, strlen(form));
		if (place)
			return place->name;
	}
	return NULL;
}

/*
 * A known organisation, or one made of stems of trades, that the form of ${n} bytes is a case of, «Росатома», «Жогорку
 * Кенеша», without the ending; NULL if there is none.
 */
static const char *
org_by_ending(const struct link *l, struct doc *doc, const char *s, size_t n)
{
	static const char *const endings[] = {"а", "у", "е", "ом"};
	size_t firm = places_firm(s, n);

	if (firm)
		return arena_strndup(&doc->arena, s, firm);
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
		size_t cut = strlen(endings[i]);

		if (n > cut + 8 && text_ends_in(s, n, endings[i]) && places_org(l->places, s, n - cut))
			return arena_strndup(&doc->arena, s, n - cut);
	}
	return NULL;
}

/*
 * «глава «Финама»», «акции «Финама»»: a name of one word in quotes, without a word for what it is, that must stand in
 * the genitive; its stem, else NULL.
 */
static const char *
bare_genitive(struct doc *doc, const struct rec *e)
{
	static const char *const nouns[] = {"акция", "рейтинг", "пресс-служба", "данные", "доля", "выручка", "прибыль",
	    "сайт", "офис", "руководство", "глава", "эксперт", "представитель", NULL};
	const struct rec *before = e->lo > 1 && doc_quote(doc, doc->toks.v[e->lo - 1]) > 0
	    ? doc->toks.v[e->lo - 2] : NULL;
	const struct rec *name = doc->toks.v[e->lo];
	size_t n = name->e - name->b, cut = strlen("а");
	const char *s = doc->text.s + name->b, *last = s + n - 2 * cut;

	if (before == NULL || e->hi != e->lo + 1 || n < 10 || !text_ends_in(s, n, "а") ||
	    strstr("аеиоуыэюя", arena_strndup(&doc->arena, last, cut)) ||
	    !(gram_get(before->gram, GRAM_ANIMACY) == ANIM || doc_lemma_among(before, nouns)) ||
	    gram_get(before->gram, GRAM_POS) != NOUN)
		return NULL;
	return arena_strndup(&doc->arena, s, n - cut);
}

/* Cases in which names of countries in -ия have one form, of which the tagger may take either. */
static bool
is_oblique(unsigned kase)
{
	return kase == GEN || kase == DAT || kase == LOC;
}

/*
 * «Республику Сербию», «в Республике Хорватии»: the word for a state and its country's name, in one case; NULL if ${e}
 * is no such.
 */
static const char *
state_base(const struct link *l, struct doc *doc, const struct rec *e)
{
	static const struct { const char *lemma, *base; } states[] = {{"республика", "Республика"},
	    {"королевство", "Королевство"}, {"султанат", "Султанат"}, {"княжество", "Княжество"}};
	const struct rec *head = doc->toks.v[e->lo], *name = doc->toks.v[e->lo + 1];
	unsigned kase = gram_get(head->gram, GRAM_CASE), of_name = gram_get(name->gram, GRAM_CASE);
	const struct place *place;
	const char *text;
	size_t n;

	if (e->hi != e->lo + 2 || kase == NOM || !(kase == of_name || (is_oblique(kase) && is_oblique(of_name))) ||
	    head->lemma == NULL || name->lemma == NULL)
		return NULL;
	place = places_find(l->places, name->lemma, strlen(name->lemma));
	text = doc_text(doc, name, &n);
	for (size_t i = 0; place && place->sub && strcmp(place->sub, "country") == 0 &&
	    i < sizeof states / sizeof *states; i++)
		if (strcmp(head->lemma, states[i].lemma) == 0 && gram_get(name->gram, GRAM_NUMBER) == PLUR &&
		    of_name == GEN)
			/* «Королевства Нидерландов» */
			return arena_printf(&doc->arena, "%s %.*s", states[i].base, (int)n, text);
		else if (strcmp(head->lemma, states[i].lemma) == 0)
			return strchr(place->name, ' ') ? place->name
			    : arena_printf(&doc->arena, "%s %s", states[i].base, place->name);
	return NULL;
}

/*
 * The case of an office's head: no word for people is an accusative in its base form, as the tagger may have it;
 * 0 where it does not tell.
 */
static unsigned
case_of_office(struct doc *doc, const struct rec *head)
{
	unsigned kase = morph_is_fixed(head) ? 0 : gram_get(head->gram, GRAM_CASE);

	return kase == ACC && head->lemma && strcmp(doc_lower(doc, head), head->lemma) == 0 ? NOM : kase;
}

/*
 * The case of the office that stands before a person's name, «с министром Латвии Яном Дойлом», nothing but places and
 * bodies between them; 0 where none does.
 */
static unsigned
office_case(struct doc *doc, const struct rec *e)
{
	uint32_t lo = e->lo;

	for (size_t i = doc_first_ent(doc, e->b); i-- > 0 && lo > 0;) {
		const struct rec *m = doc->ents.v[i];
		unsigned before = gram_get(doc->toks.v[lo - 1]->gram, GRAM_POS);

		if (m->hi > lo)
			continue; /* a place inside of a body */
		if (m->hi < lo && before == ADP)
			lo--;
		if (m->hi != lo)
			return 0;
		if (is(m, "POST"))
			return case_of_office(doc, doc->toks.v[morph_head(doc, m->lo, m->hi)]);
		if (!is(m, "LOC") && !is(m, "ORG"))
			return 0;
		lo = m->lo;
	}
	return 0;
}

/* The name ${s} without the endings that its words have in ${kase}: «Амир Ханом Муттаки», «Салиму аль-Харуси». */
static const char *
without_endings(struct doc *doc, const char *s, unsigned kase)
{
	const char *ending = kase == INS ? "ом" : kase == DAT ? "у" : "а", *from = s;
	char *name = arena_alloc(&doc->arena, strlen(s) + 1);

	for (*name = '\0'; *from;) {
		size_t n = strcspn(from, " "), cut = strlen(ending);
		bool has = n > cut + strlen("Хан") - 1 && text_ends_in(from, n, ending) &&
		    text_class(utf8_next(&(const char *){from}, from + n)) == TEXT_UPPER;

		strncat(name, from, has ? n - cut : n);
		from += n;
		if (*from == ' ') {
			strcat(name, " ");
			from++;
		}
	}
	return name;
}

/* Whether the first word of ${s} is a woman's first name as it stands: «Мария» behind «дочь писателя». */
static bool
begins_as_womans(const struct link *l, const char *s)
{
	char word[64];

	return morph_is_womans(l->morph, word, text_fold(s, strcspn(s, " "), word, sizeof word));
}

/*
 * A person's name as the office before it has it: behind «посол Индии» it is in the nominative, whatever the tagger
 * says; behind «министром» a name of which no word was found in that case, ${base} being what stands there, has the
 * usual endings taken off.
 */
static const char *
name_by_office(const struct link *l, struct doc *doc, const struct rec *e, const char *base)
{
	unsigned kase = office_case(doc, e);
	size_t n;
	const char *s = doc_text(doc, e, &n);

	if (kase == NOM)
		return arena_strndup(&doc->arena, s, n);
	if ((kase == INS || kase == DAT || ((kase == GEN || kase == ACC) && !begins_as_womans(l, base) &&
	    !morph_is_appointed(doc, e->hi))) &&
	    strlen(base) == n && memcmp(base, s, n) == 0)
		return without_endings(doc, base, kase);
	return base;
}

/* A known place in its base form («Душанбе», «Сочи») is in no other case. */
static const char *
base_of(const struct link *l, struct doc *doc, const struct rec *e)
{
	size_t n;
	const char *s = doc_text(doc, e, &n);

	if (doc_get(e, "norm"))
		return doc_get(e, "norm"); /* of a user's list */
	if (is(e, "ORG") && e->hi == e->lo + 1 && text_ends_in(s, n, "У"))
		return arena_strndup(&doc->arena, s, n); /* «УрФУ»: no case of «УрФа» */
	if (is(e, "ORG") && !places_org(l->places, s, n)) {
		const char *base = org_by_ending(l, doc, s, n);

		base = base ? base : bare_genitive(doc, e);
		if (base)
			return base;
	}
	if (is(e, "LOC") && e->hi == e->lo + 2) {
		const char *base = state_base(l, doc, e);

		if (base)
			return base;
	}
	s = is(e, "LOC") && places_find(l->places, s, n) ? arena_strndup(&doc->arena, s, n)
	    : morph_base(l->morph, doc, e->lo, e->hi, kind_of(e));
	if (is(e, "LOC") && e->hi == e->lo + 1 && !places_find(l->places, s, strlen(s))) {
		const char *known = place_by_ending(l, doc->text.s + e->b, e->e - e->b);

		if (known)
			return known;
	}
	if (is(e, "PER"))
		s = name_by_office(l, doc, e, s);
	return is(e, "LOC") || is(e, "PER") ? unshouted(doc, s, is(e, "PER")) : s;
}

/* The ISO code of the country that token ${t} is the adjective of; NULL if it is none. */
static const char *
iso_of_adjective(const struct doc *doc, uint32_t t)
{
	const char *iso = gram_get(doc->toks.v[t]->gram, GRAM_POS) == ADJ ? doc_get(doc->toks.v[t], "iso") : NULL;

	return iso && strlen(iso) == 2 ? iso : NULL;
}

/* The country in the name of an organisation: МИД РК, Посольство Казахстана, Японское агентство. */
static const char *
iso_inside(const struct link *l, struct doc *doc, const struct rec *e)
{
	for (size_t i = doc_first_ent(doc, doc->toks.v[e->lo]->b); i < doc->ents.n && doc->ents.v[i]->lo < e->hi; i++) {
		const struct rec *p = doc->ents.v[i];
		const char *iso = is(p, "LOC") && p->lo >= e->lo && p->hi <= e->hi ? doc_get(p, "iso") : NULL;

		if (iso && strlen(iso) == 2)
			return iso;
		if (is(p, "LOC") && p->lo > e->lo && p->hi <= e->hi) {
			const char *name = base_of(l, doc, p);
			const struct place *place = places_find(l->places, name, strlen(name));

			if (place && place->iso)
				return place->iso;
		}
	}
	return iso_of_adjective(doc, e->lo);
}

/* How many things a mention may reach back over: more than an article has; without it, time grows with their square. */
enum { REACH = 2000 };

/*
 * The latest thing that ${t} may be, NULL if there is none; of a surname alone one with that very surname before
 * others: «Назарбаева» is no «Назарбаев».
 */
static struct thing *
latest(struct link *l, const struct thing *t)
{
	bool surname = strcmp(t->type, "PER") == 0 && word_count(t->key) == 1;
	struct thing *best = NULL;

	for (size_t i = l->things.n; i-- > 0 && i + REACH >= l->things.n;) {
		struct thing *u = &l->things.v[i];

		if (!same_thing(u, t))
			continue;
		if (!surname || strcmp(last_word(u->key), t->key) == 0)
			return u;
		best = best ? best : u;
	}
	return best;
}

/*
 * The place that a base form names, «провинция Кунар» by what stands behind the word for it; NULL if it is not known.
 */
static const struct place *
place_named(const struct link *l, const char *norm)
{
	static const char province[] = "провинция ";
	const struct place *place = places_find(l->places, norm, strlen(norm));

	if (place == NULL && strncmp(norm, province, sizeof province - 1) == 0)
		place = places_find(l->places, norm + sizeof province - 1, strlen(norm) - (sizeof province - 1));
	return place;
}

/*
 * The ISO code of the country whose adjective stands before an organisation: «украинского МИД»; NULL if there is none.
 */
static const char *
iso_before(const struct doc *doc, const struct rec *e)
{
	return e->lo > 0 ? iso_of_adjective(doc, e->lo - 1) : NULL;
}

/* The index of the thing that mention ${e} is a mention of, a new one where none fits. */
static int
thing_for(struct link *l, struct doc *doc, const struct rec *e, const char *norm)
{
	const struct place *place = is(e, "LOC") ? place_named(l, norm) : NULL;
	bool nominative = gram_get(doc->toks.v[morph_head(doc, e->lo, e->hi)]->gram, GRAM_CASE) == NOM ||
	    (is(e, "PER") && office_case(doc, e) == NOM);
	struct thing t = {.type = e->type, .norm = norm, .place = place, .nominative = nominative};
	const char *key = spaced(doc, norm);
	struct thing *known;
	size_t n;
	const char *form = doc_text(doc, e, &n);

	t.key = folded(doc, key, strlen(key));
	t.form = folded(doc, form, n);
	t.iso = place ? place->iso : NULL;
	t.woman = is(e, "PER") && is_womans(t.form, t.key);
	if (is(e, "ORG")) {
		t.iso = iso_inside(l, doc, e);
		t.org = leading_org(l, t.key);
		if (t.iso == NULL && t.org && strcmp(t.org->sub, "gov") == 0)
			t.iso = iso_before(doc, e);
	}
	known = latest(l, &t);
	if (known) {
		update(known, norm, nominative, t.woman);
		if (known->iso == NULL)
			known->iso = t.iso;
		return (int)(known - l->things.v);
	}
	t.sub = place ? place->sub : is(e, "LOC") ? sub_of_place(t.key) : NULL;
	if (is(e, "ORG"))
		t.sub = t.org ? t.org->sub : sub_of_org(t.key);
	vec_push(&l->things, t);
	return (int)l->things.n - 1;
}

/* «Совет глав правительств Содружества (СНГ)»: whether ${e} is known for an organisation, and not for ${t}. */
static bool
is_another(const struct link *l, const struct doc *doc, const struct rec *e, const struct thing *t)
{
	size_t n;
	const char *s = doc_text(doc, e, &n);
	const struct place *known = is(e, "ORG") ? places_org(l->places, s, n) : NULL;

	return known && known != t->org;
}

/* «Конфедерация промышленников Литвы (LPK)»: what stands in brackets right behind an organisation is its short name; a
 * place there («Котка (Финляндия)») may be where it lies. */
static int
in_brackets(const struct link *l, const struct doc *doc, size_t i)
{
	const struct rec *e = doc->ents.v[i];

	if (is(e, "LOC") || i == 0 || e->lo == 0 || first_of(doc, doc->toks.v[e->lo - 1]) != '(' ||
	    e->hi >= doc->toks.n || first_of(doc, doc->toks.v[e->hi]) != ')')
		return -1;
	for (size_t k = i; k-- > 0;)
		if (doc->ents.v[k]->hi + 1 == e->lo && strcmp(doc->ents.v[k]->type, e->type) == 0 &&
		    l->thing_of.v[k] >= 0)
			return is_another(l, doc, e, &l->things.v[l->thing_of.v[k]]) ? -1 : l->thing_of.v[k];
	return -1;
}

static const char *
number(struct doc *doc, int n)
{
	char digits[10], *end = digits + sizeof digits;
	const char *s = text_decimal(end, (uint32_t)n + 1);

	return arena_strndup(&doc->arena, s, (size_t)(end - s));
}

/* The entity of the smallest mention around mention ${i}. */
static const char *
around(const struct link *l, struct doc *doc, size_t i)
{
	const struct rec *e = doc->ents.v[i];
	int best = -1;
	uint32_t size = UINT32_MAX;

	for (size_t k = i + 1; k-- > 0 && doc->ents.v[k]->lo + 200 > e->lo;) {
		const struct rec *o = doc->ents.v[k];

		if (o != e && o->lo <= e->lo && o->hi >= e->hi && o->hi - o->lo > e->hi - e->lo &&
		    o->hi - o->lo < size && l->thing_of.v[k] >= 0) {
			best = l->thing_of.v[k];
			size = o->hi - o->lo;
		}
	}
	return best >= 0 ? number(doc, best) : NULL;
}

/* Two figures: nothing is certain. */
static const char *
conf_of(struct doc *doc, const struct rec *e)
{
	unsigned conf = e->conf < 99 ? e->conf : 99;
	const char s[] = {'0', '.', (char)('0' + conf / 10), (char)('0' + conf % 10)};

	return arena_strndup(&doc->arena, s, sizeof s);
}

static void
write_keys(struct link *l, struct doc *doc)
{
	for (size_t i = 0; i < doc->ents.n; i++) {
		struct rec *e = doc->ents.v[i];
		const struct thing *t = l->thing_of.v[i] >= 0 ? &l->things.v[l->thing_of.v[i]] : NULL;
		const char *in = around(l, doc, i);

		if (t && !doc_get(e, "ent")) {
			doc_add(doc, e, "ent", number(doc, l->thing_of.v[i]));
			doc_set(doc, e, "norm", t->norm);
			if (t->iso)
				doc_add(doc, e, "iso", t->iso);
			if (t->sub)
				doc_add(doc, e, "sub", t->sub);
		}
		if (in && !doc_get(e, "in"))
			doc_add(doc, e, "in", in);
		if (e->conf)
			doc_add(doc, e, "conf", conf_of(doc, e));
	}
}

void
link_doc(struct link *l, struct doc *doc)
{
	vec_clear(&l->things);
	vec_clear(&l->thing_of);
	doc_place(doc);
	for (size_t i = 0; i < doc->ents.n; i++) {
		struct rec *e = doc->ents.v[i];
		int thing = -1;

		if (e->lo < e->hi && is_thing(e) && !doc_get(e, "ent")) {
			const char *norm = base_of(l, doc, e);

			thing = in_brackets(l, doc, i);
			if (thing < 0)
				thing = thing_for(l, doc, e, norm);
		} else if (e->lo < e->hi && is(e, "POST") && !doc_get(e, "norm"))
			doc_add(doc, e, "norm", post_norm(l->morph, doc, e));
		vec_push(&l->thing_of, thing);
	}
	write_keys(l, doc);
}
