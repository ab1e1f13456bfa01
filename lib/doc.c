/* doc: a document in memory, and the record stream that it is read from and written to. */
#include "doc.h"

#include "text.h"

#include <stdlib.h>

enum { MAX_FIELDS = 4096 };

struct doc *
doc_new(void)
{
	return mem_alloc(sizeof(struct doc));
}

static void
empty(struct doc *doc)
{
	arena_reset(&doc->arena);
	buf_clear(&doc->text);
	vec_clear(&doc->at);
	vec_clear(&doc->paras);
	vec_clear(&doc->sents);
	vec_clear(&doc->toks);
	vec_clear(&doc->ents);
	vec_clear(&doc->facts);
	vec_clear(&doc->things);
	doc->head = doc->tail = doc->d = NULL;
	doc->cut = false;
}

void
doc_free(struct doc *doc)
{
	if (doc == NULL)
		return;
	arena_free(&doc->arena);
	buf_free(&doc->text);
	buf_free(&doc->out);
	vec_free(&doc->at);
	vec_free(&doc->paras);
	vec_free(&doc->sents);
	vec_free(&doc->toks);
	vec_free(&doc->ents);
	vec_free(&doc->facts);
	vec_free(&doc->things);
	free(doc);
}

static struct rec *
new_rec(struct doc *doc, char kind)
{
	struct rec *r = arena_zero(&doc->arena, sizeof *r);

	r->kind = kind;
	return r;
}

static void
append(struct doc *doc, struct rec *r)
{
	if (doc->tail)
		doc->tail->next = r;
	else
		doc->head = r;
	doc->tail = r;
	r->placed = true;
}

/* ---- the document's text ---- */

/*
 * Appends a paragraph's text, which is UTF-8, after an LF if it is not the first, and the offsets of its code points.
 */
static void
add_text(struct doc *doc, struct rec *p, const char *s, size_t n)
{
	uint32_t *at;

	if (doc->paras.n > 0)
		buf_addc(&doc->text, '\n');
	else
		vec_push(&doc->at, 0);
	if (doc->paras.n > 0)
		vec_push(&doc->at, (uint32_t)doc->text.n);
	p->b = (uint32_t)doc->text.n;
	p->start = (uint32_t)doc->at.n - 1;
	while (doc->at.room < doc->at.n + n)
		doc->at.v = mem_grow(doc->at.v, &doc->at.room, sizeof *doc->at.v);
	at = doc->at.v + doc->at.n;
	for (size_t i = 1; i < n; i++) { /* what is no beginning is written over */
		*at = p->b + (uint32_t)i;
		at += (s[i] & 0xC0) != 0x80;
	}
	if (n > 0)
		*at++ = p->b + (uint32_t)n;
	doc->at.n = (size_t)(at - doc->at.v);
	buf_add(&doc->text, s, n);
	p->e = (uint32_t)doc->text.n;
	p->end = (uint32_t)doc->at.n - 1;
}

/* The code point at byte ${b}, which is not before code point ${from}. */
static uint32_t
code_point(const struct doc *doc, uint32_t b, uint32_t from)
{
	while (from + 1 < doc->at.n && doc->at.v[from + 1] <= b)
		from++;
	return from;
}

char *
doc_str(struct doc *doc, const struct rec *r)
{
	size_t n;
	const char *s = doc_text(doc, r, &n);

	return arena_strndup(&doc->arena, s, n);
}

char *
doc_lower(struct doc *doc, const struct rec *r)
{
	size_t n, len = 0;
	const char *s = doc_text(doc, r, &n), *end = s + n;
	char *out = arena_alloc(&doc->arena, 2 * n + 4);

	while (s < end)
		len += utf8_put(text_lower(utf8_next(&s, end)), out + len);
	out[len] = '\0';
	return out;
}

/* Whether byte ${b} of the text is none of ${marks}. */
static bool
is_none_of(const struct doc *doc, uint32_t b, const char *marks)
{
	return b < doc->text.n && strchr(marks, doc->text.s[b]) == NULL;
}

int
doc_quote(const struct doc *doc, const struct rec *tok)
{
	const char *s = doc->text.s + tok->b;
	unsigned char lead = (unsigned char)*s;
	/* what no quotation mark begins with: fast */
	int32_t cp = lead == '"' || lead == 0xC2 || lead == 0xE2 ? utf8_next(&s, doc->text.s + tok->e) : 0;
	bool before, behind;

	if (cp == 0xAB || cp == 0x201E)
		return 1;
	if (cp == 0xBB || cp == 0x201D)
		return -1;
	if (cp != '"' && cp != 0x201C)
		return 0;
	before = tok->b > 0 && is_none_of(doc, tok->b - 1, " \t\n([");
	behind = is_none_of(doc, tok->e, " \t\n)].,;:!?\"") && strncmp(doc->text.s + tok->e, "»", strlen("»")) != 0;
	return behind - before;
}

bool
doc_is_dash(const struct doc *doc, const struct rec *tok)
{
	size_t n;
	const char *s = doc_text(doc, tok, &n);

	return (n == 1 && *s == '-') || (n == 3 && (memcmp(s, "–", 3) == 0 || memcmp(s, "—", 3) == 0));
}

/* ---- keys ---- */

const char *
doc_get(const struct rec *r, const char *name)
{
	for (const struct key *k = r->keys; k; k = k->next)
		if (k->name[0] == name[0] && strcmp(k->name, name) == 0)
			return k->value;
	return NULL;
}

void
doc_add(struct doc *doc, struct rec *r, const char *name, const char *value)
{
	struct key *k = arena_alloc(&doc->arena, sizeof *k), **link = &r->keys;

	while (*link)
		link = &(*link)->next;
	k->next = NULL;
	k->name = name;
	k->value = value;
	*link = k;
	r->raw = NULL;
}

void
doc_set(struct doc *doc, struct rec *r, const char *name, const char *value)
{
	for (struct key *k = r->keys; k; k = k->next) {
		if (strcmp(k->name, name) == 0) {
			k->value = value;
			r->raw = NULL;
			return;
		}
	}
	doc_add(doc, r, name, value);
}

void
doc_grams(struct doc *doc)
{
	for (size_t i = 0; i < doc->toks.n; i++) {
		struct rec *t = doc->toks.v[i];
		const char *pos = doc_get(t, "pos");

		if (pos)
			t->gram = gram_read(pos, doc_get(t, "feats"));
		if (t->lemma == NULL)
			t->lemma = doc_get(t, "lemma");
	}
}

/* ---- entities ---- */

static bool
read_number(const char *s, uint32_t *n)
{
	uint32_t v = 0;

	if (*s == '\0' || (s[0] == '0' && s[1] != '\0') || strlen(s) > 9)
		return false;
	for (; *s; s++) {
		if (*s < '0' || *s > '9')
			return false;
		v = v * 10 + (uint32_t)(*s - '0');
	}
	*n = v;
	return true;
}

/* The number of an entity; 0 for what is none, or beyond what a document may have of them. */
static size_t
number_of(const char *s)
{
	enum { MOST = 1 << 20 };
	uint32_t n;

	return s && read_number(s, &n) && n < MOST ? n : 0;
}

void
doc_number(struct doc *doc)
{
	vec_clear(&doc->things);
	for (size_t i = 0; i < doc->ents.n; i++) {
		size_t n = number_of(doc_get(doc->ents.v[i], "ent"));

		while (n > 0 && doc->things.n <= n)
			vec_push(&doc->things, NULL);
		if (n > 0 && doc->things.v[n] == NULL)
			doc->things.v[n] = doc->ents.v[i];
	}
}

struct rec *
doc_entity(const struct doc *doc, const char *number)
{
	size_t n = number_of(number);

	return n > 0 && n < doc->things.n ? doc->things.v[n] : NULL;
}

/* ---- reading ---- */

/* A line under parsing: its fields, NUL-terminated and unescaped, in the arena. */
struct fields {
	char *v[MAX_FIELDS];
	size_t len[MAX_FIELDS];
	size_t n;
};

/* Unescapes in place; false on an escape that is none. */
static bool
unescape(char *s, size_t *len)
{
	char *in = s, *out = s, *end = s + *len;

	while (in < end) {
		if (*in != '\\') {
			*out++ = *in++;
			continue;
		}
		if (in + 1 == end)
			return false;
		switch (in[1]) {
		case 't':
			*out++ = '\t';
			break;
		case 'n':
			*out++ = '\n';
			break;
		case 'r':
			*out++ = '\r';
			break;
		case '\\':
			*out++ = '\\';
			break;
		default:
			return false;
		}
		in += 2;
	}
	*out = '\0';
	*len = (size_t)(out - s);
	return true;
}

/* Splits a copy of the line at its tabs. Returns what is wrong with it, NULL if nothing is. */
static const char *
split_fields(struct doc *doc, const char *line, size_t n, struct fields *f)
{
	char *s = arena_strndup(&doc->arena, line, n), *end = s + n, *tab;
	bool escapes = memchr(line, '\\', n) != NULL;

	if (memchr(line, '\0', n))
		return "a NUL byte";
	for (f->n = 0;; s = tab + 1) {
		tab = memchr(s, '\t', (size_t)(end - s));
		if (f->n == MAX_FIELDS)
			return "too many fields";
		f->v[f->n] = s;
		f->len[f->n] = (size_t)((tab ? tab : end) - s);
		s[f->len[f->n]] = '\0';
		if (escapes && !unescape(s, &f->len[f->n]))
			return "a bad escape";
		f->n++;
		if (tab == NULL)
			return NULL;
	}
}

/* [a-z][a-z0-9_.]* and, for slots, @N. */
static bool
good_key(const char *s, bool slot)
{
	if (*s < 'a' || *s > 'z')
		return false;
	while ((*s >= 'a' && *s <= 'z') || (*s >= '0' && *s <= '9') || *s == '_' || *s == '.')
		s++;
	if (slot && *s == '@') {
		uint32_t n;

		return read_number(s + 1, &n);
	}
	return *s == '\0';
}

static const char *
read_keys(struct doc *doc, struct rec *r, const struct fields *f, size_t from)
{
	struct key **link = &r->keys;

	for (size_t i = from; i < f->n; i++) {
		struct key *k = arena_alloc(&doc->arena, sizeof *k);
		char *eq = memchr(f->v[i], '=', f->len[i]);

		if (eq == NULL)
			return "a field that is not KEY=VALUE";
		*eq = '\0';
		if (!good_key(f->v[i], r->kind == 'F'))
			return "a key that is none";
		k->name = f->v[i];
		k->value = eq + 1;
		k->next = NULL;
		*link = k;
		link = &k->next;
	}
	return NULL;
}

/* START and END of an S, T, E or F record: inside the text, and TEXT as it stands there. */
static const char *
read_span(struct doc *doc, struct rec *r, const char *text, size_t n)
{
	if (r->start > r->end || r->end >= doc->at.n)
		return "offsets outside the text";
	r->b = doc->at.v[r->start];
	r->e = doc->at.v[r->end];
	if (text && (n != r->e - r->b || memcmp(text, doc->text.s + r->b, n) != 0))
		return "offsets that do not fit TEXT";
	return NULL;
}

static const char *
read_para(struct doc *doc, struct rec *r, const struct fields *f)
{
	long count = utf8_count(f->v[4], f->len[4]);
	uint32_t at = doc->paras.n ? (uint32_t)doc->at.n : 0;

	if (r->start != at || count != (long)r->end - (long)r->start)
		return "offsets that do not fit TEXT";
	r->type = f->v[3];
	add_text(doc, r, f->v[4], f->len[4]);
	return NULL;
}

/* Sentences and tokens come in the order of the text. */
static bool
in_order(const rec_vec *vec, const struct rec *r)
{
	return vec->n == 0 || vec->v[vec->n - 1]->end <= r->start;
}

static rec_vec *
vec_of(struct doc *doc, char kind)
{
	switch (kind) {
	case 'P':
		return &doc->paras;
	case 'S':
		return &doc->sents;
	case 'T':
		return &doc->toks;
	case 'E':
		return &doc->ents;
	case 'F':
		return &doc->facts;
	default:
		return NULL;
	}
}

/* The fixed fields and the keys of a record of a kind that we know. Returns what is wrong with it, NULL if nothing. */
static const char *
read_fixed(struct doc *doc, struct rec *r, const struct fields *f)
{
	static const struct {
		char kind;
		size_t fixed; /* fields before the keys */
		int text;     /* the field of TEXT, 0 if none */
	} shapes[] = {{'P', 5, 4}, {'S', 4, 3}, {'T', 4, 3}, {'E', 5, 4}, {'F', 4, 0}};
	size_t i = 0;
	const char *wrong;

	while (shapes[i].kind != r->kind)
		i++;
	if (f->n < shapes[i].fixed)
		return "fields are missing";
	if (!read_number(f->v[1], &r->start) || !read_number(f->v[2], &r->end))
		return "offsets that are no numbers";
	wrong = read_keys(doc, r, f, shapes[i].fixed);
	if (wrong)
		return wrong;
	if (r->kind == 'P')
		return read_para(doc, r, f);
	if (r->kind == 'E' || r->kind == 'F')
		r->type = f->v[3];
	wrong = shapes[i].text ? read_span(doc, r, f->v[shapes[i].text], f->len[shapes[i].text])
	    : read_span(doc, r, NULL, 0);
	if (wrong == NULL && (r->kind == 'S' || r->kind == 'T') && !in_order(vec_of(doc, r->kind), r))
		return "out of order";
	return wrong;
}

static const char *
read_record(struct doc *doc, struct rec *r, const char *line, size_t n)
{
	struct fields f;
	const char *wrong;

	if (utf8_count(line, n) < 0)
		return "invalid UTF-8";
	if (n == 0)
		return "an empty line";
	if (n > 1 && line[1] != '\t')
		return NULL; /* a kind of somebody's own */
	r->kind = strchr("DPSTEF", line[0]) ? line[0] : 0;
	if (r->kind == 0)
		return NULL;
	wrong = split_fields(doc, line, n, &f);
	if (wrong)
		return wrong;
	if (r->kind != 'D')
		return doc->d ? read_fixed(doc, r, &f) : "a record before the first D";
	if (f.n < 2 || f.len[1] == 0)
		return "D without an ID";
	r->type = f.v[1];
	return read_keys(doc, r, &f, 2);
}

static void
take_line(struct doc *doc, const struct in *in, const char *line, size_t n)
{
	struct rec *r = new_rec(doc, 0);
	const char *wrong;

	if (n > 0 && line[0] == '#') {
		r->kind = '#';
		wrong = utf8_count(line, n) < 0 ? "invalid UTF-8" : NULL;
	} else
		wrong = read_record(doc, r, line, n);
	if (wrong) {
		tool_bad(in->name, in->line, "%s", wrong);
		r->kind = 0;
	}
	r->raw = arena_strndup(&doc->arena, line, n);
	r->rawlen = (uint32_t)n;
	append(doc, r);
	if (r->kind == 'D')
		doc->d = r;
	if (vec_of(doc, r->kind))
		vec_push(vec_of(doc, r->kind), r);
}

bool
doc_read(struct in *in, struct doc *doc)
{
	size_t n;
	char *line;

	empty(doc);
	doc->file = in->name;
	doc->line = in->line + 1;
	while ((line = in_line(in, &n)) != NULL) {
		bool begins = n > 1 && line[0] == 'D' && line[1] == '\t';

		if (begins && doc->head) {
			in_unread(in);
			doc->cut = doc->d != NULL;
			break;
		}
		if (n == 1 && line[0] == '.' && doc->d) {
			doc_end(doc);
			break;
		}
		take_line(doc, in, line, n);
	}
	if (line == NULL && doc->d && (doc->tail == NULL || doc->tail->kind != '.'))
		doc->cut = true;
	if (doc->cut)
		tool_bad(in->name, in->line, "document %s was cut off", doc->d->type);
	doc_index(doc);
	return doc->head != NULL;
}

/* ---- order ---- */

/* Sets [lo, hi) of each of ${outer} to the elements of ${inner} that lie inside; both are in the order of the text. */
static void
nest(rec_vec *outer, rec_vec *inner)
{
	size_t i = 0;

	for (size_t o = 0; o < outer->n; o++) {
		struct rec *r = outer->v[o];

		while (i < inner->n && inner->v[i]->start < r->start)
			i++;
		r->lo = (uint32_t)i;
		while (i < inner->n && inner->v[i]->end <= r->end)
			i++;
		r->hi = (uint32_t)i;
	}
}

/* The first token that does not end before code point ${start}. */
static uint32_t
token_at(const struct doc *doc, uint32_t start)
{
	size_t lo = 0, hi = doc->toks.n;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;

		if (doc->toks.v[mid]->end <= start)
			lo = mid + 1;
		else
			hi = mid;
	}
	return (uint32_t)lo;
}

static void
cover(const struct doc *doc, rec_vec *spans)
{
	for (size_t i = 0; i < spans->n; i++) {
		struct rec *r = spans->v[i];

		r->lo = r->hi = token_at(doc, r->start);
		while (r->hi < doc->toks.n && doc->toks.v[r->hi]->start < r->end)
			r->hi++;
	}
}

void
doc_index(struct doc *doc)
{
	nest(&doc->paras, &doc->sents);
	nest(&doc->sents, &doc->toks);
	cover(doc, &doc->ents);
	cover(doc, &doc->facts);
}

static int
by_place(const void *x, const void *y)
{
	const struct rec *a = *(struct rec *const *)x, *b = *(struct rec *const *)y;

	if (a->start != b->start)
		return a->start < b->start ? -1 : 1;
	if (a->end != b->end)
		return a->end > b->end ? -1 : 1;
	return strcmp(a->type, b->type);
}

/* Links the new ones of ${spans} behind the last record of their sentence whose kind is in ${behind}. */
static void
place(struct doc *doc, rec_vec *spans, const char *behind)
{
	size_t next = 0;

	for (size_t s = 0; s < doc->sents.n && next < spans->n; s++) {
		struct rec *sent = doc->sents.v[s], *at = sent, *r;
		bool last = s + 1 == doc->sents.n;

		for (r = sent->next; r && strchr("TEF#", r->kind ? r->kind : '#'); r = r->next)
			if (r->kind && strchr(behind, r->kind))
				at = r;
		for (; next < spans->n && (last || spans->v[next]->start < doc->sents.v[s + 1]->start); next++) {
			r = spans->v[next];
			if (r->placed)
				continue;
			r->next = at->next;
			at->next = r;
			r->placed = true;
			at = r;
		}
	}
}

void
doc_place(struct doc *doc)
{
	if (doc->ents.n)
		qsort(doc->ents.v, doc->ents.n, sizeof *doc->ents.v, by_place);
	place(doc, &doc->ents, "TE");
	place(doc, &doc->facts, "TEF");
}

size_t
doc_first_ent(const struct doc *doc, uint32_t b)
{
	size_t lo = 0, hi = doc->ents.n;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;

		if (doc->ents.v[mid]->b < b)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

/* ---- building ---- */

void
doc_begin(struct doc *doc, const char *id)
{
	empty(doc);
	doc->d = new_rec(doc, 'D');
	doc->d->type = arena_strndup(&doc->arena, id, strlen(id));
	append(doc, doc->d);
}

void
doc_end(struct doc *doc)
{
	append(doc, new_rec(doc, '.'));
}

struct rec *
doc_para(struct doc *doc, const char *kind, const char *text, size_t n)
{
	struct rec *p = new_rec(doc, 'P');

	p->type = kind;
	add_text(doc, p, text, n);
	append(doc, p);
	vec_push(&doc->paras, p);
	return p;
}

struct rec *
doc_insert(struct doc *doc, struct rec *after, char kind, uint32_t b, uint32_t e)
{
	struct rec *r = new_rec(doc, kind);

	r->b = b;
	r->e = e;
	r->start = code_point(doc, b, after->kind == 'T' ? after->end : after->start);
	r->end = code_point(doc, e, r->start);
	r->next = after->next;
	after->next = r;
	r->placed = true;
	if (doc->tail == after)
		doc->tail = r;
	vec_push(vec_of(doc, kind), r);
	return r;
}

static struct rec *
span(struct doc *doc, char kind, const char *type, uint32_t lo, uint32_t hi)
{
	struct rec *r = new_rec(doc, kind);

	r->type = type;
	r->lo = lo;
	r->hi = hi;
	r->start = doc->toks.v[lo]->start;
	r->b = doc->toks.v[lo]->b;
	r->end = doc->toks.v[hi - 1]->end;
	r->e = doc->toks.v[hi - 1]->e;
	vec_push(vec_of(doc, kind), r);
	return r;
}

struct rec *
doc_mention(struct doc *doc, const char *type, uint32_t lo, uint32_t hi)
{
	return span(doc, 'E', type, lo, hi);
}

struct rec *
doc_fact(struct doc *doc, const char *type, uint32_t lo, uint32_t hi)
{
	return span(doc, 'F', type, lo, hi);
}

void
doc_comment(struct doc *doc, struct rec *sent, const char *text)
{
	struct rec *r = new_rec(doc, '#'), *at = sent;
	char *line = arena_strndup(&doc->arena, text, strlen(text));

	for (char *s = line; *s; s++)
		if ((unsigned char)*s < ' ')
			*s = ' ';
	r->raw = line;
	r->rawlen = (uint32_t)strlen(line);
	while (at->next && strchr("TEF#", at->next->kind ? at->next->kind : '#'))
		at = at->next;
	r->next = at->next;
	at->next = r;
	if (doc->tail == at)
		doc->tail = r;
}

/* ---- writing ---- */

/* Whether there may be something to escape: a byte below a space, or a backslash. */
static bool
may_need_escapes(const char *s, size_t n)
{
	const uint64_t ones = 0x0101010101010101U, high = 0x8080808080808080U;

	for (uint64_t v = 0, odd; n > 0; n -= n < 8 ? n : 8, s += 8) {
		if (n >= 8)
			memcpy(&v, s, 8);
		else {
			v = ones * ' ';
			memcpy(&v, s, n);
		}
		odd = v ^ ones * '\\';
		if (((v - ones * ' ') & ~v & high) || ((odd - ones) & ~odd & high))
			return true;
	}
	return false;
}

static void
put_escaped(struct buf *line, const char *s, size_t n)
{
	char *out;

	if (!may_need_escapes(s, n)) {
		buf_add(line, s, n);
		return;
	}
	out = buf_room(line, 2 * n);
	for (const char *end = s + n; s < end; s++) {
		char c = *s;

		if (c == '\\' || c == '\t' || c == '\n' || c == '\r') {
			*out++ = '\\';
			c = c == '\t' ? 't' : c == '\n' ? 'n' : c == '\r' ? 'r' : c;
		}
		*out++ = c;
	}
	line->n = (size_t)(out - line->s);
}

static void
put_field(struct buf *line, const char *s)
{
	buf_addc(line, '\t');
	put_escaped(line, s, strlen(s));
}

static void
put_number(struct buf *line, uint32_t n)
{
	char digits[10], *end = digits + sizeof digits;
	const char *s = text_decimal(end, n);

	buf_addc(line, '\t');
	buf_add(line, s, (size_t)(end - s));
}

static void
put_rec(const struct doc *doc, const struct rec *r, struct buf *line)
{
	bool placed = r->kind != 'D' && r->kind != '.';
	size_t n;
	const char *text = doc_text(doc, r, &n);

	buf_addc(line, r->kind);
	if (placed) {
		put_number(line, r->start);
		put_number(line, r->end);
	}
	if (r->type)
		put_field(line, r->type);
	if (placed && r->kind != 'F') {
		buf_addc(line, '\t');
		put_escaped(line, text, n);
	}
	for (const struct key *k = r->keys; k; k = k->next) {
		buf_addc(line, '\t');
		buf_adds(line, k->name);
		buf_addc(line, '=');
		put_escaped(line, k->value, strlen(k->value));
	}
}

void
doc_write(struct doc *doc, FILE *out)
{
	enum { ENOUGH = 1 << 15 };

	doc_place(doc);
	buf_clear(&doc->out);
	for (const struct rec *r = doc->head; r; r = r->next) {
		if (r->raw)
			buf_add(&doc->out, r->raw, r->rawlen);
		else
			put_rec(doc, r, &doc->out);
		buf_addc(&doc->out, '\n');
		if (doc->out.n >= ENOUGH || r->next == NULL) {
			fwrite(doc->out.s, 1, doc->out.n, out);
			buf_clear(&doc->out);
		}
	}
}
