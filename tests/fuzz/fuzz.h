/* diskfish: functions for all fuzz targets.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef TESTS_FUZZ_H
#define TESTS_FUZZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "diag.h"

/* Run the target with one input.  Returns 0, or ends the program if a check
 * fails.  The name is libFuzzer's; with a plain compiler main.c calls it for
 * files.
 */
int LLVMFuzzerTestOneInput (const uint8_t *data, size_t len);

/* Like assert, but active in every build. */
#define REQUIRE(condition)                                      \
  do {                                                          \
    if (!(condition))                                           \
      fuzz_broken (__FILE__, __LINE__, #condition);             \
  } while (0)
void fuzz_broken (const char *file, int line, const char *condition)
  __attribute__ ((noreturn));

/* Check that the diag is set, and that its place, if any, is in SOURCE. */
void fuzz_check_diag (const struct diag *diag, const struct source *source);

/* Print the diag to memory as text and as JSON, and check that the JSON is
 * valid.  For targets that link the program's library.
 */
void fuzz_print_diag (const struct diag *diag);

/* Return a private directory of this process, which is removed at exit. */
const char *fuzz_directory (void);

/* Write a file in a directory, replacing an old one. */
void fuzz_write (const char *path, const void *bytes, size_t len);

#endif
