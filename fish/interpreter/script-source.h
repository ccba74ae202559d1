/* diskfish: where commands come from.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_SCRIPT_SOURCE_H
#define FISH_SCRIPT_SOURCE_H

#include "check.h"
#include "shell.h"

/* Run a script file; "-" is standard input.  It is checked as a whole before
 * anything runs, unless it contains the keys of its commands.
 */
int script_source_run_file (struct shell *shell, const char *file)
  __attribute__ ((warn_unused_result));

/* A script that is used more than once: read it ("-" is standard input; NULL,
 * with what is wrong printed, if it cannot be read), and run it.
 */
struct source *script_source_open (const char *file, enum output_mode mode)
  __attribute__ ((warn_unused_result));
int script_source_run (struct shell *shell, const struct source *source)
  __attribute__ ((warn_unused_result));

/* Run program arguments with ':' between commands. */
int script_source_run_args (struct shell *shell, char *const *args,
                            size_t count)
  __attribute__ ((warn_unused_result));

/* Run standard input.  A file or a here-document is checked as a whole like a
 * script file.  A program at the other end of a pipe gets each answer before it
 * must send the next command.  With keys_from_stdin a key follows the command
 * that needs it.
 */
int script_source_run_stdin (struct shell *shell)
  __attribute__ ((warn_unused_result));

/* Print the problems of a script or of the arguments, behind what the state
 * knows of: with ALL every one, else the first.  Returns STATUS_USAGE if there
 * are any.
 */
int script_source_check (const struct source *source, bool all,
                         struct check_state *state, enum output_mode mode)
  __attribute__ ((warn_unused_result));
int script_source_check_args (char *const *args, size_t count, bool all,
                              struct check_state *state, enum output_mode mode)
  __attribute__ ((warn_unused_result));

#endif
