/* tocsv: the facts or entities of a record stream as tables. */
#include "doc.h"
#include "slots.h"
#include "tool.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

static const struct tool_usage usage = {"tocsv", "[-et] [--bom] [-o folder] [file ...]",
    "  -e, --entities       a row an entity, not a fact\n"
    "  -o, --output=DIR     a table for each type of fact, DIR/TYPE.csv, with a column for each slot\n"
    "  -t, --tsv            separated by tabs, lines ended by LF\n"
    "      --bom            begin with a byte order mark (for Excel)\n"};
static const struct option longs[] = {{"entities", no_argument, NULL, 'e'}, {"output", required_argument, NULL, 'o'},
    {"tsv", no_argument, NULL, 't'}, {"bom", no_argument, NULL, 'b'}, {NULL, 0, NULL, 0}};

/* A table under way: a file, and where in a row it stands. */
struct table {
	FILE *out;
	bool tsv, begun; /* begun: the row has a field */
	struct buf cell;
};

/* The table of one type of fact, for --output. */
struct sheet {
	char *name, *slots; /* slots: the columns' names, a space behind each */
	struct table table;
};

struct tables {
	const char *folder;
	bool tsv, bom;
	struct table main; /* the one table, on standard output */
	VEC(struct sheet) sheets;
};

/* ---- cells ---- */

static void
put_tsv(const char *s, size_t n, FILE *out)
{
	for (const char *end = s + n; s < end; s++) {
		const char *escape = *s == '\t'   ? "\\t"
				     : *s == '\n' ? "\\n"
				     : *s == '\r' ? "\\r"
				     : *s == '\\' ? "\\\\"
						  : NULL;

		if (escape)
			fputs(escape, out);
		else
			putc(*s, out);
	}
}

/* Quoted where RFC 4180 wants it; spaces at the ends too, which some programs would drop. */
static void
put_csv(const char *s, size_t n, FILE *out)
{
	bool quote = n > 0 && (s[0] == ' ' || s[n - 1] == ' ');

	for (size_t i = 0; i < n && !quote; i++)
		quote = s[i] == '"' || s[i] == ',' || s[i] == '\r' || s[i] == '\n';
	if (quote)
		putc('"', out);
	for (size_t i = 0; i < n; i++) {
		if (s[i] == '"')
			putc('"', out);
		putc(s[i], out);
	}
	if (quote)
		putc('"', out);
}

static void
cell_n(struct table *t, const char *s, size_t n)
{
	if (t->begun)
		putc(t->tsv ? '\t' : ',', t->out);
	t->begun = true;
	(t->tsv ? put_tsv : put_csv)(s, n, t->out);
}

static void
cell(struct table *t, const char *s)
{
	cell_n(t, s ? s : "", s ? strlen(s) : 0);
}

static void
cell_number(struct table *t, unsigned long n)
{
	char digits[24];

	snprintf(digits, sizeof digits, "%lu", n);
	cell(t, digits);
}

/* A cell from what was gathered in t->cell, which is emptied. */
static void
cell_gathered(struct table *t)
{
	cell_n(t, t->cell.n ? t->cell.s : "", t->cell.n);
	buf_clear(&t->cell);
}

static void
end_row(struct table *t)
{
	fputs(t->tsv ? "\n" : "\r\n", t->out);
	t->begun = false;
}

/* The columns' names, which ${names} holds separated by spaces. */
static void
heads(struct table *t, const char *names)
{
	for (size_t n; *names; names += n + (names[n] == ' ')) {
		n = strcspn(names, " ");
		cell_n(t, names, n);
	}
}

static void
begin_table(struct tables *tables, struct table *t, FILE *out)
{
	t->out = out;
	t->tsv = tables->tsv;
	if (tables->bom)
		fputs("\xEF\xBB\xBF", out);
}

/* ---- facts ---- */

/* Whether the word ${name} of ${n} bytes is in ${names}, which are separated by spaces. */
static bool
listed(const char *names, const char *name, size_t n)
{
	for (size_t k; *names; names += k + (names[k] == ' ')) {
		k = strcspn(names, " ");
		if (k == n && memcmp(names, name, n) == 0)
			return true;
	}
	return false;
}

static void
cell_slot(struct table *t, const struct rec *fact, const char *name)
{
	slots_join(fact, name, &t->cell);
	cell_gathered(t);
}

/* A cell `slot=value; ...` of all slots that are not in ${names}. */
static void
cell_others(struct table *t, const struct rec *fact, const char *names)
{
	const char *by = doc_get(fact, "by");

	for (const struct key *k = slots_first(fact); k; k = slots_next(k)) {
		if (listed(names, k->name, slot_len(k)))
			continue;
		buf_adds(&t->cell, t->cell.n ? "; " : "");
		buf_add(&t->cell, k->name, slot_len(k));
		buf_addc(&t->cell, '=');
		buf_adds(&t->cell, k->value);
	}
	if (by) {
		buf_adds(&t->cell, t->cell.n ? "; by=" : "by=");
		buf_adds(&t->cell, by);
	}
	cell_gathered(t);
}

/* Where a fact was found: its sentence, and the page. */
static void
cell_source(struct table *t, const struct doc *doc)
{
	static const char *const keys[] = {"url", "input", "site"};
	const char *source = NULL;

	for (size_t i = 0; i < sizeof keys / sizeof *keys && source == NULL; i++)
		source = doc_get(doc->d, keys[i]);
	cell(t, source ? source : doc->d->type);
}

static void
cells_place(struct table *t, const struct doc *doc, const struct rec *fact)
{
	const struct rec *sent = slots_sentence(doc, fact);
	size_t n = 0;
	const char *s = sent ? doc_text(doc, sent, &n) : "";

	cell(t, doc_get(fact, "conf"));
	cell_n(t, s, n);
	cell_source(t, doc);
}

/* Subject and object: the first two slots of a known type, else the first two slots that there are. */
static void
key_slots(const struct rec *fact, char key[2][64])
{
	const char *names = slots_of_type(fact->type);
	int n = 0;

	key[0][0] = key[1][0] = '\0';
	if (names) {
		sscanf(names, "%63s %63s", key[0], key[1]);
		return;
	}
	for (const struct key *k = slots_first(fact); k && n < 2; k = slots_next(k))
		if (slot_leads(fact, k))
			snprintf(key[n++], sizeof key[0], "%.*s", (int)slot_len(k), k->name);
}

static void
fact_row(struct table *t, const struct doc *doc, const struct rec *fact)
{
	char key[2][64], shown[192];

	key_slots(fact, key);
	cell(t, doc->d->type);
	cell(t, doc_get(doc->d, "date"));
	cell(t, fact->type);
	slots_mode(fact, &t->cell);
	cell_gathered(t);
	cell_slot(t, fact, key[0]);
	cell_slot(t, fact, key[1]);
	cell_slot(t, fact, "value");
	cell_slot(t, fact, "unit");
	cell_slot(t, fact, "place");
	cell_slot(t, fact, slots_get(fact, "date") ? "date" : "period");
	snprintf(shown, sizeof shown, "%s %s value unit place %s", key[0], key[1],
	    slots_get(fact, "date") ? "date" : "period");
	cell_others(t, fact, shown);
	cells_place(t, doc, fact);
	end_row(t);
}

/* ---- a table a type ---- */

/* A file's name must be one: letters, digits, - and _. */
static bool
is_name(const char *s)
{
	return *s && s[strspn(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_")] == '\0';
}

static FILE *
create(const struct tables *tables, const char *name)
{
	struct buf path = {0};
	FILE *out;

	buf_adds(&path, tables->folder);
	buf_addc(&path, '/');
	buf_adds(&path, name);
	buf_adds(&path, tables->tsv ? ".tsv" : ".csv");
	out = fopen(path.s, "we");
	if (out == NULL)
		tool_die("%s: %s", path.s, strerror(errno));
	buf_free(&path);
	return out;
}

/* The columns of a type: those that record(5) names, else the slots of the first fact of it. */
static char *
columns_of(const struct rec *fact)
{
	const char *known = slots_of_type(fact->type);
	struct buf names = {0};

	if (known)
		return mem_strndup(known, strlen(known));
	for (const struct key *k = slots_first(fact); k; k = slots_next(k)) {
		if (!slot_leads(fact, k))
			continue;
		if (names.n)
			buf_addc(&names, ' ');
		buf_add(&names, k->name, slot_len(k));
	}
	return names.s ? names.s : mem_strndup("", 0);
}

static struct sheet *
sheet_of(struct tables *tables, const struct rec *fact)
{
	struct sheet sheet = {0};

	for (size_t i = 0; i < tables->sheets.n; i++)
		if (strcmp(tables->sheets.v[i].name, fact->type) == 0)
			return &tables->sheets.v[i];
	sheet.name = mem_strndup(fact->type, strlen(fact->type));
	sheet.slots = columns_of(fact);
	begin_table(tables, &sheet.table, create(tables, fact->type));
	heads(&sheet.table, "document published");
	heads(&sheet.table, sheet.slots);
	heads(&sheet.table, "mode other conf sentence source");
	end_row(&sheet.table);
	vec_push(&tables->sheets, sheet);
	return &tables->sheets.v[tables->sheets.n - 1];
}

static void
sheet_row(struct tables *tables, const struct doc *doc, const struct rec *fact)
{
	struct sheet *sheet;
	char slot[64];

	if (!is_name(fact->type)) {
		tool_bad(doc->file, doc->line, "a type of fact that is no file's name: %s", fact->type);
		return;
	}
	sheet = sheet_of(tables, fact);
	cell(&sheet->table, doc->d->type);
	cell(&sheet->table, doc_get(doc->d, "date"));
	for (const char *s = sheet->slots; *s; s += strspn(s, " ")) {
		snprintf(slot, sizeof slot, "%.*s", (int)strcspn(s, " "), s);
		cell_slot(&sheet->table, fact, slot);
		s += strcspn(s, " ");
	}
	slots_mode(fact, &sheet->table.cell);
	cell_gathered(&sheet->table);
	cell_others(&sheet->table, fact, sheet->slots);
	cells_place(&sheet->table, doc, fact);
	end_row(&sheet->table);
}

static void
end_sheets(struct tables *tables)
{
	for (size_t i = 0; i < tables->sheets.n; i++) {
		struct sheet *sheet = &tables->sheets.v[i];
		bool failed = ferror(sheet->table.out) != 0;

		if (fclose(sheet->table.out) != 0 || failed)
			tool_fail("%s/%s: %s", tables->folder, sheet->name, strerror(errno));
		free(sheet->name);
		free(sheet->slots);
		buf_free(&sheet->table.cell);
	}
	vec_free(&tables->sheets);
}

/* ---- entities ---- */

/* How often the entity of mention ${i} is mentioned; 0 if an earlier mention was counted, or it is a value. */
static unsigned long
mentions_of(const struct doc *doc, size_t i)
{
	const char *ent = doc_get(doc->ents.v[i], "ent");
	unsigned long n = 1;

	if (doc_get(doc->ents.v[i], "value"))
		return 0;
	for (size_t k = 0; ent && k < doc->ents.n; k++) {
		const char *other = k == i ? NULL : doc_get(doc->ents.v[k], "ent");

		if (other == NULL || strcmp(ent, other) != 0)
			continue;
		if (k < i)
			return 0;
		n++;
	}
	return n;
}

static void
entity_rows(struct table *t, const struct doc *doc)
{
	for (size_t i = 0; i < doc->ents.n; i++) {
		const struct rec *e = doc->ents.v[i];
		unsigned long n = mentions_of(doc, i);
		size_t len;
		const char *s = doc_text(doc, e, &len);

		if (n == 0)
			continue;
		cell(t, doc->d->type);
		cell(t, doc_get(doc->d, "date"));
		cell(t, e->type);
		cell(t, doc_get(e, "ent"));
		cell(t, doc_get(e, "norm"));
		cell(t, doc_get(e, "iso"));
		cell(t, doc_get(e, "sub"));
		cell_number(t, n);
		cell_n(t, s, len);
		cell_source(t, doc);
		end_row(t);
	}
}

static void
rows(struct tables *tables, struct doc *doc, bool entities)
{
	slots_order(doc);
	if (entities) {
		entity_rows(&tables->main, doc);
		return;
	}
	for (size_t i = 0; i < doc->facts.n; i++) {
		if (tables->folder)
			sheet_row(tables, doc, doc->facts.v[i]);
		else
			fact_row(&tables->main, doc, doc->facts.v[i]);
	}
}

int
main(int argc, char *argv[])
{
	struct tables tables = {0};
	struct doc *doc = doc_new();
	struct in *in;
	bool entities = false;
	int c;

	tool_start(&usage);
	while ((c = tool_getopt(argc, argv, "eo:t", longs)) != -1) {
		entities |= c == 'e';
		tables.tsv |= c == 't';
		tables.bom |= c == 'b';
		if (c == 'o')
			tables.folder = optarg;
	}
	if (entities && tables.folder)
		tool_usage_error();
	if (tables.folder && mkdir(tables.folder, 0777) != 0 && errno != EEXIST)
		tool_die("%s: %s", tables.folder, strerror(errno));
	if (tables.folder == NULL) {
		begin_table(&tables, &tables.main, stdout);
		heads(&tables.main,
		    entities ? "document published type entity norm iso sub mentions text source"
			     : "document published type mode subject object value unit place date details conf "
			       "sentence source");
		end_row(&tables.main);
	}
	while ((in = tool_next_input(argc, argv)) != NULL) {
		while (doc_read(in, doc)) {
			if (doc->d)
				rows(&tables, doc, entities);
			tool_flush();
		}
	}
	end_sheets(&tables);
	buf_free(&tables.main.cell);
	doc_free(doc);
	return tool_finish();
}
