lcd folder
!basename "$PWD"
lcd ..
setenv A "b  c"
!echo "$A"
setenv A ""
!echo "[${A-unset}]"
unsetenv A
!echo "[${A-unset}]"
unsetenv A
setenv LIBGUESTFS_MEMSIZE 900
parse-environment
get-memsize
parse-environment-list "LIBGUESTFS_MEMSIZE=700 LIBGUESTFS_SMP=3 OTHER=x"
get-memsize
get-smp
-parse-environment-list "LIBGUESTFS_MEMSIZE=some"
get-memsize
