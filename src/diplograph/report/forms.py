"""A report as a file: Markdown, HTML, CSV (every value, one a row) or JSON, by the ending."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from diplograph import files
from diplograph.report.html import as_html
from diplograph.report.markdown import as_markdown
from diplograph.report.sections import Report, Value


def write(report: Report, path: str | Path) -> None:
    """Write ``report`` in the form that the ending of ``path`` names; ``UsageError`` lists the forms."""
    files.write(path, FORMS[files.form(path, FORMS)](report))


def as_csv(report: Report) -> str:
    """The tidy table: every node's value and place by every measure."""
    columns = [field.name for field in fields(Value)]
    rows = ([_steady(getattr(value, column)) for column in columns] for value in report.values)
    return files.comma_separated(columns, rows)


def as_json(report: Report) -> str:
    """All sections, under their names."""
    return json.dumps(_steady(asdict(report)), ensure_ascii=False, indent=1) + "\n"


FORMS: Mapping[str, Callable[[Report], str]] = {
    ".md": as_markdown,
    ".html": as_html,
    ".csv": as_csv,
    ".json": as_json,
}


def _steady(value: Any) -> Any:
    """``value`` with its floats at twelve digits, where the arithmetic of different machines agrees."""
    if isinstance(value, float):
        return float(f"{value:.12g}")
    if isinstance(value, dict):
        return {key: _steady(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_steady(one) for one in value]
    return value
