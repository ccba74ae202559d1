/* diskfish: report mistakes on the command line.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "option-parser.h"

#include <ctype.h>
#include <getopt.h>
#include <string.h>

#include "cleanup.h"
#include "strbuf.h"
#include "suggest.h"

void
options_print_written (const struct options *options,
                       const struct given_option *written, struct diag *diag)
{
  const char *name = written->file ? written->file : "<args>";
  const char *text = written->text;
  struct source *source = source_new (name, text, strlen (text), 1);
  size_t argument = strcspn (text, " ");

  if (written->file != NULL)
    config_hide_secrets (source);
  else if (text[argument] != '\0')
    drive_option_hide (source, argument + 1);
  diag_place (diag, source, written->where);
  report (options->output, diag);
  source_free (source);
}

void
option_print_at (const struct options *options, const char *text,
                 struct span where, struct diag *diag)
{
  struct given_option written = { .text = (char *) text, .where = where };

  options_print_written (options, &written, diag);
}

static struct span
place_of_drive (const struct options *options, size_t index, const char *word)
{
  const struct config *config = &options->config;
  const struct given_option *written = &options->drive_words.ptr[index];
  size_t start = written->where.start;
  struct span where;

  if (index >= config->first && index < config->first + config->count)
    return config_place (config, index - config->first, word);
  if (!written->has_words)
    return written->where;
  where = drive_option_place (written->text + start, word);
  return (struct span) { start + where.start, start + where.end };
}

void
options_print_drive_diag (const struct options *options, size_t index,
                          struct diag *diag)
{
  struct given_option written = options->drive_words.ptr[index];

  written.where = place_of_drive (options, index, diag->word);
  options_print_written (options, &written, diag);
}

char *
option_spelling (const struct option_def *def)
{
  return def->id < ONLY_LONG ? xasprintf ("-%c", def->id)
    : xasprintf ("--%s", def->name);
}

int
option_bad_value (const struct options *options,
                  const struct option_def *def, const char *word,
                  struct diag *diag)
{
  CLEANUP_FREE char *option = option_spelling (def);
  CLEANUP_FREE char *text = xasprintf ("%s %s", option, word);

  option_print_at (options, text,
                   (struct span) { strlen (option) + 1, strlen (text) },
                   diag);
  return -1;
}

struct given_option
option_written (const struct option_def *def, const char *argument)
{
  CLEANUP_FREE char *option = option_spelling (def);
  char *text = xasprintf ("%s %s", option, argument);

  return (struct given_option) {
    .text = text, .where = { strlen (option) + 1, strlen (text) },
  };
}

int
option_refuse (const struct option_parser *p, const struct option_def *def,
               const char *argument, struct span where, struct diag *diag)
{
  CLEANUP_FREE char *option = option_spelling (def);
  CLEANUP_FREE char *text = xasprintf ("%s %s", option, argument);
  size_t before = strlen (option) + 1;

  option_print_at (p->options, text,
                   (struct span) { before + where.start, before + where.end },
                   diag);
  return -1;
}

/* Return the long options that begin with TYPED: "--verbose, --version".  The
 * caller frees them.
 */
static char *
beginning_with (const char *typed, size_t *count)
{
  struct strbuf all = { 0 };

  *count = 0;
  for (size_t i = 0; i < option_count; ++i)
    if (strncmp (option_table[i].name, typed, strlen (typed)) == 0)
      strbuf_printf (&all, "%s--%s", (*count)++ ? ", " : "",
                     option_table[i].name);
  return strbuf_steal (&all);
}

/* Explain a long option that getopt_long(3) refused: it sets optopt only if the
 * name is known.
 */
static void
bad_long_option (const char *typed, struct diag *diag)
{
  CLEANUP_FREE const char **names = xcalloc (option_count, sizeof *names);
  const char *near;
  size_t count;
  CLEANUP_FREE char *all = beginning_with (typed, &count);

  for (size_t i = 0; i < option_count; ++i)
    names[i] = option_table[i].name;
  near = suggest (typed, names, option_count);
  if (optopt != 0)
    diag_set (diag, DIAG_USAGE, "'--%s' takes no value", typed);
  else if (count > 1) {
    diag_set (diag, DIAG_USAGE, "'--%s' is ambiguous", typed);
    diag_hint (diag, "%s", all);
  }
  else
    diag_set (diag, DIAG_USAGE, "unknown option '--%s'", typed);
  if (optopt == 0 && near != NULL)
    diag_hint (diag, "did you mean '--%s'?", near);
}

/* True if getopt_long(3) refused WORD, a long option.  Within -abc, WORD is the
 * previous word.  optopt is 0 for an unknown long name.
 */
static bool
is_long_option (const char *word)
{
  if (strncmp (word, "--", 2) != 0)
    return false;
  if (optopt == 0 || optopt >= ONLY_LONG)
    return true;
  for (size_t i = 0; i < option_count; ++i)
    if (option_table[i].id == optopt)
      return strncmp (option_table[i].name, word + 2,
                      strcspn (word + 2, "=")) == 0;
  return false;
}

int
option_refused (const struct options *options, int id, const char *word)
{
  CLEANUP_DIAG struct diag diag = { 0 };
  bool is_long = is_long_option (word);
  CLEANUP_FREE char *typed =
    is_long ? xstrndup (word + 2, strcspn (word + 2, "=")) : NULL;

  if (id == ':' && is_long)
    diag_set (&diag, DIAG_USAGE, "'%s' needs an argument", word);
  else if (id == ':')
    diag_set (&diag, DIAG_USAGE, "'-%c' needs an argument", optopt);
  else if (is_long)
    bad_long_option (typed, &diag);
  else
    diag_set (&diag, DIAG_USAGE, "unknown option '-%c'", optopt);
  /* Options are letters, so a digit is part of a negative number. */
  if (id == '?' && !is_long && isdigit (optopt))
    diag_hint (&diag, "if '-%c' begins a number, put '--' before the command",
               optopt);
  diag_hint (&diag, "use --help to list the options");
  report (options->output, &diag);
  return -1;
}
