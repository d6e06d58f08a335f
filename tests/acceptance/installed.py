# SPDX-License-Identifier: Apache-2.0
"""The installed program: `cmake --install` into a folder that is then moved, so that nothing can point back."""
import pathlib
import re

import program


class Installed:
    """Lives as long as the test class that asks for it."""

    def __init__(self, owner):
        folder = program.folder()
        owner.addClassCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name).resolve()
        first, self.prefix = self.folder / "first", self.folder / "moved"
        done = program.run(["cmake", "--install", program.BUILD, "--prefix", first])
        if done.code != 0:
            raise AssertionError(f"cmake --install should succeed: {done}")
        first.rename(self.prefix)
        self.plugins = self.prefix / "lib/gainsay/plugins/1"

    def gainsay(self, *arguments, **how):
        return program.run([self.prefix / "bin/gainsay", *arguments], **how)

    def good(self, *arguments, **how):
        done = self.gainsay(*arguments, **how)
        if done.code != 0:
            raise AssertionError(f"should succeed: {done}")
        return done.out

    def build(self, source, *options):
        """Configures and builds a plugin against the package; the folder that holds its plugin folder."""
        build = pathlib.Path(source) / "build"
        for command in (["cmake", "-S", source, "-B", build, f"-DCMAKE_PREFIX_PATH={self.prefix}", *options],
                        ["cmake", "--build", build]):
            done = program.run(command)
            if done.code != 0:
                raise AssertionError(f"should build: {done}\n{done.out}")
        return build / "lib/gainsay/plugins/1"


def cached(name):
    """A variable of the build that is tested."""
    cache = (program.BUILD / "CMakeCache.txt").read_text(encoding="utf-8")
    found = re.search(rf"^{name}:\w+=(.*)$", cache, flags=re.MULTILINE)
    return found[1] if found else ""


def sanitized():
    return "-fsanitize" in cached("CMAKE_CXX_FLAGS")
