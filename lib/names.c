/* names: people, places and organisations by a learned model. */
#include "names.h"

#include "embed.h"
#include "names_impl.h"
#include "text.h"

#include <limits.h>
#include <math.h>
#include <stdlib.h>

EMBED(names_model, "lib/data/names.model");

/* The file: magic, transitions, scale-free weights, a row of TAGS each. */
struct model {
	char magic[8];
	int32_t trans[TAGS][TAGS];
	int8_t weights[NAMES_ROWS][TAGS];
};

/* How often a word with a capital was read as what, over the document. */
struct votes {
	uint32_t stem;
	uint16_t n, of[3]; /* people, places, organisations */
};
enum { VOTES_BITS = 12, VOTES_SIZE = 1 << VOTES_BITS };

struct names {
	const struct places *places;
	const struct model *model;
	void *loaded; /* what a file was read into, NULL for the embedded one */
	struct names_scratch scratch;
	VEC(int) scores;         /* TAGS a token of the document */
	VEC(unsigned char) tags; /* two a token */
	struct votes votes[VOTES_SIZE];
};

/* ---- decoding ---- */

bool
names_may_follow(int before, int after)
{
	switch (after) {
	case I_PER:
	case I_LOC:
	case I_ORG:
	case I_IN:
		return before == after || before == after - 1;
	default:
		return true;
	}
}

enum { NEVER = INT32_MIN / 4 }; /* the score of what may not follow */

/* One chain: tags [first, first + count). ${back} has room for n * CHAIN1 and is zeroed. */
static void
viterbi(int (*scores)[TAGS], size_t n, const int32_t (*trans)[TAGS], int first, int count, unsigned char *back,
    unsigned char (*tags)[2], int chain)
{
	int best[CHAIN1], next[CHAIN1], into[CHAIN1][CHAIN1], tag = 0; /* into[to][from] */

	for (int to = 0; to < count; to++)
		for (int from = 0; from < count; from++)
			into[to][from] = names_may_follow(first + from, first + to)
			    ? trans[first + from][first + to] : NEVER;
	for (int to = 0; to < count; to++)
		best[to] = into[to][0] + scores[0][first + to];
	for (size_t i = 1; i < n; i++) {
		for (int to = 0; to < count; to++) {
			int top = best[0] + into[to][0], from_top = 0;

			for (int from = 1; from < count; from++) {
				int s = best[from] + into[to][from];

				from_top = s > top ? from : from_top;
				top = s > top ? s : top;
			}
			next[to] = top + scores[i][first + to];
			back[i * CHAIN1 + (size_t)to] = (unsigned char)from_top;
		}
		memcpy(best, next, sizeof best);
	}
	for (int t = 1; t < count; t++)
		tag = best[t] > best[tag] ? t : tag;
	for (size_t i = n; i-- > 0; tag = back[i * CHAIN1 + (size_t)tag])
		tags[i][chain] = (unsigned char)(first + tag);
}

void
names_decode(int (*scores)[TAGS], size_t n, const int32_t (*trans)[TAGS], unsigned char (*tags)[2])
{
	unsigned char *back = mem_alloc(n * CHAIN1);

	viterbi(scores, n, trans, O1, CHAIN1, back, tags, 0);
	viterbi(scores, n, trans, O2, CHAIN2, back, tags, 1);
	free(back);
}

/* ---- a document ---- */

static void
load(struct names *names, const char *file)
{
	FILE *f = fopen(file, "rb");

	if (f == NULL)
		tool_die("%s: cannot be opened", file);
	names->loaded = mem_alloc(sizeof(struct model));
	if (fread(names->loaded, 1, sizeof(struct model), f) != sizeof(struct model))
		tool_die("%s: too short for a model of names", file);
	fclose(f);
	names->model = names->loaded;
}

struct names *
names_open(const struct places *places, const char *file)
{
	struct names *names = mem_alloc(sizeof *names);

	names->places = places;
	names->model = (const struct model *)names_model;
	if (file)
		load(names, file);
	else if ((size_t)(names_model_end - names_model) < sizeof(struct model))
		names->model = NULL;
	if (names->model == NULL || memcmp(names->model->magic, NAMES_MAGIC, 8) != 0)
		tool_die("%s: no model of names", file ? file : "embedded");
	return names;
}

void
names_close(struct names *names)
{
	free(names->loaded);
	names_scratch_free(&names->scratch);
	vec_free(&names->scores);
	vec_free(&names->tags);
	free(names);
}

/* Whether tokens [lo, hi) cross, or repeat, a mention that is there. */
static bool
clashes(const struct doc *doc, size_t old, const char *type, uint32_t lo, uint32_t hi)
{
	for (size_t i = 0; i < old; i++) {
		const struct rec *e = doc->ents.v[i];

		if (e->hi <= lo || hi <= e->lo)
			continue;
		if (e->lo == lo && e->hi == hi && strcmp(e->type, type) == 0)
			return true;
		if (e->lo <= lo && hi <= e->hi && doc_get(e, "norm") && !e->placed) /* of a user's list */
			return true;
		if ((e->lo < lo && e->hi < hi) || (lo < e->lo && hi < e->hi))
			return true;
	}
	return false;
}

/* Whether tokens [lo, hi) are part of an organisation, or of a place that has its descriptor, and not all of it. */
static bool
inside_another(unsigned char (*tags)[2], uint32_t n, uint32_t lo, uint32_t hi)
{
	int begin = tags[lo][0], inside = begin % 2 ? begin + 1 : begin;

	if (inside != I_ORG && (lo == 0 || tags[lo - 1][1] != IN_DESCRIPTOR))
		return false;
	for (uint32_t i = lo + 1; i < hi; i++)
		if (tags[i][0] != inside)
			return false;
	return begin == inside || (hi < n && tags[hi][0] == inside);
}

/* By how much the scores of tokens [lo, hi) speak for a kind of name and against all others: of the worst token. */
static int
margin_of(const struct names *names, uint32_t lo, uint32_t hi, int tag)
{
	int first = tag >= O2 ? O2 : O1, last = tag >= O2 ? TAGS : O2, worst = INT_MAX;

	for (uint32_t t = lo; t < hi; t++) {
		const int *s = names->scores.v + (size_t)t * TAGS;
		int own = s[tag] > s[tag + 1] ? s[tag] : s[tag + 1], other = INT_MIN;

		for (int k = first; k < last; k++)
			if (k != tag && k != tag + 1 && s[k] > other)
				other = s[k];
		if (own - other < worst)
			worst = own - other;
	}
	return worst;
}

/* How likely a mention is right, in hundredths: logistic curves fitted to 1638 names of NEREL's development part. */
static uint8_t
confidence(const char *type, int margin)
{
	double z = *type == 'P' ? 2.55 + 0.0165 * margin : *type == 'L'
	    ? 2.93 + 0.0171 * margin : 1.30 + 0.006 * margin;

	/* what names_mend joined against the scores is right as often as not */
	return (uint8_t)(0.5 + 99 / (1 + exp(z > 0 ? -z : 0)));
}

/*
 * «департамент сотрудничества министерства обороны»: an organisation [lo, hi) and, in the genitive, the one that it is
 * part of.
 */
static bool
goes_on(const struct names *names, const struct doc *doc, const struct rec *sent, unsigned char (*tags)[2], uint32_t lo,
    uint32_t hi)
{
	const struct look *k = names->scratch.looks.v + sent->lo;

	return tags[lo][0] == B_ORG && sent->lo + hi < sent->hi && tags[hi][0] == B_ORG && k[hi].kase == GEN &&
	    k[lo].org && hi > lo + 1 && k[hi - 1].pos != PUNCT &&
	    gram_get(doc->toks.v[sent->lo + hi - 1]->gram, GRAM_CASE) == GEN;
}

/*
 * Whether token ${t}, inside of an organisation, with words about it if ${told}, is the head of another that it belongs
 * to: «Сената Парламента РК», «кафедры ТГУ».
 */
static bool
is_inner_head(const struct names *names, const struct doc *doc, uint32_t t, bool told)
{
	static const char *const bodies[] = {"министерство", "минобороны", "администрация", "правительство",
	    "парламент", "университет", "академия", "мэрия", "акимат", "союз", NULL};
	const struct rec *tok = doc->toks.v[t];
	const struct look *k = &names->scratch.looks.v[t];
	size_t n;
	const char *s = doc_text(doc, tok, &n);

	if (k->acronym)
		return !names->scratch.looks.v[t - 1].acronym &&
		    (places_org(names->places, s, n) || !places_find(names->places, s, n));
	if (k->pos == ADJ || k->kase != GEN || k->number != SING)
		return false;
	if (k->upper && (places_org(names->places, s, n) ||
	    (tok->lemma && places_org(names->places, tok->lemma, strlen(tok->lemma)))))
		return true;
	return told && ((k->upper && k->org) || doc_lemma_among(tok, bodies));
}

/* «исполнительного совета Африканского союза»: the organisations that another, of tokens [lo, hi), belongs to. */
static void
add_inner(struct names *names, struct doc *doc, uint32_t lo, uint32_t hi, uint8_t conf)
{
	static const char *const by[] = {"по", NULL},
	    *const own[] = {"министерство", "комитет", "агентство", "служба", NULL};
	const struct look *looks = names->scratch.looks.v;
	int quotes = 0;

	for (uint32_t t = lo + 1; t < hi; t++) {
		uint32_t first = t, end = t + 1;

		while (end < hi && (!doc_lemma_among(doc->toks.v[end], by) || doc_lemma_among(doc->toks.v[t], own)))
			end++; /* «комитета Совета Федерации по обороне»: what the committee is for */
		while (first > lo + 1 && looks[first - 1].pos == ADJ && looks[first - 1].kase == GEN &&
		    looks[first - 1].upper)
			first--;
		quotes += doc_quote(doc, doc->toks.v[t - 1]);
		if (quotes == 0 && is_inner_head(names, doc, t, first + 1 < end) && looks[first - 1].pos != ADJ)
			doc_mention(doc, "ORG", first, end)->conf = conf;
	}
}

/* «университет имени А. Байтурсынова»: the person whom an organisation of tokens [lo, hi) is named after. */
static void
add_honoured(struct names *names, struct doc *doc, uint32_t lo, uint32_t hi, uint8_t conf)
{
	static const char *const named[] = {"имя", "им.", NULL};
	const struct look *looks = names->scratch.looks.v;

	for (uint32_t t = lo + 1; t + 1 < hi; t++) {
		uint32_t end = t + 1;

		while (end < hi && looks[end].upper && doc_quote(doc, doc->toks.v[end]) == 0)
			end++;
		if (end > t + 1 && doc_lemma_among(doc->toks.v[t], named) && !looks[t].upper && !looks[t + 1].org) {
			doc_mention(doc, "PER", t + 1, end)->conf = conf;
			return;
		}
	}
}

/* The mentions of one chain in a sentence. */
static void
add_mentions(struct names *names, struct doc *doc, const struct rec *sent, unsigned char (*tags)[2], int chain,
    size_t old)
{
	/* none for IN_DESCRIPTOR */
	static const char *const types[TAGS + 1] = {[B_PER] = "PER", [B_LOC] = "LOC", [B_ORG] = "ORG", [B_IN] = "LOC"};
	uint32_t n = sent->hi - sent->lo;

	for (uint32_t i = 0, j, hi; i < n; i = j) {
		int tag = tags[i][chain];

		j = i + 1;
		if (types[tag] == NULL)
			continue;
		j = names_end(tags, n, i, chain);
		if (tag == B_IN && !inside_another(tags, n, i, j))
			continue;
		hi = goes_on(names, doc, sent, tags, i, j) ? names_end(tags, n, j, 0) : j;
		if (!clashes(doc, old, types[tag], sent->lo + i, sent->lo + hi)) {
			struct rec *e = doc_mention(doc, types[tag], sent->lo + i, sent->lo + hi);

			e->conf = confidence(types[tag], margin_of(names, sent->lo + i, sent->lo + j, tag));
			if (tag == B_ORG) {
				add_inner(names, doc, sent->lo + i, sent->lo + hi, e->conf);
				add_honoured(names, doc, sent->lo + i, sent->lo + hi, e->conf);
			}
		}
	}
}

/* ---- scores ---- */

/* In the units of the weights: what it counts that a list of ours knows a name, that the document has
 * it elsewhere, and that organisations are missed more often than invented. */
enum { KNOWN = 50, VOTED = 40, RECALL = 30, NO_NAME = 1 << 20 };

/*
 * Sums the rows of a token. Eight weights are one word: made positive by BIAS each, they are added up as four lanes of
 * 16 bits each, which NAMES_MAX_FEATURES bytes cannot overflow. The model is little-endian, and so are the lanes.
 */
static void
score_token(const struct names *names, const struct token_features *f, int *sum)
{
	enum { BIAS = 128 };
	const uint64_t bias = 0x8080808080808080U, lanes = 0x00FF00FF00FF00FFU;
	uint64_t even = 0, odd = 0;
	int last[2] = {0};

	for (int k = 0; k < f->n; k++) /* they lie far apart: wait for all of them at once */
		__builtin_prefetch(names->model->weights[f->row[k]]);
	for (int k = 0; k < f->n; k++) {
		const int8_t *row = names->model->weights[f->row[k]];
		uint64_t w;

		memcpy(&w, row, sizeof w);
		w ^= bias;
		even += w & lanes;
		odd += w >> 8 & lanes;
		last[0] += row[8];
		last[1] += row[9];
	}
	for (int t = 0; t < 8; t++)
		sum[t] = (int)((t % 2 ? odd : even) >> t / 2 * 16 & 0xFFFF) - BIAS * f->n;
	sum[8] = last[0];
	sum[9] = last[1];
	sum[B_ORG] += RECALL;
	sum[B_PER] += RECALL / 8;
	sum[B_LOC] += RECALL / 8;
}

static void
prefer(int *sum, int tag, int by)
{
	sum[tag] += by;
	sum[tag + 1] += by / 2;
}

/* Countries, and organisations that go by an acronym, are what the lists say unless much speaks against it. */
static void
add_known(const struct names *names, const struct doc *doc, uint32_t t, int *sum)
{
	static const char *const offices[] = {"министр", "заместитель", "премьер-министр", "президент", "председатель",
	    "посол", "глава", "комиссар", "секретарь", "директор", "депутат", "аким", "губернатор", "мэр", "король",
	    "королева", "вице-президент", "вице-премьер", "спикер", "канцлер", "император", "генерал", "сенатор",
	    "вице-министр", "госсекретарь", "принц", "замминистра", "гендиректор", "ректор", "премьер", "экс-президент",
	    "полковник", "представитель", "советник", "лидер", "руководитель", NULL};
	const struct rec *tok = doc->toks.v[t];
	const struct look *first = names->scratch.looks.v, *looks = first + t;
	const struct place *place, *org;
	size_t n;
	const char *s = doc_text(doc, tok, &n), *at = s;

	if (looks->post && !looks->upper) {
		sum[I_PER] -= KNOWN; /* «Европейский комиссар» */
		sum[I_ORG] -= gram_get(tok->gram, GRAM_NUMBER) == SING ? KNOWN : 0;
	}
	if (!looks->upper) { /* names begin with a capital, but for «порт Актау», «компания «Север»» */
		sum[B_PER] -= KNOWN;
		sum[B_LOC] -= KNOWN / 2;
	}
	if (text_class(utf8_next(&at, s + n)) != TEXT_UPPER)
		return;
	place = places_find(names->places, s, n);
	if (place == NULL && tok->lemma)
		place = places_find(names->places, tok->lemma, strlen(tok->lemma));
	org = places_org(names->places, s, n);
	if (place) {
		prefer(sum, B_LOC, KNOWN);
		prefer(sum, B_IN, KNOWN);
	}
	if (org)
		prefer(sum, B_ORG, KNOWN);
	if (doc_lemma_among(tok, offices)) /* «Министр», «Заместитель»: an office begins no name */
		for (int tag = B_PER; tag <= B_ORG; tag += 2)
			prefer(sum, tag, -KNOWN);
	if (looks > first && looks[-1].post && looks->kase == GEN && looks[-1].kase != GEN && looks[-1].kase != ACC &&
	    looks[-1].kase) {
		sum[B_PER] -= KNOWN / 2; /* «депутатами Стортинга»: in another case than the office it is no holder */
		sum[B_ORG] += KNOWN / 5;
	}
	if (looks > first && looks->pos == PROPN && looks->animacy == ANIM && looks->kase == NOM &&
	    looks[-1].kase == GEN) {
		sum[I_ORG] -= KNOWN / 2; /* «председатель совета Ромас Аустинскас» */
		sum[I_LOC] -= KNOWN / 2;
		sum[B_PER] += KNOWN / 3;
	}
	if (looks > first && looks->acronym && looks[-1].post) /* «генеральный секретарь NATO» */
		prefer(sum, B_ORG, KNOWN / 2);
}

static struct votes *
votes_of(struct names *names, uint32_t stem)
{
	for (uint32_t i = stem, tries = 0; tries < 32; i++, tries++) {
		struct votes *v = &names->votes[i & (VOTES_SIZE - 1)];

		if (v->n == 0 || v->stem == stem)
			return v;
	}
	return NULL;
}

static void
vote(struct names *names, const struct doc *doc)
{
	memset(names->votes, 0, sizeof names->votes);
	for (size_t t = 0; t < doc->toks.n; t++) {
		const struct look *k = &names->scratch.looks.v[t];
		int tag = names->tags.v[2 * t];
		struct votes *v = k->upper && !(k->start && tag == O1) ? votes_of(names, k->stem) : NULL;

		if (v == NULL || v->n == UINT16_MAX)
			continue;
		v->stem = k->stem;
		v->n++;
		if (tag != O1)
			v->of[(tag - B_PER) / 2]++;
	}
}

/* Adds what the document's other mentions of a word say of it. False if they say nothing. */
static bool
add_votes(struct names *names, const struct rec *sent)
{
	static const int tags[] = {B_PER, B_LOC, B_ORG};
	bool any = false;

	for (size_t t = sent->lo; t < sent->hi; t++) {
		const struct look *k = &names->scratch.looks.v[t];
		const struct votes *v = k->upper ? votes_of(names, k->stem) : NULL;

		for (int i = 0; v && v->n > 1 && i < 3; i++) {
			int share = VOTED * (2 * v->of[i] - v->n) / v->n;

			if (share > 0) {
				prefer(names->scores.v + t * TAGS, tags[i], share);
				any = true;
			}
		}
	}
	return any;
}

/* Whether the letters of token ${t} begin the words, and parts of words with a hyphen, of tokens [lo, hi). */
static bool
spells(const struct doc *doc, uint32_t lo, uint32_t hi, uint32_t t)
{
	size_t n, len;
	const char *s = doc_text(doc, doc->toks.v[t], &n), *end = s + n;

	for (; lo < hi && s < end; lo++) {
		const char *w = doc_text(doc, doc->toks.v[lo], &len), *wend = w + len;

		for (const char *part = w; part && s < end; part = part ? part + 1 : NULL) {
			const char *letter = s, *at = part;

			if (text_lower(utf8_next(&letter, end)) == text_lower(utf8_next(&at, wend)))
				s = letter;
			else if (len > 6)
				return false;
			part = memchr(part, '-', (size_t)(wend - part));
		}
	}
	return s == end && lo == hi;
}

/* «Северо-Казахстанская область (СКО)»: the acronym is what it stands for, in the whole document. */
static void
vote_acronyms(struct names *names, const struct doc *doc)
{
	const unsigned char(*tags)[2] = (const unsigned char(*)[2])names->tags.v;

	for (uint32_t t = 2; t < doc->toks.n; t++) {
		uint32_t lo = t - 1;
		struct votes *v;

		if (doc->text.s[doc->toks.v[t - 1]->b] != '(' || !names->scratch.looks.v[t].upper ||
		    tags[t - 2][0] == O1)
			continue;
		do
			lo--;
		while (lo > 0 && tags[lo][0] == tags[t - 2][0] && tags[lo][0] % 2 == 0);
		v = spells(doc, lo, t - 1, t) ? votes_of(names, names->scratch.looks.v[t].stem) : NULL;
		if (v) {
			v->stem = names->scratch.looks.v[t].stem;
			v->n = v->of[(tags[lo][0] - B_PER) / 2] = 1000;
		}
	}
}

/* Whether token ${t} can be no part of a name, whatever stands beside it. */
static bool
is_no_name(const struct names *names, uint32_t t)
{
	return names->scores.v[(size_t)t * TAGS + O1] == NO_NAME;
}

/* Decodes a sentence run by run of tokens that may be names, each with the one behind it that is none. */
static void
decode(struct names *names, const struct rec *sent)
{
	unsigned char(*tags)[2] = (unsigned char(*)[2])names->tags.v;
	int(*scores)[TAGS] = (int(*)[TAGS])names->scores.v;

	for (uint32_t t = sent->lo, end; t < sent->hi; t = end) {
		end = t;
		while (end < sent->hi && !is_no_name(names, end))
			end++;
		if (end > t) {
			end += end < sent->hi;
			names_decode(scores + t, end - t, names->model->trans, tags + t);
		} else {
			tags[t][0] = O1;
			tags[t][1] = O2;
			end = t + 1;
		}
	}
}

void
names_find(struct names *names, struct doc *doc)
{
	size_t old = doc->ents.n;

	names_look(&names->scratch, doc);
	while (names->scores.room < doc->toks.n * TAGS)
		names->scores.v = mem_grow(names->scores.v, &names->scores.room, sizeof *names->scores.v);
	while (names->tags.room < doc->toks.n * 2)
		names->tags.v = mem_grow(names->tags.v, &names->tags.room, sizeof *names->tags.v);
	for (size_t s = 0; s < doc->sents.n; s++) {
		const struct rec *sent = doc->sents.v[s];

		names_features(&names->scratch, sent, false);
		for (uint32_t t = sent->lo; t < sent->hi; t++) {
			const struct token_features *f = &names->scratch.features.v[t - sent->lo];
			int *sum = names->scores.v + t * TAGS;

			if (f->n > 0) {
				score_token(names, f, sum);
				add_known(names, doc, t, sum);
			} else {
				memset(sum, 0, TAGS * sizeof *sum);
				sum[O1] = sum[O2] = NO_NAME;
			}
		}
		decode(names, sent);
	}
	vote(names, doc);
	vote_acronyms(names, doc);
	for (size_t s = 0; s < doc->sents.n; s++)
		if (add_votes(names, doc->sents.v[s]))
			decode(names, doc->sents.v[s]);
	for (size_t s = 0; s < doc->sents.n; s++) {
		unsigned char(*tags)[2] = (unsigned char(*)[2])names->tags.v + doc->sents.v[s]->lo;

		names_mend(names->places, doc, doc->sents.v[s], names->scratch.looks.v + doc->sents.v[s]->lo, tags);
		add_mentions(names, doc, doc->sents.v[s], tags, 0, old);
		add_mentions(names, doc, doc->sents.v[s], tags, 1, old);
	}
}
