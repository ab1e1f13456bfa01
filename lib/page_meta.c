/* page_meta: what a page says of itself: title, date, author, agency, site, address. */
#include "page_impl.h"

#include "text.h"

#include <stdlib.h>

enum { FAR = 12 }; /* lines between an article and a line that speaks of it */

/* Bytes of a unit, or of a piece of it. */
struct piece {
	const char *s;
	size_t n;
};

/*
 * The article's place: its title, first and last text, text with the dateline, as units; ${none} where there is none.
 * ${body} is the first text behind lines on the article that may stand below a lead.
 */
struct place {
	size_t title, first, body, last, dated, none;
};

static struct place
place_of(const struct page *page)
{
	enum { LEAD = 10 }; /* lines */
	size_t n = page->units.n;
	struct place p = {n, n, n, n, n, n};

	for (size_t i = 0; i < n; i++) {
		if (page->states.v[i] == TITLE && p.title == n)
			p.title = i;
		if (page->states.v[i] != TEXT)
			continue;
		if (p.first == n)
			p.first = p.body = i;
		else if (p.last == p.first && i > p.first + 1 && i <= p.first + LEAD)
			p.body = i;
		p.last = i;
	}
	return p;
}

static struct piece
piece_of(const struct page *page, size_t i)
{
	return (struct piece){page->units.v[i].s, page->units.v[i].n};
}

/* Sets a key of D that is not there yet. */
static void
tell(struct doc *doc, const char *key, const char *s, size_t n)
{
	if (n > 0 && doc_get(doc->d, key) == NULL)
		doc_add(doc, doc->d, key, arena_strndup(&doc->arena, s, n));
}

static bool
starts_with(struct piece p, const char *word)
{
	size_t n = strlen(word);

	return p.n >= n && memcmp(p.s, word, n) == 0;
}

static struct piece
from(struct piece p, size_t at)
{
	return (struct piece){p.s + at, p.n - at};
}

/* The first code point; 0 if there is none. */
static int32_t
first_cp(struct piece p)
{
	return p.n ? utf8_next(&(const char *){p.s}, p.s + p.n) : 0;
}

/* Without spaces and ${marks} (ASCII) on both sides. */
static struct piece
trim(struct piece p, const char *marks)
{
	while (p.n > 0 && strchr(marks, *p.s))
		p.s++, p.n--;
	while (p.n > 0 && strchr(marks, p.s[p.n - 1]))
		p.n--;
	return p;
}

/* What follows ${word} in the piece; of no bytes where it is not there. */
static struct piece
behind(struct piece p, const char *word)
{
	const char *at = memmem(p.s, p.n, word, strlen(word));

	return at ? from(p, (size_t)(at - p.s) + strlen(word)) : (struct piece){p.s, 0};
}

/* ---- dates ---- */

struct date {
	int year, month, day; /* 0: unknown */
};

/* A number of at most ${most} digits at the front, which is taken off; -1 if there is none. */
static int
take_number(struct piece *p, size_t most)
{
	int v = 0;
	size_t n = 0;

	while (n < p->n && p->s[n] >= '0' && p->s[n] <= '9')
		n++;
	if (n == 0 || n > most)
		return -1;
	for (size_t i = 0; i < n; i++)
		v = v * 10 + (p->s[i] - '0');
	*p = from(*p, n);
	return v;
}

/*
 * The month whose name, in any case or short, or English, stands at the front, which is taken off to the end of the
 * word; 0: none.
 */
static int
take_month(struct piece *p)
{
	static const char *const names[] = {
	    "янв", "фев", "мар", "апр", "мая", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"};
	static const char *const rests[] = {
	    "январ", "феврал", "март", "апрел", "мая", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр"};
	static const char *const english[] = {"january", "february", "march", "april", "may", "june", "july", "august",
	    "september", "october", "november", "december"};
	char word[64];
	const char *s = p->s, *end = s + p->n, *at = s;
	size_t n;

	while (s < end && text_is_letter(utf8_next(&s, end)))
		at = s;
	n = (size_t)(at - p->s);
	text_fold(p->s, n < sizeof word ? n : 0, word, sizeof word);
	for (int m = 0; m < 12; m++) {
		bool full = strncmp(word, rests[m], strlen(rests[m])) == 0 && strlen(word) <= strlen(rests[m]) + 2;

		full |= strlen(word) >= strlen("may") && strncmp(english[m], word, strlen(word)) == 0;
		if (full || strcmp(word, names[m]) == 0 || (m == 8 && strcmp(word, "сент") == 0) ||
		    (m == 1 && strcmp(word, "февр") == 0)) {
			*p = from(*p, n);
			return m + 1;
		}
	}
	return 0;
}

static bool
is_real(const struct date *d)
{
	return d->month >= 1 && d->month <= 12 && d->day >= 1 && d->day <= 31 &&
	       (d->year == 0 || (d->year >= 1990 && d->year <= 2099));
}

/*
 * A number of at most four digits, or the first four of «201217», as a count may be stuck to the year; -1 if there is
 * none.
 */
static int
take_year(struct piece *p)
{
	struct piece year = {p->s, 4};
	bool stuck = p->n > 4 && (starts_with(*p, "19") || starts_with(*p, "20")) && p->s[4] >= '0' && p->s[4] <= '9';

	if (!stuck)
		return take_number(p, 4);
	*p = from(*p, 4);
	return take_number(&year, 4);
}

/* Whether a time begins the piece: «14:41». */
static bool
is_time(struct piece p)
{
	return p.n > 3 && take_number(&p, 2) >= 0 && p.n > 1 && *p.s == ':' && p.s[1] >= '0' && p.s[1] <= '5';
}

/* dd.mm.yyyy, dd.mm.yy, yyyy-mm-dd, with . - / alike. */
static bool
numeric_date(struct piece p, struct date *d)
{
	int a = take_number(&p, 4), b, c;
	char sep = p.n > 0 ? *p.s : ' ';

	if (a < 0 || strchr(".-/", sep) == NULL)
		return false;
	p = from(p, 1);
	b = take_number(&p, 2);
	if (b < 0 || p.n == 0 || *p.s != sep)
		return false;
	p = from(p, 1);
	c = take_year(&p);
	*d = a > 31 ? (struct date){a, b, c} : (struct date){c >= 0 && c < 100 ? 2000 + c : c, b, a};
	return c >= 0 && is_real(d);
}

/* «Ноябрь 9, 2023», at its number, byte ${i} of a line. */
static bool
month_first(struct piece line, size_t i, struct date *d)
{
	struct piece p = from(line, i), month = trim((struct piece){line.s, i}, " ");
	const char *space = memrchr(month.s, ' ', month.n);

	month = space ? from(month, (size_t)(space + 1 - month.s)) : month;
	d->month = take_month(&month);
	d->day = take_number(&p, 2);
	p = starts_with(p, ", ") ? from(p, 2) : (struct piece){p.s, 0};
	d->year = take_number(&p, 4);
	return d->month > 0 && d->day > 0 && d->year >= 1990 && is_real(d);
}

/* d month, d month yyyy, d month yy where a time follows, d month, hh:mm yyyy. */
static bool
worded_date(struct piece p, struct date *d)
{
	d->day = take_number(&p, 2);
	p = trim(p, " .");
	d->month = d->day > 0 ? take_month(&p) : 0;
	if (d->month == 0)
		return false;
	p = trim(p, " .,'");
	if (is_time(p) && p.n > strlen("09:40 ") && p.s[5] == ' ')
		p = from(p, strlen("09:40 "));
	d->year = take_number(&p, 4);
	if (d->year > 0 && d->year < 100 && is_time(trim(p, " (")))
		d->year += 2000;
	if (d->year < 1990)
		d->year = 0;
	return is_real(d);
}

/* The first date in a piece that has a year, or if none has, the first. */
static bool
find_date(struct piece p, struct date *found)
{
	struct date d;
	bool any = false;

	for (size_t i = 0; i < p.n; i++) {
		bool stuck = i > 2 && p.s[i - 3] == ':'; /* «14:2603.01.2012» */

		if (p.s[i] < '0' || p.s[i] > '9' || (i > 0 && p.s[i - 1] >= '0' && p.s[i - 1] <= '9' && !stuck))
			continue;
		if (!numeric_date(from(p, i), &d) && !worded_date(from(p, i), &d) && !month_first(p, i, &d))
			continue;
		if (d.year || !any)
			*found = d;
		any = true;
		if (d.year)
			return true;
	}
	return any;
}

/* «Среда, 9 октября 2024 г.»: what stands behind the day of the week. */
static struct piece
behind_weekday(struct piece p)
{
	static const char *const days[] = {"Понедельник", "Вторник", "Среда", "Четверг", "Пятница", "Суббота",
	    "Воскресенье"};

	for (size_t k = 0; k < sizeof days / sizeof *days; k++)
		if (starts_with(p, days[k]))
			return trim(from(p, strlen(days[k])), " ,");
	return p;
}

/*
 * «ЭКОНОМИКА 14 марта 2025 18:31», «Досье обновлено: 5 ноября 2024 г.»: what stands behind a word or two, where a time
 * or colon says that it is a date; else all.
 */
static struct piece
behind_section(const struct unit *u)
{
	enum { LONGEST = 40 }; /* bytes */
	struct piece p = {u->s, u->n};
	size_t n = 0, words = 0;

	while (n < p.n && !(p.s[n] >= '0' && p.s[n] <= '9'))
		words += p.s[n++] == ' ';
	if (n == 0 || n > LONGEST || words == 0 || words > 2 || n == p.n || u->words > 9)
		return p;
	for (size_t i = n; i + 3 < p.n; i++) {
		bool time = p.s[i] >= '0' && p.s[i] <= '9' && p.s[i + 1] == ':' && p.s[i + 2] >= '0' &&
		    p.s[i + 2] <= '9';

		if (time || (n > 1 && p.s[n - 2] == ':'))
			return from(p, n);
	}
	return p;
}

/* «Встреча с послом   12 сентября 2023 г.»: whether a line is a teaser with its date far behind it. */
bool
page_is_dated_teaser(const struct unit *u)
{
	enum { LINE = 14 };
	struct piece p = {u->s, u->n};
	struct date d = {0, 0, 0};
	size_t cut = p.n;

	while (cut > 2 && memcmp(p.s + cut - 2, "  ", 2) != 0)
		cut--;
	return cut > 2 && u->words <= LINE && (numeric_date(from(p, cut), &d) || worded_date(from(p, cut), &d)) &&
	    d.year > 0;
}

bool
page_is_dated(const struct unit *u)
{
	enum { DIGITS = 5, WORDS = 9 };
	struct date d;

	return u->digits >= DIGITS && u->words <= WORDS && !u->verbs && !u->ends &&
	    find_date((struct piece){u->s, u->n}, &d) && d.year > 0;
}

bool
page_is_date(const struct unit *u)
{
	enum { LONGEST = 42, MOST = 14 }; /* bytes: «12 сентября 2024 года, 15:42»; words behind a label */
	static const char *const labels[] = {"Опубликовано", "Дата публикации", "Время публикации", "Дата", "Добавлено",
	    "Обновлено", "Размещено", "Создано", "Отправлено", "Последнее обновление", "Published",
	    "Posted on"};
	struct piece p = {u->s, u->n};
	struct date d = {0, 0, 0};

	for (size_t k = 0; k < sizeof labels / sizeof *labels; k++) {
		struct piece rest = starts_with(p, labels[k]) ? trim(from(p, strlen(labels[k])), " :") : p;

		if (rest.n < p.n && u->words <= MOST && find_date(rest, &d) &&
		    (p.s[strlen(labels[k])] == ':' || u->words <= 5 || (u->words <= 8 && u->ends == 0)))
			return true;
	}
	p = behind_weekday(behind_section(u));
	return p.n <= LONGEST && (numeric_date(p, &d) || worded_date(p, &d)) && d.year > 0;
}

/* Gives a date without a year the last one that ends before the page was taken. */
static bool
complete(struct date *d, const char *taken)
{
	struct date t;

	if (d->year)
		return true;
	if (taken == NULL || !numeric_date((struct piece){taken, strlen(taken)}, &t))
		return false;
	d->year = t.year - (d->month > t.month || (d->month == t.month && d->day > t.day));
	return true;
}

/* Whether a line is there to say a date, not to tell a story, and is no address, which has one in its path. */
static bool
is_dated(const struct unit *u)
{
	bool bare = u->address && memchr(u->s, ' ', u->n) == NULL;

	return !bare && u->digits >= 3 && u->words <= 14 && u->ends < 2 && u->stops * 4 <= u->words;
}

static bool
date_near(const struct page *page, size_t lo, size_t hi, bool upwards, const char *taken, struct date *d)
{
	for (size_t k = lo; k < hi; k++) {
		size_t i = upwards ? hi - 1 - (k - lo) : k;

		if (page->states.v[i] != TEXT && page->states.v[i] != TITLE && is_dated(&page->units.v[i]) &&
		    find_date(piece_of(page, i), d) && complete(d, taken))
			return true;
	}
	return false;
}

/* yyyy/mm/dd, yyyy-mm-dd or yyyymmdd in an address. */
static bool
date_in_url(struct piece p, struct date *d)
{
	for (size_t i = 1; i + 8 <= p.n; i++) {
		struct piece q = from(p, i);
		int number;

		if (p.s[i - 1] >= '0' && p.s[i - 1] <= '9')
			continue;
		if (numeric_date(q, d) && q.s[4] < '0')
			return true;
		number = take_number(&q, 8);
		*d = (struct date){number / 10000, number / 100 % 100, number % 100};
		if (number > 19900101 && d->year && is_real(d))
			return true;
	}
	return false;
}

static void
tell_date(struct doc *doc, const struct date *d, const char *by)
{
	if (doc_get(doc->d, "date"))
		return;
	doc_add(doc, doc->d, "date", arena_printf(&doc->arena, "%04d-%02d-%02d", d->year, d->month, d->day));
	doc_add(doc, doc->d, "dateby", by);
}

/* ---- datelines ---- */

/*
 * `Town, 3 May 2023. `, `Town. 3 May 2023. `: a town, a mark, figures, and a full stop not far behind; no bytes
 * otherwise.
 */
static struct piece
town_and_date(struct piece text)
{
	struct piece head = {text.s, text.n < 80 ? text.n : 80}, none = {text.s, 0};
	size_t town = 0;
	const char *stop;

	while (town < head.n && head.s[town] != ',' && head.s[town] != '.')
		town++;
	if (town + 3 > head.n || head.s[town + 1] != ' ' || head.s[town + 2] < '0' || head.s[town + 2] > '9')
		return none;
	stop = memmem(head.s + town + 1, head.n - town - 1, ". ", 2);
	return stop ? (struct piece){head.s, (size_t)(stop - head.s)} : none;
}

/* The words before the first dash of a text, where it begins as agencies' news do; no bytes otherwise. */
static struct piece
dateline(struct piece text)
{
	static const char *const dashes[] = {" - ", " – ", " — ", " /"};
	struct piece head = {text.s, text.n < 160 ? text.n : 160}, best = {text.s, 0};

	for (size_t k = 0; k < sizeof dashes / sizeof *dashes; k++) {
		const char *at = memmem(head.s, head.n, dashes[k], strlen(dashes[k]));

		if (at && (best.n == 0 || (size_t)(at - head.s) < best.n))
			best.n = (size_t)(at - head.s);
	}
	if (memchr(best.s, '.', best.n) == NULL && memchr(best.s, ',', best.n) == NULL &&
	    memchr(best.s, '/', best.n) == NULL && !(best.n > 0 && best.s[best.n - 1] == ')'))
		best.n = 0;
	return best.n ? best : town_and_date(text);
}

/* How much of a piece is capitals: all of its letters, in hundredths. */
static unsigned
capitals(struct piece p)
{
	const char *s = p.s, *end = s + p.n;
	unsigned upper = 0, letters = 0;

	while (s < end) {
		int32_t cp = utf8_next(&s, end);

		letters += text_is_letter(cp);
		upper += text_class(cp) == TEXT_UPPER;
	}
	return letters > 1 ? 100 * upper / letters : 0;
}

/* `(Town, 1 May, «Agency»). `: what stands in quotes in a dateline in brackets; of no bytes if there is none. */
static struct piece
bracketed(struct piece text)
{
	enum { FAR_OFF = 100 }; /* bytes */
	struct piece head = {text.s, text.n < FAR_OFF ? text.n : FAR_OFF}, name = behind(head, ", «"),
	    none = {text.s, 0};
	const char *close = memmem(name.s, name.n, "»)", strlen("»)"));

	if (!starts_with(text, "(") || name.n == 0 || close == NULL)
		return none;
	name.n = (size_t)(close - name.s);
	return name;
}

/*
 * `TOWN, 1 May. /AGENCY/. `, `TOWN, 1 May /Корр. Anna Berg/. `: what stands between slashes near the beginning; of no
 * bytes if nothing does.
 */
static struct piece
slashed(struct piece text)
{
	enum { FAR_OFF = 80, LONGEST = 40 }; /* bytes */
	struct piece head = {text.s, text.n < FAR_OFF ? text.n : FAR_OFF}, name = behind(head, " /"),
	    none = {text.s, 0};
	const char *s = name.s, *close;

	name = from(text, (size_t)(name.s - text.s));
	close = name.s > text.s ? memchr(name.s, '/', name.n < LONGEST ? name.n : LONGEST) : NULL;
	if (close == NULL || text_class(utf8_next(&s, name.s + name.n)) != TEXT_UPPER)
		return none;
	name.n = (size_t)(close - name.s);
	return name;
}

/* Whether each word of a piece begins with a capital: «РИА Новости», «Sputnik». */
static bool
is_title_case(struct piece p)
{
	const char *s = p.s, *end = s + p.n;
	bool begins = true;

	while (s < end) {
		int32_t cp = utf8_next(&s, end);

		if (begins && text_class(cp) != TEXT_UPPER)
			return false;
		begins = cp == ' ';
	}
	return p.n > 2;
}

/* Whether a piece is two or three words as people are called, no acronyms: «Асель Турдубаева». */
static bool
is_person(struct piece p)
{
	const char *s = p.s, *end = s + p.n;
	size_t words = 1, capitals = 0;

	while (s < end) {
		int32_t cp = utf8_next(&s, end);

		words += cp == ' ';
		capitals += text_class(cp) == TEXT_UPPER;
		if (!(text_is_cyrillic(cp) && text_is_letter(cp)) && cp != ' ' && cp != '-')
			return false;
	}
	return p.n > 0 && (words == 2 || words == 3) && capitals <= words + (memchr(p.s, '-', p.n) != NULL) &&
	    is_title_case(p);
}

/* `TOWN, 1 May /Корр. Anna Berg/. `: who wrote it; of no bytes if an agency stands there, or nothing. */
static struct piece
correspondent(struct piece text)
{
	static const char rank[] = "Корр. ";
	struct piece name = slashed(text), none = {text.s, 0};

	name = starts_with(name, rank) ? from(name, strlen(rank)) : none;
	return is_person(name) ? name : none;
}

/* What stands between quotation marks, where these are all around; else the piece as it is. */
static struct piece
unquoted(struct piece p)
{
	static const char open[] = "«", close[] = "»";

	if (!starts_with(p, open) || p.n < sizeof open + sizeof close ||
	    memcmp(p.s + p.n - strlen(close), close, strlen(close)) != 0)
		return p;
	return (struct piece){p.s + strlen(open), p.n - strlen(open) - strlen(close)};
}

/* «Ала-Тоо пресс», «Степь инфо»: the name without what all are called, which may be small. */
static struct piece
without_press(struct piece p)
{
	static const char *const press[] = {" пресс", " инфо", " медиа", " новости"};

	for (size_t i = 0; i < sizeof press / sizeof *press; i++)
		if (text_ends_in(p.s, p.n, press[i]))
			p.n -= strlen(press[i]);
	return p;
}

/* The agency of a dateline: its last part, `Town. 1 May. AGENCY - `, or what follows it, `TOWN, 1 May - Agency. `. */
static struct piece
dateline_agency(struct piece line, struct piece text)
{
	struct date d;
	size_t cut = line.n;
	struct piece last, rest, before = line;

	while (cut > 0 && !(line.s[cut - 1] == ' ' && cut > 1 && (line.s[cut - 2] == '.' || line.s[cut - 2] == ',')) &&
	    line.s[cut - 1] != '(')
		cut--;
	last = unquoted(trim(from(line, cut), " .,/()"));
	before.n = cut;
	if (cut > 0 && !find_date(last, &d) &&
	    (capitals(last) >= 60 || starts_with(last, "ИА ") || starts_with(last, "РИА ") ||
	    starts_with(last, "НИАТ ") ||
		(is_title_case(last) && !is_person(last) &&
		    (find_date(before, &d) || (line.s[cut - 1] == '(' && capitals(before) >= 60)))))
		return last;
	rest = from(text, line.n);
	rest = behind(rest, " ");
	rest = behind(rest, " ");
	if (find_date(line, &d) && memchr(rest.s, '.', rest.n < 60 ? rest.n : 60)) {
		rest.n = (size_t)((const char *)memchr(rest.s, '.', rest.n) - rest.s);
		if ((capitals(rest) >= 20 || is_title_case(without_press(rest))) && memchr(rest.s, ',', rest.n) == NULL)
			return trim(rest, " ");
	}
	return (struct piece){line.s, 0};
}

/* ---- agencies ---- */

/* A word that is the name of a site: Latin letters, and a dot before the last two to seven of them. */
static struct piece
site_in(struct piece p)
{
	for (size_t i = 0, n; i < p.n; i += n + 1) {
		struct piece w = from(p, i);
		const char *dot;

		for (n = 0; n < w.n && (((w.s[n] | 32) >= 'a' && (w.s[n] | 32) <= 'z') ||
					   (w.s[n] >= '0' && w.s[n] <= '9') || strchr("-.", w.s[n]));)
			n++;
		w.n = n;
		w = trim(w, ".-");
		dot = w.n ? memrchr(w.s, '.', w.n) : NULL;
		if (dot && dot > w.s + 1 && w.s + w.n - dot > 2 && w.s + w.n - dot <= 8 &&
		    !(dot[1] >= '0' && dot[1] <= '9') && (i == 0 || p.s[i - 1] != '@'))
			return starts_with(w, "www.") ? from(w, 4) : w;
	}
	return (struct piece){p.s, 0};
}

/* Whether a piece begins with the name of a site: «primeminister.kz». */
static bool
begins_with_site(struct piece p)
{
	struct piece site;

	for (size_t i = 0; i < p.n; i++)
		if (p.s[i] == ' ' || p.s[i] == ',')
			p.n = i;
	site = site_in(p);
	return site.n > 0 && site.s == p.s;
}

/* Cuts a piece where the name of an agency ends: at a mark, or where the sentence goes on. */
static struct piece
name_part(struct piece p)
{
	static const char *const ends[] = {" со ссылкой", " о том", " что ", " — ", " – ", " - ", " (", "»,", "\","};
	int quotes = 0;

	for (size_t k = 0; k < sizeof ends / sizeof *ends; k++) {
		const char *at = memmem(p.s, p.n, ends[k], strlen(ends[k]));

		if (at)
			p.n = (size_t)(at - p.s) + (k >= 7 ? strlen(ends[k]) - 1 : 0);
	}
	for (size_t i = 0; i < p.n; i++) {
		unsigned char c = (unsigned char)p.s[i];

		quotes += i + 1 < p.n && c == 0xC2 && (unsigned char)p.s[i + 1] == 0xAB;
		quotes -= i + 1 < p.n && c == 0xC2 && (unsigned char)p.s[i + 1] == 0xBB;
		if ((c == ',' && quotes <= 0) || c == ';' || c == ':' || c == '!' ||
		    (c == '.' && (i + 1 >= p.n || p.s[i + 1] == ' ')))
			p.n = i;
	}
	return trim(p, " ");
}

/* What an agency is called in another case, and in the nominative. What is not here is left as it stands. */
static const struct {
	const char *other, *base;
} cases[] = {{"пресс-службу", "пресс-служба"}, {"газету", "газета"}, {"компанию", "компания"}, {"редакцию", "редакция"},
    {"канцелярию", "канцелярия"}, {"администрацию", "администрация"}, {"агентства", "агентство"}, {"портала", "портал"},
    {"издания", "издание"}, {"газеты", "газета"}, {"телеканала", "телеканал"}, {"сайта", "сайт"},
    {"пресс-службы", "пресс-служба"}, {"службу", "служба"}, {"прокуратуру", "прокуратура"}, {"палату", "палата"},
    {"пресс-службе", "пресс-служба"}, {"Акорду", "Акорда"}, {"службы", "служба"}, {"журнала", "журнал"},
    {"страницу", "страница"}, {"статью", "статья"}};

/* Puts a name into D, its first word in the base form. */
static void
tell_agency(struct doc *doc, struct piece p)
{
	static const char *const people[] = {
	    "корреспондент ", "собственный корреспондент ", "наш корреспондент ", "обозреватель ", "Корр. "};

	for (size_t k = 0; k < sizeof people / sizeof *people; k++)
		if (starts_with(p, people[k]))
			p = from(p, strlen(people[k]));
	if (p.n == 0 || p.n > 200 || doc_get(doc->d, "agency"))
		return;
	for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) {
		size_t n = strlen(cases[k].other);

		if (starts_with(p, cases[k].other) && (p.n == n || p.s[n] == ' ')) {
			doc_add(doc, doc->d, "agency",
			    arena_printf(&doc->arena, "%s%.*s", cases[k].base, (int)(p.n - n), p.s + n));
			return;
		}
	}
	tell(doc, "agency", p.s, p.n);
}

/* Whether a piece begins as the name of an agency: with a capital, a quote, or a word for one. */
static bool
is_agency(struct piece p)
{
	static const char *const words[] = {"агентств", "пресс-служб", "корреспондент", "собственный корреспондент",
	    "наш корреспондент", "издани", "портал", "газета", "телеканал", "информагентств", "сайт ", "посольств",
	    "министерств", "служба", "журнал", "управлени", "департамент", "комитет", "бюро", "акимат", "администраци",
	    "правительств", "мэрия", "штаб"};
	int32_t cp = first_cp(p);

	for (size_t i = 0; i + 3 < p.n && p.s[i] != ',' && p.s[i] != '.'; i++)
		if (p.s[i] >= '0' && p.s[i] <= '9' && p.s[i + 1] == ' ' &&
		    text_class(first_cp(from(p, i + 2))) == TEXT_LOWER)
			return false; /* «передаёт Эстонии 50 тысяч доз» */
	if (text_class(cp) == TEXT_UPPER || cp == 0xAB || cp == '"')
		return true;
	if (begins_with_site(p))
		return true;
	for (size_t k = 0; k < sizeof words / sizeof *words; k++)
		if (starts_with(p, words[k]))
			return true;
	return false;
}

/*
 * The unit with the dateline: among the first of the text, as a lead may stand before it; the first one if none has
 * any.
 */
static size_t
dated_unit(const struct page *page, struct place at)
{
	enum { LEADS = 6 };
	struct date d;

	for (size_t i = at.first; i < at.none && i < at.first + LEADS; i++) {
		struct piece text = piece_of(page, i), line = dateline(text);

		if (page->states.v[i] == TEXT &&
		    (slashed(text).n > 0 || (line.n > 0 && (find_date(line, &d) || dateline_agency(line, text).n > 0))))
			return i;
	}
	return at.first;
}

/* Whether a piece begins with a capital of Cyrillic letters, as people's names do. */
static bool
begins_cyrillic(struct piece p)
{
	return text_class(first_cp(p)) == TEXT_UPPER && text_is_cyrillic(first_cp(p));
}

static void
find_agency(const struct page *page, struct doc *doc, struct place at)
{
	static const struct {
		const char *words;
		/* of all that may stand behind them only a press service is meant, or who is none by a person's name */
		enum { ANY, PRESS, MEDIA } whom;
	} said[] /* with either first letter */ = {{"ередаёт ", ANY}, {"ередает ", ANY}, {"ообщает ", ANY},
	    {"ередают ", MEDIA}, {"ишет ", MEDIA}, {"сообщили в ", PRESS}, {"рассказали в ", PRESS},
	    {"уточнили в ", PRESS}, {"ообщила ", PRESS}, {"точнила ", PRESS}, {"нформирует ", PRESS},
	    {" в сообщении ", PRESS}};

	for (size_t i = at.first; i < at.none && i <= at.last; i++) {
		struct piece p = behind(piece_of(page, i), " со ссылкой на ");

		if (page->states.v[i] == TEXT && p.n > 0) {
			tell_agency(doc, name_part(p));
			return;
		}
	}
	for (size_t i = at.first; i < at.none && i <= at.last; i++) {
		for (size_t k = 0; page->states.v[i] == TEXT && k < sizeof said / sizeof *said; k++) {
			struct piece p = behind(piece_of(page, i), said[k].words);

			if (p.n > 0 && !(said[k].whom == MEDIA && begins_cyrillic(p)) &&
			    (said[k].whom == PRESS ? starts_with(p, "пресс-служб") : is_agency(p))) {
				tell_agency(doc, name_part(p));
				return;
			}
		}
	}
	if (at.first < at.none) {
		struct piece text = piece_of(page, at.dated), line = dateline(text);

		if (correspondent(text).n == 0)
			tell_agency(doc, slashed(text));
		tell_agency(doc, bracketed(text));
		if (line.n > 0)
			tell_agency(doc, dateline_agency(line, text));
	}
	for (size_t i = at.last; i < at.none && i < at.last + 4; i++) {
		if (starts_with(piece_of(page, i), "Источник:"))
			tell_agency(doc, name_part(trim(from(piece_of(page, i), strlen("Источник:")), " ")));
		else if (page->states.v[i] != TEXT && starts_with(piece_of(page, i), "Пресс-служба ") &&
		    page->units.v[i].words < 10)
			tell_agency(doc, piece_of(page, i)); /* who signs a press release */
	}
}

/* ---- authors ---- */

/* «Б. Берзинь»: a letter with a stop, and a word with a capital. */
static bool
is_initialled(struct piece p)
{
	enum { LETTER = sizeof "Б" - 1 };
	struct piece name = begins_cyrillic(p) && starts_with(from(p, LETTER), ". ")
	    ? from(p, LETTER + 2) : (struct piece){p.s, 0};

	return is_title_case(name) && memchr(name.s, ' ', name.n) == NULL && capitals(name) < 60;
}

/* Two to four words, each with a capital, and nothing else: a person's name as bylines have it. */
static bool
is_name(const struct unit *u)
{
	if (is_initialled((struct piece){u->s, u->n}))
		return true;
	return u->words >= 2 && u->words <= 4 && u->upper == u->words && u->digits == 0 && !u->caps &&
	       u->repeats <= 2 && u->classes == 0 && u->commas == 0 && u->ends == 0 && u->chars <= 50 && !u->bullet &&
	       text_is_letter(u->begins) && text_is_letter(u->finish) && memchr(u->s, '"', u->n) == NULL &&
	       memchr(u->s, '/', u->n) == NULL && memchr(u->s, ':', u->n) == NULL &&
	    memmem(u->s, u->n, "«", 2) == NULL && memmem(u->s, u->n, " – ", strlen(" – ")) == NULL &&
	       memmem(u->s, u->n, " — ", strlen(" — ")) == NULL && !u->bar;
}

/* Takes the next part off a line whose parts a drawn mark or a wide gap sets apart. */
static struct piece
next_part(struct piece *rest)
{
	static const char *const marks[] = {"|", "•", "·", "  ", " / "};
	struct piece part = *rest;
	size_t mark = 0;

	for (size_t k = 0; k < sizeof marks / sizeof *marks; k++) {
		const char *at = memmem(part.s, part.n, marks[k], strlen(marks[k]));

		if (at) {
			part.n = (size_t)(at - part.s);
			mark = strlen(marks[k]);
		}
	}
	*rest = from(*rest, part.n + mark);
	return part;
}

/* The name behind a word that says whose text it is; of no bytes where the line is none of that. */
static struct piece
byline(struct piece p)
{
	static const char *const words[] = {"Автор:", "Автор текста:", "Автор статьи:", "Авторы:", "Текст:", "Автор ",
	    "От ", "Беседовал ", "Беседовала ", "Интервью взял ", "Интервью взяла ", "Подготовил ", "Подготовила ",
	    "Подготовил:", "Подготовила:", "Материал подготовил ", "Материал подготовила ", "Корреспондент:",
	    "Корреспондент ", "Опубликовал ", "Опубликовал:", "Опубликовано: ", "АВТОР:", "автором ", "by ", "By ",
	    "Author:"};
	struct piece none = {p.s, 0}, by = starts_with(p, "Опубликовано ") ? behind(p, " автором") : none;

	if (by.n > 0)
		p = from(p, (size_t)(by.s - p.s) - strlen("автором"));
	for (size_t k = 0; k < sizeof words / sizeof *words; k++) {
		struct piece rest, name;
		size_t count = 1;

		if (!starts_with(p, words[k]))
			continue;
		rest = trim(from(p, strlen(words[k])), " :");
		name = next_part(&rest);
		for (size_t i = 0; i < name.n; i++) {
			if (strchr("(/;", name.s[i]) || (name.s[i] >= '0' && name.s[i] <= '9') ||
			    (name.s[i] == ',' && strcmp(words[k], "Авторы:") != 0))
				name.n = i;
			else
				count += name.s[i] == ' ';
		}
		name = trim(name, " ,.");
		return count <= 5 && name.n > 0 && is_agency(name) ? name : none;
	}
	return none;
}

/*
 * The name before a role, «Анна Берг корреспондент», «Анна Берг, обозреватель», or before whom it wrote for, «Анна
 * Берг, специально для «Вестника»»; of no bytes if there is none.
 */
static struct piece
before_role(struct piece p)
{
	static const char *const roles[] = {" собственный корреспондент", " специальный корреспондент",
	    " корреспондент", " спецкорреспондент", " обозреватель", " журналист", " журналистка", " редактор",
	    " Редактор новостей", " пресс-служба", " пресс-секретарь"};

	static const char whom[] = ", специально для ";
	const char *at = memmem(p.s, p.n, whom, strlen(whom));

	for (size_t k = 0; k < sizeof roles / sizeof *roles; k++) {
		if (text_ends_in(p.s, p.n, roles[k]))
			return trim((struct piece){p.s, p.n - strlen(roles[k])}, " ,");
	}
	return (struct piece){p.s, at ? (size_t)(at - p.s) : 0};
}

/* What stands before a comma and a number: «Анна Берг, 17 апреля 2025 г., 09:40»; all of it where there is none. */
static struct piece
before_number(struct piece p)
{
	for (size_t i = 0; i + 2 < p.n; i++)
		if (p.s[i] == ',' && p.s[i + 1] == ' ' && p.s[i + 2] >= '0' && p.s[i + 2] <= '9')
			p.n = i;
	return p;
}

/*
 * The name that is a part of a line of its own, «Анна Берг, обозреватель | 27 декабря 2024 | 4 мин.»; of no bytes if
 * none is.
 */
static struct piece
name_in_parts(struct piece p)
{
	for (struct piece rest = p; rest.n > 0;) {
		struct piece part = next_part(&rest), name;

		part = trim(part, " ");
		name = before_role(part);
		if (name.n == 0)
			name = byline(part);
		if (name.n == 0)
			name = before_number(part);
		if (is_person(name))
			return name;
	}
	return (struct piece){p.s, 0};
}

/* The name in a line that has a date beside it, «18 апреля 2023   Анна Берг   0»; of no bytes if it has none. */
static struct piece
name_by_date(struct piece p)
{
	struct piece name = name_in_parts(p);

	if (name.n > 0)
		return name;
	for (size_t i = 0, n; i < p.n; i += n + 1) {
		struct piece word = from(p, i), month;

		for (n = 0; n < word.n && word.s[n] != ' ';)
			n++;
		word.n = n;
		month = word;
		word = trim(word, ",");
		if (word.n == 0 || !text_is_letter(first_cp(word)) || take_month(&month))
			continue;
		if (name.n > 0 && name.s + name.n + 1 != word.s)
			return (struct piece){p.s, 0};
		name = name.n ? (struct piece){name.s, name.n + 1 + word.n} : word;
	}
	return is_person(name) ? name : (struct piece){p.s, 0};
}

bool
page_is_byline(const struct unit *u)
{
	enum { LONGEST = 160 }; /* bytes */
	struct piece p = {u->s, u->n};
	struct date d;

	return u->n <= LONGEST && find_date(p, &d) && d.year > 0 && name_by_date(p).n > 0;
}

static void
find_author(const struct page *page, struct doc *doc, struct place at)
{
	size_t lo, hi, top = at.title < at.none ? at.title : at.first;
	struct piece writer;

	if (at.first == at.none)
		return;
	lo = (at.title < at.none ? at.title : at.first) > FAR / 2 ? (at.title < at.none ? at.title : at.first) - FAR / 2
								  : 0;
	hi = at.last + FAR < at.none ? at.last + FAR : at.none;
	for (size_t i = lo; i < hi; i++) {
		struct piece name = page->states.v[i] != TEXT && page->states.v[i] != TITLE ? byline(piece_of(page, i))
											    : (struct piece){NULL, 0};

		if (name.n > 0) {
			tell(doc, "author", name.s, name.n);
			return;
		}
	}
	/* a label, and the name on the next line, or the one before */
	for (size_t i = at.last + 1; i + 1 < hi && doc_get(doc->d, "author") == NULL; i++) {
		struct piece label = piece_of(page, i), name = name_in_parts(piece_of(page, i + 1));

		if (name.n == 0 && is_name(&page->units.v[i - 1]))
			name = piece_of(page, i - 1);
		if (starts_with(label, "Автор") && page->units.v[i].words <= 2 && memchr(label.s, ':', label.n) == NULL)
			tell(doc, "author", name.s, name.n);
	}
	if (at.last + 1 < at.none) {
		const struct unit *u = &page->units.v[at.last + 1];
		struct piece signer = before_role(piece_of(page, at.last + 1));

		if (is_name(u))
			tell(doc, "author", u->s, u->n);
		else if (is_person(signer))
			tell(doc, "author", signer.s, signer.n);
	}
	for (size_t i = at.title; i < at.body; i++) {
		struct piece signer = before_role(piece_of(page, i));

		if (page->states.v[i] == TITLE || page->states.v[i] == TEXT)
			continue;
		if (is_name(&page->units.v[i]))
			tell(doc, "author", page->units.v[i].s, page->units.v[i].n);
		else if (is_person(signer))
			tell(doc, "author", signer.s, signer.n);
	}
	for (size_t i = top > 2 ? top - 2 : 0; i < at.body && doc_get(doc->d, "author") == NULL; i++) {
		struct date d;
		struct piece line = piece_of(page, i), name = find_date(line, &d)
		    ? name_by_date(line) : (struct piece){line.s, 0};

		if (page->states.v[i] == TEXT || page->states.v[i] == TITLE)
			continue;
		if (name.n > 0)
			tell(doc, "author", name.s, name.n);
		else if (i < top && i > 0 && page_is_date(&page->units.v[i - 1]) && is_person(before_role(line))) {
			struct piece signer = before_role(line); /* «Анна Берг, пресс-служба» below the date */

			tell(doc, "author", signer.s, signer.n);
		} else if (i < top && is_name(&page->units.v[i]) && is_person(line) &&
		    (page_is_date(&page->units.v[i + 1]) ||
		    (i > 0 && is_dated(&page->units.v[i - 1]) && find_date(piece_of(page, i - 1), &d) && d.year)))
			tell(doc, "author", line.s, line.n); /* above the date and the title, or between them */
	}
	writer = correspondent(piece_of(page, at.dated));
	tell(doc, "author", writer.s, writer.n);
}

/* ---- addresses ---- */

/* The address in a piece, to the next space; of no bytes where there is none. */
static struct piece
address(struct piece p)
{
	const char *at = memmem(p.s, p.n, "http", 4), *sp;

	if (at == NULL || memmem(at, p.n - (size_t)(at - p.s), "://", 3) == NULL)
		return (struct piece){p.s, 0};
	p = from(p, (size_t)(at - p.s));
	sp = memchr(p.s, ' ', p.n);
	if (sp)
		p.n = (size_t)(sp - p.s);
	return trim(p, ".,;)");
}

static struct piece
host_of(struct piece url)
{
	struct piece host = behind(url, "://");
	size_t n = 0;

	if (starts_with(host, "www."))
		host = from(host, 4);
	while (n < host.n && strchr("/:?#", host.s[n]) == NULL)
		n++;
	host.n = n;
	return host;
}

/*
 * The only line behind the text that is nothing but an address with a path; of no bytes if there is none, or several.
 */
static struct piece
bare_address(const struct page *page, struct place at)
{
	struct piece found = {NULL, 0};

	for (size_t i = at.last; i < at.none; i++) {
		struct piece url = page->units.v[i].address && page->states.v[i] != TEXT
		    ? address(piece_of(page, i)) : found;

		if (url.n == 0 || url.s == found.s || url.n != page->units.v[i].n || host_of(url).n + 12 >= url.n)
			continue;
		if (found.n > 0)
			return (struct piece){NULL, 0};
		found = url;
	}
	return found;
}

/*
 * A line that has the address of the article: a few words and an address with a path; or that alone, behind the text.
 */
static void
find_url(const struct page *page, struct doc *doc, struct place at)
{
	struct piece bare;

	for (size_t i = 0; i < at.none; i++) {
		const struct unit *u = &page->units.v[i];
		struct piece url =
		    u->address && page->states.v[i] != TEXT ? address(piece_of(page, i)) : (struct piece){NULL, 0};
		struct piece label = {u->s, url.n ? (size_t)(url.s - u->s) : 0};
		const char *stop = memmem(label.s, label.n, ". ", 2); /* «Все права защищены. Адрес статьи: …» */

		if (stop)
			label = from(label, (size_t)(stop - label.s) + 2);
		if (label.n > 2 && label.n < 60 && host_of(url).n + 12 < url.n &&
		    trim(label, " ").s[trim(label, " ").n - 1] == ':') {
			tell(doc, "url", url.s, url.n);
			return;
		}
	}
	bare = bare_address(page, at);
	tell(doc, "url", bare.s, bare.n);
	for (size_t i = 0; i < at.none; i++) { /* in the first lines of all, or beside the copyright */
		enum { FIRST = 3 };
		const struct unit *u = &page->units.v[i];
		struct piece url =
		    u->address && page->states.v[i] != TEXT ? address(piece_of(page, i)) : (struct piece){NULL, 0};
		bool own = i == 0 || (i < FIRST && url.n == u->n) || (i > at.last && u->copyright);

		if (own && url.n > 0 && host_of(url).n + 12 < url.n)
			tell(doc, "url", url.s, url.n);
	}
}

/* The site that a masthead names, a few words among the first lines: «Вестник степи | stepnews.kz»; none: no bytes. */
static struct piece
masthead(const struct page *page, struct place at)
{
	enum { LINES = 4, WORDS = 8 };

	for (size_t i = 0; i < LINES && i < at.none; i++) {
		struct piece site = site_in(piece_of(page, i));

		if (page->states.v[i] != TEXT && page->states.v[i] != TITLE && site.n > 0 &&
		    page->units.v[i].words <= WORDS)
			return site;
	}
	return (struct piece){NULL, 0};
}

/* Without the years at its end: «CaspianToday 2010–2025». */
static struct piece
before_years(struct piece p)
{
	while (p.n > 0 && (strchr(" -,0123456789", p.s[p.n - 1]) || text_ends_in(p.s, p.n, "–")))
		p.n -= text_ends_in(p.s, p.n, "–") ? strlen("–") : 1;
	return p;
}

/*
 * «© Вестник Праги, 2009-2025», «(c) 2024 "Север-Информ". …», «© Балтийский вестник, 2016»: who holds the rights; of no
 * bytes if that is not said so.
 */
static struct piece
copyright_holder(struct piece p)
{
	static const char *const marks[] = {"©", "(c)", "(C)", "(с)", "Copyright"};
	struct piece name = {p.s, 0}, bare;
	bool dated = false;

	for (size_t k = 0; k < sizeof marks / sizeof *marks; k++) {
		const char *at = memmem(p.s, p.n, marks[k], strlen(marks[k]));

		if (at == NULL)
			continue;
		name = from(p, (size_t)(at - p.s) + strlen(marks[k]));
		while (name.n > 0 && (strchr(" -,0123456789", *name.s) || starts_with(name, "–")))
			name = from(name, starts_with(name, "–") ? strlen("–") : 1);
		name = name_part(name);
		dated = name.s + name.n + 2 < p.s + p.n && memcmp(name.s + name.n, ", ", 2) == 0 &&
		    strchr("12", name.s[name.n + 2]);
		if (name.n == 0)
			name = (struct piece){p.s, (size_t)(at - p.s)}; /* «Анкара Пост © 2025» */
		name = before_years(name);
		break;
	}
	name = trim(name, "\" ");
	bare = unquoted(name);
	return name.n < 80 && (dated || bare.n < name.n || is_title_case(name)) ? bare : (struct piece){p.s, 0};
}

static void
find_site(const struct page *page, struct doc *doc, struct place at)
{
	enum { LAST = 3 }; /* lines that may have nothing but the site */
	const char *url = doc_get(doc->d, "url");

	if (url) {
		struct piece host = host_of((struct piece){url, strlen(url)});

		tell(doc, "site", host.s, host.n);
	}
	if (url == NULL) {
		struct piece site = masthead(page, at);

		tell(doc, "site", site.s, site.n);
	}
	for (size_t i = at.none; i-- > 0 && doc_get(doc->d, "site") == NULL;) {
		const struct unit *u = &page->units.v[i];
		struct piece site = page->states.v[i] != TEXT && page->states.v[i] != TITLE
		    ? site_in(piece_of(page, i)) : (struct piece){u->s, 0};
		/* «Степь.example — все права у авторов» */
		bool holds = site.s == u->s && memmem(u->s, u->n, "права", strlen("права"));

		if (u->copyright || holds || u->legal >= 3 ||
		    (i > at.last && i + LAST >= at.none && capitals(site) == 0))
			tell(doc, "site", site.s, site.n);
	}
	for (size_t i = at.none; i-- > 0 && doc_get(doc->d, "site") == NULL;) {
		struct piece holder = i > at.last && page->states.v[i] != TEXT
		    ? copyright_holder(piece_of(page, i)) : (struct piece){NULL, 0};

		tell(doc, "site", holder.s, holder.n);
	}
}

/* ---- all of it ---- */

static void
find_date_of(const struct page *page, struct doc *doc, struct place at, const char *taken)
{
	const char *url = doc_get(doc->d, "url");
	struct piece line = {NULL, 0};
	size_t top = at.title < at.none ? at.title : at.first;
	struct date d;

	if (at.first < at.none) {
		line = dateline(piece_of(page, at.dated));
		if (date_near(page, top, at.first, false, taken, &d) ||
		    date_near(page, top > FAR ? top - FAR : 0, top, true, taken, &d) ||
		    date_near(page, at.first, at.body, false, taken, &d) ||
		    date_near(page, at.last + 1, at.last + 5 < at.none ? at.last + 5 : at.none, false, taken, &d)) {
			tell_date(doc, &d, "line");
			return;
		}
	}
	if (line.n > 0 && find_date(line, &d) && complete(&d, taken))
		tell_date(doc, &d, "dateline");
	if (url && date_in_url((struct piece){url, strlen(url)}, &d))
		tell_date(doc, &d, "url");
	if (taken && doc_get(doc->d, "date") == NULL) {
		doc_add(doc, doc->d, "date", taken);
		doc_add(doc, doc->d, "dateby", "warc");
	}
}

/* A name alone at the end of the text, or below its lead, is no paragraph of it. */
static void
drop_signature(struct page *page, struct place *at)
{
	enum { LEAD = 3 };
	size_t i = at->last;

	for (size_t k = at->first; k < at->last && k < at->first + LEAD; k++)
		if (page->states.v[k] == TEXT && is_name(&page->units.v[k]) && is_person(piece_of(page, k)))
			page->states.v[k] = INSIDE, at->body = k + 1 > at->body ? k + 1 : at->body;
	if (at->first == at->none || at->first == i || !(is_name(&page->units.v[i]) || byline(piece_of(page, i)).n > 0))
		return;
	page->states.v[i] = AFTER;
	while (page->states.v[at->last] != TEXT)
		at->last--;
}

void
page_meta(struct page *page, struct doc *doc, const struct page_wish *wish)
{
	struct place at = place_of(page);
	const char *given = doc_get(doc->d, "date");

	if (wish->url)
		tell(doc, "url", wish->url, strlen(wish->url));
	if (wish->date && given == NULL)
		doc_add(doc, doc->d, "date", wish->date);
	if ((wish->date || given) && doc_get(doc->d, "dateby") == NULL)
		doc_add(doc, doc->d, "dateby", "option");
	if (wish->plain)
		return;
	drop_signature(page, &at);
	at.dated = dated_unit(page, at);
	if (at.title < at.none)
		tell(doc, "title", page->units.v[at.title].s, page->units.v[at.title].n);
	find_url(page, doc, at);
	find_date_of(page, doc, at, wish->warc);
	find_author(page, doc, at);
	find_agency(page, doc, at);
	find_site(page, doc, at);
}
