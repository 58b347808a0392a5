"""Debian's own msmtp takes a letter of ours to a server, and tells what the server refuses."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from store.mail.errors import NotSentError
from store.mail.sending import send
from store.records import Person
from tests.mail.servers import PASSWORD, PEM, PostOffice, mailer, post_office
from tests.mail.test_message import ME, TEXT, packed

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not shutil.which("msmtp"), reason="msmtp is not installed; .ci/run installs it"),
]
PANEL = (
    Person("z", "o", "Zoë", "Nguyễn", email="zoe@acme.example"),
    Person("j", "o", "Jürgen", email="j@acme.example"),
)


def configured(folder: Path, office: PostOffice) -> tuple[str, ...]:
    """A command that runs msmtp with a configuration for this server alone."""
    (secret,) = mailer(folder, f"echo '{PASSWORD}'")
    config = folder / "msmtprc"
    config.write_text(
        f"account default\nhost localhost\nport {office.port}\ntls on\ntls_starttls on\ntls_trust_file {PEM}\n"
        f'auth plain\nuser aine\npasswordeval "{secret}"\nset_from_header off\n'
    )
    config.chmod(0o600)
    return ("msmtp", "-C", str(config))


def test_msmtp_takes_a_letter_to_its_readers(tmp_path: Path) -> None:
    """Through STARTTLS and a login: both people are named to the server, and the text arrives as it was written."""
    with post_office(tls="starttls", users=True) as office:
        send(packed("Größe", TEXT, *PANEL), replace(ME, mail_command=configured(tmp_path, office)), print)
    (got,) = office.got
    assert (got.mail_from, got.rcpt_tos) == ("aine@Mail.example", ["zoe@acme.example", "j@acme.example"])
    message = office.message()
    assert message["Subject"] == "Größe"
    assert [address.display_name for address in message["To"].addresses] == ["Zoë Nguyễn", "Jürgen"]
    assert message.get_content().replace("\r\n", "\n") == TEXT
    assert message["Bcc"] is None


def test_what_msmtp_says_reaches_the_user(tmp_path: Path) -> None:
    """A refused address, in its own words; and a configuration that is not there."""
    with post_office(tls="starttls", users=True, refused=("j@acme.example",)) as office:
        settings = replace(ME, mail_command=configured(tmp_path, office))
        with pytest.raises(NotSentError, match=r"msmtp ended with status \d+ and said: .*j@acme\.example"):
            send(packed("Hi", TEXT, *PANEL), settings, print)
    assert not office.got
    with pytest.raises(NotSentError, match="msmtp ended with status 74 and said: msmtp:"):
        send(packed(), replace(ME, mail_command=("msmtp", "-C", str(tmp_path / "none"))), print)
