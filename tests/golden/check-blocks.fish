# In a block nothing is sure but what is wrong.
ls /
if is-file /x
  quit
  run
else
  shutdown
end
ls /
foreach i in 1
  run
end
add-drive a.img
expect-error x ls /
expect x nosuch
- let x = nosuch
echo %{x}
