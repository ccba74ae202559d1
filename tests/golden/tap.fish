# Each expect is a test point, what is printed is a remark.
echo "remark\nof two lines"
expect hello echo hello
expect hello echo bye # not \ bye
-expect hello echo bye
expect-error "No such file" lcd /nosuch
let x = echo value
foreach i in a b
  expect a echo %{i}
end
if expect a echo a
  expect b echo b | cat
end
!echo host
source more.fish
