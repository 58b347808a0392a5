"""How long the name check takes on a letter of 250 words, 10,000 other openings known; beside hunspell.

    python tests/slow/bench_names.py

Prints medians in milliseconds: the whole letter by a checker that has seen nothing, and again after one keystroke.
"""

import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from store.names import Checker, NameIndex, check
from store.names.wordlists import given_names
from store.records import Dossier, Opening, Person, Settings

OTHERS = 10_000
"""How many other openings are known."""

GOAL_WHOLE_MS = 10.0
"""The most that the whole check of a letter may take, in the median."""

GOAL_KEY_MS = 2.0
"""The most that the check after one keystroke may take, in the median."""

LETTER = """Dear Dr Brückner,

Thank you for receiving me in Jena last week, and for the hour that you and Tobias Hölzl gave to my questions.
I had read about the coating chamber at Halvorsen Optik for years, and to see it at work was worth the journey
on its own. Tobais was patient with me when I asked for the third time how the shutter is driven, and I
believe that I have understood it now.

You asked how I would go about the drift in the second channel. I have thought about it on the train, and I
would begin with the cheapest thing: log the temperature of the mount together with the signal, for one week,
and look at the two side by side in Grafana. If they move together, a small heater and a better clamp may be
all that is needed. If they do not, I would look at the supply next, and only then at the detector. At
Fennimore Instruments we lost a month because we had begun at the other end.

My notes from the day are typed up, with the references that Professor Aldous mentioned. I could start in May,
and a move to Jena would suit my family well: my sister lives near Weimar, and the children already speak
German. Please tell Ms Okonkwo at the front desk that the umbrella was found, and that I am grateful.

I would be very glad to join Halvorsen, and I look forward to hearing what you decide. Should anything be
missing from my papers, please let me know at rachel.tan@post.example and I will send it at once.

Kind regards,
Rachel Tan
"""


def here() -> Dossier:
    """The opening that the letter is about."""
    opening = Opening("here", "Halvorsen Optik", "optical engineer", place="Jena")
    people = (
        Person("p1", "here", "Anneliese", "Brückner", honorific="Dr"),
        Person("p2", "here", "Tobias", "Hölzl"),
        Person("p3", "here", "Chidinma", "Okonkwo", honorific="Ms"),
    )
    return Dossier(opening, people=people)


def elsewhere(count: int) -> dict[str, Dossier]:
    """So many other openings, each with three people; the names are drawn from the list of given names."""
    chance = random.Random(7)  # noqa: S311 - a fixed seed, so that every run measures the same
    names = [name.title() for name in sorted(given_names())]
    found = {}
    for number in range(count):
        id_ = f"other-{number}"
        people = tuple(
            Person(f"{id_}-{place}", id_, chance.choice(names), chance.choice(names) + "son") for place in range(3)
        )
        found[id_] = Dossier(Opening(id_, f"{chance.choice(names)} {chance.choice(names)} Ltd"), people=people)
    return found


def milliseconds(work: Callable[[], object]) -> float:
    """How long one call takes."""
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def keystrokes(checker: Checker, times: int) -> list[float]:
    """The times of checks between each of which one letter was typed somewhere in the text."""
    chance = random.Random(11)  # noqa: S311 - a fixed seed, so that every run measures the same
    text, spent = LETTER, []
    checker.check(text)
    for _ in range(times):
        place = chance.randrange(20, len(text) - 30)
        text = text[:place] + chance.choice("aeinrst ") + text[place:]
        spent.append(milliseconds(lambda: checker.check(text)))  # noqa: B023 - called at once
        if len(text) > len(LETTER) + 20:
            text = LETTER
    return spent


def hunspell(dossier: Dossier) -> str:
    """The row for hunspell with the known names added, or why there is none."""
    program = shutil.which("hunspell")
    if program is None:
        return "hunspell is not installed here, so there is no row for it."
    known = " ".join([dossier.opening.company, *(person.name for person in dossier.people)])
    call = [program, "-d", "en_US", "-l"]

    def run() -> None:
        subprocess.run(call, input=LETTER + known, capture_output=True, text=True, check=False)

    return f"hunspell, the whole letter, a fresh process    {median(milliseconds(run) for _ in range(15)):8.2f} ms"


def say(line: str) -> None:
    """Write one line of the report."""
    sys.stdout.write(line + "\n")


def measure() -> None:
    """Print every row."""
    dossier = here()
    dossiers = {"here": dossier, **elsewhere(OTHERS)}
    settings = Settings(given="Rachel", family="Tan")
    built: list[NameIndex] = []
    building = milliseconds(lambda: built.append(NameIndex.of(dossiers)))
    index = built[0]
    changed = {**dossiers, "other-5": replace(dossiers["other-5"], people=())}
    first = milliseconds(lambda: check(LETTER, dossier, ["p1"], index, settings))
    whole = median(milliseconds(lambda: check(LETTER, dossier, ["p1"], index, settings)) for _ in range(60))
    key = median(keystrokes(Checker(dossier, ["p1"], index, settings), 200))
    amending = median(milliseconds(lambda: index.amended(changed)) for _ in range(9))
    say(f"a letter of {len(LETTER.split())} words, {OTHERS:,} other openings known")
    say(f"the very first check, lists read from disk     {first:8.2f} ms")
    say(f"the whole letter                               {whole:8.2f} ms, at most {GOAL_WHOLE_MS:.0f} wanted")
    say(f"after one keystroke                            {key:8.2f} ms, at most {GOAL_KEY_MS:.0f} wanted")
    say(f"the index built                                {building:8.2f} ms")
    say(f"the index amended after one change             {amending:8.2f} ms")
    say(hunspell(dossier))
    for one in check(LETTER, dossier, ["p1"], index, settings):
        say(f"  found {one.kind}: {one.text} → {one.should_be or '?'}")


if __name__ == "__main__":
    measure()
