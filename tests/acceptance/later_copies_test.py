#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What people decided holds when copies of the same texts come in later, dated or not, word for word or with a paragraph
more; somebody else who says the same is new evidence."""
import json
import pathlib
import shutil
import unittest

import program

COPIES = 2  # of each text: enough that some claim of a copy has a smaller id than the one it copies
AT = "2026-01-02T03:04:05Z"
NEW = """UN panel: more shells

Russia voted for every round of UN sanctions on North Korea until 2017. In May 2025 North Korea shipped 300 containers of munitions to Russia.
"""


class Case(program.Case):
    def cards(self, *words):
        return {card["id"]: card for card in self.json("disagreements", *words)["disagreements"]}

    def decide(self, matter, by, resolve):
        self.run("decide", matter, "--session", "s", "--by", by, "--resolve", resolve, "--because", "so", "--at", AT)

    def flags(self, *words):
        """What the flags say: rule and both quotes. Copies say the same."""
        quotes = {c["id"]: c["quote"] for c in self.json("claims")["claims"]}
        return [(link["id"], (link["rule"], *sorted((quotes[link["a"]], quotes[link["b"]]))))
                for link in self.json("links", *words)["links"] if link["tier"] == "flag" and link["relation"] == "conflict"]


class LaterCopies(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = program.folder()
        cls.addClassCleanup(cls.folder.cleanup)
        cls.where = pathlib.Path(cls.folder.name)
        cls.base = Case(cls.where / "base.gainsay")
        cls.base.run("init", cls.base.path)
        cls.base.run("add", "-q", program.DOSSIER)
        cls.base.run("session", "new", "s", "--question", "Who?", "--by", "mina", "--at", AT)
        cls.cards = cls.base.cards()
        cls.reversal = next(c["id"] for c in cls.cards.values() if c["type"] == "stance-reversal")
        cls.other = next(c["id"] for c in cls.cards.values() if c["type"] == "internal-inconsistency")
        cls.copies = {name: cls.write(name, dated, more) for name, dated, more in (
            ("dated", True, ""), ("undated", False, ""), ("longer", False, "\n\nThis text was sent to subscribers first."))}

    @classmethod
    def write(cls, name, dated, more):
        """Folders of copies: no byte but the last ones differs from the text that is copied."""
        folder = cls.where / name
        folder.mkdir()
        known = (program.DOSSIER / "sources.toml").read_text("utf-8")
        told = []
        for text in program.texts(program.DOSSIER):
            for i in range(COPIES):
                copy = f"{name}_{i}_{text.name}"
                (folder / copy).write_bytes(text.read_bytes() + (more + "\n" * (i + 1)).encode())
                told += [part.replace(f'"{text.name}"', f'"{copy}"')
                         for part in known.split("[[source]]")[1:] if f'"{text.name}"' in part]
        if dated:
            (folder / "sources.toml").write_text("".join("[[source]]" + part for part in told), "utf-8")
        return folder

    def copy(self, name="case.gainsay"):
        path = self.where / name
        shutil.copy(self.base.path, path)
        return Case(path)

    def hold(self, work, check):
        """`check` is told of what `work` did to a casefile, after copies of each kind came into it."""
        for name, folder in self.copies.items():
            with self.subTest(name):
                case = self.copy()
                done = work(case)
                ids = {link for link, _ in case.flags()}
                case.run("add", "-q", folder)
                now = {link for link, _ in case.flags() + case.flags("--state", "rejected")}
                self.assertTrue(now - ids, "no copy stands for what it copies: nothing would be tested")
                check(case, done)
                case.run("verify")

    def test_do_not_bring_back_a_rejected_flag(self):
        def reject(case):
            link, says = next(f for f in case.flags() if f[0] == self.cards[self.reversal]["strongest"])
            for one in (link, self.cards[self.other]["strongest"]):
                case.run("reject", one, "--by", "mina", "--because", "not the same rule")
            self.assertEqual(case.cards()[self.reversal]["state"], "open")
            return link, says

        def check(case, rejected):
            link, says = rejected
            self.assertNotIn(says, [s for _, s in case.flags()])
            back = [i for i, s in case.flags("--state", "rejected") if s == says]
            self.assertTrue(back and link not in back, "the flag has another id now")
            self.assertNotIn(self.other, case.cards())
            self.assertEqual(case.cards("--state", "dismissed")[self.other]["state"], "dismissed")
            self.assertIn("already by mina", case.run("reject", back[0], "--by", "sara", "--because", "again", code=2).err)
            event = next(e["event"] for e in case.json("history")["events"] if e["subject"] == link)
            case.run("undo", str(event))
            self.assertIn(says, [s for _, s in case.flags()], "an undo holds for the copies as well")
        self.hold(reject, check)

    def test_do_not_bring_back_what_hangs_on_a_rejected_claim(self):
        def reject(case):
            link = next(x for x in case.json("links")["links"] if x["id"] == self.cards[self.reversal]["strongest"])
            before = {says for _, says in case.flags()}
            for claim in (link["a"], *link["via"]):
                case.run("reject", claim, "--by", "mina", "--because", "misread")
            gone = before - {says for _, says in case.flags()}
            self.assertGreater(len(gone), 3)
            return gone
        self.hold(reject, lambda case, gone: self.assertEqual(gone & {says for _, says in case.flags()}, set()))

    def test_do_not_open_again_what_people_settled(self):
        def decide(case):
            for by, resolve in (("mina", "extraction-error"), ("sara", "duplicate")):
                case.decide(self.reversal, by, "genuine")
                case.decide(self.other, by, resolve)

        def check(case, _):
            cards = case.cards()
            self.assertEqual((cards[self.reversal]["state"], cards[self.other]["state"]), ("resolved", "in_review"))
            for verdict in cards[self.reversal]["verdicts"] + cards[self.other]["verdicts"]:
                self.assertEqual((verdict["outdated"], verdict["new_links"], verdict["gone_links"]), (False, [], []))
            self.assertNotIn("links came", case.run("session", "show", "s").out)
        self.hold(decide, check)

    def test_leave_room_for_somebody_else_who_says_it(self):
        case = self.copy()
        case.decide(self.reversal, "mina", "genuine")
        case.run("add", "-q", self.copies["undated"])
        self.assertEqual(case.cards()[self.reversal]["state"], "resolved")
        (self.where / "new.txt").write_text(NEW)
        case.run("add", "-q", self.where / "new.txt")
        card = case.cards()[self.reversal]
        self.assertEqual(card["state"], "reopened")
        new = next(d["id"] for d in case.json("documents")["documents"] if d["bytes"] == len(NEW.encode()))
        claims = {c["id"]: c for c in case.json("claims")["claims"]}
        links = {x["id"]: x for x in case.json("links")["links"]}
        fresh = [links[i] for i in card["verdicts"][0]["new_links"]]
        self.assertTrue(fresh)
        for link in fresh:
            self.assertIn(new, {claims[c]["document"] for c in (link["a"], link["b"], *link["via"])})

    def test_count_the_same_in_whatever_order_they_come(self):
        digests = set()
        for order in (["dated", "longer", "undated"], ["undated", "longer", "dated"]):
            case = self.copy("".join(order))
            case.run("reject", self.cards[self.other]["strongest"], "--by", "mina", "--because", "no", "--at", AT)
            case.decide(self.reversal, "mina", "genuine")
            for name in order:
                case.run("add", "-q", self.copies[name])
            cards = {**case.cards(), **case.cards("--state", "dismissed")}
            digests.add(case.run("digest").out + json.dumps(cards))
        self.assertEqual(len(digests), 1)


if __name__ == "__main__":
    program.main()
