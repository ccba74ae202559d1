/* diskfish: tests of common/piped-program.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "piped-program.h"

#define WORDS(...) ((const char *const []) { __VA_ARGS__, NULL })

static size_t
read_to_end (int fd, char *text, size_t room)
{
  size_t len = 0;
  ssize_t n;

  while ((n = read (fd, text + len, room - len)) > 0)
    len += (size_t) n;
  return len;
}

TEST (piped_program__output__is_what_the_program_writes)
{
  struct piped_program p;
  char text[100];

  assert_int_equal (piped_program_start (&p, WORDS ("echo", "a b"),
                                         PIPED_OUTPUT, -1), 0);
  assert_int_equal (read_to_end (p.fd, text, sizeof text), 4);
  assert_memory_equal (text, "a b\n", 4);
  assert_int_equal (piped_program_end (&p, NULL), 0);
  assert_int_equal (p.fd, -1);
}

TEST (piped_program__output_with_file__file_is_its_input)
{
  FILE *file = tmpfile ();
  struct piped_program p;
  char text[100];

  assert_non_null (file);
  fputs ("line\n", file);
  rewind (file);
  assert_int_equal (piped_program_start (&p, WORDS ("cat"), PIPED_OUTPUT,
                                         fileno (file)), 0);
  assert_int_equal (read_to_end (p.fd, text, sizeof text), 5);
  assert_memory_equal (text, "line\n", 5);
  assert_int_equal (piped_program_end (&p, NULL), 0);
  fclose (file);
}

TEST (piped_program__input__program_reads_it_to_the_end)
{
  FILE *file = tmpfile ();
  struct piped_program p;
  char text[100] = "";

  assert_non_null (file);
  assert_int_equal (piped_program_start (&p, WORDS ("tr", "a-z", "A-Z"),
                                         PIPED_INPUT, fileno (file)), 0);
  assert_int_equal (write (p.fd, "abc", 3), 3);
  assert_int_equal (piped_program_end (&p, NULL), 0);
  rewind (file);
  assert_non_null (fgets (text, sizeof text, file));
  assert_string_equal (text, "ABC");
  fclose (file);
}

TEST (piped_program__without_file__input_is_empty)
{
  struct piped_program p;
  char text[10];

  assert_int_equal (piped_program_start (&p, WORDS ("cat"), PIPED_OUTPUT, -1),
                    0);
  assert_int_equal (read_to_end (p.fd, text, sizeof text), 0);
  assert_int_equal (piped_program_end (&p, NULL), 0);
}

TEST (piped_program__failure__is_reported)
{
  struct strbuf errors = { 0 };
  struct piped_program p;

  assert_int_equal (piped_program_start (&p, WORDS ("sh", "-c",
                                                    "echo why >&2; exit 3"),
                                         PIPED_OUTPUT, -1), 0);
  assert_int_equal (piped_program_end (&p, &errors), -1);
  assert_string_equal (errors.ptr, "why\n");
  strbuf_reset (&errors);
}

TEST (piped_program__no_such_program__is_not_started)
{
  struct piped_program p;

  assert_int_equal (piped_program_start (&p, WORDS ("/no/such/program"),
                                         PIPED_INPUT, -1), -1);
  assert_int_equal (p.fd, -1);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (piped_program__output__is_what_the_program_writes),
    cmocka_unit_test (piped_program__output_with_file__file_is_its_input),
    cmocka_unit_test (piped_program__input__program_reads_it_to_the_end),
    cmocka_unit_test (piped_program__without_file__input_is_empty),
    cmocka_unit_test (piped_program__failure__is_reported),
    cmocka_unit_test (piped_program__no_such_program__is_not_started),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
