# SPDX-License-Identifier: GPL-3.0-or-later
guestfish --listen --csh >said; sed "s,[0-9][0-9]*,PID," said; guestfish --remote="$(tr -dc 0-9 <said)" exit
rm said
