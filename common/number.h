/* diskfish: parse numbers and booleans that users type.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMON_NUMBER_H
#define COMMON_NUMBER_H

#include <stdbool.h>
#include <stdint.h>

enum number_status {
  NUMBER_OK,
  NUMBER_SYNTAX,        /* not a number at all */
  NUMBER_SUFFIX,        /* a number with something else after it */
  NUMBER_RANGE,         /* does not fit into 64 bits */
};

/* Parse TEXT as decimal, 0x hexadecimal or 0 octal with an optional sign and
 * suffix.  The suffixes are those of guestfish(1), "NUMBERS": K M G T P E Z Y,
 * alone or with iB for powers of 1024, with B for powers of 1000.  The letter
 * may be lower case, as in macosvm and QEMU.  Set *VALUE only if the result is
 * NUMBER_OK.
 */
enum number_status number_parse (const char *text, int64_t *value)
  __attribute__ ((warn_unused_result));

/* Parse true, t, yes, y, on, 1 or false, f, no, n, off, 0 in upper or lower
 * case.  Return false if TEXT is none of them.
 */
bool number_parse_bool (const char *text, bool *value)
  __attribute__ ((warn_unused_result));

#endif
