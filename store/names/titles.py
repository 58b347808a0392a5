"""Titles before known names: Mr for a known Dr, Mrs for a known Ms."""

from store.names import wording
from store.names.callings import KINDS
from store.names.findings import FindingKind
from store.names.folding import fold
from store.names.forms import Form, FormKind
from store.names.reading import Hit, Reading
from store.records import Person


def find_wrong_titles(reading: Reading) -> None:
    """Report every title that none of the people with the name behind it bears."""
    done: Hit | None = None
    for number, hit in enumerate(reading.taken):
        if hit is None or hit is done or hit.first != number:
            continue
        done = hit
        title = reading.title_before(number)
        if title is not None and hit.own and hit.form is not None and hit.form.of_person:
            _compare_title(reading, title, hit.form)


def _compare_title(reading: Reading, number: int, form: Form) -> None:
    token = reading.tokens[number]
    people = _bearers(reading, form)
    said = _said(reading, number)
    if not people or not said or any(_agrees(said, person.honorific) for person in people):
        return
    person = next((one for one in reading.known.to if one in people), people[0])
    message = wording.title(token.text, person.honorific, person.name)
    end = token.end + (1 if token.after[:1] == "." and person.honorific.endswith(".") else 0)
    reading.add(FindingKind.WRONG_TITLE, (token.start, end), person.honorific, message, person.id)


def _bearers(reading: Reading, form: Form) -> list[Person]:
    """The people who may be meant by a form."""
    if form.kind is FormKind.FULL or form.kind is FormKind.TURNED:
        return [reading.known.people[form.person_id]]
    same = [other for other in reading.known.forms.get(fold(form.text), ()) if other.of_person]
    ids = dict.fromkeys([form.person_id, *(other.person_id for other in same)])
    return [reading.known.people[id_] for id_ in ids]


def _said(reading: Reading, number: int) -> frozenset[str]:
    """What the title written here says, with those before it ("Herr Prof. Dr."); empty where one cannot be compared."""
    said: frozenset[str] = frozenset()
    while True:
        kinds = KINDS.get(reading.tokens[number].bare, frozenset())
        if not kinds:
            return frozenset()
        said |= kinds
        if number == 0 or reading.title_before(number) != number - 1:
            return said
        number -= 1


def _agrees(said: frozenset[str], honorific: str) -> bool:
    """Is a title what somebody bears, or at least not known to be another than they bear?"""
    words = [fold(part) for part in honorific.replace(".", " ").split()]
    borne = [KINDS[word] for word in words if word in KINDS]
    return not borne or any(kinds & said for kinds in borne)
