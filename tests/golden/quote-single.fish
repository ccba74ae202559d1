echo 'a b'  'c  d' 'it is "so"' '\n stays' '' x
