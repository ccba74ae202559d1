/* diskfish: test whether KVM works.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kvm.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cleanup.h"
#include "xalloc.h"
#include "xdg-dir.h"

enum {
  DEADLINE_MS = 3000,
  FIRMWARE_SIZE = 65536,
  RESET_VECTOR = 0xfff0,        /* in the firmware's last 64 KiB */
  EXIT_PORT = 0xf4,
  EXIT_VALUE = 0x2a,
  EXIT_STATUS = EXIT_VALUE << 1 | 1,    /* status that isa-debug-exit returns */
};

/* Return a descriptor of a firmware that ends QEMU with EXIT_STATUS, or -1.
 * QEMU inherits the descriptor.  Some hosts have a /dev/kvm that opens but
 * cannot run a guest, so only executed instructions prove that KVM works.
 */
static int
make_firmware (void)
{
  static const unsigned char code[] = {
    0xb0, EXIT_VALUE,           /* mov al, EXIT_VALUE */
    0xe6, EXIT_PORT,            /* out EXIT_PORT, al */
    0xf4,                       /* hlt */
  };
  int fd = memfd_create ("diskfish-kvm-probe", 0);

  if (fd == -1)
    return -1;
  if (ftruncate (fd, FIRMWARE_SIZE) == -1 ||
      pwrite (fd, code, sizeof code, RESET_VECTOR) != (ssize_t) sizeof code) {
    close (fd);
    return -1;
  }
  return fd;
}

static void
exec_qemu (const char *qemu, int firmware)
{
  CLEANUP_FREE char *bios = xasprintf ("/proc/self/fd/%d", firmware);
  CLEANUP_FREE char *device =
    xasprintf ("isa-debug-exit,iobase=%d,iosize=1", EXIT_PORT);
  int null = open ("/dev/null", O_RDWR);

  prctl (PR_SET_PDEATHSIG, SIGKILL);
  for (int fd = 0; fd < 3; ++fd)
    dup2 (null, fd);
  execlp (qemu, qemu, "-no-user-config", "-nodefaults", "-display", "none",
          "-no-reboot", "-machine", "pc,accel=kvm", "-cpu", "max", "-m", "16",
          "-bios", bios, "-device", device, (char *) NULL);
  _exit (127);
}

/* Return the exit status, or -1 if the process had to be killed after the
 * deadline or died from a signal.
 */
static int
wait_with_deadline (pid_t pid)
{
  CLEANUP_CLOSE int handle = (int) syscall (SYS_pidfd_open, pid, 0);
  struct pollfd event = { .fd = handle, .events = POLLIN };
  int status;

  if (poll (&event, 1, DEADLINE_MS) <= 0)
    kill (pid, SIGKILL);
  while (waitpid (pid, &status, 0) == -1 && errno == EINTR)
    ;
  return WIFEXITED (status) ? WEXITSTATUS (status) : -1;
}

static enum kvm_state
probe (const char *qemu)
{
  CLEANUP_CLOSE int firmware = make_firmware ();
  pid_t pid;

  if (firmware == -1)
    return KVM_BROKEN;
  pid = fork ();
  if (pid == -1)
    return KVM_BROKEN;
  if (pid == 0)
    exec_qemu (qemu, firmware);
  return wait_with_deadline (pid) == EXIT_STATUS ? KVM_USABLE : KVM_BROKEN;
}

/* Return the conditions that a cached result depends on: this boot, this kernel
 * and this QEMU.  Return NULL if they are unknown.  The caller frees them.
 */
static char *
conditions (const char *qemu)
{
  CLEANUP_FCLOSE FILE *boot = fopen ("/proc/sys/kernel/random/boot_id", "re");
  char boot_id[64] = "";
  struct utsname host;
  struct stat file;

  if (boot == NULL || fgets (boot_id, sizeof boot_id, boot) == NULL ||
      uname (&host) == -1 || stat (qemu, &file) == -1)
    return NULL;
  boot_id[strcspn (boot_id, "\n")] = '\0';
  return xasprintf ("%s %s %s %jd %jd", boot_id, host.release, qemu,
                    (intmax_t) file.st_size, (intmax_t) file.st_mtime);
}

static const char verdict_file[] = "kvm";

/* Return the cached result for these conditions, or KVM_ABSENT if there is
 * none.
 */
static enum kvm_state
recall (const char *now)
{
  CLEANUP_FREE char *known = xdg_dir_read (XDG_CACHE, verdict_file);
  CLEANUP_FREE char *usable = xasprintf ("usable %s\n", now);
  CLEANUP_FREE char *broken = xasprintf ("broken %s\n", now);

  if (known == NULL)
    return KVM_ABSENT;
  if (strcmp (known, usable) == 0)
    return KVM_USABLE;
  return strcmp (known, broken) == 0 ? KVM_BROKEN : KVM_ABSENT;
}

static void
remember (const char *now, enum kvm_state state)
{
  CLEANUP_FREE char *verdict =
    xasprintf ("%s %s\n", state == KVM_USABLE ? "usable" : "broken", now);

  xdg_dir_write (XDG_CACHE, verdict_file, verdict);
}

enum kvm_state
kvm_examine (const char *qemu)
{
  CLEANUP_FREE char *now = NULL;
  enum kvm_state state;

  if (access ("/dev/kvm", F_OK) == -1)
    return KVM_ABSENT;
  if (access ("/dev/kvm", R_OK | W_OK) == -1)
    return KVM_FORBIDDEN;
  now = conditions (qemu);
  state = now ? recall (now) : KVM_ABSENT;
  if (state == KVM_ABSENT) {
    state = probe (qemu);
    if (now != NULL)
      remember (now, state);
  }
  return state;
}

void
kvm_mark_broken (const char *qemu)
{
  CLEANUP_FREE char *now = conditions (qemu);

  if (now != NULL)
    remember (now, KVM_BROKEN);
}
