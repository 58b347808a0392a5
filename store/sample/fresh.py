"""Openings of the sample where an interview was just held or is about to be."""

from __future__ import annotations

from store.dates import DAYS
from store.records import Channel, Purpose, Setting, SpellingSource
from store.sample.stage import Scene, Stage


def acme(stage: Stage) -> None:
    """One thank-you missing since yesterday, its draft with a wrong name in it; another due today at 17:00."""
    scene = stage.scene("Acme Robotics", "QA Engineer", "Europe/Paris", "FR", "12 rue des Lilas, Lyon")
    katherine = scene.person(
        "Katherine",
        "O'Brien",
        "the recall of the first robot",
        SpellingSource.INVITATION,
        role="Head of Quality",
        email="kate@acme.example",
        phone="+33 1 99 00 12 34",
    )
    zoe = scene.person(
        "Zoë",
        "Nguyễn",
        "the arm that waters the office plants",
        SpellingSource.TYPED,
        say="ZOH-ee ngwee-EN",
        role="Test Engineer",
        email="zoe@acme.example",
    )
    scene.interview(scene.day(-2, 14), [katherine], notes="Round 1. Asked how I would find a flaky test.")
    scene.interview(scene.day(-1, 16), [zoe], setting=Setting.VIDEO, notes="Round 2. The lab, by camera.")
    weekday = DAYS[scene.day(-2, 14).weekday()]
    scene.letter(
        scene.day(-1, 18, 20),
        katherine,
        Purpose.THANK_YOU,
        subject=f"Thank you for {weekday}",
        text=_wrong_name(scene, weekday),
    )


def _wrong_name(scene: Scene, weekday: str) -> str:
    return (
        "Dear Ms. O'Brian,\n\n"
        f"Thank you for taking the time to meet with me on {weekday}. Your story about the recall of the first robot "
        "has stayed with me, and your question about flaky tests even more. I gave you half an answer to it. "
        "The other half is that I would first run the test alone, then last, and then with a clock that is wrong on "
        "purpose; one of the three usually tells.\n\n"
        "I would be glad to look after tests that have to catch a robot before it falls. Please tell Zoë Nguyễn that "
        "I enjoyed the tour of the lab.\n\n"
        f"Kind regards,\n{scene.stage.settings.name}"
    )


def harbour(stage: Stage) -> None:
    """Interviewed today: two people to thank, the receptionist too, and nothing late yet."""
    scene = stage.scene("Harbour Lights Theatre", "Stage Manager", "Europe/Dublin", "IE", "3 Quay Street, Galway")
    siobhan = scene.person(
        "Siobhán",
        "Ní Bhriain",
        "the night when the curtain would not rise",
        SpellingSource.INVITATION,
        say="shiv-AWN nee VREE-an",
        role="Artistic Director",
        email="siobhan@harbourlights.example",
        phone="+353 20 910 0142",
    )
    saoirse = scene.person(
        "Saoirse",
        "Byrne",
        "the umbrella on the wet steps",
        SpellingSource.ASKED,
        say="SEER-sha",
        role="Receptionist",
        phone="+353 20 910 0140",
    )
    scene.interview(scene.minutes_ago(100), [siobhan, saoirse], 45, notes="They plan two tours a year.")


def initech(stage: Stage) -> None:
    """The second round was held; one colleague is thanked, a note on paper to the other is begun."""
    scene = stage.scene("Initech", "Data Steward", "Europe/Madrid", "ES", "Calle Luna 8, Madrid")
    jose = scene.person(
        "José",
        "Ibáñez Ruiz",
        "how they count rows before they trust them",
        say="ho-SAY ee-BAN-yeth",
        role="Data Lead",
        email="jose.ibanez@initech.example",
    )
    ines = scene.person(
        "Ines",
        "Ruiz",
        "her grandmother's card index",
        SpellingSource.CARD,
        say="ee-NESS",
        role="Archivist",
        address="Ines Ruiz\nInitech\nCalle Luna 8\n28004 Madrid\nSpain",
    )
    scene.interview(scene.workday(-9, 11), [jose], 30, Setting.PHONE, "A first talk by phone.")
    scene.wrote(scene.workday(-9, 15, 10), jose)
    scene.replied(scene.workday(-7, 9, 45), jose, "Invites me to a second round, and Ines will be there.")
    scene.interview(scene.workday(-1, 10, 30), [jose, ines], 90, notes="Technical round: a messy table to put right.")
    scene.wrote(scene.workday(-1, 17, 40), jose)
    scene.letter(scene.workday(-1, 18, 15), ines, Purpose.THANK_YOU, channel=Channel.NOTE)


def cobalt(stage: Stage) -> None:
    """An interview tomorrow, and the next one a week later."""
    scene = stage.scene("Cobalt Observatory", "Data Curator", "Asia/Ho_Chi_Minh", "VN", "Đà Lạt")
    khai = scene.person(
        "Thị Minh Khai",
        "Nguyễn",
        "",
        SpellingSource.INVITATION,
        nickname="Minh Khai",
        honorific="Dr.",
        family_first=True,
        say="ming KHIGH",
        role="Head of Archive",
        email="khai@cobalt.example",
    )
    lan = scene.person("Lan", "", "", SpellingSource.TYPED, role="Astronomer")
    scene.interview(scene.day(1, 9, 30), [khai], setting=Setting.VIDEO, notes="Ask about the glass plates.")
    scene.interview(scene.workday(6, 14), [khai, lan], 90, Setting.VIDEO, "A practical task: label twenty plates.")


SCENES = (acme, harbour, initech, cobalt)
"""In the order of the list."""
