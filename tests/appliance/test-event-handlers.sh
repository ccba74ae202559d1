#!/usr/bin/env bash
# diskfish: event handlers run also when errors occur.
# SPDX-License-Identifier: GPL-3.0-or-later

source "$(dirname "$0")/appliance.sh"

unset SHELL
truncate -s 64M disk.img
cat >events.fish <<'END'
event life close,launch_done,subprocess_quit 'echo "$EVENT $#"'
disk attach disk.img sync=none
run
-run
event calls enter 'echo "$1"'
list-devices
-cat /file | cat >&2
glob list-disk-labels
delete-event calls
event broken enter 'nosuch-program "$1"'
event broken enter 'kill -9 $$'
get-pgroup
delete-event broken
setenv SHELL /nosuch/shell
event unheard enter 'echo heard'
get-pgroup
unsetenv SHELL
delete-event unheard
shutdown
list-events | cut -c 1-40

# A handler gets messages instead of standard error.
event said appliance,library,trace 'printf "%s: %s\n" "$EVENT" "$1" >>said'
disk attach disk.img sync=none
set-verbose true
set-trace true
run
ping-daemon
set-trace false
set-verbose false
!grep -c '^library: ' said | sed 's/^[1-9][0-9]*$/some/'
!grep -c '^appliance: ' said | sed 's/^[1-9][0-9]*$/some/'
!grep -c '^trace: ping_daemon = 0' said | sed 's/^[1-9][0-9]*$/some/'
delete-event said
-debug sh "echo c >/proc/sysrq-trigger"
-ping-daemon
END
run_script events
cat >events.out.expected <<'END'
launch_done 0
list_devices
/dev/sda
list_disk_labels
false
false
"life" (0): close,launch_done,subprocess
launch_done 0
some
some
some
subprocess_quit 0
close 0
END
cat >events.err.expected <<'END'
events.fish:4:2: error: cannot run 'run' while the appliance is running
    -run
     ^~~ run 'shutdown' first
cat
read_file
download
events.fish:7:2: error: cat: nothing is mounted
    -cat /file | cat >&2
     ^~~ run 'layout' to see what is on the disks
: 1: nosuch-program: not found
events.fish:35:2: error: debug: the appliance has stopped
    -debug sh "echo c >/proc/sysrq-trigger"
     ^~~~~
events.fish:36:2: error: 'ping-daemon' needs a running appliance
    -ping-daemon
     ^~~~~~~~~~~ start it with 'run'
END
expect events 0
expect_released 'events' disk.img
verdict
