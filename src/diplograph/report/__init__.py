"""The centrality report: what was counted, who is central among their kind, which sentences stand behind it."""

from diplograph.report.contents import build
from diplograph.report.forms import FORMS, write
from diplograph.report.sections import Report, Scope

__all__ = ["FORMS", "Report", "Scope", "build", "write"]
