#!/usr/bin/env bash
# diskfish: TAB completes commands, attributes, options and values.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname -- "$0")/terminal.sh"

start_prompt
tab_gives disk-v 'disk-virtual-size'
tab_gives '   disk-v' '   disk-virtual-size'
tab_gives 'add-dri' 'add-drive'
tab_gives 'DISK-v' 'disk-virtual-size'
tab_gives 'disk at' 'disk attach'
tab_is_silent 'nosuchcommand'
tab_is_silent 'nosuchcommand x'

# The list of the family is that of the hidden command 'complete', in columns.
tab_lists 'disk ' "$("$diskfish" -- complete 'disk ' | awk -F '\t' '
  { word[NR] = $1; text[NR] = $3; if (length ($1) > w) w = length ($1) }
  END { for (i = 1; i <= NR; i++) printf "  %-*s  %s\n", w, word[i], text[i] }
')"
tab_lists 'disk attach x sync=' "\
  close  guest flushes are ignored; closing the drive flushes everything
  fsync  guest flushes reach the host's storage
  full   guest flushes reach the host's storage; a clean close is verified
  none   guest flushes are ignored: fast, for scratch disks"
tab_lists 'disk attach x sync=f' "\
  fsync  guest flushes reach the host's storage
  full   guest flushes reach the host's storage; a clean close is verified"
tab_gives 'disk attach x sync=n' 'disk attach x sync=none'
tab_lists 'disk set sda cache=' "\
  auto      use the host's page cache, same as cached
  cached    use the host's page cache
  uncached  bypass the host's page cache (O_DIRECT); an error if unsupported"
tab_lists 'add-drive x cachemode:' "\
  unsafe     guest flushes are ignored, same as sync=none
  writeback  guest flushes reach the host's storage, same as sync=fsync"
tab_gives 'add-drive x cachemode:w' 'add-drive x cachemode:writeback'
tab_is_silent 'disk attach x sync=x'

# After words that precede a command.
tab_gives '- vers' '- version'
tab_gives 'not vers' 'not version'
tab_gives 'time not vers' 'time not version'
tab_gives 'not disk at' 'not disk attach'
tab_is_silent '!ec'
tab_is_silent 'echo x | ca'

# In the middle of a line, the text after the cursor is preserved.
clear_screen
type 'add-dri a.img cachemode:unsafe'
keys Home M-f M-f Tab
wait_screen '><fs> add-drive a.img cachemode:unsafe'
clear_screen
type 'disk attach x sync= cache=cached'
keys M-b M-b Left Tab Tab
wait_text 'fsync  guest'
type n
keys Tab
wait_last '><fs> disk attach x sync=none cache=cached'
