/* page_meta: what a page says of itself: title, date, author, agency, site, address. */
#include "page_impl.h"

#include "text.h"

#include <stdlib.h>

void
page_meta(struct page *page, struct doc *doc, const struct page_wish *wish)
{
	doc_add(doc, doc->d, "lang", "ru");
	for (size_t i = 0; i < page->units.n; i++) {
		if (page->states.v[i] == TITLE) {
			doc_add(
			    doc, doc->d, "title", arena_strndup(&doc->arena, page->units.v[i].s, page->units.v[i].n));
			break;
		}
	}
	(void)wish;
}
