/* diskfish: a client for QEMU's monitor (QMP).
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_QMP_H
#define APPLIANCE_QMP_H

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

struct qmp;

/* Milliseconds that QEMU may take to answer a command. */
enum { QMP_DEADLINE_MS = 5000 };

/* Connect to the socket at PATH and negotiate capabilities.  Return NULL on
 * failure.
 */
struct qmp *qmp_connect (const char *path) __attribute__ ((warn_unused_result));

/* Use the connected socket FD, which is closed with the monitor, or if this
 * fails.  Wait DEADLINE_MS for the greeting.  Return NULL on failure.
 */
struct qmp *qmp_new (int fd, int deadline_ms)
  __attribute__ ((warn_unused_result));

/* Close the connection and free the monitor; NULL is allowed. */
void qmp_free (struct qmp *qmp);

/* Run a command.  Take ownership of ARGUMENTS, which may be NULL.  Return the
 * "return" member, a new reference, or NULL if the command failed, took longer
 * than QMP_DEADLINE_MS, or QMP is NULL.  Events that arrive meanwhile are kept
 * for qmp_event.
 */
json_t *qmp_execute (struct qmp *qmp, const char *command, json_t *arguments)
  __attribute__ ((warn_unused_result));

/* Run a command and discard its result.  Return 0, or -1 on failure. */
int qmp_do (struct qmp *qmp, const char *command, json_t *arguments)
  __attribute__ ((warn_unused_result));

/* Run a command that reverts another one, which may not have finished: QEMU
 * runs commands in order, so do not wait if the answer to an earlier one is
 * late.
 */
void qmp_undo (struct qmp *qmp, const char *command, json_t *arguments);

/* True if the answer to an earlier command has still not arrived. */
bool qmp_is_late (const struct qmp *qmp);

/* Send a descriptor to QEMU; later commands refer to it by NAME. */
int qmp_give_fd (struct qmp *qmp, const char *name, int fd)
  __attribute__ ((warn_unused_result));

/* Give QEMU a descriptor for its option filename=/dev/fdset/N.  Returns N, or
 * -1.
 */
int64_t qmp_add_fd (struct qmp *qmp, int fd)
  __attribute__ ((warn_unused_result));

/* Return QEMU's error for the last command that failed, or "".  The monitor
 * owns the text until the next failure.
 */
const char *qmp_error (const struct qmp *qmp);

/* Return the next event, a new reference, or NULL if none arrives within
 * DEADLINE_MS.
 */
json_t *qmp_event (struct qmp *qmp, int deadline_ms)
  __attribute__ ((warn_unused_result));

/* True if QEMU has closed the connection. */
bool qmp_is_closed (const struct qmp *qmp);

static inline void
cleanup_json (json_t **json)
{
  json_decref (*json);
}
#define CLEANUP_JSON __attribute__ ((cleanup (cleanup_json)))

#endif
