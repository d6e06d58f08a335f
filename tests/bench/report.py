# SPDX-License-Identifier: Apache-2.0
"""What the benchmarks found, for people: a table, and RESULTS.md."""
import pathlib
import re

RESULTS = pathlib.Path(__file__).resolve().parent / "RESULTS.md"
KEPT = 12  # results before the newest one
INTRODUCTION = """# Results

Written by `./run bench --write`; what the figures mean: [README.md](README.md). The newest stand first and whole, of older ones the ratios
that have a goal. Ratios of one run may be compared with ratios of another; times and rates only on the same quiet machine.
"""


def number(value):
    if value is None:
        return "-"
    if value != 0 and abs(value) < 0.01:
        return f"{value:.1e}"
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def goal(figure):
    if "accept" not in figure:
        return ""
    sign = ">=" if figure["better"] == "more" else "<="
    good = f", good {sign} {figure['good']:g}" if figure.get("good") is not None else ""
    return f"{sign} {figure['accept']:g}{good}"


def row(figure):
    beside = f"{number(figure['reference_value'])} {figure['reference']}" if "reference" in figure else ""
    ratio = number(figure["ratio"]) if "ratio" in figure else ""
    return [figure["name"], f"{number(figure['value'])} {figure['unit']}", beside, ratio, goal(figure), figure.get("mark", "")]


def clocks(figure):
    """Least and median of the repetitions, by both clocks."""
    if "seconds" not in figure:
        return ""
    s = figure["seconds"]
    ms = lambda clock: f"{number(1e3 * s[clock + '_min'])} / {number(1e3 * s[clock + '_median'])} ms"
    return f"CPU {ms('cpu')}, wall {ms('wall')}, {s['repetitions']} times"


HEAD = ["figure", "value", "beside", "ratio", "goal", ""]


def machine(result):
    m = result["machine"]
    return (f"{result['date']} · {result['commit']} · {m['cpu']}, {m['cores']} cores, {m['memory_gib']:g} GiB, load {m['load']:g} · "
            f"{m['compiler']}{' · full' if result['full'] else ''}")


def table(result):
    """Plain text, one line a figure, in columns."""
    lines = [machine(result)]
    for section in result["sections"]:
        lines += ["", section["title"]]
        rows = [row(figure) for figure in section["figures"]]
        for figure, cells in zip(section["figures"], rows):
            name, value, beside, ratio, aim, mark = cells
            lines.append(f"  {name:<28} {value:>22}  {ratio:>9}  {mark:<6}  {aim:<26} {beside}".rstrip())
            below = "; ".join(words for words in (figure.get("note"), clocks(figure)) if words)
            if below:
                lines.append(f"  {'':<28} {below}")
    if result["left_out"]:
        lines += [""] + [f"left out: {reason}" for reason in result["left_out"]]
    lines += ["", "A ratio is value : reference, both from CPU time in the same run, unless the unit says otherwise; times: least / median."]
    return "\n".join(lines) + "\n"


def markdown(result):
    lines = [f"## {machine(result)}", "", "| " + " | ".join(HEAD) + " |", "|---" * len(HEAD) + "|"]
    for section in result["sections"]:
        lines.append(f"| **{section['title']}** |" + " |" * (len(HEAD) - 1))
        for figure in section["figures"]:
            cells = row(figure)
            cells[2] = "; ".join(words for words in (cells[2], figure.get("note")) if words)
            lines.append("| " + " | ".join(cells) + " |")
    lines += [""] + [f"Left out: {reason}.  " for reason in result["left_out"]]
    return "\n".join(lines).rstrip() + "\n"


def shortened(section):
    """A result that is no longer the newest: its head, and the ratios that have a goal."""
    head, *lines = section.strip().split("\n")
    ratios = []
    for line in lines:
        cells = [cell.strip() for cell in line.strip("|").split(" | ")]
        if len(cells) == len(HEAD) and cells[5].strip(" |") in ("good", "accept", "miss"):
            ratios.append(f"{cells[0]} {cells[3]} {cells[5].strip(' |')}")
    body = "; ".join(ratios) if ratios else "\n".join(lines).strip()
    return f"{head}\n\n{body}\n"


def write(result, path=RESULTS):
    old = path.read_text(encoding="utf-8") if path.exists() else ""
    sections = re.findall(r"^## .*?(?=^## |\Z)", old, re.M | re.S)[:KEPT]
    parts = [INTRODUCTION, markdown(result)] + [shortened(section) for section in sections]
    path.write_text("\n".join(parts), encoding="utf-8")
