"""When unnamed meetings were that the text tells without a date: during a visit, or around the day of the headline."""

from __future__ import annotations

from diplograph.reading.dossier import Entity
from diplograph.reading.names.meetings import years_in_name
from diplograph.reading.steps import step
from diplograph.reading.story.story import Story


@step("undated-meetings")
def date_the_undated(story: Story, published: str | None) -> None:
    """Date the meetings of a visitor by the visit, those of a text of the day by its headline.

    An event around a meeting (a summit on whose margins it was) was in the same month; a year in a name dates as well.
    """
    for meeting in story.unnamed:
        if meeting.properties.get("date") or meeting in story.recalled:
            continue
        visit = _visit_of(meeting, story)
        date = _within(visit) if visit is not None else _of_the_day(meeting, story, published)
        if date:
            meeting.set("date", date)
            meeting.set("date_from", "publication" if visit is None else "relative")
    for event, meeting in story.around.items():
        if (day := meeting.properties.get("date")) and not event.properties.get("date"):
            event.set("date", str(day)[:7])
            event.set("date_from", "relative")
    for meeting in story.dossier.of("Meeting"):
        years = years_in_name(meeting)
        if len(years) == 1 and not meeting.properties.get("date"):
            meeting.set("date", years[0])
            meeting.set("date_from", "stated")


def _visit_of(meeting: Entity, story: Story) -> Entity | None:
    """The dated visit told before the meeting of one who was at it."""
    people = {e for e in meeting.held("attended") if e.type == "Official"}
    visits = [
        e
        for e in story.unnamed
        if e.properties.get("kind") == "visit" and e.properties.get("date") and e.first <= meeting.first
    ]
    of_theirs = [e for e in visits if e is not meeting and e not in story.recalled and people & set(e.held("attended"))]
    return max(of_theirs, key=lambda e: e.first, default=None)


def _within(visit: Entity) -> str:
    """The day of a visit of one day, else the month that it is in."""
    start, end = str(visit.properties["date"]), str(visit.properties.get("end", ""))
    if end[:7] not in ("", start[:7]):
        return start[:4]
    return start[:7] if end else start


def _of_the_day(meeting: Entity, story: Story, published: str | None) -> str | None:
    """What a news text tells as done, without a date, beside a headline of the day, was done around that day."""
    headline = story.headline
    if headline is None or published is None or meeting.properties.get("status") == "planned":
        return None
    known = headline.properties.get("date_from") in ("publication", "relative")
    return str(headline.properties["date"]) if known and headline.properties.get("date") else None
