/* diskfish: plain text as POD.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef MAN_POD_H
#define MAN_POD_H

#include <stdio.h>

#include "enum-table.h"

/* LEN bytes of TEXT as they stand, whatever they are. */
void pod_bytes (FILE *out, const char *text, size_t len);
void pod_text (FILE *out, const char *text);

/* The same in bold: for what is typed. */
void pod_bold (FILE *out, const char *text);

/* A meaning ("a few words") as a sentence of its own paragraph. */
void pod_sentence (FILE *out, const char *text);

/* Paragraphs that a blank line separates; their lines are filled. */
void pod_paragraphs (FILE *out, const char *text);

/* The words with their meanings, in two columns. */
void pod_choices (FILE *out, const struct enum_table *choices);

#endif
