#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every language that has a file passes the tests in it, and its tables in tests/cases, through the plugins."""
import re
import unittest

import program


class Languages(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.codes = sorted(path.stem for path in (program.SOURCE / "sdk/languages").glob("*.lang"))

    def test_each_is_green(self):
        self.assertTrue(self.codes)
        for code in self.codes:
            with self.subTest(code):
                done = program.gainsay("lang", "check", code)
                self.assertEqual(done.code, 0, f"{done}\n{done.out[-3000:]}")
                passed = re.search(rf"^{code}: (\d+) of (\d+) tests pass$", done.out, re.M)
                self.assertTrue(passed, done.out[-500:])
                print(passed[0])
                self.assertEqual(passed[1], passed[2])
                self.assertGreater(int(passed[1]), 0)

    def test_all_are_checked_when_none_is_named(self):
        done = program.good("lang", "check")
        self.assertEqual(sorted(re.findall(r"^(\S+): \d+ of", done.out, re.M)), self.codes)

    def test_its_tables_of_cases_are_green(self):
        tables = sorted((program.SOURCE / "tests/cases").glob("*/*.tests"))
        self.assertGreaterEqual({table.parent.name for table in tables}, {"en", "fa", "it", "tr"})
        for table in tables:
            with self.subTest(table):
                done = program.gainsay("lang", "check", table)
                self.assertEqual(done.code, 0, f"{done}\n{done.out[-3000:]}")
                passed = re.search(r"^(\S+): (\d+) of \2 tests pass$", done.out, re.M)
                self.assertTrue(passed, done.out[-500:])
                self.assertEqual(passed[1], table.parent.name)  # [meta] says the language, not the file's name
                self.assertGreaterEqual(int(passed[2]), 200)

    def test_they_are_listed_as_full(self):
        listed = [line.split("\t") for line in program.good("lang", "list").out.splitlines()]
        self.assertEqual(sorted(row[0] for row in listed if row[1] == "full"), self.codes)


if __name__ == "__main__":
    program.main()
