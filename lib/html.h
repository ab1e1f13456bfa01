/* html: a stream as one page for people: articles with their facts beside them, a timeline, and who met whom. */
#ifndef HTML_H
#define HTML_H

#include "doc.h"

struct html;

/* html_new(): a page without articles. Ends the program where there is no temporary file to be had. */
struct html *html_new(void);

/*
 * html_add(html, doc):
 * Adds an article. It goes to the temporary file; in memory stay its title, and what the timeline and the picture
 * need. Sorts the mentions and facts of ${doc} (slots_order).
 */
void html_add(struct html *, struct doc *);

/*
 * html_write(html, out):
 * The page, once: well-formed HTML in UTF-8 without scripts or links to anything but itself and the articles' own
 * http addresses, whatever the records held. Errors of ${out} are left to ferror; those of the temporary file end the
 * program.
 */
void html_write(struct html *, FILE *out);

void html_free(struct html *);

#endif
