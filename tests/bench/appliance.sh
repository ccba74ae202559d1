#!/usr/bin/env bash
# diskfish: measure the start time and the memory of the appliance.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: [ROUNDS=5] [HEREDOCS=20] appliance.sh
#
# KVM is not used, so that results are comparable.

. "$(dirname -- "$0")/samples.sh"
need_appliance
need guestfish ps

heredocs=${HEREDOCS:-20}

job ()
{
  timed 'run : list-devices' "$1" \
        "$(program_of "$1")" -a disk.img run : list-devices
}

run_alone () { timed run "$1" "$(program_of "$1")" -a disk.img run; }

run_cold ()
{
  DISKFISH_WARM=off timed 'run, cold' "$1" "$(program_of "$1")" -a disk.img run
}

# heredocs_of PROGRAM: run here-documents like a test harness.
heredocs_of ()
{
  local i

  for ((i = 0; i < heredocs; i++)); do
    "$1" -a disk.img <<END
run
mount-ro /dev/sda1 /
cat /file-$i
END
  done
}

harness ()
{
  timed "$heredocs heredocs: run, mount-ro, cat" "$1" \
        heredocs_of "$(program_of "$1")"
}

# Print the QEMU processes below PID.
machines_below ()
{
  local pid

  for pid in $(ps -o pid= --ppid "$1"); do
    case $(cat "/proc/$pid/comm" 2>/dev/null) in
    qemu-system*) echo "$pid" ;;
    esac
    machines_below "$pid"
  done
}

# Print the proportional set size in MiB, which counts shared pages in parts.
resident ()
{
  local pid

  for pid; do
    sed -n 's/^Pss: *\([0-9]*\).*/\1/p' "/proc/$pid/smaps_rollup"
  done | awk '{ sum += $1 } END { printf "%.0f\n", sum / 1024 }'
}

# hold N: print commands that keep appliance N running until the file 'done'
# exists.
hold ()
{
  printf 'run\nlist-devices\n!touch ready-%d\n' "$1"
  echo '!until test -e done; do sleep 0.2; done'
}

# Four at once, each with its own disk.
memory ()
{
  local i pids=() machines=()

  rm -f ready-* done
  for i in 1 2 3 4; do
    cp disk.img "disk-$i.img"
    hold $i >"hold-$i.fish"
    "$(program_of "$1")" -a "disk-$i.img" -f "hold-$i.fish" >/dev/null 2>&1 &
    pids+=($!)
  done
  for i in 1 2 3 4; do
    until test -e ready-$i; do sleep 0.2; done
  done
  for i in "${pids[@]}"; do
    mapfile -t -O "${#machines[@]}" machines < <(machines_below "$i")
  done
  sample 'memory of four appliances (PSS)' MiB "$1" \
         "$(resident "${machines[@]}")"
  touch done
  wait "${pids[@]}"
}

make_disk ()
{
  local i

  truncate -s 64M disk.img
  {
    printf '%s\n' run 'part-disk /dev/sda mbr' 'mkfs ext4 /dev/sda1' \
           'mount /dev/sda1 /'
    for ((i = 0; i < heredocs; i++)); do
      echo "write /file-$i '$i'"
    done
  } | "$diskfish" -a disk.img
}

make_disk
takes_turns job
takes_turns run_alone
rounds=$(((rounds + 1) / 2))
takes_turns run_cold
rounds=1
takes_turns harness
takes_turns memory
show_samples
