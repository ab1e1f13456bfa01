/* slots: the slots of facts. */
#include "slots.h"

#include <stdlib.h>

static bool
is_slot(const struct key *k)
{
	static const char *const others[] = {"conf", "mod", "neg", "by", "rule", "plover"};

	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (strcmp(k->name, others[i]) == 0)
			return false;
	return true;
}

static const struct key *
skip(const struct key *k)
{
	while (k && !is_slot(k))
		k = k->next;
	return k;
}

const struct key *
slots_first(const struct rec *fact)
{
	return skip(fact->keys);
}

const struct key *
slots_next(const struct key *k)
{
	return skip(k->next);
}

size_t
slot_len(const struct key *k)
{
	return strcspn(k->name, "@");
}

const char *
slot_ent(const struct key *k)
{
	const char *at = strchr(k->name, '@');

	return at ? at + 1 : NULL;
}

bool
slot_is(const struct key *k, const char *name)
{
	size_t n = slot_len(k);

	return strncmp(k->name, name, n) == 0 && name[n] == '\0';
}

bool
slot_same(const struct key *a, const struct key *b)
{
	size_t n = slot_len(a);

	return n == slot_len(b) && memcmp(a->name, b->name, n) == 0;
}

bool
slot_leads(const struct rec *fact, const struct key *k)
{
	const struct key *first = slots_first(fact);

	while (first != k && !slot_same(first, k))
		first = slots_next(first);
	return first == k;
}

const struct key *
slots_get(const struct rec *fact, const char *name)
{
	const struct key *k = slots_first(fact);

	while (k && !slot_is(k, name))
		k = slots_next(k);
	return k;
}

void
slots_join(const struct rec *fact, const char *name, struct buf *out)
{
	bool any = false;

	for (const struct key *k = slots_first(fact); k; k = slots_next(k)) {
		if (!slot_is(k, name))
			continue;
		if (any)
			buf_adds(out, "; ");
		buf_adds(out, k->value);
		any = true;
	}
}

const char *
slots_of_type(const char *type)
{
	static const struct {
		const char *type, *slots;
	} known[] = {
	    {"position", "who post org status date"},
	    {"meeting", "who topic place date form"},
	    {"visit", "who to from date form purpose"},
	    {"agreement", "party what date place topic status period"},
	    {"trade", "party kind period value unit change base"},
	    {"investment", "who to value unit period purpose"},
	    {"statement", "who text form"},
	    {"cooperation", "party topic status"},
	    {"event", "what who place date"},
	    {"membership", "who org date"},
	    {"founding", "what who place date post"},
	    {"twinning", "place"},
	    {"rank", "who scale value"},
	    {"figure", "what who value unit place date"},
	    {"aid", "who to what value unit"},
	    {"sanction", "who to what date"},
	    {"deal", "party what value unit date share"},
	};

	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (strcmp(known[i].type, type) == 0)
			return known[i].slots;
	return NULL;
}

void
slots_mode(const struct rec *fact, struct buf *out)
{
	const char *neg = doc_get(fact, "neg"), *mod = doc_get(fact, "mod");
	bool denied = neg && strcmp(neg, "1") == 0;

	if (denied)
		buf_adds(out, "not");
	if (denied && mod)
		buf_addc(out, ' ');
	if (mod)
		buf_adds(out, mod);
}

/* A record and its rank in the stream, which decides between equal places. */
struct ranked {
	struct rec *rec;
	size_t rank;
};

static int
by_place(const void *x, const void *y)
{
	const struct ranked *a = x, *b = y;

	if (a->rec->start != b->rec->start)
		return a->rec->start < b->rec->start ? -1 : 1;
	if (a->rec->end != b->rec->end)
		return a->rec->end > b->rec->end ? -1 : 1;
	return a->rank < b->rank ? -1 : 1;
}

static void
sort(struct doc *doc, rec_vec *vec)
{
	struct ranked *all = arena_alloc(&doc->arena, (vec->n + 1) * sizeof *all);

	for (size_t i = 0; i < vec->n; i++)
		all[i] = (struct ranked){vec->v[i], i};
	qsort(all, vec->n, sizeof *all, by_place);
	for (size_t i = 0; i < vec->n; i++)
		vec->v[i] = all[i].rec;
}

/* Moves the keys that are slot ${name} of ${n} bytes from the list to the end of another, which is at ${end}. */
static struct key **
move_slot(struct key **keys, const char *name, size_t n, struct key **end)
{
	while (*keys) {
		struct key *k = *keys;

		if (slot_len(k) != n || memcmp(k->name, name, n) != 0) {
			keys = &k->next;
			continue;
		}
		*keys = k->next;
		*end = k;
		end = &k->next;
	}
	return end;
}

/* The slots of a known type come in its order, then all other keys. */
static void
arrange(struct rec *fact)
{
	struct key *arranged = NULL, **end = &arranged;

	for (const char *s = slots_of_type(fact->type); s && *s; s += strspn(s, " ")) {
		size_t n = strcspn(s, " ");

		end = move_slot(&fact->keys, s, n, end);
		s += n;
	}
	*end = fact->keys;
	fact->keys = arranged;
}

void
slots_order(struct doc *doc)
{
	sort(doc, &doc->ents);
	sort(doc, &doc->facts);
	for (size_t i = 0; i < doc->facts.n; i++)
		arrange(doc->facts.v[i]);
}

const struct rec *
slots_sentence(const struct doc *doc, const struct rec *fact)
{
	size_t lo = 0, hi = doc->sents.n;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;

		if (doc->sents.v[mid]->end <= fact->start)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < doc->sents.n && doc->sents.v[lo]->start <= fact->start ? doc->sents.v[lo] : NULL;
}

static bool
fills(const struct rec *e, const struct key *slot)
{
	const char *ent = slot_ent(slot), *own = ent ? doc_get(e, "ent") : NULL, *base;

	if (ent)
		return own && strcmp(own, ent) == 0;
	base = doc_get(e, doc_get(e, "value") ? "value" : "norm");
	return base && strcmp(base, slot->value) == 0;
}

/* How far the mention lies outside of the fact, in code points. */
static uint32_t
distance(const struct rec *e, const struct rec *fact)
{
	if (e->end > fact->end)
		return e->end - fact->end;
	return e->start < fact->start ? fact->start - e->start : 0;
}

const struct rec *
slots_filler(const struct doc *doc, const struct rec *fact, const struct key *slot)
{
	const struct rec *best = NULL;

	for (size_t i = 0; i < doc->ents.n; i++)
		if (fills(doc->ents.v[i], slot) &&
		    (best == NULL || distance(doc->ents.v[i], fact) < distance(best, fact)))
			best = doc->ents.v[i];
	return best;
}
