"""What a run could not test here is said at its end, never passed over in silence."""

from __future__ import annotations

from collections import defaultdict

import pytest


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """List what was skipped, by reason."""
    missing: dict[str, set[str]] = defaultdict(set)
    for report in terminalreporter.stats.get("skipped", []):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        missing[reason.removeprefix("Skipped: ")].add(report.nodeid.partition("[")[0])
    if missing:
        terminalreporter.section("not run on this machine")
        for reason, tests in sorted(missing.items()):
            terminalreporter.write_line(f"{reason}: {', '.join(sorted(tests))}")
