/* diskfish: write plain text as POD.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef MAN_POD_H
#define MAN_POD_H

#include <stdio.h>

#include "enum-table.h"

/* Write LEN bytes of TEXT literally, with POD's special characters escaped. */
void pod_bytes (FILE *out, const char *text, size_t len);
void pod_text (FILE *out, const char *text);

/* Write TEXT in bold, for words to type. */
void pod_bold (FILE *out, const char *text);

/* Write a meaning ("a few words") as a sentence in its own paragraph. */
void pod_sentence (FILE *out, const char *text);

/* Write paragraphs, which empty lines separate, with filled lines. */
void pod_paragraphs (FILE *out, const char *text);

/* Write the words with their meanings, in two columns. */
void pod_choices (FILE *out, const struct enum_table *choices);

#endif
