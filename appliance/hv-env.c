/* diskfish: find the hypervisor wrapper and set its environment.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hv-env.h"

#include <string.h>
#include <unistd.h>

#include "cleanup.h"
#include "exe-dir.h"
#include "xalloc.h"

static char *
program_in (const char *directory)
{
  CLEANUP_FREE char *path = xasprintf ("%s/" HV_NAME, directory);

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
  /* In the build directory, the wrapper is in appliance/. */
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
  CLEANUP_FREE char *directories =
    xasprintf ("%s:%s", o->directories[0] ? o->directories[0] : "",
               o->directories[1] ? o->directories[1] : "");

  setenv ("DISKFISH_HV_QEMU", o->qemu, 1);
  setenv ("DISKFISH_HV_WARM", o->warm ? "on" : "off", 1);
  setenv ("DISKFISH_HV_ACCEL", accel_word (o->accel), 1);
  setenv ("DISKFISH_HV_TIMEOUT", timeout, 1);
  setenv ("DISKFISH_HV_MORE", o->more, 1);
  setenv ("DISKFISH_HV_FOLDERS", directories, 1);
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
