/* diskfish: print scripts as text, to compare them completely.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef TESTS_UNIT_SCRIPT_H
#define TESTS_UNIT_SCRIPT_H

#include "script.h"

/* Return the script as text, to be freed by the caller: one line for each
 * statement, and one for what an incomplete script lacks:
 *   command 0-6: ls@0-2 'a b'@3-8 | 'host command'@9-12
 *   -shell 3-5: 'ls'@3-5
 *   bad 0-7: usage 5-6: TEXT | HINT
 *   wanted: quote "
 *   let 0-12: x@4-5 echo@8-12
 *   foreach 0-15: x@8-9 end 2 %{a.b}@13-15 %0-5@13-15 (a@.. .b@..)
 * A reference has its range in the word, its place, and the places of its
 * parts.  A word has its quotes, or <> for a here-document.  Unprintable bytes
 * are \xhh.
 */
char *script_text (const struct script *script);

/* Parse LEN bytes and compare. */
#define expect_script_bytes(bytes, len, expected) \
  unit_expect_script ((bytes), (len), false, (expected), __FILE__, __LINE__)
#define expect_script(text, expected) \
  expect_script_bytes ((text), strlen (text), (expected))
/* Parse LEN bytes as a script of guestfish, and compare. */
#define expect_plain_script(text, expected) \
  unit_expect_script ((text), strlen (text), true, (expected), __FILE__, \
                      __LINE__)
void unit_expect_script (const char *bytes, size_t len, bool plain,
                         const char *expected, const char *file, int where);

#endif
