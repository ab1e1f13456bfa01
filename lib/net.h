/* net: who met whom and who holds which post, gathered over the documents of a stream. */
#ifndef NET_H
#define NET_H

#include "doc.h"

/* Somebody or something: mentions of one type and base form are one node, in whatever document they stand. */
struct net_node {
	char *name;
	char *type, *iso; /* of E; "" where they are not known */
	uint32_t degree;  /* edges that touch it */
	double x, y;      /* its middle, once something has laid it out */
};

/* A tie. The same tie in several facts is one edge. */
struct net_edge {
	uint32_t from, to;   /* nodes */
	bool meeting;        /* without direction; else from holds a post at to */
	char *label;         /* the post; "" for meetings */
	char *date;          /* of the first fact that has one; "" */
	char *document;      /* the ID of the first document */
	unsigned long count; /* facts */
	unsigned long mark;  /* what net_add was given for the first of them */
};

struct net {
	VEC(struct net_node) nodes;
	VEC(struct net_edge) edges;
	struct net_names *node_of, *edge_of;
};

/* net_new(): an empty one. net_free gives back all that it owns. */
struct net *net_new(void);
void net_free(struct net *);

/*
 * net_add(net, doc, fact, mark):
 * Adds a fact: of a meeting a tie between each two of those who met (the first NET_MET of them), of a position one
 * between who holds the post and where; without an org the post itself is the node. Denied facts and those of other
 * types add nothing. ${mark} is the caller's number for the fact. Strings are copied: memory grows with the number of
 * different ties.
 */
enum { NET_MET = 32 };
void net_add(struct net *, const struct doc *, const struct rec *fact, unsigned long mark);

/*
 * net_svg(net, most, out):
 * The net as an SVG element, at most ${most} nodes, those with most ties; an edge is a link to #fMARK. Laid out by
 * attraction along ties and repulsion between nodes (Fruchterman & Reingold 1991), then labels are moved apart until
 * none covers another. The same net always gives the same picture. Quadratic in ${most}. Returns the nodes left out.
 */
size_t net_svg(struct net *, size_t most, FILE *out);

#endif
