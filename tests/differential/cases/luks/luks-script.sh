# SPDX-License-Identifier: GPL-3.0-or-later
# A script contains the keys of its commands, on standard input and in a file.
cat >script <<'EOF'
run
-cryptsetup-open /dev/sda crypt
wrong
cryptsetup-open /dev/sda crypt
secret
list-dm-devices
cryptsetup-close /dev/mapper/crypt
cryptsetup-open /dev/sda again
EOF
guestfish --ro -a disk.img --keys-from-stdin <script
echo "status $?"
echo secret >>script
echo list-dm-devices >>script
echo other | guestfish --ro -a disk.img --keys-from-stdin -f script
echo "status $?"
