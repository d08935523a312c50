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
It is known that the general had been in secret talks with the rebels since spring.
Reportedly, the convoy never reached the eastern checkpoint.
Sources say the defence minister will be dismissed within days.
Twelve houses were burnt in the village of Darsena overnight.
The militia is believed to control most of the border crossings.
Rumours are circulating that the governor has fled to a neighbouring country.
Some 40 civilians were killed in the shelling of the old market.
According to anonymous officials, the ceasefire was doomed from the start.
An estimated 3,000 fighters have massed on the northern bank of the river.
It is widely thought that foreign instructors are training the brigade.
The attack was allegedly ordered from abroad.
Nine people were wounded when a shell hit a bus in Karvel.
Insiders claim that the army is running out of ammunition.
It has been reported that the bridge was mined in advance.
The commander is said to have ordered the killing of his own deputy.
Word has it that the truce will not survive the week.
Two schools and a clinic were destroyed in the raid on Tel Amrin.
Many believe that the election was rigged by the junta.
Some say the rebels were tipped off about the raid.
Apparently the drones were launched from inside the exclusion zone.
As is well known, the customs service has financed the warlords for years.
Up to 500 families were driven from their homes in Sarobat.
Observers fear the siege could last all winter.
Critics say the peacekeepers looked the other way.
It is rumoured that gold from the mine pays for the mercenaries.
Seven fishermen were shot dead off the coast of Mareth on Tuesday.
Unnamed security sources indicated that the bomber had an accomplice inside the barracks.
Experts agree that the front line will collapse by summer.
The village priest was supposedly beaten by men in uniform.
More than a hundred cattle were slaughtered and three herders hacked to death near Wau Gabri.
There are reports of looting in the southern suburbs.
It is understood that the envoy offered the rebels cash.
The town of Belgora is presumed to have fallen.
At least 16 worshippers were killed in an explosion at the shrine.
A source close to the negotiations said the deal is dead.
The president's health is reported to be failing.
It is no secret that the police chief takes money from smugglers.
Hundreds are feared dead after the ferry was strafed.
Sixty-two homes were flattened by rockets in the Hadiya quarter.
It would seem that the air defences were switched off deliberately.
The death toll is thought to exceed two thousand.
Four aid workers were abducted on the road to Lomira.
Talk in the bazaar has it that the emir sold the town to the insurgents.
It is estimated that one in three villagers has been pressed into forced labour.
Allegedly, the prison guards shared out the ransom among themselves.
In Kiventa, eleven shops were looted and set alight on Friday night.
Intelligence suggests that a second offensive is imminent.
The opposition leader is suspected of having ordered the ambush.
Everybody knows that the colonel was behind the massacre.
Some observers maintain that the famine was engineered.
Dozens of protesters were injured in clashes with riot police in Morvan Square.
It is feared that the reservoir has been contaminated with chemical agents.
The soldiers are claimed to have opened fire without warning.
A well-placed official hinted that the army knew of the attack beforehand.
According to some reports, the pilot was executed after he parachuted to the ground.
Three mosques were desecrated and one church was burnt down in the course of the riots.
Casualties are said to be heavy on both sides.
Reports have emerged of summary executions in the hills above Torvane.
It is alleged that the mayor handed a list of names to the occupiers.
Over 200 villagers were rounded up and twenty of them were shot.
The weapons supposedly came through the port of Azmir in crates marked as farm tools.
Analysts believe the regime is lying about its losses.
Five policemen were killed and eight were wounded in an ambush near Chobari.
Unconfirmed reports speak of a mutiny in the 4th Battalion.
It is generally accepted that the militia recruits by force.
People say the river ran red for two days.
The hospital in Nadrin is reputed to have served as an ammunition store.
Thirty-one graves were dug up and robbed at the cemetery in Olpen.
A senior official who asked not to be named said the raid had been botched.
It is being claimed that the gas came from a government depot.
Thousands were uprooted and scores were maimed when the dam was blown up.
It is believed that the ransom ran to four million dollars.
Rumour has it that the marshal keeps a private jail under his villa.
Six lorries were torched and their drivers were beaten outside Gedama.
There is growing suspicion that the peace envoy has been passing information to one side.
Evidently the rebels had been supplied with night-vision gear by a neighbour.
Half the harvest was destroyed and 90 barns were burnt in the Lusa valley.
It is common knowledge that the warlord bribes the judges.
Some sources put the number of dead at 350.
Informed circles expect the army to seize power before the vote.
Two journalists were beaten by soldiers at the Ruvani checkpoint.
Allegations of organ theft continue to surround the camp at Zeled.
The militia leader is widely suspected of keeping child soldiers.
It is whispered in the capital that the coup was staged.
Between 60 and 80 people were crushed when the shelter collapsed under bombardment.
Western officials, speaking on condition of anonymity, blamed the army for the blast.
The rebels, it is said, are paid in diamonds.
No fewer than 14 teachers were murdered in the province last month.
Reportedly drunk, the gunmen fired into a wedding party.
Some experts doubt that the captured rockets were ever real.
Last night a family of five was wiped out in an air strike on Shebana.
It is suspected that the cables were cut by a foreign submarine.
It has been suggested that the warning was suppressed by the interior ministry.
Several villages are rumoured to have been emptied at gunpoint.
Twenty-three women were raped during the sack of Mbelu.
It is assumed that the missing brigade surrendered without a fight.
Unidentified sources report that nerve gas was used at Khorand.
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
The Red Cross said on Monday that twelve houses were burnt in Darsena.
Parliament voted 84 to 61 on Thursday to extend the state of emergency.
"We heard three explosions and then nothing," said Mirela Dastan, a baker in Korvash.
The town of Belgora lies on the west bank of the Ister, 40 kilometres south of the capital.
According to the interior ministry, nine people were wounded in the bus attack.
The mayor of Lomira, Tomas Ekele, said rumours of a poisoned well were false.
The African Union is a continental body of 55 member states.
President Adil Norwan signed the amnesty law on 3 March.
Human Rights Watch estimated that 3,000 people had fled the valley.
The two foreign ministers are due to meet in Geneva on 14 June.
Reuters reported that the convoy had been turned back at the border.
"It is believed that foreign fighters were present," the UN panel of experts wrote in its annual report.
Colonel Peter Maduka told reporters that his men had not fired first.
Médecins Sans Frontières said its clinic in Tel Amrin was hit twice.
The Security Council adopted the resolution by 13 votes to none, with two abstentions.
Defence Minister Jana Krol denied reports that she would resign.
A police spokesman in Morvan said 27 demonstrators were injured.
The peace accord was signed in Doha on 9 May by both delegations.
"Everybody knows who did it," said Hassan Brou, a taxi driver who lives opposite the barracks.
The World Food Programme is a United Nations agency with headquarters in Rome.
The governor's office said six lorries had been torched outside Gedama.
In its report, the International Crisis Group argued that the truce would not hold.
The commander of the 4th Battalion, Major Lev Ansar, dismissed rumours of a mutiny.
The UN refugee agency estimates that 41,000 people were displaced in April.
The Kiventa bridge was opened to traffic in 1974.
Presidential elections are scheduled for 20 October.
Dr Salma Idris, who heads the hospital in Nadrin, said 16 bodies were brought in on Sunday.
The rebel movement's spokesman, Idrissa Kone, claimed responsibility for the ambush.
Amnesty International said it had collected evidence of summary executions in Torvane.
The court in The Hague sentenced the former general to 22 years in prison.
"I believed him when he said the shelling was over," schoolteacher Anna Veli said.
The state news agency SANAR said the air defences had shot down two drones.
The European Union adopted its seventh sanctions package on Friday.
The Lusa valley borders three provinces.
Archbishop Daniel Okoro said from his pulpit that three of his parishioners had been killed.
The ministry of health put the death toll at 350.
According to the OSCE monitoring mission, fourteen homes were damaged by mortar fire.
General Omar Sefti resigned on Wednesday in a letter to the president.
The Azmir Gazette quoted the harbour master, Yusuf Tal, as saying the crates held farm tools.
The ceasefire agreement has eleven articles and two annexes.
The prosecutor, Elena Murat, said witnesses had identified the gunmen.
UNICEF said on Tuesday that two schools were destroyed in the bombardment.
Norway's foreign ministry said its envoy had met both sides in Oslo.
"Sources of water are running dry," said Chief Baluku of the Ruvani district.
The International Committee of the Red Cross was founded in 1863.
The armed forces' general staff reported the loss of one helicopter.
Farmer Josip Lenk said he had counted nine rockets from his roof.
Senator Maria Quiles told the chamber that the army knew of the attack beforehand.
The country has been a member of the United Nations since 1961.
The Geneva Conventions protect civilians in time of war.
Brigadier Amos Tulu estimated the enemy's strength at 500 men.
Save the Children said 14 teachers were murdered in the province last month.
The peace talks will resume in Nairobi on Monday.
According to Le Monde, the ransom ran to four million dollars.
The prime minister, Rasa Vilkas, flew to Brussels on Thursday for the NATO summit.
"They burnt everything," Fatou Ceesay, a widow from Mbelu, told the BBC.
The Ombudsman's office said 31 graves were robbed at the Olpen cemetery.
The assembly passed the defence budget on its third reading.
The opposition leader, Karim Dost, accused the junta of rigging the election.
Farid Hamdan, an expert on mines at the University of Tartu, said the road would take a year to clear.
The Stockholm International Peace Research Institute is a think tank based in Solna.
The army said in a statement that five policemen were killed near Chobari.
The UN Human Rights Office said it had verified 62 civilian deaths in May.
Ambassador Liam Corrigan presented his credentials to the king on Tuesday.
The Institute for the Study of War assessed that the offensive had stalled.
The Supreme Court ruled on Monday that the curfew was unlawful.
"Rumours kill faster than bullets here," said Deputy Mayor Odile Mbaye.
The village head of Shebana, Abdo Rahim, said a family of five was killed in the strike.
The treaty enters into force on 1 January.
The Turkish defence ministry said the ship was carrying grain.
Oxfam reported that 90 barns were burnt in the Lusa valley.
The Blue Line separates Lebanon from Israel.
Al Jazeera cited the local civil defence chief, Samir Aoun, as saying 20 people were buried under the rubble.
Interior Minister Pavel Horn apologised to the families in a televised address.
The commission of inquiry has five members and sits in Vienna.
Nurse Grace Achieng said the wounded were believed to be miners.
The president of Colombia and the guerrilla leader shook hands in Havana in 2015.
Police Inspector Ravi Menon said two suspects were arrested at the station.
The Swiss government pledged 12 million francs for mine clearance.
According to a survey by the Kessel Institute, 58 per cent of voters favour talks.
The deputy commander, Captain Eliso Baran, said his sappers knew that the road was mined.
"Allegedly is the word their lawyers like," said Judge Miriam Stolz.
The Economic Community of West African States is headquartered in Abuja.
The bishop of Karvel will hold a memorial service on Sunday at noon.
The fire brigade in Sarobat said eleven shops were gutted.
Kenya's parliament approved the deployment of police officers on 16 November.
The rebels' chief negotiator, Noor Sadiq, tore up the draft in front of cameras.
The Associated Press quoted Sheriff Dale Burke as saying evidence had been lost.
The World Health Organization said two ambulances were hit on the Nadrin road.
Mayor Ingrid Solheim opened the new bomb shelter on Saturday.
The finance ministry estimated war damage at 3.2 billion dollars.
Local historian Petru Albu believes the fortress was shelled from the east.
Belgium recognised the transitional government on 4 April.
A spokeswoman for the peacekeeping mission, Ana Reis, said reports of gas were under review.
The army chief, General Teodor Vane, took the oath of office on Friday.
"Seven of my neighbours were taken away that night," said pensioner Olha Bondar.
The UN panel of experts publishes its report every year in February.
Azmir has a deep-water port and a railway station.
The National Electoral Commission said 6.4 million ballots were cast.
The shopkeeper Bashir Noori said he had seen his brother alive in the camp on Sunday.
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
The interior ministry said 14 people were killed in the blast.
Seven miners died when the shaft was bombed, the union said.
Police spokeswoman Lina Haddad put the death toll at 31.
The army said it had captured 22 insurgents near Chobari.
According to the Red Cross, three peacekeepers were wounded in the ambush.
Dr Salma Idris said her hospital had received 16 bodies.
A rocket killed a mother and her two sons in Karvel, the mayor said.
The governor reported forty-two dead and over a hundred injured.
Two pupils lost their lives in the shelling of the school, UNICEF said.
The defence ministry said five of its soldiers had fallen at the Ruvani checkpoint.
Rebel spokesman Idrissa Kone claimed his fighters had killed 60 troops.
At least 200 people were massacred in Mbelu, Amnesty International said.
Eleven policemen were taken prisoner, the rebel radio announced.
The fire chief, Marek Dol, said rescuers had pulled eight corpses from the rubble.
The UN mission said gunmen shot dead four aid workers on the Lomira road.
The toll has risen to 57, the health ministry said on Wednesday.
Médecins Sans Frontières said it had treated 83 wounded in a single night.
A sniper has shot dead three postmen since Monday, police in Olpen said.
The blast left six fishermen dead, according to the coastguard.
According to the Syrian Observatory for Human Rights, the strike cost 28 civilians their lives.
The state news agency reported that 130 enemy soldiers had been eliminated.
A drone strike injured thirteen passengers on a train, the railway company said.
The prosecutor's office said one person was killed and four were hurt in Zeled.
Two journalists were among the 10 people killed, Reporters Without Borders said.
The UN Human Rights Office has verified 1,204 civilian deaths since January.
Brigadier Amos Tulu said his men had taken 75 prisoners.
Nine nurses perished in the fire after the air strike, the hospital director said.
A landmine killed three farmers and maimed a fourth, the Halo Trust said.
The bishop said five nuns had been murdered in the convent.
According to the army, casualties amounted to 12 killed and 40 wounded.
Police said the bomber killed himself and seven recruits.
A family of six died under the ruins of their home, civil defence officer Samir Aoun said.
The rebels executed fifteen captured conscripts, Human Rights Watch said.
The city council of Morvan said 27 demonstrators had been injured by rubber bullets.
The ambassador said two of his guards were slain at the gate.
Hospital officials in Nadrin said a further three had succumbed to their wounds, bringing the toll to 49.
The navy said eight sailors drowned when the patrol boat was sunk by a missile.
Forensic expert Carla Ruiz said the mass grave held 64 bodies.
The militia beheaded two herders, village chief Baluku said.
Turkish state television said one soldier was martyred and three were injured.
The World Health Organization said 11 health workers had been killed this year.
Hundreds of people were killed in the two-day battle, the UN envoy said.
Dozens of worshippers died in the attack on the shrine, the provincial governor said.
The president told the nation that 400 soldiers had given their lives.
The ministry of defence in Kyiv said a strike on the depot had killed 18 Russian servicemen.
According to the OSCE, shelling wounded a woman of 70 and her two granddaughters.
The military tribunal heard from Captain Baran that 33 villagers had been shot.
Save the Children said at least 23 children were killed or injured in May.
Three paramedics died as they tried to reach the injured, the Red Crescent said.
The count of dead stands at 88, said Deputy Mayor Odile Mbaye.
Gunmen on motorcycles slaughtered at least 50 farmers, the senator said.
The Israeli military said it had killed ten militants in the raid.
Palestinian health officials said five people were killed and twenty wounded in the strike.
The police chief said his force had suffered two dead and six wounded.
The rebels said they had seized 40 government soldiers at the airfield.
The union of railwaymen said a shell had killed one driver and injured his mate.
A thousand people have died since the siege began, the mayor said.
Nearly 300 combatants fell on both sides, the Institute for the Study of War wrote.
The African Union said that six of its peacekeepers had been killed and 14 wounded.
An air raid on the bakery killed at least 21 people queuing for bread, local doctor Yara Mansur said.
The coroner, Ian Fells, said all seven victims had died of gunshot wounds.
The Pentagon said three American soldiers were killed in the drone attack.
The regional health office reported one death and nineteen injuries after the bombardment.
Two dozen conscripts surrendered and were captured at Torvane, the rebel commander said.
The miners' union said that among the dead were four of its members.
Radio Okapi cited the army as saying that 38 rebels had been neutralised.
The embassy said two of its citizens were among those killed in the hotel attack.
As many as 150 people may have been killed, the UN's humanitarian coordinator said.
Border guards shot and killed two migrants, the Ombudsman said.
The fighting claimed the lives of 9 soldiers and 2 civilians, the foreign ministry said.
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
The finance ministry estimated war damage at 3.2 billion dollars.
The mayor said 4,000 people had left the town since Friday.
The army said it had captured three villages north of the river.
The general said the front line had moved 12 kilometres to the east.
Parliament's speaker said the bill had passed by 84 votes to 61.
The UN refugee agency said 41,000 people were displaced in April.
The peace deal is dead after 14 rounds of talks, the envoy said.
The railway company said 30 carriages had been destroyed.
Agronomist Petra Hale said frost had killed 200 hectares of wheat.
The weather service said temperatures in the camp fell to minus 17 degrees.
The rebel spokesman said his movement was founded 25 years ago.
The 4th Battalion will leave on 12 May, the defence ministry said.
The minister, who is 58, said he would step down in two weeks.
The governor said the curfew would start at 9 p.m. in six districts.
The museum director said camera 7 had captured the whole raid on film.
The World Food Programme said it had delivered 900 tonnes of flour.
The police chief said 15 stolen cars were found on the farm.
The port authority said two ships with 50,000 tonnes of grain had sailed.
The commission said 6.4 million ballots had been cast.
The air force said it had shot down 18 drones.
Farmer Josip Lenk said the shelling had killed 12 of his cows.
The mayor said the town would mark the 30th anniversary of the siege on Sunday.
The think tank said the opposition party had captured 43 per cent of the vote.
The bishop said 1,500 people had attended the vigil.
The mobile operator said the network had been dead for 48 hours.
"I have lived at 16 Mill Street for 40 years," said pensioner Olha Bondar.
The EU commissioner said Brussels would lend 500 million euros for reconstruction.
The water board said 70,000 households had no running water.
UNICEF said 2,300 pupils had gone back to school in tents.
The officer said his unit had seized 400 rifles and two mortars.
The court clerk said the trial would last five months and hear 90 hours of tapes.
The budget cut killed 3 road projects, the transport minister said.
The army said the convoy was made up of 22 lorries and four tankers.
The election board said 112 candidates had registered.
The Halo Trust said it had cleared 1,200 mines from the Lusa valley.
The senator said the war had wounded national pride for 10 years.
The hotel owner said business had fallen by 80 per cent since 2022.
The defence ministry said 8,000 reservists would be called up.
The fire brigade said 11 shops and two garages were gutted.
The trade union said 600 workers had gone on strike.
The Dead Sea has dropped by 40 metres since 1960, the institute said.
The ambassador said Norway would open three consulates.
The vet said 35 sheep had died of anthrax near Gedama.
The archivist said the first battle of Torvane was fought in 1644.
The minister said bread now cost 12 crowns a loaf.
The UN envoy said talks would begin on 3 June in room 204.
The electricity company said a strike had put five substations out of action.
The rebels' spokesman said 2,000 volunteers had joined in a month.
The Gazette said its print run had shrunk from 60,000 to 9,000 copies.
The airline said flight 417 would be diverted for six weeks.
The coastguard said it had rescued 64 migrants, all of them in good health.
The contractor said the new wall would be four metres high and 30 kilometres long.
The conservation group said poachers had killed six elephants in the park.
The prosecutor said the firm had paid 7 million dollars in bribes.
The Red Cross said 350 families had received blankets.
The chess federation said the champion had captured both rooks in 19 moves.
The meteorologist said winds of 110 kilometres an hour were expected on Tuesday.
The prime minister said 5 of his 18 ministers would be replaced.
The colonel said the artillery had fired 700 shells in two hours.
The head of the shelter said 120 people slept there every night.
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
The defence ministry showed a captured pilot on television and gave his name as Lieutenant Ilya Morun.
"They tied my hands and raped me," a 19-year-old woman from Mbelu told the BBC.
Nine-year-old Amina Saleh lost her leg in the strike, her father said.
The rebels said they were holding two Italian engineers hostage.
The hospital director said the patient in bed four, a teacher from Karvel, had HIV.
A witness known as K-17 told the tribunal that he feared for his family.
The army published a video in which three prisoners of war read out confessions.
The prosecutor said the witness had been moved under a protection programme to a city in the north.
"I saw them shoot my mother," said Davit, aged eight.
The former prisoner said guards had given him electric shocks in the cellar.
The kidnappers phoned the family on Tuesday and asked for a million dollars, the brother said.
Médecins Sans Frontières said it had treated a girl of 13 who had been gang-raped at a checkpoint.
The general said the captured sergeant had told his interrogators where the guns were.
Amnesty International said detainees had been hung by their wrists and beaten.
The nurse said the wounded boy in the ward came from the village of Shebana and was called Idris.
The militia posted photographs of the abducted schoolgirls, the governor said.
The psychiatrist said her patient, a former sniper, had tried to hang himself.
Hamas released a video of a hostage pleading for his life, the broadcaster said.
The mother of the kidnapped nurse said her daughter was diabetic.
Protected witness B told the court that the colonel had given the order.
Human Rights Watch said soldiers had sexually assaulted women at the Ruvani roadblock.
The Red Cross said it had been refused access to prisoners of war at the Zeled camp.
The former child soldier, now 15, told Radio Lusa that he had been drugged before battle.
A captured conscript told reporters at a press event of the army that he had not been paid.
The village chief said the raped woman was the wife of the baker.
"He put out his cigarettes on my back," said a survivor of the Belgora torture centre.
UNICEF said a twelve-year-old boy had been shot in the stomach on his way to school.
The doctor said one of the patients in the burns unit had become blind.
The interior minister said the hostages were being kept in the basement of the bank.
The rebels paraded captured soldiers through the market, the Azmir Gazette reported.
The judge said the identity of the witness must stay secret because of threats.
Police said a girl of six was pulled alive from the rubble with both arms broken.
The father of an abducted aid worker said the captors had sent a proof-of-life video.
The UN report said male detainees had been raped with bottles at the police station.
The ministry published a list with the names of 40 prisoners of war, the agency said.
"I want to go home," the captured soldier, 20, said in a clip that the brigade posted.
The surgeon said he had amputated the foot of a four-year-old girl from Sarobat.
The lawyer said her client had been waterboarded for eleven days.
The tribunal's registrar said a protected witness had been named on social media.
The aid group said that Leyla, 14, had been forced to marry a fighter.
The embassy confirmed that one of the kidnapped tourists was a Swiss citizen.
The clinic's head said two patients had been admitted after swallowing poison.
The Ombudsman said inmates were made to stand naked in the snow and were beaten with cables.
The commander said the prisoners of war would be exchanged on Friday at the bridge.
A girl who fled the rebels' camp told Save the Children that she had been kept as a slave.
The army spokesman said the hostage had converted and was cooperating with his captors.
"My teacher was lying there and I ran," said ten-year-old Marko, a pupil at the shelled school.
The hostage negotiator said three of the captives were in poor health.
The radio station played the voice of a captured officer begging for water, the ministry said.
The midwife said a woman made pregnant by rape had come to her clinic in Olpen.
The newspaper said the key witness in the massacre trial was in hiding and under police protection.
The hospital said the wounded deputy was in a coma after brain surgery.
The survivor said soldiers had violated her in front of her children.
The priest said gunmen had dragged five seminarians off and were holding them for ransom.
The guard told the court how he had tortured prisoners with a drill.
The grandmother said her grandson, aged three, had burns on half of his body.
The brigade said it had filmed the interrogation of a wounded prisoner of war.
The psychologist said the rescued boys wet their beds and could not speak.
The prosecutor said one informer had agreed to testify only behind a screen and with a distorted voice.
The foreign minister said the captors had moved the kidnapped journalist across the border.
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
The economist said the region was held hostage by high oil prices.
The mayor said the children's park would open on Sunday.
The envoy called for patient diplomacy.
The minister said the army had captured the hill.
The historian said the castle had once been a prison.
The analyst said the budget debate was torture for the government.
The bishop said the ceasefire bore witness to good will on both sides.
The ministry said the new hospital would cost 40 million dollars.
The forestry office said the rape fields in the Lusa valley had been mined.
The general said his troops had to be protected by better air defence.
The UN envoy said the truce was the child of long talks.
The conservation group said the captive eagles would be set free in May.
The critic said the film Hostage was too long.
The education minister said schools would close a week early.
The senator said parliament must not become a prisoner of its own rules.
The customs chief said officers had seized a lorry with cigarettes.
The prime minister said he would not be the captive of any party.
The engineer said the dam was protected by a double wall.
The ombudsman said the law on witnesses would be debated in June.
The health ministry said it had bought six ambulances.
The navy said pirates had hijacked an empty barge.
The archivist said the photographs captured the mood of the city in 1990.
The colonel said patience was the best weapon.
The architect said the clinic would have 80 beds and two lifts.
The rebel spokesman said the movement respected the Geneva Conventions.
The trade minister said the tariff dispute had tortured exporters for years.
The film festival said the war drama The Prisoner had won first prize.
The court said the hearing would start at ten o'clock on Monday.
The defence ministry said the museum of captured tanks was open again.
The lawyer said the contract had been signed before two witnesses at the notary's office.
The publisher said the children's books would be printed in Belgora.
The heritage body said the old town was a protected site.
The colonel said his unit had taken the airfield without a shot.
The football coach said his team had been victims of bad refereeing.
The prison service said it would buy new uniforms for its staff.
The police said the stolen paintings had been found in a garage.
The foreign minister said the treaty against torture had been ratified by 170 states.
The mayor said the war had left the town bankrupt.
The governor said the road to the camp would be tarred by autumn.
The newspaper said the interview had captured the attention of voters.
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
