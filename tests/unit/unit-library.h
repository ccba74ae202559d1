/* diskfish: libguestfs in unit tests.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef TESTS_UNIT_LIBRARY_H
#define TESTS_UNIT_LIBRARY_H

/* Group setup: load libguestfs. */
int load_library (void **state);

#endif
