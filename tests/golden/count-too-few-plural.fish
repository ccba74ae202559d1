vgcreate vg
