add-drive-scratch 0
