disk attach disk ro format=raw protocol=http server=localhost:1 username=me secret=hidden
echo secret=hidden "secret:hidden too" shown
