"""What a letter still lacks, whether it is ready, and who of everyone met has been thanked.

`check_letter` looks at one letter; each thing looked at is an Item. `matrix` looks at a whole opening.
"""

from store.checklist.items import FindingLike, Item, ItemState, is_ready, open_items
from store.checklist.letter import check_letter, word_count
from store.checklist.matrix import MatrixRow, matrix

__all__ = [
    "FindingLike",
    "Item",
    "ItemState",
    "MatrixRow",
    "check_letter",
    "is_ready",
    "matrix",
    "open_items",
    "word_count",
]
