set-autosync off
get-autosync
set-autosync ON
get-autosync
set-autosync 0
get-autosync
set-autosync y
get-autosync
set-autosync f
get-autosync
set-autosync True
get-autosync
