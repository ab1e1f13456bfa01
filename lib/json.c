/* json: a document as one JSON object. */
#include "json.h"

#include "slots.h"
#include "text.h"

#include <stdlib.h>

/* The writer: commas and indentation follow from the nesting. */
struct json {
	FILE *out;
	bool indent, first; /* first: nothing stands in the innermost object or array yet */
	int depth;
};

static void
newline(const struct json *j)
{
	if (!j->indent || j->depth == 0)
		return;
	putc_unlocked('\n', j->out);
	for (int i = 0; i < j->depth; i++)
		fputs_unlocked("  ", j->out);
}

/* A code point that cannot stand as it is; -1 is what was not UTF-8. */
static void
put_escape(int32_t cp, FILE *out)
{
	if (cp < 0)
		fputs_unlocked("\xEF\xBF\xBD", out);
	else if (cp == '"' || cp == '\\')
		fprintf(out, "\\%c", (int)cp);
	else if (cp == '\n')
		fputs_unlocked("\\n", out);
	else if (cp == '\t')
		fputs_unlocked("\\t", out);
	else
		fprintf(out, "\\u%04x", (unsigned)cp);
}

static void
put_string(const char *s, size_t n, FILE *out)
{
	const char *end = s + n, *plain = s;
	bool valid = utf8_count(s, n) >= 0;

	putc_unlocked('"', out);
	while (s < end) {
		const char *at = s;
		int32_t cp;

		if (valid && *s & 0x80) {
			s++;
			continue;
		}
		cp = utf8_next(&s, end);
		if (cp >= 0x20 && cp != '"' && cp != '\\' && cp != 0x7F)
			continue;
		fwrite_unlocked(plain, 1, (size_t)(at - plain), out);
		put_escape(cp, out);
		plain = s;
	}
	fwrite_unlocked(plain, 1, (size_t)(end - plain), out);
	putc_unlocked('"', out);
}

/* The comma, the newline and, in an object, the key that come before a value. */
static void
begin_value(struct json *j, const char *key)
{
	if (!j->first)
		putc_unlocked(',', j->out);
	newline(j);
	j->first = false;
	if (key) {
		put_string(key, strlen(key), j->out);
		putc_unlocked(':', j->out);
		if (j->indent)
			putc_unlocked(' ', j->out);
	}
}

static void
open_level(struct json *j, const char *key, char bracket)
{
	begin_value(j, key);
	putc_unlocked(bracket, j->out);
	j->first = true;
	j->depth++;
}

static void
close_level(struct json *j, char bracket)
{
	j->depth--;
	if (!j->first)
		newline(j);
	if (j->indent && j->depth == 0 && !j->first)
		putc_unlocked('\n', j->out);
	putc_unlocked(bracket, j->out);
	j->first = false;
}

static void
text_value(struct json *j, const char *key, const char *s, size_t n)
{
	begin_value(j, key);
	put_string(s, n, j->out);
}

static void
string_value(struct json *j, const char *key, const char *s)
{
	text_value(j, key, s, strlen(s));
}

static void
number_value(struct json *j, const char *key, uint32_t n)
{
	char digits[12] = "";

	begin_value(j, key);
	fputs_unlocked(text_decimal(digits + sizeof digits - 1, n), j->out);
}

/* Whether ${s} is a number as RFC 8259 writes it. */
static bool
is_number(const char *s)
{
	s += *s == '-';
	if (*s == '0' && s[1] >= '0' && s[1] <= '9')
		return false;
	if (*s < '0' || *s > '9')
		return false;
	s += strspn(s, "0123456789");
	if (*s == '.') {
		if (s[1] < '0' || s[1] > '9')
			return false;
		s += 1 + strspn(s + 1, "0123456789");
	}
	return *s == '\0';
}

/* Values of numbers, conf, ent and in are numbers; all else are strings («2023» as a date too). */
static void
key_value(struct json *j, const char *key, const char *s, bool number)
{
	if (!number || !is_number(s)) {
		string_value(j, key, s);
		return;
	}
	begin_value(j, key);
	fputs_unlocked(s, j->out);
}

static void
span_values(struct json *j, const struct rec *r)
{
	number_value(j, "start", r->start);
	number_value(j, "end", r->end);
}

/* A record's keys as members, those named in ${left} (separated by spaces) left out. Repeated ones: the first. */
static void
key_values(struct json *j, const struct rec *r, const char *left)
{
	for (const struct key *k = r->keys; k; k = k->next) {
		size_t n = strlen(k->name);
		const char *at = strstr(left, k->name);
		bool skip = at && (at == left || at[-1] == ' ') && (at[n] == ' ' || at[n] == '\0');

		if (!skip && doc_get(r, k->name) == k->value)
			key_value(j, k->name, k->value, strcmp(k->name, "conf") == 0 || strcmp(k->name, "in") == 0);
	}
}

static void
meta(struct json *j, const struct doc *doc)
{
	open_level(j, "meta", '{');
	key_values(j, doc->d, "");
	close_level(j, '}');
}

static void
paragraphs(struct json *j, const struct doc *doc)
{
	open_level(j, "paragraphs", '[');
	for (size_t i = 0; i < doc->paras.n; i++) {
		open_level(j, NULL, '{');
		span_values(j, doc->paras.v[i]);
		string_value(j, "kind", doc->paras.v[i]->type);
		key_values(j, doc->paras.v[i], "start end kind");
		close_level(j, '}');
	}
	close_level(j, ']');
}

static void
tokens(struct json *j, const struct doc *doc, const struct rec *sent)
{
	open_level(j, "tokens", '[');
	for (uint32_t t = sent->lo; t < sent->hi; t++) {
		const struct rec *tok = doc->toks.v[t];
		size_t n;
		const char *s = doc_text(doc, tok, &n);

		open_level(j, NULL, '{');
		span_values(j, tok);
		text_value(j, "text", s, n);
		key_values(j, tok, "start end text");
		close_level(j, '}');
	}
	close_level(j, ']');
}

static void
sentences(struct json *j, const struct doc *doc, bool with_tokens)
{
	open_level(j, "sentences", '[');
	for (size_t i = 0; i < doc->sents.n; i++) {
		open_level(j, NULL, '{');
		span_values(j, doc->sents.v[i]);
		key_values(j, doc->sents.v[i], "start end tokens");
		if (with_tokens)
			tokens(j, doc, doc->sents.v[i]);
		close_level(j, '}');
	}
	close_level(j, ']');
}

static void
mention(struct json *j, const struct doc *doc, const struct rec *e)
{
	size_t n;
	const char *s = doc_text(doc, e, &n);

	open_level(j, NULL, '{');
	span_values(j, e);
	text_value(j, "text", s, n);
	key_values(j, e, "start end text ent norm iso sub type");
	close_level(j, '}');
}

/* A mention of an entity: its number, and the place among the document's mentions. */
struct named {
	const char *ent;
	size_t at;
};

static int
by_entity(const void *a, const void *b)
{
	const struct named *x = a, *y = b;
	int order = strcmp(x->ent, y->ent);

	return order ? order : (x->at > y->at) - (x->at < y->at);
}

/*
 * Ties the mentions of each entity together: ${next} of a mention is the one behind it, 0 of the last. Mentions that
 * have no number stand alone. Returns an array, the caller's, of whether a mention is the first of its entity.
 */
static bool *
tie_mentions(const struct doc *doc, size_t *next)
{
	struct named *all = mem_alloc((doc->ents.n + 1) * sizeof *all);
	bool *first = mem_alloc(doc->ents.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < doc->ents.n; i++) {
		const char *ent = doc_get(doc->ents.v[i], "ent");
		bool value = doc_get(doc->ents.v[i], "value") != NULL;

		first[i] = !value;
		if (ent && !value)
			all[n++] = (struct named){ent, i};
	}
	qsort(all, n, sizeof *all, by_entity);
	for (size_t k = 1; k < n; k++)
		if (strcmp(all[k - 1].ent, all[k].ent) == 0) {
			next[all[k - 1].at] = all[k].at;
			first[all[k].at] = false;
		}
	free(all);
	return first;
}

/* The entity of mention ${first}: what all mentions share, and the mentions. */
static void
entity(struct json *j, const struct doc *doc, size_t first, const size_t *next)
{
	const struct rec *e = doc->ents.v[first];
	const char *ent = doc_get(e, "ent");
	size_t i = first;

	open_level(j, NULL, '{');
	if (ent)
		key_value(j, "id", ent, true);
	string_value(j, "type", e->type);
	for (int k = 0; k < 3; k++) {
		static const char *const shared[] = {"norm", "iso", "sub"};
		const char *value = doc_get(e, shared[k]);

		if (value)
			string_value(j, shared[k], value);
	}
	open_level(j, "mentions", '[');
	do
		mention(j, doc, doc->ents.v[i]);
	while ((i = next[i]) > 0);
	close_level(j, ']');
	close_level(j, '}');
}

static void
entities(struct json *j, const struct doc *doc)
{
	size_t *next = mem_alloc((doc->ents.n + 1) * sizeof *next);
	bool *first = tie_mentions(doc, next);

	open_level(j, "entities", '[');
	for (size_t i = 0; i < doc->ents.n; i++)
		if (first[i])
			entity(j, doc, i, next);
	close_level(j, ']');
	free(first);
	free(next);
	open_level(j, "values", '[');
	for (size_t i = 0; i < doc->ents.n; i++) {
		const struct rec *e = doc->ents.v[i];
		const char *value = doc_get(e, "value");
		size_t n;
		const char *s = doc_text(doc, e, &n);

		if (value == NULL)
			continue;
		open_level(j, NULL, '{');
		string_value(j, "type", e->type);
		span_values(j, e);
		text_value(j, "text", s, n);
		key_value(j, "value", value, strcmp(e->type, "DATE") != 0);
		key_values(j, e, "type start end text value");
		close_level(j, '}');
	}
	close_level(j, ']');
}

static void
slot(struct json *j, const struct key *first)
{
	char name[64];

	snprintf(name, sizeof name, "%.*s", (int)slot_len(first), first->name);
	open_level(j, name, '[');
	for (const struct key *k = first; k; k = slots_next(k)) {
		if (!slot_same(k, first))
			continue;
		open_level(j, NULL, '{');
		key_value(j, "value", k->value, strcmp(name, "value") == 0);
		if (slot_ent(k))
			key_value(j, "entity", slot_ent(k), true);
		close_level(j, '}');
	}
	close_level(j, ']');
}

/* The keys of a fact that are no slots: those between one slot and the next. */
static void
fact_keys(struct json *j, const struct rec *f)
{
	const struct key *slot = slots_first(f);

	for (const struct key *k = f->keys; k; k = k->next) {
		if (k == slot)
			slot = slots_next(slot);
		else if (doc_get(f, k->name) == k->value && strcmp(k->name, "type") != 0)
			key_value(j, k->name, k->value, strcmp(k->name, "conf") == 0 || strcmp(k->name, "neg") == 0);
	}
}

static void
fact(struct json *j, const struct rec *f)
{
	open_level(j, NULL, '{');
	string_value(j, "type", f->type);
	span_values(j, f);
	fact_keys(j, f);
	open_level(j, "slots", '{');
	for (const struct key *k = slots_first(f); k; k = slots_next(k))
		if (slot_leads(f, k))
			slot(j, k);
	close_level(j, '}');
	close_level(j, '}');
}

/* Unknown and damaged records, as arrays of their fields. */
static void
others(struct json *j, const struct doc *doc)
{
	bool any = false;

	for (const struct rec *r = doc->head; r; r = r->next) {
		const char *s = r->raw, *end = r->raw ? r->raw + r->rawlen : NULL;

		if (r->kind != 0)
			continue;
		if (!any)
			open_level(j, "other", '[');
		any = true;
		open_level(j, NULL, '[');
		for (const char *tab = s; tab; s = tab + 1) {
			tab = memchr(s, '\t', (size_t)(end - s));
			text_value(j, NULL, s, (size_t)((tab ? tab : end) - s));
		}
		close_level(j, ']');
	}
	if (any)
		close_level(j, ']');
}

void
json_write(const struct doc *doc, const struct json_style *style, FILE *out)
{
	struct json j = {.out = out, .indent = style->indent, .first = true};

	open_level(&j, NULL, '{');
	string_value(&j, "id", doc->d->type);
	if (doc->cut) {
		begin_value(&j, "truncated");
		fputs_unlocked("true", out);
	}
	meta(&j, doc);
	text_value(&j, "text", doc->text.s ? doc->text.s : "", doc->text.n);
	paragraphs(&j, doc);
	sentences(&j, doc, style->tokens);
	entities(&j, doc);
	open_level(&j, "facts", '[');
	for (size_t i = 0; i < doc->facts.n; i++)
		fact(&j, doc->facts.v[i]);
	close_level(&j, ']');
	others(&j, doc);
	close_level(&j, '}');
}
