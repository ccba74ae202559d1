/* diskfish: functions for all unit tests.
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

/* Skip a test of a known bug unless UNIT_BUGS=1.  Remove this line when you fix
 * the bug.
 */
#define KNOWN_BUG()                             \
  do {                                          \
    if (getenv ("UNIT_BUGS") == NULL)           \
      skip ();                                  \
  } while (0)

/* Return a whole diag as one line, "usage 3-7: text | hint", to be freed by the
 * caller.  A missing place is "-"; without a diag the line is "none".
 */
char *diag_line (const struct diag *diag);

/* Compare the diag with such a line, and reset it. */
#define expect_diag(diag, line) \
  unit_expect_diag ((diag), (line), __FILE__, __LINE__)
void unit_expect_diag (struct diag *diag, const char *line, const char *file,
                       int where);

/* Compare the text, and free it. */
#define expect_text(text, expected) \
  unit_expect_text ((text), (expected), __FILE__, __LINE__)
void unit_expect_text (char *text, const char *expected, const char *file,
                       int where);

/* Setup and teardown: run the test in a new directory, which is removed with
 * its contents.
 */
int enter_directory (void **state);
int leave_directory (void **state);
#define in_directory(test) \
  cmocka_unit_test_setup_teardown (test, enter_directory, leave_directory)

/* Setup: put the user's cache in the new directory too. */
int enter_cache (void **state);
#define in_cache(test) \
  cmocka_unit_test_setup_teardown (test, enter_cache, leave_directory)

void write_file (const char *file, const char *text, size_t len);

/* Return the contents, to be freed by the caller, or NULL if the file is
 * missing.
 */
char *read_file (const char *file);

/* Run in a child process, without root's rights.  Returns the string that the
 * function returns, to be freed by the caller.
 */
char *as_nobody (char *(*function) (void *opaque), void *opaque);

/* Capture what is written to the descriptor until capture_end. */
struct capture {
  int fd;
  int saved;
  int file;
};
void capture_start (struct capture *capture, int fd);
char *capture_end (struct capture *capture);

#endif
