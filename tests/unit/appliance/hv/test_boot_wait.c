/* diskfish: waiting for the guest, the daemon and a migration ends with
 * success, failure or timeout, and stale files are removed.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unit.h"

#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "boot-wait.h"
#include "cleanup.h"
#include "daemon.h"
#include "hv-context.h"
#include "migration.h"
#include "stale-files.h"
#include "temporary.h"
#include "xalloc.h"

#define GREETING "{\"QMP\": {}}\n{\"return\": {}}\n"
#define STATS(n) "{\"return\": [{\"stats\": {\"rd_bytes\": " #n "}}]}\n"
#define PORT(open) "{\"return\": [{\"label\": \"x\"}, " \
  "{\"label\": \"channel0\", \"frontend-open\": " #open "}]}\n"
#define STATUS(running) "{\"return\": {\"running\": " #running "}}\n"
#define EVENT "{\"event\": \"NOTHING\"}\n"

/* Globals of the hypervisor wrapper. */
static int64_t now;
static bool stopping;
static int qemu_end;            /* of the monitor */

int64_t
hv_now_ms (void)
{
  return now += 100;
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
  return hv->until != 0 && now >= hv->until;
}

bool
qemu_is_stopping (void)
{
  return stopping;
}

/* Return a machine whose QEMU has sent this text and then stays silent. */
static struct qemu_process
machine_that_said (const char *text)
{
  struct qemu_process m = { 0 };
  int ends[2];

  assert_int_equal (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends),
                    0);
  assert_int_equal (write (ends[1], text, strlen (text)), strlen (text));
  shutdown (ends[1], SHUT_WR);
  m.qmp = qmp_new (ends[0], 1000);
  assert_non_null (m.qmp);
  qemu_end = ends[1];
  return m;
}

static int
boot (const char *text, int64_t until)
{
  struct hv_context hv = { .until = until };
  struct qemu_process m = machine_that_said (text);
  int status;

  now = 0;
  status = boot_wait (&hv, &m, ACCEL_TCG, -1);
  qmp_free (m.qmp);
  close (qemu_end);
  return status;
}

TEST (boot__port_opens__is_running)
{
  assert_int_equal (boot (GREETING EVENT STATS (1) PORT (true), 0), 0);
  assert_int_equal (boot (GREETING EVENT STATS (1) PORT (false) STATUS (true)
                          EVENT STATS (2) PORT (true), 0), 0);
}

TEST (boot__guest_stops__fails)
{
  assert_int_equal (boot (GREETING EVENT STATS (1) PORT (false)
                          STATUS (false), 0), -1);
  /* QEMU is silent. */
  assert_int_equal (boot (GREETING EVENT, 0), -1);
  /* The deadline has passed. */
  assert_int_equal (boot (GREETING EVENT STATS (1) PORT (false) STATUS (true),
                          50), -1);
}

TEST (boot__wrapper_is_stopping__fails)
{
  stopping = true;
  assert_int_equal (boot (GREETING EVENT STATS (1) PORT (false)
                          STATUS (true), 0), -1);
  stopping = false;
}

TEST (start__emulation__has_a_later_deadline)
{
  struct hv_context hv = { 0 };

  assert_true (boot_wait_start_ms (&hv, ACCEL_TCG) >
               boot_wait_start_ms (&hv, ACCEL_KVM));
}

/* Return the daemon's channel, with BYTES sent by the guest. */
static int
channel_with (const char *bytes, size_t len, int *guest)
{
  int ends[2];

  assert_int_equal (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends),
                    0);
  assert_int_equal (write (ends[1], bytes, len), len);
  shutdown (ends[1], SHUT_WR);
  *guest = ends[1];
  return ends[0];
}

static int
wait_for (const char *bytes, size_t len)
{
  CLEANUP_CLOSE int guest = -1;
  CLEANUP_CLOSE int fd = channel_with (bytes, len, &guest);

  return daemon_wait (fd, 10000);
}

TEST (daemon_wait__launch_message__is_running)
{
  assert_int_equal (wait_for ("\xf5\xf5\x5f\xf5", 4), 0);
  assert_int_equal (wait_for ("\xf5\xf5\x5f\xf4", 4), -1);
  assert_int_equal (wait_for ("\xf5\xf5\x5f", 3), -1);
  assert_int_equal (wait_for ("", 0), -1);
}

/* Run a command with a reply of LEN bytes and this STATUS, and store the
 * request in *ASKED.
 */
static int
shell (const char *wire_len, char status, size_t len, char **asked)
{
  char reply[64] = { 0 }, sent[256];
  CLEANUP_CLOSE int guest = -1;
  CLEANUP_CLOSE int fd = -1;
  ssize_t got;
  int result;

  memcpy (reply, wire_len, 4);
  reply[4 + 39] = status;
  fd = channel_with (reply, 4 + len, &guest);
  result = daemon_shell (fd, "true", 10000);
  got = read (guest, sent, sizeof sent);
  assert_true (got > 44);
  *asked = xstrndup (sent + 44, (size_t) got - 44);
  return result;
}

TEST (daemon_shell__reply__is_read)
{
  static const struct {
    const char *wire_len;
    char status;
    size_t len;
    int expected;
  } rows[] = {
    { "\0\0\0\x28", 0, 40, 0 },
    { "\0\0\0\x28", 1, 40, -1 },
    { "\0\0\0\x27", 0, 39, -1 },        /* shorter than its header */
    { "\0\0\0\x28", 0, 20, -1 },        /* truncated */
    { "\x7f\0\0\0", 0, 40, -1 },        /* longer than the limit */
    { "\xff\xff\xff\xff", 0, 40, -1 },
  };

  for (size_t i = 0; i < COUNT (rows); ++i) {
    CLEANUP_FREE char *asked = NULL;

    assert_int_equal (shell (rows[i].wire_len, rows[i].status, rows[i].len,
                             &asked), rows[i].expected);
    assert_memory_equal (asked, "\0\0\0\2sh\0\0\0\0\0\1\0\0\0\4true", 20);
  }
}

static int
migrate (const char *text)
{
  struct qemu_process m = machine_that_said (text);
  int status;

  now = 0;
  status = migration_wait (&m, 100000);
  qmp_free (m.qmp);
  close (qemu_end);
  return status;
}

#define MIGRATION(status) \
  "{\"event\": \"MIGRATION\", \"data\": {\"status\": \"" status "\"}}\n"

TEST (migration__events__report_its_end)
{
  assert_int_equal (migrate (GREETING EVENT MIGRATION ("active")
                             MIGRATION ("completed")), 0);
  assert_int_equal (migrate (GREETING MIGRATION ("active")
                             MIGRATION ("failed") MIGRATION ("completed")),
                    -1);
  assert_int_equal (migrate (GREETING MIGRATION ("active")), -1);
}

/* Remove the files of a start whose socket is in the directory SOCKET. */
static void
leave (const char *socket, const char *directorys)
{
  CLEANUP_FREE char *channel =
    xasprintf ("socket,path=%s,id=channel0", socket);
  CLEANUP_FREE char *cache = realpath (".", NULL);
  struct hv_args args = { .channel = channel };

  setenv ("XDG_CACHE_HOME", cache, 1);
  setenv ("DISKFISH_HV_FOLDERS", directorys, 1);
  stale_files_remove (&args, 4711);
  unsetenv ("DISKFISH_HV_FOLDERS");
  unsetenv ("XDG_CACHE_HOME");
}

static bool
is_there (const char *path)
{
  return access (path, F_OK) == 0;
}

TEST (leftovers__directories_of_a_start__are_removed)
{
  mkdir ("libguestfsABC", 0700);
  mkdir ("diskfish-1", 0700);
  mkdir ("diskfish-1/below", 0700);
  write_file ("diskfish-1/below/file", "", 0);
  mkdir ("diskfish-2", 0700);
  leave ("./libguestfsABC/guestfsd.sock", "./diskfish-1:./diskfish-2");
  assert_false (is_there ("libguestfsABC"));
  assert_false (is_there ("diskfish-1"));
  assert_false (is_there ("diskfish-2"));
}

TEST (leftovers__other_files__are_preserved)
{
  mkdir ("other", 0700);
  mkdir ("diskfish", 0700);
  mkdir ("target", 0700);
  write_file ("target/file", "", 0);
  assert_int_equal (symlink ("target", "diskfish-link"), 0);
  mkdir ("diskfish-1", 0700);
  assert_int_equal (symlink ("../target", "diskfish-1/link"), 0);
  write_file ("diskfish-file", "", 0);
  leave ("./other/guestfsd.sock",
         "./diskfish:./diskfish-link:./diskfish-file:diskfish-x::./diskfish-1");
  assert_true (is_there ("other"));
  assert_true (is_there ("diskfish"));
  assert_true (is_there ("target/file"));
  assert_true (is_there ("diskfish-link"));
  assert_true (is_there ("diskfish-file"));
  assert_false (is_there ("diskfish-1"));
  if (geteuid () == 0) {
    mkdir ("diskfish-3", 0700);
    assert_int_equal (chown ("diskfish-3", 65534, 65534), 0);
    leave ("", "./diskfish-3");
    assert_true (is_there ("diskfish-3"));
  }
}

TEST (leftovers__overlays_of_the_starter__are_removed)
{
  CLEANUP_FREE char *own = temporary_prefix ("overlay");
  char *pid = memrchr (own, '-', strlen (own) - 1);
  CLEANUP_FREE char *left = NULL, *other = NULL;

  mkdir ("diskfish", 0700);
  pid[1] = '\0';
  left = xasprintf ("diskfish/%s4711-0.qcow2", own);
  other = xasprintf ("diskfish/%s47111-0.qcow2", own);
  write_file (left, "", 0);
  write_file (other, "", 0);
  leave ("", "");
  assert_false (is_there (left));
  assert_true (is_there (other));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (boot__port_opens__is_running),
    cmocka_unit_test (boot__guest_stops__fails),
    cmocka_unit_test (boot__wrapper_is_stopping__fails),
    cmocka_unit_test (start__emulation__has_a_later_deadline),
    cmocka_unit_test (daemon_wait__launch_message__is_running),
    cmocka_unit_test (daemon_shell__reply__is_read),
    cmocka_unit_test (migration__events__report_its_end),
    in_directory (leftovers__directories_of_a_start__are_removed),
    in_directory (leftovers__other_files__are_preserved),
    in_directory (leftovers__overlays_of_the_starter__are_removed),
  };

  return cmocka_run_group_tests (tests, NULL, NULL);
}
