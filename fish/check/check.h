/* diskfish: check a script before it runs (--check).
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_CHECK_H
#define FISH_CHECK_H

#include "check-drives.h"
#include "check-files.h"
#include "script.h"
#include "source.h"
#include "vector.h"

/* State of the appliance at a place of the script. */
enum launched { NOT_LAUNCHED, LAUNCHED, UNKNOWN };

/* Known facts at a place of the script.  A zero-initialised state is that of
 * the start.  Free it with check_state_free.
 */
struct check_state {
  struct strings known;         /* names of variables; owned by the state */
  bool open;                    /* other variables may exist */
  struct check_files files;
  struct check_drives drives;
  enum launched launched;
  bool quit;
  unsigned depth;               /* nesting of blocks */
  struct strings within;        /* files of scripts that are being checked */
  struct source_list sources;   /* their sources, to which problems may refer */
};

/* Find the problems of a script without running anything.  With ALL, find every
 * problem: also commands that run before launch or too late, missing files,
 * programs and disks, and problems of nested scripts.  Otherwise find the first
 * one that makes every run fail.  Statements after 'quit' are not checked.  The
 * problems may point into sources of the state, which must outlive them.
 */
void check_script (const struct script *script, bool all,
                   struct check_state *state, struct diags *problems);

/* Parse a source, then check it like check_script. */
void check_source (const struct source *source, bool all,
                   struct check_state *state, struct diags *problems);

/* True if the words can be any command, because a reference names it. */
bool check_is_any (const struct word *words, size_t count);

/* True if the script that 'source' runs is a file which can be read now and
 * will not change until the command runs.
 */
bool check_can_read (const struct check_files *files,
                     const struct args *args);

void check_state_free (struct check_state *state);

#define CLEANUP_CHECK_STATE __attribute__ ((cleanup (check_state_free)))

#endif
