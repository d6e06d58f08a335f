# SPDX-License-Identifier: Apache-2.0
"""Programs that are still running: what they have said so far, their workers, signals, and processes that stay behind.

Seconds are those of an ordinary build (program.PATIENCE)."""
import contextlib
import os
import pathlib
import re
import subprocess
import tempfile
import time

import program


class Live:
    """`gainsay` in a session of its own. What it says goes to files, so that nothing fills up."""

    def __init__(self, *arguments, stdin=subprocess.DEVNULL, stdout=None, stderr=None, environment=None):
        self.home = tempfile.TemporaryDirectory()
        self.errors = open(pathlib.Path(self.home.name) / "stderr", "w+b")
        self.output = open(pathlib.Path(self.home.name) / "stdout", "w+b")
        kept = ("PATH", "TMPDIR", "ASAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS")
        variables = {name: os.environ[name] for name in kept if name in os.environ}
        variables.update({"HOME": self.home.name, "LC_ALL": "C.UTF-8", "TZ": "UTC"}, **(environment or {}))
        self.process = subprocess.Popen([program.BUILD / "bin/gainsay", *map(str, arguments)], stdin=stdin,
                                        stdout=stdout or self.output, stderr=stderr or self.errors, env=variables,
                                        start_new_session=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        for stream in (self.errors, self.output, self.process.stdin, self.process.stdout, self.process.stderr):
            with contextlib.suppress(BrokenPipeError):  # what it has not read is of no interest
                if stream is not None:
                    stream.close()
        self.home.cleanup()

    def err(self):
        return (pathlib.Path(self.home.name) / "stderr").read_text(encoding="utf-8", errors="replace")

    def out(self):
        return (pathlib.Path(self.home.name) / "stdout").read_text(encoding="utf-8", errors="replace")

    def committed(self):
        """How many sources it has reported as committed (`-v`)."""
        found = re.findall(r"committed: (\d+) of \d+ sources", self.err())
        return int(found[-1]) if found else 0

    def wait_for(self, condition, seconds=30):
        """Waits until `condition()` holds or the program has ended; says whether it holds."""
        end = time.monotonic() + seconds * program.PATIENCE
        while True:
            over = self.process.poll() is not None or time.monotonic() >= end
            if condition():  # once is enough: what a thread waits for changes from look to look
                return True
            if over:
                return False
            time.sleep(0.001)

    def workers(self):
        """Processes that it started, by /proc."""
        out = []
        for task in pathlib.Path(f"/proc/{self.process.pid}/task").glob("*/children"):
            try:
                out += map(int, task.read_text().split())
            except OSError:
                pass
        return out

    def listens(self):
        """Does its first thread wait for input? Where the kernel does not say, it is taken to."""
        with contextlib.suppress(OSError):
            process = pathlib.Path(f"/proc/{self.process.pid}")
            sleeps = (process / "stat").read_text().rsplit(")", 1)[1].split()[0] == "S"
            where = (process / "wchan").read_text()  # "0" also while it runs
            return "poll" in where or (sleeps and where == "0")
        return True

    def peak(self, seconds=120):
        """Waits for its end; the most memory, in bytes, that it had in use itself, workers apart."""
        end, most = time.monotonic() + seconds * program.PATIENCE, 0
        while self.process.poll() is None and time.monotonic() < end:
            with contextlib.suppress(OSError, AttributeError):  # between its end and our look
                status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
                most = max(most, int(re.search(r"VmHWM:\s+(\d+) kB", status).group(1)) * 1024)
            time.sleep(0.002)
        return most

    def end(self, seconds=60):
        return self.process.wait(timeout=seconds * program.PATIENCE)


def still_run(processes, seconds=3):
    """Those that do not end by themselves in that time."""
    end = time.monotonic() + seconds * program.PATIENCE

    def runs(process):
        try:
            state = pathlib.Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0]
        except OSError:
            return False
        return state not in "ZX"
    while any(map(runs, processes)) and time.monotonic() < end:
        time.sleep(0.005)
    return [process for process in processes if runs(process)]


def write_texts(folder, count):
    """Short texts that disagree here and there."""
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for i in range(count):
        text = (f"In {1990 + i % 30} the port of Genoa took in {1000 + i} containers from Turkey.\n\n"
                f"Russia received {100 + i % 7} missiles from North Korea in {2001 + i % 20}.\n")
        (folder / f"{i:04}.txt").write_text(text, encoding="utf-8")
    return folder
