/* net: who met whom and who holds which post, gathered over the documents of a stream. */
#include "net.h"

#include "slots.h"

#include <stdlib.h>

/* Names and their numbers, from 0 in order of first appearance: a hash table with open addressing. */
struct net_names {
	VEC(char *) names;
	uint32_t *at; /* number + 1; 0: free */
	size_t room;  /* a power of two */
};

struct net *
net_new(void)
{
	struct net *net = mem_alloc(sizeof *net);

	net->node_of = mem_alloc(sizeof *net->node_of);
	net->edge_of = mem_alloc(sizeof *net->edge_of);
	return net;
}

static void
free_names(struct net_names *names)
{
	for (size_t i = 0; i < names->names.n; i++)
		free(names->names.v[i]);
	vec_free(&names->names);
	free(names->at);
	free(names);
}

void
net_free(struct net *net)
{
	for (size_t i = 0; i < net->nodes.n; i++) {
		free(net->nodes.v[i].name);
		free(net->nodes.v[i].type);
		free(net->nodes.v[i].iso);
	}
	for (size_t i = 0; i < net->edges.n; i++) {
		free(net->edges.v[i].label);
		free(net->edges.v[i].date);
		free(net->edges.v[i].document);
	}
	vec_free(&net->nodes);
	vec_free(&net->edges);
	free_names(net->node_of);
	free_names(net->edge_of);
	free(net);
}

/* FNV-1a. */
static uint64_t
hash(const char *s)
{
	uint64_t h = 14695981039346656037u;

	for (; *s; s++)
		h = (h ^ (unsigned char)*s) * 1099511628211u;
	return h;
}

static uint32_t *
find(const struct net_names *t, const char *name)
{
	size_t i = hash(name) & (t->room - 1);

	while (t->at[i] && strcmp(t->names.v[t->at[i] - 1], name) != 0)
		i = (i + 1) & (t->room - 1);
	return &t->at[i];
}

static void
grow(struct net_names *t)
{
	t->room = t->room ? 2 * t->room : 64;
	free(t->at);
	t->at = mem_alloc(t->room * sizeof *t->at);
	for (size_t i = 0; i < t->names.n; i++)
		*find(t, t->names.v[i]) = (uint32_t)i + 1;
}

/* The number of a name; a new one is the number of names before. */
static uint32_t
number(struct net_names *t, const char *name)
{
	uint32_t *at;

	if (2 * t->names.n >= t->room)
		grow(t);
	at = find(t, name);
	if (*at == 0) {
		vec_push(&t->names, mem_strndup(name, strlen(name)));
		*at = (uint32_t)t->names.n;
	}
	return *at - 1;
}

static char *
copy(const char *s)
{
	return mem_strndup(s ? s : "", s ? strlen(s) : 0);
}

/* The node of a slot's value. ${type} is that of a slot which no mention fills. */
static uint32_t
node(struct net *net, const struct doc *doc, const struct rec *fact, const struct key *slot, const char *type)
{
	const struct rec *filler = slots_filler(doc, fact, slot);
	struct net_node new = {0};
	struct buf key = {0};
	uint32_t n;

	if (filler)
		type = filler->type;
	buf_adds(&key, type);
	buf_addc(&key, '\t');
	buf_adds(&key, slot->value);
	n = number(net->node_of, key.s);
	buf_free(&key);
	if (n < net->nodes.n)
		return n;
	new.name = copy(slot->value);
	new.type = copy(type);
	new.iso = copy(filler ? doc_get(filler, "iso") : NULL);
	vec_push(&net->nodes, new);
	return n;
}

static void
tie(struct net *net, const struct doc *doc, const struct rec *fact, struct net_edge edge, const char *label)
{
	const struct key *date = slots_get(fact, "date");
	struct net_edge *old;
	char ends[64];
	struct buf key = {0};
	uint32_t n;

	if (edge.from == edge.to)
		return;
	snprintf(ends, sizeof ends, "%d %u %u ", edge.meeting, edge.from, edge.to);
	buf_adds(&key, ends);
	buf_adds(&key, label);
	n = number(net->edge_of, key.s);
	buf_free(&key);
	if (n == net->edges.n) {
		edge.label = copy(label);
		edge.date = copy("");
		edge.document = copy(doc->d->type);
		vec_push(&net->edges, edge);
		net->nodes.v[edge.from].degree++;
		net->nodes.v[edge.to].degree++;
	}
	old = &net->edges.v[n];
	old->count++;
	if (date && *old->date == '\0') {
		free(old->date);
		old->date = copy(date->value);
	}
}

static void
add_meeting(struct net *net, const struct doc *doc, const struct rec *fact, unsigned long mark)
{
	uint32_t met[NET_MET];
	int n = 0;

	for (const struct key *k = slots_first(fact); k && n < NET_MET; k = slots_next(k))
		if (slot_is(k, "who"))
			met[n++] = node(net, doc, fact, k, "PER");
	for (int a = 0; a < n; a++) {
		for (int b = a + 1; b < n; b++) {
			bool less = met[a] < met[b];

			tie(net, doc, fact,
			    (struct net_edge){
				.from = met[less ? a : b], .to = met[less ? b : a], .meeting = true, .mark = mark},
			    "");
		}
	}
}

static void
add_position(struct net *net, const struct doc *doc, const struct rec *fact, unsigned long mark)
{
	const struct key *who = slots_get(fact, "who"), *post = slots_get(fact, "post");
	struct net_edge edge = {.mark = mark};
	bool org = false;

	if (who == NULL || post == NULL)
		return;
	edge.from = node(net, doc, fact, who, "PER");
	for (const struct key *k = slots_first(fact); k; k = slots_next(k)) {
		if (!slot_is(k, "org"))
			continue;
		org = true;
		edge.to = node(net, doc, fact, k, "ORG");
		tie(net, doc, fact, edge, post->value);
	}
	if (org)
		return;
	edge.to = node(net, doc, fact, post, "POST");
	tie(net, doc, fact, edge, "");
}

void
net_add(struct net *net, const struct doc *doc, const struct rec *fact, unsigned long mark)
{
	const char *neg = doc_get(fact, "neg");

	if (neg && strcmp(neg, "1") == 0)
		return;
	if (strcmp(fact->type, "meeting") == 0)
		add_meeting(net, doc, fact, mark);
	else if (strcmp(fact->type, "position") == 0)
		add_position(net, doc, fact, mark);
}
