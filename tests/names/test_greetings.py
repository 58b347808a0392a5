"""Greetings in any language and titles of any calling: whom they name, and what is left alone."""

import pytest

from store.names import Finding, FindingKind, NameIndex, check
from store.records import Dossier, Opening, Person, Settings

HERE = Dossier(
    Opening("here", "Noble Optics"),
    people=(
        Person("tug", "here", "Tuğba", "Kılıç"),
        Person("ald", "here", "Josephine", "Aldous", honorific="Canon"),
        Person("nob", "here", "Victor", "Noble", honorific="Prof."),
        Person("kai", "here", "Ka'iulani", "D'Angelo", honorific="Khun"),
        Person("mar", "here", "Marek", "Dvořák"),
        Person("sau", "here", "Ingrid", "Sauer", honorific="Ms"),
    ),
)


def findings(text: str, to: str = "tug") -> list[tuple[str, str, str]]:
    """What the check says of a letter to one person: kind, text, correction."""

    def told(one: Finding) -> tuple[str, str, str]:
        return str(one.kind), one.text, one.should_be

    return [told(one) for one in check(text, HERE, (to,), NameIndex.of({}), Settings("Grace", "Obi"))]


@pytest.mark.parametrize(
    ("greeting", "to"),
    [
        ("Merhaba Tuğba,", "tug"),
        ("Xyzzy plugh Tuğba,", "tug"),
        ("Xyzzy, Tuğba and Victor,", "tug"),
        ("Xyzzy Victor, xyzzy Tuğba,", "tug"),
        ("Dear Canon Aldous,", "ald"),
        ("Dear Provost Aldous,", "ald"),
        ("Dear Khun Ka'iulani,", "kai"),
        ("Dear Ato Tuğba, dear Victor,", "tug"),
        ("Dear Prof. Noble,", "nob"),
        ("Ahoj Marku,", "mar"),
        ("Liebe Frau Sauer,", "sau"),
        ("Xyzzy plugha Kılıç,", "tug"),
    ],
)
def test_a_greeting_names_whom_it_greets(greeting: str, to: str) -> None:
    """Whatever stands before a known name, it is no stranger, and the person is named."""
    assert findings(f"{greeting}\n\nThank you for the tour.\n\nGrace\n", to) == []


def test_a_wrong_given_name_is_no_salutation() -> None:
    """ "Dear Thomas Kılıç" greets somebody else."""
    assert ("unknown_name", "Thomas Kılıç", "") in findings("Dear Thomas Kılıç,\n\nThank you.\n\nGrace\n")


def test_a_call_is_one_in_its_own_language_only() -> None:
    """ "Hi Marku" is a slip."""
    assert findings("Hi Marku,\n\nThank you.\n\nGrace\n", "mar") == [("misspelled", "Marku", "Marek")]


@pytest.mark.parametrize("written", ["Dr", "Dr."])
def test_a_family_name_that_is_a_word_and_the_firm_is_named_behind_a_title(written: str) -> None:
    """ "Dear Dr Noble" names Prof. Noble with the wrong title, though the firm is called Noble too."""
    said = findings(f"Dear {written} Noble,\n\nThank you.\n\nGrace\n", "nob")
    assert said == [("wrong_title", written, "Prof.")]


@pytest.mark.parametrize("greeting", ["Dear Señora Sauer", "Dear Sister Kılıç", "Dear Ms Ka'iulani"])
def test_titles_that_cannot_be_compared_are_left_alone(greeting: str) -> None:
    """A title of another language that says the same, one where none is on file, one against a rare one."""
    assert not [kind for kind, *_ in findings(f"{greeting},\n\nThank you.\n\nGrace\n") if kind == "wrong_title"]


@pytest.mark.parametrize("sign", "'’ʻʼ`´")
def test_an_apostrophe_is_one_letter_however_it_is_typed(sign: str) -> None:
    """Okina, curly or typewriter: the name is the same, and other capitals are still seen."""
    letter = f"Dear Ka{sign}iulani,\n\nThank you, Ka{sign}iulani D{sign}angelo.\n\nGrace\n"
    assert findings(letter, "kai") == [("wrong_case", f"D{sign}angelo", "D'Angelo")]


def test_a_paragraph_with_a_number_is_no_signature() -> None:
    """The last paragraph is read even when it holds a year."""
    letter = "Dear Tuğba,\n\nVictor Nobel wrote to me in 2019 about the bench, and I was glad of it.\n\nGrace\n"
    assert [kind for kind, *_ in findings(letter)] == [FindingKind.MISSPELLED]


@pytest.mark.parametrize("closing", ["Sevgiler,", "A hui hou,", "S pozdravem", "De bedste hilsner"])
def test_a_closing_of_any_language_signs(closing: str) -> None:
    """Who signs below words that are not English is the writer, also when the profile is empty."""
    letter = f"Dear Tuğba,\n\nThank you.\n\n{closing}\nOdette Quist\n"
    assert check(letter, HERE, ("tug",), NameIndex.of({}), Settings()) == ()


@pytest.mark.parametrize(
    ("sentence", "stranger"),
    [
        ("Ask for Ottoline at the desk.", "Ottoline"),
        ("Rochelle from talent sent me a form.", "Rochelle"),
        ("Perpetua from the office gave me a pen.", "Perpetua"),
        ("Many thanks also to Sister Mukherjee for the tour.", "Mukherjee"),
    ],
)
def test_somebody_introduced_by_their_post_is_a_stranger(sentence: str, stranger: str) -> None:
    """Who stands at a desk, comes from a team or bears a calling is a person, known or not."""
    assert findings(f"Dear Tuğba,\n\nThank you. {sentence}\n\nGrace\n") == [("unknown_name", stranger, "")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Many thanks for having me up to Sconser.",
        "I have asked Schlumberger, my present employer, for a letter.",
        "They drove me back to Newry.",
        "Thank you for the visit to Boavista depot.",
        "ING paid for the room.",
    ],
)
def test_places_and_firms_are_no_strangers(sentence: str) -> None:
    """Where somebody went and whom they worked for raises nothing."""
    assert findings(f"Dear Tuğba,\n\nThank you. {sentence}\n\nGrace\n") == []


IRISH = Dossier(
    Opening("irish", "Boots", "store trainer"),
    people=(
        Person("cao", "irish", "Caoimhe", "O'Donnell"),
        Person("gwe", "irish", "Gwen", "Ap Rhys", honorific="Mrs"),
        Person("mee", "irish", "Joost", "van der Meer", honorific="Mr."),
        Person("mat", "irish", "Matilda", "Oyediran"),
        Person("dem", "irish", "Demelza", "Nance"),
    ),
)


def told(text: str, *to: str) -> list[tuple[str, str, str]]:
    """What the check says of a letter to some of the people in Ireland: kind, text, correction."""
    found = check(text, IRISH, to, NameIndex.of({}), Settings("Grace", "Obi"))
    return [(str(one.kind), one.text, one.should_be) for one in found]


@pytest.mark.parametrize(
    ("text", "to", "written", "right"),
    [
        ("Good morning Combe,\n\nThank you for today.\n", "cao", "Combe", "Caoimhe"),
        ("Dear Caoimhe,\n\nThank you and Mrs When Ap Rhys for today.\n", "cao", "When", "Gwen"),
        ("Hello,\n\nThank you for today. Demerara, I liked your riddle.\n", "dem", "Demerara", "Demelza"),
        ("Dear Caoimhe,\n\nThank you. If Bokts needs me, ring.\n", "cao", "Bokts", "Boots"),
    ],
)
def test_what_was_put_in_for_a_name_is_a_misspelling(text: str, to: str, written: str, right: str) -> None:
    """Where only one name can stand, an unlike word is that name misspelled: no stranger, and nobody is missing."""
    assert told(text, to) == [("misspelled", written, right)]


def test_a_title_is_no_slip_in_a_family_name() -> None:
    """The name behind "Mr." may be wrong; the title is not taken for it."""
    assert all(text != "Mr" for _, text, _ in told("Dear Mr. van der Mer,\n\nThank you for today.\n", "mee"))


def test_a_short_name_greets_its_bearer() -> None:
    """Tilly is a hint at Matilda, who is then not missing."""
    assert told("Hi Tilly,\n\nThank you for today.\n", "mat") == [("nickname", "Tilly", "Matilda")]


def test_another_in_the_greeting_leaves_the_addressee_missing() -> None:
    """A name that is nothing like the addressee's is a stranger's."""
    kinds = [kind for kind, _, _ in told("Dear Barnaby,\n\nThank you for today.\n", "cao")]
    assert kinds == ["missing_addressee", "unknown_name"]


@pytest.mark.parametrize("greeting", ["Dear Head Teacher,", "Dear Station Manager,", "Dear Hiring Lead,"])
def test_an_office_is_no_stranger(greeting: str) -> None:
    """Whoever greets an office names nobody, and nobody unknown."""
    kinds = [kind for kind, _, _ in told(f"{greeting}\n\nThank you for today.\n", "cao")]
    assert kinds == ["missing_addressee"]
