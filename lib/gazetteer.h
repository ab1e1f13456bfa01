/* gazetteer: names from a user's own list, found in all their cases. */
#ifndef GAZETTEER_H
#define GAZETTEER_H

#include "doc.h"
#include "morph.h"

struct gazetteer;

/*
 * gazetteer_open(morph, file):
 * Reads a list: lines of NAME TAB TYPE [TAB NORM [TAB ID]], `#` begins a comment. NAME is a base form; NORM is NAME
 * where it is missing or empty. Lines that are none are reported (tool_bad); a file that cannot be read ends the
 * program. ${morph} must outlive it. gazetteer_close frees it; NULL is no list.
 */
struct gazetteer *gazetteer_open(const struct morph *, const char *file);
void gazetteer_close(struct gazetteer *);

/*
 * gazetteer_find(gazetteer, doc):
 * Adds an E record with norm and id for every place in the tokens where the words of a name stand, each in whatever
 * form; of names that overlap the longest, of equally long ones the first of the list. Case and ё do not matter. Needs
 * tokens; call before names_find, which leaves out what such a mention covers.
 */
void gazetteer_find(const struct gazetteer *, struct doc *);

#endif
