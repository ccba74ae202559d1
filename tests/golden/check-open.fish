# What is not known is no problem.
let image = echo a.img
disk attach %{image}
run
mount /dev/sdz1 /
upload %{image} /x
copy-in %{image} /
disk set %{image} sync=full
