# SPDX-License-Identifier: Apache-2.0
"""Every benchmark runs, with sizes that measure nothing, and says what it measured in the form that is promised."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

import report

HERE = pathlib.Path(__file__).resolve().parent
FIGURES = {  # one of each part, so that a part that is left out is noticed
    "analysis-pass", "analysis-lexicon", "analysis-vs-icu", "lexicon-open-time", "extractor extract_claims", "worker-boundary",
    "pipeline-memory", "pipeline-persisted", "stage verify", "growth add whole", "claim-insert", "pairing", "claim-bytes",
    "incremental-claim-time", "growth claims whole", "start version", "start annotate", "check dossier", "memory add",
    "memory one more"}


class Smoke(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        command = [sys.executable, "-B", HERE / "run.py", "--build", os.environ["GAINSAY_BUILD_DIR"], "--tiny", "--json"]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode != 0:
            raise AssertionError(done.stderr)
        cls.result = json.loads(done.stdout)
        cls.figures = {figure["name"]: figure for section in cls.result["sections"] for figure in section["figures"]}

    def test_the_document_says_what_was_measured_where_and_when(self):
        self.assertEqual("gainsay/bench/1", self.result["schema"])
        self.assertRegex(self.result["date"], r"^\d{4}-\d\d-\d\d$")
        self.assertTrue(self.result["commit"])
        self.assertEqual({"cpu", "cores", "memory_gib", "load", "compiler"}, set(self.result["machine"]))

    def test_every_part_has_figures(self):
        self.assertFalse(FIGURES - set(self.figures))
        if os.environ.get("GAINSAY_REFERENCE_DIR"):
            self.assertIn("peer add", self.figures)
        else:
            self.assertTrue(self.result["left_out"])

    def test_a_figure_has_its_value_and_a_goal_its_mark(self):
        for name, figure in self.figures.items():
            with self.subTest(name):
                self.assertTrue(figure["says"] and figure["unit"])
                self.assertGreater(figure["value"], 0)
                if "reference" in figure:
                    self.assertGreater(figure["reference_value"], 0)
                    self.assertAlmostEqual(figure["value"] / figure["reference_value"], figure["ratio"],
                                           delta=0.01 * figure["ratio"])
                if "accept" in figure:
                    good = figure["good"] if figure["good"] is not None else figure["accept"]
                    better = (lambda bound: figure["ratio"] >= bound) if figure["better"] == "more" else \
                        (lambda bound: figure["ratio"] <= bound)
                    expected = {"miss"} if not better(figure["accept"]) else {"good", "accept"} if better(good) else {"accept"}
                    self.assertIn(figure["mark"], expected)

    def test_results_are_kept_newest_first_and_older_ones_short(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "RESULTS.md"
            for commit in ("first", "second", "third"):
                report.write(dict(self.result, commit=commit), path)
            text = path.read_text(encoding="utf-8")
        heads = [line.split(" · ")[1] for line in text.split("\n") if line.startswith("## ")]
        self.assertEqual(["third", "second", "first"], heads)
        self.assertEqual(1, text.count("| figure |"))
        older = text.split("## ")[-1]
        self.assertIn("analysis-pass ", older)
        self.assertLess(len(older), 2500)


if __name__ == "__main__":
    unittest.main(verbosity=2)
