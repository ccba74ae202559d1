/* diskfish: what may stand where the cursor is.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMPLETIONS_COMPLETE_H
#define COMPLETIONS_COMPLETE_H

#include <stdbool.h>
#include <stddef.h>

#include "vector.h"

/* What a candidate is; the name is what 'complete' prints. */
enum candidate_kind {
  CANDIDATE_COMMAND,
  CANDIDATE_OPTION,
  CANDIDATE_VALUE,
  CANDIDATE_FILE,
  CANDIDATE_DEVICE,
  CANDIDATE_MOUNTABLE,
  CANDIDATE_PATH,
};

struct candidate {
  enum candidate_kind kind;
  char *text;           /* what is shown: the value itself */
  char *insert;         /* what replaces the word, with its quotes */
  char *meaning;        /* a few words, or NULL */
  bool whole;           /* the word ends here: a blank may follow */
};

DEFINE_VECTOR (candidates, struct candidate)

/* Things that only the session knows.  Each returns a list of strings to be
 * freed by the caller, NULL if nothing is known; none waits for an appliance
 * that does not run.
 */
struct completion_source {
  void *opaque;
  char **(*drives) (void *opaque);      /* sda, sdb, ... and labels */
  char **(*devices) (void *opaque);
  char **(*groups) (void *opaque);      /* of LVM */
  char **(*snapshots) (void *opaque, const char *image);
  char **(*labels) (void *opaque);      /* of file systems */
  char **(*events) (void *opaque);      /* names of handlers of events */
  /* What may stand behind "%{" where this was TYPED, from there on. */
  char **(*references) (void *opaque, const char *typed);
  char **(*mountables) (void *opaque);  /* pairs: mountable, file system */
  /* Paths of Augeas in one that ends in '/'. */
  char **(*augeas_paths) (void *opaque, const char *folder);
  /* Names in a folder of the guest; those of folders end in '/', and those
   * of links to folders if they begin with NAME.
   */
  char **(*paths) (void *opaque, const char *folder, const char *name);
};

struct completion {
  size_t start;                 /* of the word that is replaced */
  struct candidates list;       /* sorted by text */
};

/* Complete the LINE, which ends at the cursor. */
void complete_line (const struct completion_source *world, const char *line,
                    struct completion *result);

/* Complete program arguments, of which the last is the word at the cursor;
 * ':' stands between commands.  Nothing is quoted.
 */
void complete_args (const struct completion_source *world, char *const *args,
                    size_t count, struct completion *result);

/* Complete the argument of --disk, which ends at the cursor.  Each candidate is
 * the whole argument, with ,, for a comma within a part.
 */
void complete_disk_option (const struct completion_source *world,
                           const char *text, struct completion *result);

void completion_free (struct completion *completion);

/* "command", "option", ... */
const char *candidate_kind_name (enum candidate_kind kind);

#endif
