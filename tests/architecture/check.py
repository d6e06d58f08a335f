#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The rules of the house that a compiler does not check.

    check.py ROOT        prints one line per breach, exit code 1 if there is any

Who may include whom, by folder (host modules: by the map in host/CMakeLists.txt); how long a file may be; that host and db
name no plugin, predicate or language; that no source is left out of the build; what the top level may hold.
README.md beside this file has the rules in words. check_test.py shows that each of them can fail.
"""
import pathlib
import re
import sys

SOURCE = {".cpp", ".c"}
HEADER = {".hpp", ".h"}
CEILING = {".cpp": 600, ".c": 600, ".hpp": 250, ".h": 250}
TOP_LEVEL = {"CMakeLists.txt", "host", "plugins", "sdk", "db", "tests", "README.md", "LICENSE", "NOTICE", "CHANGELOG.md",
             "CMakePresets.json", "packages.txt", "run"}
UNTRACKED = {"build", "CMakeUserPresets.json"}  # see .gitignore
VAGUE = {"utils", "util", "common", "manager", "helper", "helpers", "misc"}
CODE_FOLDERS = ("sdk", "db", "host", "plugins", "tests")

# Headers in <…>, by library; the first match counts. What matches nothing is the C++ or C library, or unknown.
LIBRARIES = [(re.compile(pattern), library) for pattern, library in [
    (r"boost/dll[./]", "boost.dll"), (r"boost/", "boost"), (r"unicode/", "icu"), (r"cld2/", "cld2"),
    (r"nlohmann/", "nlohmann"), (r"(spdlog|fmt)/", "spdlog"), (r"CLI/", "cli11"), (r"toml\+\+/|toml\+\+", "toml++"),
    (r"sodium(\.h$|/)", "sodium"), (r"sqlite3", "sqlite"), (r"catch2/", "catch"), (r"dlfcn\.h|link\.h", "dl"),
    (r"(sys|linux|netinet|arpa|asm)/", "system"),
    (r"(dirent|fcntl|poll|pthread|pwd|sched|spawn|syscall|termios|unistd|libgen|langinfo|elf|endian)\.h", "system")]]
C_LIBRARY = {"assert.h", "ctype.h", "errno.h", "float.h", "inttypes.h", "limits.h", "locale.h", "math.h", "setjmp.h",
             "signal.h", "stdalign.h", "stdarg.h", "stdbool.h", "stddef.h", "stdint.h", "stdio.h", "stdlib.h",
             "stdnoreturn.h", "string.h", "time.h", "uchar.h", "wchar.h"}
ABI_MAY_SEE = {"stdint.h", "stddef.h", "stdbool.h"}

HOST_LIBRARIES = {"system", "icu", "cld2", "nlohmann", "spdlog", "cli11", "toml++", "sodium", "boost"}
# The files of host/plugin_host that the worker sees too.
FRAMES = {"frames", "wire", "contract"}
# area -> libraries that its sources may include; the C++ and C libraries are free to all but abi.
MAY_USE = {
    "abi": set(), "vocabulary": set(), "plugin": set(),
    "kit": {"system", "sodium"},
    "lexicon": {"system", "icu", "nlohmann", "cli11", "sodium"},
    "db": {"system", "sodium"},
    "host": HOST_LIBRARIES,
    "frames": {"system"},
    "worker": {"system", "boost.dll", "dl", "sodium"},
    "tests": HOST_LIBRARIES | {"sqlite", "dl", "boost.dll"},
}
# area -> libraries that its headers may show: a swap of a library must touch one folder.
MAY_SHOW = {"host": {"nlohmann"}, "lexicon": {"nlohmann"}, "tests": MAY_USE["tests"], "worker": MAY_USE["worker"]}


class Map:
    """host/CMakeLists.txt: the modules in order, and which of those above each one needs."""

    def __init__(self, root):
        self.closure = {}  # unit -> units of ours that it may see
        path = root / "host" / "CMakeLists.txt"
        text = strip_cmake(path.read_text(encoding="utf-8")) if path.exists() else ""
        for kind, body in re.findall(r"gainsay_(module|frames|pipeline)\s*\(([^)]*)\)", text):
            words = body.split()
            name = words[0] if kind == "module" else kind
            needs, reading = [], False
            for word in words:
                if word in ("NEEDS", "USES"):
                    reading = word == "NEEDS"
                elif reading:
                    needs.append(word)
            seen = {name}
            for need in needs:
                seen |= self.closure.get(need, {need} if need == "db" else set())
            self.closure[name] = seen


def strip_cmake(text):
    return re.sub(r"#.*", "", text)


def area_of(path):
    """The area whose rules hold for a file, and the unit in it: a host module or a plugin's name."""
    parts = path.parts
    if parts[0] == "sdk":
        if parts[1:3] == ("include", "gainsay") and len(parts) > 4:
            return {"abi": "abi", "base": "vocabulary", "model": "vocabulary"}.get(parts[3], "kit"), ""
        return {"lexicon": "lexicon", "template": "plugin"}.get(parts[1], "kit"), parts[1]
    if parts[0] == "plugins":
        return "plugin", parts[1]
    if parts[0] == "host":
        if len(parts) == 2:
            return "host", {"pipeline": "pipeline", "main": "main"}.get(path.stem, "")
        if parts[1] == "plugin_host" and path.stem in FRAMES:
            return "frames", "frames"
        return ("worker", "worker") if parts[1] == "worker" else ("host", parts[1])
    return parts[0], ""


def library_of(name):
    for pattern, library in LIBRARIES:
        if pattern.match(name):
            return library
    return "standard" if name in C_LIBRARY or re.fullmatch(r"[a-z_0-9]+", name) else "unknown"


def resolve(root, path, name):
    """The file of ours that an include names, relative to the root; None if there is none."""
    candidates = [root / path.parent / name, root / name, root / "sdk" / "include" / name]
    for candidate in candidates:
        if candidate.is_file():
            real = candidate.resolve()
            return real.relative_to(root) if real.is_relative_to(root) else None
    return None


def library_breach(path, area, name):
    library = library_of(name)
    if library == "unknown":
        return f"<{name}> is known to no rule; give it a line in tests/architecture/check.py"
    if area == "abi":
        return None if name in ABI_MAY_SEE else f"an ABI header may not include <{name}>: it is C11 and sees {', '.join(sorted(ABI_MAY_SEE))}"
    if library == "standard":
        return None if area != "vocabulary" or name not in C_LIBRARY else f"base and model see C++ headers only, not <{name}>"
    if library == "sqlite" and path.parts[:2] == ("db", "sqlite") and path.suffix in SOURCE:
        return None
    if library == "catch":
        return None if path.parts[:2] == ("tests", "support") else 'Catch2 is included through "tests/support/catch.hpp"'
    if library not in MAY_USE[area]:
        where = {"sqlite": "only db/sqlite/*.cpp may", "dl": "only host/worker may", "boost.dll": "only host/worker may"}
        return f"{area} may not include <{name}>" + (f": {where[library]}" if library in where else "")
    if path.suffix in HEADER and library not in MAY_SHOW.get(area, set()):
        return f"<{name}> must stay out of headers: include it in a source file"
    return None


def own_breach(path, target, house):
    """Why `path` may not include our file `target`; None if it may."""
    area, unit = area_of(path)
    to_area, to_unit = area_of(target)
    if area == "tests":
        return "tests meet plugins only through the ABI" if to_area == "plugin" and target.parts[0] == "plugins" else None
    if to_area == "tests":
        return f"{area} may not include tests"
    if area == "abi":
        return None if to_area == "abi" else "an ABI header includes ABI headers only"
    if area == "vocabulary":
        return None if to_area == "vocabulary" else f"base and model may not include {to_area}"
    if to_area in ("abi", "vocabulary"):
        return "db may not include the ABI" if area == "db" and to_area == "abi" else None
    if to_area == "plugin":
        return None if area == "plugin" and unit == to_unit else f"{area} may not include a plugin" if area != "plugin" \
            else f"plugin {unit} may not include plugin {to_unit}"
    if to_area in ("kit", "lexicon"):
        if area == to_area or (area == "lexicon" and to_area == "kit"):
            return None
        public = target.parts[:2] == ("sdk", "include")
        if area == "db" or not public:
            return f"{area} may not include {'the kit' if area == 'db' else 'what is private to sdk/' + target.parts[1]}"
        return None
    if area == "db":
        return None if to_area == "db" else "db may not include host"
    if area in ("kit", "lexicon", "plugin"):
        return f"{area} may not include {to_area if to_area == 'db' else 'host'}"
    if area == "frames":
        return None if to_area == "frames" else "the frame protocol sees the SDK and nothing else of ours"
    if area == "worker":
        return None if to_area in ("frames", "worker") else "host/worker sees the SDK and the frame protocol of host/plugin_host only"
    if to_area == "worker":
        return "host may not include host/worker"
    if unit == "main":
        return None
    wanted = "db" if to_area == "db" else to_unit
    if wanted in house.closure.get(unit, {unit}):
        return None
    known = list(house.closure)
    if wanted in known and unit in known and known.index(wanted) > known.index(unit):
        return f"host/{unit} may not include host/{wanted}, which stands below it in host/CMakeLists.txt"
    return f"{unit or path} does not name {wanted} under NEEDS in host/CMakeLists.txt"


def include_breaches(root, path, text, house):
    area, _ = area_of(path)
    for number, line in enumerate(text.splitlines(), 1):
        match = re.match(r'\s*#\s*include\s*(["<])([^">]+)[">]', line)
        if not match:
            continue
        bracket, name = match.groups()
        target = resolve(root, path, name)
        if target is not None and (bracket == '"' or "/" in name):
            problem = own_breach(path, target, house)
        elif bracket == '"':
            problem = f'"{name}" is not a file of this project'
        else:
            problem = library_breach(path, area, name)
        if problem:
            yield number, problem


LITERAL = re.compile(
    r'//[^\n]*|/\*.*?\*/|R"(?P<delimiter>[^()\s\\]*)\((?P<raw>.*?)\)(?P=delimiter)"'
    r'|"(?P<plain>(?:[^"\\\n]|\\.)*)"|\'(?:[^\'\\\n]|\\.){1,4}\'', re.S)


def literals(text):
    for match in LITERAL.finditer(text):
        value = match.group("raw") if match.group("raw") is not None else match.group("plain")
        if value is not None:
            yield text.count("\n", 0, match.start()) + 1, value


def forbidden_names(root):
    """Every plugin id, predicate id and language code there is, with the word for it."""
    names = {}
    for manifest in root.glob("plugins/*/plugin.json"):
        found = re.search(r'"id"\s*:\s*"([^"]+)"', manifest.read_text(encoding="utf-8"))
        if found:
            names[found.group(1)] = "plugin id"
        names[manifest.parent.name] = "plugin name"
    predicates = root / "sdk" / "knowledge" / "predicates.tsv"
    if predicates.exists():
        for line in predicates.read_text(encoding="utf-8").splitlines():
            first = line.split("\t")[0].strip()
            if "." in first and not first.startswith("#"):
                names[first] = names["pred:" + first] = "predicate id"
    for language in root.glob("sdk/languages/*.lang"):
        names[language.stem] = "language code"
    return names


def literal_breaches(path, text, names, default_reader):
    if path.parts[0] not in ("host", "db") or not names:
        return
    lines = text.splitlines()
    for number, value in literals(text):
        if value not in names:
            continue
        if value == "en" and "default_reader" in lines[number - 1]:
            default_reader.append(f"{path}:{number}")
            if len(default_reader) > 1:
                yield number, f'"en" stands as default_reader in {default_reader[0]} already'
            continue
        yield number, f'{path.parts[0]} may not name the {names[value]} "{value}": it is data'


def unlisted(root, path):
    """True if no CMakeLists.txt in the file's folder or above names it."""
    for folder in path.parents:
        lists = root / folder / "CMakeLists.txt"
        if lists.exists():
            name = re.escape(path.relative_to(folder).as_posix())
            if re.search(rf"(?<![\w./-])(\$\{{[A-Z_]+\}}/)?{name}(?![\w./-])", strip_cmake(lists.read_text(encoding="utf-8"))):
                return False
    return True


def breaches(root):
    root = pathlib.Path(root).resolve()
    for entry in sorted(root.iterdir()):
        if not entry.name.startswith(".") and entry.name not in TOP_LEVEL | UNTRACKED:
            yield f"{entry.name}: may not stand at the top level"
    house, names, default_reader = Map(root), forbidden_names(root), []
    for top in CODE_FOLDERS:
        for file in sorted((root / top).rglob("*")):
            path = file.relative_to(root)
            if file.suffix not in SOURCE | HEADER or not file.is_file() or len(path.parts) < 2:
                continue
            text = file.read_text(encoding="utf-8")
            length = text.count("\n")
            if length > CEILING[file.suffix] and not path.stem.endswith("_data"):
                yield f"{path}: {length} lines; {file.suffix} files stop at {CEILING[file.suffix]}"
            if path.stem in VAGUE:
                yield f"{path}: a file is called after the noun in it, not {path.stem}"
            if file.suffix in HEADER and "#pragma once" not in text:
                yield f"{path}: #pragma once is missing"
            if file.suffix in SOURCE and unlisted(root, path):
                yield f"{path}: no CMakeLists.txt names it, so nothing builds it"
            for number, problem in include_breaches(root, path, text, house):
                yield f"{path}:{number}: {problem}"
            for number, problem in literal_breaches(path, text, names, default_reader):
                yield f"{path}:{number}: {problem}"


def main():
    if len(sys.argv) != 2:
        sys.exit("usage: check.py ROOT")
    found = list(breaches(sys.argv[1]))
    for line in found:
        print(line)
    print(f"architecture: {len(found)} breaches" if found else "architecture: every rule holds")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
