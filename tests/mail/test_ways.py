"""The mailer and the server: what is said to them, and a sentence for everything that they can do wrong."""

import signal
import socket
import ssl
from dataclasses import replace
from threading import Thread
from typing import Any

import pytest

from store.mail.errors import MailError, NotSentError, RefusedError, UnclearError
from store.mail.sending import send, way
from store.records import Person, Settings
from tests.mail.servers import PASSWORD, PEM, mailer, post_office
from tests.mail.test_message import ME, packed

pytestmark = pytest.mark.slow

PANEL = [Person(str(n), "o", name, email=f"p{n}@acme.example") for n, name in enumerate(("Zoë", "Jürgen"))]


def by_command(command: tuple[str, ...], seconds: int = 20) -> list[str]:
    """Send the panel's letter through a program; returns the stages that were told."""
    stages: list[str] = []
    send(packed("Hi", ".\nText\n", *PANEL), replace(ME, mail_command=command, mail_seconds=seconds), stages.append)
    return stages


def by_server(settings: Settings = ME, **changes: Any) -> list[str]:
    """Send the panel's letter through a server; returns the stages that were told."""
    stages: list[str] = []
    near: dict[str, Any] = {"smtp_host": "localhost", "smtp_tls": "none", "mail_seconds": 20}
    send(packed("Hi", ".\nText\n..two\n", *PANEL), replace(settings, **near | changes), stages.append)
    return stages


def test_a_mailer_gets_sender_and_recipients_as_arguments_and_the_message_as_input(tmp_path):
    """As sendmail has it; the recipients are never read out of the message, and no shell reads anything."""
    command = (*mailer(tmp_path, f'printf "%s\\n" "$@" > {tmp_path}/said', f"cat > {tmp_path}/got"), "-a", "$(id) work")
    assert by_command(command) == ["handing over"]
    said = (tmp_path / "said").read_text().splitlines()
    assert said == ["-a", "$(id) work", "-oi", "-f", "aine@Mail.example", "--", "p0@acme.example", "p1@acme.example"]
    got = (tmp_path / "got").read_bytes()
    assert without_id(got) == without_id(packed("Hi", ".\nText\n", *PANEL).unix_data)
    assert b"\r" not in got


def without_id(data: bytes) -> list[bytes]:
    return [line for line in data.split(b"\n") if not line.startswith(b"Message-ID")]


def test_a_mailer_has_no_signal_blocked_and_no_terminal(tmp_path):
    """Whatever this program does with signals, its mailer can be ended, and does not die with the terminal."""
    command = mailer(
        tmp_path,
        f"grep -E '^Sig(Blk|Ign)' /proc/self/status > {tmp_path}/said",
        f"cat /dev/tty 2> {tmp_path}/tty",
        "true",
    )
    outcome: list[object] = []

    def work() -> None:
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGHUP, signal.SIGTERM, signal.SIGINT})
        outcome.append(by_command(command))
        outcome.append(signal.pthread_sigmask(signal.SIG_BLOCK, ()))

    thread = Thread(target=work)
    thread.start()
    thread.join()
    assert outcome == [["handing over"], {signal.SIGHUP, signal.SIGTERM, signal.SIGINT}]
    masks = {line.split()[0]: int(line.split()[1], 16) for line in (tmp_path / "said").read_text().splitlines()}
    assert masks["SigBlk:"] == 0
    assert (tmp_path / "tty").read_text()
    assert not masks["SigIgn:"] & 1 << signal.SIGHUP - 1
    assert not masks["SigIgn:"] & 1 << signal.SIGPIPE - 1


FAILING = {
    "exit 1": "Not sent: mailer ended with status 1 and did not say why.",
    "echo 'account default not found:\033[2J no configuration file.' >&2; exit 78": (
        "Not sent: mailer ended with status 78 and said: account default not found:[2J no configuration file."
    ),
    "yes complaint | head -c 2000000 >&2; exit 1": "…",
    "exec 0<&-; exit 69": "Not sent: mailer ended with status 69 and did not say why.",
    "kill -TERM $$": "mailer was ended by signal 15; look at its log before you send again.",
}


@pytest.mark.parametrize(("line", "sentence"), FAILING.items())
def test_a_mailer_that_fails_is_told_in_a_sentence(tmp_path, line, sentence):
    """With what it said itself, without what could steer the terminal, and never longer than a few lines."""
    with pytest.raises(MailError) as told:
        by_command(mailer(tmp_path, line))
    shown = str(told.value).replace(str(tmp_path / "mailer"), "mailer")
    assert shown == sentence or (sentence == "…" and "complaint" in shown)
    assert len(shown) < 300
    assert shown.isprintable()


def test_a_mailer_that_hangs_is_stopped_and_nobody_claims_to_know(tmp_path):
    """It may have sent the letter before, so the sentence says where to look."""
    with pytest.raises(UnclearError, match="did not end within 1 seconds and was stopped; look at its log"):
        by_command(mailer(tmp_path, "sleep 60 & sleep 60"), 1)


def test_a_mailer_that_leaves_another_running_holds_nothing_up(tmp_path):
    """It has taken the letter once it ends itself."""
    assert by_command(mailer(tmp_path, "sleep 3 &"), 2)


def test_a_mailer_that_is_not_there_is_told(tmp_path):
    """Also where the file is no program."""
    with pytest.raises(NotSentError, match=r"There is no program “/none/msmtp”; look at config\.toml, or install it"):
        by_command(("/none/msmtp",))
    (tmp_path / "plain").write_text("x")
    with pytest.raises(NotSentError, match="cannot be started: Permission denied"):
        by_command((str(tmp_path / "plain"),))


def test_without_a_way_nothing_is_tried():
    """And it is said how to get one."""
    assert not way(ME)
    with pytest.raises(RefusedError, match="mail_command"):
        send(packed(), ME, print)


def test_a_server_gets_the_message_for_everybody():
    """Sender and recipients as meant, the text byte by byte, lines that begin with a dot too."""
    with post_office() as office:
        assert by_server(smtp_port=office.port) == ["connecting", "handing over"]
    (got,) = office.got
    assert (got.mail_from, got.rcpt_tos) == ("aine@Mail.example", ["p0@acme.example", "p1@acme.example"])
    assert office.message().get_content().replace("\r\n", "\n") == ".\nText\n..two\n"


def test_one_refused_address_means_that_nobody_gets_it():
    """A panel is thanked as a whole, or the letter is mended first; what the server says cannot steer the terminal."""
    with post_office(refused=("p1@acme.example",)) as office, pytest.raises(NotSentError) as told:
        by_server(smtp_port=office.port)
    assert str(told.value) == (
        "Not sent: the server refused p1@acme.example; it said: 550 5.1.1 [2J nobody of that name here."
    )
    assert not office.got


def test_a_server_that_refuses_the_text_is_told():
    """With its own words."""
    with post_office(answer="554 no, thank you.") as office, pytest.raises(NotSentError) as told:
        by_server(smtp_port=office.port)
    assert str(told.value) == "Not sent: the server refused the letter; it said: 554 no, thank you."


def test_a_server_that_falls_silent_after_the_text_leaves_it_unclear():
    """It may have gone; nobody claims otherwise."""
    with post_office(hangs_up=True) as office, pytest.raises(UnclearError, match="it may have gone out"):
        by_server(smtp_port=office.port)


def test_a_server_that_is_not_there_is_told():
    """By name and port, with the settings to look at."""
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        port = nobody.getsockname()[1]
        with pytest.raises(NotSentError, match=f"localhost takes no mail on port {port}; look at smtp_host"):
            by_server(smtp_port=port)
    with pytest.raises(NotSentError, match="is not to be found, or there is no network"):
        by_server(smtp_host="nowhere.invalid", smtp_tls="tls")


def test_a_server_that_never_answers_is_given_up():
    """After the time that the settings allow."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        with pytest.raises(NotSentError, match="did not answer within 1 seconds; try again later"):
            by_server(smtp_port=port, mail_seconds=1)


@pytest.mark.parametrize("tls", ["tls", "starttls"])
def test_a_certificate_that_is_not_to_be_trusted_stops_it(tls):
    """Before name, password or text are said."""
    with post_office(tls=tls) as office, pytest.raises(NotSentError, match="a certificate that is not to be trusted"):
        by_server(smtp_port=office.port, smtp_tls=tls)
    assert not office.got


@pytest.mark.parametrize("tls", ["tls", "starttls"])
def test_a_trusted_server_gets_it_encrypted(tls, monkeypatch):
    """From the first byte, or after STARTTLS."""
    monkeypatch.setenv("SSL_CERT_FILE", str(PEM))
    with post_office(tls=tls) as office:
        by_server(smtp_port=office.port, smtp_tls=tls)
    assert len(office.got) == 1


def test_a_server_without_starttls_gets_nothing():
    """Never in the clear where that was not wanted."""
    with post_office() as office, pytest.raises(NotSentError, match="offers no way to speak STARTTLS with it"):
        by_server(smtp_port=office.port, smtp_tls="starttls")
    assert not office.got


def test_a_server_that_speaks_no_tls_gets_nothing():
    """The sentence names the two settings that are at odds."""
    with post_office() as office, pytest.raises(NotSentError) as told:
        by_server(smtp_port=office.port, smtp_tls="tls")
    assert str(told.value).endswith(
        f"does not speak TLS on port {office.port}; look at smtp_tls and smtp_port in config.toml."
    )


def test_the_password_is_the_first_line_of_the_users_own_program(tmp_path, monkeypatch):
    """It is asked for each time, and stands in no file of ours."""
    monkeypatch.setenv("SSL_CERT_FILE", str(PEM))
    program = mailer(tmp_path, f"printf '{PASSWORD}\\nmore\\n'")
    with post_office(tls="starttls", users=True) as office:
        told = by_server(smtp_port=office.port, smtp_tls="starttls", smtp_user="aine", smtp_password_command=program)
    assert told == ["asking for the password", "connecting", "signing in", "handing over"]
    assert len(office.got) == 1


PASSWORDS = {
    "echo wrong": "refused the login of aine; look at smtp_user and its password. It said: 535",
    "echo 'no such entry' >&2; exit 3": "which knows the password, ended with status 3 and said: no such entry.",
    "true": "said no password; its first line has to be it.",
    "sleep 30": "did not say the password within 1 seconds.",
}


@pytest.mark.parametrize(("line", "sentence"), PASSWORDS.items())
def test_a_login_that_fails_is_told(tmp_path, monkeypatch, line, sentence):
    """Whether the program or the server refused it; the password is never shown."""
    monkeypatch.setenv("SSL_CERT_FILE", str(PEM))
    program = mailer(tmp_path, line)
    with post_office(tls="starttls", users=True) as office, pytest.raises(NotSentError) as told:
        by_server(
            smtp_port=office.port,
            smtp_tls="starttls",
            smtp_user="aine",
            smtp_password_command=program,
            mail_seconds=1 if "sleep" in line else 3,
        )
    assert sentence in str(told.value)
    assert "wrong" not in str(told.value)
    assert not office.got


def test_a_server_that_offers_no_login_is_told(tmp_path):
    """The sentence names the setting."""
    with post_office() as office, pytest.raises(NotSentError, match="offers no way to sign in there"):
        by_server(smtp_port=office.port, smtp_user="aine", smtp_password_command=mailer(tmp_path, "echo x"))


def test_the_certificate_of_the_tests_is_still_good():
    """It is made for a hundred years."""
    ssl.create_default_context(cafile=str(PEM))
