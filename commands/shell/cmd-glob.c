/* diskfish: the command 'glob': run a command for each matching file.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <fnmatch.h>
#include <string.h>

#include "cleanup.h"
#include "handlers.h"
#include "session.h"

/* The words that replace one word: its matches, or the word itself. */
struct expansion {
  char **list;
  size_t count;
  size_t at;                    /* index of the current one */
};

static void
glob_add (struct strings *matches, const char *pattern, char **names)
{
  for (size_t i = 0; names != NULL && names[i] != NULL; ++i) {
    if (fnmatch (pattern, names[i], FNM_PATHNAME) == 0)
      strings_append (matches, names[i]);
    else
      free (names[i]);
  }
  free (names);
}

static char **
match_devices (guestfs_h *g, const char *pattern)
{
  struct strings matches = { 0 };

  glob_add (&matches, pattern, guestfs_list_devices (g));
  glob_add (&matches, pattern, guestfs_list_partitions (g));
  glob_add (&matches, pattern, guestfs_list_md_devices (g));
  glob_add (&matches, pattern, guestfs_lvs (g));
  strings_append (&matches, NULL);
  return matches.ptr;
}

/* Expand one word.  Words that are not device names or guest paths, lists, and
 * patterns without a match remain unchanged.
 */
static int
glob_expand (struct session *session, const struct args *args,
             const struct word *typed, struct expansion *result,
             struct diag *diag)
{
  guestfs_h *g = session_guestfs (session);
  const char *word = typed->text;
  bool device = strncmp (word, "/dev/", 5) == 0;

  *result = (struct expansion) { 0 };
  if (typed->elements != NULL) {
    result->count = 1;
    return 0;
  }
  if (device)
    result->list = match_devices (g, word);
  else if (*word == '/') {
    result->list = guestfs_glob_expand (g, word);
    if (result->list == NULL)
      return call_failed (session, args, diag);
  }
  while (result->list != NULL && result->list[result->count] != NULL)
    result->count++;
  if (result->count > 0)
    return 0;
  free (result->list);
  result->list = xcalloc (2, sizeof *result->list);
  result->list[0] = xstrdup (word);
  result->count = 1;
  return 0;
}

/* Go to the next combination; the last word changes fastest.  Return false
 * after the last one.
 */
static bool
next (struct expansion *all, size_t count)
{
  while (count-- > 0) {
    if (++all[count].at < all[count].count)
      return true;
    all[count].at = 0;
  }
  return false;
}

static int
run_one (struct session *session, const struct args *args,
         const struct expansion *all, struct diag *diag)
{
  CLEANUP_FREE struct word *words = xcalloc (args->nwords, sizeof *words);

  for (size_t i = 0; i < args->nwords; ++i) {
    words[i] = args->words[i];
    if (all[i].list != NULL) {
      words[i].text = all[i].list[all[i].at];
      words[i].len = strlen (words[i].text);
      words[i].kind = WORD_SINGLE;
    }
  }
  return session->hooks->run_words (session->shell, args->source, words,
                                    args->nwords, diag);
}

/* True if the next file may succeed.  A usage error would occur for each. */
static bool
goes_on (const struct session *session, const struct diag *diag)
{
  return diag->code != DIAG_USAGE && !session->quit &&
    !session->hooks->interrupted (session->shell);
}

/* Continue after a failure, like guestfish.  The last failure becomes the
 * result; report the others at once.
 */
static int
run_all (struct session *session, const struct args *args,
         struct expansion *all, struct diag *diag)
{
  int status = 0;

  do {
    CLEANUP_DIAG struct diag one = { 0 };

    if (run_one (session, args, all, &one) == 0)
      continue;
    if (status == -1)
      session->hooks->report (session->shell, diag);
    diag_reset (diag);
    *diag = one;
    one = (struct diag) { 0 };
    status = -1;
  } while (goes_on (session, diag) && next (all, args->nwords));
  return status;
}

int
cmd_glob (struct session *session, const struct args *args,
          struct value *result, struct diag *diag)
{
  CLEANUP_FREE struct expansion *all = xcalloc (args->nwords, sizeof *all);
  int status = 0;

  (void) result;
  if (args->nwords == 0)
    return diag_at (diag, DIAG_USAGE, args->source, args->name_span,
                    "'glob' needs a command after it");
  all[0].count = 1;
  for (size_t i = 1; i < args->nwords && status == 0; ++i)
    status = glob_expand (session, args, &args->words[i], &all[i], diag);
  if (status == 0)
    status = run_all (session, args, all, diag);
  for (size_t i = 0; i < args->nwords; ++i)
    for (size_t j = 0; all[i].list != NULL && all[i].list[j] != NULL; ++j)
      free (all[i].list[j]);
  for (size_t i = 0; i < args->nwords; ++i)
    free (all[i].list);
  return status;
}
