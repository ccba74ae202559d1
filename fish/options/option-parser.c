/* diskfish: parse the command line.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "option-parser.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "cleanup.h"
#include "command.h"
#include "strbuf.h"

/* Print a diagnostic without a place.  Return -1. */
static int
mistake (const struct options *options, const char *text, const char *hint)
{
  CLEANUP_DIAG struct diag diag = { 0 };

  diag_set (&diag, DIAG_USAGE, "%s", text);
  if (hint != NULL)
    diag_hint (&diag, "%s", hint);
  report (options->output, &diag);
  return -1;
}

static int
options_take (struct option_parser *p, int id, const char *argument)
{
  const struct option_def *def = option_table;

  while (def->id != id)
    def++;
  if (def->remote == REMOTE_REFUSES ||
      (def->remote == REMOTE_REFUSES_PLAIN && !p->options->as_guestfish))
    p->of_server = def;
  if (def->taker != NULL)
    return def->taker (p, def, argument);
  *(bool *) ((char *) p->options + def->flag) = true;
  return 0;
}

/* Return the output format that ARGV names anywhere, so that mistakes before
 * that option are printed in it too.
 */
static enum output_mode
find_output (int argc, char *const *argv)
{
  static const char option[] = "--output=";
  int found = OUTPUT_TEXT;

  for (int i = 1; i < argc && strcmp (argv[i], "--") != 0; ++i) {
    int index = -1;

    if (strcmp (argv[i], "--json") == 0)
      index = OUTPUT_JSON;
    else if (strncmp (argv[i], option, strlen (option)) == 0)
      index = enum_find (&output_choices, argv[i] + strlen (option));
    if (index >= 0)
      found = index;
  }
  return (enum output_mode) found;
}

static int
take_old_images (struct option_parser *p)
{
  struct options *o = p->options;

  if (!o->inspect || o->drives.list.len > 0 || o->each.len > 0)
    return 0;
  for (size_t i = 0; i < o->nargs; ++i)
    if (option_take_old_image (p, o->args[i]) == -1)
      return -1;
  o->nargs = 0;
  return 0;
}

/* Make the drives read-only with --ro, except for those that -N creates. */
static void
finish_drives (struct options *o)
{
  for (size_t i = 0; i < o->drives.list.len; ++i) {
    struct drive *drive = o->drives.list.ptr[i];

    drive->readonly |= o->ro;
    if (drive->kind == DRIVE_DOMAIN && o->libvirt_uri != NULL)
      drive->libvirt_uri = xstrdup (o->libvirt_uri);
  }
  for (size_t i = 0; i < o->news.len; ++i)
    o->drives.list.ptr[o->news.ptr[i].drive]->readonly = false;
}

/* Refuse an option that only affects the session of the server. */
static int
refuse_option_of_server (const struct options *o, const struct option_def *def)
{
  CLEANUP_FREE char *option = option_spelling (def);
  CLEANUP_FREE char *text = xasprintf ("%s has no effect with --remote",
                                       option);

  return mistake (o, text, "give it to --listen, which starts the server");
}

static int
check_remote (const struct option_parser *p)
{
  const struct options *o = p->options;

  if (o->listen && o->remote)
    return mistake (o, "--listen and --remote exclude each other",
                    "use --listen to start a server, and --remote to send "
                    "commands to it");
  if (o->listen && (o->nargs > 0 || o->files.len > 0))
    return mistake (o, "--listen takes no commands",
                    "use --remote to send commands to it");
  if (o->remote && (o->drives.list.len > 0 || o->mounts.len > 0 ||
                    o->inspect))
    return mistake (o, "--remote cannot attach or mount images",
                    "send 'add-drive', 'run' and 'mount', or give the options "
                    "to --listen");
  if (o->remote && o->quick)
    return mistake (o, "--quick cannot be used with --remote",
                    "add 'quick' to 'disk bench' instead");
  if (o->remote && p->of_server != NULL)
    return refuse_option_of_server (o, p->of_server);
  if (o->csh && !o->listen && !o->as_guestfish)
    return mistake (o, "--csh needs --listen", NULL);
  return 0;
}

/* Refuse options that several processes cannot share, and options that only
 * --each has.
 */
static int
check_each (const struct options *o)
{
  if (o->each.len == 0 && (o->jobs > 0 || o->each_timeout > 0))
    return mistake (o, o->jobs > 0 ? "-j needs --each"
                    : "--each-timeout needs --each",
                    "name the images with --each 'PATTERN'");
  if (o->each.len == 0)
    return 0;
  if (o->drives.list.len > 0)
    return mistake (o, "--each cannot be used with other disks",
                    "use 'add-drive-ro' in the script to attach one to each "
                    "image");
  if (o->listen || o->remote)
    return mistake (o, "--each cannot be used with --listen or --remote: each "
                    "image has its own appliance", NULL);
  if (o->save != NULL)
    return mistake (o, "--each cannot be used with --save: each image has its "
                    "own session", NULL);
  if (o->keys_from_stdin)
    return mistake (o, "--each cannot be used with --keys-from-stdin",
                    "use --key for the keys of all images");
  if (o->tap)
    return mistake (o, "--each cannot be used with --tap: the images are "
                    "separate tests", NULL);
  return 0;
}

/* True if the script is standard input. */
static bool
script_is_stdin (const struct options *o)
{
  for (size_t i = 0; i < o->files.len; ++i)
    if (strcmp (o->files.ptr[i], "-") == 0)
      return true;
  return o->files.len == 0 && o->nargs == 0;
}

/* Refuse keys on standard input without a run: only a running command knows how
 * many of the following lines are keys.
 */
static int
check_keys (const struct options *o)
{
  if (!o->keys_from_stdin || !script_is_stdin (o) ||
      !(o->check || o->dry_run))
    return 0;
  return mistake (o, o->check
                  ? "--check cannot tell keys from commands on standard input"
                  : "--dry-run cannot tell keys from commands on standard "
                  "input", "remove --keys-from-stdin and the keys, or use a "
                  "script file: -f FILE");
}

/* Check --list, also as 'help --list', which getopt_long(3) takes for an
 * option.
 */
static int
check_list (const struct options *o)
{
  const struct command *command =
    o->nargs == 1 ? command_find (o->args[0]) : NULL;

  if (!o->list || o->nargs == 0 ||
      (command != NULL && (command->flags & COMMAND_HELP)))
    return 0;
  return mistake (o, "--list takes no commands",
                  "for 'help --list', put '--' before 'help'");
}

/* Check combinations of options, when all are known. */
static int
options_finish (struct option_parser *p)
{
  struct options *o = p->options;

  if (take_old_images (p) == -1)
    return -1;
  if (o->ro && o->rw)
    return mistake (o, "--ro and --rw exclude each other",
                    "use --disk IMAGE,ro to attach one image read-only");
  if (check_remote (p) == -1 || check_each (o) == -1 ||
      check_keys (o) == -1 || check_list (o) == -1)
    return -1;
  if (p->unused != NULL) {
    CLEANUP_FREE char *text =
      xasprintf ("--%s must precede an image", p->unused);

    return mistake (o, text, "put it before the images that it applies to");
  }
  o->ro = o->ro || (o->conf_ro && !o->rw);
  finish_drives (o);
  return 0;
}

/* Build the arguments of getopt_long(3) from the table. */
static void
options_describe (struct option *longs, struct strbuf *shorts)
{
  strbuf_putc (shorts, ':');
  for (size_t i = 0; i < option_count; ++i) {
    const struct option_def *def = &option_table[i];

    longs[i] = (struct option) { def->name, def->has_arg, NULL, def->id };
    if (def->id < ONLY_LONG)
      strbuf_printf (shorts, "%c%s", def->id,
                     def->has_arg == required_argument ? ":" : "");
  }
}

int
options_parse (struct options *options, int argc, char **argv)
{
  struct option_parser parser = { .options = options };
  CLEANUP_FREE struct option *longs =
    xcalloc (option_count + 1, sizeof *longs);
  CLEANUP_STRBUF struct strbuf shorts = { 0 };
  int id;

  options->as_guestfish = strcmp (basename (argv[0]), "guestfish") == 0;
  options_describe (longs, &shorts);
  opterr = 0;
  options->output = find_output (argc, argv);
  while ((id = getopt_long (argc, argv, shorts.ptr, longs, NULL)) != -1) {
    if (id == '?' || id == ':')
      return option_refused (options, id, argv[optind-1]);
    if (options_take (&parser, id, optarg) == -1)
      return -1;
  }
  options->args = argv + optind;
  options->nargs = (size_t) (argc - optind);
  return options_finish (&parser);
}

static void
free_start (struct options *options)
{
  free (options->inspect_word.text);
  key_selectors_free (&options->keys);
  for (size_t i = 0; i < options->mounts.len; ++i) {
    free (options->mounts.ptr[i].written.text);
    mount_spec_reset (&options->mounts.ptr[i].spec);
  }
  mount_options_reset (&options->mounts);
  for (size_t i = 0; i < options->news.len; ++i) {
    free (options->news.ptr[i].written.text);
    free (options->news.ptr[i].file);
    new_disk_spec_reset (&options->news.ptr[i].disk);
  }
  new_options_reset (&options->news);
}

void
options_free (struct options *options)
{
  drive_set_clear (&options->drives);
  for (size_t i = 0; i < options->drive_words.len; ++i)
    free (options->drive_words.ptr[i].text);
  given_options_reset (&options->drive_words);
  for (size_t i = 0; i < options->each.len; ++i)
    free (options->each.ptr[i].written.text);
  each_patterns_reset (&options->each);
  free_start (options);
  config_free (&options->config);
  strings_reset (&options->files);
}
