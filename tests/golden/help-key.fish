help cryptsetup-open
