#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Whoever dies, and whenever: what `add -v` reported as committed stays, `verify` is clean, and the same `add` again gives
the digest of an undisturbed run. GAINSAY_KILLS is how often, GAINSAY_SEED repeats a run."""
import contextlib
import ctypes
import json
import os
import pathlib
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import threading
import time
import unittest

import live
import program

KILLS = int(os.environ.get("GAINSAY_KILLS", 20))
SIGNALS = max(10, KILLS // 2)
SEED = int(os.environ.get("GAINSAY_SEED", random.SystemRandom().randrange(1 << 32)))
TEXTS = 200  # three batches and a bit


class WithTexts(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.place = program.folder()
        cls.addClassCleanup(cls.place.cleanup)
        cls.where = pathlib.Path(cls.place.name)
        cls.texts = live.write_texts(cls.where / "texts", TEXTS)
        program.good("init", cls.where / "empty.gainsay")
        whole = cls.new_case("whole")
        begun = time.monotonic()
        program.good("add", "-q", "--case", whole, cls.texts)
        cls.seconds = time.monotonic() - begun
        cls.digest = program.good("digest", "--case", whole).out

    @classmethod
    def new_case(cls, name):
        case = cls.where / f"{name}.gainsay"
        shutil.copy(cls.where / "empty.gainsay", case)
        return case

    def rows(self, case, table):
        with contextlib.closing(sqlite3.connect(f"file:{case}?mode=ro", uri=True)) as opened:
            return opened.execute(f"SELECT count(*) FROM {table}").fetchone()[0]

    def documents(self, case):
        return self.rows(case, "document")

    def completes(self, case, committed, what):
        """Nothing reported is lost, the file is sound, and the same again does the rest."""
        kept = self.documents(case)
        self.assertGreaterEqual(kept, committed, what)
        program.good("verify", "--case", case)
        added = json.loads(program.good("add", "--json", "--wait", 0, "--case", case, self.texts).out)
        self.assertEqual(added["read"] + added["known"], TEXTS, what)
        self.assertEqual(program.good("digest", "--case", case).out, self.digest, what)
        return kept


class KilledAtAnyMoment(WithTexts):
    def test_no_committed_document_is_lost(self):
        luck = random.Random(SEED)
        kept = []
        for n in range(KILLS):
            moment, workers_too = luck.uniform(0, self.seconds), luck.random() < 0.5
            what = f"seed {SEED}, kill {n} after {moment:.3f} s, workers too: {workers_too}"
            case = self.new_case(f"killed{n}")
            with live.Live("add", "-v", "--case", case, self.texts) as adding:
                time.sleep(moment)
                workers = adding.workers()
                adding.process.kill()
                for worker in workers if workers_too else []:
                    try:
                        os.kill(worker, signal.SIGKILL)
                    except ProcessLookupError:
                        pass
                adding.end()
                self.assertEqual(live.still_run(workers), [], f"{what}: workers that stay behind")
                committed = adding.committed()
            kept.append((committed, self.completes(case, committed, what)))
        print(f"seed {SEED}: {KILLS} kills within {self.seconds:.2f} s; reported/kept {kept}", flush=True)
        self.assertTrue(any(0 < documents < TEXTS for _, documents in kept) or KILLS < 10, kept)

    def test_claims_that_changed_and_were_not_compared_yet_are_compared_later(self):
        """Other plugins read no quantities, and the program dies before it has compared: no link between figures stays."""
        case, wanted, plugins = self.new_case("changed"), self.new_case("wanted"), self.where / "plugins"
        shutil.copytree(program.PLUGINS, plugins, ignore=shutil.ignore_patterns("*extract_quantities"))
        with open(next(plugins.glob("*extract_claims/*.so")), "ab") as library:
            library.write(b"another build")  # so that what it read counts as not read yet
        for name in (case, wanted):
            program.good("add", "-q", "--case", name, self.texts)
        figures = lambda name: program.good("links", "--case", name).out.count("numeric-discrepancy")
        self.assertGreater(figures(case), 0)
        again = ("add", "-v", "--plugin-dir", plugins, "--case")
        with live.Live(*again, case, self.texts) as adding:
            reached = adding.wait_for(lambda: adding.committed() == TEXTS)
            adding.process.kill()
            self.assertEqual((reached, adding.end()), (True, -signal.SIGKILL), adding.err())
        self.assertGreater(figures(case), 0, "not compared yet")
        for name in (case, wanted):
            program.good(*again, name, self.texts)
        self.assertEqual(figures(case), 0)
        self.assertEqual(program.good("digest", "--case", case).out, program.good("digest", "--case", wanted).out)


class OneWorkerDies(WithTexts):
    def test_its_documents_are_read_by_another(self):
        case = self.new_case("worker")
        with live.Live("add", "-v", "--lanes", 2, "--case", case, self.texts) as adding:
            self.assertTrue(adding.wait_for(lambda: adding.committed() > 0), adding.err())
            victims = adding.workers()[:1]
            for worker in victims:
                os.kill(worker, signal.SIGKILL)
            self.assertEqual(adding.end(), 0, adding.err())
            self.assertTrue(victims, "a run has workers")
        program.good("verify", "--case", case)
        self.assertEqual(program.good("digest", "--case", case).out, self.digest)


class Interrupted(WithTexts):
    """After each batch in turn: in the middle of reading, and, after the last, while all is compared and stored."""

    def test_by_a_signal_in_any_stage(self):
        batches = (TEXTS + 63) // 64
        ends = []
        for number in (signal.SIGINT, signal.SIGTERM):
            for batch in range(batches + 1):
                what = f"{number.name} after batch {batch} of {batches}"
                case = self.new_case(f"{number.name}{batch}")
                with live.Live("add", "-v", "--case", case, self.texts) as adding:
                    if batch == 0:  # as soon as there are workers: the handlers are in place by then
                        adding.wait_for(lambda: adding.workers())
                    else:
                        adding.wait_for(lambda: adding.committed() >= min(batch * 64, TEXTS))
                    adding.process.send_signal(number)
                    code = adding.end()
                    committed, err, out = adding.committed(), adding.err(), adding.out()
                ends.append((what, code, committed))
                if code == 0:  # all was done before the signal was seen
                    self.assertIn(f"{TEXTS} read", out, what)
                else:
                    self.assertEqual((code, out), (130, ""), f"{what}: {err}")
                    lines = [line for line in err.splitlines() if "error[" in line]
                    self.assertEqual(len(lines), 1, err)
                    self.assertRegex(lines[0], rf"^gainsay: error\[interrupted\]: stopped after {committed} of {TEXTS} sources")
                self.completes(case, committed, what)
        print("\n".join(map(str, ends)), flush=True)
        self.assertGreaterEqual(sum(code == 130 for _, code, _ in ends), batches, ends)

    def test_at_any_moment(self):
        """A sweep over the whole run, its start and its end included."""
        luck = random.Random(SEED)
        ends = []
        for n in range(SIGNALS):
            number, moment = (signal.SIGINT, signal.SIGTERM)[n % 2], luck.uniform(n, n + 1) / SIGNALS * self.seconds
            what = f"seed {SEED}, {number.name} after {moment:.3f} s"
            folder = self.where / f"signal{n}"
            folder.mkdir()
            case = folder / "c.gainsay"
            shutil.copy(self.where / "empty.gainsay", case)
            with live.Live("add", "-v", "--case", case, self.texts, environment={"TMPDIR": str(folder)}) as adding:
                time.sleep(moment)
                workers = adding.workers()
                adding.process.send_signal(number)
                code = adding.end()
                committed, err, out = adding.committed(), adding.err(), adding.out()
            ends.append((what, code, committed))
            self.assertEqual(live.still_run(workers), [], f"{what}: workers that stay behind")
            self.assertEqual([path.name for path in folder.iterdir()], ["c.gainsay"], f"{what}: files that stay behind")
            if code == -number:  # before it watches for signals it has begun nothing
                self.assertEqual((committed, out, err), (0, "", ""), what)
            elif code == 130:
                self.assertEqual(out, "", what)
                self.assertEqual(len([line for line in err.splitlines() if "error[interrupted]" in line]), 1, f"{what}: {err}")
            else:
                self.assertEqual(code, 0, f"{what}: {err}")
                self.assertIn(f"{TEXTS} read", out, what)
            self.completes(case, committed, what)
        print("\n".join(map(str, ends)), flush=True)

    def stopped_by_a_plugin(self, stage, words, copies):
        """The plugins of tests/support/hostile send the signal themselves, while they are asked."""
        folder = self.where / stage
        texts = live.write_texts(folder / "texts", 100)
        for n in range(copies):
            (texts / f"0080{n}.txt").write_text(f"Now {words} as number {n}.\n", encoding="utf-8")
        plugins = folder / "plugins"
        for plugin in ("org.example.faults", "org.example.faulty_verifier"):
            shutil.copytree(program.HOSTILE / plugin, plugins / plugin)
        program.leave_taken_layers(plugins / "org.example.faults/plugin.json")
        (folder / "cases").mkdir()
        case, clean = folder / "cases/c.gainsay", folder / "clean.gainsay"
        for path in (case, clean):
            shutil.copy(self.where / "empty.gainsay", path)
        done = program.gainsay("add", "-v", "--plugin-dir", plugins, "--case", case, texts)
        self.assertEqual((done.code, done.out), (130, ""), f"{stage}: {done}")
        (line,) = [line for line in done.err.splitlines() if "error[" in line]
        found = re.fullmatch(rf"gainsay: error\[interrupted\]: stopped after (\d+) of {100 + copies} sources.*", line)
        self.assertTrue(found, line)
        self.assertEqual([path.name for path in case.parent.iterdir()], ["c.gainsay"], stage)
        self.assertEqual(self.documents(case), int(found.group(1)), stage)
        links = lambda path: program.good("links", "--case", path).out
        self.assertEqual(links(case), "", f"{stage}: stopped before all was compared")
        program.good("verify", "--case", case)
        program.good("add", "-q", "--case", case, texts)  # without the plugins that would stop it again
        program.good("add", "-q", "--case", clean, texts)
        program.good("verify", "--case", case)
        self.assertEqual(self.documents(case), 100 + copies, stage)
        self.assertEqual(links(case), links(clean), stage)
        return int(found.group(1))

    def test_while_a_document_is_extracted(self):
        for words in ("please interrupt", "please terminate"):
            stage = words.replace(" ", "-")
            self.assertEqual(self.stopped_by_a_plugin(stage, words, 1), 101, "its batch is finished and kept")

    def test_while_claims_are_matched_and_while_they_are_compared(self):
        self.assertEqual(self.stopped_by_a_plugin("index", "verify index-interrupt", 2), 102)
        self.assertEqual(self.stopped_by_a_plugin("compare", "verify compare-interrupt", 2), 102)

    def test_while_a_batch_waits_to_be_stored(self):
        """Somebody else's program holds the casefile: the signal comes while ours waits for it."""
        case = self.new_case("stored")
        plugins = self.where / "slow"
        shutil.copytree(program.HOSTILE / "org.example.faults", plugins / "org.example.faults")
        program.leave_taken_layers(plugins / "org.example.faults/plugin.json")
        slow = self.where / "slow.txt"
        slow.write_text("Now please sleep.\n", encoding="utf-8")
        runs = lambda: self.rows(case, "run")
        with contextlib.closing(sqlite3.connect(case, isolation_level=None, timeout=30)) as other, \
                live.Live("add", "-v", "--wait", 60, "--plugin-dir", plugins, "--case", case, slow, self.texts) as adding:
            self.assertTrue(adding.wait_for(lambda: runs() > 0), adding.err())  # it has begun, and the plugin sleeps
            other.execute("BEGIN IMMEDIATE")
            time.sleep(1)
            adding.process.send_signal(signal.SIGTERM)
            time.sleep(0.1)
            self.assertIsNone(adding.process.poll(), "it waits")
            other.execute("ROLLBACK")
            self.assertEqual((adding.end(), adding.out()), (130, ""), adding.err())
            committed = adding.committed()
        self.assertEqual(self.documents(case), committed, "the batch under way was stored")
        self.assertGreater(committed, 0)
        program.good("verify", "--case", case)
        program.good("add", "-q", "--wait", 0, "--case", case, slow, self.texts)
        program.good("verify", "--case", case)
        self.assertEqual(self.documents(case), TEXTS + 1)

    def test_while_it_reads_pipes_in_which_nothing_comes(self):
        pipes = [self.where / name for name in ("silent1", "silent2")]
        for pipe in pipes:
            os.mkfifo(pipe)
        for command in (["check"], ["add", "--case", self.new_case("silent")]):
            with contextlib.ExitStack() as held:
                for pipe in pipes:
                    held.callback(os.close, os.open(pipe, os.O_RDWR))
                reading = held.enter_context(live.Live(*command, *pipes, self.texts))
                self.assertTrue(reading.wait_for(lambda: reading.workers() and reading.listens()))
                reading.process.send_signal(signal.SIGINT)
                self.assertEqual((reading.end(5), reading.out()), (130, ""), reading.err())
        self.assertEqual(self.rows(self.where / "silent.gainsay", "failure"), 0, "what the signal cut short is no bad file")

    def test_whichever_thread_hears_it(self):
        """The kernel may give a signal to any thread: who waits in another one must hear of it, too."""
        pipe = self.where / "silent"
        os.mkfifo(pipe)
        self.addCleanup(os.close, os.open(pipe, os.O_RDWR))
        for command in (["check", "-"], ["annotate"], ["check", pipe]):
            with live.Live(*command, stdin=subprocess.PIPE) as waiting:
                self.assertTrue(waiting.wait_for(lambda: waiting.workers() and waiting.listens()))
                threads = [int(task.name) for task in pathlib.Path(f"/proc/{waiting.process.pid}/task").iterdir()]
                other = max(threads)
                self.assertNotEqual(other, waiting.process.pid, "a lane has a thread of its own")
                self.assertEqual(ctypes.CDLL(None).tgkill(waiting.process.pid, other, signal.SIGINT), 0)
                self.assertEqual(waiting.end(5), 130, f"{command}: {waiting.err()}")

    def test_while_it_waits_for_another_writer(self):
        case = self.new_case("waiting")
        with live.Live("add", "--case", case, "-", stdin=subprocess.PIPE) as first:
            self.assertTrue(first.wait_for(lambda: first.workers()))
            for command in (["add"], ["check"]):
                with live.Live(*command, "--wait", 60, "--case", case, self.texts) as waiting:
                    time.sleep(0.3)
                    waiting.process.send_signal(signal.SIGINT)
                    self.assertEqual((waiting.end(5), waiting.out()), (130, ""), waiting.err())
                    self.assertRegex(waiting.err(), r"\Againsay: error\[interrupted\]: [^\n]*waited[^\n]*\n\Z")

    def test_a_check_leaves_no_temporary_casefile(self):
        folder = self.where / "temporary"
        folder.mkdir()
        for number in (signal.SIGINT, signal.SIGTERM):
            with live.Live("check", "-v", self.texts, environment={"TMPDIR": str(folder)}) as checking:
                self.assertTrue(checking.wait_for(lambda: checking.committed() > 0), checking.err())
                self.assertNotEqual(list(folder.iterdir()), [])
                checking.process.send_signal(number)
                self.assertEqual(checking.end(), 130, checking.err())
            self.assertEqual(list(folder.iterdir()), [], number.name)

    def test_a_check_says_nothing_it_has_not_compared(self):
        with live.Live("check", "-v", self.texts) as checking:
            self.assertTrue(checking.wait_for(lambda: checking.committed() > 0), checking.err())
            checking.process.send_signal(signal.SIGINT)
            self.assertEqual(checking.end(), 130)
            self.assertEqual(checking.out(), "", "no cards, and no \"No disagreements found\" either")

    def test_who_waits_for_input_ends_at_once(self):
        for command in (["check", "-"], ["add", "--case", self.new_case("input"), "-"], ["annotate"]):
            for number in (signal.SIGINT, signal.SIGTERM):
                with live.Live(*command, stdin=subprocess.PIPE) as waiting:
                    self.assertTrue(waiting.wait_for(lambda: waiting.workers() and waiting.listens()))
                    waiting.process.send_signal(number)
                    self.assertEqual(waiting.end(5), 130, f"{command}: {waiting.err()}")


class TwoProcesses(WithTexts):
    def test_the_second_writer_waits_and_says_who_holds_the_casefile(self):
        case = self.new_case("held")
        other_name = self.where / "other-name.gainsay"
        other_name.symlink_to(case)
        with live.Live("add", "--case", case, "-", stdin=subprocess.PIPE) as first:
            self.assertTrue(first.wait_for(lambda: first.workers()))
            for name in (case, other_name):
                begun = time.monotonic()
                second = program.gainsay("add", "--wait", "0.3", "--case", name, self.texts)
                self.assertGreaterEqual(time.monotonic() - begun, 0.3)
                self.assertEqual((second.code, second.out), (5, ""), second)
                self.assertRegex(second.err, rf"\Againsay: error\[locked\]: casefile \S+ is being written by gainsay add "
                                 rf"\(process {first.process.pid}\) since \d{{4}}-\d\d-\d\dT\d\d:\d\d:\d\dZ\. "
                                 r"hint: .*waited 300 ms.*\n\Z")
            for command in ("documents", "verify", "digest"):
                program.good(command, "--case", case)
            waiting = live.Live("add", "--wait", "60", "--case", case, self.texts)
            with waiting:
                time.sleep(0.1)
                first.process.stdin.write(b"Iran sent 20 drones to Russia in 2022.\n")
                first.process.stdin.close()
                self.assertEqual(first.end(), 0, first.err())
                self.assertEqual(waiting.end(), 0, waiting.err())
        self.assertEqual(self.documents(case), TEXTS + 1)

    def test_the_lock_of_a_dead_writer_holds_nobody(self):
        case = self.new_case("stale")
        with live.Live("add", "--case", case, "-", stdin=subprocess.PIPE) as first:
            self.assertTrue(first.wait_for(lambda: first.workers()))
            first.process.kill()
            first.end()
        self.assertTrue(pathlib.Path(f"{case}-writer").exists(), "the lock's file is still there")
        self.completes(case, 0, "after a dead writer")

    def test_readers_see_a_sound_casefile_at_any_time(self):
        case = self.new_case("read")
        seen, faults = [], []
        done = threading.Event()

        def read():
            while not done.is_set():
                verified = program.gainsay("verify", "--case", case)
                listed = program.gainsay("documents", "--json", "--case", case)
                if verified.code or listed.code:
                    faults.append(f"{verified}\n{listed}")
                else:
                    seen.append(len(json.loads(listed.out)["documents"]))

        reader = threading.Thread(target=read)
        reader.start()
        for part in range(0, TEXTS, 40):
            program.good("add", "-q", "--case", case, *sorted(self.texts.iterdir())[part:part + 40])
        program.good("add", "-q", "--case", case, self.texts)
        done.set()
        reader.join()
        self.assertEqual(faults, [])
        self.assertEqual(seen, sorted(seen), "what was committed does not go away")
        self.assertGreater(len(seen), 2)


def script(name, lines):
    """A shell script with a mount of its own; None where this machine does not let us."""
    if os.geteuid() != 0 or subprocess.run(["unshare", "-m", "true"], capture_output=True).returncode != 0:
        return None
    return subprocess.run(["unshare", "-m", "sh", "-c", lines, name], capture_output=True, text=True)


class TheDisk(WithTexts):
    GAINSAY = program.BUILD / "bin/gainsay"

    def test_a_full_one_costs_nothing_that_was_committed(self):
        disk = self.where / "disk"
        disk.mkdir()
        done = script("full", f"""
            mount -t tmpfs -o size=800k none {disk} && cd {disk} || exit 99
            {self.GAINSAY} init c.gainsay >&2 || exit 98
            {self.GAINSAY} add -v --case c.gainsay {self.texts} 2>add.err; echo add $?
            cat add.err >&2; grep -o 'committed: [0-9]*' add.err | tail -1
            rm add.err
            mount -o remount,size=64m {disk}
            {self.GAINSAY} verify --case c.gainsay; echo verify $?
            {self.GAINSAY} documents --case c.gainsay | wc -l
            {self.GAINSAY} add -q --case c.gainsay {self.texts} >/dev/null; echo again $?
            {self.GAINSAY} digest --case c.gainsay""")
        if done is None or done.returncode == 99:
            self.skipTest("no small disk can be mounted here: this needs root")
        lines = done.stdout.splitlines()
        self.assertEqual(lines[0], "add 1", done)
        errors = [line for line in done.stderr.splitlines() if "error[" in line]
        self.assertEqual(len(errors), 1, done.stderr)
        self.assertRegex(errors[0], r"error\[io\]: .*casefile c\.gainsay.*(full|committed)")
        committed = int(re.search(r"committed: (\d+)", done.stdout).group(1)) if "committed" in done.stdout else 0
        self.assertEqual(lines[-5:-3], ["all is well", "verify 0"], done)
        self.assertGreaterEqual(int(lines[-3]), committed)
        self.assertLess(int(lines[-3]), TEXTS)
        self.assertEqual(lines[-2], "again 0", done)
        self.assertEqual(lines[-1] + "\n", self.digest)

    def test_a_read_only_one_can_be_read_and_says_that_it_cannot_be_written(self):
        disk = self.where / "read-only"
        disk.mkdir()
        done = script("read-only", f"""
            mount -t tmpfs none {disk} && cd {disk} || exit 99
            {self.GAINSAY} init c.gainsay >&2 && {self.GAINSAY} add -q --case c.gainsay {self.texts} >/dev/null || exit 98
            mount -o remount,ro {disk}
            {self.GAINSAY} verify --case c.gainsay; echo verify $?
            {self.GAINSAY} digest --case c.gainsay
            {self.GAINSAY} add --case c.gainsay {self.texts}; echo add $?
            {self.GAINSAY} init d.gainsay; echo init $?""")
        if done is None or done.returncode == 99:
            self.skipTest("nothing can be mounted here: this needs root")
        self.assertEqual(done.stdout.splitlines(), ["all is well", "verify 0", self.digest.strip(), "add 1", "init 1"], done)
        errors = [line for line in done.stderr.splitlines() if "error[" in line]
        self.assertEqual(len(errors), 2, done.stderr)
        for line in errors:
            self.assertRegex(line, r"^gainsay: error\[io\]: (casefile c\.gainsay cannot be written|cannot create casefile d\.gainsay): .*Read-only file system")


if __name__ == "__main__":
    program.main()
