#!/usr/bin/env bash
# diskfish: results and diagnostics in JSON match their schema.
# SPDX-License-Identifier: GPL-3.0-or-later

. "${top_srcdir:-$(dirname "$0")/../..}/tests/functions.sh"
need python3
python3 -c 'import jsonschema' 2>/dev/null ||
  skip 'the Python module jsonschema is not installed'
schema=$top_builddir/man/diskfish.schema.json
cd "$scratch" || exit 1

validate ()
{
  python3 "$top_srcdir/tests/validate-json.py" "$schema" "$@"
}

# expect_valid WHAT ARGUMENT...
expect_valid ()
{
  local what=$1

  shift
  validate "$@" >faults || complain "$what: $(cat faults)"
}

expect_valid 'the schema' check

# The validator must refuse invalid values.
printf '%s\n' 'disk modes' 'get-autosync' version echo >names
printf '%s\n' '[{"option":"sync"}]' '"true"' '{"major":1}' '{"base64":"*"}' \
       >lines
! validate results names lines >faults || complain 'wrong values are valid'
for name in 'disk modes' get-autosync version echo; do
  grep -q "^$name: " faults || complain "a wrong value of $name is valid"
done
printf '%s\n' '{"message":"x"}' '{"line":1,"message":"x","hint":null}' null \
       >lines
! validate errors lines >faults || complain 'wrong errors are valid'
test "$(wc -l <faults)" -eq 4 || complain "wrong errors: $(cat faults)"

# The schema contains each command, except hidden ones and those that the
# installed library lacks.
validate commands >known
"$diskfish" list-commands >names
sed 's/^/help /' names | "$diskfish" >helps
awk '/^NAME$/ { getline; sub (/^ +/, ""); sub (/ - .*/, ""); name = $0 }
     /^    Not available in the installed libguestfs/ { lacks[name] = 1 }
     /^USE$/ { getline; if (!/Must be the first word/) all[name] = 1 }
     END { for (name in all) if (!(name in lacks)) print name }' helps |
  sort -u >wanted
sort -u known >sorted-known
comm -23 wanted sorted-known >unknown
same 'commands that the schema does not know' /dev/null unknown
test "$(wc -l <wanted)" -gt 500 || complain 'there are too few commands'

# Validate sample results of each command, by the type in its description.
"$top_builddir/tests/interface/print-samples" names >lines ||
  complain 'print-samples ended with an error'
expect_valid 'samples' results names lines
sort -u names >sampled

# Commands that need no appliance.  The schema uses the name of the command,
# which may differ from the typed alias.
truncate -s 1M a.img c.img
qemu-img create -q -f qcow2 b.qcow2 1M
qemu-img snapshot -c one b.qcow2
while IFS=: read -r name line; do
  echo "$name" >&3
  echo "$line"
done 3>names >script <<'END'
add-drive:add-drive a.img
echo:echo "a\xffb"
echo:echo
lcd:lcd .
version:version
get-autosync:get-autosync
get-memsize:get-memsize
get-path:get-path
get-append:get-append
get-backend-settings:get-backend-settings
get-pgroup:get-pgroup
disk list:disk list
disk modes:disk modes
disk modes:disk modes none
disk info:disk info b.qcow2
disk check:disk check b.qcow2
disk map:disk map b.qcow2
disk snapshot:disk snapshot b.qcow2
disk snapshot:disk snapshot b.qcow2 create=two
disk bench:disk bench quick
disk compare:disk compare b.qcow2 c.img
disk-format:disk-format b.qcow2
disk-virtual-size:disk-virtual-size b.qcow2
disk-has-backing-file:disk-has-backing-file b.qcow2
help:help echo
END
"$diskfish" --json -f script >lines 2>errors ||
  complain "the script fails: $(cat errors)"
expect_valid 'results' results names lines

# tests/appliance/test-inspect-layout-tree.sh validates the others.
sort -u names - sampled <<'END' >covered
diff
doctor
du-top
inspect
layout
tree
END
comm -3 covered sorted-known >uncovered
same 'commands whose results are not compared' /dev/null uncovered

# Errors of every code.
{
  "$diskfish" --json echo "a" : nosuch
  "$diskfish" --json echo '"'
  "$diskfish" --json -a no-such-file.img
  "$diskfish" --json --check -f - <<<$'mount /dev/sda1 /\nadd-drive\nx\n"'
  printf 'echo "\\xff\xff' | "$diskfish" --json
  "$diskfish" --json --nonsense
  "$diskfish" --json disk info no-such-file.img
  "$diskfish" --json -- -disk info no-such-file.img : -lcd /nowhere
} >/dev/null 2>lines
test "$(wc -l <lines)" -ge 8 || complain "too few errors: $(cat lines)"
expect_valid 'errors' errors lines

# Lines of --each, valid and invalid.
"$diskfish" --json --each '[ac].img' disk list : echo "$(printf 'a\001')" : \
  -- '-lcd' /nowhere : help echo >lines 2>errors
test "$(wc -l <lines)" -eq 8 || complain "lines of --each: $(cat lines)"
expect_valid 'lines of --each' each lines
expect_valid 'errors of --each' errors errors
printf '%s\n' '{"image":"a"}' '{"result":1}' '{"image":"a","status":-1}' \
       '{"image":"a","result":1,"status":1}' >lines
! validate each lines >faults || complain 'wrong lines of --each are valid'
test "$(wc -l <faults)" -eq 4 || complain "wrong lines: $(cat faults)"

verdict
