"""One reading process for all tests of a module, as for all files of an import."""

from collections.abc import Iterator

import pytest

from store.exchange.child import Child
from tests.exchange.telling import NOW


@pytest.fixture(scope="module")
def child() -> Iterator[Child]:
    """The reading process."""
    with Child(NOW, "Europe/London") as child:
        yield child
