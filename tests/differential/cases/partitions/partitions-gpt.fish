add disk.img format:raw
run
part-disk /dev/sda gpt
part-list /dev/sda
part-set-name /dev/sda 1 name
part-get-name /dev/sda 1
-part-get-name /dev/sda 2
part-get-parttype /dev/sda
part-init /dev/sda gpt
part-add /dev/sda p 64 20000
part-add /dev/sda primary 20001 40000
-part-add /dev/sda p 30000 50000
-part-add /dev/sda strange 50000 60000
part-del /dev/sda 1
part-list /dev/sda | grep part_num
list-partitions
part-set-gpt-guid /dev/sda 2 01234567-89AB-CDEF-0123-456789ABCDEF
part-get-gpt-guid /dev/sda 2
part-set-gpt-attributes /dev/sda 2 4
part-get-gpt-attributes /dev/sda 2
part-resize /dev/sda 2 50000
part-expand-gpt /dev/sda
pwrite-device /dev/sda2 "data" 0
