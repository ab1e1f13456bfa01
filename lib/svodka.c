/* svodka: the whole pipe as functions, for programs of other people. */
#include "svodka.h"

#include "facts.h"
#include "link.h"
#include "names.h"
#include "places.h"
#include "slots.h"
#include "split.h"
#include "text.h"
#include "values.h"

#include <stdlib.h>

enum { LARGEST = 1 << 30 };

struct svodka {
	struct split *split;
	struct morph *morph;
	struct names *names;
	struct places *places;
	struct values *values;
	struct link *link;
	struct facts *facts;
	struct doc *doc;
	char slot[64]; /* a slot's name without its @N */
};

struct svodka *
svodka_open(void)
{
	struct svodka *s = mem_alloc(sizeof *s);

	s->split = split_open();
	s->morph = morph_open();
	s->places = places_open();
	s->names = names_open(s->places, NULL);
	s->values = values_open(s->morph);
	s->link = link_open(s->morph, s->places);
	s->facts = facts_open(s->morph, false);
	s->doc = doc_new();
	return s;
}

void
svodka_close(struct svodka *s)
{
	doc_free(s->doc);
	facts_close(s->facts);
	link_close(s->link);
	values_close(s->values);
	names_close(s->names);
	places_close(s->places);
	morph_close(s->morph);
	split_close(s->split);
	free(s);
}

/* A paragraph for each line that is not empty. */
static void
read_lines(struct doc *doc, const char *text, size_t n)
{
	const char *end = text + n;

	while (text < end) {
		const char *lf = memchr(text, '\n', (size_t)(end - text)), *stop = lf ? lf : end;

		if (stop > text)
			doc_para(doc, "text", text, (size_t)(stop - text));
		text = stop + 1;
	}
}

bool
svodka_run(struct svodka *s, const char *text, size_t n, const char *date)
{
	doc_begin(s->doc, "text");
	if (n > LARGEST || utf8_count(text, n) < 0)
		return false;
	if (date)
		doc_set(s->doc, s->doc->d, "date", arena_strndup(&s->doc->arena, date, strlen(date)));
	read_lines(s->doc, text, n);
	split_doc(s->split, s->doc);
	morph_tag(s->morph, s->doc);
	names_find(s->names, s->doc);
	link_gazetteer(s->link, s->doc);
	values_find(s->values, s->doc);
	link_doc(s->link, s->doc);
	facts_find(s->facts, s->doc);
	slots_order(s->doc);
	return true;
}

const char *
svodka_text(const struct svodka *s, struct svodka_span span, size_t *n)
{
	uint32_t b = s->doc->at.v[span.start];

	*n = s->doc->at.v[span.end] - b;
	return s->doc->text.s + b;
}

/* A key that is a number; 0 if it is none. */
static unsigned
number(const char *value)
{
	return value ? (unsigned)strtoul(value, NULL, 10) : 0;
}

/* A key that is a decimal fraction, whatever the locale; 0 if it is none. */
static double
fraction(const char *value)
{
	double sum = 0, unit = 1;
	bool point = false;

	for (; value && ((*value >= '0' && *value <= '9') || (*value == '.' && !point)); value++) {
		if (*value == '.')
			point = true;
		else if (point)
			sum += (*value - '0') * (unit /= 10);
		else
			sum = 10 * sum + (*value - '0');
	}
	return sum;
}

size_t
svodka_entities(const struct svodka *s)
{
	return s->doc->ents.n;
}

struct svodka_entity
svodka_entity(const struct svodka *s, size_t i)
{
	const struct rec *e = s->doc->ents.v[i];

	return (struct svodka_entity){
	    .span = {e->start, e->end},
	    .type = e->type,
	    .norm = doc_get(e, "norm"),
	    .iso = doc_get(e, "iso"),
	    .value = doc_get(e, "value"),
	    .unit = doc_get(e, "unit"),
	    .number = number(doc_get(e, "ent")),
	};
}

size_t
svodka_facts(const struct svodka *s)
{
	return s->doc->facts.n;
}

struct svodka_fact
svodka_fact(const struct svodka *s, size_t i)
{
	const struct rec *f = s->doc->facts.v[i];

	return (struct svodka_fact){
	    .span = {f->start, f->end},
	    .type = f->type,
	    .conf = fraction(doc_get(f, "conf")),
	    .mod = doc_get(f, "mod"),
	    .negated = doc_get(f, "neg") != NULL,
	};
}

bool
svodka_slot(struct svodka *s, size_t fact, size_t i, struct svodka_slot *slot)
{
	const struct key *k = slots_first(s->doc->facts.v[fact]);

	while (k && i-- > 0)
		k = slots_next(k);
	if (k == NULL)
		return false;
	snprintf(s->slot, sizeof s->slot, "%.*s", (int)slot_len(k), k->name);
	*slot = (struct svodka_slot){s->slot, k->value, number(slot_ent(k))};
	return true;
}
