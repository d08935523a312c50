"""One page of the last sound site, made again at once after a save; the whole site follows behind it.

What the saved article shows is new; what other parts of the page know of it from lists, such as what is related, may be that of a
moment ago. The build that follows makes all of it, and is what counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from generator import charts, link, plan, render
from generator.diagnostics import Diagnostic, Severity
from generator.model.article import Article
from generator.model.digest import LinkedArticle
from generator.model.document import Document
from generator.model.page import Artifact, Page
from generator.pipeline import reading
from generator.text.styles import uncommented
from generator.traces import Past


@dataclass(frozen=True, slots=True)
class Live:
    """A sound site as it was planned, and what makes each of its files, by path."""

    setting: reading.Setting
    again: link.Again
    planned: plan.Plan
    ready: render.Templates
    articles: Mapping[str, LinkedArticle]  # by the path of their document
    makers: Mapping[str, plan.Job]

    @classmethod
    def of(
        cls, setting: reading.Setting, linked: link.Linked, planned: plan.Plan, ready: render.Templates, made: Past
    ) -> Live:
        """What is to be kept of a build."""
        jobs = {job.name: job for job in planned.jobs}
        makers = {path: jobs[name] for name, done in made.done.items() if name in jobs for path in done.kept[0]}
        articles = {a.article.origin.path: a for a in linked.digest.articles}
        return cls(setting, linked.again, planned, ready, articles, makers)

    def saved(self, document: Document) -> Live | tuple[Diagnostic, ...] | None:
        """The site with an article as it was saved just now, or the errors in it.

        None where a save may have changed more than what one page shows of one article: anything else than an article, a new one,
        another address, another state.
        """
        was = self.articles.get(document.path)
        if was is None:
            return None
        read = reading.document(document, self.setting)
        errors = tuple(d for d in read.found if d.severity is Severity.ERROR)
        noun = read.nouns[0] if len(read.nouns) == 1 else None
        if errors:
            return errors
        if not isinstance(noun, Article) or read.fragment is None or _kind(noun) != _kind(was.article):
            return None
        linked, text = self.again.article(noun, read.fragment)
        if linked.url != was.url:
            return None
        planned = plan.with_article(self.planned, linked, text)
        return replace(self, planned=planned, articles={**self.articles, document.path: linked})

    def styled(self, templates: Mapping[str, str], paths: Mapping[str, str]) -> Live:
        """The site with other templates."""
        return replace(self, ready=ready_templates(templates, paths))

    def page(self, path: str) -> bytes | None:
        """A page as it is now; None if there is no such page, or a template has a fault."""
        job = self.makers.get(path)
        if job is None:
            return None
        made, _ = self.planned.done(self._current(job))
        page = next((one for one in made if isinstance(one, Page) and one.path == path), None)
        rendered = render.render([page], self.ready).value if page else ()
        return rendered[0].data if rendered else None

    def _current(self, job: plan.Job) -> plan.Job:
        """The job, given the article as it is now."""
        given = tuple(self.planned.article(one.id) if isinstance(one, LinkedArticle) else one for one in job.given)
        return replace(job, given=given)


def _kind(article: Article) -> tuple[object, ...]:
    """What decides whether and where an article stands."""
    return article.id, article.status, article.date, article.embargo, article.withdrawn is None


def ready_templates(texts: Mapping[str, str], paths: Mapping[str, str]) -> render.Templates:
    """The templates with all that draws for them."""
    drawing: dict[str, Callable[..., str]] = {"activity": charts.activity, "series": charts.series}
    return render.templates(texts, paths, drawing)


def compile_all(ready: render.Templates, memory: reading.Memory, version: bytes) -> None:
    """Compile the templates that the pages are to be made with, or recall what they became."""
    keys = {
        name: reading.key(version, b"template", *(part.encode("utf-8", "surrogatepass") for part in (name, text)))
        for name, text in ready.texts.items()
    }

    def remembered(names: Sequence[str]) -> Mapping[str, bytes]:
        known = memory.recall([keys[name] for name in names])
        return {name: known[keys[name]] for name in names if keys[name] in known}

    memory.keep({keys[name]: code for name, code in render.compiled(ready, remembered).items()})


def styled(assets: Iterable[Document]) -> tuple[Artifact, ...]:
    """Assets as the site has them: style sheets without their comments."""
    return tuple(Artifact(d.path, uncommented(d.data) if d.path.endswith(".css") else d.data) for d in assets)
