/* diskfish: the hypervisor wrapper, which libguestfs runs in place of QEMU.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * diskfish passes settings in environment variables:
 *   DISKFISH_HV_QEMU     the QEMU to run
 *   DISKFISH_HV_WARM     on, off
 *   DISKFISH_HV_ACCEL    auto, kvm, tcg
 *   DISKFISH_HV_TIMEOUT  seconds for the whole start; 0 for no limit
 *   DISKFISH_HV_MORE     options for QEMU in addition to libguestfs's, one per
 *                        line
 *   DISKFISH_HV_FOLDERS  directories, separated by colons, to remove if
 *                        diskfish is killed
 *   DISKFISH_HV_STARTER  process ID of diskfish
 */

#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cleanup.h"
#include "exe-dir.h"
#include "fallback.h"
#include "hv-context.h"
#include "qemu-process.h"
#include "stale-files.h"

enum { WATCH_MS = 60000 };

static const char *
setting (const char *name, const char *otherwise)
{
  const char *value = getenv (name);

  return value != NULL && *value != '\0' ? value : otherwise;
}

/* The guest agent is in the same directory as this program. */
static char *
find_agent (void)
{
  CLEANUP_FREE char *directory = exe_dir ();

  return directory ? xasprintf ("%s/diskfish-wake", directory) : NULL;
}

/* Return the processors that the guest may get, or 0 to leave the arguments
 * unchanged.
 */
static unsigned
spare_cpus (const struct hv_args *args)
{
  cpu_set_t set;

  if (args->has_smp || sched_getaffinity (0, sizeof set, &set) == -1)
    return 0;
  return CPU_COUNT (&set) >= 2 ? 2 : 0;
}

/* Return the process that started this one, even if it has exited. */
static pid_t
starter (void)
{
  int given = atoi (setting ("DISKFISH_HV_STARTER", "0"));

  return given > 0 ? given : getppid ();
}

/* Return ARGV with the formats of read-only images and the options in
 * DISKFISH_HV_MORE.  The result is never freed.
 */
static char **
with_more (char **argv)
{
  char *more = xstrdup (setting ("DISKFISH_HV_MORE", "")), *line;
  struct strings all = { 0 };
  bool is_drive = false;

  for (; *argv != NULL; ++argv) {
    char *pinned = is_drive ? hv_args_pin_format (*argv) : NULL;

    is_drive = strcmp (*argv, "-drive") == 0;
    strings_append (&all, pinned ? pinned : *argv);
  }
  while ((line = strsep (&more, "\n")) != NULL)
    if (*line != '\0')
      strings_append (&all, line);
  strings_append (&all, NULL);
  return all.ptr;
}

static void
configure (struct hv_context *hv, char **argv)
{
  const char *accel = setting ("DISKFISH_HV_ACCEL", "auto");
  int timeout = atoi (setting ("DISKFISH_HV_TIMEOUT", "0"));

  hv_args_parse (&hv->args, with_more (argv));
  hv->agent = find_agent ();
  hv->warm = strcmp (setting ("DISKFISH_HV_WARM", "on"), "on") == 0;
  hv->try_kvm = strcmp (accel, "tcg") != 0;
  hv->try_tcg = strcmp (accel, "kvm") != 0;
  hv->cpus = spare_cpus (&hv->args);
  hv->until = timeout > 0 ? hv_now_ms () + (int64_t) timeout * 1000 : 0;
}

/* Connect to the socket on which libguestfs waits for its daemon. */
static int
connect_channel (const struct hv_args *args)
{
  CLEANUP_FREE char *path =
    args->channel ? hv_args_member (args->channel, "path") : NULL;
  struct sockaddr_un address = { .sun_family = AF_UNIX };
  int fd;

  if (path == NULL || strlen (path) >= sizeof address.sun_path)
    return -1;
  memcpy (address.sun_path, path, strlen (path));
  fd = socket (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (fd >= 0 &&
      connect (fd, (struct sockaddr *) &address, sizeof address) == 0)
    return fd;
  cleanup_close (&fd);
  return -1;
}

/* Exit with QEMU's status or signal, which libguestfs reports. */
static void
end_like (int status)
{
  if (WIFSIGNALED (status)) {
    signal (WTERMSIG (status), SIG_DFL);
    raise (WTERMSIG (status));
  }
  exit (WIFEXITED (status) ? WEXITSTATUS (status) : 1);
}

/* True if the host has no space left for a write of the guest.  QEMU then stops
 * the guest until "cont" (werror=enospc, the default of -drive), and libguestfs
 * would wait forever.
 */
static bool
is_stopped_by_host (const json_t *event)
{
  const json_t *data = json_object_get (event, "data");
  const char *name = json_string_value (json_object_get (event, "event"));
  const char *action = json_string_value (json_object_get (data, "action"));

  return name != NULL && strcmp (name, "BLOCK_IO_ERROR") == 0 &&
    action != NULL && strcmp (action, "stop") == 0;
}

static void
watch (struct qemu_process *m)
{
  while (!qmp_is_closed (m->qmp)) {
    CLEANUP_JSON json_t *event = qmp_event (m->qmp, WATCH_MS);

    if (is_stopped_by_host (event)) {
      hv_note ("QEMU stopped the guest after a write error on the host");
      (void) !qmp_do (m->qmp, "quit", NULL);
    }
  }
}

static int
main_run (struct hv_context *hv)
{
  struct qemu_process m = { 0 };
  struct start_method reached;
  int status = -1;

  if (fallback_start (hv, &m, &reached) == 0) {
    close (hv->channel);
    watch (&m);
    status = qemu_wait (&m);
  }
  else if (m.pid > 0)
    status = qemu_await_end (&m);
  else if (hv_is_late (hv))
    hv_note ("the appliance did not start in time");
  if (getppid () != hv->starter)
    stale_files_remove (&hv->args, hv->starter);
  end_like (status == -1 ? 1 << 8 : status);
  return 1;
}

int
main (int argc, char **argv)
{
  struct hv_context hv = { .qemu = setting ("DISKFISH_HV_QEMU",
                                            "qemu-system-x86_64") };
  struct rlimit files;

  /* The kernel inserts the name of the script that ran this program with #!. */
  if (argc > 1 && argv[1][0] != '-')
    argv++;
  hv.starter = starter ();
  qemu_watch_signals (hv.starter);
  /* Restore the limit that diskfish lowered: see lower_files. */
  if (getrlimit (RLIMIT_NOFILE, &files) == 0) {
    files.rlim_cur = files.rlim_max;
    setrlimit (RLIMIT_NOFILE, &files);
  }
  configure (&hv, argv + 1);
  if (hv.args.kernel != NULL)
    hv.channel = connect_channel (&hv.args);
  if (hv.args.kernel != NULL && hv.channel >= 0)
    return main_run (&hv);
  argv[0] = (char *) hv.qemu;
  execvp (argv[0], argv);
  perror (argv[0]);
  return 127;
}
