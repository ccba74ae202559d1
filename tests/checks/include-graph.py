# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: include-graph.py SOURCES
#
# Print the sources that include a header that they must not.  The list of
# fences in Makefile.am is the order of directories: FISH_HOST is the fence of
# fish/host, and may name only directories whose fences come before it.  So
# there are no cycles of includes between directories.  Modules within a
# directory must not include each other in a cycle either, except those in
# ALLOWED.  A module is a source and the header of the same name.

import os
import re
import sys

# appliance.c owns the session that the others work on, and calls them.  A
# script may run scripts.
ALLOWED = {
    "appliance: appliance, appliance-state, io-error, served-directory",
    "fish/interpreter: interpreter, nested-script, run",
}

complaints = []


def complain(text):
    complaints.append(text)


def logical_lines(file):
    """Yield each line with its number, continued lines joined."""
    start, text = 0, ""
    with open(file, encoding="utf-8") as stream:
        for number, line in enumerate(stream, 1):
            start = start or number
            text += line.rstrip("\n")
            if text.endswith("\\"):
                text = text[:-1]
            else:
                yield start, text
                start, text = 0, ""


def fence_lines(file):
    """Yield the fences: number, variable, words."""
    inside = False
    for number, line in logical_lines(file):
        inside = inside and line != "" or line.startswith("# The fences")
        match = re.fullmatch(r"(\w+) = (.*)", line)
        if inside and match:
            yield number, match[1], match[2].split()
        elif inside and not line.startswith("#"):
            complain(f"Makefile.am:{number}: not a fence: {line}")


def read_fences(file):
    """Return {directory: the directories whose headers it may include}."""
    fences = {}
    for number, variable, words in fence_lines(file):
        own = variable.lower().replace("_", "/")
        visible = {own}
        for word in words:
            other = re.sub(r"-I\$\(\w+\)/|/generated$", "", word)
            if word.startswith("$("):
                other = word[2:-1].lower().replace("_", "/")
            visible |= fences.get(other, {other})
            if other not in fences and other != own and \
               not word.endswith("/generated"):
                complain(f"Makefile.am:{number}: the fence of {own} has "
                         f"{other}, which does not come before it")
        fences[own] = visible
    return fences


def find_sources(root):
    """Return the paths of all sources except tests."""
    found = []
    for directory, names, files in os.walk(root):
        if directory == root:
            files = []
            names[:] = [name for name in names if name != "tests" and
                        os.path.exists(f"{root}/{name}") and
                        not name.startswith((".", "_build", "build",
                                              "diskfish-"))]
        names[:] = sorted(set(names) - {"generated"})
        found += [os.path.relpath(os.path.join(directory, file), root)
                  for file in sorted(files)
                  if re.search(r"\.(c|h|re)$", file)]
    return found


def read_includes(path):
    with open(path, encoding="utf-8") as stream:
        for number, line in enumerate(stream, 1):
            match = re.match(r'#include "([^"]+)"', line)
            if match:
                yield number, match[1]


def find_headers(sources):
    """Return {name: path}.  Names of headers are unique in the tree."""
    headers = {}
    for path in sources:
        name = os.path.basename(path)
        if path.endswith(".h") and name in headers:
            complain(f"{path}: the same name as {headers[name]}")
        if path.endswith(".h"):
            headers[name] = path
    return headers


def check(root, path, headers, fences):
    directory = os.path.dirname(path)
    if directory not in fences:
        complain(f"{path}: {directory} has no fence in Makefile.am")
        return
    for number, name in read_includes(f"{root}/{path}"):
        # A name that is not found is a generated header.
        owner = os.path.dirname(headers.get(name, path))
        if owner not in fences[directory]:
            complain(f"{path}:{number}: {directory} must not include "
                     f"{headers[name]}")


def module_of(path):
    return os.path.splitext(path)[0]


def read_graph(root, sources, headers):
    """Return {module: the modules of its directory that it includes}."""
    graph = {module_of(path): set() for path in sources}
    for path in sources:
        for _, name in read_includes(f"{root}/{path}"):
            other = headers.get(name, "")
            if os.path.dirname(other) == os.path.dirname(path):
                graph[module_of(path)].add(module_of(other))
    return graph


def reachable(graph, start):
    found, rest = set(), [start]
    while rest:
        for module in graph[rest.pop()] - found:
            found.add(module)
            rest.append(module)
    return found


def check_circles(root, sources, headers):
    """Complain about modules that include each other, however indirectly."""
    graph = read_graph(root, sources, headers)
    for module in graph:
        graph[module].discard(module)
    reach = {module: reachable(graph, module) for module in graph}
    circles = {frozenset(other for other in reach[module]
                         if module in reach[other])
               for module in graph if module in reach[module]}
    names = {f"{os.path.dirname(min(circle))}: " +
             ", ".join(sorted(map(os.path.basename, circle)))
             for circle in circles}
    for name in sorted(names - ALLOWED):
        complain(f"{name} include each other in a circle")


def check_libraries(file, fences):
    """Check that each library is compiled with the fence of its sources."""
    used = {}
    for _, line in logical_lines(file):
        match = re.match(r"(lib\w+_a)_CPPFLAGS = \$\(AM_CPPFLAGS\) "
                         r"\$\((\w+)\)", line)
        if match:
            used[match[1]] = match[2].lower().replace("_", "/")
    for number, line in logical_lines(file):
        match = re.match(r"(lib\w+_a)_SOURCES = *(.*)", line)
        for path in match[2].split() if match else ():
            directory = os.path.dirname(path)
            if used.get(match[1]) != directory and directory in fences:
                complain(f"Makefile.am:{number}: {path} is not compiled with "
                         f"the fence of {directory}")
                break


def main():
    root = sys.argv[1].rstrip("/")
    fences = read_fences(f"{root}/Makefile.am")
    sources = find_sources(root)
    headers = find_headers(sources)
    for path in sources:
        check(root, path, headers, fences)
    check_circles(root, sources, headers)
    check_libraries(f"{root}/Makefile.am", fences)
    for text in complaints:
        print(text)
    directories = {os.path.dirname(path) for path in sources}
    print(f"{len(sources)} sources in {len(directories)} directories")
    sys.exit(1 if complaints else 0)


main()
