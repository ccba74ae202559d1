let truth = get-verbose
-echo %{truth[0]}
-echo %{truth.field}
disk attach a.img format=raw
let disks = disk list
-echo %{disks[0].effective.writeback}
-foreach word in %{disks[0].effective}
  echo "<%{word}>"
end
let zero = echo x | printf 'a b\0c'
-foreach word in %{zero}
  echo "<%{word}>"
end
