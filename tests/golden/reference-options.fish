let mode = echo unsafe
let yes = echo true
!touch a.img
add-drive a.img cachemode:%{mode} readonly:%{yes}
disk attach "b.img" size=1M sync=%{mode}
