"""Runs the name check over labelled letters: cases as JSON lines on stdin, findings as JSON lines on stdout.

    python tests/names/predict.py < tests/names/letters.jsonl > predictions.jsonl

A case holds the writer ("me"), what is known of the opening ("known"), every other interview ("others") and the
letter; nothing else of it is read. The check is the very one that the editor uses.
"""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from store.names import Finding, NameIndex, check
from store.records import Dossier, Opening, Person, Settings


def dossier_of(id_: str, known: Mapping[str, Any]) -> Dossier:
    """The opening of a case as the program keeps it."""
    opening = Opening(id_, known["company"], known.get("role", ""), place=known.get("place", ""))
    people = tuple(
        Person(
            f"{id_}-{number}",
            id_,
            person["given"],
            person["family"],
            honorific=person.get("title") or "",
            nickname=person.get("goes_by") or "",
            family_first=bool(person.get("family_first")),
        )
        for number, person in enumerate(known["people"])
    )
    return Dossier(opening, people=people)


def findings_of(case: Mapping[str, Any]) -> tuple[Finding, ...]:
    """What the check finds in the letter of a case."""
    known = dossier_of("this", case["known"])
    others = [dossier_of(f"other-{number}", other) for number, other in enumerate(case["others"])]
    index = NameIndex.of({dossier.opening.id: dossier for dossier in (known, *others)})
    me = case["me"] or {}
    settings = Settings(given=me.get("given", ""), family=me.get("family", ""))
    to = [known.people[number].id for number in case["known"]["to"]]
    return check(case["letter"], known, to, index, settings)


def main() -> None:
    """Reads the cases and writes one list of findings for each."""
    for line in sys.stdin:
        if line.strip():
            found = [
                {"kind": str(one.kind), "start": one.start, "end": one.end, "should_be": one.should_be}
                for one in findings_of(json.loads(line))
            ]
            sys.stdout.write(json.dumps(found, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
