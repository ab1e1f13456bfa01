/* values: posts, dates, sums, shares, quantities, ordinals, events and documents, by rule: words, and the walk. */
#include "values.h"

#include "embed.h"
#include "text.h"
#include "values_impl.h"

#include <stdlib.h>
#include <unicode/ures.h>
#include <unicode/ustring.h>

EMBED(posts_txt, "lib/data/posts.txt");

/* Words that steer the rules. Lemmas folded. */
static const struct word words[] = {
    {NULL, "год", W_YEAR, 365, "Y"}, {NULL, "г.", W_YEAR, 365, "Y"}, {NULL, "гг.", W_YEAR, 365, "Y"},
    {NULL, "лето", W_DAYS, 365, "Y"}, {NULL, "год", W_DAYS, 365, "Y"}, {NULL, "месяц", W_DAYS, 30, "M"},
    {NULL, "неделя", W_DAYS, 7, "W"}, {NULL, "день", W_DAYS, 1, "D"}, {NULL, "сутки", W_DAYS, 1, "D"},
    {NULL, "час", W_DAYS, 0, "TH"}, {NULL, "минута", W_DAYS, 0, "TM"}, {NULL, "десятилетие", W_DAYS, 3650, "0Y"},
    {NULL, "квартал", W_PERIOD, 3, "Q"}, {NULL, "полугодие", W_PERIOD, 6, "H"}, {NULL, "половина", W_PERIOD, 6, "H"},
    {NULL, "период", W_PERIOD, 0, ""}, {NULL, "прошлый", W_LAST, 0, ""}, {NULL, "минувший", W_LAST, 0, ""},
    {NULL, "прошедший", W_LAST, 0, ""}, {NULL, "предыдущий", W_LAST, 0, ""}, {NULL, "этот", W_THIS, 0, ""},
    {NULL, "текущий", W_THIS, 0, ""}, {NULL, "нынешний", W_THIS, 0, ""}, {NULL, "следующий", W_NEXT, 0, ""},
    {NULL, "будущий", W_NEXT, 0, ""}, {NULL, "грядущий", W_NEXT, 0, ""}, {NULL, "последний", W_RECENT, 0, ""},
    {NULL, "ближайший", W_RECENT, 0, ""}, {NULL, "сегодня", W_TODAY, 0, ""}, {NULL, "вчера", W_TODAY, -1, ""},
    {NULL, "завтра", W_TODAY, 1, ""}, {NULL, "накануне", W_TODAY, -1, ""}, {NULL, "позавчера", W_TODAY, -2, ""},
    {NULL, "послезавтра", W_TODAY, 2, ""}, {NULL, "аналогичный", W_SAME, 0, ""}, {NULL, "век", W_CENTURY, 0, ""},
    {NULL, "столетие", W_CENTURY, 0, ""}, {NULL, "понедельник", W_WEEKDAY, 1, ""}, {NULL, "вторник", W_WEEKDAY, 2, ""},
    {NULL, "среда", W_WEEKDAY, 3, ""}, {NULL, "четверг", W_WEEKDAY, 4, ""}, {NULL, "пятница", W_WEEKDAY, 5, ""},
    {NULL, "суббота", W_WEEKDAY, 6, ""}, {NULL, "воскресенье", W_WEEKDAY, 7, ""},
    {NULL, "доллар", W_CURRENCY, 0, "USD"}, {NULL, "долл.", W_CURRENCY, 0, "USD"}, {NULL, "$", W_CURRENCY, 0, "USD"},
    {NULL, "евро", W_CURRENCY, 0, "EUR"}, {NULL, "€", W_CURRENCY, 0, "EUR"}, {NULL, "рубль", W_CURRENCY, 0, "RUB"},
    {NULL, "руб.", W_CURRENCY, 0, "RUB"}, {NULL, "₽", W_CURRENCY, 0, "RUB"}, {NULL, "тенге", W_CURRENCY, 0, "KZT"},
    {NULL, "тг", W_CURRENCY, 0, "KZT"}, {NULL, "₸", W_CURRENCY, 0, "KZT"}, {NULL, "юань", W_CURRENCY, 0, "CNY"},
    {NULL, "иена", W_CURRENCY, 0, "JPY"}, {NULL, "йена", W_CURRENCY, 0, "JPY"}, {NULL, "фунт", W_CURRENCY, 0, "GBP"},
    {NULL, "£", W_CURRENCY, 0, "GBP"}, {NULL, "франк", W_CURRENCY, 0, "CHF"}, {NULL, "гривна", W_CURRENCY, 0, "UAH"},
    {NULL, "сум", W_CURRENCY, 0, "UZS"}, {NULL, "сом", W_CURRENCY, 0, "KGS"}, {NULL, "лира", W_CURRENCY, 0, "TRY"},
    {NULL, "рупия", W_CURRENCY, 0, "INR"}, {NULL, "злотый", W_CURRENCY, 0, "PLN"},
    {NULL, "манат", W_CURRENCY, 0, "AZN"}, {NULL, "лари", W_CURRENCY, 0, "GEL"}, {NULL, "драм", W_CURRENCY, 0, "AMD"},
    {NULL, "вон", W_CURRENCY, 0, "KRW"}, {NULL, "вона", W_CURRENCY, 0, "KRW"}, {NULL, "дирхам", W_CURRENCY, 0, "AED"},
    {NULL, "риал", W_CURRENCY, 0, "IRR"}, {NULL, "крона", W_CURRENCY, 0, "SEK"}, {NULL, "сомони", W_CURRENCY, 0, "TJS"},
    {NULL, "реал", W_CURRENCY, 0, "BRL"}, {NULL, "донг", W_CURRENCY, 0, "VND"}, {NULL, "шекель", W_CURRENCY, 0, "ILS"},
    {NULL, "тугрик", W_CURRENCY, 0, "MNT"}, {NULL, "динар", W_CURRENCY, 0, "RSD"},
    {NULL, "форинт", W_CURRENCY, 0, "HUF"}, {NULL, "лев", W_CURRENCY, 0, "BGN"}, {NULL, "лей", W_CURRENCY, 0, "RON"},
    {NULL, "лея", W_CURRENCY, 0, "RON"}, {NULL, "афгани", W_CURRENCY, 0, "AFN"}, {NULL, "бат", W_CURRENCY, 0, "THB"},
    {NULL, "рингит", W_CURRENCY, 0, "MYR"}, {NULL, "ринггит", W_CURRENCY, 0, "MYR"},
    {NULL, "песо", W_CURRENCY, 0, "MXN"}, {NULL, "рэнд", W_CURRENCY, 0, "ZAR"}, {NULL, "тысяча", W_MULTIPLIER, 1e3, ""},
    {NULL, "тыс.", W_MULTIPLIER, 1e3, ""}, {NULL, "тыс", W_MULTIPLIER, 1e3, ""},
    {NULL, "миллион", W_MULTIPLIER, 1e6, ""}, {NULL, "млн", W_MULTIPLIER, 1e6, ""},
    {NULL, "млн.", W_MULTIPLIER, 1e6, ""}, {NULL, "миллиард", W_MULTIPLIER, 1e9, ""},
    {NULL, "млрд", W_MULTIPLIER, 1e9, ""}, {NULL, "млрд.", W_MULTIPLIER, 1e9, ""},
    {NULL, "триллион", W_MULTIPLIER, 1e12, ""}, {NULL, "трлн", W_MULTIPLIER, 1e12, ""},
    {NULL, "трлн.", W_MULTIPLIER, 1e12, ""}, {NULL, "%", W_PERCENT, 0, ""}, {NULL, "процент", W_PERCENT, 0, ""},
    {NULL, "проц.", W_PERCENT, 0, ""}, {NULL, "вдвое", W_FACTOR, 2, ""}, {NULL, "втрое", W_FACTOR, 3, ""},
    {NULL, "вчетверо", W_FACTOR, 4, ""}, {NULL, "впятеро", W_FACTOR, 5, ""}, {NULL, "вшестеро", W_FACTOR, 6, ""},
    {NULL, "вдесятеро", W_FACTOR, 10, ""}, {NULL, "полтора", W_FACTOR, 1.5, "раз"}, {NULL, "треть", W_SHARE, 33.3, ""},
    {NULL, "четверть", W_SHARE, 25, ""}, {NULL, "половина", W_SHARE, 50, ""}, {NULL, "раз", W_TIMES, 0, ""},
    {NULL, "более", W_MORE, 0, ""}, {NULL, "больше", W_MORE, 0, ""}, {NULL, "свыше", W_MORE, 0, ""},
    {NULL, "превысить", W_MORE, 0, ""}, {NULL, "перевалить", W_MORE, 0, ""}, {NULL, "перешагнуть", W_MORE, 0, ""},
    {NULL, "превышать", W_MORE, 0, ""}, {NULL, "менее", W_LESS, 0, ""}, {NULL, "меньше", W_LESS, 0, ""},
    {NULL, "до", W_LESS, 0, ""}, {NULL, "около", W_ABOUT, 0, ""}, {NULL, "почти", W_ABOUT, 0, ""},
    {NULL, "порядка", W_ABOUT, 0, ""}, {NULL, "примерно", W_ABOUT, 0, ""}, {NULL, "приблизительно", W_ABOUT, 0, ""},
    {NULL, "приблизиться", W_ABOUT, 0, ""}, {NULL, "приближаться", W_ABOUT, 0, ""}, {NULL, "к", W_SKIP, 0, ""},
    {NULL, "чем", W_SKIP, 0, ""}, {NULL, "на", W_SKIP, 0, ""}, {NULL, "за", W_SKIP, 0, ""},
    {NULL, "отметка", W_SKIP, 0, ""}, {NULL, "рубеж", W_SKIP, 0, ""}, {NULL, "в", W_SKIP, 0, ""},
    {NULL, "саммит", W_EVENT, BY_WORDS, ""}, {NULL, "форум", W_EVENT, BY_WORDS, ""},
    {NULL, "сессия", W_EVENT, BY_WORDS, ""}, {NULL, "выставка", W_EVENT, BY_WORDS, ""},
    {NULL, "ярмарка", W_EVENT, BY_WORDS, ""}, {NULL, "выставка-ярмарка", W_EVENT, BY_WORDS, ""},
    {NULL, "конференция", W_EVENT, BY_WORDS, ""}, {NULL, "конгресс", W_EVENT, BY_WORDS, ""},
    {NULL, "чемпионат", W_EVENT, BY_WHOSE, ""}, {NULL, "этап", W_EVENT, BY_WHOSE, ""},
    {NULL, "первенство", W_EVENT, BY_WHOSE, ""}, {NULL, "финал", W_EVENT, BY_WHOSE, ""},
    {NULL, "выборы", W_EVENT, BY_WORDS, ""}, {NULL, "референдум", W_EVENT, BY_WORDS, ""},
    {NULL, "олимпиада", W_EVENT, BY_WORDS, ""}, {NULL, "раунд", W_EVENT, BY_WORDS, ""},
    {NULL, "фестиваль", W_EVENT, BY_WORDS, ""}, {NULL, "день", W_EVENT, BY_CAPITAL, ""},
    {NULL, "дни", W_EVENT, BY_CAPITAL, ""}, {NULL, "год", W_EVENT, BY_CAPITAL, ""},
    {NULL, "неделя", W_EVENT, BY_CAPITAL, ""}, {NULL, "бизнес-форум", W_EVENT, BY_WORDS, ""},
    {NULL, "игра", W_EVENT, BY_CAPITAL, ""}, {NULL, "съезд", W_EVENT, BY_WORDS, ""},
    {NULL, "симпозиум", W_EVENT, BY_WORDS, ""}, {NULL, "наурыз", W_HOLIDAY, 0, ""}, {NULL, "навруз", W_HOLIDAY, 0, ""},
    {NULL, "новруз", W_HOLIDAY, 0, ""}, {NULL, "нооруз", W_HOLIDAY, 0, ""}, {NULL, "рамазан-байрам", W_HOLIDAY, 0, ""},
    {NULL, "курбан-байрам", W_HOLIDAY, 0, ""}, {NULL, "ураза-байрам", W_HOLIDAY, 0, ""},
    {NULL, "курбан-айт", W_HOLIDAY, 0, ""}, {NULL, "ораза-айт", W_HOLIDAY, 0, ""}, {NULL, "наадам", W_HOLIDAY, 0, ""},
    {NULL, "масленица", W_HOLIDAY, 0, ""}, {NULL, "заседание", W_EVENT, BY_ORDINAL, ""},
    {NULL, "программа", W_DOCUMENT, BY_WORDS, ""}, {NULL, "соглашение", W_DOCUMENT, BY_WORDS, ""},
    {NULL, "меморандум", W_DOCUMENT, BY_WORDS, ""}, {NULL, "договор", W_DOCUMENT, BY_WORDS, ""},
    {NULL, "декларация", W_DOCUMENT, BY_WORDS, ""}, {NULL, "конвенция", W_DOCUMENT, BY_WORDS, ""},
    {NULL, "указ", W_DOCUMENT, BY_WORDS, ""}, {NULL, "закон", W_DOCUMENT, BY_WORDS, ""},
    {NULL, "протокол", W_DOCUMENT, BY_WORDS, ""}, {NULL, "хартия", W_DOCUMENT, BY_WORDS, ""},
    {NULL, "резолюция", W_DOCUMENT, BY_WORDS, ""}, {NULL, "конституция", W_DOCUMENT, BY_WORDS, ""},
    {NULL, "кодекс", W_DOCUMENT, BY_WORDS, ""}, {NULL, "коммюнике", W_DOCUMENT, BY_WORDS, ""},
    {NULL, "план", W_DOCUMENT, BY_YEARS, ""}, {NULL, "карта", W_DOCUMENT, BY_YEARS, ""},
    {NULL, "стратегия", W_DOCUMENT, BY_YEARS, ""}, {NULL, "концепция", W_DOCUMENT, BY_YEARS, ""},
};

static uint32_t
hash(const char *s)
{
	uint32_t h = 2166136261U;

	for (; *s; s++)
		h = (h ^ (unsigned char)*s) * 16777619U;
	return h % WORD_HASH;
}

static void
add_word(struct values *v, const struct word *w, const char *lemma)
{
	struct word *copy = arena_alloc(&v->arena, sizeof *copy);
	uint32_t h = hash(lemma);

	*copy = *w;
	copy->lemma = lemma;
	copy->next = v->words[h];
	v->words[h] = copy;
}

static const char *
folded(struct values *v, const UChar *s)
{
	char utf8[256], out[256];
	UErrorCode status = U_ZERO_ERROR;

	u_strToUTF8(utf8, sizeof utf8, NULL, s, -1, &status);
	if (U_FAILURE(status))
		return "";
	return arena_strndup(&v->arena, out, text_fold(utf8, strlen(utf8), out, sizeof out));
}

/*
 * Months under one of ICU's names for a style, from the data of its Russian locale, as opening a date format takes a
 * millisecond.
 */
static void
add_month_names(struct values *v, const char *context, const char *width)
{
	const char *path[] = {"calendar", "gregorian", "monthNames", context, width};
	UErrorCode status = U_ZERO_ERROR;
	UResourceBundle *months = ures_open(NULL, "ru", &status);

	for (size_t i = 0; i < sizeof path / sizeof *path; i++)
		months = ures_getByKey(months, path[i], months, &status);
	for (int m = 0; m < 12 && U_SUCCESS(status); m++) {
		struct word w = {.class = W_MONTH, .number = m + 1};
		int32_t n;
		const UChar *name = ures_getStringByIndex(months, m, &n, &status);

		if (U_SUCCESS(status))
			add_word(v, &w, folded(v, name));
	}
	ures_close(months);
}

/* «января» by its nominative, «янв.», and «янв», as agencies write. */
static void
add_months(struct values *v)
{
	static const char *const brief[] = {"янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт", "ноя",
	    "дек"};

	add_month_names(v, "stand-alone", "wide");
	add_month_names(v, "format", "abbreviated");
	for (int m = 0; m < 12; m++) {
		struct word w = {.class = W_MONTH, .number = m + 1};

		add_word(v, &w, brief[m]);
		add_word(v, &w, arena_printf(&v->arena, "%s.", brief[m]));
	}
}

/* The class of a line of posts.txt by its first word. */
static enum word_class
post_class(const char *s)
{
	return *s == 'h' ? W_HEAD : *s == 'g' ? W_GENERAL : *s == 'n' ? W_NO_CALLING : *s == 'f' ? W_FOLIO : *s == 'd'
	    ? W_DEPUTY : *s == 'b' ? W_BOARD : W_ATTRIBUTE;
}

static void
add_posts(struct values *v)
{
	const char *s = (const char *)posts_txt;

	while (s < (const char *)posts_txt_end) {
		const char *lf = strchr(s, '\n'), *tab = strchr(s, '\t');
		struct word w = {.class = post_class(s)};

		for (const char *at = tab; *s != '#' && tab && tab < lf && at < lf;) {
			size_t n = strcspn(++at, " \n");

			add_word(v, &w, arena_strndup(&v->arena, at, n));
			at += n;
		}
		s = lf + 1;
	}
}

struct values *
values_open(const struct morph *morph)
{
	struct values *v = mem_alloc(sizeof *v);

	v->morph = morph;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		add_word(v, &words[i], words[i].lemma);
	add_months(v);
	add_posts(v);
	return v;
}

void
values_close(struct values *v)
{
	arena_free(&v->arena);
	free(v->taken);
	free(v->name);
	free(v->classes);
	free(v);
}

static const struct word *
find(const struct values *v, const char *s, size_t n, enum word_class class)
{
	char lemma[128];

	text_fold(s, n, lemma, sizeof lemma);
	for (const struct word *w = v->words[hash(lemma)]; w; w = w->next)
		if (w->class == class && strcmp(w->lemma, lemma) == 0)
			return w;
	return NULL;
}

const struct word *
values_form(const struct values *v, const struct doc *doc, uint32_t t, enum word_class class)
{
	size_t n;
	const char *s = doc_text(doc, doc->toks.v[t], &n);

	return v->classes[t] & CLASS(class) ? find(v, s, n, class) : NULL;
}

const struct word *
values_word(const struct values *v, const struct doc *doc, uint32_t t, enum word_class class)
{
	const char *lemma = doc->toks.v[t]->lemma;
	const struct word *w = NULL;

	if ((v->classes[t] & CLASS(class)) == 0)
		return NULL;
	if (lemma)
		w = find(v, lemma, strlen(lemma), class);
	return w ? w : values_form(v, doc, t, class);
}

/* The classes of a word, as bits. */
static uint64_t
classes_of(const struct values *v, const char *s, size_t n)
{
	char lemma[128];
	uint64_t bits = 0;

	text_fold(s, n, lemma, sizeof lemma);
	for (const struct word *w = v->words[hash(lemma)]; w; w = w->next)
		if (strcmp(w->lemma, lemma) == 0)
			bits |= CLASS(w->class);
	return bits;
}

bool
values_is(const struct doc *doc, uint32_t t, const char *form)
{
	char folded_form[128];
	size_t n;
	const char *s = doc_text(doc, doc->toks.v[t], &n);

	text_fold(s, n, folded_form, sizeof folded_form);
	return strcmp(folded_form, form) == 0;
}

bool
values_lemma(const struct doc *doc, uint32_t t, const char *lemma)
{
	return doc->toks.v[t]->lemma && strcmp(doc->toks.v[t]->lemma, lemma) == 0;
}

/* ---- numbers ---- */

bool
values_digits(const char *s, size_t n, struct number *out)
{
	char copy[64];
	char *end, *dash;

	if (n == 0 || n >= sizeof copy || *s < '0' || *s > '9')
		return false;
	for (size_t i = 0, k = 0; i <= n; i++) {
		if (i + 2 < n && (memcmp(s + i, "–", 3) == 0 || memcmp(s + i, "—", 3) == 0)) {
			copy[k++] = '-';
			i += 2;
		} else
			copy[k++] = i == n ? '\0' : s[i] == ',' ? '.' : s[i];
	}
	dash = strchr(copy, '-');
	if (dash)
		*dash = '\0';
	out->value = out->to = strtod(copy, &end);
	if (*end != '\0')
		return false;
	if (dash) {
		out->to = strtod(dash + 1, &end);
		out->range = true;
	}
	return *end == '\0' && (!dash || end > dash + 1);
}

static bool
is_group(const struct doc *doc, uint32_t t)
{
	size_t n;
	const char *s = doc_text(doc, doc->toks.v[t], &n);

	return n == 3 && strspn(s, "0123456789") >= 3;
}

/*
 * «от 5 до 10 млн», ${out} being what stands behind «от»: the end of the range, and the multiplier that is said but
 * there.
 */
static void
read_until(const struct values *v, const struct doc *doc, uint32_t lo, uint32_t end, struct number *out)
{
	struct number to = {0};
	const struct word *multiplier;
	double times = 1;
	size_t n;
	const char *s;

	if (lo == 0 || !values_is(doc, lo - 1, "от") || out->hi + 1 >= end || !values_is(doc, out->hi, "до"))
		return;
	s = doc_text(doc, doc->toks.v[out->hi + 1], &n);
	if (!values_digits(s, n, &to) || to.range)
		return;
	for (to.hi = out->hi + 2; to.hi < end && (multiplier = values_word(v, doc, to.hi, W_MULTIPLIER)) != NULL;
	    to.hi++)
		times *= multiplier->number;
	if (out->hi == lo + 1 && to.value > out->value)
		out->value *= times;
	if (to.value * times <= out->value)
		return;
	out->to = to.value * times;
	out->range = true;
	out->hi = to.hi;
}

/* A number of one multiplier or none: «5», «4,7 млрд», «пять миллиардов». */
static bool
simple_number(const struct values *v, const struct doc *doc, uint32_t lo, uint32_t end, struct number *out)
{
	size_t n;
	const char *s = doc_text(doc, doc->toks.v[lo], &n);
	const struct word *multiplier;

	memset(out, 0, sizeof *out);
	if (values_digits(s, n, out)) {
		out->digits = true;
		out->hi = lo + 1;
		for (; n <= 3 && !out->range && out->hi < end && is_group(doc, out->hi); out->hi++) {
			struct number group = {0};

			s = doc_text(doc, doc->toks.v[out->hi], &n);
			values_digits(s, n, &group);
			out->value = out->to = out->value * 1000 + group.value;
		}
		if (!out->range && out->hi + 1 < end && doc_is_dash(doc, doc->toks.v[out->hi])) {
			struct number to = {0};

			s = doc_text(doc, doc->toks.v[out->hi + 1], &n);
			if (values_digits(s, n, &to) && to.value > out->value) {
				out->range = true;
				out->to = to.value;
				out->hi += 2;
			}
		}
		while (out->hi < end && (multiplier = values_word(v, doc, out->hi, W_MULTIPLIER)) != NULL) {
			out->value *= multiplier->number;
			out->to *= multiplier->number;
			out->hi++;
		}
		if (!out->range)
			read_until(v, doc, lo, end, out);
		return true;
	}
	if ((v->classes[lo] & CLASS(W_NUMBER)) == 0)
		return false;
	n = morph_number(v->morph, doc, lo, end, &out->value, &out->ordinal);
	out->to = out->value;
	out->hi = lo + (uint32_t)n;
	return n > 0;
}

/* What the word before token ${hi} multiplies by; 0 if it is no such word. */
static double
multiplied_by(const struct values *v, const struct doc *doc, uint32_t hi)
{
	const struct word *multiplier = values_word(v, doc, hi - 1, W_MULTIPLIER);

	return multiplier ? multiplier->number : 0;
}

bool
values_number(const struct values *v, const struct doc *doc, uint32_t lo, uint32_t end, struct number *out)
{
	struct number rest;

	if (!simple_number(v, doc, lo, end, out))
		return false;
	for (double by = multiplied_by(v, doc, out->hi); by > 0 && !out->range && out->hi < end;
	    by = multiplied_by(v, doc, out->hi)) {
		bool thousands = by == 1000 && is_group(doc, out->hi);

		if (!simple_number(v, doc, out->hi, end, &rest) || rest.range || rest.value >= by ||
		    (!thousands && multiplied_by(v, doc, rest.hi) == 0))
			break;
		out->value = out->to = out->value + rest.value; /* «пять миллиардов 600 миллионов», «2 тысячи 300» */
		out->hi = rest.hi;
	}
	return true;
}

const char *
values_print(struct doc *doc, const struct number *n)
{
	if (n->range)
		return arena_printf(&doc->arena, "%.15g/%.15g", n->value, n->to);
	return arena_printf(&doc->arena, "%.15g", n->value);
}

/* ---- the walk ---- */

/* How many in a hundred mentions of a type are right that rules find: read by hand, and on NEREL's development part. */
static uint8_t
usual_conf(const char *type)
{
	static const struct {
		const char *type;
		uint8_t conf;
	} usual[] = {{"DATE", 93}, {"MONEY", 98}, {"PERCENT", 97}, {"QUANTITY", 93}, {"ORDINAL", 93}, {"POST", 92}};

	for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
		if (strcmp(usual[i].type, type) == 0)
			return usual[i].conf;
	return 0;
}

struct rec *
values_add(struct values *v, struct doc *doc, const char *type, uint32_t lo, uint32_t hi)
{
	struct rec *e = doc_mention(doc, type, lo, hi);

	memset(v->taken + lo, 1, hi - lo);
	e->conf = usual_conf(type);
	return e;
}

/* Whether token ${t} by itself is a number in words, which is asked often and costs much. */
static bool
is_number(const struct values *v, const struct doc *doc, uint32_t t)
{
	unsigned pos = gram_get(doc->toks.v[t]->gram, GRAM_POS);
	double value;
	bool ordinal;

	return pos != PUNCT && pos != ADP && pos != VERB && pos != CCONJ &&
	    morph_number(v->morph, doc, t, t + 1, &value, &ordinal) > 0;
}

static void
look_over(struct values *v, const struct doc *doc)
{
	if (v->room < doc->toks.n) {
		v->room = doc->toks.n;
		v->taken = mem_realloc(v->taken, v->room);
		v->name = mem_realloc(v->name, v->room);
		v->classes = mem_realloc(v->classes, v->room * sizeof *v->classes);
	}
	if (doc->toks.n) {
		memset(v->taken, 0, doc->toks.n);
		memset(v->name, 0, doc->toks.n);
	}
	for (uint32_t t = 0; t < doc->toks.n; t++) {
		const struct rec *tok = doc->toks.v[t];
		size_t n;
		const char *form = doc_text(doc, tok, &n);

		v->classes[t] = classes_of(v, form, n) | (tok->lemma
		    ? classes_of(v, tok->lemma, strlen(tok->lemma)) : 0) | (uint64_t)is_number(v, doc, t) << W_NUMBER;
	}
	for (size_t i = 0; i < doc->ents.n; i++) {
		const struct rec *e = doc->ents.v[i];
		bool name = strcmp(e->type, "PER") == 0 || strcmp(e->type, "LOC") == 0 || strcmp(e->type, "ORG") == 0;

		memset((name ? v->name : v->taken) + e->lo, strcmp(e->type, "PER") == 0 ? NAME_PERSON : 1,
		    e->hi - e->lo);
	}
}

static void
read_date(struct values *v, const struct doc *doc)
{
	const char *date = doc->d ? doc_get(doc->d, "date") : NULL;

	v->year = v->month = v->day = 0;
	v->last_months_year = 0;
	v->said_year = 0;
	v->said_at = v->own_at = 0;
	v->said_day = (struct date){0, 0, 0};
	if (date && sscanf(date, "%d-%d-%d", &v->year, &v->month, &v->day) < 1)
		v->year = 0;
}

/* «первый заместитель», «первый вице-премьер», «второй секретарь»: the ordinal is part of the office. */
static bool
leads_office(const struct values *v, const struct doc *doc, uint32_t t, uint32_t end)
{
	const char *next = t + 1 < end && values_word(v, doc, t, W_ATTRIBUTE) ? doc->toks.v[t + 1]->lemma : NULL;

	return next && (values_word(v, doc, t + 1, W_DEPUTY) || strncmp(next, "вице-", strlen("вице-")) == 0 ||
	    strncmp(next, "зам", strlen("зам")) == 0 || strcmp(next, "секретарь") == 0);
}

void
values_find(struct values *v, struct doc *doc)
{
	look_over(v, doc);
	read_date(v, doc);
	for (size_t s = 0; s < doc->sents.n; s++) {
		uint32_t begin = doc->sents.v[s]->lo, end = doc->sents.v[s]->hi;

		for (uint32_t t = begin; t < end;) {
			uint32_t next = t;

			if (!v->taken[t] && v->name[t] != NAME_PERSON) /* «Марта Кос» */
				next = values_date(v, doc, t, begin, end);
			if (next == t && !v->taken[t] && !v->name[t] && leads_office(v, doc, t, end))
				next = values_post(v, doc, t, begin, end);
			if (next == t && !v->taken[t] && !v->name[t])
				next = values_sum(v, doc, t, begin, end);
			if (next == t && !v->taken[t] && !v->name[t])
				next = values_post(v, doc, t, begin, end);
			t = next > t ? next : t + 1;
		}
		values_events(v, doc, begin, end);
	}
}
