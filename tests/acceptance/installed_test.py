#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What `cmake --install` leaves is whole, runs wherever it is moved to, and knows nothing of where it was built."""
import json
import os
import re
import unittest

import installed
import program


class TheInstalledTree(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.tree = installed.Installed(cls)
        cls.files = sorted(path for path in cls.tree.prefix.rglob("*") if not path.is_dir())

    def test_is_complete(self):
        parts = ["bin/gainsay", "bin/gainsay-worker", "include/gainsay/abi/plugin.h", "include/gainsay/kit/extractor.hpp",
                 "lib/libgainsay_kit.a", "share/gainsay/lexicon/gainsay.lexicon", "share/gainsay/languages/en.lang",
                 "share/gainsay/knowledge/predicates.tsv", "share/gainsay/labels/en.txt",
                 "share/gainsay/template/extractor/plugin.cpp", "share/gainsay/template/verifier/plugin.cpp"]
        parts += [f"lib/cmake/Gainsay/{name}" for name in ("GainsayConfig.cmake", "GainsayConfigVersion.cmake", "GainsayTargets.cmake",
                                                           "GainsayPlugin.cmake", "GainsayGolden.cmake", "plugin.map")]
        self.assertEqual([part for part in parts if not (self.tree.prefix / part).is_file()], [])

    def test_has_the_plugins_of_the_build(self):
        folder = program.PLUGINS
        built = sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())
        there = sorted(str(path.relative_to(self.tree.plugins)) for path in self.tree.plugins.rglob("*") if path.is_file())
        self.assertTrue(built)
        self.assertEqual(there, built)

    def test_has_headers_of_the_sdk_and_includes_only_them_and_the_standard_ones(self):
        include = self.tree.prefix / "include"
        self.assertEqual(sorted(os.listdir(include)), ["gainsay"])
        self.assertEqual(sorted(os.listdir(include / "gainsay")), ["abi", "base", "kit", "model"])
        for header in include.rglob("*.h*"):
            for mark, name in re.findall(r'^#include ([<"])([^>"]+)', header.read_text(encoding="utf-8"), flags=re.MULTILINE):
                if mark == "<":
                    self.assertRegex(name, r"^\w+(\.h)?$", f"{header} includes <{name}>")
                else:
                    self.assertTrue((include / name).is_file(), f"{header} includes {name}")

    def test_does_not_point_to_where_it_was_built(self):
        binary = {".so", ".a", ""}
        release = installed.cached("CMAKE_BUILD_TYPE") == "Release"  # other builds name their sources for debuggers
        for path in self.files:
            self.assertFalse(path.is_symlink(), path)
            if release or path.suffix not in binary:
                content = path.read_bytes()
                for place in (program.SOURCE, program.BUILD, self.tree.folder / "first"):
                    self.assertNotIn(str(place).encode(), content, f"{path} names {place}")
            if path.suffix == ".so" or path.parent.name == "bin":
                self.assertNotRegex(program.run(["readelf", "-d", path]).out, "RPATH|RUNPATH", path)

    def test_gives_the_report_of_the_build(self):
        report = json.loads(self.tree.good("check", "--json", program.DOSSIER))
        self.assertTrue(report["disagreements"])
        self.assertEqual(report, program.report(program.DOSSIER))

    def test_runs_on_its_own_plugins(self):
        plugins = json.loads(self.tree.good("plugin", "list", "--json"))["plugins"]
        self.assertEqual([p["path"] for p in plugins], [str(self.tree.plugins / p["id"]) for p in plugins])
        self.assertEqual({p["state"] for p in plugins}, {"ready"})

    def test_says_which_part_is_gone(self):
        worker = self.tree.prefix / "bin/gainsay-worker"
        worker.rename(self.tree.folder / "worker")
        done = self.tree.gainsay("check", program.DOSSIER)
        (self.tree.folder / "worker").rename(worker)
        self.assertEqual(done.code, 1, done)
        self.assertIn(f"{worker}: a part of the installation is missing", done.err)

    def test_another_major_version_is_not_taken_for_it(self):
        with program.folder() as where:
            for version, code in (("0.1", 0), ("1.0", 1)):
                script = os.path.join(where, "CMakeLists.txt")
                with open(script, "w", encoding="utf-8") as out:
                    out.write("cmake_minimum_required(VERSION 3.25)\nproject(p LANGUAGES NONE)\n"
                              f"find_package(Gainsay {version} REQUIRED)\n")
                done = program.run(["cmake", "-S", where, "-B", os.path.join(where, version), f"-DCMAKE_PREFIX_PATH={self.tree.prefix}"])
                self.assertEqual(done.code, code, done)


if __name__ == "__main__":
    program.main()
