get-memsize
set-memsize 1000
get-memsize
get_memsize
memsize 0x400
get-memsize
set-smp 2
get-smp
set-network on
get-network
set-network f
get-network
get-autosync
autosync 0
get-autosync
get-path
get-hv
get-append
set-append "a b"
get-append
set-append ""
get-append
get-verbose
get-trace
get-pgroup
pgroup true
get-pgroup
get-recovery-proc
get-selinux
get-direct
get-qemu
get-backend
get-attach-method
set-backend libvirt
get-backend
set-backend libvirt:test:///default
get-backend
set-backend direct
get-backend-settings
set-backend-setting foo bar
set-backend-setting gdb ""
get-backend-settings
get-backend-setting foo
-get-backend-setting nope
clear-backend-setting foo
clear-backend-setting foo
get-backend-settings
set-backend-settings "a=1 b=2 'c d=3'"
get-backend-settings
set-backend-settings ""
get-backend-settings
get-identifier
identifier xyz
get-identifier
get-cachedir
cachedir /var/tmp
get-cachedir
get-tmpdir
tmpdir /tmp
get-tmpdir
set-libvirt-supported-credentials "realm username"
is-config
version
set-program xyz
get-program
