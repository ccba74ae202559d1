#!/usr/bin/env bash
# diskfish: the golden test runner finds, reports and repairs failures.
# SPDX-License-Identifier: GPL-3.0-or-later

source "$(dirname "$0")/../functions.sh"

need python3 patch git
top=$scratch/top
cases=$top/tests/golden
mkdir -p "$cases/area"

runner ()
{
  rm -rf "$scratch/work"
  python3 -B "$here/golden.py" --program "$diskfish" --scratch "$scratch/work" \
    --directory "$cases" "$@" >"$scratch/out" 2>&1
  status=$?
}

# expect STATUS WHAT: compare the runner's whole output with standard input.
expect ()
{
  test "$status" -eq "$1" || complain "$2: status $status"
  cat >"$scratch/expected"
  same "$2" "$scratch/expected" "$scratch/out"
}

# Write a case from standard input, and remove the others.
one_case ()
{
  rm -rf "$cases"
  mkdir -p "$cases/area"
  cat >"$cases/area/case.test"
}

# A wrong expectation fails; the patch that is printed repairs it.
wrong ()
{
  one_case <<'END'
# The claim of the case.
--- script
echo a b
lcd /nosuch
--- stdout
a c
--- status
2
END
}
wrong
runner
expect 1 'a wrong expectation' <<'END'
FAIL: area/case
--- a/tests/golden/area/case.test
+++ b/tests/golden/area/case.test
@@ -3,6 +3,10 @@
 echo a b
 lcd /nosuch
 --- stdout
-a c
+a b
+--- stderr
+script.fish:2:5: error: cannot enter '/nosuch': No such file or directory
+    lcd /nosuch
+        ^~~~~~~
 --- status
-2
+1
1 cases, 1 failed
END
cp "$scratch/out" "$scratch/patch"
cp -r "$top" "$scratch/other"
patch -s -d "$top" -p1 <"$scratch/patch" || complain 'patch'
(cd "$scratch/other" && git apply "$scratch/patch") || complain 'git apply'
same 'both patches' "$cases/area/case.test" \
  "$scratch/other/tests/golden/area/case.test"
runner
expect 0 'the patched case' <<<'1 cases, 0 failed'

# -u does the same, and leaves the rest of the file alone.
cp "$cases/area/case.test" "$scratch/patched"
wrong
runner -u
expect 0 '-u' <<<'1 cases, 0 failed'
same 'the updated case' "$scratch/patched" "$cases/area/case.test"

# -u removes expectations as well.
one_case <<'END'
--- arguments
lcd
.
--- stdout
left
END
runner -u
printf '%s\n' '--- arguments' lcd . >"$scratch/expected"
same 'nothing expected' "$scratch/expected" "$cases/area/case.test"

# -u preserves text that is not plain, from the script to the output.
one_case <<'END'
--- script (escaped)
!printf 'nul \\0 cr\\r \\351 back\\\\slash\\n'; printf -- '--- script\\n'\r
!printf 'no end'\c
END
cp "$cases/area/case.test" "$scratch/expected"
cat >>"$scratch/expected" <<'END'
--- stdout (escaped)
nul \0 cr\r \xe9 back\\slash
\x2d-- script
no end\c
END
runner -u
same 'escapes' "$scratch/expected" "$cases/area/case.test"
runner
expect 0 'escapes' <<<'1 cases, 0 failed'

# Each kind of script, and the settings of a setup.
one_case <<'END'
--- script stdin
!test ! -p /proc/self/fd/0 && echo "$PWD $HOME $XDG_CACHE_HOME $X"
--- setup
export X=set
wrap=(bash -c '"$@"; echo wrapped' bash)
trap 'test "$directory" = "$PWD" && ls' EXIT
END
runner -u
sed -i "s,$scratch,SCRATCH,g" "$cases/area/case.test"
tail -n 5 "$cases/area/case.test" >"$scratch/out"
cat >"$scratch/expected" <<'END'
trap 'test "$directory" = "$PWD" && ls' EXIT
--- stdout
SCRATCH/work/area/case /home/me SCRATCH/work/area/case set
wrapped
script.fish
END
same 'setup' "$scratch/expected" "$scratch/out"
one_case <<'END'
--- script stream
echo first
!test -p /proc/$PPID/fd/0 && echo a pipe
--- stdout
first
a pipe
END
runner
expect 0 'stream' <<<'1 cases, 0 failed'

# Errors in a file are reported with their lines.
malformed ()
{
  one_case
  runner
  expect 1 "$1" <<END
FAIL: area/case.test:$1
1 cases, 1 failed
END
}
malformed "3: unknown section 'stdut'" <<'END'
--- script
echo
--- stdut
END
malformed "3: unknown section 'script (escpaed)'" <<'END'
# comment
#
--- script (escpaed)
END
malformed "1: expected a comment or a section" <<'END'
echo
--- script
END
malformed "4: 'script' is given twice or too late" <<'END'
--- script
echo
--- stdout
--- script
END
malformed "2: 'script stdin' is given twice or too late" <<'END'
--- script
--- script stdin
END
malformed "3: 'stdout' is given twice or too late" <<'END'
--- script
--- stdout
--- stdout
END
malformed '1: unknown escape sequence' <<'END'
--- script (escaped)
echo \q
END
malformed "1: expected plain text or '(escaped)'" < <(printf -- '--- script\n\r\n')
malformed "1: expected plain text or '(escaped)'" < <(printf -- '--- script\n\xff\n')
malformed '2: no newline at the end' < <(printf -- '--- script\necho')
malformed '1: expected a script or arguments' <<'END'
--- setup
true
END

# Files that belong to no case, and duplicate names, are errors.
one_case <<'END'
--- script
END
mkdir "$cases/other" "$cases/area/deep"
cp "$cases/area/case.test" "$cases/other/"
cp "$cases/area/case.test" "$cases/flat.test"
touch "$cases/area/case.out"
runner
expect 1 'strays' <<'END'
FAIL: area/case.out is not a case
FAIL: area/deep is not a case
FAIL: flat.test is not in an area
FAIL: the name case occurs 2 times
2 cases, 4 failed
END

# Select cases.
one_case <<'END'
--- arguments
--version
END
mkdir "$cases/other"
printf '%s\n' '--- script' >"$cases/other/empty.test"
runner -l
expect 0 '-l' <<'END'
area/case
other/empty
END
for words in empty other/empty empty.test '-r other' '-r other empty'; do
  # shellcheck disable=SC2086
  runner $words
  expect 0 "$words" <<<'1 cases, 0 failed'
done
runner -r othre
expect 1 'unknown area' <<<"there is no case or area 'othre'"
runner empty cas
expect 1 'unknown case' <<<"there is no case or area 'cas'"
verdict
