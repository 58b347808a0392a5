"""Make the pictures of the README: fixed data, a fixed day, fixed sizes, so that a change of look is a diff.

python -m screenshots.take            writes them all
python screenshots/take.py --check    says which are stale, and exits with 1 if any is
"""

import asyncio
import re
import sys
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from store.planner import Planner
from store.records import Settings
from store.sample import sample, sample_settings
from tui.app import Afterword
from tui.desk import Desk

FOLDER = Path(__file__).parent
NOW = datetime(2026, 11, 22, 14, 0, tzinfo=ZoneInfo("Europe/London"))
WIDE, NARROW = (120, 36), (80, 24)


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture."""

    name: str
    """The file's name without its ending."""
    keys: tuple[str, ...] = ()
    """What is pressed before it is taken."""
    size: tuple[int, int] = WIDE
    """Columns and rows."""
    theme: str = ""
    """Empty for the default."""
    is_empty: bool = False
    """Without the sample data?"""


PLACES: dict[str, tuple[str, ...]] = {
    "desk": ("enter",),
    "queue": (),
    "first-run": (),
    "interview": ("n",),
    "call": ("down",) * 5 + ("c",),
    "calendar": ("C", "right"),
    "agenda": ("C", "a"),
    "progress": ("p",),
    "words": ("enter", "ctrl+t"),
    "page": ("enter", "f9", "end", "up", "enter"),
    "tour": ("T", "f12"),
    "search": ("slash", "n", "g", "u", "y", "e", "n"),
    "help": ("question_mark",),
}
"""What is pressed to come to each screen; the first run has no data."""

SIZES = {"": WIDE, "-80x24": NARROW}
THEMES = {"": "", "-light": "light", "-mono": "mono"}

SCENES = tuple(
    Scene(f"{place}{look}{narrow}", keys, size, theme, is_empty=place == "first-run")
    for place, keys in PLACES.items()
    for look, theme in THEMES.items()
    for narrow, size in SIZES.items()
)
"""Every screen, dark, light and monochrome, at both sizes."""


async def picture(scene: Scene) -> str:
    """A scene as SVG; the same on every machine."""
    settings = sample_settings(Settings(zone="Europe/London", country="GB"))
    with tempfile.TemporaryDirectory() as folder:
        planner = Planner.open(Path(folder), settings, today=NOW.date)
        if not scene.is_empty:
            planner.load_sample(sample(NOW, settings))
        app = Afterword(planner, lambda: NOW, theme=scene.theme)
        async with app.run_test(size=scene.size) as pilot:
            await pilot.pause()
            for key in scene.keys:
                await pilot.press(key)
            await pilot.pause()
            desk = app.screen_stack[0]
            if isinstance(desk, Desk):
                desk.check_now()  # not a moment later, as at the keys
            for _ in range(4):
                await pilot.pause()
            svg = app.export_screenshot()
        planner.close()
    return _plain(svg)


def _plain(svg: str) -> str:
    """Without what differs between runs, and without fonts fetched from elsewhere."""
    svg = re.sub(r"terminal-\d+", "terminal", svg)
    return re.sub(r"\s*@font-face \{.*?\}\n", "\n", svg, flags=re.DOTALL)


def stale(scenes: tuple[Scene, ...] = SCENES) -> list[str]:
    """The names of the pictures that do not show what the program shows now."""
    names = []
    for scene in scenes:
        file = FOLDER / f"{scene.name}.svg"
        if not file.exists() or file.read_text(encoding="utf-8") != asyncio.run(picture(scene)):
            names.append(scene.name)
    return names


def main() -> int:
    """Write all pictures, or check them."""
    if "--check" in sys.argv:
        for name in (names := stale()):
            print(f"screenshots/{name}.svg is stale; make screenshots renews it.", file=sys.stderr)
        return bool(names)
    for scene in SCENES:
        (FOLDER / f"{scene.name}.svg").write_text(asyncio.run(picture(scene)), encoding="utf-8")
        print(scene.name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
