"no such"  x
