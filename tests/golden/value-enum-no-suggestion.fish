checksum whirlpool /x
