disk-format nowhere.img
