"""Putting back what was being typed when a session died: into the letter, or beside it where that has moved since."""

from store.database.drafts import Drafts, Orphan
from store.keeper import Keeper
from store.verbs import letters
from store.verbs.deed import Deed, Facts, PlannerError


def recover(keeper: Keeper, drafts: Drafts) -> list[Orphan]:
    """Put the texts of letters back, with a notice each, and return the drafts of forms (StoreError).

    A draft's file goes once its text is safe in the planner; one whose letter is gone stays where it is.
    """
    orphans = drafts.orphans()
    forms = []
    try:
        while orphans:
            if orphans[0].letter_id:
                _put_back(keeper, orphans[0])
            else:
                forms.append(orphans[0])
            orphans.pop(0)
    except BaseException:
        for orphan in (*orphans, *forms):
            orphan.release()
        raise
    return forms


def _put_back(keeper: Keeper, orphan: Orphan) -> None:
    said: list[str] = []

    def verb(facts: Facts) -> Deed | None:
        deed, sentence = letters.recover(facts, orphan.letter_id, orphan.revision, orphan.text)
        said.append(sentence)
        return deed

    try:
        keeper.do(verb)
    except PlannerError:
        orphan.release()
        said.append(f"A draft whose letter is gone is kept in {orphan.path.name}.")
    else:
        orphan.discard()
    keeper.notices += filter(None, said)
