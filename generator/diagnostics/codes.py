"""The list of every code, with its severity and what it is about.

Each has a paragraph in `docs/diagnostics.md` and a broken little site in `tests/broken/`; a test holds the three equal.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Severity(Enum):
    """How much a problem matters."""

    ERROR = "error"  # stops the build
    WARNING = "warning"  # stops it under --strict
    NOTICE = "notice"  # desk advice


@dataclass(frozen=True, slots=True)
class Code:
    """A code's severity and its subject in a line."""

    severity: Severity
    about: str


def _codes(severity: Severity, table: dict[str, str]) -> dict[str, Code]:
    return {name: Code(severity, about) for name, about in table.items()}


CODES: dict[str, Code] = {
    **_codes(
        Severity.ERROR,
        {
            "front-matter-missing": "a file has no front matter",
            "front-matter-unclosed": "the front matter is never closed",
            "yaml-syntax": "front matter or registry that YAML cannot read",
            "yaml-tab": "a tab is used for indentation",
            "yaml-duplicate-key": "a field appears twice",
            "yaml-truth-value": "a word that YAML reads as true or false",
            "yaml-alias": "a YAML anchor or alias",
            "encoding": "a file that is not UTF-8",
            "too-large": "a file larger than any text or registry",
            "text-tangled": "a text that would take too long to read",
            "file-outside": "a file that is no ordinary file of this site",
            "control-character": "a character that no page or feed may hold",
            "bidi-control": "a hidden text-direction character",
            "mixed-script": "a word that mixes alphabets",
            "document-misplaced": "a file where none is expected",
            "field-required": "a required field is missing",
            "field-unknown": "a field that does not exist",
            "field-type": "a value of the wrong kind",
            "value-unknown": "a word that is not in a field's list",
            "id-invalid": "an id that cannot stand in an address",
            "id-duplicate": "two things with one id",
            "claim-both-ways": "a claim that is said to be both the same as another and its opposite",
            "date-invalid": "a date that cannot be read safely",
            "date-impossible": "a day that does not exist",
            "date-future": "a date years ahead",
            "date-implausible": "a date before the conflict begins",
            "time-no-offset": "a time without a time zone",
            "event-after-publication": "something happened after it was reported",
            "source-missing": "an article without sources",
            "source-bad-url": "an address that is not a full web address",
            "same-origin": "a grade of several origins for one statement that several pages relay",
            "claim-grade-too-high": "a grade above what the origins allow",
            "contested-without-denial": "a contested claim that nobody denies",
            "label-unknown": "a label that no citation has",
            "label-duplicate": "a label that two citations have",
            "tag-unknown": "a tag outside the registry",
            "reference-unknown": "an id that names nothing",
            "link-dangling": "a link to nothing",
            "link-ambiguous": "an id that several kinds have",
            "link-to-draft": "a link to something unpublished",
            "link-relative": "a link that depends on where the page stands",
            "anchor-missing": "a link to a heading that is not there",
            "footnote-undefined": "a footnote mark without its note",
            "slug-duplicate": "two pages with one address",
            "slug-case-collision": "two addresses that differ only by case",
            "slug-reserved": "an address that the site needs for itself",
            "alias-conflict": "a name that two entities claim",
            "qid-bad": "something that is not a Wikidata id",
            "qid-duplicate": "one Wikidata id for two entities",
            "domain-duplicate": "one domain for two outlets",
            "coords-swapped": "latitude and longitude in the wrong order",
            "cycle": "something that leads back to itself",
            "quote-no-speaker": "a quotation without a speaker",
            "figure-range-inverted": "a minimum above its maximum",
            "figure-without-source": "a number of dead, wounded or captured people that no entry of figures: backs",
            "figure-empty": "a figure without a number",
            "protected-image": "a picture with people whom the law protects",
            "protected-named": "a private person named with people whom the law protects",
            "image-missing": "a picture that is not there",
            "image-outside": "a picture outside the content folder",
            "image-remote": "a picture loaded from another site",
            "image-alt": "a picture without alternative text",
            "image-type": "a picture of a kind that is not published",
            "image-gps": "a picture's file that says where or by whom it was taken",
            "image-broken": "a picture that cannot be read",
            "image-large": "a picture with too many pixels",
            "embed-third-party": "a frame or script of another site",
            "html-unsafe": "HTML that could run something",
            "correction-without-date": "a correction without its date",
            "correction-euphemism": "a correction called an update",
            "correction-too-early": "a correction dated before the article",
            "correction-id-needed": "two corrections on one day",
            "correction-unplaced": "a correction's mark without its entry",
            "withdrawn-without-reason": "a withdrawal that says no reason",
            "embargo-leak": "a digest that names what is under embargo",
            "ednote-leak": "a template that prints what is for the desk",
            "review-needed": "an article that a second editor must check",
            "digest-empty-lead": "a lead that names no article of the period",
            "period-invalid": "a period that is no day or week",
            "period-duplicate": "two introductions for one period",
            "lang-invalid": "something that is not a language",
            "accept-error": "an error that somebody tried to accept",
            "evidence-invalid": "a line of the evidence ledger that cannot be read",
            "config-url": "the site's address is missing or not absolute",
            "config-missing": "there is no site.yaml",
            "config-timezone": "a time zone that does not exist",
            "config-language": "a language without a labels file",
            "template": "a template that fails",
            "history-missing": "a history that is asked for and is not there",
            "history-shallow": "a clone that lacks older commits",
            "ledger-damaged": "a line of the ledger that cannot be read",
            "deleted-published": "something that readers had and would lose",
            "id-changed": "something published under another id",
        },
    ),
    **_codes(
        Severity.WARNING,
        {
            "source-unknown": "a citation of an outlet outside the registry",
            "source-tracking": "an address that carries tracking",
            "source-duplicate": "one page cited twice",
            "source-only-party": "an article all of whose sources relay one party",
            "aggregator-without-via": "an aggregator cited without whose text it carries",
            "coords-too-precise": "a position that says more than its precision means",
            "tag-alias": "a tag under its other name",
            "link-internal-absolute": "a link to our own site by its address",
            "alias-ambiguous": "a short name that two entities have",
            "claim-unattributed": "a statement that nobody makes",
            "figure-kind-vague": "a number of losses that may or may not count the wounded",
            "protected-unmarked": "a text that suggests protected people and does not say so",
            "quote-unbalanced": "a quotation mark that is never closed",
            "residue": "leftovers of a pasted web page",
            "list-unseparated": "a list without an empty line before it",
            "image-animated": "a picture that moves",
            "image-credit": "a picture that does not say who made it",
            "summary-length": "a summary too short or too long",
            "title-length": "a title that feeds and cards will cut",
            "silent-edit": "a change of substance since publication, without a correction",
            "accept-unused": "an accepted warning that does not occur",
        },
    ),
    **_codes(
        Severity.NOTICE,
        {
            "source-not-archived": "a post that may vanish and has no archived copy",
            "name-house-style": "a name in a title or summary that is not spelt as the house does",
            "digest-late-item": "an article that came after the cut-off",
            "history-none": "a site whose past nobody keeps",
            "text-heavy": "a text that is heavier than a whole page should be",
            "loaded-word": "a loaded word outside a quotation",
            "heading-stronger-than-text": "a heading that says more than its text",
            "title-shouting": "a title in capitals or with exclamation marks",
        },
    ),
}
