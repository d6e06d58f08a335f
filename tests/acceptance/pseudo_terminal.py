# SPDX-License-Identifier: Apache-2.0
"""The program at a terminal of its own: what it writes there, byte by byte."""
import fcntl
import os
import pty
import select
import struct
import subprocess
import tempfile
import termios
import time

import program


class Session:
    """Standard error is the terminal, and standard output, too, unless it goes to a pipe of its own."""

    def __init__(self, *arguments, columns=80, piped=False, stdin=subprocess.DEVNULL, **variables):
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
        self.home = tempfile.TemporaryDirectory()
        environment = {"HOME": self.home.name, "LC_ALL": "C.UTF-8", "TZ": "UTC", "TERM": "xterm",
                       "PATH": os.environ["PATH"], "TMPDIR": os.environ.get("TMPDIR", "/tmp"), **variables}
        self.process = subprocess.Popen([str(a) for a in (program.BUILD / "bin/gainsay", *arguments)], stdin=stdin,
                                        stdout=subprocess.PIPE if piped else slave, stderr=slave, env=environment,
                                        start_new_session=True)
        os.close(slave)
        self.seen = b""

    def read(self, until=None, seconds=60):
        """What came, up to `until` (bytes) or the end."""
        end = time.monotonic() + seconds * program.PATIENCE
        while until is None or until not in self.seen:
            left = end - time.monotonic()
            if left <= 0:
                raise AssertionError(f"nothing more came; so far: {self.seen[-2000:]!r}")
            if select.select([self.master], [], [], min(left, 0.2))[0]:
                try:
                    more = os.read(self.master, 65536)
                except OSError:  # the other end is closed
                    break
                if not more:
                    break
                self.seen += more
        return self.seen

    def end(self):
        """(exit code, what the terminal got as text)."""
        if self.process.stdout:
            self.out = self.process.stdout.read().decode()
            self.process.stdout.close()
        seen = self.read()
        code = self.process.wait()
        os.close(self.master)
        self.home.cleanup()
        return code, seen.decode("utf-8").replace("\r\n", "\n")


def screen(written):
    """The lines that remain on a screen: carriage returns overwrite, erase-to-end-of-line erases."""
    lines = []
    for line in written.split("\n"):
        shown = ""
        for part in line.split("\r"):
            at = part.find("\x1b[K")
            if at >= 0:
                shown = part[:at] + part[at + 3:]
            else:
                shown = part + shown[len(part):]
        lines.append(shown)
    return lines
