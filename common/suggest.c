/* diskfish: suggest a known word for a misspelt one.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "suggest.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

enum { LONGEST = 63 };

static size_t
least (size_t a, size_t b, size_t c)
{
  size_t ab = a < b ? a : b;

  return ab < c ? ab : c;
}

static bool
same (char a, char b)
{
  return tolower ((unsigned char) a) == tolower ((unsigned char) b);
}

/* This is the optimal string alignment distance.  A swap looks two rows back,
 * so only three rows of the table are kept.
 */
size_t
suggest_distance (const char *a, const char *b)
{
  size_t la = strlen (a), lb = strlen (b);
  size_t rows[3][LONGEST + 1];

  if (la > LONGEST || lb > LONGEST)
    return la + lb;
  for (size_t j = 0; j <= lb; ++j)
    rows[0][j] = j;
  for (size_t i = 1; i <= la; ++i) {
    size_t *now = rows[i % 3], *above = rows[(i + 2) % 3];
    const size_t *two_above = rows[(i + 1) % 3];

    now[0] = i;
    for (size_t j = 1; j <= lb; ++j) {
      now[j] = least (above[j] + 1, now[j-1] + 1,
                      above[j-1] + !same (a[i-1], b[j-1]));
      if (i > 1 && j > 1 && same (a[i-1], b[j-2]) && same (a[i-2], b[j-1]))
        now[j] = least (now[j], two_above[j-2] + 1, now[j]);
    }
  }
  return rows[la % 3][lb];
}

const char *
suggest (const char *word, const char *const *words, size_t count)
{
  size_t len = strlen (word);
  size_t best = len / 3 + 1;
  const char *nearest = NULL;

  for (size_t i = 0; i < count; ++i) {
    size_t other = strlen (words[i]), distance;

    /* The distance is at least the difference of the lengths. */
    if ((len > other ? len - other : other - len) >= best)
      continue;
    distance = suggest_distance (word, words[i]);
    if (distance < best) {
      best = distance;
      nearest = words[i];
    }
  }
  return len > 1 ? nearest : NULL;
}
