#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The bundled plugins are ordinary ones: a folder that is taken away takes its own results along, and nothing else."""
import json
import pathlib
import shutil
import unittest

import program

LAYERS = ("quantity", "time", "entity")


def manifests(folder):
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(pathlib.Path(folder).glob("*/plugin.json"))]


def annotated(plugins):
    languages = {p.name: p.name.split(".")[1] for p in program.texts(program.DOSSIER)}
    rows = [{"id": p.name, "text": p.read_bytes().decode("utf-8"), "lang": languages[p.name], "published": "2025-06-20"}
            for p in program.texts(program.DOSSIER)]
    done = program.good("annotate", "--plugin-dir", plugins, stdin="".join(json.dumps(row) + "\n" for row in rows))
    lines = [json.loads(line) for line in done.out.splitlines()]
    if [line["id"] for line in lines] != [row["id"] for row in rows]:
        raise AssertionError("annotate answers each line in its place")
    return lines


def on(lines, layer):
    return [(line["id"], mention) for line in lines for mention in line["mentions"] if mention["layer"] == layer]


class Without(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.whole = program.report("--plugin-dir", program.PLUGINS, program.DOSSIER)
        cls.lines = annotated(program.PLUGINS)
        cls.makers = {layer: next(m["id"] for m in manifests(program.PLUGINS) if layer in m.get("produces", []))
                      for layer in LAYERS + ("claim",)}

        cls.consumed = {m["id"]: m.get("consumes", []) for m in manifests(program.PLUGINS)}

    def without(self, identity):
        """(report, annotations) of the bundled plugins but one."""
        with program.folder() as where:
            plugins = pathlib.Path(where) / "plugins"
            shutil.copytree(program.PLUGINS, plugins)
            shutil.rmtree(next(p.parent for p in plugins.glob("*/plugin.json")
                               if json.loads(p.read_text(encoding="utf-8"))["id"] == identity))
            left = {m["id"] for m in manifests(plugins)}
            report = program.report("--plugin-dir", plugins, program.DOSSIER)
            self.assertEqual({p["id"] for p in report["plugins"]}, left)
            self.assertEqual(report["failures"], [])
            self.assertEqual(report["documents"], self.whole["documents"])
            return report, annotated(plugins)

    def lacks_the_layer(self, layer):
        self.assertTrue(on(self.lines, layer), f"the dossier has nothing on the layer {layer}")
        report, lines = self.without(self.makers[layer])
        self.assertEqual(on(lines, layer), [])
        for other in LAYERS:
            if other != layer and layer not in self.consumed[self.makers[other]]:
                self.assertEqual(on(lines, other), on(self.lines, other), f"mentions of the layer {other}")
        claims = next(p for p in report["plugins"] if p["id"] == self.makers["claim"])
        self.assertTrue(claims["state"] == "ran" or layer in (claims["reason"] or ""), claims)

    def test_the_default_place_is_a_plugin_directory_like_any_other(self):
        self.assertEqual(program.report(program.DOSSIER), self.whole)

    def test_the_claims_go_with_their_extractor_and_the_mentions_stay(self):
        self.assertTrue(self.whole["claims"])
        report, lines = self.without(self.makers["claim"])
        self.assertEqual((report["claims"], report["links"], report["disagreements"]), ([], [], []))
        for before, after in zip(self.lines, lines):
            self.assertEqual(after, {**before, "claims": []})

    def test_the_links_go_with_their_verifier_and_all_else_stays(self):
        verifiers = [m["id"] for m in manifests(program.PLUGINS) if m["kind"] == "verifier"]
        self.assertGreater(len(verifiers), 1)
        for verifier in verifiers:
            with self.subTest(verifier):
                report, lines = self.without(verifier)
                others = [link for link in self.whole["links"] if link["verifier"]["id"] != verifier]
                self.assertLess(len(others), len(self.whole["links"]), "the dossier has nothing for this verifier")
                self.assertEqual(report["links"], others)
                self.assertEqual(report["claims"], self.whole["claims"])
                self.assertEqual(lines, self.lines)
                kept = {link["disagreement"] for link in others if link["disagreement"] and link["tier"] == "flag"}
                self.assertEqual([card["id"] for card in report["disagreements"]], sorted(kept))

    def test_the_numbers_go_with_their_extractor(self):
        self.lacks_the_layer("quantity")

    def test_the_times_go_with_their_extractor(self):
        self.lacks_the_layer("time")

    def test_the_entities_go_with_their_extractor(self):
        self.lacks_the_layer("entity")


if __name__ == "__main__":
    program.main()
