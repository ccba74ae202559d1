echo a \
  b \
  "\q"
