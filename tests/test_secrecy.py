"""The listener hears what tests print, and finds a password in it; ``conftest`` lets it listen to every run."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from secrecy import Listener, leaks, logs, passwords

from diplograph.server.store import Store

CANARY = "canary-of-sixteen-letters"


@click.command()
@click.option("--fail", is_flag=True)
def talk(fail: bool) -> None:
    """Says something on either stream, or fails."""
    click.echo("data")
    click.echo("talk", err=True)
    if fail:
        raise RuntimeError("in the middle")


def test_it_hears_commands_tracebacks_and_processes() -> None:
    listener = Listener()
    with pytest.MonkeyPatch.context() as patch:
        listener.wire(patch)
        CliRunner().invoke(talk)
        CliRunner().invoke(talk, ["--fail"])
        subprocess.run([sys.executable, "-c", "print('from afar')"], capture_output=True, check=True)
        with subprocess.Popen([sys.executable, "-c", "input()", CANARY], stdin=subprocess.PIPE, text=True) as other:
            listener.hear_processes()
            other.communicate("\n")
    assert listener.heard["a command"] == ["data\ntalk\n"]
    assert listener.heard["stderr of a command"] == ["talk\n"]
    assert [text.splitlines()[-1] for text in listener.heard["a traceback"]] == ["RuntimeError: in the middle"]
    assert listener.heard["a process"] == ["from afar\n"]
    assert leaks([CANARY], [(where, "".join(texts)) for where, texts in listener.heard.items()]) == [
        f"ps of {other.pid}"
    ]


def test_it_hears_single_lines_and_keeps_a_password_that_is_overwritten(tmp_path: Path) -> None:
    listener = Listener()
    with pytest.MonkeyPatch.context() as patch:
        listener.wire(patch)
        secret = Store(tmp_path).make_secret("root")
        (tmp_path / "secret-root").write_text("wrong")
        with subprocess.Popen([sys.executable, "-c", "print('one')"], stdout=subprocess.PIPE, text=True) as other:
            assert other.stdout is not None
            assert other.stdout.readline() == "one\n"
    assert (listener.secrets, listener.heard["a line of a process"]) == ({secret}, ["one\n"])


def test_it_knows_the_passwords_and_the_logs_of_a_store(tmp_path: Path) -> None:
    (tmp_path / "store" / "log").mkdir(parents=True)
    (tmp_path / "store" / "secret-root").write_text(f"{CANARY}\n")
    (tmp_path / "store" / "secret-reader").write_text("wrong")
    (tmp_path / "store" / "log" / "server.log").write_text(f"started with {CANARY}")
    (tmp_path / "store" / "log" / "other.log").write_text("started")
    assert passwords(tmp_path) == {CANARY}
    assert leaks(passwords(tmp_path), logs(tmp_path)) == [str(tmp_path / "store" / "log" / "server.log")]
    (tmp_path / "store" / "secret-root").unlink()  # else the listener of this run finds what it looks for
