#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs the fuzzers, two at a time, and turns what they find into files of the corpus.

    fuzz.py run BUILD SECONDS [TARGET…]   SECONDS for each target; one line each; exit code 1 when something was found
    fuzz.py keep FILE NAME                the reproducer FILE as corpus/<target>/NAME.txt or .hex, for the tests to replay

BUILD is a build tree of the preset fuzz. What the fuzzers learn stays in BUILD/fuzz/<target> and is where they go on.
"""
import concurrent.futures
import os
import pathlib
import re
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
CORPUS = HERE / "corpus"
INPUT_SECONDS = 20  # an input that takes longer is a finding; on a busy machine the clock runs, too
INPUT_BYTES = 4096
MEMORY_MB = 2048


def input_of(path):
    """The bytes that a file of the corpus stands for, as replay.cpp reads it."""
    content = path.read_bytes()
    if path.suffix != ".hex":
        return content
    return bytes.fromhex(re.sub(r"#.*", "", content.decode("ascii")))


def is_plain(content):
    """May it stand in the repository as it is? Text that no editor and no git setting changes."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return content != b"" and all(c in "\n\t" or (c.isprintable() and c != "\ufeff") for c in text)


def keep(path, name):
    """Writes a reproducer (BUILD/fuzz/<target>/found-…) into the corpus."""
    content = path.read_bytes()
    target = CORPUS / path.parent.name
    if not target.is_dir():
        sys.exit(f"fuzz.py: {path} does not stand in a folder that is called after a target")
    if is_plain(content):
        out = target / f"{name}.txt"
        out.write_bytes(content)
    else:
        digits = content.hex(" ", 4)
        lines = [digits[i:i + 108] for i in range(0, len(digits), 108)]
        out = target / f"{name}.hex"
        out.write_text("\n".join([f"# {name.replace('_', ' ')}", *lines]) + "\n", encoding="utf-8")
    print(out)


def scratch(folder):
    """Files come and go many times a second: in memory, where the machine has such a place."""
    memory = pathlib.Path("/dev/shm")
    return str(memory) if os.access(memory, os.W_OK) else str(folder)


def reason(log):
    """The line of the fuzzer's output that says what is wrong."""
    for pattern in (r"property broken: .*", r".*internal check failed: .*", r"SUMMARY: .*", r".*runtime error: .*"):
        found = re.search(pattern, log)
        if found:
            return found.group(0)
    return log.strip().splitlines()[-1] if log.strip() else "it printed nothing"


def fuzz(program, folder, seconds):
    """Runs one fuzzer; its line, and what it found ("" for nothing)."""
    target = program.name.removeprefix("fuzz_")
    work = folder / target
    seeds, learnt = work / "seeds", work / "learnt"
    shutil.rmtree(seeds, ignore_errors=True)
    for made in (seeds, learnt):
        made.mkdir(parents=True, exist_ok=True)
    for path in sorted((CORPUS / target).iterdir()):
        (seeds / path.name).write_bytes(input_of(path))
    before = set(work.glob("found-*"))
    command = [str(program), f"-max_total_time={seconds}", f"-timeout={INPUT_SECONDS}", f"-rss_limit_mb={MEMORY_MB}",
               f"-max_len={INPUT_BYTES}", "-print_final_stats=1", f"-artifact_prefix={work}/found-", str(learnt), str(seeds)]
    words = HERE / "words" / f"{target}.txt"
    if words.exists():
        command.insert(1, f"-dict={words}")
    environment = dict(os.environ, TMPDIR=scratch(work), LC_ALL="C.UTF-8", TZ="UTC")
    done = subprocess.run(command, capture_output=True, env=environment, check=False)
    log = done.stderr.decode("utf-8", "replace")
    (work / "log").write_text(log, encoding="utf-8")
    executions = re.search(r"number_of_executed_units: *(\d+)", log)
    covered = re.findall(r"cov: (\d+)", log)
    found = sorted(set(work.glob("found-*")) - before)
    line = f"{target:12} {int(executions.group(1)) if executions else 0:>12,} inputs {int(covered[-1]) if covered else 0:>7,} edges  "
    if done.returncode == 0:
        return line + "nothing found", ""
    return line + "FOUND", f"{target}: {reason(log)}\n" + "".join(f"  input: {path}\n" for path in found) + f"  output: {work}/log\n"


def run(build, seconds, names):
    programs = sorted(path for path in (build / "tests" / "fuzz").glob("fuzz_*") if os.access(path, os.X_OK))
    if names:
        programs = [path for path in programs if path.name.removeprefix("fuzz_") in names]
    if not programs:
        sys.exit(f"fuzz.py: there is no such fuzzer in {build}/tests/fuzz")
    findings = []
    with concurrent.futures.ThreadPoolExecutor(max_workers=2) as pool:
        for line, found in pool.map(lambda path: fuzz(path, build / "fuzz", seconds), programs):
            print(line, flush=True)
            if found:
                findings.append(found)
    for found in findings:
        print(f"\n{found}", end="")
    if findings:
        print("\nMend it, then make it a test: python3 tests/fuzz/fuzz.py keep INPUT NAME")
    return 1 if findings else 0


def main(arguments):
    if len(arguments) >= 3 and arguments[0] == "run" and arguments[2].isdigit():
        return run(pathlib.Path(arguments[1]).resolve(), int(arguments[2]), arguments[3:])
    if len(arguments) == 3 and arguments[0] == "keep":
        return keep(pathlib.Path(arguments[1]).resolve(), arguments[2])
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
