# SPDX-License-Identifier: GPL-3.0-or-later
printf 'echo no newline' | guestfish
printf 'echo a\n\n\n  # c\necho b' | guestfish
printf '' | guestfish
echo "status $?"
printf 'quit\necho not run\n' | guestfish
echo "status $?"
(echo 'echo one'; sleep 0.3; echo 'echo two') | guestfish
printf 'lcd /nosuch\n' | guestfish
echo "status $?"
guestfish </dev/null
echo "status $?"
