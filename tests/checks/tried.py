#!/usr/bin/env python3
# diskfish: store the results of the long checks for the README.
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: tried.py [CHECK...]
       tried.py readme

Run it in the build directory.  Each CHECK, by default all, is a target of make
whose last line is 'WHAT WAS TRIED, N failed'.  Stores these lines and their
times in docs/tried.json and in the README.  'readme' only rewrites the table of
the README.  The environment sets the duration: FUZZ_SECONDS, KILLS, HEREDOCS,
SCRIPT_LINES, COMMANDS.
"""

import json
import os
import re
import subprocess
import sys
import time

CHECKS = {
    "fuzz": "foreign bytes, with libFuzzer",
    "check-sanitizers": "the tests under sanitizers",
    "check-valgrind": "the golden tests under valgrind",
    "check-analyzers": "programs that read the sources",
    "check-coverage": "lines that the tests run",
    "check-faults": "calls, the host, QEMU and servers fail",
    "check-kills": "sessions ended at random points",
    "check-load": "many sessions, lines and clients",
    "check-packages": "packages, with the tests",
    "check-reproducible": "the same bytes again",
}
TOP = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
KEPT = os.path.join(TOP, "docs", "tried.json")
README = os.path.join(TOP, "README.md")
BEGIN, END = "<!-- tried -->\n", "<!-- end of tried -->\n"


def read_kept():
    if not os.path.exists(KEPT):
        return {}
    with open(KEPT, encoding="utf-8") as file:
        return json.load(file)


def replace(path, text):
    """Replace the file atomically."""
    with open(path + ".new", "w", encoding="utf-8") as file:
        file.write(text)
    os.replace(path + ".new", path)


def last_line(check):
    """Print the output of the check, and return its last line."""
    line = ""
    command = ["make", "-s", check]
    if check == "fuzz" and "FUZZ_SECONDS" in os.environ:
        command.append("FUZZ_SECONDS=" + os.environ["FUZZ_SECONDS"])
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, text=True,
                          stdout=subprocess.PIPE) as process:
        for line in process.stdout:
            print(line, end="", flush=True)
    return line


def run(check):
    start = time.monotonic()
    said = re.fullmatch(r"(.+), (\d+) failed\n", last_line(check))
    if said is None:
        sys.exit(f"{check}: its last line does not say what was tried")
    kept = read_kept()
    kept[check] = {"date": time.strftime("%Y-%m-%d", time.gmtime()),
                   "tried": said[1], "failed": int(said[2]),
                   "seconds": round(time.monotonic() - start)}
    replace(KEPT, json.dumps(kept, indent=2, sort_keys=True) + "\n")


def duration(seconds):
    if seconds < 100:
        return f"{seconds} s"
    if seconds < 6000:
        return f"{seconds / 60:.0f} min"
    return f"{seconds / 3600:.1f} h"


def with_commas(text):
    """Return the text with human-readable numbers, except for a seed."""
    return re.sub(r"(?<![\w.=])\d{5,}(?![\w.])", lambda n: f"{int(n[0]):,}",
                  text)


def table(kept):
    yield "| `make` | what | what was tried | failed | took | on |\n"
    yield "|---|---|---|---|---|---|\n"
    for check, what in CHECKS.items():
        if check in kept:
            row = kept[check]
            yield (f"| `{check}` | {what} | {with_commas(row['tried'])} | "
                   f"{row['failed']} | {duration(row['seconds'])} | "
                   f"{row['date']} |\n")


def put_in_readme():
    with open(README, encoding="utf-8") as file:
        text = file.read()
    before, rest = text.split(BEGIN)
    after = rest.split(END)[1]
    replace(README, before + BEGIN + "".join(table(read_kept())) + END + after)


def main():
    checks = sys.argv[1:] or list(CHECKS)
    if checks != ["readme"]:
        for check in checks:
            if check not in CHECKS:
                sys.exit(__doc__)
        for check in checks:
            run(check)
    put_in_readme()


if __name__ == "__main__":
    main()
