#!/usr/bin/env bash
# diskfish: what the appliance answers is printed as guestfish prints it.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: test-guest.sh [NAME...]
#
# Starting the appliance takes long without KVM, so each script asks much.
# The two programs run at the same time.

source "$(dirname "$0")/differential.sh"
need_appliance
compare_all guest "$@"
