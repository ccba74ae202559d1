# SPDX-License-Identifier: GPL-3.0-or-later
guestfish <<'END'
version | true
echo a | false
echo goes on
END
echo "status $?"
guestfish --pipe-error <<'END'
echo a | cat
echo goes on
END
echo "status $?"
