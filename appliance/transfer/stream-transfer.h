/* diskfish: the input or output of a program in the guest, through a disk.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The disk is a ring buffer in memory: host and guest move data at the same
 * time, and no copy of it is stored.
 */

#ifndef APPLIANCE_STREAM_TRANSFER_H
#define APPLIANCE_STREAM_TRANSFER_H

#include <sys/types.h>

#include "appliance.h"
#include "strbuf.h"
#include "transfer-result.h"

/* A program of the appliance and its working directory, which is below the
 * mounted root file system.  A directory that is reached through an absolute
 * symbolic link is refused.
 */
struct guest_program {
  const char *directory;
  const char *const *words;     /* ends with NULL */
  bool nofollow;                /* refuse a symbolic link to the directory */
  struct strbuf *errors;        /* gets its errors if it fails; or NULL */
};

/* Run the program with the contents of FD, which may be a pipe, as its input.
 * SIZE is for reports of progress; 0 makes none.  A program that fails gives
 * DISK_TRANSFER_IMPOSSIBLE.
 */
enum disk_transfer_result
stream_to_guest (struct appliance *appliance,
                 const struct guest_program *program, int fd, uint64_t size)
  __attribute__ ((warn_unused_result));

/* Called with LEN bytes of output; -1 ends the transfer. */
typedef int stream_sink (void *opaque, const char *bytes, size_t len);

/* Run the program and pass its output to SINK. */
enum disk_transfer_result
stream_from_guest (struct appliance *appliance,
                   const struct guest_program *program, stream_sink *sink,
                   void *opaque)
  __attribute__ ((warn_unused_result));

#endif
