/* names_mend_bodies: organisations by their own words: acronyms, known names, bodies of a state, newsrooms. */
#include "names_mend.h"

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

void
mend_bodies(const struct places *places, const struct sentence *s)
{
	take_acronyms(s);
	part_acronyms(places, s);
	take_known(places, s);
	set_bodies(places, s);
	cut_portfolios(places, s);
	part_bodies(s);
	take_capital_heads(s);
}
