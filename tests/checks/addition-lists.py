# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: addition-lists.py HACKING.md ROOT
#
# Compare the table "What an addition touches" with the numbered lists of the
# sections that it names: an item for each file, which exists below ROOT.

import pathlib
import re
import sys


def sections(text):
    """Return {anchor: text of the section}."""
    found = {}
    for part in re.split(r"(?m)^## ", text)[1:]:
        title, _, body = part.partition("\n")
        found[re.sub(r"[^a-z]+", "-", title.lower())] = body
    return found


def check(anchor, most, body, root):
    """Yield what is wrong with the list of a section."""
    items = re.findall(r"(?m)^\d+\. (\S+)", body)
    if not 0 < len(items) <= most:
        yield f"{anchor}: {len(items)} files, {most} in the table"
    for item in items:
        path = re.fullmatch(r"`([^`]+)`[:,]?", item)
        if not path or not any(root.glob(path[1])):
            yield f"{anchor}: {item} is not a file"


def main():
    text = pathlib.Path(sys.argv[1]).read_text(encoding="utf-8")
    bodies = sections(text)
    table = re.findall(r"(?m)^\| \[.*\]\(#(\S+)\).* \| (\d+) \|$",
                       bodies["what-an-addition-touches"])
    wrong = []
    for anchor, most in table:
        wrong += check(anchor, int(most), bodies.get(anchor, ""),
                       pathlib.Path(sys.argv[2]))
    print("\n".join([*wrong, f"{len(table)} additions"]))
    sys.exit(bool(wrong))


main()
