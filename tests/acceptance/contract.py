# SPDX-License-Identifier: Apache-2.0
"""What a report of `gainsay check --json` promises, beyond its schema: words are the words of the texts, ids lead somewhere."""
import json
import pathlib

FIELDS = {
    "documents": ["id", "path", "language", "bytes", "characters", "appearances", "paragraphs"],
    "claims": ["id", "document", "span", "quote", "predicate", "roles", "time", "quantities", "polarity", "modality",
               "attribution", "cues", "checkworthy", "confidence", "extractor"],
    "links": ["id", "relation", "type", "tier", "a", "b", "via", "slots", "score", "rule", "verifier", "disagreement",
              "explanation"],
    "disagreements": ["id", "matter", "type", "state", "headline", "links", "strongest", "claims", "documents", "voices",
                      "score", "would_dissolve", "would_settle"],
    "failures": ["path", "stage", "code", "reason"],
    "skipped": ["stage", "what", "reason", "count"],
    "plugins": ["id", "version", "state"],
}


def schema_breaches(report, reference):
    """Against the schema of the reference folder; its shape alone where there is none."""
    if reference is None:
        return [f"{name}[{i}] has no {field}" for name, fields in FIELDS.items()
                for i, item in enumerate(report[name]) for field in fields if field not in item]
    import jsonschema
    schema = json.loads((reference / "contracts/report.schema.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    return [f"{'/'.join(map(str, e.absolute_path))}: {e.message[:200]}" for e in validator.iter_errors(report)]


def all_spans(node):
    if isinstance(node, dict):
        if set(node) == {"bytes", "codepoints"}:
            yield node
        else:
            for value in node.values():
                yield from all_spans(value)
    elif isinstance(node, list):
        for value in node:
            yield from all_spans(value)


def word_breaches(report, folder):
    """Quotes that are not verbatim, by bytes and by code points; spans whose two countings stand for different words."""
    raw = {d["id"]: (pathlib.Path(folder) / d["path"]).read_bytes() for d in report["documents"]}
    text = {key: value.decode("utf-8") for key, value in raw.items()}
    out = []

    def words(document, span):
        (begin, end), (first, last) = span["bytes"], span["codepoints"]
        by_bytes, by_points = raw[document][begin:end], text[document][first:last]
        if by_bytes != by_points.encode("utf-8") or end > len(raw[document]):
            out.append(f"{document}: bytes {begin}..{end} and code points {first}..{last} are different words")
        return by_points

    for document in report["documents"]:
        key = document["id"]
        if (document["bytes"], document["characters"]) != (len(raw[key]), len(text[key])):
            out.append(f"{document['path']}: its size is {len(raw[key])} bytes, {len(text[key])} characters")
        for paragraph in document["paragraphs"]:
            words(key, paragraph["span"])
    for claim in report["claims"]:
        if words(claim["document"], claim["span"]) != claim["quote"]:
            out.append(f"{claim['id']}: the quote is not verbatim: {claim['quote']}")
        for span in all_spans({k: v for k, v in claim.items() if k != "span"}):
            words(claim["document"], span)
    homes = {c["id"]: c["document"] for c in report["claims"]}
    for link in report["links"]:
        for slot in link["slots"]:
            for end in ("a", "b"):
                if slot.get(end):
                    words(homes[link[end]], slot[end])
    return out


def reference_breaches(report):
    """Ids that lead nowhere, lists out of order."""
    ids = {name: [x["id"] for x in report[name]] for name in ("documents", "claims", "links", "disagreements")}
    out = [f"{name} are not sorted by id" for name, found in ids.items() if found != sorted(found)]

    def known(where, name, key):
        if key not in known.sets[name]:
            out.append(f"{where} names {key}, which is not under {name}")

    known.sets = {name: set(found) for name, found in ids.items()}
    for claim in report["claims"]:
        known(claim["id"], "documents", claim["document"])
    for link in report["links"]:
        for key in [link["a"], link["b"], *(v for v in link["via"] if v.startswith("c-"))]:
            known(link["id"], "claims", key)
        if link["disagreement"]:
            known(link["id"], "disagreements", link["disagreement"])
    for card in report["disagreements"]:
        known(card["id"], "links", card["strongest"])
        for name in ("links", "claims", "documents"):
            if card[name] != sorted(card[name]):
                out.append(f"{card['id']}: its {name} are not sorted")
            for key in card[name]:
                known(card["id"], name, key)
    return out


def breaches(report, folder, reference):
    return schema_breaches(report, reference) + word_breaches(report, folder) + reference_breaches(report)
