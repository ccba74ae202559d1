/* diskfish: whether KVM can be used here.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_KVM_H
#define APPLIANCE_KVM_H

enum kvm_state {
  KVM_ABSENT,           /* there is no /dev/kvm */
  KVM_FORBIDDEN,        /* it may not be opened */
  KVM_BROKEN,           /* QEMU ends or hangs with it */
  KVM_USABLE,
};

/* Run a few instructions under QEMU with KVM, for at most three seconds.
 * A verdict is remembered in the user's cache folder for this boot of the
 * host, its kernel and this QEMU.
 */
enum kvm_state kvm_examine (const char *qemu);

/* It came to light later that it does not work: remember that. */
void kvm_mark_broken (const char *qemu);

#endif
