/* net_svg: a net drawn: the layout, and the drawing as SVG. */
#include "markup.h"
#include "net.h"
#include "text.h"

#include <math.h>
#include <stdlib.h>

/* Pixels. Letters are counted wide, so that a label stays in its box whatever font the reader has. */
enum {
	LETTER = 9,
	BOX_PAD = 24,
	BOX_HIGH = 32,
	GAP = 14,
	MARGIN = 8,
	LONGEST = 34,
	STEPS = 400,
	SPRING = 80,
	ROW = 700
};
static const double SHRINK = 0.75; /* a picture may become so small that its letters can still be read */

struct shown {
	uint32_t node, degree;
	double wide;  /* of its box */
	size_t group; /* the place of the first node that it is tied to, over others too */
};

/* The nodes that are drawn. */
struct picture {
	struct net *net;
	struct shown *shown;
	size_t n;
};

/* The bytes of the name's first ${most} characters. */
static size_t
cut(const char *name, long most)
{
	const char *at = name, *end = name + strlen(name);

	while (at < end && most-- > 0)
		utf8_next(&at, end);
	return (size_t)(at - name);
}

static struct net_node *
at(const struct picture *p, size_t i)
{
	return &p->net->nodes.v[p->shown[i].node];
}

/* ---- layout ---- */

/* Nodes that hang together are one group, and laid out for themselves: each takes the least group next to it. */
static void
find_groups(const struct picture *p, const bool *tied)
{
	bool changed = true;

	for (size_t i = 0; i < p->n; i++)
		p->shown[i].group = i;
	while (changed) {
		changed = false;
		for (size_t i = 0; i < p->n; i++) {
			for (size_t k = 0; k < p->n; k++) {
				if (!tied[i * p->n + k] || p->shown[k].group >= p->shown[i].group)
					continue;
				p->shown[i].group = p->shown[k].group;
				changed = true;
			}
		}
	}
}

/* Repulsion of each pair of a group, attraction along ties, and a pull to the middle. */
static void
forces(const struct picture *p, const bool *tied, double *dx, double *dy)
{
	for (size_t i = 0; i < p->n; i++) {
		dx[i] = -0.05 * at(p, i)->x;
		dy[i] = -0.05 * at(p, i)->y;
	}
	for (size_t i = 0; i < p->n; i++) {
		for (size_t k = i + 1; k < p->n; k++) {
			double x = at(p, i)->x - at(p, k)->x, y = at(p, i)->y - at(p, k)->y;
			double d = sqrt(x * x + y * y) + 0.01;
			double f = (double)SPRING * SPRING / (d * d) - (tied[i * p->n + k] ? d / SPRING : 0);

			if (p->shown[i].group != p->shown[k].group)
				continue;
			dx[i] += f * x;
			dy[i] += f * y;
			dx[k] -= f * x;
			dy[k] -= f * y;
		}
	}
}

/* Moves each node along its force, by less and less. */
static void
settle(const struct picture *p, const bool *tied)
{
	double *dx = mem_alloc(p->n * sizeof *dx), *dy = mem_alloc(p->n * sizeof *dy);

	for (int step = 0; step < STEPS; step++) {
		double most = SPRING * (1.0 - (double)step / STEPS);

		forces(p, tied, dx, dy);
		for (size_t i = 0; i < p->n; i++) {
			double d = sqrt(dx[i] * dx[i] + dy[i] * dy[i]) + 0.01, by = d < most ? 1 : most / d;

			at(p, i)->x += dx[i] * by;
			at(p, i)->y += dy[i] * by;
		}
	}
	free(dx);
	free(dy);
}

/* Pushes two boxes that overlap apart, the way that is shorter. Whether they did. */
static bool
push(const struct picture *p, size_t i, size_t k)
{
	struct net_node *a = at(p, i), *b = at(p, k);
	double x = b->x - a->x, y = b->y - a->y;
	double over_x = (p->shown[i].wide + p->shown[k].wide) / 2 + GAP - fabs(x), over_y = BOX_HIGH + GAP - fabs(y);

	if (over_x <= 0 || over_y <= 0 || p->shown[i].group != p->shown[k].group)
		return false;
	if (over_y <= over_x) {
		a->y -= y < 0 ? -over_y / 2 : over_y / 2;
		b->y += y < 0 ? -over_y / 2 : over_y / 2;
	} else {
		a->x -= x < 0 ? -over_x / 2 : over_x / 2;
		b->x += x < 0 ? -over_x / 2 : over_x / 2;
	}
	return true;
}

static void
spread(const struct picture *p)
{
	bool moved = true;

	for (int step = 0; moved && step < 4 * STEPS; step++) {
		moved = false;
		for (size_t i = 0; i < p->n; i++)
			for (size_t k = i + 1; k < p->n; k++)
				moved |= push(p, i, k);
	}
}

static void
lay_out(const struct picture *p, const bool *tied)
{
	for (size_t i = 0; i < p->n; i++) {
		double turn = 2 * 3.14159265358979 * (double)i / (double)p->n;

		at(p, i)->x = SPRING * cos(turn);
		at(p, i)->y = SPRING * sin(turn);
	}
	settle(p, tied);
	for (size_t i = 0; i < p->n; i++)
		at(p, i)->x *= 1.5; /* names are wide */
	spread(p);
}

/* Moves a group so that its left upper corner is at (x, y); where its right lower one comes. */
static void
move_group(const struct picture *p, size_t group, double x, double y, double *right, double *bottom)
{
	double left = INFINITY, top = INFINITY;

	for (size_t i = 0; i < p->n; i++) {
		if (p->shown[i].group != group)
			continue;
		left = fmin(left, at(p, i)->x - p->shown[i].wide / 2);
		top = fmin(top, at(p, i)->y - BOX_HIGH / 2);
	}
	*right = *bottom = 0;
	for (size_t i = 0; i < p->n; i++) {
		if (p->shown[i].group != group)
			continue;
		at(p, i)->x += x - left;
		at(p, i)->y += y - top;
		*right = fmax(*right, at(p, i)->x + p->shown[i].wide / 2);
		*bottom = fmax(*bottom, at(p, i)->y + BOX_HIGH / 2);
	}
}

/* Puts the groups side by side in rows, and gives the size of the whole. */
static void
pack(const struct picture *p, double *width, double *height)
{
	double x = MARGIN, y = MARGIN, right, bottom;

	*width = *height = 0;
	for (size_t i = 0; i < p->n; i++) {
		if (p->shown[i].group != i)
			continue;
		move_group(p, i, x, y, &right, &bottom);
		if (x > MARGIN && right > fmax(ROW, *width)) {
			x = MARGIN;
			y = *height + 2 * GAP;
			move_group(p, i, x, y, &right, &bottom);
		}
		x = right + 2 * GAP;
		*width = fmax(*width, right + MARGIN);
		*height = fmax(*height, bottom + MARGIN);
	}
}

/* ---- which nodes ---- */

/* More ties first, then as they came. */
static int
by_degree(const void *x, const void *y)
{
	const struct shown *a = x, *b = y;

	if (a->degree != b->degree)
		return a->degree > b->degree ? -1 : 1;
	return a->node < b->node ? -1 : a->node > b->node;
}

/* Chooses the nodes; returns the number left out. */
static size_t
choose(struct picture *p, size_t most)
{
	size_t all = 0;

	p->shown = mem_alloc((p->net->nodes.n + 1) * sizeof *p->shown);
	for (size_t i = 0; i < p->net->nodes.n; i++)
		if (p->net->nodes.v[i].degree > 0)
			p->shown[all++] = (struct shown){.node = (uint32_t)i, .degree = p->net->nodes.v[i].degree};
	qsort(p->shown, all, sizeof *p->shown, by_degree);
	p->n = all < most ? all : most;
	for (size_t i = 0; i < p->n; i++) {
		long letters = utf8_count(at(p, i)->name, strlen(at(p, i)->name));

		p->shown[i].wide = (double)(letters < LONGEST ? letters : LONGEST) * LETTER + BOX_PAD;
	}
	return all - p->n;
}

/* A node's place among those shown, -1 if it is none. */
static long
place(const struct picture *p, uint32_t node)
{
	for (size_t i = 0; i < p->n; i++)
		if (p->shown[i].node == node)
			return (long)i;
	return -1;
}

/* ---- drawing ---- */

static void
draw_edge(const struct picture *p, const struct net_edge *e, FILE *out)
{
	const struct net_node *a = &p->net->nodes.v[e->from], *b = &p->net->nodes.v[e->to];

	fprintf(out, "<a href=\"#f%lu\"><title>", e->mark);
	markup_string(a->name, out);
	fputs(" — ", out);
	markup_string(b->name, out);
	fputs(*e->date ? ", " : "", out);
	markup_string(e->date, out);
	fprintf(out, "</title><line x1=\"%.0f\" y1=\"%.0f\" x2=\"%.0f\" y2=\"%.0f\"/>", a->x, a->y, b->x, b->y);
	if (e->count > 1)
		fprintf(out, "<text x=\"%.0f\" y=\"%.0f\" class=\"count\">%lu</text>", (a->x + b->x) / 2,
		    (a->y + b->y) / 2 - 4, e->count);
	fputs("</a>\n", out);
}

static void
draw_node(const struct picture *p, size_t i, FILE *out)
{
	const struct net_node *node = at(p, i);
	bool known = strcmp(node->type, "PER") == 0 || strcmp(node->type, "LOC") == 0 || strcmp(node->type, "ORG") == 0;
	size_t n = cut(node->name, LONGEST);
	bool whole = node->name[n] == '\0';

	if (!whole)
		n = cut(node->name, LONGEST - 1);
	fprintf(out, "<g class=\"%s\"><title>", known ? node->type : "OTHER");
	markup_string(node->name, out);
	fprintf(out, "</title><rect x=\"%.0f\" y=\"%.0f\" width=\"%.0f\" height=\"%d\" rx=\"%d\"/>",
	    node->x - p->shown[i].wide / 2, node->y - BOX_HIGH / 2, p->shown[i].wide, BOX_HIGH, BOX_HIGH / 2);
	fprintf(out, "<text x=\"%.0f\" y=\"%.0f\">", node->x, node->y + 5);
	markup_text(node->name, n, out);
	fputs(whole ? "</text></g>\n" : "…</text></g>\n", out);
}

size_t
net_svg(struct net *net, size_t most, FILE *out)
{
	struct picture p = {.net = net};
	size_t left = choose(&p, most);
	bool *tied = mem_alloc(p.n * p.n + 1);
	double width, height;

	for (size_t i = 0; i < net->edges.n; i++) {
		long a = place(&p, net->edges.v[i].from), b = place(&p, net->edges.v[i].to);

		if (a >= 0 && b >= 0)
			tied[(size_t)a * p.n + (size_t)b] = tied[(size_t)b * p.n + (size_t)a] = true;
	}
	find_groups(&p, tied);
	lay_out(&p, tied);
	pack(&p, &width, &height);
	fprintf(out,
	    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" height=\"%.0f\" viewBox=\"0 0 %.0f %.0f\" "
	    "style=\"min-width: %.0fpx\">\n",
	    width, height, width, height, SHRINK * width);
	for (size_t i = 0; i < net->edges.n; i++)
		if (place(&p, net->edges.v[i].from) >= 0 && place(&p, net->edges.v[i].to) >= 0)
			draw_edge(&p, &net->edges.v[i], out);
	for (size_t i = 0; i < p.n; i++)
		draw_node(&p, i, out);
	fputs("</svg>\n", out);
	free(tied);
	free(p.shown);
	return left;
}
