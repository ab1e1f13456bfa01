/* rules_read: files of rules: macros, rules, examples. */
#include "rules_impl.h"

#include "tool.h"

struct reader {
	struct rules *rules;
	const char *file;
	const char *s, *end;  /* what is left */
	long line;
	const char *text;     /* the line under reading, without LF */
	size_t n;
	int mistakes;
};

static bool
next_line(struct reader *r)
{
	const char *lf;

	if (r->s >= r->end)
		return false;
	lf = memchr(r->s, '\n', (size_t)(r->end - r->s));
	r->text = r->s;
	r->n = (size_t)((lf ? lf : r->end) - r->s);
	r->s = lf ? lf + 1 : r->end;
	r->line++;
	return true;
}

static bool
is_continued(const struct reader *r)
{
	return r->s < r->end && (*r->s == ' ' || *r->s == '\t');
}

/* The rest of the line from ${skip} on and the indented lines after it, as one string; comments left out. */
static char *
block(struct reader *r, size_t skip)
{
	struct buf b = {0};
	char *s;

	buf_add(&b, r->text + skip, r->n - skip);
	while (is_continued(r) && next_line(r)) {
		size_t i = strspn(r->text, " \t");

		if (i < r->n && r->text[i] == '#')
			continue;
		buf_addc(&b, '\n');
		buf_add(&b, r->text, r->n);
	}
	s = arena_strndup(&r->rules->arena, b.s ? b.s : "", b.n);
	buf_free(&b);
	return s;
}

/* name=value pairs separated by white space; a value ends at the next ` name=`. */
static struct rule_const *
read_consts(struct reader *r, const char *s, bool spaces)
{
	struct rule_const *first = NULL, **last = &first;

	for (s += strspn(s, " \t\n"); *s; s += strspn(s, " \t\n")) {
		struct rule_const *k = arena_zero(&r->rules->arena, sizeof *k);
		size_t n = strcspn(s, "= \t\n"), len;

		if (s[n] != '=') {
			tool_bad(r->file, r->line, "\"%.*s\" is not KEY=VALUE", (int)n, s);
			r->mistakes++;
			break;
		}
		k->name = arena_strndup(&r->rules->arena, s, n);
		s += n + 1;
		len = spaces ? (size_t)((strstr(s, "  ") ? strstr(s, "  ") : s + strlen(s)) - s) : strcspn(s, " \t\n");
		if (strcspn(s, "\n") < len)
			len = strcspn(s, "\n");
		k->value = arena_strndup(&r->rules->arena, s, len);
		s += len;
		*last = k;
		last = &k->next;
	}
	return first;
}

/* macro NAME = pattern */
static void
read_macro(struct reader *r)
{
	struct macro *m = arena_zero(&r->rules->arena, sizeof *m), *old;
	char *s = block(r, strlen("macro ")), *eq = strchr(s, '=');
	size_t n = strcspn(s, " =");

	if (eq == NULL || n == 0 || *s < 'A' || *s > 'Z') {
		tool_bad(r->file, r->line, "a macro is: macro NAME = pattern");
		r->mistakes++;
		return;
	}
	m->name = arena_strndup(&r->rules->arena, s, n);
	m->text = eq + 1;
	for (old = r->rules->macros; old && strcmp(old->name, m->name) != 0; old = old->next)
		;
	if (old)
		rules_forget_macros(r->rules); /* they may call the one that it takes the place of */
	m->next = r->rules->macros;
	r->rules->macros = m;
}

/* A fact type's name, of an earlier rule where one has it. */
static const char *
type_of(struct rules *rules, const char *s, size_t n)
{
	for (const struct rule *r = rules->first; r; r = r->next)
		if (strlen(r->type) == n && memcmp(r->type, s, n) == 0)
			return r->type;
	return arena_strndup(&rules->arena, s, n);
}

/* rule NAME TYPE key=value ..., the pattern indented under it */
static struct rule *
read_rule(struct reader *r)
{
	struct rule *rule = arena_zero(&r->rules->arena, sizeof *rule);
	char *head = arena_strndup(&r->rules->arena, r->text + 5, r->n - 5), *type;
	char *pattern;
	size_t n = strcspn(head, " \t");

	rule->file = r->file;
	rule->line = r->line;
	type = head + n + strspn(head + n, " \t");
	rule->name = arena_strndup(&r->rules->arena, head, n);
	n = strcspn(type, " \t");
	rule->type = type_of(r->rules, type, n);
	rule->consts = read_consts(r, type + n, false);
	pattern = block(r, r->n);
	if (n == 0) {
		tool_bad(r->file, rule->line, "a rule is: rule NAME TYPE key=value ..., its pattern indented under it");
		r->mistakes++;
		return NULL;
	}
	if (!rules_compile(r->rules, rule, pattern)) {
		r->mistakes++;
		return NULL;
	}
	*r->rules->last = rule;
	r->rules->last = &rule->next;
	return rule;
}

/* ok SENTENCE or not SENTENCE, the fact's slots indented under it */
static void
read_example(struct reader *r, struct rule *rule)
{
	struct rule_example *e = arena_zero(&r->rules->arena, sizeof *e), **last = &rule->examples;
	size_t skip = r->text[0] == 'o' ? 3 : 4;

	e->wanted = r->text[0] == 'o';
	e->file = r->file;
	e->line = r->line;
	e->text = arena_strndup(&r->rules->arena, r->text + skip, r->n - skip);
	e->slots = read_consts(r, block(r, r->n), true);
	while (*last)
		last = &(*last)->next;
	*last = e;
}

static void
read_replace(struct reader *r)
{
	const char *type = r->text + strlen("replace ");

	rules_replace(r->rules, arena_strndup(&r->rules->arena, type, r->n - strlen("replace ")));
}

static bool
begins(const struct reader *r, const char *word)
{
	size_t n = strlen(word);

	return r->n > n && memcmp(r->text, word, n) == 0;
}

int
rules_read(struct rules *rules, const char *file, const char *text, size_t n, bool ours)
{
	struct reader r = {.rules = rules, .file = file, .s = text, .end = text + n};
	struct rule *rule = NULL;

	rules->indexed = false;
	rules->trusted = ours;
	while (next_line(&r)) {
		if (r.n == 0 || r.text[0] == '#')
			continue;
		if (begins(&r, "macro "))
			read_macro(&r);
		else if (begins(&r, "rule "))
			rule = read_rule(&r);
		else if (begins(&r, "replace "))
			read_replace(&r);
		else if (begins(&r, "ok ") || begins(&r, "not ")) {
			if (rule)
				read_example(&r, rule);
			else
				block(&r, r.n);
		} else {
			tool_bad(file, r.line, "expected macro, rule, ok or not");
			r.mistakes++;
			block(&r, r.n);
		}
	}
	return r.mistakes;
}
