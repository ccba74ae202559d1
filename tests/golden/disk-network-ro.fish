disk attach x ro protocol=nbd server=localhost:1
