/*
 * names_mend_orgs: where organisations' names end: kinds of bodies with what they are for, whose they are, their
 * places.
 */
#include "names_mend.h"

#include "morph.h"

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

/* «казахстанско-латвийский»: whether token ${t} says whose something is, two countries'. */
static bool
is_of_two(const struct sentence *s, uint32_t t)
{
	size_t n;
	const char *form = doc_text(s->doc, s->toks[t], &n);

	return pos_of(s, t) == ADJ &&
	    (memmem(form, n, "ско-", strlen("ско-")) || memmem(form, n, "цко-", strlen("цко-")));
}

/*
 * «латвийско-эстонский Координационный совет», «эстонско-латвийская межправительственная комиссия»,
 * «межправительственная комиссия»: whose it is.
 */
static void
take_of_two(const struct sentence *s)
{
	static const char *const bodies[] = {"комиссия", "межправкомиссия", "комитет", "совет", NULL},
	    *const joint[] = {"межправительственный", NULL};

	for (uint32_t t = 0; t + 1 < s->n; t++) {
		uint32_t at = t + 1;

		if (s->tags[t][0] != O1 || !(is_of_two(s, t) || doc_lemma_among(s->toks[t], joint)))
			continue;
		while (at + 1 < s->n && s->tags[at][0] == O1 && pos_of(s, at) == ADJ && case_of(s, at) == case_of(s, t))
			at++;
		if (s->tags[at][0] == B_ORG && case_of(s, at) == case_of(s, t))
			put(s, t, end_of(s, at), B_ORG);
		else if (s->tags[at][0] == O1 && doc_lemma_among(s->toks[at], bodies))
			put(s, t, at + 1, B_ORG);
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
static void
take_placed(const struct sentence *s)
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
 * («Посольство Литвы в Казахстане», «на Филиппинах»). Press services are no part of a name.
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
		    (is_form(s, hi, "в") || is_form(s, hi, "на")) && s->tags[hi + 1][0] == B_LOC) {
			end = end_of(s, hi + 1);
			s->tags[hi][0] = I_ORG;
			take_in(s, hi + 1, end);
			hi = end;
		}
	}
}

/* «Байтурсынулы», «аль-Фараби»: a name that has one form for all cases and that the model may not know for one. */
static bool
is_same_in_all_cases(const struct sentence *s, uint32_t t)
{
	static const char *const sons[] = {"улы", "кызы", "оглы", NULL},
	    *const articles[] = {"аль-", "ад-", "ас-", NULL};
	size_t n;
	const char *form = t < s->n ? doc_text(s->doc, s->toks[t], &n) : NULL;

	return form && ((s->looks[t].upper && text_ends_among(form, n, sons)) || begins_among(s, t, articles));
}

/*
 * The token behind the name of whom an organisation is named after, which begins at token ${t}: initials and a surname,
 * else a first name and a surname.
 */
static uint32_t
behind_honoured(const struct sentence *s, uint32_t t)
{
	uint32_t at = t;

	while (at < s->n && s->looks[at].hints & HINT_INITIAL)
		at++;
	if (at > t)
		return at + (at < s->n && s->looks[at].upper);
	if (is_same_in_all_cases(s, t))
		return t + 1;
	if (s->looks[t].upper && t + 1 < s->n && is_form(s, t + 1, "хана"))
		return t + 2;
	while (at < s->n && (at == t || s->tags[at][0] == I_PER || s->tags[at][0] == I_ORG ||
	    (at == t + 1 && s->tags[at][0] == B_PER && end_of(s, at) == at + 1)) && s->looks[at].upper &&
	    (case_of(s, at) == GEN || is_same_in_all_cases(s, at)) && !(at > t + 1 && s->looks[at].hints & HINT_PERSON))
		at++;
	return at;
}

/*
 * «университет имени Анны Берг», «завод им. М. Озолса Янис Берг»: whom an organisation is named after is part of its
 * name, and what is joined to it is another.
 */
static void
take_honoured(const struct sentence *s)
{
	static const char *const named[] = {"имя", "им.", NULL};

	for (uint32_t t = 1, at; t + 1 < s->n; t++) {
		if (!doc_lemma_among(s->toks[t], named) || s->looks[t].upper ||
		    (s->tags[t - 1][0] != B_ORG && s->tags[t - 1][0] != I_ORG) ||
		    !(s->tags[t + 1][0] == B_PER || s->tags[t + 1][0] == I_ORG ||
		    s->looks[t + 1].hints & HINT_INITIAL || is_same_in_all_cases(s, t + 1)))
			continue;
		at = behind_honoured(s, t + 1);
		if (at < s->n && s->tags[at][0] == I_PER)
			s->tags[at][0] = B_PER;
		if (at + 1 < s->n && at > t + 1 && s->tags[at + 1][0] == I_ORG && s->looks[at + 1].org &&
		    is_form(s, at, "и")) {
			s->tags[at][0] = O1;
			s->tags[at + 1][0] = B_ORG;
		}
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

/* «выставка «Агротерра»»: what an event is called is no organisation. */
static void
drop_event_names(const struct sentence *s)
{
	static const char *const events[] = {"выставка", "ярмарка", "фестиваль", "форум", "конференция", "конгресс",
	    "турнир", "премия", "конкурс", "выставка-ярмарка", "бизнес-форум", "симпозиум", "саммит", NULL};

	for (uint32_t t = 0; t + 2 < s->n; t++)
		if (doc_lemma_among(s->toks[t], events) && s->tags[t][0] == O1 && opens(s, t + 1) &&
		    s->tags[t + 2][0] == B_ORG && closes(s, end_of(s, t + 2)))
			for (uint32_t i = end_of(s, t + 2); i-- > t + 2;)
				s->tags[i][0] = O1;
}

/* «в Улгии, центре аймака Баян-Улгий»: the chief town of a region is no organisation. */
static void
drop_chief_towns(const struct sentence *s)
{
	static const char *const chief[] = {"центр", "столица", NULL};

	for (uint32_t t = 0, hi; t + 1 < s->n; t++) {
		hi = end_of(s, t);
		if (s->tags[t][0] != B_ORG || s->looks[t].upper || !doc_lemma_among(s->toks[t], chief) ||
		    !morph_is_division(s->toks[t + 1]))
			continue;
		for (uint32_t i = t; i < hi; i++)
			s->tags[i][0] = s->tags[i][1] == B_IN ? B_LOC : s->tags[i][1] == I_IN ? I_LOC : O1;
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

/*
 * «Рига. 18 апреля. Balt-Inform – …», «сообщает balt.news»: the agency that the document's record names is an
 * organisation.
 */
static void
take_agency(const struct sentence *s)
{
	static const char open[] = "«", close[] = "»";
	const char *name = doc_get(s->doc->d, "agency"), *at = name;
	size_t n = name ? strlen(name) : 0;
	int32_t first = n ? utf8_next(&at, name + n) : 0;

	if (n > sizeof open + sizeof close && first == 0xAB && text_ends_in(name, n, close)) {
		name += strlen(open);
		n -= strlen(open) + strlen(close);
	}
	else if (n == 0 || (text_is_cyrillic(first) && text_class(first) == TEXT_LOWER)) /* «пресс-служба мэрии» */
		return;
	for (uint32_t t = 0, hi; t < s->n; t = hi) {
		uint32_t end = s->toks[t]->b + (uint32_t)n;

		for (hi = t + 1; hi < s->n && s->toks[hi]->b < end;)
			hi++;
		if (s->toks[hi - 1]->e != end || memcmp(s->doc->text.s + s->toks[t]->b, name, n) != 0 ||
		    s->tags[t][0] == I_ORG || (hi < s->n && s->tags[hi][0] == I_ORG))
			hi = t + 1; /* none of it, or a part of a name that the model has whole */
		else
			put(s, t, hi, B_ORG);
	}
}

void
mend_orgs(const struct places *places, const struct sentence *s)
{
	take_placed(s);
	complete_kinds(s);
	join_adjectives(s);
	take_of_two(s);
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
	drop_event_names(s);
	drop_chief_towns(s);
	nest_states(s);
	nest_places(places, s);
	take_agency(s);
}
