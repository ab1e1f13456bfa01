/* fuzz/main: a driver for the fuzz targets where libFuzzer is not at hand: mutates seeds for a number of seconds. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "mem.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { MAX = 1 << 16 };

static uint64_t state = 88172645463325252ULL;

static uint32_t
next(void) /* xorshift64, Marsaglia 2003 */
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (uint32_t)(state >> 16);
}

/* A few changes: bytes set, runs removed, doubled or moved. */
static size_t
mutate(uint8_t *d, size_t n)
{
	static const char interesting[] = "\t\n\\.=@DPSTEF#0123456789\xD0\xFF-\xC2\xA0<&";

	for (uint32_t k = 1 + next() % 8; k > 0 && n > 0; k--) {
		size_t at = next() % n, len = 1 + next() % 40;

		if (at + len > n)
			len = n - at;
		switch (next() % 4) {
		case 0:
			d[at] = (uint8_t)next();
			break;
		case 1:
			d[at] = (uint8_t)interesting[next() % (sizeof interesting - 1)];
			break;
		case 2:
			memmove(d + at, d + at + len, n - at - len);
			n -= len;
			break;
		default:
			if (n + len <= MAX) {
				memmove(d + at + len, d + at, n - at);
				n += len;
			}
		}
	}
	return n;
}

int
main(int argc, char *argv[])
{
	long seconds = argc > 1 ? atol(argv[1]) : 10, runs = 0;
	time_t end = time(NULL) + seconds;
	uint8_t *seed = mem_alloc(MAX), *data = mem_alloc(MAX);

	if (argc < 3) {
		fputs("usage: fuzz seconds seed ...\n", stderr);
		return 2;
	}
	while (time(NULL) < end) {
		FILE *f = fopen(argv[2 + next() % (uint32_t)(argc - 2)], "rb");
		size_t n;

		if (f == NULL)
			return 2;
		n = fread(seed, 1, MAX / 2, f);
		fclose(f);
		for (int i = 0; i < 200; i++, runs++) {
			memcpy(data, seed, n);
			LLVMFuzzerTestOneInput(data, mutate(data, n));
		}
	}
	printf("%ld runs without a finding\n", runs);
	free(seed);
	free(data);
	return 0;
}
