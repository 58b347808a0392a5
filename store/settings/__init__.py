"""config.toml ↔ Settings: who the user is, and every number of the rules.

keys        every key: how it is read, what is allowed, what the default file says about it
files       load, write_default, change: the file on disk
"""

from store.settings.files import SettingsError, change, default_text, find_system_zone, load, write_default
from store.settings.keys import KEYS, Key

__all__ = ["KEYS", "Key", "SettingsError", "change", "default_text", "find_system_zone", "load", "write_default"]
