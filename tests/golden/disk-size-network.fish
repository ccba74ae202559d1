disk attach x protocol=nbd server=localhost:1 size=1M
