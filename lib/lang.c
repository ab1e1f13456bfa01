/* lang: which language a text is in, of those that a Russian page could be mistaken for. */
#include "lang.h"

#include "text.h"

#include <string.h>

enum { LOOKED_AT = 2 * 1024, LETTERS = 0x530 - 0x400 };

/* What a text is made of. */
struct counts {
	size_t cyrillic, latin;
	size_t letter[LETTERS]; /* Cyrillic ones, in lower case */
};

static void
count(const char *s, size_t n, struct counts *c)
{
	const char *end = s + n;

	memset(c, 0, sizeof *c);
	while (s < end) {
		int32_t cp = utf8_next(&s, end);

		if (text_is_cyrillic(cp)) {
			c->cyrillic++;
			c->letter[text_lower(cp) - 0x400]++;
		} else if (cp < 0x250 && text_is_letter(cp))
			c->latin++;
	}
}

/* How many of the letters in ${letters} (UTF-8) the text has. */
static size_t
of(const struct counts *c, const char *letters)
{
	const char *end = letters + strlen(letters);
	size_t n = 0;

	while (letters < end)
		n += c->letter[utf8_next(&letters, end) - 0x400];
	return n;
}

/*
 * Letters that a language has and Russian has not decide, where they are as frequent as they are in running text; a
 * name or a quotation in another language does not.
 */
static const char *
cyrillic(const struct counts *c)
{
	size_t some = c->cyrillic / 50 + 2, few = c->cyrillic / 150 + 2, russian = of(c, "ыэъё");

	if (of(c, "ұқғәңөүһі") > some && of(c, "ұқғ") > few)
		return of(c, "ұәі") > few ? "kk" : "uz";
	if (of(c, "ҷӣӯҳ") > few)
		return "tg";
	if (of(c, "әҗ") > few)
		return "tt";
	if (of(c, "өүң") > few)
		return "ky";
	if (of(c, "ў") > few)
		return of(c, "ҳқғ") > few ? "uz" : "be";
	if (of(c, "іїєґ") > some)
		return "uk";
	if (of(c, "љњјђћџ") > some)
		return of(c, "ѓќѕ") > few / 2 ? "mk" : "sr";
	if (of(c, "ъ") > some && of(c, "ъ") > 3 && of(c, "ыэё") * 20 < of(c, "ъ")) /* not one «объявить» in a line */
		return "bg";
	return russian > 0 || c->cyrillic < 200 ? "ru" : NULL;
}

/* How often a word that begins and ends with a space is there. */
static size_t
times(const char *s, size_t n, const char *word)
{
	const char *end = s + n;
	size_t k = 0;

	while ((s = memmem(s, (size_t)(end - s), word, strlen(word))) != NULL)
		k++, s++;
	return k;
}

static const char *
latin(const char *s, size_t n)
{
	static const struct {
		const char *code, *words[4];
	} langs[] = {{"en", {" the ", " of ", " and ", " to "}}, {"de", {" der ", " die ", " und ", " das "}},
	    {"fr", {" les ", " des ", " et ", " une "}}};
	const char *best = NULL;
	size_t top = n / 300 + 1;

	for (size_t i = 0; i < sizeof langs / sizeof *langs; i++) {
		size_t k = 0;

		for (size_t w = 0; w < 4; w++)
			k += times(s, n, langs[i].words[w]);
		if (k > top)
			top = k, best = langs[i].code;
	}
	return best;
}

const char *
lang_of(const char *s, size_t n)
{
	struct counts c;

	if (n > LOOKED_AT)
		n = LOOKED_AT;
	count(s, n, &c);
	if (c.cyrillic + c.latin < 3)
		return NULL;
	return c.cyrillic * 2 >= c.latin ? cyrillic(&c) : latin(s, n);
}
