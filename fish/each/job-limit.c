/* diskfish: compute how many appliances this host can run.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "job-limit.h"

#include <sched.h>

#include "memory.h"

/* Memory of QEMU in addition to that of the guest. */
enum { QEMU_MB = 128 };

unsigned
job_limit (unsigned processors, uint64_t memory, uint64_t each)
{
  uint64_t fit = memory / each;

  if (fit > processors)
    fit = processors;
  return fit > 0 ? (unsigned) fit : 1;
}

static unsigned
processors (void)
{
  cpu_set_t set;

  if (sched_getaffinity (0, sizeof set, &set) == -1)
    return 1;
  return (unsigned) CPU_COUNT (&set);
}

unsigned
job_limit_here (unsigned megabytes)
{
  uint64_t each = ((uint64_t) megabytes + QEMU_MB) << 20;

  return job_limit (processors (), memory_available (), each);
}
