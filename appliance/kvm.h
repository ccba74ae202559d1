/* diskfish: test whether KVM works.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_KVM_H
#define APPLIANCE_KVM_H

enum kvm_state {
  KVM_ABSENT,           /* /dev/kvm does not exist */
  KVM_FORBIDDEN,        /* no permission to open it */
  KVM_BROKEN,           /* QEMU fails or hangs with it */
  KVM_USABLE,
};

/* Run a few instructions with QEMU and KVM, for at most three seconds.  Cache
 * the result in the user's cache directory, for this boot of the host, its
 * kernel and this QEMU.
 */
enum kvm_state kvm_examine (const char *qemu);

/* Cache the result KVM_BROKEN, after the appliance failed to start with KVM. */
void kvm_mark_broken (const char *qemu);

#endif
