/* diskfish: look at a script before it runs.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_CHECK_H
#define FISH_CHECK_H

#include "check-drives.h"
#include "check-files.h"
#include "script.h"
#include "source.h"
#include "vector.h"

/* What is known of the appliance at a place of the script. */
enum launched { NOT_LAUNCHED, LAUNCHED, UNKNOWN };

/* What is known at a place of the script.  A state of zeroes is that at the
 * start.
 */
struct check_state {
  struct strings known;         /* names of variables; the state has them */
  bool open;                    /* there may be others */
  struct check_files files;
  struct check_drives drives;
  enum launched launched;
  bool quit;
  unsigned depth;               /* of blocks */
  struct strings within;        /* files of scripts that are looked at */
  struct source_list sources;   /* of those, for the problems */
};

/* Find what is wrong without running anything.  With ALL every problem is
 * found, also commands that come before the appliance runs or too late, files
 * and programs of the host and disks that are not there, and those of scripts
 * within; without it only the first that no run could get
 * past.  Statements behind a quit are not looked at.  The problems may point
 * into sources of the state.
 */
void check_script (const struct script *script, bool all,
                   struct check_state *state, struct diags *problems);

/* The same for a source that is not parsed yet. */
void check_source (const struct source *source, bool all,
                   struct check_state *state, struct diags *problems);

/* Whether the words are of any command: a value names it. */
bool check_is_any (const struct word *words, size_t count);

/* Whether the script that the command 'source' runs is a file that can be read
 * now and will be the same then.
 */
bool check_can_read (const struct check_files *files,
                     const struct args *args);

void check_state_free (struct check_state *state);

#define CLEANUP_CHECK_STATE __attribute__ ((cleanup (check_state_free)))

#endif
