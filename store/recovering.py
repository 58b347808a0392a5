"""Putting back what was being typed when a session died: into the letter, or beside it where that has moved since."""

from store.database.drafts import Drafts, Orphan
from store.keeper import Keeper
from store.verbs import letters
from store.verbs.deed import Deed, Facts, PlannerError


def recover(keeper: Keeper, drafts: Drafts) -> list[Orphan]:
    """Put the texts of letters back, with a notice each, and return those of forms (StoreError).

    A letter's draft whose file is gone from the folder is safe in the planner; any other stays where it is.
    """
    forms = []
    for orphan in drafts.orphans():
        if keeper.owner("letters", orphan.unsaved.key):
            _put_back(keeper, orphan)
        elif _is_letter(orphan):
            keeper.notices.append(f"A draft whose letter is gone is kept in {orphan.unsaved.path.name}.")
            orphan.release()
        else:
            forms.append(orphan)
    return forms


def _is_letter(orphan: Orphan) -> bool:
    """Is the draft named for a letter, by twelve hexadecimal digits?"""
    key = orphan.unsaved.key
    return len(key) == 12 and set(key) <= set("0123456789abcdef")


def _put_back(keeper: Keeper, orphan: Orphan) -> None:
    said: list[str] = []

    def verb(facts: Facts) -> Deed | None:
        deed, sentence = letters.recover(facts, orphan.unsaved.key, orphan.unsaved.revision, orphan.unsaved.text)
        said.append(sentence)
        return deed

    try:
        keeper.do(verb)
    except BaseException as error:
        orphan.release()
        if not isinstance(error, PlannerError):
            raise
        said.append(f"A draft whose letter is gone is kept in {orphan.unsaved.path.name}.")
    else:
        orphan.discard()
    keeper.notices += filter(None, said)
