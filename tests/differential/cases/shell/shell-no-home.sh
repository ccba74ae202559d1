# SPDX-License-Identifier: GPL-3.0-or-later
# Without HOME the user database has the home directory; "" is a directory.
echo 'echo ~/a ~ ~root/b ~nosuch/c' >script
(unset HOME; guestfish -f script) | sed "s,^$(getent passwd "$(id -u)" | cut -d: -f6),OWN,"
HOME= guestfish -f script
HOME=relative guestfish -f script 2>/dev/null
