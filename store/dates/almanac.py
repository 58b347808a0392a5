"""Almanac: years of holidays that were worked out before, kept in a file that may be lost at any time.

The library of holidays is right about 250 countries and slow to load. A year of a country never changes while the
library stays the same, so that most runs need not ask it.
"""

import json
import os
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import Any

FORMAT = b"1"
"""Changes with what is kept of a year, and with how it is worked out."""

MOST = 400
"""Years that the file may hold; of more, the latest stay."""


@dataclass(frozen=True, slots=True)
class Year:
    """One year of one country: the days that are off, and the names of the holidays among them."""

    off: frozenset[date]
    """Weekends and holidays."""
    names: Mapping[date, str]
    """Holidays, in English."""


class Almanac:
    """The years that are known."""

    def __init__(self) -> None:
        self._has_news = False
        self._years: dict[str, Year] = {}

    def find(self, country: str, region: str, year: int) -> Year | None:
        """A year that is known."""
        return self._years.get(f"{country}-{region}-{year}")

    def learn(self, country: str, region: str, year: int, found: Year) -> None:
        """A year was worked out."""
        self._has_news = True
        self._years[f"{country}-{region}-{year}"] = found

    @contextmanager
    def kept_in(self, file: Path) -> Iterator[None]:
        """Begin with what the file holds, and give it what is learnt; a file that cannot be used is done without."""
        with suppress(OSError, ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError):
            self._read(json.loads(file.read_bytes()))
        try:
            yield
        finally:
            if self._has_news:
                with suppress(OSError):
                    self._write(file)

    def _read(self, kept: dict[str, Any]) -> None:
        if kept["library"] != _library_stamp():
            return
        self._years |= {
            key: Year(
                frozenset(map(date.fromordinal, year["off"])),
                {date.fromordinal(day): str(name) for day, name in year["names"]},
            )
            for key, year in kept["years"].items()
        }

    def _write(self, file: Path) -> None:
        years = {
            key: {
                "off": sorted(map(date.toordinal, year.off)),
                "names": [(day.toordinal(), name) for day, name in year.names.items()],
            }
            for key, year in [*self._years.items()][-MOST:]
        }
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        half = file.with_suffix(f".{os.getpid()}")
        try:
            half.touch(mode=0o600)
            half.write_text(json.dumps({"library": _library_stamp(), "years": years}))
            half.replace(file)
        finally:
            half.unlink(missing_ok=True)
        self._has_news = False


def _library_stamp() -> int:
    """What changes with another version of the library; found without loading it (OSError)."""
    spec = find_spec("holidays")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("The library of holidays has no file.")
    return zlib.crc32(FORMAT + Path(spec.origin).with_name("version.py").read_bytes())


ALMANAC = Almanac()
"""The one of this process."""
