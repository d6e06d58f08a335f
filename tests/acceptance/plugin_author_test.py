#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Somebody who has only the installed program writes a plugin, with either compiler or in C, and makes mistakes."""
import json
import pathlib
import shutil
import unittest

import installed
import program

EXTRACTOR, VERIFIER, IN_C = "org.example.mine", "org.example.doubt", "org.example.questions"
TEXTS = {
    "orders.en.txt": "Orders grew by 150 percent in 2024. Did anybody count them?\n",
    "orders.tr.txt": "Siparişler 2024 yılında yüzde 250 arttı.\n",
    "may.en.txt": "In May 2024 North Korea sent 40 shipments of ammunition to Russia.\n",
    "july.en.txt": "In July 2024 North Korea sent 40 shipments of ammunition to Russia.\n",
}


class AStrangersPlugin(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.tree = installed.Installed(cls)
        cls.texts = cls.tree.folder / "texts"
        cls.texts.mkdir()
        for name, text in TEXTS.items():
            (cls.texts / name).write_text(text, encoding="utf-8")
        cls.built = {}
        for kind, identity in (("extractor", EXTRACTOR), ("verifier", VERIFIER)):
            source = cls.tree.folder / kind
            cls.tree.good("plugin", "new", identity, "--kind", kind, source)
            compiler = "c++" if installed.sanitized() else "clang++"  # the sdk/README test has the other one
            flags = installed.cached("CMAKE_CXX_FLAGS")
            cls.built[identity] = cls.tree.build(source, f"-DCMAKE_CXX_COMPILER={compiler}", f"-DCMAKE_CXX_FLAGS={flags}")
        source = cls.tree.folder / "in_c"
        shutil.copytree(program.SOURCE / "tests/support/c_plugin", source)
        cls.built[IN_C] = cls.tree.build(source)

    def dirs(self, *folders):
        return [word for folder in (*folders, self.tree.plugins) for word in ("--plugin-dir", folder)]

    def check(self, *folders, code=0):
        done = self.tree.gainsay("check", "--json", *self.dirs(*folders), self.texts)
        self.assertEqual(done.code, code, done)
        return json.loads(done.out)

    @staticmethod
    def quotes(report, extractor):
        return sorted(claim["quote"] for claim in report["claims"] if claim["extractor"]["id"] == extractor)

    def mistaken(self, where, change):
        """A copy of the extractor whose plugin.json was changed."""
        copy = pathlib.Path(where) / "plugin"
        shutil.copytree(self.built[EXTRACTOR] / EXTRACTOR, copy)
        manifest = json.loads((copy / "plugin.json").read_text(encoding="utf-8"))
        change(manifest)
        (copy / "plugin.json").write_text(json.dumps(manifest, indent=2), encoding="utf-8")
        return copy

    def listed(self, folder):
        rows = json.loads(self.tree.good("plugin", "list", "--json", "--plugin-dir", folder))["plugins"]
        self.assertEqual(len(rows), 1, rows)
        return rows[0]

    def test_its_claims_stand_in_the_report_beside_those_of_the_bundled_ones(self):
        report = self.check(self.built[EXTRACTOR])
        self.assertEqual(self.quotes(report, EXTRACTOR),
                         ["Orders grew by 150 percent in 2024.", "Siparişler 2024 yılında yüzde 250 arttı."])
        claim = next(c for c in report["claims"] if c["quote"].startswith("Orders"))
        self.assertEqual((claim["predicate"], claim["quantities"][0]["lo"]), (EXTRACTOR, 150))
        bundled = [c for c in report["claims"] if c["extractor"]["id"] != EXTRACTOR]
        self.assertEqual(bundled, self.check()["claims"])

    def test_its_claims_are_listed_from_a_casefile(self):
        case = self.tree.folder / "case.gainsay"
        self.tree.good("init", case)
        self.tree.good("add", "--case", case, *self.dirs(self.built[EXTRACTOR]), self.texts)
        listed = self.tree.good("claims", "--case", case, "--predicate", EXTRACTOR)
        self.assertIn("Orders grew by 150 percent in 2024.", listed)
        self.assertEqual(len(listed.splitlines()), 2, listed)

    def test_its_verifier_links_what_the_bundled_extractors_claim(self):
        report = self.check(self.built[VERIFIER])
        links = [link for link in report["links"] if link["verifier"]["id"] == VERIFIER]
        quotes = {claim["id"]: claim["quote"] for claim in report["claims"]}
        self.assertEqual([(quotes[link["a"]][:7], quotes[link["b"]][:7], link["rule"]) for link in links],
                         [("In May ", "In July", "two-dates")])
        card = next(d for d in report["disagreements"] if d["id"] == links[0]["disagreement"])
        self.assertEqual(card["type"], "date-discrepancy")

    def test_a_plugin_in_c_is_built_by_the_same_function(self):
        self.assertEqual(self.quotes(self.check(self.built[IN_C]), IN_C), ["Did anybody count them?"])

    def test_its_golden_test_passes_and_can_fail(self):
        for kind in ("extractor", "verifier"):
            build = self.tree.folder / kind / "build"
            passed = program.run(["ctest", "--test-dir", build, "--output-on-failure"])
            self.assertEqual(passed.code, 0, f"{passed}\n{passed.out}")
            expected = self.tree.folder / kind / "golden/expected.jsonl"
            kept = expected.read_text(encoding="utf-8")
            expected.write_text(kept.splitlines(keepends=True)[0].replace('"In ', '"On ').replace("grew", "shrank"), encoding="utf-8")
            failed = program.run(["ctest", "--test-dir", build, "--output-on-failure"])
            self.assertNotEqual(failed.code, 0, failed)
            self.assertIn("does not find what", failed.out)
            written = program.run(["cmake", "--build", build, "--target", "golden"])
            self.assertEqual(written.code, 0, f"{written}\n{written.out}")
            self.assertEqual(expected.read_text(encoding="utf-8"), kept)

    def golden(self, folder, update=False):
        """The golden test as the build runs it, for a plugin folder and its texts."""
        return program.run(["cmake", f"-DGAINSAY={self.tree.prefix / 'bin/gainsay'}", f"-DBUNDLED={self.tree.plugins}",
                            f"-DPLUGIN={folder}", f"-DGOLDEN={folder / 'golden'}", *(["-DUPDATE=ON"] if update else []),
                            "-P", self.tree.prefix / "lib/cmake/Gainsay/GainsayGolden.cmake"], folder=folder)

    def test_its_golden_test_fails_when_it_is_not_loaded_or_finds_nothing(self):
        def break_library(copy):
            (copy / "mine.so").write_bytes(b"no library")

        def break_manifest(copy):
            manifest = json.loads((copy / "plugin.json").read_text(encoding="utf-8"))
            (copy / "plugin.json").write_text(json.dumps({**manifest, "abi": "2.0"}), encoding="utf-8")

        def find_nothing(copy):
            for text in (copy / "golden").glob("*.txt"):
                text.write_text("A quiet day.\n", encoding="utf-8")
            (copy / "golden/expected.jsonl").write_text("")

        for spoil, says in [(break_library, "mine: refused: its library"), (break_manifest, "made for ABI 2.0"),
                            (find_nothing, "finds nothing in the texts")]:
            with self.subTest(spoil.__name__), program.folder() as where:
                copy = self.mistaken(where, lambda m: None)
                shutil.copytree(self.tree.folder / "extractor/golden", copy / "golden")
                expected = copy / "golden/expected.jsonl"
                self.assertEqual(self.golden(copy).code, 0)
                spoil(copy)
                kept = expected.read_text(encoding="utf-8")
                for update in (True, False):
                    done = self.golden(copy, update)
                    self.assertNotEqual(done.code, 0, done)
                    self.assertIn(says, " ".join(done.err.split()))
                    self.assertEqual(expected.read_text(encoding="utf-8"), kept, "and nothing is blessed")
                expected.write_text("", encoding="utf-8")
                self.assertNotEqual(self.golden(copy).code, 0, "not even where nothing is expected")

    def test_a_layer_that_it_forgot_to_consume_is_not_shown_to_it(self):
        with program.folder() as where:
            copy = self.mistaken(where, lambda m: m.pop("consumes"))
            report = self.check(copy)
        self.assertEqual((self.quotes(report, EXTRACTOR), report["failures"]), ([], []))

    def test_claims_that_it_forgot_to_announce_are_refused_in_words(self):
        with program.folder() as where:
            copy = self.mistaken(where, lambda m: m.update(produces=["figures"]))
            report = self.check(copy, code=4)
        self.assertEqual({(f["plugin"], f["reason"]) for f in report["failures"]},
                         {(EXTRACTOR, "status -1: a claim is not what its manifest produces")})

    def test_what_keeps_it_from_loading_is_listed_with_the_cause(self):
        mistakes = {
            'library says it is "org.example.mine", its plugin.json says "org.example.other"': {"id": "org.example.other"},
            "its library says version 1.0.0, its plugin.json says 1.0.1": {"version": "1.0.1"},
            "other.so cannot be read": {"library": "other.so"},
            "it has no gainsay.verifier/": {"kind": "verifier", "produces": [], "consumes": []},
            'plugin.json: line 5: "version" must be a semantic version': {"version": "1"},
            'plugin.json: line 20: unknown key "licence"': {"licence": "MIT"},
            "made for ABI 2.0, this host has 1.0": {"abi": "2.0"},
        }
        for says, change in mistakes.items():
            with self.subTest(says), program.folder() as where:
                row = self.listed(self.mistaken(where, lambda m, change=change: m.update(change)))
                self.assertEqual(row["state"], "refused", row)
                self.assertIn(says, row["reason"])

    def test_a_library_without_the_entry_is_listed_with_the_cause(self):
        with program.folder() as where:
            copy = self.mistaken(where, lambda m: None)
            library = copy / "mine.so"
            library.unlink()
            built = program.run(["cc", "-shared", "-fPIC", "-x", "c", "-", "-o", library], stdin="int nothing;\n")
            self.assertEqual(built.code, 0, built)
            row = self.listed(copy)
        self.assertEqual((row["state"], row["reason"]), ("refused", "its library does not export gainsay_plugin"))

    def test_a_name_that_cannot_be_one_makes_no_folder(self):
        with program.folder() as where:
            for name in ("dates", "org..dates", ".dates", "org.example.", "org.example.4", "org.example.dätes", "org/../x.y", ""):
                done = self.tree.gainsay("plugin", "new", name, "--kind", "extractor", "made", folder=where)
                self.assertEqual(done.code, 2, done)
                self.assertEqual(len(done.err.splitlines()), 1, done)
            done = self.tree.gainsay("plugin", "new", "org.example.x", "--kind", "oracle", "made", folder=where)
            self.assertEqual((done.code, list(pathlib.Path(where).iterdir())), (2, []), done)

    def test_a_folder_that_exists_is_left_alone(self):
        with program.folder() as where:
            taken = pathlib.Path(where) / "taken"
            taken.mkdir()
            done = self.tree.gainsay("plugin", "new", "org.example.x", "--kind", "verifier", taken)
            self.assertEqual((done.code, list(taken.iterdir()), list(pathlib.Path(where).iterdir())), (2, [], [taken]), done)
            self.assertIn("exists already", done.err)

    def test_what_it_did_not_make_is_left_alone(self):
        with program.folder() as where:
            where = pathlib.Path(where)
            for name in ("mine.part", "mine.part/kept"):
                (where / name).mkdir()
            (where / "mine.part/plugin.json").write_text("kept", encoding="utf-8")
            done = self.tree.gainsay("plugin", "new", "org.example.mine", "--kind", "extractor", "mine/", folder=where)
            self.assertEqual(done.code, 0, done)
            self.assertEqual(sorted(p.name for p in where.iterdir()), ["mine", "mine.part"])
            self.assertEqual((where / "mine.part/plugin.json").read_text(encoding="utf-8"), "kept")
            self.assertFalse((where / "mine/kept").exists())
            beside = where / "usual"
            beside.mkdir()
            self.assertEqual((where / "mine").stat().st_mode, beside.stat().st_mode, "a folder like any other")
            for code, folder in ((2, "mine/"), (1, "mine/plugin.json/x")):
                done = self.tree.gainsay("plugin", "new", "org.example.mine", "--kind", "extractor", folder, folder=where)
                self.assertEqual((done.code, len(done.err.splitlines())), (code, 1), done)
            self.assertEqual(sorted(p.name for p in where.iterdir()), ["mine", "mine.part", "usual"])

    def test_an_id_with_a_part_of_the_template_in_it_is_what_is_made(self):
        with program.folder() as where:
            for kind, stem in (("extractor", "over_hundred"), ("verifier", "two_dates")):
                for identity in (f"org.{stem}.mine", f"org.example.{stem}", f"{stem}.{stem}.x{stem}", "org.org.example"):
                    self.tree.good("plugin", "new", identity, "--kind", kind, "made", folder=where)
                    made = json.loads((pathlib.Path(where) / "made/plugin.json").read_text(encoding="utf-8"))
                    self.assertEqual((made["id"], made["library"]), (identity, identity.split(".")[-1] + ".so"))
                    shutil.rmtree(pathlib.Path(where) / "made")

    def test_the_next_commands_are_printed_to_be_pasted(self):
        with program.folder() as where:
            out = json.loads(self.tree.good("plugin", "new", "org.example.it-s_mine", "--kind", "extractor", "my 'own", "--json", folder=where))
            self.assertEqual(len(out["next"]), 3)
            if installed.sanitized():
                return
            done = program.run(["bash", "-ec", f"export PATH={self.tree.prefix}/bin:$PATH\n" + "\n".join(out["next"])], folder=where)
            self.assertEqual(done.code, 0, f"{done}\n{done.out}")
            self.assertIn("org.example.it-s_mine\t1.0.0\textractor\tready", done.out)

    def test_a_relative_folder_in_the_search_path_is_an_error_that_names_it(self):
        done = self.tree.gainsay("plugin", "list", GAINSAY_PLUGIN_PATH="build/lib/gainsay/plugins/1")
        self.assertEqual(done.code, 2, done)
        self.assertIn("build/lib/gainsay/plugins/1", done.err)


if __name__ == "__main__":
    program.main()
