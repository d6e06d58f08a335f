#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What the program looks like: widths, directions, colour, progress; what was left out is said, and logs stay in their place."""
import contextlib
import fcntl
import json
import os
import pathlib
import re
import signal
import subprocess
import time
import unicodedata
import unittest

import live
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


class Lists(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.kept = program.folder()
        cls.addClassCleanup(cls.kept.cleanup)
        cls.case = pathlib.Path(cls.kept.name) / "a.gainsay"
        program.good("init", cls.case)
        program.good("add", "--case", cls.case, program.DOSSIER)

    def test_no_line_of_a_list_is_wider_than_the_terminal_and_no_word_is_lost(self):
        for command in ("documents", "claims", "links"):
            rows = program.good(command, "--case", self.case).out
            for columns in (80, 110):
                text = at_terminal(command, "--case", self.case, columns=columns)
                for line in text.splitlines():
                    self.assertLessEqual(wide(line), columns, f"{command}: {line}")
                bare = re.sub(r"[\s\u200e\u200f\u2068\u2069]", "", text)
                self.assertEqual(bare, re.sub(r"[\s\u200e\u200f]", "", rows), command)

    def test_an_outline_fits_the_terminal(self):
        card = program.report(program.DOSSIER)["disagreements"][0]["id"]
        text = COLOUR.sub("", at_terminal("explain", "--case", self.case, card))
        self.assertIn("derivation:", text)
        for line in text.splitlines():
            self.assertLessEqual(wide(line), 80, line)


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
        # Where the test's folder lies is no part of the wording.
        self.assertLessEqual(len(re.sub(r"refused, .*?org\.example\.broken: ", "refused, ", tail)), 900, tail)

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


class Progress(unittest.TestCase):
    """A line on standard error, for a person who waits."""

    @classmethod
    def setUpClass(cls):
        cls.kept = program.folder()
        cls.addClassCleanup(cls.kept.cleanup)
        cls.folder = pathlib.Path(cls.kept.name)
        texts = [text.read_text(encoding="utf-8") for text in program.texts(program.DOSSIER)]
        (cls.folder / "texts").mkdir()
        for n in range(1500):
            (cls.folder / "texts" / f"{n:04}.txt").write_text(f"{texts[n % len(texts)]}\n\nCopy {n}.\n", encoding="utf-8")

    def case(self, name):
        casefile = self.folder / name
        program.good("init", casefile)
        return casefile

    def session(self, name, *more, **how):
        return pseudo_terminal.Session("add", "--lanes", "1", "--case", self.case(name), *more, self.folder / "texts", **how)

    def test_it_counts_up_tells_rate_and_time_and_leaves_nothing(self):
        code, text = self.session("a.gainsay").end()
        self.assertEqual(code, 0, text)
        self.assertRegex(text, r"\r[\d,]+ of 1,500 documents · [\d,]+ a (second|minute) · \d+ (s|min) left")
        shown = [int(n.replace(",", "")) for n in re.findall(r"\r([\d,]+) of 1,500", text)]
        self.assertEqual(shown, sorted(set(shown)))
        remains = pseudo_terminal.screen(text)
        self.assertEqual(remains[0], "1500 read, 0 known already, 0 failed", remains)
        self.assertNotIn(" of 1,500 documents", "\n".join(remains))

    def test_it_is_narrower_than_the_terminal(self):
        code, text = self.session("b.gainsay", columns=30).end()
        self.assertEqual(code, 0)
        lines = re.findall(r"\r([^\r\n\x1b]*)", text)
        self.assertTrue(any(lines))
        self.assertTrue(all(wide(line) < 30 for line in lines), lines)

    def test_a_log_line_takes_its_place_and_gives_it_back(self):
        code, text = self.session("c.gainsay", "-v").end()
        self.assertEqual(code, 0)
        self.assertRegex(text, r"documents[^\n]*\r\x1b\[Kgainsay: ")
        for line in pseudo_terminal.screen(text):
            self.assertNotRegex(line, r"\S+ of 1,500 documents.*gainsay: |left.*gainsay: ")

    def test_interrupted_it_goes(self):
        for signals in (1, 2):
            session = self.session(f"d{signals}.gainsay")
            session.read(until=b" of 1,500 documents")
            for _ in range(signals):
                session.process.send_signal(signal.SIGINT)
            code, text = session.end()
            self.assertIn(code, (130, -signal.SIGINT), text)
            self.assertNotRegex("\n".join(pseudo_terminal.screen(text)), r"\d+ of 1,500 documents")

    def test_nobody_sees_it_who_did_not_ask(self):
        for name, more, variables in (("e", ["-q"], {}), ("f", ["--json"], {}), ("g", [], {"CI": "true"}), ("h", [], {"TERM": "dumb"})):
            code, text = self.session(f"{name}.gainsay", *more, **variables).end()
            self.assertEqual(code, 0)
            self.assertNotIn(" of 1,500 documents", text, name)
            self.assertNotIn("\r\x1b", text, name)
        done = program.good("add", "--case", self.case("i.gainsay"), self.folder / "texts")
        self.assertEqual(done.err, "")

    def test_it_changes_no_answer(self):
        digests = set()
        for name, how in (("j", {}), ("k", {"CI": "true"})):
            self.session(f"{name}.gainsay", **how).end()
            digests.add(program.good("digest", "--case", self.folder / f"{name}.gainsay").out)
        self.assertEqual(len(digests), 1)


class Logs(unittest.TestCase):
    LINE = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z \d+ (info|warning|error|debug) \S.*$")

    def setUp(self):
        self.kept = program.folder()
        self.addCleanup(self.kept.cleanup)
        self.state = pathlib.Path(self.kept.name)
        self.texts = self.state / "texts"
        self.texts.mkdir()
        (self.texts / "a.txt").write_text("A ferry carried 300 people a day in 2014.\n", encoding="utf-8")
        (self.texts / "b\nfake line.pdf").write_bytes(b"%PDF")

    def check(self, *more, **variables):
        return program.good("check", *more, self.texts, XDG_STATE_HOME=str(self.state), **variables)

    def log(self):
        return self.state / "gainsay/gainsay.log"

    def test_there_is_no_file_unless_asked_for(self):
        self.check()
        self.assertFalse(self.log().exists())

    def test_the_file_holds_whole_lines_and_is_private(self):
        for how in (("--log-file",), ()):
            self.check(*how, **({} if how else {"GAINSAY_LOG_FILE": "1"}))
        lines = self.log().read_text(encoding="utf-8").splitlines()
        self.assertGreaterEqual(len(lines), 2)
        for line in lines:
            self.assertRegex(line, self.LINE)
        self.assertTrue(any("fake line.pdf" in line for line in lines))
        self.assertEqual(self.log().stat().st_mode & 0o777, 0o600)
        self.assertEqual(self.log().parent.stat().st_mode & 0o777, 0o700)

    def test_it_is_more_than_the_screen_shows_and_changes_nothing_there(self):
        self.assertEqual(self.check("--log-file").err, self.check().err)
        self.assertIn(" info ", self.log().read_text(encoding="utf-8"))

    def test_its_size_is_bounded_and_older_files_move_on(self):
        self.check("--log-file")
        for round in range(1, 4):
            self.log().write_bytes(b"x" * (1 << 20))
            self.check("--log-file")
            self.assertLess(self.log().stat().st_size, 100_000)
        names = sorted(path.name for path in self.log().parent.iterdir())
        self.assertEqual(names, ["gainsay.log", "gainsay.log.1", "gainsay.log.2"])

    def test_several_programs_share_it_while_it_moves_on(self):
        self.check("--log-file")
        before = self.log().stat().st_size
        self.log().write_bytes(b"x" * ((1 << 20) - before // 2) + b"\n")
        command = [program.BUILD / "bin/gainsay", "check", "--log-file", self.texts]
        environment = {"PATH": os.environ["PATH"], "HOME": self.kept.name, "XDG_STATE_HOME": str(self.state),
                       "TMPDIR": os.environ.get("TMPDIR", "/tmp")}
        runs = [subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL) for _ in range(8)]
        self.assertEqual({run.wait() for run in runs}, {0})
        lines = [line for path in sorted(self.log().parent.iterdir()) for line in path.read_text(encoding="utf-8").splitlines()]
        by_process = {}
        for line in lines:
            if not line.startswith("x"):
                self.assertRegex(line, self.LINE)
                by_process.setdefault(line.split()[1], []).append(line)
        self.assertTrue({str(run.pid) for run in runs} <= set(by_process))
        self.assertEqual(len({len(by_process[str(run.pid)]) for run in runs}), 1, "no line of any program is lost")

    def test_nobody_waits_for_a_program_that_holds_a_full_file(self):
        self.check("--log-file")
        full = b"x" * (1 << 20) + b"\n"
        self.log().write_bytes(full)
        with open(self.log(), "rb") as held:  # as a program that was stopped while it moved the file
            fcntl.flock(held, fcntl.LOCK_EX)
            run = subprocess.Popen([program.BUILD / "bin/gainsay", "check", "--log-file", self.texts], stdout=subprocess.DEVNULL,
                                   env={"PATH": os.environ["PATH"], "HOME": self.kept.name, "XDG_STATE_HOME": str(self.state)})
            self.addCleanup(run.kill)
            self.assertEqual(run.wait(30), 0)
            self.assertFalse(pathlib.Path(f"{self.log()}.1").exists(), "what somebody else is moving stays where it is")
        after = self.log().read_bytes()
        self.assertTrue(after.startswith(full))
        self.assertRegex(after[len(full):].decode("utf-8").splitlines()[0], self.LINE)
        self.check("--log-file")
        self.assertEqual(pathlib.Path(f"{self.log()}.1").read_bytes(), after)
        self.assertFalse(pathlib.Path(f"{self.log()}.2").exists())

    def test_a_signal_costs_no_line(self):
        first = self.check("-v").err.splitlines()[0]
        reader, writer = os.pipe()
        os.set_blocking(writer, False)
        filler = 0
        with contextlib.suppress(BlockingIOError):
            while True:
                filler += os.write(writer, b"x" * 4096)
        os.set_blocking(writer, True)
        with open(reader, "rb") as pipe, live.Live("check", "-v", self.texts, stderr=writer) as checking:
            os.close(writer)
            call = pathlib.Path(f"/proc/{checking.process.pid}/syscall")
            self.assertTrue(checking.wait_for(lambda: call.read_text().split()[1:2] == ["0x2"]), "it writes to standard error")
            checking.process.terminate()
            time.sleep(0.1)  # nobody reads: it still waits
            said = pipe.read()[filler:].decode("utf-8").splitlines()
            checking.end()
        self.assertEqual(said[0], first)

    def test_a_folder_that_cannot_be_written_is_one_warning(self):
        (self.state / "gainsay").write_text("a file is in the way", encoding="utf-8")
        done = self.check("--log-file")
        self.assertEqual(done.err.count("there is no log file"), 1)
        self.assertEqual(len(done.err.splitlines()), 1, done.err)

    def test_how_much_the_screen_says_is_for_the_user(self):
        self.assertEqual(self.check().err, "")
        self.assertIn("gainsay: info: ", self.check("-v").err)
        self.assertGreaterEqual(len(self.check("-vv").err), len(self.check("-v").err))


class Doctor(unittest.TestCase):
    def findings(self, *more, code=0, **variables):
        done = program.gainsay("doctor", "--json", *more, **variables)
        self.assertEqual(done.code, code, str(done) + done.out)
        report = json.loads(done.out)
        self.assertEqual(report["usable"], code == 0)
        for one in report["findings"]:
            self.assertIn(one["state"], ("ok", "weak", "bad"))
            self.assertEqual(one["state"] == "ok", one["advice"] is None, f"what is not well has an advice: {one}")
        return {f"{one['area']}/{one['what']}": one for one in report["findings"]}

    def test_an_installation_that_works_is_usable_and_every_part_was_looked_at(self):
        found = self.findings()
        for name in ("machine/cores", "machine/memory", "sandbox/shared memory", "sandbox/system call filter", "sandbox/file rules",
                     "sandbox/user namespaces", "libraries/ICU", "libraries/SQLite", "libraries/libsodium", "installation/lexicon",
                     "folders/logs", "terminal/characters"):
            self.assertIn(name, found)
        self.assertEqual(found["machine/page size"]["found"], f"{os.sysconf('SC_PAGE_SIZE')} bytes")
        for place in program.PLUGINS.iterdir():
            self.assertEqual(found[f"installation/plugin {place.name}"]["state"], "ok")
        checked = program.good("lang", "check").out
        for code, passed in re.findall(r"^(\w+): (\d+) of", checked, re.M):
            self.assertIn(f"{passed} of {passed} own tests", found[f"installation/language {code}"]["found"])

    def test_a_plugin_that_does_not_load_is_weak_and_none_at_all_is_bad(self):
        with program.folder() as folder:
            plugins = pathlib.Path(folder) / "plugins"
            plugins.mkdir()
            for place in program.PLUGINS.iterdir():
                os.symlink(place, plugins / place.name)
            stub = plugins / "org.gainsay.verify_figures"
            library = json.loads((stub / "plugin.json").read_text(encoding="utf-8"))["library"]
            manifest = (stub / "plugin.json").read_text(encoding="utf-8")
            stub.unlink()
            stub.mkdir()
            (stub / "plugin.json").write_text(manifest, encoding="utf-8")
            (stub / library).write_bytes(b"no library")
            for name in ("messages", "rules.tsv"):
                if (program.PLUGINS / stub.name / name).exists():
                    os.symlink(program.PLUGINS / stub.name / name, stub / name)
            found = self.findings("--plugin-dir", plugins)
            self.assertEqual(found[f"installation/plugin {stub.name}"]["state"], "weak")
            empty = pathlib.Path(folder) / "empty"
            empty.mkdir()
            found = self.findings("--plugin-dir", empty, code=1)
            self.assertEqual(found["installation/extractors"]["state"], "bad")

    def test_the_casefile_is_opened_and_its_writer_named(self):
        with program.folder() as folder:
            casefile = pathlib.Path(folder) / "a.gainsay"
            program.good("init", casefile)
            found = self.findings("--case", casefile)
            self.assertEqual(found["casefile/file"]["state"], "ok")
            self.assertIn("none", found["casefile/writer"]["found"])
            self.assertIn("casefile/free space", found)
            writer = subprocess.Popen([program.BUILD / "bin/gainsay", "add", "--case", casefile, "-"], stdin=subprocess.PIPE,
                                      stdout=subprocess.DEVNULL, env={"PATH": os.environ["PATH"], "HOME": folder})
            try:
                lock = pathlib.Path(f"{casefile}-writer")
                for _ in range(500):
                    if lock.exists() and "process" in lock.read_text(encoding="utf-8"):
                        break
                    time.sleep(0.01)
                found = self.findings("--case", casefile)
                self.assertIn(f"process {writer.pid}", found["casefile/writer"]["found"])
            finally:
                writer.communicate(b"")
            casefile.write_bytes(b"SQLite format 3\0" + b"rubbish" * 200)
            self.assertEqual(self.findings("--case", casefile, code=1)["casefile/file"]["state"], "bad")
            self.assertEqual(self.findings("--case", folder + "/none.gainsay", code=1)["casefile/file"]["state"], "bad")

    def test_folders_and_locale_of_this_very_run(self):
        with program.folder() as folder:
            (pathlib.Path(folder) / "file").write_text("", encoding="utf-8")
            found = self.findings(XDG_STATE_HOME=folder + "/file", LC_ALL="C")
            self.assertEqual(found["folders/logs"]["state"], "weak")
            self.assertEqual(found["terminal/characters"]["state"], "weak")
            self.assertEqual(self.findings()["terminal/characters"]["state"], "ok")
            self.assertEqual(self.findings(TMPDIR=folder + "/none", code=1)["folders/temporary files"]["state"], "bad")

    def test_a_person_reads_one_line_for_each_and_what_to_do(self):
        out = program.good("doctor", LC_ALL="C").out
        self.assertRegex(out, r"(?m)^  weak  characters: C\n        -> set LC_ALL=C\.UTF-8")
        self.assertRegex(out, r"(?m)^  ok    ICU: \d+")
        self.assertRegex(out.splitlines()[-1], r"^Gainsay can be used; \d+ could be better\.$")


class Typos(unittest.TestCase):
    def test_a_slip_gets_what_was_meant(self):
        for words, meant in ((("chekc",), "did you mean gainsay check?"), (("lang", "lst"), "did you mean gainsay lang list?"),
                             (("check", "--jsn", "x"), "did you mean --json?"), (("help", "disagrements"), "did you mean gainsay disagreements?"),
                             (("check", "--publsher=X", "x"), "did you mean --publisher?"), (("disagree",), "did you mean gainsay disagreements?")):
            done = program.gainsay(*words)
            self.assertEqual((done.code, done.out), (2, ""), words)
            self.assertRegex(done.err, r"^gainsay: error\[usage\]: .*\. hint: ")
            self.assertIn(meant, done.err)
            self.assertEqual(done.err.count("\n"), 1)

    def test_what_is_near_nothing_is_only_refused(self):
        done = program.gainsay("xylophone")
        self.assertEqual(done.code, 2)
        self.assertNotIn("did you mean", done.err)
        self.assertIn('"xylophone"', done.err)


if __name__ == "__main__":
    program.main()
