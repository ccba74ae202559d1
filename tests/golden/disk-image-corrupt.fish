-disk check corrupt.qcow2
disk check leaky.qcow2
disk check leaky.qcow2 repair=leaks
disk check leaky.qcow2
disk check corrupt.qcow2 repair=all
disk check corrupt.qcow2
disk check text.img
