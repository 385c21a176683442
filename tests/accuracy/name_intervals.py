#!/usr/bin/env python3
"""name_intervals.py SCORE GOLD PRED: what score_ner.py says of names, with what chance alone would change.

SCORE is the folder of score_ner.py. Texts are drawn anew with replacement a thousand times; 95 of a hundred draws lie between the two
numbers in brackets."""
import json
import random
import sys

sys.path.insert(0, sys.argv[1])
import score_ner  # noqa: E402


def rows(path):
    return [json.loads(line) for line in score_ner.opened(path)]


predicted = {row["id"]: row for row in rows(sys.argv[3])}
counts = []
for text in rows(sys.argv[2]):
    if text["id"] in predicted:
        counts.append(score_ner.score([text], [predicted[text["id"]]], "coarse3")[0])


def measures(chosen):
    return [100 * share for share in score_ner.prf(*(sum(count[i] for count in chosen) for i in range(3)))]


random.seed(1)
drawn = sorted(measures(random.choices(counts, k=len(counts)))[2] for _ in range(1000))
precision, recall, f1 = measures(counts)
print(f"{len(counts)} texts  P {precision:.1f} R {recall:.1f} F1 {f1:.1f} [{drawn[24]:.1f}, {drawn[974]:.1f}]")
