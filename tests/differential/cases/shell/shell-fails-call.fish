echo a
disk-virtual-size nowhere.img
echo not run
