#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Hundreds of copies of the four reference texts, sentences permuted, say no more than the four, and are counted."""
import collections
import json
import pathlib
import shutil
import sqlite3
import sys
import unittest

import program

ELIGIBLE = 0.7  # a filler that is less sure never stands for one that is


def matters(report):
    return sorted((card["matter"], card["type"]) for card in report["disagreements"])


def value(claim):
    """What a claim says, as far as the report tells: claims of one value and voice are members of one cluster."""
    fillers = sorted((slot, str(f["id"]), str(f.get("concept")), f["confidence"] >= ELIGIBLE - 1e-6)
                     for slot, fs in claim["roles"].items() for f in fs)
    quantities = sorted([q["of"], str(q["unit"]), str(q["lo"]), str(q["hi"]), q["modifier"], str(q.get("as_of"))]
                        for q in claim["quantities"])
    time = claim["time"] and [claim["time"]["from"], claim["time"]["to"]]
    sources = [a.get("id") or a["label"] for a in claim["attribution"]]
    return json.dumps([claim["predicate"], fillers, time, quantities, claim["polarity"], claim["modality"], sources])


class Copies(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = program.folder()
        cls.addClassCleanup(cls.folder.cleanup)
        cls.where = pathlib.Path(cls.folder.name)
        cls.four = program.report(program.REFERENCE / "seeds")
        cls.user = {}
        cls.reports = {count: cls.copies(count) for count in (200, 800)}

    @classmethod
    def copies(cls, count):
        out = cls.where / str(count)
        made = program.run([sys.executable, program.REFERENCE / "bench/gen_corpus.py", program.REFERENCE / "seeds", out, count, 7])
        if made.code != 0:
            raise AssertionError(f"the corpus should be made: {made}")
        done = program.good("check", "--json", "--case", cls.where / f"{count}.gainsay", out)
        cls.user[count] = done.user
        report = json.loads(done.out)
        print(f"{count} copies: {len(report['claims'])} claims, {len(report['links'])} links, "
              f"{len(report['disagreements'])} matters, {done.user:.2f} s of user time")
        return report

    def test_they_disagree_about_what_the_four_disagree_about(self):
        self.assertTrue(self.four["disagreements"])
        for count, report in self.reports.items():
            self.assertEqual(matters(report), matters(self.four), f"{count} copies")

    def test_they_do_so_without_publication_dates_as_well(self):
        bare = self.where / "bare"
        bare.mkdir()
        for text in program.texts(program.REFERENCE / "seeds"):
            shutil.copy(text, bare)
        self.assertEqual(matters(program.report(bare)), matters(self.four))

    def test_every_copy_is_read(self):
        for count, report in self.reports.items():
            self.assertEqual(len(report["documents"]), count)
            self.assertEqual(report["failures"], [])

    def test_every_link_counts_the_claims_that_say_the_same(self):
        for count, report in self.reports.items():
            voices = {d["id"]: d["voice"] for d in report["documents"]}
            claims = {c["id"]: c for c in report["claims"]}
            counted = collections.Counter((value(c), voices[c["document"]]) for c in claims.values())
            case = sqlite3.connect(f"file:{self.where / str(count)}.gainsay?mode=ro", uri=True)
            rows = case.execute("SELECT a.id, b.id, l.members_a, l.members_b FROM link l "
                                "JOIN claim a ON a.no = l.a JOIN claim b ON b.no = l.b").fetchall()
            case.close()
            self.assertEqual(len(rows), len(report["links"]))
            for a, b, *members in rows:
                ends = [claims[f"c-{key & 0xFFFFFFFFFFFFFFFF:016x}"] for key in (a, b)]
                wanted = [counted[value(c), voices[c["document"]]] for c in ends]
                self.assertEqual(members, wanted, f"{count} copies: {ends[0]['quote']} / {ends[1]['quote']}")
            self.assertGreater(max(row[2] for row in rows), count // 8, "hardly a copy is counted")

    def test_links_are_stored_for_what_is_said_and_not_for_every_pair(self):
        fewer, more = (len(self.reports[count]["links"]) for count in (200, 800))
        self.assertLessEqual(more, 2 * fewer, "four times the copies, but what they say is the same")

    def test_the_cost_is_printed(self):
        ratio = self.user[800] / max(self.user[200], 1e-3)
        print(f"user time of 800 copies / of 200: {ratio:.2f} (linear: 4; the goal is at most 6.4)")


if __name__ == "__main__":
    program.main(needs_reference=True)
