"""Templates: plain text with {slots}. Reads them, finds the one that suits, and says where one is mistaken.

A template's first line is "Subject: ..." (which may be empty: a note has none), the second is blank, the rest is the
text, kept line for line. The template of a call has a heading for each turn, such as "== voicemail"; turns that it
leaves out come from any.call.TONE.txt. File names are KIND.CHANNEL.TONE.txt; the user's own may leave out the tone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum
from functools import cache
from pathlib import Path

from store.clean import clean
from store.letters.kinds import kinds_to_try
from store.letters.occasion import Tone
from store.letters.slots import SLOTS

OURS = Path(__file__).parent / "templates"
"""The folder of the templates that come with the program."""

LARGEST = 100_000
"""A template file with more bytes than this is taken for a mistake."""

_slot = re.compile(r"\{([^{}\n]*)\}")


class TemplateError(ValueError):
    """A template that cannot be used; its text is one sentence for the user, with the line."""


class Branch(StrEnum):
    """A turn that a call may take."""

    ANSWER = "they answer"
    OTHER = "someone else answers"
    VOICEMAIL = "voicemail"
    CHOSEN = "someone has been chosen"


@dataclass(frozen=True, slots=True)
class Template:
    """A letter with slots in it, or the turns of a call."""

    subject: str
    text: str
    branches: Mapping[Branch, str] = field(default_factory=dict)
    """The turns of a call; empty for letters."""


def parse_template(text: str, source: str = "") -> Template:
    """Read a template; raises TemplateError, naming the line and, where given, the source."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").rstrip().split("\n")
    for number, line in enumerate(lines, 1):
        _check_line(line, number, source)
    if not lines[0].startswith("Subject:"):
        raise _mistake(1, source, "a template begins with “Subject:” and the subject")
    if len(lines) < 3:
        raise _mistake(len(lines), source, "the text of the letter is missing below the subject")
    if lines[1].strip():
        raise _mistake(2, source, "the line below the subject has to be empty")
    body = "\n".join(lines[2:]).strip("\n")
    return Template(lines[0].removeprefix("Subject:").strip(), body, _branches(lines, source))


def fill(text: str, slots: Mapping[str, str]) -> str:
    """The text with every slot filled; where a sentence was left out, the gap is closed."""
    filled = _slot.sub(lambda match: slots[match[1].strip()], text)
    lines = [re.sub(r" {2,}", " ", line).strip() for line in filled.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def find(kind: str, channel: str, tone: Tone, folder: Path | None = None) -> tuple[Template, bool]:
    """The template that suits best, and whether it is the user's own; `channel` is "email", "note" or "call".

    Raises TemplateError when the user's own cannot be read or is mistaken.
    """
    for path in _own(kind, channel, tone, folder):
        if _is_there(path):
            return read_own(path), True
    return ours(kind, channel, tone), False


@cache
def ours(kind: str, channel: str, tone: Tone) -> Template:
    """The program's own template of this kind, or of the more general one."""
    paths = [OURS / f"{name}.{channel}.{tone}.txt" for name in kinds_to_try(kind)]
    path = next((path for path in paths if path.is_file()), paths[-1])
    return parse_template(path.read_text(encoding="utf-8"), path.name)


def read_own(path: Path) -> Template:
    """A template of the user's own, cleaned; raises TemplateError where it cannot be read or is mistaken."""
    template = parse_template(_read(path), path.name)
    branches = {branch: clean(text) for branch, text in template.branches.items()}
    return Template(clean(template.subject, newlines=False), clean(template.text), branches)


def _is_there(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError as error:
        raise TemplateError(f"{path.name} cannot be read: {error.strerror}.") from error


def _own(kind: str, channel: str, tone: Tone, folder: Path | None) -> Iterator[Path]:
    if folder is None:
        return
    for name in kinds_to_try(kind):
        yield folder / f"{name}.{channel}.{tone}.txt"
        yield folder / f"{name}.{channel}.txt"


def _read(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST:
            raise TemplateError(f"{path.name} is too large for a template.")
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise TemplateError(f"{path.name} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise TemplateError(f"{path.name} is not UTF-8 text.") from error


def _check_line(line: str, number: int, source: str) -> None:
    if any(unicodedata.category(char) in {"Cc", "Cs"} for char in line if char != "\t"):
        raise _mistake(number, source, "there is a control character in it")
    for match in _slot.finditer(line):
        name = match[1].strip()
        if name not in SLOTS:
            near = get_close_matches(name, SLOTS, 1)
            advice = f"did you mean {{{near[0]}}}?" if near else f"the slots are {', '.join(SLOTS)}."
            raise _mistake(number, source, f"there is no slot {{{name}}}; {advice}")
    if re.search(r"[{}]", _slot.sub("", line)):
        raise _mistake(number, source, "a curly bracket stands alone; a slot looks like {company}")


def _branches(lines: list[str], source: str) -> dict[Branch, str]:
    parts: dict[Branch, list[str]] = {}
    current: list[str] = []
    for number, line in enumerate(lines, 1):
        if re.match(r"==\s*\w", line):
            current = parts.setdefault(_branch(line, number, source), [])
        else:
            current.append(line)
    return {branch: "\n".join(part).strip() for branch, part in parts.items()}


def _branch(line: str, number: int, source: str) -> Branch:
    try:
        return Branch(line.strip("= \t").casefold())
    except ValueError:
        turns = ", ".join(f"“{branch}”" for branch in Branch)
        raise _mistake(number, source, f"a call has no such turn; the turns are {turns}.") from None


def _mistake(number: int, source: str, what: str) -> TemplateError:
    where = f"{source}, line {number}" if source else f"Line {number}"
    end = "" if what.endswith((".", "?")) else "."
    return TemplateError(clean(f"{where}: {what}{end}", newlines=False))
