add-drive a.img
