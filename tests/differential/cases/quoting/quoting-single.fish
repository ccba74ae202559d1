echo 'a "b" \n c' 'tab	inside' ''
echo 'it is' x'y' x"y
echo '%{x} $HOME `id` ~'
