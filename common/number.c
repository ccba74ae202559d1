/* diskfish: parse numbers and booleans that users type.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "number.h"

#include <ctype.h>
#include <errno.h>
#include <inttypes.h>
#include <stddef.h>
#include <string.h>
#include <strings.h>

/* Return the exponent of a suffix, and set *BASE to 1000 or 1024; return -1 if
 * SUFFIX is not a suffix.
 */
static int
suffix_power (const char *suffix, unsigned *base)
{
  static const char letters[] = "kmgtpezy";
  const char *letter;
  int power;

  *base = 1024;
  if (suffix[0] == '\0')
    return 0;
  letter = strchr (letters, tolower ((unsigned char) suffix[0]));
  if (letter == NULL)
    return -1;
  power = (int) (letter - letters) + 1;
  if (suffix[1] == '\0' || strcmp (suffix + 1, "iB") == 0)
    return power;
  if (strcmp (suffix + 1, "B") != 0)
    return -1;
  *base = 1000;
  return power;
}

enum number_status
number_parse (const char *text, int64_t *value)
{
  char *end;
  unsigned base;
  intmax_t number;
  int power;

  errno = 0;
  number = strtoimax (text, &end, 0);
  power = suffix_power (end, &base);
  /* guestfish accepts K alone as 1K, but of the lower-case letters only k. */
  if (end == text && power > 0 && (*text == 'k' || *text <= 'Z'))
    number = 1;
  else if (end == text)
    return NUMBER_SYNTAX;
  if (power < 0)
    return NUMBER_SUFFIX;
  if (errno == ERANGE || number > INT64_MAX || number < INT64_MIN)
    return NUMBER_RANGE;
  *value = (int64_t) number;
  for (; power > 0; power--)
    if (__builtin_mul_overflow (*value, (int64_t) base, value))
      return NUMBER_RANGE;
  return NUMBER_OK;
}

bool
number_parse_bool (const char *text, bool *value)
{
  static const char *const words[2][6] = {
    { "false", "f", "no", "n", "off", "0" },
    { "true", "t", "yes", "y", "on", "1" },
  };

  for (int boolean = 0; boolean < 2; ++boolean)
    for (size_t i = 0; i < 6; ++i)
      if (strcasecmp (text, words[boolean][i]) == 0) {
        *value = boolean;
        return true;
      }
  return false;
}
