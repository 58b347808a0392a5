"""The pictures in screenshots/ show what the program shows."""

import pytest

from screenshots.take import FOLDER, SCENES, Scene, picture

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
async def test_a_picture_is_not_stale(scene: Scene) -> None:
    """A change of look changes its picture in the same commit; `make screenshots` renews them all."""
    kept = (FOLDER / f"{scene.name}.svg").read_text(encoding="utf-8")
    assert await picture(scene) == kept, "run: make screenshots"
