if echo printed nowhere
  echo then
else
  echo never
end
if lcd /nosuch
  echo never
else
  echo else
end
if not lcd /nosuch
  echo not
end
if not not echo
  echo twice
end
if get-verbose
  echo never
end
if not get-verbose
  echo false
end
if echo a b | grep -q c
  echo never
else
  echo nothing found
end
if echo a b | grep -q b
  echo found
end
let x = echo a
if not expect b echo %{x}
  echo differs
end
