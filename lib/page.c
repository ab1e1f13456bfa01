/* page: the lines of a news page's text dump become the paragraphs of its article. */
#include "page_impl.h"

#include "embed.h"
#include "text.h"

#include <stdlib.h>

EMBED(page_model, "lib/data/page.model");

const char page_magic[8] = "page001";

/* ---- a model ---- */

struct page *
page_open(const char *file)
{
	struct page *page = mem_alloc(sizeof *page);

	page_lexicon(&page->lexicon);
	page->model = (const struct page_model *)page_model;
	if (file) {
		FILE *f = fopen(file, "rb");

		page->loaded = mem_alloc(sizeof(struct page_model));
		if (f == NULL || fread(page->loaded, sizeof(struct page_model), 1, f) != 1)
			tool_die("%s: no model of pages", file);
		fclose(f);
		page->model = page->loaded;
	} else if ((size_t)(page_model_end - page_model) < sizeof(struct page_model))
		tool_die("embedded: no model of pages");
	if (memcmp(page->model->magic, page_magic, sizeof page_magic) != 0)
		tool_die("%s: no model of pages", file ? file : "embedded");
	return page;
}

void
page_close(struct page *page)
{
	free(page->loaded);
	vec_free(&page->raws);
	vec_free(&page->units);
	vec_free(&page->stems);
	vec_free(&page->table);
	vec_free(&page->starts);
	buf_free(&page->article);
	vec_free(&page->uses);
	vec_free(&page->attrs);
	vec_free(&page->scores);
	vec_free(&page->back);
	vec_free(&page->states);
	vec_free(&page->prose);
	vec_free(&page->kin);
	buf_free(&page->text);
	buf_free(&page->scratch);
	free(page);
}

const struct page_counts *
page_counts(const struct page *page)
{
	return &page->counts;
}

/* ---- the states of lines ---- */

int
page_class(int state)
{
	return state == TITLE ? AS_TITLE : state == TEXT ? AS_TEXT : AS_NOISE;
}

bool
page_may_follow(int before, int after)
{
	switch (after) {
	case BEFORE:
		return before == BEFORE;
	case TITLE:
		return before == BEFORE || before == TITLE;
	case TEXT:
		return before != AFTER;
	case INSIDE:
		return before == TITLE || before == TEXT || before == INSIDE;
	default:
		return before == TEXT || before == AFTER;
	}
}

/* Whether a line begins with one of ${n} beginnings. */
static bool
begins_with_any(const struct unit *u, const char *const begins[], size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (u->n >= strlen(begins[i]) && memcmp(u->s, begins[i], strlen(begins[i])) == 0)
			return true;
	return false;
}

/* «Паром у причала. Фото Анны Берг», «Паром у причала. (Синьхуа/Ли Ибо)»: whether a caption ends with who took the picture. */
static bool
has_credit(const struct unit *u)
{
	static const char *const marks[] = {". Фото: ", ". Фото ", ". Снимок: ", ". Автор фото: ", "Автор фото: "};
	const char *open = memmem(u->s, u->n, ". (", 3);

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (memmem(u->s, u->n, marks[i], strlen(marks[i])))
			return true;
	return open && u->finish == ')' && memchr(open, '/', (size_t)(u->s + u->n - open)) != NULL;
}

/* Whether a line only says who took a picture: it is no part of an article, least of all its title. */
static bool
is_credit(const struct unit *u)
{
	static const char *const begins[] = {"Фото:", "ФОТО:", "Фото ©", "Видео:", "ВИДЕО:", "Иллюстрация:", "Photo:", "Подпись к фото", "На фото:",
	    "Изображение:", "Коллаж:", "Скриншот:", "Снимок:", "График:", "Инфографика:", "[ Инфографика", "[Инфографика", "Баннер:", "На снимке:", "НА СНИМКЕ:", "Фото пресс-служб", "Фото с сайта", "Фото предоставлен", "Фото из ", "Фото автора",
	    "[img]", "[Фото", "[фото", "[Изображение", "[изображение", "[Видео", "[видео", "(Фото", "(фото"};
	enum { LINE = 15 };

	return u->words <= LINE && (begins_with_any(u, begins, sizeof begins / sizeof *begins) || has_credit(u));
}

/* Whether a line only points to another page: nobody begins a paragraph so. */
static bool
points_elsewhere(const struct unit *u)
{
	static const char *const begins[] = {"Читайте также", "Читайте ещё", "Читайте еще", "Смотрите также", "Смотри также", "Читать также",
	    "Также читайте", "Читать по теме", "Материалы по теме", "Новости по теме", "ЧИТАЙТЕ ТАКЖЕ", "READ ALSO", "Read also", "Читать ещё", "Читать еще", "Рекомендуем:", "Рекомендуем прочитать", "ФОТОРЕПОРТАЖ:",
	    "Нашли ошибку", "Нашли опечатку", "Если вы нашли ошибку", "Подпишитесь на", "Подписывайтесь на", "Поделитесь новостью", "Поделиться новостью"};
	enum { LINE = 30 };

	return u->words <= LINE && begins_with_any(u, begins, sizeof begins / sizeof *begins);
}

static size_t
times(const struct unit *u, const char *sign)
{
	size_t n = 0;

	for (const char *at = u->s; (at = memmem(at, (size_t)(u->s + u->n - at), sign, strlen(sign))) != NULL; at += strlen(sign))
		n++;
	return n;
}

/* Whether a line shows the weather or rates of exchange: «Рига +9°C  $ 1,05  ₽ 98,3». */
static bool
is_board(const struct unit *u)
{
	enum { LINE = 15 };

	return u->words <= LINE && u->digits > 0 && times(u, "$") + times(u, "€") + times(u, "₽") + times(u, "₸") + times(u, "°") >= 2;
}

/* Whether a line is a few words far apart, a menu: «Уфа  Оренбург  Пермь  все регионы». */
static bool
is_menu(const struct unit *u)
{
	enum { LINE = 15, GAPS = 3 };

	return u->words <= LINE && u->ends == 0 && times(u, "  ") >= GAPS;
}

/* Whether a line is the way to the page: «Главная » Новости », «Вы здесь: Главная :: Новости». */
static bool
is_trail(const struct unit *u)
{
	static const char *const begins[] = {"Главная", "Вы здесь", "ГЛАВНАЯ", "Home"};

	return begins_with_any(u, begins, sizeof begins / sizeof *begins) && times(u, "::") + times(u, " » ") + times(u, " > ") + times(u, " / ") + times(u, " → ") > 0;
}

/* Whether a line is none of an article by what it says. */
static bool
is_furniture(const struct unit *u)
{
	return is_credit(u) || is_board(u) || is_menu(u) || is_trail(u) || page_is_date(u) || page_is_byline(u) || page_is_dated_teaser(u) || points_elsewhere(u);
}

enum { DECIDES = 3000 }; /* more than all features of a line weigh */

static void
score_units(struct page *page)
{
	enum { HEADING = 4 }; /* words */
	bool elsewhere = false; /* in the list that «Читайте также» announces */

	vec_clear(&page->scores);
	for (size_t i = 0; i < page->units.n; i++) {
		const struct unit *u = &page->units.v[i];
		struct unit_features f;
		int sum[CLASSES] = {0};

		page_features(page, i, &f);
		for (uint32_t k = 0; k < f.n; k++)
			for (int s = 0; s < CLASSES; s++)
				sum[s] += page->model->weights[f.row[k]][s];
		elsewhere = u->bullet ? elsewhere : u->words <= HEADING && points_elsewhere(u);
		if (is_furniture(u) || (elsewhere && u->bullet))
			sum[AS_TITLE] = sum[AS_TEXT] = -DECIDES;
		for (int s = 0; s < CLASSES; s++)
			vec_push(&page->scores, sum[s]);
	}
}

/* The best way into state ${to}: the score, and the state before. */
static int
best_before(const struct page_model *m, const int *before, int to, uint8_t *from)
{
	int top = INT32_MIN / 2;

	*from = 0;
	for (int s = 0; s < STATES; s++) {
		if (page_may_follow(s, to) && before[s] + m->trans[s][to] > top) {
			top = before[s] + m->trans[s][to];
			*from = (uint8_t)s;
		}
	}
	return top;
}

/* The best sequence of states, by Viterbi's algorithm. */
static void
decode(struct page *page)
{
	const struct page_model *m = page->model;
	size_t n = page->units.n;
	int best[STATES], next[STATES];
	bool prose = n > 0 && page->prose.v[n] > 0;
	uint8_t state = prose ? TEXT : BEFORE; /* where there is prose there is an article */

	vec_clear(&page->back);
	vec_clear(&page->states);
	for (size_t i = 0; i < n; i++) {
		for (int to = 0; to < STATES; to++) {
			uint8_t from = 0;
			int into = i ? best_before(m, best, to, &from) : to <= TEXT ? m->start[to] : INT32_MIN / 2;

			next[to] = into + page->scores.v[i * CLASSES + (size_t)page_class(to)];
			if (next[to] < INT32_MIN / 2)
				next[to] = INT32_MIN / 2;
			vec_push(&page->back, from);
		}
		memcpy(best, next, sizeof best);
		vec_push(&page->states, 0);
	}
	for (int s = TITLE; n > 0 && s < STATES; s++)
		if (best[s] + m->end[s] > best[state] + m->end[state])
			state = (uint8_t)s;
	for (size_t i = n; i-- > 0;) {
		page->states.v[i] = state;
		state = page->back.v[i * STATES + state];
	}
}

/* The prose of unit ${i}, in characters. */
static long
prose_of(const struct page *page, size_t i)
{
	return page->prose.v[i + 1] - page->prose.v[i];
}

/* «Пожалуйста, подождите…» is no article where there is prose below: if one line of it outweighs all that was taken, it is one, and what goes with it. */
static void
insist_on_prose(struct page *page)
{
	enum { TIMES = 10 }; /* the longest line for what was taken */
	size_t longest = 0;
	long taken = 0;

	for (size_t i = 0; i < page->units.n; i++) {
		taken += page->states.v[i] == TEXT ? prose_of(page, i) : 0;
		longest = prose_of(page, i) > prose_of(page, longest) ? i : longest;
	}
	if (page->units.n == 0 || prose_of(page, longest) <= TIMES * taken || is_furniture(&page->units.v[longest]))
		return;
	page->scores.v[longest * CLASSES + AS_TEXT] += DECIDES;
	decode(page);
}

/* What stands behind a long stretch of furniture is another text, unless it is more than all before: the page's teasers, or its next article. */
static void
end_at_gap(struct page *page)
{
	enum { LONG = 10 };
	long before = 0, behind = 0;
	size_t gap = 0, n = page->units.n;

	for (size_t i = 0; i < n; i++)
		behind += page->states.v[i] == TEXT ? prose_of(page, i) : 0;
	for (size_t i = 0; i < n; i++) {
		if (page->states.v[i] != TEXT) {
			gap++;
			continue;
		}
		if (gap >= LONG && before > 0 && before >= behind) {
			memset(page->states.v + i, AFTER, n - i);
			return;
		}
		before += prose_of(page, i);
		behind -= prose_of(page, i);
		gap = 0;
	}
}

/* ---- paragraphs ---- */

static bool
is_article(int state)
{
	return state == TITLE || state == TEXT;
}

/* Whether a unit of text ends in the middle of a sentence that the next one goes on with. */
static bool
goes_on(const struct page *page, size_t i)
{
	const struct unit *u = &page->units.v[i], *next = u + 1;
	enum text_class c;

	if (i + 1 >= page->units.n || page->states.v[i] != TEXT || page->states.v[i + 1] != TEXT || next->blank ||
	    next->bullet)
		return false;
	c = text_class(next->begins);
	if (u->finish == ',' || u->finish == '(' || u->finish == 0xAB)
		return true;
	return (text_class(u->finish) == TEXT_LOWER || text_class(u->finish) == TEXT_UPPER) &&
	       (c == TEXT_LOWER || next->begins == ',');
}

/* Whether a unit may be the lead of an article: a sentence, or more, that no stop need end. */
static bool
may_lead(const struct unit *u)
{
	enum { LEAST = 7, MOST = 60 };

	return u->words >= LEAST && u->words <= MOST && !u->bullet && !u->bar && !is_furniture(u) &&
	    (text_class(u->begins) == TEXT_UPPER || u->begins == 0xAB || u->begins == '"') && memmem(u->s, u->n, "©", 2) == NULL;
}

/*
 * Between the title and the text stand dates, credits, short words of the page, and often a lead, which the model, having
 * seen few of them, takes for one more teaser. Where it is the only sentence there it belongs to the article.
 */
static void
take_lead(struct page *page)
{
	enum { FAR = 8 };
	size_t title = 0, lead = 0, n = page->units.n;

	while (title < n && page->states.v[title] != TITLE)
		title++;
	for (size_t i = title + 1; i < n && i < title + FAR && page->states.v[i] != TEXT; i++) {
		const struct unit *u = &page->units.v[i];

		if (page->states.v[i] == TITLE || (lead && may_lead(u)))
			return;
		lead = may_lead(u) ? i : lead;
	}
	for (size_t i = lead + 1; lead && i < n && i < title + FAR; i++)
		if (page->states.v[i] == TEXT) {
			page->states.v[lead] = TEXT;
			return;
		}
}

/*
 * Many pages print their headline twice, above the menu or the date and above the text. Where the model takes the lead below
 * it for the title, the headline is the line above that stands there a second time and looks more like an article than noise.
 */
static void
take_title(struct page *page)
{
	enum { FAR = 6, SHORTEST = 3, LONGEST = 25 };
	size_t title = 0, n = page->units.n;

	while (title < n && page->states.v[title] != TITLE)
		title++;
	if (title == n || page->units.v[title].repeats > 1)
		return;
	for (size_t i = title; i-- > 0 && i + FAR > title;) {
		const struct unit *u = &page->units.v[i];
		const int *score = &page->scores.v[i * CLASSES];

		if (u->repeats < 2 || u->nth == 0 || u->words < SHORTEST || u->words > LONGEST || page_is_date(u) ||
		    (score[AS_TITLE] < score[AS_NOISE] && score[AS_TEXT] < score[AS_NOISE]))
			continue;
		page->states.v[i] = TITLE;
		page->states.v[title] = TEXT;
		return;
	}
}

/* Whether a line may be a headline: a few words that no stop ends, and that begin with nothing that sites speak of. */
static bool
may_head(const struct unit *u)
{
	enum { LEAST = 3, MOST = 20, LONGEST = 140, LONG = 5 };
	static const char *const more[] = {"Читай", "Чита", "Смотр", "Также", "Ещё ", "Еще ", "Друг", "Похож", "Материал", "Тем", "Сюжет", "Подроб", "Связ", "Рекоменд", "Далее"};
	bool other = u->head == PAGE_SEE_ALSO && !begins_with_any(u, more, sizeof more / sizeof *more); /* «купят еще пять автомобилей» */
	bool news = u->head == 0 || u->head == PAGE_SECTION || u->head == PAGE_AD || ((u->head > PAGE_SUBSCRIBE || other) && u->words >= LONG); /* «политехнический» is no policy */

	return u->words >= LEAST && u->words <= MOST && u->chars <= LONGEST && news && (u->upper * 2 <= u->words + 1 || u->upper + 3 <= u->words) && u->ends == 0 &&
	    (text_class(u->begins) == TEXT_UPPER || u->begins == 0xAB || u->begins == '"') && u->finish != ':' && u->finish != ',' &&
	    !u->bullet && !u->bar && !u->caps && !u->copyright && !u->address && memchr(u->s, '/', u->n) == NULL &&
	    memmem(u->s, u->n, "→", strlen("→")) == NULL && memmem(u->s, u->n, "▼", strlen("▼")) == NULL && !is_furniture(u);
}

/* Whether a line is what a site calls itself: «Министерство экономики Латвии», «Рижское информационное агентство». */
static bool
is_site_name(const struct unit *u)
{
	static const char *const kinds[] = {"инистерство", "осольство", "гентство", "дминистрация", "кимат", "азета", "ортал", "урнал", "правление", "омитет", "равительство"};
	enum { LONGEST = 9 };

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds && u->words <= LONGEST && u->ends == 0; i++) {
		const char *at = memmem(u->s, u->n, kinds[i], strlen(kinds[i]));
		bool looks_past = at && strstr(kinds[i], "ал") && (at + strlen(kinds[i]) == u->s + u->n || at[strlen(kinds[i])] == ' '); /* «журнал» ends as verbs do */

		if (at && u->verbs == looks_past)
			return true;
	}
	return false;
}

/* Whether the text has a word of the line, by its stem. */
static bool
is_in_text(const struct page *page, uint32_t stem)
{
	for (size_t i = 0; i < page->units.n; i++) {
		const struct unit *u = &page->units.v[i];

		for (uint32_t k = u->stem; page->states.v[i] == TEXT && k < u->stem + u->stems; k++)
			if (page->stems.v[k] == stem)
				return true;
	}
	return false;
}

/* Whether a line speaks of what the text speaks of: two of its words stand there as well, or one if it has ${few}. */
static bool
is_on_topic(const struct page *page, const struct unit *u, uint32_t few)
{
	uint32_t count = 0;

	for (uint32_t k = u->stem; count < 2 && k < u->stem + u->stems; k++)
		count += is_in_text(page, page->stems.v[k]);
	return count > 1 || (count == 1 && u->stems <= few);
}

/* Whether a line may stand between the headline and its ${lead}: a date, a count, a name, a button; before the text what the model takes for noise as well. */
static bool
may_part(const struct page *page, size_t i, bool lead)
{
	enum { SHORT = 4, DATED = 9, DIGITS = 6, SURELY = 2 * PAGE_SCALE };
	const struct unit *u = &page->units.v[i];
	const int *score = &page->scores.v[i * CLASSES];

	return is_furniture(u) || u->words <= SHORT || ((u->date || u->clock || (u->digits >= DIGITS && !u->verbs)) && u->words <= DATED) ||
	       (!lead && !u->verbs && score[AS_NOISE] - score[AS_TITLE] > SURELY && score[AS_NOISE] - score[AS_TEXT] > SURELY);
}

/*
 * The headline above line ${below}, which is the ${lead} that the model took for it, or the first text where it found none;
 * 0 if there is none. A lead's must be on the text's topic, and so must one that is far. The first line is the site's.
 */
static size_t
headline_above(const struct page *page, size_t below, bool lead)
{
	enum { NEAR = 6, FAR = 16, FEW = 3, UNLIKELY = -3 * PAGE_SCALE, ON_TOPIC = 3 * PAGE_SCALE };

	for (size_t i = below; i-- > 1 && i + (lead ? NEAR : FAR) > below;) {
		const struct unit *u = &page->units.v[i];
		const int *score = &page->scores.v[i * CLASSES];
		bool head = may_head(u) && !is_site_name(u) && (u->repeats == 1 || !lead), topic = head && is_on_topic(page, u, lead ? 1 : FEW);

		if (head && (topic || (!lead && i + NEAR > below)) && score[AS_TITLE] - score[AS_NOISE] > UNLIKELY - ON_TOPIC * topic)
			return i;
		if (!may_part(page, i, lead))
			return 0;
	}
	return 0;
}

/*
 * Where the model takes the lead for the title, or finds none, the headline is the line above that may be one, or else the
 * first text; so it is below a name of the site that the model took for it.
 */
static void
take_headline(struct page *page)
{
	size_t title = 0, text = 0, n = page->units.n, head;

	while (title < n && page->states.v[title] != TITLE)
		title++;
	while (text < n && page->states.v[text] != TEXT)
		text++;
	if (title == 0 && text > 1 && text < n && may_head(&page->units.v[text]) && page->states.v[1] != TITLE) {
		page->states.v[0] = BEFORE;
		title = n;
	}
	if (title == n && text == n)
		return;
	head = headline_above(page, title < n ? title : text, title < n);
	if (head > 0 && title < n)
		page->states.v[title] = TEXT;
	if (head > 0)
		page->states.v[head] = TITLE;
	else if (title == n && may_head(&page->units.v[text]))
		page->states.v[text] = TITLE;
}

/* Where the model takes the name of the site for the title, the headline is the line below it and above the text that may be one. */
static void
leave_site_name(struct page *page)
{
	enum { PROSE = 15 }; /* words */
	size_t title = 0, text = 0, n = page->units.n;

	while (title < n && page->states.v[title] != TITLE)
		title++;
	if (title == n || !is_site_name(&page->units.v[title]))
		return;
	for (text = title + 1; text < n && !(page->units.v[text].ends > 0 && page->units.v[text].words > PROSE); text++)
		continue;
	for (size_t i = text; text < n && i-- > title + 1;)
		if (may_head(&page->units.v[i])) {
			memset(page->states.v + title, BEFORE, i - title);
			page->states.v[i] = TITLE;
			return;
		}
}

/* Whether a line may be a heading: a few words without a verb, alone between empty lines. */
static bool
is_subhead(const struct unit *u)
{
	enum { MOST = 6 };

	return u->words > 0 && u->words <= MOST && u->verbs == 0 && u->ends == 0 && u->head == 0 && u->repeats == 1 && u->blank > 0 && u[1].blank > 0 && text_class(u->begins) == TEXT_UPPER &&
	    text_class(u->finish) == TEXT_LOWER && !u->bullet && !u->bar && !u->caps && !u->copyright;
}

/* A heading that the model takes for one more teaser: it stands between paragraphs, or behind a teaser that is surely one. */
static void
take_heading(struct page *page)
{
	enum { UNLIKELY = -8 * PAGE_SCALE };

	for (size_t i = 2; i + 1 < page->units.n; i++) {
		const struct unit *u = &page->units.v[i];
		const int *score = &page->scores.v[i * CLASSES];
		bool behind = page->states.v[i - 1] == TEXT || (page->states.v[i - 2] == TEXT && is_furniture(u - 1));

		if (page->states.v[i] == INSIDE && behind && page->states.v[i + 1] == TEXT && u[1].ends > 0 && is_subhead(u) && score[AS_TEXT] - score[AS_NOISE] > UNLIKELY)
			page->states.v[i] = TEXT;
	}
}

/* «Министр на форуме в Риге» between the title and whose photograph it is: a caption, no lead. */
static void
drop_caption(struct page *page)
{
	enum { LONGEST = 12 };

	for (size_t i = 1; i + 1 < page->units.n; i++) {
		const struct unit *u = &page->units.v[i], *next = u + 1;

		if (page->states.v[i - 1] == TITLE && page->states.v[i] == TEXT && u->ends == 0 && u->verbs == 0 && u->words <= LONGEST && page->states.v[i + 1] != TEXT &&
		    (is_credit(next) || (next->copyright && next->words <= LONGEST)))
			page->states.v[i] = INSIDE;
	}
}

/*
 * «В их числе», «кожевенный завод,», …, «хлопковый завод.»: short lines in small letters, parted by commas or semicolons
 * and ended by a stop, are the list that a line of the text without a stop announces.
 */
static void
take_list(struct page *page, size_t i)
{
	enum { LONGEST = 20 };
	size_t end = i + 1;

	if (page->states.v[i] != TEXT || (text_class(page->units.v[i].finish) != TEXT_LOWER && page->units.v[i].finish != ':'))
		return;
	while (end < page->units.n && text_class(page->units.v[end].begins) == TEXT_LOWER && page->units.v[end].words <= LONGEST &&
	    (page->units.v[end].finish == ',' || page->units.v[end].finish == ';'))
		end++;
	if (end == i + 1 || end >= page->units.n || page->units.v[end].finish != '.' || text_class(page->units.v[end].begins) != TEXT_LOWER)
		return;
	for (size_t k = i + 1; k <= end; k++) {
		page->states.v[k] = TEXT;
		page->units.v[k].bullet = true;
	}
}

/* The kind of a paragraph of the article that begins with unit ${i} and whose last one is ${last}. */
static const char *
kind_of_text(const struct page *page, size_t i, size_t last)
{
	const struct unit *u = &page->units.v[i], *end = &page->units.v[last];
	bool more = false;

	if (page->states.v[i] == TITLE)
		return "title";
	if (u->bullet)
		return "item";
	for (size_t k = last + 1; k < page->units.n && !more; k++)
		more = page->states.v[k] == TEXT;
	if (more && i == last && u->words <= 16 && u->chars <= 140 &&
	    (u->heading || text_class(end->finish) == TEXT_LOWER || text_class(end->finish) == TEXT_UPPER ||
		end->finish == '?' || end->finish == 0xBB) &&
	    text_class(u->begins) != TEXT_LOWER && text_class(u->begins) != TEXT_PUNCT)
		return "heading";
	return "text";
}

static void
add_lines(struct doc *doc, struct rec *p, uint32_t first, uint32_t last)
{
	doc_add(doc, p, "line",
	    first == last ? arena_printf(&doc->arena, "%u", first) : arena_printf(&doc->arena, "%u-%u", first, last));
}

static void
add_score(const struct page *page, struct doc *doc, struct rec *p, size_t i)
{
	const int *s = &page->scores.v[i * CLASSES];
	int article = (s[AS_TITLE] > s[AS_TEXT] ? s[AS_TITLE] : s[AS_TEXT]) - s[AS_NOISE];

	doc_add(doc, p, "score", arena_printf(&doc->arena, "%d", article * 1000 / PAGE_SCALE));
}

/* Whether a unit is what is printed of the article already from some paragraph on: a block that had been several paragraphs. */
static bool
is_printed(const struct page *page, const struct unit *u)
{
	enum { SURE = 200 }; /* bytes; a shorter sentence may well come again */

	for (size_t i = 0; u->n >= SURE && i < page->starts.n; i++)
		if (page->article.n - page->starts.v[i] >= u->n && memcmp(page->article.s + page->starts.v[i], u->s, u->n) == 0)
			return true;
	return false;
}

/* Whether a unit of the article stands there a second time: a title or lead repeated, a block that was printed twice. */
static bool
is_repeat(struct page *page, size_t i)
{
	const struct unit *u = &page->units.v[i];
	bool *printed = &page->units.v[u->same].printed, again = (*printed && u->words >= 3) || is_printed(page, u);

	*printed = true;
	vec_push(&page->starts, (uint32_t)page->article.n);
	buf_add(&page->article, u->s, u->n);
	buf_addc(&page->article, ' ');
	return again;
}

/* The paragraph that begins with unit ${i}; returns the unit behind it. */
static size_t
add_paragraph(struct page *page, struct doc *doc, size_t i, const struct page_wish *wish)
{
	size_t last = i;
	struct rec *p;
	bool article = is_article(page->states.v[i]);

	buf_clear(&page->scratch);
	buf_add(&page->scratch, page->units.v[i].s, page->units.v[i].n);
	while (article && !wish->plain && goes_on(page, last)) {
		last++;
		if (page->units.v[last].begins != ',')
			buf_addc(&page->scratch, ' ');
		buf_add(&page->scratch, page->units.v[last].s, page->units.v[last].n);
	}
	p = doc_para(doc,
	    !article      ? "noise"
	    : wish->plain ? "text"
			  : kind_of_text(page, i, last),
	    page->scratch.s, page->scratch.n);
	add_lines(doc, p, page->units.v[i].first, page->units.v[last].last);
	if (wish->explain)
		add_score(page, doc, p, i);
	return last + 1;
}

static void
paragraphs(struct page *page, struct doc *doc, const struct page_wish *wish)
{
	buf_clear(&page->article);
	vec_clear(&page->starts);
	for (size_t i = 0; i < page->units.n;) {
		struct unit *u = &page->units.v[i];

		if (!wish->plain && u->n > 0 && is_article(page->states.v[i]) && is_repeat(page, i)) {
			page->counts.repeats++;
			page->states.v[i] = INSIDE;
		}
		if (!is_article(page->states.v[i]))
			page->counts.noise += u->last - u->first + 1;
		if (u->n == 0 || (!is_article(page->states.v[i]) && !wish->all))
			i++;
		else
			i = add_paragraph(page, doc, i, wish);
	}
}

/* ---- a page ---- */

static void
all_text(struct page *page)
{
	vec_clear(&page->states);
	vec_clear(&page->scores);
	for (size_t i = 0; i < page->units.n; i++) {
		vec_push(&page->states, TEXT);
		for (int k = 0; k < CLASSES; k++)
			vec_push(&page->scores, 0);
	}
}

void
page_read(struct page *page, const char *s, size_t n, const struct page_wish *wish, struct doc *doc)
{
	page_units(page, s, n, wish->plain);
	page_look(page);
	if (wish->plain)
		all_text(page);
	else {
		page_attributes(page);
		score_units(page);
		decode(page);
		insist_on_prose(page);
		end_at_gap(page);
		take_title(page);
		leave_site_name(page);
		take_headline(page);
		take_lead(page);
		drop_caption(page);
		take_heading(page);
		for (size_t i = 0; i < page->units.n; i++)
			take_list(page, i);
	}
	page_meta(page, doc, wish);
	paragraphs(page, doc, wish);
}
