ls etc
