#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Trains the statistical second opinion: tests/data/safety/corpus/train/*.tsv -> resources/safety/model.bin.

A linear model over hashed n-grams of plain words: single words, pairs, pairs with one word between, runs of three to five letters (which
survive slips), what a word is about (meanings.txt), and pairs of that. One table for all languages: by its meanings, a sentence in one
language teaches the others. The weights
are those of a support vector machine (squared hinge loss, dual coordinate descent), made on L2-normalised tf-idf values; thresholds come
from cross-validation: the smallest at which no more than the given share of harmless lines is taken for danger.
Deterministic, standard library alone; a few minutes. Every detail of words and hashing must be as in core/safety (utterance.cpp,
features.h); the file carries a few scored lines, against which the tests hold the C++ side.

    resources/safety/train.py                    trains and writes model.bin
    resources/safety/train.py --folds FOLDER     instead writes FOLDER/K.bin, trained without the lines in FOLDER/K/*.tsv, for
                                                 attendant safety evaluate --model FOLDER/K.bin FOLDER/K/*.tsv
"""

import argparse
import array
import glob
import json
import math
import os
import random
import re
import struct
import unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
CORPUS = os.path.join(HERE, "../../tests/data/safety/corpus/train")
LANGUAGES = ("en", "de", "es", "fr")
BITS = 17           # buckets for the caller's words
AI_BITS = 14        # buckets for the AI's words
CATEGORY_BITS = 13  # buckets for guessing a category
FOLDS = 5
DRAWS = 12          # sentences for each template of the grammars
GRAMMAR_WEIGHT = 0.3  # how much such a sentence counts next to one that somebody wrote
WINDOW = 28         # words that are looked at together
SLOT = re.compile(r"\{([a-z]+)(\??)\}")
M32 = 0xFFFFFFFF
# How much a feature counts next to a single word: a run of letters, a pair, a pair with a gap; what a word is about, a pair of that with
# the last such word and with one further back, and a pair of a word and what its neighbour is about.
LETTERS, PAIR, SKIP = 0.4, 1.0, 0.7
MEANING, MEANING_PAIR, MEANING_FAR, MEANING_WORD = 1.0, 1.0, 0.7, 0.7
REACH, MOST_BEFORE = 6, 3  # how many words back, and how many words that are about something

# Corpus categories that the rules know under another name.
CATEGORIES = {"allergy": "allergic shock", "fire": "fire/gas", "gas": "fire/gas", "co": "fire/gas", "carbon-monoxide": "fire/gas",
              "poison": "overdose", "choking": "breathing", "head": "head injury", "head-injury": "head injury", "electric": "electrocution",
              "exposure": "heat or cold", "heat": "heat or cold", "cold": "heat or cold", "child": "infant", "pet": "animal",
              "water": "drowning"}

# What may be taken for danger though harmless, of all harmless lines of the corpus, most of which were written to be mistaken for danger;
# (at the utterance's end, while it is being spoken).
BUDGET = {"emergency": (0.031, 0.004), "high": (0.0017, 0.001), "human": (0.021, 0.003), "uncertain": (0.03, 0.006)}
# Below this score the model overrules a rule: figurative speech, names, forms. Chosen by cross-validation together with the rules: higher
# ones cost true emergencies, lower ones let through what is harmless.
VETO = {"emergency": -0.4, "high": -0.3, "human": -0.6, "uncertain": -9.0}


# --- words, as in core/safety/utterance.cpp

APOSTROPHES = "'\u2019\u2018\u00b4`\u02bc\u201b\u2032"
SPECIAL = {"\u00df": "ss", "\u1e9e": "ss", "\u00c6": "ae", "\u00e6": "ae", "\u0152": "oe", "\u0153": "oe", "\u00d8": "o", "\u00f8": "o",
           "\u0142": "l"}


def fold(c):
    if c in SPECIAL:
        return SPECIAL[c]
    if unicodedata.category(c) in ("Mn", "Cf"):
        return ""
    base = unicodedata.normalize("NFKD", c).lower()
    if base and base[0] < "\x80" and base[0].isalnum():
        return base[0]
    return c.lower()


def shortened(word):
    out, i = [], 0
    while i < len(word):
        end = i
        while end < len(word) and word[end] == word[i]:
            end += 1
        out.append(word[i] * (1 if end - i >= 3 and "a" <= word[i] <= "z" else end - i))
        i = end
    return "".join(out)


def plain_words(text, fillers):
    """The utterance's words with fillers and immediate repetitions left out; apostrophes inside words stay."""
    words, state = [], {"open": "", "apostrophe": False, "marked": False}

    def close():
        state["apostrophe"] = False
        word = shortened(state["open"])
        state["open"] = ""
        if not word or word in fillers:
            return
        if words and words[-1] == word and word[0] > "9" and not state["marked"]:
            return
        words.append(word)
        state["marked"] = False

    for c in text:
        if c in APOSTROPHES:
            state["apostrophe"] = state["open"] != ""
            continue
        category = unicodedata.category(c)
        if category in ("Mn", "Cf"):
            continue
        if category[0] in "LN":
            folded = fold(c.lower() if c < "\x80" else c)
            if len(state["open"].encode()) + len(folded.encode()) + 1 <= 64:
                state["open"] += ("'" if state["apostrophe"] else "") + folded
            state["apostrophe"] = False
            continue
        close()
        if c in ".!?;\n\u2026,:\u2013\u2014":
            state["marked"] = True
    close()
    return words


def tokens(words):
    """"can't" is "cant" with and without its apostrophe; "he's" and "j'ai" are two words."""
    out = []
    for word in words:
        if word.endswith("n't"):
            out.append(word.replace("'", "").encode())
        else:
            out.extend(part.encode() for part in word.split("'") if part)
    return out


# --- what words are about, as in core/safety/meanings.cpp

def read_meanings():
    """{word: numbers}, {beginning: numbers} from meanings.txt; a name's number is its place among the names."""
    exact, prefix, names = {}, {}, []
    with open(os.path.join(HERE, "meanings.txt"), encoding="utf-8") as source:
        for raw in source:
            raw = raw.strip()
            if not raw or raw.startswith("#"):
                continue
            head, words = raw.split(":", 1)
            name = head.split()[0]
            if name not in names:
                names.append(name)
            for word in words.split():
                known = (prefix if word.endswith("*") else exact).setdefault(word.rstrip("*"), [])
                if names.index(name) not in known:
                    known.append(names.index(name))
    return exact, prefix


EXACT, PREFIX = read_meanings()
MEANINGS_CACHE = {}


def meanings(token):
    found = MEANINGS_CACHE.get(token)
    if found is None:
        word = token.decode()
        found = EXACT.get(word)
        size = len(token)
        while found is None and size >= 3:
            found = PREFIX.get(token[:size].decode(errors="replace"))
            size -= 1
        found = MEANINGS_CACHE[token] = tuple(found or ())
    return found


# --- features, as in core/safety/features.h

def fnv(data, h):
    for byte in data:
        h = ((h ^ byte) * 16777619) & M32
    return h


def mixed(h):
    h ^= h >> 15
    h = (h * 0x2C1B3C6D) & M32
    h ^= h >> 12
    h = (h * 0x297A2D39) & M32
    return h ^ (h >> 15)


WORD_CACHE = {}


def word_features(token):
    """The token's own hash, and the hashes of its runs of letters."""
    known = WORD_CACHE.get(token)
    if known is None:
        framed = b"<" + token + b">"
        runs = []
        for start in range(len(framed) - 2):
            h = 0x9E3779B9
            for k, byte in enumerate(framed[start:start + 5]):
                h = ((h ^ byte) * 16777619) & M32
                if k >= 2:
                    runs.append(mixed(h))
        known = WORD_CACHE[token] = (fnv(token, 2166136261), runs)
    return known


MIXED = {}


def mixed_once(h):
    known = MIXED.get(h)
    if known is None:
        known = MIXED[h] = mixed(h)
    return known


def features(toks, counts=None):
    """Pairs (hash, strength), in the order of speech. `counts` takes how many there are of each token."""
    found, last, before_last = [], 1, 1
    about = [()] * REACH
    for token in toks:
        before = len(found)
        own, runs = word_features(token)
        own_meanings = meanings(token)
        found.append((mixed(own ^ 0x51ED270B), 1.0))
        found.append((mixed((last * 0x01000193 + own * 3 + 0x7F4A7C15) & M32), PAIR))
        found.append((mixed((before_last * 0x0001B873 + own * 5 + 0x1CE4E5B9) & M32), SKIP))
        found.extend((run, LETTERS) for run in runs)
        for meaning in own_meanings:
            found.append((mixed_once((0xC1A55000 + meaning * 7919) & M32), MEANING))
            found.append((mixed((last * 0x01000193 + meaning * 7919 + 0x1234567) & M32), MEANING_WORD))
            order = 0
            for earlier in reversed(about):
                if not earlier:
                    continue
                order += 1
                strength = MEANING_PAIR if order == 1 else MEANING_FAR
                found.extend((mixed_once((0xC1A55000 + (other + 1) * 100003 + meaning * 7919) & M32), strength) for other in earlier)
                if order == MOST_BEFORE:
                    break
        found.extend((mixed((own * 0x01000193 + other * 104729 + 0x7654321) & M32), MEANING_WORD) for other in about[-1])
        if counts is not None:
            counts.append(len(found) - before)
        about = about[1:] + [own_meanings]
        before_last, last = last, own
    return found


class Buckets:
    """The inverse document frequency of each bucket, as a byte."""

    SCALE = 20.0

    def __init__(self, documents, bits):
        self.mask = (1 << bits) - 1
        count = array.array("L", [0]) * (1 << bits)
        for document in documents:
            for bucket in {h & self.mask for h, _ in document}:
                count[bucket] += 1
        total = len(documents)
        self.idf = bytes(min(255, round(self.SCALE * (math.log((1 + total) / (1 + c)) + 1))) for c in count)

    def vector(self, document):
        """Bucket numbers and values, normalised to length 1; a feature that comes twice counts twice."""
        numbers = [h & self.mask for h, _ in document]
        values = [strength * self.idf[n] for (_, strength), n in zip(document, numbers)]
        length = math.sqrt(sum(v * v for v in values)) or 1.0
        return numbers, [v / length for v in values]


# --- training

def machine(vectors, wanted, weights, size, epochs=8, cost=1.0):
    """A linear support vector machine. wanted: booleans; weights: how much each line counts, 0 leaves it out."""
    w, bias = [0.0] * size, 0.0
    alpha = [0.0] * len(vectors)
    order = [k for k in range(len(vectors)) if weights[k] > 0]
    shuffle = random.Random(3)
    for _ in range(epochs):
        shuffle.shuffle(order)
        for k in order:
            numbers, values = vectors[k]
            sign = 1.0 if wanted[k] else -1.0
            inverse = 0.5 / (cost * weights[k])
            z = bias
            for n, v in zip(numbers, values):
                z += w[n] * v
            gradient = sign * z - 1 + alpha[k] * inverse
            if alpha[k] == 0 and gradient >= 0:
                continue
            stepped = max(alpha[k] - gradient / (2 + inverse), 0.0)
            step = (stepped - alpha[k]) * sign
            if abs(step) < 1e-6:
                continue
            alpha[k] = stepped
            bias += step
            for n, v in zip(numbers, values):
                w[n] += step * v
    return w, bias


def score(head, vector):
    w, bias = head
    return bias + sum(w[n] * v for n, v in zip(*vector))


HEADS = {
    # what is wanted, and how much the other levels count as not wanted
    "emergency": {"emergency": 1.3, "high": 0.25, "human": 0.5, "none": 1.0},
    "high": {"high": 1.3, "emergency": 0.0, "human": 0.5, "none": 1.0},
    "human": {"human": 1.3, "emergency": 0.3, "high": 0.5, "none": 1.0},
    "uncertain": {"uncertain": 1.0, "none": 1.0},
}
CALLER_HEADS = ("emergency", "high", "human")


def train_heads(lines):
    """{head: (weights, bias)}, and the buckets of both sides."""
    heads, buckets = {}, {}
    for speaker, bits, names in (("caller", BITS, CALLER_HEADS), ("ai", AI_BITS, ("uncertain",))):
        own = [line for line in lines if line["speaker"] == speaker]
        buckets[speaker] = Buckets([line["features"] for line in own], bits)
        vectors = [buckets[speaker].vector(line["features"]) for line in own]
        for name in names:
            weights = [HEADS[name].get(line["level"], 0.0) * (GRAMMAR_WEIGHT if line["drawn"] else 1.0) for line in own]
            heads[name] = machine(vectors, [line["level"] == name for line in own], weights, 1 << bits)
    return heads, buckets


def peaks(head, buckets, line):
    """The score at the end, and the highest while the line is being spoken (from the third word on)."""
    w, bias = head
    toks, counts = line["tokens"], line["counts"]
    at_end = score(head, buckets.vector(line["features"]))
    highest, total, square, done = -9.0, 0.0, 0.0, 0
    if len(toks) <= WINDOW:
        # A beginning's features are the beginning of the features, so one way along the line scores them all.
        mask, idf = buckets.mask, buckets.idf
        for number, count in enumerate(counts[:-1], 1):
            for h, strength in line["features"][done:done + count]:
                n = h & mask
                value = strength * idf[n]
                total += w[n] * value
                square += value * value
            done += count
            if number >= 3 and square > 0:
                highest = max(highest, bias + total / math.sqrt(square))
        return at_end, highest
    for count in range(3, len(toks)):
        highest = max(highest, score(head, buckets.vector(features(toks[:count][-WINDOW:]))))
    return at_end, highest


def thresholds(lines, examples):
    """Cross-validated over the corpus: {head: {"end": z, "now": z}}, and what they find. `examples` are learned from, not counted."""
    harmless = {name: [] for name in HEADS}
    wanted = {name: [] for name in HEADS}
    for fold in range(FOLDS):
        heads, buckets = train_heads([line for i, line in enumerate(lines) if i % FOLDS != fold] + examples)
        for line in lines[fold::FOLDS]:
            for name, head in heads.items():
                if (line["speaker"] == "ai") != (name == "uncertain"):
                    continue
                if line["level"] == "none":
                    harmless[name].append(peaks(head, buckets[line["speaker"]], line))
                elif line["level"] == name:
                    wanted[name].append(score(head, buckets[line["speaker"]].vector(line["features"])))
    result = {}
    for name in HEADS:
        end_budget, now_budget = BUDGET[name]
        ends = sorted((end for end, _ in harmless[name]), reverse=True)
        nows = sorted((now for _, now in harmless[name]), reverse=True)
        result[name] = {"end": round(ends[int(len(ends) * end_budget)], 4), "now": round(nows[int(len(nows) * now_budget)], 4)}
        # Where the rules see danger, this score says that the model is sure of the opposite.
        result[name]["veto"] = VETO[name]
        result[name]["calm"] = round(sorted(wanted[name])[int(len(wanted[name]) * 0.02)], 4)
        found = sum(z > result[name]["end"] for z in wanted[name]) / len(wanted[name])
        print(f"{name}: finds {found:.3f} of {len(wanted[name])} at {end_budget:.1%} false alarms, thresholds {result[name]}", flush=True)
    return result


def train_categories(lines):
    # "It is an emergency" is what a caller may say, not what a sentence may be about.
    own = [line for line in lines if line["level"] == "emergency" and line["category"] not in ("emergency", "-")]
    buckets = Buckets([line["features"] for line in own], CATEGORY_BITS)
    vectors = [buckets.vector(line["features"]) for line in own]
    names = sorted({line["category"] for line in own})
    heads = [machine(vectors, [line["category"] == name for line in own], [1.0 if line["category"] != name else 3.0 for line in own],
                     1 << CATEGORY_BITS, epochs=6) for name in names]
    right = sum(max(range(len(names)), key=lambda i: score(heads[i], v)) == names.index(line["category"]) for line, v in zip(own, vectors))
    print(f"categories: {len(names)}, right on what was learned {right / len(own):.3f}", flush=True)
    return names, heads, buckets


# --- the file: see DangerModel::fromBytes

def as_bytes(weights, scale):
    return [max(-127, min(127, round(w * scale))) for w in weights]


def write(path, heads, buckets, limits, categories, lines):
    names, category_heads, category_buckets = categories
    header = {"version": 2, "window": WINDOW, "idf_scale": Buckets.SCALE,
              "strength": {"pair": PAIR, "skip": SKIP, "letters": LETTERS, "meaning": MEANING, "meaning_pair": MEANING_PAIR,
                           "meaning_far": MEANING_FAR, "meaning_word": MEANING_WORD},
              "meanings": {"exact": EXACT, "prefix": PREFIX},
              "heads": {}, "categories": names}
    tables = []
    for speaker, bits, own in (("caller", BITS, CALLER_HEADS), ("ai", AI_BITS, ("uncertain",))):
        quantized = []
        for name in own:
            w, bias = heads[name]
            scale = 127.0 / max(abs(x) for x in w)
            header["heads"][name] = dict(limits[name], bias=round(bias, 6), scale=scale)
            quantized.append(as_bytes(w, scale))
        header[speaker + "_bits"] = bits
        quantized += [[0] * (1 << bits)] * (3 - len(quantized))
        # Four bytes a bucket: three weights and the inverse document frequency.
        tables.append(b"".join(struct.pack("bbbB", *row) for row in zip(*quantized, buckets[speaker].idf)))
    header["category_bits"] = CATEGORY_BITS
    scale = 127.0 / max(abs(x) for w, _ in category_heads for x in w)
    header["category_scale"] = scale
    header["category_bias"] = [round(bias, 6) for _, bias in category_heads]
    columns = [as_bytes(w, scale) for w, _ in category_heads]
    tables.append(b"".join(struct.pack(f"{len(names)}bB", *row) for row in zip(*columns, category_buckets.idf)))
    # For the tests: what this side makes of a few lines.
    header["checks"] = []
    for line in lines[:: max(1, len(lines) // 24)]:
        own = CALLER_HEADS if line["speaker"] == "caller" else ("uncertain",)
        vector = buckets[line["speaker"]].vector(features(line["tokens"][-WINDOW:]))
        header["checks"].append({"language": line["language"], "speaker": line["speaker"], "text": line["text"], "tokens": len(line["tokens"]),
                                 "scores": [round(score(heads[name], vector), 3) for name in own]})
    with open(path, "wb") as out:
        out.write(json.dumps(header, ensure_ascii=False, sort_keys=True).encode() + b"\n" + b"".join(tables))
    print(f"{path}: {os.path.getsize(path)} bytes", flush=True)


def grammar(language, each):
    """Sentences from resources/safety/grammar/LANGUAGE.txt: each template `each` times, its words drawn by a fixed die."""
    path = os.path.join(HERE, "grammar", language + ".txt")
    if not os.path.exists(path):
        return []
    words, templates, die = {}, [], random.Random(11)
    with open(path, encoding="utf-8") as source:
        for raw in source:
            raw = raw.strip()
            if raw.startswith("@"):
                name, choices = raw[1:].split("=", 1)
                words[name.strip()] = [choice.strip() for choice in choices.split("|")]
            elif raw and not raw.startswith("#"):
                head, sentence = raw.split(":", 1)
                templates.append((*head.split(None, 1), sentence.strip()))

    def draw(match):
        if match.group(2) and die.random() < 0.5:
            return ""
        return SLOT.sub(draw, die.choice(words[match.group(1)]))

    drawn = {}
    for level, category, sentence in templates:
        for _ in range(each):
            drawn.setdefault(" ".join(SLOT.sub(draw, sentence).split()), (level, category))
    return [(language, level, category, "caller", text, None) for text, (level, category) in drawn.items()]


def read_lines():
    lines = []
    fillers = {}
    for language in LANGUAGES:
        with open(os.path.join(HERE, language + ".json"), encoding="utf-8") as rules:
            content = json.load(rules)
        fillers[language] = {"".join(plain_words(word, ())) for word in content["fillers"]}
        # The rules' own examples teach as well.
        for rule in content["rules"]:
            if rule["risk"] == "high" and rule["category"] == "complaint":
                continue
            speaker = rule.get("side", "caller")
            for text in rule["positive"]:
                lines.append((language, rule["risk"], rule["category"], speaker, text, False))
            if rule["risk"] == "emergency":
                for text in rule["negative"]:
                    lines.append((language, "none", "-", speaker, text, False))
        lines.extend(grammar(language, DRAWS))
        for path in sorted(glob.glob(os.path.join(CORPUS, language + "-*.tsv"))):
            with open(path, encoding="utf-8") as corpus:
                for raw in corpus:
                    raw = raw.rstrip("\r\n")
                    if raw and not raw.startswith("#"):
                        level, category, speaker, text = raw.split("\t")
                        lines.append((language, level, category, speaker, text, True))
    result = []
    for language, level, category, speaker, text, is_corpus in lines:
        toks = tokens(plain_words(text, fillers[language]))
        counts = []
        result.append({"language": language, "level": level, "category": CATEGORIES.get(category, category), "speaker": speaker, "text": text,
                       "tokens": toks, "features": features(toks[-WINDOW:], counts), "counts": counts, "corpus": is_corpus, "drawn": is_corpus is None, "raw_category": category})
    # One order for all, mixed by what they say and not by who wrote them.
    result.sort(key=lambda line: (mixed(fnv(line["text"].encode(), 7)), line["text"]))
    return result


def main():
    parser = argparse.ArgumentParser(description="Trains resources/safety/model.bin.")
    parser.add_argument("--folds", metavar="FOLDER", help="write cross-validation models and their unseen lines there instead")
    options = parser.parse_args()
    lines = read_lines()
    corpus = [line for line in lines if line["corpus"]]
    examples = [line for line in lines if not line["corpus"]]
    print(f"{len(corpus)} lines of corpus, {len(examples)} examples of rules", flush=True)
    limits = thresholds(corpus, examples)
    if not options.folds:
        heads, buckets = train_heads(lines)
        write(os.path.join(HERE, "model.bin"), heads, buckets, limits, train_categories(lines), corpus)
        return
    categories = train_categories(lines)
    for fold in range(FOLDS):
        folder = os.path.join(options.folds, str(fold))
        os.makedirs(folder, exist_ok=True)
        for language in LANGUAGES:
            with open(os.path.join(folder, language + ".tsv"), "w", encoding="utf-8") as out:
                for line in corpus[fold::FOLDS]:
                    if line["language"] == language:
                        out.write("\t".join((line["level"], line["raw_category"], line["speaker"], line["text"])) + "\n")
        heads, buckets = train_heads([line for i, line in enumerate(corpus) if i % FOLDS != fold] + examples)
        write(os.path.join(options.folds, f"{fold}.bin"), heads, buckets, limits, categories, corpus)


if __name__ == "__main__":
    main()
