let v = version
if expect 1 echo %{v.nosuch}
  echo never
else
  echo never
end
