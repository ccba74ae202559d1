foreach key in hidden 'hidden " hidden'
  disk attach x ro format=raw protocol=http server=localhost:1 secret=%{key}
  disk attach x ro format=raw protocol=http server=localhost:1 "secret=%{key}"
end
