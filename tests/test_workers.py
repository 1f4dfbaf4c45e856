"""Work in several processes gives what it gives in one; a process that dies costs its item alone."""

from __future__ import annotations

import multiprocessing
import os
import sys
import time
import types
from collections.abc import Iterator
from pathlib import Path

import pytest

from diplograph import workers
from diplograph.errors import DiplographError
from diplograph.workers import AHEAD, FEW, Lost, Task, in_processes, spread, usable_cores

WHERE = "__import__('os').getpid()"
DIE = "__import__('os').kill(__import__('os').getpid(), 9)"
LEAVE = "__import__('os')._exit(7)"


def tasks(*expressions: str) -> Iterator[Task[str] | object]:
    return (Task(expression) for expression in expressions)


def test_few_tasks_are_done_here() -> None:
    assert list(spread(eval, tasks(*[WHERE] * (FEW - 1)), 2)) == [os.getpid()] * (FEW - 1)


def test_one_process_is_this_one() -> None:
    assert list(spread(eval, tasks(*[WHERE] * (FEW + 1)), 1)) == [os.getpid()] * (FEW + 1)


def test_many_tasks_are_done_in_other_processes() -> None:
    found = set(spread(eval, tasks(*[WHERE] * FEW), 2))
    assert os.getpid() not in found
    assert len(found) <= 2


def test_results_come_in_the_order_of_the_tasks() -> None:
    slow_first = [f"(__import__('time').sleep({0.2 if n % 7 == 0 else 0}), {n})[1]" for n in range(30)]
    assert list(spread(eval, tasks(*slow_first), 3)) == list(range(30))


def test_what_is_no_task_is_a_result_in_its_turn() -> None:
    mixed: list[Task[str] | object] = ["a", Task("1"), "b", *(Task(str(n)) for n in range(FEW)), "c"]
    wanted = ["a", 1, "b", *range(FEW), "c"]
    assert list(spread(eval, mixed, 2)) == wanted
    assert list(spread(eval, mixed, 1)) == wanted


def test_without_tasks_no_process_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "in_processes", None)
    assert list(spread(eval, (str(n) for n in range(1000)), 2)) == [str(n) for n in range(1000)]


def test_a_process_that_dies_costs_its_task_alone() -> None:
    found = list(in_processes(eval, tasks("1", DIE, "2", LEAVE, "3"), 2))
    assert found == [1, Lost(DIE, "signal SIGKILL"), 2, Lost(LEAVE, "exit code 7"), 3]


def test_a_signal_without_a_name_is_told_by_its_number() -> None:
    assert [workers._end(code) for code in (-9, -35, 3, None)] == [
        "signal SIGKILL",
        "signal 35",
        "exit code 3",
        "exit code None",
    ]


def test_a_process_that_does_not_heed_the_request_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "GRACE", 0.2)
    deaf = "[__import__('signal').signal(15, __import__('signal').SIG_IGN), 1][1]"
    busy = "__import__('time').sleep(60)"
    results = in_processes(eval, tasks(deaf, busy), 1)
    assert next(results) == 1
    started = time.monotonic()
    results.close()  # type: ignore[attr-defined]  # it is a generator
    assert time.monotonic() - started < 10
    assert multiprocessing.active_children() == []


def test_no_more_is_taken_than_is_needed() -> None:
    taken = 0

    def counted() -> Iterator[Task[str] | object]:
        nonlocal taken
        for number in range(100):
            taken += 1
            yield Task(str(number))

    for given, _ in enumerate(in_processes(eval, counted(), 2)):
        assert taken <= given + 2 * AHEAD


def test_who_stops_listening_leaves_no_process_behind() -> None:
    results = in_processes(eval, tasks(*["1"] * 50), 2)
    next(results)
    assert len(multiprocessing.active_children()) == 2
    results.close()  # type: ignore[attr-defined]  # it is a generator
    assert multiprocessing.active_children() == []


def test_processes_that_cannot_start_are_one_clear_error(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    here = types.ModuleType("only_here")
    exec("def work(item): return item", here.__dict__)
    monkeypatch.setitem(sys.modules, "only_here", here)
    with pytest.raises(DiplographError, match=r"ended at its start \(exit code 1\); do with one: --workers 1"):
        list(in_processes(here.work, tasks("1"), 2))
    assert "No module named 'only_here'" in capfd.readouterr().err
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize(("quota", "cores"), [("150000 100000", 1), ("50000 100000", 1), ("max 100000", None)])
def test_the_quota_of_a_container_bounds_the_cores(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, quota: str, cores: int | None
) -> None:
    (tmp_path / "cpu.max").write_text(f"{quota}\n")
    monkeypatch.setattr(workers, "QUOTA", tmp_path / "none")
    every = usable_cores()
    monkeypatch.setattr(workers, "QUOTA", tmp_path / "cpu.max")
    assert every >= 1
    assert usable_cores() == (cores or every)
