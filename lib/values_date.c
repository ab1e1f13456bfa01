/* values_date: dates, times and periods as TIMEX3 values. */
#include <stdio.h>
#include <stdlib.h>

#include "text.h"
#include "values_impl.h"

/* ---- the calendar (proleptic Gregorian; days from civil, Hinnant 2013) ---- */

static long
to_days(struct date d)
{
	long y = d.year - (d.month <= 2), era = y / 400, yoe = y - era * 400;
	long doy = (153 * (d.month + (d.month > 2 ? -3 : 9)) + 2) / 5 + d.day - 1;

	return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy;
}

static struct date
from_days(long z)
{
	long era = z / 146097, doe = z - era * 146097;
	long yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365, doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	long mp = (5 * doy + 2) / 153;
	struct date d = {(int)(yoe + era * 400), (int)(mp < 10 ? mp + 3 : mp - 9), (int)(doy - (153 * mp + 2) / 5 + 1)};

	d.year += d.month <= 2;
	return d;
}

static struct date
today(const struct values *v)
{
	struct date d = {v->year, v->month, v->day};

	return d;
}

/* ---- writing ---- */

static const char *
timex(struct doc *doc, struct date d)
{
	if (d.month == 0)
		return arena_printf(&doc->arena, "%04d", d.year);
	if (d.year == 0)
		return d.day ? arena_printf(&doc->arena, "XXXX-%02d-%02d", d.month, d.day)
		    : arena_printf(&doc->arena, "XXXX-%02d", d.month);
	if (d.day == 0)
		return arena_printf(&doc->arena, "%04d-%02d", d.year, d.month);
	return arena_printf(&doc->arena, "%04d-%02d-%02d", d.year, d.month, d.day);
}

enum { NEAR = 150 }; /* tokens: what was told further back is of another story */

/* Tokens [lo, hi) as a DATE; ${value} may be NULL: it is not known. */
static uint32_t
add_date(struct values *v, struct doc *doc, uint32_t lo, uint32_t hi, const char *sub, const char *value)
{
	struct rec *e = values_add(v, doc, "DATE", lo, hi);
	int year = value && strcmp(sub, "relative") != 0 ? atoi(value) : 0;
	struct date d = {0, 0, 0};

	if (year >= 1000) {
		v->said_year = year;
		v->said_at = hi;
	}
	if (value && strchr(value, '/') == NULL && sscanf(value, "%4d-%2d-%2d", &d.year, &d.month, &d.day) >= 2) {
		v->said_day = d;
		v->said_at = hi;
	}
	if (value)
		doc_add(doc, e, "value", value);
	doc_add(doc, e, "sub", sub);
	return hi;
}

static const char *
range_of(struct doc *doc, struct date from, struct date to)
{
	return arena_printf(&doc->arena, "%s/%s", timex(doc, from), timex(doc, to));
}

/* ---- words ---- */

/* The year at token ${t}: four digits from 1000 to 2199; 0 if it is none. */
static int
year_at(const struct doc *doc, uint32_t t, uint32_t end)
{
	size_t n;
	const char *s;
	int y;

	if (t >= end)
		return 0;
	s = doc_text(doc, doc->toks.v[t], &n);
	if (n < 4 || (n > 4 && (n < 7 || s[4] != '-')))
		return 0;
	for (int i = 0; i < 4; i++)
		if (s[i] < '0' || s[i] > '9')
			return 0;
	y = atoi(s);
	/* 2024-2026, 1990-х; 2023-го is a year */
	if (n > 4 && ((s[5] >= '0' && s[5] <= '9') || memcmp(s + 5, "х", 2) == 0 || memcmp(s + 5, "е", 2) == 0))
		return 0;
	return y >= 1000 && y < 2200 ? y : 0;
}

static bool
is_year_word(const struct values *v, const struct doc *doc, uint32_t t, uint32_t end)
{
	return t < end && values_word(v, doc, t, W_YEAR);
}

/* Verbs whose participles say «last»: «прошедший год», «истекший месяц». */
static const char *const passing[] = {"пройти", "минуть", "истечь", "уйти", NULL};

/* -1, 0 or 1 for прошлый, текущий, следующий at ${t}; 9 for none of them. */
static int
shift_at(const struct values *v, const struct doc *doc, uint32_t t, uint32_t end)
{
	if (t >= end)
		return 9;
	if (gram_get(doc->toks.v[t]->gram, GRAM_VERBFORM) == PART_FORM && doc_lemma_among(doc->toks.v[t], passing))
		return -1;
	return values_word(v, doc, t, W_LAST) ? -1 : values_word(v, doc, t, W_THIS) ? 0 : values_word(v, doc, t, W_NEXT)
	    ? 1 : 9;
}

/*
 * The year that follows a month or stands for itself: «2023», «2023 года», «2023 г.», «с.г.», «прошлого года», «того же
 * года».
 * *year is 0 where the document's date, or the year that was told, is not known. Returns the token behind it, ${t} if
 * there is none.
 */
static uint32_t
year_after(const struct values *v, const struct doc *doc, uint32_t t, uint32_t end, int *year)
{
	int y = year_at(doc, t, end), shift = shift_at(v, doc, t, end);

	if (y) {
		*year = y;
		return t + 1 + is_year_word(v, doc, t + 1, end);
	}
	if (t < end && (values_is(doc, t, "с.г.") || values_is(doc, t, "т.г."))) {
		*year = v->year;
		return t + 1;
	}
	if (shift != 9 && is_year_word(v, doc, t + 1, end)) {
		*year = v->year ? v->year + shift : 0;
		return t + 2;
	}
	if (t + 2 < end && values_lemma(doc, t, "тот") && values_is(doc, t + 1, "же") &&
	    is_year_word(v, doc, t + 2, end)) {
		*year = v->said_year;
		return t + 3;
	}
	return t;
}

/*
 * Whether a token is a finite verb of something to come: «посетит», «планирует посетить», «могут подписать», «ждут
 * гостей», «приезжайте».
 */
static bool
is_future(const struct rec *tok)
{
	static const char *const plans[] = {"планировать", "планироваться", "намереваться", "намерить", "намеренный",
	    "собираться", "ожидаться", "предстоять", "рассчитывать", "запланировать", "запланированный", "намечаться",
	    "наметить", NULL}, *const now[] = {"мочь", "ждать", NULL};

	return gram_get(tok->gram, GRAM_TENSE) == FUT || gram_get(tok->gram, GRAM_MOOD) == MOOD_IMP ||
	    doc_lemma_among(tok, plans) || (gram_get(tok->gram, GRAM_TENSE) == PRES && doc_lemma_among(tok, now));
}

/* Whether token ${t} is a verb form that tells when; a name may look like one, «Эмомали». */
static bool
tells_when(const struct values *v, const struct doc *doc, uint32_t t)
{
	const struct rec *tok = doc->toks.v[t];
	unsigned form = gram_get(tok->gram, GRAM_VERBFORM);

	if (v->name[t])
		return false;
	return form == FIN || form == INF || (form == PART_FORM && gram_get(tok->gram, GRAM_VARIANT)) || is_future(tok);
}

/* «подписано», «будет подписано», «может быть подписано», «планирует подписать»: what tells when of a verb at ${t}. */
static const struct rec *
beside_aux(const struct doc *doc, uint32_t t, uint32_t lo)
{
	unsigned form = gram_get(doc->toks.v[t]->gram, GRAM_VERBFORM);

	while (t > lo && (form == PART_FORM || form == INF) &&
	    (is_future(doc->toks.v[t - 1]) || values_is(doc, t - 1, "быть"))) {
		t--;
		form = gram_get(doc->toks.v[t]->gram, GRAM_VERBFORM);
	}
	return doc->toks.v[t];
}

/*
 * The verb that tells when what is at token ${t} is: the participle just before, «заключённому в июне»; else the
 * nearest one of its clause, no participle, «во вторник он посетит», «посетит Ригу во вторник, сообщил министр»; the
 * next of the sentence where the clause has none; NULL if there is none.
 */
static const struct rec *
verb_by(const struct values *v, const struct doc *doc, uint32_t t, uint32_t begin, uint32_t end)
{
	enum { FAR = 40 };
	uint32_t lo = t, hi = t;

	if (t >= begin + 2 && gram_get(doc->toks.v[t - 1]->gram, GRAM_POS) == ADP &&
	    gram_get(doc->toks.v[t - 2]->gram, GRAM_VERBFORM) == PART_FORM)
		return beside_aux(doc, t - 2, begin);
	while (lo > begin && lo + FAR > t && !values_is(doc, lo - 1, ",") && !values_is(doc, lo - 1, ":") &&
	    !values_is(doc, lo - 1, ";"))
		lo--;
	while (hi < end && hi < t + FAR && !values_is(doc, hi, ","))
		hi++;
	for (uint32_t far = 1; t + far < hi || t >= lo + far; far++) {
		if (t >= lo + far && tells_when(v, doc, t - far))
			return beside_aux(doc, t - far, lo);
		if (t + far < hi && tells_when(v, doc, t + far))
			return beside_aux(doc, t + far, lo);
	}
	for (uint32_t i = hi; i < end && i < hi + FAR; i++)
		if (tells_when(v, doc, i))
			return doc->toks.v[i];
	return NULL;
}

/*
 * «назначена на октябрь», «заседания, перенесённого на май»: whether what is at token ${t} is a time that something was
 * set for.
 */
static bool
is_set_for(const struct doc *doc, uint32_t t, uint32_t begin)
{
	static const char *const set[] = {"назначить", "назначенный", "перенести", "перенесенный", "отложить",
	    "отложенный", NULL};

	return t >= begin + 2 && values_is(doc, t - 1, "на") && doc_lemma_among(doc->toks.v[t - 2], set);
}

static bool
is_to_come(const struct values *v, const struct doc *doc, uint32_t t, uint32_t begin, uint32_t end)
{
	const struct rec *verb = verb_by(v, doc, t, begin, end);

	return is_set_for(doc, t, begin) || (verb && (is_future(verb) || gram_get(verb->gram, GRAM_VERBFORM) == INF));
}

/*
 * The year of a month at token ${t} without one: the one that brings it nearest to the document's date; not before it
 * if it is to come, nor behind it if it is over.
 */
static int
nearest_year(const struct values *v, const struct doc *doc, uint32_t t, uint32_t end, int month)
{
	const struct rec *verb = verb_by(v, doc, t, v->begin, end);

	if (v->year == 0 || v->month == 0)
		return v->year;
	if (is_set_for(doc, t, v->begin) || (verb && is_future(verb)))
		return v->year + (month < v->month);
	if (verb && (gram_get(verb->gram, GRAM_VERBFORM) == INF || gram_get(verb->gram, GRAM_TENSE) == PRES) &&
	    month > v->month)
		return v->year; /* «пообещал поставить в ноябре», «в ноябре ждут гостей» */
	if (verb && gram_get(verb->gram, GRAM_TENSE) == PAST)
		return v->year - (month > v->month);
	return v->year + (month - v->month > 6 ? -1 : month - v->month < -6 ? 1 : 0);
}

/* ---- the forms of dates ---- */

/* 16.12.2024  16.12.24  2024-12-16 */
static uint32_t
numeric(struct values *v, struct doc *doc, uint32_t t)
{
	struct date d;
	size_t n;
	const char *s = doc_text(doc, doc->toks.v[t], &n);
	int used = 0;
	char copy[16];

	if (n < 8 || n > 10)
		return t;
	snprintf(copy, sizeof copy, "%.*s", (int)n, s);
	if ((sscanf(copy, "%2d.%2d.%4d%n", &d.day, &d.month, &d.year, &used) < 3 || used != (int)n) &&
	    (sscanf(copy, "%4d-%2d-%2d%n", &d.year, &d.month, &d.day, &used) < 3 || used != (int)n))
		return t;
	if (n == strlen("16.12.24") && d.year < 100)
		d.year += 2000;
	if (d.month < 1 || d.month > 12 || d.day < 1 || d.day > 31 || d.year < 1000)
		return t;
	return add_date(v, doc, t, t + 1, "point", timex(doc, d));
}

/* The year behind a month at token ${t}, else the one that is nearest. The token behind it. */
static uint32_t
year_of_month(const struct values *v, const struct doc *doc, uint32_t t, uint32_t end, int month, int *year)
{
	uint32_t hi = year_after(v, doc, t, end, year);

	if (hi == t)
		*year = nearest_year(v, doc, t - 1, end, month);
	return hi;
}

/* The day that digits at token ${t} are, 0 if they are none. */
static int
day_at(const struct values *v, const struct doc *doc, uint32_t t, uint32_t end)
{
	struct number n;

	return t < end && values_number(v, doc, t, end, &n) && n.digits && !n.range && n.hi == t + 1 && n.value >= 1 &&
	    n.value <= 31 ? (int)n.value : 0;
}

/* Whether token ${t} stands between the ends of a range: 30 января – 2 февраля, (с) 11 по 12 ноября. */
static bool
is_until(const struct doc *doc, uint32_t t)
{
	return values_is(doc, t, "по") || doc_is_dash(doc, doc->toks.v[t]);
}

/* (с) 11 по 12 ноября 2024 года  31 августа – 1 сентября  11 и 12 ноября */
static uint32_t
two_days(struct values *v, struct doc *doc, uint32_t t, uint32_t end)
{
	struct date from = {0, 0, day_at(v, doc, t, end)}, to = {0};
	const struct word *first = from.day && t + 1 < end ? values_word(v, doc, t + 1, W_MONTH) : NULL, *month;
	uint32_t at = t + 1 + (first != NULL), hi;

	to.day = from.day ? day_at(v, doc, at + 1, end) : 0;
	month = to.day && at + 2 < end ? values_word(v, doc, at + 2, W_MONTH) : NULL;
	if (month == NULL || !(is_until(doc, at) ||
	    (first == NULL && to.day == from.day + 1 && values_is(doc, at, "и"))))
		return t;
	to.month = (int)month->number;
	from.month = first ? (int)first->number : to.month - (from.day > to.day); /* «с 30 по 2 февраля» */
	from.month += 12 * (from.month == 0);
	hi = year_of_month(v, doc, at + 3, end, to.month, &to.year);
	from.year = to.year - (to.year && from.month > to.month);
	return add_date(v, doc, t, hi, "range", range_of(doc, from, to));
}

/* 12 февраля  4–5 апреля  12 февраля 2024 года  28 ноября с.г. */
static uint32_t
day_of_month(struct values *v, struct doc *doc, uint32_t t, uint32_t end)
{
	struct number n;
	const struct word *month;
	struct date from, to;
	uint32_t hi;

	if (!values_number(v, doc, t, end, &n) || n.hi >= end || n.value < 1 || n.to > 31)
		return t;
	month = values_word(v, doc, n.hi, W_MONTH);
	if (month == NULL || (!n.digits && !n.ordinal))
		return t;
	from.day = (int)n.value;
	to.day = (int)n.to;
	from.month = to.month = (int)month->number;
	from.year = 0;
	hi = year_of_month(v, doc, n.hi + 1, end, from.month, &from.year);
	if (hi == n.hi + 1 && hi + 2 < end && values_is(doc, hi, "и") && day_at(v, doc, hi + 1, end) &&
	    values_word(v, doc, hi + 2, W_MONTH))
		year_after(v, doc, hi + 3, end, &from.year); /* «6 марта и 7 апреля 1992 года» */
	to.year = from.year;
	if (n.range)
		return add_date(v, doc, t, hi, "range", range_of(doc, from, to));
	return add_date(v, doc, t, hi, "point", timex(doc, from));
}

/* (во) вторник, 21 мая: one date */
static uint32_t
weekday_and_day(struct values *v, struct doc *doc, uint32_t t, uint32_t end)
{
	uint32_t hi = t;

	if (t + 3 < end && values_word(v, doc, t, W_WEEKDAY) && values_is(doc, t + 1, ","))
		hi = day_of_month(v, doc, t + 2, end);
	if (hi <= t + 2)
		return t;
	doc->ents.n--; /* the day alone */
	return add_date(v, doc, t, hi, "point", doc_get(doc->ents.v[doc->ents.n], "value"));
}

/*
 * «с сентября летает», «с сентября и мебель»: whether ${verb} tells of what is, or is NULL, so that nothing tells of
 * another time.
 */
static bool
is_now(const struct rec *verb)
{
	return verb == NULL || (gram_get(verb->gram, GRAM_TENSE) == PRES &&
	    gram_get(verb->gram, GRAM_VERBFORM) == FIN && !is_future(verb));
}

/*
 * The year of a month at token ${t} without one: «в феврале 1993 года они подписали договор, а уже в мае открыли
 * посольство» is of one year; else the nearest.
 */
static int
year_of_story(const struct values *v, const struct doc *doc, uint32_t t, uint32_t end, int month)
{
	bool told = v->said_at > v->begin && v->said_day.year && v->said_day.year < v->year - 1;
	const struct rec *verb = told && month >= v->said_day.month ? verb_by(v, doc, t, v->begin, end) : NULL;

	if (verb && gram_get(verb->gram, GRAM_TENSE) == PAST)
		return v->said_day.year;
	return nearest_year(v, doc, t, end, month);
}

/* октябре 2023 г.  ноябре прошлого года  минувшем октябре  апреле */
static uint32_t
month_alone(struct values *v, struct doc *doc, uint32_t t, uint32_t end)
{
	int shift = shift_at(v, doc, t, end);
	uint32_t at = t + (shift != 9), hi;
	const struct word *month = at < end ? values_word(v, doc, at, W_MONTH) : NULL;
	struct date d = {0};

	if (month == NULL)
		return t;
	d.month = (int)month->number;
	hi = year_after(v, doc, at + 1, end, &d.year);
	if (hi > at + 1 && d.year == 0)
		return add_date(v, doc, t, hi, "relative", NULL);
	if (hi == at + 1) {
		d.year = year_of_story(v, doc, t, end, d.month);
		if (d.year && t > v->begin && values_is(doc, t - 1, "с") && is_now(verb_by(v, doc, t, v->begin, end)))
			d.year = v->year - (d.month > v->month);
		if (d.year && shift == -1)
			d.year = v->year - (d.month > v->month);
		if (d.year && shift == 1)
			d.year = v->year + (d.month <= v->month);
	}
	return add_date(v, doc, t, hi, "point", timex(doc, d));
}

/* 2023 года  2024-2026 годы  2023 по 2025 год  2021 и 2022 годах */
static uint32_t
years(struct values *v, struct doc *doc, uint32_t t, uint32_t end)
{
	struct date from = {year_at(doc, t, end), 0, 0}, to = from;
	struct number n;
	uint32_t hi = t + 1;

	if (from.year && hi + 1 < end &&
	    (values_is(doc, hi, "по") || values_is(doc, hi, "и") || values_is(doc, hi, "до")) &&
	    year_at(doc, hi + 1, end) && is_year_word(v, doc, hi + 2, end)) {
		to.year = year_at(doc, hi + 1, end);
		return add_date(v, doc, t, hi + 3, "range", range_of(doc, from, to));
	}
	if (from.year && is_year_word(v, doc, hi, end))
		return add_date(v, doc, t, hi + 1, "point", timex(doc, from));
	if (values_number(v, doc, t, end, &n) && n.digits && n.range && n.value >= 1000 && n.to < 2200 &&
	    is_year_word(v, doc, n.hi, end)) {
		from.year = (int)n.value;
		to.year = (int)n.to;
		return add_date(v, doc, t, n.hi + 1, "range", range_of(doc, from, to));
	}
	return t;
}

/* Whether what stands at token ${t} is not counted by the number before it. */
static bool
counts_nothing(const struct doc *doc, uint32_t t, uint32_t end)
{
	unsigned pos = t < end ? gram_get(doc->toks.v[t]->gram, GRAM_POS) : PUNCT;

	return (pos == PUNCT && !values_is(doc, t, "%")) || pos == CCONJ || pos == VERB || pos == AUX || pos == ADP ||
	    pos == ADV || pos == PRON;
}

/* (2008)  (2004—2009)  в 1996  с 1986 по 1992: four figures that only a year can be */
static uint32_t
bare_years(struct values *v, struct doc *doc, uint32_t t, uint32_t begin, uint32_t end)
{
	static const char *const before[] = {"в", "с", "до", "к", "от", "после", "по", "(", NULL};
	struct date from = {year_at(doc, t, end), 0, 0}, to = {0, 0, 0};
	bool opened = t > begin && values_is(doc, t - 1, "("), asked = false;
	uint32_t hi = t + 1;
	struct number n;

	/* one token: 2004-2009 */
	if (from.year == 0 && values_number(v, doc, t, end, &n) && n.digits && n.range && n.to < 2200) {
		from.year = (int)n.value;
		to.year = (int)n.to;
		hi = n.hi;
	}
	if (from.year < 1700 || from.year > 2100 || t == begin)
		return t;
	for (const char *const *b = before; *b; b++)
		asked |= values_is(doc, t - 1, *b);
	if (to.year == 0 && hi + 1 < end && is_until(doc, hi)) {
		to.year = year_at(doc, hi + 1, end);
		hi += to.year > from.year ? 2 : 0;
	}
	if (!asked || !counts_nothing(doc, hi, end) ||
	    (opened && hi < end && !values_is(doc, hi, ")") && !values_is(doc, hi, ",")))
		return t;
	return add_date(v, doc, t, hi, to.year > from.year ? "range" : "point",
	    to.year > from.year ? range_of(doc, from, to) : timex(doc, from));
}

/* (по итогам) 2023-го  (уходящий) 2024-й: four figures with an ending that no noun follows */
static uint32_t
year_with_ending(struct values *v, struct doc *doc, uint32_t t, uint32_t end)
{
	struct date d = {year_at(doc, t, end), 0, 0};
	gram g = doc->toks.v[t]->gram;
	bool counts = t + 1 < end && gram_get(doc->toks.v[t + 1]->gram, GRAM_POS) == NOUN &&
	    gram_get(doc->toks.v[t + 1]->gram, GRAM_CASE) == gram_get(g, GRAM_CASE);

	if (d.year < 1900 || d.year > 2100 || counts || doc->toks.v[t]->e - doc->toks.v[t]->b == 4)
		return t;
	return add_date(v, doc, t, t + 1, "point", timex(doc, d));
}

/* 1990-е годы  1990-х  90-х годов  XXI век  21 веке */
static uint32_t
decades(struct values *v, struct doc *doc, uint32_t t, uint32_t end)
{
	size_t n;
	const char *s = doc_text(doc, doc->toks.v[t], &n);
	char *rest;
	long y = strtol(s, &rest, 10);
	static const char *const roman[] = {"XVII", "XVIII", "XIX", "XX", "XXI"},
	    *const plural[] = {"-е", "-х", "-м", "-ми", "-ые", "-ых", "-ым", "-ыми"};
	size_t tail = rest < s + n ? (size_t)(s + n - rest) : 0;
	bool many = false;

	for (size_t i = 0; i < sizeof plural / sizeof *plural; i++)
		many |= tail == strlen(plural[i]) && memcmp(rest, plural[i], tail) == 0;
	if (tail == strlen("-м") && memcmp(rest, "-м", tail) == 0) /* «90-м годам», but «на 10-м году» */
		many = t + 1 < end && gram_get(doc->toks.v[t + 1]->gram, GRAM_NUMBER) == PLUR;
	if (many && rest > s && y % 10 == 0 &&
	    ((is_year_word(v, doc, t + 1, end) && y < 100) || (y > 1000 && y < 2100)))
		return add_date(v, doc, t, t + 1 + is_year_word(v, doc, t + 1, end), "range",
		    arena_printf(&doc->arena, "%ldX", (y < 100 ? 1900 + y : y) / 10));
	if (t + 1 >= end || !values_word(v, doc, t + 1, W_CENTURY))
		return t;
	for (int i = 0; i < 5; i++)
		if (n == strlen(roman[i]) && memcmp(s, roman[i], n) == 0)
			y = 17 + i;
	if (y < 1 || y > 21)
		return t;
	return add_date(v, doc, t, t + 2, "range", arena_printf(&doc->arena, "%02ldXX", y - 1));
}

static void
keep_range(struct values *v, struct date from, struct date to, uint32_t hi)
{
	v->months_at = hi;
	v->last_months[0] = from.month;
	v->last_months[1] = to.month;
	v->last_months_year = from.year;
	*v->last_part = '\0';
}

/* первом квартале 2024 года  втором полугодии  первой половине года: also kept for «аналогичный период» */
static uint32_t
parts_of_year(struct values *v, struct doc *doc, uint32_t t, uint32_t end)
{
	struct number n;
	const struct word *period;
	size_t len;
	const char *s = doc_text(doc, doc->toks.v[t], &len);
	int year = v->year, part = 0;
	uint32_t hi, at = t + 1;

	while (part < (int)len && part < 4 && s[part] == 'I')
		part++;
	if (part != (int)len || part == 0) {
		if (!values_number(v, doc, t, end, &n) || n.value < 1 || n.value > 4)
			return t;
		part = (int)n.value;
		at = n.hi;
	}
	period = at < end ? values_word(v, doc, at, W_PERIOD) : NULL;
	if (period == NULL || period->number == 0)
		return t;
	hi = year_after(v, doc, at + 1, end, &year);
	hi += hi == at + 1 && is_year_word(v, doc, hi, end);
	if (hi == at + 1 && values_lemma(doc, at, "половина"))
		return t; /* of a match */
	if (year == 0)
		return add_date(v, doc, t, hi, "range",
		    arena_printf(&doc->arena, "XXXX-%s%d", period->code, part));
	if (part > 1 && part < 4 && t > 0 && values_is(doc, t - 1, "за") && values_is(doc, at, "квартала")) {
		struct date from = {year, 1, 0}, to = {year, 3 * part, 0};

		keep_range(v, from, to, hi); /* «за три квартала» */
		return add_date(v, doc, t, hi, "range", range_of(doc, from, to));
	}
	snprintf(v->last_part, sizeof v->last_part, "%s%d", period->code, part);
	v->last_months_year = year;
	v->months_at = hi;
	return add_date(v, doc, t, hi, "range", arena_printf(&doc->arena, "%04d-%s", year, v->last_part));
}

/* Whether ${n} months are those of the document's year that are over: «за девять месяцев» of a page of October. */
static bool
are_over(const struct values *v, const struct doc *doc, uint32_t t, double n)
{
	return t > 0 && (values_is(doc, t - 1, "за") || values_is(doc, t - 1, "итогам")) && n > 1 && n < 12 &&
	    v->month > n && v->month <= n + 3;
}

/*
 * 10 месяцев текущего года  первые четыре месяца 2023 года  (за) девять месяцев: from January on. Also kept for
 * «аналогичный период».
 */
static uint32_t
months_of_year(struct values *v, struct doc *doc, uint32_t t, uint32_t end)
{
	struct number n;
	const struct word *unit;
	struct date from = {0, 1, 0}, to = {0};
	bool first = values_lemma(doc, t, "первый") && gram_get(doc->toks.v[t]->gram, GRAM_NUMBER) == PLUR &&
	    t + 1 < end;
	uint32_t hi;

	if (!values_number(v, doc, t + first, end, &n) || n.hi >= end || n.value < 1 || n.value > 12 || n.range)
		return t;
	unit = values_word(v, doc, n.hi, W_DAYS);
	if (unit == NULL || *unit->code != 'M')
		return t;
	hi = year_after(v, doc, n.hi + 1, end, &from.year);
	if (hi == n.hi + 1 && !first && !are_over(v, doc, t, n.value))
		return t;
	if (hi == n.hi + 1)
		from.year = v->year;
	if (from.year == 0)
		return add_date(v, doc, t, hi, "relative", NULL);
	to.year = from.year;
	to.month = (int)n.value;
	keep_range(v, from, to, hi);
	return add_date(v, doc, t, hi, "range", range_of(doc, from, to));
}

/* The month that ${n} bytes of a form name, by its first letters; 0 if none. */
static int
month_of_form(const char *s, size_t n)
{
	static const char *const stems[] = {"янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя",
	    "дек"};
	char folded[32];

	n = text_fold(s, n, folded, sizeof folded);
	for (int m = 0; m < 12; m++)
		if (n >= strlen(stems[m]) && n <= 18 && memcmp(folded, stems[m], strlen(stems[m])) == 0)
			return m == 4 && n != 6 ? 0 : m + 1;
	return 0;
}

/*
 * январь-июнь 2024 года  январь и февраль  с января по август  январе – сентябре. Also kept for «аналогичный период».
 */
static uint32_t
range_of_months(struct values *v, struct doc *doc, uint32_t t, uint32_t end)
{
	size_t n;
	const char *s = doc_text(doc, doc->toks.v[t], &n), *dash = memchr(s, '-', n);
	const struct word *month = values_word(v, doc, t, W_MONTH), *last = NULL;
	struct date from = {0}, to = {0};
	uint32_t at = t + 1, hi;

	if (dash && !v->name[t]) {
		from.month = month_of_form(s, (size_t)(dash - s));
		to.month = month_of_form(dash + 1, (size_t)(s + n - dash - 1));
	} else if (month && t + 2 < end && (is_until(doc, t + 1) || values_is(doc, t + 1, "и"))) {
		last = values_word(v, doc, t + 2, W_MONTH);
		if (last && values_is(doc, t + 1, "и") && last->number != month->number + 1)
			return t; /* «март и май» */
		from.month = (int)month->number;
		to.month = last ? (int)last->number : 0;
		at = t + 3;
	}
	if (from.month == 0 || to.month == 0)
		return t;
	hi = year_of_month(v, doc, at, end, to.month, &from.year);
	to.year = from.year;
	keep_range(v, from, to, hi);
	return add_date(v, doc, t, hi, "range", range_of(doc, from, to));
}

/* The last part of a year that was told, in another year. */
static const char *
last_part_of(const struct values *v, struct doc *doc, int year)
{
	if (*v->last_part)
		return arena_printf(&doc->arena, "%04d-%s", year, v->last_part);
	return range_of(doc, (struct date){year, v->last_months[0], 0}, (struct date){year, v->last_months[1], 0});
}

/*
 * аналогичный период 2023 года  тот же период прошлого года: the months of the range before it, in another year;
 * «прошлого года» of a page of 2024 that tells of 2023 is 2022.
 */
static uint32_t
same_period(struct values *v, struct doc *doc, uint32_t t, uint32_t end)
{
	bool same = t + 2 < end && values_lemma(doc, t, "тот") && values_is(doc, t + 1, "же");
	int year = 0;
	uint32_t at = t + 1 + same, hi;

	if (!(same || values_word(v, doc, t, W_SAME)) || at >= end ||
	    !(values_lemma(doc, at, "период") || (!same && values_word(v, doc, at, W_PERIOD))))
		return t;
	hi = year_after(v, doc, at + 1, end, &year);
	if (hi == at + 1 || year == 0)
		return add_date(v, doc, t, hi, "relative", NULL);
	if (v->last_months_year == 0)
		return add_date(v, doc, t, hi, "range", arena_printf(&doc->arena, "%04d", year));
	year -= year == v->last_months_year;
	return add_date(v, doc, t, hi, "range", last_part_of(v, doc, year));
}

/* The week that a day is in (ISO 8601: that of its Thursday). */
static const char *
week_of(struct doc *doc, long days)
{
	long thursday = days - (days + 2) % 7 + 3; /* day 0 of the count is a Wednesday */
	struct date first = {from_days(thursday).year, 1, 1};

	return arena_printf(&doc->arena, "%04d-W%02ld", first.year, (thursday - to_days(first)) / 7 + 1);
}

/* The date that lies ${n} years, months, weeks or days from ${from}, which is known as far as the unit asks. */
static uint32_t
add_away(struct values *v, struct doc *doc, uint32_t t, uint32_t hi, struct date from, const struct word *unit,
    double n)
{
	int months = from.year * 12 + from.month - 1 + (int)n;

	if (*unit->code == 'Y')
		return add_date(v, doc, t, hi, "relative", arena_printf(&doc->arena, "%04d", from.year + (int)n));
	if (*unit->code == 'M')
		return add_date(v, doc, t, hi, "relative",
		    arena_printf(&doc->arena, "%04d-%02d", months / 12, months % 12 + 1));
	if (*unit->code == 'W')
		return add_date(v, doc, t, hi, "relative", week_of(doc, to_days(from) + (long)(n * 7)));
	return add_date(v, doc, t, hi, "relative", timex(doc, from_days(to_days(from) + (long)(n * unit->number))));
}

/* прошлом году  этой неделе  текущем месяце; (на) следующий день: after the one that was told last */
static uint32_t
relative(struct values *v, struct doc *doc, uint32_t t, uint32_t end)
{
	int shift = shift_at(v, doc, t, end);
	const struct word *unit = shift != 9 && t + 1 < end ? values_word(v, doc, t + 1, W_DAYS) : NULL;
	struct date d = today(v);

	if (unit == NULL || unit->number < 1 || unit->number > 365 ||
	    (values_lemma(doc, t, "этот") && *unit->code == 'D'))
		return t;
	if (*unit->code == 'D' && values_lemma(doc, t, "следующий"))
		return add_date(v, doc, t, t + 2, "relative", v->said_day.day && v->said_at + NEAR > t
		    ? timex(doc, from_days(to_days(v->said_day) + 1)) : NULL);
	if (d.year == 0 || (*unit->code != 'Y' && (d.month == 0 || (*unit->code != 'M' && d.day == 0))))
		return add_date(v, doc, t, t + 2, "relative", NULL);
	/* «в 2023 году …, больше показателя предыдущего года» */
	if (*unit->code == 'Y' && values_lemma(doc, t, "предыдущий") && v->said_year)
		d.year = v->said_year;
	if (*unit->code == 'Y') {
		v->own_year = d.year + shift;
		v->own_at = t + 2;
	}
	return add_away(v, doc, t, t + 2, d, unit, shift);
}

/* «(встреча запланирована) на четверг» at token ${t} */
static bool
is_fixed_for(const struct doc *doc, uint32_t t, uint32_t begin)
{
	static const char *const fix[] = {"запланировать", "назначить", "намечать", "наметить", "перенести", "отложить",
	    NULL};

	return t > begin + 1 && values_is(doc, t - 1, "на") && doc_lemma_among(doc->toks.v[t - 2], fix);
}

/* The day of the week that ${past} days ago was: the last one, or the next where it is to come, or as ${shift} says. */
static long
day_of_week(long days, long past, int shift, bool to_come)
{
	if (shift == -1)
		return days - (past ? past : 7);
	return (past && to_come) || shift == 1 ? days + 7 - past : days - past;
}

/* сегодня  вчера  (в) понедельник  (в) минувшую субботу */
static uint32_t
named_day(struct values *v, struct doc *doc, uint32_t t, uint32_t begin, uint32_t end)
{
	int shift = shift_at(v, doc, t, end);
	uint32_t at = t + (shift != 9);
	const struct word *day = values_word(v, doc, t, W_TODAY),
	    *week = at < end ? values_word(v, doc, at, W_WEEKDAY) : NULL;
	struct date d = today(v);
	long days, past;
	unsigned kase;

	/* «в пятницу и субботу» */
	bool next = t > begin + 1 && values_is(doc, t - 1, "и") && values_word(v, doc, t - 2, W_WEEKDAY);
	bool fixed = is_fixed_for(doc, t, begin);
	bool since = t > begin && (values_is(doc, t - 1, "с") || values_is(doc, t - 1, "до")); /* «с понедельника» */

	if (day == NULL && (week == NULL || t == begin ||
	    !(values_is(doc, t - 1, "в") || values_is(doc, t - 1, "во") || next || fixed || since)))
		return t;
	if (day && t + 1 < end && values_lemma(doc, t, "накануне") &&
	    gram_get(doc->toks.v[t + 1]->gram, GRAM_CASE) == GEN &&
	    gram_get(doc->toks.v[t + 1]->gram, GRAM_ANIMACY) != ANIM)
		return t; /* «накануне заседания» */
	kase = gram_get(doc->toks.v[at]->gram, GRAM_CASE);
	if (week && kase != ACC && kase != NOM && !(since && kase == GEN))
		return t;
	if (d.day == 0)
		return add_date(v, doc, t, at + 1, "relative", day && day->number == 0 ? "PRESENT_REF" : NULL);
	days = to_days(d);
	if (day)
		return add_date(v, doc, t, t + 1, "relative", timex(doc, from_days(days + (long)day->number)));
	past = (days + 3 - (long)week->number) % 7;
	return add_date(v, doc, t, at + 1, "relative",
	    timex(doc, from_days(day_of_week(days, past, shift, fixed || is_to_come(v, doc, t, begin, end)))));
}

/* полгода  полгода назад */
static uint32_t
half_year(struct values *v, struct doc *doc, uint32_t t, uint32_t end)
{
	static const struct word month = {NULL, "месяц", W_DAYS, 30, "M"};
	bool back = t + 1 < end && values_is(doc, t + 1, "назад");

	if (!values_is(doc, t, "полгода"))
		return t;
	if (back && v->month)
		return add_away(v, doc, t, t + 2, today(v), &month, -6);
	return add_date(v, doc, t, t + 1 + back, back ? "relative" : "duration", back ? NULL : "P6M");
}

/* год назад  17 лет назад  несколько дней назад */
static uint32_t
ago(struct values *v, struct doc *doc, uint32_t t, uint32_t end)
{
	bool some = values_lemma(doc, t, "несколько");
	const struct word *unit;
	struct number n = {.hi = t, .value = 1};
	struct date d = today(v);

	if (some)
		n.hi = t + 1;
	else if (!values_word(v, doc, t, W_DAYS) && !values_number(v, doc, t, end, &n))
		return t;
	unit = n.hi + 1 < end ? values_word(v, doc, n.hi, W_DAYS) : NULL;
	if (unit == NULL || unit->number < 1 || unit->number > 365 || !values_is(doc, n.hi + 1, "назад"))
		return t;
	if (some || d.year == 0 || n.value > 1000 || (*unit->code != 'Y' && d.day == 0))
		return add_date(v, doc, t, n.hi + 2, "relative", NULL);
	return add_away(v, doc, t, n.hi + 2, d, unit, -n.value);
}

/*
 * последние годы  ближайшие месяцы  несколько лет: how many is not said (TIMEX3: PXY); (за) последний год; настоящее
 * время
 */
static uint32_t
vague(struct values *v, struct doc *doc, uint32_t t, uint32_t end)
{
	const struct word *unit = t + 1 < end ? values_word(v, doc, t + 1, W_DAYS) : NULL;

	if (values_lemma(doc, t, "настоящий") && t + 1 < end &&
	    (values_is(doc, t + 1, "время") || values_lemma(doc, t + 1, "момент")))
		return add_date(v, doc, t, t + 2, "relative", "PRESENT_REF");
	if (values_lemma(doc, t, "сегодняшний") && t + 1 < end && values_lemma(doc, t + 1, "день"))
		return add_date(v, doc, t, t + 2, "relative", today(v).day ? timex(doc, today(v)) : "PRESENT_REF");
	if (values_lemma(doc, t, "последний") && t + 1 < end && values_is(doc, t + 1, "время"))
		return add_date(v, doc, t, t + 2, "relative", NULL);
	if (unit && unit->number >= 1 && values_lemma(doc, t, "последний") && t > 0 && values_is(doc, t - 1, "за") &&
	    gram_get(doc->toks.v[t + 1]->gram, GRAM_NUMBER) == SING)
		return add_date(v, doc, t, t + 2, "duration", *unit->code == '0'
		    ? "P10Y" : arena_printf(&doc->arena, "P1%s", unit->code));
	if (unit == NULL || unit->number < 1 ||
	    !(values_word(v, doc, t, W_RECENT) || values_lemma(doc, t, "несколько")) ||
	    gram_get(doc->toks.v[t + 1]->gram, GRAM_NUMBER) != PLUR)
		return t;
	return add_date(v, doc, t, t + 2, "duration", *unit->code == '0'
	    ? "PXE" : arena_printf(&doc->arena, "PX%s", unit->code));
}

/* каждый год */
static uint32_t
repeated(struct values *v, struct doc *doc, uint32_t t, uint32_t end)
{
	const struct word *unit = t + 1 < end ? values_word(v, doc, t + 1, W_DAYS) : NULL;

	if (unit && unit->number >= 1 && unit->number <= 365 && values_lemma(doc, t, "каждый"))
		return add_date(v, doc, t, t + 2, "set", arena_printf(&doc->arena, "P1%s", unit->code));
	return t;
}

/* The season that token ${t} names, by its first month; 0 if none. */
static int
season_at(const struct doc *doc, uint32_t t)
{
	static const char *const names[][2] = {{"весна", "весной"}, {"лето", "летом"}, {"осень", "осенью"},
	    {"зима", "зимой"}};

	for (int i = 0; i < 4; i++)
		if (values_is(doc, t, names[i][1]) ||
		    (values_lemma(doc, t, names[i][0]) && gram_get(doc->toks.v[t]->gram, GRAM_NUMBER) == SING))
			return 3 * (i + 1);
	return 0;
}

/* летом  (с) осени  этим летом  будущей весной  осенью 2023 года */
static uint32_t
seasons(struct values *v, struct doc *doc, uint32_t t, uint32_t end)
{
	static const char *const codes[] = {"SP", "SU", "FA", "WI"};
	bool asked = t > v->begin &&
	    (values_is(doc, t - 1, "на") || values_is(doc, t - 1, "с") || values_is(doc, t - 1, "к") ||
	    values_is(doc, t - 1, "до"));
	int shift = shift_at(v, doc, t, end), year = 0, month;
	uint32_t at = t + (shift != 9), hi;

	month = at < end ? season_at(doc, at) : 0;
	if (month == 0 || (shift == 9 && !asked &&
	    !(gram_get(doc->toks.v[at]->gram, GRAM_CASE) == INS || gram_get(doc->toks.v[at]->gram, GRAM_POS) == ADV)))
		return t;
	hi = year_after(v, doc, at + 1, end, &year);
	if (hi == at + 1 && v->month)
		year = v->year + (shift == -1 ? -(month >= v->month) : shift == 0 ? 0 : shift == 1
		    ? month <= v->month : is_to_come(v, doc, at, v->begin, end)
		    ? month < v->month : -(month > v->month));
	return add_date(v, doc, t, hi, "relative",
	    year ? arena_printf(&doc->arena, "%04d-%s", year, codes[month / 3 - 1])
	    : arena_printf(&doc->arena, "XXXX-%s", codes[month / 3 - 1]));
}

/* (до конца) года  (с начала) года: the document's */
static uint32_t
this_year(struct values *v, struct doc *doc, uint32_t t)
{
	static const char *const parts[] = {"конец", "начало", "середина", NULL};

	if (!values_is(doc, t, "года") || t == v->begin || !doc_lemma_among(doc->toks.v[t - 1], parts))
		return t;
	return add_date(v, doc, t, t + 1, "relative", v->year ? arena_printf(&doc->arena, "%04d", v->year) : NULL);
}

/*
 * «днем ранее», «месяцем позже», «годом ранее» at token ${t}: a unit before (-1) or behind (1) what was told last;
 * behind a part of a year the same part. NULL if that is not known.
 */
static const char *
one_away(const struct values *v, struct doc *doc, uint32_t t, int way)
{
	bool near = v->said_day.year && v->said_at + NEAR > t;

	if (values_is(doc, t, "днем") && near && v->said_day.day)
		return timex(doc, from_days(to_days(v->said_day) + way));
	if (values_is(doc, t, "днем") && v->day && way < 0)
		return timex(doc, from_days(to_days(today(v)) - 1));
	if (values_is(doc, t, "месяцем") && near) {
		int months = v->said_day.year * 12 + v->said_day.month - 1 + way;

		return arena_printf(&doc->arena, "%04d-%02d", months / 12, months % 12 + 1);
	}
	if (values_is(doc, t, "годом") && v->last_months_year && v->months_at + NEAR / 4 > t)
		return last_part_of(v, doc, v->last_months_year + way);
	if (values_is(doc, t, "годом") && v->own_at > v->begin && v->own_at > v->said_at)
		return arena_printf(&doc->arena, "%04d", v->own_year + way); /* «в прошлом году …, чем годом ранее» */
	return values_is(doc, t, "годом") && v->said_year ? arena_printf(&doc->arena, "%04d", v->said_year + way)
	    : NULL;
}

/* «(тот же) день», «(в том же) году» at token ${t}: the day or year that was told last; NULL if none is known. */
static const char *
same_time(const struct values *v, struct doc *doc, uint32_t t)
{
	bool near = v->said_at + NEAR > t;

	if (values_lemma(doc, t, "день") && v->said_day.day && near)
		return timex(doc, v->said_day);
	if (values_lemma(doc, t, "год") && v->said_year && near)
		return arena_printf(&doc->arena, "%04d", v->said_year);
	return NULL;
}

/*
 * тот же день  том же году  этот день  через год  через несколько дней  годом ранее: from a time that the text is at,
 * which is not known
 */
static uint32_t
from_there(struct values *v, struct doc *doc, uint32_t t, uint32_t end)
{
	bool that = values_lemma(doc, t, "тот") || values_lemma(doc, t, "этот"), later = values_is(doc, t, "через");
	uint32_t at = t + (that || later);
	bool same = that && at < end && values_is(doc, at, "же");
	struct number n;

	at += same;
	if (later && at < end && values_lemma(doc, at, "несколько"))
		at++;
	else if (later && at < end && values_number(v, doc, at, end, &n))
		at = n.hi;
	if (at >= end || !values_word(v, doc, at, W_DAYS))
		return t;
	if (later || same || (that && values_lemma(doc, at, "день"))) {
		return add_date(v, doc, t, at + 1, "relative", same ? same_time(v, doc, at) : NULL);
	}
	if (at == t && at + 1 < end &&
	    (values_is(doc, at + 1, "ранее") || values_is(doc, at + 1, "позже") || values_is(doc, at + 1, "раньше")))
		return add_date(v, doc, t, at + 2, "relative",
		    one_away(v, doc, t, values_is(doc, at + 1, "позже") ? 1 : -1));
	return t;
}

/* Whether the word before token ${t} says whose age follows: «ему 71 год», «Озолсу 52 года», «девочка 8 лет». */
static bool
is_of_somebody(const struct values *v, const struct doc *doc, uint32_t t)
{
	gram g = doc->toks.v[t - 1]->gram;
	unsigned pos = gram_get(g, GRAM_POS);

	return v->name[t - 1] == NAME_PERSON || (pos == PRON && gram_get(g, GRAM_CASE) == DAT) ||
	    (pos == NOUN && gram_get(g, GRAM_ANIMACY) == ANIM && gram_get(g, GRAM_NUMBER) == SING);
}

/*
 * Whether a number of years that begins at token ${t} is somebody's age: «в возрасте 94 лет», «ему было 30 лет»,
 * «старше 18 лет».
 */
static bool
is_age(const struct values *v, const struct doc *doc, uint32_t t, uint32_t begin)
{
	static const char *const words[] = {"возраст", "исполниться", "исполняться", "старше", "младше", "моложе",
	    "старый", "молодой", NULL};

	/* «в 15 лет»; a span of time is «за 15 лет» */
	if (t > begin && (values_is(doc, t - 1, "в") || values_is(doc, t - 1, "с") || is_of_somebody(v, doc, t)))
		return true;
	if (t > begin + 1 && values_lemma(doc, t - 1, "быть") && gram_get(doc->toks.v[t - 2]->gram, GRAM_CASE) == DAT)
		return true;
	for (uint32_t from = t > begin + 2 ? t - 2 : begin; from < t; from++)
		if (doc_lemma_among(doc->toks.v[from], words))
			return true;
	return false;
}

/* последние 17 лет  30 лет  два месяца */
static uint32_t
duration(struct values *v, struct doc *doc, uint32_t t, uint32_t begin, uint32_t end)
{
	uint32_t at = t + (values_word(v, doc, t, W_RECENT) != NULL);
	const struct word *unit;
	struct number n;
	const char *one;

	if (at >= end || !values_number(v, doc, at, end, &n) || n.hi >= end || n.ordinal)
		return t;
	unit = values_word(v, doc, n.hi, W_DAYS);
	if (unit == NULL || n.value <= 0 || (*unit->code == 'Y' && at == t && is_age(v, doc, t, begin)) ||
	    (n.value != 1 && values_is(doc, n.hi, "годом")))
		return t; /* «792 млн годом ранее»: the number is of something else */
	one = *unit->code == 'T' ? "PT" : "P";
	if (n.range)
		return add_date(v, doc, t, n.hi + 1, "duration",
		    arena_printf(&doc->arena, "%s%.15g%s/%s%.15g%s", one, n.value, unit->code + (*unit->code == 'T'),
		    one, n.to, unit->code + (*unit->code == 'T')));
	return add_date(v, doc, t, n.hi + 1, "duration",
	    arena_printf(&doc->arena, "%s%.15g%s", one, n.value, unit->code + (*unit->code == 'T')));
}

/* Whether a word that is of no class of its own may begin a date. */
static bool
opens_other(const struct doc *doc, uint32_t t)
{
	static const char *const words[] = {"настоящий", "сегодняшний", "несколько", "тот", "этот", "через", "каждый",
	    "весна", "лето", "осень", "зима", "весной", "летом", "осенью", "зимой", "полгода", NULL};

	return doc_lemma_among(doc->toks.v[t], words) || doc_lemma_among(doc->toks.v[t], passing);
}

uint32_t
values_date(struct values *v, struct doc *doc, uint32_t t, uint32_t begin, uint32_t end)
{
	static const uint64_t openers =
	    CLASS(W_MONTH) | CLASS(W_LAST) | CLASS(W_THIS) | CLASS(W_NEXT) | CLASS(W_DAYS) |
	    CLASS(W_RECENT) | CLASS(W_SAME) | CLASS(W_TODAY) | CLASS(W_WEEKDAY);
	char first = doc->text.s[doc->toks.v[t]->b];
	bool number = (first >= '0' && first <= '9') || v->classes[t] & CLASS(W_NUMBER) || first == 'X' ||
	    first == 'I' || first == 'V';
	uint32_t hi = t;

	v->begin = begin;
	if (!number && (v->classes[t] & openers) == 0 && !opens_other(doc, t) &&
	    memchr(doc->text.s + doc->toks.v[t]->b, '-', doc->toks.v[t]->e - doc->toks.v[t]->b) == NULL)
		return t;
	if (number) {
		(void)((hi = numeric(v, doc, t)) > t || (hi = years(v, doc, t, end)) > t ||
		    (hi = two_days(v, doc, t, end)) > t || (hi = day_of_month(v, doc, t, end)) > t ||
		    (hi = months_of_year(v, doc, t, end)) > t || (hi = parts_of_year(v, doc, t, end)) > t ||
		    (hi = decades(v, doc, t, end)) > t || (hi = ago(v, doc, t, end)) > t ||
		    (hi = duration(v, doc, t, begin, end)) > t || (hi = bare_years(v, doc, t, begin, end)) > t ||
		    (hi = year_with_ending(v, doc, t, end)) > t || (hi = vague(v, doc, t, end)) > t);
		return hi;
	}
	(void)((hi = range_of_months(v, doc, t, end)) > t || (hi = month_alone(v, doc, t, end)) > t ||
	    (hi = seasons(v, doc, t, end)) > t || (hi = this_year(v, doc, t)) > t ||
	    (hi = weekday_and_day(v, doc, t, end)) > t || (hi = relative(v, doc, t, end)) > t ||
	    (hi = same_period(v, doc, t, end)) > t || (hi = named_day(v, doc, t, begin, end)) > t ||
	    (hi = half_year(v, doc, t, end)) > t || (hi = ago(v, doc, t, end)) > t ||
	    (hi = vague(v, doc, t, end)) > t || (hi = from_there(v, doc, t, end)) > t ||
	    (hi = repeated(v, doc, t, end)) > t || (hi = duration(v, doc, t, begin, end)) > t);
	return hi;
}
