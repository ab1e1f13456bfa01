/* markup: text as the content or an attribute's value of HTML and XML. */
#include "markup.h"

#include "text.h"

#include <string.h>

static const char *
reference(int32_t cp)
{
	switch (cp) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	default:
		return NULL;
	}
}

/* Char of XML 1.0, without the C1 controls that HTML forbids. */
static bool
allowed(int32_t cp)
{
	return cp == '\t' || cp == '\n' || (cp >= 0x20 && cp < 0x7F) || (cp >= 0xA0 && cp < 0xFFFE) || cp > 0xFFFF;
}

void
markup_text(const char *s, size_t n, FILE *out)
{
	char utf8[4];

	for (const char *end = s + n; s < end;) {
		int32_t cp = utf8_next(&s, end);
		const char *ref = reference(cp);
		size_t len = utf8_put(allowed(cp) ? cp : 0xFFFD, utf8);

		if (ref)
			fputs(ref, out);
		else
			fwrite(utf8, 1, len, out);
	}
}

void
markup_string(const char *s, FILE *out)
{
	markup_text(s, strlen(s), out);
}
