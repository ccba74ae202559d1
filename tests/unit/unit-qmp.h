/* diskfish: QEMU's end of a monitor, for tests that play QEMU.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef TESTS_UNIT_QMP_H
#define TESTS_UNIT_QMP_H

#include "qmp.h"

#define GREETING "{\"QMP\": {\"version\": {}, \"capabilities\": []}}\n"
#define DONE "{\"return\": {}}\n"

/* A monitor that has shaken hands with OTHER, the other end. */
struct qmp *qmp_pair (int *other);

/* What QEMU has to say, which can be before it is asked. */
void qmp_say (int other, const char *text);

/* What it was asked since the last time, "" if nothing; freed by the caller. */
char *qmp_asked (int other);

#endif
