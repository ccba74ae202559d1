/* diskfish: run a program between a pipe and the ring buffer of a unit.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_RUN_PROGRAM_H
#define APPLIANCE_RUN_PROGRAM_H

#include "transfer-protocol.h"

/* Carry out TRANSFER_TO_PROGRAM or TRANSFER_FROM_PROGRAM, and tell the host on
 * PORT how much is moved.  From HOST come the numbers of bytes that the host
 * has moved so far, and its end says that it has put in everything.  WORDS is
 * the command.  The program works in a directory of the mounted file systems,
 * below their root even if a symbolic link leads elsewhere.  *MOVED is the
 * number of all bytes.  Returns 0 or an errno, EIO if the program fails.
 */
int run_program (int port, int host, const struct transfer_request *request,
                 char *const *words, uint64_t *moved);

#endif
