# SPDX-License-Identifier: Apache-2.0
"""The built program as these tests run it, and what the build tells them about the places of things."""
import contextlib
import json
import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import unittest

SOURCE = pathlib.Path(os.environ.get("GAINSAY_SOURCE_DIR") or pathlib.Path(__file__).resolve().parents[2])
BUILD = pathlib.Path(os.environ.get("GAINSAY_BUILD_DIR") or SOURCE / "build/release")
PATIENCE = int(os.environ.get("GAINSAY_PATIENCE") or 1)  # a sanitizer is slow: see tests/README.md
REFERENCE = pathlib.Path(os.environ["GAINSAY_REFERENCE_DIR"]) if os.environ.get("GAINSAY_REFERENCE_DIR") else None
DOSSIER = SOURCE / "tests/dossiers/dprk-russia"
PLUGINS = BUILD / "lib/gainsay/plugins/1"
HOSTILE = BUILD / "tests/plugins"
SKIPPED = 77  # ctest reads this exit code as "skipped"


class Finished:
    """What a run left behind; `user` is its CPU time in seconds, workers included."""

    def __init__(self, command, done, user):
        self.command, self.code, self.user = " ".join(command), done.returncode, user
        self.out, self.err = done.stdout.decode("utf-8"), done.stderr.decode("utf-8", "replace")

    def __str__(self):
        return f"{self.command[:400]}\nexit code {self.code}, stderr:\n{self.err[-2000:] or '(nothing)'}"


def run(command, stdin="", folder=None, **variables):
    """Runs a program with a home of its own and nothing of the caller's environment that could change an answer."""
    command = [str(word) for word in command]
    with tempfile.TemporaryDirectory() as home:
        kept = ("PATH", "TMPDIR", "ASAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS")
        environment = {name: os.environ[name] for name in kept if name in os.environ}
        environment.update({"HOME": home, "LC_ALL": "C.UTF-8", "TZ": "UTC"}, **variables)
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
        done = subprocess.run(command, input=stdin.encode("utf-8"), capture_output=True, cwd=folder, env=environment)
        return Finished(command, done, resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before)


def gainsay(*arguments, **how):
    return run([BUILD / "bin/gainsay", *arguments], **how)


def good(*arguments, **how):
    """A run that must end with exit code 0."""
    done = gainsay(*arguments, **how)
    if done.code != 0:
        raise AssertionError(f"should succeed: {done}")
    return done


class Case:
    """A casefile, and the commands that are run on it."""

    def __init__(self, path):
        self.path = pathlib.Path(path)

    def run(self, *words, code=0):
        done = gainsay(*words, GAINSAY_CASE=str(self.path))
        if done.code != code:
            raise AssertionError(f"exit code {code} expected: {done}\n{done.out[:500]}")
        return done

    def json(self, *words):
        return json.loads(self.run(*words, "--json").out)


def report(*sources, **how):
    return json.loads(good("check", "--json", *sources, **how).out)


def as_anybody(*command):
    """A command for `run` for which the modes of files hold, also where these tests are root's; None where that cannot be
    arranged."""
    if os.geteuid() != 0:
        return list(command)
    dropped = "-dac_override,-dac_read_search"
    setpriv = ["setpriv", f"--bounding-set={dropped}", f"--inh-caps={dropped}"]
    with contextlib.suppress(OSError):
        if subprocess.run([*setpriv, "true"], capture_output=True).returncode == 0:
            return [*setpriv, *command]
    return None


def leave_taken_layers(manifest):
    """One producer per layer: beside the bundled plugins, that of tests/support/hostile may have its own layer, and claims."""
    said = json.loads(manifest.read_text(encoding="utf-8"))
    said["produces"] = ["fault", "claim"]
    manifest.write_text(json.dumps(said), encoding="utf-8")


def texts(folder):
    """The texts of a folder, by name."""
    return sorted(path for path in pathlib.Path(folder).iterdir() if path.suffix == ".txt")


def folder():
    """A folder that goes away with the object that keeps it."""
    return tempfile.TemporaryDirectory(prefix="acceptance-")


def main(needs_reference=False):
    if needs_reference and REFERENCE is None:
        print("skipped: GAINSAY_REFERENCE_DIR names no folder with the reference texts (cmake -DGAINSAY_REFERENCE_DIR=…)")
        sys.exit(SKIPPED)
    if not (BUILD / "bin/gainsay").exists():
        sys.exit(f"{BUILD / 'bin/gainsay'} is not built")
    unittest.main(verbosity=2)
