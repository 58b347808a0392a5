"""The ways out: what is exported is read back by the library of its format, equal in names and times."""

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import icalendar
import pytest
import vobject
from hypothesis import HealthCheck, assume, given
from hypothesis import settings as limits
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from store.clean import clean
from store.database.documents import TYPE_OF, id_of
from store.database.lineage import GONE
from store.exchange import json as whole
from store.exchange.cells import guarded, unguarded
from store.exchange.columns import COLUMNS
from store.exchange.saving import SavingError, free_name, save
from store.exchange.writing import FORMATS, Outgoing, file_name, pieces
from store.exchange.writing.markdown import fenced, literal, literal_lines
from store.records import Letter, LetterState, Person, Record, Settings, new_id
from store.sample import sample
from store.snapshots import assemble
from tests.chance import dossiers
from tests.conftest import SUNDAY
from tests.facts import a_letter, a_person, an_interview, an_opening
from tests.histories import histories

quick = limits(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40).map(clean)
lines = st.text(st.characters(exclude_categories=["Cs"]), max_size=30).map(lambda text: clean(text, newlines=False))
HOSTILE = ("=1+1", "+44 20 7946", "-2", "@SUM(A1)", "'quoted", "''=x", "a;=b", 'a"b', "Ltd\\, x;y", "two\nlines", "＝1")


def outgoing(*records: Record, zone: str = "Europe/London", revisions: dict[str, int] | None = None) -> Outgoing:
    """These records, on the day of the pictures."""
    return Outgoing(assemble(records, Settings(zone=zone)), SUNDAY, revisions=revisions or {})


def text_of(name: str, out: Outgoing) -> str:
    return "".join(pieces(name, out))


def events(out: Outgoing, kind: str = "VEVENT") -> list[Any]:
    return list(icalendar.Calendar.from_ical(text_of("ics", out)).walk(kind))


class TestWhole:
    """`export json`."""

    @quick
    @given(histories(1))
    def test_everything_comes_back_equal(self, one):
        """The facts, in their order, what was typed, and what the records were before."""
        (history,) = one
        past = {id_of(key): doc["was"] for table in TYPE_OF for key, doc in history.tables.get(table, {}).items()
                if "was" in doc}  # fmt: skip
        lineage = whole.Lineage(past, {id_of(key): doc["was"] for key, doc in history.tables.get(GONE, {}).items()})
        typed = (whole.Typed("0123456789ab", 3, "Dear Zoë,\nthank", SUNDAY),)
        export = whole.read(text_of("json", Outgoing(history.snapshot, SUNDAY, typed, lineage=lineage)))
        assert assemble(export.records, export.settings) == history.snapshot
        assert (export.unsaved, export.lineage) == (typed, lineage)


class TestCalendar:
    """`export ics`."""

    @quick
    @given(dossiers())
    def test_every_interview_is_an_event_at_its_moment(self, dossier):
        """With its length, whatever the zone."""
        out = Outgoing(replace(assemble((), Settings()), dossiers={"o": dossier}), SUNDAY)
        found = {str(event["uid"]): (event.start, event.end) for event in events(out)}
        assert found == {f"{one.id}@afterword": (one.start, one.end) for one in dossier.interviews}

    def test_a_night_in_which_the_clocks_go_back_is_told_rightly(self):
        """Half past one twice: the moment is the one that was meant."""
        opening = an_opening()
        later = datetime(2026, 10, 25, 1, 30, tzinfo=SUNDAY.tzinfo, fold=1)
        (event,) = events(outgoing(opening, an_interview(opening, start=later)))
        assert event.start == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)

    def test_what_is_owed_is_a_to_do_with_an_alarm(self, settings):
        """Each step once, with its hour."""
        out = Outgoing(assemble(sample(SUNDAY, settings), settings), SUNDAY)
        to_dos = events(out, "VTODO")
        assert len({str(one["uid"]) for one in to_dos}) == len(out.steps) == len(to_dos)
        assert {one["due"].dt for one in to_dos} == {entry.step.due for entry in out.steps}
        assert all(len(one.walk("VALARM")) == 1 for one in (*to_dos, *events(out)))

    def test_a_change_raises_the_sequence_and_nothing_else_moves(self):
        """The same facts give the same file; a changed interview has the same UID and a higher SEQUENCE."""
        opening = an_opening()
        interview = an_interview(opening)
        before = outgoing(opening, interview)
        assert text_of("ics", before) == text_of("ics", replace(before, now=before.now + timedelta(minutes=1)))
        moved = replace(interview, start=interview.start + timedelta(days=1))
        (old,), (new,) = events(before), events(outgoing(opening, moved, revisions={interview.id: 2}))
        assert old["uid"] == new["uid"]
        assert (old["sequence"], new["sequence"]) == (0, 2)
        assert new["dtstamp"].dt > old["dtstamp"].dt

    @quick
    @given(lines, texts)
    def test_texts_come_back_as_they_were(self, company, notes):
        """No text from outside adds a line of its own."""
        assume("\\N" not in company + notes)  # icalendar takes it for a line break, even in what it is given to write
        opening = an_opening(company)
        (event,) = events(outgoing(opening, an_interview(opening, place=company, notes=notes)))
        assert str(event.get("location", "")) == company
        assert str(event["description"]).endswith(notes)


class TestCards:
    """`export vcf`."""

    @quick
    @given(st.lists(st.tuples(*[lines.filter(bool)] * 5), min_size=1, max_size=3))
    def test_everybody_comes_back(self, people):
        """Names, company, pronunciation and what to remember."""
        opening = an_opening("Acme; Söhne, Ltd")
        records = [
            Person(new_id(), opening.id, given, family, say=say, remember=remember, honorific=honorific)
            for given, family, say, remember, honorific in people
        ]
        cards = list(vobject.readComponents(text_of("vcf", outgoing(opening, *records))))
        found = [
            (card.n.value.given, card.n.value.family, card.x_phonetic_first_name.value, card.note.value,
             card.n.value.prefix)
            for card in cards
        ]  # fmt: skip
        assert [tuple(map(_flat, one)) for one in found] == [tuple(map(_flat, one)) for one in people]
        assert {tuple(card.org.value) for card in cards} == {("Acme; Söhne, Ltd",)}
        assert [card.fn.value for card in cards] == [record.name for record in records]

    def test_a_card_keeps_its_uid(self):
        """So that an address book takes it for the same one."""
        opening = an_opening()
        ann = a_person(opening, email="ann@acme.example", phone="+44 1", address="1 Road\nTown")
        (card,) = vobject.readComponents(text_of("vcf", outgoing(opening, ann)))
        assert card.uid.value == f"{ann.id}@afterword"
        assert (card.email.value, card.tel.value, card.adr.value.street) == (ann.email, ann.phone, ann.address)
        assert card.version.value == "3.0"


def _flat(value: object) -> str:
    return ",".join(value) if isinstance(value, list) else str(value)


class TestTable:
    """`export csv`."""

    @quick
    @given(st.lists(texts | st.sampled_from(HOSTILE), min_size=3, max_size=3))
    def test_every_cell_comes_back_and_none_is_a_formula(self, words):
        """Whatever a company calls itself."""
        company, role, notes = words
        rows = list(csv.reader(io.StringIO(text_of("csv", outgoing(an_opening(company, role=role, notes=notes))))))
        cells = dict(zip((column.name for column in COLUMNS), rows[1], strict=True))
        assert [unguarded(cells[name]) for name in ("company", "role", "notes")] == words
        assert not any(cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows for cell in row)

    @given(texts | st.sampled_from(HOSTILE))
    def test_guarding_is_undone(self, text):
        """And what was never guarded stays."""
        assert unguarded(guarded(text)) == text
        assert unguarded("O'Brien") == "O'Brien"

    def test_an_opening_has_a_row_for_each_person_and_round(self):
        """Interviews on the company's clock."""
        opening = an_opening(zone="America/New_York")
        people = [a_person(opening, name) for name in ("Ann", "Bo")]
        rows = list(
            csv.DictReader(io.StringIO(text_of("csv", outgoing(opening, *people, an_interview(opening, *people)))))
        )
        assert [row["given name"] for row in rows] == ["Ann", "Bo"]
        assert [row["interview"] for row in rows] == ["2026-11-24 04:00", ""]
        assert {row["time zone"] for row in rows} == {"America/New_York"}


class TestMarkdown:
    """`export markdown`."""

    @quick
    @given(
        lines
        | st.sampled_from(
            ["# x", "- a", "1. b", "1) b", "+", "---", "<b>x</b>", "[a](b)", "C#", "a # ", "&amp;", "```"]
        )
    )
    def test_a_line_reads_literally(self, text):
        """In a heading, in a list, and at the beginning of a paragraph."""
        flat = " ".join(text.split())
        for before in ("", "- Name: ", "# "):
            tokens = MarkdownIt("commonmark").parse(before + literal(text))
            inline = [token for token in tokens if token.type == "inline"]
            parts = [child.content for token in inline for child in token.children or ()]
            assert {child.type for token in inline for child in token.children or ()} <= {"text", "text_special"}
            assert "".join(parts).removeprefix("Name: ").removeprefix("Name:") == flat
            if not before:
                assert [token.type for token in tokens] in ([], ["paragraph_open", "inline", "paragraph_close"])

    @quick
    @given(texts | st.sampled_from(["```\nx\n```", "````", "~~~\n# x"]))
    def test_a_letter_stands_between_its_fences_as_it_was_sent(self, text):
        """Character by character."""
        (token,) = MarkdownIt("commonmark").parse(fenced(text))
        assert (token.type, token.content) == ("fence", f"{text}\n")

    def test_notes_keep_their_lines(self):
        """And cannot begin a list or a heading."""
        html = MarkdownIt("commonmark").render(literal_lines("a\n- b\n\n# c\n1. d\n===")).replace("<br />", "")
        assert html == "<p>a\n- b</p>\n<p># c\n1. d\n===</p>\n"

    def test_only_sent_letters_are_in_it(self):
        """A draft is nobody's letter yet."""
        opening = an_opening()
        draft = a_letter(opening, text="not yet")
        sent: Letter = replace(a_letter(opening, text="it went"), state=LetterState.SENT, sent_at=SUNDAY)
        text = text_of("markdown", outgoing(opening, draft, sent))
        assert "it went" in text
        assert "not yet" not in text


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_is_a_file_too(name):
    """An empty planner goes out in every format."""
    assert isinstance(text_of(name, outgoing()), str)


def test_a_file_is_called_by_opening_and_day():
    """Of one opening, or of all."""
    one, other = an_opening("../Acmé & Söhne"), an_opening()
    assert file_name("markdown", outgoing(one, other)) == "afterword-2026-11-22.md"
    assert file_name("ics", outgoing(one)) == "afterword-acm-s-hne-2026-11-22.ics"


def test_a_file_that_is_there_is_left_as_it_is(tmp_path):
    """Also where a link without an end has the name, and nothing is left lying about."""
    there = tmp_path / "there.ics"
    there.write_text("mine")
    with pytest.raises(SavingError, match="is there already"):
        save(there, ["new"])
    assert there.read_text() == "mine"
    assert free_name(tmp_path, "there.ics").name == "there-2.ics"
    save(tmp_path / "new.ics", ["a", "b\r\n"])
    assert (tmp_path / "new.ics").read_bytes() == b"ab\r\n"
    assert (tmp_path / "new.ics").stat().st_mode & 0o777 == 0o600
    assert {path.name for path in tmp_path.iterdir()} == {"there.ics", "new.ics"}


def test_a_file_that_comes_in_between_is_not_written_over(tmp_path):
    """Somebody else was faster while the text was made."""
    target = tmp_path / "all.ics"

    def slowly() -> Iterator[str]:
        yield "a"
        target.write_text("theirs")

    with pytest.raises(SavingError):
        save(target, slowly())
    assert target.read_text() == "theirs"
    assert len(list(tmp_path.iterdir())) == 1
