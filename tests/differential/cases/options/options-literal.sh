# SPDX-License-Identifier: GPL-3.0-or-later
guestfish -- echo '|' cat '#' x '~' '<!echo' '-<<E'
