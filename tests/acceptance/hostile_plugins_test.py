#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A plugin that crashes or lies costs itself the document it does it on; what the bundled plugins say stands untouched."""
import json
import pathlib
import re
import shutil
import unittest

import installed
import program

FAULTS, WORDS, VERIFIER = "org.example.faults", "org.example.words", "org.example.faulty_verifier"
FAULTY = {  # the word after "please" names the fault: tests/support/hostile
    "crash": "Now please crash. Russia backed the UN sanctions on North Korea until 2017.\n",
    "abort": "Now please abort. In May 2024 North Korea sent 40 shipments of ammunition to Russia.\n",
    "exit": "Now please exit in 2019.\n",
    "throw": "Now please throw 12 stones.\n",
    "beyond": "Now please beyond the end. Italy bought 30 trucks from Turkey in March 2021.\n",
    "backwards": "Now please backwards.\n",
    "badutf8": "Now please badutf8 in Iran.\n",
}
LATE = f"^took longer than {200 * program.PATIENCE} ms$"
# What the plugin says of a document with the fault is lost, and why.
REASONS = {
    "crash": "killed by signal 11|exited with status", "abort": "killed by signal 6",
    "overflow": "killed by signal 11|exited with status", "hog": "killed by signal|exited with status",
    "exit": "exited with status", "leave": "exited with status 0 before it answered", "quit": "killed|exited",
    "close": "exited|closed its connection", "cover": "exited|closed its connection",
    "garble": "^wrote into the channel of its worker$", "loop": LATE,
    "sleep": LATE, "shout": LATE, "throw": "thrown on purpose",
    "beyond": "a mention has a span that ends past the text", "claimbeyond": "a claim has a span",
    "backwards": "a mention has an empty span", "undeclared": "a layer that its manifest does not produce",
    "wrongvalue": "a value that does not belong on its layer", "badutf8": "not UTF-8",
    "nanclaim": "a confidence outside 0…1", "badlabel": "a label that is not UTF-8",
    "smallstruct": "a claim is smaller than this ABI asks for", "manyslots": "more parts than a claim may have",
    "nolist": "a list without an address", "hugetext": "a JSON value that is empty, not UTF-8 or too long",
}
if installed.sanitized():  # a sanitizer needs all addresses that there are, so nobody is refused any
    del REASONS["hog"]
HARMLESS = ("chatter", "thread", "tamper", "mark", "notjson", "abstain", "endless")
REFUSED = ("magic", "small", "major", "minor", "descriptor", "function", "smallfactory", "identity", "version", "factory", "create", "createthrow", "constructor",
           "symbol", "undefined", "kind")


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
        program.leave_taken_layers(cls.plugins / FAULTS / "plugin.json")
        cls.clean = program.report("--plugin-dir", program.PLUGINS, cls.texts)

    @staticmethod
    def with_plugins(where, *more):
        """A copy of the bundled plugins, each in a worker of its own, with some others beside them."""
        plugins = pathlib.Path(where) / "plugins"
        shutil.copytree(program.PLUGINS, plugins)
        for plugin in more:
            shutil.copytree(program.HOSTILE / plugin, plugins / plugin)
        return plugins

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

    def test_bundled_plugins_say_the_same_when_each_has_a_worker_of_its_own(self):
        with program.folder() as where:
            self.assertEqual(program.report("--plugin-dir", self.with_plugins(where), self.texts), self.clean)

    def test_one_that_cannot_be_loaded_is_refused_and_listed(self):
        broken = sorted(f"org.example.entry_{defect}" for defect in REFUSED)
        with program.folder() as where:
            plugins = self.with_plugins(where, *broken, WORDS)
            (plugins / WORDS / "words.so").write_text("this is no library\n")
            open_to_all = "org.example.entry_status"
            shutil.copytree(program.HOSTILE / open_to_all, plugins / open_to_all)
            (plugins / open_to_all).chmod(0o777)
            report = program.report("--plugin-dir", plugins, self.texts)
        self.bundled_is_untouched(report)
        refused = {p["id"]: p["reason"] for p in report["plugins"] if p["state"] == "refused"}
        self.assertEqual(sorted(refused), sorted([*broken, WORDS, open_to_all]))
        for reason in refused.values():
            self.assertRegex(reason, r"\A[^\n]+\Z")
        self.assertIn("can be written by everybody", refused[open_to_all])
        self.assertIn("cannot be loaded", refused[WORDS])

    def test_a_verifier_whose_messages_are_not_in_order_is_refused_and_costs_nothing_else(self):
        with program.folder() as where:
            broken = pathlib.Path(where) / VERIFIER
            shutil.copytree(program.HOSTILE / VERIFIER, broken)
            manifest = json.loads((broken / "plugin.json").read_text(encoding="utf-8"))
            (broken / "plugin.json").write_text(json.dumps(dict(manifest, messages="messages")), encoding="utf-8")
            (broken / "messages").mkdir()
            (broken / "messages/en.txt").write_text("neighbours = {a.nonsense}\n", encoding="utf-8")
            report = program.report("--plugin-dir", broken, "--plugin-dir", program.PLUGINS, self.texts)
        refused = {p["id"]: p["reason"] for p in report["plugins"] if p["state"] == "refused"}
        self.assertEqual(list(refused), [VERIFIER])
        self.assertIn("its messages cannot be used", refused[VERIFIER])
        self.bundled_is_untouched(report)

    def test_a_second_producer_of_a_layer_is_refused_with_both_names_and_costs_nothing_else(self):
        report = program.report("--plugin-dir", program.HOSTILE / FAULTS, "--plugin-dir", program.PLUGINS, self.texts)
        refused = {p["id"]: p["reason"] for p in report["plugins"] if p["state"] == "refused"}
        self.assertEqual(list(refused), [FAULTS])
        self.assertRegex(refused[FAULTS], f"org.gainsay.[a-z_]* and {FAULTS} both produce the layer")
        self.bundled_is_untouched(report)

    def test_a_producer_that_does_not_load_leaves_its_layer_as_empty_as_one_that_was_removed(self):
        times = "org.gainsay.extract_times"
        with program.folder() as where:
            plugins = self.with_plugins(where)
            (plugins / times / "extract_times.so").write_text("no library\n")
            broken = program.report("--plugin-dir", plugins, self.texts)
            shutil.rmtree(plugins / times)
            removed = program.report("--plugin-dir", plugins, self.texts)
        self.assertEqual([p for p in broken["plugins"] if p["id"] != times], removed["plugins"])
        self.assertIn("time", next(p["reason"] for p in removed["plugins"] if p["id"].endswith("extract_claims")))
        for part in ("claims", "links", "disagreements", "failures"):
            self.assertEqual(broken[part], removed[part], part)


def by_id(text):
    return {row["id"]: row for row in map(json.loads, text.splitlines())}


class EveryFault(unittest.TestCase):
    """One stream of lines with every fault in it, far enough apart that nobody is suspended."""

    @classmethod
    def setUpClass(cls):
        cls.folder = program.folder()
        cls.addClassCleanup(cls.folder.cleanup)
        cls.plugins = Hostile.with_plugins(cls.folder.name, FAULTS)
        program.leave_taken_layers(cls.plugins / FAULTS / "plugin.json")
        rows = []
        for fault in [*REASONS, *HARMLESS]:
            text = "e\u0301t" if fault == "mark" else "Now"
            rows.append({"id": fault, "lang": "en", "text": f"{text} please {fault} here. Russia sent 300 missiles to Iran in 2023."})
            rows += [{"id": f"{fault} {n}", "lang": "en", "text": f"Italy bought {n + 2} trucks in 2024."} for n in range(20)]
        cls.rows = "".join(json.dumps(row) + "\n" for row in rows)
        cls.before = by_id(program.good("annotate", "--plugin-dir", program.PLUGINS, stdin=cls.rows).out)
        cls.done = program.good("annotate", "-v", "--plugin-dir", cls.plugins, stdin=cls.rows)
        cls.after = by_id(cls.done.out)

    def test_each_is_listed_with_its_document_and_worded(self):
        self.assertEqual({name for name, row in self.after.items() if "failures" in row}, set(REASONS))
        for fault, reason in REASONS.items():
            with self.subTest(fault):
                (failure,) = self.after[fault]["failures"]
                self.assertEqual(failure["plugin"], FAULTS)
                self.assertRegex(failure["reason"], reason)
                self.assertNotIn("\n", failure["reason"])

    def test_everything_else_is_as_without_the_plugin(self):
        self.assertEqual(list(self.after), list(self.before))
        for name, row in self.after.items():
            row = dict(row, mentions=[m for m in row["mentions"] if m["layer"] != "fault"],
                       claims=[c for c in row["claims"] if c["extractor"]["id"] != FAULTS])
            row.pop("failures", None)
            self.assertEqual(row, self.before[name], name)

    def test_what_it_says_of_documents_without_a_fault_stands(self):
        for name, row in self.after.items():
            spoke = [m for m in row["mentions"] if m["layer"] == "fault"]
            self.assertEqual(bool(spoke), name not in REASONS, name)


class TwoHundredDocuments(unittest.TestCase):
    """A plugin that fails on every document is paid for a few times, not two hundred times."""

    @classmethod
    def setUpClass(cls):
        cls.folder = program.folder()
        cls.addClassCleanup(cls.folder.cleanup)
        where = pathlib.Path(cls.folder.name)
        cls.plugins = Hostile.with_plugins(where, FAULTS, VERIFIER)
        program.leave_taken_layers(cls.plugins / FAULTS / "plugin.json")
        cls.without = where / "without"
        shutil.copytree(program.PLUGINS, cls.without)
        cls.case = 0

    def texts(self, fault_of):
        folder = pathlib.Path(self.folder.name) / f"texts{self.case}"
        folder.mkdir()
        for n in range(200):
            fault = fault_of(n)
            (folder / f"{n:03}.txt").write_text(
                f"{f'Now please {fault}.' if fault else 'Nothing.'} Russia sent {n + 2} shipments of ammunition to Iran in May 2024.\n")
        return folder

    def add(self, plugins, texts, *more):
        type(self).case += 1
        case = pathlib.Path(self.folder.name) / f"{self.case}.gainsay"
        program.good("init", case)
        return case, program.gainsay("add", "-v", "--lang", "en", "--plugin-dir", plugins, "--case", case, *more, texts)

    def claims(self, case):
        listed = json.loads(program.good("claims", "--json", "--case", case).out)["claims"]
        return [c for c in listed if c["extractor"]["id"] != FAULTS], [c for c in listed if c["extractor"]["id"] == FAULTS]

    def counts(self, done):
        found = re.search(r"workers started: (\d+) for extractors, (\d+) for verifiers; calls cut off: (\d+)", done.err)
        self.assertTrue(found, done)
        return tuple(map(int, found.groups()))

    def suspended(self, fault, most_workers, most_timeouts):
        texts = self.texts(lambda n: fault)
        clean, plain = self.add(self.without, texts)
        case, done = self.add(self.plugins, texts, "--lanes", 2)
        self.assertEqual((plain.code, done.code), (0, 4), done)
        self.assertEqual(self.claims(case)[0], self.claims(clean)[0])
        self.assertIn("200 read", done.out)
        workers, _, timeouts = self.counts(done)
        self.assertLessEqual(workers, self.counts(plain)[0] + most_workers)
        self.assertLessEqual(timeouts, most_timeouts)
        print(f"{fault}: CPU {plain.user:.2f} s without, {done.user:.2f} s with the plugin; {workers} workers, {timeouts} timeouts")
        told = [line for line in done.err.splitlines() if line.startswith("gainsay: failed") or "quarantined" in line]
        self.assertLessEqual(len(told), 4, told)
        self.assertIn(" and 196 more: extraction (org.example.faults): not asked: suspended after", "\n".join(told))
        self.assertIn("197 documents went without it", done.err)

    def test_one_that_crashes_each_time_costs_three_documents(self):
        self.suspended("abort", 16, 0)

    def test_one_that_hangs_each_time_costs_three_documents(self):
        self.suspended("sleep", 16, 12)

    def test_what_it_missed_can_be_completed_later(self):
        texts = self.texts(lambda n: "abort" if n < 3 else "")
        case, done = self.add(self.plugins, texts)
        self.assertEqual(done.code, 4, done)
        self.assertEqual(self.claims(case)[1], [])
        for n in range(3):
            (texts / f"{n:03}.txt").unlink()
        again = program.good("add", "--lang", "en", "--plugin-dir", self.plugins, "--case", case, texts)
        self.assertIn("197 read, 0 known already, 0 failed", again.out)
        self.assertEqual(len(self.claims(case)[1]), 197)
        self.assertIn("0 read, 197 known", program.good("add", "--lang", "en", "--plugin-dir", self.plugins, "--case", case, texts).out)

    def test_a_verifier_that_fails_on_its_claims_costs_no_link_of_the_others(self):
        for fault, most in (("abort", 12), ("compare-crash", 8)):
            with self.subTest(fault):
                texts = pathlib.Path(self.folder.name) / f"verify-{fault}"
                texts.mkdir()
                for text in [*program.texts(program.DOSSIER), program.DOSSIER / "sources.toml"]:
                    shutil.copy(text, texts)
                for n in range(20):
                    (texts / f"x{n:02}.txt").write_text(f"Now verify {fault} as number {n}.\n")
                done = program.gainsay("check", "--json", "-v", "--plugin-dir", self.plugins, texts)
                self.assertEqual(done.code, 4, done)
                report, clean = json.loads(done.out), program.report("--plugin-dir", program.PLUGINS, texts)
                for part in ("links", "disagreements"):
                    self.assertEqual(report[part], clean[part], part)
                self.assertEqual({f["plugin"] for f in report["failures"]}, {VERIFIER})
                self.assertLessEqual(len(report["failures"]), 3, report["failures"])
                self.assertLessEqual(self.counts(done)[1], self.counts(program.gainsay("check", "-v", "--plugin-dir", self.without, texts))[1] + most)


if __name__ == "__main__":
    program.main()
