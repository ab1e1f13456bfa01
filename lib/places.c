/* places: what is known of places and organisations by name. */
#include "places.h"

#include "embed.h"
#include "mem.h"
#include "text.h"

#include <stdio.h>
#include <stdlib.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

EMBED(places_txt, "lib/data/places.txt");
EMBED(subdivisions_txt, "lib/data/subdivisions.txt");
EMBED(orgs_txt, "lib/data/orgs.txt");

enum { HASH = 4096, FOLD = 256 };
enum table { NAMES, ADJECTIVES, ORGS, TABLES };

struct entry {
	struct entry *next; /* of the same hash */
	const char *key;    /* folded */
	const struct place *place;
};

struct places {
	struct arena arena;
	struct entry *entries[TABLES][HASH];
	VEC(const char *) phrases; /* of organisations */
	int count;
};

static uint32_t
hash(const char *s)
{
	uint32_t h = 2166136261U;

	for (; *s; s++)
		h = (h ^ (unsigned char)*s) * 16777619U;
	return h % HASH;
}

static const struct place *
find_key(const struct entry *e, const char *key)
{
	for (; e; e = e->next)
		if (strcmp(e->key, key) == 0)
			return e->place;
	return NULL;
}

static const struct place *
find(const struct places *p, enum table table, const char *name, size_t n)
{
	char key[FOLD];

	text_fold(name, n, key, sizeof key);
	return find_key(p->entries[table][hash(key)], key);
}

static void
add(struct places *p, enum table table, const char *name, size_t n, const struct place *place)
{
	struct entry *e, **first;
	char key[FOLD];
	size_t len = text_fold(name, n, key, sizeof key);

	first = &p->entries[table][hash(key)];
	if (n == 0 || (n == 1 && *name == '-') || find_key(*first, key))
		return;
	e = arena_alloc(&p->arena, sizeof *e);
	e->key = arena_strndup(&p->arena, key, len);
	e->place = place;
	e->next = *first;
	*first = e;
	if (table == ORGS && strchr(e->key, ' '))
		vec_push(&p->phrases, e->key);
}

/* Adds each of the names separated by `;`. */
static void
add_names(struct places *p, enum table table, const char *s, size_t n, const struct place *place)
{
	const char *end = s + n;

	while (s < end) {
		const char *semicolon = memchr(s, ';', (size_t)(end - s));
		const char *to = semicolon ? semicolon : end;

		add(p, table, s, (size_t)(to - s), place);
		s = to + 1;
	}
}

static void
add_line(struct places *p, enum table table, const char *s, const char *end)
{
	const char *field[4];
	size_t len[4], n = text_fields(s, end, field, len, 4), names = table == ORGS ? 1 : 2;
	struct place *place = arena_zero(&p->arena, sizeof *place);

	if (n <= names)
		return;
	if (table == NAMES && *field[0] != '-')
		place->iso = arena_strndup(&p->arena, field[0], len[0]);
	place->sub = arena_strndup(&p->arena, field[names - 1], len[names - 1]);
	place->name = arena_strndup(&p->arena, field[names], len[names]);
	if (strchr(place->name, ';'))
		*strchr((char *)place->name, ';') = '\0';
	place->number = ++p->count;
	add_names(p, table, field[names], len[names], place);
	if (n > 3)
		add_names(p, ADJECTIVES, field[3], len[3], place);
}

static void
add_file(struct places *p, enum table table, const unsigned char *from, const unsigned char *to)
{
	const char *s = (const char *)from, *end = (const char *)to;

	while (s < end) {
		const char *lf = memchr(s, '\n', (size_t)(end - s));

		if (lf == NULL)
			lf = end;
		if (lf > s && *s != '#')
			add_line(p, table, s, lf);
		s = lf + 1;
	}
}

/* Countries that the list leaves out, by their names in ICU. */
static void
add_icu(struct places *p)
{
	for (const char *const *code = uloc_getISOCountries(); *code; code++) {
		struct place *place;
		UErrorCode status = U_ZERO_ERROR;
		UChar name[128];
		char locale[8] = "und_", utf8[256];

		strncat(locale, *code, 3);
		uloc_getDisplayCountry(locale, "ru", name, 128, &status);
		u_strToUTF8(utf8, sizeof utf8, NULL, name, -1, &status);
		if (U_FAILURE(status) || find(p, NAMES, utf8, strlen(utf8)))
			continue;
		place = arena_zero(&p->arena, sizeof *place);
		place->iso = *code;
		place->sub = "country";
		place->name = arena_strndup(&p->arena, utf8, strlen(utf8));
		place->number = ++p->count;
		add(p, NAMES, utf8, strlen(utf8), place);
	}
}

static int
longer_first(const void *a, const void *b)
{
	const char *x = *(const char *const *)a, *y = *(const char *const *)b;
	size_t n = strlen(x), m = strlen(y);

	return n != m ? (n < m) - (n > m) : strcmp(x, y);
}

struct places *
places_open(void)
{
	struct places *p = mem_alloc(sizeof *p);

	add_file(p, NAMES, places_txt, places_txt_end);
	add_file(p, NAMES, subdivisions_txt, subdivisions_txt_end);
	add_file(p, ORGS, orgs_txt, orgs_txt_end);
	add_icu(p);
	qsort(p->phrases.v, p->phrases.n, sizeof *p->phrases.v, longer_first);
	return p;
}

void
places_close(struct places *p)
{
	vec_free(&p->phrases);
	arena_free(&p->arena);
	free(p);
}

/* The word for a state («королевство») among those of ${s}; its length into *${n}. */
static const char *
kind_of_state(const char *s, size_t *n)
{
	static const char *const kinds[] = {"республика", "королевство", "федерация", "конфедерация", "княжество",
	    "герцогство", "султанат", "эмират", "государство"};

	for (; *s; s += strcspn(s, " "), s += *s == ' ') {
		*n = strcspn(s, " ");
		for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
			if (strlen(kinds[i]) == *n && memcmp(s, kinds[i], *n) == 0)
				return s;
	}
	return NULL;
}

/* A country by its full name: «Исламская Республика Иран» by what follows the word for a state, «Чешская Республика» by
 * its adjective. */
static const struct place *
find_state(const struct places *p, const char *name, size_t n)
{
	char key[FOLD], adjective[FOLD + 4];
	size_t first, len;
	const char *kind;
	const struct place *place;

	text_fold(name, n, key, sizeof key);
	kind = kind_of_state(key, &len);
	if (kind == NULL)
		return NULL;
	first = strcspn(key, " ");
	if (kind[len] == ' ')
		place = find(p, NAMES, kind + len + 1, strlen(kind + len + 1));
	else if (kind > key && first > 4) {
		snprintf(adjective, sizeof adjective, "%.*sий", (int)(first - 4), key); /* -ая, -ое, -ий */
		place = find(p, ADJECTIVES, adjective, strlen(adjective));
	} else
		return NULL;
	return place && strcmp(place->sub, "country") == 0 ? place : NULL;
}

const struct place *
places_find(const struct places *p, const char *name, size_t n)
{
	const struct place *place = find(p, NAMES, name, n);

	return place || memchr(name, ' ', n) == NULL ? place : find_state(p, name, n);
}

const struct place *
places_org(const struct places *p, const char *name, size_t n)
{
	return find(p, ORGS, name, n);
}

size_t
places_firm(const char *s, size_t n)
{
	static const char *const trades[] = {"газ", "маш", "пром", "строй", "транс", "стат", "банк", "энерго",
	    "экспорт", "импорт", "телеком", "инвест", "атом", "торг", "холдинг", "продукт", NULL};
	static const char *const cases[] = {"", "а", "у", "ом", "е", NULL};

	if (text_capitals(s, n) > 0 || memchr(s, ' ', n))
		return 0;
	for (const char *const *end = cases; *end; end++) {
		size_t cut = strlen(*end);

		if (n >= cut + strlen("Белстат") && text_ends_in(s, n, *end) && text_ends_among(s, n - cut, trades))
			return n - cut;
	}
	return 0; /* a shorter one, «Томаш», may be somebody */
}

const char *
places_org_phrase(const struct places *p, size_t i)
{
	return i < p->phrases.n ? p->phrases.v[i] : NULL;
}

const struct place *
places_adjective(const struct places *p, const char *lemma, size_t n)
{
	return find(p, ADJECTIVES, lemma, n);
}
