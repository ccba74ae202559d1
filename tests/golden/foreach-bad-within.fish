foreach i in 1
  echo first
  echo "open
end
