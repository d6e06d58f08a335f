# SPDX-License-Identifier: Apache-2.0
"""Programs as users run them: CPU time with all their workers, wall time, memory of all their processes together."""
import os
import statistics
import subprocess
import threading
import time


class Ran:
    """One run: user + system time of the process and of all that it waited for, wall time, in seconds."""

    def __init__(self, command, stdin=b"", environment=None):
        started = time.perf_counter()
        process = subprocess.Popen([str(word) for word in command], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, env=environment)
        self.out, self.err = communicate(process, stdin)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)  # so that Popen does not wait for it again
        self.wall, self.code = time.perf_counter() - started, process.returncode
        self.cpu = usage.ru_utime + usage.ru_stime
        if self.code != 0:
            raise RuntimeError(f"{' '.join(map(str, command))[:200]}: exit code {self.code}: {self.err.decode()[-500:]}")


def communicate(process, stdin):
    """Feeds and drains a process without waiting for its end, which wait4 does."""
    taken = {}
    drains = [threading.Thread(target=lambda pipe=pipe, name=name: taken.__setitem__(name, pipe.read()))
              for name, pipe in (("out", process.stdout), ("err", process.stderr))]
    for drain in drains:
        drain.start()
    process.stdin.write(stdin)
    process.stdin.close()
    for drain in drains:
        drain.join()
    process.stdout.close()
    process.stderr.close()
    return taken["out"], taken["err"]


def sample(runs):
    cpu, wall = [run.cpu for run in runs], [run.wall for run in runs]
    return {"cpu_min": min(cpu), "cpu_median": statistics.median(cpu), "wall_min": min(wall),
            "wall_median": statistics.median(wall), "repetitions": len(runs)}


def repeat(count, command, **how):
    """The programs are read from the disk once before the clock runs."""
    Ran(command, **how)
    return sample([Ran(command, **how) for _ in range(count)])


def first_line(command, line):
    """Seconds from the start of a program until it has answered one line; the CPU time is of its whole life."""
    started = time.perf_counter()
    process = subprocess.Popen([str(word) for word in command], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                               stderr=subprocess.DEVNULL)
    process.stdin.write(line)
    process.stdin.flush()
    answer = process.stdout.readline()
    wall = time.perf_counter() - started
    process.stdin.close()
    process.stdout.close()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if not answer.endswith(b"\n") or process.returncode != 0:
        raise RuntimeError(f"{command[0]}: no answer to one line")
    run = Ran.__new__(Ran)
    run.wall, run.cpu = wall, usage.ru_utime + usage.ru_stime
    return run


def tree(pid):
    """The process and all its descendants that live now."""
    found, todo = [], [pid]
    while todo:
        one = todo.pop()
        found.append(one)
        try:
            for task in os.listdir(f"/proc/{one}/task"):
                with open(f"/proc/{one}/task/{task}/children", encoding="ascii") as file:
                    todo += [int(word) for word in file.read().split()]
        except OSError:
            pass  # it has just ended
    return found


def field(path, name):
    """A line "Name:  123 kB" of a file in /proc, in bytes; 0 when the process has ended."""
    try:
        with open(path, encoding="ascii") as file:
            for line in file:
                if line.startswith(name + ":"):
                    return int(line.split()[1]) * 1024
    except OSError:
        pass
    return 0


def peak_memory(command, pause=0.01):
    """Highest sum over all processes of a run: of Pss at one moment (shared pages counted once), sampled; and the sum of
    each one's own highest resident size (VmHWM), which counts shared pages in every process that maps them."""
    process = subprocess.Popen([str(word) for word in command], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    highest, resident = 0, {}
    while process.poll() is None:
        now = 0
        for pid in tree(process.pid):
            now += field(f"/proc/{pid}/smaps_rollup", "Pss")
            resident[pid] = max(resident.get(pid, 0), field(f"/proc/{pid}/status", "VmHWM"))
        highest = max(highest, now)
        time.sleep(pause)
    if process.returncode != 0:
        raise RuntimeError(f"{' '.join(map(str, command))[:200]}: exit code {process.returncode}")
    return highest, sum(resident.values())
