let line = echo a b c | tr b B
echo %{line}.
let lines = echo "one\ntwo\n\nthree"
foreach line in %{lines}
  echo <%{line}>
end
let bytes = echo x | printf 'a\377b\n'
echo %{bytes} | od -An -tx1
let nothing = echo | true
echo <%{nothing}>
