"""A report as one HTML file that loads nothing: style inside, no script, a policy that forbids both."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib import resources

import jinja2
from markupsafe import Markup

from diplograph import model
from diplograph.report.markdown import number
from diplograph.report.sections import Ranking, Report

ROOM = resources.files("diplograph.report")


def as_html(report: Report) -> str:
    """The whole report; text from documents is shown as text, whatever it holds."""
    style = _style()
    policy = f"default-src 'none'; style-src 'sha256-{_digest(style)}'; base-uri 'none'; form-action 'none'"
    titles = {measure.key: measure.title for measure in report.measures}
    return _template().render(report=report, titles=titles, style=Markup(style), policy=policy)


def _style() -> str:
    """The style sheet, with a class for the colour of each type of node in the model."""
    colours = "".join(f".{kind.name} {{ --type: {kind.colour}; }}\n" for kind in model.load().nodes.values())
    return "\n" + ROOM.joinpath("report.css").read_text(encoding="utf-8") + colours


@cache
def _template() -> jinja2.Template:
    environment = jinja2.Environment(
        autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined
    )
    environment.filters["number"] = number
    environment.filters["bar"] = _bar
    environment.tests["link"] = _is_link
    return environment.from_string(ROOM.joinpath("report.html").read_text(encoding="utf-8"))


def _bar(value: float, ranking: Ranking) -> str:
    """The width of a value's bar, in per cent of the ranking's highest."""
    return f"{100 * value / ranking.rows[0].value:.1f}"


def _is_link(source: str) -> bool:
    return source.startswith(("https://", "http://"))


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
