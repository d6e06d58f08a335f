#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The command line means what it says: what is told stands above the environment, what has no meaning is refused, and every
refusal leads to the help of the command that was meant."""
import json
import pathlib
import shlex
import unittest

import program

TEXTS = {"a": "In May 2024 North Korea sent 40 shipments of ammunition to Russia.\n",
         "b": "Russia received 300 missiles from North Korea in 2023.\n"}


class TwoCasefiles(unittest.TestCase):
    """One is named by the environment, the other on the command line."""

    def setUp(self):
        kept = program.folder()
        self.addCleanup(kept.cleanup)
        self.where = pathlib.Path(kept.name)
        for name, text in TEXTS.items():
            (self.where / f"{name}.txt").write_text(text, encoding="utf-8")
            program.good("init", self.case(name))
            program.good("add", "-q", "--case", self.case(name), self.where / f"{name}.txt")

    def case(self, name):
        return self.where / f"{name}.gainsay"

    def run_with_a(self, *words):
        return program.gainsay(*words, GAINSAY_CASE=str(self.case("a")))

    def digests(self):
        return [program.good("digest", "--case", self.case(name)).out for name in TEXTS]

    def listed(self, *words):
        return [pathlib.Path(d["path"]).name for d in json.loads(self.run_with_a("documents", "--json", *words).out)["documents"]]

    def test_what_is_told_is_read(self):
        self.assertEqual(self.listed("--case", self.case("b")), ["b.txt"])
        self.assertEqual(self.listed(), ["a.txt"], "and the environment's where nothing is told")

    def test_what_is_told_is_written(self):
        a, b = self.digests()
        claim = json.loads(program.good("claims", "--json", "--case", self.case("b")).out)["claims"][0]["id"]
        for words in (["session", "new", "s", "--question", "?", "--by", "mina"],
                      ["note", claim, "--session", "s", "--by", "mina", "--text", "seen"],
                      ["add", "-q", self.where / "a.txt"]):
            with self.subTest(str(words[0])):
                before = self.digests()
                done = self.run_with_a(*words, "--case", self.case("b"))
                self.assertEqual(done.code, 0, done)
                after = self.digests()
                self.assertEqual(after[0], a)
                self.assertNotEqual(after[1], before[1])

    def test_a_casefile_that_is_none_is_not_passed_over(self):
        none = self.where / "none.gainsay"
        none.write_bytes(b"no casefile at all\n" * 100)
        done = self.run_with_a("verify", "--case", none)
        self.assertEqual(done.code, 5, done)
        self.assertIn(str(none), done.err)
        self.assertEqual(self.run_with_a("verify", "--case", self.where / "missing.gainsay").code, 1)
        self.assertEqual(self.run_with_a("verify", "--case", "").code, 2, "an empty name is a slip, not the environment's")

    def test_a_check_is_temporary_unless_told(self):
        before = self.digests()
        self.assertEqual(self.run_with_a("check", self.where / "b.txt").code, 0)
        self.assertEqual(self.digests(), before)
        self.assertEqual(self.run_with_a("check", self.where / "b.txt", "--case", self.case("c")).code, 0)
        self.assertEqual(self.digests(), before)
        self.assertTrue(self.case("c").exists())

    def test_a_new_casefile_is_the_one_that_is_named(self):
        done = self.run_with_a("init", self.case("new"))
        self.assertEqual((done.code, done.out), (0, f"{self.case('new')}\n"), done)


class TheLogSwitch(unittest.TestCase):
    def setUp(self):
        kept = program.folder()
        self.addCleanup(kept.cleanup)
        self.state = pathlib.Path(kept.name)
        self.text = self.state / "a.txt"
        self.text.write_text(TEXTS["a"], encoding="utf-8")

    def is_logged(self, *words, **variables):
        log = self.state / "gainsay/gainsay.log"
        log.unlink(missing_ok=True)
        done = program.gainsay(*words, "check", self.text, XDG_STATE_HOME=str(self.state), **variables)
        self.assertEqual(done.code, 0, done)
        return log.exists()

    def test_the_command_line_stands_above_the_variable(self):
        self.assertTrue(self.is_logged("--log-file", GAINSAY_LOG_FILE="0"))
        self.assertFalse(self.is_logged("--log-file=false", GAINSAY_LOG_FILE="1"))

    def test_the_variable_counts_where_nothing_is_told(self):
        for value, on in (("1", True), ("true", True), ("0", False), ("off", False), ("", False)):
            with self.subTest(value):
                self.assertEqual(self.is_logged(GAINSAY_LOG_FILE=value), on)

    def test_a_variable_that_means_nothing_is_named(self):
        for words in (["digest"], ["check", self.text]):
            done = program.gainsay(*words, GAINSAY_LOG_FILE="/tmp/x.log")
            self.assertEqual((done.code, len(done.err.splitlines())), (2, 1), done)
            self.assertIn("GAINSAY_LOG_FILE: \"/tmp/x.log\"", done.err)
        self.assertEqual(program.gainsay("--version", GAINSAY_LOG_FILE="x").code, 0, "who asks for the version logs nothing")


class Refusals(unittest.TestCase):
    def test_lead_to_the_help_of_the_command(self):
        for words, command in [(["session", "show"], "session show"), (["session"], "session"), (["decide"], "decide"),
                               (["check", "--lanes", "0", "a.txt"], "check"), (["export", "--format", "pdf"], "export"),
                               (["plugin", "new", "org.example.x"], "plugin new"), (["--color", "pink"], "")]:
            with self.subTest(" ".join(words)):
                done = program.gainsay(*words)
                self.assertEqual((done.code, len(done.err.splitlines())), (2, 1), done)
                self.assertTrue(done.err.endswith(f"hint: gainsay {command} --help\n".replace("  ", " ")), done.err)

    def test_a_list_knows_its_own_states_only(self):
        states = {"claims": {"extracted", "rejected"}, "links": {"open", "dismissed", "rejected"},
                  "disagreements": {"open", "in_review", "dismissed"}, "documents": set()}
        with program.folder() as folder:
            case = pathlib.Path(folder) / "c.gainsay"
            program.good("init", case)
            for command, own in states.items():
                for state in set.union(*states.values()):
                    if command == "links" and state == "in_review":
                        continue
                    with self.subTest(f"{command} --state {state}"):
                        done = program.gainsay(command, "--case", case, "--state", state)
                        self.assertEqual(done.code, 0 if state in own else 2, done)
                        self.assertEqual("--state" in done.err, state not in own, done.err)

    def test_a_name_is_trimmed_alike_by_every_command(self):
        with program.folder() as folder:
            case = pathlib.Path(folder) / "c.gainsay"
            program.good("init", case)
            program.good("session", "new", " ships ", "--question", "?", "--by", "mina", "--case", case)
            for words in (["session", "show", " ships"], ["history", "--session", "ships "],
                          ["export", "--format", "html", "--session", " ships "], ["session", "close", " ships", "--by", "mina"]):
                with self.subTest(" ".join(words)):
                    done = program.gainsay(*words, "--case", case)
                    self.assertEqual(done.code, 0, done)
                    self.assertIn("ships", done.out)


class WhatWasDone(unittest.TestCase):
    """Said even where the results cannot be: or people do it again."""

    def run_to(self, target, *words):
        command = " ".join(shlex.quote(str(word)) for word in words)
        return program.run(["bash", "-c", f"{program.BUILD / 'bin/gainsay'} {command} {target}"])

    def test_an_event_that_is_recorded_is_named(self):
        with program.folder() as folder:
            case = pathlib.Path(folder) / "c.gainsay"
            done = self.run_to("> /dev/full", "init", case)
            self.assertEqual((done.code, done.err), (1, "gainsay: error[io]: standard output: the results could not be written."
                                                        f" hint: {case} is made\n"))
            program.good("session", "new", "s", "--question", "?", "--by", "mina", "--case", case)
            for target in ("> /dev/full", ">&-"):
                with self.subTest(target):
                    events = json.loads(program.good("history", "--json", "--case", case).out)["events"]
                    done = self.run_to(target, "session", "new", f"s{len(events)}", "--question", "?", "--by", "mina", "--case", case)
                    self.assertEqual((done.code, len(done.err.splitlines())), (1, 1), done)
                    self.assertIn(f"recorded as event {len(events) + 1}", done.err)
            before = len(events)
            self.run_to("| true; sleep 0.1", "session", "new", "last", "--question", "?", "--by", "mina", "--case", case)
            events = json.loads(program.good("history", "--json", "--case", case).out)["events"]
            self.assertEqual(len(events), before + 2)


if __name__ == "__main__":
    program.main()
