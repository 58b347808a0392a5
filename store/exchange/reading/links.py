"""Where a conference is: the link among the texts of an invitation."""

import re
from collections.abc import Iterable

_HOSTS = [
    "zoom.us",
    "zoomgov.com",
    "teams.microsoft.com",
    "teams.live.com",
    "meet.google.com",
    "webex.com",
    "whereby.com",
    "gotomeeting.com",
    "meet.goto.com",
    "bluejeans.com",
    "ringcentral.com",
    "chime.aws",
    "skype.com",
    "jit.si",
    "meet.jit.si",
    "facetime.apple.com",
    "around.co",
    "hangouts.google.com",
    "calendly.com",
    "hirevue.com",
    "coderpad.io",
]

_url = re.compile(r"https://[^\s<>\"'\\\]\)]{4,1000}")


def conference_link(texts: Iterable[str]) -> str:
    """The first address in these texts at which conferences are held; empty where there is none."""
    for text in texts:
        for match in _url.finditer(text):
            host = match[0].split("/")[2].lower().partition(":")[0]
            if any(host == known or host.endswith(f".{known}") for known in _HOSTS):
                return match[0].rstrip(".,;:")
    return ""
