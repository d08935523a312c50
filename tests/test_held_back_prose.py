"""Sentences with known answers, held back from whoever writes the rules: statements that nobody makes, and numbers of people.

A line each. What the rules cannot know stands in docs/checks/attribution.md.
"""

from __future__ import annotations

import pytest

from tests.sites import ARTICLE, codes

NOBODY_SAYS = """\
It is known that one of the prisoners admitted it.
It is widely believed that the strike was a mistake.
It has been reported that the bridge fell.
The bridge was reportedly hit.
Reports say the bridge was hit.
Sources say the town fell.
A source said the town fell.
A source close to the talks said the town fell.
Sources familiar with the matter said the town fell.
One source in the ministry reportedly said “no”.
According to unconfirmed reports, the town fell.
Unconfirmed reports indicate that the town fell.
Twelve people were killed in the attack.
Some 30 houses were destroyed.
More than 200 civilians have been displaced.
At least three soldiers were captured.
There are reports of shelling.
There were reports that the town fell.
Rumour has it that the town fell.
It is feared that dozens died.
The attack is believed to have killed dozens.
The commander is said to be dead.
The commander is presumed dead.
The general is thought to have fled.
Many believe the ceasefire will fail.
Some say the ceasefire will fail.
Observers say the ceasefire will fail.
It appears that the town has fallen.
It seems that the town has fallen.
It emerged that the town had fallen.
The shelling allegedly began at dawn.
Apparently the town has fallen.
It is no secret that the town has fallen.
Local media reported that the town fell.
Media reports say the town fell.
Social media posts claim the town fell.
Social media users say the town fell.
A total of 39 people are confirmed dead.
Twelve people were reported missing.
Unnamed officials say the town fell.
Anonymous sources told reporters that the town fell.
It was claimed that the town fell.
The town is understood to have fallen.
The strike is reported to have hit a school.
Two hundred people were arrested on Monday.
Dozens were injured.
About 1,500 homes have been damaged since.
Three more were taken hostage.
Eleven fishermen were abducted.
Four drones were shot down over the town.
Claims have emerged that the town fell.
There is speculation that the town fell.
The town is rumoured to have fallen.
It is thought that the town fell.
The attack was widely blamed on the rebels.
The rebels are accused of burning the village.
The number of dead is put at 40.
According to a source, the dam was mined.
According to a military source, the dam was mined.
An estimated 200 people fled.
It is being reported that the dam was mined.
It was announced on Monday that the dam was mined.
It was confirmed that the army fled.
It has been established that the army fled.
It was learned that the army fled.
It became known that the army fled.
It was revealed that the army fled.
Sources close to the president confirm that it fell.
Multiple sources have confirmed that it fell.
Media outlets report that it fell.
News agencies report that it fell.
Word is that the dam was mined.
People say the dam was mined.
As everyone knows, it fell.
Evidence suggests the army fled.
There are indications that the army fled.
Some have argued that the army fled.
The so-called commander is believed to be abroad.
Several people were killed.
Many houses were destroyed.
A number of civilians were wounded.
Sixty prisoners were exchanged.
Two hostages were freed.
Sixty people were deported.
Forty wagons were derailed.
"""
SOMEBODY_SAYS = """\
The ministry said that twelve people were killed.
It is known as the Bridge of Friendship.
Experts from the International Atomic Energy Agency said that the plant is cold.
According to reports by Reuters the town fell.
He was killed on Monday.
One of the two bridges was destroyed.
Two resolutions were adopted.
In 2014 the town was captured.
On 12 January the bridge was destroyed.
At 14:00 the town was shelled.
Three days later the village was captured.
About 20 km to the north a bridge was destroyed.
Two weeks after the talks the depot was hit.
Nobody was hurt.
“Twelve people were killed,” the mayor said.
The mayor spoke on Monday. Twelve people were killed.
Twelve people were killed, the mayor told Reuters.
A source in the ministry told Reuters that the town fell.
The army reported that the town was hit.
The general staff says it shot down four drones.
Human Rights Watch documented that eleven men were executed.
The UN's human rights office puts the number of dead at 40.
By the ministry's count twelve people were killed.
The 47th Brigade was hit.
Route 66 was damaged.
The two sides were told to wait.
The law of 1949 was amended.
The report by Amnesty International says that the town fell.
In its report, Airwars lists 12 incidents in which people were killed.
The talks are to begin on Monday.
Residents said that dozens were injured.
The mayor, who has been in office since 2020, said so.
The bridge was built in 1975 and destroyed in 2023.
Its 12 members were elected in May.
Two of its bridges were built by the army.
The bridge was reportedly mined.[^s1]
The bridge was reportedly mined[^s1].
He called it “reportedly mined.”[^s1]
It was announced by the ministry that the bridge is shut.
It was confirmed by Reuters that the bridge is shut.
It was announced in 2014.
According to a source in the ministry, who spoke to Reuters, the bridge is shut.
According to one resident, Olena Koval, the bridge is shut.
Russia and Ukraine each freed 25 prisoners, the ministry said.
Reuters' two reports were released on Monday.
Many people of the town are farmers.
Several roads are closed.
The evidence, the court said, suggests a mine.
There are signs of life in the town.
Everyone knows the mayor, she said.
An estimated 200 people fled, the mayor said.
The UN said an estimated 200 people fled.
Many have argued about it for years.
It became clear to the mayor that nobody would come.
He learned it on Monday.
"""
COUNTS_PEOPLE = """\
The ministry said that three people were killed.
The strike killed three people, the ministry said.
The strike killed at least 12 and wounded 30, the mayor said.
The ministry said that 150 security forces, 95 civilians, and hundreds of Taliban were killed.
The confirmed deaths are fourteen civilians, the ministry said.
The death toll, which had been at 60 for days, exceeded 100, the ministry said.
The attack caused the death of at least seven people, he said.
The attack caused the deaths of seven people, he said.
The strike killed a man and two women, the mayor said.
One person in the Philippines is said to have died, he said.
The mayor said the dead number 40.
The death toll stands at 40, the mayor said.
The death toll rose to 40, the mayor said.
Forty bodies were found, the mayor said.
The bodies of 12 men were found, the mayor said.
Twelve men died, the mayor said.
A dozen soldiers were captured, the army said.
The army said it captured two North Korean soldiers.
The army took 30 soldiers prisoner, it said.
The mayor said 5,400 were wounded.
The mayor said 2.5 thousand people were wounded.
Two children were among the dead, the mayor said.
The dead include three children, the mayor said.
Among the dead were three children, the mayor said.
The wounded number 30, the mayor said.
The ministry counted 300 dead.
The ministry counted 300 dead and 700 wounded.
The strike left 12 dead, the mayor said.
The strike left 12 people dead and 30 injured, the mayor said.
More than a hundred people lost their lives, the mayor said.
Three to five soldiers were killed, the army said.
Between 30 and 40 soldiers were killed, the army said.
30-40 soldiers were killed, the army said.
The army said that 12 of its soldiers had been killed.
Fatalities rose to 14, the mayor said.
There were 14 fatalities, the mayor said.
It was the deadliest attack, with 40 killed, the mayor said.
Four people, two of them children, were killed, the mayor said.
Seven people died of their wounds, the mayor said.
Nine were taken prisoner, the army said.
An airstrike claimed the lives of nine people, he said.
Eleven hostages have been killed, the army said.
Scores were injured, the mayor said.
Six people suffered injuries, the mayor said.
Casualties include 14 dead, the mayor said.
He said 12 had been shot dead.
The mayor said that of the 40 passengers 22 died.
Another eight were hurt, police said.
Police said eight more were injured.
The death toll of 40 may rise, the mayor said.
The number of dead rose to 40, the mayor said.
Forty civilians have perished, the mayor said.
12 villagers drowned, the mayor said.
12 villagers were massacred, the mayor said.
12 villagers were burned alive, the mayor said.
Soldiers shot dead 12 villagers, the mayor said.
Gunmen murdered 12 villagers, the mayor said.
Gunmen executed 12 prisoners, the mayor said.
Shelling maimed 4 children, the mayor said.
The strike claimed 12 lives, the mayor said.
The strike cost 12 lives, the mayor said.
Several dozen people were killed, the mayor said.
Three people – two men and a woman – were killed, the mayor said.
The strike killed a mother and her two children, the mayor said.
The strike killed the couple and their three daughters, the mayor said.
The army took 12 prisoners, it said.
The army holds 12 prisoners of war, it said.
Gunmen kidnapped 12 villagers, the mayor said.
Gunmen took 12 hostages, the mayor said.
12 villagers were taken hostage, the mayor said.
"""
COUNTS_NOBODY = """\
The ministry said that nobody was killed.
He was killed on 12 January, the ministry said.
In 2014 soldiers were killed there, the ministry said.
The law of 12 March on the wounded was passed.
The captured town has 300 houses.
It captured three villages, the army said.
It captured the town on 3 May, the army said.
The army captured 12 tanks, it said.
Three dead horses lay there, he said.
The strike killed power to 300 homes, he said.
He died aged 40.
The 40-year-old was killed.
She was killed 40 km from the town.
He was wounded three times, he said.
Three days later he died.
He died after three days, she said.
Two strikes hurt the economy, he said.
The dead were buried in two cemeteries.
Article 3 protects the wounded.
It is one of the deadliest attacks.
At one point he was injured.
It was 20 degrees when he died.
The army destroyed 12 tanks, it said.
Three drones were killed by jamming, he said.
He won 300 votes, and died.
Deaths fell by 12 percent.
The hospital has 300 beds for the wounded.
The 47th Brigade was captured.
The army executed three operations, it said.
The army took 12 villages, it said.
The prison holds 12 prisoners, he said.
The hostages were held for 470 days, he said.
The talks took 12 hours; lives were at stake, he said.
It cost 12 million, he said.
A few thousand kilometres away soldiers died, he said.
Three days later soldiers died, he said.
He was 12 when his father was murdered, he said.
Three hostages – all women – were freed, the army said.
The ministry will hold 12 talks on hostages, it said.
The court sentenced 12 officers for the murder of a man, it said.
"""

SUGGESTS_PROTECTED = """\
The army captured a soldier, it said.
A soldier was captured, the army said.
Two soldiers surrendered and were taken prisoner, the army said.
The prisoner of war was interrogated on video, the army said.
The video shows an interrogation of a North Korean soldier, the army said.
The soldier in captivity spoke on video, the army said.
The captive said that he was a rifleman.
Two POWs were shown on Telegram, the army said.
A captured pilot was paraded, the army said.
The prisoners of war were exchanged, the army said.
A hostage was freed, the army said.
The hostages’ families spoke, he said.
A girl was raped, the report said.
The rape survivor spoke to the paper.
She was sexually assaulted, the report said.
He was tortured in prison, the report said.
A 12-year-old boy was killed, the mayor said.
Two children were wounded, the mayor said.
A baby died, the mayor said.
A teenager was shot, the mayor said.
A pupil, 15, was hurt, the mayor said.
A patient died in the ward, the doctor said.
Patients were evacuated from the hospital, the doctor said.
A witness testified behind a screen, the court said.
A witness who asked not to be named spoke, the court said.
The abducted women spoke, he said.
The detainee was beaten during questioning, the report said.
Soldiers interrogated the captured men, the army said.
The wounded soldier, captured on Thursday, spoke to SBU officers, it said.
Three servicemen were captured alive, the army said.
The kidnapped schoolgirls were found, the mayor said.
A trafficked woman told her story, the group said.
"""
SUGGESTS_NOBODY = """\
The town was captured, the army said.
The bridge was taken, he said.
The hospital has 300 patients’ beds, he said.
Witnesses said that the town fell.
The children of the town are at school, he said.
The school for girls reopened, he said.
He took office in May.
A prison was built, he said.
The deal frees prisoners, he said.
Tanks were captured, the army said.
Parents took children to school, he said.
The law on minors was amended, he said.
Amnesty says that torture is a crime.
The support of the medical staff is needed, he said.
"""


def found(sentence: str) -> list[str]:
    """What is said of an article with this text alone."""
    cited = ARTICLE.replace("[https://news.example.org/a]", "[{label: s1, url: https://news.example.org/a}]")
    return codes(f"-- content/articles/x.md --\n{cited.replace('The ministry said so.', sentence)}")


@pytest.mark.parametrize("sentence", NOBODY_SAYS.splitlines())
def test_no_statement_of_nobody_is_missed(sentence: str) -> None:
    assert "claim-unattributed" in found(sentence)


@pytest.mark.parametrize("sentence", SOMEBODY_SAYS.splitlines())
def test_no_statement_of_somebody_is_told_of(sentence: str) -> None:
    assert "claim-unattributed" not in found(sentence)


@pytest.mark.parametrize("sentence", COUNTS_PEOPLE.splitlines())
def test_no_number_of_people_is_missed(sentence: str) -> None:
    assert "figure-without-source" in found(sentence)


@pytest.mark.parametrize("sentence", COUNTS_NOBODY.splitlines())
def test_no_other_number_is_told_of(sentence: str) -> None:
    assert "figure-without-source" not in found(sentence)


@pytest.mark.parametrize("sentence", SUGGESTS_PROTECTED.splitlines())
def test_no_one_to_be_protected_is_missed(sentence: str) -> None:
    assert "protected-unmarked" in found(sentence)


@pytest.mark.parametrize("sentence", SUGGESTS_NOBODY.splitlines())
def test_nobody_is_protected_without_need(sentence: str) -> None:
    assert "protected-unmarked" not in found(sentence)
