/* diskfish: describe everything that affects a template.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fingerprint.h"

#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/utsname.h>

#include "cleanup.h"
#include "hash.h"
#include "strbuf.h"

/* Reading whole files would take too long at each start. */
enum { SAMPLES = 64, SAMPLE = 4096 };

/* Version of the preparation of the guest.  Increment it when template.c
 * changes what it does in the guest.
 */
#define PREPARATION "6"

/* Add a program by its size, time and inode number, which change when it is
 * installed again.
 */
static int
add_program (struct strbuf *text, const char *what, const char *name)
{
  CLEANUP_FREE char *path = realpath (name, NULL);
  struct stat file;

  if (path == NULL || stat (path, &file) == -1)
    return -1;
  strbuf_printf (text, "%s %s %jd %jd.%09ld %ju\n", what, path,
                 (intmax_t) file.st_size, (intmax_t) file.st_mtim.tv_sec,
                 file.st_mtim.tv_nsec, (uintmax_t) file.st_ino);
  return 0;
}

/* Add a file by its size and samples of its contents. */
static int
add_contents (struct strbuf *text, const char *what, const char *path)
{
  CLEANUP_CLOSE int fd = open (path, O_RDONLY | O_CLOEXEC);
  uint64_t hash = HASH_START;
  char bytes[SAMPLE];
  struct stat file;

  if (fd == -1 || fstat (fd, &file) == -1)
    return -1;
  for (int i = 0; i < SAMPLES; ++i) {
    ssize_t n = pread (fd, bytes, sizeof bytes, file.st_size / SAMPLES * i);

    if (n > 0)
      hash = hash_add (hash, bytes, (size_t) n);
  }
  strbuf_printf (text, "%s %jd %016" PRIx64 "\n", what,
                 (intmax_t) file.st_size, hash);
  return 0;
}

/* Add a file of the appliance, possibly a symbolic link.  Its times are
 * useless: libguestfs updates them at each start.
 */
static int
add_image (struct strbuf *text, const char *what, const char *name)
{
  CLEANUP_FREE char *path = realpath (name, NULL);
  struct stat file;

  if (path == NULL || stat (path, &file) == -1)
    return -1;
  strbuf_printf (text, "%s %ju ", path, (uintmax_t) file.st_ino);
  return add_contents (text, what, path);
}

/* Add the lines of the first processor in /proc/cpuinfo that do not change,
 * such as its flags, unlike its frequency.  With KVM, add the kernel.
 */
static void
add_host (struct strbuf *text, enum accel accel)
{
  CLEANUP_FCLOSE FILE *info = fopen ("/proc/cpuinfo", "re");
  CLEANUP_FREE char *line = NULL;
  struct utsname host;
  size_t size = 0;

  while (info != NULL && getline (&line, &size, info) > 1)
    if (strncmp (line, "model", 5) == 0 || strncmp (line, "flags", 5) == 0 ||
        strncmp (line, "stepping", 8) == 0 ||
        strncmp (line, "microcode", 9) == 0)
      strbuf_puts (text, line);
  if (accel == ACCEL_KVM && uname (&host) == 0)
    strbuf_printf (text, "kernel %s %s\n", host.release, host.version);
}

char *
fingerprint (const struct hv_args *args, enum accel accel, const char *qemu,
             const char *agent, unsigned cpus)
{
  CLEANUP_STRBUF struct strbuf text = { 0 };
  CLEANUP_FREE char *machine = hv_args_machine (args, accel, true);
  CLEANUP_FREE char *append = hv_args_plain_append (args);
  CLEANUP_FREE char *root = hv_args_member (args->root, "file");
  CLEANUP_FREE char *format = hv_args_member (args->root, "format");

  strbuf_puts (&text, "diskfish " PACKAGE_VERSION " " PREPARATION "\n");
  if (root == NULL || add_program (&text, "qemu", qemu) == -1 ||
      add_contents (&text, "agent", agent) == -1 ||
      add_image (&text, "kernel", args->kernel) == -1 ||
      add_image (&text, "initrd", args->initrd) == -1 ||
      add_image (&text, "root", root) == -1)
    return NULL;
  strbuf_printf (&text, "%s\n%s\n%s\n%u\n%s\n%s\n", machine,
                 hv_args_cpu (args, accel), args->memory, cpus, append,
                 format ? format : "");
  for (size_t i = 0; i < args->machine.len; ++i)
    strbuf_printf (&text, "%s\n", args->machine.ptr[i]);
  add_host (&text, accel);
  return strbuf_steal (&text);
}
