"""The cheatsheet of the README, made from the table of keys.

python -m tests.cheatsheet            writes it between its markers
python -m tests.cheatsheet --check    exits with 1 where it is stale
"""

import sys
from pathlib import Path

from tui.keys import DEFAULTS, TITLES, Key, written

README = Path(__file__).parent.parent / "README.md"
BEGIN, END = "<!-- keys: make keys -->", "<!-- /keys -->"


def cheatsheet() -> str:
    """Every key of every place, as a table for each."""
    parts = []
    for place, title in TITLES.items():
        rows = [f"| {_keys(key)} | {key.tip} |" for key in DEFAULTS[place]]
        parts.append("\n".join([f"| {title} | |", "| --- | --- |", *rows]))
    return "\n\n".join(parts)


def renewed(text: str) -> str:
    """The README with the cheatsheet as it should be."""
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"README.md has lost its markers {BEGIN} and {END}.")
    return f"{before}{BEGIN}\n{cheatsheet()}\n{END}{after}"


def _keys(key: Key) -> str:
    return " ".join(f"`{written(each)}`" for each in key.each)


def main() -> int:
    """Write the cheatsheet, or check it."""
    text = README.read_text(encoding="utf-8")
    if "--check" in sys.argv:
        return int(renewed(text) != text)
    README.write_text(renewed(text), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
