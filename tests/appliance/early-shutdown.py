# diskfish: end a guest while the hypervisor wrapper still watches its start.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: early-shutdown.py HELPER
#
# Like libguestfs, it listens on the channel, runs the wrapper and ends it with
# SIGTERM.  The wrapper runs the same file as QEMU, which answers that the
# guest's port is not open yet, and exits slowly.  Prints how both ended, and
# how a wrapper ended whose parent had exited.

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time

FLUSH_SECONDS = 0.5


def answer(monitor, line):
    command = json.loads(line)["execute"]
    value = {"query-status": {"running": True},
             "query-blockstats": [], "query-chardev": []}.get(command, {})
    monitor.write(json.dumps({"return": value}) + "\n")
    monitor.flush()
    if command == "query-chardev":
        open("watched", "w").close()


def end(*_):
    time.sleep(FLUSH_SECONDS)
    print("QEMU wrote what it had to", flush=True)
    os._exit(0)


def qemu():
    number = re.search(r"id=diskfish,fd=(\d+)", " ".join(sys.argv)).group(1)
    signal.signal(signal.SIGTERM, end)
    connection = socket.socket(fileno=int(number))
    monitor = connection.makefile("rw")
    monitor.write(json.dumps({"QMP": {"version": {}, "capabilities": []}}) +
                  "\n")
    monitor.flush()
    for line in monitor:
        answer(monitor, line)
    signal.pause()


def library(helper):
    channel = socket.socket(socket.AF_UNIX)
    channel.bind("channel")
    channel.listen()
    environment = dict(os.environ, DISKFISH_HV_QEMU=os.path.abspath("qemu"),
                       DISKFISH_HV_WARM="off", DISKFISH_HV_ACCEL="tcg")
    child = subprocess.Popen(
        [helper, "-kernel", "kernel", "-chardev",
         "socket,path=channel,id=channel0"], env=environment)
    while not os.path.exists("watched"):
        time.sleep(0.01)
    child.send_signal(signal.SIGTERM)
    print("the helper ended with status", child.wait())
    # No process would end a QEMU whose parent has exited.
    os.remove("watched")
    gone = dict(environment, DISKFISH_HV_STARTER="999999999")
    child = subprocess.Popen(child.args, env=gone)
    print("without a parent it exits with status", child.wait(),
          "and starts", "QEMU" if os.path.exists("watched") else "nothing")


if len(sys.argv) == 2:
    library(sys.argv[1])
else:
    qemu()
