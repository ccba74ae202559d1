/* diskfish: how many appliances this host has room for.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_JOB_LIMIT_H
#define FISH_JOB_LIMIT_H

#include <stdint.h>

/* For that many processors and bytes of free memory, when one appliance needs
 * EACH bytes; at least 1.
 */
unsigned job_limit (unsigned processors, uint64_t memory, uint64_t each);

/* The same for the processors that this process may use and the memory that
 * is free for it now, and an appliance with MEGABYTES of memory.
 */
unsigned job_limit_here (unsigned megabytes);

#endif
