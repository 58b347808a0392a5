"""A letter's outer form: which lines are its head, its greeting, its body and its signature.

The blocks are checked one by one, each by itself, so that a keystroke makes only its own block be worked again.
"""

import re
from dataclasses import dataclass
from enum import Enum, auto

from store.names.callings import TITLES
from store.names.tokens import is_capital
from store.names.wordlists import HAILS, PARTICLES


class Part(Enum):
    """What a block of a letter is."""

    HEAD = auto()
    GREETING = auto()
    BODY = auto()
    SIGNATURE = auto()


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of whole lines that can be checked by itself."""

    part: Part
    start: int
    """Where it begins in the letter."""
    text: str


_HEADER = re.compile(r"\s*(?:subject|re|to|from|cc|bcc|date|fwd?|attn|ref)\s*:", re.IGNORECASE)
_GREETING_ON_LINE = re.compile(r"(.{3,80}?[,:!–—])(?=\s)")
"""The greeting at the beginning of a longer line."""
_RUNS_ON = re.compile(r"[.?!]\s+\S+\s+\S+\s+\S")
"""The text goes on after a greeting on the same line."""
_CLOSING = re.compile(
    r"\s*(?:(?:with|many|kind|kindest|best|warm|warmest|yours|your|sincerely|regards|respectfully|cheers|thanks|thank\s+you|all\s+the\s+best"
    r"|all\s+best|take\s+care|talk\s+soon|speak\s+soon|see\s+you|cordially|love|truly|faithfully|very|most|warmly|gratefully|again|until|bye"
    r"|ever|have\s+a|looking\s+forward|in\s+gratitude|ciao|be\s+well|i\s+am,|onwards|rgds|br)\b)[^.!?\n]{0,60}[,!]?\s*$",
    re.IGNORECASE,
)
_POSTSCRIPT = re.compile(r"\s*p\.?\s?(?:p\.?\s?)?s\.?\b[.:,\s]", re.IGNORECASE)
_ANSWERED = re.compile(r"\s*>|\s*-{3,}|\s*On\b.{4,120}\bwrote:\s*$")
"""A line of the mail that is answered, put below the letter."""
_CONTACT = re.compile(r"https?://|www\.|@|\.\w{2,}/|\d{3}|\(\d+\)|^sent from|^--|\b(?:she|he|they)/", re.IGNORECASE)
"""What stands in a signature beside the name."""
_GREETING_ENDS = tuple(",:-–—!")
_LONGEST_GREETING = 10
"""So many words a line of its own may have that ends in a comma and opens the letter with no word that is known."""
_LONGEST_CONTACT = 16
_LONGEST_NAME_LINE = 6
_MOST_SIGNATURE_LINES = 8


def blocks(text: str) -> list[Block]:
    """The letter cut into its blocks, in order; every character that is not blank lies in one of them."""
    lines = _lines(text)
    first = _skip_head(lines)
    _part_greeting(lines, first)
    greeting = _greeting_end(lines, first)
    sign_from, sign_to = _signature(lines, greeting)
    found: list[Block] = []
    _group(found, Part.HEAD, lines[:first], each=True)
    _group(found, Part.GREETING, lines[first:greeting])
    _group(found, Part.BODY, lines[greeting:sign_from])
    _group(found, Part.SIGNATURE, lines[sign_from:sign_to])
    _group(found, Part.BODY, lines[sign_to:])
    return found


def _lines(text: str) -> list[tuple[int, str]]:
    found, start = [], 0
    for line in text.split("\n"):
        found.append((start, line))
        start += len(line) + 1
    return found


def _group(found: list[Block], part: Part, lines: list[tuple[int, str]], *, each: bool = False) -> None:
    """Add the paragraphs of these lines; with `each`, every line by itself."""
    held: list[tuple[int, str]] = []
    for line in [*lines, (0, "")]:
        blank = not line[1].strip()
        if held and (blank or each):
            found.append(Block(part, held[0][0], "\n".join(text for _, text in held)))
            held = []
        if not blank:
            held.append(line)


def _skip_head(lines: list[tuple[int, str]]) -> int:
    """How many lines come before the greeting: subject, addressing, blank lines."""
    head = 0
    for number, (_, line) in enumerate(lines[:12]):
        if _HEADER.match(line):
            head = number + 1
        elif line.strip():
            break
    return head


def _part_greeting(lines: list[tuple[int, str]], first: int) -> None:
    """Make a line of its own of a greeting that goes on with the letter: "Dear Anna, thank you for …"."""
    for number in range(first, min(first + 6, len(lines))):
        start, line = lines[number]
        if not line.strip():
            continue
        cut = _GREETING_ON_LINE.match(line)
        if cut and _hails(cut.group(1)) and sum(word.islower() for word in line[cut.end(1) :].split()) > 2:
            lines[number : number + 1] = [(start, cut.group(1)), (start + cut.end(1), line[cut.end(1) :])]
        return


def _greeting_end(lines: list[tuple[int, str]], first: int) -> int:
    number = first
    while number < len(lines) and not lines[number][1].strip():
        number += 1
    if number == len(lines):
        return first
    line = lines[number][1].strip()
    alone = number + 1 >= len(lines) or not lines[number + 1][1].strip()
    if _hails(line):
        return _wrapped_greeting(lines, number)
    if not line.endswith(_GREETING_ENDS) or _CLOSING.match(line):
        return first
    most = _LONGEST_GREETING if alone and line.endswith(",") else 5
    return number + 1 if len(line.split()) <= most and (alone or line.endswith(",")) else first


def _hails(line: str) -> bool:
    """Does a line begin as greetings do, and hold nothing else?"""
    words = [word.strip(",:-–—!.").casefold() for word in line.split()[:4]]
    if not words or len(line) >= 160 or _RUNS_ON.search(line):
        return False
    return words[0] in HAILS or words[:2] == ["to", "whom"] or words[:2] == ["my", "dear"]


def _wrapped_greeting(lines: list[tuple[int, str]], number: int) -> int:
    """A long greeting may go on over line ends until its comma."""
    for ahead in range(number, min(number + 3, len(lines))):
        line = lines[ahead][1].strip()
        if not line:
            return ahead
        if line.endswith(_GREETING_ENDS):
            return ahead + 1
    return number + 1


def _signature(lines: list[tuple[int, str]], after: int) -> tuple[int, int]:
    """The lines of the signature as a half-open range; an empty range at the end where there is none."""
    end = _own_end(lines)
    for number in range(after, end):
        if _POSTSCRIPT.match(lines[number][1]):
            end = number
            break
    closing = _closing_line(lines, after, end)
    if closing is not None:
        return closing, end
    start = end
    for number in range(end - 1, max(after, end - _MOST_SIGNATURE_LINES) - 1, -1):
        line = lines[number][1].strip()
        if not line:
            continue
        if not (_names_only(line) or _is_contact(line)):
            break
        start = number
    start = _strange_closing(lines, after, start) if start < end else start
    body_before = any(line.strip() for _, line in lines[after:start])
    apart = start < end and (
        not lines[start - 1][1].strip() or lines[start - 1][1].rstrip().endswith((".", "!", "?", ","))
    )
    return (start, end) if body_before and apart else (len(lines), len(lines))


def _strange_closing(lines: list[tuple[int, str]], after: int, start: int) -> int:
    """Where the signature begins, a few words above the name counted in: "Sevgiler," "A hui hou," "S pozdravem"."""
    number = start - 1
    while number > after and not lines[number][1].strip():
        number -= 1
    line = lines[number][1].strip()
    opens = number > after and not lines[number - 1][1].strip()
    closes = line.endswith((",", "!")) or (number == start - 1 and line[-1:].isalpha())
    return number if opens and closes and len(line.split()) <= 4 and is_capital(line) else start


def _own_end(lines: list[tuple[int, str]]) -> int:
    """Where the letter ends and the mail that it answers begins."""
    end = len(lines)
    while end and (not lines[end - 1][1].strip() or _ANSWERED.match(lines[end - 1][1])):
        end -= 1
    return end


def _closing_line(lines: list[tuple[int, str]], after: int, end: int) -> int | None:
    filled = [number for number in range(after, end) if lines[number][1].strip()][-_MOST_SIGNATURE_LINES:]
    for place, number in enumerate(filled):
        rest = [lines[later][1] for later in filled[place + 1 :]]
        line = lines[number][1]
        opens = number == 0 or not lines[number - 1][1].strip() or _CLOSING.match(lines[number - 1][1])
        if opens and len(line.split()) <= 9 and _CLOSING.match(line) and all(_could_sign(text) for text in rest):
            return number
    return None


def _could_sign(line: str) -> bool:
    return (len(line.split()) <= 8 and not line.rstrip().endswith((".", "!", "?"))) or (
        bool(_CONTACT.search(line)) and len(line.split()) <= _LONGEST_CONTACT
    )


def _is_contact(line: str) -> bool:
    """Is the line a number, an address or the like, rather than a sentence that holds one?"""
    return bool(_CONTACT.search(line)) and sum(word.isalpha() and word.islower() for word in line.split()) <= 5


def _names_only(line: str) -> bool:
    """Could the line be a signature by its look: a few capitalised words, no sentence?"""
    words = line.replace("(", " ").replace(")", " ").split()
    stops = line.endswith(".") and len(words[-1]) > 3
    if not 0 < len(words) <= _LONGEST_NAME_LINE or stops or line.endswith((",", "?", "!", ":")):
        return False
    if words[0].strip(".").casefold() in TITLES and len(words) == 1:
        return False
    named = [word for word in words if is_capital(word)]
    others = [word for word in words if not is_capital(word) and word.casefold() not in PARTICLES]
    return bool(named) and not others
