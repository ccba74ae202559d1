echo before
if nosuch
  echo never
end
