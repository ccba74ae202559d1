/* diskfish: what all unit tests need.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef TESTS_UNIT_H
#define TESTS_UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "diag.h"

#define TEST(name) static void name (void **state __attribute__ ((unused)))

#define COUNT(list) (sizeof (list) / sizeof *(list))

/* A test of something that is known to be wrong still: it is skipped, and
 * run with UNIT_BUGS=1.  Whoever mends it takes the line away.
 */
#define KNOWN_BUG()                             \
  do {                                          \
    if (getenv ("UNIT_BUGS") == NULL)           \
      skip ();                                  \
  } while (0)

/* A whole diag as one line: "usage 3-7: text | hint", with "-" for the place
 * of one that has none; "none".  Freed by the caller.
 */
char *diag_line (const struct diag *diag);

/* Compare with such a line, and reset the diag. */
#define expect_diag(diag, line) \
  unit_expect_diag ((diag), (line), __FILE__, __LINE__)
void unit_expect_diag (struct diag *diag, const char *line, const char *file,
                       int where);

/* Compare a text that is freed then. */
#define expect_text(text, expected) \
  unit_expect_text ((text), (expected), __FILE__, __LINE__)
void unit_expect_text (char *text, const char *expected, const char *file,
                       int where);

/* Setup and teardown: the test runs in a new folder, which is removed with
 * all that it made there.
 */
int enter_directory (void **state);
int leave_directory (void **state);
#define in_directory(test) \
  cmocka_unit_test_setup_teardown (test, enter_directory, leave_directory)

/* Setup: the user's cache is in the new folder too. */
int enter_cache (void **state);
#define in_cache(test) \
  cmocka_unit_test_setup_teardown (test, enter_cache, leave_directory)

void write_file (const char *file, const char *text, size_t len);

/* The contents, freed by the caller; NULL if there is no such file. */
char *read_file (const char *file);

/* Run in a child process, without root's rights if this has them.  What the
 * function returns (allocated) is the result.
 */
char *as_nobody (char *(*function) (void *opaque), void *opaque);

/* What goes to the descriptor until capture_end. */
struct capture {
  int fd;
  int saved;
  int file;
};
void capture_start (struct capture *capture, int fd);
char *capture_end (struct capture *capture);

#endif
