"""From files, as the user names them, to what they tell: each on its own, so that one that fails stops no other."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from functools import partial
from pathlib import Path

from store.exchange.child import Child, UnreadableError
from store.exchange.files import bytes_of
from store.exchange.proposal import Told

MOST = 500
"""So many files are read at once."""


def tell(
    paths: Iterable[str], now: datetime, zone: str, has_left: Callable[[], bool] = lambda: False
) -> Iterator[Told]:
    """What each file tells, or why it cannot be read (LeftError where the user leaves)."""
    with Child(now, zone, has_left) as child:
        for path in paths:
            yield told_by(child, path, partial(bytes_of, Path(path)))


def told_by(child: Child, path: str, read: Callable[[], bytes]) -> Told:
    """What one file tells; `read` gives its bytes."""
    name = Path(path).name or path
    try:
        return Told(name, child.read(read(), Path(path).suffix))
    except UnreadableError as error:
        return Told(name, refused=str(error))
