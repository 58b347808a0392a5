"""No text, however absurd, keeps the name check busy for long."""

import time

import pytest

from tests.names.test_promises import found_in

ABSURD = {
    "one word": "x" * 1_000_000,
    "capitals": "Xy " * 300_000,
    "slips": "Katharine " * 50_000,
    "many slips": " ".join(f"Kath{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}ine" for n in range(20_000)),
    "apostrophes": "'" * 200_000,
    "open quotes": '"' * 100_000 + "a",
    "curly quotes": "‘a" * 100_000,
    "brackets": "[" * 200_000,
    "angles": "<" * 100_000,
    "addresses": "a@" * 200_000,
    "dots": "a." * 200_000,
    "hyphens": "-a" * 200_000,
    "percent": "%A" * 100_000,
    "blanks to fill": "_" * 300_000 + "a",
    "line ends": "\n" * 500_000,
    "greetings": "Dear " * 100_000,
    "lines": "Dear Katharine,\n" * 30_000,
    "marks": "a\u0301" * 200_000,
    "only marks": "\u0301" * 500_000,
    "spaces": "Dear" + " " * 500_000 + "Katharine",
}


@pytest.mark.slow
@pytest.mark.parametrize("name", ABSURD)
def test_absurd_texts_do_not_take_for_ever(name: str) -> None:
    """A megabyte of anything is answered in seconds."""
    begun = time.perf_counter()
    found_in(ABSURD[name])
    assert time.perf_counter() - begun < 10
