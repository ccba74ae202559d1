# SPDX-License-Identifier: GPL-3.0-or-later
eval "$(guestfish --listen)"
guestfish --remote <<'END'
echo one | tr a-z A-Z
!echo host
<! echo echo inline
<! for i in 1 2; do echo "echo $i"; done
-disk-format nosuch
# comment
echo "quoted \"words\" \x41" 'single'
time echo timed | sed 's/[0-9.]* seconds/N seconds/'
END
echo "status $?"
guestfish --remote exit
