let what = echo echo
let family = echo list
%{what} said
disk %{family}
let args = echo nosuch
%{args} x
