"""The user's own templates: what there is, what is wrong, and a start from ours that overwrites nothing."""

import os
import stat
from pathlib import Path

import pytest

from store.letters import NAMES, Branch, TemplateError, copy_ours, own_for, own_templates, parse_template
from store.letters.templates import OURS, read_own
from tui.cli import main

GOOD = "Subject: Hi\n\n{greeting}\n\nThank you for your time.\n"


def test_every_template_of_ours_has_a_name_on_the_shelf() -> None:
    """What the command lists is what there is."""
    assert {f"{name}.txt" for name in NAMES} == {path.name for path in OURS.iterdir()}


def test_a_copy_of_ours_is_a_template_of_ones_own(tmp_path: Path) -> None:
    """It is the very same text, private to its owner, and read without complaint."""
    folder = tmp_path / "config" / "templates"
    written = dict(copy_ours("thank-you.email", folder))
    assert {path.name for path in written} == {"thank-you.email.warm.txt", "thank-you.email.short.txt"}
    assert all(written.values())
    for path in written:
        assert path.read_bytes() == (OURS / path.name).read_bytes()
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [one.mistake for one in own_templates(folder)] == ["", ""]


def test_a_copy_never_overwrites(tmp_path: Path) -> None:
    """What the user has written stays as it is, a link to elsewhere too."""
    (tmp_path / "thank-you.email.warm.txt").write_text(GOOD)
    (tmp_path / "thank-you.email.short.txt").symlink_to(tmp_path / "elsewhere")
    assert [written for _, written in copy_ours("thank-you.email", tmp_path)] == [False, False]
    assert (tmp_path / "thank-you.email.warm.txt").read_text() == GOOD
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize("name", ["thnk", "../thank-you", "", ".", "thank-you.email.loud", "\x1b[31m"])
def test_a_name_that_is_none_is_told(name: str, tmp_path: Path) -> None:
    """Nothing is written, and the sentence says what there is."""
    with pytest.raises(TemplateError, match="There is no template") as refused:
        list(copy_ours(name, tmp_path))
    assert str(refused.value).isprintable()
    assert not list(tmp_path.iterdir())


def test_each_file_is_checked(tmp_path: Path) -> None:
    """A slot that is none, a name that is never looked for, a file that is no text: a sentence each."""
    (tmp_path / "check-in.note.txt").write_text("Subject:\n\nDear {nam}\n")
    (tmp_path / "thnak-you.email.txt").write_text(GOOD)
    (tmp_path / "other.note.txt").write_bytes(b"Subject:\n\n\xff\n")
    (tmp_path / "withdrawal.email.txt").write_text(GOOD)
    (tmp_path / "notes.md").write_text("not a template")
    told = {one.path.name: one.mistake for one in own_templates(tmp_path)}
    assert told == {
        "check-in.note.txt": "check-in.note.txt, line 3: there is no slot {nam}; did you mean {name}?",
        "other.note.txt": "other.note.txt is not UTF-8 text.",
        "thnak-you.email.txt": "thnak-you.email.txt is never used; perhaps thank-you.email is meant.",
        "withdrawal.email.txt": "",
    }


def test_the_shelf_says_what_a_letter_will_take(tmp_path: Path) -> None:
    """The tone may be left out, and the general thank-you stands in for the special ones; the nearest counts."""
    for name in ("thank-you.email.txt", "thank-you-panel.email.short.txt"):
        (tmp_path / name).write_text(GOOD)
    own = own_templates(tmp_path)
    taken = {name: one.path.name for name in NAMES if (one := own_for(name, own))}
    assert taken == {
        **{f"thank-you{round_}.email.{tone}": "thank-you.email.txt"
           for round_ in ("", "-phone", "-technical", "-panel") for tone in ("warm", "short")},
        "thank-you-panel.email.short": "thank-you-panel.email.short.txt",
    }  # fmt: skip


def test_what_hides_in_an_own_template_never_reaches_a_letter(tmp_path: Path) -> None:
    """Marks that turn the direction of writing, or have no width, are cleaned on the way in."""
    path = tmp_path / "other.call.txt"
    path.write_text("Subject: a\u202eb\n\n== voicemail\nThank\u200b you\u2066.\n", encoding="utf-8")
    template = read_own(path)
    assert (template.subject, template.branches[Branch.VOICEMAIL]) == ("ab", "Thank you.")
    assert template.text == "== voicemail\nThank you."


def test_a_sentence_about_a_template_cannot_steer_the_terminal() -> None:
    """What it quotes from the file is cleaned."""
    with pytest.raises(TemplateError) as refused:
        parse_template("Subject: x\n\n{na\u202eme}", "own.txt")
    assert "\u202e" not in str(refused.value)


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_folder_that_may_not_be_read_gets_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No traceback."""
    (tmp_path / "templates").mkdir(mode=0)
    assert main(["--home", str(tmp_path), "templates"]) == 1
    assert "templates" in capsys.readouterr().err


def test_the_command_lists_checks_and_copies(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Own ones are marked; a mistake makes the exit status 1; what is there is said to stay."""
    home = ["--home", str(tmp_path), "templates"]
    assert main(home) == 0
    assert "None of your own yet" in capsys.readouterr().out
    assert main([*home, "--copy", "check-in.note.short"]) == 0
    assert f"Wrote {tmp_path / 'templates' / 'check-in.note.short.txt'}" in capsys.readouterr().out
    assert main([*home, "--copy", "check-in.note.short"]) == 0
    assert "stays as it is" in capsys.readouterr().out
    assert main(home) == 0
    assert "note short*" in capsys.readouterr().out
    (tmp_path / "templates" / "check-in.note.short.txt").write_text("Dear {name}")
    assert main(home) == 1
    listed = capsys.readouterr().out
    assert "note short!" in listed
    assert "check-in.note.short.txt, line 1: a template begins with “Subject:” and the subject." in listed
    assert main([*home, "--slots"]) == 0
    assert "{greeting}" in capsys.readouterr().out
