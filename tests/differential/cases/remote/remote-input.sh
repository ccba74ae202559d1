# SPDX-License-Identifier: GPL-3.0-or-later
eval "$(guestfish --listen)"
guestfish --remote <<'END'
echo from standard input
-lcd /nosuch
echo goes on
END
echo "status $?"
printf 'echo from a file\nset-memsize 905\n' >script
guestfish --remote -f script
guestfish --remote get-memsize : echo 'second command'
echo 'echo piped' | guestfish --remote
echo data | guestfish --remote echo 'does not read'
rm script
guestfish --remote exit
