#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Make a corpus of news documents out of our own dossier.

    make_corpus.py OUT [--documents N] [--seed S] [--copies PERCENT]

Document i is in Persian, Italian, Turkish or English in turn, has 5 to 7 kB, a dateline and an outlet, and tells one story with
the sentences of tests/dossiers/dprk-russia (who, where, when and how many replaced: corpus/slots.tsv), then a little of the
stories next to it, and ordinary news (corpus/background.tsv). About six documents tell the same story, most with the same
figures, some with others; stories are about other countries, persons, years: so keys spread out as in a real archive, and
the number of documents to a story does not grow with the corpus. PERCENT of the documents are wire copies of an earlier one
under another outlet's name and date. The first 500 of 5,000 documents are the corpus of 500.

Prints the number of documents, bytes, and a SHA-256 of all of them; nothing but the arguments and the files named enters.
"""
import argparse
import hashlib
import pathlib
import re
import sys

from stories import DATA, PERSIAN_DIGITS, Date, Name, Random, Story, load_countries, rows

LANGUAGES = ("fa", "it", "tr", "en")
DOSSIER = DATA.parents[1] / "dossiers" / "dprk-russia"
TEXTS = ("01_tarangan.fa.txt", "02_gazzetta-del-molo.it.txt", "03_yelkovan.tr.txt", "04_harbour-wire.en.txt",
         "05_meridian-ledger.en.txt", "06_kuhrud.fa.txt")
SENTENCE_END = re.compile(r"(?<=[.!?؟])(?=\s)|(?<=[.!?؟][”»\"])(?=\s)")
SLOT = re.compile(r"\{([a-zA-F_]+\.[a-z_]+)\}")


class Template:
    """One text of the dossier with slots: the lines before its first sentence, its paragraphs, the lines after the last."""

    def __init__(self, path, slots):
        text = path.read_text(encoding="utf-8")
        language = path.name.split(".")[1]
        known = {words: template for tongue, words, template in slots if tongue == language and words in text}
        pattern = re.compile("|".join(rf"(?<!\w){re.escape(words)}(?!\w)" for words in sorted(known, key=len, reverse=True)))
        lines = [pattern.sub(lambda match: known[match.group()], line) for line in text.split("\n") if line.strip()]
        whole = [i for i, line in enumerate(lines) if len(line) > 70 or line.endswith("؟")]
        self.head, self.body, self.tail = lines[:whole[0]], lines[whole[0]:whole[-1] + 1], lines[whole[-1] + 1:]
        self.arabic = "ي" in text  # old Arabic letters, no zero-width joints
        self.persian_digits = "۰" in text
        self.dated = any("{published" in line for line in self.head)


class Corpus:
    def __init__(self, seed, copies):
        self.seed, self.copies, self.countries = seed, copies, load_countries()
        slots = rows(DATA / "slots.tsv")
        self.templates = {language: [Template(DOSSIER / name, slots) for name in TEXTS if f".{language}." in name]
                          for language in LANGUAGES}
        self.background = {language: [template for tongue, template in rows(DATA / "background.tsv") if tongue == language]
                           for language in LANGUAGES}
        self.stories = {}

    def story(self, number):
        if number not in self.stories:
            self.stories[number] = Story(self.seed, number, self.countries)
        return self.stories[number]

    def document(self, index):
        """Language and bytes of document `index`."""
        die, source = Random(self.seed, 3, index), index
        if index >= 8 and die.below(100) < self.copies:
            source = index - 4 * die.between(1, min(index // 4, 12))  # the same language, not long ago
        return self.write(source, die)

    def write(self, index, frame):
        """Text `index`; outlet and date come from `frame`, so that a wire copy has those of its own."""
        random = Random(self.seed, 2, index)
        language = LANGUAGES[index % 4]
        template = random.choose(self.templates[language])
        number = max(0, index // 6 + random.below(7) - 3)
        story = self.story(number)
        told = story.told(random, Name(frame, 2), language, template.persian_digits)
        published = Date(story.published + frame.below(30), template.persian_digits)
        heading = lambda slot: published.word(slot[10:], language) if slot.startswith("published.") else told(slot)
        seen = set()
        out = [self.fill(line, heading, seen) for line in template.head]
        if not template.dated:
            out.insert(1, self.dateline(language, published, template))
        target = random.between(5000, 7000)
        for line in template.body:
            out.append(self.fill(line, heading, seen))
        while sum(len(line.encode("utf-8")) + 2 for line in out) < target:
            out.append(self.aside(random, language, number, template.persian_digits, seen))
        out += [self.fill(line, heading, seen) for line in template.tail]
        text = "\n\n".join(line for line in out if line) + "\n"
        if language == "fa":
            for new, old in (("ی", "ي"), ("ک", "ك")):
                text = text.replace(new, old) if template.arabic else text.replace(old, new)
            text = text.replace("\u200c", " ").replace("هٔ", "ه") if template.arabic else text
        return language, text.encode("utf-8")

    def dateline(self, language, published, template):
        if language == "fa":
            return published.word("jalali", language)
        return {"en": "Published: ", "it": "Pubblicato: ", "tr": "Yayın tarihi: "}[language] + published.word("day", language)

    def aside(self, random, language, number, persian_digits, seen):
        """A paragraph about a story next to this one, or of ordinary news about it."""
        story = self.story(max(0, number + random.below(21) - 10))
        told = story.told(random, Name(random, 2), language, persian_digits)
        if random.below(5) < 2:
            lines = list(self.background[language])
            random.shuffle(lines)
            return self.fill(" ".join(lines[:random.between(2, 4)]), told, seen)
        template = random.choose(self.templates[language])
        return self.fill(random.choose(template.body), told, seen)

    @staticmethod
    def fill(line, told, seen):
        """A line with its slots filled; a sentence that stands in the document already is left out."""
        kept = []
        for sentence in SENTENCE_END.split(line):
            sentence = SLOT.sub(lambda match: told(match.group(1)), sentence.strip())
            if sentence and sentence not in seen:
                seen.add(sentence)
                kept.append(sentence[0].upper() + sentence[1:] if sentence[0] in "tl" else sentence)
        return " ".join(kept)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--documents", type=int, default=500)
    parser.add_argument("--seed", type=int, default=20240607)
    parser.add_argument("--copies", type=int, default=5, metavar="PERCENT")
    options = parser.parse_args()
    if options.documents < 1 or not 0 <= options.copies <= 100:
        sys.exit("make_corpus: --documents is at least 1, --copies from 0 to 100")
    options.out.mkdir(parents=True, exist_ok=True)
    corpus, total, hash_ = Corpus(options.seed, options.copies), 0, hashlib.sha256()
    for index in range(options.documents):
        language, text = corpus.document(index)
        total += len(text)
        hash_.update(text)
        (options.out / f"{index:06d}.{language}.txt").write_bytes(text)
    print(f"{options.documents} documents, {total} bytes, sha256 {hash_.hexdigest()}")


if __name__ == "__main__":
    main()
