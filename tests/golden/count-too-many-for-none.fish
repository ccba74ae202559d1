disk list now
