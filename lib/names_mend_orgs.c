/*
 * names_mend_orgs: borders of organisations by rule: descriptors, quotes, kinds of bodies, what they are for, their
 * places.
 */
#include "names_mend.h"

/* Makes tokens [lo, hi), a place, part of the organisation before it. */
static void
take_in(const struct sentence *s, uint32_t lo, uint32_t hi)
{
	for (uint32_t t = lo; t < hi; t++) {
		s->tags[t][1] = t == lo ? B_IN : I_IN;
		s->tags[t][0] = I_ORG;
	}
}

/* The end of a place that begins at ${t} and can complete a name before it: in the genitive, or in capitals («РК»). */
static uint32_t
completing_place(const struct sentence *s, uint32_t t)
{
	if (t >= s->n || s->tags[t][0] != B_LOC || !(case_of(s, t) == GEN || s->looks[t].acronym))
		return t;
	return end_of(s, t);
}

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

/* Whether what ends before token ${t} does there something, as companies do. */
static bool
does_business(const struct sentence *s, uint32_t t)
{
	static const char *const adjectives[] = {"намеренный", "готовый", NULL};

	while (t < s->n && pos_of(s, t) == ADV)
		t++;
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
		    (does_business(s, hi) || has_staff(s, lo) || is_other_name(s, lo, hi) ||
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

/* «Всемирная организация здравоохранения», «Рабочая группа по торговле»: what the last word, a kind of body, is for. */
static void
complete_kinds(const struct sentence *s)
{
	static const char *const for_what[] = {"группа", "комиссия", "комитет", "совет", "департамент", "управление",
	    "агентство", "служба", "центр", "палата", NULL};
	static const char *const by[] = {"по", NULL};

	for (uint32_t lo = 0, hi, at; lo < s->n; lo = hi) {
		unsigned want = GEN;

		hi = lo + 1;
		if (s->tags[lo][0] != B_ORG)
			continue;
		hi = end_of(s, lo);
		if (!s->looks[hi - 1].org || !s->looks[lo].upper || hi >= s->n)
			continue;
		at = hi;
		if (doc_lemma_among(s->toks[hi], by) && doc_lemma_among(s->toks[hi - 1], for_what)) {
			want = DAT;
			at++;
		}
		while (at < s->n && pos_of(s, at) == ADJ && case_of(s, at) == want && s->tags[at][0] == O1)
			at++;
		if (at < s->n && pos_of(s, at) == NOUN && case_of(s, at) == want && s->tags[at][0] == O1 &&
		    !s->looks[at].upper && !s->looks[at].post && !s->looks[at].org) {
			for (at++; want == DAT && at < s->n && (pos_of(s, at) == NOUN || pos_of(s, at) == ADJ) &&
			    case_of(s, at) == GEN && s->tags[at][0] == O1; at++)
				;
			put(s, lo, at, B_ORG);
			hi = at;
		}
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

/* «Центр цифровых решений для развития»: no name ends with an adjective, and what a body is for belongs to it. */
static void
complete_adjectives(const struct sentence *s)
{
	static const char *const bodies[] = {"центр", "фонд", "комиссия", "институт", "агентство", NULL};

	for (uint32_t lo = 0, hi, at; lo < s->n; lo = hi) {
		hi = s->tags[lo][0] == B_ORG ? end_of(s, lo) : lo + 1;
		if (s->tags[lo][0] != B_ORG || hi >= s->n || hi < lo + 2 || !s->looks[lo].upper)
			continue;
		if (pos_of(s, hi - 1) == ADJ && case_of(s, hi - 1) == GEN && pos_of(s, hi) == NOUN &&
		    case_of(s, hi) == GEN && s->tags[hi][0] == O1)
			s->tags[hi++][0] = I_ORG;
		if (!is_form(s, hi, "для") || !doc_lemma_among(s->toks[lo], bodies))
			continue;
		for (at = hi + 1; at < s->n && pos_of(s, at) == ADJ && case_of(s, at) == GEN; at++)
			;
		if (at < s->n && pos_of(s, at) == NOUN && case_of(s, at) == GEN && s->tags[at][0] == O1) {
			put(s, lo, at + 1, B_ORG);
			hi = at + 1;
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

/*
 * «представитель ЕС по иностранным делам»: what an office is for is no part of an organisation's short name. «по ЧС»:
 * it is no name.
 */
static void
cut_portfolios(const struct places *places, const struct sentence *s)
{
	for (uint32_t t = 0; t + 1 < s->n; t++) {
		size_t n = s->toks[t]->e - s->toks[t]->b;

		if (s->tags[t][0] == B_ORG && s->looks[t].acronym && s->tags[t + 1][0] == I_ORG &&
		    is_form(s, t + 1, "по") && pos_of(s, t + 1) == ADP &&
		    places_org(places, s->doc->text.s + s->toks[t]->b, n))
			for (uint32_t i = t + 1, hi = end_of(s, t); i < hi; i++)
				s->tags[i][0] = O1;
		if (t > 0 && is_form(s, t - 1, "по") && is_form(s, t, "ЧС") &&
		    (s->tags[t][0] == B_ORG || s->tags[t][0] == B_LOC)) {
			uint32_t hi = end_of(s, t);

			for (uint32_t i = t; i < hi; i++)
				s->tags[i][0] = O1;
			if (hi > t + 1 && s->looks[t + 1].upper)
				put(s, t + 1, hi, B_LOC);
		}
	}
}

/* «Минторговли», «Минэкономразвития»: the short name of a ministry. */
static bool
is_ministry(const struct sentence *s, uint32_t t)
{
	static const char *const names[] = {"Минторг", "Минэконом", "Минфин", "Минздрав", "Минюст", "Минобороны",
	    "Минобрнауки", "Минпросвещ", "Минкульт", "Минтруд", "Минтранс", "Минсельхоз", "Минцифры", "Минпром",
	    "Минстрой", "Минспорт", "Минприроды", "Минэнерго", "Минэколог", "Мининдустр", NULL};

	return begins_with(s, t, "Мин") && begins_among(s, t, names);
}

/*
 * Whether token ${t} is made of capitals and small letters as acronyms are that end with the word for a university:
 * «УрФУ», «КазНУ», «СПбГУ».
 */
static bool
is_mixed_acronym(const struct sentence *s, uint32_t t)
{
	const char *at = s->doc->text.s + s->toks[t]->b, *end = s->doc->text.s + s->toks[t]->e;
	int small = 0, capitals = 0;

	if (!text_ends_in(at, (size_t)(end - at), "У"))
		return false;
	while (at < end) {
		int32_t cp = utf8_next(&at, end);

		if (cp < 0x400 || cp > 0x47F)
			return false;
		capitals += text_class(cp) == TEXT_UPPER;
		small += text_class(cp) == TEXT_LOWER;
	}
	return small > 0 && small < 4 && capitals >= 2;
}

/*
 * Whether token ${t} is an acronym in Cyrillic letters, of three or more, that stands for no common noun: «ССГПО»,
 * «КТЖ».
 */
static bool
is_proper_acronym(const struct sentence *s, uint32_t t)
{
	static const char *const nouns[] = {"гэс", "аэс", "тэс", "тэц", "грэс", "ввп", "врп", "азс", "нпз", "гпз",
	    "гок", "тэо", "сми", "сэз", "оэз", "ндс", "ндпи", "смс", "ивл", "дтп", "жкх", "тэк", "впк", "апк", "нии",
	    "вуз", "оао", "зао", "ооо", "пао", "тоо", "нпп", "ниокр", "гсм", "спг", "снг", "пзрк", "бпла", "зож", "вич",
	    "спид", "днк", "рнк", "егэ", "ент", "кпп", "атс", "лэп", "сто", "мрт", "узи", "опк", "пво", "ипо", "мсб",
	    "мсп", "эцп", "цод", "коап", "гпк", "упк", "спо", "пцр", NULL};
	const char *at = s->doc->text.s + s->toks[t]->b, *end = s->doc->text.s + s->toks[t]->e;
	char form[64];
	size_t n = text_fold(at, (size_t)(end - at), form, sizeof form);

	if (!s->looks[t].acronym || n < 6 || n > 20 || utf8_next(&at, end) < 0x400)
		return false;
	for (size_t i = 0; nouns[i]; i++)
		if (strcmp(form, nouns[i]) == 0)
			return false;
	return true;
}

/* Whether token ${t} is an acronym with the ending of a case: «БЕЛАЗа», «КамАЗом». */
static bool
is_declined_acronym(const struct sentence *s, uint32_t t)
{
	static const char *const endings[] = {"ом", "а", "у", "е", NULL},
	    *const nouns[] = {"вуз", "нэп", "загс", "дот", NULL};
	const char *at = s->doc->text.s + s->toks[t]->b, *end = s->doc->text.s + s->toks[t]->e,
	    *const *ending = endings;
	char form[64];
	int capitals = 0, last = 0;

	while (*ending && !text_ends_in(at, (size_t)(end - at), *ending))
		ending++;
	if (*ending == NULL)
		return false;
	end -= strlen(*ending);
	text_fold(at, (size_t)(end - at), form, sizeof form);
	while (at < end) {
		int32_t cp = utf8_next(&at, end);

		if (cp < 0x400 || cp > 0x47F)
			return false;
		last = text_class(cp) == TEXT_UPPER ? last + 1 : 0;
		capitals += text_class(cp) == TEXT_UPPER;
	}
	for (size_t i = 0; nouns[i]; i++)
		if (strcmp(form, nouns[i]) == 0)
			return false;
	return capitals >= 3 && last >= 2;
}

/* «СТЕПЬ-ПРЕСС», «Степь-Медиа»: what a newsroom calls itself. */
static bool
is_newsroom(const struct sentence *s, uint32_t t)
{
	static const char *const ends[] = {"-ПРЕСС", "-Пресс", "-пресс", "-ИНФОРМ", "-Информ", "-информ", "-МЕДИА",
	    "-Медиа", "-НЬЮС", "-Ньюс", NULL};
	size_t n;
	const char *form = doc_text(s->doc, s->toks[t], &n);

	return text_ends_among(form, n, ends);
}

/* «ректор УрФУ», «окончил КазНУ», «ректор ОшГУ Анна Берг»: such a word is an organisation. */
static void
take_acronyms(const struct sentence *s)
{
	for (uint32_t t = 0; t < s->n; t++) {
		bool free = s->tags[t][0] == O1 || s->tags[t][0] == B_PER, alone = s->tags[t][0] == B_LOC &&
		    end_of(s, t) == t + 1;

		if (!s->looks[t].upper || !((free && is_mixed_acronym(s, t)) ||
		    ((free || alone) && (is_declined_acronym(s, t) || is_newsroom(s, t))) ||
		    (s->tags[t][0] == O1 && is_proper_acronym(s, t))))
			continue;
		if (s->tags[t][0] == B_PER && end_of(s, t) > t + 1)
			s->tags[t + 1][0] = B_PER;
		put(s, t, t + 1, B_ORG);
	}
}

/* «казахстанского МИД Анна Берг»: a body by its acronym is nobody, and the adjective before it no body. */
static void
part_acronyms(const struct places *places, const struct sentence *s)
{
	for (uint32_t t = 0; t < s->n; t++) {
		if (s->tags[t][0] == B_PER && s->looks[t].acronym && end_of(s, t) > t + 1 &&
		    places_org(places, s->doc->text.s + s->toks[t]->b, s->toks[t]->e - s->toks[t]->b)) {
			s->tags[t][0] = B_ORG;
			s->tags[t + 1][0] = B_PER;
		}
		if (t > 0 && s->tags[t][0] == B_ORG && s->tags[t - 1][0] == B_ORG && pos_of(s, t - 1) == ADJ &&
		    !s->looks[t - 1].upper)
			s->tags[t - 1][0] = O1;
		if (t > 0 && is_form(s, t, "+") && s->tags[t - 1][0] == B_ORG && s->looks[t - 1].acronym &&
		    s->toks[t - 1]->e == s->toks[t]->b)
			s->tags[t][0] = I_ORG; /* «ОПЕК+» */
	}
}

/* Whether token ${t} is a case of the word of ${n} bytes at ${name}, folded: «тюркской» of «тюркская». */
static bool
is_case_of(const struct sentence *s, uint32_t t, const char *name, size_t n)
{
	enum { ENDING = 4 }; /* bytes: «ая» */
	const char *lemma = s->toks[t]->lemma;
	char form[256];
	size_t m = text_fold(s->doc->text.s + s->toks[t]->b, s->toks[t]->e - s->toks[t]->b, form, sizeof form);

	return (n == m && memcmp(form, name, n) == 0) || (lemma && strlen(lemma) == n && memcmp(lemma, name, n) == 0) ||
	    (pos_of(s, t) == ADJ && n > ENDING && m >= n - ENDING && memcmp(form, name, n - ENDING) == 0);
}

/* The token behind the words of ${name}, each in whatever case, from token ${t} on; ${t} if they do not stand there. */
static uint32_t
behind_words(const struct sentence *s, uint32_t t, const char *name)
{
	uint32_t at = t;

	for (; *name; name += strcspn(name, " "), name += *name == ' ')
		if (at >= s->n || !is_case_of(s, at++, name, strcspn(name, " ")))
			return t;
	return at;
}

/* «Лиге арабских государств»: what the list knows by a name of several words is found whole. */
static void
take_known(const struct places *places, const struct sentence *s)
{
	enum { FIRST = 4 }; /* bytes that no case changes */

	for (uint32_t t = 0; t < s->n; t++) {
		const char *name;
		char form[256];

		if (!s->looks[t].upper || s->tags[t][0] == I_ORG ||
		    text_fold(s->doc->text.s + s->toks[t]->b, s->toks[t]->e - s->toks[t]->b, form, sizeof form) < FIRST)
			continue;
		for (size_t i = 0; (name = places_org_phrase(places, i)) != NULL; i++) {
			uint32_t hi = memcmp(form, name, FIRST) == 0 ? behind_words(s, t, name) : t;

			if (hi == t || (s->tags[t][0] == B_ORG && end_of(s, t) >= hi))
				continue;
			for (uint32_t at = hi; at < s->n &&
			    (s->tags[at][0] == I_ORG || s->tags[at][0] == I_LOC || s->tags[at][0] == I_PER); at++)
				s->tags[at][0] = O1;
			put(s, t, hi, B_ORG);
			break;
		}
	}
}

/* «глава Кабмина», «глава Минсельхоза республики»: a word that is known for an organisation is no place. */
static void
set_bodies(const struct places *places, const struct sentence *s)
{
	for (uint32_t t = 0; t < s->n; t++) {
		char lemmas[256];

		if (is_ministry(s, t) && (s->tags[t][0] == O1 || s->tags[t][0] == B_PER || s->tags[t][0] == B_LOC)) {
			for (uint32_t i = t + 1; i < s->n && (s->tags[i][0] == I_PER || s->tags[i][0] == I_LOC); i++)
				s->tags[i][0] = O1;
			put(s, t, t + 1, B_ORG);
		}
		if (s->tags[t][0] == B_PER && end_of(s, t) == t + 1 && !(s->looks[t].hints & HINT_PERSON) &&
		    places_org(places, s->doc->text.s + s->toks[t]->b, s->toks[t]->e - s->toks[t]->b))
			s->tags[t][0] = B_ORG; /* «сообщила Акорда» */
		if (s->tags[t][0] != B_LOC || end_of(s, t) > t + 2 || place_at(places, s, t, end_of(s, t)) ||
		    s->toks[t]->lemma == NULL)
			continue;
		if (end_of(s, t) == t + 1)
			snprintf(lemmas, sizeof lemmas, "%s", s->toks[t]->lemma);
		else
			snprintf(lemmas, sizeof lemmas, "%s %s", s->toks[t]->lemma,
			    s->toks[t + 1]->lemma ? s->toks[t + 1]->lemma : "");
		if (places_org(places, lemmas, strlen(lemmas)))
			put(s, t, end_of(s, t), B_ORG);
	}
}

/*
 * «подарило университету посольство», «в МИД департаментом»: a second kind of body in a case of its own begins another
 * name, or is none.
 */
static void
part_bodies(const struct sentence *s)
{
	for (uint32_t lo = 0, hi; lo < s->n; lo = hi) {
		hi = s->tags[lo][0] == B_ORG ? end_of(s, lo) : lo + 1;
		for (uint32_t t = lo + 1; s->tags[lo][0] == B_ORG && t < hi; t++) {
			bool another = s->looks[t].org && pos_of(s, t) == NOUN && !s->looks[t].upper &&
			    case_of(s, t) != GEN && (s->looks[t - 1].acronym || s->looks[t - 1].org) &&
			    case_of(s, t - 1) != case_of(s, t);

			if (another)
				put(s, t, hi, B_ORG);
		}
	}
}

/*
 * «начал работу Центр открытого образования на русском языке»: a kind of body with a capital inside of a sentence, and
 * what it is for.
 */
static void
take_capital_heads(const struct sentence *s)
{
	for (uint32_t t = 1, at; t + 1 < s->n; t++) {
		if (s->tags[t][0] != O1 || !s->looks[t].org || !s->looks[t].upper || s->looks[t].acronym ||
		    s->looks[t].start || s->looks[t].number == PLUR || opens(s, t - 1))
			continue;
		for (at = t + 1; at < s->n && (pos_of(s, at) == ADJ || pos_of(s, at) == VERB) &&
		    case_of(s, at) == GEN && s->tags[at][0] == O1; at++)
			;
		if (at >= s->n || pos_of(s, at) != NOUN || case_of(s, at) != GEN || s->looks[at].upper ||
		    s->tags[at][0] != O1)
			continue;
		at++;
		if (at + 2 < s->n && is_form(s, at, "на") && pos_of(s, at + 1) == ADJ && is_form(s, at + 2, "языке"))
			at += 3;
		put(s, t, at, B_ORG);
	}
}

/* What belongs between the head of an organisation and the place that completes it. */
static bool
goes_between(const struct sentence *s, uint32_t t)
{
	unsigned pos = pos_of(s, t);

	static const char *const offices[] = {"президент", "премьер-министр", "министр", NULL};

	return ((pos == NOUN || pos == ADJ || doc_lemma_among(s->toks[t], offices)) && case_of(s, t) == GEN &&
	    s->tags[t][0] != B_LOC && s->tags[t][0] != B_PER) || (is_form(s, t, "и") && pos == CCONJ);
}

/* «посольство Литвы», «Палата предпринимателей Казахстана»: a kind of organisation, what it is for, and its place. */
void
mend_placed_orgs(const struct sentence *s)
{
	static const char *const always[] = {"посольство", "консульство", "генконсульство", "постпредство",
	    "министерство", "минобороны", "минэнерго", "акимат", "мэрия", "маслихат", "минфин", "минздрав", "минюст",
	    "минпром", "минтранс", "минсельхоз", "генпрокуратура", "нацбанк", "центробанк", "эксимбанк", "парламент",
	    NULL};
	static const char *const attributes[] = {"почетный", "генеральный", "постоянный", NULL};

	static const char *const cabinet[] = {"кабинет", NULL}, *const ministers[] = {"министр", NULL},
	    *const halls[] = {"мэрия", NULL};

	for (uint32_t t = 0; t < s->n; t++) {
		uint32_t lo = t, at = t + 1, end;
		bool hall = at < s->n && doc_lemma_among(s->toks[t], halls);

		if ((hall && s->tags[t][0] == B_PER && end_of(s, t) == t + 2) ||
		    (s->tags[t][0] == B_LOC && end_of(s, t) == t + 2 && doc_lemma_among(s->toks[t], always)))
			s->tags[t][0] = O1, s->tags[at][0] = B_LOC; /* «Мэрия Таллина», «Эксимбанк Кореи» */
		if (at < s->n && s->tags[t][0] == O1 && doc_lemma_among(s->toks[t], cabinet) &&
		    doc_lemma_among(s->toks[at], ministers))
			put(s, t, t + 2, B_ORG);
		if (!(doc_lemma_among(s->toks[t], always) || (s->looks[t].org && s->looks[t].upper)) ||
		    (gram_get(s->toks[t]->gram, GRAM_NUMBER) == PLUR && !hall) || s->tags[t][0] == I_ORG ||
		    s->tags[t][0] == I_LOC)
			continue;
		while (at < s->n && at < t + 7 && goes_between(s, at))
			at++;
		end = completing_place(s, at);
		if (end == at)
			continue;
		while (lo > 0 && pos_of(s, lo - 1) == ADJ && case_of(s, lo - 1) == case_of(s, t) &&
		    (doc_lemma_among(s->toks[lo - 1], attributes) || s->tags[lo - 1][0] == B_ORG ||
		    s->tags[lo - 1][0] == I_ORG || s->looks[t].upper < s->looks[lo - 1].upper))
			lo--;
		put(s, lo, at, B_ORG);
		take_in(s, at, end);
	}
}

/* A lower-case noun in the genitive that is what a body is for, no body itself. */
static bool
is_field(const struct sentence *s, uint32_t t)
{
	return t < s->n && pos_of(s, t) == NOUN && case_of(s, t) == GEN && !s->looks[t].upper && !s->looks[t].org &&
	    !s->looks[t].post && s->tags[t][0] == O1;
}

/* «Министерство торговли и интеграции», «Министерство науки, высшего образования и культуры»: the list goes on. */
static void
extend_fields(const struct sentence *s)
{
	static const char *const ministry[] = {"министерство", NULL};

	for (uint32_t lo = 0, hi; lo < s->n; lo = hi) {
		hi = s->tags[lo][0] == B_ORG ? end_of(s, lo) : lo + 1;
		if (s->tags[lo][0] != B_ORG || hi < lo + 2 ||
		    !(s->looks[lo].upper || doc_lemma_among(s->toks[lo], ministry)) || pos_of(s, hi - 1) != NOUN ||
		    case_of(s, hi - 1) != GEN || s->looks[hi - 1].upper)
			continue;
		while (hi + 1 < s->n && (is_form(s, hi, "и") || begins_with(s, hi, ",")) &&
		    (pos_of(s, hi) == CCONJ || pos_of(s, hi) == PUNCT)) {
			uint32_t at = hi + 1;
			bool last = pos_of(s, hi) == CCONJ;

			while (at < s->n && pos_of(s, at) == ADJ && case_of(s, at) == GEN && !s->looks[at].upper)
				at++;
			if (!is_field(s, at))
				break;
			if (!last) { /* a comma belongs to the list only if «и» ends it */
				uint32_t ahead = at + 1;

				while (ahead < s->n && ahead < at + 6 &&
				    !(pos_of(s, ahead) == CCONJ && is_form(s, ahead, "и")) && case_of(s, ahead) == GEN)
					ahead++;
				if (ahead >= s->n || pos_of(s, ahead) != CCONJ)
					break;
			}
			put(s, lo, at + 1, B_ORG);
			hi = at + 1;
			if (last)
				break;
		}
	}
}

/* Whether a list goes on at token ${t}. */
static bool
joins(const struct sentence *s, uint32_t t)
{
	return begins_with(s, t, ",") || (t < s->n && pos_of(s, t) == CCONJ && is_form(s, t, "и"));
}

/* Whether token ${t} is an adjective in one of ${cases}, a bit each. */
static bool
is_attribute(const struct sentence *s, uint32_t t, unsigned cases)
{
	return t < s->n && pos_of(s, t) == ADJ && cases >> case_of(s, t) & 1;
}

/* The token behind «государственными активами» at ${t}; ${t} if that does not stand there. */
static uint32_t
behind_managed(const struct sentence *s, uint32_t t)
{
	uint32_t at = t;

	while (is_attribute(s, at, 1U << INS))
		at++;
	return at < s->n && pos_of(s, at) == NOUN && case_of(s, at) == INS ? at + 1 : t;
}

/* The token behind «за иностранными активами» at ${t}; ${t} if that does not stand there. */
static uint32_t
behind_watched(const struct sentence *s, uint32_t t)
{
	uint32_t end = t < s->n && is_form(s, t, "за") ? behind_managed(s, t + 1) : t + 1;

	return end > t + 1 ? end : t;
}

/*
 * The token behind a purpose that begins at ${t}: a noun in the dative and what hangs on it, «правам человека»; ${t} if
 * none does. In a list the tagger may take the dative for a case of the same form.
 */
static uint32_t
behind_purpose(const struct sentence *s, uint32_t t, bool listed)
{
	static const char *const over[] = {"контроль", "надзор", "наблюдение", NULL},
	    *const of[] = {"управление", "руководство", NULL};
	const unsigned cases = listed ? 1U << DAT | 1U << LOC | 1U << GEN : 1U << DAT | 1U << LOC;
	uint32_t at = t, end;

	while (is_attribute(s, at, cases) || (at > t && joins(s, at) && is_attribute(s, at + 1, cases)))
		at++; /* «торгово-экономическому, научному и культурному» */
	if (at >= s->n || pos_of(s, at) != NOUN || !(cases >> case_of(s, at) & 1) || s->looks[at].upper ||
	    s->looks[at].post)
		return t;
	for (end = ++at; at < s->n && (pos_of(s, at) == ADJ || pos_of(s, at) == NOUN) && case_of(s, at) == GEN &&
	    !s->looks[at].upper; at++)
		end = pos_of(s, at) == NOUN ? at + 1 : end;
	if (doc_lemma_among(s->toks[end - 1], of))
		return behind_managed(s, end);
	return doc_lemma_among(s->toks[end - 1], over) ? behind_watched(s, end) : end;
}

/*
 * «Агентство РК по регулированию и развитию рынка», «Комитет по обороне, науке и торговле»: what a body is for is of
 * its name.
 */
static void
take_purposes(const struct sentence *s)
{
	static const char *const bodies[] = {"агентство", "комитет", "комиссия", "управление", "департамент", "служба",
	    "совет", "бюро", "инспекция", "центр", "подкомитет", "комиссариат", "группа", "компания", "организация",
	    NULL};

	for (uint32_t lo = 0, hi; lo < s->n; lo = hi) {
		uint32_t head, at, end, next;

		hi = s->tags[lo][0] == B_ORG ? end_of(s, lo) : lo + 1;
		for (head = lo; head + 1 < hi && pos_of(s, head) == ADJ; head++)
			;
		if (s->tags[lo][0] != B_ORG || !s->looks[lo].upper || !doc_lemma_among(s->toks[head], bodies))
			continue;
		for (at = hi; at > head && !(at < s->n && is_form(s, at, "по") && pos_of(s, at) == ADP); at--)
			;
		end = at > head ? behind_purpose(s, at + 1, false) : hi;
		if (at == head || end == at + 1)
			continue;
		end = end < hi ? hi : end;
		while (joins(s, end) && (next = behind_purpose(s, end + 1, true)) > end + 1 &&
		    (pos_of(s, end) == CCONJ || joins(s, next)))
			end = next; /* a comma belongs to the list only if the list goes on behind what follows it */
		for (uint32_t t = hi; t < end; t++)
			s->tags[t][0] = I_ORG;
		hi = end;
		if (hi < s->n && s->tags[hi][0] == B_ORG && case_of(s, hi) == GEN) { /* «… за активами Минфина США» */
			s->tags[hi][0] = I_ORG;
			hi = end_of(s, lo);
		}
	}
}

/* A place that completes the organisation that ends at ${hi} becomes part of it; the end behind it. */
static uint32_t
take_place(const struct sentence *s, uint32_t hi)
{
	uint32_t end = pos_of(s, hi - 1) != PUNCT ? completing_place(s, hi) : hi;

	take_in(s, hi, end);
	return end;
}

/*
 * «департамент Азии и Африки Министерства»: tokens [lo, hi) of a department go on with a second place and the body that
 * it belongs to.
 */
static uint32_t
take_second_region(const struct sentence *s, uint32_t lo, uint32_t hi)
{
	static const char *const departments[] = {"департамент", "управление", "отдел", "бюро", "секция", NULL};
	uint32_t end = hi + 1 < s->n && pos_of(s, hi) == CCONJ ? completing_place(s, hi + 1) : hi;

	if (end <= hi + 1 || end >= s->n || s->tags[end][0] != B_ORG || case_of(s, end) != GEN ||
	    !doc_lemma_among(s->toks[lo], departments))
		return hi;
	s->tags[hi][0] = I_ORG;
	take_in(s, hi + 1, end);
	s->tags[end][0] = I_ORG;
	return end_of(s, lo);
}

/*
 * A place in the genitive completes an organisation («МИД Грузии»), and for an embassy the place where it is
 * («Посольство Литвы в Казахстане»). Press services are no part of a name.
 */
static void
complete_organisations(const struct sentence *s)
{
	static const char *const missions[] = {"посольство", "консульство", "генконсульство", "представительство",
	    "постпредство", NULL};
	static const char *const offices[] = {"пресс-служба", "ведомство", "сайт", NULL};

	for (uint32_t lo = 0, hi; lo < s->n; lo = hi) {
		uint32_t end, head;

		hi = lo + 1;
		if (s->tags[lo][0] != B_ORG)
			continue;
		hi = end_of(s, lo);
		while (lo < hi && doc_lemma_among(s->toks[lo], offices)) {
			s->tags[lo][0] = O1;
			if (++lo < hi)
				s->tags[lo][0] = B_ORG;
		}
		if (lo == hi)
			continue;
		hi = take_place(s, hi);
		hi = take_place(s, take_second_region(s, lo, hi));
		head = lo + (lo + 1 < hi && pos_of(s, lo) == ADJ);
		if (hi + 1 < s->n && s->looks[lo].upper && doc_lemma_among(s->toks[head], missions) &&
		    is_form(s, hi, "в") && pos_of(s, hi) == ADP && s->tags[hi + 1][0] == B_LOC) {
			end = end_of(s, hi + 1);
			s->tags[hi][0] = I_ORG;
			take_in(s, hi + 1, end);
			hi = end;
		}
	}
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

/*
 * «университет имени Анны Берг», «завод им. М. Озолса Янис Берг»: whom an organisation is named after is part of its
 * name.
 */
static void
take_honoured(const struct sentence *s)
{
	static const char *const named[] = {"имя", "им.", NULL};

	for (uint32_t t = 1, at; t + 1 < s->n; t++) {
		bool initials = s->looks[t + 1].hints & HINT_INITIAL;

		if (!doc_lemma_among(s->toks[t], named) || s->looks[t].upper ||
		    (s->tags[t - 1][0] != B_ORG && s->tags[t - 1][0] != I_ORG) ||
		    (s->tags[t + 1][0] != B_PER && !initials))
			continue;
		for (at = t + 1; at < s->n && s->looks[at].hints & HINT_INITIAL; at++)
			;
		if (initials) /* the surname, and no more */
			at += at < s->n && s->looks[at].upper;
		while (!initials && at < s->n &&
		    (at == t + 1 || s->tags[at][0] == I_PER ||
		    (at == t + 2 && s->tags[at][0] == B_PER && end_of(s, at) == at + 1)) && s->looks[at].upper &&
		    case_of(s, at) == GEN && !(at > t + 2 && s->looks[at].hints & HINT_PERSON))
			at++;
		if (at < s->n && s->tags[at][0] == I_PER)
			s->tags[at][0] = B_PER;
		for (uint32_t k = t; k < at; k++)
			s->tags[k][0] = I_ORG;
	}
}

/* «Институт стратегических исследований при президенте Латвии»: whom a body is attached to is part of its name. */
static void
take_attached(const struct sentence *s)
{
	static const char *const heads[] = {"институт", "центр", "академия", "агентство", "совет", "комитет",
	    "управление", "фонд", "служба", "школа", NULL},
	    *const masters[] = {"президент", "правительство", "премьер-министр", "глава", "министерство", "мид",
	    "парламент", NULL};

	for (uint32_t lo = 0, hi; lo < s->n; lo = hi) {
		uint32_t end;

		hi = s->tags[lo][0] == B_ORG ? end_of(s, lo) : lo + 1;
		if (s->tags[lo][0] != B_ORG || hi + 2 >= s->n || !is_form(s, hi, "при") ||
		    !doc_lemma_among(s->toks[hi + 1], masters) || s->tags[hi + 2][0] != B_LOC ||
		    !(doc_lemma_among(s->toks[lo], heads) || (lo + 1 < hi && doc_lemma_among(s->toks[lo + 1], heads))))
			continue;
		end = end_of(s, hi + 2);
		s->tags[hi][0] = s->tags[hi + 1][0] = I_ORG;
		take_in(s, hi + 2, end);
		hi = end;
	}
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
		if (s->tags[lo][0] == B_ORG && (doc_lemma_among(s->toks[head], delegations) || is_no_body(s, lo, head)))
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

/*
 * «московский «Центр»»: what only says where a body with its name in quotes is, is no part of it, and without it the
 * quotes are none.
 */
static void
drop_where(const struct sentence *s)
{
	for (uint32_t t = 0, hi; t + 2 < s->n; t++) {
		hi = end_of(s, t);
		if (s->tags[t][0] != B_ORG || pos_of(s, t) != ADJ || s->looks[t].upper || hi < t + 4 ||
		    !opens(s, t + 1) || !closes(s, hi - 1))
			continue;
		s->tags[t][0] = s->tags[t + 1][0] = s->tags[hi - 1][0] = O1;
		s->tags[t + 2][0] = B_ORG;
	}
}

/* «Zynga — разработчика игр»: a dash between spaces, and a small letter behind it, end a name. */
static void
cut_at_dashes(const struct sentence *s)
{
	for (uint32_t lo = 0, hi; lo < s->n; lo = hi) {
		int depth = 0;

		hi = lo + 1;
		if (s->tags[lo][0] != B_ORG)
			continue;
		hi = end_of(s, lo);
		for (uint32_t t = lo + 1; t + 1 < hi; t++) {
			depth += opens(s, t - 1) - closes(s, t - 1);
			if (depth == 0 && is_dash(s, t) && s->toks[t]->b > s->toks[t - 1]->e &&
			    s->toks[t + 1]->b > s->toks[t]->e && !s->looks[t + 1].upper)
				while (t < hi)
					s->tags[t++][0] = O1;
		}
	}
}

/*
 * Adjectives alone are no name: «Европейский» of «Европейский комиссар», «Международный медицинский и научный форум».
 */
static void
drop_adjectives(const struct sentence *s)
{
	static const char *const states[] = {"государство", "страна", "республика", "сторона", NULL};

	for (uint32_t lo = 0, hi, next; lo < s->n; lo = hi) {
		hi = lo + 1;
		if (s->tags[lo][0] != B_ORG && s->tags[lo][0] != B_LOC)
			continue;
		hi = end_of(s, lo);
		if (s->tags[lo][0] == B_ORG && hi == lo + 1 && !s->looks[lo].upper &&
		    doc_lemma_among(s->toks[lo], states))
			s->tags[lo][0] = O1; /* «Глава государства» */
		for (next = lo; next < hi && pos_of(s, next) == ADJ; next++)
			;
		if (next < hi)
			continue;
		next += next + 1 < s->n && pos_of(s, next) == CCONJ && pos_of(s, next + 1) == ADJ;
		if (next < s->n && (pos_of(s, next) == NOUN || next > hi) && case_of(s, next) == case_of(s, lo))
			for (uint32_t t = lo; t < hi; t++)
				s->tags[t][0] = O1;
	}
}

/* «канадская корпорация Teck», «чешский МИД»: where a body is from is no part of its name. */
static void
drop_origins(const struct places *places, const struct sentence *s)
{
	static const char *const companies[] = {"компания", "авиакомпания", "корпорация", "банк", "холдинг", "концерн",
	    "фирма", "предприятие", "завод", "агентство", "фонд", "группа", "издание", "газета", "телеканал",
	    "оператор", "перевозчик", "производитель", "верфь", NULL};

	for (uint32_t t = 0; t + 1 < s->n; t++) {
		const char *lemma = s->toks[t]->lemma;

		if (s->tags[t][0] == B_ORG && s->tags[t + 1][0] == I_ORG && !s->looks[t].upper && pos_of(s, t) == ADJ &&
		    (doc_lemma_among(s->toks[t + 1], companies) || s->looks[t + 1].acronym ||
		    begins_with(s, t + 1, "МИД")) && lemma && places_adjective(places, lemma, strlen(lemma))) {
			/* as take_latin does */
			bool latin = is_latin(s, t + 2) && s->tags[t + 2][0] == I_ORG && !s->looks[t + 1].acronym;

			s->tags[t][0] = O1;
			s->tags[t + 1][0] = latin ? O1 : B_ORG;
			if (latin)
				s->tags[t + 2][0] = B_ORG;
		}
	}
}

/*
 * «Палата представителей США», «Палата предпринимателей Псковской области»: what ends a body's name and is a known
 * place, is one inside.
 */
static void
nest_places(const struct places *places, const struct sentence *s)
{
	static const char *const regions[] = {"область", "край", "район", NULL};

	for (uint32_t lo = 0, hi; lo < s->n; lo = hi) {
		uint32_t at;

		hi = s->tags[lo][0] == B_ORG ? end_of(s, lo) : lo + 1;
		at = hi - 1;
		if (s->tags[lo][0] != B_ORG || hi < lo + 2 || s->tags[at][1] != O2 || case_of(s, at) == NOM)
			continue;
		if (doc_lemma_among(s->toks[at], regions) && at > lo + 1 && s->looks[at - 1].upper &&
		    pos_of(s, at - 1) == ADJ && s->tags[at - 1][1] == O2) {
			s->tags[at][1] = I_IN;
			s->tags[at - 1][1] = B_IN;
		} else if (s->looks[at].upper &&
		    (place_at(places, s, at, hi) || is_known_place(places, s->toks[at]->lemma)))
			s->tags[at][1] = B_IN;
	}
}

/* «Правительство Латвийской Республики», «парламент Республики Казахстан»: the state is a place inside of the body. */
static void
nest_states(const struct sentence *s)
{
	for (uint32_t t = 1; t < s->n; t++) {
		uint32_t lo = t - (pos_of(s, t - 1) == ADJ && s->looks[t - 1].upper), hi = t + 1;

		if (s->tags[t][0] != I_ORG || s->tags[lo][0] != I_ORG || s->tags[lo][1] != O2 || case_of(s, t) != GEN ||
		    !s->looks[t].upper || !is_state(s, t))
			continue;
		hi += lo == t && hi < s->n && s->tags[hi][0] == I_ORG && s->looks[hi].upper;
		if (hi == t + 1 && lo == t)
			continue;
		for (uint32_t i = lo; i < hi; i++)
			s->tags[i][1] = i == lo ? B_IN : I_IN;
	}
}

/* «президент палаты», «в компании»: a word for a kind of body alone, in small letters, is no name. */
static void
drop_kinds(const struct sentence *s)
{
	static const char *const kinds[] = {"палата", "ассоциация", "театр", "компания", "авиакомпания", "фонд", "банк",
	    "университет", "школа", "центр", "агентство", "институт", "организация", "комитет", "комиссия", "совет",
	    "департамент", "управление", "завод", "фабрика", "клуб", "федерация", "союз", "лига", "академия", "группа",
	    "холдинг", "корпорация", "предприятие", "учреждение", "строительство", "делегация", "ведомство",
	    "посольство", "консульство", "сборная", "команда", "музей", "больница", "вуз", "объединение", "кабинет",
	    "служба", NULL};

	for (uint32_t t = 0; t < s->n; t++)
		if (s->tags[t][0] == B_ORG && end_of(s, t) == t + 1 && !s->looks[t].upper && !opens(s, t - (t > 0)) &&
		    doc_lemma_among(s->toks[t], kinds))
			s->tags[t][0] = O1;
}

/* «министерство внутренней и внешней торговли»: no name ends with the first of two adjectives. */
static void
join_adjectives(const struct sentence *s)
{
	for (uint32_t lo = 0, hi; lo < s->n; lo = hi) {
		hi = s->tags[lo][0] == B_ORG ? end_of(s, lo) : lo + 1;
		if (s->tags[lo][0] != B_ORG || pos_of(s, lo) == ADJ || hi < lo + 2 || hi + 2 >= s->n ||
		    pos_of(s, hi - 1) != ADJ || pos_of(s, hi) != CCONJ || pos_of(s, hi + 1) != ADJ ||
		    pos_of(s, hi + 2) != NOUN || case_of(s, hi + 1) != case_of(s, hi - 1) ||
		    case_of(s, hi + 2) != case_of(s, hi - 1))
			continue;
		put(s, lo, hi + 3, B_ORG);
		hi += 3;
	}
}

void
mend_quoted_orgs(const struct places *places, const struct sentence *s)
{
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
	heed_heads(s);
	take_bare_latin(s);
}

void
mend_known_orgs(const struct places *places, const struct sentence *s)
{
	take_acronyms(s);
	part_acronyms(places, s);
	take_known(places, s);
	set_bodies(places, s);
	cut_portfolios(places, s);
	part_bodies(s);
	take_capital_heads(s);
}

void
mend_ends_of_orgs(const struct places *places, const struct sentence *s)
{
	complete_kinds(s);
	join_adjectives(s);
	complete_adjectives(s);
	take_purposes(s);
	extend_fields(s);
	complete_organisations(s);
	take_honoured(s);
	take_attached(s);
	cut_at_dashes(s);
	drop_where(s);
	drop_adjectives(s);
	drop_origins(places, s);
	drop_kinds(s);
	nest_states(s);
	nest_places(places, s);
}
