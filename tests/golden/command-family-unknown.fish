disk attch a.img
