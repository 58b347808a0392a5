"""The sample data: openings around today in every state that a job seeker meets, for the demo, pictures and tests.

Everyone in it is invented; addresses are at .example domains and phone numbers from ranges kept for fiction. Ids are
the same each time, dates follow `now`.
"""

from dataclasses import replace
from datetime import datetime

from store.records import FineWord, Record, Settings
from store.sample import closed, fresh, waiting
from store.sample.stage import Stage

_scenes = (*fresh.SCENES, *waiting.SCENES, *closed.SCENES)


def sample(now: datetime, settings: Settings) -> tuple[Record, ...]:
    """The sample's records for this moment; its letters are signed with the name in the settings."""
    stage = Stage(now, settings if settings.name else sample_settings(settings))
    for play in _scenes:
        play(stage)
    return (*stage.records(), FineWord(stage.new_id(), "Polderhuis"))


def sample_settings(base: Settings) -> Settings:
    """The same settings with the profile of the job seeker in the sample, who can send nothing."""
    mute = replace(base, mail_command=(), smtp_host="", smtp_user="", smtp_password_command=())
    return replace(mute, given="Robin", family="Hale", email="robin.hale@mail.example", phone="+44 20 7946 0123")
