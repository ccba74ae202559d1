#!/usr/bin/env bash
# diskfish: a failed flush is reported to the guest, and at the close to the
# user.
# SPDX-License-Identifier: GPL-3.0-or-later

source "$(dirname "$0")/proof.sh"

names=(unset full fsync none close)
letters=abcde

make_disks ()
{
  local name

  rm -f d/*
  for name in "${names[@]}"; do
    truncate -s 1M "d/$name.img"
  done
}

attach_all ()
{
  local name

  for name in "${names[@]}"; do
    echo "disk attach d/$name.img sync=$name format=raw" |
      sed 's/sync=unset //'
  done
}

# QEMU's blkdebug below the disk makes each flush fail.
inject ()
{
  local i option

  for i in "${!names[@]}"; do
    for option in driver=blkdebug inject-error.0.event=none \
                  inject-error.0.iotype=flush inject-error.0.errno=5; do
      echo "config -set drive.hd$i.file.$option"
    done
  done
}

# Write and flush, and print the error that the guest gets.
write_and_flush ()
{
  local i

  for i in "${!names[@]}"; do
    echo "echo ${names[i]}"
    echo "-debug sh 'dd if=/dev/zero of=/dev/sd${letters:i:1} bs=4k count=1" \
         "conv=fsync status=none 2>&1; echo status=\$?'"
  done
}

make_disks
{ attach_all; inject; echo run; write_and_flush; } >inject.fish
for i in "${!names[@]}"; do
  echo "${names[i]}"
  case ${names[i]} in
    none | close) echo 'status=0' ;;
    *)
      echo "dd: fsync failed for '/dev/sd${letters:i:1}': Input/output error"
      echo 'status=1' ;;
  esac
done >inject.out.expected
# Write errors on the host are reported to the user too, also at the end.  The
# guest decides which disk is flushed first.
run_script inject
sed -i "/^diskfish/s|d/[a-z]*.img|d/ONE.img|" inject.err
line=$(grep -n '^run$' inject.fish | cut -d: -f1)
for name in unset full fsync; do
  line=$((line + 2))
  cat <<END
inject.fish:$line:2: error: cannot write 'd/$name.img': Input/output error
    $(sed -n ${line}p inject.fish)
     ^~~~~ the guest's last writes are lost
END
done >inject.err.expected
cat >>inject.err.expected <<'END'
diskfish: error: cannot write 'd/ONE.img': Input/output error
    the guest's last writes are lost
END
expect inject 1

# At the close the host's flush fails, for both modes that flush then.  The
# error names the image, the status is 1, and the other drive is still flushed.
# Every way to end a session closes the drives.
end_with ()
{
  local name=$1 failing=$2 status=$3 at=$4 ending=$5

  make_disks
  {
    echo 'disk attach d/full.img sync=full format=raw'
    echo 'disk attach d/close.img sync=close format=raw'
    echo run
    printf '%b' "$ending"
  } >"$name.fish"
  WITNESS_FAIL=$failing run_witnessed "$name"
  {
    case $at in
      '') echo "diskfish: error: cannot flush 'd/$failing'" ;;
      *)  echo "$name.fish:$at: error: cannot flush 'd/$failing'" ;;
    esac | sed 's/$/: Input\/output error/'
  } >message
  grep -e ': cannot flush' -e 'error: cannot' "$name.err" >said
  same "$name: message" message said
  echo "$status" >expected
  same "$name: status" expected "$name.status"
  grep '^diskfish fsync .*img' flushes >seen
  printf 'diskfish fsync %s.img free\n' full close >expected
  same "$name: flushes" expected seen
  expect_released "$name" d/full.img
}

end_with at-end full.img 1 '' ''
end_with by-quit close.img 1 '' 'quit\n'
end_with by-shutdown close.img 1 4:1 'shutdown\n'
end_with by-error full.img 1 '' 'cat /nothing\n'
# shellcheck disable=SC2016
end_with by-signal close.img 143 '' '!kill -TERM $PPID\n'
end_with by-crash full.img 1 '' 'get-pid | xargs kill -9\n-list-devices\n'

# Several errors are all reported.
make_disks
printf 'disk attach d/%s.img sync=%s format=raw\n' full full close close >all.fish
echo run >>all.fish
WITNESS_FAIL=all run_witnessed all
sed 's/^ *//' all.err >said
cat >expected <<'END'
diskfish: error: cannot flush 'd/full.img': Input/output error
cannot flush 'd/close.img': Input/output error
END
same 'all: messages' expected said
echo 1 >expected
same 'all: status' expected all.status
verdict
