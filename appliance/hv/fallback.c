/* diskfish: try to start the appliance in several ways, the fastest first.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fallback.h"

#include <stdio.h>
#include <string.h>

#include "boot-wait.h"
#include "cleanup.h"
#include "clone.h"
#include "fingerprint.h"
#include "kvm.h"
#include "launch-log.h"
#include "machine-args.h"
#include "store.h"
#include "template.h"

/* QEMU refuses wrong arguments at once.  If a template fails only after this
 * time, KVM is the likely cause.
 */
enum { SLOW_MS = 4000 };

static const char *
accel_name (enum accel accel)
{
  return accel == ACCEL_KVM ? "KVM" : "software emulation";
}

/* Boot the appliance.  Do not kill a QEMU that was asked to end, so that it can
 * write its data: libguestfs may notice that the guest is running, use it and
 * shut it down before this function notices.
 */
static int
cold_start (const struct hv_context *hv, enum accel accel,
            struct qemu_process *m)
{
  struct strings list = hv_args_cold (&hv->args, accel, hv->channel);
  const int fds[] = { hv->channel, -1 };
  int result;

  result = qemu_start (m, hv->qemu, &list, fds, boot_wait_start_ms (hv, accel));
  if (result == 0)
    result = boot_wait (hv, m, accel, -1);
  if (result == -1 && !qemu_is_stopping ()) {
    qemu_kill (m);
    fprintf (stderr, LAUNCH_LOG_FAILED "%s\n", accel_name (accel));
  }
  strings_free (&list);
  return result;
}

static int
make_template (const struct hv_context *hv, enum accel accel, const char *print)
{
  struct draft draft;
  const char *why;

  if (store_begin (print, &draft, &why) == -1) {
    hv_note ("cannot make a template: %s", why);
    return -1;
  }
  if (template_make (hv, accel, &draft) == 0)
    return store_publish (&draft, print);
  store_abandon (&draft, !qemu_is_stopping ());
  return -1;
}

/* Start a clone, after making its template if there is none.  On failure return
 * -1, and set *SLOW if making the template took long before it failed.
 */
static int
warm_start (const struct hv_context *hv, enum accel accel,
            struct qemu_process *m, bool *slow)
{
  int64_t start = hv_now_ms ();
  CLEANUP_FREE char *print =
    fingerprint (&hv->args, accel, hv->qemu, hv->agent,
                 machine_cpus (hv, accel));
  enum clone_result result;
  struct template t;

  if (print == NULL)
    return -1;
  if (store_open (print, &t) == -1 &&
      (make_template (hv, accel, print) == -1 ||
       store_open (print, &t) == -1)) {
    *slow = hv_now_ms () - start >= SLOW_MS;
    return -1;
  }
  result = clone_start (hv, accel, &t, m);
  store_close (&t);
  if (result == CLONE_SPOILED && !qemu_is_stopping ())
    store_discard (print);
  return result == CLONE_UP ? 0 : -1;
}

static bool
is_warm_possible (const struct hv_context *hv)
{
  if (!hv->warm || hv->agent == NULL || hv->args.disks.len == 0)
    return false;
  if (hv->args.strange == NULL)
    return true;
  hv_note ("cannot start a clone because of '%s'", hv->args.strange);
  return false;
}

/* Try a clone and a cold start with one accelerator.  If making a template with
 * KVM failed slowly, skip the cold start, which would fail in the same way.
 */
static int
try_accel (const struct hv_context *hv, enum accel accel,
           struct qemu_process *m, struct start_method *reached)
{
  bool hung = false;

  *reached = (struct start_method) {
    .warm = is_warm_possible (hv), .accel = accel,
  };
  if (reached->warm && warm_start (hv, accel, m, &hung) == 0)
    return 0;
  if (qemu_is_stopping () || hv_is_late (hv))
    return -1;
  if (hung && accel == ACCEL_KVM && hv->try_tcg)
    return -1;
  reached->warm = false;
  return cold_start (hv, accel, m);
}

/* True if the user demands KVM, or if it passes the test. */
static bool
is_kvm_worth_trying (const struct hv_context *hv)
{
  return hv->try_kvm &&
    (!hv->try_tcg || kvm_examine (hv->qemu) == KVM_USABLE);
}

int
fallback_start (const struct hv_context *hv, struct qemu_process *m,
                struct start_method *reached)
{
  bool with_kvm = is_kvm_worth_trying (hv);

  if (with_kvm && try_accel (hv, ACCEL_KVM, m, reached) == 0)
    return 0;
  if (!hv->try_tcg || qemu_is_stopping () || hv_is_late (hv) ||
      try_accel (hv, ACCEL_TCG, m, reached) == -1)
    return -1;
  if (with_kvm)
    kvm_mark_broken (hv->qemu);
  return 0;
}
