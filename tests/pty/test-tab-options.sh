#!/usr/bin/env bash
# diskfish: TAB offers the options that are not given yet.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname -- "$0")/terminal.sh"

start_prompt
tab_lists 'disk attach x s' "\
  secret=  log in with this key
  server=  server address: HOST, HOST:PORT or unix:/SOCKET
  size=    create a new image of this size
  sync=    effect of a flush by the guest"
tab_gives 'disk attach x sync=none size=1G s' \
  'disk attach x sync=none size=1G se'
tab_lists 'disk attach x sync=none size=1G se' "\
  secret=  log in with this key
  server=  server address: HOST, HOST:PORT or unix:/SOCKET"
tab_gives 'disk attach x sync=none size=1G secret=k s' \
  'disk attach x sync=none size=1G secret=k server='
tab_lists 'add-drive x c' "\
  cachemode:   cache mode: writeback or unsafe
  copyonread:  keep local copies of what is read from the disk"
tab_gives 'add-drive x cachemode:unsafe c' \
  'add-drive x cachemode:unsafe copyonread:'
tab_is_silent 'add-drive x cachemode:unsafe copyonread:true c'
tab_gives 'add-drive x readonly:t' 'add-drive x readonly:true'

# All of them.
tab 'disk attach x sync=none cache=auto '
keys Tab
wait_text 'username=  '
test "$(screen | sed -n '2,$s/^  \([a-z]*\).*/\1/p' | tr '\n' ' ')" = \
  'blocksize discard format keep label protocol ro secret server size username ' ||
  fail 'the options'
