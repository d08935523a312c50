"""How the model's nouns are stamped: by what of them readers can see.

Places in files are left out. What a text says is stamped by its HTML, an article by its front matter.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from generator.diagnostics import Span
from generator.model.article import Article
from generator.model.document import Document, Origin, Ref
from generator.model.fragment import Fragment
from generator.model.nouns import Broken, Noun
from generator.traces import Stamps


def stamps(documents: Sequence[Document], nouns: Sequence[Noun | Broken]) -> Stamps:
    """What stamps this site's nouns."""
    known = prints(documents, nouns)
    return Stamps(
        {
            Article: lambda article: "@" + known[article.origin.path],
            Fragment: lambda fragment: "/" + _hash(fragment.html),
            Ref: lambda ref: "'" + ref.id,
            Origin: None,
            Span: None,
        }
    )


def _hash(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def prints(documents: Sequence[Document], nouns: Sequence[Noun | Broken]) -> dict[str, str]:
    """A hash of the front matter of each article, by path: together with its text it says all of it."""
    lines = {noun.origin.path: noun.body.line for noun in nouns if isinstance(noun, Article)}
    return {d.path: _front(d, lines[d.path]) for d in documents if d.path in lines}


def _front(document: Document, line: int) -> str:
    """The front matter as it stands, up to the line where the text begins."""
    made = hashlib.blake2b(document.path.encode("utf-8", "surrogatepass"), digest_size=12)
    for text in document.data.splitlines()[: line - 1]:
        made.update(b"\n" + text)
    return made.hexdigest()
