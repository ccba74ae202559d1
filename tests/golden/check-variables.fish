# Only what nothing can have set is reported.
let size = echo 1M
sparse a.img %{size}
sparse a.img x:%{size} y
sparse %{size}
disk attach a.img size=%{size} sync=%{size} %{size} snc=%{size}
add-drive a.img cachemode:%{size} %{size} cchmode:%{size}
nosuch %{size}
echo %{sise} %{a} "%{b}"
foreach i in %{size} %{c}
  echo %{i} %{i[0].x}
  let within = echo
end
echo %{i} %{within}
expect %{x} echo %{y}
set %{size} what
set output %{size}
if not nosuch %{size}
end
%{size} anything
echo %{unseen}
