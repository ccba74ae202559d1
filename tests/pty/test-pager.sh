#!/usr/bin/env bash
# diskfish: long texts are paged, short ones and those in a pipe are not.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname -- "$0")/terminal.sh"

PAGER='sed s/^/P:/' && export PAGER
start_prompt
enter 'help download'
wait_line 'P:SYNOPSIS'
wait_prompt
clear_screen
enter 'help quit | cat'
wait_line 'NAME'
wait_prompt
refuse_text P:
# The window is large enough.
rows=60
start_prompt
enter 'help download'
wait_line 'SYNOPSIS'
wait_prompt
refuse_text P:
rows=24

# A pager that exits immediately.
PAGER='head -n 2'
start_prompt
enter 'help'
wait_line 'Attach a disk image, start the appliance and list files:'
wait_prompt
refuse_text error

# The default pager.  Keys typed together with ^C may be discarded, so type q
# again.
leave () { keys q; screen | tail -n 1 | grep -q '^><fs>'; }
for PAGER in '' less; do
  start_prompt
  enter 'help download'
  wait_last :
  keys C-c
  await 'the prompt' leave
  clear_screen
  enter 'echo one'
  wait_line one
done

# A dumb terminal has no pager, unless PAGER is set.
with "unset PAGER; TERM=dumb exec $diskfish"
start
wait_prompt
enter 'help download'
wait_text 'SEE ALSO'
wait_prompt
refuse_text RETURN
with "PAGER='sed s/^/P:/' TERM=dumb exec $diskfish"
start
wait_prompt
enter 'help download'
wait_line 'P:SYNOPSIS'

# Few lines that are too long for this window.
columns=30
rows=34
PAGER='sed s/^/P:/'
with "exec $diskfish"
start_prompt
enter 'help download'
wait_line 'P:SYNOPSIS'
columns=80
rows=24

# Without less.
mkdir bin
for name in sh more cat; do
  ln -s "$(command -v $name)" bin/
done
with "unset PAGER; PATH=$PWD/bin exec $diskfish"
start_prompt
enter 'help download'
wait_text '--More--'
keys q
wait_prompt

# 'man' shows the manual page that man(1) finds, in the pager.
mkdir -p man/man1
cp "$top_srcdir/man/diskfish.1" man/man1/
unset PAGER
with "MANPATH=$PWD/man MANPAGER=less exec $diskfish"
for command in man manual; do
  start_prompt
  enter $command
  wait_text 'DISKFISH(1)'
  wait_text 'diskfish - inspect and change disk images'
  keys q
  wait_prompt
done
refuse_text error
with "MANPATH=/nosuch exec $diskfish"
start_prompt
enter man
wait_text 'error: the host command ended with status'
wait_prompt
