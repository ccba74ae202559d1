#!/usr/bin/env python3
# diskfish: find words in comments and documents that the style forbids.
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: plain-english.py EXCEPTIONS FILE...

Print FILE:LINE: MESSAGE for each word or sentence that docs/glossary.md and
HACKING.md replace by another one, in the prose of the files: comments of C,
shell and Python files and makefiles, descriptions of commands, manual pages and
Markdown.  Sentences of manual pages and Markdown have at most 35 words.

A line 'FILE: TEXT' of EXCEPTIONS allows TEXT in FILE; a line that allows
nothing is an error too.
"""

import re
import sys

# Each pattern with the words to use instead.
WORDS = [
    (r"folders?", "directory"),
    (r"anew|afresh", "again, from scratch"),
    (r"remarks?", "note, warning"),
    (r"(?<!left )(?<!leave )(?<!nothing )behind", "after"),
    (r"mend(s|ed|ing)?", "repair, fix"),
    (r"nobody|somebody|whoever", "no process, another user"),
    (r"(is|are|was|were|be|been) told|tells? of", "is reported, reports"),
    (r"goes? on(?! to)", "continues"),
    (r"comes? up|is up(?! to date)", "starts, is running"),
    (r"stands? (for|at|in|on|behind|before|below|there)", "is, represents"),
    (r"(throws?|throwing|thrown) away", "discard"),
    (r"(find|finds|found|finding) out", "detect"),
    (r"look(s|ed|ing)? (at|into)", "check, inspect"),
    (r"for (people|programs)", "human-readable, machine-readable"),
    (r"but for", "except"),
    (r"(?<!there )(is|are) no (?!longer\b|more\b)[a-z]+", "is not a"),
    (r"all the same|as usual", "still, by default"),
    (r"blanks", "spaces"),
    (r"truths?", "boolean"),
    (r"rooms?", "space"),
    (r"beside", "next to, together with"),
    (r"ladders?|rungs?", "fallback order, attempt"),
]
FORBIDDEN = [(re.compile(r"\b(?:" + pattern + r")\b", re.IGNORECASE), better)
             for pattern, better in WORDS]
# A statement does not begin like a question.
OPENING = re.compile(r"(?:^|[.;] +)((?:What|Whether|Whoever|Who|Behind)\b"
                     r"[^.?]*\??)")


def c_comments(text):
    """Yield the comments with their line numbers."""
    token = re.compile(r'/\*.*?\*/|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)+\'',
                       re.DOTALL)
    for match in token.finditer(text):
        if match[0].startswith("/*"):
            prose = re.sub(r"\n\s*\* ?", "\n", match[0][2:-2])
            yield text.count("\n", 0, match.start()) + 1, prose


def hash_comments(text):
    """Yield the blocks of whole-line comments with their line numbers."""
    block, start = [], 0
    for number, line in enumerate(text.split("\n") + [""], 1):
        match = re.match(r"\s*# ?(?!!)(.*)$", line)
        if match and "shellcheck" not in line:
            start = start if block else number
            block.append(match[1])
        elif block:
            yield start, "\n".join(block)
            block = []


def python_prose(text):
    """Yield comments and docstrings with their line numbers."""
    yield from hash_comments(text)
    for match in re.finditer(r'"""(.*?)"""', text, re.DOTALL):
        yield text.count("\n", 0, match.start()) + 1, match[1]


def description_prose(text):
    """Yield summaries, meanings and descriptions with their line numbers."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith("    "):
            yield number, line[4:]
        elif match := re.match(r"  (?:title|summary|value \S+ ) *(.*)", line):
            yield number, match[1]
        elif match := re.match(r"  (?:arg|opt) .* : (.*)", line):
            yield number, match[1]


def paragraphs(text):
    """Yield paragraphs that are not literal text, with their line numbers."""
    number = 1
    fenced = False
    for paragraph in re.split(r"(\n(?:[ \t]*\n)+)", text):
        if paragraph.startswith("```"):
            fenced = True
        if not fenced and not paragraph.startswith((" ", "\t", "=for", "<")):
            yield number, re.sub(r"`[^`]*`", "", paragraph)
        if paragraph.rstrip().endswith("```"):
            fenced = False
        number += paragraph.count("\n")


def case_comments(text):
    """Yield the comments before the sections of a golden case."""
    yield from hash_comments(re.split(r"^--- ", text, 1, re.MULTILINE)[0])


def long_sentences(prose):
    """Yield the sentences of more than 35 words, without lists and tables."""
    if prose.startswith(("|", "#", "=")):
        return
    text = re.sub(r"[A-Z]<+ ?([^<>]*?) ?>+", r"\1", prose)
    for item in re.split(r"\n\s*(?:[-*]|\d+\.) ", text):
        for sentence in re.split(r"[.!?:]\s+", re.sub(r"\s+", " ", item)):
            if len(sentence.split()) > 35:
                yield sentence


READERS = {
    ".c": c_comments, ".h": c_comments, ".re": c_comments,
    ".sh": hash_comments, ".mk": hash_comments, ".awk": hash_comments,
    ".pl": hash_comments, ".sed": hash_comments, ".py": python_prose,
    ".desc": description_prose, ".pod": paragraphs, ".md": paragraphs,
    ".test": case_comments,
}


def find(name):
    """Yield the line number, the text and the message of each violation."""
    suffix = name[name.rindex("."):]
    with open(name, encoding="utf-8") as file:
        text = file.read()
    for number, prose in READERS[suffix](text):
        for pattern, better in FORBIDDEN:
            for match in pattern.finditer(prose):
                line = number + prose.count("\n", 0, match.start())
                yield line, match[0], f"'{match[0]}': use '{better}'"
        if suffix in (".md", ".pod"):
            for sentence in long_sentences(prose):
                yield number, sentence, f"'{sentence[:40]}': over 35 words"
        if suffix in (".desc", ".md", ".pod"):
            continue
        for match in OPENING.finditer(re.sub(r"\s+", " ", prose).strip()):
            if not match[1].endswith("?"):
                yield number, match[1], f"'{match[1][:40]}': begins a statement"


def main():
    """Check the files."""
    with open(sys.argv[1], encoding="utf-8") as file:
        lines = [line for line in file.read().split("\n")
                 if line and not line.startswith("#")]
    unused = set(lines)
    for name in sys.argv[2:]:
        for line, text, message in find(name):
            if f"{name}: {text}" in lines:
                unused.discard(f"{name}: {text}")
            else:
                print(f"{name}:{line}: {message}")
    if lines != sorted(lines):
        print(f"{sys.argv[1]}: is not sorted")
    for line in sorted(unused):
        print(f"{sys.argv[1]}: needless: {line}")


main()
