disk attach a.img size=1M
let disks = disk list
echo %{disks[0].size[1]}
