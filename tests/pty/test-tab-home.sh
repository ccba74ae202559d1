#!/usr/bin/env bash
# diskfish: TAB behind ~/ and behind a dash without a blank.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname -- "$0")/functions.sh"

touch ~/plain.img ~/'two blanks.img'
start_prompt
tab_gives 'disk attach ~/pl' 'disk attach ~/plain.img'
columns=200
start_prompt
tab_gives 'disk attach ~/two' "disk attach \"$HOME/two blanks.img\""
tab_gives '-disk-v' '-disk-virtual-size'
