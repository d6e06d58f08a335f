#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs what the READMEs show and follows their links: see README.md. check.py SOURCE BIN [--update]"""
import difflib
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ANY = "…"
DIRECTION_MARKS = dict.fromkeys(range(0x2066, 0x206A))
END = "\x1e"  # follows the output of each command, with its exit code


class Step:
    """A command of a console block and the lines that should follow it."""

    def __init__(self, line, command):
        self.line, self.command, self.expected = line, command, []


def tidy(text):
    return [line.rstrip() for line in text.translate(DIRECTION_MARKS).rstrip().splitlines()]


def steps_of(text):
    steps, inside = [], False
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("```"):
            inside = line == "```console"
        elif inside and line.startswith("$ "):
            steps.append(Step(number, line[2:]))
        elif inside and steps:
            steps[-1].expected.append(line)
    for step in steps:
        step.expected = tidy("\n".join(step.expected))
    return steps


def matches(expected, printed):
    pattern = ""
    for line in expected:
        if line.strip() == ANY:
            pattern += r"(?:[^\n]*\n)*?"
        else:
            pattern += "[^\n]*?".join(re.escape(part) for part in line.split(ANY)) + "\n"
    return re.fullmatch(pattern, "".join(line + "\n" for line in printed)) is not None


def run(commands, source, binaries):
    """[(exit code, output)] of each command; one shell, one folder for all."""
    script = "".join(f"{command}\nprintf '{END}%d{END}' $?\n" for command in commands)
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("GAINSAY_", "XDG_")) and k != "COLUMNS"}
    environment["PATH"] = f"{binaries}{os.pathsep}{environment['PATH']}"
    with tempfile.TemporaryDirectory() as folder:
        environment["HOME"] = folder
        built = pathlib.Path(folder, "gainsay/build")  # where the manuals say it was built
        built.mkdir(parents=True)
        (built / "release").symlink_to(binaries.parent)
        dossiers = source / "tests/dossiers"
        if dossiers.is_dir():
            shutil.copytree(dossiers, pathlib.Path(folder, "tests/dossiers"))
        done = subprocess.run(["bash", "-c", script], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    parts = done.stdout.decode("utf-8", "replace").split(END)
    return list(zip(map(int, parts[1::2]), parts[0::2]))


def console_untruths(name, text, source, binaries):
    steps = steps_of(text)
    if not steps:
        return
    results = run([step.command for step in steps], source, binaries)
    for step, (code, output) in zip(steps, results):
        printed = tidy(output)
        where = f"{name}:{step.line}: `{step.command}`"
        if code != 0:
            yield f"{where} ends with exit code {code} and prints:\n{output.rstrip()}"
        elif not matches(step.expected, printed):
            diff = difflib.unified_diff(step.expected, printed, "the manual says", "the program prints", lineterm="", n=99)
            yield f"{where} prints something else than the manual says:\n" + "\n".join(diff)
    for step in steps[len(results):]:
        yield f"{name}:{step.line}: `{step.command}` was not reached: a command before it ended the shell"


def refreshed(text, source, binaries):
    """The manual with what the program prints now, wherever the manual shows all of it (no …)."""
    steps, lines = steps_of(text), text.split("\n")
    results = run([step.command for step in steps], source, binaries) if steps else []
    for step, (code, output) in reversed(list(zip(steps, results))):
        if code == 0 and step.expected and not any(ANY in line for line in step.expected):
            lines[step.line:step.line + len(step.expected)] = tidy(output)
    return "\n".join(lines)


def link_untruths(name, text, folder):
    prose = re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", prose):
        if "://" not in target and not (folder / target).exists():
            yield f"{name}: the link to {target} leads nowhere"


def task_untruths(name, text, source):
    if not (source / "run").exists():
        return
    listed = subprocess.run(["bash", str(source / "run"), "help"], capture_output=True, text=True, check=True).stdout
    tasks = set(re.findall(r"^  (\w+)", listed, flags=re.MULTILINE))
    for task in sorted(set(re.findall(r"\./run ([a-z]+)", text)) - tasks):
        yield f"{name}: ./run has no task {task}"


def map_untruths(source):
    folders = lambda parent: sorted(p.name for p in (source / parent).glob("*") if (p / "CMakeLists.txt").exists() or list(p.glob("*.cpp")))
    host_map = source / "host/README.md"
    text = host_map.read_text(encoding="utf-8") if host_map.exists() else ""
    for module in folders("host"):
        if f"`{module}" not in text:
            yield f"host/README.md: the map does not name host/{module}"
    for plugin in folders("plugins"):
        if not (source / "plugins" / plugin / "README.md").exists():
            yield f"plugins/{plugin} has no README.md"


def manuals(source):
    for manual in sorted(source.rglob("README.md")):
        top = manual.relative_to(source).parts[0]
        if top != "build" and not top.startswith("."):
            yield manual


def untruths(source, binaries):
    for manual in manuals(source):
        name = manual.relative_to(source)
        text = manual.read_text(encoding="utf-8")
        yield from link_untruths(name, text, manual.parent)
        yield from task_untruths(name, text, source)
        yield from console_untruths(name, text, source, binaries)
    yield from map_untruths(source)


def main():
    source, binaries = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
    if sys.argv[3:] == ["--update"]:
        for manual in manuals(source):
            old = manual.read_text(encoding="utf-8")
            if (new := refreshed(old, source, binaries)) != old:
                manual.write_text(new, encoding="utf-8")
    found = list(untruths(source, binaries))
    print("\n\n".join(found) if found else "the manuals are true")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
