# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: check-workflow.py WORKFLOW
#
# Print the errors of a GitHub workflow: invalid YAML, a missing job or trigger,
# an action that is not pinned to a commit, or no run of '.ci/run' on Debian
# stable and Fedora.

import re
import sys

import yaml

IMAGES = ["debian:stable", "fedora:latest"]


def read(file):
    try:
        with open(file, encoding="utf-8") as stream:
            return yaml.safe_load(stream)
    except yaml.MarkedYAMLError as error:
        sys.exit(f"{file}:{error.problem_mark.line + 1}: not YAML: "
                 f"{error.problem}")


def check_step(where, step):
    if len({"uses", "run"} & set(step)) != 1:
        yield f"{where}: expected either 'uses' or 'run'"
    action = step.get("uses")
    if action and not re.fullmatch(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}", action):
        yield f"{where}: '{action}' is not pinned to a commit"


def images_of(job):
    image = (job.get("container") or {}).get("image", "")
    rows = job.get("strategy", {}).get("matrix", {}).get("include", [])
    if image == "${{ matrix.image }}":
        return [row.get("image") for row in rows]
    return [image]


def check_job(name, job):
    if "runs-on" not in job:
        yield f"job {name}: 'runs-on' is missing"
    if not job.get("steps"):
        yield f"job {name}: 'steps' is missing"
    for number, step in enumerate(job.get("steps") or [], 1):
        yield from check_step(f"job {name}, step {number}", step)


def check(workflow):
    # YAML 1.1 reads the key 'on' as a boolean.
    triggers = workflow.get("on", workflow.get(True)) or {}
    jobs = workflow.get("jobs") or {}
    for trigger in "push", "pull_request":
        if trigger not in triggers:
            yield f"trigger '{trigger}' is missing"
    if workflow.get("permissions") != {"contents": "read"}:
        yield "expected the permissions 'contents: read'"
    for name, job in jobs.items():
        yield from check_job(name, job)
    tested = [image for job in jobs.values() for image in images_of(job)
              if any(step.get("run") == ".ci/run"
                     for step in job.get("steps") or [])]
    for image in IMAGES:
        if image not in tested:
            yield f".ci/run does not run on {image}"


FOUND = list(check(read(sys.argv[1])))
for line in FOUND:
    print(f"{sys.argv[1]}: {line}")
sys.exit(len(FOUND) > 0)
