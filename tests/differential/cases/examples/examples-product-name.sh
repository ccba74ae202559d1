# SPDX-License-Identifier: GPL-3.0-or-later
cat >product-name.sh <<'END'
set -e
eval "$(guestfish --ro -a "$1" --i --listen)"
root="$(guestfish --remote inspect-get-roots)"
guestfish --remote inspect-get-product-name "$root"
guestfish --remote inspect-list-applications "$root"
for d in $(guestfish --remote ls /home); do
  echo -n "/home/$d"
  echo -ne '\t'
  guestfish --remote du "/home/$d";
done | sort -nr -k 2
guestfish --remote exit
END
bash product-name.sh disk.img
echo "status $?"
rm product-name.sh
