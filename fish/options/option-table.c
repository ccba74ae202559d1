/* diskfish: the table of options.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "option-parser.h"

#include <getopt.h>
#include <stddef.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cleanup.h"
#include "number.h"
#include "strbuf.h"

enum { MOST_JOBS = 256 };

static const struct enum_entry accel_list[] = {
  [ACCEL_AUTO] = { "auto", "KVM if it works, otherwise software emulation" },
  [ACCEL_KVM] = { "kvm", "only KVM" },
  [ACCEL_TCG] = { "tcg", "only software emulation" },
};
static const struct enum_table accel_choices = {
  .what = "accelerator", .list = accel_list,
  .count = sizeof accel_list / sizeof *accel_list,
};

/* Return the index of WORD.  Print a diagnostic and return -1 if it is unknown.
 */
static int
choose (const struct option_parser *p, const struct option_def *def,
        const struct enum_table *choices, const char *word)
{
  CLEANUP_DIAG struct diag diag = { 0 };
  int index = enum_find (choices, word);

  if (index >= 0)
    return index;
  enum_unknown (choices, word, &diag);
  return option_bad_value (p->options, def, word, &diag);
}

static int
take_output (struct option_parser *p, const struct option_def *def,
             const char *word)
{
  int index = choose (p, def, &output_choices, word);

  if (index >= 0)
    p->options->output = (enum output_mode) index;
  return index >= 0 ? 0 : -1;
}

static int
take_json (struct option_parser *p, const struct option_def *def,
           const char *word)
{
  (void) def;
  (void) word;
  p->options->output = OUTPUT_JSON;
  return 0;
}

static int
take_accel (struct option_parser *p, const struct option_def *def,
            const char *word)
{
  int index = choose (p, def, &accel_choices, word);

  if (index >= 0)
    p->options->accel = (enum accel) index;
  return index >= 0 ? 0 : -1;
}

/* Return the argument in seconds, at most a day.  Print a diagnostic and return
 * 0 if it is invalid.
 */
static unsigned
seconds_of (struct option_parser *p, const struct option_def *def,
            const char *word)
{
  CLEANUP_DIAG struct diag diag = { 0 };
  int64_t seconds;

  if (number_parse (word, &seconds) == NUMBER_OK && seconds > 0 &&
      seconds <= 24 * 3600)
    return (unsigned) seconds;
  diag_set (&diag, DIAG_USAGE, "'%s' is not a number of seconds", word);
  option_bad_value (p->options, def, word, &diag);
  return 0;
}

static int
take_timeout (struct option_parser *p, const struct option_def *def,
              const char *word)
{
  p->options->launch_timeout = seconds_of (p, def, word);
  return p->options->launch_timeout > 0 ? 0 : -1;
}

static int
take_each_timeout (struct option_parser *p, const struct option_def *def,
                   const char *word)
{
  p->options->each_timeout = seconds_of (p, def, word);
  return p->options->each_timeout > 0 ? 0 : -1;
}

static int
take_jobs (struct option_parser *p, const struct option_def *def,
           const char *word)
{
  CLEANUP_DIAG struct diag diag = { 0 };
  int64_t jobs;

  if (number_parse (word, &jobs) == NUMBER_OK && jobs > 0 &&
      jobs <= MOST_JOBS) {
    p->options->jobs = (unsigned) jobs;
    return 0;
  }
  diag_set (&diag, DIAG_USAGE, "'%s' is not a number of images", word);
  diag_hint (&diag, "use a number from 1 to %d", MOST_JOBS);
  return option_bad_value (p->options, def, word, &diag);
}

static int
take_warm (struct option_parser *p, const struct option_def *def,
           const char *word)
{
  CLEANUP_DIAG struct diag diag = { 0 };
  bool on;

  if (number_parse_bool (word, &on)) {
    p->options->cold = !on;
    return 0;
  }
  diag_set (&diag, DIAG_USAGE, "expected on or off, found '%s'", word);
  return option_bad_value (p->options, def, word, &diag);
}

static int
take_file (struct option_parser *p, const struct option_def *def,
           const char *word)
{
  (void) def;
  strings_append (&p->options->files, (char *) word);
  return 0;
}

static int
take_connect (struct option_parser *p, const struct option_def *def,
              const char *word)
{
  (void) def;
  p->options->libvirt_uri = word;
  return 0;
}

static int
take_save (struct option_parser *p, const struct option_def *def,
           const char *word)
{
  (void) def;
  p->options->save = word;
  return 0;
}

static int
take_remote (struct option_parser *p, const struct option_def *def,
             const char *word)
{
  CLEANUP_DIAG struct diag diag = { 0 };
  const char *number = word ? word : getenv ("GUESTFISH_PID");
  int64_t pid;

  if (number == NULL) {
    diag_set (&diag, DIAG_USAGE, "GUESTFISH_PID is not set");
    diag_hint (&diag, "start a server with eval \"$(diskfish --listen)\"");
    return option_bad_value (p->options, def, "", &diag);
  }
  if (number_parse (number, &pid) != NUMBER_OK || pid <= 0 ||
      pid > INT_MAX) {
    diag_set (&diag, DIAG_USAGE, "'%s' is not a process ID", number);
    return option_bad_value (p->options, def, number, &diag);
  }
  p->options->remote = true;
  p->options->remote_pid = (pid_t) pid;
  return 0;
}

/* Ids of options without a short form. */
enum {
  OPT_ACCEL = ONLY_LONG,
  OPT_BLOCKSIZE, OPT_CHECK, OPT_CONFIG, OPT_CSH, OPT_DISK, OPT_DRY_RUN,
  OPT_EACH, OPT_EACH_TIMEOUT, OPT_ECHO_KEYS, OPT_EPHEMERAL, OPT_FORMAT,
  OPT_HELP, OPT_JSON, OPT_KEY, OPT_KEYS, OPT_LIST, OPT_LISTEN, OPT_NETWORK,
  OPT_NO_DEST_PATHS, OPT_NO_PROGRESS, OPT_OUTPUT, OPT_PIPE_ERROR,
  OPT_PROGRESS, OPT_QUICK, OPT_REMOTE, OPT_SAVE, OPT_SELINUX, OPT_TAP,
  OPT_TIMEOUT, OPT_WARM
};

#define FLAG(member) .flag = offsetof (struct options, member)

const struct option_def option_table[] = {
  { OPT_ACCEL, "accel", required_argument, "auto|kvm|tcg",
    "run the appliance with KVM if it works, with only\n"
    "KVM, or with only software emulation", .taker = take_accel,
    .remote = REMOTE_REFUSES },
  { 'a', "add", required_argument, "IMAGE",
    "attach a disk image: a file, or a URI such as\n"
    "ssh://HOST/PATH", .taker = take_add },
  { OPT_BLOCKSIZE, "blocksize", optional_argument, "512|4096",
    "sector size of the images that follow; without an\n"
    "argument, the default", .taker = take_blocksize },
  { OPT_CHECK, "check", no_argument, NULL,
    "check the script or the commands, and run nothing", FLAG (check) },
  { 'h', "cmd-help", no_argument, NULL,
    "explain the command that follows, or list all topics",
    FLAG (cmd_help) },
  { OPT_CONFIG, "config", required_argument, "FILE",
    "attach the disks in a JSON file (as for macosvm), and\n"
    "use its ram and cpus for the appliance", .taker = take_config,
    .remote = REMOTE_REFUSES },
  { 'c', "connect", required_argument, "URI",
    "connect to this libvirt for --domain", .taker = take_connect,
    .remote = REMOTE_REFUSES_PLAIN },
  { OPT_DISK, "disk", required_argument, "IMAGE[,ATTRIBUTE...]",
    "attach an image with the attributes of 'disk attach',\n"
    "such as ro, size=, sync= and cache=; ,, is a comma",
    .taker = take_disk },
  { OPT_CSH, "csh", no_argument, NULL,
    "with --listen, print a command for csh(1)", FLAG (csh),
    .remote = REMOTE_REFUSES_PLAIN },
  { 'd', "domain", required_argument, "DOMAIN",
    "attach the disks of the libvirt domain with this name\n"
    "or UUID", .taker = take_domain },
  { OPT_DRY_RUN, "dry-run", no_argument, NULL,
    "print the commands that would run, with known values\n"
    "filled in, and run nothing", FLAG (dry_run) },
  { OPT_EACH, "each", required_argument, "PATTERN",
    "run the commands for each matching image, in its own\n"
    "appliance, read-only unless --rw is given", .taker = take_each },
  { OPT_EACH_TIMEOUT, "each-timeout", required_argument, "SECONDS",
    "limit the time for each image of --each",
    .taker = take_each_timeout },
  { OPT_ECHO_KEYS, "echo-keys", no_argument, NULL,
    "show keys and passphrases as you type them", FLAG (echo_keys) },
  { OPT_EPHEMERAL, "ephemeral", no_argument, NULL,
    "discard writes to images without the attribute keep,\n"
    "even if commands attach them",
    FLAG (ephemeral), .remote = REMOTE_REFUSES },
  { 'f', "file", required_argument, "FILE", "run a script",
    .taker = take_file },
  { OPT_FORMAT, "format", optional_argument, "FORMAT",
    "format of the images that follow; without an argument,\n"
    "detect it", .taker = take_format },
  { OPT_HELP, "help", no_argument, NULL, "show this help", FLAG (help) },
  { 'i', "inspector", no_argument, NULL,
    "start the appliance, find the operating system and\n"
    "mount its file systems", .taker = take_inspector },
  { 'j', "jobs", required_argument, "NUMBER",
    "process this many images of --each at the same time;\n"
    "by default as many as processors and memory allow", .taker = take_jobs },
  { OPT_JSON, "json", no_argument, NULL, "same as --output=json",
    .taker = take_json },
  { OPT_KEY, "key", required_argument, "DEVICE:key:STRING",
    "use a key for -i; also DEVICE:file:FILE and\n"
    "DEVICE:clevis",
    .taker = take_key, .remote = REMOTE_REFUSES_PLAIN },
  { OPT_KEYS, "keys-from-stdin", no_argument, NULL,
    "read keys and passphrases from standard input",
    FLAG (keys_from_stdin) },
  { OPT_TIMEOUT, "launch-timeout", required_argument, "SECONDS",
    "limit the time for starting the appliance", .taker = take_timeout,
    .remote = REMOTE_REFUSES },
  { OPT_LIST, "list", no_argument, NULL, "list every command", FLAG (list) },
  { OPT_LISTEN, "listen", no_argument, NULL,
    "start a server in the background for --remote",
    FLAG (listen) },
  { 'm', "mount", required_argument, "DEVICE[:MOUNTPOINT[:OPTIONS[:FSTYPE]]]",
    "start the appliance and mount a file system, on / by\n"
    "default", .taker = take_mount },
  { 'N', "new", required_argument, "[FILE=]KIND[:PARAMETER...]",
    "create a disk image with the contents KIND, such as fs\n"
    "for a file system; '-N help' lists the kinds", .taker = take_new },
  { OPT_NETWORK, "network", no_argument, NULL,
    "give the appliance a network", FLAG (network),
    .remote = REMOTE_REFUSES_PLAIN },
  { OPT_NO_DEST_PATHS, "no-dest-paths", no_argument, NULL,
    "do not complete guest paths with TAB",
    FLAG (no_dest_paths) },
  { OPT_NO_PROGRESS, "no-progress-bars", no_argument, NULL,
    "do not show progress bars", FLAG (no_progress),
    .remote = REMOTE_REFUSES_PLAIN },
  { 'n', "no-sync", no_argument, NULL,
    "do not flush the guest's file systems at the end", FLAG (no_sync),
    .remote = REMOTE_REFUSES_PLAIN },
  { OPT_OUTPUT, "output", required_argument, OUTPUT_WORDS,
    "print results in this format; json is machine-readable",
    .taker = take_output },
  { OPT_PIPE_ERROR, "pipe-error", no_argument, NULL,
    "fail if the reader of a pipe exits early", FLAG (pipe_error) },
  { OPT_PROGRESS, "progress-bars", no_argument, NULL,
    "show progress bars even without a terminal",
    FLAG (progress), .remote = REMOTE_REFUSES_PLAIN },
  { OPT_QUICK, "quick", no_argument, NULL,
    "do a tenth of the work in 'disk bench'", FLAG (quick) },
  { OPT_REMOTE, "remote", optional_argument, "PID",
    "send the commands to the server with this process ID,\n"
    "or to that of GUESTFISH_PID", .taker = take_remote },
  { 'r', "ro", no_argument, NULL,
    "attach the images of the command line read-only; this\n"
    "does not affect commands such as 'disk attach'",
    FLAG (ro), .remote = REMOTE_REFUSES_PLAIN },
  { OPT_SAVE, "save", required_argument, "FILE",
    "write the attached disks to a JSON file", .taker = take_save,
    .remote = REMOTE_REFUSES },
  { OPT_SELINUX, "selinux", no_argument, NULL,
    "no effect; accepted for scripts of guestfish", FLAG (selinux) },
  { 'w', "rw", no_argument, NULL,
    "attach images for writing: the default, except with\n"
    "--each or read_only in a configuration file", FLAG (rw),
    .remote = REMOTE_REFUSES_PLAIN },
  { OPT_TAP, "tap", no_argument, NULL,
    "print the results of 'expect' for a test harness", FLAG (tap) },
  { 'v', "verbose", no_argument, NULL, "show what libguestfs and QEMU do",
    FLAG (verbose), .remote = REMOTE_REFUSES_PLAIN },
  { 'V', "version", no_argument, NULL, "show the version", FLAG (version) },
  { OPT_WARM, "warm", required_argument, "on|off",
    "start clones of a saved appliance, which is fast, or\n"
    "always boot the appliance", .taker = take_warm, .remote = REMOTE_REFUSES },
  { 'x', "echo", no_argument, NULL, "show each command before it runs",
    FLAG (echo) },
};
const size_t option_count = sizeof option_table / sizeof *option_table;

static void
print_option (const struct option_def *def)
{
  CLEANUP_STRBUF struct strbuf left = { 0 };
  const char *help = def->help, *newline;
  bool optional = def->has_arg == optional_argument;

  if (def->id < ONLY_LONG)
    strbuf_printf (&left, "  -%c, ", def->id);
  else
    strbuf_puts (&left, "      ");
  strbuf_printf (&left, "--%s", def->name);
  if (def->arg != NULL)
    strbuf_printf (&left, optional ? "[=%s]" : " %s", def->arg);
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
          "Inspect and change disk images.  Without a command or a script,\n"
          "read commands from standard input.\n\n");
  for (size_t i = 0; i < option_count; ++i)
    print_option (&option_table[i]);
  printf ("\n'diskfish -h' lists the topics of commands, "
          "'diskfish -h COMMAND' explains one.\n");
}
