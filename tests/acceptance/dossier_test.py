#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The sample dossier: a report that keeps the contract and holds the disagreement that it was written for."""
import json
import pathlib
import sys
import unittest

import contract
import gold
import program

RUSSIA, NORTH_KOREA = "Q159", "Q423"


def fillers(claim, slot):
    return {f["id"] for f in claim["roles"].get(slot, [])}


class TheSampleDossier(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.report = program.report(program.DOSSIER)
        cls.claims = {c["id"]: c for c in cls.report["claims"]}
        cls.links = {link["id"]: link for link in cls.report["links"]}
        cls.gold = gold.load(program.DOSSIER / "gold.json")

    def canonical(self):
        found = gold.findings(self.gold, self.report, "i-sanctions-vs-arms")
        self.assertTrue(found, "no flagged link is a pair of i-sanctions-vs-arms")
        cards = {link["disagreement"] for link, _ in found}
        self.assertEqual(len(cards), 1, "the matter is spread over several cards")
        return next(c for c in self.report["disagreements"] if c["id"] in cards)

    def test_the_report_keeps_the_contract(self):
        self.assertEqual(contract.breaches(self.report, program.DOSSIER, program.REFERENCE)[:5], [])
        self.assertEqual(len(self.report["documents"]), 6)
        self.assertEqual(self.report["failures"], [])

    def test_backing_the_sanctions_and_taking_the_arms_is_a_card(self):
        card = self.canonical()
        self.assertEqual(card["type"], "stance-reversal")
        self.assertEqual(card["state"], "open")
        self.assertGreaterEqual(card["voices"], 2)
        for field in ("headline", "would_settle", "would_dissolve"):
            self.assertTrue(card[field].get("en"), f"the card has no {field} in English")

    def test_its_strongest_link_says_who_when_and_by_which_rule(self):
        link = self.links[self.canonical()["strongest"]]
        backing, delivery = self.claims[link["a"]], self.claims[link["b"]]
        self.assertEqual(fillers(backing, "agent"), {RUSSIA}, backing["quote"])
        self.assertIn("2017", backing["time"]["to"], backing["quote"])
        self.assertIn(NORTH_KOREA, fillers(delivery, "agent") | fillers(delivery, "source"), delivery["quote"])
        self.assertIn(RUSSIA, fillers(delivery, "recipient"), delivery["quote"])
        self.assertGreaterEqual(delivery["time"]["from"], "2023", delivery["quote"])
        self.assertIn(("time", "incompatible"), [(slot["slot"], slot["test"]) for slot in link["slots"]])
        self.assertTrue(link["rule"] and link["explanation"]["en"])
        self.assertTrue(link["via"], "nothing states the rule")
        self.assertIn("rule.forbids", [self.claims[v]["predicate"] for v in link["via"] if v in self.claims])

    def test_it_goes_by_a_sentence_that_states_the_ban(self):
        bans = {c["id"] for c in self.gold["claims"] if c["predicate"] == "rule.forbids"}
        means = gold.said(self.gold, self.report)
        for link, _ in gold.findings(self.gold, self.report, "i-sanctions-vs-arms"):
            self.assertTrue(any(means[v] & bans for v in link["via"] if v in means), f"{link['id']} via {link['via']}")

    def test_the_length_that_its_dates_contradict_is_a_card(self):
        found = gold.findings(self.gold, self.report, "i-duration")
        self.assertTrue(found, "no flagged link is a pair of i-duration")

    def test_what_must_not_be_flagged_is_not(self):
        means = gold.said(self.gold, self.report)
        pairs = {frozenset((p["a"], p["b"])): p["level"] for p in self.gold["pairs"] if p["relation"] != "corroborate"}
        for link in self.links.values():
            if link["relation"] == "conflict" and link["tier"] == "flag":
                levels = {pairs.get(frozenset((x, y))) for x in means[link["a"]] for y in means[link["b"]]}
                self.assertTrue(levels & {"must", "may"} or "must-not" not in levels,
                                f"{self.claims[link['a']]['quote']} / {self.claims[link['b']]['quote']}")

    def test_the_score_is_printed(self):
        if program.REFERENCE is None:
            self.skipTest("GAINSAY_REFERENCE_DIR names no folder with the scorer")
        with program.folder() as where:
            saved = pathlib.Path(where) / "report.json"
            saved.write_text(json.dumps(self.report), encoding="utf-8")
            scored = program.run([sys.executable, program.REFERENCE / "gold/check.py", program.DOSSIER / "gold.json", "--report", saved])
        print(scored.out)
        self.assertEqual(scored.code, 0, scored)


if __name__ == "__main__":
    program.main()
