/* diskfish: write the C files.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef GENERATOR_EMIT_H
#define GENERATOR_EMIT_H

#include <stdio.h>

#include "desc.h"

/* Open FILE for writing, and write a comment at its top.  End the program on
 * failure.
 */
FILE *emit_open (const char *file);
void emit_close (FILE *out, const char *file);

/* Write a C string literal, or NULL. */
void emit_string (FILE *out, const char *text);

/* Return NAME as a C identifier.  c_upper returns it in upper case.  The caller
 * frees it.
 */
char *c_name (const char *name) __attribute__ ((warn_unused_result));
char *c_upper (const char *name) __attribute__ ((warn_unused_result));

/* Write the C files (emit-table.c, emit-calls.c). */
void emit_table (const struct description *d, const char *file);
void emit_handlers (const struct description *d, const char *file);
void emit_calls (const struct description *d, const char *file);
void emit_calls_header (const struct description *d, const char *file);
void emit_read_only_calls (const struct description *d, const char *file);

#endif
