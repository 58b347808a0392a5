"""The user's own keys: they count everywhere, and each mistake is told in a sentence."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from store.records import Settings
from tests.conftest import OpenDesk
from tests.test_cli import Shell
from tui.keys import DEFAULTS, KEYS, adopt, with_keys
from tui.own_keys import PATHS, TAKEN, OwnKeysError, own_keys
from tui.tour import FIRST, STOPS


@pytest.fixture(autouse=True)
def _give_back() -> Iterator[None]:
    """The program's own keys count again."""
    yield
    adopt({})


def test_the_programs_own_keys_are_without_mistake() -> None:
    """No key means two things on one focus path, and none is taken from typing."""
    assert own_keys([]) == {}
    every = [
        (f"{place}.{key.name}", key.each)
        for place, table in DEFAULTS.items()
        for key in table
        if not TAKEN.keys() & set(key.each)
    ]
    assert own_keys(every) == {name: ",".join(keys) for name, keys in every}
    assert {place for path in PATHS for place in path} == set(DEFAULTS)


@pytest.mark.parametrize(
    ("wanted", "sentence"),
    [
        ({"snoze": "z"}, "There is no action “snoze”; perhaps snooze is meant."),
        ({"qqqq": "z"}, "There is no action “qqqq”; afterword keys lists them all."),
        ({"log": "z"}, "“log” is in several places; say which: interviews.log, queue.log."),
        ({"snooze": "hyper"}, "There is no key “hyper”; write one like z, f7, ctrl+g, space or pagedown."),
        ({"snooze": "ctrl+i"}, "Terminals send Tab for “ctrl+i”; take another key."),
        ({"snooze": "ctrl+p"}, "Ctrl+P finds every action by name, and stays so."),
        ({"queue.snooze": "x"}, "x would be both queue.snooze and queue.wave-off."),
        ({"queue.snooze": "n"}, "n would be both desk.new-interview and queue.snooze."),
        ({"queue.snooze": "j"}, "j would be both list.down and queue.snooze."),
        ({"queue.snooze": "enter"}, "Enter would be both list.choose and queue.snooze."),
        ({"quit": "q"}, "desk.quit needs a key that is no letter, such as ctrl+q: "
                        "there would be no way out of a letter."),
        ({"desk.back": "y"}, "desk.back needs a key that is no letter, such as escape: "
                             "there would be no way out of a letter."),
        ({"letter.copy": "c"}, "c is for typing there, so it cannot be letter.copy."),
        ({"letter.save": "ctrl+w"}, "Ctrl+W is for typing there, so it cannot be letter.save."),
        ({"form.save": "f2", "form.cancel": "f2"}, "F2 would be both form.save and form.cancel."),
    ],
)  # fmt: skip
def test_a_mistake_is_told_in_a_sentence(wanted: dict[str, str], sentence: str) -> None:
    """What is wrong, and what would do."""
    with pytest.raises(OwnKeysError) as told:
        own_keys((name, (key,)) for name, key in wanted.items())
    assert str(told.value) == sentence


def test_an_action_without_a_key_and_several_mistakes_are_told_one_by_one() -> None:
    """All at once, so that the file is mended once."""
    with pytest.raises(OwnKeysError) as told:
        own_keys([("undo", ()), ("snoze", ("z",))])
    assert str(told.value).splitlines() == [
        "“undo” needs a key; without the line it has the program's own.",
        "There is no action “snoze”; perhaps snooze is meant.",
    ]


async def test_own_keys_count_in_bar_help_palette_and_at_work(open_desk: OpenDesk, settings: Settings) -> None:
    """Two keys changed places, one is new: each does what it should, the old ones do not, and the bar says so."""
    own = (("queue.pin", ("s",)), ("queue.snooze", ("d",)), ("search", ("z",)), ("progress", ("f11", ",")),
           ("desk.help", ("H", "f8")), ("desk.quit", ("ctrl+x",)), ("letter.sent", ("ctrl+b",)))  # fmt: skip
    async with open_desk(demo=True, settings=replace(settings, keys=own)) as desk:
        assert "d snooze" in desk.shown()
        assert "Ctrl+X quit" in desk.shown()
        assert desk.shown().count("H help") == 2
        await desk.press("d")
        assert "Put off until" in desk.shown()
        await desk.press("escape", "s")
        assert "Due on" in desk.shown()
        await desk.press("escape", "slash")
        assert desk.app.screen is desk.desk
        await desk.press("z")
        assert type(desk.app.screen).__name__ == "Search"
        await desk.press("escape", "comma")
        assert type(desk.app.screen).__name__ == "Progress"
        await desk.press("escape", "H")
        assert "d        Put this step off" in desk.shown()
        await desk.press("escape", "ctrl+p")
        await desk.type("put this step")
        assert "snooze (d)" in desk.shown()


def test_the_command_lists_own_keys_and_their_mistakes(
    tmp_path: object, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`afterword keys` shows what counts, with the names for config.toml; mistakes are told there as at the start."""
    from pathlib import Path

    home = Path(str(tmp_path)) / "home"
    shell = Shell(home, capsys)
    home.mkdir()
    monkeypatch.setenv("TZ", "Europe/London")
    (home / "config.toml").write_text('[keys]\nqueue.snooze = ["z", "f11"]\n')
    assert shell("keys") == 0
    line = next(line for line in shell.said.splitlines() if "Put this step off" in line)
    assert line.split()[:3] == ["z", "F11", "snooze"]
    (home / "config.toml").write_text('[keys]\nqueue.snooze = "x"\nquit = "q"\n')
    assert shell("keys") == 1
    assert shell.complaint.count(f"{home / 'config.toml'}: [keys] ") == 2
    assert KEYS["desk"][-1].each == ("ctrl+q", "q")


def test_the_tour_names_own_keys() -> None:
    """Each of its sentences says what to press, by the keys that count."""
    adopt(own_keys([("search", ("z",)), ("queue.choose", ("ctrl+e",)), ("go-queue", ("f7",))]))
    words = " ".join(with_keys(stop.words) for stop in (FIRST, *STOPS))
    assert "z finds companies" in words
    assert "Ctrl+E on a step" in words
    assert "F7, then C" in words
    assert "{" not in words


@pytest.mark.parametrize(("name", "way"), [("queue", []), ("interviews", ["f3"]), ("checklist", ["enter", "f5"])])
async def test_a_list_opens_its_row_by_an_own_key_too(
    open_desk: OpenDesk, settings: Settings, name: str, way: list[str]
) -> None:
    """Enter stays the key of every list; a pane's own key opens the row as well."""
    async with open_desk(demo=True, settings=replace(settings, keys=((f"{name}.choose", ("f11",)),))) as desk:
        await desk.press(*way)
        before = desk.shown()
        await desk.press("f11")
        assert desk.shown() != before
