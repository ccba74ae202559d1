# Run the golden cases: see test-golden.sh.
# SPDX-License-Identifier: GPL-3.0-or-later

import argparse
import collections
import concurrent.futures
import contextlib
import difflib
import os
import pathlib
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from sections import FormatError, format_section, read_sections  # noqa: E402

SCRIPTS = ["script", "script stdin", "script stream"]
EXPECTED = ["stdout", "stderr", "status"]
ORDER = SCRIPTS + ["arguments", "setup"] + EXPECTED
OUTPUT_DEADLINE = 60


class Case:
    """A .test file: what to run, and the text that a result must equal."""

    def __init__(self, path):
        self.path = path
        self.name = f"{path.parent.name}/{path.stem}"
        self.content = path.read_bytes()
        sections = read_sections(self.content, "|".join(ORDER))
        check_order(sections)
        self.sections = {s.name: s.content for s in sections}
        first = [s.line for s in sections if s.name in EXPECTED]
        lines = self.content.split(b"\n")
        end = first[0] - 1 if first else len(lines) - 1
        self.input = b"".join(line + b"\n" for line in lines[:end])

    def script(self):
        """Return the kind of the script and the script, or None twice."""
        found = [kind for kind in SCRIPTS if kind in self.sections]
        return (found[0], self.sections[found[0]]) if found else (None, None)

    def arguments(self):
        if "arguments" in self.sections:
            return self.sections["arguments"].split(b"\n")[:-1]
        return ["-f", "script.fish"] if "script" in self.sections else []


def check_order(sections):
    ranks = [max(0, ORDER.index(s.name) - len(SCRIPTS) + 1) for s in sections]
    for before, after, section in zip(ranks, ranks[1:], sections[1:]):
        if before >= after:
            raise FormatError(section.line,
                              f"'{section.name}' is given twice or too late")
    if not ranks or ranks[0] > 1:
        raise FormatError(1, "expected a script or arguments")


class Runner:
    def __init__(self, options):
        self.program = options.program
        self.scratch = pathlib.Path(options.scratch)
        self.wrapper = os.environ.get("DISKFISH_TEST_WRAP", "").split()

    def command(self, case, base):
        if "setup" not in case.sections:
            return [*self.wrapper, self.program, *case.arguments()]
        setup = base.with_suffix(".setup")
        setup.write_bytes(case.sections["setup"])
        return ["bash", HERE / "run-with-setup.sh", setup, self.program,
                *case.arguments()]

    def run(self, case):
        """Return the lines of the sections that a run of CASE produces."""
        base = self.scratch / "results" / case.name
        work = self.scratch / case.name
        for directory in (base.parent, work):
            directory.mkdir(parents=True, exist_ok=True)
        with open(base.with_suffix(".out"), "w+b") as out, \
                open(base.with_suffix(".err"), "w+b") as err:
            status = self.run_in(work, case, self.command(case, base),
                                 stdout=out, stderr=err)
            return format_results(read_again(out), read_again(err), status)

    def run_in(self, work, case, command, **streams):
        kind, script = case.script()
        if kind:
            (work / "script.fish").write_bytes(script)
        environment = {**os.environ, "HOME": "/home/me", "PWD": str(work),
                       "XDG_CACHE_HOME": str(work)}
        with open_input(kind, work) as stdin, \
                subprocess.Popen(command, cwd=work, env=environment,
                                 stdin=stdin or subprocess.PIPE,
                                 **streams) as process:
            if not stdin:
                feed(process, script, streams["stdout"])
        code = process.returncode
        return code if code >= 0 else 128 - code


def format_results(out, err, status):
    results = [out, err, b"%d\n" % status if status else b""]
    return b"".join(format_section(name, content).encode()
                    for name, content in zip(EXPECTED, results) if content)


def read_again(file):
    file.seek(0)
    return file.read()


def open_input(kind, work):
    if kind == "script stream":
        return contextlib.nullcontext()
    return open(work / "script.fish" if kind == "script stdin"
                else os.devnull, "rb")


def feed(process, script, out):
    """Write SCRIPT, and end the stream when something has been printed."""
    deadline = time.monotonic() + OUTPUT_DEADLINE
    with contextlib.suppress(BrokenPipeError):
        process.stdin.write(script)
        process.stdin.flush()
        while (os.fstat(out.fileno()).st_size == 0 and process.poll() is None
               and time.monotonic() < deadline):
            time.sleep(0.02)
        process.stdin.close()


def lines_of(content):
    return [line + "\n" for line in content.decode().split("\n")[:-1]]


def diff(case, actual):
    """Return a patch of the case's file, for 'git apply' at the top."""
    name = f"tests/golden/{case.name}.test"
    return "".join(difflib.unified_diff(
        lines_of(case.content), lines_of(actual), f"a/{name}", f"b/{name}"))


def find_complaints(directory):
    """Return the errors of the files, apart from their contents."""
    complaints = []
    for path in sorted(directory.glob("*/*")):
        if path.is_dir() or path.suffix != ".test":
            complaints.append(f"{path.parent.name}/{path.name} is not a case")
    for path in sorted(directory.glob("*.test")):
        complaints.append(f"{path.name} is not in an area")
    names = collections.Counter(
        path.stem for path in directory.parent.rglob("*.test"))
    complaints += [f"the name {name} occurs {count} times"
                   for name, count in sorted(names.items()) if count > 1]
    return complaints


def wanted(path, options):
    names = {path.stem, f"{path.parent.name}/{path.stem}"}
    return ((not options.names or names & set(options.names)) and
            (not options.area or path.parent.name in options.area))


def select(options):
    """Return the paths of the chosen cases."""
    options.names = [name.removesuffix(".test") for name in options.names]
    every = sorted(options.directory.glob("*/*.test"))
    chosen = [path for path in every if wanted(path, options)]
    known = {path.stem for path in chosen}
    known |= {f"{path.parent.name}/{path.stem}" for path in chosen}
    missing = set(options.names) - known
    missing |= set(options.area) - {path.parent.name for path in every}
    if missing:
        sys.exit(f"there is no case or area '{min(missing)}'")
    return chosen


class Report:
    def __init__(self):
        self.failed = 0

    def complain(self, message, details=""):
        self.failed += 1
        print(f"FAIL: {message}\n{details}", end="", flush=True)


def read_cases(paths, report):
    for path in paths:
        try:
            yield Case(path)
        except FormatError as error:
            report.complain(f"{path.parent.name}/{path.name}:{error}")


def judge(case, result, options, report):
    actual = case.input + result
    if actual == case.content:
        return
    if options.update:
        case.path.write_bytes(actual)
    else:
        report.complain(case.name, diff(case, actual))


def run_all(paths, options, report):
    runner = Runner(options)
    cases = list(read_cases(paths, report))
    workers = len(os.sched_getaffinity(0))
    with concurrent.futures.ThreadPoolExecutor(workers) as pool:
        for case, result in zip(cases, pool.map(runner.run, cases)):
            judge(case, result, options, report)


def parse_options():
    parser = argparse.ArgumentParser(prog="test-golden.sh")
    parser.add_argument("-u", dest="update", action="store_true",
                        help="rewrite the expectations")
    parser.add_argument("-l", dest="list", action="store_true",
                        help="list the names of the cases")
    parser.add_argument("-r", dest="area", metavar="AREA", action="append",
                        default=[], help="run one area")
    parser.add_argument("names", metavar="NAME", nargs="*",
                        help="AREA/NAME or NAME of a case")
    for name in ("program", "scratch", "directory"):
        parser.add_argument(f"--{name}", required=True, type=pathlib.Path,
                            help=argparse.SUPPRESS)
    return parser.parse_args()


def main():
    options = parse_options()
    paths = select(options)
    if options.list:
        print("".join(f"{p.parent.name}/{p.stem}\n" for p in paths), end="")
        return 0
    report = Report()
    for complaint in find_complaints(options.directory):
        report.complain(complaint)
    run_all(paths, options, report)
    print(f"{len(paths)} cases, {report.failed} failed")
    return report.failed > 0


if __name__ == "__main__":
    sys.exit(main())
