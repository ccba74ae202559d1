#!/usr/bin/env bash
# diskfish: a script on standard input may contain the keys of its commands.
# SPDX-License-Identifier: GPL-3.0-or-later

source "$(dirname "$0")/appliance.sh"
lock locked.img secret

# Run the command.  'expect' compares its output, '--', its messages and its
# status with standard input.
run ()
{
  timeout -k 10 600 "$@" >out 2>err
  echo "status $?" >>err
  { cat out; echo --; cat err; } >actual
}
expect ()
{
  cat >expected
  same "$1" expected actual
}

cat >script <<'END'
run
-cryptsetup-open /dev/sda plain
wrong
cryptsetup-open /dev/sda plain
secret
list-dm-devices
cryptsetup-close /dev/mapper/nothing
END
run "$diskfish" --ro -a locked.img --keys-from-stdin <script
expect 'a file' <<'END'
/dev/mapper/plain
--
<stdin>:2:2: error: cryptsetup-open: No key available with this passphrase
    -cryptsetup-open /dev/sda plain
     ^~~~~~~~~~~~~~~
<stdin>:7:18: error: cryptsetup-close: /dev/mapper/nothing: No such file or directory
    cryptsetup-close /dev/mapper/nothing
                     ^~~~~~~~~~~~~~~~~~~ available: /dev/sda
status 1
END

# ---- a server reads the keys of its client ----------------------------------

eval "$(timeout -k 10 600 "$diskfish" --listen --ro -a locked.img)"
cleanup kill -9 "$GUESTFISH_PID"
cat >remote <<'END'
run
cryptsetup-open /dev/sda plain
secret
list-dm-devices
cryptsetup-close /dev/mapper/plain
cryptsetup-open /dev/sda again
END
run "$diskfish" --remote --keys-from-stdin -f - < <(cat remote)
expect 'a server' <<'END'
/dev/mapper/plain
--
<stdin>:6:1: error: no key was given
    cryptsetup-open /dev/sda again
    ^~~~~~~~~~~~~~~
status 1
END

# ---- errors: nothing runs --------------------------------------------------

for option in --check --dry-run; do
  run "$diskfish" $option --keys-from-stdin <script
  expect $option <<END
--
diskfish: error: $option cannot tell keys from commands on standard input
    remove --keys-from-stdin and the keys, or use a script file: -f FILE
status 2
END
done
printf 'run\ncryptsetup-open /dev/sda plain\n' >keyless
run "$diskfish" --ro -a locked.img --check --keys-from-stdin -f keyless </dev/null
expect '--check of a file' <<'END'
--
status 0
END

verdict
