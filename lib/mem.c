/* mem: checked allocation, growing arrays, arenas, strings under construction. */
#include "mem.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

enum { BLOCK = 64 * 1024 };

struct arena_block {
	struct arena_block *next;
	size_t size; /* bytes of data */
	max_align_t data[];
};

static void *
check(void *p)
{
	if (p == NULL) {
		fputs("svodka: out of memory\n", stderr);
		exit(2);
	}
	return p;
}

void *
mem_alloc(size_t size)
{
	return check(calloc(1, size ? size : 1));
}

void *
mem_realloc(void *old, size_t size)
{
	return check(realloc(old, size ? size : 1));
}

char *
mem_strndup(const char *s, size_t n)
{
	char *copy = mem_alloc(n + 1);

	memcpy(copy, s, n);
	return copy;
}

void *
mem_grow(void *old, size_t *room, size_t size)
{
	*room = *room ? 2 * *room : 16;
	return mem_realloc(old, *room * size);
}

/* Fisher and Yates, with the linear congruential generator of Numerical Recipes. */
void
mem_shuffle(void *v, size_t n, size_t size, uint32_t seed)
{
	char *base = v;

	for (size_t i = n; i > 1; i--) {
		char *a = base + (i - 1) * size, *b;

		seed = seed * 1664525U + 1013904223U;
		b = base + (size_t)(((uint64_t)seed * i) >> 32) * size;
		for (size_t k = 0; k < size; k++) {
			char c = a[k];

			a[k] = b[k];
			b[k] = c;
		}
	}
}

/* A block that has room for ${size} bytes: the next one if it is large enough, else a new one before it. */
static void
next_block(struct arena *a, size_t size)
{
	struct arena_block **link = a->now ? &a->now->next : &a->first;
	struct arena_block *b = *link;

	if (b == NULL || b->size < size) {
		size_t room = size > BLOCK ? size : BLOCK;

		b = check(malloc(sizeof *b + room));
		b->size = room;
		b->next = *link;
		*link = b;
	}
	a->now = b;
	a->used = 0;
}

void *
arena_alloc(struct arena *a, size_t size)
{
	char *p;

	size = (size + _Alignof(max_align_t) - 1) & ~(_Alignof(max_align_t) - 1);
	if (a->now == NULL || a->now->size - a->used < size)
		next_block(a, size);
	p = (char *)a->now->data + a->used;
	a->used += size;
	return p;
}

void *
arena_zero(struct arena *a, size_t size)
{
	return memset(arena_alloc(a, size), 0, size);
}

char *
arena_strndup(struct arena *a, const char *s, size_t n)
{
	char *copy = arena_alloc(a, n + 1);

	memcpy(copy, s, n);
	copy[n] = '\0';
	return copy;
}

char *
arena_printf(struct arena *a, const char *format, ...)
{
	va_list ap;
	char *s;
	int n;

	va_start(ap, format);
	n = vsnprintf(NULL, 0, format, ap);
	va_end(ap);
	s = arena_alloc(a, (size_t)n + 1);
	va_start(ap, format);
	vsnprintf(s, (size_t)n + 1, format, ap);
	va_end(ap);
	return s;
}

void
arena_reset(struct arena *a)
{
	a->now = NULL;
	a->used = 0;
	if (a->first)
		next_block(a, 0);
}

void
arena_free(struct arena *a)
{
	while (a->first) {
		struct arena_block *b = a->first;

		a->first = b->next;
		free(b);
	}
	a->now = NULL;
}

char *
buf_room(struct buf *b, size_t n)
{
	if (b->n + n + 1 > b->room) {
		b->room = 2 * (b->n + n + 1);
		b->s = mem_realloc(b->s, b->room);
	}
	return b->s + b->n;
}

void
buf_add(struct buf *b, const char *s, size_t n)
{
	memcpy(buf_room(b, n), s, n);
	b->n += n;
	b->s[b->n] = '\0';
}

void
buf_adds(struct buf *b, const char *s)
{
	buf_add(b, s, strlen(s));
}

void
buf_clear(struct buf *b)
{
	b->n = 0;
	if (b->s)
		b->s[0] = '\0';
}

void
buf_free(struct buf *b)
{
	free(b->s);
	memset(b, 0, sizeof *b);
}
