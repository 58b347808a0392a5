"""The labelled letters of our own: what the check finds in them, and what it leaves alone, stays where it is.

The letters were written before the rules were tuned on them. A case reads as in tests/names/predict.py; "expected"
holds what is wrong, "hints" what may be hinted at. A finding is right when its kind is the expected one (or another
that is allowed) and its place overlaps; it is mended when putting the correction in gives the right text.
"""

import json
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from store.names import Finding, FindingKind
from tests.names.predict import findings_of

SPELLED = {"misspelled", "wrong_case", "wrong_accents", "wrong_title", "wrong_order"}
"""The kinds whose correction counts."""


@cache
def cases() -> tuple[dict[str, Any], ...]:
    """The letters with their labels."""
    lines = Path(__file__).with_name("letters.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(json.loads(line) for line in lines)


@cache
def findings() -> tuple[tuple[Finding, ...], ...]:
    """What the check says of each letter, soft hints apart."""
    return tuple(tuple(one for one in findings_of(case) if not one.kind.is_hint) for case in cases())


def allowed(expected: dict[str, Any]) -> set[str]:
    """The kinds that are right at a place."""
    return {expected["kind"], *expected.get("or_kinds", ())}


def is_right(one: Finding, expected: dict[str, Any]) -> bool:
    """Is this the finding that is expected?"""
    if one.kind not in allowed(expected):
        return False
    missing = one.kind is FindingKind.MISSING_ADDRESSEE
    return missing or (one.start < expected["end"] and expected["start"] < one.end)


def mended(text: str, start: int, end: int, correction: str) -> str:
    """The text with a correction put in, however its letters are composed."""
    return " ".join(unicodedata.normalize("NFC", text[:start] + correction + text[end:]).replace("’", "'").split())


def gives_the_right_text(letter: str, one: Finding, expected: dict[str, Any]) -> bool:
    """Does accepting the finding give what is expected?"""
    right = mended(letter, expected["start"], expected["end"], expected["should_be"])
    return mended(letter, one.start, one.end, one.should_be) == right or one.should_be == expected["should_be"]


def tally() -> tuple[Counter[str], Counter[str], Counter[str], Counter[str]]:
    """By kind: found, missed, alarms without a cause, corrections that are right."""
    found, missed, alarms, right = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for case, said in zip(cases(), findings(), strict=True):
        for expected in case["expected"]:
            hits = [one for one in said if is_right(one, expected)]
            if not expected.get("optional"):
                (found if hits else missed)[expected["kind"]] += 1
                right[expected["kind"]] += any(gives_the_right_text(case["letter"], one, expected) for one in hits)
        for one in said:
            alarms[one.kind] += not any(is_right(one, expected) for expected in case["expected"])
    return found, missed, alarms, right


@pytest.mark.parametrize("kind", [kind for kind in FindingKind if not kind.is_hint])
def test_nearly_every_wrong_name_is_found_and_little_else(kind: FindingKind) -> None:
    """Of each kind, found and false together stay where they were reached: F1 of at least .93 on our own letters."""
    found, missed, alarms, _ = tally()
    assert found[kind] > 0, "the letters must hold every kind"
    assert 2 * found[kind] / (2 * found[kind] + missed[kind] + alarms[kind]) >= 0.93


def test_the_right_correction_is_offered() -> None:
    """At least 97 of 100 wrong spellings, titles and orders come with what should be there."""
    found, missed, _, right = tally()
    wanted = sum((found + missed)[kind] for kind in SPELLED)
    assert sum(right[kind] for kind in SPELLED) / wanted >= 0.97


def test_a_clean_letter_is_left_in_peace() -> None:
    """Not one alarm in all the clean letters."""
    loud = {case["id"]: said for case, said in zip(cases(), findings(), strict=True) if said and not case["expected"]}
    assert loud == {}


def test_there_are_letters_enough_of_both_sorts() -> None:
    """The set stays large enough, and near half of it clean, to say something."""
    clean = sum(not case["expected"] for case in cases())
    assert len(cases()) >= 60
    assert 0.3 < clean / len(cases()) < 0.7
