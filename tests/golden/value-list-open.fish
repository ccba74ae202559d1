vgcreate vg "/dev/sda1 'x"
