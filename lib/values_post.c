/* values_post: offices and titles; named events and documents. */
#include "text.h"
#include "values_impl.h"

static unsigned
pos_of(const struct doc *doc, uint32_t t)
{
	return gram_get(doc->toks.v[t]->gram, GRAM_POS);
}

static unsigned
case_of(const struct doc *doc, uint32_t t)
{
	return gram_get(doc->toks.v[t]->gram, GRAM_CASE);
}

static bool
is_capital(const struct doc *doc, uint32_t t)
{
	const char *s = doc->text.s + doc->toks.v[t]->b;

	return text_class(utf8_next(&s, doc->text.s + doc->text.n)) == TEXT_UPPER;
}

static bool
is_free(const struct values *v, uint32_t t)
{
	return !v->name[t] && !v->taken[t];
}

/* Whether token ${t} is a place's adjective: it belongs to the country, not to the office. */
static bool
is_from(const struct doc *doc, uint32_t t)
{
	return doc_get(doc->toks.v[t], "from") != NULL;
}

/*
 * Whether a word is of a country or a part of it: «министр обороны республики», «министр культуры федеральной земли
 * Саксония».
 */
static bool
is_country(const struct values *v, const struct doc *doc, uint32_t t)
{
	static const char *const words[] = {"республика", "страна", "государство", "королевство", NULL},
	    *const federal[] = {"федеральный", NULL};

	if (t + 2 < doc->toks.n && doc_lemma_among(doc->toks.v[t], federal))
		t++;
	if (t + 1 < doc->toks.n && morph_is_division(doc->toks.v[t]) && v->name[t + 1])
		return true;
	return doc_lemma_among(doc->toks.v[t], words);
}

/* Whether a participle at token ${t} describes the noun behind it: «охраняемых территорий», not «, отвечающих за». */
static bool
describes_next(const struct doc *doc, uint32_t t, uint32_t end)
{
	return gram_get(doc->toks.v[t]->gram, GRAM_VERBFORM) == PART_FORM && t + 1 < end &&
	    (pos_of(doc, t + 1) == NOUN || pos_of(doc, t + 1) == ADJ) && case_of(doc, t + 1) == case_of(doc, t);
}

/* Nouns and adjectives of case ${want} from ${t} on, joined by «и» and commas: a portfolio. The token behind them. */
static uint32_t
phrase_in(const struct values *v, const struct doc *doc, uint32_t t, uint32_t end, unsigned want)
{
	static const char *const lands[] = {"регион", "область", "край", "республика", "страна", "город", "район",
	    "организация", "компания", "фирма", "ведомство", "холдинг", "концерн", "корпорация", "издание", NULL};
	uint32_t hi = t;

	while (t < end && is_free(v, t)) {
		unsigned pos = pos_of(doc, t);

		if (gram_get(doc->toks.v[t]->gram, GRAM_NUMBER) == SING && doc_lemma_among(doc->toks.v[t], lands))
			break; /* «министр здравоохранения региона» */
		/* «иностранных и европейских дел» */
		bool listed = t > 1 && values_is(doc, t - 1, "и") && pos_of(doc, t - 2) == ADJ;

		if ((pos == NOUN || pos == ADJ || pos == DET || describes_next(doc, t, end)) &&
		    !values_word(v, doc, t, W_HEAD) && !is_country(v, doc, t) && (listed || !is_from(doc, t)) &&
		    (case_of(doc, t) == want ||
		    (case_of(doc, t) == GEN &&
		    (pos == NOUN || (t + 1 < end && pos_of(doc, t + 1) == NOUN && case_of(doc, t + 1) == GEN))))) {
			t++;
			if (pos != DET) /* «министр иностранных дел этой страны» */
				hi = t;
		} else if (hi == t && t + 1 < end && (values_is(doc, t, "и") || values_is(doc, t, ",")) &&
		    is_free(v, t + 1) && (pos_of(doc, t + 1) == NOUN || pos_of(doc, t + 1) == ADJ ||
		    describes_next(doc, t + 1, end)) &&
		    (case_of(doc, t + 1) == want ||
		    (hi > 0 && pos_of(doc, t - 1) == NOUN && case_of(doc, t - 1) == GEN &&
		    case_of(doc, t + 1) == GEN)) && !values_word(v, doc, t + 1, W_HEAD) &&
		    !values_word(v, doc, t + 1, W_DEPUTY) && !values_word(v, doc, t + 1, W_FOLIO))
			t++;
		else
			break;
	}
	return hi;
}

/*
 * The token behind a board in the genitive at ${t}: «правления», «наблюдательного совета», «совета директоров»; ${t} if
 * there is none.
 */
static uint32_t
behind_board(const struct values *v, const struct doc *doc, uint32_t t, uint32_t end)
{
	uint32_t hi = t;

	while (hi < end && hi < t + 2 && values_word(v, doc, hi, W_BOARD) && case_of(doc, hi) == GEN &&
	    is_free(v, hi) && (hi == t || pos_of(doc, t) == ADJ))
		hi++;
	if (hi == t || pos_of(doc, hi - 1) == ADJ)
		return t;
	if (hi < end && values_is(doc, hi - 1, "совета") && values_is(doc, hi, "директоров"))
		hi++;
	return hi;
}

/*
 * «по международным делам», «по связям с общественностью» behind an office of head ${head} that ends at ${t}: what it
 * is for, but not «по словам», «по итогам». The token behind it, ${t} if there is nothing such.
 */
static uint32_t
behind_field(const struct values *v, const struct doc *doc, uint32_t head, uint32_t t, uint32_t end)
{
	static const char *const heads[] = {"помощник", "советник", "проректор", "вице-президент", "директор",
	    "замдиректора", "уполномоченный", "омбудсмен", "представитель", "спецпредставитель", "спецпосланник",
	    "координатор", "докладчик", "эксперт", "специалист", "аналитик", "менеджер", "вице-мэр", "вице-губернатор",
	    "вице-премьер", "заместитель", "замглавы", "зампред", "замгубернатора", "секретарь", "комиссар", "посол",
	    NULL}, *const others[] = {"слово", "итог", "поручение", "приглашение", "инициатива", "случай", "данные",
	    "мнение", "результат", "решение", "совместительство", "телефон", "линия", "причина", "повод", "версия",
	    "состояние", "образование", "профессия", "просьба", "имя", "желание", NULL};
	uint32_t to;

	if (t + 1 >= end || !values_is(doc, t, "по") || !doc_lemma_among(doc->toks.v[head], heads))
		return t;
	to = phrase_in(v, doc, t + 1, end, DAT);
	for (uint32_t i = t + 1; i < to; i++)
		if (doc_lemma_among(doc->toks.v[i], others))
			return t;
	return to > t + 1 ? to : t;
}

/* What goes on behind a head at ${t}: a portfolio, «по» + dative, «правления». The token behind it. */
static uint32_t
after_head(const struct values *v, const struct doc *doc, uint32_t t, uint32_t end)
{
	static const char *const missions[] = {"посольство", "консульство", "представительство", "дипмиссия", NULL};
	uint32_t hi = t + 1, by;

	if (values_word(v, doc, t, W_FOLIO)) {
		if (hi < end && doc_lemma_among(doc->toks.v[hi], missions))
			return hi; /* «советник посольства» */
		hi = phrase_in(v, doc, hi, end, GEN);
		if (hi <= t)
			hi = t + 1;
		by = hi + (hi + 2 < end && values_is(doc, hi, "и")); /* «министр иностранных дел и по делам диаспоры» */
		if (by + 1 < end && values_is(doc, by, "по")) {
			uint32_t to = phrase_in(v, doc, by + 1, end, DAT);

			hi = to > by + 1 ? to : values_is(doc, by + 1, "чс") ? by + 2 : hi;
		}
		return hi;
	}
	if (hi + 1 < end && (values_lemma(doc, t, "поверенный") || values_form(v, doc, t, W_HEAD)) &&
	    values_is(doc, hi, "в") && values_is(doc, hi + 1, "делах"))
		return hi + 2;
	if (hi < end && values_form(v, doc, t, W_HEAD) && values_is(doc, hi, "делами"))
		return hi + 1;
	return behind_board(v, doc, hi, end);
}

/*
 * A general calling counts where it is one person's, or has an attribute: «постоянные представители», «один из
 * основателей».
 */
static bool
is_general(const struct values *v, const struct doc *doc, uint32_t t)
{
	return values_word(v, doc, t, W_GENERAL) && (gram_get(doc->toks.v[t]->gram, GRAM_NUMBER) == SING ||
	    (t > 0 && (values_word(v, doc, t - 1, W_ATTRIBUTE) || values_is(doc, t - 1, "из"))));
}

/* The person named behind token ${t}, or behind the body or place that follows it; 0 if there is none. */
static uint32_t
person_behind(const struct values *v, const struct doc *doc, uint32_t t)
{
	for (uint32_t p = t + 1; p < doc->toks.n && p < t + 8; p++) {
		if (v->name[p] == NAME_PERSON)
			return p;
		if (!v->name[p] && doc_quote(doc, doc->toks.v[p]) == 0)
			break;
	}
	return 0;
}

/*
 * A word for a person before a name, in its case, is what the person does («вокалист Кит Флинт», «форвард «Севера» Ян
 * Дойл»), but for kinship and words that say nothing.
 */
static bool
is_calling(const struct values *v, const struct doc *doc, uint32_t t, uint32_t begin)
{
	gram g = doc->toks.v[t]->gram;
	uint32_t person;

	if (is_from(doc, t) || gram_get(g, GRAM_POS) != NOUN || gram_get(g, GRAM_ANIMACY) != ANIM ||
	    gram_get(g, GRAM_NUMBER) != SING || (is_capital(doc, t) && t > begin) ||
	    values_word(v, doc, t, W_NO_CALLING))
		return false;
	person = person_behind(v, doc, t);
	return person && (case_of(doc, t) == case_of(doc, person) || case_of(doc, person) == 0 ||
	    case_of(doc, t) == NOM);
}

/*
 * Whether a participle at token ${t} is an office: «управляющий банка», before a name; «поверенный в делах»,
 * «управляющий делами».
 */
static bool
is_participle_head(const struct values *v, const struct doc *doc, uint32_t t)
{
	return gram_get(doc->toks.v[t]->gram, GRAM_VERBFORM) == PART_FORM && values_form(v, doc, t, W_HEAD) &&
	    t + 2 < doc->toks.n && (v->name[t + 1] || values_is(doc, t + 1, "делами") ||
	    (values_is(doc, t + 1, "в") && values_is(doc, t + 2, "делах")));
}

/*
 * Whether a member is a state or body: «государства – члены ЕС», «членом которого является Латвия»; «Латвия – член
 * союза» in a sentence that names no person.
 */
static bool
is_of_states(const struct values *v, const struct doc *doc, uint32_t t, uint32_t begin, uint32_t end)
{
	static const char *const states[] = {"государство", "страна", NULL},
	    *const unions[] = {"союз", "объединение", "организация", "альянс", "блок", "содружество", "сообщество",
	    NULL}, *const which[] = {"который", "это", "что", NULL};
	bool person = false, state = false;

	if (!values_lemma(doc, t, "член") || t + 1 >= end)
		return false;
	if (values_lemma(doc, t + 1, "который") ||
	    (t > begin + 1 && pos_of(doc, t - 1) == PUNCT && doc_lemma_among(doc->toks.v[t - 2], states)))
		return true;
	if (!v->name[t + 1] && !doc_lemma_among(doc->toks.v[t + 1], unions))
		return false;
	for (uint32_t i = begin; i < end && !person; i++) {
		person = v->name[i] == NAME_PERSON ||
		    (gram_get(doc->toks.v[i]->gram, GRAM_POS) == PRON && !doc_lemma_among(doc->toks.v[i], which));
		state |= (i < t && v->name[i]) || (i > t + 1 && v->name[i] && !v->name[t + 1]) ||
		    doc_lemma_among(doc->toks.v[i], states);
	}
	return state && !person;
}

static bool
is_head(const struct values *v, const struct doc *doc, uint32_t t, uint32_t begin)
{
	return is_free(v, t) && (is_calling(v, doc, t, begin) || values_word(v, doc, t, W_HEAD) ||
	    is_general(v, doc, t) || values_word(v, doc, t, W_FOLIO) || values_word(v, doc, t, W_DEPUTY)) &&
	    (pos_of(doc, t) == NOUN || pos_of(doc, t) == PROPN || pos_of(doc, t) == X ||
	    values_word(v, doc, t, W_DEPUTY) || is_participle_head(v, doc, t));
}

/* A post from head ${t} on: deputies chain («и.о. заместителя председателя правления»). The token behind it. */
static uint32_t
post_from(const struct values *v, const struct doc *doc, uint32_t t, uint32_t end)
{
	uint32_t next = t + 1;

	if (values_word(v, doc, t, W_DEPUTY)) {
		if (next + 1 < end && values_is(doc, next, "обязанности") && is_head(v, doc, next + 1, 0) &&
		    case_of(doc, next + 1) == GEN)
			return post_from(v, doc, next + 1, end); /* «исполняющий обязанности министра» */
		while (next < end && is_free(v, next) && values_word(v, doc, next, W_ATTRIBUTE) &&
		    pos_of(doc, next) == ADJ)
			next++;
		if (next < end && is_head(v, doc, next, 0) &&
		    (case_of(doc, next) == GEN || values_word(v, doc, t, W_ATTRIBUTE)))
			return post_from(v, doc, next, end);
		if (!values_word(v, doc, t, W_FOLIO)) {
			next = phrase_in(v, doc, t + 1, end, GEN);
			return next > t ? next : t + 1;
		}
	}
	return after_head(v, doc, t, end);
}

/* Whether the form at token ${t} is itself a word of the list: an office in its base form. */
static bool
is_listed_form(const struct values *v, const struct doc *doc, uint32_t t)
{
	return values_form(v, doc, t, W_HEAD) || values_form(v, doc, t, W_FOLIO);
}

/* The end of a quotation that opens at ${t}; ${t} if none closes within 20 tokens. */
static uint32_t
quoted(const struct doc *doc, uint32_t t, uint32_t end)
{
	if (t >= end || doc_quote(doc, doc->toks.v[t]) <= 0)
		return t;
	for (uint32_t i = t + 1; i < end && i < t + 20; i++)
		if (doc_quote(doc, doc->toks.v[i]) < 0)
			return i + 1;
	return t;
}

/*
 * Whether token ${t} begins a name of up to three words in quotes, «Хан багы», and no speech: that has a comma behind
 * it.
 */
static bool
is_quoted_name(const struct doc *doc, uint32_t t, uint32_t end)
{
	uint32_t hi = is_capital(doc, t) ? quoted(doc, t - 1, end) : 0;

	return hi > t && hi < t + 5 && !(hi < end && values_is(doc, hi, ","));
}

/*
 * Whether a participle at token ${t} belongs to an office: «управляющий директор», whose «управляющий» the tagger may
 * take for one.
 */
static bool
is_managing(const struct values *v, const struct doc *doc, uint32_t t)
{
	return t + 1 < doc->toks.n && values_lemma(doc, t + 1, "директор") && values_lemma(doc, t, "управлять") &&
	    is_free(v, t);
}

uint32_t
values_post(struct values *v, struct doc *doc, uint32_t t, uint32_t begin, uint32_t end)
{
	uint32_t head = t, hi;
	struct rec *e;

	head += is_managing(v, doc, t);
	head += values_is(doc, t, "временно") && t + 1 < end && values_word(v, doc, t + 1, W_DEPUTY);
	if (t > begin && is_quoted_name(doc, t, end))
		return t;
	while (head < end && head < t + 4 && is_free(v, head) && !is_head(v, doc, head, begin) &&
	    ((pos_of(doc, head) == ADJ &&
	    (values_word(v, doc, head, W_ATTRIBUTE) || (head > t && is_from(doc, head)))) ||
	    (head > t && values_is(doc, head, "и"))))
		head++;
	/* «во главе с» */
	if (head >= end || !is_head(v, doc, head, begin) || is_of_states(v, doc, head, begin, end) ||
	    (head > begin && values_is(doc, head - 1, "во")))
		return t;
	hi = behind_field(v, doc, head, post_from(v, doc, head, end), end);
	e = values_add(v, doc, "POST", t, hi);
	if (hi == t + 1 && is_listed_form(v, doc, t))
		/* «королева», which may be taken for a case of «Королёв» */
		doc_set(doc, e, "norm", doc_lower(doc, doc->toks.v[t]));
	return hi;
}

/* ---- events and documents ---- */

/* Adjectives that tell when, not what. */
static bool
is_passing(const struct rec *tok)
{
	static const char *const words[] = {"предстоящий", "прошедший", "минувший", "недавний", "нынешний", "этот",
	    "данный", "будущий", "следующий", "сам", "приближаться", "приближающийся", NULL};

	return doc_lemma_among(tok, words);
}

/* Whether token ${t} is an adjective or number that describes the noun at ${head}. */
static bool
is_attribute(const struct values *v, const struct doc *doc, uint32_t t, uint32_t head)
{
	unsigned pos = pos_of(doc, t);

	return !v->name[t] && (pos == ADJ || pos == NUM) && !is_passing(doc->toks.v[t]) &&
	    (case_of(doc, t) == case_of(doc, head) || case_of(doc, t) == 0 || pos == NUM);
}

/*
 * The first token of a noun phrase whose head is ${head}: adjectives and ordinals that agree in case, «и» between them.
 */
static uint32_t
phrase_begin(const struct values *v, const struct doc *doc, uint32_t head, uint32_t begin)
{
	uint32_t lo = head;

	while (lo > begin && !v->name[lo - 1]) {
		unsigned pos = pos_of(doc, lo - 1);

		if (is_attribute(v, doc, lo - 1, head))
			lo--;
		else if (values_is(doc, lo - 1, "и") && lo - 1 > begin && pos == CCONJ && lo < head &&
		    is_attribute(v, doc, lo - 2, head) && pos_of(doc, lo) == ADJ)
			lo -= 2; /* «инвестиционный и туристский форум» */
		else
			break;
	}
	return lo;
}

/* Genitives, names (but of people) and words in quotes or Latin behind a head. */
static uint32_t
phrase_end(const struct values *v, const struct doc *doc, uint32_t t, uint32_t end)
{
	for (;;) {
		uint32_t q = quoted(doc, t, end);
		unsigned pos = t < end ? pos_of(doc, t) : PUNCT;

		if (q > t)
			t = q;
		else if (t < end && (pos == NOUN || pos == ADJ || pos == PROPN) && case_of(doc, t) == GEN)
			t++;
		else if (t < end && (pos == PROPN || pos == X || (pos == NOUN && case_of(doc, t) == 0)) &&
		    is_capital(doc, t) && v->name[t] != NAME_PERSON)
			t++;
		else if (t + 1 < end && values_is(doc, t, "и") && case_of(doc, t + 1) == GEN &&
		    pos_of(doc, t + 1) != VERB)
			t++;
		else
			return t;
	}
}

/* The end of the mention that token ${t} is inside of; ${t} if it is inside of none. */
static uint32_t
behind_mention(const struct doc *doc, uint32_t t)
{
	uint32_t hi = t;

	for (size_t i = doc->ents.n; i-- > 0;)
		if (doc->ents.v[i]->lo < t && doc->ents.v[i]->hi > hi)
			hi = doc->ents.v[i]->hi;
	return hi;
}

/* «в» and a place behind an event. */
static uint32_t
place_after(const struct values *v, const struct doc *doc, uint32_t t, uint32_t end)
{
	if (t + 1 < end && (values_is(doc, t, "в") || values_is(doc, t, "на")) && v->name[t + 1] &&
	    case_of(doc, t + 1) != GEN)
		for (t++; t < end && (v->name[t] || (t + 1 < end && v->name[t + 1] && values_is(doc, t, "и")));)
			t++;
	return t;
}

/*
 * Whether token ${t} can be part of what a document is about: «соглашение о торговле Рига и Таллин подписали» has its
 * subject behind it.
 */
static bool
is_about(const struct values *v, const struct doc *doc, uint32_t t, uint32_t end)
{
	return t < end && !v->taken[t] && v->name[t] != NAME_PERSON &&
	    !(v->name[t] && case_of(doc, t) == NOM && pos_of(doc, t) == PROPN) &&
	    (pos_of(doc, t) == ADJ || pos_of(doc, t) == NOUN || pos_of(doc, t) == PROPN);
}

/* What a document is about, from ${t} on: nouns, adjectives, and lists of either in one case. The token behind it. */
static uint32_t
phrase_about(const struct values *v, const struct doc *doc, uint32_t t, uint32_t end)
{
	uint32_t at = t;

	for (;;) {
		/* «о поощрении и взаимной защите» */
		uint32_t next = at + 1 + (at + 2 < end && pos_of(doc, at + 1) == ADJ && pos_of(doc, at + 2) == NOUN);
		bool listed = at > t && at + 1 < end && is_about(v, doc, at + 1, end) &&
		    (case_of(doc, at + 1) == case_of(doc, at - 1) || case_of(doc, next) == case_of(doc, at - 1));

		if (is_about(v, doc, at, end))
			at++;
		else if (listed && values_is(doc, at, "и"))
			at += 2;
		else if (listed && values_is(doc, at, ",") && pos_of(doc, at - 1) == ADJ && pos_of(doc, at + 1) == ADJ)
			at += 2; /* «о торгово-экономическом, научном и культурном сотрудничестве» */
		else
			return at;
	}
}

/*
 * «между Латвией и Эстонией», «между холдингом «Север» и правительством Латвии»: the token behind two names at ${t};
 * ${t} if they do not stand there.
 */
static uint32_t
between_two(const struct values *v, const struct doc *doc, uint32_t t, uint32_t end)
{
	uint32_t hi = t + 1;

	if (t + 3 >= end || !values_is(doc, t, "между"))
		return t;
	for (int side = 0; side < 2; side++) {
		while (hi < end && !v->name[hi] && case_of(doc, hi) == INS &&
		    (pos_of(doc, hi) == ADJ || pos_of(doc, hi) == NOUN))
			hi++;
		if (hi >= end || !v->name[hi] || v->name[hi] == NAME_PERSON)
			return t;
		hi = behind_mention(doc, hi + 1);
		if (side == 0 && (hi >= end || !values_is(doc, hi++, "и")))
			return t;
	}
	return hi;
}

/* «о», «об», «по» and what follows; «между …»; «на 2024-2026 годы» behind a document. */
static uint32_t
subject_after(const struct values *v, const struct doc *doc, uint32_t t, uint32_t end)
{
	uint32_t hi = t, at;

	if (t + 1 < end && values_is(doc, t, "между"))
		for (hi = t + 1; hi < end &&
		    (pos_of(doc, hi) == NOUN || pos_of(doc, hi) == PROPN || pos_of(doc, hi) == ADJ ||
		    values_is(doc, hi, "и") || (pos_of(doc, hi) == NUM && case_of(doc, hi) == GEN));)
			hi++;
	if (hi == t + 1) /* «между» and a quote: nothing that names the document */
		return t;
	if (hi + 1 < end && (values_is(doc, hi, "о") || values_is(doc, hi, "об") || values_is(doc, hi, "по"))) {
		at = phrase_about(v, doc, hi + 1, end);
		if (at > hi + 1)
			hi = between_two(v, doc, at, end);
	}
	if (hi + 3 < end && values_is(doc, hi, "в") &&
	    (values_is(doc, hi + 1, "сфере") || values_is(doc, hi + 1, "области")))
		hi = phrase_end(v, doc, hi + 2, end);
	if (hi + 1 < end && values_is(doc, hi, "от") && case_of(doc, hi + 1) == GEN)
		hi = phrase_end(v, doc, hi + 1, end);
	if (hi + 2 < end && values_is(doc, hi, "на") && values_word(v, doc, hi + 2, W_YEAR))
		hi += 3;
	return hi;
}

/* A mention of an event or document over [lo, hi), unless it would cross a value or name. */
static void
add_phrase(struct doc *doc, const char *type, uint32_t lo, uint32_t hi)
{
	for (size_t i = doc->ents.n; i-- > 0;) {
		const struct rec *e = doc->ents.v[i];

		if ((e->lo < lo && e->hi > lo && e->hi < hi) || (e->lo > lo && e->lo < hi && e->hi > hi) ||
		    (e->lo <= lo && e->hi >= hi))
			return;
	}
	doc_mention(doc, type, lo, hi)->conf = *type == 'E' ? 80 : 85;
}

/*
 * «этап Кубка мира по фристайлу», «чемпионат Европы»: the token behind a competition whose head ends at ${t}; ${t} if
 * it is none.
 */
static uint32_t
behind_competition(const struct values *v, const struct doc *doc, uint32_t t, uint32_t end)
{
	static const char *const whose[] = {"мир", "европа", "азия", "кубок", "страна", "россия", NULL};
	uint32_t hi = phrase_end(v, doc, t, end);

	if (t >= end || hi == t || !doc_lemma_among(doc->toks.v[t], whose))
		return t;
	if (hi + 1 < end && values_is(doc, hi, "по") && case_of(doc, hi + 1) == DAT && pos_of(doc, hi + 1) == NOUN)
		return phrase_end(v, doc, hi + 2, end);
	return behind_mention(doc, hi);
}

/* «выборы в мажилис» */
static bool
is_vote(const struct doc *doc, uint32_t head)
{
	static const char *const votes[] = {"выборы", "референдум", NULL};

	return doc_lemma_among(doc->toks.v[head], votes);
}

/*
 * Whether an adjective at token ${t} tells an event from others: of two countries, «латвийско-эстонский форум», or of
 * what is voted on, «парламентские выборы».
 */
static bool
names_event(const struct doc *doc, uint32_t t, uint32_t head)
{
	static const char *const again[] = {"новый", "повторный", NULL};
	size_t n;
	const char *form = doc_text(doc, doc->toks.v[t], &n);

	if (pos_of(doc, t) != ADJ)
		return false;
	return memchr(form, '-', n) || (is_vote(doc, head) && !doc_lemma_among(doc->toks.v[t], again));
}

static void
event_at(struct values *v, struct doc *doc, uint32_t head, uint32_t begin, uint32_t end)
{
	const struct word *w = values_word(v, doc, head, W_EVENT);
	uint32_t lo, hi, place;
	bool named, two;

	if (w == NULL || v->name[head] || (pos_of(doc, head) != NOUN && pos_of(doc, head) != PROPN))
		return;
	if (w->number == BY_WHOSE) {
		hi = behind_competition(v, doc, head + 1, end);
		if (hi > head + 1)
			add_phrase(doc, "EVENT", head, hi);
		return;
	}
	lo = phrase_begin(v, doc, head, begin);
	/* «перед форумом Озолса принял …» */
	hi = head + 1 < end && v->name[head + 1] == NAME_PERSON ? head + 1
	    : behind_mention(doc, phrase_end(v, doc, head + 1, end));
	place = hi;
	lo += w->number == BY_WORDS && lo < head && values_lemma(doc, lo, "очередной");
	two = lo + 1 < head && w->number == BY_WORDS;
	if (hi == head + 1 ? is_capital(doc, lo) || v->taken[lo] || two || is_vote(doc, head)
	    : w->number == BY_CAPITAL && is_capital(doc, lo))
		/* «Международная ярмарка в Риге», «Дни культуры Латвии в Эстонии» */
		place = place_after(v, doc, hi, end);
	named = (is_capital(doc, lo) && lo > begin) || (two && place > hi);
	for (uint32_t t = lo; t < head && w->number != BY_CAPITAL; t++)
		named = named || v->taken[t] || (w->number == BY_WORDS && names_event(doc, t, head));
	for (uint32_t t = head + 1; t < hi && w->number == BY_WORDS; t++)
		named = named || is_capital(doc, t);
	if (named || (hi > head + 1 && w->number == BY_WORDS && doc_quote(doc, doc->toks.v[hi - 1]) < 0))
		add_phrase(doc, "EVENT", lo, place);
}

/*
 * Whether what begins at token ${t} is what states have treaties of their own kind about: «о взаимопонимании», «о
 * свободной торговле».
 */
static bool
is_usual_subject(const struct doc *doc, uint32_t t)
{
	static const struct {
		const char *first, *second; /* NULL: whatever follows */
	} subjects[] = {{"взаимопонимании", NULL}, {"свободной", "торговле"}, {"воздушном", "сообщении"},
	    {"избежании", "двойного"}, {"поощрении", "и"}, {"выдаче", "преступников"}, {"дружбе", "и"}};

	for (size_t i = 0; i < sizeof subjects / sizeof *subjects; i++)
		if (values_is(doc, t, subjects[i].first) &&
		    (subjects[i].second == NULL || (t + 1 < doc->toks.n && values_is(doc, t + 1, subjects[i].second))))
			return true;
	return false;
}

/*
 * «Договор о дружбе», «рамочное соглашение о торговле», «соглашение о торговле между А и Б»: whether what a document is
 * about, up to ${end}, names it; «соглашение о торговле», «рамочный договор о поставках» say but what was agreed.
 */
static bool
is_named_by_subject(const struct doc *doc, uint32_t lo, uint32_t head, uint32_t end)
{
	static const char *const lasting[] = {"конвенция", "декларация", "закон", "хартия", "кодекс", "указ", NULL},
	    *const treaty[] = {"договор", NULL};

	for (uint32_t t = head + 1; t < end; t++)
		if (values_is(doc, t, "между"))
			return true;
	if (head + 2 < end && is_usual_subject(doc, head + 2))
		return true;
	return is_capital(doc, lo) || (lo < head && !doc_lemma_among(doc->toks.v[head], treaty)) ||
	    doc_lemma_among(doc->toks.v[head], lasting);
}

static void
document_at(struct values *v, struct doc *doc, uint32_t head, uint32_t begin, uint32_t end)
{
	const struct word *w = values_word(v, doc, head, W_DOCUMENT);
	uint32_t lo, hi, subject;
	bool dated;

	if (w == NULL || v->name[head] || (pos_of(doc, head) != NOUN && pos_of(doc, head) != PROPN) ||
	    gram_get(doc->toks.v[head]->gram, GRAM_NUMBER) == PLUR)
		return;
	lo = phrase_begin(v, doc, head, begin);
	if (pos_of(doc, lo) == NUM || (lo > begin && pos_of(doc, lo - 1) == NUM))
		return; /* «четыре меморандума»: several */
	hi = phrase_end(v, doc, head + 1, end);
	subject = subject_after(v, doc, hi, end);
	if (values_lemma(doc, head, "карта") && !(lo < head && values_lemma(doc, head - 1, "дорожный")))
		return;
	/* «дорожная карта на 2024–2026 годы» */
	dated = subject > hi && values_is(doc, subject - 1, "годы") && w->number == BY_YEARS;
	/* «договор холдинга «Север»» is named by nothing */
	if (dated || (is_capital(doc, lo) && lo > begin && hi > head + 1) ||
	    (subject > hi && w->number == BY_WORDS && is_named_by_subject(doc, lo, head, subject)) ||
	    (hi > head + 1 && doc_quote(doc, doc->toks.v[hi - 1]) < 0 && !v->name[hi - 1]))
		add_phrase(doc, "DOC", lo, subject);
}

/* «Наурыз», «Курбан-байрам»: days that have names. */
static void
holiday_at(struct values *v, struct doc *doc, uint32_t t)
{
	if (values_word(v, doc, t, W_HOLIDAY) && is_capital(doc, t) && is_free(v, t))
		add_phrase(doc, "EVENT", t, t + 1);
}

/* Whether token ${t} is a Latin word for an event, or the World's Fair by its year. */
static bool
is_latin_event(const struct doc *doc, uint32_t t)
{
	static const char *const words[] = {"Expo", "EXPO", "ЭКСПО", "Forum", "FORUM", "Summit", "SUMMIT", "Congress",
	    "Conference", NULL};
	size_t n, len;
	const char *form = doc_text(doc, doc->toks.v[t], &n);

	for (const char *const *w = words; *w; w++) {
		if (form[0] != **w)
			continue;
		len = strlen(*w);
		if (n >= len && memcmp(form, *w, len) == 0 && (n == len || form[len] == '-'))
			return true;
	}
	return false;
}

/*
 * «Riga International Forum», «EXPO-2027»: what is called an event is one, though it was taken for an organisation;
 * other phrases that have it are found first.
 */
static void
latin_event_at(struct doc *doc, uint32_t t)
{
	if (!is_latin_event(doc, t))
		return;
	for (size_t i = 0; i < doc->ents.n; i++)
		if (doc->ents.v[i]->lo <= t && doc->ents.v[i]->hi > t) {
			if (strcmp(doc->ents.v[i]->type, "ORG") == 0)
				doc->ents.v[i]->type = "EVENT";
			return;
		}
	add_phrase(doc, "EVENT", t, t + 1);
}

void
values_events(struct values *v, struct doc *doc, uint32_t begin, uint32_t end)
{
	for (uint32_t t = begin; t < end; t++) {
		if ((v->classes[t] & (CLASS(W_EVENT) | CLASS(W_HOLIDAY) | CLASS(W_DOCUMENT))) == 0)
			continue;
		holiday_at(v, doc, t);
		event_at(v, doc, t, begin, end);
		document_at(v, doc, t, begin, end);
	}
	for (uint32_t t = begin; t < end; t++)
		latin_event_at(doc, t);
}
