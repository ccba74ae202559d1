/* diskfish: the command line.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "options.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cleanup.h"
#include "number.h"
#include "printer.h"
#include "strbuf.h"
#include "suggest.h"

/* What the options before an image say about it. */
struct parser {
  struct options *options;
  bool readonly;
  const char *format;
};

enum { ONLY_LONG = 256 };
enum { OPT_ACCEL = ONLY_LONG, OPT_CHECK, OPT_CONFIG, OPT_DISK, OPT_EPHEMERAL,
       OPT_FORMAT, OPT_HELP, OPT_JSON, OPT_KEYS, OPT_OUTPUT, OPT_SAVE,
       OPT_TIMEOUT, OPT_WARM };

const struct option_def option_table[] = {
  { OPT_ACCEL, "accel", required_argument, "auto|kvm|tcg",
    "what runs the appliance: KVM where it works, only\n"
    "KVM, or only software emulation" },
  { 'a', "add", required_argument, "IMAGE", "attach a disk image" },
  { OPT_CHECK, "check", no_argument, NULL,
    "look at the script or the commands, run nothing" },
  { 'h', "cmd-help", no_argument, NULL,
    "explain the command that follows, or list all topics" },
  { OPT_CONFIG, "config", required_argument, "FILE",
    "attach the disks of a JSON file, as of macosvm;\n"
    "its ram and cpus are those of the appliance" },
  { OPT_DISK, "disk", required_argument, "IMAGE[,WORD...]",
    "attach an image with the words of 'disk attach',\n"
    "such as ro, size=, sync= and cache=; ,, is a comma" },
  { OPT_EPHEMERAL, "ephemeral", no_argument, NULL,
    "throw away what is written to images without 'keep'" },
  { 'f', "file", required_argument, "FILE", "run a script" },
  { OPT_FORMAT, "format", optional_argument, "FORMAT",
    "format of the images that follow; without one, it\n"
    "is found out" },
  { OPT_HELP, "help", no_argument, NULL, "show this" },
  { OPT_JSON, "json", no_argument, NULL, "the same as --output=json" },
  { OPT_KEYS, "keys-from-stdin", no_argument, NULL,
    "read keys and passphrases from standard input" },
  { OPT_TIMEOUT, "launch-timeout", required_argument, "SECONDS",
    "give up when the appliance is not up by then" },
  { 'n', "no-sync", no_argument, NULL,
    "do not flush the guest's file systems at the end" },
  { OPT_OUTPUT, "output", required_argument, "text|json|table",
    "how results are printed; json is for programs" },
  { 'r', "ro", no_argument, NULL,
    "attach the images that follow without writing to them" },
  { OPT_SAVE, "save", required_argument, "FILE",
    "write the attached disks to a JSON file" },
  { 'w', "rw", no_argument, NULL,
    "attach the images that follow for writing (so it is\n"
    "without --ro)" },
  { 'v', "verbose", no_argument, NULL, "show what libguestfs and QEMU do" },
  { 'V', "version", no_argument, NULL, "show the version" },
  { OPT_WARM, "warm", required_argument, "on|off",
    "start clones of a saved appliance, which is fast, or\n"
    "always start it anew" },
  { 'x', "echo", no_argument, NULL, "show each command before it runs" },
};
enum { OPTIONS = sizeof option_table / sizeof *option_table };
const size_t option_count = OPTIONS;

static void
print_option (size_t i)
{
  CLEANUP_STRBUF struct strbuf left = { 0 };
  const char *help = option_table[i].help, *newline;
  bool optional = option_table[i].has_arg == optional_argument;

  if (option_table[i].id < ONLY_LONG)
    strbuf_printf (&left, "  -%c, ", option_table[i].id);
  else
    strbuf_puts (&left, "      ");
  strbuf_printf (&left, "--%s", option_table[i].name);
  if (option_table[i].arg != NULL)
    strbuf_printf (&left, optional ? "[=%s]" : " %s", option_table[i].arg);
  if (left.len >= 26)
    printf ("%s\n%26s", left.ptr, "");
  else
    printf ("%-26s", left.ptr);
  while ((newline = strchr (help, '\n')) != NULL) {
    printf ("%.*s\n%26s", (int) (newline - help), help, "");
    help = newline + 1;
  }
  printf ("%s\n", help);
}

void
options_print_help (void)
{
  printf ("usage: diskfish [OPTION...] [COMMAND [ARGUMENT...] [: COMMAND...]]\n"
          "       diskfish [OPTION...] -f SCRIPT\n\n"
          "Look into disk images and change them.  Without a command or a "
          "script,\ncommands are read from standard input.\n\n");
  for (size_t i = 0; i < OPTIONS; ++i)
    print_option (i);
  printf ("\n'diskfish -h' lists the topics of commands, "
          "'diskfish -h COMMAND' explains one.\n");
}

/* Print a mistake in program arguments, TEXT; WHERE is within it. */
static void
print_at (const struct options *options, const char *text,
          struct span where, struct diag *diag)
{
  struct source *source = source_new ("<args>", text, strlen (text), 1);

  diag_place (diag, source, where);
  report (options->output, diag);
  source_free (source);
}

void
options_print_drive_diag (const struct options *options, size_t index,
                          struct diag *diag)
{
  const char *text = options->drive_words.ptr[index];
  size_t image = strcspn (text, " ") + 1;

  print_at (options, text, (struct span) { image, strlen (text) }, diag);
}

/* The options take the drive. */
static int
add (struct parser *p, struct drive *drive, const char *option,
     const char *argument)
{
  drive->readonly = drive->readonly || p->readonly;
  if (drive->format == NULL && p->format != NULL)
    drive->format = xstrdup (p->format);
  drive_set_add (&p->options->drives, drive);
  strings_append (&p->options->drive_words,
                  xasprintf ("%s %s", option, argument));
  return 0;
}

static int
add_disk (struct parser *p, const char *argument)
{
  static const char option[] = "--disk";
  CLEANUP_DIAG struct diag diag = { 0 };
  struct span where;
  struct drive *drive = drive_parse_option (argument, &where, &diag);
  CLEANUP_FREE char *text = xasprintf ("%s %s", option, argument);

  if (drive != NULL)
    return add (p, drive, option, argument);
  where.start += sizeof option;
  where.end += sizeof option;
  print_at (p->options, text, where, &diag);
  return -1;
}

/* Drives that come from a file are written there, so to say, as FILE IMAGE. */
static int
add_config (struct parser *p, const char *file)
{
  CLEANUP_DIAG struct diag diag = { 0 };
  struct options *o = p->options;
  size_t first = o->drives.list.len;

  config_free (&o->config);
  if (config_load (&o->config, file, &o->drives, &diag) == -1) {
    report (o->output, &diag);
    return -1;
  }
  for (size_t i = first; i < o->drives.list.len; ++i)
    strings_append (&o->drive_words,
                    xasprintf ("--config %s", o->drives.list.ptr[i]->image));
  return 0;
}

static const struct choice output_list[] = {
  [OUTPUT_TEXT] = { "text", "as guestfish prints it" },
  [OUTPUT_JSON] = { "json", "one value a line, for programs" },
  [OUTPUT_TABLE] = { "table", "tables where there is something to align" },
};
static const struct choices output_choices = {
  .what = "output", .list = output_list,
  .count = sizeof output_list / sizeof *output_list,
};

static const struct choice accel_list[] = {
  [ACCEL_AUTO] = { "auto", "KVM where it works, or software emulation" },
  [ACCEL_KVM] = { "kvm", "only KVM" },
  [ACCEL_TCG] = { "tcg", "only software emulation" },
};
static const struct choices accel_choices = {
  .what = "accelerator", .list = accel_list,
  .count = sizeof accel_list / sizeof *accel_list,
};

/* Print what is wrong with the value of OPTION. */
static int
bad_value (const struct options *options, const char *option,
           const char *word, struct diag *diag)
{
  CLEANUP_FREE char *text = xasprintf ("%s %s", option, word);

  print_at (options, text,
            (struct span) { strlen (option) + 1, strlen (text) }, diag);
  return -1;
}

/* The index of the word, or -1. */
static int
choose (const struct options *options, const char *option,
        const struct choices *choices, const char *word)
{
  CLEANUP_DIAG struct diag diag = { 0 };
  int index = choices_find (choices, word);

  if (index >= 0)
    return index;
  choices_unknown (choices, word, &diag);
  return bad_value (options, option, word, &diag);
}

static int
set_output (struct options *options, const char *word)
{
  int index = choose (options, "--output", &output_choices, word);

  if (index >= 0)
    options->output = (enum output_mode) index;
  return index >= 0 ? 0 : -1;
}

static int
set_accel (struct options *options, const char *word)
{
  int index = choose (options, "--accel", &accel_choices, word);

  if (index >= 0)
    options->accel = (enum accel) index;
  return index >= 0 ? 0 : -1;
}

static int
set_timeout (struct options *options, const char *word)
{
  CLEANUP_DIAG struct diag diag = { 0 };
  int64_t seconds;

  if (number_parse (word, &seconds) == NUMBER_OK && seconds > 0 &&
      seconds <= 24 * 3600) {
    options->launch_timeout = (unsigned) seconds;
    return 0;
  }
  diag_set (&diag, DIAG_USAGE, "'%s' is no number of seconds", word);
  return bad_value (options, "--launch-timeout", word, &diag);
}

static int
set_warm (struct options *options, const char *word)
{
  CLEANUP_DIAG struct diag diag = { 0 };
  bool on;

  if (number_parse_bool (word, &on)) {
    options->cold = !on;
    return 0;
  }
  diag_set (&diag, DIAG_USAGE, "'%s' is neither on nor off", word);
  return bad_value (options, "--warm", word, &diag);
}

static int
take (struct parser *p, int id, char *argument)
{
  struct options *o = p->options;

  switch (id) {
  case 'a':
    return add (p, drive_new (DRIVE_IMAGE, argument), "-a", argument);
  case 'f':
    strings_append (&o->files, argument);
    return 0;
  case 'h':
    o->cmd_help = true;
    return 0;
  case 'n':
    o->no_sync = true;
    return 0;
  case 'r':
    p->readonly = true;
    return 0;
  case 'w':
    p->readonly = false;
    return 0;
  case 'v':
    o->verbose = true;
    return 0;
  case 'V':
    o->version = true;
    return 0;
  case 'x':
    o->echo = true;
    return 0;
  case OPT_ACCEL:
    return set_accel (o, argument);
  case OPT_CHECK:
    o->check = true;
    return 0;
  case OPT_CONFIG:
    return add_config (p, argument);
  case OPT_DISK:
    return add_disk (p, argument);
  case OPT_EPHEMERAL:
    o->ephemeral = true;
    return 0;
  case OPT_FORMAT:
    p->format = argument;
    return 0;
  case OPT_HELP:
    o->help = true;
    return 0;
  case OPT_JSON:
    o->output = OUTPUT_JSON;
    return 0;
  case OPT_OUTPUT:
    return set_output (o, argument);
  case OPT_KEYS:
    o->keys_from_stdin = true;
    return 0;
  case OPT_SAVE:
    o->save = argument;
    return 0;
  case OPT_TIMEOUT:
    return set_timeout (o, argument);
  case OPT_WARM:
    return set_warm (o, argument);
  }
  return -1;
}

/* The long options that begin with TYPED: "--verbose, --version". */
static char *
beginning_with (const char *typed, size_t *count)
{
  struct strbuf all = { 0 };

  *count = 0;
  for (size_t i = 0; i < OPTIONS; ++i)
    if (strncmp (option_table[i].name, typed, strlen (typed)) == 0)
      strbuf_printf (&all, "%s--%s", (*count)++ ? ", " : "",
                     option_table[i].name);
  return strbuf_steal (&all);
}

/* The long option that getopt_long refused: it sets optopt only if it knows
 * it.
 */
static void
bad_long_option (const char *typed, struct diag *diag)
{
  const char *names[OPTIONS], *near;
  size_t count;
  CLEANUP_FREE char *all = beginning_with (typed, &count);

  for (size_t i = 0; i < OPTIONS; ++i)
    names[i] = option_table[i].name;
  near = suggest (typed, names, OPTIONS);
  if (optopt != 0)
    diag_set (diag, DIAG_USAGE, "'--%s' takes no value", typed);
  else if (count > 1) {
    diag_set (diag, DIAG_USAGE, "'--%s' can be more than one option", typed);
    diag_hint (diag, "%s", all);
  }
  else
    diag_set (diag, DIAG_USAGE, "unknown option '--%s'", typed);
  if (optopt == 0 && near != NULL)
    diag_hint (diag, "did you mean '--%s'?", near);
}

/* Whether it is WORD, a long option, that getopt_long refused.  In the middle
 * of -abc the word is the one before; optopt is 0 for an unknown long name.
 */
static bool
is_long_option (const char *word)
{
  if (strncmp (word, "--", 2) != 0)
    return false;
  if (optopt == 0 || optopt >= ONLY_LONG)
    return true;
  for (size_t i = 0; i < OPTIONS; ++i)
    if (option_table[i].id == optopt)
      return strncmp (option_table[i].name, word + 2,
                      strcspn (word + 2, "=")) == 0;
  return false;
}

static int
bad_option (const struct options *options, int id, const char *word)
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
  diag_hint (&diag, "--help lists the options");
  report (options->output, &diag);
  return -1;
}

/* A mistake before --json is told in JSON too. */
static bool
wants_json (int argc, char *const *argv)
{
  for (int i = 1; i < argc && strcmp (argv[i], "--") != 0; ++i)
    if (strcmp (argv[i], "--json") == 0 ||
        strcmp (argv[i], "--output=json") == 0)
      return true;
  return false;
}

int
options_parse (struct options *options, int argc, char **argv)
{
  struct parser parser = { .options = options };
  struct option longs[OPTIONS + 1] = { 0 };
  CLEANUP_STRBUF struct strbuf shorts = { 0 };
  int id;

  strbuf_putc (&shorts, ':');
  for (size_t i = 0; i < OPTIONS; ++i) {
    const struct option_def *def = &option_table[i];

    longs[i] = (struct option) { def->name, def->has_arg, NULL, def->id };
    if (def->id < ONLY_LONG)
      strbuf_printf (&shorts, "%c%s", def->id,
                     def->has_arg == required_argument ? ":" : "");
  }
  opterr = 0;
  if (wants_json (argc, argv))
    options->output = OUTPUT_JSON;
  while ((id = getopt_long (argc, argv, shorts.ptr, longs, NULL)) != -1) {
    if (id == '?' || id == ':')
      return bad_option (options, id, argv[optind-1]);
    if (take (&parser, id, optarg) == -1)
      return -1;
  }
  options->args = argv + optind;
  options->nargs = (size_t) (argc - optind);
  return 0;
}

void
options_free (struct options *options)
{
  drive_set_clear (&options->drives);
  for (size_t i = 0; i < options->drive_words.len; ++i)
    free (options->drive_words.ptr[i]);
  strings_reset (&options->drive_words);
  config_free (&options->config);
  strings_reset (&options->files);
}
