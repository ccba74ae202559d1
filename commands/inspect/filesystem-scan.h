/* diskfish: what the commands share that look at what the disks hold.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_FILESYSTEM_SCAN_H
#define COMMANDS_FILESYSTEM_SCAN_H

#include "session.h"

/* Something that could not be read. */
struct problem {
  char *where;
  char *what;
};

DEFINE_VECTOR (problems, struct problem)

extern const struct struct_def problem_def;

/* The commands change nothing: what is not mounted is mounted read-only, one
 * file system at a time, and only where nothing else is mounted.
 */
struct filesystem_scan {
  struct session *session;
  guestfs_h *g;
  const struct args *args;
  char **mounted;               /* device, mount point, ... */
  bool may_mount;
  struct problems problems;
};

/* Negative numbers and NULL: not known. */
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

/* Whether the user wants an end; then there is a diag. */
bool scan_is_interrupted (const struct filesystem_scan *scan);
int scan_end (const struct filesystem_scan *scan, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Note the library's last error. */
void scan_failed (struct filesystem_scan *scan, const char *where);
void scan_problem (struct filesystem_scan *scan, const char *where,
                   const char *format,
                   ...) __attribute__ ((format (printf, 3, 4)));

/* How full the file system is. */
void scan_usage (struct filesystem_scan *scan, const char *device,
                 struct usage *usage);

/* The problems as members of a struct; they are taken. */
struct struct_list scan_take_problems (struct filesystem_scan *scan);
void problems_free (struct struct_list problems);

/* Percent of WHOLE, rounded up; negative when unknown. */
int32_t scan_percent (int64_t part, int64_t whole);

#endif
