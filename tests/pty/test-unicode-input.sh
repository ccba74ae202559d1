#!/usr/bin/env bash
# diskfish: non-ASCII text and invalid bytes can be typed and pasted.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname -- "$0")/terminal.sh"

start_prompt
paste 'echo "grün — 磁盘 🐟"'
wait_screen '><fs> echo "grün — 磁盘 🐟"'
keys Enter
wait_screen '><fs> echo "grün — 磁盘 🐟"
grün — 磁盘 🐟
><fs>'

# One key removes one character.
clear_screen
type 'echo 磁盘x'
keys Left BSpace
wait_screen '><fs> echo 磁x'
keys Enter
wait_line 磁x

# A program receives all bytes unchanged.
clear_screen
paste 'echo "ü\033[31m\\xff\\x9b" | od -An -tx1'
keys Enter
wait_text 'c3 bc 1b 5b 33 31 6d ff 9b 0a'
wait_prompt
# Several lines, and a TAB that completes nothing.
clear_screen
paste 'echo one\necho two\tthree'
keys Enter
wait_line one
wait_line 'two three'
wait_prompt

# An error shows the bytes escaped.
clear_screen
paste '\377\033[31mx\302\233y'
keys Enter
wait_text '    ..[31mx.y'
wait_prompt

# A line of 20,000 bytes.
clear_screen
paste "echo $(printf %020000d 7) | wc -c"
keys Enter
wait_line 20001
