#!/usr/bin/env python3
# diskfish: list the files of an archive on standard input, one per line.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Omits times, and the size of directories, which depends on their history.  If
# a file has several names, the first in sorted order has the contents.

import hashlib
import sys
import tarfile


def contents(archive, member):
    if not member.isreg():
        return member.linkname
    digest = hashlib.sha256(archive.extractfile(member).read())
    return f"{member.size} {digest.hexdigest()[:16]}"


def describe(archive, member):
    extra = [f"{key}={value!r}"
             for key, value in sorted(member.pax_headers.items())
             if key.startswith(("SCHILY.", "LIBARCHIVE."))]
    return " ".join([member.type.decode(), f"{member.mode:04o}",
                     f"{member.uid}:{member.gid}",
                     contents(archive, member)] + extra)


def read(archive):
    """Return the properties and the names of each file."""
    texts, names = {}, {}
    for member in archive:
        first = member.linkname if member.islnk() else member.name
        names.setdefault(first, []).append(member.name)
        if not member.islnk():
            texts[first] = describe(archive, member)
    return texts, names


def lines(texts, names):
    for first, text in texts.items():
        name, *others = sorted(names[first])
        yield f"{name} {text}".rstrip()
        for other in others:
            yield f"{other} is {name}"


with tarfile.open(fileobj=sys.stdin.buffer, mode="r|") as from_guest:
    print("\n".join(sorted(lines(*read(from_guest)))))
