/* jsonl: the fields of one JSON object on a line. */
#include "jsonl.h"

#include "text.h"

#include <stdlib.h>

enum { DEPTH = 64 };

/* A line under reading. */
struct reader {
	const char *s, *end;
	struct arena *arena;
};

static void
spaces(struct reader *r)
{
	while (r->s < r->end && (*r->s == ' ' || *r->s == '\t' || *r->s == '\r' || *r->s == '\n'))
		r->s++;
}

/* Takes the character ${c}, after spaces. */
static bool
take(struct reader *r, char c)
{
	spaces(r);
	if (r->s == r->end || *r->s != c)
		return false;
	r->s++;
	return true;
}

/* Four hexadecimal digits; -1 if they are none. */
static int32_t
hex(struct reader *r)
{
	int32_t v = 0;

	if (r->end - r->s < 4)
		return -1;
	for (int i = 0; i < 4; i++) {
		char c = *r->s++;

		if (c >= '0' && c <= '9')
			v = v << 4 | (c - '0');
		else if ((c | 32) >= 'a' && (c | 32) <= 'f')
			v = v << 4 | ((c | 32) - 'a' + 10);
		else
			return -1;
	}
	return v;
}

/* What stands behind \u, two of them where they are a pair. */
static int32_t
unicode(struct reader *r)
{
	int32_t cp = hex(r), low;

	if (cp < 0 || cp < 0xD800 || cp > 0xDFFF)
		return cp;
	if (cp > 0xDBFF || r->end - r->s < 6 || r->s[0] != '\\' || r->s[1] != 'u')
		return 0xFFFD;
	r->s += 2;
	low = hex(r);
	if (low < 0)
		return -1;
	return low >= 0xDC00 && low <= 0xDFFF ? 0x10000 + ((cp - 0xD800) << 10) + (low - 0xDC00) : 0xFFFD;
}

static bool
escape(struct reader *r, char **out)
{
	static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
	const char *at;
	int32_t cp;

	if (r->s == r->end)
		return false;
	if (*r->s == 'u') {
		r->s++;
		cp = unicode(r);
		if (cp < 0)
			return false;
		*out += utf8_put(cp, *out);
		return true;
	}
	at = memchr(from, *r->s++, sizeof from - 1);
	if (at == NULL)
		return false;
	*(*out)++ = to[at - from];
	return true;
}

/* A string, unescaped: never longer than it stands there. */
static bool
string(struct reader *r, const char **value, size_t *len)
{
	const char *quote;
	char *out, *start;

	if (!take(r, '"'))
		return false;
	for (quote = r->s; quote < r->end && *quote != '"'; quote++)
		if (*quote == '\\' && quote + 1 < r->end)
			quote++;
	if (quote >= r->end)
		return false;
	start = out = arena_alloc(r->arena, (size_t)(quote - r->s) + 4);
	while (r->s < quote) {
		if ((unsigned char)*r->s < ' ')
			return false;
		if (*r->s != '\\')
			*out++ = *r->s++;
		else if (r->s++, !escape(r, &out))
			return false;
	}
	r->s = quote + 1;
	*out = '\0';
	*value = start;
	*len = (size_t)(out - start);
	return true;
}

static bool value(struct reader *, int depth, struct jsonl_field *);

/* The members of an array or object that is not kept. */
static bool
pass_over(struct reader *r, int depth, char close)
{
	struct jsonl_field unused;

	if (take(r, close))
		return true;
	do {
		if (close == '}' && (!string(r, &unused.value, &unused.len) || !take(r, ':')))
			return false;
		if (!value(r, depth + 1, &unused))
			return false;
	} while (take(r, ','));
	return take(r, close);
}

/* A number, true, false, null. */
static bool
literal(struct reader *r, struct jsonl_field *f)
{
	const char *from = r->s;
	size_t n;

	while (r->s < r->end &&
	       (strchr("+-.", *r->s) || (*r->s >= '0' && *r->s <= '9') || ((*r->s | 32) >= 'a' && (*r->s | 32) <= 'z')))
		r->s++;
	n = (size_t)(r->s - from);
	if (n == 4 && memcmp(from, "null", 4) == 0)
		return true;
	if (n == 0 || ((*from < '0' || *from > '9') && *from != '-' && (n != 4 || memcmp(from, "true", 4)) &&
			  (n != 5 || memcmp(from, "false", 5))))
		return false;
	f->value = arena_strndup(r->arena, from, n);
	f->len = n;
	return true;
}

static bool
value(struct reader *r, int depth, struct jsonl_field *f)
{
	f->value = NULL;
	f->len = 0;
	spaces(r);
	if (r->s == r->end || depth > DEPTH)
		return false;
	switch (*r->s) {
	case '"':
		return string(r, &f->value, &f->len);
	case '{':
		r->s++;
		return pass_over(r, depth, '}');
	case '[':
		r->s++;
		return pass_over(r, depth, ']');
	default:
		return literal(r, f);
	}
}

bool
jsonl_read(const char *s, size_t n, struct arena *arena, jsonl_fields *out)
{
	struct reader r = {s, s + n, arena};

	vec_clear(out);
	if (!take(&r, '{'))
		return false;
	if (!take(&r, '}')) {
		do {
			struct jsonl_field f = {0};
			size_t len;

			if (!string(&r, &f.name, &len) || !take(&r, ':') || !value(&r, 1, &f))
				return false;
			vec_push(out, f);
		} while (take(&r, ','));
		if (!take(&r, '}'))
			return false;
	}
	spaces(&r);
	return r.s == r.end;
}
