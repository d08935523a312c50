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
It is understood that the convoy turned back.
Word spread that the mayor had been shot.
Eighteen bodies were recovered from the rubble.
No fewer than nine villagers were abducted.
Scores were wounded when the market was hit.
The brigade was said to have lost its commander.
The airport is believed to be closed.
It has been suggested that the drone came from Belarus.
It is alleged that prisoners were beaten.
Three aid workers were shot dead on the road to Goma.
Two journalists were detained at the border.
Reportedly the dam is mined.
The minister reportedly resigned.
Eyewitness accounts suggest that the plane was shot down.
Footage circulating online purports to show the strike.
There are unconfirmed claims that the general was poisoned.
There were rumours of a coup.
It was rumoured that the general had fled.
Some experts think that the front will hold.
Critics say that the law is unjust.
Analysts expect another offensive.
According to some estimates, 400 people died.
Estimates put the toll at 400.
Up to 90 people are feared dead.
Around 3,000 families were evicted.
Two drones were shot down over Odesa.
A family of five was killed in their home.
The pilot is missing, presumed dead.
Insiders claim the deal is dead.
According to sources, the deal is dead.
According to local reports, the bridge is closed.
According to an anonymous official, the deal is dead.
As is well known, the region is rich in gold.
It goes without saying that both sides lied.
The army is suspected of using cluster bombs.
The missile is thought to be Iranian.
Speculation is growing that talks will fail.
Unverified videos show soldiers fleeing.
The village is said to be empty.
Nobody doubts that the attack was planned.
An estimated 200 fighters were killed.
Ten hostages were released on Friday.
Nineteen detainees were executed.
The bodies of five miners were found.
The attack was blamed on separatists.
The strike is attributed to the air force.
The move is widely seen as a warning.
The group is considered a proxy of Iran.
Reports from the scene speak of three dead.
Reports from the town describe heavy shelling.
Initial indications point to a missile.
Intelligence suggests that the plant is hidden.
Unofficial figures put the dead at 90.
One estimate puts the dead at 90.
Local sources say the bridge is closed.
A security source told a newspaper that the raid failed.
A senior official, who asked not to be named, said the raid failed.
An official speaking on condition of anonymity said that talks failed.
Speaking on condition of anonymity, a diplomat said that talks failed.
Word on the street is that the mayor fled.
The general is rumoured to be ill.
The plan is said to include a buffer zone.
It is hoped that talks resume.
It has emerged that the pilot was drunk.
New details have emerged about the raid.
The town is now known to be empty.
There is evidence that cluster bombs were used.
There is no doubt that the strike was deliberate.
There can be no doubt that the strike was deliberate.
There is growing evidence of torture.
There is talk of a coup.
Experts agree that the dam will break.
Sources in Damascus speak of a purge.
Sources on the ground describe chaos.
The source added that the deal is dead.
Rumours abound that the king is dead.
Rumours persist of a coup.
It was widely reported that the king is dead.
The press reported that the king is dead.
Newspapers reported that the king is dead.
Several outlets reported that the king is dead.
Various Telegram channels reported explosions.
Pro-Russian channels claim that the town fell.
Bloggers claim that the town fell.
Military bloggers say that the town fell.
Some observers fear a wider war.
Many fear a wider war.
Several people told of looting.
Some 500 houses have been reduced to rubble.
Seven villages were cut off by floods.
Twelve soldiers were reported killed.
Some 20,000 people were forced from their homes.
Four aid convoys were blocked.
Ninety prisoners were tortured to death.
Eleven civilians had been shot in the head.
Two ships were set ablaze.
Fifteen drones were brought down.
At least 60 people were wounded, some of them seriously.
More than a hundred were taken to hospital.
A dozen vehicles were burnt out.
Nine people remain trapped.
Three people are reported missing.
Casualties are feared.
Heavy losses were reported.
Explosions were heard in Kyiv.
Gunfire was heard near the palace.
Clashes were reported in the north.
Looting has been reported.
A curfew has reportedly been imposed.
The suspects are alleged to have planned more attacks.
The so-called caliph is believed killed.
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
The ministry said that eighteen bodies were recovered from the rubble.
Reuters reported that thousands fled overnight.
According to the Red Cross, nine villagers were abducted.
The mayor told AFP that scores were wounded.
The UN counted 12 dead.
The army's spokesman denied it.
Kyiv accused Moscow of shelling the town.
The two sides met in Doha on Monday.
The court in The Hague opened on Tuesday.
The parliament voted by 84 to 44.
Volodymyr Zelensky offered an exchange.
The President signed the decree on 8 January.
Human Rights Watch documented 30 strikes; 12 people were killed in them.
OCHA put the number of displaced at 40,000.
The ceasefire began at 11.15, Israel's government said.
The Kremlin declined to comment.
Police in Haiti reported that 20 gang members had been killed.
Residents told Radio Okapi that soldiers had fled.
“Two hundred people were arrested,” the minister said.
The Security Council meets on Thursday.
The resolution was adopted unanimously.
The agreement was signed in Moscow by both presidents.
Turkey's defence ministry put the number of killed at 12.
The ministry listed 44 wounded.
The general staff claimed that 300 soldiers died.
Medics from Gaza's Civil Defence recovered five bodies.
Amnesty International called the strike a war crime.
The bridge crosses the Dnipro.
The company was founded in 1997.
The election will be held in March.
The town lies ten kilometres from the front.
The paper did not name its source.
The agency did not say how many had died.
Its figures could not be verified.
Neither side has confirmed the count.
The law was passed in 2023.
He was born in Aleppo.
The report was published on Sunday.
Sudan's army has been fighting the RSF since April 2023.
The camp was opened in 2014 for 20,000 people, UNHCR says.
UN experts warned that famine is near.
ISW analysts expect another offensive, they wrote on Monday.
The agency's analysts expect another offensive.
Estimates of the UN put the toll at 400.
UN estimates put the toll at 400.
According to estimates by the UN, 400 people died.
According to estimates published by Oxfam, 400 people died.
Footage shared on social media, verified by the BBC, shows a fire.
Videos posted online by the Houthis show a ship, Reuters wrote.
Few roads are open.
Few doubted him, she said.
There were many reports of it in the ministry's file, he said.
There are reports on her desk, she said.
There were 40 claims for damages, the court said.
Word of the deal came on Monday from Qatar's foreign ministry.
As is the custom, the president spoke first.
The patrol found two mines, the army said.
The two books were found by a reader, he said.
The court said that four men were sentenced to death.
Three officers were found guilty, the court said.
Nobody was hurt, the police said.
Nobody doubts it, said the minister.
It goes to the parliament on Monday.
The analysts work in Washington.
The press was not admitted, AFP noted.
The pictures show a ruined school, the BBC reported.
Undated pictures of the town were on the wall, he said.
Experts of the OPCW expect to arrive on Friday, the body said.
The video shows a captured man.
The clip lasts two minutes.
Speculation about the date is useless, he said.
He suggested that both sides wait.
It was he who suggested that both sides wait.
The minister hinted that talks go on.
There has been talk of peace in Doha, the emir said.
UN experts said that famine is near.
The attack was blamed on Russia by the governor.
The governor blamed the attack on Russia.
The song is attributed to Bach, the museum said.
He is seen as a hardliner by his own party, Le Monde wrote.
Newspapers closed in protest, the union said.
The channels of the delta are shallow.
The bloggers met in Riga.
Intelligence officers questioned him, he said.
The press conference began at noon.
The figures were published by the ministry.
Other outlets are closed.
Some people work at night.
Many have left the town, the mayor said.
Several told of their flight, Reuters reported.
The case was heard in The Hague.
The president was heard by the committee.
The minister said that explosions were heard in Kyiv.
The reports from the police say that the bridge fell.
He wanted peace.
The general declined to comment.
She asked not to be filmed.
The spokesman refused to name the dead.
The witness asked the court for anonymity.
The two men are in custody, the prosecutor said.
Twelve people are missing, the coastguard said.
The number of seats is reduced to 100.
The law was set to expire in May.
Two ministers were forced to resign, AFP reported.
The three bridges were blocked by the army, it said.
Ten ships were cut off by ice, the port said.
The train was brought to a halt.
The details have been published in the ministry's gazette.
There is little water in the camp, MSF said.
There is clear water in the well.
There is no evidence that he was there, the court found.
The signs of the strike are visible, the reporter wrote.
It was hoped by the mediators that talks resume.
The film is considered the best of the year by critics at Cannes, Variety wrote.
An indication of the time is missing.
Channels of aid were opened, OCHA said.
Accounts from survivors were collected by HRW.
Fears of a coup are not new, said the general.
Explosions shook Kyiv, the mayor said.
The room is said by guides to be cold.
The plan is to include farmers.
The plan was to carry on.
It is to be hoped.
According to the ministry, the plan is said to include a buffer zone.
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
Six people succumbed to their wounds, the ministry said.
Militants beheaded three farmers, the governor said.
Nineteen detainees were executed, Amnesty said.
Eight miners perished underground, the company said.
The toll stands at 57, the mayor said.
The number of dead has risen to 12, AFP wrote.
A roadside bomb tore through a bus, killing 14, police said.
Gunmen ambushed a convoy and killed a dozen, Reuters wrote.
Police shot dead two protesters, HRW said.
Security forces gunned down five men, residents said.
The blast claimed the lives of six children, Al Jazeera wrote.
The blast took four lives, he said.
Two girls bled to death, the hospital said.
Nine were burned alive, the priest said.
Thirty-one bodies were pulled from the river, MSF said.
A mass grave with 40 bodies was found, the governor said.
Five corpses lay in the street, the reporter wrote.
The attack left dozens dead and scores wounded, AFP said.
Some 1,200 were massacred, Israel says.
The death toll topped 46,000, the ministry said.
Casualties include 4 dead and 9 injured, he said.
Four people are in hospital with burns, he said.
Thirty patients were treated for wounds, MSF said.
Seven guards sustained injuries, he said.
Nine people suffered wounds, he said.
The rebels hold 300 hostages, the UN said.
Ten sailors are being held captive, the owner said.
They captured two pilots, the army said.
The group kidnapped 40 pupils, the governor said.
Gunmen seized three nurses, police said.
25 soldiers surrendered, the general said.
Russia returned the bodies of 500 soldiers, Kyiv said.
She counted eleven dead.
At least one woman died, he said.
A woman and her two sons were killed, she said.
Two were killed and three hurt, he said.
Hunger killed 38 children, the camp's doctor said.
Hundreds drowned, the coastguard said.
The crash killed all 38 on board, the airline said.
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
The war has lasted 700 days, he said.
He turned 40 in May, she said.
The law passed with 84 votes, AFP said.
Forty trucks crossed the border, the UN said.
The company employs 300 people, he said.
The party has 12 members in parliament, it said.
The town had 20,000 inhabitants, he said.
Five ministers resigned, Reuters said.
A hundred protesters gathered, police said.
Ten countries sent aid, the UN said.
The school has 400 pupils, she said.
He has written two books, she said.
The deal frees goods worth 3 million, he said.
The brigade has 2,000 soldiers, the army said.
Killing time, two guards played cards, he said.
The road was closed at 6, he said.
Flight 302 was late, the airline said.
Three journalists visited the camp, AFP said.
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
The captured pilot was shown on television, the channel said.
Two captured soldiers gave their names on camera, the SBU said.
The prisoner of war said that he came from Omsk, the video shows.
POWs described their treatment to the UN, it said.
A man in captivity told his family's lawyer of beatings, she said.
The interrogation of the two men was published, the agency said.
Three prisoners spoke to reporters in Kyiv, AP wrote.
He was taken prisoner near Sudzha, the ministry said.
A 12-year-old girl was killed, the mayor said.
Two schoolchildren were hurt, the governor said.
A nine-year-old boy lost his leg, the doctor said.
An infant froze to death in a tent, UNICEF said.
The teenager told the BBC of his escape, it wrote.
Toddlers are among the wounded, the hospital said.
A newborn died, the medics said.
The orphans were moved to Lviv, the ministry said.
A pregnant girl of 15 gave birth in the camp, MSF said.
The woman was raped by soldiers, she told HRW.
Survivors of sexual violence were treated, MSF said.
A victim of torture spoke, Amnesty said.
Twenty women were gang-raped, the UN said.
The abused boy was brought to safety, the police said.
She had been sold as a slave, she told Reuters.
The patient was operated on without anaesthetic, the surgeon said.
Patients were left in the corridor, WHO said.
The hostage appeared in a video, Hamas said.
Three freed hostages met their mothers, the army said.
The abducted pupils were seen in the forest, the governor said.
The family of the kidnapped engineer received a call, it said.
A detained conscript was shown on Telegram, the channel said.
The detainees were paraded through the streets, residents said.
A child soldier laid down his arms, the UN said.
The captives were forced to dig trenches, HRW said.
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
The captain spoke on television, the channel said.
Two soldiers gave interviews, the army said.
The mother of all battles is over, he said.
The patience of the allies ends, he said.
The trial of the minister began, the court said.
The prison was closed, the ministry said.
A minor change was made, the editor said.
The witness stand was empty, the reporter wrote.
The house was captured, the army said.
The victims' fund paid 3 million, it said.
The girl band played, the BBC said.
The hospital was hit, the mayor said.
The school was hit, the mayor said.
The hostage law passed, the Knesset said.
Youth unemployment is high, the ILO said.
The band of brothers marched, he said.
Juvenile fish returned, he said.
The orphanage was founded in 1920, it said.
More than half of the displaced are children, the organisation said.
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
