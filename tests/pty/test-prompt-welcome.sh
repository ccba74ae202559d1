#!/usr/bin/env bash
# diskfish: the welcome text appears only with a prompt.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname -- "$0")/terminal.sh"

start
wait_screen "diskfish $("$diskfish" --version | sed 's/diskfish \([^ ]*\).*/\1/'): \
inspect and change disk images

  disk attach IMAGE     1. attach an image
  run                   2. start the appliance
  mount /dev/sda1 /     3. mount a file system

TAB completes, 'help' explains, 'quit' ends.

><fs>"

# A command line or a file instead of the prompt.
start echo words
wait_screen 'words
status 0'

# If standard input is not a terminal, there is no welcome, no prompt and no
# history.
rm -rf "$HOME"
printf 'echo one\necho two\n' >in
output=$("$diskfish" <in 2>&1) || fail "status $?"
test "$output" = 'one
two' || fail "from a file: $output"
output=$(echo 'echo three' | "$diskfish" 2>&1) || fail "status $?"
test "$output" = three || fail "from a pipe: $output"
test ! -e "$HOME" || fail 'a script has a history'
