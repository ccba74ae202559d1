/* diskfish: talk to QEMU's monitor (QMP).
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_QMP_H
#define APPLIANCE_QMP_H

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

struct qmp;

enum { QMP_DEADLINE_MS = 5000 };

/* Connect to the socket at PATH and shake hands; NULL if that fails. */
struct qmp *qmp_connect (const char *path) __attribute__ ((warn_unused_result));

/* The same with a socket that is connected already, which is closed with the
 * monitor, or when this fails.  The greeting may take DEADLINE_MS.
 */
struct qmp *qmp_new (int fd, int deadline_ms)
  __attribute__ ((warn_unused_result));

void qmp_free (struct qmp *qmp);

/* Run a command.  ARGUMENTS (NULL: none) is taken over.  The "return" member,
 * a new reference, or NULL if the command failed, took longer than
 * QMP_DEADLINE_MS, or QMP is NULL.  Events that arrive meanwhile are kept.
 */
json_t *qmp_execute (struct qmp *qmp, const char *command, json_t *arguments)
  __attribute__ ((warn_unused_result));

/* The same for a command whose result says nothing. */
int qmp_do (struct qmp *qmp, const char *command, json_t *arguments)
  __attribute__ ((warn_unused_result));

/* Run a command that takes back what another one did, or may do yet: QEMU runs
 * them in order, so behind a late one it is only sent.
 */
void qmp_undo (struct qmp *qmp, const char *command, json_t *arguments);

/* The answer to a command has not come in time, nor since. */
bool qmp_is_late (const struct qmp *qmp);

/* Give QEMU a descriptor, which commands then know by NAME. */
int qmp_give_fd (struct qmp *qmp, const char *name, int fd)
  __attribute__ ((warn_unused_result));

/* Give QEMU a descriptor for its option filename=/dev/fdset/N.  Returns N, or
 * -1.
 */
int64_t qmp_add_fd (struct qmp *qmp, int fd)
  __attribute__ ((warn_unused_result));

/* What QEMU said of the last command that failed, "" if nothing. */
const char *qmp_error (const struct qmp *qmp);

/* The next event, a new reference, or NULL if none comes in time. */
json_t *qmp_event (struct qmp *qmp, int deadline_ms)
  __attribute__ ((warn_unused_result));

/* QEMU has closed the monitor. */
bool qmp_is_closed (const struct qmp *qmp);

static inline void
cleanup_json (json_t **json)
{
  json_decref (*json);
}
#define CLEANUP_JSON __attribute__ ((cleanup (cleanup_json)))

#endif
