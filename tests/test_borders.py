"""Who may import whom. The name of each test is the rule."""

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
RULES = ("dates", "manners", "queue", "names", "checklist", "letters")
EXCHANGE = ("icalendar", "vobject")


@cache
def tree_of(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def modules(package: str) -> dict[str, set[str]]:
    """Every module below a package, with what it imports, from the syntax tree."""
    files = sorted((ROOT / package).rglob("*.py"))
    return {str(path.relative_to(ROOT).with_suffix("")).replace("/", "."): set(imports(path)) for path in files}


def imports(path: Path) -> Iterator[str]:
    """What a file imports, wherever in it, except for types alone."""
    tree = tree_of(path)
    for_types = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if id(node) in for_types:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def within(name: str, package: str) -> bool:
    return name == package or name.startswith(f"{package}.")


def importers(package: str, of: str) -> set[str]:
    """The modules below a package that import something."""
    return {module for module, names in modules(package).items() if any(within(name, of) for name in names)}


def loaded(code: str) -> set[str]:
    """The modules that a fresh process has loaded after running some code."""
    done = subprocess.run(
        [sys.executable, "-c", f"import json, sys\n{code}\nprint(json.dumps(list(sys.modules)), file=sys.stderr)"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return set(json.loads(done.stderr.splitlines()[-1]))


def test_store_never_imports_tui_or_textual() -> None:
    """The store knows nothing of the screen, in its text nor when it is loaded."""
    assert not importers("store", "tui")
    assert not importers("store", "textual")
    every = "\n".join(f"import {name.removesuffix('.__init__')}" for name in modules("store"))
    assert not {name for name in loaded(every) if name.split(".")[0] in {"tui", "textual", "rich"}}


def test_records_is_the_ground_and_imports_nothing_of_ours() -> None:
    """Records stand on the standard library alone."""
    names = {name.split(".")[0] for name in modules("store")["store.records"]}
    assert names <= set(sys.stdlib_module_names)


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_never_sees_the_database(rule: str) -> None:
    """Every rule can be tested without a file."""
    for module, names in modules("store").items():
        if within(module, f"store.{rule}"):
            assert not {name for name in names if within(name, "store.database") or within(name, "tinydb")}, module


def test_only_the_database_imports_tinydb() -> None:
    """No document leaves the database."""
    assert all(within(module, "store.database") for module in importers("store", "tinydb") | importers("tui", "tinydb"))


def test_only_dates_imports_dateutil_and_holidays() -> None:
    """One place knows how days are counted."""
    for library in ("dateutil", "holidays"):
        assert all(within(module, "store.dates") for module in importers("store", library) | importers("tui", library))


def test_only_one_module_speaks_smtp() -> None:
    """One place talks to servers."""
    for library in ("smtplib", "ssl"):
        assert importers("store", library) | importers("tui", library) == {"store.mail.smtp"}


def test_the_screen_opens_without_the_libraries_of_mail() -> None:
    """They take long to load, and most starts send nothing."""
    assert not loaded("import tui.app") & {"smtplib", "email.message", "email.policy", "store.mail.message"}


def test_the_screen_opens_without_its_forms_and_other_screens() -> None:
    """Each loads when it is first asked for."""
    names = loaded("import tui.app")
    assert not {name for name in names if name.startswith(("tui.dialogs.", "tui.screens."))}


def test_what_reads_and_writes_foreign_files_is_imported_in_the_exchange_alone() -> None:
    """It is read in a process apart."""
    for library in EXCHANGE:
        assert all(
            within(module, "store.exchange") for module in importers("store", library) | importers("tui", library)
        )


def test_nothing_of_ours_imports_the_reading_process() -> None:
    """It is started, and spoken to through a pipe."""
    for package in ("store", "tui"):
        outside = {name for name in importers(package, "store.exchange.reading") if "exchange.reading" not in name}
        assert not outside


def test_a_pane_imports_no_other_pane() -> None:
    """Panes meet on the desk alone."""
    for module, names in modules("tui").items():
        if within(module, "tui.panes") and not module.endswith(("__init__", ".pane")):
            others = {name for name in names if within(name, "tui.panes") and not within(name, "tui.panes.pane")}
            assert not others, module


def test_dialogs_and_screens_never_import_the_desk_or_the_panes() -> None:
    """A dialog returns a value; it knows nobody who would take it."""
    for module, names in modules("tui").items():
        if within(module, "tui.dialogs") or within(module, "tui.screens"):
            above = {name for name in names for place in ("tui.desk", "tui.panes", "tui.app") if within(name, place)}
            assert not above, module


def test_only_the_edge_and_the_desk_hold_a_planner() -> None:
    """Others name its type in a Change, and are handed it."""
    holders = importers("tui", "store.planner")
    assert holders <= {"tui.app", "tui.cli.session", "tui.change", "tui.writing", "tui.desk.state", "tui.desk.facts"}


def test_only_the_edge_reads_the_clock() -> None:
    """`now` is an argument everywhere else."""
    for package in ("store", "tui"):
        for path in (ROOT / package).rglob("*.py"):
            tree = tree_of(path)
            calls = {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
            reads = calls & {"datetime.now", "date.today", "datetime.utcnow", "datetime.today"}
            assert not reads or path.relative_to(ROOT).parts[:1] == ("tui",) or within_database(path), path
            if path.relative_to(ROOT).parts[0] == "tui":
                assert not reads or path.relative_to(ROOT / "tui").parts in {("cli", "session.py"), ("app.py",)}, path


def within_database(path: Path) -> bool:
    """The store's files carry the day in their names."""
    return path.relative_to(ROOT / "store").parts[0] in {"database", "planner.py"}


PLAIN = ("due", "list", "show Acme", "check LICENSE --opening Acme", "backup", "restore", "doctor", "paths")


@pytest.mark.parametrize("command", PLAIN)
def test_the_plain_commands_load_no_screen_and_no_exchange_library(command: str) -> None:
    """A login shell that asks what is due pays for neither."""
    names = loaded(f"from tui.cli import main\nmain('--demo {command}'.split())")
    assert not {name for name in names if name.split(".")[0] in {"textual", *EXCHANGE}}
