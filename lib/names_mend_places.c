/*
 * names_mend_places: borders of places by rule: countries and regions; roads, waters, ports; then towns, also in pairs
 * and lists.
 */
#include "names_mend.h"

#include "morph.h"

/* «в Центральной и Восточной Европе»: the first part of the world is of the same place. */
static void
join_directions(const struct sentence *s)
{
	static const char *const sides[] = {"центральный", "восточный", "западный", "северный", "южный",
	    "юго-восточный", "передний", "средний", "ближний", NULL};

	for (uint32_t t = 2; t + 1 < s->n; t++)
		if (s->tags[t][0] == B_LOC && is_form(s, t - 1, "и") && s->tags[t - 2][0] == O1 &&
		    s->looks[t - 2].upper && doc_lemma_among(s->toks[t - 2], sides) &&
		    doc_lemma_among(s->toks[t], sides) && case_of(s, t - 2) == case_of(s, t))
			put(s, t - 2, end_of(s, t), B_LOC);
}

/* Whether token ${t} is an adjective that a region may be called by: «Псковской». */
static bool
calls_region(const struct sentence *s, uint32_t t)
{
	return s->looks[t].upper && (pos_of(s, t) == ADJ || pos_of(s, t) == PROPN) && morph_calls_region(s->toks[t]);
}

/* «Омской, Томской и Псковской областей»: three places, of which the last has the noun. */
static void
part_region_lists(const struct sentence *s)
{
	static const char *const and[] = {"и", NULL};

	for (uint32_t t = 3; t < s->n; t++) {
		uint32_t lo = t - 1;

		if (!morph_is_region(s->toks[t]) || !calls_region(s, lo))
			continue;
		while (lo > 1 && (begins_with(s, lo - 1, ",") || doc_lemma_among(s->toks[lo - 1], and)) &&
		    calls_region(s, lo - 2))
			lo -= 2;
		if (lo + 1 == t || s->tags[lo][0] == I_ORG)
			continue;
		for (uint32_t i = lo; i < t; i++)
			s->tags[i][0] = (i - lo) % 2 == 0 ? B_LOC : O1;
		s->tags[t][0] = I_LOC;
	}
}

/*
 * «Литовской Республики Эгидиюса Навикаса»: behind an adjective and «республика» follows no more of a state's name, but
 * for «Иран».
 */
static void
cut_states(const struct places *places, const struct sentence *s)
{
	static const char *const states[] = {"республика", "королевство", "федерация", "княжество", "эмират",
	    "султанат", NULL};

	for (uint32_t t = 1; t + 1 < s->n; t++) {
		const char *next = s->toks[t + 1]->lemma;
		bool noun = s->tags[t - 1][0] == B_LOC && s->tags[t][0] == I_LOC && s->tags[t + 1][0] == I_LOC &&
		    pos_of(s, t - 1) == NOUN && doc_lemma_among(s->toks[t], states);
		bool behind = s->tags[t][0] == I_LOC && pos_of(s, t - 1) == ADJ && doc_lemma_among(s->toks[t], states);

		if (behind && s->tags[t + 1][0] == I_LOC && s->looks[t + 1].upper && next &&
		    !is_known_place(places, next) && !place_at(places, s, t + 1, t + 2)) {
			s->tags[t + 1][0] = B_PER;
			for (uint32_t i = t + 2; i < s->n && (s->tags[i][0] == I_LOC || s->tags[i][0] == B_PER); i++)
				s->tags[i][0] = I_PER;
		} else if (behind && s->tags[t + 1][0] == B_LOC && case_of(s, t + 1) == NOM &&
		    place_at(places, s, t + 1, t + 2))
			s->tags[t + 1][0] = I_LOC; /* «Исламской Республики Иран» */
		if (noun) { /* «Сотрудничество Республики Казахстан» */
			s->tags[t - 1][0] = O1;
			s->tags[t][0] = B_LOC;
		}
	}
}

/* «аким области Абай Ержан Садыков»: a region that is named behind the word for it is no part of a person's name. */
static void
part_regions(const struct places *places, const struct sentence *s)
{
	static const char *const regions[] = {"область", NULL};

	for (uint32_t t = 0; t + 1 < s->n; t++) {
		char name[128];
		uint32_t hi = s->tags[t + 1][0] == B_PER ? end_of(s, t + 1) : t;

		if (hi == t || !doc_lemma_among(s->toks[t], regions))
			continue;
		snprintf(name, sizeof name, "%s %.*s", s->toks[t]->lemma, (int)(s->toks[t + 1]->e - s->toks[t + 1]->b),
		    s->doc->text.s + s->toks[t + 1]->b);
		if (!places_find(places, name, strlen(name)))
			continue;
		put(s, t, t + 2, B_LOC);
		put(s, t + 2, hi, B_PER);
	}
}

/*
 * «в столице Таджикистана Садыков объявил»: a known place, declined, and behind it a subject, or a word that is taken
 * for a plural: «Токаев» of «Токай». «губернатор Омской области Садыков»: no region's name goes on.
 */
static void
part_subjects(const struct places *places, const struct sentence *s)
{
	static const char *const regions[] = {"область", "край", "район", "округ", "порт", NULL};

	for (uint32_t t = 1; t < s->n; t++) {
		uint32_t hi = t;

		if (s->tags[t - 1][0] != I_LOC || s->tags[t][0] != I_LOC || !s->looks[t].upper ||
		    !doc_lemma_among(s->toks[t - 1], regions) || s->looks[t].hints & HINT_CITY ||
		    is_known_place(places, s->toks[t]->lemma))
			continue;
		while (hi < s->n && s->tags[hi][0] == I_LOC)
			hi++;
		put(s, t, hi, B_PER);
	}
	for (uint32_t t = 1; t < s->n; t++) {
		const char *place = s->toks[t - 1]->lemma;
		unsigned kase = case_of(s, t - 1);

		if (s->tags[t - 1][0] != B_LOC || s->tags[t][0] != I_LOC || s->toks[t]->b == s->toks[t - 1]->e ||
		    kase == NOM || kase == ACC || kase == 0 || pos_of(s, t) != PROPN || s->looks[t].hints & HINT_CITY ||
		    !(case_of(s, t) == NOM || s->looks[t].number == PLUR ||
		    (s->looks[t].hints & HINT_PERSON && case_of(s, t) != kase)))
			continue;
		if (place && (s->looks[t - 1].hints & HINT_CITY || is_known_place(places, place)))
			put(s, t, end_of(s, t - 1), B_PER);
	}
}

/*
 * «РК», «СКО»: a country or region is no organisation, «Республика Казахстан» nobody. «Латвией и регионом Видземе»: two
 * places, unless one is called so.
 */
static void
set_countries(const struct places *places, const struct sentence *s)
{
	for (uint32_t lo = 0, hi; lo < s->n; lo = hi) {
		const struct place *place;
		uint32_t and;

		hi = lo + 1;
		if (s->tags[lo][0] != B_LOC && s->tags[lo][0] != B_ORG && s->tags[lo][0] != B_PER)
			continue;
		hi = end_of(s, lo);
		place = place_at(places, s, lo, hi);
		if (s->tags[lo][0] == B_PER && hi > lo + 1 && is_state(s, lo))
			put(s, lo, hi, B_LOC);
		if (s->tags[lo][0] == B_PER)
			continue;
		if (place && hi == lo + 1 &&
		    (s->looks[lo].acronym || (place->sub && strcmp(place->sub, "country") == 0)))
			s->tags[lo][0] = B_LOC;
		if (place && hi > lo + 1 && s->tags[lo][0] == B_ORG && (lo == 0 || !opens(s, lo - 1)))
			put(s, lo, hi, B_LOC); /* «Центральная Азия» */
		for (and = lo + 1; and + 1 < hi && pos_of(s, and) != CCONJ; and++)
			;
		if (s->tags[lo][0] != B_LOC || place || and + 1 >= hi || !place_at(places, s, lo, and))
			continue;
		for (uint32_t t = and; t < hi && !s->looks[t].upper; t++)
			s->tags[t][0] = O1;
		for (uint32_t t = and + 1; t < hi; t++)
			if (s->looks[t].upper) {
				put(s, t, hi, B_LOC);
				break;
			}
	}
}

/* «посол Боснии и Герцеговины»: one country. */
static void
join_countries(const struct places *places, const struct sentence *s)
{
	static const char *const and[] = {"и", NULL};

	for (uint32_t t = 0; t + 2 < s->n; t++) {
		const char *first = s->toks[t]->lemma, *last = s->toks[t + 2]->lemma;
		char name[128];

		if (!s->looks[t].upper || !s->looks[t + 2].upper || !first || !last ||
		    !doc_lemma_among(s->toks[t + 1], and))
			continue;
		snprintf(name, sizeof name, "%s и %s", first, last);
		if (is_known_place(places, name))
			put(s, t, t + 3, B_LOC);
	}
}

/*
 * «посол Республики Казахстан Ержан Садыков», «Правительство Федеративной Республики Бразилия», «сектор Газа»: the word
 * for a state and its name are one.
 */
static void
join_states(const struct places *places, const struct sentence *s)
{
	static const char *const states[] = {"республика", "королевство", "государство", "султанат", "эмират",
	    "княжество", NULL}, *const sectors[] = {"сектор", NULL};

	for (uint32_t t = 0; t + 1 < s->n; t++) {
		uint32_t lo = t;

		if (doc_lemma_among(s->toks[t], sectors) && is_form(s, t + 1, "Газа"))
			put(s, t, t + 2, B_LOC);
		if (s->looks[t].upper && doc_lemma_among(s->toks[t], states) && s->tags[t + 1][0] == B_PER &&
		    place_at(places, s, t + 1, t + 2)) {
			uint32_t hi = end_of(s, t + 1); /* «министр Султаната Оман Саид аль-Харти» */

			s->tags[t + 1][0] = B_LOC;
			if (hi > t + 2)
				put(s, t + 2, hi, B_PER);
		}
		if (!s->looks[t].upper || !doc_lemma_among(s->toks[t], states) || s->tags[t + 1][0] != B_LOC ||
		    !(is_known_place(places, s->toks[t + 1]->lemma) || place_at(places, s, t + 1, end_of(s, t + 1))))
			continue;
		while (s->tags[lo][0] == I_LOC)
			lo--;
		if (s->tags[t][0] != I_ORG) {
			put(s, lo, end_of(s, t + 1), B_LOC);
			continue;
		}
		lo -= pos_of(s, t - 1) == ADJ && s->looks[t - 1].upper;
		for (uint32_t i = end_of(s, t + 1); i-- > lo;) {
			s->tags[i][0] = I_ORG;
			s->tags[i][1] = i == lo ? B_IN : I_IN;
		}
	}
}

/*
 * An acronym is followed by a country that stands for itself («член НАТО Литва»); «груз от Латвии Эстонии»: two places.
 */
static void
part_countries(const struct places *places, const struct sentence *s)
{
	for (uint32_t t = 1; t < s->n; t++) {
		if (s->tags[t][0] == I_ORG && s->looks[t - 1].acronym && s->looks[t].upper && case_of(s, t) == NOM &&
		    is_known_place(places, s->toks[t]->lemma))
			s->tags[t][0] = B_LOC;
		if (s->tags[t - 1][0] == B_LOC && s->tags[t][0] == I_LOC &&
		    !place_at(places, s, t - 1, end_of(s, t - 1)) && is_known_place(places, s->toks[t - 1]->lemma) &&
		    is_known_place(places, s->toks[t]->lemma) && s->looks[t].upper && s->toks[t]->b > s->toks[t - 1]->e)
			s->tags[t][0] = B_LOC;
	}
}

/*
 * Where the descriptor of a place begins that ends at token ${t}: «сухой порт», «пункт пропуска»; ${n} if it is none.
 */
static uint32_t
port_at(const struct sentence *s, uint32_t t)
{
	static const char *const ports[] = {"порт", NULL}, *const kinds[] = {"сухой", "морской", "речной", NULL},
	    *const points[] = {"пункт", NULL};

	if (s->tags[t][0] != O1)
		return s->n;
	if (t > 0 && is_form(s, t, "пропуска") && doc_lemma_among(s->toks[t - 1], points))
		return t - 1;
	if (!doc_lemma_among(s->toks[t], ports) || s->looks[t].number == PLUR)
		return s->n;
	return t - (t > 0 && s->tags[t - 1][0] == O1 && !s->looks[t - 1].upper &&
	    doc_lemma_among(s->toks[t - 1], kinds));
}

/* «порт Актау», «пункт пропуска «Сарагаш»»: the descriptor belongs to the place. */
static void
take_ports(const struct sentence *s)
{
	for (uint32_t t = 0; t + 1 < s->n; t++) {
		uint32_t lo = port_at(s, t);

		if (lo == s->n)
			continue;
		if (t + 3 < s->n && lo < t && opens(s, t + 1) && closes(s, t + 3)) {
			put(s, lo, t + 4, B_LOC); /* «пункт пропуска «Сарагаш»» */
			continue;
		}
		if (s->looks[t + 1].upper &&
		    ((s->tags[t + 1][0] == O1 && (pos_of(s, t + 1) == PROPN || s->looks[t + 1].hints & HINT_CITY)) ||
		    ((s->tags[t + 1][0] == B_PER || s->tags[t + 1][0] == B_ORG) && end_of(s, t + 1) == t + 2 &&
		    !(s->looks[t + 1].hints & HINT_PERSON)))) /* «порта Копер», «Порт Курык» */
			put(s, t + 1, t + 2, B_LOC);
		if (s->tags[t + 1][0] != B_LOC)
			continue;
		put(s, lo, end_of(s, t + 1), B_LOC);
		for (uint32_t i = lo; i <= t; i++)
			s->tags[i][1] = IN_DESCRIPTOR;
		s->tags[t + 1][1] = B_IN;
	}
}

/* «Транскаспийский международный маршрут», «Каспийское море», «Африканский континент»: an adjective makes the name. */
static void
take_roads(const struct sentence *s)
{
	static const char *const nouns[] = {"море", "океан", "маршрут", "коридор", "магистраль", "канал", "залив",
	    "пролив", "континент", "полуостров", "хребет", "сеть", "шоссе", "автодорога", "трасса", "водохранилище",
	    "плотина", "аймак", "велаят", NULL};

	for (uint32_t lo = 1, hi; lo < s->n; lo = hi) {
		hi = lo + 1;
		if (s->tags[lo][0] == I_ORG || !s->looks[lo].upper || s->looks[lo].start || pos_of(s, lo) != ADJ)
			continue;
		while (hi < s->n && hi < lo + 4 && pos_of(s, hi) == ADJ && case_of(s, hi) == case_of(s, lo))
			hi++;
		if (hi < s->n && doc_lemma_among(s->toks[hi], nouns) && case_of(s, hi) == case_of(s, lo) &&
		    s->tags[hi][0] != B_ORG)
			put(s, lo, ++hi, B_LOC);
		else
			hi = lo + 1;
	}
}

/* «среди стран Персидского залива Эмираты»: behind a water no name goes on. */
static void
part_waters(const struct sentence *s)
{
	static const char *const waters[] = {"море", "океан", "залив", "пролив", NULL};

	for (uint32_t t = 2; t < s->n; t++)
		if (s->tags[t][0] == I_LOC && s->tags[t - 1][0] == I_LOC && doc_lemma_among(s->toks[t - 1], waters) &&
		    s->looks[t].upper)
			s->tags[t][0] = B_LOC;
}

/* Whether ${t} is one word that the model took for a person and no list of people has: «Агарака», «Унгенами». */
static bool
may_be_place(const struct sentence *s, uint32_t t)
{
	enum { of_people = SEEN_AFTER_NAME | SEEN_BEFORE_NAME | SEEN_INITIAL | SEEN_SPEAKS };

	return t < s->n && s->looks[t].upper && s->tags[t][0] == B_PER && end_of(s, t) == t + 1 &&
	    !(s->looks[t].hints & HINT_PERSON) && !(s->looks[t].seen & of_people);
}

/* «железная дорога Китай – Кыргызстан – Узбекистан», «нефтепровод Баку – Тбилиси»: a road is named by its ends. */
static void
take_lines(const struct sentence *s)
{
	static const char *const lines[] = {"дорога", "нефтепровод", "газопровод", "трубопровод", "магистраль",
	    "трасса", "автодорога", "автомагистраль", "железнодорожный", NULL},
	    *const iron[] = {"железный", "автомобильный", NULL};

	for (uint32_t t = 0; t + 3 < s->n; t++) {
		uint32_t lo = t, hi = t + 1;
		int ends = 0;

		if (!doc_lemma_among(s->toks[t], lines) || pos_of(s, t) != NOUN ||
		    !(s->tags[t][0] == O1 || (s->tags[t][0] == I_ORG && !s->looks[t - 1].upper && !opens(s, t - 1))))
			continue;
		for (; hi + 1 < s->n && (s->tags[hi][0] == B_LOC || may_be_place(s, hi)); hi++) {
			s->tags[hi][0] = B_LOC;
			s->tags[hi - 1][1] = IN_DESCRIPTOR;
			hi = end_of(s, hi);
			ends++;
			if (!is_dash(s, hi))
				break;
		}
		if (ends < 2)
			continue;
		lo -= t > 0 && doc_lemma_among(s->toks[t - 1], iron);
		for (uint32_t i = t + 1; i < hi; i++)
			s->tags[i][1] = s->tags[i][0] == B_LOC ? B_IN : s->tags[i][0] == I_LOC ? I_IN : IN_DESCRIPTOR;
		if (lo > 0 && s->tags[lo][0] == I_ORG)
			s->tags[lo - 1][0] = O1; /* «Строительство железной дороги …» was no body */
		put(s, lo, hi, B_LOC);
	}
}

/*
 * Whether token ${t} is a country as it stands, or a state of the USA, which goes without the word for it: «штат
 * Огайо».
 */
static bool
stands_alone(const struct places *places, const struct sentence *s, uint32_t t)
{
	const struct place *place = place_at(places, s, t, t + 1);

	return place && ((place->sub && strcmp(place->sub, "country") == 0) ||
	    (place->iso && strncmp(place->iso, "US-", 3) == 0));
}

/*
 * «провинция Шэньси», «область Улытау», «штат Парана»: the word for it belongs to the name of a region that stands
 * behind it.
 */
static void
take_provinces(const struct places *places, const struct sentence *s)
{
	static const char *const provinces[] = {"провинция", "область", "штат", "префектура", "кантон", NULL};

	for (uint32_t t = 0; t + 1 < s->n; t++)
		if (s->tags[t][0] == O1 && doc_lemma_among(s->toks[t], provinces) && s->looks[t].number != PLUR &&
		    s->tags[t + 1][0] == B_LOC && end_of(s, t + 1) == t + 2 &&
		    !(pos_of(s, t + 1) == ADJ && case_of(s, t + 1) == case_of(s, t)) &&
		    !s->looks[t + 1].acronym && !stands_alone(places, s, t + 1))
			put(s, t, t + 2, B_LOC);
}

/* «специальная экономическая зона «Кызылжар»»: a place with a name in quotes. */
static void
take_zones(const struct sentence *s)
{
	static const char *const nouns[] = {"зона", "аэропорт", "заповедник", "технопарк", "коридор", "маршрут", "сэз",
	    "оэз", "гэс", "аэс", "тэц", "электростанция", "месторождение", "парк", NULL};

	for (uint32_t t = 0; t + 2 < s->n; t++) {
		uint32_t lo = t, hi = t + 2;

		if (!doc_lemma_among(s->toks[t], nouns) || !opens(s, t + 1))
			continue;
		while (hi < s->n && hi < t + 6 && !closes(s, hi))
			hi++;
		if (!closes(s, hi))
			continue;
		while (lo > 0 && lo + 3 > t && pos_of(s, lo - 1) == ADJ && case_of(s, lo - 1) == case_of(s, t) &&
		    s->tags[lo - 1][0] == O1)
			lo--;
		put(s, lo, hi + 1, B_LOC);
	}
}

/*
 * «Алматинская ТЭЦ-3», «для ТЭЦ-3»: a power station with the place that it is named after, or a number, and nothing
 * else of a name.
 */
static void
take_stations(const struct sentence *s)
{
	static const char *const kinds[] = {"ГЭС", "АЭС", "ТЭЦ", "ТЭС", "ГРЭС", NULL},
	    *const feminine[] = {"ая", "ой", "ую", NULL};

	for (uint32_t t = 0; t < s->n; t++) {
		size_t n;
		const char *form = doc_text(s->doc, s->toks[t], &n), *number = memchr(form, '-', n), *of;
		uint32_t lo = t;

		if (!begins_among(s, t, kinds) || text_capitals(form, number ? (size_t)(number - form) : n) < 3)
			continue;
		of = t > 0 ? doc_text(s->doc, s->toks[t - 1], &n) : NULL;
		if (of && s->looks[t - 1].upper && text_ends_among(of, n, feminine))
			lo--;
		if ((lo < t || number) && (s->tags[lo][0] == O1 || end_of(s, lo) == t + 1) &&
		    (s->tags[t][0] == O1 || end_of(s, t) == t + 1))
			put(s, lo, t + 1, B_LOC);
	}
}

/*
 * «Любляна, 17 марта. …», «АСТАНА, 5 мая – …», «АСТАНА. …»: the town that a report is from; the agency before a dash.
 */
static void
take_dateline(const struct places *places, const struct sentence *s)
{
	static const char *const months[] = {"янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт",
	    "ноя", "дек", NULL};
	static const char *const days[] = {"накануне", "утром", "вечером", "днем", "завтра", "сегодня", "вчера",
	    "послезавтра", "позавчера", "понедельник", "вторник", "среда", "четверг", "пятница", "суббота",
	    "воскресенье", NULL};
	uint32_t b = s->n > 1 ? s->toks[0]->b : 0;
	bool first = s->n > 1 && (b == 0 || s->doc->text.s[b - 1] == '\n');

	for (uint32_t t = 0; t + 2 < s->n && t < 8; t++) /* «Астана. 5 мая. KAZAKHSTAN TODAY - …» */
		if (s->looks[t].acronym && s->looks[t + 1].acronym && is_latin(s, t) && is_latin(s, t + 1) &&
		    is_dash(s, t + 2))
			put(s, t, t + 2, B_ORG);
	if (s->n > 2 && s->tags[0][0] == B_LOC && end_of(s, 0) == 1 && s->looks[0].acronym &&
	    s->toks[0]->e - s->toks[0]->b > 8 && !(s->looks[0].hints & (HINT_CITY | HINT_REGION)) && is_dash(s, 1))
		put(s, 0, 1, B_ORG); /* «КАЗИНФОРМ - …» */
	if (!first || !s->looks[0].upper || pos_of(s, 0) == ADV || s->tags[0][0] == B_LOC || end_of(s, 0) > 1 ||
	    doc_lemma_among(s->toks[0], days))
		return;
	if (s->n > 4 && begins_with(s, 1, ",") && strchr("0123456789", s->doc->text.s[s->toks[2]->b]) &&
	    ((pos_of(s, 3) == NOUN && case_of(s, 3) == GEN && s->looks[3].number == SING) ||
	    begins_among(s, 3, months)))
		put(s, 0, 1, B_LOC);
	else if (begins_with(s, 1, ".") && s->looks[0].acronym &&
	    (s->looks[0].hints & HINT_CITY || place_at(places, s, 0, 1)))
		put(s, 0, 1, B_LOC);
}

/* Whether token ${t} alone is a name that a list of places has, and that of people has not. */
static bool
is_listed_place(const struct places *places, const struct sentence *s, uint32_t t)
{
	return end_of(s, t) == t + 1 && !(s->looks[t].hints & HINT_PERSON) &&
	    (s->looks[t].hints & HINT_CITY || is_known_place(places, s->toks[t]->lemma));
}

/* Whether token ${t} is such a name, of a person or place. */
static bool
may_be_city(const struct places *places, const struct sentence *s, uint32_t t)
{
	return t < s->n && (s->tags[t][0] == B_PER || s->tags[t][0] == B_LOC) && is_listed_place(places, s, t);
}

/* «Котка (Финляндия)», «турецкая Бурса»: whether words beside token ${t} say which country it is in. */
static bool
is_told_where(const struct places *places, const struct sentence *s, uint32_t t)
{
	const char *before = t > 0 && pos_of(s, t - 1) == ADJ ? s->toks[t - 1]->lemma : NULL;

	return (begins_with(s, t + 1, "(") && t + 3 < s->n && s->tags[t + 2][0] == B_LOC &&
	    begins_with(s, t + 3, ")")) || (before && places_adjective(places, before, strlen(before)));
}

/*
 * «обход Сарыагаша», «Калуга дружит с Нишем», where «в Калуге» is said as well: whether a name of one word, of which
 * nothing tells that it is a person's, is a thing's owner, or one that people are in.
 */
static bool
is_of_thing(const struct sentence *s, uint32_t t)
{
	static const unsigned human = SEEN_AFTER_NAME | SEEN_BEFORE_NAME | SEEN_SPEAKS | SEEN_INITIAL | SEEN_AFTER_POST;
	uint32_t seen = s->looks[t].seen;

	if (seen & human)
		return false;
	if (seen & SEEN_IN)
		return true;
	return t > 0 && pos_of(s, t - 1) == NOUN && gram_get(s->toks[t - 1]->gram, GRAM_ANIMACY) != ANIM &&
	    !s->looks[t - 1].upper && !s->looks[t - 1].post && case_of(s, t) == GEN &&
	    (t + 1 == s->n || !s->looks[t + 1].upper);
}

/* «из Алматы», «между Алматы и Любляной»: nobody goes into, out of, or as far as a person. */
static void
set_cities(const struct places *places, const struct sentence *s)
{
	static const char *const into[] = {"в", "во", "из", "до", NULL}, *const between[] = {"между", NULL},
	    *const both[] = {"и", NULL};

	for (uint32_t t = 0; t < s->n; t++) {
		bool behind_name = t > 0 && s->looks[t - 1].upper && s->tags[t - 1][0] != B_LOC;

		if ((s->tags[t][0] == B_ORG || s->tags[t][0] == B_PER) && is_listed_place(places, s, t) &&
		    is_told_where(places, s, t) && !opens(s, t - (t > 0)))
			s->tags[t][0] = B_LOC;
		if (s->tags[t][0] != O1 && s->tags[t][0] % 2 == 1 && end_of(s, t) == t + 1 && s->toks[t]->lemma &&
		    (text_ends_in(s->toks[t]->lemma, strlen(s->toks[t]->lemma), "щина") || begins_with(s, t, "Усть-")))
			s->tags[t][0] = B_LOC; /* «на Брянщине» */
		if (!may_be_city(places, s, t))
			continue;
		if ((place_at(places, s, t, t + 1) || is_known_place(places, s->toks[t]->lemma)) && !behind_name &&
		    !(s->looks[t].seen & (SEEN_AFTER_NAME | SEEN_BEFORE_NAME)))
			s->tags[t][0] = B_LOC;
		if (t > 0 && ((pos_of(s, t - 1) == ADP && doc_lemma_among(s->toks[t - 1], into)) ||
		    heads_town(s, t - 1)))
			s->tags[t][0] = B_LOC;
		if (is_of_thing(s, t))
			s->tags[t][0] = B_LOC;
		if (t > 0 && doc_lemma_among(s->toks[t - 1], between) && may_be_city(places, s, t + 2) &&
		    doc_lemma_among(s->toks[t + 1], both))
			s->tags[t][0] = s->tags[t + 2][0] = B_LOC;
	}
}

/* «линия между Олей и Энзели», «дорога до Агарака», «мост через Прут»: a way has places at its ends. */
static void
set_ends(const struct sentence *s)
{
	static const char *const ways[] = {"линия", "дорога", "автодорога", "трасса", "мост", "рейс", "сообщение",
	    "авиасообщение", "граница", "расстояние", "маршрут", "паром", "переправа", "коридор", "участок", "путь",
	    "поезд", NULL};
	uint32_t way = 0;

	for (uint32_t t = 0; t + 1 < s->n; t++) {
		if (pos_of(s, t) == NOUN && doc_lemma_among(s->toks[t], ways))
			way = t + 6;
		if (t >= way || pos_of(s, t) != ADP)
			continue;
		if (begins_with(s, t, "до") || begins_with(s, t, "через") || begins_with(s, t, "между"))
			s->tags[t + 1][0] = may_be_place(s, t + 1) ? B_LOC : s->tags[t + 1][0];
		if (begins_with(s, t, "между") && t + 3 < s->n && pos_of(s, t + 2) == CCONJ && may_be_place(s, t + 3))
			s->tags[t + 3][0] = B_LOC;
	}
}

/* «в том числе Таллин, Нарва и Пярну»: what stands between places in a list is one. */
static void
set_lists(const struct places *places, const struct sentence *s)
{
	static const char *const and[] = {"и", NULL};

	for (uint32_t t = 0, hi; t < s->n; t = hi) {
		hi = t + 1;
		if (s->tags[t][0] != B_LOC || end_of(s, t) > hi)
			continue;
		while (hi + 1 < s->n && (begins_with(s, hi, ",") || doc_lemma_among(s->toks[hi], and)) &&
		    s->looks[hi + 1].upper &&
		    (s->tags[hi + 1][0] == B_LOC ||
		    (s->tags[hi + 1][0] == B_PER && !(s->looks[hi + 1].hints & HINT_PERSON))) &&
		    end_of(s, hi + 1) == hi + 2)
			hi += 2;
		if (s->tags[hi - 1][0] == B_LOC || is_listed_place(places, s, hi - 1))
			for (uint32_t k = t; k < hi; k += 2)
				s->tags[k][0] = B_LOC;
	}
}

/*
 * Whether token ${t} alone has a capital and may be a place, though the model took it for something else: a town of the
 * lists, or what nothing shows to be a person.
 */
static bool
may_pair(const struct places *places, const struct sentence *s, uint32_t t)
{
	static const unsigned human = SEEN_AFTER_NAME | SEEN_BEFORE_NAME | SEEN_SPEAKS | SEEN_AFTER_POST | SEEN_INITIAL;
	int tag = s->tags[t][0];

	if (!s->looks[t].upper || s->looks[t].acronym || is_latin(s, t) ||
	    !(tag == O1 || ((tag == B_PER || tag == B_ORG) && end_of(s, t) == t + 1)))
		return false;
	if (is_listed_place(places, s, t))
		return true;
	return tag == B_PER && !(s->looks[t].hints & HINT_PERSON) && !(s->looks[t].seen & human);
}

/* «Денизли и Туркестан», «Рудный с Жодино»: what is joined to a place is one. */
static void
set_pairs(const struct places *places, const struct sentence *s)
{
	for (uint32_t t = 1; t + 1 < s->n; t++) {
		bool joins = is_form(s, t, "и") || (is_dash(s, t) && s->looks[t - 1].upper);

		if (!joins)
			continue;
		if (s->tags[t + 1][0] == B_LOC && end_of(s, t + 1) == t + 2 && may_pair(places, s, t - 1) &&
		    (t < 2 || !s->looks[t - 2].upper))
			s->tags[t - 1][0] = B_LOC;
		else if (s->tags[t - 1][0] == B_LOC && (t < 2 || s->tags[t - 2][0] != B_PER) &&
		    may_pair(places, s, t + 1) && (t + 2 == s->n || !s->looks[t + 2].upper))
			s->tags[t + 1][0] = B_LOC;
	}
}

/* Whether token ${t}, with a capital, is a word for a thing, or one alone that looks like an adjective: «Рудный». */
static bool
may_be_named(const struct sentence *s, uint32_t t)
{
	unsigned pos = pos_of(s, t), next = t + 1 < s->n ? pos_of(s, t + 1) : PUNCT;

	return pos == PROPN || pos == NOUN || (pos == ADJ && next != NOUN && next != ADJ && next != PROPN);
}

/* «Унгены и Яссы – побратимы»: where twins are spoken of, names of one word are towns. */
static void
set_twins(const struct places *places, const struct sentence *s)
{
	static const char *const twins[] = {"побратим", "город-побратим", "побратимство", "побратимский", "породнить",
	    "породниться", NULL};
	uint32_t twin = 0;

	while (twin < s->n && !doc_lemma_among(s->toks[twin], twins))
		twin++;
	for (uint32_t t = 0; twin < s->n && t < s->n; t++)
		if (s->tags[t][0] != B_LOC && may_pair(places, s, t) && (t == 0 || !s->looks[t - 1].post) &&
		    may_be_named(s, t) && (is_listed_place(places, s, t) ||
		    (s->tags[t][0] == B_PER && (t + 1 == s->n || pos_of(s, t + 1) != VERB))))
			s->tags[t][0] = B_LOC;
}

void
mend_places(const struct places *places, const struct sentence *s)
{
	cut_states(places, s);
	part_regions(places, s);
	part_subjects(places, s);
	part_countries(places, s);
	set_countries(places, s);
	join_states(places, s);
	join_countries(places, s);
	take_roads(s);
	part_waters(s);
	take_zones(s);
	take_stations(s);
	take_ports(s);
}

void
mend_towns(const struct places *places, const struct sentence *s)
{
	set_cities(places, s);
	set_ends(s);
	set_twins(places, s);
	set_pairs(places, s);
	set_lists(places, s);
	join_directions(s);
	take_lines(s);
	take_provinces(places, s);
	part_region_lists(s);
	take_dateline(places, s);
}
