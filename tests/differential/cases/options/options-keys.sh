# SPDX-License-Identifier: GPL-3.0-or-later
for key in nonsense x:y: x:unknown:a x:key; do
  guestfish --key "$key" echo "$key"
  echo "$key: status $?"
done
