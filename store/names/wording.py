"""The sentences that go with findings: calm, complete, one each."""

from store.names.findings import FindingKind

_DIFFERENT = {
    FindingKind.MISSPELLED: "On file the name is spelled {right}.",
    FindingKind.WRONG_CASE: "On file the name has other capitals: {right}.",
    FindingKind.WRONG_ACCENTS: "On file the name is written with other marks: {right}.",
}


def different(kind: FindingKind, right: str) -> str:
    """A name that is spelled in another way than on file."""
    return _DIFFERENT[kind].format(right=right)


def own_name(right: str) -> str:
    """The writer's own name, spelled in another way than in the settings."""
    return f"Your own name is spelled {right}."


def elsewhere(text: str, right: str) -> str:
    """A name that belongs to another opening."""
    if right:
        return f"{text} belongs to another opening; here it may be {right}."
    return f"{text} belongs to another opening."


def unknown(text: str) -> str:
    """A name that nobody on file bears."""
    return f"Nobody on file is called {text}; it may be worth checking the spelling or adding the person."


def missing(name: str) -> str:
    """An addressee whom the letter does not name."""
    return f"The letter goes to {name} and does not name them."


def placeholder(text: str) -> str:
    """Something that was to be filled in."""
    return f"{text} looks like a place that is still to be filled in."


def title(written: str, right: str, name: str) -> str:
    """A title that is not the one on file."""
    return f"On file {name} is {right} rather than {written}."


def order(right: str) -> str:
    """A family name written before the given name."""
    return f"On file the name is in the other order: {right}."


def nickname(short: str, name: str) -> str:
    """A short name that is not on file."""
    return f"{short} may be short for {name}; on file they do not go by it."
