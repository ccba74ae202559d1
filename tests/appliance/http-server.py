#!/usr/bin/env python3
# diskfish: serve the files of the current directory by HTTP, with byte ranges.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: http-server.py PORT-FILE
#
# Writes the port number, on loopback, to PORT-FILE.

import http.server
import os
import re
import sys


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *words):
        pass

    def answer(self, send):
        try:
            file = open("." + self.path, "rb")
        except OSError:
            self.send_error(404)
            return
        with file:
            size = os.fstat(file.fileno()).st_size
            part = re.match(r"bytes=(\d+)-(\d*)",
                            self.headers.get("Range", ""))
            first = int(part[1]) if part else 0
            last = int(part[2]) if part and part[2] else size - 1
            last = min(last, size - 1)
            self.send_response(206 if part else 200)
            self.send_header("Accept-Ranges", "bytes")
            self.send_header("Content-Length", str(last - first + 1))
            if part:
                self.send_header("Content-Range",
                                 f"bytes {first}-{last}/{size}")
            self.end_headers()
            if send:
                file.seek(first)
                self.wfile.write(file.read(last - first + 1))

    def do_HEAD(self):
        self.answer(False)

    def do_GET(self):
        self.answer(True)


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
with open(sys.argv[1] + ".new", "w") as file:
    print(server.server_port, file=file)
os.rename(sys.argv[1] + ".new", sys.argv[1])
server.serve_forever()
