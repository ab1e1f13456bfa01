/* seen: a set of strings that only knows how often each was put in. */
#ifndef SEEN_H
#define SEEN_H

#include <stddef.h>
#include <stdint.h>

/* 16 bytes a string, by a hash of 64 bits: two of a million strings are taken for one with a chance of 1 in 30 million.
 */
struct seen {
	struct seen_entry {
		uint64_t hash; /* 0: free */
		uint32_t times;
	} * v;
	size_t n, room;
};

/* seen_times(set, s, n): how often the string of ${n} bytes was put in. seen_add puts it in and returns the same. */
uint32_t seen_times(const struct seen *, const char *s, size_t n);
uint32_t seen_add(struct seen *, const char *s, size_t n);
void seen_free(struct seen *);

#endif
