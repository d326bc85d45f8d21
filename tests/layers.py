#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that the areas include each other only along the arrows below, in sources and in CMake lists.

A new edge is added here, with its reason, in the commit that needs it. Usage: layers.py CHECKOUT
"""
import pathlib
import re
import sys

# area -> areas it may include (its own always)
ARROWS = {
    "base": "",
    "domain": "base",
    "audio": "base",
    "safety": "base",
    "prompt": "domain base",
    "storage": "domain base",
    "delivery": "domain base",
    "realtime": "audio domain base",
    "calls": "storage realtime safety prompt audio domain base",
    # realtime: a stream's frames are read in place, as the provider's are
    "telephony": "calls realtime audio domain base",
    # safety: the rule try-out of an organization reads verdicts as they are
    "api": "calls telephony delivery storage prompt safety realtime audio domain base",
    "server": "base domain audio safety prompt storage delivery realtime calls telephony api",
    "client": "domain base",
    "simulator": "audio domain base",
    "ui": "client audio domain base",
    "app": "server client simulator ui storage safety calls realtime api prompt audio domain base",
}
WIDGETS = re.compile(r'#include\s*<(QtWidgets|QWidget|QMainWindow|QDialog|QApplication|QLabel|QPushButton|QPainter|QIcon)\b')
TYPE = re.compile(r"^(?:class|struct) (\w+)(?: final)?(?: :[^;{]*)?\s*\{", re.M)
INCLUDE = re.compile(r'^\s*#include\s*"([a-z]+)/([^"]+)"', re.M)


def area_of(path: pathlib.Path) -> str:
    return path.parts[1] if path.parts[0] == "core" else path.parts[0]


def check_sources(root: pathlib.Path) -> list[str]:
    faults = []
    for folder in ("core", "ui", "app"):
        for path in sorted((root / folder).rglob("*")):
            if path.suffix not in (".h", ".cpp"):
                continue
            relative = path.relative_to(root)
            area = area_of(relative)
            if area not in ARROWS:
                faults.append(f"{relative}: the area '{area}' is not in the list of layers")
                continue
            text = path.read_text(encoding="utf-8")
            allowed = set(ARROWS[area].split()) | {area}
            for included, rest in INCLUDE.findall(text):
                if included in ARROWS and included not in allowed:
                    faults.append(f"{relative}: includes {included}/{rest}; {area} may include only: {' '.join(sorted(allowed))}")
                if rest.endswith("_p.h") and included != area:
                    faults.append(f"{relative}: includes the private header {included}/{rest}")
            if folder == "core" and WIDGETS.search(text):
                faults.append(f"{relative}: core includes a widget header")
    return faults


def check_lists(root: pathlib.Path) -> list[str]:
    faults = []
    for path in sorted(root.glob("core/*/CMakeLists.txt")) + [root / "ui/CMakeLists.txt"]:
        text = re.sub(r"#.*", "", path.read_text(encoding="utf-8"))
        for name, body in re.findall(r"attendant_add_library\(\s*(\w+)(.*?)\)", text, re.S):
            depends = re.search(r"\bDEPENDS\b([a-z\s]*)", body)
            for area in (depends.group(1).split() if depends else []):
                if area not in ARROWS.get(name, "").split():
                    faults.append(f"{path.relative_to(root)}: {name} DEPENDS on {area}, which is no arrow of it")
    return faults


def check_names(root: pathlib.Path) -> list[str]:
    """Two classes of one name, both linked into the program, corrupt memory without a word (the one-definition rule)."""
    found: dict[str, set[str]] = {}
    for folder in ("core", "ui", "app"):
        for path in sorted((root / folder).rglob("*")):
            if path.suffix not in (".h", ".cpp"):
                continue
            text = path.read_text(encoding="utf-8")
            unnamed = [(m.start(), text.find("\n} // namespace\n", m.start())) for m in re.finditer(r"^namespace \{", text, re.M)]
            for m in TYPE.finditer(text):
                if any(begin < m.start() < end for begin, end in unnamed):
                    continue
                spaces = re.findall(r"^namespace ([\w:]+)", text[: m.start()], re.M)
                found.setdefault("::".join([spaces[-1] if spaces else "", m.group(1)]), set()).add(str(path.relative_to(root)))
    return [f"{name} is defined in {' and in '.join(sorted(paths))}" for name, paths in found.items() if len(paths) > 1]


def main() -> int:
    root = pathlib.Path(sys.argv[1]).resolve()
    faults = check_sources(root) + check_lists(root) + check_names(root)
    # The check itself must be able to fail: a known wrong include has to be reported.
    sample = INCLUDE.findall('#include "calls/callservice.h"\n')
    if TYPE.findall("class Call\n{\n") != ["Call"]:
        faults.append("the layers check no longer recognises classes")
    if sample != [("calls", "callservice.h")] or "calls" in ARROWS["storage"].split():
        faults.append("the layers check no longer recognises includes")
    print("\n".join(faults) if faults else "all includes follow the arrows")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
