/* diskfish: results on a terminal contain no control characters.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "cleanup.h"
#include "printer.h"
#include "xalloc.h"

/* Return the value as printed on a terminal. */
static char *
on_terminal (const struct value *value)
{
  CLEANUP_CLOSE int master = posix_openpt (O_RDWR | O_NOCTTY | O_CLOEXEC);
  char text[256];
  struct termios raw;
  size_t len = 0;
  ssize_t some;
  FILE *out;

  assert_true (master >= 0 && grantpt (master) == 0 && unlockpt (master) == 0);
  out = fopen (ptsname (master), "we");
  assert_non_null (out);
  assert_int_equal (tcgetattr (fileno (out), &raw), 0);
  cfmakeraw (&raw);
  assert_int_equal (tcsetattr (fileno (out), TCSANOW, &raw), 0);
  print_result (out, OUTPUT_TEXT, value);
  fclose (out);
  /* The text is printed in pieces, with an error after the last. */
  while ((some = read (master, text + len, sizeof text - len)) > 0)
    len += (size_t) some;
  return xstrndup (text, len);
}

static char **
new_list (const char *a, const char *b)
{
  char **list = xcalloc (3, sizeof *list);

  list[0] = xstrdup (a);
  list[1] = xstrdup (b);
  return list;
}

TEST (result__on_a_terminal__is_escaped)
{
  struct value value = { 0 };

  value_take_string (&value, xstrdup ("a\033c\tb\nc"));
  expect_text (on_terminal (&value), "a\\x1bc\tb\nc\n");
  value_reset (&value);
  value_take_list (&value, new_list ("x\033]0;t\a", "y\nz"));
  expect_text (on_terminal (&value), "x\\x1b]0;t\\x07\ny\\x0az\n");
  value_reset (&value);
  value_take_table (&value, new_list ("k\033", "v\r"));
  expect_text (on_terminal (&value), "k\\x1b: v\\x0d\n");
  value_reset (&value);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (result__on_a_terminal__is_escaped),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
