#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What the program looks like: widths, directions, colour, progress; what was left out is said, and logs stay in their place."""
import json
import os
import pathlib
import re
import unicodedata
import unittest

import program
import pseudo_terminal

READERS = ("en", "fa", "it", "tr")
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
ISOLATE, POP = "\u2068", "\u2069"


def wide(line):
    """Columns of a line, counted here in another way than the program does."""
    return sum(0 if unicodedata.category(c) in ("Mn", "Me", "Cf") else 2 if unicodedata.east_asian_width(c) in "WF" else 1
               for c in line)


def right_to_left(line):
    """The direction that a terminal or a mail program gives a line on its own (UAX #9 P2, P3)."""
    depth = 0
    for c in line:
        kind = unicodedata.bidirectional(c)
        if kind == "FSI":
            depth += 1
        elif kind == "PDI":
            depth -= depth > 0
        elif depth == 0 and kind in ("L", "R", "AL"):
            return kind != "L"
    return False


def at_terminal(*arguments, columns=80, **variables):
    code, text = pseudo_terminal.Session(*arguments, columns=columns, **variables).end()
    if code != 0:
        raise AssertionError(f"exit code {code}: {text}")
    return text


class Cards(unittest.TestCase):
    def test_no_line_is_wider_than_the_terminal(self):
        for reader in READERS:
            for columns in (80, 200):
                text = COLOUR.sub("", at_terminal("check", "--reader", reader, program.DOSSIER, columns=columns))
                for line in text.splitlines():
                    self.assertLessEqual(wide(line), min(columns, 110), f"{reader}, {columns} columns: {line}")

    def test_words_stay_whole_and_what_is_too_wide_is_broken_between_characters(self):
        with program.folder() as folder:
            name = "a-path-of-" + "many-syllables-" * 8 + "end.txt"
            (pathlib.Path(folder) / name).write_bytes(b"\xff\n")
            done = program.gainsay("check", folder, COLUMNS="60")
            lines = done.out.splitlines()
            self.assertTrue(all(wide(line) <= 60 for line in lines), done.out)
            self.assertIn(name, re.sub(r"\s+", "", done.out.translate({0x2068: None, 0x2069: None})))

    def test_the_rest_of_a_part_hangs_under_its_first_line(self):
        for line in program.good("check", program.DOSSIER, COLUMNS="60").out.splitlines():
            bare = line.translate({0x200E: None, 0x200F: None})
            if bare.startswith(" "):
                self.assertRegex(bare, r"^ {2}\S|^ {5}\S", line)

    def test_every_line_of_a_card_has_the_direction_of_the_reader(self):
        for reader in READERS:
            lines = program.good("check", "--reader", reader, program.DOSSIER).out.splitlines()
            for line in filter(None, lines):
                self.assertEqual(right_to_left(line), reader == "fa", f"{reader}: {line}")

    def test_figures_of_a_card_are_in_the_digits_of_the_reader(self):
        heads = {reader: program.good("check", "--reader", reader, program.DOSSIER).out.splitlines()[0] for reader in READERS}
        self.assertRegex(heads["en"], r"^── 1/2 · \S+ · 0\.\d\d · d-")
        self.assertRegex(heads["it"], r"^── 1/2 · .* · 0,\d\d · d-")
        self.assertRegex(heads["tr"], r"^── 1/2 · .* · 0,\d\d · d-")
        self.assertRegex(heads["fa"], r"^── ۱/۲ · .* · ۰٫[۰-۹]{2} · d-")

    def test_a_date_in_two_calendars_stays_on_one_line(self):
        for columns in range(60, 90, 5):
            for line in program.good("check", "--reader", "fa", program.DOSSIER, COLUMNS=str(columns)).out.splitlines():
                self.assertNotRegex(line.strip(), r"^/|/$")

    def test_a_card_counts_the_claims_that_say_the_same(self):
        with program.folder() as folder:
            for text in program.texts(program.DOSSIER):
                for copy in "ab":
                    (pathlib.Path(folder) / f"{text.stem}.{copy}.txt").write_text(
                        text.read_text(encoding="utf-8") + f"\nCopy {copy}.\n", encoding="utf-8")
            report = program.report(folder)
            shown = program.good("check", folder, COLUMNS="400").out
            strongest = {card["strongest"] for card in report["disagreements"]}
            more = [m - 1 for link in report["links"] if link["id"] in strongest for m in link["members"] if m > 1]
            self.assertTrue(more, "the copies should be members")
            said = [int(n) for n in re.findall(r"(\d+) other claims? says? the same", shown)]
            self.assertEqual(sorted(said), sorted(more))

    def test_a_pipe_gets_the_same_text_without_colour(self):
        piped = program.good("check", program.DOSSIER).out
        self.assertNotIn("\x1b", piped)
        coloured = at_terminal("check", program.DOSSIER)
        self.assertIn("\x1b[1m", coloured)
        self.assertEqual(COLOUR.sub("", coloured), piped)

    def test_isolates_stand_in_text_for_people_and_never_in_json(self):
        marks = "[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]"
        for reader in READERS:
            out = program.good("check", "--json", "--reader", reader, program.DOSSIER).out
            quotes = "".join(claim["quote"] for claim in json.loads(out)["claims"])
            self.assertNotRegex(quotes, marks)
            self.assertNotRegex(out, marks)


class ColourChoice(unittest.TestCase):
    def test_colour_is_for_terminals_unless_somebody_says_otherwise(self):
        def coloured(*more, **variables):
            return "\x1b[" in at_terminal("check", "-q", *more, program.DOSSIER, **variables)
        self.assertTrue(coloured())
        self.assertFalse(coloured(NO_COLOR="1"))
        self.assertTrue(coloured(NO_COLOR=""))
        self.assertFalse(coloured(TERM="dumb"))
        self.assertFalse(coloured("--color", "never"))
        self.assertTrue(coloured("--color", "always", NO_COLOR="1"))
        def piped(*more, **variables):
            return "\x1b[" in program.good("check", *more, program.DOSSIER, **variables).out
        self.assertFalse(piped())
        self.assertTrue(piped("--color=always"))
        self.assertTrue(piped(CLICOLOR_FORCE="1"))
        self.assertFalse(piped(CLICOLOR_FORCE="0"))
        self.assertFalse(piped(CLICOLOR_FORCE="1", NO_COLOR="1"))


class LeftOut(unittest.TestCase):
    """Failures, what was passed over, plugins that do not run: one line each, and in every JSON document."""

    def setUp(self):
        self.kept = program.folder()
        self.folder = pathlib.Path(self.kept.name)
        self.addCleanup(self.kept.cleanup)
        texts = self.folder / "texts"
        texts.mkdir()
        (texts / "good.txt").write_text("Russia backed the sanctions on North Korea until 2017.\n", encoding="utf-8")
        for n in range(5):
            (texts / f"bad{n}.txt").write_bytes(b"\xff\xfe\n")
        (texts / "scan.pdf").write_bytes(b"%PDF-1.4")
        (texts / "ukr.txt").write_text("Уряд України підтримав санкції проти Північної Кореї у 2017 році, повідомило міністерство.\n",
                                       encoding="utf-8")
        (texts / "symbols.txt").write_text("=== 12345 === 67890 ===\n", encoding="utf-8")
        plugins = self.folder / "plugins"
        plugins.mkdir()
        for place in program.PLUGINS.iterdir():
            os.symlink(place, plugins / place.name)
        broken = plugins / "org.example.broken"
        broken.mkdir()
        (broken / "plugin.json").write_text('{"id": ', encoding="utf-8")
        self.how = ("--plugin-dir", plugins)
        self.texts = texts

    def flat(self, text):
        return re.sub(r"\s+", " ", text.translate({0x2068: None, 0x2069: None}))

    def test_one_line_each_with_the_first_reasons_and_how_to_see_all(self):
        done = program.gainsay("check", *self.how, self.texts)
        self.assertEqual(done.code, 4, str(done))
        tail = self.flat(done.out[done.out.index("── Left out"):])
        self.assertRegex(tail, r"Failed, 5: bad0\.txt: .* · bad1\.txt: .* · bad2\.txt: .* · 2 more")
        self.assertIn("scan.pdf: ", tail)
        self.assertIn("documents in uk: the language is partial", tail)
        self.assertRegex(tail, r"Plugin that does not run as it should: \S+broken\S*: refused, ")
        self.assertIn("--json", tail)
        self.assertLessEqual(len(tail), 960)

    def test_quiet_prints_results_only(self):
        done = program.gainsay("check", "-q", *self.how, self.texts)
        self.assertNotIn("Left out", done.out)
        self.assertEqual(done.code, 4)
        calm = program.good("check", "-q", program.DOSSIER)
        self.assertEqual(calm.err, "")
        self.assertNotIn("comparison", calm.out)

    def test_every_json_report_says_it(self):
        casefile = self.folder / "a.gainsay"
        program.good("init", casefile)
        added = program.gainsay("add", "--json", "--case", casefile, *self.how, self.texts)
        self.assertEqual(added.code, 4, str(added))
        answers = {"add": added.out, "check": program.gainsay("check", "--json", *self.how, self.texts).out}
        for command in ("documents", "claims", "links", "disagreements"):
            answers[command] = program.good(command, "--json", "--case", casefile, *self.how).out
        for command, out in answers.items():
            report = json.loads(out)
            self.assertEqual(len(report["failures"]), 5, command)
            self.assertTrue(any(s["what"] == "documents in uk" and s["count"] == 1 for s in report["skipped"]), command)
            self.assertTrue(any(s["what"] == "documents of unknown language" for s in report["skipped"]), command)
            states = {p["state"] for p in report["plugins"]}
            self.assertEqual(states, {"ran", "refused"}, command)

    def test_lists_say_it_on_standard_error_and_leave_the_table_alone(self):
        casefile = self.folder / "b.gainsay"
        program.good("init", casefile)
        program.gainsay("add", "--case", casefile, self.texts)
        for command in ("documents", "claims", "links"):
            done = program.good(command, "--case", casefile)
            self.assertIn("Left out", done.err, command)
            self.assertNotIn("Left out", done.out, command)
            self.assertEqual(program.good(command, "-q", "--case", casefile).err, "", command)

    def test_cards_beyond_the_maximum_are_counted(self):
        cards = len(program.report(program.DOSSIER)["disagreements"])
        report = program.report("--max", "1", program.DOSSIER)
        self.assertEqual([s["count"] for s in report["skipped"] if s["stage"] == "selection"], [cards - 1])
        self.assertIn("more than --max asks for", self.flat(program.good("check", "--max", "1", program.DOSSIER).out))

    def test_a_reader_without_messages_is_told_so(self):
        out = self.flat(program.good("check", "--reader", "de", program.DOSSIER).out)
        self.assertRegex(out, r"missing in de")

    def test_what_a_plugin_can_do_without_a_layer_is_said(self):
        plugins = self.folder / "fewer"
        plugins.mkdir()
        for place in program.PLUGINS.iterdir():
            if "extract_quantities" not in place.name:
                os.symlink(place, plugins / place.name)
        out = self.flat(program.good("check", "--plugin-dir", plugins, program.DOSSIER).out)
        self.assertRegex(out, r"Plugins? that do(es)? not run as (it|they) should.*runs without what no extractor produces: quantity")

    def test_a_name_cannot_write_to_the_terminal(self):
        with program.folder() as folder:
            (pathlib.Path(folder) / "evil\x1b[2J\u202e.txt").write_bytes(b"\xff")
            done = program.gainsay("check", "-v", folder)
            self.assertNotRegex(done.out + done.err, "[\x1b\u202e]")
            self.assertIn("evil\\u{1b}[2J", done.out + done.err)


if __name__ == "__main__":
    program.main()
