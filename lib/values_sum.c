/* values_sum: sums of money, shares and factors, quantities, ordinals. */
#include "values_impl.h"

/* Whether one of the few words before token ${t} says that something changed, to what is said behind «до». */
static bool
grew_before(const struct doc *doc, uint32_t t, uint32_t begin)
{
	enum { FAR = 14 }; /* «сократился на 8% по сравнению с тем же периодом 2024 года, до …» */
	static const char *const changes[] = {"вырасти", "расти", "увеличиться", "увеличить", "возрасти", "подняться",
	    "снизиться", "снизить", "сократиться", "сократить", "упасть", "уменьшиться", "уменьшить", "довести", "рост",
	    "увеличение", "снижение", "сокращение", "повысить", "поднять", "подрасти", "повыситься", "прибавить",
	    "дорасти", "дойти", "просесть", NULL};

	for (uint32_t from = t > begin + FAR ? t - FAR : begin; from < t; from++)
		if (doc_lemma_among(doc->toks.v[from], changes))
			return true;
	return false;
}

/* more, less or about, from the words right before token ${t}; NULL for none. */
static const char *
mod_before(const struct values *v, const struct doc *doc, uint32_t t, uint32_t begin)
{
	while (t > begin && values_word(v, doc, t - 1, W_SKIP))
		t--;
	if (t == begin)
		return NULL;
	t--;
	if (values_word(v, doc, t, W_MORE))
		return "more";
	if (values_word(v, doc, t, W_LESS)) /* «вырос до 5 млн» is no «до 5 млн» */
		return values_is(doc, t, "до") && grew_before(doc, t, begin) ? NULL : "less";
	return values_word(v, doc, t, W_ABOUT) ? "about" : NULL;
}

/* «долларов США»: the country is but the currency's name. */
static void
drop_names(struct doc *doc, uint32_t lo, uint32_t hi)
{
	size_t n = 0;

	for (size_t i = 0; i < doc->ents.n; i++) {
		struct rec *e = doc->ents.v[i];

		if (e->placed || e->lo < lo || e->hi > hi)
			doc->ents.v[n++] = e;
	}
	doc->ents.n = n;
}

static uint32_t
add(struct values *v, struct doc *doc, const char *type, uint32_t lo, uint32_t hi, const char *value, const char *unit,
    const char *mod)
{
	struct rec *e;

	drop_names(doc, lo, hi);
	e = values_add(v, doc, type, lo, hi);
	doc_add(doc, e, "value", value);
	if (unit)
		doc_add(doc, e, "unit", unit);
	if (mod)
		doc_add(doc, e, "mod", mod);
	return hi;
}

/* Which dollar or rouble: the country right behind, or an adjective between the number and the currency. */
static const char *
currency_code(const struct doc *doc, const struct word *currency, uint32_t number_hi, uint32_t at, uint32_t *hi,
    uint32_t end)
{
	static const struct { const char *adjective, *code; } others[] = {{"канадский", "CAD"},
	    {"австралийский", "AUD"}, {"новозеландский", "NZD"}, {"сингапурский", "SGD"}, {"гонконгский", "HKD"},
	    {"белорусский", "BYN"}, {"швейцарский", "CHF"}, {"пакистанский", "PKR"}, {"норвежский", "NOK"},
	    {"датский", "DKK"}, {"чешский", "CZK"}, {"кувейтский", "KWD"}, {"иорданский", "JOD"}, {"оманский", "OMR"},
	    {"саудовский", "SAR"}, {"катарский", "QAR"}};

	if (*hi < end && values_is(doc, *hi, "сша"))
		++*hi;
	else if (*hi < end && values_is(doc, *hi, "стерлингов"))
		++*hi;
	for (uint32_t t = number_hi; t < at; t++)
		for (size_t i = 0; i < sizeof others / sizeof *others; i++)
			if (values_lemma(doc, t, others[i].adjective))
				return others[i].code;
	return currency->code;
}

/*
 * The currency of the last sum since token ${begin}; NULL if there is none, or, where it must be the ${last} value of
 * all, if things were counted since.
 */
static const char *
currency_before(const struct doc *doc, uint32_t begin, bool last)
{
	for (size_t i = doc->ents.n; i-- > 0;) {
		const struct rec *e = doc->ents.v[i];

		if (e->lo >= begin && strcmp(e->type, "MONEY") == 0)
			return doc_get(e, "unit");
		if (last && e->lo >= begin && strcmp(e->type, "QUANTITY") == 0)
			return NULL;
	}
	return NULL;
}

/* Whether token ${t} is what a number before it may count: «млн тонн», «млн новых книг». */
static bool
is_counted(const struct doc *doc, uint32_t t)
{
	unsigned pos = gram_get(doc->toks.v[t]->gram, GRAM_POS), kase = gram_get(doc->toks.v[t]->gram, GRAM_CASE);

	return pos == X || pos == SYM || values_is(doc, t, "человек") || /* its genitive is its nominative */
	    ((pos == NOUN || pos == PROPN || pos == NUM || kase) && pos != VERB && kase != INS && kase != NOM);
}

/* Whether the sentence [begin, end) speaks of trade, in which sums stand without their currency. */
static bool
is_of_trade(const struct doc *doc, uint32_t begin, uint32_t end)
{
	static const char *const trade[] = {"товарооборот", "экспорт", "импорт", "вывоз", "ввоз", "торговля", NULL};

	for (uint32_t t = begin; t < end; t++)
		if (doc_lemma_among(doc->toks.v[t], trade))
			return true;
	return false;
}

/*
 * «4,7 млрд долларов (экспорт – 4,4 млрд)», «уже выделил 6,5 млн на завод»: a number with a multiplier that counts
 * nothing is a sum like the one before; the one of the sentence before only where this one is of trade, or no things
 * were counted since.
 */
static uint32_t
bare_sum(struct values *v, struct doc *doc, uint32_t t, uint32_t begin, uint32_t end, const struct number *n)
{
	enum { FAR = 80, NEXT = 40 }; /* tokens: a currency that was said further back is of another story */
	bool multiplied = n->hi > t + 1 && values_word(v, doc, n->hi - 1, W_MULTIPLIER);
	bool bare = multiplied && (n->hi == end || !is_counted(doc, n->hi));
	const char *code = bare ? currency_before(doc, begin, false) : NULL;

	if (bare && code == NULL && is_of_trade(doc, begin, end))
		code = currency_before(doc, begin > FAR ? begin - FAR : 0, false);
	if (bare && code == NULL)
		code = currency_before(doc, begin > NEXT ? begin - NEXT : 0, true);
	return code ? add(v, doc, "MONEY", t, n->hi, values_print(doc, n), code, mod_before(v, doc, t, begin)) : t;
}

/* 2,6 миллиардов долларов  45 млн евро  $5 млн */
static uint32_t
money(struct values *v, struct doc *doc, uint32_t t, uint32_t begin, uint32_t end)
{
	const struct word *currency = values_word(v, doc, t, W_CURRENCY);
	const char *code;
	struct number n;
	uint32_t hi, at;

	if (currency && t + 1 < end && gram_get(doc->toks.v[t]->gram, GRAM_POS) != NOUN &&
	    values_number(v, doc, t + 1, end, &n) && n.digits)
		return add(v, doc, "MONEY", t, n.hi, values_print(doc, &n), currency->code,
		    mod_before(v, doc, t, begin));
	if (!values_number(v, doc, t, end, &n) || n.hi >= end || n.ordinal)
		return t;
	at = n.hi + (gram_get(doc->toks.v[n.hi]->gram, GRAM_POS) == ADJ && n.hi + 1 < end);
	currency = values_word(v, doc, at, W_CURRENCY);
	if (currency == NULL)
		return bare_sum(v, doc, t, begin, end, &n);
	hi = at + 1;
	code = currency_code(doc, currency, n.hi, at, &hi, end);
	return add(v, doc, "MONEY", t, hi, values_print(doc, &n), code, mod_before(v, doc, t, begin));
}

/* The number, with a comma or not, that ${n} bytes are; false if they are none. */
static bool
read_number(const char *s, size_t n, double *value)
{
	enum { LONGEST = 15 };
	struct number number = {0};

	if (n > LONGEST || !values_digits(s, n, &number) || number.range)
		return false;
	*value = number.value;
	return true;
}

/* 30-процентный: the number that a word begins with, before «процентн» */
static bool
percent_word(const struct doc *doc, uint32_t t, struct number *n)
{
	static const char tail[] = "-процентн";
	size_t len;
	const char *s = doc_text(doc, doc->toks.v[t], &len), *dash = memchr(s, '-', len);
	double value;

	if (values_lemma(doc, t, "стопроцентный")) {
		n->value = n->to = 100;
		return true;
	}
	if (dash == NULL || *s < '0' || *s > '9' || (size_t)(s + len - dash) < sizeof tail - 1 ||
	    memcmp(dash, tail, sizeof tail - 1) != 0)
		return false;
	if (!read_number(s, (size_t)(dash - s), &value))
		return false;
	n->value = n->to = value;
	return true;
}

/* «трёхкратный», «2,5-кратный» rise: how many times; a threefold champion or victory is none */
static bool
times_word(const struct doc *doc, uint32_t t, uint32_t end, struct number *n)
{
	static const char tail[] = "кратный";
	static const struct {
		const char *begin;
		double value;
	} many[] = {{"дву", 2}, {"двух", 2}, {"трех", 3}, {"четырех", 4}, {"пяти", 5}, {"шести", 6}, {"семи", 7},
	    {"восьми", 8}, {"девяти", 9}, {"десяти", 10}, {"полутора", 1.5}};
	static const char *const grows[] = {"рост", "увеличение", "прирост", "превышение", "подъем", "скачок",
	    "повышение", "снижение", "сокращение", "падение", "спад", "уменьшение", "размер", "разница", "разрыв",
	    "объем", NULL};
	const char *lemma = doc->toks.v[t]->lemma;
	size_t len = lemma ? strlen(lemma) : 0, head = len - (sizeof tail - 1);

	if (len < sizeof tail || strcmp(lemma + head, tail) != 0 || t + 1 >= end ||
	    !doc_lemma_among(doc->toks.v[t + 1], grows))
		return false;
	for (size_t i = 0; i < sizeof many / sizeof *many; i++)
		if (strlen(many[i].begin) == head && memcmp(many[i].begin, lemma, head) == 0) {
			n->value = n->to = many[i].value;
			return true;
		}
	if (head < 2 || lemma[head - 1] != '-' || !read_number(lemma, head - 1, &n->value))
		return false;
	n->to = n->value;
	return true;
}

/* 60%  30-процентный  трёхкратный  шесть раз  вдвое  треть */
static uint32_t
percent(struct values *v, struct doc *doc, uint32_t t, uint32_t begin, uint32_t end)
{
	const struct word *w = values_word(v, doc, t, W_FACTOR);
	const char *mod = mod_before(v, doc, t, begin);
	struct number n = {0};

	if (percent_word(doc, t, &n))
		return add(v, doc, "PERCENT", t, t + 1, values_print(doc, &n), "%", mod);
	if (times_word(doc, t, end, &n))
		return add(v, doc, "PERCENT", t, t + 1, values_print(doc, &n), "x", mod);
	if (w && *w->code == '\0')
		return add(v, doc, "PERCENT", t, t + 1, arena_printf(&doc->arena, "%.15g", w->number), "x", mod);
	w = values_word(v, doc, t, W_SHARE);
	if (w && gram_get(doc->toks.v[t]->gram, GRAM_POS) == NOUN && !values_is(doc, t, "третью"))
		return add(v, doc, "PERCENT", t, t + 1, arena_printf(&doc->arena, "%.15g", w->number), "%", mod);
	if (!values_number(v, doc, t, end, &n) || n.hi >= end || n.ordinal)
		return t;
	if (values_word(v, doc, n.hi, W_PERCENT))
		return add(v, doc, "PERCENT", t, n.hi + 1, values_print(doc, &n), "%", mod);
	w = values_word(v, doc, n.hi, W_SHARE);
	if (w && !n.digits && n.value * w->number < 100) /* «две трети» */
		return add(v, doc, "PERCENT", t, n.hi + 1,
		    arena_printf(&doc->arena, "%.3g", w->number == 33.3 ? n.value * 100 / 3 : n.value * w->number), "%",
		    mod);
	if (values_word(v, doc, n.hi, W_TIMES) && t > begin &&
	    (values_is(doc, t - 1, "в") || values_is(doc, t - 1, "чем")))
		return add(v, doc, "PERCENT", t, n.hi + 1, values_print(doc, &n), "x", mod);
	return t;
}

static bool
is_noun(const struct values *v, const struct doc *doc, uint32_t t)
{
	return gram_get(doc->toks.v[t]->gram, GRAM_POS) == NOUN && !v->name[t] && !values_word(v, doc, t, W_MONTH) &&
	    !values_word(v, doc, t, W_DAYS);
}

/* «72 место», «на 3 строчке»: what stands in the singular behind digits is not so many but that one. */
static bool
numbers_one(const struct doc *doc, const struct number *n, uint32_t noun)
{
	static const char *const places[] = {"место", "строчка", "строка", NULL};
	const struct rec *tok = doc->toks.v[noun];
	unsigned gender = gram_get(tok->gram, GRAM_GENDER), tens = n->value <= 1000 ? (unsigned)n->value % 100 : 0,
	    last = tens % 10;
	bool many = last == 0 || last > 4 || (tens > 10 && tens < 15);

	if (!n->digits || n->range || n->value > 1000 || gram_get(tok->gram, GRAM_NUMBER) != SING)
		return false;
	if (gender != NEUT && gender != FEM) /* «5 человек», «10 грамм» are many, «3 раунд» is one */
		return !many && last > 1 && gram_get(tok->gram, GRAM_ANIMACY) == INAN &&
		    gram_get(tok->gram, GRAM_CASE) == NOM;
	return many || (last > 1 && gram_get(tok->gram, GRAM_CASE) != GEN) ||
	    (last == 1 && doc_lemma_among(tok, places));
}

/* The name of the unit of measure that token ${t} abbreviates, «мегаватт» for «МВт»; NULL if it does none. */
static const char *
unit_name(const struct doc *doc, uint32_t t)
{
	static const struct {
		const char *form, *name;
	} units[] = {{"м", "метр"}, {"км", "километр"}, {"см", "сантиметр"}, {"мм", "миллиметр"}, {"кг", "килограмм"},
	    {"т", "тонна"}, {"га", "гектар"}, {"л", "литр"}, {"кВт", "киловатт"}, {"МВт", "мегаватт"},
	    {"ГВт", "гигаватт"}};
	size_t n;
	const char *form = doc_text(doc, doc->toks.v[t], &n);

	n -= n > 1 && form[n - 1] == '.';
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (n == strlen(units[i].form) && memcmp(form, units[i].form, n) == 0)
			return units[i].name;
	return NULL;
}

/* Whether token ${t} goes on with what is measured: «тонн молока», «голов крупного скота». */
static bool
has_genitive(const struct doc *doc, uint32_t t, uint32_t end)
{
	return t < end && gram_get(doc->toks.v[t]->gram, GRAM_CASE) == GEN &&
	    (gram_get(doc->toks.v[t]->gram, GRAM_POS) == NOUN || gram_get(doc->toks.v[t]->gram, GRAM_POS) == ADJ);
}

/*
 * What is counted: «компания», «квадратный метр» for «кв. м», where token ${noun} is the noun and number ${n} ends
 * before the words that tell of it.
 */
static const char *
unit_of(struct values *v, struct doc *doc, const struct number *n, uint32_t noun, uint32_t end)
{
	static const struct {
		const char *beginning, *lemma;
	} powers[] = {{"кв", "квадратный"}, {"куб", "кубический"}, {"процентн", "процентный"}};
	static const struct {
		const char *adjective, *noun, *term;
	} terms[] = {{"рабочий", "место", "рабочее место"}, {"товарный", "позиция", "товарная позиция"},
	    {"контейнерный", "поезд", "контейнерный поезд"},
	    {"должностной", "лицо", "должностное лицо"}}; /* what the adjective only describes is counted without it */
	const struct rec *tok = doc->toks.v[noun];
	const char *unit = unit_name(doc, noun);

	if (unit == NULL)
		unit = tok->lemma ? tok->lemma : doc_str(doc, tok);
	if (values_is(doc, noun, "голов") &&
	    (has_genitive(doc, noun + 1, end) || values_word(v, doc, n->hi - 1, W_MULTIPLIER)))
		return "голова"; /* of cattle: goals are not told by the thousand */
	for (size_t i = 0; noun > n->hi && i < sizeof terms / sizeof *terms; i++)
		if (values_lemma(doc, noun - 1, terms[i].adjective) && strcmp(unit, terms[i].noun) == 0)
			return terms[i].term;
	for (size_t i = 0; noun == n->hi + 1 && i < sizeof powers / sizeof *powers; i++)
		if (strncmp(doc_lower(doc, doc->toks.v[n->hi]), powers[i].beginning, strlen(powers[i].beginning)) == 0)
			return arena_printf(&doc->arena, "%s %s", powers[i].lemma, unit);
	return unit;
}

/* The token behind «в» and a measure of time at token ${t}, «в год», not «в 2024 году»; ${t} if there is none. */
static uint32_t
each_time(const struct values *v, const struct doc *doc, uint32_t t, uint32_t end)
{
	return t + 1 < end && values_is(doc, t, "в") && values_word(v, doc, t + 1, W_DAYS) &&
	    gram_get(doc->toks.v[t + 1]->gram, GRAM_CASE) != LOC ? t + 2 : t;
}

/* 170 компаний  80 странами  615 тыс. баррелей в сутки  200 тонн молока в год */
static uint32_t
quantity(struct values *v, struct doc *doc, uint32_t t, uint32_t begin, uint32_t end)
{
	/* «между двумя странами» */
	static const char *const sides[] = {"страна", "сторона", "государство", "народ", "республика", "нация", "раз",
	    "регион", "город", "экономика", "область", "столица", NULL};
	struct number n;
	uint32_t at, hi, time;
	const char *unit;
	bool few;

	if (!values_number(v, doc, t, end, &n) || n.hi >= end || n.ordinal)
		return t;
	few = !n.digits && n.value < 10;
	for (at = n.hi; at < end && at < n.hi + 2 && gram_get(doc->toks.v[at]->gram, GRAM_POS) == ADJ && !v->name[at];
	    at++)
		if (few && n.value == 2 && doc_get(doc->toks.v[at], "from"))
			return t; /* «две литовские компании»: what they are is told by where they are from */
	if (at >= end || !(is_noun(v, doc, at) || unit_name(doc, at)) ||
	    (few && (n.value < 2 || (n.value == 2 && doc_lemma_among(doc->toks.v[at], sides)))) ||
	    (at == n.hi && numbers_one(doc, &n, at)))
		return t;
	unit = unit_of(v, doc, &n, at, end);
	hi = at + 1;
	time = each_time(v, doc, hi + has_genitive(doc, hi, end), end);
	if (time > hi + 1) {
		unit = arena_printf(&doc->arena, "%s/%s", unit, doc->toks.v[time - 1]->lemma);
		hi = time;
	}
	return add(v, doc, "QUANTITY", t, hi, values_print(doc, &n), unit, mod_before(v, doc, t, begin));
}

/* The value of ${n} bytes of Roman digits up to fifty; 0 if they are none. */
static int
roman(const char *s, size_t n)
{
	int value = 0;

	for (size_t i = 0; i < n; i++) {
		int digit = s[i] == 'I' ? 1 : s[i] == 'V' ? 5 : s[i] == 'X' ? 10 : 0;
		int next = i + 1 < n ? (s[i + 1] == 'V' ? 5 : s[i + 1] == 'X' ? 10 : 1) : 0;

		if (digit == 0)
			return 0;
		value += digit < next ? -digit : digit;
	}
	return value < 50 ? value : 0;
}

/* Whether a meeting that has a number stands at token ${t} or behind adjectives there: «IV Консультативная встреча». */
static bool
is_session(const struct values *v, const struct doc *doc, uint32_t t, uint32_t end)
{
	static const char *const nouns[] = {"встреча", "заседание", "съезд", "пленум", "созыв", "ассамблея", "игра",
	    "спартакиада", NULL};

	for (uint32_t to = t + 3; t < end && t < to; t++) {
		if (values_word(v, doc, t, W_EVENT) || doc_lemma_among(doc->toks.v[t], nouns))
			return true;
		if (gram_get(doc->toks.v[t]->gram, GRAM_POS) != ADJ)
			return false;
	}
	return false;
}

/* четвертое  12-е  48-й  72 (место)  XX съезд; not «первые» */
static uint32_t
ordinal(struct values *v, struct doc *doc, uint32_t t, uint32_t end)
{
	struct number n;
	size_t len;
	const char *s = doc_text(doc, doc->toks.v[t], &len);
	const char *dash = memchr(s, '-', len);
	double digits;
	int value;

	if (dash && dash + 1 < s + len && (dash[1] & 0x80) && s + len - dash <= 7 &&
	    read_number(s, (size_t)(dash - s), &digits))
		return add(v, doc, "ORDINAL", t, t + 1, arena_printf(&doc->arena, "%.15g", digits), NULL, NULL);
	if (values_is(doc, t, "третью")) /* «треть» would be rare in that case */
		return add(v, doc, "ORDINAL", t, t + 1, "3", NULL, NULL);
	value = roman(s, len);
	if (value && is_session(v, doc, t + 1, end))
		return add(v, doc, "ORDINAL", t, t + 1, arena_printf(&doc->arena, "%d", value), NULL, NULL);
	if (!values_number(v, doc, t, end, &n) || !(n.ordinal || (n.hi < end && numbers_one(doc, &n, n.hi))))
		return t;
	if (n.ordinal && gram_get(doc->toks.v[n.hi - 1]->gram, GRAM_NUMBER) == PLUR)
		return t; /* «первые гости» number nothing */
	if (n.hi < end && t > 0 && values_is(doc, t - 1, "в") && values_is(doc, n.hi, "очередь"))
		return t; /* «в первую очередь» */
	return add(v, doc, "ORDINAL", t, n.hi, values_print(doc, &n), NULL, NULL);
}

uint32_t
values_sum(struct values *v, struct doc *doc, uint32_t t, uint32_t begin, uint32_t end)
{
	static const uint64_t openers =
	    CLASS(W_CURRENCY) | CLASS(W_MULTIPLIER) | CLASS(W_FACTOR) | CLASS(W_SHARE);
	unsigned pos = gram_get(doc->toks.v[t]->gram, GRAM_POS);
	char first = doc->text.s[doc->toks.v[t]->b];
	uint32_t hi = t;

	if (!(first >= '0' && first <= '9') && strchr("IVX", first) == NULL && pos != NUM && pos != ADJ &&
	    pos != NOUN && (v->classes[t] & openers) == 0)
		return t;
	(void)((hi = money(v, doc, t, begin, end)) > t || (hi = percent(v, doc, t, begin, end)) > t ||
	    (hi = quantity(v, doc, t, begin, end)) > t || (hi = ordinal(v, doc, t, end)) > t);
	return hi;
}
