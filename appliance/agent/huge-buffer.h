/* diskfish: buffers for large SCSI requests.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_HUGE_BUFFER_H
#define APPLIANCE_HUGE_BUFFER_H

enum { HUGE_BUFFER = 2 << 20 };

/* Return a buffer of HUGE_BUFFER bytes, or NULL.  It is a huge page if the
 * kernel has one: that is one segment of memory, so that a request of this size
 * does not exceed the number of segments that the controller takes.  It stays
 * mapped until the process ends.
 */
char *huge_buffer (void) __attribute__ ((warn_unused_result));

#endif
