#!/usr/bin/python3
"""Print the block nodes of each disk of a running QEMU.

block-graph.py SOCKET: the monitor listens on SOCKET.  A line is

  DISK DRIVER FILE(EDGE: DRIVER FILE(...); EDGE: ...)

where FILE is the last part of the file's name, "TEMPORARY" for overlays of
diskfish, libguestfs and QEMU, and "-" for a node without a plain name.
"""

import json
import os
import socket
import sys


class Monitor:
    def __init__(self, path):
        connection = socket.socket(socket.AF_UNIX)
        connection.connect(path)
        self.stream = connection.makefile("rw")
        self.stream.readline()
        self.ask("qmp_capabilities")

    def ask(self, command, **arguments):
        request = {"execute": command, "arguments": arguments}
        self.stream.write(json.dumps(request) + "\n")
        self.stream.flush()
        while True:
            answer = json.loads(self.stream.readline())
            if "event" not in answer:
                return answer["return"]


def shown(name):
    """Return a name of a file that does not depend on the run."""
    if name.startswith("json:") or not name:
        return "-"
    base = os.path.basename(name)
    ours = os.path.basename(os.path.dirname(name)) == "d"
    return base if ours else "TEMPORARY"


def describe(node, nodes, edges):
    below = sorted((edge["name"], edge["child"]) for edge in edges
                   if edge["parent"] == node["id"])
    text = "; ".join(f"{name}: {describe(nodes[child], nodes, edges)}"
                     for name, child in below)
    own = f"{node['drv']} {shown(node['file'])}"
    return f"{own}({text})" if text else own


def main():
    monitor = Monitor(sys.argv[1])
    graph = monitor.ask("x-debug-query-block-graph")
    named = {one["node-name"]: one for one in
             monitor.ask("query-named-block-nodes", flat=True)}
    nodes = {}
    for one in graph["nodes"]:
        nodes[one["id"]] = {**named.get(one["name"], {}), **one}
    for one in sorted(graph["nodes"], key=lambda one: one["name"]):
        if not one["name"].startswith("hd"):
            continue
        for edge in graph["edges"]:
            if edge["parent"] == one["id"]:
                tree = describe(nodes[edge["child"]], nodes, graph["edges"])
                print(one["name"], tree)


main()
