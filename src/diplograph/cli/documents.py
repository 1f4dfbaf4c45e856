"""The commands that take documents: ``load`` into the graph, ``read`` without one."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from diplograph import filenames
from diplograph.cli.corrections import chosen, tell_idle
from diplograph.cli.failures import INTERRUPTED, Failure
from diplograph.cli.screen import count, note, progress, sentences
from diplograph.cli.tables import print_json, words
from diplograph.errors import DiplographError, DocumentError, UsageError
from diplograph.records import Document, Reading, Refused

if TYPE_CHECKING:
    from diplograph.intake import Account, Step

STOPPED = "interrupted; what was read so far is in the graph: run the same command again to go on"
LONG = 200_000  # characters; a document of more takes so long that a word is due


def _enough(_: click.Context, __: click.Parameter, workers: int | None) -> int | None:
    if workers is not None and workers < 1:
        raise UsageError(f"--workers {workers}: reading takes one process at least; give 1 or more, or leave it out")
    return workers


WORKERS = click.option(
    "--workers",
    type=int,
    callback=_enough,
    metavar="N",
    help="Read many documents in so many processes (as many as there are usable cores).",
)
paths = click.argument("paths", nargs=-1, required=True, metavar="PATH...")


@click.command()
@paths
@WORKERS
@click.option(
    "--corrections",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Put right what this file says (else corrections.yaml in DIPLOGRAPH_HOME).",
)
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON on stdout.")
@click.pass_context
def load(
    ctx: click.Context, paths: tuple[str, ...], workers: int | None, corrections: Path | None, as_json: bool
) -> None:
    """Read documents into the graph.

    PATH is a file, a folder with all that is in it, or a pattern. What the graph knows already is not read again.
    """
    from diplograph import intake
    from diplograph.cli.database import connected
    from diplograph.graph import Graph
    from diplograph.workers import usable_cores

    right = chosen(corrections)
    with ExitStack() as stack:

        def graph() -> Graph:
            return Graph(stack.enter_context(connected()))

        advance = stack.enter_context(progress("reading"))
        cores = workers or usable_cores()
        try:
            account = intake.load(
                paths,
                graph(),
                lambda step: advance(_name(step)),
                cores,
                again=graph,
                corrections=right,
                begin=_announce,
            )
        except KeyboardInterrupt as interruption:
            raise Failure(STOPPED, INTERRUPTED) from interruption
    if as_json:
        print_json(_summary(account))
    else:
        _tell(account)
    ctx.exit(_exit_code(account.refused, paths))


@click.command()
@paths
@WORKERS
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a document, one a line.")
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), help="Write one NAME.json a document into this folder."
)
@click.pass_context
def read(ctx: click.Context, paths: tuple[str, ...], workers: int | None, as_json: bool, out: Path | None) -> None:
    """Say what documents tell, without a database.

    PATH is a file, a folder with all that is in it, or a pattern.
    """
    from diplograph import intake, interchange
    from diplograph.workers import usable_cores

    refused: list[Refused] = []
    written: set[str] = set()
    with progress("reading") as advance:
        for step in intake.readings(paths, workers or usable_cores(), _announce):
            advance(_name(step))
            if isinstance(step, Refused):
                refused.append(step)
            elif isinstance(step, Reading) and out is not None:
                _write(out, step, written)
            elif isinstance(step, Reading) and as_json:
                click.echo(json.dumps(interchange.as_json(step), ensure_ascii=False))
            elif isinstance(step, Reading):
                _print(step)
    _tell_refused(refused)
    if out is not None:
        note(f"{count(len(written), 'reading')} in {out}")
    ctx.exit(_exit_code(refused, paths))


def _announce(document: Document) -> None:
    if len(document.text) > LONG:
        note(f"{document.name} is long ({len(document.text):,} characters); reading it takes minutes")


def _name(step: Step) -> str:
    return step.document.name if isinstance(step, Reading) else step.path


def _exit_code(refused: Iterable[Refused], given: Sequence[str]) -> int:
    """3 where a document was set aside; a file in a folder that no loader knows is only counted."""
    named = {filenames.written(str(Path(path))) for path in given}
    faults = any(file.kind == "fault" or (file.kind == "unknown" and file.path in named) for file in refused)
    return DocumentError.exit_code if faults else 0


def _write(folder: Path, reading: Reading, written: set[str]) -> None:
    from diplograph import files, interchange

    name = files.name(reading.document.name, reading.document.id.rpartition(":")[2], written)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as reason:
        raise DiplographError(f"{folder} cannot be made: {reason.strerror}; name another folder") from reason
    text = json.dumps(interchange.as_json(reading), ensure_ascii=False, indent=1)
    files.write(folder / f"{name}.json", f"{text}\n")


def _print(reading: Reading) -> None:
    document = reading.document
    dated = f", published {document.published}" if document.published else ""
    click.secho(f"{document.name}{dated}", bold=True)
    names = {node.id: node.names[0] for node in reading.nodes}
    for node in reading.nodes:
        facts = "".join(f", {key} {words(value)}" for key, value in node.properties.items())
        click.echo(f"  {node.type:<13} {node.names[0]}{facts}")
    for edge in reading.edges:
        facts = "".join(f", {key} {words(value)}" for key, value in edge.properties.items())
        click.echo(f"  {names[edge.source]}  {edge.type}  {names[edge.target]}{facts}")
        for quote in dict.fromkeys(evidence.quote for evidence in edge.evidence):
            click.echo(f"      “{' '.join(quote.split())}”")
    click.echo()


def _summary(account: Account) -> dict[str, object]:
    kinds = Counter(file.kind for file in account.refused)
    return {
        "read": account.read,
        "known": account.known,
        "duplicates": kinds["duplicate"],
        "unknown": kinds["unknown"],
        "set_aside": [{"path": file.path, "reason": file.reason} for file in account.refused if file.kind == "fault"],
        "written": asdict(account.written),
        "graph": dict(account.counts),
        "idle_corrections": list(account.idle),
    }


def _tell(account: Account) -> None:
    from diplograph import model

    note(f"{count(account.read, 'document')} read, {account.known:,} known already")
    _tell_refused(account.refused)
    new = account.written
    if new.dropped:
        are, them = ("is", "it") if new.dropped == 1 else ("are", "them")
        note(f"{count(new.dropped, 'document')} {are} no longer in the graph: no file holds {them} any more")
    note(f"new in the graph: {count(new.nodes, 'node')}, {count(new.edges, 'edge')}, {count(new.claims, 'claim')}")
    for what, kinds in (("nodes", model.load().nodes), ("edges", model.load().edges)):
        of_kind = [f"{kind} {account.counts[kind]:,}" for kind in kinds if kind in account.counts]
        note(f"all {what}: {', '.join(of_kind) or 'none'}")
    tell_idle(account.idle)


def _tell_refused(refused: Sequence[Refused]) -> None:
    for kind, what in (
        ("duplicate", "the same as another document"),
        ("unknown", "of a form that no loader knows"),
        ("fault", "set aside"),
    ):
        of_kind = [file for file in refused if file.kind == kind]
        if of_kind:
            note(f"{len(of_kind):,} {what}:")
            sentences(f"{file.path}: {file.reason}" for file in of_kind)
