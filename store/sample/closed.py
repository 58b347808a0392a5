"""Openings of the sample where something was decided: an offer, someone else, let go, withdrawn."""

from __future__ import annotations

from store.records import Channel, OpeningState, Purpose, Result, Setting, SpellingSource
from store.sample.stage import Stage


def lantern(stage: Stage) -> None:
    """An offer is on the table."""
    scene = stage.scene("Lantern Health", "Nurse Educator", "America/New_York", "US", "88 Hudson Street, New York")
    scene.amend(region="NY")
    aaliyah = scene.person(
        "Aaliyah",
        "Johnson",
        "the night shift that named its own pump",
        say="ah-LEE-yah",
        role="Director of Nursing",
        email="aaliyah.johnson@lantern.example",
        phone="+1 212 555 0117",
    )
    pilar = scene.person(
        "Pilar",
        "de la Cruz",
        "her drawer of bad labels",
        SpellingSource.CARD,
        role="Ward Manager",
        email="pilar@lantern.example",
    )
    scene.interview(scene.workday(-14, 9, 30), [aaliyah], 30, Setting.PHONE)
    scene.wrote(scene.workday(-14, 14), aaliyah)
    scene.interview(scene.workday(-6, 13, 30), [aaliyah, pilar], 90)
    scene.wrote(scene.workday(-6, 17), aaliyah)
    scene.wrote(scene.workday(-5, 9), pilar)
    scene.replied(scene.workday(-2, 15, 20), aaliyah, "They would like me to start next month.", Channel.CALL)
    scene.ends(OpeningState.OFFER, scene.workday(-2, 15, 30))


def umbra(stage: Stage) -> None:
    """Someone else was chosen; "still interested" is owed."""
    scene = stage.scene("Umbra", "Librarian", "Asia/Kolkata", "IN", "7 Residency Road, Bengaluru")
    ravi = scene.person(
        "Ravi",
        "Iyer",
        "the shelf of books that nobody may borrow",
        say="RUH-vee EYE-er",
        role="Head Librarian",
        email="ravi.iyer@umbra.example",
    )
    scene.interview(scene.workday(-8, 15), [ravi], 45, Setting.VIDEO)
    scene.wrote(scene.workday(-8, 18, 30), ravi)
    scene.replied(scene.workday(-1, 11, 30), ravi, "They have chosen someone else. He was kind about it.")
    scene.ends(OpeningState.FILLED, scene.workday(-1, 12))


def polder(stage: Stage) -> None:
    """Someone else was chosen weeks ago; the door stays open, and a quiet look is due."""
    scene = stage.scene("Polder Maps", "Cartographer", "Europe/Amsterdam", "NL", "Keizersgracht 12, Amsterdam")
    jan = scene.person(
        "Jan",
        "van den Broek",
        "the map with the sea in the wrong place",
        SpellingSource.SIGNATURE,
        say="yahn fun den BROOK",
        role="Chief Cartographer",
        email="jan@polder.example",
    )
    scene.interview(scene.workday(-31, 10), [jan], notes="In the Polderhuis, among the globes.")
    scene.wrote(scene.workday(-31, 16), jan)
    scene.replied(scene.workday(-21, 14), jan, "They took somebody who knows Dutch.", Channel.CALL)
    scene.ends(OpeningState.FILLED, scene.workday(-21, 14, 15))
    scene.wrote(scene.workday(-20, 11), jan, Purpose.STILL_INTERESTED)


def pangolin(stage: Stage) -> None:
    """Two check-ins without an answer, and let go."""
    scene = stage.scene("Pangolin Games", "Level Designer", "Asia/Tokyo", "JP", "Nakano, Tokyo")
    haruka = scene.person(
        "Haruka",
        "Tanaka",
        "the door that opens only in the rain",
        SpellingSource.INVITATION,
        family_first=True,
        say="ta-NA-ka HA-ru-ka",
        role="Producer",
        email="tanaka@pangolin.example",
    )
    scene.interview(scene.workday(-32, 10), [haruka], setting=Setting.VIDEO)
    scene.wrote(scene.workday(-32, 15), haruka)
    scene.wrote(scene.workday(-25, 10), haruka, Purpose.CHECK_IN)
    scene.wrote(scene.workday(-18, 10), haruka, Purpose.CHECK_IN)
    scene.ends(OpeningState.LET_GO, scene.workday(-9, 17))


def meridian(stage: Stage) -> None:
    """Withdrawn, with a letter that said so."""
    scene = stage.scene("Meridian Rail", "Timetable Analyst", "Asia/Jakarta", "ID", "Jalan Melati 3, Bandung")
    wibowo = scene.person(
        "Wibowo",
        "",
        "the train that waits for the school bus",
        SpellingSource.ASKED,
        say="wee-BOH-woh",
        role="Planning Manager",
        email="wibowo@meridian.example",
    )
    scene.interview(scene.workday(-12, 13), [wibowo], 45, Setting.PHONE)
    scene.contact(
        scene.workday(-12, 16),
        wibowo,
        Channel.CALL,
        Purpose.THANK_YOU,
        Result.REACHED,
        notes="He was glad of the call.",
    )
    scene.wrote(scene.workday(-6, 9), wibowo, Purpose.WITHDRAWAL)
    scene.ends(OpeningState.WITHDRAWN, scene.workday(-6, 9, 5))


SCENES = (lantern, umbra, polder, pangolin, meridian)
"""In the order of the list."""
