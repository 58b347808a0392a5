"""One of two processes that hammer the same home: adds, changes, undoes and renews until it is killed.

Prints each change before it is made and after it was acknowledged.
"""

import random
import sys
from dataclasses import replace
from pathlib import Path

from store.planner import Planner, PlannerError
from store.records import Opening, Settings, new_id
from store.verbs.deed import Deed, Facts


def hammer(home: Path, name: str, seed: int) -> None:
    """Change things for ever."""
    chance = random.Random(seed)  # noqa: S311  (changes, no secret)
    planner = Planner.open(home, Settings())
    mine: list[Opening] = []
    while True:
        roll = chance.random()
        if roll < 0.6 or not mine:
            opening = Opening(new_id(), f"{name} {len(mine)}")
            say("try", "add", opening.id)
            planner.add_opening(opening)
            say("did", "add", opening.id)
            mine.append(opening)
        elif roll < 0.75:
            gone = mine.pop(chance.randrange(len(mine)))
            say("try", "remove", gone.id)
            planner.remove_opening(gone.id)
            say("did", "remove", gone.id)
        elif roll < 0.97:
            count(planner)
        else:
            planner._keeper.compact()


def count(planner: Planner) -> None:
    """One more on the shared counter: an opening whose notes hold a number."""
    shared = next(it.opening for it in planner.snapshot.dossiers.values() if it.opening.company == "Shared")
    say("try", "count", shared.id)
    try:
        with_one_more(planner, shared.id)
    except PlannerError as refusal:
        say("no", str(refusal), shared.id)
        return
    say("did", "count", shared.id)


def with_one_more(planner: Planner, shared_id: str) -> None:
    """Count on the fresh facts, as every verb does."""

    def verb(facts: Facts) -> Deed:
        opening = facts.snapshot.dossiers[shared_id].opening
        return Deed("Counted", (replace(opening, notes=str(int(opening.notes) + 1)),))

    planner._keeper.do(verb)


def say(*words: str) -> None:
    """A line that the test reads."""
    sys.stdout.write(" ".join(words) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    hammer(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
