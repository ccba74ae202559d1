disk attach a.img
let x = echo 1
check good.fish
- check bad.fish
expect-error "cannot read" check nosuch.fish
set output json
check bad.fish
