/* diskfish: compute how many appliances this host can run.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_JOB_LIMIT_H
#define FISH_JOB_LIMIT_H

#include <stdint.h>

/* Return the number of appliances for that many processors and bytes of free
 * memory, if each appliance needs EACH bytes.  It is at least 1.
 */
unsigned job_limit (unsigned processors, uint64_t memory, uint64_t each);

/* Return the number for the processors that this process may use
 * (sched_getaffinity(2)), the free memory, and appliances of MEGABYTES.
 */
unsigned job_limit_here (unsigned megabytes);

#endif
