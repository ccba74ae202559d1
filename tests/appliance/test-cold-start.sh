#!/usr/bin/env bash
# diskfish: without clones the appliance gives the same answers.
# SPDX-License-Identifier: GPL-3.0-or-later

source "$(dirname "$0")/appliance.sh"

# The other tests again, with a cold start each time.
export DISKFISH_WARM=off
for name in first-disk appliance-crash; do
  (cd "$OLDPWD" && exec bash "$here/test-$name.sh") >"$name.log" 2>&1 || {
    complain "$name"
    cat "$name.log"
  }
done
verdict
