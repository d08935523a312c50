"""Prose is read as a careful editor would: numbers have entries, statements have speakers, protected people stay out of sight."""

from __future__ import annotations

import re

import pytest
from generator import parse, pipeline, prose, report
from generator.model.document import Document
from generator.pipeline import reading
from generator.prose.numbers import value

from tests.sites import NOW, sources

TITLE, SUMMARY = "It rained in the valley", "It rained in the valley all day, a resident of the valley said."


def told(body: str, more: str = "", title: str = TITLE, summary: str = SUMMARY, files: str = "") -> str:
    """What the editor of an article reads."""
    text = (
        f"-- content/articles/x.md --\n---\ntitle: {title}\ndate: 2025-01-12\nsummary: {summary}\ntags: [ceasefire]\n"
        f"sources: [{{url: https://news.example.org/a, label: s1}}]\n{more}---\n{body}\n{files}"
    )
    given = sources(text)
    found = pipeline.check(given, pipeline.Options(NOW)).found
    return report.show(found, {d.path: d.data for d in given.documents}, "text")


def named(code: str, report: str) -> list[str]:
    """The words in quotation marks with which each message of a code begins."""
    return re.findall(rf'\[{code}\]: "([^"]*)"', report)


def unbacked(body: str, more: str = "", **rest: str) -> list[str]:
    """The numbers of people that no entry backs."""
    return named("figure-without-source", told(f"The ministry said so.\n\n{body}", more, **rest))


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Three soldiers were killed.", "Three soldiers were killed"),
        ("At least a dozen dead lay there.", "a dozen dead"),
        ("The strike killed 28 people.", "killed 28 people"),
        ("The strike killed at least 40, it added.", "killed at least 40"),
        ("The blast, killing three people, was heard far off.", "killing three people"),
        ("It counted 2,700 wounded.", "2,700 wounded"),
        ("It counted 18 of 24 attackers killed.", "18 of 24 attackers killed"),
        ("The death toll rose to 31.", "death toll rose to 31"),
        ("It put the number of people killed at 46,700.", "killed at 46,700"),
        ("Some 2.8 million people died.", "2.8 million people died"),
        ("Twenty-five Ukrainian soldiers were captured there.", "Twenty-five Ukrainian soldiers were captured"),
        ("It captured two North Korean soldiers.", "captured two North Korean soldiers"),
        ("Two hundred and ten miners died.", "Two hundred and ten miners died"),
        ("Dozens of people were killed.", "Dozens of people were killed"),
        ("**Three** people died.", "Three people died"),
        ("Five of them were killed.", "Five of them were killed"),
        ("Nineteen civilians, among them four children, were killed.", ""),
        ("The army took 40 Ukrainian soldiers prisoner.", "took 40 Ukrainian soldiers prisoner"),
        ("The death toll reaches 50.", "death toll reaches 50"),
        ("Thirty-two miners lost their lives.", "Thirty-two miners lost their lives"),
        ("The bodies of 12 people were found.", "bodies of 12 people"),
        ("There were 60 violent deaths.", "60 violent deaths"),
        ("Three women and a man were injured.", ""),
    ],
)
def test_a_number_of_people_needs_its_entry(sentence: str, words: str) -> None:
    found = unbacked(sentence)
    assert found and (not words or found == [" ".join(words.split())])


@pytest.mark.parametrize(
    "sentence",
    [
        "He was killed on 8 January.",
        "In 2016 people were killed here.",
        "A man of 43 was killed two days later.",
        "A 43-year-old man was killed.",
        "Nobody was killed, and no one was hurt.",
        "One of the dead was a baker.",
        "The army captured two villages and 12 square km of land.",
        "Soldiers died within 2,000 square km of forest.",
        "The dead lay 40 kilometres from the town.",
        "Two bridges were hit and 500 houses burned.",
        "It killed time at 4.45 pm.",
        "The 14th president died.",
        "Of them, 83 per cent were injured.",
        "The train was hit on Route 55, and the driver was killed.",
        'He said: "Three of us were killed."',
        "> Three soldiers were killed.\n>\n> — A resident",
        "The code is `three soldiers were killed`.",
        "See [[x|the report]] and the 12 articles of the convention on the wounded.",
        "A drone of 300 kilograms killed nobody.",
    ],
)
def test_what_is_no_number_of_people_needs_none(sentence: str) -> None:
    assert unbacked(sentence) == []


def entry(kind: str, bounds: str) -> str:
    """A figures entry."""
    return f"figures: [{{kind: {kind}, group: people, {bounds}, by: the ministry, sources: [s1]}}]\n"


@pytest.mark.parametrize(
    ("kind", "bounds", "backed"),
    [
        ("killed", "min: 30, max: 30", True),
        ("killed", "min: 20, max: 40", True),
        ("killed", "min: 31, max: 40", False),
        ("killed", "min: 30", True),
        ("killed", "min: 20", False),
        ("killed", "max: 30", True),
        ("killed-or-injured", "min: 30, max: 30", True),
        ("injured", "min: 30, max: 30", False),
        ("captured", "min: 30, max: 30", False),
    ],
)
def test_an_entry_backs_a_number_in_its_range_and_of_its_kind(kind: str, bounds: str, backed: bool) -> None:
    assert unbacked("There were 30 people killed.", entry(kind, bounds)) == ([] if backed else ["30 people killed"])


def test_titles_and_summaries_are_read_too() -> None:
    assert unbacked("", title="Strike kills 13 in the valley") == ["kills 13"]
    assert unbacked("", summary="A strike in the valley killed 13 people on Sunday, a resident said.") == [
        "killed 13 people"
    ]


def test_a_number_in_a_quotation_without_a_speaker_is_ours() -> None:
    body = 'Snow fell. Snow fell again. It read "three soldiers were killed".'
    assert named("figure-without-source", told(body)) == ["three soldiers were killed"]


def test_a_draft_may_lack_entries() -> None:
    assert unbacked("Three soldiers were killed.", "status: draft\n") == []


def test_a_text_in_another_language_is_left_alone() -> None:
    assert unbacked("Three soldiers were killed.", "lang: uk\n") == []


@pytest.mark.parametrize(
    "words, number",
    [
        ("2,700", 2700), ("2.8 million", 2800000), ("twenty-five", 25), ("a hundred", 100), ("two dozen", 24), ("half a dozen", 6),
        ("twelve", 12), ("three hundred and six", 306), ("12 million", 12000000), ("36 139", 36139),
    ],
)  # fmt: skip
def test_numbers_are_read(words: str, number: int) -> None:
    assert value(words) == number


def test_losses_are_vague_unless_an_entry_or_the_text_says_what_they_are() -> None:
    body = "The ministry put losses at 300."
    assert named("figure-kind-vague", told(body)) == ["losses"]
    assert named("figure-kind-vague", told(body, entry("killed-or-injured", "min: 300, max: 300"))) == []
    assert named("figure-kind-vague", told("The ministry put losses at 300 killed and wounded.")) == []
    assert named("figure-kind-vague", told("The ministry spoke of heavy losses.")) == []
    assert named("figure-kind-vague", told("The ministry said that the army lost 300 soldiers.")) == ["lost"]


@pytest.mark.parametrize(
    "sentence",
    [
        "It is known that the bridge was mined.",
        "The bridge was reportedly mined.",
        "Sources say that the bridge was mined.",
        "According to media reports the bridge was mined.",
        "There are reports that the bridge was mined.",
        "It is understood that the bridge was mined.",
        "The bridge is believed to have been mined.",
        "Allegedly the bridge was mined.",
        "It was reported that the bridge was mined.",
        "Military sources said that the bridge was mined.",
        "Three bridges were destroyed in the night.",
    ],
)
def test_a_statement_that_nobody_makes_is_told_of(sentence: str) -> None:
    assert named("claim-unattributed", told(f"Snow fell. {sentence}"))


@pytest.mark.parametrize(
    "body",
    [
        "The mayor said that the bridge was reportedly mined.",
        "The mayor spoke on Sunday. The bridge was reportedly mined.",
        "Reuters reported that it is known that the bridge was mined.",
        "The bridge was reportedly mined.[^s1]",
        'He wrote "it is known that the bridge was mined".',
        "> It is known that the bridge was mined.\n>\n> — A resident",
        "By the mayor's account three bridges were destroyed.",
        "Three bridges were destroyed, according to the mayor.",
        "He is a well-known man.",
        "The reports are long.",
    ],
)
def test_a_statement_with_its_speaker_is_not(body: str) -> None:
    assert named("claim-unattributed", told(f"Snow fell.\n\nRain fell.\n\n{body}")) == []


def test_a_claim_that_says_the_same_answers_for_it() -> None:
    claim = "claims: [{text: The old bridge of the valley was mined., by: the mayor, sources: [s1]}]\n"
    assert (
        named("claim-unattributed", told("Snow fell. It is known that the old bridge of the valley was mined.", claim))
        == []
    )


WORDS = (
    "-- content/house-words.yaml --\n- {word: warlord, forms: [warlords], instead: commander, not: [Warlord Street]}\n"
)


def test_the_editors_own_list_takes_the_place_of_the_starting_one() -> None:
    assert named("loaded-word", told("The occupiers and a warlord left.")) == ["occupiers"]
    assert named("loaded-word", told("The occupiers and a warlord left.", files=WORDS)) == ["warlord"]


def test_the_list_that_init_writes_is_the_starting_one() -> None:
    nouns = parse.document(Document("content/house-words.yaml", prose.starting_list().encode()))
    assert not nouns.found
    assert prose.house(nouns.value).loaded.keys() == prose.house(prose.STARTING).loaded.keys()
    assert prose.house(nouns.value).strong.keys() == prose.house(prose.STARTING).strong.keys()


def test_another_list_is_another_reading() -> None:
    document = Document("content/articles/x.md", b"")
    own = Document("content/house-words.yaml", WORDS.split("\n", 1)[1].encode())
    without, with_it = reading.setting("", "en", [document]), reading.setting("", "en", [document, own])
    assert reading._key(document, without, b"") != reading._key(document, with_it, b"")


def test_loaded_words_are_fine_in_quotations_names_and_exceptions() -> None:
    for body in ('"The warlords left", he said.', "The house is in Warlord Street.", "The Warlord Army left."):
        assert named("loaded-word", told(body, files=WORDS)) == []


def test_a_heading_is_no_stronger_than_its_text() -> None:
    strong = "Snow fell.\n\n## A massive strike\n\nThe mayor said that it was a {} strike.\n"
    assert 'heading says "massive", the text says "significant"' in told(strong.format("significant"))
    assert "heading-stronger" not in told(strong.format("massive"))
    assert "heading-stronger" not in told(strong.format("long"))


@pytest.mark.parametrize(
    "body",
    [
        "The army showed a captured soldier.",
        "He met prisoners of war.",
        "The army said that it had captured several North Korean soldiers.",
        "The soldier was captured near the river. His interrogation took an hour.",
        "A 14-year-old girl was there.",
        "Five hostages came home.",
        "Two aid workers were kidnapped.",
        "Three women were raped.",
        "It helps survivors of sexual violence.",
        "Two children were killed.",
        "The patients of the ward were moved.",
        "A man is in intensive care.",
        "A protected witness spoke.",
    ],
)
def test_a_text_that_suggests_protected_people_must_say(body: str) -> None:
    assert "[protected-unmarked]" in told(body)
    assert "[protected-unmarked]" not in told(body, "protected: []\n")
    assert "[protected-unmarked]" not in told(body, "protected: [victims]\n")


@pytest.mark.parametrize(
    "body",
    [
        "The army captured the town.",
        "He is 40 years old.",
        "The officers questioned the plan.",
        "It is hostage to events.",
        "The ten-year-old war goes on.",
        "Be patient, he said.",
        "The hospital has no patients.",
        "Witnesses said so.",
        "The son of the mayor spoke.",
        "The tortured logic of the plan is plain.",
        "Victims of the flood got tents.",
        "Schools for children reopened.",
    ],
)
def test_other_texts_suggest_nobody(body: str) -> None:
    assert "[protected-unmarked]" not in told(body)


PICTURE = "-- content/media/m.jpg --\n{picture 8x8}\n"
HELD = "protected: [prisoners-of-war]\n"


def test_pictures_of_protected_people_stay_out_unless_redacted_or_in_the_public_interest() -> None:
    cover = "image: {file: media/m.jpg, alt: A man., credit: The army%s}\n"
    assert "[protected-image]" in told("He was held.", HELD + cover % "")
    assert "[protected-image]" not in told("He was held.", HELD + cover % ", redacted: true")
    assert "[protected-image]" not in told("He was held.", HELD + cover % ", no_people: true")
    assert "[protected-image]" in told("He was held.", HELD + cover % ", no_people: false")
    assert "[protected-image]" not in told(
        "He was held.", f"{HELD}public_interest: It shows how they were treated.\n" + cover % ""
    )
    assert "[protected-image]" not in told("He was held.", cover % "")
    assert "[protected-image]" in told("![A man](media/m.jpg)", HELD)


PRIVATE = "-- content/entities/p.yaml --\n- {id: anna, type: person, name: Anna Example, names: {uk: Анна Приклад}, sensitive: true}\n"


@pytest.mark.parametrize("where", ["title", "summary", "body", "other spelling"])
def test_private_persons_are_not_named_with_protected_people(where: str) -> None:
    rest = {
        "title": {"title": "Anna Example spoke"},
        "summary": {"summary": "Anna Example spoke of the rain in the valley on Sunday, a resident said."},
    }.get(where, {})
    body = {"body": '"This is Anna Example’s son", he said.', "other spelling": "Анна Приклад spoke."}.get(
        where, "It rained."
    )
    assert "[protected-named]" in told(body, HELD, files=PRIVATE, **rest)
    assert "[protected-named]" not in told(body, f"{HELD}public_interest: She wants it so.\n", files=PRIVATE, **rest)
    assert "[protected-named]" not in told(body, files=PRIVATE, **rest)


def test_every_class_that_a_text_suggests_is_proposed_at_once() -> None:
    found = told("The hostages came home. Two children were killed. A prisoner of war spoke.")
    assert (
        'protected-unmarked]: "prisoner of war" and "hostages" and "children were killed" suggest prisoners of war and hostages and minors,'
        in found
    )
    assert "protected: [prisoners-of-war, hostages, minors], or protected: [] if it does not" in found
