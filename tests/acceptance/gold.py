# SPDX-License-Identifier: Apache-2.0
"""Gold files (schema gainsay-gold/1): which flagged links of a report are findings that a reader of the texts wants."""
import json
import pathlib


def load(path):
    """A gold file, its texts beside it as `texts`, by document."""
    gold = json.loads(pathlib.Path(path).read_text(encoding="utf-8"))
    root = pathlib.Path(path).parent / gold.get("text_root", ".")
    gold["texts"] = {d["id"]: (root / d["file"]).read_bytes().decode("utf-8") for d in gold["docs"]}
    return gold


def spans(gold):
    """(claim id, file, begin, end, predicate) for every place where a gold claim stands, in code points."""
    files = {d["id"]: pathlib.PurePath(d["file"]).name for d in gold["docs"]}
    for claim in gold["claims"]:
        text, at = gold["texts"][claim["doc"]], -1
        while (at := text.find(claim["quote"], at + 1)) >= 0:
            yield claim["id"], files[claim["doc"]], at, at + len(claim["quote"]), claim["predicate"]


def said(gold, report):
    """Claim of the report -> the gold claims it stands for: half of the shorter one overlaps, and a quarter of both
    together (half, if the predicates differ)."""
    names = {d["id"]: pathlib.PurePath(d["path"]).name for d in report["documents"]}
    places, out = list(spans(gold)), {}
    for claim in report["claims"]:
        begin, end = claim["span"]["codepoints"]
        out[claim["id"]] = found = set()
        for name, file, first, last, predicate in places:
            shared = min(end, last) - max(begin, first)
            if file != names[claim["document"]] or 2 * shared < min(end - begin, last - first):
                continue
            least = 0.25 if predicate == claim["predicate"] else 0.5
            if shared >= least * (max(end, last) - min(begin, first)):
                found.add(name)
    return out


def findings(gold, report, issue):
    """[(link, pair)]: the flagged conflicts that are a pair of the issue that must be found."""
    means, out = said(gold, report), []
    pairs = [p for p in gold["pairs"] if (p["issue"], p["level"], p["relation"]) == (issue, "must", "conflict")]
    for link in report["links"]:
        if link["relation"] != "conflict" or link["tier"] != "flag":
            continue
        a, b = means[link["a"]], means[link["b"]]
        out += [(link, p) for p in pairs if (p["a"] in a and p["b"] in b) or (p["a"] in b and p["b"] in a)]
    return out


def with_right_via(gold, report, found):
    """Those of `findings` that name, under `via`, a claim that the gold accepts as the connection."""
    means = said(gold, report)
    return [(link, pair) for link, pair in found if any(set(pair.get("via", [])) & means[v] for v in link["via"])]
