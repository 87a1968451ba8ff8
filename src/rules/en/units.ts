/** Signs of money, with the ISO 4217 code where the sign alone tells it by the custom of English news. */
export const CURRENCY_SIGNS: ReadonlyMap<string, string> = new Map([
  ['$', 'USD'],
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['¥', 'JPY'],
  ['₹', 'INR'],
  ['₽', 'RUB'],
  ['₩', 'KRW'],
  ['₺', 'TRY'],
  ['₴', 'UAH'],
  ['₦', 'NGN'],
  ['₪', 'ILS'],
]);

/** Letters before a sign of money: "US$14 billion", "A$5m". */
export const CURRENCY_PREFIXES: ReadonlyMap<string, string> = new Map([
  ['us', 'USD'],
  ['u.s.', 'USD'],
  ['a', 'AUD'],
  ['au', 'AUD'],
  ['c', 'CAD'],
  ['ca', 'CAD'],
  ['can', 'CAD'],
  ['nz', 'NZD'],
  ['hk', 'HKD'],
  ['s', 'SGD'],
  ['nt', 'TWD'],
  ['r', 'BRL'],
]);

/** Codes and short names before an amount: "EUR 500", "Rs 200". */
export const CURRENCY_CODES: ReadonlyMap<string, string> = new Map([
  ['usd', 'USD'],
  ['eur', 'EUR'],
  ['gbp', 'GBP'],
  ['jpy', 'JPY'],
  ['chf', 'CHF'],
  ['cny', 'CNY'],
  ['rmb', 'CNY'],
  ['inr', 'INR'],
  ['rs', 'INR'],
  ['rub', 'RUB'],
  ['aud', 'AUD'],
  ['cad', 'CAD'],
]);

/** Words for money after an amount: "500 euros". A code is given only where the word alone tells the country. */
export const CURRENCY_WORDS: ReadonlyMap<string, string> = new Map([
  ['dollar', 'USD'],
  ['dollars', 'USD'],
  ['bucks', 'USD'],
  ['euro', 'EUR'],
  ['euros', 'EUR'],
  ['pounds', 'GBP'],
  ['yen', 'JPY'],
  ['yuan', 'CNY'],
  ['renminbi', 'CNY'],
  ['rupee', 'INR'],
  ['rupees', 'INR'],
  ['ruble', 'RUB'],
  ['rubles', 'RUB'],
  ['rouble', 'RUB'],
  ['roubles', 'RUB'],
  ['shekels', 'ILS'],
  ['lira', 'TRY'],
  ['hryvnia', 'UAH'],
  ['hryvnias', 'UAH'],
  ['zloty', 'PLN'],
  ['rand', 'ZAR'],
  ['naira', 'NGN'],
  ['riyals', 'SAR'],
  ['dirhams', 'AED'],
  ['kronor', 'SEK'],
]);

/** Words before "dollars" that tell whose: "5 million Canadian dollars". */
export const CURRENCY_NATIONS: ReadonlyMap<string, string> = new Map([
  ['us', 'USD'],
  ['u.s.', 'USD'],
  ['american', 'USD'],
  ['canadian', 'CAD'],
  ['australian', 'AUD'],
  ['singapore', 'SGD'],
]);

/** Units of measure, with one short name for all their forms. */
export const MEASURES: ReadonlyMap<string, string> = new Map([
  ['km', 'km'],
  ['kilometer', 'km'],
  ['kilometers', 'km'],
  ['kilometre', 'km'],
  ['kilometres', 'km'],
  ['kms', 'km'],
  ['meter', 'm'],
  ['meters', 'm'],
  ['metre', 'm'],
  ['metres', 'm'],
  ['cm', 'cm'],
  ['centimeters', 'cm'],
  ['centimetres', 'cm'],
  ['mm', 'mm'],
  ['millimeters', 'mm'],
  ['millimetres', 'mm'],
  ['mile', 'mi'],
  ['miles', 'mi'],
  ['foot', 'ft'],
  ['feet', 'ft'],
  ['ft', 'ft'],
  ['inch', 'in'],
  ['inches', 'in'],
  ['yard', 'yd'],
  ['yards', 'yd'],
  ['acre', 'acres'],
  ['acres', 'acres'],
  ['hectare', 'ha'],
  ['hectares', 'ha'],
  ['kg', 'kg'],
  ['kilogram', 'kg'],
  ['kilograms', 'kg'],
  ['kilo', 'kg'],
  ['kilos', 'kg'],
  ['gram', 'g'],
  ['grams', 'g'],
  ['ton', 't'],
  ['tons', 't'],
  ['tonne', 't'],
  ['tonnes', 't'],
  ['lb', 'lb'],
  ['lbs', 'lb'],
  ['ounces', 'oz'],
  ['liter', 'l'],
  ['liters', 'l'],
  ['litre', 'l'],
  ['litres', 'l'],
  ['gallon', 'gal'],
  ['gallons', 'gal'],
  ['barrel', 'bbl'],
  ['barrels', 'bbl'],
  ['mph', 'mph'],
  ['kph', 'km/h'],
  ['knots', 'kn'],
  ['kw', 'kW'],
  ['mw', 'MW'],
  ['gw', 'GW'],
  ['megawatts', 'MW'],
  ['gigawatts', 'GW'],
  ['degrees', '°'],
  ['gb', 'GB'],
  ['gigabytes', 'GB'],
  ['mb', 'MB'],
  ['megabytes', 'MB'],
  ['megapixels', 'megapixels'],
]);

/** Words after a number that make it a per cent value; "points" is kept apart as a difference of per cents. */
export const PERCENT_WORDS: ReadonlySet<string> = new Set(['%', 'percent', 'pct', 'per-cent', 'percentage']);

/** Nouns that count people: their figures have the unit `people`. */
export const PEOPLE_NOUNS: ReadonlySet<string> = new Set(
  (
    'people person persons man men woman women child children boy boys girl girls baby babies infant infants teenager teenagers teens ' +
    'adult adults resident residents citizen citizens civilian civilians inhabitant inhabitants villager villagers local locals ' +
    'worker workers employee employees staff staffers member members passenger passengers crew pilot pilots driver drivers student students pupil pupils ' +
    'teacher teachers doctor doctors nurse nurses patient patients soldier soldiers troop troops officer officers policeman policemen police trooper troopers ' +
    'fighter fighters militant militants rebel rebels gunman gunmen attacker attackers terrorist terrorists insurgent insurgents jihadist jihadists ' +
    'suspect suspects prisoner prisoners detainee detainees inmate inmates hostage hostages captive captives victim victims casualty casualties fatalities ' +
    'death deaths dead survivor survivors migrant migrants refugee refugees immigrant immigrants pilgrim pilgrims protester protesters protestors demonstrator demonstrators ' +
    'journalist journalists reporter reporters official officials diplomat diplomats lawmaker lawmakers senator senators minister ministers delegate delegates ' +
    'voter voters respondent respondents supporter supporters follower followers fan fans visitor visitors attendee attendees participant participants ' +
    'guest guests customer customers developer developers engineer engineers scientist scientists researcher researchers expert experts witness witnesses ' +
    'democrat democrats republican republicans american americans muslim muslims christian christians jew jews schoolchildren families guys others ' +
    'firefighter firefighters personnel volunteers tourists tourist spectators candidate candidates players player owners donors users subscribers viewers farmers miners fishermen sailors marines'
  ).split(' '),
);

/**
 * What happened to those who are counted: a past participle or adjective, and the gerund, present and past of the verb that has
 * them as its object ("killing 17", "28 wounded"). Without a noun they count people.
 */
export const FATES: ReadonlyMap<string, string> = new Map(
  (
    'killed:kill,kills,killed,killing wounded:wound,wounds,wounded,wounding injured:injure,injures,injured,injuring dead: missing: hurt:hurt,hurts,hurting ' +
    'arrested:arrest,arrests,arrested,arresting detained:detain,detains,detained,detaining displaced:displace,displaces,displaced,displacing ' +
    'rescued:rescue,rescues,rescued,rescuing evacuated:evacuate,evacuates,evacuated,evacuating hospitalized: hospitalised: infected:infect,infects,infected,infecting ' +
    'trapped:trap,traps,trapped,trapping freed:free,frees,freed,freeing executed:execute,executes,executed,executing kidnapped:kidnap,kidnaps,kidnapped,kidnapping ' +
    'abducted:abduct,abducts,abducted,abducting captured:capture,captures,captured,capturing dismissed:dismiss,dismisses,dismissed,dismissing stranded:stranding sentenced: ' +
    'deported:deport,deports,deported,deporting destroyed:destroy,destroys,destroyed,destroying damaged:damage,damages,damaged,damaging'
  )
    .split(' ')
    .flatMap((entry): [string, string][] => {
      const [fate, verbs] = entry.split(':') as [string, string];
      return [
        [fate, fate],
        ...verbs
          .split(',')
          .filter(Boolean)
          .map((v): [string, string] => [v, fate]),
      ];
    }),
);

/** Nouns before a number that say what it counts: "a death toll of 21". */
export const TOLLS: ReadonlyMap<string, string> = new Map([
  ['toll', 'people killed'],
  ['fatalities', 'people killed'],
  ['attendance', 'people attending'],
  ['wounded', 'people wounded'],
  ['injured', 'people injured'],
  ['missing', 'people missing'],
]);

/** Words that cannot stand in the noun phrase behind a number: it ends before them. */
export const PHRASE_ENDS: ReadonlySet<string> = new Set(
  (
    'a an the this that these those his her its their our my your and or but nor so yet if when while as because since after before until than then ' +
    'in on at by for from to with without within into onto over under above below between among against during through across about around near off out up down per via ' +
    'toward towards behind beyond despite except like unlike following amid ' +
    'is are was were be been being am has have had having do does did will would can could shall should may might must ' +
    "who whom whose which what where why how he she it they we i you him them us me there here not n't also ago later earlier each apiece altogether overall now today yesterday tomorrow last next yearly annually"
  ).split(' '),
);

/** Changes of a value: after them "from 17 to 21" and "to 21 from 17" give the old value and the new one. */
export const CHANGE_WORDS: ReadonlySet<string> = new Set(
  (
    'rise rises rose risen rising grow grows grew grown growing increase increases increased increasing climb climbs climbed climbing jump jumps jumped jumping ' +
    'soar soars soared surge surges surged fall falls fell fallen falling drop drops dropped dropping decline declines declined declining decrease decreased ' +
    'dip dips dipped dipping slip slips slipped shrink shrank shrunk revise revised raise raised raising cut cuts lower lowered reduce reduced reducing ' +
    'up down changed went go going gone boost boosted swelled expand expanded upgrade upgraded doubled'
  ).split(' '),
);
