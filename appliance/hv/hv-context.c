/* diskfish: the settings of the hypervisor wrapper.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hv-context.h"

#include <stdarg.h>
#include <stdio.h>

#include "cleanup.h"
#include "clock.h"
#include "launch-log.h"
#include "xalloc.h"

int64_t
hv_now_ms (void)
{
  return clock_ms ();
}

void
hv_note (const char *format, ...)
{
  CLEANUP_FREE char *text = NULL;
  va_list values;

  va_start (values, format);
  text = xvasprintf (format, values);
  va_end (values);
  fprintf (stderr, LAUNCH_LOG_NOTE "%s\n", text);
}

int
hv_deadline (const struct hv_context *hv, int most)
{
  int64_t left = hv->until - hv_now_ms ();

  if (hv->until == 0 || left > most)
    return most;
  return left > 1 ? (int) left : 1;
}

bool
hv_is_late (const struct hv_context *hv)
{
  return hv->until != 0 && hv_now_ms () >= hv->until;
}
