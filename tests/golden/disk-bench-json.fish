# The rows whose times hold no real flush.
disk bench new.img | sed 's/},{/}\n{/g' | grep 'default\|none' | tr -d ']['
!ls *.img
