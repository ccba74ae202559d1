/* diskfish: run a program of the host at one end of a pipe.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMON_PIPED_PROGRAM_H
#define COMMON_PIPED_PROGRAM_H

#include <stdbool.h>
#include <sys/types.h>

#include "strbuf.h"

struct piped_program {
  pid_t pid;
  int fd;                       /* our end of the pipe, or -1 */
  int errors;                   /* its standard error, or -1 */
};

enum piped_end {
  PIPED_INPUT,                  /* we write its standard input */
  PIPED_OUTPUT,                 /* we read its standard output */
};

/* Start WORDS, which ends with NULL.  END is connected to the pipe; the other
 * one of its standard input and output is FILE, or /dev/null if that is -1.
 * Returns -1 if it cannot be started.
 */
int piped_program_start (struct piped_program *program,
                         const char *const *words,
                         enum piped_end end, int file)
  __attribute__ ((warn_unused_result));

/* Close the pipe and wait for the end.  Returns 0 if the program succeeded.
 * Otherwise ERRORS, which may be NULL, gets its standard error.
 */
int piped_program_end (struct piped_program *program, struct strbuf *errors);

#endif
