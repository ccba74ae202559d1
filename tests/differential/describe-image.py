#!/usr/bin/env python3
# diskfish: print the partitions, file systems and files of a raw image.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: describe-image.py DISKFISH IMAGE
#
# Prints the output of describe.fish, but reads partition tables and types on
# the host: in the guest, list-filesystems alone takes more than half of the
# time.  Status 3: the image needs describe.fish (volumes, encryption, other
# formats).

import hashlib
import os
import subprocess
import sys
import tempfile

PLAIN = {"": "unknown", "ext2": "ext2", "ext3": "ext3", "ext4": "ext4",
         "vfat": "vfat", "xfs": "xfs", "swap": "swap"}
EXTENDED = {"0x5", "0xf", "0x85"}


def output(*command):
    """Return what COMMAND prints, or nothing if it fails."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout if done.returncode == 0 else ""


def partitions(image):
    """Return the type of the partition table and its partitions in bytes."""
    lines = output("parted", "-m", "-s", image, "unit", "b", "print")
    table = lines.splitlines()
    if len(table) < 2:
        return None, []
    rows = [line.split(":") for line in table[2:]]
    return table[1].split(":")[5], [
        [int(row[0])] + [int(field.rstrip("B")) for field in row[1:4]]
        for row in rows]


def probe(image, offset, size):
    """Return the type and the label of the file system there."""
    fields = dict(
        line.split("=", 1)
        for line in output("blkid", "-p", "-o", "export", "-O", str(offset),
                           "-S", str(size), image).splitlines()
        if "=" in line)
    if fields.get("PTTYPE") or fields.get("USAGE") == "raid":
        sys.exit(3)
    return fields.get("TYPE", ""), fields.get("LABEL", "")


def digest(image, offset, size):
    with open(image, "rb") as file:
        file.seek(offset)
        return hashlib.sha256(file.read(size)).hexdigest()


def is_extended(image, number):
    kind = output("sfdisk", "--part-type", image, str(number)).strip()
    return "0x" + kind.lower() in EXTENDED


def devices(image, table, parts):
    """Yield the name, offset and size of each device with contents."""
    if table in (None, "loop"):
        yield "/dev/sda", 0, os.path.getsize(image)
        return
    for number, start, _, size in parts:
        if table != "msdos" or not is_extended(image, number):
            yield f"/dev/sda{number}", start, size


def read_files(diskfish, image, names, directory):
    """Copy the files of each device into an archive."""
    script = "".join(
        f"if mount-ro {name} /\n"
        f"tar-out / {directory}/{name[5:]} numericowner:true xattrs:true "
        "acls:true\numount /\nend\n" for name in names)
    subprocess.run([diskfish, "--ro", "--format=raw", "-a", image],
                   input="set keep-going on\nrun\n" + script, text=True,
                   stderr=subprocess.STDOUT, check=False)


def main(diskfish, image):
    if '"format": "raw"' not in output("qemu-img", "info", "--output=json",
                                       image):
        sys.exit(3)
    table, parts = partitions(image)
    found = [(*device, *probe(image, *device[1:]))
             for device in devices(image, table, parts)]
    if any(kind not in PLAIN for *_, kind, _ in found):
        sys.exit(3)
    if table not in (None, "loop"):
        print(table)
    for index, part in enumerate(parts):
        print(f"[{index}] = {{")
        for name, value in zip(("num", "start", "end", "size"), part):
            print(f"  part_{name}: {value}")
        print("}")
    sys.stdout.flush()
    with tempfile.TemporaryDirectory() as directory:
        names = [name for name, *_, kind, _ in found if kind not in ("", "swap")]
        if names:
            read_files(diskfish, image, names, directory)
        for name, offset, size, kind, label in found:
            print(name, PLAIN[kind])
            if kind == "":
                print(digest(image, offset, size), flush=True)
                continue
            print(label, flush=True)
            archive = f"{directory}/{name[5:]}"
            if os.path.exists(archive):
                with open(archive, "rb") as file:
                    subprocess.run([os.environ["DESCRIBE_TAR"]], stdin=file,
                                   check=True)


main(*sys.argv[1:])
