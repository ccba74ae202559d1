#!/usr/bin/env bash
# diskfish: the workflow for GitHub is well-formed and runs .ci/run.
# SPDX-License-Identifier: GPL-3.0-or-later

# shellcheck source=tests/functions.sh
. "${top_srcdir:-$(dirname "$0")/../..}/tests/functions.sh"
need python3
python3 -c 'import yaml' 2>/dev/null || skip 'python3 has no module yaml'
workflow=$(cd "$top_srcdir" && pwd)/.github/workflows/check.yml
program=$(cd "$top_srcdir" && pwd)/tests/checks/check-workflow.py

# expect STATUS SED-SCRIPT: compare the checker's output for a changed workflow
# with standard input.
expect ()
{
  local status

  cat >expected
  sed "$2" "$workflow" >check.yml
  python3 "$program" check.yml >actual 2>&1
  status=$?
  test $status -eq "$1" || complain "'$2': status $status"
  diff -u expected actual >difference || complain "'$2': $(cat difference)"
}

cd "$scratch" || exit 99
expect 0 '' </dev/null
expect 1 's/@08c6903.*/@v5/' <<'END'
check.yml: job check, step 2: 'actions/checkout@v5' is not pinned to a commit
END
expect 1 's/@\(08c6903.*\)./@\1/' <<'END'
check.yml: job check, step 2: 'actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a' is not pinned to a commit
END
expect 1 's/fedora:latest/fedora:41/' <<'END'
check.yml: .ci/run does not run on fedora:latest
END
expect 1 's/run: \.ci\/run/run: make/' <<'END'
check.yml: .ci/run does not run on debian:stable
check.yml: .ci/run does not run on fedora:latest
END
expect 1 '/run: \.ci\/run/d' <<'END'
check.yml: job check, step 3: expected either 'uses' or 'run'
check.yml: .ci/run does not run on debian:stable
check.yml: .ci/run does not run on fedora:latest
END
expect 1 '/runs-on/d; /pull_request/d; s/contents: read/contents: write/' <<'END'
check.yml: trigger 'pull_request' is missing
check.yml: expected the permissions 'contents: read'
check.yml: job check: 'runs-on' is missing
END
expect 1 's/^jobs:/jobs/' <<'END'
check.yml:14: not YAML: could not find expected ':'
END
test -x "$top_srcdir/.ci/run" || complain '.ci/run is not executable'
verdict workflow:
