# diskfish: validate JSON output against its schema.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: validate-json.py SCHEMA check           the schema itself
#        validate-json.py SCHEMA commands        the commands that it knows
#        validate-json.py SCHEMA results NAMES LINES
#        validate-json.py SCHEMA errors LINES
#        validate-json.py SCHEMA each LINES      of --each
#
# NAMES contains the name of a command for each line of LINES.  Errors are
# printed, and make the exit status 1.

import json
import sys

import jsonschema


def references(node):
    """Return all references of the schema."""
    if isinstance(node, dict):
        if "$ref" in node:
            yield node["$ref"]
        for member in node.values():
            yield from references(member)
    elif isinstance(node, list):
        for member in node:
            yield from references(member)


def look_up(schema, reference):
    node = schema
    for part in reference.removeprefix("#/").split("/"):
        node = node[part]
    return node


def check_schema(schema):
    jsonschema.Draft202012Validator.check_schema(schema)
    for reference in references(schema):
        try:
            look_up(schema, reference)
        except KeyError:
            yield f"{reference} is not in the schema"


def check_line(schema, what, pointer, line):
    """Yield the errors of one line, which must be exactly one value."""
    try:
        value = json.loads(line)
    except ValueError as error:
        yield f"{what}: {error}: {line!r}"
        return
    validator = jsonschema.Draft202012Validator(
        {"$ref": pointer, "$defs": schema["$defs"]})
    for error in validator.iter_errors(value):
        where = "/".join(str(part) for part in error.absolute_path)
        yield f"{what}: at '{where}': {error.message}"


def read_lines(name):
    with open(name, encoding="utf-8") as file:
        return file.read().splitlines()


def check_results(schema, names, lines):
    known = schema["$defs"]["commands"]["properties"]
    if len(names) != len(lines):
        yield f"{len(names)} commands, but {len(lines)} lines"
    for name, line in zip(names, lines):
        if name not in known:
            yield f"{name} is not in the schema"
            continue
        yield from check_line(schema, name,
                              f"#/$defs/commands/properties/{name}", line)


def main(schema_name, what, *files):
    with open(schema_name, encoding="utf-8") as file:
        schema = json.load(file)
    if what == "commands":
        print("\n".join(schema["$defs"]["commands"]["properties"]))
        return 0
    if what == "check":
        faults = list(check_schema(schema))
    elif what == "results":
        faults = list(check_results(schema, *map(read_lines, files)))
    else:
        kind = {"errors": "error", "each": "each"}[what]
        faults = [fault for line in read_lines(*files)
                  for fault in check_line(schema, kind, f"#/$defs/{kind}",
                                          line)]
    print("\n".join(faults), end="\n" if faults else "")
    return 1 if faults else 0


sys.exit(main(*sys.argv[1:]))
