#!/usr/bin/guestfish -f
# comment "with an open quote
   # indented

echo a # no comment
#echo no
