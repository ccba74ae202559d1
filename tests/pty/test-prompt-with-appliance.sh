#!/usr/bin/env bash
# diskfish: TAB and ^C work while the appliance runs and after it has stopped.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname -- "$0")/terminal.sh"

need_appliance
qemu-img create -q -f qcow2 disk.qcow2 100M
start_prompt -a disk.qcow2
runs_qemu () { ps -o comm= --ppid "$pid" | grep -q '^qemu\|^diskfish-hv'; }
runs_none () { ! runs_qemu; }
pid=$(pid_of_diskfish)

# Before the start, TAB does not wait for a guest.
tab_gives 'part-disk /dev/s' 'part-disk /dev/sda'
tab_is_silent 'mount /dev/s'
tab_gives 'ls ' 'ls /'

# ^C during the start.
clear_screen
enter run
await QEMU runs_qemu
keys C-c
wait_text 'error: interrupted'
wait_prompt
await 'end of QEMU' runs_none

clear_screen
enter run
wait_screen '><fs> run
><fs>'
await QEMU runs_qemu
enter 'part-disk /dev/sda mbr'
enter 'mkfs ext4 /dev/sda1 label:words'
enter 'mount /dev/sda1 /'
enter 'mkdir /folder'
enter 'touch "/folder/two blanks x"'
enter 'touch "/folder/control\x1b[31m\x07"'
enter 'ln-s /folder /to-folder'
enter 'ln-s /nosuch /to-nothing'
enter 'echo ready'
wait_line ready
refuse_text error

tab_gives 'mount /dev/s' 'mount /dev/sda1'
tab_gives 'part-del /d' 'part-del /dev/sda'
tab_gives 'ls /fo' 'ls /folder/'
tab_gives 'rm /folder/tw' 'rm "/folder/two blanks x"'
tab_gives "rm '/folder/tw" "rm '/folder/two blanks x'"
tab_gives 'ls /to-f' 'ls /to-folder/'
tab_gives 'rm /to-n' 'rm /to-nothing'
tab_gives 'rm /folder/con' 'rm "/folder/control\x1b[31m\x07"'
keys Enter
wait_prompt

# A call that cannot be cancelled runs to its end, and the shell continues.
clear_screen
enter 'sleep 3'
keys C-c
wait_text '^C'
keys Enter
enter 'echo alive'
wait_line alive

# A second ^C ends a call that takes long.
clear_screen
enter 'sleep 60'
sleep 1
keys C-c
wait_text 'this call cannot be cancelled; press ^C again to stop the appliance'
keys C-c
wait_text 'error: sleep: the appliance has stopped'
wait_prompt
await 'end of QEMU' runs_none
clear_screen
enter run
enter 'echo again'
wait_line again
refuse_text error

# After the appliance has stopped, TAB offers no guest names and does not wait.
enter internal-exit
wait_prompt
tab_is_silent 'ls /fo'
tab_is_silent 'mount /dev/s'
clear_screen
enter 'ls /'
wait_text "'ls' needs a running appliance"
keys C-d
wait_line 'status 0'
await 'end of QEMU' runs_none
