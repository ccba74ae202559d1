add one.img format:raw
add two.img format:raw
run
-md-create bad "/dev/sda" level:5
-md-create bad "" level:0
-md-create bad "/dev/sda /dev/sdx"
-md-create bad "/dev/sda /dev/sdb" level:nosuch
-md-create bad "/dev/sda /dev/sdb" nrdevices:1
-md-stop /dev/md9
-md-detail /dev/sda
-md-stat /dev/sda
list-md-devices
