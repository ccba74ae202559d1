/* diskfish: a clone or a template is complete or removed if QEMU, the guest or
 * a system call fails.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fault.h"
#include "unit.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include "agent.h"
#include "cleanup.h"
#include "clone.h"
#include "qemu-process.h"
#include "strbuf.h"
#include "template.h"
#include "unit-qmp.h"

#define COMPLETED \
  "{\"event\": \"MIGRATION\", \"data\": {\"status\": \"completed\"}}\n"
#define FAILED \
  "{\"event\": \"MIGRATION\", \"data\": {\"status\": \"failed\"}}\n"
#define NO(text) "{\"error\": {\"desc\": \"" text "\"}}\n"

/* Messages of the machine that starts: of QEMU, of the daemon at its first
 * descriptor, and of the agent at its second.
 */
struct words {
  const char *qemu;
  const char *agent;
  const char *daemon;
  size_t daemon_len;
};
static const struct words *words;
static int qemu_end = -1;       /* of the helper's monitor */
static char *line;              /* it was started with */
static char *noted;             /* the last note */
static bool tool_fails;

int64_t
hv_now_ms (void)
{
  static int64_t now;

  return now++;
}

void
hv_note (const char *format, ...)
{
  va_list args;

  free (noted);
  va_start (args, format);
  noted = xvasprintf (format, args);
  va_end (args);
}

int
hv_deadline (const struct hv_context *hv, int most)
{
  (void) hv;
  return most;
}

bool
hv_is_late (const struct hv_context *hv)
{
  (void) hv;
  return false;
}

bool
qemu_is_stopping (void)
{
  return false;
}

bool
qemu_run_tool (char *const *argv)
{
  struct strbuf text = { 0 };

  for (size_t i = 0; argv[i] != NULL; ++i)
    strbuf_printf (&text, "%s%s", i ? " " : "", argv[i]);
  free (line);
  line = strbuf_steal (&text);
  return !tool_fails;
}

/* Unlike write, this call never fails. */
static void
put (int fd, const char *bytes, size_t len)
{
  struct iovec all = { (char *) bytes, len };

  assert_int_equal (writev (fd, &all, 1), len);
}

int
qemu_start (struct qemu_process *m, const char *qemu,
            const struct strings *args, const int *fds, int deadline_ms)
{
  int ends[2];

  assert_string_equal (qemu, "qemu");
  assert_true (args->len > 10);
  assert_int_equal (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends),
                    0);
  put (ends[1], words->qemu, strlen (words->qemu));
  shutdown (ends[1], SHUT_WR);
  qemu_end = ends[1];
  put (fds[0], words->daemon, words->daemon_len);
  put (fds[1], words->agent, strlen (words->agent));
  m->pid = 4711;
  m->qmp = qmp_new (ends[0], deadline_ms);
  if (m->qmp != NULL)
    return 0;
  qemu_kill (m);
  return -1;
}

void
qemu_kill (struct qemu_process *m)
{
  qmp_free (m->qmp);
  cleanup_close (&qemu_end);
  qemu_end = -1;
  *m = (struct qemu_process) { 0 };
}

int
qemu_wait (struct qemu_process *m)
{
  qemu_kill (m);
  return 0;
}

/* Prepare a start with two disks, and libguestfs's end of the daemon's socket.
 */
static char *const given[] = {
  (char *) "-m", (char *) "512", (char *) "-append", (char *) "panic=1",
  (char *) "-kernel", (char *) "/k", (char *) "-initrd", (char *) "/i",
  (char *) "-machine", (char *) "accel=tcg", (char *) "-cpu", (char *) "max",
  (char *) "-chardev", (char *) "socket,path=/s,id=channel0",
  (char *) "-drive", (char *) "file=/d0,id=hd0,if=none",
  (char *) "-device", (char *) "scsi-hd,drive=hd0",
  (char *) "-drive", (char *) "file=/d1,id=hd1,if=none",
  (char *) "-device", (char *) "scsi-hd,drive=hd1,logical_block_size=4096",
  (char *) "-drive",
  (char *) "file=root,format=raw,snapshot=on,id=appliance,if=none",
  (char *) "-device", (char *) "scsi-hd,drive=appliance",
  NULL
};

static void
hv_begin (struct hv_context *hv, int *library)
{
  char *argv[COUNT (given)];
  int ends[2];

  memcpy (argv, given, sizeof argv);
  *hv = (struct hv_context) { .qemu = "qemu", .agent = (char *) "agent" };
  hv_args_parse (&hv->args, argv);
  assert_int_equal (hv->args.disks.len, 2);
  assert_null (hv->args.strange);
  assert_int_equal (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends),
                    0);
  hv->channel = ends[0];
  *library = ends[1];
}

static void
hv_end (struct hv_context *hv, int library)
{
  hv_args_free (&hv->args);
  close (hv->channel);
  close (library);
}

/* libguestfs receives this only from a clone that is running. */
static void
expect_heard (int library, bool up)
{
  char heard[8];
  ssize_t got =
    recvfrom (library, heard, sizeof heard, MSG_DONTWAIT, NULL, NULL);

  assert_int_equal (got, up ? 4 : -1);
  if (up)
    assert_memory_equal (heard, "\xf5\xf5\x5f\xf5", 4);
}

static enum clone_result
start_clone (void)
{
  static const struct template template = { .fd = { 0, 1, 2 } };
  struct qemu_process m = { 0 };
  enum clone_result result;
  struct hv_context hv;
  int library;

  free (noted);
  noted = xstrdup ("");
  hv_begin (&hv, &library);
  result = clone_start (&hv, ACCEL_TCG, &template, &m);
  expect_heard (library, result == CLONE_UP);
  /* The clone runs, or no process and no file is left. */
  assert_int_equal (m.pid, result == CLONE_UP ? 4711 : 0);
  qemu_kill (&m);
  hv_end (&hv, library);
  return result;
}

#define RESTORED GREETING DONE DONE DONE DONE COMPLETED

static const struct words clone_words = { RESTORED DONE DONE, "dd", "", 0 };

TEST (clone__qemu_or_guest_fails__nothing_runs)
{
  static const struct {
    const char *qemu, *agent;
    enum clone_result result;
    const char *note;
  } rows[] = {
    { RESTORED DONE DONE, "dd", CLONE_UP, "the clone is running" },
    { "", "", CLONE_FAILED, "" },
    { GREETING DONE NO ("unknown"), "", CLONE_SPOILED,
      "cannot restore the template: unknown" },
    { GREETING DONE DONE NO ("no"), "", CLONE_SPOILED,
      "cannot restore the template: no" },
    { GREETING DONE DONE DONE NO ("bad"), "", CLONE_SPOILED,
      "cannot restore the template: bad" },
    { GREETING DONE DONE DONE DONE FAILED, "", CLONE_SPOILED,
      "cannot restore the template: " },
    { RESTORED NO ("stopped"), "dd", CLONE_FAILED, "" },
    { RESTORED DONE NO ("in use"), "dd", CLONE_FAILED,
      "cannot add a disk: in use" },
    { RESTORED DONE DONE, "df", CLONE_FAILED,
      "the guest did not detect its disks" },
    { RESTORED DONE DONE, "f", CLONE_FAILED,
      "the guest did not detect its disks" },
  };

  for (size_t i = 0; i < COUNT (rows); ++i) {
    const struct words said = { rows[i].qemu, rows[i].agent, "", 0 };

    words = &said;
    assert_int_equal (start_clone (), rows[i].result);
    assert_string_equal (noted, rows[i].note);
  }
}

static int
run_clone (struct diag *diag)
{
  (void) diag;
  words = &clone_words;
  return start_clone () == CLONE_UP ? 0 : -1;
}

TEST (clone__call_fails__nothing_runs)
{
  static const struct fault_case one = {
    .name = "clone_start", .run = run_clone, .silent = true,
  };

  assert_in_range (fault_each (&one), 10, 100);
}

#define UP "\xf5\xf5\x5f\xf5"
#define ZEROS "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
#define REPLY(status) "\0\0\0\x28" ZEROS ZEROS "\0\0\0" status
#define RELEASED UP REPLY ("\0") REPLY ("\0")
#define DONE_TWICE REPLY ("\0") REPLY ("\0")
#define LISTED DONE_TWICE REPLY ("\0")
#define ALL_WELL LISTED DONE_TWICE REPLY ("\0")
#define SAID(text) text, sizeof (text) - 1
#define REHEARSED GREETING DONE DONE DONE DONE DONE DONE DONE
#define SAVED DONE DONE DONE DONE COMPLETED DONE

static int
make_template (void)
{
  CLEANUP_CLOSE int folder = open (".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  const struct draft draft = { .directory = (char *) ".", .fd = folder };
  struct hv_context hv;
  int library, status;

  free (noted);
  noted = xstrdup ("");
  hv_begin (&hv, &library);
  status = template_make (&hv, ACCEL_TCG, &draft);
  expect_heard (library, false);
  assert_int_equal (qemu_end, -1);
  hv_end (&hv, library);
  return status;
}

static int
lay_files (struct diag *diag)
{
  (void) diag;
  unlink ("state");
  write_file ("root", "", 0);
  write_file ("agent", "program", 7);
  return 0;
}

static const struct words template_words = {
  REHEARSED SAVED, "r", SAID (RELEASED ALL_WELL),
};

TEST (template__success__overlay_covers_the_root)
{
  CLEANUP_FREE char *directory = getcwd (NULL, 0);
  CLEANUP_FREE char *expected = NULL;

  lay_files (NULL);
  words = &template_words;
  assert_int_equal (make_template (), 0);
  expected = xasprintf ("qemu-img create -q -f qcow2 -b %s/root -F raw "
                        "./root.qcow2", directory);
  assert_string_equal (line, expected);
  /* A template exists already. */
  assert_int_equal (make_template (), -1);
}

TEST (template__qemu_or_guest_fails__creates_nothing)
{
  static const struct {
    struct words words;
    const char *note;
  } rows[] = {
    { { GREETING DONE, "r", SAID ("") },
      "the guest of the template did not come up" },
    { { REHEARSED SAVED, "r", SAID ("\xf5\xf5\x5f\xf4") },
      "the guest of the template did not come up" },
    { { REHEARSED SAVED, "r", SAID (UP REPLY ("\1")) },
      "the guest of the template has no transfer units: " },
    { { GREETING DONE NO ("no bus"), "r", SAID (UP) },
      "the guest of the template has no transfer units: no bus" },
    { { GREETING DONE DONE DONE NO ("no driver"), "r", SAID (RELEASED) },
      "the guest of the template did not take a disk: no driver" },
    { { REHEARSED SAVED, "r", SAID (RELEASED REPLY ("\1")) },
      "the guest of the template did not take a disk: " },
    { { REHEARSED SAVED, "r", SAID (RELEASED LISTED REPLY ("\1")) },
      "udev's program was not replaced in the guest" },
    { { REHEARSED SAVED, "r",
        SAID (RELEASED LISTED REPLY ("\0") REPLY ("\1")) },
      "the lenses of Augeas were not replaced in the guest" },
    { { REHEARSED SAVED, "r", SAID (RELEASED LISTED DONE_TWICE REPLY ("\1")) },
      "the agent does not run in the guest" },
    { { REHEARSED SAVED, "f", SAID (RELEASED ALL_WELL) },
      "the agent does not run in the guest" },
    { { REHEARSED DONE DONE DONE NO ("no room"), "r",
        SAID (RELEASED ALL_WELL) },
      "the template was not saved: no room" },
  };

  for (size_t i = 0; i < COUNT (rows); ++i) {
    lay_files (NULL);
    words = &rows[i].words;
    assert_int_equal (make_template (), -1);
    assert_string_equal (noted, rows[i].note);
  }
}

TEST (template__no_volume_manager__is_created)
{
  static const struct words without = {
    REHEARSED SAVED, "r",
    SAID (RELEASED DONE_TWICE REPLY ("\1") DONE_TWICE REPLY ("\0")),
  };

  lay_files (NULL);
  words = &without;
  assert_int_equal (make_template (), 0);
  assert_string_equal (noted, "the guest of the template cannot list logical "
                       "volumes");
}

TEST (template__no_overlay__qemu_is_not_started)
{
  lay_files (NULL);
  tool_fails = true;
  words = NULL;
  assert_int_equal (make_template (), -1);
  tool_fails = false;
  lay_files (NULL);
  unlink ("root");
  assert_int_equal (make_template (), -1);
}

static int
run_template (struct diag *diag)
{
  (void) diag;
  words = &template_words;
  return make_template ();
}

TEST (template__call_fails__creates_nothing)
{
  static const struct fault_case one = {
    .name = "template_make", .prepare = lay_files, .run = run_template,
    .silent = true,
  };

  assert_in_range (fault_each (&one), 20, 200);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    in_directory (clone__qemu_or_guest_fails__nothing_runs),
    in_directory (clone__call_fails__nothing_runs),
    in_directory (template__success__overlay_covers_the_root),
    in_directory (template__qemu_or_guest_fails__creates_nothing),
    in_directory (template__no_volume_manager__is_created),
    in_directory (template__no_overlay__qemu_is_not_started),
    in_directory (template__call_fails__creates_nothing),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
