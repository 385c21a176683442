#!/usr/bin/env python3
"""quotes.py SCORE GOLD PRED [--own]: what is right of quotations, with what chance alone would change.

SCORE is the folder of score_quotes.py. Articles are drawn anew with replacement a thousand times; 95 of a hundred draws lie between the
two numbers in brackets. With --own GOLD is our own corpus as `node tools/corpus.mjs lines` gives it, and PRED answers rows of it that hold
"clauses": false: unmarked answers of interviews are left out, and a speaker is right when the words found overlap the marked ones or mean
the same group."""
import json
import random
import sys

sys.path.insert(0, sys.argv[1])
import score_quotes as scorer  # noqa: E402

NAMES = {"person", "organisation", "place", "facility", "event", "work", "law", "nationality", "product", "nominal", "pronoun"}
KINDS = {"direct", "mixed", "indirect"}


def rows(path):
    return [json.loads(line) for line in scorer.opened(path)]


def of_polnear(gold, found, kinds):
    result = scorer.score([gold], [found], kinds)
    right = round(result["ov80"][1] * result["gold"] / 100)
    return right, result["pred"], result["gold"], round(result["speaker_acc"] * result["speaker_n"] / 100), result["speaker_n"]


def of_our_own(gold, found):
    text, marks = gold["text"], gold["marks"]
    said = [mark for mark in marks if mark["tag"] in KINDS]
    bare = [mark for mark in said if mark["tag"] == "direct" and text[mark["start"]] not in "\"“‘'«„"]
    said = [mark for mark in said if mark not in bare]
    words = {mark["id"]: [] for mark in said}
    for mark in marks:
        if mark["tag"] == "speaker" and mark["id"] in words:
            words[mark["id"]].append((mark["start"], mark["end"]))

    def groups(begin, end):
        return {m["id"] for m in marks if m["tag"] in NAMES and m.get("id") and m["start"] < end and m["end"] > begin}

    def is_right(mark, quote):
        if quote.get("speaker_start") is None:
            return False
        begin, end = quote["speaker_start"], quote["speaker_end"]
        wanted = {other["by"] for other in said if other["id"] == mark["id"] and other.get("by")}
        for first, last in words[mark["id"]]:
            if first < end and begin < last:
                return True
            wanted |= groups(first, last)
        return bool(wanted & groups(begin, end))

    def inside(at):
        shared = [min(at[1], mark["end"]) - max(at[0], mark["start"]) for mark in bare]
        return any(2 * size > at[1] - at[0] for size in shared)

    trimmed = [(scorer.trim(text, mark["start"], mark["end"]), mark) for mark in said]
    guesses = [(scorer.trim(text, quote["start"], quote["end"]), quote) for quote in found["quotes"]]
    guesses = [guess for guess in guesses if not inside(guess[0])]
    pairs = sorted(
        ((scorer.jac(a, b), i, j) for i, (a, _) in enumerate(trimmed) for j, (b, _) in enumerate(guesses) if scorer.jac(a, b) >= 0.8),
        reverse=True,
    )
    left, taken, speakers = set(), set(), 0
    for _, i, j in pairs:
        if i not in left and j not in taken:
            left.add(i)
            taken.add(j)
            speakers += is_right(trimmed[i][1], guesses[j][1])
    scare = [scorer.trim(text, mark["start"], mark["end"]) for mark in marks if mark["tag"] == "notquote"]
    wrong = sum(any(q["kind"] != "indirect" and scorer.jac(at, b) > 0.5 for b, q in guesses) for at in scare)
    return len(left), len(guesses), len(trimmed), speakers, wrong, len(scare)


def interval(counts, measure):
    random.seed(1)
    drawn = sorted(measure(random.choices(counts, k=len(counts))) for _ in range(1000))
    return f"{measure(counts):.1f} [{drawn[24]:.1f}, {drawn[974]:.1f}]"


def total(counts, i):
    return sum(count[i] for count in counts)


def f1(right):
    return lambda counts: scorer.prf(total(counts, right), total(counts, 1), total(counts, 2))[2]


found = {row["id"]: row for row in rows(sys.argv[3])}
gold = [row for row in rows(sys.argv[2]) if row["id"] in found]
if "--own" in sys.argv:
    own = [of_our_own(row, found[row["id"]]) for row in gold]
    print(f"{len(own)} articles  spans {interval(own, f1(0))}  quote and speaker {interval(own, f1(3))}"
          f"  words that nobody says taken for speech: {total(own, 4)} of {total(own, 5)}")
else:
    for kinds in ({"direct"}, {"direct", "mixed"}, None):
        counts = [of_polnear(row, found[row["id"]], kinds) for row in gold]
        share = interval(counts, lambda chosen: 100 * total(chosen, 3) / max(1, total(chosen, 4)))
        print(f"{' and '.join(sorted(kinds or {'all'})):17} F1 {interval(counts, f1(0))}  speaker {share}")
