time let x = echo
