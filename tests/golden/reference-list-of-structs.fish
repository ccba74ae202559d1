disk attach a.img size=1M
let disks = disk list
echo %{disks}
