#!/usr/bin/env bash
# diskfish: an executable script with '#!' runs.
# SPDX-License-Identifier: GPL-3.0-or-later

source "$(dirname "$0")/../functions.sh"
cd "$scratch" || exit 99

cat >hello.fish <<END
#!$diskfish -f
echo "hello from" 'a script'
!basename "\$0" >/dev/null
lcd /nonexistent
echo not run
END
chmod +x hello.fish
test "$(./hello.fish 2>/dev/null </dev/null; echo $?)" != 126 ||
  skip 'programs in the directory for temporary files cannot run'
./hello.fish </dev/null >out 2>err
echo $? >status
echo 'hello from a script' >out.expected
cat >err.expected <<'END'
./hello.fish:4:5: error: cannot enter '/nonexistent': No such file or directory
    lcd /nonexistent
        ^~~~~~~~~~~~
END
echo 1 >status.expected
for kind in out err status; do
  same "hello.fish: $kind" "$kind.expected" "$kind"
done
verdict
