# From an empty file to a disk with a file system and a file on it.
#
#     truncate -s 256M first-disk.img
#     diskfish -x -f first-disk.fish
#
# -x shows each command before it runs.

# Attach the image.  'sync=none' promises nothing if this machine loses
# power, and is quicker for it: right for a scratch disk that could simply
# be made again, wrong for the only copy of anything.
disk attach first-disk.img sync=none

# Start the appliance, a small virtual machine that does the work.  What it
# is told to do happens to the image, and not to this machine's own disks.
run

# Inside, the image is /dev/sda.  Give it a partition table and one
# partition that takes all the room: /dev/sda1.
part-disk /dev/sda gpt

# A file system goes into the partition, and is mounted as the root, /.
mkfs ext4 /dev/sda1
mount /dev/sda1 /

# Put a file there, and read it back.
write /hello.txt "Hello from inside the disk image.\n"
cat /hello.txt

# What is attached?  The modes in effect are read back from the running
# virtual machine: for sync=none the disk's flushes are left out.
disk list

# Unmount, so that all data is on its way to the image, and stop the virtual
# machine.  Reaching the end of the script would do both as well.
umount-all
shutdown
