/** What a title says of who bears it: a form of address or an office; `f` or `m` where it tells. */
export type Gender = 'f' | 'm' | null;

/** Words before a name, or behind it ("Ada Holm KC"), that are no part of it, in lower case. Example: "Mr Kim", "Gov. Ada Holm", "Foreign Minister Li Wen". */
export const TITLE_WORDS: ReadonlyMap<string, Gender> = new Map<string, Gender>([
  ...(
    'dr prof professor sen senator rep representative congressman_m congresswoman_f gov governor lt lieutenant col colonel gen general ' +
    'maj major capt captain cmdr commander sgt sergeant cpl corporal pvt private spc specialist pfc adm admiral commodore brig brigadier ' +
    'marshal officer detective det insp inspector supt superintendent constable deputy sheriff chief president vice-president premier ' +
    'chancellor minister secretary undersecretary ambassador envoy consul judge justice magistrate rabbi imam ayatollah pope_m cllr councilor ' +
    'cardinal_m archbishop bishop father_m brother_m sister_f reverend rev pastor hon mayor councillor councilman_m councilwoman_f ' +
    'alderman assemblyman_m assemblywoman_f delegate commissioner director chairman chairwoman_f chairperson chair ceo cfo coo cto ' +
    'spokesman_m spokeswoman_f spokesperson speaker leader coach manager mr_m mrs_f ms_f miss_f mx sir_m lady_f lord_m dame_f king_m queen_f ' +
    'prince_m princess_f sheikh sheik_m emir_m sultan_m tsar_m emperor_m empress_f duke_m duchess_f baron_m baroness_f count_m countess_f ' +
    'comptroller treasurer attorney solicitor prosecutor counsel analyst economist lawmaker candidate nominee whip editor reporter ' +
    'correspondent columnist founder co-founder cofounder researcher scientist engineer astronaut pilot author journalist activist lawyer ' +
    'aide adviser advisor administrator coordinator executive mp msp mep td ayatollah mullah comrade first-lady_f don_m señor_m señora_f herr_m frau_f ' +
    'monsieur_m madame_f monsignor_m msgr_m saint st staff kc qc mbe obe cbe dbe kbe frs phd'
  )
    .split(' ')
    .map((entry): [string, Gender] => {
      const [word, gender] = entry.split('_');
      return [word!.replaceAll('-', entry.startsWith('first-') ? ' ' : '-'), (gender as Gender) ?? null];
    }),
]);

/** Forms of address: they stand before a family name and say that a person bears it. */
export const ADDRESSES: ReadonlySet<string> = new Set(
  'mr mrs ms miss mx sir lady dame dr prof professor sen rep gov judge justice rabbi rev herr frau madame monsieur señor señora'.split(
    ' ',
  ),
);

/** Words before a title that belong to it: "former President Ada Holm", "Deputy Prime Minister". */
export const TITLE_EXTRAS: ReadonlySet<string> = new Set(
  (
    'former ex ex- then acting interim vice deputy assistant associate senior junior chief first second lead co prime foreign home interior defense ' +
    'defence finance justice shadow press communications campaign presumptive presidential democratic republican democrat gop independent ' +
    'conservative liberal labour retired late major minority majority managing executive general national federal state district city county ' +
    'attorney house senate parliamentary army navy air marine rear top high staff master sergeant brigadier field special white u.s. us uk ' +
    'financial operating technology technical scientific medical marketing information legal strategy product commercial investment creative ' +
    'honorary right newly elect sitting incumbent outgoing incoming longtime veteran british american'
  ).split(' '),
);

/** What may follow a title and "of" inside it: "Secretary of State Ada Holm", "Chief of Staff". */
export const TITLE_OBJECTS: ReadonlySet<string> = new Set(
  (
    'state defense defence staff commerce labor labour health education energy transportation agriculture treasury interior homeland ' +
    'security foreign affairs justice finance parliament representatives naval police command operations operation communications policy'
  ).split(' '),
);

/** Small words inside names of people: "Bashar al-Assad", "Ursula von der Leyen", "José da Silva". */
export const PARTICLES: ReadonlySet<string> = new Set(
  'al el bin bint ibn abu van von der den de da das dos do del della di du la le los las ter ten zu y st san ben'.split(
    ' ',
  ),
);

/** What tells the bearers of one name apart: "Ruiz *Jr.*" */
export const GENERATION_MARKS: ReadonlySet<string> = new Set('jr sr ii iii iv'.split(' '));

/** What may follow a family name. */
export const GENERATIONS: ReadonlySet<string> = new Set([...GENERATION_MARKS, ...'esq phd md qc kc sc mp'.split(' ')]);

/** Words with a capital that begin a sentence or name a day and are no name, in lower case. */
export const NOT_NAMES: ReadonlySet<string> = new Set(
  (
    'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november ' +
    'december easter christmas ramadan hanukkah passover diwali thanksgiving mon tue wed thu fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec ' +
    'the a an this that these those here there he she it they we i you me him her us them his its their our my your mine who whose whom which what ' +
    'when where why how in on at by for from to of with without within as after before during since until while because although though if ' +
    'unless but and or nor so yet also then now today tomorrow yesterday tonight again still just only even not no yes never ever always often ' +
    'meanwhile however moreover furthermore nevertheless instead otherwise therefore thus hence indeed perhaps maybe both either neither each every ' +
    'all any some many much most more less few several other others another one two three four five six seven eight nine ten ' +
    'eleven twelve hundred thousand million dozens hundreds thousands millions first second third last next such same own ' +
    'is are was were be been being has have had do does did will would can could may might must shall should ' +
    "isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't couldn't let lets " +
    'according asked speaking under over between among against about around through despite beyond across amid like unlike ' +
    'earlier later once twice recently currently previously finally additionally similarly overall nearly almost roughly about up down out off ' +
    'well oh ok okay please thanks thank dear read see watch update breaking exclusive opinion analysis photo video image source ' +
    'nobody everyone everybody anyone anybody someone somebody something nothing everything '
  ).split(' '),
);

/** Words that begin a sentence with a capital and are part of a name only where another capital follows: "New Port", "new polls". */
export const NOT_ALONE: ReadonlySet<string> = new Set(
  (
    'outside inside elsewhere nearby overnight upstairs downstairs indoors outdoors abroad afterwards afterward beforehand soon together alone ' +
    'new old former recent good bad great big small young long short high low national local federal state public private political foreign ' +
    'international global military financial economic legal social senior top early late latest current previous major minor additional ' +
    'multiple numerous various certain critical exit preliminary official federal leaked exclusive internal external official western eastern ' +
    'northern southern central whole entire little large huge own common special general real true false free open hot cold strong weak ' +
    'hard easy full empty black white red blue green polling campaign security health police government university company cyber ' +
    'initial first further subsequent independent unofficial environmental industrial commercial academic religious medical scientific technical ' +
    'conservative liberal moderate progressive digital online physical mental economic agricultural regional rural urban coastal maritime ' +
    'annual monthly weekly quarterly daily modern traditional existing remaining leading growing rising emerging prominent experienced ' +
    'opening closing running being having making taking going coming saying speaking writing standing sitting using given based'
  ).split(' '),
);

/** Words that make the name they stand in an organization, in lower case. Example: "Port Nara Harbour Board". */
export const ORGANIZATION_WORDS: ReadonlySet<string> = new Set(
  (
    'ministry department dept agency administration authority board bureau commission committee council office institute institution foundation association ' +
    'federation union league alliance coalition party parliament congress senate house assembly court tribunal police army navy force forces ' +
    'guard corps command brigade battalion regiment university college school academy hospital clinic centre center bank fund trust ' +
    'company co corp corporation inc ltd plc llc llp ag gmbh sa nv holdings group industries motors airlines airways aerospace systems technologies ' +
    'technology software energy petroleum oil gas electric pharmaceuticals pharma laboratories labs partners capital securities insurance financial ' +
    'entertainment studios pictures records church mosque synagogue society club team campaign movement front resistance brotherhood ' +
    'organization organisation network pac service services secretariat treasury exchange chamber district division directorate ' +
    'government republic kingdom state states nations cabinet embassy consulate mission observatory watch international worldwide global ' +
    'research survey project initiative program programme partnership consortium confederation syndicate cooperative brothers sons stores ' +
    'museum library gallery theatre theater orchestra festival games sports football cricket united city rovers fc stadium casino hotel hotels resort ' +
    'communications media interactive digital online networks telecom wireless mobile broadband railways railway railroad transport transit ' +
    'republicans democrats tories unionists patriots advocates teachers workers veterans voters women citizens lawyers physicians ' +
    'nbc fbi cia doj house.gov motor computer computers foods brands markets shipping steel lines ferries freight haulage mining logistics textiles ventures robotics ' +
    'homes housing properties estates farms builders savings mutual airport airports shipyard shipyards brewery breweries distillery mills railway railways rail cement chemicals instruments'
  ).split(' '),
);

/** Words that make the name they end an outlet. Example: "Port Nara Gazette". */
export const OUTLET_WORDS: ReadonlySet<string> = new Set(
  (
    'times herald gazette tribune chronicle courier mail post news journal telegraph examiner observer dispatch inquirer sentinel ' +
    'newspaper newspapers daily weekly tv television radio broadcasting magazine newswire press mirror guardian advertiser ' +
    'bugle beacon argus echo pravda zeitung presse figaro diario gazeta shimbun ilbo sanomat'
  ).split(' '),
);

/** Organizations that often stand in news under a name that does not show what they are. Facts; extend freely. */
export const ORGANIZATIONS: readonly string[] = (
  'Apple|Google|Microsoft|Amazon|Facebook|Meta|Twitter|X Corp|Tesla|Boeing|Airbus|Toyota|Honda|Nissan|Ford|Chrysler|Fiat|Volkswagen|Renault|Peugeot|Daimler|BMW|Siemens|' +
  'Samsung|Sony|Nokia|Huawei|Tencent|Alibaba|Baidu|ByteDance|TikTok|Intel|IBM|Oracle|Cisco|Nvidia|AMD|Qualcomm|Dell|HP|Hewlett-Packard|Uber|Lyft|Airbnb|Netflix|Spotify|' +
  'PayPal|Visa|Mastercard|Goldman Sachs|JPMorgan|JPMorgan Chase|Morgan Stanley|Citigroup|Barclays|HSBC|UBS|Credit Suisse|Deutsche Bank|BlackRock|Walmart|Target|Costco|Ikea|' +
  'McDonald’s|Starbucks|Nestle|Nestlé|Unilever|Pfizer|Moderna|AstraZeneca|Novartis|Roche|Merck|GlaxoSmithKline|BioNTech|Shell|BP|Exxon|Exxon Mobil|ExxonMobil|Chevron|' +
  'Gazprom|Rosneft|Lukoil|Aramco|Saudi Aramco|TotalEnergies|Equinor|Lockheed Martin|Northrop Grumman|Raytheon|BAE Systems|Rolls-Royce|General Electric|General Motors|GM|' +
  'Ryanair|EasyJet|Lufthansa|Emirates|Qantas|Aer Lingus|Dacia|Disney|Comcast|Verizon|Vodafone|Orange|Adidas|Nike|Nabisco|Tinder|Reddit|YouTube|Instagram|WhatsApp|Telegram|' +
  'Signal|LinkedIn|Snapchat|OpenAI|Anthropic|SpaceX|Blue Origin|WikiLeaks|Wikileaks|Greenpeace|Oxfam|Amnesty|Amnesty International|Human Rights Watch|Red Cross|Red Crescent|' +
  'Doctors Without Borders|Médecins Sans Frontières|Save the Children|Unicef|UNICEF|UNESCO|UNHCR|UNRWA|WHO|IAEA|IMF|OPEC|OECD|NATO|Nato|ASEAN|Asean|EU|E.U.|UN|U.N.|European Union|United Nations|' +
  'Interpol|Europol|Eurostat|FIFA|Fifa|UEFA|Uefa|IOC|WADA|NASA|Nasa|NOAA|FAA|FDA|CDC|EPA|FBI|CIA|NSA|DEA|ICE|DHS|IRS|SEC|MI5|MI6|GCHQ|FSB|GRU|SBU|Mossad|Shin Bet|IDF|' +
  'Hamas|Hezbollah|Hizbollah|Taliban|al-Qaida|al-Qaeda|Al-Qaida|Al-Qaeda|Al Qaeda|Isis|ISIS|ISIL|Islamic State|Daesh|Boko Haram|al-Shabab|Al-Shabab|al-Shabaab|Houthis|Fatah|PKK|YPG|' +
  'Labour|Conservatives|Tories|Liberal Democrats|Lib Dems|Greens|Likud|Fidesz|Syriza|Podemos|Vox|AfD|CDU|SPD|BJP|ANC|PLO|GOP|DNC|RNC|Sinn Fein|Sinn Féin|Plaid Cymru|SNP|' +
  'Moody’s|Standard & Poor’s|S&P|Fitch|Gallup|Ipsos|YouGov|Quinnipiac|Pew|Nielsen|Gartner|McKinsey|Deloitte|KPMG|PwC|Ernst & Young|Consumer Reports|Judicial Watch|' +
  'Supreme Court|Congress|Senate|House|Parliament|Treasury|Navy|Army|Marines|Coast Guard|Fed|Federal Reserve|Crown|Labor|Scientology|Smithsonian|Interior|Homeland Security|' +
  'Twitter|Nasdaq|Lloyd’s|Tesco|Sainsbury’s|Marks & Spencer|Harvard|Yale|Stanford|Princeton|Oxford|Cambridge|MIT|UCLA|Columbia|Cornell|Planned Parenthood|NRA|ACLU|NAACP|AARP|AFL-CIO|UAW'
).split('|');

/** Words after a name of a person, before a place or party, in brackets: "(R-Vt.)", "(D)". */
export const PARTY_MARKS: ReadonlySet<string> = new Set(['d', 'r', 'i', 'lab', 'con', 'dem', 'rep']);

/** Last words of names of places, days and events, which no person bears: "Lantern Day", "the Nara Coast". Lower case. */
export const PLACE_TAILS: ReadonlySet<string> = new Set(
  (
    'day eve week weekend festival carnival olympics games championship championships marathon riviera coast peninsula strait sea ocean bay gulf ' +
    'river lake valley mountains desert island islands street avenue boulevard promenade square beach airport bridge highway'
  ).split(' '),
);

/** Given names that leave no doubt of the gender, among the commonest in English text; a list tells of the others what is likely. */
export const SURE_GIVEN: ReadonlySet<string> = new Set(
  (
    'mary anna anne ann maria elizabeth margaret susan linda barbara patricia jennifer jessica sarah karen lisa nancy betty helen sandra donna carol ruth ' +
    'sharon michelle laura deborah rebecca cynthia kathleen amy angela melissa brenda emma olivia sophia isabella emily charlotte amelia julia julie ' +
    'christine catherine katherine kate diana diane martha alice rose jane joan janet rachel hannah claire fiona ingrid eva clara lucy helena irene ' +
    'james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark donald steven paul andrew joshua ' +
    'kenneth george edward brian ronald timothy jason jeffrey gary nicholas eric stephen jonathan larry justin scott benjamin samuel gregory frank ' +
    'raymond patrick jack dennis peter henry walter adam nathan douglas zachary kyle ethan jeremy keith roger arthur albert oliver hugo karl carl ' +
    'martin jonas lukas simon philip antonio carlos pedro pablo giovanni marco luca ivan vladimir sergei dmitri ahmed mohammed ali omar hassan'
  ).split(' '),
);
