/* diskfish: each option of the command line is accepted, and mistakes are
 * marked.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit-drive.h"
#include "unit.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cleanup.h"
#include "options.h"
#include "strbuf.h"

enum { MOST = 12 };

static void
add_flags (struct strbuf *out, const struct options *o)
{
  const struct {
    bool on;
    const char *name;
  } flags[] = {
    { o->help, "help" }, { o->version, "version" }, { o->check, "check" },
    { o->dry_run, "dry-run" },
    { o->echo, "echo" }, { o->verbose, "verbose" },
    { o->no_sync, "no-sync" }, { o->keys_from_stdin, "keys" },
    { o->cmd_help, "cmd-help" }, { o->ephemeral, "ephemeral" },
    { o->output == OUTPUT_JSON, "json" },
    { o->output == OUTPUT_TABLE, "table" },
  };

  for (size_t i = 0; i < COUNT (flags); ++i)
    if (flags[i].on)
      strbuf_printf (out, " %s", flags[i].name);
}

/* Return " flag [drive] file=FILE : ARGUMENT" for the words, or the printed
 * error.
 */
static char *
parsed (const char *const *words)
{
  char *argv[MOST + 2] = { (char *) "diskfish" };
  struct options options = { 0 };
  struct strbuf out = { 0 };
  struct capture capture;
  CLEANUP_FREE char *printed = NULL;
  int argc = 1, status;

  for (; words[argc - 1] != NULL; argc++)
    argv[argc] = (char *) words[argc - 1];
  /* 0, not 1: see getopt(3), "NOTES". */
  optind = 0;
  capture_start (&capture, STDERR_FILENO);
  status = options_parse (&options, argc, argv);
  printed = capture_end (&capture);
  if (status == 0) {
    assert_string_equal (printed, "");
    add_flags (&out, &options);
    for (size_t i = 0; i < options.drives.list.len; ++i) {
      CLEANUP_FREE char *drive = drive_text (options.drives.list.ptr[i]);

      strbuf_printf (&out, " [%s]", drive);
    }
    for (size_t i = 0; i < options.files.len; ++i)
      strbuf_printf (&out, " file=%s", options.files.ptr[i]);
    if (options.save != NULL)
      strbuf_printf (&out, " save=%s", options.save);
    for (size_t i = 0; i < options.nargs; ++i)
      strbuf_printf (&out, "%s %s", i ? "" : " :", options.args[i]);
  }
  else
    strbuf_puts (&out, printed);
  options_free (&options);
  return strbuf_steal (&out);
}

struct row {
  const char *words[MOST];
  const char *expected;
};

static void
expect_rows (const struct row *rows, size_t count)
{
  for (size_t i = 0; i < count; ++i)
    expect_text (parsed (rows[i].words), rows[i].expected);
}

TEST (parse__each_option__is_accepted)
{
  static const struct row rows[] = {
    { { NULL }, "" },
    { { "--help" }, " help" }, { { "--version" }, " version" },
    { { "-V" }, " version" }, { { "--check" }, " check" },
    { { "--dry-run" }, " dry-run" },
    { { "-x" }, " echo" }, { { "--echo" }, " echo" },
    { { "-v" }, " verbose" }, { { "--verbose" }, " verbose" },
    { { "-n" }, " no-sync" }, { { "--no-sync" }, " no-sync" },
    { { "--keys-from-stdin" }, " keys" }, { { "-h" }, " cmd-help" },
    { { "--cmd-help", "mount" }, " cmd-help : mount" },
    { { "--ephemeral" }, " ephemeral" }, { { "--json" }, " json" },
    { { "--output=json" }, " json" }, { { "--output", "table" }, " table" },
    { { "--output=text" }, "" }, { { "--json", "--output=text" }, "" },
    { { "-xvn" }, " echo verbose no-sync" },
    { { "-f", "a.fish" }, " file=a.fish" },
    { { "-fa.fish", "--file=b", "--file", "c" },
      " file=a.fish file=b file=c" },
    { { "--save", "o.json" }, " save=o.json" },
    { { "ls", "/" }, " : ls /" }, { { "--", "-x" }, " : -x" },
    { { "-f", "-" }, " file=-" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (parse__images__use_the_options_before_them)
{
  static const struct row rows[] = {
    { { "-a", "a.img" }, " [a.img]" },
    { { "--add", "a", "--add=b" }, " [a] [b]" },
    { { "--ro", "-a", "a", "-a", "b" }, " [a ro] [b ro]" },
    { { "-a", "a", "-w", "-a", "b" }, " [a] [b]" },
    { { "-a", "a", "-r" }, " [a ro]" },
    { { "--format=raw", "-a", "a", "--format", "-a", "b" },
      " [a format=raw] [b]" },
    { { "--disk", "a,ro,sync=none" }, " [a ro sync=none]" },
    { { "--disk=a,format=qcow2", "-a", "b" }, " [a format=qcow2] [b]" },
    { { "-r", "--format=raw", "--disk", "a,format=qcow2" },
      " [a ro format=qcow2]" },
    { { "--format=raw", "--disk", "a" }, " [a format=raw]" },
    { { "-ra", "a" }, " [a ro]" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (parse__invalid_disk__is_marked)
{
  static const struct row rows[] = {
    { { "--disk", "a,sync=ful" },
      "<args>:1:15: error: unknown sync mode 'ful'\n"
      "    --disk a,sync=ful\n"
      "                  ^~~ did you mean 'full'? (full, fsync, none, "
      "close)\n" },
    { { "--disk=a,ro,ro" },
      "<args>:1:13: error: 'ro' is given twice\n"
      "    --disk a,ro,ro\n"
      "                ^~\n" },
    { { "--disk", "" },
      "<args>:1:8: error: --disk needs an image\n"
      "    --disk \n"
      "           ^ --disk IMAGE[,ATTRIBUTE...]\n" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (parse__unknown_option__has_a_suggestion)
{
  static const struct row rows[] = {
    { { "--chekc" }, "diskfish: error: unknown option '--chekc'\n"
      "    did you mean '--check'?\n" },
    { { "--xyzzy" }, "diskfish: error: unknown option '--xyzzy'\n"
      "    use --help to list the options\n" },
    { { "--xyzzy=a" }, "diskfish: error: unknown option '--xyzzy'\n"
      "    use --help to list the options\n" },
    { { "--check=yes" }, "diskfish: error: '--check' takes no value\n"
      "    use --help to list the options\n" },
    { { "--ver" }, "diskfish: error: '--ver' is ambiguous\n"
      "    --verbose, --version\n" },
    { { "-q" }, "diskfish: error: unknown option '-q'\n"
      "    use --help to list the options\n" },
    { { "-xq" }, "diskfish: error: unknown option '-q'\n"
      "    use --help to list the options\n" },
    { { "-qx" }, "diskfish: error: unknown option '-q'\n"
      "    use --help to list the options\n" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (parse__unknown_letter_after_long_option__is_named)
{
  static const char *const words[] = { "--check", "-qx", NULL };

  expect_text (parsed (words), "diskfish: error: unknown option '-q'\n"
               "    use --help to list the options\n");
}

TEST (parse__missing_argument__is_reported)
{
  static const struct row rows[] = {
    { { "-f" }, "diskfish: error: '-f' needs an argument\n"
      "    use --help to list the options\n" },
    { { "-xa" }, "diskfish: error: '-a' needs an argument\n"
      "    use --help to list the options\n" },
    { { "--disk" }, "diskfish: error: '--disk' needs an argument\n"
      "    use --help to list the options\n" },
    { { "--save" }, "diskfish: error: '--save' needs an argument\n"
      "    use --help to list the options\n" },
  };

  expect_rows (rows, COUNT (rows));
}

TEST (parse__invalid_output__is_reported)
{
  static const char *const words[] = { "--output=xml", NULL };
  CLEANUP_FREE char *printed = parsed (words);

  assert_non_null (strstr (printed, "'xml'"));
  assert_non_null (strstr (printed, "text, json, table"));
}

/* Only the server could honour these. */
static const char *const of_server[] = {
  "accel", "config", "connect", "csh", "ephemeral", "key", "launch-timeout",
  "network", "no-progress-bars", "no-sync", "progress-bars", "ro", "rw",
  "save", "verbose", "warm",
};

/* The client accepts these or refuses them with another message. */
static const char *const of_client[] = {
  "add", "blocksize", "check", "cmd-help", "disk", "domain", "dry-run",
  "each", "each-timeout", "echo", "echo-keys", "file", "format", "help",
  "inspector", "jobs", "json", "keys-from-stdin", "list", "listen", "mount",
  "new", "no-dest-paths", "output", "pipe-error", "quick", "remote",
  "selinux", "tap", "version",
};

/* Return a value that the option accepts. */
static const char *
value_of (const struct option_def *def)
{
  static const struct {
    const char *name;
    const char *value;
  } values[] = {
    { "accel", "auto" }, { "config", "c.json" }, { "key", "all:key:x" },
    { "launch-timeout", "9" }, { "warm", "on" },
  };

  for (size_t i = 0; i < COUNT (values); ++i)
    if (strcmp (def->name, values[i].name) == 0)
      return values[i].value;
  return "x";
}

static const struct option_def *
option_named (const char *name)
{
  for (size_t i = 0; i < option_count; ++i)
    if (strcmp (option_table[i].name, name) == 0)
      return &option_table[i];
  fail_msg ("no option --%s", name);
  return NULL;
}

TEST (parse__server_option_with_remote__is_refused)
{
  write_file ("c.json", "{}", 2);
  assert_int_equal (COUNT (of_server) + COUNT (of_client), option_count);
  for (size_t i = 0; i < COUNT (of_client); ++i)
    assert_int_equal (option_named (of_client[i])->remote, REMOTE_TAKES);
  for (size_t i = 0; i < COUNT (of_server); ++i) {
    const struct option_def *def = option_named (of_server[i]);
    bool has_value = def->has_arg == required_argument;
    CLEANUP_FREE char *word = xasprintf (
      "--%s%s%s", def->name, has_value ? "=" : "",
      has_value ? value_of (def) : "");
    const char *words[] = { "--remote=1", word, "version", NULL };
    char letter[] = { '-', (char) def->id, '\0' };
    CLEANUP_FREE char *expected = xasprintf (
      "diskfish: error: %s%s has no effect with --remote\n"
      "    give it to --listen, which starts the server\n",
      def->id < 256 ? letter : "--", def->id < 256 ? "" : def->name);

    expect_text (parsed (words), expected);
  }
}

TEST (parse__csh__requires_listen)
{
  static const char *const words[] = { "--csh", NULL };

  expect_text (parsed (words), "diskfish: error: --csh needs --listen\n");
}

TEST (help__every_option__is_listed)
{
  struct capture capture;
  CLEANUP_FREE char *text = NULL;

  capture_start (&capture, STDOUT_FILENO);
  options_print_help ();
  text = capture_end (&capture);
  for (size_t i = 0; i < option_count; ++i) {
    CLEANUP_FREE char *name = xasprintf ("--%s", option_table[i].name);

    assert_non_null (strstr (text, name));
  }
  for (char *line = strtok (text, "\n"); line; line = strtok (NULL, "\n"))
    assert_true (strlen (line) <= 80);
}

TEST (drive_diag__image__has_its_place)
{
  char *argv[] = { (char *) "diskfish", (char *) "-a", (char *) "no.img",
                   NULL };
  struct options options = { 0 };
  CLEANUP_DIAG struct diag diag = { 0 };
  struct capture capture;

  optind = 0;
  assert_int_equal (options_parse (&options, 3, argv), 0);
  diag_set (&diag, DIAG_FAILED, "cannot open 'no.img'");
  capture_start (&capture, STDERR_FILENO);
  options_print_drive_diag (&options, 0, &diag);
  expect_text (capture_end (&capture),
               "<args>:1:4: error: cannot open 'no.img'\n"
               "    -a no.img\n       ^~~~~~\n");
  options_free (&options);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (parse__each_option__is_accepted),
    cmocka_unit_test (parse__images__use_the_options_before_them),
    cmocka_unit_test (parse__invalid_disk__is_marked),
    cmocka_unit_test (parse__unknown_option__has_a_suggestion),
    cmocka_unit_test (parse__unknown_letter_after_long_option__is_named),
    cmocka_unit_test (parse__missing_argument__is_reported),
    cmocka_unit_test (parse__invalid_output__is_reported),
    in_directory (parse__server_option_with_remote__is_refused),
    cmocka_unit_test (parse__csh__requires_listen),
    cmocka_unit_test (help__every_option__is_listed),
    cmocka_unit_test (drive_diag__image__has_its_place),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
