/* names_features: what the model of names sees of a token, its neighbours and its document. */
#include "names_impl.h"

#include "lists.h"
#include "text.h"

#include <stdlib.h>

/* ---- hashes ---- */

static uint32_t
mix(uint32_t h, uint32_t v)
{
	h ^= v + 0x9E3779B9U + (h << 6) + (h >> 2);
	h *= 0x85EBCA6BU;
	return h ^ h >> 13;
}

static uint32_t
hash(const char *s, size_t n)
{
	uint32_t h = 2166136261U;

	for (size_t i = 0; i < n; i++)
		h = (h ^ (unsigned char)s[i]) * 16777619U;
	return h;
}

/* ---- one token ---- */

/* Shape: classes of characters, runs shortened to two: «Aa» «AA» «Aa-Aa» «0» «aa». */
static uint32_t
shape_of(const char *s, size_t n, bool *upper, bool *acronym)
{
	const char *end = s + n;
	char shape[16];
	size_t len = 0;

	*upper = false;
	while (s < end && len < sizeof shape) {
		int32_t cp = utf8_next(&s, end);
		enum text_class c = text_class(cp);
		char k = c == TEXT_UPPER ? 'A' : c == TEXT_LOWER || c == TEXT_LETTER ? 'a' : c == TEXT_DIGIT
		    ? '0' : (char)cp;

		if (cp < 0x80 && (k == 'A' || k == 'a'))
			k = k == 'A' ? 'L' : 'l';
		if (len == 0)
			*upper = k == 'A' || k == 'L';
		if (len >= 2 && shape[len - 1] == k && shape[len - 2] == k)
			continue;
		shape[len++] = k;
	}
	*acronym = len == 2 && (memcmp(shape, "AA", 2) == 0 || memcmp(shape, "LL", 2) == 0);
	return hash(shape, len);
}

/*
 * The hash of the last, or first, ${count} letters of folded Cyrillic (two bytes each), of the whole where it is
 * shorter.
 */
static uint32_t
suffix(const char *s, size_t n, size_t count)
{
	return n > 2 * count ? hash(s + n - 2 * count, 2 * count) : hash(s, n);
}

static uint32_t
prefix(const char *s, size_t n, size_t count)
{
	return hash(s, n < 2 * count ? n : 2 * count);
}

/* The word without its end, in which cases differ. */
static uint32_t
beginning_of(const char *s, size_t n)
{
	return hash(s, n >= 14 ? n - 4 : n >= 8 ? n - 2 : n);
}

/* Whether the word ends in one of ${endings}, of ${len} bytes each, with three letters or more before it. */
static bool
ends_in_one(const char *s, size_t n, const char *endings, size_t len)
{
	if (n < len + 6)
		return false;
	while (*endings && memcmp(s + n - len, endings, len) != 0)
		endings += len;
	return *endings != '\0';
}

/* The word without the ending that a case of a name may have: one for all mentions of the name. */
static uint32_t
stem_of(const char *s, size_t n)
{
	size_t ending = ends_in_one(s, n, "огоому", 6) ? 6 : ends_in_one(s, n, "ойейомемымимуюаяью", 4) ? 4 :
	    ends_in_one(s, n, "аяуюеыиьйо", 2) ? 2 : 0;

	return hash(s, n - ending);
}

static int
compare(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Whether a sorted list has the lemma. */
static bool
listed(const char *lemma, const char *const *words, size_t n)
{
	return bsearch(&lemma, words, n, sizeof *words, compare);
}
#define LISTED(lemma, words) listed(lemma, words, sizeof words / sizeof *words)

/* Words before or behind names that tell their kind; sorted. */
static const char *const geo[] = {"аэропорт", "гора", "город", "государство", "деревня", "залив", "королевство", "край",
    "море", "область", "озеро", "океан", "округ", "остров", "полуостров", "порт", "поселок", "провинция", "пролив",
    "проспект", "район", "регион", "река", "республика", "село", "станица", "столица", "страна", "улица", "штат"};
static const char *const org[] = {"агенство", "агентство", "администрация", "академия", "ассоциация", "банк",
    "больница", "газета", "группа", "движение", "департамент", "журнал", "завод", "издание", "институт", "клуб",
    "команда", "комиссия", "комитет", "компания", "концерн", "корпорация", "министерство", "общество", "объединение",
    "организация", "палата", "парламент", "партия", "полиция", "посольство", "правительство", "предприятие",
    "прокуратура", "радиостанция", "сайт", "служба", "совет", "союз", "суд", "театр", "телеканал", "университет",
    "управление", "федерация", "фирма", "фонд", "холдинг", "центр", "школа"};
static const char *const speech[] = {"говорить", "добавить", "заявить", "написать", "напомнить", "объяснить",
    "ответить", "отметить", "подчеркнуть", "пояснить", "признать", "работать", "рассказать", "родиться", "сказать",
    "сообщить", "считать", "умереть"};

/* What the form alone hints at. */
static unsigned
hints_of_form(const struct look *k, const char *folded, size_t n)
{
	unsigned hints = 0;

	if (!k->upper || n == 0)
		return 0;
	hints |= lists_has(LIST_CITIES, folded, n) ? HINT_CITY : 0;
	hints |= lists_has(LIST_REGIONS, folded, n) ? HINT_REGION : 0;
	hints |= lists_has(LIST_PEOPLE, folded, n) ? HINT_PERSON : 0;
	hints |= n <= 3 && folded[n - 1] == '.' ? HINT_INITIAL : 0;
	hints |= k->acronym ? HINT_ACRONYM : 0;
	return hints;
}

/* What the lemma alone hints at, as a noun or as a verb. */
static unsigned
hints_of_lists(const char *lemma)
{
	return (LISTED(lemma, geo) ? HINT_GEO : 0U) | (LISTED(lemma, org) ? HINT_ORG : 0U) | (LISTED(lemma, speech)
	    ? HINT_SPEECH : 0U);
}

/* What the lemma, of which the lists say ${listed}, and its grammar hint at. */
static unsigned
hints_of_lemma(const struct rec *t, bool upper, unsigned listed)
{
	unsigned pos = gram_get(t->gram, GRAM_POS), hints;

	if (pos == VERB)
		return listed & HINT_SPEECH;
	if (pos != NOUN && pos != PROPN)
		return 0;
	hints = listed & (HINT_GEO | HINT_ORG);
	if (!upper && gram_get(t->gram, GRAM_ANIMACY) == ANIM)
		hints |= HINT_POST;
	return hints;
}

/* What a form looks like, whatever it is in its sentence. */
static void
look_at_form(struct look *k, const char *s, size_t n)
{
	char folded[128];

	memset(k, 0, sizeof *k);
	k->shape = shape_of(s, n, &k->upper, &k->acronym);
	n = text_fold(s, n, folded, sizeof folded);
	k->word = hash(folded, n);
	k->beginning = beginning_of(folded, n);
	k->stem = stem_of(folded, n);
	k->suffix2 = suffix(folded, n, 2);
	k->suffix3 = suffix(folded, n, 3);
	k->suffix4 = suffix(folded, n, 4);
	k->prefix2 = prefix(folded, n, 2);
	k->prefix3 = prefix(folded, n, 3);
	k->prefix4 = prefix(folded, n, 4);
	k->hints = hints_of_form(k, folded, n);
}

/* The form's entry in the table, made where it has none; ${own} for one that is too long for the table. */
static struct form *
form_of(struct names_scratch *x, const char *s, size_t n, struct form *own)
{
	struct form *f = n > sizeof f->s ? own : &x->forms[hash(s, n) & (FORMS - 1)];

	if (f != own && f->n == n && memcmp(f->s, s, n) == 0)
		return f;
	f->n = n;
	f->lemma = 0;
	f->listed = 0;
	if (f != own)
		memcpy(f->s, s, n);
	look_at_form(&f->look, s, n);
	return f;
}

static struct look
look_at(struct names_scratch *x, const struct doc *doc, const struct rec *t)
{
	size_t n;
	const char *s = doc_text(doc, t, &n);
	struct form own, *f = form_of(x, s, n, &own);
	struct look k = f->look;

	k.lemma = t->lemma ? hash(t->lemma, strlen(t->lemma)) : k.word;
	k.pos = gram_get(t->gram, GRAM_POS);
	k.kase = gram_get(t->gram, GRAM_CASE);
	k.number = gram_get(t->gram, GRAM_NUMBER);
	k.gender = gram_get(t->gram, GRAM_GENDER);
	k.animacy = gram_get(t->gram, GRAM_ANIMACY);
	if (t->lemma && f->lemma != k.lemma) {
		f->lemma = k.lemma;
		f->listed = hints_of_lists(t->lemma);
	}
	k.hints |= n ? hints_of_lemma(t, k.upper, t->lemma ? f->listed : 0) : 0;
	k.post = k.hints & HINT_POST;
	k.org = k.hints & HINT_ORG;
	return k;
}

/* ---- the document ---- */

static struct seen *
seen_at(struct names_scratch *x, uint32_t stem)
{
	for (uint32_t i = stem, tries = 0; tries < 32; i++, tries++) {
		struct seen *s = &x->seen[i & (SEEN_SIZE - 1)];

		if (s->bits == 0 || s->stem == stem)
			return s;
	}
	return NULL; /* the table is full: a book, no page */
}

static uint32_t
seen_bits(const struct look *k, long i, long n)
{
	const struct look *l = i > 0 ? &k[i - 1] : NULL, *r = i + 1 < n ? &k[i + 1] : NULL;
	uint32_t bits = 0;

	if (!k[i].upper)
		return k[i].start ? 0 : SEEN_LOWER;
	bits |= k[i].start ? 0 : SEEN_MIDDLE;
	bits |= k[i].opening ? SEEN_QUOTED : 0;
	if (l && l->upper)
		bits |= (l->hints & HINT_PERSON ? SEEN_AFTER_NAME : 0) | (l->hints & HINT_INITIAL ? SEEN_INITIAL : 0);
	if (l && !l->upper)
		bits |= (l->hints & HINT_POST ? SEEN_AFTER_POST : 0) | (l->hints & HINT_GEO
		    ? SEEN_AFTER_GEO : 0) | (l->hints & HINT_ORG
		    ? SEEN_AFTER_ORG : 0) | (l->pos == ADP && (k[i].kase == LOC || k[i].kase == GEN) ? SEEN_IN : 0);
	if (r && r->upper && k[i].hints & HINT_PERSON)
		bits |= SEEN_BEFORE_NAME;
	if (r && !r->upper)
		bits |= (r->hints & HINT_GEO ? SEEN_BEFORE_GEO : 0) | (r->hints & HINT_SPEECH ? SEEN_SPEAKS : 0);
	return bits;
}

/* Marks sentences' beginnings and what stands in quotes. */
static void
look_sentence(struct look *k, const struct doc *doc, const struct rec *sent)
{
	uint32_t opening = 0, distance = 0;
	bool start = true;

	for (uint32_t t = sent->lo; t < sent->hi; t++) {
		const char *s = doc->text.s + doc->toks.v[t]->b;
		int32_t cp = utf8_next(&s, doc->text.s + doc->toks.v[t]->e);

		k[t].start = start;
		start = start && k[t].pos == PUNCT;
		if (cp == 0xBB || cp == 0x201D || (cp == '"' && opening))
			opening = 0;
		else if (cp == 0xAB || cp == 0x201C || cp == '"') {
			opening = t > sent->lo ? k[t - 1].lemma | 1 : 1;
			distance = 0;
		} else if (opening && distance++ < 6)
			k[t].opening = opening;
	}
}

void
names_look(struct names_scratch *x, const struct doc *doc)
{
	if (x->forms == NULL)
		x->forms = mem_alloc(FORMS * sizeof *x->forms);
	vec_clear(&x->looks);
	memset(x->seen, 0, sizeof x->seen);
	for (size_t t = 0; t < doc->toks.n; t++)
		vec_push(&x->looks, look_at(x, doc, doc->toks.v[t]));
	for (size_t i = 0; i < doc->sents.n; i++) {
		const struct rec *sent = doc->sents.v[i];
		struct look *k = x->looks.v;

		look_sentence(k, doc, sent);
		for (uint32_t t = sent->lo; t < sent->hi; t++) {
			uint32_t bits = k[t].pos == PUNCT || k[t].pos == ADP
			    ? 0 : seen_bits(k + sent->lo, (long)(t - sent->lo), (long)(sent->hi - sent->lo));
			struct seen *s = bits ? seen_at(x, k[t].stem) : NULL;

			if (s) {
				s->stem = k[t].stem;
				s->bits |= bits;
			}
		}
	}
	for (size_t t = 0; t < x->looks.n; t++) {
		const struct seen *s = x->looks.v[t].upper ? seen_at(x, x->looks.v[t].stem) : NULL;

		x->looks.v[t].seen = s ? s->bits : 0;
	}
}

/* ---- features ---- */

/* Inline, so that what is mixed of a template is a constant. */
static inline void
add(struct token_features *f, uint32_t template, uint32_t a, uint32_t b)
{
	if (f->n < NAMES_MAX_FEATURES)
		f->row[f->n++] = mix(mix(mix(17, template), a), b) & (NAMES_ROWS - 1);
}

static uint32_t
grams(const struct look *k)
{
	return k->pos << 8 | k->kase << 4 | k->number;
}

/* What agrees between neighbours. */
static uint32_t
agreement(const struct look *a, const struct look *b)
{
	return (a->kase == b->kase) | (a->number == b->number) << 1 | (a->gender == b->gender) << 2;
}

static void
add_bits(struct token_features *f, uint32_t template, uint32_t bits, uint32_t with)
{
	for (uint32_t i = 0; bits >> i; i++)
		if (bits >> i & 1)
			add(f, template, i, with);
}

/* A run of words with a capital (initials, hyphens and «фон» are part of it): where it begins and ends, what it has. */
struct run {
	long lo, hi;
	unsigned hints; /* of all its words */
};

static struct run
run_at(const struct look *k, long i, long n)
{
	struct run r = {i, i + 1, k[i].hints};

	for (; r.lo > 0 && k[r.lo - 1].upper && i - r.lo < 5; r.lo--)
		r.hints |= k[r.lo - 1].hints;
	for (; r.hi < n && k[r.hi].upper && r.hi - i < 5; r.hi++)
		r.hints |= k[r.hi].hints;
	return r;
}

static void
add_run(struct token_features *f, const struct look *k, long i, long n)
{
	static const struct look outside = {.word = 1, .lemma = 1, .shape = 1};
	struct run r = run_at(k, i, n);
	const struct look *l = r.lo > 0 ? &k[r.lo - 1] : &outside, *right = r.hi < n ? &k[r.hi] : &outside;
	uint32_t place = (uint32_t)((i == r.lo) | (i + 1 == r.hi) << 1 | (r.hi - r.lo > 3 ? 3 : r.hi - r.lo) << 2);

	add(f, 100, place, 0);
	add(f, 101, place, r.hints);
	add(f, 102, l->lemma, place);
	add(f, 103, right->lemma, place);
	add(f, 104, grams(l), place);
	add(f, 105, grams(right), place);
	add(f, 106, l->hints, mix(right->hints, place));
	add(f, 107, l->lemma, right->lemma);
	add(f, 108, mix(k[r.lo].suffix3, place), 0);
	add(f, 109, mix(k[r.hi - 1].suffix3, place), 0);
}

/* The features of token ${i}: itself, two neighbours to each side, pairs, the document. */
static void
features_at(const struct look *k, long i, long n, struct token_features *f)
{
	static const struct look outside = {.word = 1, .lemma = 1, .shape = 1};
	const struct look *at[5], *l, *me, *r;

	for (long d = -2; d <= 2; d++)
		at[d + 2] = i + d >= 0 && i + d < n ? &k[i + d] : &outside;
	l = at[1], me = at[2], r = at[3];
	f->n = 0;
	add(f, 0, 0, 0);
	for (uint32_t d = 0; d < 5; d++) {
		add(f, 10 + d, at[d]->lemma, at[d]->upper);
		add(f, 20 + d, at[d]->shape, 0);
		add(f, 30 + d, grams(at[d]), 0);
		add_bits(f, 40 + d, at[d]->hints, d == 2 ? 0 : me->upper);
	}
	add(f, 50, me->word, me->upper);
	add(f, 51, me->suffix2, me->shape);
	for (uint32_t d = 1; d < 4; d++) {
		add(f, 52 + d, at[d]->suffix3, at[d]->upper);
		add(f, 56 + d, at[d]->suffix4, at[d]->upper);
	}
	add(f, 60, me->prefix2, me->shape);
	add(f, 61, me->prefix3, me->upper);
	add(f, 62, me->prefix4, me->upper);
	add(f, 63, l->shape, me->shape);
	add(f, 64, me->shape, r->shape);
	add(f, 65, mix(l->shape, me->shape), r->shape);
	add(f, 66, l->lemma, me->shape);
	add(f, 67, l->lemma, me->lemma);
	add(f, 68, me->lemma, r->lemma);
	add(f, 69, me->shape, r->lemma);
	add(f, 70, grams(l), grams(me));
	add(f, 71, grams(me), grams(r));
	add(f, 72, me->start, me->shape);
	add(f, 73, at[0]->lemma, l->lemma);
	add(f, 74, mix(l->lemma, me->suffix3), me->upper);
	add(f, 75, me->kase, l->lemma);
	add(f, 76, mix(agreement(l, me), l->upper), mix(me->upper, l->pos));
	add(f, 77, mix(agreement(me, r), r->upper), mix(me->upper, me->pos));
	add(f, 78, me->animacy, mix(me->pos, me->upper));
	add(f, 79, r->lemma, at[4]->lemma);
	if (me->opening) {
		add(f, 80, me->opening, me->upper);
		add(f, 81, l->opening != me->opening, r->opening != me->opening);
	}
	if (me->upper) {
		add(f, 82, me->beginning, 0);
		add(f, 83, me->seen, 0);
		add(f, 84, me->hints, mix(l->hints, r->hints));
		add(f, 85, mix(me->hints, l->shape), r->shape);
		add(f, 86, at[0]->lemma, me->shape);
		add(f, 87, at[4]->lemma, me->shape);
		add_bits(f, 90, me->seen, 0);
		add_run(f, k, i, n);
		add_bits(f, 91, me->seen, l->upper | r->upper << 1);
	}
}

/* Whether a token is no part of a name whatever the weights say: no capital, quote or kind of organisation is near. */
static bool
is_plain(const struct look *k, long i, long n)
{
	for (long j = i - 3 < 0 ? 0 : i - 3; j <= i + 2 && j < n; j++)
		if (k[j].upper || k[j].org || k[j].opening)
			return false;
	return true;
}

void
names_features(struct names_scratch *x, const struct rec *sent, bool all)
{
	const struct look *k = x->looks.v + sent->lo;
	long n = (long)(sent->hi - sent->lo);

	while (x->features.room < (size_t)n)
		x->features.v = mem_grow(x->features.v, &x->features.room, sizeof *x->features.v);
	for (long i = 0; i < n; i++)
		if (all || !is_plain(k, i, n))
			features_at(k, i, n, &x->features.v[i]);
		else
			x->features.v[i].n = 0;
	x->features.n = (size_t)n;
}

void
names_scratch_free(struct names_scratch *x)
{
	free(x->forms);
	vec_free(&x->looks);
	vec_free(&x->features);
}
