#!/bin/bash
# diskfish: a KVM that passes the probe and then exits or hangs is remembered as
# broken, and the shell works.
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC1091
. "$(dirname "$0")/../warm/warm.sh"
own_cache
unset LIBGUESTFS_BACKEND_SETTINGS

cat >"$scratch/qemu" <<'END'
#!/bin/sh
case $* in
  *isa-debug-exit*) exit 85 ;;
  *-machine*accel=kvm*-kernel* | *-kernel*-machine*accel=kvm*)
    echo start >>"$KVM_LOG"
    test "$KVM_WAY" = hang && exec sleep 600
    echo 'qemu: error: failed to set MSR 0x10a to 0x0' >&2
    kill -ABRT $$ ;;
esac
exec qemu-system-"$(uname -m)" "$@"
END
chmod +x "$scratch/qemu"
export DISKFISH_QEMU=$scratch/qemu KVM_LOG=$scratch/log KVM_WAY

for warm in on off; do
  export DISKFISH_WARM=$warm
  for KVM_WAY in abort hang; do
    rm -f "$XDG_CACHE_HOME/diskfish/kvm"
    : >"$KVM_LOG"
    works || complain "$KVM_WAY, warm $warm"
    if test -w /dev/kvm; then
      test -s "$KVM_LOG" || complain "$KVM_WAY, warm $warm: KVM was not tried"
      grep -q ^broken "$XDG_CACHE_HOME/diskfish/kvm" ||
        complain "$KVM_WAY, warm $warm: not remembered"
      : >"$KVM_LOG"
      works || complain "$KVM_WAY, warm $warm, again"
      test ! -s "$KVM_LOG" || complain "$KVM_WAY, warm $warm: tried again"
    fi
  done
done
verdict
