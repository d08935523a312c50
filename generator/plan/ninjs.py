"""Plans each article as IPTC ninjs 3.1, for newsrooms that read items by program.

The item's `uri` is the id that feeds use; `edNote` stays empty, for what is for the desk is published nowhere.
"""

from __future__ import annotations

import json
from typing import Any

from generator.model.digest import LinkedArticle
from generator.model.document import Ref
from generator.model.page import ELSEWHERE, Artifact
from generator.model.registry import Entity
from generator.plan.desk import Desk
from generator.plan.things import node
from generator.text.typography import typographic

STANDARD = {"name": "ninjs", "version": "3.1", "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#"}
CODES = "http://cv.iptc.org/newscodes/"
GENRES = {"analysis": f"{CODES}genre/Analysis", "background": f"{CODES}genre/Background"}
# Under which of the item's properties entities of a type stand.
PROPERTIES = {
    "person": "people",
    "place": "places",
    "organisation": "organisations",
    "unit": "organisations",
    "event": "events",
    "equipment": "objects",
}


def ninjs(desk: Desk, article: LinkedArticle) -> Artifact:
    """An article's item, beside its page."""
    text = json.dumps(_item(desk, article), ensure_ascii=False, separators=(",", ":"))
    return Artifact(f"{article.url}ninjs.json", f"{text}\n".encode())


def _uri(desk: Desk, id: str) -> str:
    settings = desk.digest.settings
    return f"tag:{settings.authority},{settings.authority_year}:article/{id}"


def _item(desk: Desk, article: LinkedArticle) -> dict[str, Any]:
    a, t, chrome = article.article, desk.t, desk.chrome
    page = chrome.base_url + article.url
    made: dict[str, Any] = {
        "uri": _uri(desk, a.id),
        "standard": STANDARD,
        "type": "text",
        "representationType": "full" if a.stands else "partial",
        "firstCreated": article.time.isoformat(),
        "versionCreated": article.updated.isoformat(),
        "pubStatus": "usable" if a.stands else "canceled",
        "urgency": a.urgency,
        "language": a.lang or chrome.language,
        "headlines": [{"role": "main", "value": typographic(a.title)}],
        "slugline": a.id,
        "copyrightHolder": chrome.title,
        "genres": [node("", name=t.of("genre", a.genre), uri=GENRES.get(a.genre, ""), literal=a.genre)],
        "renditions": [{"name": "web", "href": page, "contentType": "text/html"}],
        "descriptions": _descriptions(desk, article),
        "by": ", ".join(desk.authors(a)),
        **_rights(desk),
        **_filed(desk, article),
        "associations": _associations(desk, article),
        "trustIndicators": _policies(desk),
    }
    if a.stands:
        body = desk.full(desk.text(a), page, bool(a.content_warning))
        made["bodies"] = [{"role": "main", "contentType": "text/html", "value": body}]
    return {name: value for name, value in made.items() if value not in ("", [])}


def _descriptions(desk: Desk, article: LinkedArticle) -> list[dict[str, Any]]:
    """Summary, how sure it is, what to beware of, what was corrected or taken back."""
    a, t = article.article, desk.t
    grade = f"{t.say('how-sure')}: {t.of('grade', article.grade)}" if article.grade else ""
    taken = desk.revoked(a)[1]
    said = [("summary", "" if taken else typographic(a.summary)), ("verification", "" if taken else grade)]
    said += [("warning", desk.warning(a.content_warning)), ("withdrawal", taken)]
    said += [("correction", f"{t.date(c.date)}: {c.text}") for c in a.corrections]
    return [{"role": role, "contentType": "text/plain", "value": value} for role, value in said if value]


def _rights(desk: Desk) -> dict[str, Any]:
    licence = desk.chrome.licence
    if licence is None:
        return {}
    linked = {"rightsInfo": {"linkedRights": licence.url}} if licence.url else {}
    return {"usageTerms": desk.t.say("licence", name=licence.words), **linked}


def _filed(desk: Desk, article: LinkedArticle) -> dict[str, list[dict[str, Any]]]:
    """Whom and what the item is about and who says so, each under the property that ninjs has for it."""
    base, d = desk.chrome.base_url, desk.digest
    about = {ref.bare for ref in article.article.about}
    found: dict[str, list[dict[str, Any]]] = {}
    for conflict in article.conflicts:
        link = desk.link("conflict", conflict)
        found.setdefault("events", []).append({"name": link.words, "rel": "about", "uri": base + link.url})
    for entity in (d.entities[id] for id in article.entities if id in d.entities):
        if not entity.sensitive:
            found.setdefault(PROPERTIES[entity.type], []).append(_named(desk, entity, entity.id in about))
    found["subjects"] = [_subject(desk, tag) for tag in article.tags]
    outlets = [d.sources[id] for id in article.outlets if id in d.sources]
    found["infoSources"] = [{"name": s.name, "uri": base + s.url, "literal": s.id} for s in outlets]
    return found


def _named(desk: Desk, entity: Entity, about: bool) -> dict[str, Any]:
    return {"name": entity.name, "rel": "about" if about else "mentions", "uri": desk.chrome.base_url + entity.url}


def _subject(desk: Desk, id: str) -> dict[str, Any]:
    """A tag, as an IPTC media topic where it is one."""
    tag = desk.digest.tags.get(id)
    link = desk.link("tag", id)
    topic = f"{CODES}mediatopic/{tag.iptc.removeprefix('medtop:')}" if tag and tag.iptc else ""
    return node("", name=link.words, uri=topic or (desk.chrome.base_url + link.url if link.url else ""), literal=id)


def _associations(desk: Desk, article: LinkedArticle) -> list[dict[str, Any]]:
    """Other articles that this one names, with how they belong together."""
    a, known = article.article, desk.digest.article

    def named(rel: str, refs: tuple[Ref, ...]) -> list[dict[str, Any]]:
        shown = [known[ref.bare].article for ref in refs if ref.bare in known]
        return [{"uri": _uri(desk, x.id), "type": "text", "name": typographic(x.title), "rel": rel} for x in shown]

    made = [*named("follows", a.follows), *named("replaces", a.replaces), *named("contradicts", a.contradicts)]
    translated = (a.translation_of,) if a.translation_of else ()
    return [*made, *named("related", a.related), *named("translation-of", translated)]


def _policies(desk: Desk) -> list[dict[str, Any]]:
    settings, base = desk.digest.settings, desk.chrome.base_url
    said = (
        (desk.t.say("what-grades-mean"), settings.grading_policy),
        (desk.t.say("corrections"), settings.corrections_policy),
    )
    return [
        {"title": words, "href": url if url.startswith(ELSEWHERE) else base + url.lstrip("/")}
        for words, url in said
        if url
    ]
