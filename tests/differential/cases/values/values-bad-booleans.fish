-set-network perhaps
-set-network ""
-set-network 2
-set-network tru
-set-autosync yesno
set-autosync TRUE
get-autosync
set-autosync F
get-autosync
set-autosync On
get-autosync
set-autosync oFF
get-autosync
-add x.img readonly:maybe
-add x.img readonly:
set-autosync maybe
echo not run
