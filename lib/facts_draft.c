/* facts_draft: matches of rules to drafts of facts: slots, time, modality, posts. */
#include "facts_impl.h"

#include "text.h"

struct draft *
facts_new(struct facts *f)
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

void
facts_add(struct draft *d, const char *slot, const char *value, const char *ent)
{
	struct value v = {slot, value, ent};

	if (value == NULL || *value == '\0')
		return;
	for (size_t i = 0; i < d->values.n; i++)
		if (strcmp(d->values.v[i].slot, slot) == 0 && strcmp(d->values.v[i].value, value) == 0)
			return;
	vec_push(&d->values, v);
}

/* Keeps the first ${n} values of the slot. */
static void
keep(struct draft *d, const char *slot, size_t n)
{
	size_t left = 0, seen = 0;

	for (size_t i = 0; i < d->values.n; i++)
		if (strcmp(d->values.v[i].slot, slot) != 0 || seen++ < n)
			d->values.v[left++] = d->values.v[i];
	d->values.n = left;
}

void
facts_drop(struct draft *d, const char *slot)
{
	keep(d, slot, 0);
}

bool
facts_take(struct draft *d, const char *slot, const char *value)
{
	for (size_t i = 0; i < d->values.n; i++) {
		if (strcmp(d->values.v[i].slot, slot) != 0 || strcmp(d->values.v[i].value, value) != 0)
			continue;
		for (d->values.n--; i < d->values.n; i++)
			d->values.v[i] = d->values.v[i + 1];
		return true;
	}
	return false;
}

void
facts_copy(struct draft *into, const char *as, const struct draft *from, const char *slot)
{
	for (size_t i = 0; i < from->values.n; i++)
		if (strcmp(from->values.v[i].slot, slot) == 0)
			facts_add(into, as, from->values.v[i].value, from->values.v[i].ent);
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

/* The first value of the slot, NULL if there is none. */
static const struct value *
first(const struct draft *d, const char *slot)
{
	for (size_t i = 0; i < d->values.n; i++)
		if (strcmp(d->values.v[i].slot, slot) == 0)
			return &d->values.v[i];
	return NULL;
}

size_t
facts_count(const struct draft *d, const char *slot)
{
	size_t n = 0;

	for (size_t i = 0; i < d->values.n; i++)
		n += strcmp(d->values.v[i].slot, slot) == 0;
	return n;
}

const char *
facts_value(const struct draft *d, const char *slot)
{
	const struct value *v = first(d, slot);

	return v ? v->value : NULL;
}

const char *
facts_ent(const struct draft *d, const char *slot)
{
	const struct value *v = first(d, slot);

	return v ? v->ent : NULL;
}

/* Whether the document has an entity of that base form: its number. */
const char *
facts_entity_named(const struct doc *doc, const char *name, const char *iso)
{
	for (size_t i = 0; i < doc->ents.n; i++) {
		const struct rec *e = doc->ents.v[i];
		const char *norm = doc_get(e, "norm"), *other = doc_get(e, "iso");

		if (is(e, "LOC") && ((norm && strcmp(norm, name) == 0) || (iso && other && strcmp(iso, other) == 0)))
			return doc_get(e, "ent");
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
	const char *name = doc_get(tok, "from"), *ent = facts_entity_named(doc, name, doc_get(tok, "iso"));

	facts_add(d, slot, ent ? doc_get(doc_entity(doc, ent), "norm") : name, ent);
}

void
facts_add_pair(struct doc *doc, struct draft *d, const char *slot, const struct rec *tok)
{
	const char *name = doc_get(tok, "between"), *iso = doc_get(tok, "iso");

	if (strcmp(d->type, "position") == 0)
		return; /* «российско-британская певица» holds no office there */
	for (int i = 0; i < 2; i++) {
		const char *one = arena_strndup(&doc->arena, name, strcspn(name, "/")),
		    *code = arena_strndup(&doc->arena, iso, strcspn(iso, "/"));
		const char *ent = facts_entity_named(doc, one, code);

		facts_add(d, slot, ent ? doc_get(doc_entity(doc, ent), "norm") : one, ent);
		name += strlen(one) + (i == 0);
		iso += strlen(code) + (i == 0);
	}
}

void
facts_add_mention(struct doc *doc, struct draft *d, const char *slot, const struct rec *m)
{
	const char *value = doc_get(m, "value");

	if (strcmp(slot, "party") == 0 && is(m, "PER") && strcmp(d->type, "deal") != 0)
		return; /* bodies and countries agree, people only buy and sell */
	if (strcmp(slot, "up") == 0 || strcmp(slot, "down") == 0) {
		if (value)
			facts_add(d, "change", change_of(doc, m, *slot == 'u'), NULL);
		return;
	}
	if (is(m, "POST") || doc_get(m, "ent")) {
		facts_add(d, slot, doc_get(m, "norm"), doc_get(m, "ent"));
		return;
	}
	facts_add(d, slot, value, NULL);
	if (strcmp(slot, "value") == 0) {
		facts_add(d, "unit", doc_get(m, "unit"), NULL);
		if (d->mod == NULL)
			d->mod = doc_get(m, "mod");
	}
}

static void
add_unit(struct facts *f, struct draft *d, const char *slot, const struct unit *u)
{
	const struct rec *tok = f->doc->toks.v[u->lo];

	if (u->stands_for && strcmp(slot, "post") != 0)
		facts_add_mention(f->doc, d, slot, u->stands_for);
	if (u->stands_for && u->and_for)
		facts_add_mention(f->doc, d, slot, u->and_for);
	if (u->stands_for && strcmp(slot, "post") != 0)
		return;
	if (facts_is_head_of_state(u) && strcmp(slot, "post") == 0)
		facts_add(d, slot, FACTS_HEAD_OF_STATE, NULL);
	else if (u->mention)
		facts_add_mention(f->doc, d, slot, u->mention);
	else if (doc_get(tok, "from"))
		add_from(f->doc, d, slot, tok);
	else if (doc_get(tok, "between"))
		facts_add_pair(f->doc, d, slot, tok);
	else
		facts_add(d, slot, tok->lemma, NULL);
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
		depth -= doc_quote(doc, doc->toks.v[t]);
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
		depth += doc_quote(doc, doc->toks.v[t]);
		if (depth == 0)
			return t;
	}
	return hi;
}

/* Commas, full stops and unpaired marks at the ends of a phrase say nothing. */
static void
trim(const struct doc *doc, uint32_t *lo, uint32_t *hi)
{
	while (*lo < *hi && gram_get(doc->toks.v[*lo]->gram, GRAM_POS) == PUNCT &&
	    doc_quote(doc, doc->toks.v[*lo]) <= 0)
		++*lo;
	while (*lo < *hi && gram_get(doc->toks.v[*hi - 1]->gram, GRAM_POS) == PUNCT &&
	    doc_quote(doc, doc->toks.v[*hi - 1]) >= 0 && first_cp(doc, *hi - 1) != ')')
		--*hi;
}

/* The end of a phrase or statement before a mark that closes a quotation begun before it. */
static uint32_t
before_close(const struct doc *doc, uint32_t lo, uint32_t hi)
{
	int depth = 0;

	for (uint32_t t = lo; t < hi; t++) {
		depth += doc_quote(doc, doc->toks.v[t]);
		if (depth < 0)
			return t;
	}
	return hi;
}

/* The end of a statement before the clause that tells who reports it: «…, сообщает агентство». */
static uint32_t
before_source(const struct doc *doc, uint32_t lo, uint32_t hi)
{
	static const char *const reports[] = {"сообщать", "передавать", "писать", "информировать", "цитировать", NULL};

	for (uint32_t t = hi; t-- > lo + 3 && t + 12 > hi;)
		if (first_cp(doc, t - 1) == ',' && doc_lemma_among(doc->toks.v[t], reports) &&
		    gram_get(doc->toks.v[t]->gram, GRAM_TENSE) == PRES)
			return t - 1;
	return hi;
}

/* The end of a statement before what was said next: «…, а глава МИДа отметил, что …», «…, и добавил, что …». */
static uint32_t
before_another(const struct doc *doc, uint32_t lo, uint32_t hi)
{
	static const char *const but[] = {"а", "и", NULL}, *const that[] = {"что", NULL},
	    *const says[] = {"отметить", "заявить", "сообщить", "сказать", "подчеркнуть", "добавить", NULL};
	uint32_t end = hi;

	for (uint32_t t = lo + 1; t + 2 < hi; t++) {
		if (first_cp(doc, t) == ',' && doc_lemma_among(doc->toks.v[t + 1], but))
			end = t;
		if (end < t && doc_lemma_among(doc->toks.v[t], says) && first_cp(doc, t + 1) == ',' &&
		    doc_lemma_among(doc->toks.v[t + 2], that))
			return end;
	}
	return hi;
}

static void
add_text(struct facts *f, struct draft *d, const char *slot, uint32_t lo, uint32_t hi)
{
	struct doc *doc = f->doc;

	if (hi < doc->toks.n && doc_quote(doc, doc->toks.v[hi]) < 0) {
		uint32_t begin = quotation_begin(doc, lo, hi);

		if (begin > lo && lo > 0 && doc_quote(doc, doc->toks.v[lo - 1]) > 0)
			hi = quotation_end(doc, lo, hi); /* the mark closes a quotation inside */
		else
			lo = begin;
	} else if (lo > 0 && doc_quote(doc, doc->toks.v[lo - 1]) > 0 && !(hi < doc->toks.n && first_cp(doc, hi) == ','))
		hi = quotation_end(doc, lo, hi);
	hi = before_close(doc, lo, hi);
	trim(doc, &lo, &hi);
	hi = before_another(doc, lo, before_source(doc, lo, hi));
	if (lo < hi)
		facts_add(d, slot, arena_strndup(&doc->arena, doc->text.s + doc->toks.v[lo]->b,
		    doc->toks.v[hi - 1]->e - doc->toks.v[lo]->b), NULL);
}

void
facts_add_next(struct facts *f, struct draft *d)
{
	const struct doc *doc = f->doc;
	size_t s = f->sent + 1, p = 0, end;

	while (p < doc->paras.n && doc->paras.v[p]->b <= doc->sents.v[f->sent]->b)
		p++;
	if (s >= doc->sents.n || p >= doc->paras.n || doc->sents.v[s]->b < doc->paras.v[p]->b ||
	    strcmp(doc->paras.v[p]->type, "text") != 0)
		return;
	for (end = s; end < doc->sents.n && doc->sents.v[end]->e <= doc->paras.v[p]->e; end++)
		continue;
	if (end > s)
		add_text(f, d, "text", doc->sents.v[s]->lo, doc->sents.v[end - 1]->hi);
}

/* Whether token ${t} is a number, in digits or words. */
static bool
is_number(const struct doc *doc, uint32_t t)
{
	return gram_get(doc->toks.v[t]->gram, GRAM_POS) == NUM || text_class(first_cp(doc, t)) == TEXT_DIGIT;
}

static bool
is_about(const struct doc *doc, uint32_t t)
{
	static const char *const about[] = {"более", "больше", "свыше", "около", "порядка", "почти", NULL};

	return doc_lemma_among(doc->toks.v[t], about);
}

/*
 * The phrase of tokens [lo, hi) in the genitive, in brackets in base form where the dictionary does not know how: «рост
 * (Актау)».
 */
static char *
genitive_of(struct facts *f, uint32_t lo, uint32_t hi)
{
	char *s = morph_genitive(f->morph, f->doc, lo, hi);

	return s ? s : arena_printf(&f->doc->arena, "(%s)", morph_base(f->morph, f->doc, lo, hi, MORPH_PHRASE));
}

/*
 * The phrase of tokens [lo, hi) in base form; in the genitive for the slot «of»; as it stands with a preposition, a
 * number («19 меморандумов») or an infinitive («открыть новую школу») at its head, and where it hangs on something else
 * («rest»). A sentence's capital goes.
 */
const char *
facts_phrase(struct facts *f, const char *slot, uint32_t lo, uint32_t hi)
{
	struct doc *doc = f->doc;
	gram g = doc->toks.v[lo]->gram;
	bool as_is = strcmp(slot, "rest") == 0 || gram_get(g, GRAM_POS) == ADP || gram_get(g, GRAM_VERBFORM) == INF ||
	    is_number(doc, lo) || (is_about(doc, lo) && lo + 1 < hi && is_number(doc, lo + 1));
	uint32_t begin = doc->toks.v[is_number(doc, lo) && lo > 0 && is_about(doc, lo - 1) ? lo - 1 : lo]->b;
	char *s = strcmp(slot, "of") == 0 ? genitive_of(f, lo, hi) : as_is
	    ? arena_strndup(&doc->arena, doc->text.s + begin, doc->toks.v[hi - 1]->e - begin)
	                : morph_base(f->morph, doc, lo, hi, MORPH_PHRASE);
	const char *rest = s;
	char small[4];
	int32_t first = utf8_next(&rest, s + strlen(s));
	size_t first_word = 0;

	while (f->units.v[first_word].lo < lo &&
	    gram_get(doc->toks.v[f->units.v[first_word].lo]->gram, GRAM_POS) == PUNCT)
		first_word++;
	if (f->units.v[first_word].lo != lo || f->units.v[first_word].mention || text_capitals(s, strcspn(s, " ")) > 1)
		return s;
	return arena_printf(&doc->arena, "%.*s%s", (int)utf8_put(text_lower(first), small), small, rest);
}

/*
 * The end of a phrase before what tells on what occasion: «соглашения о торговле по итогам переговоров», «… на сумму 5
 * млрд».
 */
static uint32_t
before_occasion(const struct doc *doc, uint32_t lo, uint32_t hi)
{
	static const struct {
		const char *preposition, *noun;
	} occasions[] = {{"по", "итог"}, {"по", "результат"}, {"в", "ход"}, {"в", "присутствие"}, {"на", "сумма"},
	    {"на", "поле"}};

	for (uint32_t t = lo + 1; t + 1 < hi; t++) {
		const char *lemma = doc->toks.v[t]->lemma, *noun = doc->toks.v[t + 1]->lemma;

		if (noun && gram_get(doc->toks.v[t + 1]->gram, GRAM_POS) == ADJ && t + 2 < hi) /* «на общую сумму» */
			noun = doc->toks.v[t + 2]->lemma;
		for (size_t i = 0; lemma && noun && i < sizeof occasions / sizeof *occasions; i++)
			if (strcmp(lemma, occasions[i].preposition) == 0 && strcmp(noun, occasions[i].noun) == 0)
				return t;
	}
	return hi;
}

/* The end of a phrase before who did it: «меморандумы акимом района Яном Дойлом». */
static uint32_t
before_agent(const struct facts *f, uint32_t lo, uint32_t hi)
{
	for (size_t i = 1; i < f->units.n; i++) {
		const struct unit *u = &f->units.v[i];
		unsigned before = gram_get(f->doc->toks.v[f->units.v[i - 1].lo]->gram, GRAM_POS);

		if (u->lo > lo && u->lo < hi && is(u->mention, "POST") &&
		    gram_get(f->doc->toks.v[u->head]->gram, GRAM_CASE) == INS && before != ADP && before != ADJ &&
		    before != DET && before != CCONJ)
			return u->lo;
	}
	return hi;
}

static void
add_phrase(struct facts *f, struct draft *d, const char *slot, uint32_t lo, uint32_t hi)
{
	static const char *const which[] = {"который", NULL};

	hi = before_agent(f, lo, before_occasion(f->doc, lo, before_close(f->doc, lo, hi)));
	if (hi > lo + 2 && hi < f->doc->toks.n && doc_lemma_among(f->doc->toks.v[hi], which) &&
	    first_cp(f->doc, hi - 2) == ',')
		hi -= 2; /* «обсудили повестку заседания, проведение которого …» */
	trim(f->doc, &lo, &hi);
	while (hi > lo && (gram_get(f->doc->toks.v[hi - 1]->gram, GRAM_POS) == CCONJ ||
	    gram_get(f->doc->toks.v[hi - 1]->gram, GRAM_POS) == ADP))
		hi--; /* «обсудили торговлю и договорились» */
	if (lo < hi)
		facts_add(d, slot, facts_phrase(f, slot, lo, hi), NULL);
}

/* Whether token ${t} is «о» or «об», behind which a topic stands. */
static bool
is_on(const struct doc *doc, uint32_t t)
{
	static const char *const on[] = {"о", "об", "обо", "про", NULL};

	return gram_get(doc->toks.v[t]->gram, GRAM_POS) == ADP && doc_lemma_among(doc->toks.v[t], on);
}

/*
 * How many tokens from ${t} on part a list of phrases, from ${lo} on, of which the last begins at ${from}: «…, а также
 * …», «… и о …»; a conjunction before a noun in the case of the first one's: «поставки зерна и облегчение виз», but not
 * where two have what follows in common: «состояние и перспективы торговли». 0 if none do.
 */
static uint32_t
parts(const struct doc *doc, uint32_t lo, uint32_t from, uint32_t t, uint32_t hi)
{
	uint32_t head, noun;
	size_t n;
	const char *s = doc_text(doc, doc->toks.v[t], &n);

	if (t + 1 < hi && n == strlen("а") && memcmp(s, "а", n) == 0)
		return t + 2 < hi && is_on(doc, t + 2) ? 3 : 2;
	if (t + 2 < hi && (gram_get(doc->toks.v[t]->gram, GRAM_POS) == CCONJ || first_cp(doc, t) == ',') &&
	    is_on(doc, t + 1))
		return 2;
	if (from >= t)
		return 0;
	head = morph_head(doc, from, t);
	noun = gram_get(doc->toks.v[head]->gram, GRAM_POS) == NOUN ? morph_joined_noun(doc, head, t, hi) : 0;
	if (noun == 0 || (from == lo && head + 1 == t && noun + 1 < hi &&
	    (gram_get(doc->toks.v[noun + 1]->gram, GRAM_CASE) == GEN ||
	    gram_get(doc->toks.v[noun + 1]->gram, GRAM_POS) == ADP)))
		return 0;
	return 1;
}

static void
add_phrases(struct facts *f, struct draft *d, const char *slot, uint32_t lo, uint32_t hi)
{
	uint32_t from = lo, n;

	for (uint32_t t = lo; t < hi; t++) {
		n = parts(f->doc, lo, from, t, hi);
		if (n == 0)
			continue;
		add_phrase(f, d, slot, from, t);
		from = t + n;
	}
	if (from < hi)
		add_phrase(f, d, slot, from, hi);
}

/* Whether two mentions may be of one list: of one type, or places and organisations. */
static bool
is_alike(const struct rec *a, const struct rec *b)
{
	return a && b && (is(a, b->type) || ((is(a, "LOC") || is(a, "ORG")) && (is(b, "LOC") || is(b, "ORG"))));
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
	else if (strchr(name, '=') &&
	    (strcmp(slot, "of") == 0 || strcmp(slot, "rest") == 0 ||
	    !(hi == lo + 1 && first->mention && doc_get(first->mention, "ent"))))
		(name[n] == '+' ? add_phrases : add_phrase)(f, d, slot, first->lo, m->units[hi - 1].hi);
	else
		for (uint32_t u = lo; u < hi; u++)
			if (u == lo || is_alike(m->units[u].mention, first->mention))
				add_unit(f, d, slot, &m->units[u]);
}

/*
 * Whether unit ${u} of a match is part of what was talked about or agreed: its words say nothing of the event's own
 * time.
 */
static bool
is_topic(const struct rule_match *m, uint32_t u)
{
	for (int i = 0; i < m->rule->nslots; i++) {
		const char *slot = m->rule->slots[i];

		if (m->captures[i].lo <= u && u < m->captures[i].hi &&
		    (strncmp(slot, "topic", strlen("topic")) == 0 || strncmp(slot, "what", strlen("what")) == 0))
			return true;
	}
	return false;
}

/*
 * «запланирован официальный» before «визит»: what a match that begins with a noun has right before it tells of it too.
 */
static uint32_t
told_from(const struct doc *doc, const struct rule_match *m)
{
	enum { BACK = 4 };
	unsigned pos = gram_get(doc->toks.v[m->units[m->lo].lo]->gram, GRAM_POS);
	uint32_t u = m->lo;

	if (m->units[u].mention || (pos != NOUN && pos != ADJ))
		return u;
	while (u > 0 && m->lo - u < BACK && gram_get(doc->toks.v[m->units[u - 1].lo]->gram, GRAM_POS) != PUNCT)
		u--;
	return u;
}

/* Whether the word at ${tok}, before the noun that a match begins with, tells whether it takes place. */
static bool
tells_of_noun(const struct rec *tok)
{
	static const char *const verbs[] = {"состояться", "пройти", "проходить", "открыться", "начаться",
	    "запланировать", "планироваться", "ожидаться", "наметить", "намеченный", "предстоять", "предстоящий",
	    "готовиться", "возможный", "возможность", NULL};

	return doc_lemma_among(tok, verbs);
}

/*
 * «не» before ${tok}, «едва» before that or not: a verb denies the fact, but «не превысил 9 млн» tells how much, and
 * «едва не остановилась» that it did not stop.
 */
static void
negate(struct draft *d, const struct rec *before, const struct rec *tok)
{
	static const char *const nearly[] = {"едва", "чуть", NULL};
	static const char *const reach[] = {"превысить", "превышать", "достичь", "достигнуть", "достигать", "дотянуть",
	    "дотягивать", NULL};

	if (gram_get(tok->gram, GRAM_POS) != VERB || (before && doc_lemma_among(before, nearly)))
		return;
	if (doc_lemma_among(tok, reach))
		d->mod = "less";
	else
		d->neg = true;
}

/* Time, modality and negation, from the words of the match that are neither names nor what was talked about. */
static void
modality(const struct doc *doc, struct draft *d, const struct rule_match *m)
{
	static const char *const planned[] = {"планироваться", "предполагаться", "намереваться", "намеренный",
	    "предстоять", "предстоящий", "запланировать", "планировать", "ожидаться", "намерить", "собираться",
	    "готовиться", "намеченный", "наметить", "должен", NULL};
	static const char *const possible[] = {"возможность", "мочь", "возможный", "ли", NULL};

	for (uint32_t u = told_from(doc, m); u < m->hi; u++) {
		const struct rec *tok = doc->toks.v[m->units[u].lo];
		gram g = tok->gram;
		bool future = (gram_get(g, GRAM_POS) == VERB || gram_get(g, GRAM_POS) == AUX) &&
		    gram_get(g, GRAM_TENSE) == FUT;
		/* «встречу» is a noun, whatever the tagger says */
		bool mine = gram_get(g, GRAM_PERSON) == 1 && gram_get(g, GRAM_NUMBER) == SING;

		if (m->units[u].mention || is_topic(m, u) || (u < m->lo && !tells_of_noun(tok)))
			continue;
		d->past |= gram_get(g, GRAM_POS) == VERB && gram_get(g, GRAM_VERBFORM) == FIN &&
		    gram_get(g, GRAM_TENSE) == PAST;
		if (doc_lemma_among(tok, planned) || (future && !mine))
			d->mod = d->mod && strcmp(d->mod, "possible") != 0 ? d->mod : "planned";
		else if (d->mod == NULL && doc_lemma_among(tok, possible))
			d->mod = "possible";
		if (tok->lemma && strcmp(tok->lemma, "не") == 0 && u + 1 < m->hi)
			negate(d, u > 0 ? doc->toks.v[m->units[u - 1].lo] : NULL, doc->toks.v[m->units[u + 1].lo]);
	}
}

static void
note_topic(struct draft *d, const struct rule_match *m)
{
	for (uint32_t u = m->lo; u < m->hi; u++) {
		if (m->units[u].mention && !is(m->units[u].mention, "LOC") && !is(m->units[u].mention, "DATE"))
			continue;
		if (!is_topic(m, u))
			continue;
		if (d->topic_hi == 0)
			d->topic_lo = m->units[u].lo;
		d->topic_hi = m->units[u].hi;
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

/*
 * Whether token ${t} is a verb and the office at ${post} its object, or who will get another one: «послом станет
 * министр Озолс», «делегацию возглавлял министр Озолс».
 */
static bool
is_whom(const struct doc *doc, uint32_t t, uint32_t post)
{
	static const char *const takes[] = {"стать", "возглавлять", "возглавить", "руководить", NULL};
	unsigned kase = gram_get(doc->toks.v[post]->gram, GRAM_CASE);

	return gram_get(doc->toks.v[t]->gram, GRAM_POS) == VERB &&
	    (kase == ACC || kase == GEN || (kase == NOM && doc_lemma_among(doc->toks.v[t], takes)));
}

/*
 * Whether the verb at token ${t} only says that somebody was there: «гостем был директор Озолс»; but «Озолс был
 * директором».
 */
static bool
is_presence(const struct doc *doc, uint32_t t, uint32_t post)
{
	static const char *const be[] = {"быть", NULL};

	return t < post && doc_lemma_among(doc->toks.v[t], be) && gram_get(doc->toks.v[post]->gram, GRAM_CASE) == NOM;
}

/* What a post says of itself: acting, former, new. */
static void
status_of_post(const struct doc *doc, struct draft *d, const struct rule_match *m)
{
	const char *post = facts_value(d, "post");
	static const char *const former[] = {"бывший", "экс", "прежний", "прежде", "ранее", "предыдущий", "прошлое",
	    "свергнуть", "свергнутый", "отставной", "преемник", "предшественник", "предшественница", NULL};
	static const char *const duties[] = {"обязанность", NULL};
	static const char *const held[] = {"быть", "занимать", "работать", "служить", "являться", "возглавлять",
	    "руководить", NULL};
	static const char *const new[] = {"новый", "стать", "назначить", "назначенный", "избрать", "избранный",
	    "новоназначенный", NULL};
	const char *status = "current";

	if (facts_value(d, "status"))
		return;
	if (post && (strncmp(post, "и.о", 5) == 0 || strncmp(post, "врио", 8) == 0))
		status = "acting";
	if (post && strncmp(post, "экс-", 7) == 0)
		status = "former";
	for (uint32_t t = d->lo > 2 ? d->lo - 2 : 0; t < d->hi; t++) {
		if (is_named(m, t) || is_presence(doc, t, d->lo) ||
		    (t + 1 < d->lo && gram_get(doc->toks.v[t + 1]->gram, GRAM_POS) != ADJ) ||
		    (t < d->lo && is_whom(doc, t, d->lo)))
			/* «Новая Зеландия»; «после Нового года министр …»; «консулом назначили директора Анну Берг» */
			continue;
		if (doc_lemma_among(doc->toks.v[t], former))
			status = "former";
		else if (doc_lemma_among(doc->toks.v[t], duties))
			status = "acting"; /* «исполняющий обязанности губернатора» */
		else if (doc_lemma_among(doc->toks.v[t], new))
			status = "new";
		else if (doc_lemma_among(doc->toks.v[t], held) && gram_get(doc->toks.v[t]->gram, GRAM_TENSE) == PAST &&
		    strcmp(status, "current") == 0)
			status = "former";
	}
	facts_add(d, "status", status, NULL);
}

/* Whether unit ${u} is in what the rule takes for ${slot}. */
static bool
is_taken_for(const struct rule_match *m, uint32_t u, const char *slot)
{
	for (int i = 0; i < m->rule->nslots; i++)
		if (strncmp(m->rule->slots[i], slot, strlen(slot)) == 0 && u >= m->captures[i].lo &&
		    u < m->captures[i].hi)
			return true;
	return false;
}

/* «Врачи, лечившие Анну Берг, говорят, что …»: what many say one person does not, unless others are joined to it. */
static void
heed_number(const struct doc *doc, struct draft *d, const struct rule_match *m)
{
	static const char *const joins[] = {"и", NULL};
	bool many = false, one = false;

	for (uint32_t u = m->lo; u < m->hi; u++) {
		gram g = doc->toks.v[m->units[u].head]->gram;

		if (is_taken_for(m, u, "text") || m->units[u].mention || gram_get(g, GRAM_POS) != VERB ||
		    gram_get(g, GRAM_VERBFORM) != FIN || gram_get(g, GRAM_VOICE) != ACT)
			continue; /* «приводятся слова» */
		many |= gram_get(g, GRAM_NUMBER) == PLUR;
		one |= gram_get(g, GRAM_NUMBER) == SING;
	}
	d->dead = many && !one && facts_count(d, "who") == 1 && facts_find_among(doc, d->lo > 1 ? d->lo - 1 : 0, d->hi,
	    joins) == d->hi;
}

/* Whether a post is that of a country's head: «президент» may be said of it. */
static bool
heads_state(const struct facts *f, const char *post, const char *org)
{
	return post && (strcmp(post, FACTS_HEAD_OF_STATE) == 0 ||
	    (strcmp(post, "глава") == 0 && facts_is_country(doc_entity(f->doc, org))));
}

/* Whether one of the drafts from ${first} on is of that person. */
static bool
is_found(const struct facts *f, size_t first, const struct rec *person)
{
	const char *ent = doc_get(person, "ent");

	for (size_t i = first; ent && i < f->ndrafts; i++)
		if (facts_ent(&f->drafts.v[i], "who") && strcmp(facts_ent(&f->drafts.v[i], "who"), ent) == 0)
			return true;
	return false;
}

/* Remembers who holds what by the drafts from ${first} on, for the sentences that follow. */
static void
remember(struct facts *f, const struct rule_match *m, size_t first)
{
	const struct draft *d = &f->drafts.v[first];
	const char *post = facts_value(d, "post"), *status = facts_value(d, "status"), *org = NULL;

	if (status && strcmp(status, "former") == 0)
		return;
	for (size_t i = 0; i < d->values.n && org == NULL; i++)
		org = strcmp(d->values.v[i].slot, "org") == 0 ? d->values.v[i].ent : NULL;
	for (uint32_t u = m->lo; u < m->hi; u++) {
		struct holder h = {m->units[u].mention, post, org, heads_state(f, post, org), m->units[u].lo};

		if (is(h.person, "PER") && post && is_found(f, first, h.person))
			vec_push(&f->holders, h);
	}
}

/* Makes the drafts from ${first} on as many as they have values in ${slot}, each of its own. */
static void
split_by(struct facts *f, size_t first, const char *slot)
{
	size_t end = f->ndrafts;

	for (size_t k = first; k < end; k++) {
		size_t n = f->drafts.v[k].values.n, seen = 0;

		for (size_t i = 0; i < n; i++) {
			if (strcmp(f->drafts.v[k].values.v[i].slot, slot) == 0 && seen++ > 0) {
				struct draft *copy = facts_new(f);

				copy_draft(copy, &f->drafts.v[k], slot, i);
			}
		}
		keep(&f->drafts.v[k], slot, 1);
	}
}

/* Several values of a slot are as many facts, where a type is stated of one thing. */
static void
split_draft(struct facts *f)
{
	static const struct {
		const char *type, *slot;
	} one[] = {{"position", "who"}, {"membership", "who"}, {"membership", "org"}, {"sanction", "to"}, {"aid", "to"},
	    {"visit", "to"}, {"visit", "who"}, {"statement", "who"}};
	size_t last = f->ndrafts - 1;

	for (size_t i = 0; i < sizeof one / sizeof *one; i++)
		if (strcmp(one[i].type, f->drafts.v[last].type) == 0)
			split_by(f, last, one[i].slot);
}

/*
 * «почетный литовский консул»: the adjective inside of the office says where it is held; «глава государства»: of which.
 */
static void
country_of_post(struct facts *f, struct draft *d, const struct rule_match *m)
{
	const char *post = facts_value(d, "post");

	for (uint32_t u = m->lo; u < m->hi && !facts_value(d, "org"); u++) {
		struct rec *state = post && strcmp(post, FACTS_HEAD_OF_STATE) == 0 && is(m->units[u].mention, "POST")
		    ? facts_state_of_head(f, u) : NULL;

		if (state)
			facts_add_mention(f->doc, d, "org", state);
		for (uint32_t t = m->units[u].lo; is(m->units[u].mention, "POST") && t < m->units[u].hi; t++)
			if (doc_get(f->doc->toks.v[t], "iso"))
				add_from(f->doc, d, "org", f->doc->toks.v[t]);
	}
}

/* The form of a visit, by the word that record(5) has for it. */
static void
name_form(struct draft *d)
{
	static const char *const forms[][2] = {{"официальн", "official"}, {"государственн", "state"},
	    {"рабоч", "working"}, {"дружественн", "friendly"}, {"частн", "private"}};

	for (size_t i = 0; i < d->values.n; i++)
		for (size_t k = 0; strcmp(d->values.v[i].slot, "form") == 0 && k < sizeof forms / sizeof *forms; k++)
			if (strncmp(d->values.v[i].value, forms[k][0], strlen(forms[k][0])) == 0)
				d->values.v[i].value = forms[k][1];
}

/*
 * The form of a meeting, where the words tell more than the rule: «провели консультации», «телефонный разговор»,
 * «обсудили по телефону».
 */
static void
name_meeting(struct facts *f, struct draft *d, const struct rule_match *m)
{
	static const char *const by_phone[] = {"телефонный", "телефон", "телефонно", NULL},
	    *const kinds[] = {"встреча", "беседа", "разговор", NULL}, *const talks[] = {"переговоры", NULL},
	    *const consultations[] = {"консультация", NULL};
	const char *form = NULL;
	bool called = false;

	for (uint32_t u = told_from(f->doc, m); u < m->hi; u++) {
		const struct rec *tok = f->doc->toks.v[m->units[u].lo];

		if (m->units[u].mention || is_topic(m, u))
			continue;
		called |= doc_lemma_among(tok, by_phone);
		if (form == NULL && u >= m->lo)
			form = doc_lemma_among(tok, talks) ? "talks" : doc_lemma_among(tok, consultations)
			    ? "consultations" : doc_lemma_among(tok, kinds) ? "" : NULL;
	}
	form = called ? "call" : form;
	if (form && *form && !(facts_value(d, "form") && strcmp(facts_value(d, "form"), form) == 0)) {
		facts_drop(d, "form");
		facts_add(d, "form", form, NULL);
	}
}

void
facts_found(const struct rule_match *m, void *arg)
{
	struct facts *f = arg;
	struct draft *d = facts_new(f);

	d->rule = m->rule;
	d->type = facts_type(m->rule->type) ? facts_type(m->rule->type)->name : m->rule->type;
	d->conf = "0.80";
	d->lo = m->units[m->lo].lo;
	d->hi = m->units[m->hi - 1].hi;
	for (const struct rule_const *k = m->rule->consts; k; k = k->next) {
		if (strcmp(k->name, "conf") == 0)
			d->conf = k->value;
		else if (strcmp(k->name, "mod") == 0)
			d->mod = k->value;
		else
			facts_add(d, k->name, k->value, NULL);
		d->told |= strcmp(k->name, "status") == 0;
	}
	for (int i = 0; i < m->rule->nslots; i++)
		add_capture(f, d, m, i);
	note_topic(d, m);
	if (strcmp(d->type, "visit") == 0)
		name_form(d);
	if (strcmp(d->type, "meeting") == 0)
		name_meeting(f, d, m);
	if (strcmp(d->type, "position") == 0) {
		status_of_post(f->doc, d, m);
		country_of_post(f, d, m);
	}
	else if (strcmp(d->type, "statement") == 0)
		heed_number(f->doc, d, m);
	else
		modality(f->doc, d, m);
	split_draft(f);
}

/* The first look at a document: who holds what. */
void
facts_found_holder(const struct rule_match *m, void *arg)
{
	struct facts *f = arg;
	size_t n = f->ndrafts;

	facts_found(m, f);
	remember(f, m, n);
	f->ndrafts = n;
}

