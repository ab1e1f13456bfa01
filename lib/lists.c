/* lists: sorted lists of names' stems. */
#include "lists.h"

#include "embed.h"

#include <string.h>

EMBED(cities_txt, "lib/data/cities.txt");
EMBED(regions_txt, "lib/data/regions.txt");
EMBED(people_txt, "lib/data/people.txt");

/* Compares a line with ${n} bytes of ${s}, which hold no end of a line, as memcmp would. */
static int
compare(const char *line, const char *s, size_t n)
{
	size_t i = 0;

	while (i < n && line[i] == s[i])
		i++;
	return i < n ? (unsigned char)line[i] - (unsigned char)s[i] : line[i] != '\n';
}

/* Bisects bytes; each probe goes back to the beginning of its line. */
static bool
has_line(const char *lo, const char *hi, const char *s, size_t n)
{
	const char *begin = lo, *end = hi;

	while (lo < hi) {
		const char *line = lo + (hi - lo) / 2;
		int c;

		while (line > begin && line[-1] != '\n')
			line--;
		c = compare(line, s, n);
		if (c == 0)
			return true;
		if (c > 0)
			hi = line;
		else {
			lo = memchr(line, '\n', (size_t)(end - line));
			if (lo == NULL)
				return false;
			lo++;
		}
	}
	return false;
}

static const unsigned char *const begins[] = {cities_txt, regions_txt, people_txt};
static const unsigned char *const ends[] = {cities_txt_end, regions_txt_end, people_txt_end};

static bool
has(enum list list, const char *stem, size_t n)
{
	return has_line((const char *)begins[list], (const char *)ends[list], stem, n);
}

bool
lists_has(enum list list, const char *word, size_t n)
{
	static const char *const endings[] = {"", "а", "я", "у", "ю", "е", "и", "ы", "о", "ь", "й", "ой", "ей", "ом",
	    "ем", "ью", "ым", "им", "ем", "ого", "ому", "ии", "ию", "ия", "ией"};
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
		size_t len = strlen(endings[i]);

		if (n >= len + 4 && memcmp(word + n - len, endings[i], len) == 0 && has(list, word, n - len))
			return true;
	}
	return false;
}

bool
lists_has_base(enum list list, const char *name, size_t n)
{
	return has(list, name, n);
}
