#!/usr/bin/env python3
# diskfish: compute medians and ratios of the measurements, and print them.
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: report.py table|json SAMPLES
       report.py again SAMPLES JSON
       report.py markdown|plot JSON

SAMPLES has lines of part, text, unit, who and number, separated by tabs.  The
JSON has one object for each row: medians, and 'ratio', the other number divided
by ours.  'again' prints the JSON with the parts of SAMPLES replaced, if it is
of this day and this machine.
"""

import json
import os
import statistics
import sys
import time


def read_samples(path):
    rows = {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            part, text, unit, who, number = line.rstrip("\n").split("\t")
            row = rows.setdefault((part, text, unit), {})
            row.setdefault(who, []).append(float(number))
    return rows


def summary(numbers):
    return {"median": statistics.median(numbers), "least": min(numbers),
            "most": max(numbers)}


def figures(path):
    for (part, text, unit), numbers in read_samples(path).items():
        ours = numbers.pop("diskfish")
        row = {"part": part, "what": text, "unit": unit, "rounds": len(ours),
               "diskfish": summary(ours)}
        for name, theirs in numbers.items():
            row["with"] = name
            row["other"] = summary(theirs)
            row["ratio"] = round(row["other"]["median"] /
                                 max(row["diskfish"]["median"], 1e-9), 2)
        yield row


def host():
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        models = [line.split(":", 1)[1].strip() for line in file
                  if line.startswith("model name")]
    return f"{os.cpu_count()} x {models[0] if models else 'unknown'}"


def uses_kvm():
    """True if need_appliance uses KVM."""
    return os.environ.get("DISKFISH_TEST_KVM") == "1"


def number_text(number):
    return f"{number:.0f}" if number >= 100 else f"{number:.3g}"


def columns(row):
    ours = f'{number_text(row["diskfish"]["median"])} {row["unit"]}'
    if "with" not in row:
        return row["what"], ours, "", ""
    theirs = (f'{number_text(row["other"]["median"])} {row["unit"]} '
              f'({row["with"]})')
    return row["what"], ours, theirs, number_text(row["ratio"])


def print_table(path):
    for what, ours, theirs, ratio in map(columns, figures(path)):
        print(f"{what:<46} {ours:>11} {theirs:>22} {ratio:>6}".rstrip())


def circumstances():
    return {"date": time.strftime("%Y-%m-%d", time.gmtime()),
            "host": host(), "kvm": uses_kvm()}


def print_result(rows):
    print(json.dumps({**circumstances(), "figures": rows}, indent=2,
                     ensure_ascii=False))


def print_json(path):
    print_result(list(figures(path)))


def read_figures(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def print_again(path, kept):
    before = read_figures(kept)
    rows = before.pop("figures")
    new = list(figures(path))
    parts = {row["part"] for row in new}
    if before != circumstances():
        sys.exit(f"{kept} is of another day or machine: measure all")
    for part in parts:
        at = [n for n, row in enumerate(rows) if row["part"] == part]
        if not at:
            sys.exit(f"{kept} has nothing of {part}: measure all")
        rows[at[0]:at[-1] + 1] = [row for row in new if row["part"] == part]
    print_result(rows)


def print_markdown(path):
    result = read_figures(path)
    kvm = "with" if result.get("kvm") else "without"
    print(f'Medians of {result["date"]} on {result["host"]}, {kvm} KVM:\n')
    print("| | diskfish | compared with | ratio |\n|---|---|---|---|")
    for row in result["figures"]:
        print("| " + " | ".join(columns(row)) + " |")


def print_plot(path):
    """Print gnuplot bars for the rows with a ratio, the first at the top."""
    rows = [row for row in read_figures(path)["figures"] if "ratio" in row]
    rows.reverse()
    names = ", ".join(f'"{row["what"]}" {place}'
                      for place, row in enumerate(rows))
    print(f"""set terminal svg size 760,{100 + 24 * len(rows)}
set xlabel 'how many times less than the other program'
set style fill solid 0.8
unset key
set grid x
set lmargin 46
set rmargin 8
set xrange [0:*]
set yrange [-0.6:{len(rows) - 0.4}]
set ytics ({names})
plot '-' using (0):1:(0):2:($1-0.3):($1+0.3) with boxxyerror \\
  linecolor rgb '#4477aa', '-' using 2:1:2 with labels left offset 0.5,0""")
    for _ in range(2):
        for place, row in enumerate(rows):
            print(place, row["ratio"])
        print("e")


def main():
    actions = {"table": print_table, "json": print_json,
               "again": print_again,
               "markdown": print_markdown, "plot": print_plot}
    words = sys.argv[1:]
    if not words or words[0] not in actions or \
            len(words) != (3 if words[0] == "again" else 2):
        sys.exit(__doc__)
    actions[words[0]](*words[1:])


main()
