#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every kind of bad input: one line that names it and says why, the right exit code, and everything else of the same call
done as if the bad one had not been there."""
import json
import os
import pathlib
import socket
import sqlite3
import struct
import subprocess
import unittest

import live
import program

GOOD = {"a.txt": "Russia received 300 missiles from North Korea in 2023.\n",
        "b.txt": "The port of Genoa took in 40 containers from Turkey in 2019.\n"}
MiB = 1 << 20


def write(folder, files):
    for name, content in files.items():
        pathlib.Path(folder, name).write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return pathlib.Path(folder)


def elf():
    return pathlib.Path("/proc/self/exe").read_bytes()[:5000]


def without(report, *parts):
    return {key: value for key, value in report.items() if key not in parts}


class WithGood(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.place = program.folder()
        cls.addClassCleanup(cls.place.cleanup)
        cls.where = pathlib.Path(cls.place.name)
        cls.good = cls.where / "good"
        cls.good.mkdir()
        write(cls.good, GOOD)
        cls.clean = program.report(cls.good)

    def folder(self, name, files=()):
        made = self.where / name
        made.mkdir()
        return write(made, dict(files))


class BadFiles(WithGood):
    """All of them in one call, beside two good ones."""

    # name in the folder -> (content, code, what the reason says); what is made by other means has no content
    FILES = {
        "empty.txt": (b"", "bad-input", "no text in it"),
        "blank.txt": (b"\xef\xbb\xbf \r\n\t", "bad-input", "no text in it"),
        "latin1.txt": ("Erste Zeile\n\nÄpfel für Köln\n".encode("latin-1"), "bad-input",
                       r"not UTF-8: the first bad byte is at offset 13 \(line 3\), 3 bad bytes in all.*iconv"),
        "surrogate.txt": (b"a\xed\xa0\x80b", "bad-input", r"at offset 1 \(line 1\), 3 bad bytes"),
        "nul.txt": (b"one\ntwo\0three\0", "bad-input", r"first NUL byte is at offset 7 \(line 2\), 2 NUL bytes in all"),
        "utf16.txt": ("Häfen".encode("utf-16"), "bad-input", "UTF-16"),
        "program.txt": (None, "bad-input", "a program or library"),
        "image.txt": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "bad-input", "a PNG image"),
        "archive.md": (b"PK\x03\x04\x14\0\0\0", "bad-input", "a ZIP archive"),
        "paper.txt": (b"%PDF-1.7\n1 0 obj << /Type /Catalog >>\n", "bad-input", "a PDF document"),
        "huge.txt": (None, "too-large", f"{200 * MiB} bytes are more than the limit of {8 * MiB} bytes"),
        "large.txt": (b"x" * (8 * MiB + 1), "too-large", f"{8 * MiB + 1} bytes are more than"),
        "nowhere.txt": (None, "io", "a link to a file that does not exist"),
        "circle.txt": (None, "io", "Too many levels of symbolic links"),
        "pipe.txt": (None, "io", "a pipe, not a file"),
        "socket.txt": (None, "io", "a socket"),
        "new\nline.txt": (b"\xff", "bad-input", "not UTF-8"),
        "escape\x1b[2J.txt": (b"\xff", "bad-input", "not UTF-8"),
        "-dash.txt": (b"\xff", "bad-input", "not UTF-8"),
        "l" * 240 + ".txt": (b"\xff", "bad-input", "not UTF-8"),
        os.fsdecode(b"name\xff.txt"): (b"\xff", "bad-input", "not UTF-8"),
    }
    # named one by one
    NAMED = {
        "missing.txt": ("not-found", "no such file or folder"),
        "n" * 300: ("io", "File name too long"),
        "bad/pipe.txt": ("bad-input", "nothing came out of the pipe"),
        "/dev/zero": ("io", "a device, not a text"),
        "/dev/tty": ("io", "a device, not a text"),
        "/proc/self/mem": ("io", "reading failed: Input/output error"),
        "@no-list": None,  # below
    }

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.bad = cls.where / "bad"
        cls.bad.mkdir()
        write(cls.bad, {name: content for name, (content, *_) in cls.FILES.items() if content is not None})
        (cls.bad / "program.txt").write_bytes(elf())
        with open(cls.bad / "huge.txt", "wb") as huge:
            huge.truncate(200 * MiB)
        (cls.bad / "nowhere.txt").symlink_to("gone.txt")
        (cls.bad / "circle.txt").symlink_to("circle.txt")
        (cls.bad / "up").symlink_to("..")
        os.mkfifo(cls.bad / "pipe.txt")
        with socket.socket(socket.AF_UNIX) as listening:
            before = os.getcwd()
            os.chdir(cls.bad)  # the path of a socket must be short
            listening.bind("socket.txt")
            os.chdir(before)
        cls.named = {name: expected for name, expected in cls.NAMED.items() if expected}

    def check(self, *how):
        return program.gainsay("check", *how, "--", "bad", "good", *self.named, "@no-list", folder=self.where)

    def test_each_is_listed_with_its_reason_and_the_good_ones_are_read_as_ever(self):
        done = self.check("--json")
        self.assertEqual(done.code, 4, done)
        report = json.loads(done.out)
        found = {(failure["path"], failure["code"]): failure["reason"] for failure in report["failures"]}
        wanted = {**{(n.encode("utf-8", "replace").decode().replace("?", "\ufffd") if "\udcff" in n else n, code): says
                     for n, (_, code, says) in self.FILES.items()},
                  **{(n, code): says for n, (code, says) in self.named.items()},
                  ("no-list", "not-found"): "cannot be opened: No such file or directory"}
        self.assertEqual(sorted(found), sorted(wanted))
        for key, says in wanted.items():
            self.assertRegex(found[key], says, key)
        self.assertEqual(len(report["failures"]), len(wanted), "each once")
        self.assertEqual(without(report, "failures"), without(self.clean, "failures"))

    def test_each_has_one_line_without_control_characters(self):
        done = self.check()
        lines = [line for line in done.err.split("\n") if "failed[" in line]
        self.assertEqual(len(lines), len(self.FILES) + len(self.named) + 1, done.err)
        self.assertNotRegex(done.err, r"[\x00-\x09\x0b-\x1f\x7f]")
        self.assertIn(r"new\u{a}line.txt: import: not UTF-8", done.err)

    def test_add_keeps_the_good_ones_and_lists_the_others_each_time(self):
        case, alone = self.where / "bad.gainsay", self.where / "alone.gainsay"
        for path, sources, code in ((case, ["bad", "good"], 4), (alone, ["good"], 0)):
            program.good("init", path)
            done = program.gainsay("add", "--json", "--case", path, *sources, folder=self.where)
            self.assertEqual(done.code, code, done)
        digest = program.good("digest", "--case", alone).out
        self.assertEqual(program.good("digest", "--case", case).out, digest)
        again = program.gainsay("add", "--json", "--case", case, "bad", "good", folder=self.where)
        self.assertEqual((again.code, len(json.loads(again.out)["failures"])), (4, len(self.FILES)))
        program.good("verify", "--case", case)

    def test_nothing_to_read_is_no_answer(self):
        done = program.gainsay("check", "bad", folder=self.where)
        self.assertEqual(done.code, 1, done)
        self.assertNotIn("No disagreements", done.out)

    def test_what_may_not_be_read_is_listed_and_costs_nothing_else(self):
        program_of = program.as_anybody(program.BUILD / "bin/gainsay")
        if program_of is None:
            self.skipTest("root may read everything, and there is no setpriv")
        folder = self.folder("secret", {"s.txt": "x", "list": "good/a.txt\n"})
        for name in ("closed", "lists"):
            (folder / name).mkdir()
            write(folder / name, {"a.txt": GOOD["a.txt"], "sources.toml": '[[source]]\nfile = "a.txt"\n'})
        secret = [folder / "s.txt", folder / "list", folder / "closed", folder / "lists/sources.toml"]
        for path in secret:
            path.chmod(0)
        try:
            done = program.run([*program_of, "check", "--json", "secret/s.txt", "@secret/list", "secret/closed", "secret/lists",
                                "good"], folder=self.where)
        finally:
            for path in secret:
                path.chmod(0o700)
        self.assertEqual(done.code, 4, done)
        report = json.loads(done.out)
        self.assertEqual([(f["path"], f["code"]) for f in report["failures"]],
                         [("secret/closed", "io"), ("secret/list", "io"), ("secret/lists", "io"), ("secret/s.txt", "io")])
        for failure in report["failures"]:
            self.assertIn("Permission denied", failure["reason"])
        self.assertEqual(without(report, "failures"), without(self.clean, "failures"))


class TooLarge(WithGood):
    def peak(self, *words):
        with live.Live(*words) as running:
            most = running.peak()
            self.assertIn(running.end(), (0, 4), running.err())
            return most

    def test_a_file_is_refused_by_its_size_and_not_read_into_memory(self):
        folder = self.folder("huge")
        with open(folder / "huge.txt", "wb") as huge:
            for _ in range(200):
                huge.write(b"All work and no play. " * (MiB // 22))
        alone, both = self.peak("check", self.good), self.peak("check", self.good, folder)
        print(f"the host: {alone / MiB:.0f} MiB, with a file of 200 MB {both / MiB:.0f} MiB", flush=True)
        self.assertLess(both, alone + 4 * MiB)

    def test_many_large_documents_are_not_in_memory_together(self):
        folder = self.folder("many")
        for i in range(8):
            (folder / f"{i}.txt").write_text(f"Text {i}.\n" + "x" * 4 * MiB + "\n", encoding="utf-8")
        case = self.where / "many.gainsay"
        program.good("init", case)
        one = self.peak("add", "-q", "--case", case, folder / "0.txt")
        eight = self.peak("add", "-q", "--case", case, folder)
        print(f"the host: a document of 4 MiB {one / MiB:.0f} MiB, eight {eight / MiB:.0f} MiB", flush=True)
        self.assertLess(eight, 2 * one)


class OddTexts(WithGood):
    """Not bad, only odd: read to the end."""

    def test_of_an_unknown_language(self):
        folder = self.folder("tongues", {"x.txt": "ꯃꯩꯇꯩꯂꯣꯟ ꯑꯁꯤ ꯃꯅꯤꯄꯨꯔꯒꯤ ꯂꯣꯜꯅꯤ꯫ 300 ꯃꯤ꯫\n", "z.txt": "木曜日に300人が到着した。\n"})
        report = program.report(folder, self.good)
        self.assertEqual([d["path"] for d in report["documents"] if d["language"] in ("en", "fa", "it", "tr")],
                         [d["path"] for d in self.clean["documents"]])
        self.assertEqual(report["claims"], self.clean["claims"])
        self.assertEqual(len(report["documents"]), 4)

    def test_of_several_languages(self):
        paragraphs = [
            "The delegation said on Monday that the talks would be held in the old town hall and not at the port. "
            "It was not clear who would be there, but the minister had told them that it is going to be soon.",
            "La delegazione ha detto lunedì che i colloqui si terranno nel vecchio municipio e non al porto. "
            "Non è chiaro chi ci sarà, ma il ministro aveva detto loro che sarà presto e che tutto è pronto per la firma.",
            "Heyet pazartesi günü görüşmelerin limanda değil eski belediye binasında yapılacağını söyledi. "
            "Kimin orada olacağı belli değil ama bakan onlara bunun yakında olacağını ve her şeyin hazır olduğunu söylemişti.",
            "هیئت روز دوشنبه گفت که گفت‌وگوها در ساختمان قدیمی شهرداری برگزار می‌شود و نه در بندر. "
            "معلوم نیست که چه کسی در آنجا خواهد بود، اما وزیر به آنها گفته بود که این کار به زودی انجام خواهد شد.",
        ]
        done = program.good("annotate", stdin=json.dumps({"id": "m", "text": "\n\n".join(paragraphs)}) + "\n")
        languages = [paragraph["language"] for paragraph in json.loads(done.out)["paragraphs"]]
        self.assertEqual(languages, ["en", "it", "tr", "fa"])

    def test_with_bidi_controls_they_stay_and_are_noted(self):
        text = "\u202eRussia received 300 missiles\u202c from North Korea in 2023.\n"
        folder = self.folder("bidi", {"t.txt": text})
        report = program.report(folder)
        self.assertEqual(report["documents"][0]["bytes"], len(text.encode("utf-8")))
        notes = [s for s in report["skipped"] if s["what"] == "t.txt"]
        self.assertEqual(len(notes), 1)
        self.assertRegex(notes[0]["reason"], r"2 bidi controls, the first at offset 0 \(line 1\)")
        self.assertNotRegex(program.gainsay("check", folder).err, "[\u202a-\u202e]")

    def test_twice_is_one_document_seen_twice(self):
        folder = self.folder("twice", {"one.txt": GOOD["a.txt"], "two.txt": GOOD["a.txt"]})
        report = program.report(folder, self.good)
        same = [d for d in report["documents"] if len(d["appearances"]) == 3]
        self.assertEqual((len(report["documents"]), len(same)), (2, 1))

    def test_a_wire_copy_with_another_dateline_is_one_voice(self):
        body = "".join(f"Officials said {i} trucks crossed the border near village {i * 7} on the {i}th day.\n\n"
                       for i in range(4, 30))
        folder = self.folder("wire", {"x.txt": "GENEVA, March 4, 2021 - " + body, "y.txt": "OSLO, March 5, 2021 - " + body})
        documents = program.report(folder)["documents"]
        self.assertEqual(len(documents), 2)
        self.assertEqual(len({d["voice"] for d in documents}), 1)

    def seconds(self, text, name):
        folder = self.folder(name, {"t.txt": text})
        done = program.good("check", "--json", folder)
        return done.user, json.loads(done.out)["documents"][0]["characters"]

    def linear(self, make, name):
        """Four times the text costs about four times the time, start included."""
        (small, characters), (large, more) = self.seconds(make(1), f"{name}1"), self.seconds(make(4), f"{name}4")
        print(f"{name}: {characters} characters {small:.2f} s, {more} characters {large:.2f} s", flush=True)
        self.assertLess(large, 6 * small + 0.2)

    def test_one_line_of_eight_megabytes(self):
        def make(quarters):
            words = "The port of Genoa took in 40 containers from Turkey in 2019 and so on "
            return (words * (2 * MiB * quarters // len(words) + 1))[:2 * MiB * quarters]
        self.linear(make, "one line")

    def test_a_hundred_thousand_paragraphs_of_one_word(self):
        self.linear(lambda quarters: "".join(f"word{i}\n\n" for i in range(25000 * quarters)), "paragraphs")


class SourceLists(WithGood):
    def failures(self, *sources, code):
        done = program.gainsay("check", "--json", *sources)
        self.assertEqual(done.code, code, done)
        return json.loads(done.out)

    def test_a_broken_one_costs_its_folder_and_says_where_it_is_broken(self):
        rows = {"syntax": ('[[source]]\nfile = "a.txt\n', r"sources\.toml:2:\d+: "),
                "type": ('[[source]]\nfile = "a.txt"\ntitle = 7\n', r"sources\.toml:3:9: `title` is not a text"),
                "outside": ('[[source]]\nfile = "../good/a.txt"\n', r"sources\.toml:1:1: `file` leads out of the folder"),
                "double": ('[[source]]\nfile = "a.txt"\n[[source]]\nfile = "a.txt"\n', r"sources\.toml:3:1: a second entry"),
                "date": ('[[source]]\nfile = "a.txt"\npublished = "some day"\n', r"sources\.toml:3:13: \"some day\" is not a date")}
        for name, (toml, says) in rows.items():
            folder = self.folder(name, {"a.txt": "Iran sent 20 drones to Russia in 2022.\n", "sources.toml": toml})
            report = self.failures(folder, self.good, code=4)
            self.assertEqual([f["path"] for f in report["failures"]], [str(folder)], name)
            self.assertRegex(report["failures"][0]["reason"], says)
            self.assertEqual(without(report, "failures"), without(self.clean, "failures"), name)
            self.assertEqual(program.gainsay("check", folder).code, 1, name)

    def test_an_entry_for_a_missing_file_is_named_and_costs_nothing_else(self):
        folder = self.folder("gone", {**GOOD, "sources.toml": '[[source]]\nfile = "gone.txt"\n'})
        report = self.failures(folder, code=4)
        self.assertRegex(report["failures"][0]["path"], r"sources\.toml:1:1$")
        self.assertIn('"gone.txt" does not exist', report["failures"][0]["reason"])
        self.assertEqual(without(report, "failures"), without(self.clean, "failures"))

    def test_an_unknown_key_is_said(self):
        folder = self.folder("key", {**GOOD, "sources.toml": '[[source]]\nfile = "a.txt"\npubliser = "X"\n'})
        done = program.good("check", folder)
        self.assertRegex(done.err, r"sources\.toml:3:12: unknown key `publiser`")


class Casefiles(WithGood):
    def test_that_are_none_are_refused_with_their_name_and_left_alone(self):
        program.good("init", self.where / "sound.gainsay")
        program.good("add", "-q", "--case", self.where / "sound.gainsay", self.good)
        sound = (self.where / "sound.gainsay").read_bytes()
        newer = bytearray(sound)
        newer[60:64] = struct.pack(">I", 9999)
        foreign = self.where / "foreign.gainsay"
        sqlite3.connect(foreign).executescript("CREATE TABLE t (x); INSERT INTO t VALUES (1);")
        kinds = {"zero": (b"", "damaged"), "text": (b"Dear all,\n" * 500, "damaged"),
                 "header": (b"X" + sound[1:], "damaged"), "cut": (sound[:len(sound) // 2 // 4096 * 4096 + 100], "damaged"),
                 "newer": (bytes(newer), "too-new"), "other": (foreign.read_bytes(), "damaged")}
        for name, (content, code) in kinds.items():
            path = self.where / f"{name}.gainsay"
            path.write_bytes(content)
            for command in (["claims"], ["add", self.good], ["check", self.good]):
                done = program.gainsay(command[0], "--case", path, *command[1:])
                self.assertEqual(done.code, 5, f"{name}: {done}")
                self.assertRegex(done.err, rf"\Againsay: error\[{code}\]: [^\n]*{name}\.gainsay[^\n]*\n\Z")
            self.assertEqual(path.read_bytes(), content, f"{name}: left as it was")

    def test_with_a_broken_page_in_the_middle_it_is_found(self):
        case = self.where / "page.gainsay"
        program.good("init", case)
        program.good("add", "-q", "--case", case, live.write_texts(self.where / "texts", 60))
        content = bytearray(case.read_bytes())
        middle = len(content) // 2 // 4096 * 4096
        content[middle:middle + 4096] = os.urandom(4096)
        case.write_bytes(content)
        done = program.gainsay("verify", "--case", case)
        self.assertIn(done.code, (3, 5), done)
        self.assertNotIn("internal", done.err)

    def test_that_may_not_be_read_or_written_say_so_and_stay_as_they_are(self):
        program_of = program.as_anybody(program.BUILD / "bin/gainsay")
        if program_of is None:
            self.skipTest("root may read everything, and there is no setpriv")
        folder = self.folder("locked")
        case = folder / "c.gainsay"
        program.good("init", case)
        program.good("add", "-q", "--case", case, self.good)
        content = case.read_bytes()

        def tell(*words):
            return program.run([*program_of, *words, "--case", case])

        case.chmod(0)
        for words in (["claims"], ["add", self.good], ["check", self.good]):
            done = tell(*words)
            self.assertEqual((done.code, done.out), (1, ""), done)
            self.assertRegex(done.err, r"\Againsay: error\[io\]: [^\n]*casefile \S*c\.gainsay[^\n]*\n\Z")
        case.chmod(0o400)
        folder.chmod(0o500)
        try:
            listed, added = tell("claims"), tell("add", self.good)
        finally:
            folder.chmod(0o700)
        self.assertEqual(listed.code, 0, listed)
        self.assertEqual((added.code, added.out), (1, ""), added)
        self.assertRegex(added.err, r"\Againsay: error\[io\]: casefile \S*c\.gainsay cannot be written: [^\n]*Permission denied\n\Z")
        self.assertEqual((case.read_bytes(), sorted(p.name for p in folder.iterdir())), (content, ["c.gainsay"]))
        refused = tell("add", self.good)  # where the file alone may not be written
        self.assertEqual((refused.code, refused.out), (1, ""), refused)
        self.assertRegex(refused.err, r"\Againsay: error\[io\]: casefile \S*c\.gainsay cannot be written: [^\n]*\n\Z")
        self.assertEqual(case.read_bytes(), content)

    def test_that_are_not_there_or_cannot_be_made(self):
        missing = program.gainsay("add", "--case", self.where / "no.gainsay", self.good)
        self.assertEqual(missing.code, 1, missing)
        self.assertRegex(missing.err, r"error\[not-found\]: casefile \S+no\.gainsay does not exist\. hint: gainsay init")
        folder = program.gainsay("add", "--case", self.good, self.good)
        self.assertEqual(folder.code, 5, folder)
        nowhere = program.gainsay("init", self.where / "no/folder.gainsay")
        self.assertEqual(nowhere.code, 1, nowhere)
        self.assertEqual(program.gainsay("init", self.where / "good").code, 2)


class TheCallersStreams(WithGood):
    def gainsay(self, words, **how):
        return subprocess.run(["sh", "-c", f'exec "$0" {words}', program.BUILD / "bin/gainsay"], capture_output=True,
                              cwd=self.where, text=True, timeout=60 * program.PATIENCE, **how)

    def test_a_reader_that_goes_ends_the_program_quietly_and_leaves_nothing_behind(self):
        place = self.folder("temporary")
        with live.Live("check", "--json", program.DOSSIER, stdout=subprocess.PIPE,
                       environment={"TMPDIR": str(place)}) as checking:
            checking.process.stdout.read(1)
            checking.process.stdout.close()
            self.assertEqual(checking.end(), -13, "as any program whose reader has gone: SIGPIPE")
            self.assertEqual(checking.err(), "")
        self.assertEqual(list(place.iterdir()), [], "the temporary casefile is gone")

    def test_a_stream_of_annotations_ends_with_its_reader(self):
        line = json.dumps({"id": "1", "text": GOOD["a.txt"]}) + "\n"
        with live.Live("annotate", stdin=subprocess.PIPE, stdout=subprocess.PIPE) as annotating:
            annotating.process.stdin.write(line.encode())
            annotating.process.stdin.flush()
            annotating.process.stdout.readline()
            annotating.process.stdout.close()
            try:
                for _ in range(100000):
                    annotating.process.stdin.write(line.encode())
                    annotating.process.stdin.flush()
            except BrokenPipeError:
                pass
            self.assertEqual(annotating.end(10), -13)

    def test_nobody_reads_what_is_said_on_standard_error(self):
        reader, writer = os.pipe()
        os.close(reader)
        bad = self.folder("bad", {"x.txt": b"\xff"})
        with live.Live("check", "--json", self.good, bad, stderr=writer) as checking:
            os.close(writer)
            self.assertEqual(checking.end(), 4)
            self.assertEqual(json.loads(checking.out())["claims"], self.clean["claims"])

    def test_results_that_cannot_be_written_are_no_success(self):
        for words in ("check --json good > /dev/full", "check --json good >&-", "check good >&- <&-"):
            done = self.gainsay(words)
            self.assertEqual(done.returncode, 1, words)
            self.assertEqual(done.stderr, "gainsay: error[io]: standard output: the results could not be written\n", words)

    def test_no_file_of_ours_becomes_a_closed_stream(self):
        case = self.where / "closed.gainsay"
        program.good("init", case)
        for streams, code in (("<&-", 0), (">&-", 1), ("2>&-", 0), ("<&- >&- 2>&-", 1)):
            done = self.gainsay(f"add -v --case closed.gainsay good {streams}")
            self.assertEqual(done.returncode, code, f"{streams}: {done.stderr}")
            self.assertEqual(program.good("verify", "--case", case).out, "all is well\n", streams)
        self.assertEqual(len(json.loads(program.good("documents", "--json", "--case", case).out)["documents"]), 2)

    def test_standard_input_that_is_closed_is_said(self):
        done = self.gainsay("check - <&-")
        self.assertEqual((done.returncode, done.stderr), (1, "gainsay: failed[io]: -: import: reading failed\n"))
        done = self.gainsay("annotate <&-")
        self.assertEqual((done.returncode, done.stdout), (1, ""))
        self.assertEqual(done.stderr, "gainsay: error[io]: standard input: reading failed\n")


class Lists(WithGood):
    def test_sources_may_stand_in_a_file(self):
        write(self.where, {"list": "good/a.txt\ngood/b.txt\n", "bad-list": "good/a.txt\ngood/b.txt\ngood/c.txt\n"})
        done = program.good("check", "--json", "@list", folder=self.where)
        self.assertEqual(json.loads(done.out)["claims"], self.clean["claims"])
        done = program.gainsay("check", "--json", "@bad-list", folder=self.where)
        self.assertEqual((done.code, json.loads(done.out)["claims"]), (4, self.clean["claims"]))


if __name__ == "__main__":
    program.main()
