disk attach a.img size=1M label=first
disk attach b.img size=2M
let disks = disk list
echo %{disks[0].device} %{disks[1].device} %{disks[0].label}
echo <%{disks[1].label}> %{disks[1].effective} %{disks[1].readonly}
foreach disk in %{disks}
  echo %{disk.file}: %{disk.size}
end
