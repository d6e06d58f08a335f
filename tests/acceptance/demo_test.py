#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The two commands of the README, and the card that `./run demo` ends with."""
import re
import subprocess
import unittest

import program

ISOLATES = dict.fromkeys(range(0x2066, 0x206A))


def flat(text):
    """One line, without marks of direction: wrapping is the terminal's business."""
    return re.sub(r"\s+", " ", text.translate(ISOLATES)).strip()


class Demo(unittest.TestCase):
    def demo(self, *more, **how):
        """What ./run demo prints after it has built."""
        script = (program.SOURCE / "run").read_text(encoding="utf-8")
        dossier = re.search(r"^\s*local dossier=(\S+)$", script, re.M)
        self.assertTrue(dossier and 'gainsay check "$dossier"' in script, "./run demo should check a dossier")
        return program.good("check", *more, dossier[1], folder=program.SOURCE, **how).out

    def cards(self):
        """[(card, its text)] in the order of the screen."""
        pieces = re.split(r"^── (?=\d+/\d+ )", self.demo(COLUMNS="100"), flags=re.M)[1:]
        report = program.report(program.DOSSIER)
        by_id = {card["id"]: card for card in report["disagreements"]}
        self.assertEqual(len(pieces), len(by_id))
        return [(by_id[re.search(r"\bd-[0-9a-f]{16}\b", piece)[0]], piece) for piece in pieces], report

    def test_the_readme_names_two_commands_and_both_exist(self):
        block = re.search(r"## Two commands.*?```sh\n(.*?)```", (program.SOURCE / "README.md").read_text(encoding="utf-8"), re.S)
        self.assertTrue(block, "the README shows two commands")
        self.assertEqual(re.findall(r"^\./run (\w+)", block[1], re.M), ["demo", "test"])
        usage = subprocess.run([program.SOURCE / "run", "--help"], capture_output=True, text=True)
        self.assertEqual(usage.returncode, 0, usage.stderr)
        for task in ("demo", "test"):
            self.assertRegex(usage.stdout, rf"(?m)^  {task}\b")

    def test_the_first_card_is_the_one_the_dossier_was_written_for(self):
        (card, text), *_ = self.cards()[0]
        self.assertEqual(card["type"], "stance-reversal")
        self.assertRegex(text.splitlines()[0], r"^1/\d+ · stance-reversal · 0\.\d\d · d-[0-9a-f]{16} ─*$")
        for word in ("Russia", "sanctions on North Korea", "until 2017"):
            self.assertIn(word, flat(text))

    def test_a_card_shows_what_the_report_holds_in_the_order_of_the_argument(self):
        cards, report = self.cards()
        claims = {c["id"]: c for c in report["claims"]}
        links = {link["id"]: link for link in report["links"]}
        for card, text in cards:
            link, shown = links[card["strongest"]], flat(text)
            expected = [card["headline"]["en"], "A " + claims[link["a"]]["quote"], "B " + claims[link["b"]]["quote"], "Clash: ",
                        "Rule: " + link["explanation"]["en"]]
            expected += ["Via: " + claims[v]["quote"] for v in link["via"] if v in claims]
            expected += [card["would_settle"]["en"], card["would_dissolve"]["en"]]
            at = 0
            for part in expected:
                at = shown.find(flat(part), at)
                self.assertGreaterEqual(at, 0, f"{card['id']} should go on with: {part}\n{text}")

    def test_each_quote_stands_with_its_source(self):
        cards, report = self.cards()
        paths = {d["id"]: d["path"] for d in report["documents"]}
        claims = {c["id"]: c for c in report["claims"]}
        links = {link["id"]: link for link in report["links"]}
        for card, text in cards:
            link = links[card["strongest"]]
            for end in ("a", "b"):
                self.assertIn(paths[claims[link[end]]["document"]], text)

    def test_every_quote_keeps_its_own_direction(self):
        text = self.demo(COLUMNS="100")
        self.assertIn("\u2068", text)
        for line in text.splitlines():
            self.assertEqual(line.count("\u2068"), line.count("\u2069"), f"an isolate goes over the line's end: {line}")

    def test_a_persian_reader_gets_persian(self):
        text = self.demo("--reader", "fa")
        self.assertRegex(text, "[\u0600-\u06ff]{3}")
        self.assertNotIn("Would settle", text)


if __name__ == "__main__":
    program.main()
