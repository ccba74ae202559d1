let disks = disk list
echo a %{diks}
