"""The labelled letters: what the check finds in them, and what it leaves alone, stays where it is.

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


SETS = {"letters": 0.93, "development": 0.97}
"""The sets of letters, and the F1 that each kind has at the least: our own traps, and the development set."""


@cache
def cases(name: str = "letters") -> tuple[dict[str, Any], ...]:
    """The letters of a set with their labels."""
    lines = Path(__file__).with_name(f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(json.loads(line) for line in lines)


@cache
def findings(name: str = "letters") -> tuple[tuple[Finding, ...], ...]:
    """What the check says of each letter, soft hints apart."""
    return tuple(tuple(one for one in findings_of(case) if not one.kind.is_hint) for case in cases(name))


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
    """Does accepting the finding give one of the texts that are right? A title may have its full stop or not."""
    for wanted in (expected["should_be"], *expected.get("also_ok", ())):
        right = mended(letter, expected["start"], expected["end"], wanted)
        if mended(letter, one.start, one.end, one.should_be) == right or plain(one.should_be) == plain(wanted):
            return True
    return False


def plain(correction: str) -> str:
    """A correction however it is composed, and a title without its full stop."""
    composed = unicodedata.normalize("NFC", correction).replace("’", "'").rstrip(".")
    return {"Professor": "Prof", "Doctor": "Dr"}.get(composed, composed)


@cache
def tally(name: str = "letters") -> tuple[Counter[str], Counter[str], Counter[str], Counter[str]]:
    """By kind: found, missed, alarms without a cause, corrections that are right."""
    found, missed, alarms, right = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for case, said in zip(cases(name), findings(name), strict=True):
        for expected in case["expected"]:
            hits = [one for one in said if is_right(one, expected)]
            if not expected.get("optional"):
                (found if hits else missed)[expected["kind"]] += 1
                right[expected["kind"]] += any(gives_the_right_text(case["letter"], one, expected) for one in hits)
        for one in said:
            alarms[one.kind] += not any(is_right(one, expected) for expected in case["expected"])
    return found, missed, alarms, right


@pytest.mark.parametrize("kind", [kind for kind in FindingKind if not kind.is_hint])
@pytest.mark.parametrize("name", SETS)
def test_nearly_every_wrong_name_is_found_and_little_else(kind: FindingKind, name: str) -> None:
    """Of each kind, found and false together stay where they were reached."""
    found, missed, alarms, _ = tally(name)
    assert found[kind] > 0, "the letters must hold every kind"
    assert 2 * found[kind] / (2 * found[kind] + missed[kind] + alarms[kind]) >= SETS[name]


@pytest.mark.parametrize("name", SETS)
def test_the_right_correction_is_offered(name: str) -> None:
    """At least 97 of 100 wrong spellings, titles and orders come with what should be there."""
    found, missed, _, right = tally(name)
    wanted = sum((found + missed)[kind] for kind in SPELLED)
    assert sum(right[kind] for kind in SPELLED) / wanted >= 0.97


@pytest.mark.parametrize("name", SETS)
def test_a_clean_letter_is_left_in_peace(name: str) -> None:
    """Not one alarm in all the clean letters."""
    loud = {
        case["id"]: said
        for case, said in zip(cases(name), findings(name), strict=True)
        if said and not case["expected"]
    }
    assert loud == {}


def test_there_are_letters_enough_of_both_sorts() -> None:
    """The set stays large enough, and near half of it clean, to say something."""
    clean = sum(not case["expected"] for case in cases())
    assert len(cases()) >= 60
    assert 0.3 < clean / len(cases()) < 0.7
