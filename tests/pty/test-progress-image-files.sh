#!/usr/bin/env bash
# diskfish: long commands on image files show a bar, and ^C leaves no incomplete
# file.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname -- "$0")/terminal.sh"

# A fake qemu-img that hangs with an incomplete file.
mkdir "$scratch/bin"
write_stuck_program ()
{
  cat >"$scratch/bin/qemu-img" <<'END_OF_PROGRAM'
#!/bin/sh
for last; do :; done
if test "$1" = info; then
  echo '{"format":"qcow2","full-backing-filename":"b.img"}'
  exit 0
fi
echo "$$ $*" >>../calls
echo half >"$last"
printf '    (42.00/100%%)\r'
test ! -e ../fast || exit 0
exec sleep 30
END_OF_PROGRAM
}
write_stuck_program
chmod +x "$scratch/bin/qemu-img"
PATH=$scratch/bin:$PATH
truncate -s 1M a.img b.img

work_is_over ()
{
  ! test -s ../calls ||
    process_gone "$(tail -n 1 ../calls | cut -d' ' -f1)"
}

start_prompt
for command in 'disk convert a.img new.img' 'disk compare a.img b.img' \
               'disk commit a.img'; do
  clear_screen
  enter "$command"
  wait_text ' 42% [#####################                             ]'
  keys C-c
  wait_prompt
  has_text 'error: interrupted' || fail "$command: it is not said"
  refuse_text '42%'
  await "end of '$command'" work_is_over
  find . -name 'new*' | grep . && fail 'a half file is left'
done

# ^C ends the whole measurement, in any mode.
cat >"$scratch/bin/qemu-img" <<'END_OF_PROGRAM'
#!/bin/sh
echo "$$ $*" >>../calls
case "$*" in
  *cache.direct=on*) touch ../direct; exec sleep 30 ;;
  bench*) echo 'Run completed in 0.100 seconds.' ;;
esac
END_OF_PROGRAM
clear_screen
enter 'disk bench quick'
await 'an uncached mode' test -e ../direct
wait_text ' 17% ['
keys C-c
wait_prompt
wait_text 'error: interrupted'
refuse_text '%'
await 'end of the measurement' work_is_over
find . -name 'diskfish-bench*' | grep . && fail 'the file is left'
write_stuck_program

# Only diskfish gets the signal, not the terminal's process group.
enter 'disk convert a.img new.img'
wait_text ' 42% ['
kill -TERM "$(pid_of_diskfish)"
wait_line 'status 143'
await 'end of the work' work_is_over
find . -name 'new*' | grep . && fail 'a half file is left'

# A finished file has its name.
touch ../fast
start_prompt
enter 'disk convert a.img new.img'
wait_prompt
test "$(cat new.img)" = half || fail 'the new image is missing'
test "$(find . -name 'new*')" = ./new.img || fail 'more than the new image'
keys C-d
wait_line 'status 0'
