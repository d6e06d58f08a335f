#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A plugin that crashes or lies costs itself the document it does it on; what the bundled plugins say stands untouched."""
import json
import pathlib
import shutil
import unittest

import program

FAULTS, WORDS = "org.example.faults", "org.example.words"
FAULTY = {  # the word after "please" names the fault: tests/support/hostile
    "crash": "Now please crash. Russia backed the UN sanctions on North Korea until 2017.\n",
    "abort": "Now please abort. In May 2024 North Korea sent 40 shipments of ammunition to Russia.\n",
    "exit": "Now please exit in 2019.\n",
    "throw": "Now please throw 12 stones.\n",
    "beyond": "Now please beyond the end. Italy bought 30 trucks from Turkey in March 2021.\n",
    "backwards": "Now please backwards.\n",
    "badutf8": "Now please badutf8 in Iran.\n",
}


class Hostile(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = program.folder()
        cls.addClassCleanup(cls.folder.cleanup)
        where = pathlib.Path(cls.folder.name)
        cls.texts = where / "texts"
        cls.texts.mkdir()
        for text in [*program.texts(program.DOSSIER), program.DOSSIER / "sources.toml"]:
            shutil.copy(text, cls.texts)
        for fault, text in FAULTY.items():
            (cls.texts / f"{fault}.txt").write_text(text, encoding="utf-8")
        cls.plugins = where / "plugins"
        shutil.copytree(program.PLUGINS, cls.plugins)
        for plugin in (FAULTS, WORDS):
            shutil.copytree(program.HOSTILE / plugin, cls.plugins / plugin)
        cls.leave_taken_layers(cls.plugins / FAULTS / "plugin.json")
        cls.clean = program.report("--plugin-dir", program.PLUGINS, cls.texts)

    @staticmethod
    def leave_taken_layers(path):
        """One producer per layer: beside the bundled plugins it may have its own layer, and claims."""
        manifest = json.loads(path.read_text(encoding="utf-8"))
        manifest["produces"] = ["fault", "claim"]
        path.write_text(json.dumps(manifest), encoding="utf-8")

    def check(self, *more):
        done = program.gainsay("check", "--json", "--plugin-dir", self.plugins, *more, self.texts)
        self.assertEqual(done.code, 4, f"some documents are not complete: exit code 4. {done}")
        return json.loads(done.out)

    def only_the_faults_fail(self, report):
        self.assertEqual([(f["path"], f["plugin"], f["stage"]) for f in report["failures"]],
                         [(f"{fault}.txt", FAULTS, "extraction") for fault in sorted(FAULTY)])
        for failure in report["failures"]:
            self.assertTrue(failure["reason"], failure)

    def bundled_is_untouched(self, report):
        self.assertEqual(report["documents"], self.clean["documents"])
        self.assertEqual([c for c in report["claims"] if c["extractor"]["id"] != FAULTS], self.clean["claims"])
        for part in ("links", "disagreements", "skipped"):
            self.assertEqual(report[part], self.clean[part], part)

    def test_the_report_names_its_documents_and_nothing_else(self):
        for lanes in (1, 2):
            report = self.check("--lanes", lanes)
            self.only_the_faults_fail(report)
            self.bundled_is_untouched(report)

    def test_the_reason_tells_a_crash_from_a_lie(self):
        reasons = {f["path"]: f["reason"] for f in self.check()["failures"]}
        self.assertRegex(reasons["crash.txt"], "killed by signal|exited with status")
        self.assertIn("ends past the text", reasons["beyond.txt"])

    def test_what_it_says_of_other_documents_is_kept(self):
        report = self.check()
        names = {d["id"]: d["path"] for d in report["documents"]}
        spoken = sorted(names[c["document"]] for c in report["claims"] if c["extractor"]["id"] == FAULTS)
        self.assertEqual(spoken, [p.name for p in program.texts(program.DOSSIER)])

    def test_the_bundled_plugins_read_the_documents_it_died_on(self):
        names = {d["path"]: d["id"] for d in self.clean["documents"]}
        crash = [c["predicate"] for c in self.clean["claims"] if c["document"] == names["crash.txt"]]
        self.assertIn("support.rule", crash, "the text of the crash should say something")

    def test_a_casefile_keeps_what_the_others_found(self):
        case = pathlib.Path(self.folder.name) / "case.gainsay"
        program.good("init", case)
        added = program.gainsay("add", "-q", "--plugin-dir", self.plugins, "--case", case, self.texts)
        self.assertEqual(added.code, 4, added)
        links = json.loads(program.good("links", "--json", "--case", case).out)["links"]
        self.assertEqual([link["id"] for link in links], [link["id"] for link in self.clean["links"]])

    def test_one_that_cannot_be_loaded_is_refused_and_listed(self):
        with program.folder() as where:
            plugins = pathlib.Path(where) / "plugins"
            shutil.copytree(program.PLUGINS, plugins)
            broken = sorted(p.name for p in program.HOSTILE.glob("org.example.entry_*"))
            self.assertTrue(broken, f"no hostile plugins in {program.HOSTILE}")
            for plugin in broken:
                shutil.copytree(program.HOSTILE / plugin, plugins / plugin)
            report = program.report("--plugin-dir", plugins, self.texts)
        self.bundled_is_untouched(report)
        refused = {p["id"]: p["reason"] for p in report["plugins"] if p["state"] == "refused"}
        self.assertEqual(sorted(refused), broken)
        self.assertTrue(all(refused.values()), refused)


if __name__ == "__main__":
    program.main()
