/* diskfish: libguestfs in unit tests.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef TESTS_UNIT_LIBRARY_H
#define TESTS_UNIT_LIBRARY_H

struct libguestfs;

/* Group setup: load libguestfs. */
int load_library (void **state);

/* Load libguestfs, and return a copy of its functions that is used from now on,
 * so that a test can replace some of them.  Return NULL on failure.
 */
struct libguestfs *replaceable_library (void **state);

#endif
