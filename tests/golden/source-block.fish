foreach i in 1 2
  source good.fish
end
if source good.fish
  echo it was good
end
if source bad.fish
else
  echo it was bad
end
