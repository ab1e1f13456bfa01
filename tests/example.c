/* The library's worked example: the mentions and facts of a text, one a line. Fails where there are none. */
#include "svodka.h"

#include <stdio.h>
#include <string.h>

int
main(int argc, char *argv[])
{
	const char *text = argc > 1 ? argv[1] : "14 февраля посол Румынии Мадалина Лупу побывала в Актау.";
	struct svodka *s = svodka_open();
	bool found;

	if (!svodka_run(s, text, strlen(text), "2023-02-15")) {
		fprintf(stderr, "the text is not UTF-8\n");
		svodka_close(s);
		return 1;
	}
	for (size_t i = 0; i < svodka_entities(s); i++) {
		struct svodka_entity e = svodka_entity(s, i);
		size_t n;
		const char *words = svodka_text(s, e.span, &n);

		printf("%s\t%.*s\t%s\n", e.type, (int)n, words, e.norm ? e.norm : e.value ? e.value : "");
	}
	for (size_t i = 0; i < svodka_facts(s); i++) {
		struct svodka_fact f = svodka_fact(s, i);
		struct svodka_slot slot;

		printf("%s (%.2f)", f.type, f.conf);
		for (size_t k = 0; svodka_slot(s, i, k, &slot); k++)
			printf(" %s=%s", slot.name, slot.value);
		putchar('\n');
	}
	found = svodka_entities(s) > 0 && svodka_facts(s) > 0;
	svodka_close(s);
	return found ? 0 : 1;
}
