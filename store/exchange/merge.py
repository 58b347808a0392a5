"""Two histories of the same planner → one: by the ids of the records, and field by field.

A pure function of the documents of both. It gives the same whichever comes first, and nothing new when done again.
Nothing is lost: a value that another copy knew before it was changed gives way to the change; where both changed the
same, both are kept (see merge_values, and for letters merge_copies). What one side removed goes where the other did not
change it since and nothing new needs it; where nobody can tell, because the removal left no trace, it stays.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain

from store.database.backups import differences
from store.database.documents import TYPE_OF, encode, id_of, key_of
from store.database.image import Tables
from store.database.journal import Change, Document
from store.database.lineage import GONE, WAS, buried, past_of, with_past
from store.exchange.merge_copies import Copy, beside, collisions, joined
from store.exchange.merge_sides import Place, Side, named_by
from store.exchange.merge_values import with_lines
from store.records import Opening

UNKNOWN = "(unknown company)"
"""The company of an opening of which only parts are known."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What two histories come to."""

    tables: Tables
    """All documents that can be read, and what was removed."""
    collisions: tuple[str, ...]
    """A sentence for each value that both changed."""


def merge(one: Tables, other: Tables) -> Merged:
    """Both histories as one."""
    sides = (Side(one), Side(other))
    places = sorted({place for side in sides for place in side.documents})
    copies: dict[Place, Copy] = {}
    extra: dict[Place, Document] = {}
    buried_here: dict[Place, Copy] = {}
    for place in places:
        found = [side.documents[place] for side in sides if place in side.documents]
        are_two = found[0] != found[-1]
        copy = joined(place[0], found[0], found[1]) if are_two else Copy(found[0])
        if are_two and place[0] == "letters" and (letter := beside(place[1], copy, found[0], found[1])):
            extra["letters", letter[0]] = letter[1]
        stands = len(found) == 1 and _is_buried(copy, place, sides)
        (buried_here if stands else copies)[place] = copy
    _revive(copies, buried_here, sides)
    for place, document in extra.items():
        copies.setdefault(place, Copy(document))
    _add_unknown(copies)
    said = _write_collisions(copies)
    return Merged(_tables(copies, sides), said)


def merge_all(ours: Tables, histories: Iterable[Tables]) -> Merged:
    """Our history and several others as one."""
    merged = Merged(ours, ())
    for tables in histories:
        both = merge(merged.tables, tables)
        merged = Merged(both.tables, (*merged.collisions, *both.collisions))
    return merged


def changes(ours: Tables, merged: Merged) -> list[Change]:
    """What has to be changed in our documents so that they are the merged ones; fields unknown to us are kept."""
    now = Side(ours).documents
    found: list[Change] = []
    for table in TYPE_OF:
        before, wanted = ours.get(table, {}), merged.tables.get(table, {})
        other = [key for key, document in wanted.items() if now.get((table, key)) != document]
        found += [(table, key, before.get(key, {}) | wanted[key]) for key in other]
        found += [(table, key, None) for place, key in now if place == table and key not in wanted]
    return found + differences({GONE: ours.get(GONE, {})}, {GONE: merged.tables.get(GONE, {})})


def summary(ours: Tables, merged: Merged) -> list[str]:
    """What would be different for us, a sentence for each kind of record, and one for each value that both changed."""
    before = Side(ours).documents
    sentences = []
    for table in TYPE_OF:
        wanted = merged.tables.get(table, {})
        known = {key: document for (place, key), document in before.items() if place == table}
        new = sum(key not in known for key in wanted)
        other = sum(key in known and _facts(known[key]) != _facts(document) for key, document in wanted.items())
        gone = sum(key not in wanted for key in known)
        counts = [f"{count} {what}" for count, what in ((new, "new"), (other, "changed"), (gone, "removed")) if count]
        if counts:
            sentences.append(f"{table.replace('_', ' ').capitalize()}: {', '.join(counts)}.")
    return [*sentences, *merged.collisions]


def _facts(document: Document) -> Document:
    return {name: value for name, value in document.items() if name != WAS}


def _is_buried(copy: Copy, place: Place, sides: Iterable[Side]) -> bool:
    """Did the other side remove this, and is nothing in it newer than what was removed?"""
    graves = [buried(side.gone[place[1]]) for side in sides if place[1] in side.gone]
    return any(all(max(known) in grave.get(name, ()) for name, known in copy.known.items()) for grave in graves)


def _revive(copies: dict[Place, Copy], dead: dict[Place, Copy], sides: Iterable[Side]) -> None:
    """Bring back what was removed, but is named by something that the side which removed it did not know."""
    sides = tuple(sides)
    while dead and (needed := _needed(copies, dead, sides)):
        for place in needed:
            copies[place] = dead.pop(place)
            for side in sides:
                if place[1] in side.gone:
                    copies[place].learn(buried(side.gone[place[1]]))


def _needed(copies: Mapping[Place, Copy], dead: Mapping[Place, Copy], sides: Iterable[Side]) -> list[Place]:
    """What was removed, but is named by a document that the side which removed it did not have in this form."""
    places = {place[1]: place for place in dead}
    removers = {key: [side for side in sides if key in side.gone] for key in places}
    needed = {
        places[key]
        for where, copy in copies.items()
        for key in named_by(copy.values)
        if key in places and not any(side.refers(where, key) for side in removers[key])
    }
    return sorted(needed)


def _add_unknown(copies: dict[Place, Copy]) -> None:
    """An opening for the parts that have none on either side, as the doctor would make it."""
    owners = {key_of(str(copy.values["opening_id"])) for copy in copies.values() if "opening_id" in copy.values}
    for key in owners:
        if ("openings", key) not in copies:
            copies["openings", key] = Copy(encode(Opening(id_of(key), UNKNOWN)))


def _write_collisions(copies: Mapping[Place, Copy]) -> tuple[str, ...]:
    """Each value that does not stand becomes a line in the notes of its opening."""
    lines: dict[str, list[str]] = {}
    for (table, key), copy in copies.items():
        owner = key if table == "openings" else key_of(str(copy.values.get("opening_id") or id_of(key)))
        lines.setdefault(owner, []).extend(collisions(_whose(table, copy), copy, but=_told_beside(table)))
    for owner, said in lines.items():
        if said and ("openings", owner) in copies:
            opening = copies["openings", owner]
            opening.values["notes"] = with_lines(opening.values["notes"], said)
    return tuple(sorted(set(chain.from_iterable(lines.values()))))


def _told_beside(table: str) -> tuple[str, ...]:
    """What of a letter is kept in the letter beside it, or follows from it."""
    return ("text", "state") if table == "letters" else ()


def _whose(table: str, copy: Copy) -> str:
    """Of whom or what a line tells: "Ann Lee, "; nothing for the opening itself."""
    values = copy.values
    names = {
        "people": " ".join(filter(None, (str(values.get("given", "")), str(values.get("family", ""))))),
        "interviews": f"interview of {str(values.get('start', ''))[:10]}",
        "contacts": f"contact of {str(values.get('at', ''))[:10]}",
        "letters": f"letter “{values.get('subject', '')}”",
        "snoozes": f"decision of {str(values.get('at', ''))[:10]}",
    }
    return f"{names[table]}, " if table in names else ""


def _tables(copies: Mapping[Place, Copy], sides: Iterable[Side]) -> Tables:
    tables: Tables = {table: {} for table in TYPE_OF}
    for (table, key), copy in sorted(copies.items()):
        tables[table][key] = copy.document()
    alive = {key for _, key in copies}
    gone: dict[str, Document] = {}
    for side in sides:
        for key, document in side.gone.items():
            if key not in alive:
                gone[key] = _one_grave(gone.get(key), document)
    return {**tables, GONE: dict(sorted(gone.items()))}


def _one_grave(one: Document | None, other: Document) -> Document:
    """What is left of something that both sides may have removed."""
    past = past_of(other)
    for name, versions in past_of(one or {}).items():
        past[name] = past.get(name, frozenset()) | versions
    return with_past({}, past)
