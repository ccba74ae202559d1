#!/usr/bin/python3
"""Remove the format of the backing file from the header of a qcow2 image, as
old images have it.

forget-format.py IMAGE: the type of that header extension becomes one that QEMU
ignores.
"""

import struct
import sys

with open(sys.argv[1], "r+b") as image:
    data = image.read(65536)
    at = struct.unpack(">I", data[100:104])[0]
    while (kind := struct.unpack(">I", data[at:at+4])[0]) != 0xe2792aca:
        if kind == 0:
            sys.exit("no format of a backing file")
        at += 8 + (struct.unpack(">I", data[at+4:at+8])[0] + 7 & ~7)
    image.seek(at)
    image.write(struct.pack(">I", 0x12345678))
