#!/usr/bin/diskfish -f
# comment "with an open quote
   # indented
echo a # not a comment
#echo no
