"""Openings of the sample where the thanks are sent and an answer is awaited."""

from __future__ import annotations

from store.records import Channel, Purpose, Result, Setting, SpellingSource
from store.sample.stage import Stage


def globex(stage: Stage) -> None:
    """The date that they gave has passed; the second of two check-ins is due, by phone."""
    scene = stage.scene("Globex", "Analyst", "Europe/Berlin", "DE", "Lindenstraße 40, Berlin")
    sanjay = scene.person(
        "Sanjay",
        "Rao",
        "the forecast that was right for the wrong reason",
        honorific="Dr.",
        say="SUN-jay RAH-oh",
        role="Head of Analysis",
        phone="+49 30 23125 118",
        email="rao@globex.example",
    )
    scene.interview(scene.workday(-11, 10), [sanjay], notes="Small team, long forecasts.")
    scene.wrote(scene.workday(-11, 16, 30), sanjay)
    scene.contact(
        scene.workday(-5, 10, 30),
        sanjay,
        Channel.CALL,
        Purpose.CHECK_IN,
        Result.GATEKEEPER,
        notes="He was in a meeting. The front desk had heard that they would decide this week.",
    )
    scene.amend(decide_by=scene.workdate(-1))


def kestrel(stage: Stage) -> None:
    """They said they would call, and the day has passed."""
    scene = stage.scene("Kestrel Bank", "Compliance Officer", "Europe/Warsaw", "PL", "ul. Jasna 5, Warszawa")
    wojciech = scene.person(
        "Wojciech",
        "Woźniak",
        "his rule that a report fits on one page",
        SpellingSource.CARD,
        say="VOY-chekh VOZH-nyak",
        role="Chief Compliance Officer",
        email="w.wozniak@kestrel.example",
        phone="+44 20 7946 0371",
        busy="not Thursdays",
    )
    scene.interview(scene.workday(-4, 13), [wojciech])
    scene.wrote(scene.workday(-4, 18), wojciech)
    scene.replied(scene.workday(-3, 9, 20), wojciech, "Thanked me for the note and said that he would call.")
    scene.amend(call_by=scene.workdate(-1))


def saltmarsh(stage: Stage) -> None:
    """Five business days without a word: a first check-in is due, and its letter is ready."""
    scene = stage.scene("Saltmarsh Press", "Copy Editor", "Europe/London", "GB", "21 Fen Road, Norwich")
    ngozi = scene.person(
        "Ngozi",
        "Okafor",
        "the comma that cost a reprint",
        say="n-GO-zee oh-KAH-for",
        role="Managing Editor",
        email="ngozi@saltmarsh.example",
        phone="+44 20 7946 0258",
    )
    scene.interview(scene.workday(-5, 11), [ngozi])
    scene.wrote(scene.workday(-5, 16), ngozi)
    scene.ready(scene.letter(scene.day(-1, 19, 5), ngozi, Purpose.CHECK_IN))


def northwind(stage: Stage) -> None:
    """Two check-ins, no answer: it is all right to let this one rest."""
    scene = stage.scene("Northwind Ferries", "Route Planner", "Europe/Istanbul", "TR", "Karaköy, İstanbul")
    mehmet = scene.person(
        "Mehmet",
        "Öztürk",
        "the timetable that follows the fish",
        SpellingSource.SIGNATURE,
        say="meh-MET ERZ-turk",
        role="Operations Manager",
        email="mehmet@northwind.example",
        phone="+44 20 7946 0415",
    )
    scene.interview(scene.workday(-22, 14), [mehmet], 45, Setting.VIDEO)
    scene.wrote(scene.workday(-22, 17, 15), mehmet)
    scene.wrote(scene.workday(-13, 9, 30), mehmet, Purpose.CHECK_IN)
    scene.contact(
        scene.workday(-5, 10, 45), mehmet, Channel.CALL, Purpose.CHECK_IN, Result.VOICEMAIL, notes="Left my number."
    )


def tidewater(stage: Stage) -> None:
    """Quiet: they decide later this week or next, and she asked not to be called."""
    scene = stage.scene(
        "Tidewater Archives", "Records Manager", "America/Chicago", "US", "400 Canal Street, New Orleans"
    )
    scene.amend(region="LA", decide_by=scene.workdate(4))
    delphine = scene.person(
        "Delphine",
        "Thibodeaux",
        "the letters that dried on a clothes line",
        honorific="Ms.",
        say="del-FEEN TIB-oh-doh",
        role="Director",
        email="delphine@tidewater.example",
        phone="+1 504 555 0142",
        do_not_call=True,
    )
    marcus = scene.person(
        "Marcus",
        "Whitfield",
        "the labels that are read aloud before they are filed",
        SpellingSource.ASKED,
        role="Archivist",
        email="marcus@tidewater.example",
        phone="+1 504 555 0143",
    )
    scene.interview(scene.workday(-3, 10), [delphine, marcus])
    scene.wrote(scene.workday(-3, 15), delphine)
    scene.wrote(scene.workday(-3, 15, 40), marcus)


SCENES = (globex, kestrel, saltmarsh, northwind, tidewater)
"""In the order of the list."""
