/** Nouns that name a source and that are too loose for finding one; once a source is found they tell its kind. Singular. */
export const FURTHER_NOUNS: readonly (readonly [
  noun: string,
  kind: 'person' | 'group' | 'organization' | 'outlet' | 'document',
  example: string,
])[] = [
  ['leaner', 'person', 'the party leaners in the area'],
  ['loyalist', 'person', 'a loyalist of the mayor'],
  ['questioner', 'person', 'the questioner asked'],
  ['voice', 'person', 'a voice from the back of the hall'],
  ['hopeful', 'person', 'the mayoral hopeful'],
  ['front-runner', 'person', 'the front-runner'],
  ['frontrunner', 'person', 'the frontrunner'],
  ['contender', 'person', 'the contender'],
  ['mogul', 'person', 'the shipping mogul'],
  ['businessman', 'person', 'the harbour businessman'],
  ['socialist', 'person', 'the old socialist'],
  ['democrat', 'person', 'some democrats'],
  ['republican', 'person', 'some republicans'],
  ['progressive', 'person', 'many progressives'],
  ['rest', 'group', 'the rest agreed'],
  ['country', 'organization', 'other countries'],
  ['nation', 'organization', 'the nation'],
  ['city', 'organization', 'the city expects'],
  ['state', 'organization', 'the state plans'],
  ['administration', 'organization', 'the administration'],
  ['side', 'organization', 'the other side'],
  ['capital', 'organization', 'other northern capitals'],
  ['publication', 'outlet', 'the publication reported'],
  ['paper', 'outlet', 'the paper reported'],
  ['site', 'document', 'the event site'],
  ['website', 'document', 'its website'],
  ['history', 'document', 'history shows'],
  ['law', 'document', 'the law says'],
  ['shirt', 'document', 'a shirt read'],
  ['sign', 'document', 'a sign read'],
  ['posting', 'document', 'a posting on the board'],
  ['missive', 'document', 'the missive said'],
  ['referral', 'document', 'the referral asked'],
  ['comparison', 'document', 'a comparison with the old lists'],
  ['polling', 'document', 'the little polling that was done'],
  ['tweet', 'document', 'his tweet'],
  ['suit', 'document', 'the suit says'],
  ['platform', 'document', 'the party platform'],
  ['maker', 'organization', 'the boat maker'],
  ['trust', 'organization', 'the workers’ trusts'],
  ['casino', 'organization', 'the casinos on the pier'],
  ['brand', 'organization', 'the brand'],
  ['giant', 'organization', 'the shipping giant'],
  ['duo', 'group', 'the duo'],
];

/** Nouns that news uses for one another, first the word that a title or name has. */
export const SAME_NOUN: readonly (readonly string[])[] = [
  ['spokesman', 'spokeswoman', 'spokesperson', 'representative', 'press secretary'],
  ['senator', 'sen', 'lawmaker', 'legislator', 'politician'],
  ['representative', 'rep', 'congressman', 'congresswoman', 'lawmaker', 'legislator', 'politician'],
  ['governor', 'gov', 'politician'],
  ['minister', 'politician'],
  ['mp', 'lawmaker', 'legislator', 'politician'],
  ['professor', 'academic', 'scholar'],
  ['ambassador', 'envoy', 'diplomat'],
  ['spokesman', 'spokeswoman', 'spokesperson', 'diplomat'],
  ['nominee', 'candidate', 'hopeful', 'contender', 'front-runner', 'frontrunner'],
  ['chairman', 'chairwoman', 'chair', 'chairperson'],
  ['lawyer', 'attorney', 'counsel', 'solicitor'],
  ['ceo', 'chief executive', 'executive', 'boss'],
  ['researcher', 'scientist', 'author'],
  ['coach', 'manager'],
  ['adviser', 'advisor', 'aide'],
  ['source', 'insider', 'informant'],
];

/** Papers that news uses for one another after the first mention. */
export const SAME_DOCUMENT: readonly (readonly string[])[] = [
  ['study', 'research', 'paper', 'report', 'findings', 'results', 'result', 'finding'],
  ['report', 'review', 'inquiry', 'audit', 'assessment', 'findings', 'paper', 'document'],
  ['poll', 'survey', 'polling'],
  ['lawsuit', 'suit', 'complaint', 'filing'],
  ['letter', 'missive', 'note', 'referral'],
  ['statement', 'release', 'communique'],
  ['video', 'footage', 'clip', 'recording', 'tape'],
  ['photo', 'photograph', 'picture', 'image'],
  ['article', 'story', 'report', 'piece'],
  ['post', 'posting', 'tweet', 'message'],
  ['book', 'memoir', 'biography'],
];

/** More nouns for one person by what somebody does or is, with `_f` and `_m` where they tell the gender. */
export const MORE_PERSONS =
  'songwriter rapper popstar rookie swimmer medallist medalist olympian granny_f fiancee_f heir heiress_f billionaire ' +
  'millionaire convict captive gunman_m attacker bomber assassin warlord jihadist colonel corporal airman_m astronaut cosmonaut plumber electrician ' +
  'rancher lorry-driver trucker cabbie taxi-driver barista schoolboy_m schoolgirl_f toddler playwright dentist ' +
  'virologist zoologist backbencher frontbencher attache arbitrator umpire gaffer lodger onlooker listener vlogger ' +
  'influencer youtuber streamer podcaster newsreader magician dancer ballerina_f choreographer pianist violinist guitarist drummer socialite ' +
  'aristocrat recluse loner confidant confidante_f detractor challenger incumbent newcomer frontman_m bandmate teammate classmate roommate ' +
  'flatmate housemate godmother_f godfather_m';

/** Corporate nouns that may stand for any named company. */
export const COMPANY_NOUNS: ReadonlySet<string> = new Set(
  'company firm corporation giant manufacturer maker automaker carmaker airline operator retailer supplier startup business airframer planemaker group organization organisation'.split(
    ' ',
  ),
);

/** Words of names that are no company's, though "the group" may speak of them: "Red *Crescent*", "Dockers' *Union*". */
export const NO_COMPANY: ReadonlySet<string> = new Set(
  (
    'cross crescent association union federation charity foundation university college school hospital club church agency authority board commission ' +
    'office institute society council watch front movement coalition alliance league nations observatory bureau brigade institution academy'
  ).split(' '),
);

/** Nouns for persons that name a company as often, where a name of one word stands beside them: "the ferry operator Sundlin", "its rival, Kyst". */
export const EITHER_NOUNS: ReadonlySet<string> = new Set(
  'operator retailer supplier rival owner developer publisher contractor organiser organizer producer builder employer partner'.split(
    ' ',
  ),
);

/** Before "by" these name who has a document now, not who issued it: "a letter *seen* by the Beacon". */
export const GOT: ReadonlySet<string> = new Set(
  'obtained seen reviewed read viewed examined acquired received cited quoted leaked held shared verified found discovered uncovered unearthed'.split(
    ' ',
  ),
);
