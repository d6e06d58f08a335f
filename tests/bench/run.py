#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs every benchmark and prints each figure beside its limit. `./run bench` builds, then calls this.

    run.py [--build DIR] [--json] [--full] [--write] [--tiny]

Time never decides the exit code: it is 0 unless something is broken. README.md beside this file says what is measured.
"""
import argparse
import datetime
import json
import os
import pathlib
import subprocess
import sys
import tempfile

import processes
import report

HERE = pathlib.Path(__file__).resolve().parent
SOURCE = HERE.parents[1]
DOSSIER = SOURCE / "tests/dossiers/dprk-russia"
LINE = json.dumps({"id": "1", "text": "Russia received 300 missiles from North Korea in 2023."}).encode() + b"\n"
MIB = 1 << 20
GROWTH = 12  # CPU time of ten times as much, at most


class Sizes:
    def __init__(self, options):
        tiny, full = options.tiny, options.full
        self.small, self.large = (8, 24) if tiny else (500, 5000)
        self.claims = [100, 300] if tiny else [10_000, 100_000] + ([1_000_000] if full else [])
        self.repetitions = 1 if tiny else 9 if full else 5
        self.starts = 1 if tiny else 15
        self.peer = 8 if tiny else 2000
        self.peer_runs = 1 if tiny else 3


def progress(words):
    print(f"== {words}", file=sys.stderr, flush=True)


def figure(name, says, unit, value, reference=None, goal=None, seconds=None, note=None):
    """As gainsay-bench prints them. `reference`: (words, value); `goal`: (better, accept, good or None) of the ratio."""
    out = {"name": name, "says": says, "unit": unit, "value": value}
    if reference:
        out.update(reference=reference[0], reference_value=reference[1], ratio=value / reference[1] if reference[1] else None)
    if goal:
        better, accept, good = goal
        reached = lambda bound: out["ratio"] >= bound if better == "more" else out["ratio"] <= bound
        out.update(better=better, accept=accept, good=good)
        out["mark"] = "good" if good is not None and reached(good) else "accept" if reached(accept) else "miss"
    if seconds:
        out["seconds"] = seconds
    if note:
        out["note"] = note
    return out


class Bench:
    def __init__(self, options, folder):
        self.options, self.sizes, self.folder = options, Sizes(options), pathlib.Path(folder)
        self.build = options.build.resolve()
        self.gainsay = self.build / "bin/gainsay"
        self.reference = pathlib.Path(os.environ["GAINSAY_REFERENCE_DIR"]) if os.environ.get("GAINSAY_REFERENCE_DIR") else None
        self.sections, self.left_out, self.casefile = [], [], None

    def section(self, title, figures):
        self.sections.append({"title": title, "figures": figures})

    def corpus(self, documents):
        folder = self.folder / f"corpus-{documents}"
        if not folder.exists():
            progress(f"making {documents} documents")
            processes.Ran([sys.executable, "-B", HERE / "make_corpus.py", folder, "--documents", documents])
        return folder

    def measure(self, benchmark, documents, **settings):
        command = [self.build / "bin/gainsay-bench", benchmark, "--corpus", self.corpus(documents)]
        for key, value in settings.items():
            command += [f"--{key}", value]
        progress(f"{benchmark}: {documents} documents" + (f", {settings['claims']:,} claims" if "claims" in settings else ""))
        return json.loads(processes.Ran(command).out)

    # --- what gainsay-bench measures

    def text(self):
        self.section("Text, one thread", self.measure("text", self.sizes.small, repetitions=self.sizes.repetitions)["figures"])

    def extraction(self):
        found = self.measure("extraction", self.sizes.small, repetitions=max(1, self.sizes.repetitions // 2))
        note = f"{found['claims_per_document']:.1f} claims in a document"
        found["figures"][-1]["note"] += "; " + note
        self.section("Extraction", found["figures"])

    def pipeline(self):
        small = self.measure("pipeline", self.sizes.small, repetitions=1 if self.options.tiny else 3)
        large = self.measure("pipeline", self.sizes.large, repetitions=1)
        stages = [figure(f"stage {name}", f"stage {name} of gainsay add", "us/document", spent["cpu_us"] / large["documents"])
                  for name, spent in large["stages"].items()]
        self.section(f"Pipeline, {small['documents']} documents", small["figures"])
        self.section(f"Pipeline, {large['documents']} documents ({large['claims']:,} claims, {large['links']:,} links)",
                     large["figures"] + stages)
        cpu = lambda run: {name: spent["cpu_us"] for name, spent in run["stages"].items()}
        self.growth(f"Growth, {small['documents']} to {large['documents']} documents", "add", cpu(small), cpu(large),
                    large["documents"] / small["documents"])

    def claims(self):
        before = None
        for count in self.sizes.claims:
            casefile = self.folder / f"claims-{count}.gainsay"
            found = self.measure("claims", self.sizes.small, claims=count, casefile=casefile)
            self.section(f"Store and comparison, {found['claims']:,} claims, {found['links']:,} links", found["figures"])
            if before:
                self.growth(f"Growth, {before['claims']:,} to {found['claims']:,} claims", "claims", before["cpu_us"],
                            found["cpu_us"], found["claims"] / before["claims"])
            before = found
            if self.casefile:
                self.casefile[0].unlink()
            self.casefile = (casefile, found["claims"])

    def growth(self, title, name, small, large, times):
        """CPU time of ten times as much, one line a stage and one for the whole."""
        scale = 10 / times
        line = lambda stage, one, ten: figure(f"growth {name} {stage}", f"{stage}: CPU time of {times:.3g} times as much, for ten times",
                                              "ms", ten / 1e3 * scale, ("ms of the smaller run", one / 1e3), ("less", GROWTH, 10.5))
        figures = [line(stage, small[stage], large[stage]) for stage in large if small.get(stage)]
        total = lambda run: sum(spent for stage, spent in run.items() if stage != "incremental")
        whole = line("whole", total(small), total(large))
        over = [one["name"].split()[-1] for one in figures if one["ratio"] > GROWTH]
        whole["note"] = "more than linear: " + ", ".join(over) if over else "every stage is within the limit"
        self.section(title, figures + [whole])

    # --- the programs

    def starts(self):
        progress("start-up of the programs")
        ms = lambda seconds: 1e3 * seconds
        limit = lambda name, says, sample, most: figure(name, says, "ms wall", ms(sample["wall_median"]), ("ms allowed", most),
                                                        ("less", 1, None), sample, f"CPU {ms(sample['cpu_median']):.1f} ms")
        count = self.sizes.starts
        annotate = [self.gainsay, "annotate"]
        processes.first_line(annotate, LINE)
        first = processes.sample([processes.first_line(annotate, LINE) for _ in range(count)])
        dossier = processes.repeat(count, [self.gainsay, "check", DOSSIER])
        figures = [limit("start version", "gainsay --version", processes.repeat(count, [self.gainsay, "--version"]), 20),
                   limit("start annotate", "gainsay annotate, until its first line is answered", first, 60),
                   limit("check dossier", "gainsay check on the sample dossier", dossier, 150)]
        if self.reference:
            seeds = processes.repeat(count, [self.gainsay, "check", self.reference / "seeds"])
            figures.append(limit("check four texts", "gainsay check on the four reference texts", seeds, 150))
        self.section("Programs, as users wait for them", figures)

    def add(self, corpus, casefile, *arguments):
        for end in ("", "-wal", "-shm"):
            pathlib.Path(f"{casefile}{end}").unlink(missing_ok=True)
        processes.Ran([self.gainsay, "init", casefile])
        return [self.gainsay, "-q", "add", "--case", casefile, *arguments, corpus]

    def memory(self):
        progress("memory")
        corpus, casefile = self.corpus(self.sizes.small), self.folder / "memory.gainsay"
        pss, resident = processes.peak_memory(self.add(corpus, casefile))
        words = "highest sum of Pss over host and workers, sampled; the sum of their VmHWM is {:.0f} MiB"
        figures = [figure("memory add", f"gainsay add of {self.sizes.small} documents", "MiB", pss / MIB, ("MiB allowed", 128),
                          ("less", 1, None), note=words.format(resident / MIB))]
        if self.casefile:  # the formula of the design: so much for a claim, the lexicon, a megabyte for a thread
            path, claims = self.casefile
            lexicon = next(self.build.glob("share/gainsay/**/*.lex*"), None)
            size = lexicon.stat().st_size if lexicon else 0
            allowed = (64 * claims + size + 2 * MIB) / MIB
            one = sorted(self.corpus(self.sizes.large).iterdir())[-1]
            pss, resident = processes.peak_memory([self.gainsay, "-q", "add", "--case", path, one])
            figures.append(figure("memory one more", f"gainsay add of one document to {claims:,} claims", "MiB", pss / MIB,
                                  ("MiB: 64 B a claim, the lexicon, 1 MiB a lane", allowed), ("less", 3, 1.5),
                                  note=words.format(resident / MIB)))
        self.section("Memory of all processes together", figures)

    def peer(self):
        """The same documents through what a developer would otherwise write, in turn, as documents per CPU second."""
        if not self.reference or not (self.reference / "bench/py_pipeline.py").exists():
            self.left_out.append("the Python peer: GAINSAY_REFERENCE_DIR names no folder with bench/py_pipeline.py")
            return
        count, bench = self.sizes.peer, self.reference / "bench"
        corpus, casefile = self.folder / "peer", self.folder / "peer.gainsay"
        progress(f"the Python peer and gainsay add, {count} documents")
        processes.Ran([sys.executable, bench / "gen_corpus.py", self.reference / "seeds", corpus, count, 20240607])
        python = "/usr/bin/python3" if os.path.exists("/usr/bin/python3") else sys.executable  # which its README names
        own, peer = [], []
        for _ in range(self.sizes.peer_runs):
            peer.append(processes.Ran([python, "-B", bench / "py_pipeline.py", "--corpus", corpus, "--db",
                                       self.folder / "peer.db", "--lean"]))
            own.append(processes.Ran(self.add(corpus, casefile)))
        pss, resident = processes.peak_memory(self.add(corpus, casefile))
        own, peer = processes.sample(own), processes.sample(peer)
        rate = lambda sample: count / sample["cpu_median"]
        self.section("Beside the Python peer", [
            figure("peer add", f"gainsay add of {count} documents", "documents/CPU s", rate(own),
                   ("the peer, which extracts no claims", rate(peer)), ("more", 3, None), own,
                   f"user and system time of all processes; wall {own['wall_median']:.1f} s beside {peer['wall_median']:.1f} s"),
            figure("peer memory", f"gainsay add of {count} documents", "MiB", pss / MIB, ("MiB allowed", 128), ("less", 1, None),
                   note=f"highest sum of Pss over host and workers, sampled; sum of VmHWM {resident / MIB:.0f} MiB")])

    # --- all of it

    def run(self):
        for part in (self.text, self.extraction, self.pipeline, self.claims, self.starts, self.memory, self.peer):
            part()
        now = datetime.datetime.now(datetime.timezone.utc)
        return {"schema": "gainsay/bench/1", "date": now.strftime("%Y-%m-%d"), "commit": commit(),
                "machine": machine(self.build), "full": self.options.full, "sections": self.sections, "left_out": self.left_out}


def output(command):
    try:
        return subprocess.run(command, capture_output=True, text=True, cwd=SOURCE, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""


def commit():
    dirty = "+changes" if output(["git", "status", "--porcelain", "--untracked-files=no"]) else ""
    return (output(["git", "rev-parse", "--short=10", "HEAD"]) or "unknown") + dirty


def machine(build):
    cpu = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo", encoding="utf-8") if line.startswith("model name")), "unknown")
    cache = dict(line.strip().split("=", 1) for line in open(build / "CMakeCache.txt", encoding="utf-8")
                 if "=" in line and not line.startswith(("#", "//")))
    compiler = output([cache.get("CMAKE_CXX_COMPILER:FILEPATH", "c++"), "--version"]).split("\n")[0]
    kind = cache.get("CMAKE_BUILD_TYPE:STRING", "")
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / (1 << 30)
    return {"cpu": cpu, "cores": os.cpu_count(), "memory_gib": round(memory, 1), "load": round(os.getloadavg()[0], 1),
            "compiler": f"{compiler}, {kind}"}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--build", type=pathlib.Path, default=SOURCE / "build/release")
    parser.add_argument("--json", action="store_true", help="one JSON document instead of the table")
    parser.add_argument("--full", action="store_true", help="a million claims, too; more repetitions")
    parser.add_argument("--write", action="store_true", help="put the results at the head of RESULTS.md")
    parser.add_argument("--tiny", action="store_true", help="sizes that measure nothing: does everything still run?")
    options = parser.parse_args()
    if options.tiny and options.write:
        parser.error("--tiny measures nothing that is worth keeping")
    if not (options.build / "bin/gainsay-bench").exists():
        sys.exit(f"bench: {options.build / 'bin/gainsay-bench'} is not built")
    with tempfile.TemporaryDirectory(prefix="gainsay-bench-") as folder:
        try:
            result = Bench(options, folder).run()
        except RuntimeError as broken:
            sys.exit(f"bench: {broken}")
    if options.write:
        report.write(result)
    sys.stdout.write(json.dumps(result, indent=1, ensure_ascii=False) + "\n" if options.json else report.table(result))


if __name__ == "__main__":
    main()
