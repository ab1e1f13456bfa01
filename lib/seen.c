/* seen: a set of strings that only knows how often each was put in. */
#include "seen.h"

#include "mem.h"

#include <stdlib.h>

/* FNV-1a, and a last step that spreads it over all bits. */
static uint64_t
hash_of(const char *s, size_t n)
{
	uint64_t h = 14695981039346656037ULL;

	for (size_t i = 0; i < n; i++)
		h = (h ^ (unsigned char)s[i]) * 1099511628211ULL;
	h ^= h >> 32;
	return h ? h : 1;
}

static struct seen_entry *
find(const struct seen *set, uint64_t hash)
{
	size_t i = hash & (set->room - 1);

	while (set->v[i].hash && set->v[i].hash != hash)
		i = (i + 1) & (set->room - 1);
	return &set->v[i];
}

uint32_t
seen_times(const struct seen *set, const char *s, size_t n)
{
	return set->n ? find(set, hash_of(s, n))->times : 0;
}

static void
grow(struct seen *set)
{
	struct seen bigger = {.n = set->n, .room = set->room ? 2 * set->room : 64};

	bigger.v = mem_alloc(bigger.room * sizeof *bigger.v);
	for (size_t i = 0; i < set->room; i++)
		if (set->v[i].hash)
			*find(&bigger, set->v[i].hash) = set->v[i];
	free(set->v);
	*set = bigger;
}

uint32_t
seen_add(struct seen *set, const char *s, size_t n)
{
	uint64_t hash = hash_of(s, n);
	struct seen_entry *e;

	if (2 * set->n >= set->room)
		grow(set);
	e = find(set, hash);
	if (e->hash == 0) {
		e->hash = hash;
		set->n++;
	}
	return e->times++;
}

void
seen_free(struct seen *set)
{
	free(set->v);
	*set = (struct seen){0};
}
