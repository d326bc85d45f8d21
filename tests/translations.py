# SPDX-License-Identifier: GPL-3.0-or-later
"""Every shipped translation is finished: no entry is missing or marked, plural forms are there, and places for values (%1, %n) are kept.

Usage: translations.py <source folder>"""
import re
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

LANGUAGES = ("de", "en", "es", "fr")
PLURAL_FORMS = 2  # all four languages have singular and plural


def places(text):
    return sorted(re.findall(r"%(?:\d|n)", text))


def complaints(path):
    seen = set()
    for context in ElementTree.parse(path).getroot().iter("context"):
        name = context.findtext("name")
        for message in context.iter("message"):
            source = message.findtext("source") or ""
            where = f"{path.name}: {name}: {source!r}"
            if (name, source, message.get("numerus")) in seen:
                yield f"{where} is there twice"
            seen.add((name, source, message.get("numerus")))
            translation = message.find("translation")
            if translation is None or translation.get("type"):
                yield f"{where} is {translation.get('type') if translation is not None else 'missing'}"
                continue
            numerus = message.get("numerus") == "yes"
            forms = [form.text or "" for form in translation.findall("numerusform")] if numerus else [translation.text or ""]
            if numerus and len(forms) != PLURAL_FORMS:
                yield f"{where} has {len(forms)} plural forms instead of {PLURAL_FORMS}"
            for form in forms:
                if not form.strip():
                    yield f"{where} is empty"
                # A singular may say "one" in words.
                elif places(form) != places(source) and not (numerus and places(form) == [p for p in places(source) if p != "%n"]):
                    yield f"{where} has other places for values: {form!r}"
                elif form.count("\t") != source.count("\t"):
                    yield f"{where} lost the key behind its tab"
    if not seen:
        yield f"{path.name} has no texts"


def main():
    folder = Path(sys.argv[1]) / "translations"
    found = {path.stem.removeprefix("attendant_") for path in folder.glob("*.ts")}
    wrong = [f"{folder}: languages are {sorted(found)}, not {sorted(LANGUAGES)}"] if found != set(LANGUAGES) else []
    for path in sorted(folder.glob("*.ts")):
        wrong += complaints(path)
    print("\n".join(wrong) or f"{len(found)} languages, all finished")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
