/*
 * page_mend: what lines are by what they say, and what the chain, which sees each among its neighbours, gets wrong of
 * headline, lead and headings.
 */
#include "page_impl.h"

#include "text.h"

/* ---- furniture ---- */

/* Whether a line begins with one of ${n} beginnings. */
static bool
begins_with_any(const struct unit *u, const char *const begins[], size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (u->n >= strlen(begins[i]) && memcmp(u->s, begins[i], strlen(begins[i])) == 0)
			return true;
	return false;
}

/*
 * «Паром у причала. Фото Анны Берг», «Паром у причала. (Синьхуа/Ли Ибо)»: whether a caption ends with who took the
 * picture.
 */
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
	static const char *const begins[] = {"Фото:", "ФОТО:", "Фото ©", "Видео:", "ВИДЕО:", "Иллюстрация:", "Photo:",
	    "Подпись к фото", "На фото:", "Изображение:", "Коллаж:", "Скриншот:", "Снимок:", "График:", "Инфографика:",
	    "[ Инфографика", "[Инфографика", "Баннер:", "Обложка:", "На обложке:", "На снимке:", "НА СНИМКЕ:",
	    "Фото пресс-служб", "Фото с сайта", "Фото предоставлен", "Фото из ", "Фото автора", "[img]", "[IMG]",
	    "[foto", "[Foto", "[photo", "[Photo", "[Фото", "[фото", "[Изображение", "[изображение", "[Видео", "[видео",
	    "[Баннер", "[баннер", "(Фото", "(фото"};
	enum { LINE = 15 };

	return u->words <= LINE && (begins_with_any(u, begins, sizeof begins / sizeof *begins) || has_credit(u));
}

bool
page_points_elsewhere(const struct unit *u)
{
	static const char *const begins[] = {"Читайте также", "Читайте ещё", "Читайте еще", "Смотрите также",
	    "Смотри также", "Читать также", "Также читайте", "Читать по теме", "Материалы по теме", "Новости по теме",
	    "ЧИТАЙТЕ ТАКЖЕ", "READ ALSO", "Read also", "Читать ещё", "Читать еще", "Рекомендуем:",
	    "Рекомендуем прочитать", "ФОТОРЕПОРТАЖ:", "Нашли ошибку", "Нашли опечатку", "Если вы нашли ошибку",
	    "Подпишитесь на", "Подписывайтесь на", "Поделитесь новостью", "Поделиться новостью", "Подписаться на",
	    "Мнение автора может", "Мнение редакции может"};
	enum { LINE = 30 };

	return u->words <= LINE && begins_with_any(u, begins, sizeof begins / sizeof *begins);
}

static size_t
times(const struct unit *u, const char *sign)
{
	size_t n = 0;

	for (const char *at = u->s; (at = memmem(at, (size_t)(u->s + u->n - at), sign, strlen(sign))) != NULL;
	    at += strlen(sign))
		n++;
	return n;
}

/* Whether a line shows the weather or rates of exchange: «Рига +9°C  $ 1,05  ₽ 98,3», «Рига +9°C». */
static bool
is_board(const struct unit *u)
{
	static const char *const signs[] = {"°", "$", "€", "₽", "₸", "USD", "EUR", "RUB"};
	enum { LINE = 15, TOWN = 4 };
	size_t n = 0;

	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		n += times(u, signs[i]);
	return u->words <= LINE && u->digits > 0 && n + (u->words <= TOWN && times(u, "°")) >= 2;
}

/*
 * Whether a line is a few words far apart, a menu: «Уфа  Оренбург  Пермь  все регионы», «Мир | Экономика | Спорт |
 * Видео».
 */
static bool
is_menu(const struct unit *u)
{
	enum { LINE = 15, GAPS = 3 };

	return u->words <= LINE && u->ends == 0 &&
	    (times(u, "  ") >= GAPS || times(u, " | ") >= GAPS || times(u, " · ") >= GAPS);
}

/* Whether a line is the way to the page: «Главная » Новости », «Вы здесь: Главная :: Новости». */
static bool
is_trail(const struct unit *u)
{
	static const char *const begins[] = {"Главная", "Вы здесь", "ГЛАВНАЯ", "Home", "⌂"};

	return begins_with_any(u, begins, sizeof begins / sizeof *begins) &&
	    times(u, "::") + times(u, " » ") + times(u, " > ") + times(u, " › ") + times(u, " / ") + times(u, " → ") +
	    times(u, " - ") + times(u, " -> ") > 0;
}

/* Whether a line counts something about the page: «Время чтения: 6 мин». */
static bool
is_count(const struct unit *u)
{
	static const char *const begins[] = {"Время чтения", "Просмотр", "Время на чтение", "Размер шрифта", "Читать "};
	enum { LINE = 7 };

	return u->words <= LINE && begins_with_any(u, begins, sizeof begins / sizeof *begins);
}

bool
page_is_furniture(const struct unit *u)
{
	return is_credit(u) || is_count(u) || is_board(u) || is_menu(u) || is_trail(u) ||
	    page_is_date(u) || page_is_byline(u) || page_is_dated_teaser(u) || page_points_elsewhere(u);
}

/* ---- headline, lead, headings ---- */

/* The first line in a state; the number of lines if none is. */
static size_t
first_in(const struct page *page, int state)
{
	size_t i = 0;

	while (i < page->units.n && page->states.v[i] != state)
		i++;
	return i;
}

/* Whether a unit may be the lead of an article: a sentence, or more, that no stop need end. */
static bool
may_lead(const struct unit *u)
{
	enum { LEAST = 7, MOST = 60 };

	return u->words >= LEAST && u->words <= MOST && !u->bullet && !u->bar && !page_is_furniture(u) &&
	    (text_class(u->begins) == TEXT_UPPER || u->begins == 0xAB || u->begins == '"') &&
	    memmem(u->s, u->n, "©", 2) == NULL;
}

/*
 * Between the title and the text stand dates, credits, short words of the page, and often a lead, which the model,
 * having seen few of them, takes for one more teaser. Where it is the only sentence there it belongs to the article.
 */
static void
take_lead(struct page *page)
{
	enum { FAR = 8 };
	size_t n = page->units.n, title = first_in(page, TITLE), lead = 0;

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
 * Many pages print their headline twice, above the menu or the date and above the text. Where the model takes the lead
 * below it for the title, the headline is the line above that stands there a second time and looks more like an article
 * than noise.
 */
static void
take_title(struct page *page)
{
	enum { FAR = 6, SHORTEST = 3, LONGEST = 25 };
	size_t n = page->units.n, title = first_in(page, TITLE);

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
	static const char *const more[] = {"Читай", "Чита", "Смотр", "Также", "Ещё ", "Еще ", "Друг", "Похож",
	    "Материал", "Тем", "Сюжет", "Подроб", "Связ", "Рекоменд", "Далее"};
	/* «купят еще пять автомобилей» */
	bool other = u->head == PAGE_SEE_ALSO && !begins_with_any(u, more, sizeof more / sizeof *more);
	/* «политехнический» is no policy */
	bool news = u->head == 0 || u->head == PAGE_SECTION || u->head == PAGE_AD ||
	    ((u->head > PAGE_SUBSCRIBE || other) && u->words >= LONG);

	return u->words >= LEAST && u->words <= MOST && u->chars <= LONGEST && news &&
	    (u->upper * 2 <= u->words + 1 || u->upper + 3 <= u->words || (u->words > LONG && u->upper < u->words)) &&
	    (u->ends == 0 || (u->ends == 1 && u->finish == '?')) &&
	    (text_class(u->begins) == TEXT_UPPER || u->begins == 0xAB || u->begins == '"') && u->finish != ':' &&
	    u->finish != ',' && !u->bullet && !u->bar && !u->caps && !u->copyright && !u->address &&
	    memchr(u->s, '/', u->n) == NULL && memmem(u->s, u->n, "→", strlen("→")) == NULL &&
	    memmem(u->s, u->n, "▼", strlen("▼")) == NULL && !page_is_furniture(u);
}

/* Whether a line has the address of a site in Latin letters, «uzdaily.uz — деловые новости». */
static bool
has_site(const struct unit *u)
{
	const char *end = u->s + u->n;

	for (const char *dot = u->s; (dot = memchr(dot, '.', (size_t)(end - dot))) != NULL; dot++) {
		size_t n = 0;

		while (dot + 1 + n < end && dot[1 + n] >= 'a' && dot[1 + n] <= 'z')
			n++;
		if (dot > u->s && dot[-1] >= 'a' && dot[-1] <= 'z' && n >= 2 &&
		    (dot + 1 + n == end || dot[1 + n] == ' '))
			return true;
	}
	return false;
}

/*
 * Whether a line is what a site calls itself: «Министерство экономики Латвии», «Рижское информационное агентство»,
 * «Новости Риги».
 */
static bool
is_site_name(const struct unit *u)
{
	static const char *const news[] = {"Новости "};
	static const char *const kinds[] = {"инистерство", "осольство", "гентство", "дминистрация", "кимат", "азета",
	    "ортал", "урнал", "правление", "омитет", "равительство"};
	enum { LONGEST = 9 };

	if (begins_with_any(u, news, 1) && u->words <= LONGEST && u->ends == 0 && u->verbs == 0)
		return true;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds && u->words <= LONGEST && u->ends == 0; i++) {
		const char *at = memmem(u->s, u->n, kinds[i], strlen(kinds[i]));
		/* «журнал» ends as verbs do */
		bool looks_past = at && strstr(kinds[i], "ал") &&
		    (at + strlen(kinds[i]) == u->s + u->n || at[strlen(kinds[i])] == ' ');

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

/*
 * Whether a line may stand between the headline and its ${lead}: a date, a count, a name, a button; before the text
 * what the model takes for noise as well.
 */
static bool
may_part(const struct page *page, size_t i, bool lead)
{
	enum { SHORT = 4, DATED = 9, DIGITS = 6, SURELY = 2 * PAGE_SCALE };
	const struct unit *u = &page->units.v[i];
	const int *score = &page->scores.v[i * CLASSES];

	return page_is_furniture(u) || u->words <= SHORT ||
	    ((u->date || u->clock || (u->digits >= DIGITS && !u->verbs)) && u->words <= DATED) ||
	       (!lead && !u->verbs && score[AS_NOISE] - score[AS_TITLE] > SURELY &&
	    score[AS_NOISE] - score[AS_TEXT] > SURELY);
}

/*
 * The headline above line ${below}, which is the ${lead} that the model took for it, or the first text where it found
 * none; 0 if there is none. A lead's must be on the text's topic, and so must one that is far. The first line is the
 * site's.
 */
static size_t
headline_above(const struct page *page, size_t below, bool lead)
{
	enum { NEAR = 6, FAR = 16, FEW = 3, UNLIKELY = -4 * PAGE_SCALE, ON_TOPIC = 3 * PAGE_SCALE };
	/* what stands right above a lead */
	bool on_lead = below < page->units.n && page->units.v[below].ends == 0;

	for (size_t i = below; i-- > 1 && i + (lead ? NEAR : FAR) > below;) {
		const struct unit *u = &page->units.v[i];
		const int *score = &page->scores.v[i * CLASSES];
		bool head = may_head(u) && !is_site_name(u) && (u->repeats == 1 || !lead),
		    topic = head && is_on_topic(page, u, lead ? 1 : FEW);

		if (head && (topic || (!lead && i + NEAR > below)) &&
		    score[AS_TITLE] - score[AS_NOISE] > UNLIKELY - ON_TOPIC * (topic || (on_lead && i + 1 == below)))
			return i;
		if (!may_part(page, i, lead))
			return 0;
	}
	return 0;
}

/*
 * Where the model takes the lead for the title, or finds none, the headline is the line above that may be one, or the
 * one above that if it is a lead, or else the first text; so it is below a name of the site that the model took for it.
 */
static void
take_headline(struct page *page)
{
	enum { TAGS = 4 }; /* «Здоровье: налоги, цены» is no headline */
	size_t n = page->units.n, title = first_in(page, TITLE), text = first_in(page, TEXT), head, above;

	if (title == 0 && text > 1 && text < n && may_head(&page->units.v[text]) && page->states.v[1] != TITLE) {
		page->states.v[0] = BEFORE;
		title = n;
	}
	if (title == n && text == n)
		return;
	head = headline_above(page, title < n ? title : text, title < n);
	above = head > 0 && title == n ? headline_above(page, head, true) : 0;
	if (above > 0 && page->units.v[above].words > TAGS) {
		title = head;
		head = above;
	}
	if (head > 0 && title < n)
		page->states.v[title] = TEXT;
	if (head > 0)
		page->states.v[head] = TITLE;
	else if (title == n && may_head(&page->units.v[text]))
		page->states.v[text] = TITLE;
}

/*
 * Where the model takes the name of the site, the weather or a date for the title, the headline is the line below it
 * and above the text that may be one.
 */
static void
leave_site_name(struct page *page)
{
	enum { PROSE = 15 }; /* words */
	size_t n = page->units.n, title = first_in(page, TITLE), text;

	if (title == n || (!is_site_name(&page->units.v[title]) && !has_site(&page->units.v[title]) &&
	    !page_is_dated(&page->units.v[title]) && times(&page->units.v[title], "°") == 0))
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

/* Whether a line may be a heading: a few words without a verb, or a question, alone between empty lines. */
static bool
is_subhead(const struct unit *u)
{
	static const char *const asks[] = {"Что ", "Чего ", "Кто ", "Как ", "Почему ", "Зачем ", "Где ", "Куда ",
	    "Какой ", "Какая ", "Какое ", "Какие ", "Сколько "}, *const box[] = {"Справка"};
	enum { MOST = 6 };
	/* «Египет» ends as verbs do */
	bool told = u->verbs > 0 && u->words > 1 && !begins_with_any(u, asks, sizeof asks / sizeof *asks);

	return u->words > 0 && u->words <= MOST && !told && u->ends == 0 &&
	    (u->head == 0 || begins_with_any(u, box, 1)) && u->repeats == 1 && u->blank > 0 && u[1].blank > 0 &&
	    text_class(u->begins) == TEXT_UPPER && text_class(u->finish) == TEXT_LOWER && !u->bullet && !u->bar &&
	    !u->caps && !u->copyright;
}

/*
 * A heading that the model takes for one more teaser: it stands between paragraphs, or behind a teaser that is surely
 * one.
 */
static void
take_heading(struct page *page)
{
	enum { UNLIKELY = -8 * PAGE_SCALE };

	for (size_t i = 2; i + 1 < page->units.n; i++) {
		const struct unit *u = &page->units.v[i];
		const int *score = &page->scores.v[i * CLASSES];
		bool behind = page->states.v[i - 1] == TEXT ||
		    (page->states.v[i - 2] == TEXT && page_is_furniture(u - 1));

		if (page->states.v[i] == INSIDE && behind && page->states.v[i + 1] == TEXT && u[1].ends > 0 &&
		    is_subhead(u) && score[AS_TEXT] - score[AS_NOISE] > UNLIKELY)
			page->states.v[i] = TEXT;
	}
}

/*
 * A survey's last part, «Латвия» and an item of sentences, which the model takes for a teaser: it is as the parts
 * before.
 */
static void
take_last_part(struct page *page)
{
	enum { HEADING = 5, SENTENCE = 10 }; /* words */

	for (size_t i = 3; i < page->units.n; i++) {
		const struct unit *u = &page->units.v[i], *head = u - 1;

		if (page->states.v[i - 2] == TEXT && page->states.v[i - 3] == TEXT && page->states.v[i - 1] != TEXT &&
		    page->states.v[i] != TEXT && u[-2].bullet && !u[-3].bullet && u->bullet && u->ends > 0 &&
		    u->words >= SENTENCE && head->words > 0 && head->words <= HEADING && !head->bullet &&
		    head->ends == 0 && !page_is_furniture(head))
			page->states.v[i - 1] = page->states.v[i] = TEXT;
	}
}

/* «– Спасибо за беседу!»: how an interview ends. */
static void
take_thanks(struct page *page)
{
	static const char *const begins[] = {"– Спасибо за ", "— Спасибо за ", "- Спасибо за ", "Спасибо за беседу",
	    "Спасибо за интервью"};
	enum { LONGEST = 10 };

	for (size_t i = 1; i < page->units.n; i++) {
		const struct unit *u = &page->units.v[i];

		if (page->states.v[i - 1] == TEXT && u->words <= LONGEST &&
		    begins_with_any(u, begins, sizeof begins / sizeof *begins))
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

		if (page->states.v[i - 1] == TITLE && page->states.v[i] == TEXT && u->ends == 0 && u->verbs == 0 &&
		    u->words <= LONGEST && page->states.v[i + 1] != TEXT &&
		    (is_credit(next) || (next->copyright && next->words <= LONGEST)))
			page->states.v[i] = INSIDE;
	}
}

/* «[График 1. Экспорт]», «[1/6] Встреча в мэрии»: what a page shows, not what it says. */
static bool
is_shown(const struct unit *u)
{
	enum { LONGEST = 14 };
	const char *close = u->begins == '[' ? memchr(u->s, ']', u->n) : NULL;

	return close && u->words <= LONGEST && (close + 1 == u->s + u->n || memchr(u->s, '/', (size_t)(close - u->s)));
}

/* The date below the title, which the model takes for the first of the text, and what a page shows, are none of it. */
static void
drop_shown(struct page *page)
{
	enum { NEAR = 3 };
	size_t title = first_in(page, TITLE);

	for (size_t i = 0; i < page->units.n; i++) {
		const struct unit *u = &page->units.v[i];
		bool dated = i > title && i <= title + NEAR && page_is_dated(u);

		if (page->states.v[i] == TEXT && (dated || is_shown(u)))
			page->states.v[i] = INSIDE;
	}
}

/*
 * «В их числе», «кожевенный завод,», …, «хлопковый завод.»: short lines in small letters, parted by commas or
 * semicolons and ended by a stop, are the list that a line of the text without a stop announces.
 */
static void
take_list(struct page *page, size_t i)
{
	enum { LONGEST = 20 };
	size_t end = i + 1;

	if (page->states.v[i] != TEXT ||
	    (text_class(page->units.v[i].finish) != TEXT_LOWER && page->units.v[i].finish != ':'))
		return;
	while (end < page->units.n && text_class(page->units.v[end].begins) == TEXT_LOWER &&
	    page->units.v[end].words <= LONGEST &&
	    (page->units.v[end].finish == ',' || page->units.v[end].finish == ';'))
		end++;
	if (end == i + 1 || end >= page->units.n || page->units.v[end].finish != '.' ||
	    text_class(page->units.v[end].begins) != TEXT_LOWER)
		return;
	for (size_t k = i + 1; k <= end; k++) {
		page->states.v[k] = TEXT;
		page->units.v[k].bullet = true;
	}
}

void
page_mend(struct page *page)
{
	take_title(page);
	leave_site_name(page);
	take_headline(page);
	take_lead(page);
	drop_caption(page);
	drop_shown(page);
	take_heading(page);
	take_last_part(page);
	take_thanks(page);
	for (size_t i = 0; i < page->units.n; i++)
		take_list(page, i);
}
