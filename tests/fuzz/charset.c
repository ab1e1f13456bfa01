/* fuzz/charset: arbitrary bytes in every character set: what comes out is UTF-8. */
#include <stdlib.h>

#include "charset.h"
#include "text.h"
#include "tool.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const names[] = {NULL, "UTF-8", "UTF-16LE", "UTF-16BE", "windows-1251", "KOI8-R", "KOI8-U",
	    "ISO-8859-5", "IBM866", "x-mac-cyrillic"};
	struct buf room = {0}, mended = {0};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct charset_text text;

		if (!charset_read(names[i], (const char *)data, size, &room, &text) || utf8_count(text.s, text.n) < 0)
			abort();
		charset_mend(&text, &mended);
		if (utf8_count(text.s, text.n) < 0)
			abort();
	}
	buf_free(&room);
	buf_free(&mended);
	return 0;
}
