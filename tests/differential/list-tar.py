#!/usr/bin/env python3
# diskfish: what an archive on standard input holds, one file a line.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Times are left out, and the size of folders, which depends on the past.

import hashlib
import sys
import tarfile


def contents(archive, member):
    if not member.isreg():
        return member.linkname
    digest = hashlib.sha256(archive.extractfile(member).read())
    return f"{member.size} {digest.hexdigest()[:16]}"


def lines():
    archive = tarfile.open(fileobj=sys.stdin.buffer, mode="r|")
    for member in archive:
        extra = [f"{key}={value!r}"
                 for key, value in sorted(member.pax_headers.items())
                 if key.startswith(("SCHILY.", "LIBARCHIVE."))]
        yield " ".join([member.name, member.type.decode(),
                        f"{member.mode:04o}", f"{member.uid}:{member.gid}",
                        contents(archive, member)] + extra).rstrip()


print("\n".join(sorted(lines())))
