disk attach a.img protocol=nbdx server=localhost
