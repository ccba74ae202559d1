# A drive is gone when the appliance has been stopped, or the handle is another.
disk attach a.img format=raw
run
list-devices
shutdown
disk attach a.img format=raw
run
reopen
disk attach a.img format=raw
run
-mount /dev/sda1 /
if list-devices
  shutdown
end
disk attach a.img format=raw
