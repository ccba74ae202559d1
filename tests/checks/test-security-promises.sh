#!/usr/bin/env bash
# diskfish: the promises of SECURITY.md about directories, shells and arguments
# hold.
# SPDX-License-Identifier: GPL-3.0-or-later

# shellcheck source=tests/functions.sh
. "${top_srcdir:-$(dirname "$0")/../..}/tests/functions.sh"

# Only one directory of the sources starts shells on the host, for host commands
# and event handlers of the script.  Shells in the appliance run fixed texts: to
# build a template, from the guest agent, and to list devices in use.
(cd "$top_srcdir" &&
  grep -nE '\b(system|popen) \(|"(/bin/)?sh"' -r appliance commands common \
    completions drives fish lexer --include='*.c' |
    grep -v '^commands/generated' | sort) >"$scratch/shells"
cat >"$scratch/expected" <<'END'
appliance/agent/agent.c:  return system ("mdadm -As --auto=yes --no-degraded\n"
appliance/busy.c:  CLEANUP_FREE char *lines = guestfs_debug (g, "sh", words);
appliance/hv/daemon.c:  put_string (&message, "sh");
appliance/lenses.c:  free (guestfs_debug (g, "sh", (char **) script));
commands/inspect/cmd-inspect.c:  CLEANUP_FREE char *lines = guestfs_debug (scan->g, "sh", (char **) script);
commands/inspect/cmd-layout.c:  layout->mappings = guestfs_debug (g, "sh", (char **) script);
commands/inspect/lvm-members.c:  members->groups = guestfs_debug (g, "sh", (char **) script);
commands/inspect/os-mounts.c:  return guestfs_debug (g, "sh", (char **) words);
commands/run/mount-cause.c:  char *log = guestfs_debug (g, "sh", (char **) script);
fish/host/host.c:    shell = "/bin/sh";
fish/host/host.c:  execl ("/bin/sh", "sh", "-c", text, (char *) NULL);
END
sed -i 's/:[0-9]*:/:/' "$scratch/shells"
same 'shells' "$scratch/expected" "$scratch/shells"

# Directories are private with any umask.  Image names that look like options,
# protocols or commands are names.
need qemu-img
umask 000
export HOME=$scratch/home XDG_CACHE_HOME=$scratch/home/cache
mkdir "$HOME"
cd "$HOME" || exit 99
for image in -rf 'json:{}' 'nbd:x' '$(touch made)' '; touch made' 'a"b'; do
  qemu-img create -q -f qcow2 "$scratch/image" 1M
  cp "$scratch/image" "./$image"
  printf 'disk attach "%s"\n!stat -c "%%a" cache/diskfish cache/diskfish/*\n' \
    "${image//\"/\\\"}" >script
  "$diskfish" --ephemeral -f script >out 2>&1 || {
    complain "$image: status $?"
    cat out
  }
  printf '700\n600\n' >expected
  # qemu-img writes the overlay into the file that was created for it.
  same "$image" expected out
done
test ! -e made || complain 'a name was run'

verdict
