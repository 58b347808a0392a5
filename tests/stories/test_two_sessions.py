"""Two terminals on the same data: each sees the other's changes, and neither loses anything."""

import asyncio
from pathlib import Path

from store.planner import Planner
from store.records import Opening, Settings, new_id
from tests.conftest import OpenDesk


async def test_another_sessions_opening_shows_by_itself(
    open_desk: OpenDesk, tmp_path: Path, settings: Settings
) -> None:
    """Within two seconds, without a key pressed, the cursor where it was."""
    async with open_desk(demo=True) as desk:
        await desk.press("down")
        entry = desk.rows("queue")
        other = Planner.open(tmp_path / "home", settings)
        other.add_opening(Opening(new_id(), "Vesper Clockworks"))
        for _ in range(20):
            if "Vesper" in str(desk.rows("interviews")) or any(
                "Vesper" in dossier.opening.company for dossier in desk.desk.snapshot.dossiers.values()
            ):
                break
            await asyncio.sleep(0.1)
        assert any("Vesper" in dossier.opening.company for dossier in desk.desk.snapshot.dossiers.values())
        assert desk.rows("queue") == entry
        other.close()


async def test_a_letter_edited_in_both_is_kept_in_both_versions(
    open_desk: OpenDesk, tmp_path: Path, settings: Settings
) -> None:
    """Both texts are there afterwards, and the screen says so."""
    async with open_desk(demo=True) as desk:
        await desk.press("enter", "pagedown", "pagedown", "end")
        await desk.type(" mine")
        letter = desk.desk.letter
        assert letter is not None
        other = Planner.open(tmp_path / "home", settings)
        other.save_letter(letter.id, text="All of it theirs.", base_revision=letter.revision)
        other.close()
        await desk.press("ctrl+s")
        assert "both texts are kept" in desk.said()
        texts = [each.text for each in desk.snapshot.dossiers[letter.opening_id].letters]
        assert any(text.endswith(" mine") for text in texts)
        assert "All of it theirs." in texts
