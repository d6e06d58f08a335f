#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Two people work through the sample dossier: forty decisions, a disagreement between them, an undo, a rejected flag, and a
document that comes in between. Nothing is lost, everything is derived from the log, and the log shows who meddles with it."""
import hashlib
import html.parser
import json
import pathlib
import re
import shutil
import sqlite3
import threading
import unittest

import program

LATE = "06_kuhrud.fa.txt"  # comes after the first half of the decisions
AT = "2026-01-02T03:04:{:02d}Z"
VERDICTS = ["supported", "refuted", "not-enough-evidence", "conflicting-evidence"]


class Case(program.Case):
    """A casefile, and short ways to act on it."""

    def __init__(self, path):
        super().__init__(path)
        self.decisions = 0

    def decide(self, subject, by, *words, **how):
        self.decisions += 1
        return self.json("decide", subject, "--session", "arms", "--by", by, *words, "--at", AT.format(self.decisions), **how)

    def cards(self, *words):
        return {card["id"]: card for card in self.json("disagreements", *words)["disagreements"]}

    def events(self, *words):
        return self.json("history", *words)["events"]


def worked_through(case):
    """The whole story; gives back what the tests ask about."""
    case.run("init", case.path)
    texts = program.texts(program.DOSSIER)
    case.run("add", "-q", *[t for t in texts if t.name != LATE])
    case.run("session", "new", "arms", "--question", "Did Moscow turn round?", "--by", "mina", "--at", AT.format(0))
    claims = [c["id"] for c in case.json("claims")["claims"]]
    first = sorted(case.cards())
    assert len(claims) >= 18 and len(first) >= 2, "the dossier is too small for this story"
    reversal = next(card["id"] for card in case.cards().values() if card["type"] == "stance-reversal")
    for i, claim in enumerate(claims[:9]):  # 18 decisions; at every third claim the two do not agree
        case.decide(claim, "mina", "--verdict", VERDICTS[i % 4], "--because", f"source {i}")
        case.decide(claim, "سارا", "--verdict", VERDICTS[(i + (i % 3 == 0)) % 4], "--because", f"منبع {i}")
    case.decide(reversal, "mina", "--resolve", "genuine", "--because", "the votes are on record")
    case.decide(reversal, "سارا", "--resolve", "genuine", "--because", "آری")
    seen = {"before": case.cards()[reversal]}
    case.run("add", "-q", program.DOSSIER / LATE)
    seen["after"] = case.cards()[reversal]
    for i, claim in enumerate(claims[9:18]):
        case.decide(claim, "mina", "--verdict", VERDICTS[i % 4], "--because", "read twice")
        case.decide(claim, "سارا", "--verdict", VERDICTS[i % 4], "--because", "دو بار خواندم")
    case.decide(reversal, "mina", "--resolve", "genuine", "--because", "the new text says the same")
    last = case.decide(reversal, "سارا", "--resolve", "different-scope", "--because", "موضوع دیگری است")
    seen["contested"] = case.cards()[reversal]
    other = next(d for d in first if d != reversal)
    case.run("note", other, "--session", "arms", "--by", "mina", "--text", "counts <b>months</b>", "--at", AT.format(50))
    case.run("reject", other, "--session", "arms", "--by", "mina", "--because", "months were counted wrongly", "--at", AT.format(51))
    seen["undo"] = case.json("undo", str(last["event"]), "--by", "mina", "--at", AT.format(52))
    return {**seen, "claims": claims, "reversal": reversal, "rejected": other, "last": last["event"]}


class Worked(unittest.TestCase):
    """The story is told once for all tests; those that go on with it do so on a copy."""
    folder = program.folder()
    case = Case(pathlib.Path(folder.name) / "case.gainsay")
    story = None

    @classmethod
    def setUpClass(cls):
        Worked.story = Worked.story or worked_through(cls.case)

    def copy(self, name):
        path = self.case.path.with_name(name)
        shutil.copy(self.case.path, path)
        return Case(path)


class ASession(Worked):
    def test_holds_forty_decisions_of_two_people(self):
        decisions = [e for e in self.case.events() if e["kind"] == "decide"]
        self.assertEqual(len(decisions), 40)
        self.assertEqual({e["by"] for e in decisions}, {"mina", "سارا"})
        self.assertEqual([e["event"] for e in self.case.events()], list(range(1, len(self.case.events()) + 1)))
        self.assertEqual(self.case.events("--session", "arms"), self.case.events())

    def test_is_reopened_by_new_evidence_and_says_by_which(self):
        before, after = self.story["before"], self.story["after"]
        self.assertEqual((before["state"], after["state"]), ("resolved", "reopened"))
        for verdict in after["verdicts"]:
            self.assertTrue(verdict["outdated"])
            self.assertEqual(set(verdict["new_links"]) & set(before["links"]), set())
            self.assertLessEqual(set(verdict["new_links"]), set(after["links"]))
            self.assertTrue(verdict["new_links"])

    def test_keeps_both_verdicts_of_people_who_do_not_agree(self):
        card = self.story["contested"]
        self.assertEqual(card["state"], "in_review")
        self.assertEqual({v["by"]: v["resolve"] for v in card["verdicts"]}, {"mina": "genuine", "سارا": "different-scope"})
        shown = self.case.json("session", "show", "arms")
        disagree = [c for c in shown["claims"] if len({v["verdict"] for v in c["verdicts"]}) == 2]
        self.assertEqual(len(disagree), 3)
        self.assertTrue(all(len(c["verdicts"]) == 2 for c in shown["claims"]))

    def test_undo_takes_back_and_keeps(self):
        card = self.case.cards()[self.story["reversal"]]
        self.assertEqual(card["state"], "resolved", "mina's word alone, her first one is outdated no more")
        self.assertEqual(self.story["undo"]["undoes"], {"event": self.story["last"], "by": "سارا", "others": True})
        undone = {e["event"]: e for e in card["history"]}[self.story["last"]]
        self.assertEqual((undone["undone_by"], undone["because"]), (self.story["undo"]["event"], "موضوع دیگری است"))
        copy = self.copy("undo.gainsay")
        again = copy.json("undo", str(self.story["undo"]["event"]))
        self.assertEqual((again["by"], again["by_assumed"], again["state"]), ("mina", True, "in_review"))
        self.assertIn("undone already", copy.run("undo", str(self.story["undo"]["event"]), code=2).err)
        copy.run("verify")

    def test_a_rejected_flag_stays_rejected(self):
        rejected = self.story["rejected"]
        self.assertNotIn(rejected, self.case.cards())
        self.assertEqual(self.case.cards("--state", "dismissed")[rejected]["state"], "dismissed")
        copy = self.copy("rejected.gainsay")
        texts = program.texts(program.DOSSIER)
        report = json.loads(copy.run("check", "--case", copy.path, "--json", *texts).out)
        self.assertNotIn(rejected, [card["id"] for card in report["disagreements"]])
        self.assertIn(self.story["reversal"], [card["id"] for card in report["disagreements"]])
        done = copy.run("check", "--case", copy.path, *texts)
        self.assertNotIn(rejected, done.out)

    def test_a_rejected_link_or_claim_counts_nowhere(self):
        copy = self.copy("links.gainsay")
        card = copy.cards()[self.story["reversal"]]
        self.assertGreater(len(card["links"]), 1)
        copy.run("reject", card["strongest"], "--by", "mina", "--because", "not the same rule")
        after = copy.cards()[self.story["reversal"]]
        self.assertNotIn(card["strongest"], after["links"])
        self.assertNotIn(card["strongest"], copy.run("links").out)
        self.assertIn(card["strongest"], copy.run("links", "--state", "rejected").out)
        link = next(x for x in copy.json("links")["links"] if x["id"] == after["strongest"])
        copy.run("reject", link["a"], "--by", "mina", "--because", "misread")
        claim = next(c for c in copy.json("claims")["claims"] if c["id"] == link["a"])
        self.assertEqual(claim["state"], "rejected")
        gone = [x for x in copy.json("links", "--state", "rejected")["links"] if link["a"] in (x["a"], x["b"], *x["via"])]
        self.assertTrue(gone)
        copy.run("verify")

    def test_show_tells_what_is_left(self):
        shown = self.case.json("session", "show", "arms")
        progress = shown["progress"]
        self.assertEqual(progress["disagreements"], len(shown["queue"]) + len(shown["decided"]))
        self.assertEqual((progress["claims_rated"], progress["notes"]), (18, 1))
        scores = [row["score"] for row in shown["queue"]]
        self.assertEqual(scores, sorted(scores, reverse=True))
        self.assertEqual({row["state"] for row in shown["decided"]}, {"resolved", "dismissed"})
        text = self.case.run("session", "show", "arms").out
        self.assertIn("Did Moscow turn round?", text)
        self.assertIn("arms\topen", self.case.run("session", "list").out)

    def test_a_rating_is_shown_in_the_session_that_made_it(self):
        copy = self.copy("second.gainsay")
        copy.run("session", "new", "second", "--question", "Again?", "--by", "mina")
        rated = self.story["claims"][0]
        copy.run("decide", rated, "--session", "second", "--by", "reza", "--verdict", "refuted", "--because", "read again")
        copy.run("decide", rated, "--session", "second", "--by", "reza", "--verdict", "supported", "--because", "no")
        shown = copy.json("session", "show", "second")
        self.assertEqual((shown["progress"]["claims_rated"], [c["id"] for c in shown["claims"]]), (1, [rated]))
        self.assertEqual(copy.json("session", "show", "arms")["progress"]["claims_rated"], 18)

    def test_the_history_of_a_link_outlives_it(self):
        copy = self.copy("gone.gainsay")
        links = [link["id"] for link in copy.json("links")["links"]]
        for link in links:
            copy.run("note", link, "--session", "arms", "--by", "mina", "--text", f"about {link}")
        for i, text in enumerate(program.texts(program.DOSSIER) * 4):  # the same words elsewhere: links join other claims
            again = self.case.path.with_name(f"again{i}.{text.name}")
            again.write_text(f"No. {i}\n\n" + text.read_text(encoding="utf-8"), encoding="utf-8")
        copy.run("add", "-q", *self.case.path.parent.glob("again*.txt"))
        gone = set(links) - {link["id"] for link in copy.json("links")["links"]}
        self.assertTrue(gone, "no link has gone: the test has nothing to ask")
        for link in gone:
            said = [event["text"] for event in copy.events(link)]
            self.assertEqual(said, [f"about {link}"])
        some = sorted(gone)[0]
        self.assertEqual(copy.events(some[:-1].upper().replace("L-", "l-")), copy.events(some), "shortened as everywhere")
        self.assertIn("not in the casefile", copy.run("history", "l-0123456789abcdef", code=1).err)

    def test_the_digest_is_that_of_the_same_work(self):
        other = Case(pathlib.Path(self.folder.name) / "again.gainsay")
        worked_through(other)
        self.assertEqual(other.run("digest").out, self.case.run("digest").out)
        other.run("note", self.story["claims"][0], "--session", "arms", "--by", "mina", "--text", "one more")
        self.assertNotEqual(other.run("digest").out, self.case.run("digest").out)

    def test_mistakes_get_one_clear_line(self):
        copy = self.copy("mistakes.gainsay")
        reversal, claim = self.story["reversal"], self.story["claims"][0]
        at = ["--session", "arms", "--by", "mina"]
        for words, code, says in [
                (["decide", reversal, "--by", "mina", "--resolve", "genuine", "--because", "x"], 2, "no session is named"),
                (["decide", reversal, "--session", "arms", "--resolve", "genuine", "--because", "x"], 2, "nobody is named"),
                (["decide", reversal, "--session", "arms", "--by", " ", "--resolve", "genuine", "--because", "x"], 2, "nobody"),
                (["decide", reversal, "--session", "legs", "--by", "mina", "--resolve", "genuine", "--because", "x"], 2, "legs"),
                (["decide", reversal, *at, "--resolve", "genuine"], 2, "--because"),
                (["decide", reversal, *at, "--resolve", "perhaps", "--because", "x"], 2, "perhaps"),
                (["decide", reversal, *at, "--verdict", "supported"], 2, "--resolve"),
                (["decide", claim, *at, "--resolve", "genuine", "--because", "x"], 2, "--verdict"),
                (["decide", claim, *at, "--verdict", "supported", "--at", "yesterday"], 2, "yesterday"),
                (["decide", claim, *at, "--verdict", "supported", "--at", "2026-02-30T00:00:00Z"], 2, "2026-02-30"),
                (["decide", "d-ffffffffffffffff", *at, "--resolve", "genuine", "--because", "x"], 1, "not in the casefile"),
                (["decide", "x-1", *at, "--resolve", "genuine", "--because", "x"], 2, "no id"),
                (["undo", "999"], 1, "999"), (["undo", "last"], 2, "last"), (["undo", "1"], 2, "cannot be undone"),
                (["session", "show", "legs"], 2, "legs"), (["export", "--format", "html", "--session", "legs"], 2, "legs"),
                (["export", "--format", "pdf"], 2, "pdf"),
                (["session", "new", "arms", "--question", "?", "--by", "mina"], 2, "already"),
                (["disagreements", "--state", "done"], 2, "done")]:
            with self.subTest(" ".join(words)):
                done = copy.run(*words, code=code)
                self.assertEqual(len(done.err.strip().splitlines()), 1, done.err)
                self.assertIn(says, done.err)
        prefixes = [c[:3] for c in self.story["claims"]]
        ambiguous = next(p for p in prefixes if prefixes.count(p) > 1)
        self.assertIn("several ids", copy.run("decide", ambiguous, *at, "--verdict", "supported", code=2).err)
        copy.run("session", "close", "arms")
        self.assertIn("was closed", copy.run("decide", claim, *at, "--verdict", "supported", code=2).err)
        self.assertEqual(len(copy.events()), len(self.case.events()) + 1, "mistakes leave nothing in the log")

    def test_a_second_writer_waits(self):
        copy = self.copy("writers.gainsay")
        claim = self.story["claims"][0]
        threads = [threading.Thread(target=copy.run, args=("note", claim, "--session", "arms", "--by", f"p{i}", "--text", "x"))
                   for i in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual({e["by"] for e in copy.events()[-8:]}, {f"p{i}" for i in range(8)})
        copy.run("verify")

    def test_verify_names_the_byte_that_was_changed(self):
        self.assertEqual(self.case.run("verify").out, "all is well\n")
        copy = self.copy("byte.gainsay")
        event = next(e for e in self.case.events() if e.get("because") == "read twice")
        raw = copy.path.read_bytes()
        at = raw.index(b'"because":"read twice"') + len('"because":"')
        copy.path.write_bytes(raw[:at] + b"R" + raw[at + 1:])
        done = copy.run("verify", code=3)
        changed = sqlite3.connect(f"file:{copy.path}?mode=ro", uri=True).execute(
            "SELECT seq FROM event WHERE payload GLOB '*Read twice*'").fetchone()[0]
        self.assertGreaterEqual(changed, event["event"])
        self.assertEqual(done.out.strip(), f"event {changed}\twas changed after it was written, or put in")

    def test_verify_names_what_was_taken_out_and_put_in(self):
        last = len(self.case.events())
        drop = "DROP TRIGGER event_is_never_changed; DROP TRIGGER event_is_never_erased;"
        for name, sql, says in [
                ("out", "DELETE FROM event WHERE seq = 7", "event 7\tis missing: it was taken out of the log"),
                ("tail", f"DELETE FROM event WHERE seq = {last}", f"event {last}\tis missing: the log was cut off"),
                ("in", f"INSERT INTO event SELECT seq + 1, prev_hash, hash, at, by, session, kind, subject, payload FROM event "
                       f"WHERE seq = {last}", f"event {last + 1}\twas changed after it was written, or put in")]:
            with self.subTest(name):
                copy = self.copy(f"{name}.gainsay")
                base = sqlite3.connect(copy.path)
                base.executescript(drop + sql)
                base.close()
                self.assertIn(says, copy.run("verify", code=3).out.splitlines())


    def test_verify_names_what_it_cannot_read(self):
        copy = self.copy("newer.gainsay")
        base = sqlite3.connect(copy.path)
        seq, previous = base.execute("SELECT seq, hash FROM event_head").fetchone()
        said = (AT.format(59), "mina", "arms", "triage", self.story["reversal"], "{}")
        text = lambda part: len(part).to_bytes(8, "little") + part
        record = text(previous) + (seq + 1).to_bytes(8, "little") + b"".join(text(part.encode()) for part in said)
        mark = hashlib.blake2b(record, digest_size=32).digest()
        base.execute("INSERT INTO event (seq, prev_hash, hash, at, by, session, kind, subject, payload) VALUES (?,?,?,?,?,?,?,?,?)",
                     (seq + 1, previous, mark, *said))
        base.execute("UPDATE event_head SET seq = ?, hash = ?", (seq + 1, mark))
        base.commit()
        base.close()
        told = copy.run("verify", code=3).out.splitlines()
        self.assertEqual(len(told), 1, told)
        self.assertIn(f"event {seq + 1}\t", told[0])
        self.assertIn('"triage"', told[0])
        problem, = json.loads(copy.run("verify", "--json", code=3).out)["problems"]
        self.assertEqual(problem["subject"], f"event {seq + 1}")

    def test_verify_names_a_guard_that_was_taken_away(self):
        copy = self.copy("guard.gainsay")
        base = sqlite3.connect(copy.path)
        base.executescript("DROP TRIGGER event_is_never_changed; DROP TRIGGER event_is_never_erased;")
        base.close()
        self.assertEqual(copy.run("verify", code=3).out.splitlines(),
                         [f"trigger event_is_never_{what}\tis missing: it was taken out of the file" for what in ("changed", "erased")])


class Reading(html.parser.HTMLParser):
    """What a reader's browser would make of the report."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.attributes, self.quotes, self.words, self.open = [], [], [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.attributes += [(tag, *a) for a in attributes]
        if tag not in ("meta", "br"):
            self.open.append(tag)
        if tag == "blockquote":
            self.quotes.append({**dict(attributes), "words": ""})

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, f"</{tag}> closes nothing"

    def handle_data(self, data):
        self.words.append(data)
        if "blockquote" in self.open:
            self.quotes[-1]["words"] += data


HOSTILE = """Moscow voted for "every" round of <script>alert('x')</script> UN sanctions on North Korea until 2017.

In May 2023 North Korea sent \u202Earms\u202C & <img src=x onerror=alert(1)> munitions to Russia.
"""


class AReport(Worked):
    def report(self, *words, case=None):
        text = (case or self.case).run("export", "--format", "html", *words).out
        read = Reading(text)
        self.assertEqual(read.open, [], "every element is closed")
        return text, read

    def test_stands_by_itself(self):
        for reader in ("en", "fa", "it", "tr"):
            text, read = self.report("--reader", reader)
            self.assertEqual(set(read.tags) & {"script", "img", "link", "iframe", "object", "a", "base", "form"}, set())
            self.assertEqual([a for a in read.attributes if a[1] in ("src", "href", "style") or a[1].startswith("on")], [])
            self.assertNotIn("url(", text)
            self.assertNotIn("@import", text)
            self.assertIn(("html", "lang", reader), read.attributes)
            self.assertIn(("html", "dir", "rtl" if reader == "fa" else "ltr"), read.attributes)
            missing = re.findall(r">((?:report|card)\.[a-z.-]+|state\.[a-z_]+|resolution\.[a-z-]+|verdict\.[a-z-]+)<", text)
            self.assertEqual(missing, [])

    def test_shows_both_quotes_verbatim_each_in_its_own_direction(self):
        _, read = self.report()
        claims = {c["id"]: c for c in self.case.json("claims")["claims"]}
        links = {x["id"]: x for x in self.case.json("links")["links"]}
        languages = {d["id"]: d["language"] for d in self.case.json("documents")["documents"]}
        for card in self.case.cards().values():
            link = links[card["strongest"]]
            for end in ("a", "b"):
                claim = claims[link[end]]
                found = [q for q in read.quotes if q["words"] == claim["quote"]]
                self.assertTrue(found, claim["quote"])
                language = languages[claim["document"]]
                self.assertEqual((found[0]["lang"], found[0]["dir"]), (language, "rtl" if language == "fa" else "ltr"))

    def test_tells_who_decided_what_apart_from_what_was_found(self):
        text, read = self.report("--session", "arms")
        words = "".join(read.words)
        for said in ("سارا", "mina", "the votes are on record", "موضوع دیگری است", "months were counted wrongly",
                     "Did Moscow turn round?", AT.format(20), "counts <b>months</b>"):
            self.assertIn(said, words)
        self.assertLess(text.index('class="machine"'), text.index('class="people"'))
        head = self.case.json("history")["head"]["hash"]
        self.assertIn(head, words)
        self.assertIn(self.case.run("digest").out.strip(), words)
        for document in self.case.json("documents")["documents"]:
            self.assertIn(document["id"], words)

    def test_leaves_out_nothing_that_people_said(self):
        copy = self.copy("said.gainsay")
        at = ["--session", "arms", "--by", "mina"]
        rated = {e["subject"] for e in copy.events() if e["kind"] == "decide"}
        claim = next(c["id"] for c in copy.json("claims")["claims"] if c["id"] not in rated)
        document = copy.json("documents")["documents"][0]["id"]
        link = copy.cards()[self.story["reversal"]]["strongest"]
        for subject in (claim, document, link, self.story["claims"][0]):
            copy.run("note", subject, *at, "--text", f"note on {subject}")
        base = sqlite3.connect(copy.path)
        base.execute("DELETE FROM link")  # as when the texts are read again and say something else
        base.commit()
        base.close()
        self.assertEqual(copy.cards(), {})
        for case in (self.case, copy):
            _, read = self.report("--session", "arms", case=case)
            words = "".join(read.words)
            for event in case.events("--session", "arms"):
                self.assertIn(event.get("because") or event.get("text") or "", words)
        self.assertIn("None of its links is left.", words)
        self.assertIn(("article", "id", self.story["claims"][0]), read.attributes)
        ids = [value for _, name, value in read.attributes if name == "id"]
        self.assertEqual(len(ids), len(set(ids)))

    def test_tells_what_was_left_out_when_the_texts_came_in(self):
        case = Case(self.case.path.with_name("notes.gainsay"))
        source = self.case.path.with_name("turned.txt")
        source.write_text("Moscow sent \u202Earms\u202C to North Korea in May 2023.\n", encoding="utf-8")
        plugins = self.case.path.with_name("broken")
        (plugins / "org.example.broken").mkdir(parents=True)
        (plugins / "org.example.broken" / "plugin.json").write_text("{")
        case.run("init", case.path)
        said = [s for s in json.loads(case.run("add", "--json", source).out)["skipped"] if s["stage"] in ("import", "analysis")]
        self.assertEqual(len(said), 1, said)
        case.run("add", "-q", source)  # again: the same note, not twice
        for kind in ("disagreements", "documents"):
            self.assertEqual([s for s in case.json(kind)["skipped"] if s["stage"] != "verification"], said)
        _, read = self.report("--plugin-dir", plugins, case=case)
        words = "".join(read.words)
        self.assertIn(said[0]["reason"], words)
        self.assertIn("org.example.broken", words)
        source.write_text("Moscow sent arms to North Korea in May 2023.\n", encoding="utf-8")
        case.run("add", "-q", source)
        self.assertNotIn(said[0], case.json("documents")["skipped"], "what the path held before is not what it holds now")

    def test_its_figures_are_those_of_the_reader(self):
        scores = {f"{card['score']:.2f}" for card in self.case.cards().values()}
        self.assertTrue(scores)
        for reader, digits in (("en", "0123456789."), ("it", "0123456789,"), ("fa", "۰۱۲۳۴۵۶۷۸۹٫")):
            _, read = self.report("--reader", reader)
            words = "".join(read.words)
            for score in scores:
                self.assertIn(score.translate(str.maketrans("0123456789.", digits)), words)
                if reader != "en":
                    self.assertNotIn(score, words)

    def test_is_the_same_for_the_same_casefile(self):
        self.assertEqual(self.report()[0], self.report()[0])

    def test_goes_into_a_file_or_says_why_not(self):
        target = self.case.path.with_name("report.html")
        self.case.run("export", "--format", "html", "-o", target)
        self.assertEqual(target.read_text(encoding="utf-8"), self.report()[0])
        done = self.case.run("export", "--format", "html", "-o", self.case.path.with_name("none") / "report.html", code=1)
        self.assertEqual(len(done.err.strip().splitlines()), 1)

    def test_no_text_gets_out(self):
        case = Case(self.case.path.with_name("hostile.gainsay"))
        source = self.case.path.with_name('hos"tile<b>.txt')
        source.write_text(HOSTILE, encoding="utf-8")
        case.run("init", case.path)
        case.run("add", "-q", "--lang", "en", "--published", "2024-01-01", "--publisher", "<i>Eve</i>\u202E'\"", source,
                 *program.texts(program.DOSSIER)[:2])
        case.run("session", "new", "<u>x</u>", "--question", "</title><script>", "--by", "</p>\"'&")
        for claim in case.json("claims")["claims"]:
            case.run("decide", claim["id"], "--session", "<u>x</u>", "--by", "<b>me</b>", "--verdict", "refuted",
                     "--because", "</li></ul><script>alert(1)</script>")
        for reader in ("en", "fa"):
            text, read = self.report("--reader", reader, "--session", "<u>x</u>", case=case)
            self.assertEqual(set(read.tags) & {"script", "img", "i", "u"}, set())
            self.assertIsNone(re.search("[\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]", text))
            self.assertIn('<span class="chip" dir="ltr">U+202E</span>', text)
            self.assertNotIn(self.folder.name, text, "where the texts lay is nobody's business")
            self.assertIn("&lt;script&gt;", text)


if __name__ == "__main__":
    program.main()
