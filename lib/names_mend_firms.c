/* names_mend_firms: companies by rule: descriptors, legal forms, quotation marks, Latin words, who leads them. */
#include "names_mend.h"

/* The closing quote belongs to an organisation that has the opening one. */
static void
close_quotes(const struct sentence *s)
{
	bool open = false;

	for (uint32_t t = 0; t < s->n; t++) {
		bool in = s->tags[t][0] == B_ORG || s->tags[t][0] == I_ORG;

		if (in && opens(s, t))
			open = true;
		else if (open && closes(s, t)) {
			s->tags[t][0] = I_ORG;
			open = false;
		} else if (!in)
			open = false;
	}
}

/* «компания «Север»»: the descriptor and the quotes belong to the name that stands between them. */
static void
take_descriptors(const struct sentence *s)
{
	for (uint32_t lo = 2, hi; lo < s->n; lo = hi) {
		hi = s->tags[lo][0] == B_ORG ? end_of(s, lo) : lo + 1;
		if (s->tags[lo][0] == B_ORG && hi < s->n && opens(s, lo - 1) && closes(s, hi) && s->looks[lo - 2].org &&
		    s->tags[lo - 2][0] == O1)
			put(s, lo - 2, ++hi, B_ORG);
	}
}

/*
 * The token behind the quotes that open at ${t} around a few words, the first with a capital; ${t} if there are none.
 */
static uint32_t
behind_quotes(const struct sentence *s, uint32_t t)
{
	bool nested = false; /* «АО «НК «Север» is often closed once */

	if (!opens(s, t) || t + 1 >= s->n || !s->looks[t + 1].upper)
		return t;
	for (uint32_t hi = t + 2; hi < s->n && hi < t + 10; hi++) {
		if (closes(s, hi))
			return hi + 1 + (nested && closes(s, hi + 1));
		if (opens(s, hi) && nested)
			break;
		nested |= opens(s, hi);
	}
	return t;
}

/* Whether token ${t} is a company's legal form. */
static bool
is_legal_form(const struct sentence *s, uint32_t t)
{
	static const char *const forms[] = {"ооо", "оао", "зао", "ао", "пао", "тоо", "гуп", "муп", "фгуп", "нпо", "гк",
	    "ук", "тк", "нк", "нао", "ргп", "гкп", "осоо", "руп", "чуп", "унп", "нак", "нпп", NULL};

	return t < s->n && ((s->looks[t].acronym && doc_lemma_among(s->toks[t], forms)) || is_form(s, t, "ОсОО"));
}

/* Whether token ${t} is a word for a kind of organisation that may stand before its name. */
static bool
is_descriptor(const struct sentence *s, uint32_t t)
{
	static const char *const more[] = {"авиакомпания", "автоконцерн", "консорциум", "телекомпания", "издательство",
	    "киностудия", "комбинат", "ритейлер", "застройщик", "автопроизводитель", "перевозчик", "портал", "стартап",
	    "оператор", "филиал", "агрохолдинг", "медиахолдинг", "агрофирма", "госкомпания", "госкорпорация", "верфь",
	    "авиаперевозчик", "технопарк", "фабрика", "колхоз", NULL};

	return s->looks[t].org || is_legal_form(s, t) || doc_lemma_among(s->toks[t], more);
}

/*
 * «руководством нефтегазовой компании Acme»: who leads a body is no part of its name, nor is what it is called before
 * it.
 */
static void
cut_management(const struct sentence *s)
{
	static const char *const leads[] = {"руководство", "менеджмент", "топ-менеджмент", NULL};

	for (uint32_t t = 0; t + 1 < s->n; t++) {
		uint32_t at = t + 1, hi = s->tags[t][0] == B_ORG && !s->looks[t].upper &&
		    doc_lemma_among(s->toks[t], leads) ? end_of(s, t) : t;

		if (hi <= at)
			continue;
		while (at + 1 < hi && pos_of(s, at) == ADJ && !s->looks[at].upper)
			at++;
		for (uint32_t i = t; i < at; i++)
			s->tags[i][0] = O1;
		s->tags[at][0] = B_ORG;
	}
}

/*
 * «Корпорация «Вектор»», «компании «Омега» фонду «Север»»: a descriptor and a name in quotes are one organisation each.
 */
static void
take_quoted(const struct sentence *s)
{
	for (uint32_t t = 0; t + 2 < s->n; t++) {
		uint32_t hi = is_descriptor(s, t) ? behind_quotes(s, t + 1) : t;

		bool two = t > 0 && is_legal_form(s, t) && is_legal_form(s, t - 1); /* «АО НК «Север»» */

		if (hi > t + 1 && (two || s->tags[t][0] != I_ORG || closes(s, t - 1)) &&
		    (hi == s->n || s->tags[hi][0] != I_ORG || s->looks[hi].org))
			put(s, t - two, hi, B_ORG);
		else
			continue;
		for (uint32_t next; (next = behind_quotes(s, hi + 1)) > hi + 1 &&
		    (begins_with(s, hi, ",") || is_form(s, hi, "и")); hi = next)
			put(s, hi + 2, next - 1, B_ORG); /* «компании «Север» и «Юг»» */
	}
}

/*
 * ««Белэнерго» уже направило», ««Север» и «Юг» создали»: a name in quotes that begins a sentence and does something is
 * an organisation.
 */
static void
take_quoted_subjects(const struct sentence *s)
{
	enum { LIST = 4, WORDS = 4 };
	uint32_t ends[LIST], n = 0, hi = 0, verb;

	for (uint32_t next; n < LIST && (next = behind_quotes(s, hi)) > hi + 2 && next <= hi + 2 + WORDS; n++) {
		ends[n] = next;
		hi = next + (begins_with(s, next, ",") || is_form(s, next, "и"));
	}
	for (verb = n ? ends[n - 1] : s->n; verb < s->n && pos_of(s, verb) == ADV; verb++)
		;
	if (verb >= s->n || pos_of(s, verb) != VERB)
		return;
	for (uint32_t i = 0; i < n; i++)
		put(s, i > 0 ? ends[i - 1] + 2 : 1, ends[i] - 1, B_ORG);
}

/*
 * The token behind «правления», «совета директоров», «наблюдательного совета» at ${t}; ${t} if none of them stands
 * there.
 */
static uint32_t
behind_board(const struct sentence *s, uint32_t t)
{
	static const char *const boards[] = {"правление", "коллегия", NULL}, *const council[] = {"совет", NULL},
	    *const kinds[] = {"наблюдательный", "попечительский", NULL}, *const directors[] = {"директор", NULL};

	if (doc_lemma_among(s->toks[t], boards))
		return t + 1;
	if (t + 1 < s->n && ((doc_lemma_among(s->toks[t], council) && doc_lemma_among(s->toks[t + 1], directors)) ||
	    (doc_lemma_among(s->toks[t], kinds) && doc_lemma_among(s->toks[t + 1], council))))
		return t + 2;
	return t;
}

/* «председатель совета директоров АО «Север»»: the board belongs to the office; what follows is the organisation. */
static void
cut_boards(const struct sentence *s)
{
	static const char *const heads[] = {"председатель", "член", "глава", "секретарь", "заместитель", "зампред",
	    NULL};

	for (uint32_t t = 1; t < s->n; t++) {
		uint32_t hi = s->tags[t][0] == B_ORG && doc_lemma_among(s->toks[t - 1], heads) ? behind_board(s, t) : t;

		for (uint32_t i = t; i < hi; i++)
			s->tags[i][0] = O1;
		if (hi > t && hi < s->n && s->tags[hi][0] == I_ORG)
			s->tags[hi][0] = B_ORG;
	}
}

/*
 * «председатель правления АО НК КазСеверГаз Янис Озолс»: the legal form begins a company's name, one word without
 * quotes ends it.
 */
static void
take_legal_forms(const struct sentence *s)
{
	for (uint32_t lo = 0, hi; lo < s->n; lo = hi) {
		for (hi = lo; is_legal_form(s, hi); hi++)
			;
		if (hi++ == lo)
			continue;
		if (hi > s->n || !s->looks[hi - 1].upper || s->looks[hi - 1].hints & HINT_PERSON)
			continue;
		if (s->tags[hi - 1][0] == B_PER && end_of(s, hi - 1) > hi + 1)
			s->tags[hi][0] = B_PER;
		else if (s->tags[hi - 1][0] != O1)
			continue;
		put(s, lo, hi, B_ORG);
	}
}

/* Whether token ${t} ends such a board: no descriptor of what follows. */
static bool
ends_board(const struct sentence *s, uint32_t t)
{
	return t > 0 && behind_board(s, t - 1) == t + 1;
}

/* The token behind adverbs and a span of time at ${t}: «вчера», «за четыре года», «в этом году». */
static uint32_t
behind_time(const struct sentence *s, uint32_t t)
{
	static const char *const spans[] = {"год", "месяц", "неделя", "день", "квартал", "полугодие", NULL};

	while (t < s->n && pos_of(s, t) == ADV)
		t++;
	for (uint32_t at = t + 1; t < s->n && pos_of(s, t) == ADP && at < s->n && at < t + 4; at++)
		if (doc_lemma_among(s->toks[at], spans))
			return at + 1;
	return t;
}

/* Whether what ends before token ${t} does there something, as companies do. */
static bool
does_business(const struct sentence *s, uint32_t t)
{
	static const char *const adjectives[] = {"намеренный", "готовый", NULL};

	t = behind_time(s, t);
	return t < s->n && (pos_of(s, t) == VERB || doc_lemma_among(s->toks[t], adjectives));
}

/*
 * Whether what begins at token ${t} is where somebody works, or what somebody owns: «директор Air Astana», «рейс SCAT».
 */
static bool
has_staff(const struct sentence *s, uint32_t t)
{
	static const char *const staff[] = {"руководство", "директор", "гендиректор", "глава", "президент",
	    "вице-президент", "основатель", "представитель", "менеджер", "сотрудник", "делегация", "правление", "акция",
	    "портфель", "офис", "завод", "самолет", "рейс", "доля", "лоукостер", "автозавод", "перевозчик", "оператор",
	    "сеть", NULL};

	return t > 0 && (doc_lemma_among(s->toks[t - 1], staff) || (s->looks[t - 1].org && !s->looks[t - 1].upper));
}

/*
 * «агентство международного сотрудничества (KOICA)»: whether tokens [lo, hi) in brackets are the other name of an
 * organisation.
 */
static bool
is_other_name(const struct sentence *s, uint32_t lo, uint32_t hi)
{
	return lo > 1 && is_form(s, lo - 1, "(") && hi < s->n && is_form(s, hi, ")") &&
	    (s->tags[lo - 2][0] == B_ORG || s->tags[lo - 2][0] == I_ORG);
}

/* «COVID-19», «EXPO-2027»: such are no companies. */
static bool
ends_in_digit(const struct sentence *s, uint32_t t)
{
	char c = s->doc->text.s[s->toks[t]->e - 1];

	return c >= '0' && c <= '9';
}

/*
 * Whether token ${t} is of no name, or of one that begins at ${lo} and that the model took for a person's or place's,
 * though no list has it for a first name.
 */
static bool
is_untold(const struct sentence *s, uint32_t lo, uint32_t t)
{
	int tag = s->tags[t][0], first = s->tags[lo][0];

	return tag == O1 || ((first == B_PER || first == B_LOC) &&
	    !(s->looks[lo].hints & (HINT_PERSON | HINT_CITY | HINT_REGION)) && (t == lo || tag == first + 1));
}

/* The token behind «и» and a second company's name at ${t}, «(Масдар) и группа «Север»»; ${t} if there is none. */
static uint32_t
behind_second(const struct sentence *s, uint32_t t)
{
	uint32_t at = t + 1, hi;

	if (at >= s->n || !is_form(s, t, "и"))
		return t;
	at += is_descriptor(s, at) && s->tags[at][0] == O1;
	if (at < s->n && s->tags[at][0] == B_ORG)
		return end_of(s, at);
	hi = behind_quotes(s, at);
	while (is_latin(s, hi))
		hi++;
	return hi > at ? hi : t;
}

/*
 * ««Север» подписал договор», ««Север» и группа «Юг» строят завод», «рассказал он «Вечерней газете»»: a name in quotes
 * that acts as companies do, or was told something, is one.
 */
static void
take_acting(const struct sentence *s)
{
	enum { LONGEST = 4 };
	static const char *const deals[] = {"подписать", "подписывать", "заключить", "вложить", "инвестировать",
	    "построить", "строить", "возвести", "планировать", "намерить", "намеренный", "готовый", "готовить",
	    "поставить", "поставлять", "купить", "приобрести", "закупить", "продать", "продавать", "запустить",
	    "запускать", "открыть", "выпускать", "производить", "вести", "договориться", "учредить", "направить",
	    "выделить", "потратить", "экспортировать", "отправить", "обсудить", "предложить", NULL};
	static const char *const says[] = {"рассказать", "сообщить", "заявить", "пояснить", "сказать", NULL};

	for (uint32_t t = 0, hi; t + 2 < s->n; t++) {
		uint32_t verb;

		hi = behind_quotes(s, t);
		if (hi == t || hi > t + 2 + LONGEST || s->tags[t + 1][0] == B_ORG || s->tags[t][0] != O1)
			continue;
		verb = behind_time(s, behind_second(s, hi));
		if ((verb < s->n && doc_lemma_among(s->toks[verb], deals) && (t == 0 || pos_of(s, t - 1) != NOUN)) ||
		    (t > 0 && doc_lemma_among(s->toks[t - 1], says) && case_of(s, t + 1) == DAT))
			put(s, t + 1, hi - 1, B_ORG);
	}
}

/*
 * «AirAsia X открыла рейс», «SOCAR и «Север» подписали», «руководство Masdar»: capitalised Latin words that act as
 * companies do are one.
 */
static void
take_bare_latin(const struct sentence *s)
{
	int depth = 0;

	for (uint32_t lo = 0, hi; lo < s->n; lo = hi) {
		bool long_name;

		depth += opens(s, lo) - closes(s, lo);
		for (hi = lo; depth == 0 && hi < s->n && is_untold(s, lo, hi) && s->looks[hi].upper &&
		    (is_latin(s, hi) || (hi > lo && is_form(s, hi, "X"))); hi++)
			;
		if (hi == lo) {
			hi++;
			continue;
		}
		long_name = hi > lo + 1 || (s->looks[lo].acronym && s->toks[lo]->e - s->toks[lo]->b > 2);
		if (hi < lo + 5 && !ends_in_digit(s, hi - 1) &&
		    (does_business(s, behind_second(s, hi)) || has_staff(s, lo) || is_other_name(s, lo, hi) ||
		    (long_name && hi + 1 < s->n && is_form(s, hi, "и") &&
		    (s->tags[hi + 1][0] == B_ORG || opens(s, hi + 1) || is_latin(s, hi + 1)))))
			put(s, lo, hi, B_ORG);
	}
}

/*
 * «авиакомпания Air Astana»: Latin words behind a descriptor are a name, the descriptor no part of it; so are those
 * beside an organisation.
 */
static void
take_latin(const struct sentence *s)
{
	for (uint32_t t = 0; t + 1 < s->n; t++) {
		uint32_t hi = t + 1;

		while (is_latin(s, hi) && s->tags[hi][0] != B_PER && hi < t + 5)
			hi++;
		if (hi > t + 1 && is_descriptor(s, t) && !ends_board(s, t) && s->tags[t][0] != I_ORG &&
		    (t == 0 || !s->looks[t].upper)) {
			s->tags[t][0] = O1;
			put(s, is_legal_form(s, t) ? t : t + 1, hi, B_ORG);
		}
		else if (is_latin(s, t) && s->tags[t][0] == O1 && s->tags[t + 1][0] == B_ORG && is_latin(s, t + 1)) {
			s->tags[t][0] = B_ORG;
			s->tags[t + 1][0] = I_ORG;
		}
	}
}

/* Whether token ${t} is a word in Latin letters, of either case. */
static bool
is_latin_word(const struct sentence *s, uint32_t t)
{
	const char *at = s->doc->text.s + s->toks[t]->b;

	return ((*at | 32) >= 'a' && (*at | 32) <= 'z') && s->toks[t]->e - s->toks[t]->b > 1;
}

/* «в Озолс Университете»: one that bears a surname, which no case changes there. */
static void
take_universities(const struct sentence *s)
{
	static const char *const university[] = {"университет", NULL};

	for (uint32_t t = 0; t + 1 < s->n; t++) {
		bool alone = s->tags[t][0] == O1 || (s->tags[t][0] == B_PER && end_of(s, t) == t + 1);

		if (alone && s->looks[t].upper && pos_of(s, t) == PROPN && case_of(s, t) == NOM &&
		    s->looks[t + 1].upper && !s->looks[t + 1].acronym && doc_lemma_among(s->toks[t + 1], university) &&
		    s->tags[t + 1][0] != I_ORG)
			put(s, t, names_end(s->tags, s->n, t + 1, 0), B_ORG);
	}
}

/* «Academy of medicine and sciences»: a name in Latin letters goes on as long as these do. */
static void
extend_latin(const struct sentence *s)
{
	for (uint32_t lo = 0, hi; lo < s->n; lo = hi) {
		hi = s->tags[lo][0] == B_ORG ? end_of(s, lo) : lo + 1;
		for (; s->tags[lo][0] == B_ORG && hi < s->n && hi < lo + 12 && s->tags[hi][0] == O1 &&
		    is_latin_word(s, hi - 1) && is_latin_word(s, hi); hi++)
			s->tags[hi][0] = I_ORG;
	}
}

/*
 * «Acme Construction Co., Ltd. Ян Дойл»: a company's Latin name ends with its legal form, and no person's begins with
 * it.
 */
static void
take_suffixes(const struct sentence *s)
{
	static const char *const suffixes[] = {"Ltd", "Inc", "Co.", "Corp", "LLC", "LLP", "PLC", "Plc", "GmbH",
	    "Limited", "S.p.A", "S.A", NULL};

	for (uint32_t t = 1; t < s->n; t++) {
		uint32_t lo = t - (begins_with(s, t - 1, ",") ? 1 : 0);
		uint32_t person = s->tags[t][0] == B_PER ? end_of(s, t) : t;

		if (!begins_among(s, t, suffixes) || !is_latin(s, t))
			continue;
		while (lo > 0 && is_latin(s, lo - 1))
			lo--;
		if (lo == t || begins_with(s, lo, ","))
			continue;
		if (person > t + 1)
			s->tags[t + 1][0] = B_PER;
		while (lo > 0 && s->tags[lo][0] == I_ORG)
			lo--;
		put(s, lo, t + 1, B_ORG);
	}
}

/* Whether token ${hi} is of a person's name that begins at token ${t} or right behind it. */
static bool
is_whole_person(const struct sentence *s, uint32_t t, uint32_t hi)
{
	return (s->tags[t][0] == B_PER || s->tags[t + 1][0] == B_PER) &&
	    (s->tags[hi][0] == I_PER || (hi == t + 1 && s->tags[hi][0] == B_PER));
}

/*
 * «китайская Huawei», «немецкая SAP», «польская Anna Berg»: what is Latin behind an adjective of a place is an
 * organisation from there.
 */
static void
take_foreign(const struct places *places, const struct sentence *s)
{
	for (uint32_t t = 0; t + 1 < s->n; t++) {
		const char *lemma = s->toks[t]->lemma;
		uint32_t hi = t + 1;

		while (is_latin(s, hi) && (s->tags[hi][0] == O1 ||
		    (s->tags[t][0] == B_ORG && s->tags[hi][0] == I_ORG) || is_whole_person(s, t, hi)) && hi < t + 5)
			hi++;
		if (hi > t + 1 && lemma && strlen(lemma) > 8 && strcmp(lemma + strlen(lemma) - 4, "ий") == 0 &&
		    places_adjective(places, lemma, strlen(lemma))) {
			s->tags[t][0] = O1;
			put(s, t + 1, hi, B_ORG);
		}
	}
}

/* «Назарбаев Университет»: a person's name and a kind of body are a body. */
static void
take_named_bodies(const struct sentence *s)
{
	for (uint32_t t = 0; t < s->n; t++)
		if (s->tags[t][0] == B_PER && end_of(s, t) > t + 1 && s->looks[end_of(s, t) - 1].org)
			put(s, t, end_of(s, t), B_ORG);
}

/* «делегация Омской области»: of the organisation of tokens [lo, hi) only the place behind its head is a name. */
static void
free_place(const struct sentence *s, uint32_t lo, uint32_t head, uint32_t hi)
{
	uint32_t place = head + 1, end;

	while (place < hi && !s->looks[place].upper)
		place++;
	end = place + 1;
	end += end < hi && pos_of(s, place) == ADJ && pos_of(s, end) == NOUN && case_of(s, end) == case_of(s, place);
	while (end < hi && s->looks[end].upper)
		end++;
	for (uint32_t t = lo; t < hi; t++)
		s->tags[t][0] = O1, s->tags[t][1] = O2;
	if (place < hi)
		put(s, place, end, B_LOC);
}

/* «18-й Форум», «на Форуме»: what has a number, and what people are at, is an event and no body. */
static bool
is_held(const struct sentence *s, uint32_t t)
{
	static const char *const at[] = {"на", "рамка", "ход", NULL};

	return t > 0 && (doc_lemma_among(s->toks[t - 1], at) ||
	    (pos_of(s, t - 1) == ADJ && strpbrk(s->toks[t - 1]->lemma ? s->toks[t - 1]->lemma : "", "0123456789IVX")));
}

/* «посольствами Турции», «Министра торговли Латвии»: several bodies without a name, or an office. */
static bool
is_no_body(const struct sentence *s, uint32_t lo, uint32_t head)
{
	static const char *const offices[] = {"министр", "президент", "посол", "глава", "председатель", "директор",
	    "руководитель", NULL},
	    *const things[] = {"ввп", "внп", "врп", "ндс", "ндфл", "сми", "дтп", "жкх", "апк", "тэк", "егэ", "гсм",
	    "мсб", NULL}; /* «ВВП Казахстана» */

	return doc_lemma_among(s->toks[head], things) ||
	    (!s->looks[lo].upper && s->looks[head].number == PLUR && pos_of(s, head) == NOUN && !opens(s, head + 1)) ||
	    doc_lemma_among(s->toks[head], offices);
}

/* «маслозавод», «мясокомбинат»: whether token ${t} is a word for works. */
static bool
is_works(const struct sentence *s, uint32_t t)
{
	static const char *const works[] = {"завод", "комбинат", "фабрика", NULL};
	const char *lemma = s->toks[t]->lemma;

	return lemma && text_ends_among(lemma, strlen(lemma), works);
}

/* «строительство завода трансформаторов»: works without a name. */
static bool
is_nameless_works(const struct sentence *s, uint32_t lo, uint32_t head, uint32_t hi)
{
	for (uint32_t t = lo; t < hi; t++)
		if (s->looks[t].upper || opens(s, t) || ends_in_digit(s, t))
			return false;
	return is_works(s, head);
}

/*
 * What a name is called decides what it is: a forum is an event and a memorandum a document, which are found later; a
 * place that is a consulate is an organisation.
 */
static void
heed_heads(const struct sentence *s)
{
	static const char *const delegations[] = {"делегация", NULL};
	static const char *const events[] = {"форум", "саммит", "конференция", "чемпионат", "олимпиада", "фестиваль",
	    "конгресс", "выставка", "турнир", "симпозиум", "съезд", NULL};
	static const char *const documents[] = {"меморандум", "соглашение", "декларация", "договор", "конвенция",
	    "протокол", "коммюнике", "указ", "закон", "постановление", "программа", "стратегия", "план", "резолюция",
	    "день", "неделя", "декада", NULL};
	static const char *const bodies[] = {"посольство", "консульство", "генконсульство", "министерство",
	    "правительство", "комитет", "комиссия", "ассоциация", "департамент", "агентство", "университет", "академия",
	    "палата", NULL};

	for (uint32_t lo = 0, hi; lo < s->n; lo = hi) {
		uint32_t head = lo;

		hi = lo + 1;
		if (s->tags[lo][0] != B_LOC && s->tags[lo][0] != B_ORG)
			continue;
		hi = end_of(s, lo);
		while (head + 1 < hi && pos_of(s, head) == ADJ)
			head++;
		if (s->tags[lo][0] == B_ORG && (doc_lemma_among(s->toks[head], delegations) ||
		    is_no_body(s, lo, head) || is_nameless_works(s, lo, head, hi)))
			free_place(s, lo, head, hi);
		else if (doc_lemma_among(s->toks[head], documents) ||
		    (doc_lemma_among(s->toks[head], events) && (s->tags[lo][0] == B_LOC || is_held(s, lo)))) {
			for (uint32_t t = lo; t < hi; t++)
				s->tags[t][0] = t > head && s->looks[t].hints & (HINT_CITY | HINT_REGION) &&
				    s->tags[lo][0] == B_LOC ? B_LOC : O1;
		} else if (s->tags[lo][0] == B_LOC && (doc_lemma_among(s->toks[head], bodies) || is_works(s, head)))
			put(s, lo, hi, B_ORG);
	}
}

/* «купила в Шымкенте АО «Химфарм»», «обсудила в Астане порт Поти»: a firm or port in a town is named behind it. */
static void
part_firms(const struct places *places, const struct sentence *s)
{
	static const char *const works[] = {"порт", "завод", NULL};

	for (uint32_t t = 1; t + 2 < s->n; t++) {
		uint32_t hi = s->tags[t][0] == B_ORG || s->tags[t][0] == B_LOC ? end_of(s, t) : t;
		const char *lemma = s->toks[t]->lemma;
		bool firm = is_legal_form(s, t + 1);
		bool work = doc_lemma_among(s->toks[t + 1], works) && case_of(s, t) == LOC && case_of(s, t + 1) != LOC;

		if (hi < t + 2 || pos_of(s, t - 1) != ADP || !(firm || work) || lemma == NULL ||
		    !(s->looks[t].hints & HINT_CITY || is_known_place(places, lemma)))
			continue;
		s->tags[t][0] = B_LOC;
		put(s, t + 1, hi, firm ? B_ORG : hi > t + 2 ? B_LOC : O1);
	}
}

/* «Узбекнефтегазу», «Белстата»: nobody is called so. */
static void
take_made_of_trades(const struct sentence *s)
{
	for (uint32_t t = 0; t < s->n; t++) {
		size_t n;
		const char *form = doc_text(s->doc, s->toks[t], &n);

		if (s->tags[t][0] == B_PER && end_of(s, t) == t + 1 && places_firm(form, n))
			s->tags[t][0] = B_ORG;
	}
}

void
mend_firms(const struct places *places, const struct sentence *s)
{
	part_firms(places, s);
	close_quotes(s);
	cut_management(s);
	cut_boards(s);
	take_descriptors(s);
	take_quoted(s);
	take_legal_forms(s);
	take_latin(s);
	take_universities(s);
	extend_latin(s);
	take_suffixes(s);
	take_foreign(places, s);
	take_named_bodies(s);
	take_made_of_trades(s);
	heed_heads(s);
	take_acting(s);
	take_bare_latin(s);
	take_quoted_subjects(s);
}
