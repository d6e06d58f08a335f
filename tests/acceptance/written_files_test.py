#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A report that goes into a file takes the place of no work, of no file that it did not make, and is there whole or not at all."""
import os
import pathlib
import stat
import threading
import unittest

import live
import program


class AReportFile(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        kept = program.folder()
        cls.addClassCleanup(kept.cleanup)
        cls.where = pathlib.Path(kept.name).resolve()
        cls.case = cls.where / "c.gainsay"
        program.good("init", cls.case)
        program.good("add", "-q", "--case", cls.case, program.DOSSIER, live.write_texts(cls.where / "texts", 100))
        cls.report = program.good("export", "--format", "html", "--case", cls.case).out

    def folder(self):
        kept = program.folder()
        self.addCleanup(kept.cleanup)
        return pathlib.Path(kept.name).resolve()

    def export(self, target, code=0, **how):
        done = program.gainsay("export", "--format", "html", "--case", self.case, "-o", target, **how)
        self.assertEqual(done.code, code, done)
        self.assertEqual(len(done.err.splitlines()), 0 if code == 0 else 1, done)
        return done

    def refuses(self, target):
        before = {path: path.read_bytes() for path in self.where.iterdir() if path.is_file()}
        self.assertIn("belongs to a casefile", self.export(target, code=2).err)
        after = {path: path.read_bytes() for path in self.where.iterdir() if path.is_file()}
        self.assertEqual(after, before)

    def test_never_replaces_a_casefile(self):
        self.refuses(self.case)
        self.refuses(self.where / "." / "c.gainsay")
        folder = self.folder()
        (folder / "soft").symlink_to(self.case)
        (folder / "hard").hardlink_to(self.case)
        self.refuses(folder / "soft")
        self.refuses(folder / "hard")
        for suffix in ("-wal", "-shm", "-writer"):
            self.refuses(f"{self.case}{suffix}")
        other = folder / "other.gainsay"
        program.good("init", other)
        self.refuses(other)
        self.assertEqual(program.good("verify", "--case", self.case).out, "all is well\n")

    def test_leaves_what_it_did_not_make(self):
        folder = self.folder()
        (folder / "r.html.part").write_text("mine", encoding="utf-8")
        self.export(folder / "r.html")
        self.assertEqual((folder / "r.html.part").read_text(encoding="utf-8"), "mine")
        self.assertEqual((folder / "r.html").read_text(encoding="utf-8"), self.report)
        self.assertEqual(len(list(folder.iterdir())), 2)

    def test_is_as_private_as_its_casefile_or_as_the_file_it_replaces(self):
        folder = self.folder()
        self.export(folder / "new.html")
        self.assertEqual(stat.S_IMODE((folder / "new.html").stat().st_mode), 0o600)
        (folder / "new.html").chmod(0o640)
        self.export(folder / "new.html")
        self.assertEqual(stat.S_IMODE((folder / "new.html").stat().st_mode), 0o640)

    def test_goes_where_a_link_leads(self):
        folder = self.folder()
        (folder / "deep").mkdir()
        (folder / "deep/r.html").write_text("old", encoding="utf-8")
        (folder / "link").symlink_to("deep/r.html")
        (folder / "fresh").symlink_to("deep/fresh.html")
        (folder / "round").symlink_to("round")
        for link, target in (("link", "r.html"), ("fresh", "fresh.html")):
            self.export(folder / link)
            self.assertTrue((folder / link).is_symlink())
            self.assertEqual((folder / "deep" / target).read_text(encoding="utf-8"), self.report)
        self.assertIn("cannot be written: Too many levels", self.export(folder / "round", code=1).err)

    def test_goes_into_a_pipe_or_a_device_and_leaves_it_one(self):
        folder = self.folder()
        os.mkfifo(folder / "pipe")
        read = []
        reader = threading.Thread(target=lambda: read.append((folder / "pipe").read_text(encoding="utf-8")))
        reader.start()
        self.export(folder / "pipe")
        reader.join(10)
        self.assertEqual(read, [self.report])
        self.assertTrue((folder / "pipe").is_fifo())
        self.assertEqual(self.export("/dev/stdout").out, self.report)
        screen, device = os.openpty()  # its folder takes no other file, whatever goes wrong
        self.addCleanup(os.close, screen)
        self.addCleanup(os.close, device)
        (folder / "device").symlink_to(os.ttyname(device))
        with live.Live("export", "--format", "html", "--case", self.case, "-o", folder / "device") as exporting:
            shown = b""
            while b"</html>" not in shown:
                shown += os.read(screen, 1 << 16)
            self.assertEqual(exporting.end(10), 0, exporting.err())
        self.assertEqual(shown.decode("utf-8").replace("\r\n", "\n")[:1000], self.report[:1000])
        self.assertTrue((folder / "device").is_symlink())

    def test_a_full_disk_leaves_the_old_one(self):
        self.assertGreater(len(self.report.encode("utf-8")), 40 << 10, "what SQLite needs beside a casefile is less")
        folder = self.folder()
        (folder / "r.html").write_text("old", encoding="utf-8")
        done = program.run(["bash", "-c", 'trap "" XFSZ; ulimit -f 40; exec "$0" "$@"', program.BUILD / "bin/gainsay", "export",
                            "--format", "html", "--case", self.case, "-o", folder / "r.html"])
        self.assertEqual((done.code, len(done.err.splitlines())), (1, 1), done)
        self.assertIn("r.html: cannot be written: File too large", done.err)
        self.assertEqual([(path.name, path.read_text(encoding="utf-8")) for path in folder.iterdir()], [("r.html", "old")])

    def test_says_why_it_cannot_be_written_and_leaves_nothing(self):
        folder = self.folder()
        (folder / "is").mkdir()
        for target, why in ((folder / "is", "Is a directory"), (folder / "none/r.html", "No such file"),
                            (folder / ("x" * 300), "File name too long")):
            self.assertIn(f"cannot be written: {why}", self.export(target, code=1).err)
        self.assertEqual([path.name for path in folder.iterdir()], ["is"])

    def test_a_pipe_that_nobody_reads_can_be_left(self):
        folder = self.folder()
        os.mkfifo(folder / "pipe")
        with live.Live("export", "--format", "html", "--case", self.case, "-o", folder / "pipe") as exporting:
            status = pathlib.Path(f"/proc/{exporting.process.pid}/stat")
            exporting.wait_for(lambda: False, 1)  # long enough to reach it; earlier it would end with 130 as well
            self.assertIn(" S ", status.read_text())
            exporting.process.terminate()
            self.assertEqual(exporting.end(10), 130, exporting.err())


if __name__ == "__main__":
    program.main()
