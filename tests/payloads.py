"""Ways to slip a script into a page, collected by ourselves: each calls `hit`, whatever it has to break out of."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser

JS = "hit(1)"
TAGS = [
    "<script>{js}</script>", "<ScRiPt>{js}</sCrIpT>", "<script src=data:text/javascript,{js}></script>", "<script\n>{js}</script\n>",
    "<<script>{js}//<</script>", "<scr<script>ipt>{js}</scr</script>ipt>", "<script type=module>{js}</script>", "<script/x>{js}</script>",
    "<img src=x onerror={js}>", "<img src=x onerror={js}//", "<IMG SRC=x ONERROR='{js}'>", '<img src="x`<script>{js}</script>"`>',
    "<img/src='x'/onerror={js}>", "<img src=x:x onerror\t=\n{js}>", "<image src=x onerror={js}>", "<body onload={js}>", "<body onpageshow={js}>",
    "<svg onload={js}>", "<svg/onload={js}>", "<svg><script>{js}</script></svg>", "<svg><script href=data:,{js}></script></svg>",
    "<svg><animate onbegin={js} attributeName=x dur=1s>", "<svg><a xlink:href=javascript:{js}><text y=9>a</text></a></svg>",
    "<svg><set attributeName=onload to={js}></svg>", "<svg><foreignObject><iframe srcdoc='&lt;script&gt;{js}&lt;/script&gt;'></foreignObject></svg>",
    "<svg><use href=\"data:image/svg+xml,<svg id='x' xmlns='http://www.w3.org/2000/svg'><script>{js}</script></svg>#x\"/></svg>",
    "<svg><style><img src=x onerror={js}></style></svg>", "<svg></p><style><a id=\"</style><img src=1 onerror={js}>\">",
    "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror={js}&gt;\">",
    "<math><mi//xlink:href='data:x,<script>{js}</script>'>", "<math href='javascript:{js}'>click</math>",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror={js}>", "<noscript><p title=\"</noscript><img src=x onerror={js}>\">",
    "<textarea><img title=\"</textarea><img src=x onerror={js}>\"></textarea>", "<title><img title=\"</title><img src=x onerror={js}>\"></title>",
    "<xmp><p title=\"</xmp><svg/onload={js}>\"></xmp>", "<iframe src=javascript:{js}></iframe>", "<iframe srcdoc='<script>{js}</script>'></iframe>",
    "<iframe onload={js}></iframe>", "<object data=javascript:{js}></object>", "<object data='data:text/html,<script>{js}</script>'></object>",
    "<embed src=javascript:{js}>", "<embed src='data:image/svg+xml,<svg onload={js}>'>", "<frameset onload={js}>", "<applet onload={js}>",
    "<base href=javascript:{js}//>", "<meta http-equiv=refresh content='0;url=javascript:{js}'>", "<meta charset=utf-7>+ADw-script+AD4-{js}+ADw-/script+AD4-",
    "<link rel=stylesheet href=javascript:{js}>", "<link rel=import href='data:text/html,<script>{js}</script>'>", "<link rel=preload as=script href=x onload={js} onerror={js}>",
    "<style>@import 'javascript:{js}';</style>", "<style onload={js}></style>", "<div style=\"background:url('javascript:{js}')\">", "<div style=width:expression({js})>",
    "<style>*{{background:url(\"x\" onerror={js})}}</style>", "<video><source onerror={js}></video>", "<video src=x onerror={js}>", "<audio src=x onerror={js}>",
    "<details open ontoggle={js}><summary>x</summary></details>", "<input autofocus onfocus={js}>", "<select autofocus onfocus={js}>", "<textarea autofocus onfocus={js}>",
    "<button autofocus onfocus={js}>x</button>", "<a href=# autofocus onfocus={js} tabindex=1>x</a>", "<p id=x tabindex=1 autofocus onfocus={js}>",
    "<marquee onstart={js}>x</marquee>", "<template><script>{js}</script></template>", "<template shadowrootmode=open><img src=x onerror={js}></template>",
    "<keygen autofocus onfocus={js}>", "<portal src=javascript:{js}>", "<dialog open onclose={js}>", "<x onclick={js}>x</x>", "<x id=x tabindex=1 onfocusin={js} autofocus>",
    "<isindex action=javascript:{js} type=image>", "<form action=javascript:{js}><input type=submit></form>", "<a href='javascript:{js}' ping=x>x</a>",
    "<!--><img src=x onerror={js}>-->", "<!--<img src=\"--><img src=x onerror={js}//\">", "<![CDATA[<img src=x onerror={js}>]]>", "<?xml version=1.0?><img src=x onerror={js}>",
    "<!DOCTYPE x [<!ENTITY e '<img src=x onerror={js}>'>]>&e;", "</p><img src=x onerror={js}>", "</title><script>{js}</script>", "</textarea><script>{js}</script>",
    "</style><script>{js}</script>", "</script><script>{js}</script>", "</SCRIPT ><svg onload={js}>", "--><script>{js}</script>", "]]><script>{js}</script>",
    "]]></description><x:script xmlns:x='http://www.w3.org/1999/xhtml'>{js}</x:script>", "<x:script xmlns:x='http://www.w3.org/1999/xhtml'>{js}</x:script>",
]  # fmt: skip
# What a parser of one make reads otherwise than another: what is foreign, what is raw text, what is moved elsewhere.
CONFUSED = [
    "<svg><desc><![CDATA[</desc><img src=x onerror={js}>]]></desc></svg>", "<svg><title><style><!--</style><img title=\"--&gt;&lt;img src=x onerror={js}&gt;\"></title></svg>",
    "<math><annotation-xml encoding=\"text/html\"><img src=x onerror={js}></annotation-xml></math>", "<math><annotation-xml><style><img src=x onerror={js}></style></annotation-xml></math>",
    "<math><mtext><option><style></option></mtext><mglyph><svg><style><!--</style><img title=\"--&gt;&lt;img src=x onerror={js}&gt;\">", "<math><mtext><h1><a><h6></a></h6><mglyph><svg><mtext><style><a title=\"</style><img src=x onerror={js}>\"></style></h1>",
    "<svg><foreignObject><math><mi><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=x onerror={js}&gt;\">", "<table><td><svg><desc><td></desc></svg><style><a title=\"</style><img src=x onerror={js}>\">", "<table><caption><svg><title><table><style><a title=\"</style><img src=x onerror={js}>\">",
    "<select><template><style><!--</select><a title=\"--><img src=x onerror={js}>\">", "<select><option><svg><style></option></select><img src=x onerror={js}>", "<select><selectedcontent><img src=x onerror={js}></select>", "<select><noscript></select><img src=x onerror={js}></noscript>",
    "<template><s><template><s><img src=x onerror={js}></s></template></s></template>", "<template shadowrootmode=closed><img src=x onerror={js}></template>", "<div><template shadowrootmode=open shadowrootdelegatesfocus><style onload={js}></style></template></div>",
    "<noscript><style></noscript><img src=x onerror={js}></style>", "<noscript><!--</noscript><img src=x onerror={js}>-->", "<noembed><p title=\"</noembed><img src=x onerror={js}>\">", "<noframes><p title=\"</noframes><img src=x onerror={js}>\">", "<listing>&lt;img src=x onerror={js}&gt;</listing>",
    "<plaintext><img src=x onerror={js}>", "<iframe><p title=\"</iframe><img src=x onerror={js}>\">", "<style><style/><img src=x onerror={js}></style>", "<title><style></title><img src=x onerror={js}>", "<textarea><style></textarea><img src=x onerror={js}>",
    "<form id=x></form><form><math><mtext></form><form><mglyph><style></math><img src onerror={js}>", "<p><svg><p><style><img src=x onerror={js}></style>", "<b><svg><b><style><a title=\"</b></svg><img src=x onerror={js}>\">", "<a><table><a><svg><a><img src=x onerror={js}>", "<dl><dt><svg><dl><style><img src=x onerror={js}>",
    "<!--a--!><img src=x onerror={js}>-->", "<!--><!--<img src=x onerror={js}>-->", "<!---><img src=x onerror={js}>-->", "<!-- --\n><img src=x onerror={js}>-->", "<?php echo '<img src=x onerror={js}>' ?>", "<?><img src=x onerror={js}>", "</><img src=x onerror={js}>", "</ <img src=x onerror={js}>>", "<!x <img src=x onerror={js}>",
    "<svg><![CDATA[><img src=x onerror={js}>]]></svg>", "<svg><!--]]><img src=x onerror={js}>--></svg>", "<math><![CDATA[</math><img src=x onerror={js}>]]>", "<xmp><svg><b><xmp><p title=\"</xmp><img src=x onerror={js}>\">",
    "<\u017fcript>{js}</\u017fcript>", "<\u017fvg onload={js}>", "<\u212abd onmouseover={js} autofocus tabindex=1>x</\u212abd>", "<img src=x o\u017ferror={js}>", "<img src=x one\u00adrror={js}>", "<img src=x onerror\uff1d{js}>", "<img\u3000src=x\u3000onerror={js}>", "<img\u0085src=x\u0085onerror={js}>",
    "<img\x0csrc=x\x0conerror={js}>", "<img src=x onerror&#61;{js}>", "<img src=x onerror=&#104;it(1)>", "&lt<script>{js}</script>", "&#60img src=x onerror={js}>", "&#0000060;img src=x onerror={js}>", "&#x0000003c;img src=x onerror={js}>", "&LT;img src=x onerror={js}&GT;", "&lt;&sol;title&gt;&lt;img src=x onerror={js}&gt;", "&Tab;&NewLine;<img&Tab;src=x&NewLine;onerror={js}>",
    "<svg><a><animate attributeName=href values=javascript:{js} /><text y=20>x</text></a></svg>", "<svg><a id=y><set attributeName=href to=javascript:{js} begin=0s /><circle r=9></a></svg>", "<svg><script xlink:href=data:text/javascript,{js} /></svg>", "<svg><discard onbegin={js}>", "<svg><image href=x onerror={js}>", "<svg><style onload={js}></style></svg>", "<svg><feImage><set attributeName=href to=\"data:image/svg+xml,<svg onload={js} xmlns='http://www.w3.org/2000/svg'/>\"></feImage></svg>",
    "<button popovertarget=x>x</button><p popover id=x onbeforetoggle={js}>x</p>", "<div onscrollsnapchange={js} oncontentvisibilityautostatechange={js} style=content-visibility:auto>x</div>", "<dialog open><form method=dialog><button formaction=javascript:{js} autofocus>x</button></form></dialog>", "<input type=image src=x onerror={js}>", "<input type=hidden oncontentvisibilityautostatechange={js} style=content-visibility:auto>",
    "<picture><source srcset=x onerror={js}><img srcset=x onerror={js}></picture>", "<img srcset=\"x,y\" onerror={js} loading=eager>", "<video poster=javascript:{js} src=data:, onerror={js}>", "<track onerror={js} src=x>", "<object type=text/html data=\"data:text/html,<script>parent.{js}</script>\">", "<embed type=text/html src=\"data:text/html,<script>parent.{js}</script>\">",
    "<script type=importmap>{{\"imports\":{{\"x\":\"data:text/javascript,{js}\"}}}}</script><script type=module>import 'x'</script>", "<script type=speculationrules>{{\"prerender\":[{{\"urls\":[\"data:text/html,{js}\"]}}]}}</script>", "<script async defer src=\"data:,{js}\" nonce=x integrity=x></script>", "<link rel=modulepreload href=\"data:text/javascript,{js}\" onload={js}>", "<link rel=stylesheet href=\"data:text/css,*{{{{}}}}\" onload={js}>",
    "<meta http-equiv=refresh content=\"0; url=data:text/html,<script>parent.{js}</script>\">", "<meta http-equiv=Content-Security-Policy content=\"script-src * 'unsafe-inline'\"><script>{js}</script>", "<base href=//evil.example/><base target=\"<script>{js}</script>\">", "<iframe srcdoc=\"&amp;lt;script&amp;gt;parent.{js}&amp;lt;/script&amp;gt;\"></iframe>", "<iframe srcdoc=&lt;svg&sol;onload=parent.{js}&gt;></iframe>", "<fencedframe src=javascript:{js}>", "<frame src=javascript:{js}>",
    "<img name=noted><img name=hit id=hit>", "<a id=hit href=javascript:{js}>x</a><a id=hit name=call href=javascript:{js}>x</a>", "<form id=digestPart name=digestPart><input name=parts></form>", "<p id=_found>x</p><p id=_count>x</p><p id=__proto__>x</p>", "<a id=documentElement>x</a><img name=querySelector><img name=forms>", "<div id=_main tabindex=0 onfocus={js} autofocus>x</div>",
    "<!--<script>{js}//<!--<script>", "<!--<script><!--<script>{js}</script>", "<script><!--</script>--><img src=x onerror={js}></script>", "</ScRiPt/x><img src=x onerror={js}>", "</script\x0c><img src=x onerror={js}>", "</style\t><img src=x onerror={js}>", "]]>]]&gt;<html:img xmlns:html='http://www.w3.org/1999/xhtml' src='x' onerror='{js}'/>", "<?xml-stylesheet type='text/xsl' href='data:text/xml,<x/>'?><html:script xmlns:html='http://www.w3.org/1999/xhtml'>{js}</html:script>",
    "]]&#62;<script xmlns='http://www.w3.org/1999/xhtml'>{js}</script>", "<html:iframe xmlns:html='http://www.w3.org/1999/xhtml' src='javascript:{js}'/>", "BEGIN:VEVENT\nURL:javascript:{js}\nEND:VEVENT", "\r\nContent-Type: text/html\r\n\r\n<script>{js}</script>", "\n---\ntitle: <script>{js}</script>\n---\n", "*/{js}/*", "\\\u0027;{js}//", "\\u003c/script\\u003e\\u003cimg src=x onerror={js}\\u003e", "__proto__", "constructor",
]  # fmt: skip
BREAKS = [
    '" onmouseover={js} onfocus={js} autofocus x="', "' onmouseover={js} onfocus={js} autofocus x='", "` onerror={js} `", '"><img src=x onerror={js}>', "'><img src=x onerror={js}>",
    '">\n<svg onload={js}>', "\\\"><img src=x onerror={js}>", "\\'-{js}-\\'", '"-{js}-"', "'-{js}-'", "';{js};//", '";{js};//', "</script><img src=x onerror={js}>", "${{{js}}}", "`-{js}-`",
    "\u2028{js}\u2029", "{{{{ {js} }}}}", "{{{{ ''.__class__.__mro__[1].__subclasses__() }}}}", "{{% include '/etc/passwd' %}}", "{{# {js} #}}", "${{7*7}}", "#{{7*7}}", "<%= 7*7 %>", "{{{{constructor.constructor('{js}')()}}}}",
    "&lt;script&gt;{js}&lt;/script&gt;", "&#60;script&#62;{js}&#60;/script&#62;", "&#x3c;img src=x onerror={js}&#x3e;", "&amp;lt;img src=x onerror={js}&amp;gt;", "&quot;&gt;&lt;img src=x onerror={js}&gt;",
    "+ADw-img src=x onerror={js}+AD4-", "%3Cscript%3E{js}%3C/script%3E", "\\u003cimg src=x onerror={js}\\u003e", "\\x3cimg src=x onerror={js}\\x3e", "\uff1cscript\uff1e{js}\uff1c/script\uff1e", "\u02c2img src=x onerror={js}\u02c3",
    "\u00bcscript\u00be{js}\u00bc/script\u00be", "<img src=x onerror=\u2028{js}>", "<a\u00a0href=javascript:{js}>x</a>", "\ue0000\ue001", "&#57344;0&#57345;", "klzzwxh:0001", "open:0", "<a href=open:0>x</a>", "<img src=open:0>",
]  # fmt: skip
ADDRESSES = [
    "javascript:{js}", "JaVaScRiPt:{js}", "java\tscript:{js}", "java&#10;script:{js}", "&#106;avascript:{js}", "&#x6A;avascript:{js}", "javascript&colon;{js}", "\x01javascript:{js}", " javascript:{js}", "javascript:%0a{js}", "javascript://%0a{js}",
    "vbscript:{js}", "data:text/html,<script>{js}</script>", "data:text/html;base64,PHNjcmlwdD5oaXQoMSk8L3NjcmlwdD4=", "data:image/svg+xml,<svg onload={js}>", "blob:{js}", "filesystem:{js}", "view-source:javascript:{js}", "//evil.example/{js}",
    "/\\evil.example/", "https:javascript:{js}", "feed:javascript:{js}", "jar:javascript:{js}!/", "javascript:{js}//https://", "#\"><img src=x onerror={js}>", "https://a.example/\"onmouseover={js} x=\"", "https://a.example/?'><img src=x onerror={js}>",
    "https://user:pass@a.example/<script>{js}</script>", "mailto:a@b.c?subject=<script>{js}</script>", "tel:<script>{js}</script>", "open:0", "open:999",
    "data:text/html;charset=utf-7,+ADw-script+AD4-{js}+ADw-/script+AD4-", "data:application/xhtml+xml,<x:script xmlns:x='http://www.w3.org/1999/xhtml'>{js}</x:script>", "data:text/xml,<script xmlns='http://www.w3.org/1999/xhtml'>{js}</script>", "data:,x\" onerror={js} x=\"",
    "java\rscript:{js}", "java\nscript:{js}", "j&Tab;avascript:{js}", "java&NewLine;script:{js}", "\u00a0javascript:{js}", "\ufeffjavascript:{js}", "\u2003javascript:{js}", "\x1bjavascript:{js}", "javascript\t:{js}", "javascript&#58;{js}", "javascript%3A{js}", "java\u017fcript:{js}", "javas&#99;ript:{js}", "javascript&#0058{js}", "javascript:{js}//://",
    "https://a.example/javascript:{js}", "mailto:javascript:{js}", "javascript:'https://'+{js}", "javascript:/*https://*/{js}", "javascript:\u2028{js}", "http:javascript:{js}", "http:/javascript:{js}", "https:\\\\evil.example", "///evil.example", "\\\\evil.example\\{js}", "about:blank#{js}", "intent:{js}", "ms-its:{js}", "livescript:{js}", "mocha:{js}", "x-javascript:{js}",
    "open:0\" onmouseover={js} x=\"", "media/x.png\" onerror={js} x=\"", "#_source-s1\" onfocus={js} autofocus x=\"", "tel:1;javascript:{js}", "[javascript:{js}]", "<javascript:{js}>", "javascript:{js};%2F%2F", "%6aavascript:{js}", "data:image/png;base64,\" onerror={js} \"", "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIG9ubG9hZD0icGFyZW50LmhpdCgxKSIvPg==",
]  # fmt: skip
TEXTS = [text.format(js=JS) for text in (*TAGS, *CONFUSED, *BREAKS, *ADDRESSES)]
LINKS = [text.format(js=JS) for text in ADDRESSES]
# A text with a payload in each place that Markdown has.
PLACES = [
    "{0}", "x {0} y", "**{0}**", "*{0}*", "# {0}", "> {0}\n> — {0}", "- {0}\n- {0}", "1. {0}", "| a | b |\n|---|---|\n| {0} | {0} |", "`{0}`", "```\n{0}\n```", "```{0}\nx\n```", "    {0}", "[{0}](https://a.example/)", "[x](https://a.example/ \"{0}\")",
    "![{0}](media/x.png \"Photo: {0}\")", "[x][r]\n\n[r]: https://a.example/ '{0}'", "Said.[^1]\n\n[^1]: {0}", "[[about|{0}]]", "<b>{0}</b>", "<b title=\"{0}\">x</b>", "<abbr title='{0}'>x</abbr>", "<td {0}>", "<a {0}>x</a>", "<div {0}>\n\nx\n\n</div>", "\\{0}",
]  # fmt: skip
POINTING = ["[x]({0})", "[x](<{0}>)", "![x]({0})", "<{0}>", "[x][r]\n\n[r]: {0}", "<a href=\"{0}\">x</a>", "<a href='{0}'>x</a>", "<a href={0}>x</a>", "<img src=\"{0}\" alt=x>", "<q cite=\"{0}\">x</q>"]  # fmt: skip


# Names of picture files: they stand in addresses.
PICTURES = ["media/x.png", "media/x' onerror=hit(1) y=&quot; onerror=hit(1) &gt;(x);{{7+7}}%22.png"]


def bodies() -> Iterator[str]:
    """Every payload at every place of a text."""
    for place in PLACES:
        yield from (place.replace("{0}", text) for text in TEXTS)
    for place in POINTING:
        yield from (place.replace("{0}", address) for address in LINKS)


def quoted(text: str) -> str:
    """The text as YAML reads it, whatever is in it."""
    return json.dumps(plain(text))


def plain(text: str) -> str:
    """The text without the control characters that are refused anywhere."""
    return re.sub("[\x00-\x1f]", " ", text)


def _article(n: int, p: str) -> str:
    q, said = quoted(p), quoted(f"{p} and others, said by somebody on Sunday evening.")
    state = f"status: withdrawn\nwithdrawn: {{date: 2025-01-20, reason: {q}}}\n" if n % 10 == 3 else ""
    return f"""---
title: {q}
date: 2025-01-{n % 20 + 1:02d}
summary: {said}
tags: [t{n}]
conflict: c{n % 8}
about: [e{n}]
places: [{{id: p{n % 8}, precision: near}}]
sources:
- {{url: "https://news{n}.example/a", title: {q}, label: s1}}
- {{offline: true, title: {q}, source: o{n}, via: o{(n + 1) % 8}}}
claims: [{{text: {said}, by: {said}, about: e{n}, denied_by: [{said}], status: contested, how: {q}, sources: [s1]}}]
figures: [{{kind: killed, group: {q}, min: 3, max: 9, by: {said}, as_of: 2025-01-01}}]
author: [{q}]
reviewed_by: [{q}]
translator: {q}
public_interest: {q}
accept: {{source-unknown: {q}}}
corrections: [{{date: 2025-02-01, kind: correction, text: {q}, was: {q}, now: {q}}}]
image: {{file: {quoted(PICTURES[n % 2])}, alt: {q}, credit: {q}}}
{state}---
The ministry said so.[^s1]

```
{plain(p)}
```
"""


def site(texts: Sequence[str]) -> dict[str, bytes]:
    """A site with each text in every field of front matter, registries and settings that takes words."""
    files: dict[str, str] = {}
    entities, outlets, tags = [], [], []
    for n, p in enumerate(texts):
        q = quoted(p)
        n1 = quoted(f"{n} {p}")
        files[f"content/articles/2025-01-{n % 20 + 1:02d}-a{n}.md"] = _article(n, p)
        kind = ("person", "organisation", "unit", "event", "equipment")[n % 5]
        more = f"roles: [{{title: {q}}}]" if kind == "person" else "roles: []"
        entities.append(
            f"- {{id: e{n}, type: {kind}, name: {n1}, short: {n1}, names: {{uk: {n1}}}, weak_aliases: [{q}], {more}}}"
        )
        outlets.append(
            f"- {{id: o{n}, name: {n1}, type: outlet, domains: [news{n}.example], note: {q}, reliability: B, why: {q}}}"
        )
        tags.append(f"- {{id: t{n}, name: {n1}, names: {{uk: {q}}}, description: {q}}}")
        if n % 5 == 0:
            files[f"content/notes/n{n}.md"] = (
                f"---\ndate: 2025-01-12\nabout: e{n}\ntitle: {q}\nauthor: {q}\n---\nA note.\n"
            )
            files[f"content/pages/p{n}.md"] = f"---\ntitle: {q}\nsummary: {q}\n---\nA page.\n"
    takeaways = [
        t for t in texts if not re.search("<|script|data:", t)
    ]  # the others are refused, for these are Markdown
    for n, p in enumerate(texts[:8]):
        q, n1 = quoted(p), quoted(f"{n} {p} somewhere")
        entities.append(
            f"- {{id: p{n}, type: place, name: {n1}, coords: [{50 + n}.1, 36.2], precision: near, previous_names: [{n1}]}}"
        )
        files[f"content/conflicts/c{n}.md"] = (
            f"---\nname: {n1}\nparties: [{{side: {q}, entities: [e1]}}, {{side: {q}, entities: [e2]}}]\n---\nThe story.\n"
        )
        files[f"content/digests/2025-01-{n + 1:02d}.md"] = (
            f"---\ntitle: {q}\ntakeaways: [{', '.join(map(quoted, takeaways[n : n + 5]))}]\ntrend: {{c{n}: {{value: improved, why: {q}}}}}\n---\nToday.\n"
        )
    files["content/entities/all.yaml"] = "\n".join(entities) + "\n"
    files["content/sources.yaml"] = "\n".join(outlets) + "\n"
    files["content/tags.yaml"] = "\n".join(tags) + "\n"
    q = quoted(texts[0])
    files["content/site.yaml"] = f"""title: {q}
url: https://digest.example/
authority: digest.example
authority_year: 2026
timezone: Europe/Kyiv
tagline: {q}
description: {q}
notice: {q}
desk: {q}
licence: {{name: {q}, url: "https://a.example/"}}
navigation: [{{label: {q}, to: /conflicts/}}]
labels: {{archive: {q}}}
tags: open
history: none
"""
    return {path: text.encode() for path, text in files.items()}


LIVE = [
    "script",
    "iframe",
    "object",
    "embed",
    "base",
    "form",
    "math",
    "template",
    "style",
    "frameset",
    "portal",
    "applet",
    "meta-refresh",
]
ACTING = ["style", "srcdoc", "action", "formaction", "ping", "background", "xlink:href"]
HARMLESS = re.compile(r"https?:|mailto:|tel:|#|\.{0,2}/|[a-z0-9-]+(?:/|\.[a-z]+|$)|$")

# Neither the policy nor what only takes time.
POLICY = re.compile(
    rb'<meta http-equiv="Content-Security-Policy"[^>]*>|<link rel="stylesheet"[^>]*>|<link rel="icon"[^>]*>'
)


class Marks(HTMLParser):
    """Elements and attributes that could run something or load it from elsewhere."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.found = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        ours = (
            given.get("type") == "application/ld+json"
            or (given.get("src") or "").endswith("assets/search.js")
            or given.get("role") == "search"
        )
        if tag in LIVE and not ours:
            self.found.append((tag, given))
        for name, value in given.items():
            if name.startswith("on") or (name in ACTING and not ours):
                self.found.append((tag, name, value))
            if name in ("href", "src") and not HARMLESS.match(value or ""):
                self.found.append((tag, name, value))
