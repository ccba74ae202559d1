# diskfish: create small files of Windows: registry hives, a program.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: make-hive.py software|system|program FILE

import struct
import sys

NOTHING = 0xFFFFFFFF
STRING, DWORD = 1, 4


class Hive:
    """Consecutive cells in one bin; offsets count from the bin."""

    def __init__(self):
        self.cells = bytearray(32)

    def add(self, data):
        offset = len(self.cells)
        size = (len(data) + 4 + 7) // 8 * 8
        self.cells += struct.pack("<i", -size) + data
        self.cells += bytes(size - 4 - len(data))
        return offset

    def patch(self, offset, form, value):
        struct.pack_into(form, self.cells, offset, value)

    def value(self, name, kind, data):
        raw = struct.pack("<I", data) if kind == DWORD \
            else (data + "\0").encode("utf-16-le")
        if len(raw) <= 4:
            length, where = len(raw) | 0x80000000, raw.ljust(4, b"\0")
        else:
            length, where = len(raw), struct.pack("<I", self.add(raw))
        return self.add(b"vk" + struct.pack("<HI", len(name), length) + where +
                        struct.pack("<IHH", kind, 1, 0) + name.encode())

    def security(self):
        empty = struct.pack("<BBHIIII", 1, 0, 0x8000, 0, 0, 0, 0)
        offset = self.add(b"sk" + struct.pack("<HIIII", 0, 0, 0, 1,
                                              len(empty)) + empty)
        self.patch(offset + 8, "<I", offset)
        self.patch(offset + 12, "<I", offset)
        return offset

    def key(self, name, content, parent, security):
        """Add a key; in CONTENT a dict is a subkey, and a pair is a value."""
        below = {k: v for k, v in content.items() if isinstance(v, dict)}
        values = [self.value(k, *v) for k, v in content.items()
                  if not isinstance(v, dict)]
        listed = self.add(struct.pack(f"<{len(values)}I", *values)) \
            if values else NOTHING
        flags = 0x20 | (0x0C if parent == 0 else 0)
        offset = self.add(
            b"nk" + struct.pack("<HQIIIIIIIIII", flags, 0, 0, parent,
                                len(below), 0, NOTHING, NOTHING, len(values),
                                listed, security, NOTHING) +
            struct.pack("<IIIIIHH", 64, 0, 64, 256, 0, len(name), 0) +
            name.encode())
        keys = [(k, self.key(k, v, offset, security))
                for k, v in sorted(below.items(), key=lambda x: x[0].upper())]
        if keys:
            lines = b"".join(struct.pack("<I", at) + k.encode()[:4].ljust(
                4, b"\0") for k, at in keys)
            self.patch(offset + 4 + 28, "<I", self.add(
                b"lf" + struct.pack("<H", len(keys)) + lines))
        return offset

    def write(self, file, root):
        size = (len(self.cells) + 8 + 4095) // 4096 * 4096
        rest = size - len(self.cells)
        self.cells += struct.pack("<i", rest) + bytes(rest - 4)
        struct.pack_into("<4sII", self.cells, 0, b"hbin", 0, size)
        head = bytearray(4096)
        struct.pack_into("<4sIIQIIIIIII", head, 0, b"regf", 1, 1, 0, 1, 3, 0,
                         1, root, size, 1)
        checksum = 0
        for word in struct.unpack_from("<127I", head):
            checksum ^= word
        struct.pack_into("<I", head, 508, checksum)
        file.write(head + self.cells)


SOFTWARE = {"Microsoft": {"Windows": {"CurrentVersion": {"Uninstall": {
    "Editor": {"DisplayName": (STRING, "An Editor"),
               "DisplayVersion": (STRING, "1.5")},
    "Player": {"DisplayName": (STRING, "A Player"),
               "DisplayVersion": (STRING, "7")}}}},
    "Windows NT": {"CurrentVersion": {
        "ProductName": (STRING, "Windows 7 Test"),
        "CurrentVersion": (STRING, "6.1"),
        "InstallationType": (STRING, "Client"),
        "SystemRoot": (STRING, "C:\\Windows")}}}}
SYSTEM = {"Select": {"Current": (DWORD, 1)},
          "MountedDevices": {},
          "ControlSet001": {"Services": {"Tcpip": {"Parameters": {
              "Hostname": (STRING, "winbox")}}},
              "Control": {"Session Manager": {"Environment": {
                  "PROCESSOR_ARCHITECTURE": (STRING, "AMD64")}}}}}


def program():
    """Return the header of an empty program for x86-64."""
    head = bytearray(512)
    struct.pack_into("<2s58xI", head, 0, b"MZ", 0x40)
    struct.pack_into("<4sHHIIIHH", head, 0x40, b"PE", 0x8664, 1, 0, 0, 0, 240,
                     0x22)
    struct.pack_into("<H66xH", head, 0x58, 0x20B, 3)
    return head


def main(kind, name):
    if kind == "program":
        with open(name, "wb") as file:
            file.write(program())
        return
    hive = Hive()
    content = SOFTWARE if kind == "software" else SYSTEM
    root = hive.key("root", content, 0, hive.security())
    with open(name, "wb") as file:
        hive.write(file, root)


main(*sys.argv[1:])
