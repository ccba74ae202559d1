# SPDX-License-Identifier: GPL-3.0-or-later
printf 'echo first\n' >a.fish
printf 'echo second\n' >b.fish
guestfish -f nosuch.fish
echo "status $?"
guestfish --file=a.fish
guestfish <b.fish
printf '#!/usr/bin/env -S guestfish -f\necho as a program\n' >c.fish
chmod +x c.fish
./c.fish
rm ./*.fish
