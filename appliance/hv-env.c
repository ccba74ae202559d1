/* diskfish: the program that stands between libguestfs and QEMU.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hv-env.h"

#include <string.h>
#include <unistd.h>

#include "cleanup.h"
#include "exe-dir.h"
#include "xalloc.h"

static char *
program_in (const char *folder)
{
  CLEANUP_FREE char *path = xasprintf ("%s/" HV_NAME, folder);

  return access (path, X_OK) == 0 ? STEAL (path) : NULL;
}

char *
hv_env_find (void)
{
  const char *given = getenv ("DISKFISH_LIBEXECDIR");
  CLEANUP_FREE char *own = exe_dir (), *built = NULL;
  char *found = NULL;

  if (given != NULL)
    return program_in (given);
  /* This program may run from where it was built. */
  if (own != NULL) {
    built = xasprintf ("%s/../appliance", own);
    found = program_in (built);
  }
  return found ? found : program_in (PKGLIBEXECDIR);
}

static const char *
accel_word (enum accel accel)
{
  switch (accel) {
  case ACCEL_AUTO: return "auto";
  case ACCEL_KVM: return "kvm";
  case ACCEL_TCG: return "tcg";
  }
  abort ();
}

void
hv_env_set (const struct hv_env *o)
{
  CLEANUP_FREE char *timeout = xasprintf ("%u", o->timeout);
  CLEANUP_FREE char *starter = xasprintf ("%d", (int) getpid ());
  CLEANUP_FREE char *folders =
    xasprintf ("%s:%s", o->folders[0] ? o->folders[0] : "",
               o->folders[1] ? o->folders[1] : "");

  setenv ("DISKFISH_HV_QEMU", o->qemu, 1);
  setenv ("DISKFISH_HV_WARM", o->warm ? "on" : "off", 1);
  setenv ("DISKFISH_HV_ACCEL", accel_word (o->accel), 1);
  setenv ("DISKFISH_HV_TIMEOUT", timeout, 1);
  setenv ("DISKFISH_HV_MORE", o->more, 1);
  setenv ("DISKFISH_HV_FOLDERS", folders, 1);
  setenv ("DISKFISH_HV_STARTER", starter, 1);
}

void
hv_env_clear (void)
{
  unsetenv ("DISKFISH_HV_QEMU");
  unsetenv ("DISKFISH_HV_WARM");
  unsetenv ("DISKFISH_HV_ACCEL");
  unsetenv ("DISKFISH_HV_TIMEOUT");
  unsetenv ("DISKFISH_HV_MORE");
  unsetenv ("DISKFISH_HV_FOLDERS");
  unsetenv ("DISKFISH_HV_STARTER");
}
