-disk bench bad.img quick
-disk bench odd.img quick
# Without O_DIRECT the other modes are measured all the same; these times hold
# no real flush.
disk bench a,b.img quick | grep 'default\|none\|refused'
