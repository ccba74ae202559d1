/* diskfish: read commands from scripts, arguments and standard input.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_SCRIPT_SOURCE_H
#define FISH_SCRIPT_SOURCE_H

#include "check.h"
#include "shell.h"

/* Run a script file, or standard input if it is "-".  Check the whole file
 * first, unless it contains keys.  Return an exit status.
 */
int script_source_run_file (struct shell *shell, const char *file)
  __attribute__ ((warn_unused_result));

/* script_source_open reads a script that is used several times; "-" is standard
 * input.  It prints an error and returns NULL on failure.  The caller frees it
 * with source_free.  script_source_run checks and runs it, and returns an exit
 * status.
 */
struct source *script_source_open (const char *file, enum output_mode mode)
  __attribute__ ((warn_unused_result));
int script_source_run (struct shell *shell, const struct source *source)
  __attribute__ ((warn_unused_result));

/* Run program arguments with ':' between commands.  Return an exit status. */
int script_source_run_args (struct shell *shell, char *const *args,
                            size_t count)
  __attribute__ ((warn_unused_result));

/* Run standard input.  Return an exit status.  Check a file or a here-document
 * as a whole first.  A program at the other end of a pipe gets the output of
 * each command before it must send the next one.  With keys_from_stdin, a key
 * follows the command that needs it.
 */
int script_source_run_stdin (struct shell *shell)
  __attribute__ ((warn_unused_result));

/* Check a script, or the arguments, after the facts in STATE.  Print the first
 * problem, or every one if ALL.  Return STATUS_USAGE if there are any,
 * otherwise STATUS_OK.
 */
int script_source_check (const struct source *source, bool all,
                         struct check_state *state, enum output_mode mode)
  __attribute__ ((warn_unused_result));
int script_source_check_args (char *const *args, size_t count, bool all,
                              struct check_state *state, enum output_mode mode)
  __attribute__ ((warn_unused_result));

#endif
