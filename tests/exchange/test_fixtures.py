"""Every file of the fixtures, each in the manner of one program: every name, address, zone and time comes out right."""

import pytest

from store.exchange.child import Child
from tests.exchange.telling import FIXTURES, lines, proposed, taken_in, told

# ruff: noqa: E501  (a record stands in one line, however much a file tells of it)

EXPECTED = {
    "apple.ics": """
Soleil Labs | open | Europe/Paris
  Hélène/Dupré | helene@soleil-labs.example | invitation
  2026-11-26 16:00 Europe/Paris 90 min | in person | 14 rue des Lilas 75010 Paris | 1
""",
    "calendly.ics": """
Tailspin | open
  Priya/Raman | priya@tailspin.example | invitation
  2026-11-25 08:00 Europe/London 30 min | video | https://calendly.com/events/0f4a2b1c/google_meet | 1
""",
    "card-21.vcf": """
Acme Robotics | open
  Dr. Zoë/Nguyễn | zoe@acme-robotics.example | +44 20 7946 0123 | Head of Quality | 1 Mill Lane, N1 1AA London, United Kingdom | vCard
""",
    "card-40.vcf": """
Soleil Labs | open
  Hélène/Dupré | helene@soleil-labs.example | +33-1-70-18-99-00 | Directrice technique | vCard
""",
    "card-latin1.vcf": """
Nordwind GmbH | open
  Jürgen/Müller | juergen.mueller@nordwind.example | vCard
""",
    "cards-30.vcf": """
Initrode, Inc. | open
  John/O'Brien | Jack | john.obrien@initrode.example | +1 212 555 0142 | Engineering Manager of a team whose name is so long that it is folded | vCard
  Ms. Fiona/MacDonald | fiona.macdonald@initrode.example | vCard
""",
    "google-cancel.ics": """
""",
    "google-update.ics": """
Acme Robotics | QA Engineer | open
  Katherine/Byrne | kate@acme-robotics.example | invitation
  Seán/Ó Súilleabháin | sean@acme-robotics.example | invitation
  2026-11-25 14:30 Europe/London 60 min | video | https://meet.google.com/abc-defg-hij | 2
""",
    "google.ics": """
Acme Robotics | QA Engineer | open
  Katherine/Byrne | kate@acme-robotics.example | invitation
  Zoë/Nguyễn | zoe@acme-robotics.example | invitation
  2026-11-24 10:00 Europe/London 60 min | video | https://meet.google.com/abc-defg-hij | 2
""",
    "invited.eml": """
Tailspin | open
  Priya/Raman | priya@tailspin.example | +44 20 7946 0456 | QA Lead | invitation
  2026-11-25 08:00 Europe/London 30 min | video | https://calendly.com/events/0f4a2b1c/google_meet | 1
""",
    "openings.csv": """
Acme Robotics | QA Engineer | London | open
  Katherine/Byrne | kate@acme-robotics.example | typed
  2026-11-20 14:00 Europe/London 60 min | in person | 1
Globex | Test Lead; Platform | Berlin | filled
  Dana/Whitfield | dana@globex.example | typed
Initrode | Analyst | open
""",
    "openings.tsv": """
Acme Robotics | QA Engineer | open
  Zoë/Nguyễn | card
  John/O'Brien | typed
""",
    "outlook-custom-zone.ics": """
Initrode | Data Analyst | open | America/New_York
  John/O'Brien | john.obrien@initrode.example | invitation
  Fiona/MacDonald | fiona.macdonald@initrode.example | invitation
  Kit/Lee | kit.lee@initrode.example | typed
  2026-11-23 09:00 America/New_York 45 min | in person | 12 Main Street, Floor 3 | 3
""",
    "outlook.ics": """
Nordwind | Test Manager | open | Europe/Berlin
  Jürgen/Müller | juergen.mueller@nordwind.example | invitation
  Dr. Áine/O'Sullivan | aine@nordwind.example | invitation
  2026-11-24 10:00 Europe/Berlin 90 min | video | Microsoft Teams-Besprechung · https://teams.microsoft.com/l/meetup-join/19%3ameeting_X | 2
""",
    "several.ics": """
Fabrikam | open
  太郎/山田 | family first | yamada@fabrikam.example | invitation
  2026-11-12 11:00 Europe/Berlin 30 min | in person | 1
  2026-11-27 09:00 Europe/London 480 min | in person | 1
St Mary's | Nurse | open
  Ann/Brown | ann.brown@stmarys.example | invitation
  2026-11-30 09:15 Europe/London 60 min | phone | +44 20 7946 0123 | 1
""",
    "thanks.eml": """
Globex | open
  Dana/Whitfield | dana@globex.example | +1 (212) 555-0177 | Senior Talent Partner | signature
  René/Dubôis | rene@globex.example | typed
""",
    "zoom.ics": """
Globex | open | America/New_York
  Dana/Whitfield | dana@globex.example | invitation
  2026-11-24 12:00 America/New_York 30 min | video | https://us02web.zoom.us/j/93744420101?pwd=abc | 1
""",
}
"""By file, what is known after it: each opening with its people and its interviews."""


def test_every_fixture_has_its_expectation() -> None:
    """No file lies there untested."""
    assert {path.name for path in FIXTURES.iterdir()} == EXPECTED.keys()


@pytest.mark.parametrize("name", EXPECTED)
def test_every_name_address_zone_and_time_is_right(child: Child, name: str) -> None:
    """What the file tells stands there as its owner wrote it."""
    assert list(lines(taken_in(told(child, name)))) == EXPECTED[name].strip("\n").splitlines()


@pytest.mark.parametrize("name", EXPECTED)
def test_the_same_file_twice_changes_nothing(child: Child, name: str) -> None:
    """The second time everything is known."""
    files = told(child, name)
    once = taken_in(files)
    assert not proposed(files, once).default
    assert taken_in(files, once) == once


def test_all_of_them_at_once_make_one_opening_of_what_belongs_together(child: Child) -> None:
    """The vCard's owner and the invitation's organizer are one person; so are their openings."""
    snapshot = taken_in(told(child, *sorted(EXPECTED)))
    companies = [dossier.opening.company for dossier in snapshot.dossiers.values()]
    assert len(companies) == len(set(companies)), companies
    names = [(d.opening.company, person.name) for d in snapshot.dossiers.values() for person in d.people]
    assert len(names) == len(set(names)), names
    assert not proposed(told(child, *sorted(set(EXPECTED) - UPDATES)), snapshot).default


UPDATES = {"google.ics", "google-update.ics", "google-cancel.ics"}
"""Invitations that say one thing after the other."""
