# SPDX-License-Identifier: GPL-3.0-or-later
mkdir sub
eval "$(guestfish --listen)"
guestfish --remote lcd sub
guestfish --remote sparse here.img 1K
guestfish --remote setenv A 'of the server'
guestfish --remote <<'END'
get-append
set-append "x y"
END
guestfish --remote get-append
guestfish --remote set-identifier 'two words'
guestfish --remote get-identifier
guestfish --remote exit
