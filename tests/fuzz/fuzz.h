/* diskfish: what every fuzz target needs.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef TESTS_FUZZ_H
#define TESTS_FUZZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "diag.h"

/* What a target does with one input.  It returns 0, or ends the program when
 * something does not hold.  The name is libFuzzer's; with a plain compiler
 * main.c calls it for files.
 */
int LLVMFuzzerTestOneInput (const uint8_t *data, size_t len);

/* Unlike assert it is there in every build. */
#define REQUIRE(condition)                                      \
  do {                                                          \
    if (!(condition))                                           \
      fuzz_broken (__FILE__, __LINE__, #condition);             \
  } while (0)
void fuzz_broken (const char *file, int line, const char *condition)
  __attribute__ ((noreturn));

/* A diag is set, and its place, if it has one, lies in SOURCE. */
void fuzz_check_diag (const struct diag *diag, const struct source *source);

/* Write the diag as a user would see it, as text and as JSON, to memory; the
 * JSON must be JSON.  For targets that link the program's library.
 */
void fuzz_print_diag (const struct diag *diag);

/* A folder of this process's own, which is removed at its end. */
const char *fuzz_directory (void);

/* Write a file into a folder; what was there goes. */
void fuzz_write (const char *path, const void *bytes, size_t len);

#endif
