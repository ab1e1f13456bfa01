/* split: paragraphs into sentences and tokens. */
#include "split.h"

#include "embed.h"
#include "text.h"

#include <stdlib.h>

EMBED(abbreviations_txt, "lib/data/abbreviations.txt");

enum follow { NOTHING, NAME, UNIT, MEASURE, SCALE, END };
enum { SLOTS = 1024, FOLD = 64, BRACKET = 60 };

/* What a token is, as far as borders need to know. */
enum piece_kind { WORD, NUMBER, MARK };

struct piece {
	uint32_t b, e;       /* bytes of the document's text */
	enum piece_kind kind;
	enum follow abbr;    /* of a token that ends in its dot */
	bool space;          /* white space, or the paragraph's start, stands before it */
};

struct split {
	struct { /* open addressing */
		const char *s;
		size_t n;
		enum follow follow; /* of an abbreviation, its dot left off */
		bool begins;        /* a word that begins sentences and no names */
	} words[SLOTS];
	VEC(struct piece) pieces;
};

/* ---- abbreviations ---- */

static size_t
slot_of(const struct split *sp, const char *s, size_t n)
{
	size_t h = 5381;

	for (size_t i = 0; i < n; i++)
		h = h * 33 ^ (unsigned char)s[i];
	for (h %= SLOTS; sp->words[h].s; h = (h + 1) % SLOTS)
		if (sp->words[h].n == n && memcmp(sp->words[h].s, s, n) == 0)
			break;
	return h;
}

/* A line: the class, a tab, words separated by spaces. */
static void
read_line(struct split *sp, const char *s, const char *end)
{
	bool begins = *s == 'b';
	enum follow follow = *s == 'n' ? NAME : *s == 'u' ? UNIT : *s == 'm' ? MEASURE : *s == 's' ? SCALE : END;

	while (s < end && *s != '\t')
		s++;
	while (s < end) {
		const char *from = ++s;

		while (s < end && *s != ' ')
			s++;
		if (s > from) {
			size_t h = slot_of(sp, from, (size_t)(s - from));

			sp->words[h].s = from;
			sp->words[h].n = (size_t)(s - from);
			if (begins)
				sp->words[h].begins = true;
			else
				sp->words[h].follow = follow;
		}
	}
}

struct split *
split_open(void)
{
	struct split *sp = mem_alloc(sizeof *sp);
	const char *s = (const char *)abbreviations_txt, *end = (const char *)abbreviations_txt_end;

	while (s < end) {
		const char *lf = memchr(s, '\n', (size_t)(end - s));

		if (lf == NULL)
			lf = end;
		if (*s != '#' && lf > s)
			read_line(sp, s, lf);
		s = lf + 1;
	}
	return sp;
}

void
split_close(struct split *sp)
{
	vec_free(&sp->pieces);
	free(sp);
}

static enum follow
abbreviation(const struct split *sp, const char *s, size_t n)
{
	char folded[FOLD];

	if (n == 0 || n >= FOLD / 2)
		return NOTHING;
	n = text_fold(s, n, folded, sizeof folded);
	return sp->words[slot_of(sp, folded, n)].follow;
}

/* ---- tokens ---- */

static bool
is_word(int32_t cp)
{
	enum text_class c = text_class(cp);

	return c == TEXT_UPPER || c == TEXT_LOWER || c == TEXT_LETTER || c == TEXT_DIGIT || c == TEXT_MARK || cp == '_';
}

static bool
is_digit(int32_t cp)
{
	return cp >= '0' && cp <= '9';
}

static bool
is_latin(int32_t cp)
{
	return (cp | 32) >= 'a' && (cp | 32) <= 'z';
}

static int32_t
peek(const char *s, const char *end)
{
	return s < end ? utf8_next(&s, end) : 0;
}

/*
 * Whether ${cp}, between ${before} and ${after}, joins them into one token: 2,6  14:05  Касым-Жомарт  O'Reilly  El.kz
 */
static bool
joins(int32_t before, int32_t cp, int32_t after)
{
	if (!is_word(after))
		return false;
	switch (cp) {
	case '-':
	case 0x2010: /* hyphen */
	case 0x2011: /* non-breaking hyphen */
		return true;
	case 0x2013: /* en dash between numbers */
		return is_digit(before) && is_digit(after);
	case '\'':
	case 0x2019:
		return text_is_letter(before) && text_is_letter(after);
	case ',':
	case ':':
		return is_digit(before) && is_digit(after);
	case '.':
		return (is_digit(before) && is_digit(after)) || (is_latin(before) && is_latin(after));
	case '@':
		return is_latin(before) || is_digit(before);
	default:
		return false;
	}
}

static bool
starts(const char *s, const char *end, const char *what)
{
	size_t n = strlen(what);

	return (size_t)(end - s) >= n && memcmp(s, what, n) == 0;
}

/* The end of a URL at ${s}: up to white space or a quotation mark, closing punctuation left off. */
static const char *
url_end(const char *s, const char *end)
{
	const char *at = s;

	while (at < end) {
		const char *next = at;
		int32_t cp = utf8_next(&next, end);

		if (cp <= ' ' || cp == 0xAB || cp == 0xBB || cp == '"' || cp == '<' || cp == '>' ||
		    text_class(cp) == TEXT_SPACE)
			break;
		at = next;
	}
	while (at > s && strchr(".,;:!?)'", at[-1]))
		at--;
	return at;
}

/* The end of a word or number at ${s}, which begins with a word character. */
static const char *
word_end(const char *s, const char *end)
{
	int32_t before = utf8_next(&s, end);

	while (s < end) {
		const char *next = s;
		int32_t cp = utf8_next(&next, end);

		if (!is_word(cp) && !joins(before, cp, peek(next, end)))
			break;
		before = cp;
		s = next;
	}
	return s;
}

/* The end of the number of «5млрд», which many write together; ${e} of any other word that ends there. */
static const char *
glued_end(const char *s, const char *e)
{
	static const char *const units[] = {"тыс", "млн", "млрд", "трлн"};
	const char *at = s;

	while (at < e && (is_digit(*at) || *at == ','))
		at++;
	for (size_t i = 0; at > s && at < e && i < sizeof units / sizeof *units; i++)
		if ((size_t)(e - at) == strlen(units[i]) && starts(at, e, units[i]))
			return at;
	return e;
}

/* и.о.  т.е.  с.г.: letters with dots that the list knows as a whole; ${s} if there is none. */
static const char *
dotted_end(const struct split *sp, const char *s, const char *end)
{
	const char *at = s, *best = s;

	for (int letters = 0; letters < 4 && at < end; letters++) {
		const char *dot = at;

		while (dot < end && text_is_letter(peek(dot, end)) && dot - at < 10)
			utf8_next(&dot, end);
		if (dot == at || dot == end || *dot != '.')
			break;
		at = dot + 1;
		if (letters > 0 && abbreviation(sp, s, (size_t)(dot - s)) != NOTHING)
			best = at;
	}
	return best;
}

/* A single capital letter before a dot is an initial, and one with consonants behind it: Дж., Вл. */
static bool
is_initial(const char *s, const char *e)
{
	static const char consonants[] = "бвгджзклмнпрстфхцчшщ";
	const char *next = s;
	int letters = 0;

	if (text_class(utf8_next(&next, e)) != TEXT_UPPER)
		return false;
	for (s = next; next < e; s = next) {
		utf8_next(&next, e);
		if (next - s != 2 || memmem(consonants, sizeof consonants - 1, s, 2) == NULL)
			return false;
		letters++;
	}
	return letters <= 2;
}

/* Marks that go on with themselves. */
static bool
repeats(int32_t cp)
{
	return cp < 0x80 ? strchr(".-=*~)(`", (int)cp) != NULL : text_class(cp) == TEXT_SYMBOL;
}

/* A smile at ${s}: :) ;-) =))) */
static bool
smiles(const char *s, const char *end)
{
	if (s + 1 < end && strchr(":;=", *s)) {
		s += s[1] == '-' ? 2 : 1;
		return s < end && *s == ')';
	}
	return false;
}

/* The end of a run of marks that are one token: ...  ?!  ?..  --  :))  pictures */
static const char *
mark_end(const char *s, const char *end)
{
	bool smile = smiles(s, end);
	int32_t cp = utf8_next(&s, end);
	bool asks = cp == '?' || cp == '!', emoji = text_is_emoji(cp);

	if (smile) {
		s += *s == '-';
		cp = ')';
	}
	while (s < end) {
		const char *next = s;
		int32_t cp2 = utf8_next(&next, end);

		if (asks && starts(s, end, "..")) {
			asks = false;
			cp = '.';
		}
		if (text_class(cp2) != TEXT_MARK && !(asks && (cp2 == '?' || cp2 == '!')) &&
		    !(emoji && text_is_emoji(cp2)) && !(cp2 == cp && repeats(cp)))
			break;
		s = next;
	}
	return s;
}

static const char *
next_token(const struct split *sp, const char *s, const char *end, struct piece *p)
{
	const char *e;

	p->kind = is_word(peek(s, end)) ? WORD : MARK;
	p->abbr = NOTHING;
	if (starts(s, end, "http://") || starts(s, end, "https://") || starts(s, end, "www."))
		return url_end(s, end);
	if ((*s == '#' || *s == '@') && is_word(peek(s + 1, end)))
		return word_end(s + 1, end);
	if (p->kind == MARK)
		return mark_end(s, end);
	e = dotted_end(sp, s, end);
	if (e > s) {
		p->abbr = abbreviation(sp, s, (size_t)(e - 1 - s));
		return e;
	}
	e = glued_end(s, word_end(s, end));
	if (is_digit(peek(s, end)))
		p->kind = NUMBER;
	if (e == end || *e != '.' || (e + 1 < end && e[1] == '.'))
		return e;
	p->abbr = is_initial(s, e) ? NAME : abbreviation(sp, s, (size_t)(e - s));
	return p->abbr == NOTHING ? e : e + 1;
}

/* What follows piece ${p}, where it and the abbreviation before it are one that the list knows: т. д.  н. э. */
static enum follow
pair(const struct split *sp, const char *text, const struct piece *p)
{
	const struct piece *before = p - 1;
	char both[FOLD];
	size_t n = before->e - before->b, n2 = p->e - p->b - 1;
	enum follow follow;

	if (before->abbr == NOTHING || n + n2 >= FOLD / 2)
		return p->abbr;
	memcpy(both, text + before->b, n);
	memcpy(both + n, text + p->b, n2);
	follow = abbreviation(sp, both, n + n2);
	return follow == NOTHING ? p->abbr : follow;
}

static void
tokens(struct split *sp, const struct doc *doc, const struct rec *para)
{
	const char *text = doc->text.s, *s = text + para->b, *end = text + para->e;
	struct piece p = {.space = true};

	vec_clear(&sp->pieces);
	while (s < end) {
		const char *from = s;

		if (text_class(utf8_next(&s, end)) == TEXT_SPACE) {
			p.space = true;
			continue;
		}
		s = next_token(sp, from, end, &p);
		p.b = (uint32_t)(from - text);
		p.e = (uint32_t)(s - text);
		vec_push(&sp->pieces, p);
		if (p.abbr != NOTHING && sp->pieces.n > 1)
			sp->pieces.v[sp->pieces.n - 1].abbr = pair(sp, text, &sp->pieces.v[sp->pieces.n - 1]);
		p.space = false;
	}
}

/* ---- sentences ---- */

static int32_t
first_cp(const struct doc *doc, const struct piece *p)
{
	return peek(doc->text.s + p->b, doc->text.s + p->e);
}

static bool
is_terminator(const struct doc *doc, const struct piece *p)
{
	int32_t cp = first_cp(doc, p);

	return p->kind == MARK && (cp == '.' || cp == '!' || cp == '?' || cp == 0x2026);
}

static bool
is_closer(int32_t cp)
{
	return cp == 0xBB || cp == ')' || cp == ']' || cp == '"' || cp == 0x201D || cp == 0x201C;
}

static bool
is_opener(int32_t cp)
{
	return cp == 0xAB || cp == '(' || cp == '[' || cp == '"' || cp == 0x201E || cp == 0x201C;
}

/* Pictures (emoji), and smiles as «)))»: they close what they stand behind. */
static bool
is_picture(const struct doc *doc, const struct piece *p)
{
	int32_t cp = first_cp(doc, p);

	return p->kind == MARK && ((cp >= 0x2600 && cp <= 0x27BF) || cp >= 0x1F000 ||
	    ((cp == ')' || cp == ':' || cp == ';') && p->e - p->b > 1));
}

static bool
is_dash(int32_t cp)
{
	return cp == '-' || (cp >= 0x2012 && cp <= 0x2015);
}

/* Words that begin a sentence far more often than they are a name: what may follow «2023 г.» in a new sentence. */
static bool
begins_sentences(const struct split *sp, const struct doc *doc, const struct piece *p)
{
	char folded[FOLD];
	size_t n = p->e - p->b;

	if (n >= FOLD / 2)
		return false;
	n = text_fold(doc->text.s + p->b, n, folded, sizeof folded);
	return sp->words[slot_of(sp, folded, n)].begins;
}

/* «РИГА, 9 мая. /Балтика/. …»: whether the agency of a dateline begins at piece ${i}. */
static bool
begins_agency(const struct split *sp, const struct doc *doc, size_t i)
{
	enum { LONGEST = 5 }; /* pieces of its name */
	size_t k = i + 1;

	if (first_cp(doc, &sp->pieces.v[i]) != '/')
		return false;
	while (k < sp->pieces.n && k <= i + LONGEST && sp->pieces.v[k].kind == WORD)
		k++;
	return k > i + 1 && k + 1 < sp->pieces.n && first_cp(doc, &sp->pieces.v[k]) == '/' &&
	    first_cp(doc, &sp->pieces.v[k + 1]) == '.';
}

/* Whether a sentence can begin at piece ${i}: what stands there after opening marks. */
static bool
can_begin(const struct split *sp, const struct doc *doc, size_t i)
{
	bool dash = false;

	if (i < sp->pieces.n && begins_agency(sp, doc, i))
		return true;
	for (; i < sp->pieces.n && sp->pieces.v[i].kind == MARK; i++) {
		int32_t cp = first_cp(doc, &sp->pieces.v[i]);

		if (is_dash(cp))
			dash = true;
		else if (!is_opener(cp) && text_class(cp) != TEXT_SYMBOL)
			return text_class(cp) != TEXT_PUNCT || cp == '#' || cp == '@';
	}
	return i == sp->pieces.n || (text_class(first_cp(doc, &sp->pieces.v[i])) != TEXT_LOWER &&
	    !(dash && sp->pieces.v[i].kind == NUMBER));
}

/* Whether mark ${i} ends a sentence though a small letter follows, as people write in chats: not behind what may be an
 * abbreviation or a cry («ах! как»), nor before an address. */
static bool
ends_before_small(const struct split *sp, const struct doc *doc, size_t from, size_t i)
{
	enum { SURE = 8 }; /* bytes: four letters */
	const struct piece *p = &sp->pieces.v[i], *before = p - 1, *next = p + 1;
	int32_t cp = first_cp(doc, p);

	return i > from && before->kind == WORD && before->e - before->b >= SURE && next->kind == WORD && next->space &&
	    !is_latin(first_cp(doc, next)) && (cp == '!' || cp == '?' || (cp == '.' && p->e - p->b == 1));
}

/* Whether a sentence that begins at piece ${from} ends between pieces ${i} and ${i} + 1. */
static bool
is_border(const struct split *sp, const struct doc *doc, size_t from, size_t i, int depth)
{
	const struct piece *p = &sp->pieces.v[i], *next = p + 1;
	size_t t = i;

	if (is_picture(doc, next))
		return false;
	if (is_picture(doc, p))
		return next->kind == WORD && can_begin(sp, doc, i + 1);
	while (t > from && sp->pieces.v[t].kind == MARK && is_closer(first_cp(doc, &sp->pieces.v[t])) &&
	    !sp->pieces.v[t].space)
		t--;
	if (depth > 0 || (!can_begin(sp, doc, i + 1) && !(t == i && ends_before_small(sp, doc, from, i))))
		return false;
	if ((sp->pieces.v[t].abbr == MEASURE || sp->pieces.v[t].abbr == SCALE) && t > from &&
	    sp->pieces.v[t - 1].kind == NUMBER)
		return next->kind == WORD || first_cp(doc, next) == 0xAB;
	if (sp->pieces.v[t].abbr != NOTHING && sp->pieces.v[t].abbr != END)
		return next->kind == WORD && begins_sentences(sp, doc, next);
	if (sp->pieces.v[t].abbr == END)
		return true;
	if (!is_terminator(doc, &sp->pieces.v[t]))
		return false;
	if (!next->space)
		return next->kind == WORD && t == i && t > from && sp->pieces.v[t - 1].kind == WORD;
	/* 1. a list's number, no year */
	return !(t == from + 1 && sp->pieces.v[from].kind == NUMBER &&
	    sp->pieces.v[from].e - sp->pieces.v[from].b < sizeof "1998" - 1);
}

/*
 * Whether the dot of piece ${p}, the last of a sentence, is the sentence's: «5 млрд.» needs none, and «Пак Чжэ Ун.» is
 * no initial.
 */
static bool
lends_dot(const struct doc *doc, const struct piece *p)
{
	static const size_t initial = sizeof "И." - 1;

	return p->abbr == SCALE || (p->abbr == NAME && p->e - p->b > initial &&
	    is_initial(doc->text.s + p->b, doc->text.s + p->e - 1));
}

static void
add_sentence(struct split *sp, struct doc *doc, struct rec **after, size_t from, size_t to)
{
	*after = doc_insert(doc, *after, 'S', sp->pieces.v[from].b, sp->pieces.v[to - 1].e);
	for (size_t i = from; i < to; i++) {
		const struct piece *p = &sp->pieces.v[i];
		uint32_t stop = i + 1 == to && lends_dot(doc, p) ? p->e - 1 : p->e;

		*after = doc_insert(doc, *after, 'T', p->b, stop);
		if (stop < p->e)
			*after = doc_insert(doc, *after, 'T', stop, p->e);
	}
}

/* A mark that closes a round bracket, also as the end of a smile: (шучу :) */
static bool
closes(const struct doc *doc, const struct piece *p)
{
	return p->kind == MARK && doc->text.s[p->e - 1] == ')';
}

/* Whether piece ${i} opens a round bracket that closes soon: what stands in it ends no sentence. */
static bool
opens(const struct split *sp, const struct doc *doc, size_t i)
{
	if (first_cp(doc, &sp->pieces.v[i]) != '(')
		return false;
	for (size_t k = i + 1; k < sp->pieces.n && k - i < BRACKET; k++)
		if (closes(doc, &sp->pieces.v[k]))
			return true;
	return false;
}

static void
split_para(struct split *sp, struct doc *doc, struct rec *para)
{
	struct rec *after = para;
	size_t from = 0;
	int depth = 0; /* open round brackets */
	bool title = strcmp(para->type, "title") == 0; /* «Эстония – Латвия. Хроника отношений» is one */

	tokens(sp, doc, para);
	for (size_t i = 0; i < sp->pieces.n; i++) {
		if (opens(sp, doc, i))
			depth++;
		else if (depth > 0 && closes(doc, &sp->pieces.v[i]))
			depth--;
		if (i + 1 < sp->pieces.n && (title || !is_border(sp, doc, from, i, i - from < BRACKET ? depth : 0)))
			continue;
		add_sentence(sp, doc, &after, from, i + 1);
		from = i + 1;
		depth = 0;
	}
}

void
split_doc(struct split *sp, struct doc *doc)
{
	size_t had = doc->sents.n;

	if (had > 0) /* a stream that is split already: what stands there is right */
		return;
	for (size_t i = 0; i < doc->paras.n; i++)
		if (strcmp(doc->paras.v[i]->type, "noise") != 0)
			split_para(sp, doc, doc->paras.v[i]);
	doc_index(doc);
}
