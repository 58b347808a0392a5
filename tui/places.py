"""Where things lie: the data and the configuration. Read at the edge only."""

import os
from dataclasses import dataclass
from pathlib import Path

TEMPLATES = "templates"
"""The name of the folder, beside the settings, of the user's own templates."""


@dataclass(frozen=True, slots=True)
class Places:
    """The folders and files of one run."""

    data: Path
    """Database, journal, drafts and backups."""
    config: Path
    """The settings, config.toml."""
    cache: Path
    """What could be worked out anew."""

    @property
    def templates(self) -> Path:
        """The folder of the user's own templates, beside the settings."""
        return self.config.parent / TEMPLATES

    @property
    def outgoing(self) -> Path:
        """Letters as files, for the user to take elsewhere."""
        return outgoing(self.data)


def outgoing(data: Path) -> Path:
    """The folder of letters as files, within that of the data, since it has to be as private."""
    return data / "outgoing"


def places(home: str | None) -> Places:
    """One folder for everything where one was named (argument or AFTERWORD_HOME), else the XDG places."""
    if named := home or os.environ.get("AFTERWORD_HOME"):
        folder = Path(named).expanduser().absolute()
        return Places(folder, folder / "config.toml", folder / "cache")
    import platformdirs  # noqa: PLC0415 - not needed where a folder was named

    data, config, cache = (
        find("afterword", appauthor=False)
        for find in (platformdirs.user_data_path, platformdirs.user_config_path, platformdirs.user_cache_path)
    )
    return Places(data, config / "config.toml", cache)
