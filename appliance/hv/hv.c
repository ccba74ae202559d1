/* diskfish: what the helper knows of the start it was called for.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hv.h"

#include <stdarg.h>
#include <stdio.h>
#include <time.h>

#include "cleanup.h"
#include "way.h"
#include "xalloc.h"

int64_t
hv_now_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_MONOTONIC, &now);
  return (int64_t) now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void
hv_note (const char *format, ...)
{
  CLEANUP_FREE char *text = NULL;
  va_list values;

  va_start (values, format);
  text = xvasprintf (format, values);
  va_end (values);
  fprintf (stderr, WAY_NOTE "%s\n", text);
}

int
hv_deadline (const struct hv *hv, int most)
{
  int64_t left = hv->until - hv_now_ms ();

  if (hv->until == 0 || left > most)
    return most;
  return left > 1 ? (int) left : 1;
}

bool
hv_is_late (const struct hv *hv)
{
  return hv->until != 0 && hv_now_ms () >= hv->until;
}
