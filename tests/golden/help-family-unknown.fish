help disk attch
