"""Cells of a spreadsheet: none of them is ever taken for a formula, and each comes back as it was.

A spreadsheet that opens a CSV runs what begins with "=", "+", "-" or "@". Such a cell gets an apostrophe before it,
which spreadsheets take as "this is text"; so does one that begins with an apostrophe, so that it can be taken off.
"""

_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'")


def guarded(text: str) -> str:
    """The text as a cell that no spreadsheet runs."""
    return f"'{text}" if text.lstrip(" ").startswith(_RISKY) else text


def unguarded(cell: str) -> str:
    """The text that was guarded; a cell that never was stays as it is."""
    return cell[1:] if cell.startswith("'") and guarded(cell[1:]) == cell else cell
