# Write the cases of descriptions.test to NAME.desc and NAME.err.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: split-cases.py FILE DIRECTORY

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

from sections import FormatError, read_sections  # noqa: E402


def write_new(path, content, line):
    if path.exists():
        raise FormatError(line, f"'{path.name}' is there already")
    path.write_bytes(content)


def split(sections, directory):
    name = None
    for section in sections:
        kind, _, new_name = section.name.partition(" ")
        name = new_name or name
        if name is None:
            raise FormatError(section.line, "expected a case")
        suffix = "desc" if kind == "case" else "err"
        write_new(directory / f"{name}.{suffix}", section.content,
                  section.line)


def main(file, directory):
    content = pathlib.Path(file).read_bytes()
    try:
        split(read_sections(content, "case [a-z0-9-]+|stderr"),
              pathlib.Path(directory))
    except FormatError as error:
        sys.exit(f"{file}:{error}")


main(*sys.argv[1:])
