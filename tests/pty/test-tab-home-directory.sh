#!/usr/bin/env bash
# diskfish: TAB completes after ~/ and after a dash without a space.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname -- "$0")/terminal.sh"

touch ~/plain.img ~/'two blanks.img'
# The home directory of a named user: all its hidden directories are offered.
user=$(id -un)
directory=$(getent passwd "$user" | cut -d: -f6)
test "$("$diskfish" -- complete "lcd ~$user/." | wc -l)" -eq \
  "$(find -L "$directory" -maxdepth 1 -type d -name '.?*' | wc -l)" ||
  fail "the directories of ~$user"

start_prompt
tab_gives 'disk attach ~' 'disk attach ~/'
tab_gives 'disk attach ~/pl' 'disk attach ~/plain.img'
columns=200
start_prompt
tab_gives 'disk attach ~/two' "disk attach \"$HOME/two blanks.img\""
tab_gives '-disk-v' '-disk-virtual-size'
