add-drive-ro folder
