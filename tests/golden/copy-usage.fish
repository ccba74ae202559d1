copy-in
copy-in a
copy-in a b
copy-in a b c
copy-in a -<<END /x
document
END
copy-out
copy-out /a
copy-out /a b .
copy-out "" .
