# Read and write the sections of .test files.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A section starts with a header line, '--- NAME', and holds all lines up to the
# next header, byte for byte.  Lines before the first header are comments: they
# begin with '#' or are empty.
#
# '--- NAME (escaped)' marks a section that is not plain text.  In it
#
#     \\ \r \0 \xHH    are a backslash, CR, NUL and the byte HH,
#     \c               at the very end says that no newline ends the text.
#
# Such a section is needed for control characters other than TAB and newline,
# for bytes that are not valid UTF-8, for text without a newline at its end, and
# for a line that begins with '--- '; its first character is then '\x2d'.

import re
from typing import NamedTuple

HEADER = "--- "
ESCAPED = " (escaped)"

# Bytes that are not valid UTF-8 are lone surrogates, see PEP 383.  The last
# three separate lines or are invisible.
SPECIAL = re.compile("[\\\\\0-\x08\x0b-\x1f\x7f-\x9f\udc80-\udcff"
                     "\u2028\u2029\ufeff]")
ESCAPE = re.compile(r"\\(\\|r|0|x[0-9A-Fa-f]{2}|c\n\Z|)")
SHORT = {"\\": "\\\\", "\r": "\\r", "\0": "\\0"}
LONG = {"\\": "\\", "r": "\r", "0": "\0", "c\n": ""}


class FormatError(Exception):
    """An error in a .test file, with its line."""

    def __init__(self, line, message):
        super().__init__(f"{line}: {message}")


class Section(NamedTuple):
    name: str
    content: bytes
    line: int


def to_text(content):
    return content.decode("utf-8", "surrogateescape")


def to_bytes(text):
    return text.encode("utf-8", "surrogateescape")


def is_plain(text):
    """True if TEXT can be a section without escapes."""
    special = set(SPECIAL.findall(text)) - {"\\"}
    return not special and not re.search(f"^{HEADER}", text, re.M) and (
        text == "" or text.endswith("\n"))


def escape_match(match):
    char = match[0]
    return SHORT.get(char) or "".join(f"\\x{b:02x}" for b in to_bytes(char))


def escape(text):
    text = SPECIAL.sub(escape_match, text)
    text = re.sub(f"^-(?={HEADER[1:]})", r"\\x2d", text, flags=re.M)
    return text if text.endswith("\n") else text + "\\c\n"


def format_section(name, content):
    """Return the lines of a section, the header included."""
    text = to_text(content)
    if is_plain(text):
        return f"{HEADER}{name}\n{text}"
    return f"{HEADER}{name}{ESCAPED}\n{escape(text)}"


def unescape_match(match):
    char = match[1]
    if char == "":
        raise ValueError
    if char[0] == "x":
        return to_text(bytes([int(char[1:], 16)]))
    return LONG[char]


def read_content(text, escaped, line):
    if SPECIAL.search(text.replace("\\", "")):
        raise FormatError(line, f"expected plain text or '{ESCAPED.strip()}'")
    if not escaped:
        return to_bytes(text)
    try:
        return to_bytes(ESCAPE.sub(unescape_match, text))
    except ValueError:
        raise FormatError(line, "unknown escape sequence") from None


def read_section(header, text, names, line):
    escaped = header.endswith(ESCAPED)
    name = header[len(HEADER):].removesuffix(ESCAPED)
    if not re.fullmatch(names, name):
        raise FormatError(line, f"unknown section '{name}'")
    return Section(name, read_content(text, escaped, line), line)


def check_comments(text):
    for number, line in enumerate(text.split("\n"), 1):
        if line and not line.startswith("#"):
            raise FormatError(number, "expected a comment or a section")


def read_sections(content, names):
    """Return the sections of a file, whose names must match NAMES."""
    text = to_text(content)
    if not text.endswith("\n"):
        raise FormatError(text.count("\n") + 1, "no newline at the end")
    comments, *parts = re.split(f"^({HEADER}.*)\n", text, flags=re.M)
    check_comments(comments)
    sections = []
    line = 1 + comments.count("\n")
    for header, body in zip(parts[::2], parts[1::2]):
        sections.append(read_section(header, body, names, line))
        line += 1 + body.count("\n")
    return sections
