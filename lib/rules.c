/* rules: the rule language: patterns over the units of a sentence, compiled to PCRE2. */
#include "rules_impl.h"

#include "tool.h"

#include <stdlib.h>

enum { MATCH_LIMIT = 200000 }; /* of PCRE2: a rule that asks for more gives up */
enum { RUNS_BEFORE_JIT = 2 };  /* many rules run on one sentence of a page */

struct rules *
rules_new(void)
{
	struct rules *rules = mem_alloc(sizeof *rules);

	rules->last = &rules->first;
	rules->match = pcre2_match_data_create(RULES_MAX_SLOTS + 1, NULL);
	rules->context = pcre2_match_context_create(NULL);
	pcre2_set_match_limit(rules->context, MATCH_LIMIT);
	return rules;
}

void
rules_tell_near(struct rules *rules, void (*near)(const struct rules_near *, void *), void *arg)
{
	rules->near = near;
	rules->near_arg = arg;
}

void
rules_free(struct rules *rules)
{
	if (rules == NULL)
		return;
	for (struct rule *r = rules->first; r; r = r->next)
		rules_free_code(r->code);
	rules_forget_macros(rules);
	vec_free(&rules->all);
	vec_free(&rules->awake);
	free(rules->waiting);
	pcre2_match_data_free(rules->match);
	pcre2_match_context_free(rules->context);
	buf_free(&rules->subject);
	arena_free(&rules->arena);
	free(rules);
}

void
rules_replace(struct rules *rules, const char *type)
{
	struct rule **link = &rules->first;

	while (*link) {
		if (strcmp((*link)->type, type) == 0) {
			rules_free_code((*link)->code);
			*link = (*link)->next;
		} else
			link = &(*link)->next;
	}
	rules->last = link;
	rules->indexed = false;
}

const struct rule *
rules_first(const struct rules *rules)
{
	return rules->first;
}

static bool
is_met(const struct rules *rules, const trigger_vec *need)
{
	for (size_t i = 0; i < need->n; i++)
		if (rules->seen[need->v[i]] == rules->sentence)
			return true;
	return false;
}

static bool
applies(const struct rules *rules, const struct rule *rule)
{
	const need_vec *needs = &rule->code->needs;

	for (size_t i = 0; i < needs->n; i++)
		if (!is_met(rules, &needs->v[i]))
			return false;
	return true;
}

/* The captures of the match that PCRE2 found, as units. */
static void
take_match(struct rules *rules, struct rule_match *m)
{
	PCRE2_SIZE *o = pcre2_get_ovector_pointer(rules->match);

	m->lo = (uint32_t)(o[0] / UNIT);
	m->hi = (uint32_t)(o[1] / UNIT);
	for (int i = 0; i < m->rule->nslots; i++) {
		bool took_part = o[2 * i + 2] != PCRE2_UNSET;

		m->captures[i].lo = took_part ? (uint32_t)(o[2 * i + 2] / UNIT) : 0;
		m->captures[i].hi = took_part ? (uint32_t)(o[2 * i + 3] / UNIT) : 0;
	}
}

/* How far a match got: the element that it was at last, and where. */
struct progress {
	const struct rule_code *code;
	const struct step *step;
	PCRE2_SIZE at;
};

/* What PCRE2 calls before each outermost element. */
static int
reached(pcre2_callout_block *block, void *arg)
{
	struct progress *p = arg;
	const struct step *step = &p->code->steps.v[block->callout_number - 1];

	if (p->step == NULL || step->nth * p->step->of > p->step->nth * step->of ||
	    (step == p->step && block->current_position > p->at)) {
		p->step = step;
		p->at = block->current_position;
	}
	return 0;
}

/* Tells of a rule that more than half of its elements were there for. */
static void
tell_near(const struct rules *rules, const struct rule *rule, const unit_vec *units, const struct progress *p)
{
	struct rules_near near = {.rule = rule, .units = units};

	if (p->step == NULL || 2 * p->step->nth <= p->step->of)
		return;
	near.element = p->step->text;
	near.n = p->step->n;
	near.unit = (uint32_t)(p->at / UNIT);
	rules->near(&near, rules->near_arg);
}

static void
match_rule(struct rules *rules, struct rule *rule, const unit_vec *units,
    void (*found)(const struct rule_match *, void *), void *arg)
{
	struct rule_match m = {.rule = rule, .units = units->v};
	struct progress progress = {.code = rule->code};
	PCRE2_SIZE at = 0;
	bool any = false;

	if (rules->near)
		pcre2_set_callout(rules->context, reached, &progress);
	if (rule->code->code == NULL && !rule->code->gave_up && !rules_make_code(rules, rule)) {
		rule->code->gave_up = true;
		tool_bad(rule->file, rule->line, "rule %s: a pattern that PCRE2 refuses", rule->name);
	}
	/* machine code takes longer to make than a sentence to match without it */
	if (rule->code->code && ++rule->code->runs == RUNS_BEFORE_JIT)
		pcre2_jit_compile(rule->code->code, PCRE2_JIT_COMPLETE);
	while (rule->code->code && at < rules->subject.n) {
		int rc = pcre2_match(rule->code->code, (PCRE2_SPTR)rules->subject.s, rules->subject.n, at,
		    PCRE2_NO_UTF_CHECK, rules->match, rules->context);

		if (rc < 0 && rc != PCRE2_ERROR_NOMATCH && !rule->code->gave_up) {
			rule->code->gave_up = true;
			tool_bad(rule->file, rule->line, "rule %s gives up on a long sentence", rule->name);
		}
		if (rc < 0)
			break;
		take_match(rules, &m);
		/* else a unit's middle looks like another's beginning */
		if (pcre2_get_ovector_pointer(rules->match)[0] % UNIT == 0) {
			any = true;
			if (m.hi > m.lo)
				found(&m, arg);
		}
		at = (PCRE2_SIZE)(m.lo + 1) * UNIT;
	}
	if (rules->near && !any)
		tell_near(rules, rule, units, &progress);
}

static void
wait_for(struct rules *rules, uint32_t trigger, size_t nth)
{
	struct waiting *w = arena_alloc(&rules->arena, sizeof *w);

	*w = (struct waiting){.next = rules->waiting[trigger], .nth = nth};
	rules->waiting[trigger] = w;
}

/*
 * Lists the rules, and under each trigger those that wait for it, so that what a sentence does not wake costs nothing.
 */
static void
index_rules(struct rules *rules)
{
	rules->indexed = true;
	free(rules->waiting);
	rules->waiting = mem_alloc(TRIGGERS * sizeof *rules->waiting);
	vec_clear(&rules->all);
	vec_clear(&rules->awake);
	for (struct rule *r = rules->first; r; r = r->next) {
		const need_vec *needs = &r->code->needs;

		if (needs->n == 0)
			wait_for(rules, SENTENCE, rules->all.n);
		for (size_t i = 0; needs->n && i < needs->v[0].n; i++)
			wait_for(rules, needs->v[0].v[i], rules->all.n);
		vec_push(&rules->all, r);
		vec_push(&rules->awake, 0);
	}
}

void
rules_match(struct rules *rules, const char *type, const struct doc *doc, const unit_vec *units,
    void (*found)(const struct rule_match *, void *), void *arg)
{
	char bytes[UNIT];

	if (!rules->indexed)
		index_rules(rules);
	if (rules->all.n == 0)
		return;
	memset(rules->awake.v, 0, rules->awake.n * sizeof *rules->awake.v);
	rules->sentence++;
	rules_see(rules, SENTENCE);
	buf_clear(&rules->subject);
	for (size_t i = 0; i < units->n; i++) {
		rules_put_unit(rules, doc, &units->v[i], bytes);
		buf_add(&rules->subject, bytes, UNIT);
	}
	for (const unsigned char *at = rules->awake.v, *end = at + rules->awake.n;
	    (at = memchr(at, 1, (size_t)(end - at))) != NULL; at++) {
		struct rule *r = rules->all.v[at - rules->awake.v];

		if ((type == NULL || strcmp(r->type, type) == 0) && applies(rules, r))
			match_rule(rules, r, units, found, arg);
	}
}
