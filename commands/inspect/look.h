/* diskfish: what the commands share that look at what the disks hold.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_LOOK_H
#define COMMANDS_LOOK_H

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
struct look {
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

int look_open (struct look *look, struct session *session,
               const struct args *args, struct diag *diag)
  __attribute__ ((warn_unused_result));
void look_close (struct look *look);

/* Whether the user wants an end; then there is a diag. */
bool look_is_interrupted (const struct look *look);
int look_end (const struct look *look, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Note the library's last error. */
void look_failed (struct look *look, const char *where);
void look_problem (struct look *look, const char *where, const char *format,
                   ...) __attribute__ ((format (printf, 3, 4)));

/* How full the file system is. */
void look_usage (struct look *look, const char *device, struct usage *usage);

/* The problems as members of a struct; they are taken. */
struct members look_take_problems (struct look *look);
void problems_free (struct members problems);

/* Percent of WHOLE, rounded up; negative when unknown. */
int32_t look_percent (int64_t part, int64_t whole);

#endif
