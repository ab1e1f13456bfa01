/* fuzz/rules: arbitrary text as a file of rules: mistakes are reported, nothing crashes. */
#include <stdio.h>
#include <stdlib.h>

#include "rules.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct tool_usage usage = {"fuzz", "", ""};
	struct rules *rules = rules_new();
	static bool started;

	if (!started) {
		tool_start(&usage);
		stderr = fopen("/dev/null", "w"); /* messages; sanitizers write to the descriptor */
		started = true;
	}
	rules_read(rules, "fuzz", (const char *)data, size, false);
	rules_free(rules);
	return 0;
}
