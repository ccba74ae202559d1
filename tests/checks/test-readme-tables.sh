#!/usr/bin/env bash
# diskfish: the README's tables contain the stored measurements.
# SPDX-License-Identifier: GPL-3.0-or-later

# shellcheck source=tests/functions.sh
. "${top_srcdir:-$(dirname "$0")/../..}/tests/functions.sh"
need python3

mkdir -p "$scratch/tests/checks" "$scratch/tests/bench" "$scratch/docs"
cp "$top_srcdir/README.md" "$scratch"
cp "$top_srcdir"/docs/*.json "$scratch/docs"
cp "$top_srcdir/tests/checks/tried.py" "$scratch/tests/checks"
cp "$top_srcdir/tests/bench/bench.sh" "$top_srcdir/tests/bench/report.py" \
   "$scratch/tests/bench"
cd "$scratch" || exit 99
chmod u+w README.md

bash tests/bench/bench.sh readme || complain 'bench.sh fails'
same 'what was measured' "$top_srcdir/README.md" README.md
python3 tests/checks/tried.py readme || complain 'tried.py fails'
same 'what was tried' "$top_srcdir/README.md" README.md

# A part that is measured again on the same day replaces its rows.
report () { python3 tests/bench/report.py "$@"; }
rows () { python3 -c 'import json, sys
for row in json.load(sys.stdin)["figures"]:
    print(row["what"], row["diskfish"]["median"], row.get("ratio"))'; }
sample () { printf '%s\t%s\ts\t%s\t%s\n' "$@"; }
{
  sample one first diskfish 1
  sample two second diskfish 2
  sample two second guestfish 4
  sample three third diskfish 3
} >samples
report json samples >figures.json
{
  sample two other diskfish 5
  sample two second diskfish 6
  sample two second guestfish 24
} >samples
report again samples figures.json | rows >actual
printf '%s\n' 'first 1.0 None' 'other 5.0 None' 'second 6.0 4.0' \
  'third 3.0 None' >expected
same 'a part again' expected actual
sed -i 's/"date": "./&9/' figures.json
report again samples figures.json >out 2>&1 && complain 'of another day'
report json samples >figures.json
sample four fourth diskfish 1 >samples
report again samples figures.json >out 2>&1 && complain 'of a part there is not'

# A check without a result in its last line, or an unknown one, changes nothing.
mkdir bin
printf '#!/bin/sh\necho "9 sessions, SEED=12345, 3 failed"\nexit 1\n' >bin/make
chmod +x bin/make
PATH=$scratch/bin:$PATH python3 tests/checks/tried.py check-kills ||
  complain 'tried.py fails'
grep -q '| 9 sessions, SEED=12345 | 3 |' README.md || {
  complain 'a row is missing'
  grep check-kills README.md
}
cp README.md before
printf '#!/bin/sh\necho "all was good"\n' >bin/make
PATH=$scratch/bin:$PATH python3 tests/checks/tried.py check-kills \
    >out 2>&1 && complain 'a check that says nothing'
python3 tests/checks/tried.py check-nothing >out 2>&1 &&
  complain 'a check that is none'
same 'what was tried before' before README.md
verdict
