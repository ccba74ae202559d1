# Print the partitions, file systems and files of the image /dev/sda.
set keep-going on
run
if part-get-parttype /dev/sda
  part-get-parttype /dev/sda
end
if part-list /dev/sda
  part-list /dev/sda
end
let filesystems = list-filesystems
foreach fs in %{filesystems}
  echo %{fs.key} %{fs.value}
  let device = echo %{fs.key}
  let type = echo %{fs.value}
  if expect crypto_LUKS echo %{type}
    cryptsetup-open %{device} inside readonly:true
    let device = echo /dev/mapper/inside
    let type = vfs-type %{device}
    echo %{device} %{type}
  end
  if expect unknown echo %{type}
    checksum-device sha256 %{device}
  else
    vfs-label %{device}
    if mount-ro %{device} /
      tar-out / - numericowner:true xattrs:true acls:true | "$DESCRIBE_TAR"
      umount /
    end
  end
end
