add-drive a.img readonly:perhaps
