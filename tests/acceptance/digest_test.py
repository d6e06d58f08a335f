#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A casefile holds the same however its texts came in: in any order, on one lane or two, in one `add` or one each."""
import pathlib
import random
import unittest

import program


class TheDigest(unittest.TestCase):
    def digest(self, sources, lanes=2, one_by_one=False):
        with program.folder() as where:
            case = pathlib.Path(where) / "case.gainsay"
            program.good("init", case)
            for batch in [[s] for s in sources] if one_by_one else [sources]:
                program.good("add", "-q", "--case", case, "--lanes", lanes, *batch)
            self.assertTrue(program.good("links", "--case", case).out, "a casefile without links shows nothing")
            program.good("verify", "--case", case)
            return program.good("digest", "--case", case).out

    def holds_for(self, sources):
        wanted = self.digest(sources, lanes=1)
        self.assertGreater(len(wanted.strip()), 31)
        self.assertEqual(self.digest(sources), wanted, "two lanes")
        self.assertEqual(self.digest(sources[::-1]), wanted, "the order turned round")
        self.assertEqual(self.digest(sources, one_by_one=True), wanted, "one add for each")
        self.assertEqual(self.digest(sources[::-1], lanes=1, one_by_one=True), wanted, "one add for each, turned round")
        for seed in range(3):
            mixed = random.Random(seed).sample(sources, len(sources))
            self.assertEqual(self.digest(mixed, one_by_one=True), wanted, f"one add for each: {[s.name for s in mixed]}")
            self.assertEqual(self.digest(mixed), wanted, f"{[s.name for s in mixed]}")
        return wanted

    def test_of_the_sample_dossier(self):
        sources = program.texts(program.DOSSIER)
        wanted = self.holds_for(sources)
        self.assertEqual(self.digest([program.DOSSIER]), wanted, "the folder instead of its files")
        self.assertNotEqual(self.digest(sources[1:]), wanted, "another text less is another casefile")

    def test_of_the_reference_texts(self):
        if program.REFERENCE is None:
            self.skipTest("GAINSAY_REFERENCE_DIR names no folder with the reference texts")
        self.holds_for(program.texts(program.REFERENCE / "seeds"))


if __name__ == "__main__":
    program.main()
