"""Builds little sites with twice as many of each kind of thing, again and again; nothing may grow much faster than they do.

    python -m tests.harness.doubling [KIND ...]

Tells the processor's seconds of a whole build in memory for 250, 500, 1,000 and 2,000 of a kind, and marks what more than trebles.
"""

from __future__ import annotations

import datetime as dt
import gc
import sys
import time
from collections.abc import Callable, Mapping

from generator import pipeline, read
from generator.model.document import Document

from tests.sites import BASE, NOW, ROOT

SIZES = (250, 500, 1000, 2000)
A = "content/articles/2025/2025-01-12-%s.md"
SUMMARY = "Two bridges were closed on Saturday, the ministry said on Sunday."


def art(
    name: object,
    extra: str = "",
    body: str = "The ministry said so.",
    sources: str = "[https://news.example.org/a]",
    date: str = "2025-01-12",
    tags: str = "[ceasefire]",
    title: str = "",
) -> str:
    """An article's file."""
    head = f"title: {title or f'Two bridges were closed {name}'}\ndate: {date}\nsummary: {SUMMARY}\ntags: {tags}\nsources: {sources}"
    return f"---\n{head}\n{extra}---\n{body}\n"


KINDS: Mapping[str, Callable[[int], dict[str, str]]] = {
    "tags in one": lambda n: {A%'a':art('a',tags='['+', '.join(f't{i}' for i in range(n))+']'),'content/tags.yaml':''.join(f'- {{id: t{i}, name: Tag {i}}}\n' for i in range(n))},
    "sources in one": lambda n: {A%'a':art('a',sources='['+', '.join(f'https://news.example.org/{i}' for i in range(n))+']')},
    "sources hosts in one": lambda n: {A%'a':art('a',sources='['+', '.join(f'https://h{i}.example.org/' for i in range(n))+']')},
    "sources labels in one": lambda n: {A%'a':art('a',sources='\n'+'\n'.join(f'- {{url: "https://news.example.org/{i}", label: s{i}}}' for i in range(n)),body='\n\n'.join(f'Said so.[^s{i}]' for i in range(n)))},
    "via in one": lambda n: {A%'a':art('a',sources='\n'+'\n'.join(f'- {{url: "https://h{i}.example.org/{i}", via: {"wire" if i%2 else "news"}}}' for i in range(n)))},
    "claims in one": lambda n: {A%'a':art('a',extra='claims:\n'+'\n'.join(f'- {{text: "Claim {i}.", by: the mayor, id: k{i}}}' for i in range(n))+'\n')},
    "claims denied in one": lambda n: {A%'a':art('a',extra='claims:\n'+'\n'.join(f'- {{text: "Claim {i}.", by: the mayor, denied_by: [the other {i}], status: contested, id: k{i}{f", same_as: [k{i-1}]" if i else ""}}}' for i in range(n))+'\n')},
    "claims star": lambda n: {A%'a':art('a',extra='claims:\n'+'\n'.join(f'- {{text: "Claim {i}.", by: the mayor, id: k{i}{", denies: [k0]" if i else ""}}}' for i in range(n))+'\n')},
    "claims chain articles": lambda n: {A%i:art(i,extra=f'claims: [{{text: "Claim {i}.", by: the mayor, id: k{i}{f", same_as: [k{i-1}]" if i else ""}}}]\n') for i in range(n)},
    "figures in one": lambda n: {A%'a':art('a',extra='figures:\n'+'\n'.join(f'- {{kind: killed, group: "group {i}", min: {i}, by: the mayor}}' for i in range(n))+'\n')},
    "figures same group": lambda n: {A%'a':art('a',extra='conflict: war\nfigures:\n'+'\n'.join(f'- {{kind: killed, group: drivers, min: {i}, by: "the mayor {i}"}}' for i in range(n))+'\n'),'content/conflicts/war.md':'---\nname: The war\n---\nx\n'},
    "corrections in one": lambda n: {A%'a':art('a',extra='corrections:\n'+'\n'.join(f'- {{date: 2025-02-01, kind: correction, text: "We had said {i}.", id: k{i}}}' for i in range(n))+'\n')},
    "corrections placed": lambda n: {A%'a':art('a',extra='corrections:\n'+'\n'.join(f'- {{date: 2025-02-01, kind: correction, text: "We had said {i}.", id: k{i}}}' for i in range(n))+'\n',body='\n\n'.join(f'Said. [[correction:k{i}]]' for i in range(n)))},
    "footnotes": lambda n: {A%'a':art('a',body='\n\n'.join(f'Said so.[^n{i}]' for i in range(n))+'\n\n'+'\n'.join(f'[^n{i}]: Note {i}.' for i in range(n)))},
    "links in one": lambda n: {A%'a':art('a',body='\n\n'.join(f'See [[2025-01-12-b]] and [it](https://x{i}.example.org/).' for i in range(n))),A%'b':art('b')},
    "headings": lambda n: {A%'a':art('a',body='\n\n'.join(f'## Heading {i}\n\nText.' for i in range(n)))},
    "headings same": lambda n: {A%'a':art('a',body='\n\n'.join('## Heading\n\nText.' for i in range(n)))},
    "about in one": lambda n: {A%'a':art('a',extra='about: ['+', '.join(f'e{i}' for i in range(n))+']\n'),'content/entities/e.yaml':''.join(f'- {{id: e{i}, type: person, name: Ivan Number{i}q}}\n' for i in range(n))},
    "entities unused": lambda n: {A%'a':art('a'),'content/entities/e.yaml':''.join(f'- {{id: e{i}, type: person, name: Ivan Number{i}q}}\n' for i in range(n))},
    "aliases in one": lambda n: {A%'a':art('a'),'content/entities/e.yaml':'- {id: e, type: person, name: Ivan Franko, aliases: ['+', '.join(f'Ivan Nr{i}q' for i in range(n))+']}\n'},
    "weak aliases same": lambda n: {A%'a':art('a',body='Smith said so. '*50),'content/entities/e.yaml':''.join(f'- {{id: e{i}, type: person, name: Ivan Number{i}q, short: Smith}}\n' for i in range(n))},
    "mentions in one": lambda n: {A%'a':art('a',body='\n\n'.join(f'Ivan Number{i}q said so.' for i in range(n))),'content/entities/e.yaml':''.join(f'- {{id: e{i}, type: person, name: Ivan Number{i}q}}\n' for i in range(n))},
    "places in one": lambda n: {A%'a':art('a',extra='places: ['+', '.join(f'p{i}' for i in range(n))+']\n'),'content/entities/e.yaml':''.join(f'- {{id: p{i}, type: place, name: Place{i}q, coords: [{40+(i%100)/10}, {20+(i//100)/10}], precision: near}}\n' for i in range(n))},
    "part of chain": lambda n: {A%'a':art('a',extra=f'about: [e{n-1}]\n'),'content/entities/e.yaml':''.join(f'- {{id: e{i}, type: organisation, name: Org Number{i}q{f", part_of: e{i-1}" if i else ""}}}\n' for i in range(n))},
    "place chain": lambda n: {A%'a':art('a',extra=f'places: [e{n-1}]\n'),'content/entities/e.yaml':''.join(f'- {{id: e{i}, type: place, name: Org Number{i}q{f", part_of: e{i-1}" if i else ""}}}\n' for i in range(n))},
    "tag chain": lambda n: {A%'a':art('a',tags=f'[t{n-1}]'),'content/tags.yaml':''.join(f'- {{id: t{i}, name: Tag {i}{f", parent: t{i-1}" if i else ""}}}\n' for i in range(n))},
    "roles": lambda n: {A%'a':art('a'),'content/entities/e.yaml':'- {id: e, type: person, name: Ivan Franko, roles: ['+', '.join(f'Role {i}' for i in range(n))+']}\n'},
    "old urls": lambda n: {A%'a':art('a',extra='old_urls: ['+', '.join(f'/old/{i}/' for i in range(n))+']\n')},
    "outlets": lambda n: {A%'a':art('a'),'content/sources.yaml':''.join(f'- {{id: o{i}, name: Outlet {i}, type: outlet, domains: [o{i}.example.org]}}\n' for i in range(n))+BASE['content/sources.yaml']},
    "domains in one": lambda n: {A%'a':art('a'),'content/sources.yaml':'- {id: o, name: Outlet, type: outlet, domains: ['+', '.join(f'o{i}.example.org' for i in range(n))+']}\n'+BASE['content/sources.yaml']},
    "parties": lambda n: {A%'a':art('a',extra='conflict: war\n'),'content/conflicts/war.md':'---\nname: The war\nparties: ['+', '.join(f'{{side: S{i}, entities: [e{i}]}}' for i in range(n))+']\n---\nx\n','content/entities/e.yaml':''.join(f'- {{id: e{i}, type: organisation, name: Org Number{i}q}}\n' for i in range(n))},
    "takeaways lead": lambda n: {**{A%i:art(i) for i in range(n)},'content/digests/2025-01-12.md':'---\nlead: ['+', '.join(f'2025-01-12-{i}' for i in range(n))+']\n---\nx\n'},
    "navigation": lambda n: {A%'a':art('a'),'content/site.yaml':BASE['content/site.yaml']+'navigation: ['+', '.join(f'{{label: L{i}, to: /tags/}}' for i in range(n))+']\n'},
    "house words": lambda n: {A%'a':art('a',body='massive word1 said so. '*200),'content/house-words.yaml':''.join(f'- {{word: word{i}x, stronger_than: [less{i}, fewer]}}\n' for i in range(n))},
    "accept": lambda n: {A%i:art(i,extra='accept: {source-unknown: known}\n') for i in range(n)},
    "authors": lambda n: {A%'a':art('a',extra='author: ['+', '.join(f'Author {i}' for i in range(n))+']\n')},
    "broken articles": lambda n: {A%i:art(i,tags=f'[nope{i}]') for i in range(n)},
    "dangling links": lambda n: {A%'a':art('a',body='\n\n'.join(f'See [[nothing-{i}]].' for i in range(n)))},
    "dup ids": lambda n: {A%i:art(i,extra='id: same\n') for i in range(n)},
    "dup names": lambda n: {A%'a':art('a'),'content/entities/e.yaml':''.join(f'- {{id: e{i}, type: person, name: Ivan Same}}\n' for i in range(n))},
    "notes about one": lambda n: {A%'a':art('a'),**{f'content/notes/n{i}.md':'---\ndate: 2025-01-12\nabout: 2025-01-12-a\n---\nNote.\n' for i in range(n)}},
    "pages": lambda n: {A%'a':art('a'),**{f'content/pages/p{i}.md':'---\ntitle: Page\n---\nText.\n' for i in range(n)}},
    "pages deep": lambda n: {A%'a':art('a'),**{f'content/pages/{"/".join("d"+str(j) for j in range(min(i,40)))}/p{i}.md':'---\ntitle: Page\n---\nText.\n' for i in range(n)}},
    "articles days": lambda n: {A%i:art(i,date=str(dt.date(2000,1,1)+dt.timedelta(days=i))) for i in range(n)},
    "articles one day": lambda n: {A%i:art(i) for i in range(n)},
    "thread chain": lambda n: {A%i:art(i,extra=f'follows: [2025-01-12-{i-1}]\n' if i else '') for i in range(n)},
    "thread star": lambda n: {A%i:art(i,extra='follows: [2025-01-12-0]\n' if i else '') for i in range(n)},
    "related star": lambda n: {A%i:art(i,extra='related: [2025-01-12-0]\n' if i else '') for i in range(n)},
    "replaces star": lambda n: {A%i:art(i,extra='replaces: [2025-01-12-0]\n' if i else '') for i in range(n)},
    "contradicts star": lambda n: {A%i:art(i,extra='contradicts: [2025-01-12-0]\n' if i else '') for i in range(n)},
    "translations": lambda n: {A%i:art(i,extra='lang: uk\ntranslation_of: 2025-01-12-0\n' if i else '') for i in range(n)},
    "links star": lambda n: {A%i:art(i,body='See [[2025-01-12-0]].' if i else 'x') for i in range(n)},
    "links hub": lambda n: {A%i:art(i,body='x' if i else '\n\n'.join(f'See [[2025-01-12-{j}]].' for j in range(1,n))) for i in range(n)},
    "same tags": lambda n: {A%i:art(i,tags='['+', '.join(f't{j}' for j in range(8))+']') for i in range(n)}|{'content/tags.yaml':''.join(f'- {{id: t{i}, name: Tag {i}}}\n' for i in range(8))},
    "same about": lambda n: {A%i:art(i,extra='about: [e0, e1, e2, e3]\nplaces: [p0]\nconflict: war\n') for i in range(n)}|{'content/entities/e.yaml':''.join(f'- {{id: e{i}, type: person, name: Ivan Number{i}q}}\n' for i in range(4))+'- {id: p0, type: place, name: Placeq, coords: [50.1, 30.1], precision: near}\n','content/conflicts/war.md':'---\nname: The war\n---\nx\n'},
    "same title": lambda n: {A%i:art(i,title='Two bridges were closed') for i in range(n)},
    "same source page": lambda n: {A%i:art(i) for i in range(n)},
    "figures articles": lambda n: {A%i:art(i,extra='conflict: war\nfigures: [{kind: killed, group: drivers, min: 2, by: the mayor}]\n') for i in range(n)}|{'content/conflicts/war.md':'---\nname: The war\n---\nx\n'},
    "corrections articles": lambda n: {A%i:art(i,extra='corrections: [{date: 2025-02-01, kind: correction, text: We had said it.}]\n') for i in range(n)},
    "conflicts": lambda n: {A%'a':art('a',extra='conflict: c0\n'),**{f'content/conflicts/c{i}.md':f'---\nname: The war {i}\n---\nx\n' for i in range(n)}},
    "conflict chain": lambda n: {A%'a':art('a',extra=f'conflict: c{n-1}\n'),**{f'content/conflicts/c{i}.md':f'---\nname: The war {i}\n{f"parent: c{i-1}" if i else ""}\n---\nx\n' for i in range(n)}},
    "conflicts in one": lambda n: {A%'a':art('a',extra='conflict: ['+', '.join(f'c{i}' for i in range(n))+']\n'),**{f'content/conflicts/c{i}.md':f'---\nname: The war {i}\n---\nx\n' for i in range(n)}},
    "withdrawn": lambda n: {A%i:art(i,extra='status: withdrawn\nwithdrawn: {date: 2025-01-20, reason: wrong}\n') for i in range(n)},
    "drafts": lambda n: {A%i:art(i,extra='status: draft\n') for i in range(n)},
    "embargo": lambda n: {**{A%i:art(i,extra='embargo: 2027-01-01T00:00Z\nabout: [e{i}]\n'.replace('{i}', str(i))) for i in range(n)},'content/entities/e.yaml':''.join(f'- {{id: e{i}, type: person, name: Ivan Number{i}q}}\n' for i in range(n)),A%'zz':art('zz')},
}  # fmt: skip


def cost(kind: str, size: int) -> tuple[float, int, str]:
    """The processor's seconds for a build, how many bytes it makes, and what is wrong with the site."""
    t, files = read.inputs(ROOT), {**BASE, **KINDS[kind](size)}
    documents = tuple(Document(path, text.encode()) for path, text in sorted(files.items()))
    given = pipeline.Sources(documents, (), (), t.templates, t.template_paths, t.labels, t.assets, lambda _: b"")
    gc.collect()
    gc.disable()
    start = time.process_time()
    made = pipeline.build(given, pipeline.Options(NOW))
    took = time.process_time() - start
    gc.enable()
    wrong = sorted({d.code for d in made.found if d.severity.value == "error"})
    return took, sum(len(a.data) for a in made.value.artifacts), " ".join(wrong)  # type: ignore[union-attr]


def main() -> None:
    """Measure the kinds that were asked for, or all."""
    cost("same title", 5)
    steep = []
    for kind in sys.argv[1:] or KINDS:
        found = [cost(kind, size) for size in SIZES]
        seconds = [took for took, _, _ in found]
        if seconds[-1] > 3 * seconds[-2] and seconds[-1] > 0.5:
            steep.append(kind)
        print(
            f"{kind}: {' '.join(f'{took:.2f}' for took in seconds)} s, {found[-1][1] // 1000:,} kB {found[-1][2]}",
            flush=True,
        )
    print(
        f"{len(steep)} grow too fast: {', '.join(steep)}"
        if steep
        else "nothing grows faster than about threefold when doubled"
    )
    sys.exit(bool(steep))


if __name__ == "__main__":
    main()
