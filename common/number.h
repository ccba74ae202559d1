/* diskfish: numbers as users type them.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMON_NUMBER_H
#define COMMON_NUMBER_H

#include <stdbool.h>
#include <stdint.h>

enum number_status {
  NUMBER_OK,
  NUMBER_SYNTAX,        /* not a number at all */
  NUMBER_SUFFIX,        /* a number with something else behind it */
  NUMBER_RANGE,
};

/* Decimal, 0x hexadecimal or 0 octal, an optional sign before it, and one of
 * the suffixes of guestfish(1), "NUMBERS": K M G T P E Z Y and 0 alone or
 * with iB (powers of 1024) or with B (powers of 1000).  The letter may be lower
 * case, as in macosvm and QEMU.
 */
enum number_status number_parse (const char *text, int64_t *value)
  __attribute__ ((warn_unused_result));

/* true, t, yes, y, on, 1 and false, f, no, n, off, 0; case does not count. */
bool number_parse_bool (const char *text, bool *value)
  __attribute__ ((warn_unused_result));

#endif
