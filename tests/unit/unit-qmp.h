/* diskfish: QEMU's end of a monitor, for tests that simulate QEMU.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef TESTS_UNIT_QMP_H
#define TESTS_UNIT_QMP_H

#include "qmp.h"

#define GREETING "{\"QMP\": {\"version\": {}, \"capabilities\": []}}\n"
#define DONE "{\"return\": {}}\n"

/* Return a connected monitor; *OTHER is QEMU's end. */
struct qmp *qmp_pair (int *other);

/* Send TEXT as QEMU, which may come before the request. */
void qmp_say (int other, const char *text);

/* Return the requests since the last call, to be freed by the caller; "" if
 * there are none.
 */
char *qmp_asked (int other);

#endif
