#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every rule of check.py can fail: small trees with a program of their own."""
import pathlib
import tempfile
import unittest

import check

PROGRAM = """#!/bin/sh
case $1 in
  count) printf 'one\\ntwo  \\nthree\\n' ;;
  quote) printf '  A  \\342\\201\\250words\\342\\201\\251\\n' ;;
  case) echo "case ${THE_CASE:-none}" ;;
  complain) echo 'no such thing' >&2; exit 1 ;;
esac
"""


class Manuals(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.source = pathlib.Path(folder.name, "tree")
        self.binaries = pathlib.Path(folder.name, "bin")
        self.source.mkdir()
        self.binaries.mkdir()
        program = self.binaries / "prog"
        program.write_text(PROGRAM)
        program.chmod(0o755)
        self.write("run", "echo '  demo    shows'\n")

    def write(self, name, text):
        path = self.source / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def console(self, text):
        self.write("README.md", f"# A manual\n```console\n{text}\n```\n")
        return list(check.untruths(self.source, self.binaries))

    def test_a_true_manual_passes(self):
        self.assertEqual(self.console("$ prog count\none\ntwo\nthree\n\n$ prog case\ncase none"), [])

    def test_drifted_output_is_shown_beside_the_manual(self):
        [message] = self.console("$ prog count\none\n2\nthree")
        for part in ("README.md:3: `prog count`", "-2", "+two"):
            self.assertIn(part, message)

    def test_output_that_the_manual_leaves_out_is_drift(self):
        self.assertEqual(len(self.console("$ prog count\none")), 1)
        self.assertEqual(len(self.console("$ prog count")), 1)

    def test_an_ellipsis_stands_for_part_of_a_line_or_for_lines(self):
        self.assertEqual(self.console("$ prog count\no…\n…"), [])
        self.assertEqual(self.console("$ prog count\n…\nthree\n…"), [])
        self.assertEqual(len(self.console("$ prog count\n…\ntwo")), 1)
        self.assertEqual(len(self.console("$ prog count\none…three")), 1)

    def test_direction_marks_do_not_count(self):
        self.assertEqual(self.console("$ prog quote\n  A  words"), [])

    def test_what_one_command_exports_the_next_one_sees(self):
        self.assertEqual(self.console("$ export THE_CASE=a\n$ prog case\ncase a"), [])

    def test_a_command_that_fails_is_an_untruth(self):
        [message] = self.console("$ prog complain\nno such thing")
        self.assertIn("exit code 1", message)

    def test_a_command_that_ends_the_shell_hides_nothing(self):
        self.assertIn("not reached", self.console("$ exit 0\n$ prog case\ncase none")[-1])

    def test_a_manual_that_shows_the_sample_dossier_finds_it(self):
        self.write("tests/dossiers/small/a.txt", "words\n")
        self.assertEqual(self.console("$ cat tests/dossiers/small/a.txt\nwords"), [])

    def test_an_update_renews_what_is_shown_whole_and_nothing_else(self):
        text = "```console\n$ prog count\n1\n2\n\n$ prog case\n…x\n$ prog case\nold\n```\nold\n"
        new = check.refreshed(text, self.source, self.binaries)
        self.assertEqual(new, "```console\n$ prog count\none\ntwo\nthree\n\n$ prog case\n…x\n$ prog case\ncase none\n```\nold\n")
        self.assertEqual(check.refreshed(new, self.source, self.binaries), new)

    def test_links_lead_somewhere(self):
        self.write("README.md", "[here](run), [there](https://example.org/)")
        self.assertEqual(list(check.untruths(self.source, self.binaries)), [])
        self.write("README.md", "[here](gone.md)")
        self.assertEqual(len(list(check.untruths(self.source, self.binaries))), 1)

    def test_tasks_exist(self):
        self.write("README.md", "`./run demo`")
        self.assertEqual(list(check.untruths(self.source, self.binaries)), [])
        self.write("README.md", "`./run away`")
        self.assertEqual(len(list(check.untruths(self.source, self.binaries))), 1)

    def test_the_map_names_every_module_and_every_plugin_has_a_manual(self):
        self.write("host/reading/CMakeLists.txt", "")
        self.write("plugins/words/CMakeLists.txt", "")
        self.assertEqual(len(list(check.untruths(self.source, self.binaries))), 2)
        self.write("host/README.md", "`reading`: what does it say?")
        self.write("plugins/words/README.md", "# words")
        self.assertEqual(list(check.untruths(self.source, self.binaries)), [])


if __name__ == "__main__":
    unittest.main()
