"""How related articles are told, each with the reason for which it stands there."""

from __future__ import annotations

from generator.model.digest import LinkedArticle, Relation
from generator.plan.desk import Desk
from generator.plan.views import Related


def related(desk: Desk, article: LinkedArticle) -> tuple[Related, ...]:
    """The related articles that do not stand in its own thread's list already."""
    shown = {ref.bare for ref in article.article.follows} | set(desk.digest.later.get(article.id, ()))
    found = (relation for relation in desk.digest.related.get(article.id, ()) if relation.article not in shown)
    return tuple(_related(desk, relation) for relation in found)


def _related(desk: Desk, relation: Relation) -> Related:
    entry = desk.entry(desk.digest.article[relation.article])
    what = desk.t.joined(desk.link(kind, id).words for kind, id in relation.things)
    return Related(entry, desk.t.say(f"why-{relation.why}", what=what))
