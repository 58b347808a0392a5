"""Types into a draft until it is killed, saves the letter now and then, and prints what is on the disk."""

import random
import sys
from pathlib import Path

from store.planner import Planner
from store.records import Settings


def type_on(home: Path, letter_id: str, seed: int) -> None:
    """Type for ever, at the end and in the middle, with signs outside ASCII."""
    chance = random.Random(seed)  # noqa: S311  (keys, no secret)
    planner = Planner.open(home, Settings())
    planner.recover_drafts()
    letter = next(dossier.letter(letter_id) for dossier in planner.snapshot.dossiers.values())
    if letter is None:
        raise SystemExit("The letter is gone.")
    draft = planner.drafts.open(letter_id, letter.revision, letter.text)
    while True:
        place = chance.choice((len(draft.text), chance.randrange(len(draft.text) + 1)))
        draft.edit(place, place, chance.choice("aeiou é😀\n") * chance.choice((1, 1, 1, 40)))
        sys.stdout.write(f"{len(draft.text)} {draft.text.encode().hex()}\n")
        sys.stdout.flush()
        if chance.random() < 0.02:
            revision = letter.revision if letter else 0
            letter = planner.save_letter(letter_id, text=draft.text, base_revision=revision).letter
            draft.rebase(letter.revision, draft.text)


if __name__ == "__main__":
    type_on(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
