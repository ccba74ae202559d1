/* diskfish: functions that 'inspect' and 'layout' share.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_FILESYSTEM_SCAN_H
#define COMMANDS_FILESYSTEM_SCAN_H

#include "session.h"

/* A device, or a step of the scan, that failed. */
struct problem {
  char *where;
  char *what;
};

DEFINE_VECTOR (problems, struct problem)

extern const struct struct_def problem_def;

/* State of a scan.  It changes nothing: file systems are mounted read-only, one
 * at a time, and only if nothing else is mounted.
 */
struct filesystem_scan {
  struct session *session;
  guestfs_h *g;
  const struct args *args;
  char **mounted;               /* device, mount point, ...; NULL-terminated */
  bool may_mount;
  struct problems problems;
};

/* Use of a file system.  Negative numbers and NULL mean unknown. */
struct usage {
  int64_t size;
  int64_t used;
  int64_t available;
  int32_t percent;
  char *mounted;
};

int scan_open (struct filesystem_scan *scan, struct session *session,
               const struct args *args, struct diag *diag)
  __attribute__ ((warn_unused_result));
void scan_close (struct filesystem_scan *scan);

/* True if the user has asked to stop.  The diag is set then. */
bool scan_is_interrupted (const struct filesystem_scan *scan);
int scan_end (const struct filesystem_scan *scan, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Add the library's last error as a problem of WHERE. */
void scan_failed (struct filesystem_scan *scan, const char *where);
void scan_problem (struct filesystem_scan *scan, const char *where,
                   const char *format,
                   ...) __attribute__ ((format (printf, 3, 4)));

/* Fill in the use of the file system on DEVICE.  Mount it if necessary. */
void scan_usage (struct filesystem_scan *scan, const char *device,
                 struct usage *usage);

/* Return the problems as a struct_list, and take them out of SCAN. */
struct struct_list scan_take_problems (struct filesystem_scan *scan);

/* Return PART in percent of WHOLE, rounded up.  Return a negative number if it
 * is unknown.
 */
int32_t scan_percent (int64_t part, int64_t whole);

#endif
