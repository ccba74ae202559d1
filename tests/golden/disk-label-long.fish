disk attach a.img label=abcdefghijklmnopqrstu
