# What handlers of events hear while the appliance works.
unsetenv SHELL
event start launch_done,subprocess_quit,close 'echo "<$0> $EVENT $#"'
add disk.img format:raw
run
event entered enter 'echo "$EVENT $# $1"'
event noisy enter 'echo "line <$1>" >&2; exit 7'
mkfs ext4 /dev/sda
mount /dev/sda /
write /x "some text\n"
cat /x
cat /x | tr a-z A-Z
ls /
glob ls /lost*
-cat /nosuch
delete-event noisy
-cat /nosuch
delete-event entered
event traced trace 'echo "$EVENT $# <$1>"'
trace true
is-file /x
write /y "two\nlines\n"
trace false
delete-event traced
umount-all
list-events
reopen
list-events
