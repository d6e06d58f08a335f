#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The four reference texts, as the gold standard beside them scores the report."""
import json
import pathlib
import sys
import unittest

import contract
import gold
import program


class TheFourTexts(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.seeds = program.REFERENCE / "seeds"
        cls.report = program.report(*program.texts(cls.seeds))
        cls.folder = program.folder()
        cls.addClassCleanup(cls.folder.cleanup)
        where = pathlib.Path(cls.folder.name)
        (where / "report.json").write_text(json.dumps(cls.report), encoding="utf-8")
        scores = program.REFERENCE / "gold"
        scored = program.run([sys.executable, scores / "check.py", scores / "seeds.json", "--report", where / "report.json",
                              "--json", where / "figures.json"])
        if scored.code != 0:
            raise AssertionError(f"the scorer should succeed: {scored}\n{scored.out}")
        print(scored.out)
        cls.figures = json.loads((where / "figures.json").read_text(encoding="utf-8"))
        cls.gold = gold.load(scores / "seeds.json")

    def found(self, issue):
        return gold.findings(self.gold, self.report, issue)

    def test_the_report_keeps_the_contract(self):
        self.assertEqual(contract.breaches(self.report, self.seeds, program.REFERENCE)[:5], [])
        self.assertEqual(len(self.report["documents"]), 4)
        self.assertEqual(self.report["failures"], [])

    def test_it_does_so_for_every_reader(self):
        everyone = program.report("--reader", "all", *program.texts(self.seeds))
        self.assertEqual(contract.schema_breaches(everyone, program.REFERENCE)[:5], [])

    def test_every_quote_is_verbatim(self):
        self.assertEqual(self.figures["not_verbatim"], 0)

    def test_nothing_is_claimed_of_boilerplate(self):
        self.assertEqual(self.figures["claims_in_noise"], 0)

    def test_four_of_five_flagged_conflicts_are_right(self):
        right, flagged = self.figures["conflict_precision"]
        self.assertGreater(flagged, 0, "nothing is flagged")
        self.assertGreaterEqual(right / flagged, 0.80, f"{right} of {flagged} flagged conflicts are right")

    def test_no_false_friend_is_flagged(self):
        self.assertEqual(self.figures["false_friends"], 0)

    def test_the_sanctions_and_the_arms_are_one_finding_with_its_via(self):
        found = self.found("i-sanctions-vs-arms")
        self.assertTrue(found, "no flagged link is a pair of the issue")
        right = gold.with_right_via(self.gold, self.report, found)
        print(f"i-sanctions-vs-arms: {len(found)} links, {len(right)} with a right via")
        self.assertGreaterEqual(len(right), 1, "none of its links names a via that the gold accepts")
        self.assertEqual(len({link["disagreement"] for link, _ in found}), 1, "the issue is spread over several cards")

    def test_the_card_opens_with_the_reversal(self):
        cards = {link["disagreement"] for link, _ in self.found("i-sanctions-vs-arms")}
        opening = [c["strongest"] for c in self.report["disagreements"] if c["id"] in cards and c["type"] == "stance-reversal"]
        self.assertTrue(opening, "no card of the issue is a stance-reversal")
        self.assertIn(opening[0], [link["id"] for link, _ in self.found("i-sanctions-vs-arms")])

    def test_the_length_that_its_dates_contradict_is_found(self):
        found = self.found("i-duration")
        print(f"i-duration: {len(found)} links")
        self.assertTrue(found, "no flagged link is a pair of the issue")


if __name__ == "__main__":
    program.main(needs_reference=True)
