/* names_mend_people: borders of people's names by rule: first names, surnames, offices and towns beside them. */
#include "names_mend.h"

#include "lists.h"
#include "morph.h"

/*
 * «после переговоров с Анной Берг Янис Озолс вылетел»: two people side by side, each with a first name, in two cases.
 */
static void
part_people(const struct sentence *s)
{
	for (uint32_t t = 0; t + 4 <= s->n; t++) {
		bool first_names = s->looks[t].hints & HINT_PERSON && s->looks[t + 2].hints & HINT_PERSON;

		if (s->tags[t][0] == B_PER && end_of(s, t) == t + 4 && first_names && case_of(s, t) != NOM &&
		    case_of(s, t) != 0 && case_of(s, t + 2) == NOM)
			put(s, t + 2, t + 4, B_PER);
	}
}

/* Whether token ${t} is a first name, or a double one whose last part is. */
static bool
is_first_name(const struct sentence *s, uint32_t t)
{
	char folded[128];
	size_t n = text_fold(s->doc->text.s + s->toks[t]->b, s->toks[t]->e - s->toks[t]->b, folded, sizeof folded);
	const char *hyphen = memrchr(folded, '-', n);

	return s->looks[t].hints & HINT_PERSON ||
	    (hyphen && lists_has(LIST_PEOPLE, hyphen + 1, n - (size_t)(hyphen + 1 - folded)));
}

/*
 * «Касым-Жомарт Токаев», «Рикардо Моралес Вега»: a first name, or a strange word before two, is part of the name that
 * follows.
 */
static void
join_first_names(const struct sentence *s)
{
	for (uint32_t t = 0; t + 1 < s->n; t++) {
		bool strange = pos_of(s, t) == PROPN && s->tags[t + 1][0] == B_PER && end_of(s, t + 1) == t + 3 &&
		    !(s->looks[t].hints & (HINT_CITY | HINT_REGION | HINT_ACRONYM));

		/* «Анной Паулой Берг» */
		bool second = s->looks[t + 1].hints & HINT_PERSON &&
		    !(case_of(s, t) == case_of(s, t + 1) && case_of(s, t) != NOM && end_of(s, t + 1) > t + 2);

		if (s->tags[t][0] == O1 && s->looks[t].upper && s->tags[t + 1][0] == B_PER &&
		    (strange || is_first_name(s, t)) && !second &&
		    (case_of(s, t) == case_of(s, t + 1) || case_of(s, t) == NOM))
			put(s, t, end_of(s, t + 1), B_PER);
	}
}

/*
 * «мэр города Ли Мин Гын»: a surname of the Far East, of one syllable, before what the model took for the whole name.
 */
static void
join_surnames(const struct sentence *s)
{
	static const char *const surnames[] = {"Ли", "Ким", "Пак", "Цой", "Чон", "Чан", "Юн", "Хан", "Мун", "Лю", "Ван",
	    "Чжан", "Чэнь", "Сун", "Си", "Нгуен", "Фам"};

	for (uint32_t t = 0; t + 1 < s->n; t++) {
		bool free = s->tags[t][0] == O1 || (s->tags[t][0] == B_LOC && end_of(s, t) == t + 1);
		size_t i = 0;

		if (!free || s->tags[t + 1][0] != B_PER || !s->looks[t + 1].upper)
			continue;
		while (i < sizeof surnames / sizeof *surnames && !is_form(s, t, surnames[i]))
			i++;
		if (i < sizeof surnames / sizeof *surnames)
			put(s, t, end_of(s, t + 1), B_PER);
	}
}

/* «Салим аль-Махруки»: a name with an article, and the one before it. */
static void
join_articles(const struct sentence *s)
{
	static const char *const articles[] = {"аль-", "эль-", "ад-", "ан-", "ар-", "ас-", "аз-", "аш-", "ат-", "бен-",
	    "бин-", NULL};

	for (uint32_t t = 1; t < s->n; t++) {
		size_t n;
		const char *form = doc_text(s->doc, s->toks[t], &n),
		    *hyphen = s->looks[t - 1].upper && begins_among(s, t, articles) ? memchr(form, '-', n) : NULL;
		uint32_t lo = t - 1, hi = t + 1;
		bool named = s->tags[lo][0] == B_PER || s->tags[lo][0] == I_PER ||
		    (!s->looks[lo].org && (s->tags[lo][0] == I_ORG ||
		    (s->tags[lo][0] == O1 && pos_of(s, lo) == PROPN)));

		if (hyphen == NULL || ++hyphen == form + n || text_class(utf8_next(&hyphen, form + n)) != TEXT_UPPER ||
		    !named)
			continue;
		while (lo > 0 && s->tags[lo][0] == I_PER)
			lo--;
		while (hi < s->n && s->tags[hi][0] == I_PER)
			hi++;
		put(s, lo, hi, B_PER);
	}
}

/*
 * «Палаты Салоник Александросом Бергом»: a town in the plural behind a body, which the model takes for a part of the
 * person's name behind it.
 */
static void
part_plural_towns(const struct sentence *s)
{
	for (uint32_t t = 1; t + 1 < s->n; t++) {
		char town[128];
		size_t n;

		if (s->tags[t][0] != B_PER || end_of(s, t) < t + 3 || s->looks[t].hints & HINT_PERSON ||
		    (s->tags[t - 1][0] != B_ORG && s->tags[t - 1][0] != I_ORG && !s->looks[t - 1].post))
			continue;
		n = text_fold(s->doc->text.s + s->toks[t]->b, s->toks[t]->e - s->toks[t]->b, town,
		    sizeof town - strlen("и"));
		memcpy(town + n, "и", strlen("и"));
		if (!lists_has_base(LIST_CITIES, town, n + strlen("и"))) {
			memcpy(town + n, "ы", strlen("ы"));
			if (!lists_has_base(LIST_CITIES, town, n + strlen("ы")))
				continue;
		}
		if (s->looks[t - 1].post)
			s->tags[t][0] = B_LOC;
		else {
			s->tags[t][0] = I_ORG;
			s->tags[t][1] = B_IN;
		}
		s->tags[t + 1][0] = B_PER;
	}
}

/* «праздник Наурыз»: days have names as well. */
static void
drop_holidays(const struct sentence *s)
{
	static const char *const days[] = {"Наурыз", "Навруз", "Новруз", "Нооруз", "Наадам", "Рамадан", "Рамазан",
	    "Курбан", NULL};

	for (uint32_t t = 0; t < s->n; t++)
		if (s->tags[t][0] == B_PER && end_of(s, t) == t + 1 && begins_among(s, t, days) && case_of(s, t) != 0 &&
		    !s->looks[t].start)
			s->tags[t][0] = O1;
}

/* Whether a town's name ends as those do that no case changes: Актау, Алматы, Осло. */
static bool
ends_open(const char *lemma)
{
	static const char *const endings[] = {"у", "и", "о", "ы", NULL};

	return text_ends_among(lemma, strlen(lemma), endings);
}

/* Whether token ${t} is a town's name by the list, in the genitive, or stands for a place elsewhere and for nobody. */
static bool
is_seat(const struct sentence *s, uint32_t t)
{
	enum { of_people = SEEN_AFTER_NAME | SEEN_BEFORE_NAME | SEEN_INITIAL | SEEN_SPEAKS };
	const struct look *k = &s->looks[t];
	const char *lemma = s->toks[t]->lemma;

	if (k->hints & HINT_PERSON)
		return false;
	if (k->seen & SEEN_AFTER_GEO && !(k->seen & of_people))
		return true;
	/* «аким Актау» */
	return lemma && lists_has(LIST_CITIES, lemma, strlen(lemma)) && (k->kase == GEN || ends_open(lemma));
}

/* Whether token ${t} says what kind of place is named behind it: «губернатор провинции Чиангмай Нопадол Вонгсири». */
static bool
calls_place(const struct sentence *s, uint32_t t)
{
	return !s->looks[t].upper && case_of(s, t) == GEN && morph_is_division(s->toks[t]);
}

/*
 * Whether the token before ${t}, in whatever case, says that a place is named here: «в пустыне Негев», «до станции
 * Хайратон».
 */
static bool
is_sited(const struct sentence *s, uint32_t t)
{
	static const char *const kinds[] = {"пустыня", "станция", "перевал", "поселок", "аул", "долина", "озеро",
	    "остров", "гора", "пик", "плато", "месторождение", "регион",
	    "порт", "разъезд", "погранпереход", "кпп", "штат", "провинция", "побережье", "архипелаг", "город",
	    "пропуск", "река", "село", "уезд", NULL}; /* «пункт пропуска Хоргос» */

	return !s->looks[t - 1].upper && doc_lemma_among(s->toks[t - 1], kinds);
}

/*
 * «мэр Тэгу Ким Ён Су», «аким Астаны Ержан Садыков»: the town is no part of the name, where it is known for one, or
 * seen as one; «провинции Хубэй Анна Берг».
 */
static void
part_seats(const struct sentence *s)
{
	for (uint32_t t = 1; t < s->n; t++) {
		uint32_t hi = s->tags[t][0] == B_PER ? end_of(s, t) : t;

		if (hi == t + 1 && (calls_place(s, t - 1) || (is_sited(s, t) && !(s->looks[t].hints & HINT_PERSON))))
			s->tags[t][0] = B_LOC;
		else if (hi == t + 1 && heads_town(s, t - 1) && s->looks[t].hints & (HINT_CITY | HINT_REGION) &&
		    !(s->looks[t].hints & HINT_PERSON))
			s->tags[t][0] = B_LOC; /* «аким Мангистау» */
		/* «мэр Ли Мин Гын» */
		else if (hi >= t + 3 && ((heads_town(s, t - 1) && is_seat(s, t) &&
		    s->toks[t]->e - s->toks[t]->b > 2 * strlen("Л")) || calls_place(s, t - 1))) {
			s->tags[t][0] = B_LOC;
			s->tags[t + 1][0] = B_PER;
		}
	}
}

/* «фон», «де»: what may stand inside of a person's name. */
static bool
is_particle(const struct sentence *s, uint32_t t)
{
	static const char *const particles[] = {"фон", "дер", "ден", "ван", "де", "ди", "да", "дель", "ибн", "бен",
	    "бин", "аль"};

	size_t n;
	const char *form = t < s->n ? doc_text(s->doc, s->toks[t], &n) : NULL;

	for (size_t i = 0; form && i < sizeof particles / sizeof *particles; i++)
		if (n == strlen(particles[i]) && memcmp(form, particles[i], n) == 0)
			return true; /* «бен» may be taken for a verb */
	return false;
}

/* «Урсулой фон дер Ляйен»: a name before such words goes on behind them. */
static void
join_particles(const struct sentence *s)
{
	for (uint32_t t = 1; t < s->n; t++) {
		uint32_t lo = t - 1, hi = t;

		if (s->tags[lo][0] != B_PER && s->tags[lo][0] != I_PER)
			continue;
		while (is_particle(s, hi) && hi < t + 3)
			hi++;
		if (hi == t || hi >= s->n || !s->looks[hi].upper || s->toks[hi]->b == s->toks[hi - 1]->e)
			continue;
		while (s->tags[lo][0] == I_PER)
			lo--;
		hi = s->tags[hi][0] == B_PER ? end_of(s, hi) : hi + 1;
		put(s, lo, hi, B_PER);
		t = hi;
	}
}

/*
 * «заместитель председателя правительства Янис Озолс», «комиссии Урсула фон дер Ляйен»: a first name in the nominative
 * goes on with no genitive.
 */
static void
cut_people(const struct sentence *s)
{
	for (uint32_t t = 1; t + 1 < s->n; t++) {
		const struct look *k = &s->looks[t];
		uint32_t hi = t;

		if (s->tags[t][0] != I_ORG || !(k->hints & HINT_PERSON || s->tags[t + 1][0] == B_PER) ||
		    !((k->kase == NOM && k[1].upper) || is_particle(s, t + 1)) ||
		    (k[-1].upper && !is_particle(s, t + 1)) || k[-1].kase != GEN || k->opening)
			continue;
		while (hi < s->n && ((s->tags[hi][0] == I_ORG && s->looks[hi].upper) || is_particle(s, hi) ||
		    s->tags[hi][0] == B_PER || s->tags[hi][0] == I_PER))
			hi++;
		put(s, t, hi, B_PER);
	}
}

/*
 * «Указом Главы», «Президент Касым-Жомарт»: no office is part of a person's or place's name, nor what stands before it.
 */
static void
cut_offices(const struct sentence *s)
{
	static const char *const offices[] = {"глава", "президент", "премьер-министр", "министр", "посол", "аким",
	    "мэр", "губернатор", "председатель", "указ", "правительство", "сенат", "дума", "сейм", NULL};
	static const char *const short_titles[] = {"Г-н", "г-н", "Г-жа", "г-жа", "Г-жой", "г-жой", NULL},
	    *const titles[] = {"король", "королева", "император", "принц", "принцесса", "господин", "госпожа", "мистер",
	    NULL};
	static const char *const parliaments[] = {"Мажилис", "Мажлис", "Кенеш", "Меджлис", NULL};

	for (uint32_t t = 0; t + 1 < s->n; t++)
		/* «Посол Республики Казахстан» */
		if (s->tags[t][0] == B_LOC && s->tags[t + 1][0] == I_LOC && doc_lemma_among(s->toks[t], offices)) {
			s->tags[t][0] = O1;
			s->tags[t + 1][0] = B_LOC;
		}
	for (uint32_t lo = 0, hi; lo < s->n; lo = hi) {
		uint32_t from = lo;

		hi = s->tags[lo][0] == B_PER ? end_of(s, lo) : lo + 1;
		for (uint32_t t = lo; t < hi && s->tags[lo][0] == B_PER; t++) {
			bool title = doc_lemma_among(s->toks[t], titles) || begins_among(s, t, short_titles);

			/* «Андрей Король» is one name */
			if (doc_lemma_among(s->toks[t], offices) || begins_among(s, t, parliaments) ||
			    (title && t == lo && lo + 1 < hi))
				from = t + 1;
		}
		for (uint32_t t = lo; t < from; t++)
			s->tags[t][0] = O1;
		if (from > lo && from < hi)
			s->tags[from][0] = B_PER;
	}
}

/* «Раис Татарстана Ян Дойл»: an office, before a place, and no first name. */
static void
cut_rais(const struct sentence *s)
{
	static const char *const rais[] = {"раис", NULL};

	for (uint32_t t = 0; t + 1 < s->n; t++) {
		uint32_t hi = s->tags[t][0] == B_PER ? end_of(s, t) : t;

		if (hi < t + 2 || !doc_lemma_among(s->toks[t], rais) || case_of(s, t + 1) != GEN ||
		    !(s->looks[t + 1].hints & (HINT_CITY | HINT_REGION)))
			continue;
		s->tags[t][0] = O1;
		s->tags[t + 1][0] = B_LOC;
		if (hi > t + 2)
			put(s, t + 2, hi, B_PER);
	}
}

/* «директор «Алтай Электро»»: several words in quotes are a firm, or a thing, but nobody. */
static void
drop_quoted(const struct sentence *s)
{
	for (uint32_t t = 1; t < s->n; t++)
		if (s->tags[t][0] == B_PER && end_of(s, t) > t + 1 && opens(s, t - 1) && closes(s, end_of(s, t)))
			put(s, t, end_of(s, t), B_ORG);
}

void
mend_people(const struct sentence *s)
{
	part_people(s);
	join_first_names(s);
	join_articles(s);
	join_particles(s);
	drop_holidays(s);
	cut_people(s);
	part_plural_towns(s);
	cut_offices(s);
	cut_rais(s);
	drop_quoted(s);
	part_seats(s);
	join_surnames(s);
}
