# What a script needs of the host.
disk info nosuch.img
sparse nosuch/new.img 1M
disk attach new.img size=1M
upload nosuch /x
run
upload nosuch /x
upload folder /x
copy-in text nosuch /
copy-out /x nosuchfolder
download /x new
upload new /y
copy-out /x folder
tar-in folder/x.tar /
download /x nosuch/new
-upload nosuch /x
not upload nosuch /x
expect-error "nosuch" upload nosuch /x
lcd nosuch
upload -<<END /x
a document
END
lcd folder
upload nosuch /x
source nosuch.fish
upload /nosuch/x /y
upload /dev/null /x
