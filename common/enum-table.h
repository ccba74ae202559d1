/* diskfish: tables of words that a user may choose from.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMON_ENUM_TABLE_H
#define COMMON_ENUM_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "diag.h"

struct enum_entry {
  const char *word;
  const char *meaning;  /* a few words */
};

struct enum_table {
  const char *what;             /* "sync mode": for messages */
  const struct enum_entry *list;
  size_t count;
  bool open;                    /* other words are accepted too */
  bool nocase;
  const struct enum_entry *refused; /* words with the reason, NULL after them */
  const struct enum_entry *aliases; /* foreign words, with the one that is meant
                                   as their meaning, NULL after them */
};

/* Kinds of values of the attributes of the disk family. */
enum attr_kind {
  ATTR_FLAG,            /* NAME alone */
  ATTR_CHOICE,
  ATTR_STRING,
  ATTR_SECRET,          /* a string that is never shown */
  ATTR_IMAGE,           /* the name of an image of the host */
  ATTR_SNAPSHOT,        /* the name of a snapshot that an image has */
  ATTR_SIZE,
};

struct attr {
  const char *name;
  enum attr_kind kind;
  const struct enum_table *choices;        /* for ATTR_CHOICE and suggestions */
  bool repeat;                          /* may be given several times */
  const char *meaning;
};

struct attrs {
  const struct attr *list;
  size_t count;
};

/* Index of WORD, or -1. */
int enum_find (const struct enum_table *choices, const char *word);

/* Set DIAG to "unknown WHAT 'WORD'" with the nearest word and the whole list
 * as its hint.  Returns -1.
 */
int enum_unknown (const struct enum_table *choices, const char *word,
                  struct diag *diag);

/* Give DIAG the whole list as its hint. */
void enum_hint (const struct enum_table *choices, struct diag *diag);

const struct attr *attrs_find (const struct attrs *attrs, const char *name,
                               size_t len);

/* An attribute that was given, checked and converted. */
struct attr_value {
  const struct attr *attr;
  const char *text;             /* in the word; "" for a flag */
  size_t choice;                /* index in attr->choices, for ATTR_CHOICE */
  int64_t size;                 /* bytes, for ATTR_SIZE */
};

/* Read NAME or NAME=VALUE, a string of LEN bytes that must outlive RESULT.
 * SEEN has a bit for each of ATTRS that was given already.  On failure WHERE is
 * the wrong part of the word.
 */
int attr_read (const struct attrs *attrs, uint64_t *seen, const char *word,
               size_t len, struct attr_value *result, struct span *where,
               struct diag *diag)
  __attribute__ ((warn_unused_result));

/* The same for the name of an attribute. */
int attrs_unknown (const struct attrs *attrs, const char *name, size_t len,
                   struct diag *diag);

#endif
