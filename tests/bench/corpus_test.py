# SPDX-License-Identifier: Apache-2.0
"""The bench corpus is the same everywhere, grows at its end, and is what its documentation says."""
import collections
import pathlib
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
# Of 48 documents. A change here changes what every result of RESULTS.md was measured on: say so in the commit.
DIGEST = "0a25df3e601733ffd904bd3a667418e6c4dd7b2ad8a141b2435f1a0c20550cb6"


def make(folder, *arguments):
    done = subprocess.run([sys.executable, "-B", HERE / "make_corpus.py", folder, *arguments], capture_output=True, text=True)
    if done.returncode != 0:
        raise AssertionError(done.stderr)
    return done.stdout


def texts(folder):
    return {path.name: path.read_bytes() for path in pathlib.Path(folder).iterdir()}


def runs(text):
    words = text.decode("utf-8").split()
    return {tuple(words[i:i + 5]) for i in range(len(words) - 4)}


def copies(documents):
    """Documents that share nearly all runs of five words with another."""
    sets = {name: runs(text) for name, text in documents.items()}
    return sum(1 for name, own in sets.items()
               if any(other != name and len(own & theirs) > 0.9 * len(own) for other, theirs in sets.items()))


class Corpus(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.path = pathlib.Path(self.folder.name)

    def test_it_is_the_same_on_every_machine(self):
        self.assertIn(DIGEST, make(self.path / "a", "--documents", "48"))

    def test_a_larger_corpus_begins_with_the_smaller(self):
        make(self.path / "a", "--documents", "24")
        make(self.path / "b", "--documents", "48")
        small, large = texts(self.path / "a"), texts(self.path / "b")
        self.assertEqual(24, len(small))
        self.assertEqual(small, {name: large[name] for name in small})

    def test_the_four_languages_have_equal_shares_and_news_length(self):
        make(self.path / "a", "--documents", "48")
        documents = texts(self.path / "a")
        shares = collections.Counter(name.split(".")[1] for name in documents)
        self.assertEqual({"fa": 12, "it": 12, "tr": 12, "en": 12}, shares)
        self.assertTrue(all(4500 < len(text) < 8500 for text in documents.values()), sorted(map(len, documents.values())))

    def test_no_slot_is_left_open(self):
        make(self.path / "a", "--documents", "48")
        self.assertFalse([name for name, text in texts(self.path / "a").items() if b"{" in text])

    def test_another_seed_tells_other_stories(self):
        make(self.path / "a", "--documents", "8")
        make(self.path / "b", "--documents", "8", "--seed", "5")
        self.assertFalse(set(texts(self.path / "a").values()) & set(texts(self.path / "b").values()))

    def test_copies_come_in_the_share_that_was_asked_for(self):
        make(self.path / "none", "--documents", "64", "--copies", "0")
        make(self.path / "half", "--documents", "64", "--copies", "50")
        self.assertEqual(0, copies(texts(self.path / "none")))
        self.assertGreater(copies(texts(self.path / "half")), 24)


if __name__ == "__main__":
    unittest.main(verbosity=2)
