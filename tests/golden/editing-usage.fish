edit
vi a
emacs /a /b
more a/b
less
display
hexedit
hexedit a b
hexedit /a x
hexedit /a 1 2 3
