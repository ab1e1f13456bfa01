/* mem: memory that cannot fail quietly: checked allocation, growing arrays, arenas, strings under construction. */
#ifndef MEM_H
#define MEM_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/*
 * mem_alloc(size), mem_realloc(old, size), mem_strndup(s, n):
 * malloc, realloc and strndup that end the program with status 2 and a message when memory is out. mem_alloc's memory
 * is zeroed. The caller owns the result and gives it to free().
 */
void *mem_alloc(size_t size);
void *mem_realloc(void *old, size_t size);
char *mem_strndup(const char *s, size_t n);

/*
 * VEC(type): a growing array; all zeroes is an empty one. vec_push appends, vec_clear empties and keeps the memory,
 * vec_free gives it back. Elements may move when it grows: hold indices, not pointers.
 */
#define VEC(type)                                                                                                      \
	struct {                                                                                                       \
		type *v;                                                                                               \
		size_t n, room;                                                                                        \
	}
#define vec_push(vec, x)                                                                                               \
	do {                                                                                                           \
		if ((vec)->n == (vec)->room)                                                                           \
			(vec)->v = mem_grow((vec)->v, &(vec)->room, sizeof *(vec)->v);                                 \
		(vec)->v[(vec)->n++] = (x);                                                                            \
	} while (0)
#define vec_clear(vec) ((vec)->n = 0)
#define vec_free(vec) (free((vec)->v), (vec)->v = NULL, (vec)->n = (vec)->room = 0)

/* mem_grow(old, room, size): vec_push's helper: room for at least one element of ${size} bytes more. */
void *mem_grow(void *old, size_t *room, size_t size);

/*
 * vec_shuffle(vec, seed): another order of the elements, for a seed the same on every machine; mem_shuffle its helper.
 */
#define vec_shuffle(vec, seed) mem_shuffle((vec)->v, (vec)->n, sizeof *(vec)->v, seed)
void mem_shuffle(void *v, size_t n, size_t size, uint32_t seed);

/*
 * An arena: memory that is taken piece by piece and given back all at once. arena_reset empties it and keeps its
 * blocks, so that a stream of documents needs the memory of the largest one. Pieces are aligned for any type and not
 * zeroed but by arena_zero.
 */
struct arena {
	struct arena_block *first, *now; /* blocks, in the order they are filled */
	size_t used;                     /* bytes used of ${now} */
};

void *arena_alloc(struct arena *, size_t size);
void *arena_zero(struct arena *, size_t size);
char *arena_strndup(struct arena *, const char *s, size_t n);
char *arena_printf(struct arena *, const char *format, ...) __attribute__((format(printf, 2, 3)));
void arena_reset(struct arena *);
void arena_free(struct arena *);

/* A string under construction, NUL-terminated after every call once anything was added; all zeroes is an empty one. */
struct buf {
	char *s;
	size_t n, room;
};

/* buf_room(buf, n): where the string ends, with room for ${n} bytes and a NUL; who writes there moves ${buf}->n. */
char *buf_room(struct buf *, size_t n);
void buf_add(struct buf *, const char *s, size_t n);
void buf_adds(struct buf *, const char *s);

static inline void
buf_addc(struct buf *b, char c)
{
	if (b->n + 2 > b->room)
		buf_room(b, 1);
	b->s[b->n++] = c;
	b->s[b->n] = '\0';
}

void buf_clear(struct buf *);
void buf_free(struct buf *);

#endif
