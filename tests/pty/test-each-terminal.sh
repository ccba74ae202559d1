#!/usr/bin/env bash
# diskfish: --each in a terminal shows its progress, ends on ^C and escapes its
# output.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname -- "$0")/terminal.sh"

export TMPDIR=$scratch/tmp diskfish
mkdir "$TMPDIR"
truncate -s 1M four.img one.img three.img two.img
# The script of an image ends when the file of its name exists.
cat >wait.fish <<'END'
!until test -e "$DISKFISH_IMAGE.go"; do sleep 0.05; done
echo done
END

each () { start --each '*.img' -j 2 -f wait.fish "$@"; }

# waiting TEXT: print the number of processes here with TEXT in their
# arguments.  List them before searching, so that the search is not counted.
waiting ()
{
  local list

  list=$(find /proc/[0-9]*/cwd -lname "$scratch/work" 2>/dev/null |
         cut -d/ -f3 | xargs -r ps -o args= -p)
  grep -v -e tmux -e "^sh $scratch" <<<"$list" | grep -c -e "$1"
}
# All jobs have ended and left nothing.
nothing_waits () { test "$(waiting diskfish) $(waiting until)" = '0 0'; }
two_wait () { test "$(waiting 'sh -c until')" = 2; }
expect_nothing_left ()
{
  await 'end of all processes' nothing_waits
  test -z "$(ls -A "$TMPDIR")" || fail "files are left: $(ls -A "$TMPDIR")"
}

end_by_interrupt ()
{
  await 'two waiting images' two_wait
  keys C-c
  wait_line 'status 130'
}

# The status line; output appears in the order of the images.
each
wait_screen '[0/4] four.img, one.img'
touch one.img.go
wait_screen '[1/4] four.img, three.img'
touch four.img.go
wait_screen '==> four.img <==
done

==> one.img <==
done
[2/4] three.img, two.img'
touch three.img.go two.img.go
wait_screen '==> four.img <==
done

==> one.img <==
done

==> three.img <==
done

==> two.img <==
done
status 0'

# ^C ends the running jobs and shows their output.
rm two.img.go three.img.go
each
wait_last '[2/4] three.img, two.img'
end_by_interrupt
has_text 'wait.fish:1:2: error: the host command was ended by signal 15' ||
  fail 'the images do not say that they were ended'
has_line 'diskfish: error: interrupted: 0 of 4 images were not started' ||
  fail 'it does not say that it was interrupted'
expect_nothing_left

# A narrow terminal, a terminal that cannot overwrite a line, and no status
# line.
rm ./*.go
columns=20
each
wait_screen '[0/4] four.img, one'
end_by_interrupt
columns=80
touch four.img.go
first='==> four.img <==
done'
with 'TERM=dumb exec "$diskfish" "$@"'
each
wait_screen "$first"
end_by_interrupt
unset program
each --no-progress-bars
wait_screen "$first"
end_by_interrupt

# Names are highlighted only if colours are allowed.
coloured () { terminal capture-pane -pe | grep -q "$(printf '\033')\\[1m==> f"; }
each
wait_line '==> four.img <=='
coloured || fail 'the name does not stand out'
end_by_interrupt
with 'NO_COLOR=1 exec "$diskfish" "$@"'
each
wait_line '==> four.img <=='
! coloured || fail 'there are colours in spite of NO_COLOR'
end_by_interrupt
unset program
expect_nothing_left

# Control sequences in names and output of an image are escaped.
rm ./*.img
truncate -s 1M "$(printf 'a\033[31m.img')"
cat >escape.fish <<'END'
!printf 'a\033[2Jb\tc\n'
END
start --each '*.img' -f escape.fish
wait_screen '==> a\x1b[31m.img <==
a\x1b[2Jb       c
status 0'

start --each 'b*' -f escape.fish
wait_screen "<args>:1:8: error: no image matches 'b*'
    --each b*
           ^~
status 1"
start --each '*.img'
wait_screen "diskfish: error: --each needs a command or a script
    put a command after the options, or a script after -f
status 2"
