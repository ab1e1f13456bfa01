/* page_look: what a line of a page looks like: its counts, marks, and the kinds of words it begins with. */
#include "page_impl.h"

#include "embed.h"
#include "text.h"

#include <stdlib.h>

EMBED(page_words, "lib/data/page.words");

#define BASIS    2166136261U
#define UNIT_MIX 1099511628211ULL

enum { HEAD_WORDS = 12, LEGAL_WORDS = 40, MIX = 16777619 };

/* A word under reading: hashes of its first letters, folded, and of all. */
struct word {
	uint32_t hash, letters, pack; /* pack: its letters where they are Russian and at most 4, 8 bits each */
	uint32_t prefix[8];           /* [4..7]: the hash of so many letters */
	int32_t tail[3];              /* its last letters, the last one first */
	bool upper, lower, digits;
};

static uint32_t
step(uint32_t hash, int32_t cp)
{
	return (hash ^ (uint32_t)cp) * MIX;
}

/* ---- the lexicon ---- */

static void
lexicon_add(struct lexicon *lex, uint32_t hash, int class)
{
	uint32_t i = hash & 2047;

	hash |= hash == 0;
	while (lex->key[i] && lex->key[i] != hash)
		i = (i + 1) & 2047;
	if (lex->key[i] == 0) {
		lex->key[i] = hash;
		lex->class[i] = (uint8_t) class;
	}
}

static int
lexicon_find(const struct lexicon *lex, uint32_t hash)
{
	uint32_t i = hash & 2047;

	while (lex->key[i]) {
		if (lex->key[i] == hash)
			return lex->class[i];
		i = (i + 1) & 2047;
	}
	return 0;
}

/* A beginning of a word hashes differently from the whole word, so that only entries with * match longer words. */
static uint32_t
as_prefix(uint32_t hash)
{
	return hash * 31 + 7;
}

void
page_lexicon(struct lexicon *lex)
{
	const char *s = (const char *)page_words, *end = (const char *)page_words_end;
	int class = 0;

	for (const char *eol; s < end; s = eol + 1) {
		uint32_t hash = BASIS;
		bool any = false;

		eol = memchr(s, '\n', (size_t)(end - s));
		eol = eol ? eol : end;
		if (*s == '#' || s == eol)
			continue;
		class = (int)strtol(s, NULL, 10);
		s = memchr(s, ':', (size_t)(eol - s));
		for (s = s ? s + 1 : eol; s <= eol;) {
			int32_t cp = s < eol ? utf8_next(&s, eol) : (s++, ' ');

			if (cp == ' ' || cp == '*') {
				if (any)
					lexicon_add(lex, cp == '*' ? as_prefix(hash) : hash, class);
				hash = BASIS, any = false;
			} else
				hash = step(hash, cp), any = true;
		}
		s = eol;
	}
}

static int
class_of_word(const struct lexicon *lex, const struct word *w)
{
	int class = lexicon_find(lex, w->hash);

	for (uint32_t k = w->letters < 7 ? w->letters : 7; k >= 4 && class == 0; k--)
		class = lexicon_find(lex, as_prefix(w->prefix[k]));
	return class;
}

/* ---- words ---- */

#define P2(a, b)       ((uint32_t)(a) << 8 | (b))
#define P3(a, b, c)    (P2(a, b) << 8 | (c))
#define P4(a, b, c, d) (P3(a, b, c) << 8 | (d))

/* Letters а to я as 1 to 32, as in a word's pack. */
enum {
	A = 1,
	B,
	V,
	G,
	D,
	E,
	ZH,
	Z,
	I,
	J,
	K,
	L,
	M,
	N,
	O,
	P,
	R,
	S,
	T,
	U,
	F,
	H,
	C,
	CH,
	SH,
	SCH,
	HARD,
	Y,
	SOFT,
	EH,
	YU,
	YA
};

/* Russian words without a meaning of their own: prose has them, menus have few. */
static bool
is_stop(uint32_t pack)
{
	switch (pack) {
	case A:
	case V:
	case I:
	case K:
	case O:
	case S:
	case U:
	case YA:
	case P2(N, A):
	case P2(N, E):
	case P2(P, O):
	case P2(I, Z):
	case P2(Z, A):
	case P2(O, T):
	case P2(D, O):
	case P2(ZH, E):
	case P2(V, O):
	case P2(O, N):
	case P2(E, E):
	case P2(I, H):
	case P2(M, Y):
	case P2(T, O):
	case P2(B, Y):
	case P2(S, O):
	case P2(O, B):
	case P2(N, O):
	case P2(N, I):
	case P3(CH, T, O):
	case P3(K, A, K):
	case P3(E, G, O):
	case P3(D, L, YA):
	case P3(P, R, I):
	case P3(I, L, I):
	case P3(E, T, O):
	case P3(B, Y, L):
	case P3(N, A, M):
	case P3(I, M, I):
	case P3(O, N, I):
	case P3(O, N, A):
	case P3(B, E, Z):
	case P3(T, A, K):
	case P3(U, ZH, E):
	case P3(G, D, E):
	case P3(T, E, M):
	case P3(V, S, E):
	case P4(B, Y, L, O):
	case P4(B, Y, L, I):
	case P4(B, Y, L, A):
	case P4(CH, T, O, B):
	case P4(N, A, SH, E):
	case P4(E, T, O, J):
	case P4(E, T, O, T):
	case P4(T, O, G, O):
	case P4(SH, I, T, E):
		return true;
	default:
		return false;
	}
}

/* Whether a word ends like a verb of the third person or of the past. */
static bool
is_verb(const struct word *w)
{
	const int32_t *t = w->tail;

	if (w->letters < 4)
		return false;
	if (t[0] == 0x44F && t[1] == 0x441) /* ся */
		return true;
	if (t[0] == 0x43B || (t[1] == 0x43B && (t[0] == 0x430 || t[0] == 0x43E || t[0] == 0x438))) /* л ла ло ли */
		return true;
	return t[0] == 0x442 && (t[1] == 0x435 || t[1] == 0x438 || t[1] == 0x44E || t[1] == 0x44F || t[1] == 0x443);
}

static void
end_word(struct page *page, struct unit *u, struct word *w, bool url)
{
	if (w->letters == 0)
		return;
	u->words++;
	u->upper += w->upper;
	if (w->pack && is_stop(w->pack))
		u->stops++;
	else if (w->letters >= 4) {
		uint32_t stem = w->letters >= 5 ? w->prefix[5] : w->hash;

		u->verbs += is_verb(w);
		if (!w->digits && !url) {
			vec_push(&page->stems, stem ? stem : 1);
			u->stems++;
		}
	}
	if (u->words <= LEGAL_WORDS) {
		int class = class_of_word(&page->lexicon, w);

		u->legal += class == PAGE_LEGAL;
		if (u->words > HEAD_WORDS)
			return;
		u->classes |= class ? 1U << class : 0;
		if (u->head == 0)
			u->head = (uint32_t) class;
	}
}

static void
add_letter(struct word *w, int32_t cp, bool upper)
{
	if (w->letters == 0) {
		w->upper = upper;
		w->hash = BASIS;
		w->pack = 0;
		w->digits = false;
	}
	w->hash = step(w->hash, cp);
	w->letters++;
	if (w->letters < 8)
		w->prefix[w->letters] = w->hash;
	w->pack = w->letters <= 4 && cp >= 0x430 && cp < 0x450 && (w->pack || w->letters == 1)
		      ? w->pack << 8 | (uint32_t)(cp - 0x42F)
		      : 0;
	w->tail[2] = w->tail[1];
	w->tail[1] = w->tail[0];
	w->tail[0] = cp;
}

/*
 * The small letters, а-п (D0 B0-BF) and р-я (D1 80-8F), that go on with a word: most of a text. Returns where they end;
 * ${unit} is the hash of the unit's letters.
 */
static const char *
add_small_letters(struct word *w, const char *s, const char *end, uint64_t *unit)
{
	uint32_t hash = w->hash, letters = w->letters, pack = w->pack;
	int32_t last = w->tail[0], second = w->tail[1], third = w->tail[2];
	uint64_t h = *unit;

	for (; end - s >= 2; s += 2) {
		uint32_t lead = (unsigned char)s[0], tail = (unsigned char)s[1],
		    letter = (lead & 1) << 6 | (tail & 0x3F);

		if ((lead | 1) != 0xD1 || (tail & 0xC0) != 0x80 || letter < 0x30 || letter > 0x4F)
			break;
		third = second;
		second = last;
		last = 0x400 + (int32_t)letter;
		hash = step(hash, last);
		h = (h ^ (uint32_t)last) * UNIT_MIX;
		if (++letters < 8)
			w->prefix[letters] = hash;
		pack = letters <= 4 && pack ? pack << 8 | (letter - 0x2F) : 0;
	}
	w->hash = hash;
	w->letters = letters;
	w->pack = pack;
	w->tail[0] = last;
	w->tail[1] = second;
	w->tail[2] = third;
	*unit = h;
	return s;
}

/* ---- marks ---- */

/* dd.mm.yyyy, dd.mm.yy, yyyy-mm-dd, dd/mm/yyyy and hh:mm, at ${s} where digits begin. */
static void
numbers(struct unit *u, const char *s, const char *end)
{
	int n = 0, m = 0;
	const char *p = s;

	while (p < end && *p >= '0' && *p <= '9')
		n++, p++;
	if (p >= end || n > 4)
		return;
	if (*p == ':' && n <= 2 && end - p >= 3 && p[1] >= '0' && p[1] < '6' && p[2] >= '0' && p[2] <= '9')
		u->clock = true;
	if (*p != '.' && *p != '-' && *p != '/')
		return;
	for (char sep = *p++; p < end && *p >= '0' && *p <= '9'; p++)
		if (++m == 2 && p + 1 < end && p[1] == sep && p + 2 < end && p[2] >= '0' && p[2] <= '9')
			u->date = true;
}

static void
sign(struct unit *u, int32_t cp, const char *next, const char *end)
{
	switch (cp) {
	case '.':
	case '!':
	case '?':
		u->ends += next >= end || *next == ' ' || (unsigned char)*next == 0xC2;
		break;
	case ',':
		u->commas++;
		break;
	case '@':
		u->mail = true;
		break;
	case '|':
	case 0xB7:
	case 0x2022:
		u->bar = true;
		break;
	case '/':
		if (next < end && *next == '/')
			u->address = true;
		break;
	case '#':
		u->hash_sign = true;
		break;
	case 0xA9:
		u->copyright = true;
		break;
	case 0xBB:
	case '>':
	case 0x2192:
	case 0x203A:
		u->arrow |= next >= end && (u->words < 8);
		break;
	case 0x2026:
		u->ends++;
		break;
	}
}

static void
look(struct page *page, struct unit *u)
{
	const char *s = u->s, *end = s + u->n;
	struct word w = {0};
	int32_t before = ' ';
	uint64_t hash = 14695981039346656037ULL;
	uint32_t capitals = 0, letters = 0;

	u->stem = (uint32_t)page->stems.n;
	while (s < end) {
		const char *at = s;
		int32_t cp = utf8_next(&s, end), low = cp;
		bool letter, upper;

		if (cp >= 0x430 && cp < 0x450)
			letter = true, upper = false;
		else if (cp < 0x80) {
			letter = (cp | 32) >= 'a' && (cp | 32) <= 'z';
			upper = letter && !(cp & 32);
			u->latin += letter;
			low = letter ? cp | 32 : cp;
		} else if (cp >= 0x410 && cp < 0x430)
			letter = upper = true, low = cp + 32;
		else {
			letter = cp < 0x2000 && cp > 0xBF && text_is_letter(cp);
			upper = letter && text_class(cp) == TEXT_UPPER;
			low = letter ? text_lower(cp) : cp;
			low = low == 0x451 ? 0x435 : low;
		}
		u->chars++;
		if (letter || (cp >= '0' && cp <= '9')) {
			add_letter(&w, low, upper);
			hash = (hash ^ (uint32_t)low) * UNIT_MIX;
			letters += letter;
			capitals += upper;
			if (!letter) {
				u->digits++;
				w.digits = true;
				if (before < '0' || before > '9')
					numbers(u, at, end);
			}
		} else {
			if (w.letters)
				end_word(page, u, &w, u->address);
			w.letters = 0;
			if (cp != ' ')
				sign(u, cp, s, end);
		}
		if (u->chars == 1)
			u->begins = cp;
		before = cp;
		if (letter) {
			uint32_t had = w.letters;

			s = add_small_letters(&w, s, end, &hash);
			if (w.letters > had) {
				u->chars += w.letters - had;
				letters += w.letters - had;
				before = w.tail[0];
			}
		}
	}
	end_word(page, u, &w, u->address);
	u->finish = before;
	u->hash = hash;
	u->caps = letters >= 4 && capitals == letters;
}

/* Counts how often each unit's text stands on the page. */
static void
repeats(struct page *page)
{
	uint32_t room = 16;

	while (room < 2 * page->units.n)
		room *= 2;
	while (page->table.n < room)
		vec_push(&page->table, 0);
	memset(page->table.v, 0, room * sizeof *page->table.v);
	for (uint32_t i = 0; i < page->units.n; i++) {
		struct unit *u = &page->units.v[i];
		uint32_t k = (uint32_t)(u->hash >> 20) & (room - 1), *at;

		while (*(at = &page->table.v[k]) && page->units.v[*at - 1].hash != u->hash)
			k = (k + 1) & (room - 1);
		if (*at == 0)
			*at = i + 1;
		u->same = *at - 1;
		u->nth = page->units.v[u->same].repeats++;
	}
	for (size_t i = 0; i < page->units.n; i++)
		page->units.v[i].repeats = page->units.v[page->units.v[i].same].repeats;
}

/* Numbers the words' beginnings, from 0. */
static void
number_stems(struct page *page)
{
	uint32_t room = 64, count = 0;

	while (room < 2 * page->stems.n)
		room *= 2;
	while (page->table.n < 2 * room)
		vec_push(&page->table, 0);
	memset(page->table.v, 0, 2 * room * sizeof *page->table.v);
	for (size_t i = 0; i < page->stems.n; i++) {
		uint32_t stem = page->stems.v[i], k = (stem * 2654435761U >> 7) & (room - 1);

		while (page->table.v[2 * k] && page->table.v[2 * k] != stem)
			k = (k + 1) & (room - 1);
		if (page->table.v[2 * k] == 0) {
			page->table.v[2 * k] = stem;
			page->table.v[2 * k + 1] = count++;
		}
		page->stems.v[i] = page->table.v[2 * k + 1];
	}
	while (page->uses.n < count)
		vec_push(&page->uses, (struct stem_use){0});
	if (count > 0)
		memset(page->uses.v, 0, count * sizeof *page->uses.v);
}

void
page_look(struct page *page)
{
	vec_clear(&page->stems);
	for (size_t i = 0; i < page->units.n; i++)
		look(page, &page->units.v[i]);
	repeats(page);
	number_stems(page);
}
