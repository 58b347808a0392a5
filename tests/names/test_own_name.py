"""The user's own name under a letter: a slip in it is found and mended; how one signs otherwise is one's own affair."""

import pytest

from store.names import NameIndex, check
from store.records import Dossier, Opening, Person, Settings

HERE = Dossier(Opening("o", "Acme Robotics", "QA Engineer"), people=(Person("k", "o", "Katherine", "O'Brien"),))
SHORTENED = [("Dave", "David"), ("Steve", "Steven"), ("Jon", "John"), ("Tom", "Tomas"), ("Kate", "Katie"),
             ("Nico", "Nicole"), ("Eli", "Elias"), ("Jo", "Joe")]  # fmt: skip
BODY = "Dear Katherine,\n\nThank you for taking the time to meet with me on Friday.\n\n"


def found(sign_off: str, given: str = "Robin", family: str = "Hale") -> list[tuple[str, str, str]]:
    """What is found in a letter that ends so."""
    text = BODY + sign_off
    said = check(text, HERE, ("k",), NameIndex.of({}), Settings(given=given, family=family))
    assert all(text[one.start : one.end] == one.text for one in said)
    return [(str(one.kind), one.text, one.should_be) for one in said]


@pytest.mark.parametrize(
    ("sign_off", "slips"),
    [
        ("Kind regards,\nRobin Halen", [("Halen", "Hale")]),
        ("Kind regards, Robin Hales", [("Hales", "Hale")]),
        ("Best,\nRobyn", [("Robyn", "Robin")]),
        ("Best,\nRobyn Halen\n+44 20 7946 0123", [("Robyn", "Robin"), ("Halen", "Hale")]),
        ("Best,\nROBIN HALEN", [("HALEN", "HALE")]),
    ],
)
def test_a_slip_in_the_users_own_name_is_a_misspelling(sign_off: str, slips: list[tuple[str, str]]) -> None:
    """Each wrong word is found by itself, with the right one."""
    assert found(sign_off) == [("misspelled", *slip) for slip in slips]


def test_marks_that_are_missing_in_ones_own_name_are_found() -> None:
    """Zoe Nunez for Zoë Núñez."""
    slips = [("wrong_accents", "Zoe", "Zoë"), ("wrong_accents", "Nunez", "Núñez")]
    assert found("Best,\nZoe Nunez", "Zoë", "Núñez") == slips
    assert [slip[2] for slip in found("Best,\nZOE NUNEZ", "Zoë", "Núñez")] == ["ZOË", "NÚÑEZ"]


@pytest.mark.parametrize(
    ("sign_off", "own"),
    [
        ("Kind regards,\nRobin Hale", ("Robin", "Hale")),
        ("Best,\nR. Hale", ("Robin", "Hale")),
        ("best,\nrobin hale", ("Robin", "Hale")),
        ("Best,\nRobin\nQA Engineer\nHalesowen", ("Robin", "Hale")),
        ("Best wishes\nBess Hale", ("Bess", "Hale")),
        ("Love,\nKate", ("Katie", "Smith")),
        ("Best,\nBob", ("Robert", "Hale")),
        ("Best,\nRobin Halen", ("", "")),
        *((f"Best,\n{short} Ross", (given, "Ross")) for short, given in SHORTENED),
        ("Best,\nBjoern Mueller", ("Björn", "Müller")),
        ("Best,\nAnnie Ross", ("Anna", "Ross")),
    ],
)
def test_how_one_signs_is_ones_own_affair(sign_off: str, own: tuple[str, str]) -> None:
    """Initials, small letters, nicknames and what else stands beneath a letter are left alone."""
    assert found(sign_off, *own) == []
