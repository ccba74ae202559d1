# Print each place in C files that compares the name of a command.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: command-names.py DESCRIPTION... -- SOURCE...
#
# A comparison is a call of a function such as strcmp, memcmp or is_command with
# the name of a command as an argument, in a variable or a string.

import pathlib
import re
import sys

COMPARES = re.compile(
    r"\b(?:\w*str\w*cmp|memcmp|\w*streq\w*|is_\w+|\w+_is|\w*equals?)\s*\(")
NAME = re.compile(r"\bcommand(?:\s*->|\.)\s*(?:name|aliases)\b")
STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
# Strings that are not commands.
ALLOWED = {
    ("fish/options/option-drives.c", "help"),   # --disk help
}


def command_names(files):
    """Return the names and aliases of all commands except keywords."""
    names = set()
    for file in files:
        text = pathlib.Path(file).read_text(encoding="utf-8")
        for stanza in re.split(r"(?m)^(?=command )", text)[1:]:
            if re.search(r"(?m)^  flags .*\bkeyword\b", stanza):
                continue
            names.add(stanza.partition("\n")[0].removeprefix("command "))
            for aliases in re.findall(r"(?m)^  alias (.*)$", stanza):
                names.update(aliases.split())
    return names


def without_comments(text):
    """Return the text with as many newlines, and comments as spaces."""
    def blank(match):
        found = match.group()
        if found[0] != "/":
            return found
        return re.sub(r"[^\n]", " ", found)

    return re.sub(r'"(?:[^"\\]|\\.)*"|/\*.*?\*/|//[^\n]*', blank, text,
                  flags=re.S)


def call_end(text, at):
    """Return the end of the parentheses that open before AT."""
    depth = 1
    while depth > 0 and at < len(text):
        string = STRING.match(text, at)
        at = string.end() if string else at + 1
        if not string:
            depth += {"(": 1, ")": -1}.get(text[at - 1], 0)
    return at


def comparisons(text, names):
    text = without_comments(text)
    for call in COMPARES.finditer(text):
        end = call_end(text, call.end())
        arguments = text[call.end():end]
        found = [string for string in STRING.findall(arguments)
                 if string.replace("_", "-") in names]
        found += NAME.findall(arguments)
        if found:
            yield text.count("\n", 0, call.start()) + 1, found[0]


def main(arguments):
    between = arguments.index("--")
    names = command_names(arguments[:between])
    for file in arguments[between + 1:]:
        text = pathlib.Path(file).read_text(encoding="utf-8")
        for line, found in comparisons(text, names):
            if (file, found) not in ALLOWED:
                print(f"{file}:{line}: compares '{found}'")


main(sys.argv[1:])
