"""Plans what readers are told of changes: an article's history page, and what a list said of it on a day that has passed.

Of what was withdrawn, or concerns people whom the law protects, no earlier words are shown.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from generator.diagnostics import Span
from generator.model.digest import LinkedArticle, LinkedEdition
from generator.model.document import Ref
from generator.model.history import Fact, Life, Step
from generator.model.page import Link, Page
from generator.plan.desk import Desk
from generator.plan.history_views import ChangeView, HistoryView
from generator.plan.parts import MARKUP, in_order, words_weigh
from generator.plan.views import Entry
from generator.text.mail import MASK, masked
from generator.text.typography import typographic

IDS = {"tags": "tag", "conflict": "conflict", "about": "entity", "places": "entity", "follows": "article", "replaces": "article",
       "contradicts": "article"}  # fmt: skip
CODES = {"status": "grade", "verification": "grade", "attribution": "attribution", "genre": "genre", "content_warning": "warning",
         "protected": "protected", "lang": "language"}  # fmt: skip
NOWHERE = Span("")  # what stands in the past has no place
GRAVEST = ("withdrawn", "retraction", "correction", "clarification", "update")


def life_of(desk: Desk, article: LinkedArticle) -> Life | None:
    """The article's life, if readers saw it change."""
    life = desk.digest.lives.get(("article", article.id))
    return life if life and len(life.steps) > 1 else None


def history_url(desk: Desk, article: LinkedArticle) -> str:
    """The address of its history; "" if it has none."""
    return f"{article.url}history/" if life_of(desk, article) else ""


def history_pages(desk: Desk, article: LinkedArticle) -> list[Page]:
    """All that changed in an article since it was published, newest first."""
    life = life_of(desk, article)
    if life is None:
        return []
    a, t = article.article, desk.t
    hidden = (
        t.say("history-hidden-withdrawn")
        if a.is_withdrawn
        else t.say("history-hidden-protected")
        if a.protected
        else ""
    )
    changes = [*_changes(desk, life, not hidden), _published(desk, life.steps[0])]
    title = t.say("history-of", title=typographic(a.title))
    trail = (Link(article.url, typographic(a.title)),)
    pages = []
    for part in in_order(f"{article.url}history/", changes, _weight):
        made = desk.frame(part.url, title, t.say("history-description"), a.lang, trail=trail, listed=False)
        frame = made._replace(indexed=True, told_by=article.url)
        view = HistoryView(
            frame, t.say("history"), Link(article.url, typographic(a.title)), hidden, part.things, part.pager
        )
        pages.append(Page(f"{part.url}index.html", "history.html", view))
    return pages


def _weight(view: ChangeView) -> int:
    words = (text for _, part in view.parts for _, text in part)
    return MARKUP + words_weigh(*view.facts, *words)


def _day(desk: Desk, at: int) -> dt.date:
    return dt.datetime.fromtimestamp(at, desk.digest.zone).date()


def _published(desk: Desk, first: Step) -> ChangeView:
    day = _day(desk, first.at)
    return ChangeView("_first", day.isoformat(), desk.t.date(day), "published", desk.t.say("published"), (), (), "")


def _changes(desk: Desk, life: Life, shown: bool) -> Iterator[ChangeView]:
    for number in range(len(life.steps) - 1, 0, -1):
        step = life.steps[number]
        assert step.change is not None
        day = _day(desk, step.at)
        kinds = [fact.what.removeprefix("correction-") for fact in step.change.facts]
        kind = next(
            (k for k in GRAVEST if k in kinds), "moved" if kinds == ["moved"] and not step.change.parts else "edit"
        )
        words = {"withdrawn": "withdrawn", "moved": "moved-page", "edit": "edited"}.get(kind, f"correction-{kind}")
        # Who withdraws may have to unsay it: the facts of a withdrawn article are its withdrawal and its moves alone.
        facts = [
            f
            for f in step.change.facts
            if shown or f.what in ("withdrawn", "moved") or f.what.startswith("correction-")
        ]
        parts = tuple(
            (desk.t.of("part", p.name), tuple((m, _masked(desk, w)) for m, w in p.words)) for p in step.change.parts
        )
        yield ChangeView(
            id=anchor(number),
            iso=day.isoformat(),
            date=desk.t.date(day),
            kind=kind,
            kind_words=desk.t.say(words),
            facts=tuple(line for fact in facts if (line := told(desk, fact))),
            parts=parts if shown else (),
            pending="" if step.commit else desk.t.say("not-kept-yet"),
        )


def anchor(number: int) -> str:
    """The place of a change on the history page."""
    return f"_change-{number}"


def told(desk: Desk, fact: Fact) -> str:
    """A fact in a sentence for readers."""
    t = desk.t
    if fact.what.startswith("correction-"):
        return _masked(desk, typographic(fact.now))
    if fact.what == "withdrawn":
        return typographic(fact.now) or t.say("no-longer-withdrawn")
    group, _, rest = fact.what.partition("-")
    name = t.of("figure", rest) if group == "figure" else t.of("fact", fact.what)
    if fact.which:
        name = t.say("fact-which", name=name, which=typographic(fact.which))
    was, now = (_masked(desk, _value(desk, fact, value)) for value in (fact.was, fact.now))
    if was and now:
        return t.say("fact-changed", name=name, was=was, now=now)
    return t.say("fact-added" if now else "fact-removed", name=name, value=now or was)


def _value(desk: Desk, fact: Fact, value: str) -> str:
    if not value:
        return ""
    if fact.what in CODES:
        return desk.t.joined(desk.t.of(CODES[fact.what], code) for code in value.split(", "))
    if fact.what in IDS:
        return desk.t.joined(desk.link(IDS[fact.what], id).words for id in value.split(", "))
    if fact.what in ("by", "denied"):
        return desk.t.joined(desk.speaker(Ref(id, NOWHERE)).words for id in value.split(", "))
    return f"/{value}" if fact.what == "moved" else typographic(value)


def _masked(desk: Desk, words: str) -> str:
    """Words without anybody's e-mail address."""
    return masked(words).replace(MASK, desk.t.say("mail-left-out"))


def entry_then(desk: Desk, article: LinkedArticle, edition: LinkedEdition) -> Entry:
    """What an edition said of an article on its day, with marks for what came of it since."""
    made: Entry = desk.once("then", f"{article.id} {edition.closed}", lambda: _then(desk, article, edition.closed))
    return made


def _then(desk: Desk, article: LinkedArticle, closed: int) -> Entry:
    now = desk.entry(article)
    life = life_of(desk, article)
    if life is None or now.withdrawn:
        return now._replace(changes=history_url(desk, article))
    at = max(closed, life.first)
    later = [n for n, step in enumerate(life.steps) if n and step.at > at]
    told = [(n, before) for n in later if (change := life.steps[n].change) and (before := change.before)]
    said, grade = now, article.grade
    if told:
        n, before = told[0]
        grade = desk.digest.grades_then[article.id][n - 1]
        said = now._replace(
            title=typographic(before.title), summary=typographic(before.summary), grade=grade,
            grade_words=desk.t.of("grade", grade) if grade else "", grade_short=desk.t.of("sure", grade) if grade else "",
        )  # fmt: skip
    confirmed = _confirmed(desk, life, article, grade)
    mended = next((n for n in later if _says(life.steps[n], now.corrected_url)), later[0] if later else 0)
    target = f"{article.url}history/#{anchor(mended)}" if mended else history_url(desk, article)
    day = desk.t.date(_day(desk, life.steps[confirmed].at)) if confirmed else ""
    where = f"{article.url}history/#{anchor(confirmed)}" if confirmed else ""
    return said._replace(changes=target, confirmed=day, confirmed_url=where)


def _says(step: Step, mark: str) -> bool:
    """Whether a change brought the correction that a mark is of."""
    name = mark.partition("#_correction-")[2]
    facts = step.change.facts if step.change else ()
    return any(fact.what.startswith("correction-") and fact.which == name for fact in facts)


def _confirmed(desk: Desk, life: Life, article: LinkedArticle, then: str) -> int:
    """The change that confirmed it, if it was not confirmed then and is now; 0 for none."""
    if then == "confirmed" or article.grade != "confirmed" or not then:
        return 0
    return confirmed_by(desk.digest.grades_then.get(article.id, ()), article.grade)


def confirmed_by(grades: tuple[str, ...], now: str) -> int:
    """The number of the step that confirmed what had another grade before; 0 if none did, or if it is not confirmed any more."""
    after = [*grades[1:], now]
    found = 0
    for n, (before, then) in enumerate(zip(grades, after, strict=True), 1):
        if then == "confirmed" and before not in ("confirmed", ""):
            found = n
    return found if now == "confirmed" else 0
