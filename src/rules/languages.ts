/** A language that is told from English by its frequent words. BCP 47 tag, English name, words in lower case. */
export interface FrequentWords {
  readonly tag: string;
  readonly name: string;
  /** Blank between words. */
  readonly words: string;
}

/** Frequent words of languages in Latin letters, from general knowledge of them; English first. */
export const FREQUENT_WORDS: readonly FrequentWords[] = [
  {
    tag: 'en',
    name: 'English',
    words:
      'the of and to in that is was for it with as on be at by he his from are this have had not but they which you were her she will has their said who would been more when what about there its after we our can could or if than i my your an them some into out up no all over also new one two',
  },
  {
    tag: 'de',
    name: 'German',
    words:
      'der die das und den von zu mit sich des auf für ist im dem nicht ein eine als auch es werden aus hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch kann ihre sei sagte',
  },
  {
    tag: 'fr',
    name: 'French',
    words:
      'de la le et les des en un du une que est pour qui dans par plus pas au sur ne se ce il sont avec son aux cette ont mais comme ou été nous elle leur ses deux fait même aussi ces était dont sans entre après l d qu n',
  },
  {
    tag: 'es',
    name: 'Spanish',
    words:
      'de la que el en y a los del se las por un para con no una su al lo como más pero sus le ya este porque esta entre cuando muy sin sobre también hasta hay donde han quien desde todo durante fue está son según',
  },
  {
    tag: 'pt',
    name: 'Portuguese',
    words:
      'de a o que e do da em um para com não uma os no se na por mais as dos como mas ao ele das à seu sua ou quando muito nos já também só pelo pela até isso ela entre depois sem mesmo aos são foi está',
  },
  {
    tag: 'it',
    name: 'Italian',
    words:
      'di che e la il un a per in una sono non con del da della si le dei i al nel come più anche ha alla ma gli delle lo dal nella questo sul ed era se quando essere stato hanno dalla due suo degli tra',
  },
  {
    tag: 'nl',
    name: 'Dutch',
    words:
      'de van het een en in is dat op te zijn voor met die niet aan er om hij ook als dan maar bij uit nog naar heeft wordt door over werd ze of hebben tot je geen deze meer haar worden wel moet kan was zou',
  },
  {
    tag: 'sv',
    name: 'Swedish',
    words:
      'och i att det som en på är av för med till den har de inte om ett men var sig så från vi kan när han under också efter eller nu sin där vid mot ska skulle även hade ut får finns vara över än',
  },
  {
    tag: 'da',
    name: 'Danish',
    words:
      'og i at det er en til af på for med de den som har ikke der et om men var sig så fra vi kan når han også efter eller nu hvor ved mod skal skulle bliver havde ud være over blev hun jeg kun',
  },
  {
    tag: 'nb',
    name: 'Norwegian',
    words:
      'og i det er på som en til av for med at har de den ikke et om men var seg så fra vi kan når han også etter eller nå hvor ved mot skal skulle blir hadde ut være over ble hun jeg bare',
  },
  {
    tag: 'fi',
    name: 'Finnish',
    words:
      'ja on ei se että oli hän mutta ovat kun myös niin kuin tai joka sen ole mukaan jos nyt vain jo hänen olla mitä sekä voi kanssa jälkeen ollut siitä sitä minä tämä vielä eivät jonka noin koska',
  },
  {
    tag: 'pl',
    name: 'Polish',
    words:
      'i w na z do się nie że to jest o jak po od za przez co dla ale są był oraz jego który być tym ma już tylko tak które było ich może także tego jej przed lub była ze przy więc czy która',
  },
  {
    tag: 'cs',
    name: 'Czech',
    words:
      'a se v na je že s z do o to i ve k za by ale si po jako od pro jsou který tak které aby jeho nebo už bylo podle má která byl při jen také není být co však před této jak',
  },
  {
    tag: 'sk',
    name: 'Slovak',
    words:
      'a sa v na je že s z do o to aj vo k za by ale si po ako od pre sú ktorý tak ktoré aby jeho alebo už bolo podľa má ktorá bol pri len nie byť čo však pred tejto ich bude',
  },
  {
    tag: 'hu',
    name: 'Hungarian',
    words:
      'a az és hogy nem is egy ez meg volt csak de már ha még azt mint el vagy kell lehet pedig minden után van ki itt most szerint között ezt majd két lesz ami akkor mert olyan több aki',
  },
  {
    tag: 'ro',
    name: 'Romanian',
    words:
      'și de în a la cu nu o pe din că care pentru este un mai fi al au sunt ca ce sa prin dar se lui după fost cel între dacă acest era sau această până fără când unui ale am fie',
  },
  {
    tag: 'tr',
    name: 'Turkish',
    words:
      've bir bu da de için ile çok olarak daha gibi sonra kadar olan en ne var ama her o ise ya iki değil göre oldu olduğunu ki tarafından yeni mi dedi hem veya şey ancak sadece büyük',
  },
  {
    tag: 'id',
    name: 'Indonesian',
    words:
      'yang dan di ini dengan untuk dari itu pada dalam tidak akan juga ke karena oleh ada mereka tersebut atau sudah telah bisa saat lebih dapat kepada adalah kami saya para ia tahun menjadi orang seperti',
  },
  {
    tag: 'vi',
    name: 'Vietnamese',
    words:
      'và của là có được cho trong không một các này với những đã người khi để từ đến về cũng như ra ở tại vào năm nhiều theo sẽ trên đó sau phải bị làm còn nhưng',
  },
  {
    tag: 'hr',
    name: 'Croatian, Serbian or Bosnian',
    words:
      'i u je na se da su za od s a o koji kao što ne to bi iz ali nije koje po do ili bio sve će samo već kako koja biti te prema nakon još više može ovo također godine bilo',
  },
];

/** A script other than Latin: its code points, and the language that most news in it is written in. */
export interface Script {
  readonly first: number;
  readonly last: number;
  readonly tag: string;
  readonly name: string;
}

export const SCRIPTS: readonly Script[] = [
  { first: 0x370, last: 0x3ff, tag: 'el', name: 'Greek' },
  { first: 0x400, last: 0x52f, tag: 'ru', name: 'Russian' },
  { first: 0x530, last: 0x58f, tag: 'hy', name: 'Armenian' },
  { first: 0x590, last: 0x5ff, tag: 'he', name: 'Hebrew' },
  { first: 0x600, last: 0x77f, tag: 'ar', name: 'Arabic' },
  { first: 0x900, last: 0x97f, tag: 'hi', name: 'Hindi' },
  { first: 0x980, last: 0x9ff, tag: 'bn', name: 'Bengali' },
  { first: 0xa00, last: 0xa7f, tag: 'pa', name: 'Punjabi' },
  { first: 0xb80, last: 0xbff, tag: 'ta', name: 'Tamil' },
  { first: 0xe00, last: 0xe7f, tag: 'th', name: 'Thai' },
  { first: 0x10a0, last: 0x10ff, tag: 'ka', name: 'Georgian' },
  { first: 0x1100, last: 0x11ff, tag: 'ko', name: 'Korean' },
  { first: 0x3040, last: 0x30ff, tag: 'ja', name: 'Japanese' },
  { first: 0x3400, last: 0x9fff, tag: 'zh', name: 'Chinese' },
  { first: 0xac00, last: 0xd7af, tag: 'ko', name: 'Korean' },
];

/** Letters that only one language of a script has, in the order in which they are tried. */
export interface TellingLetters {
  readonly script: string;
  readonly tag: string;
  readonly name: string;
  readonly letters: string;
}

export const TELLING_LETTERS: readonly TellingLetters[] = [
  { script: 'ru', tag: 'uk', name: 'Ukrainian', letters: 'іїєґІЇЄҐ' },
  { script: 'ru', tag: 'sr', name: 'Serbian', letters: 'ђјљњћџЂЈЉЊЋЏ' },
  { script: 'ar', tag: 'ur', name: 'Urdu', letters: 'ٹڈڑےں' },
  { script: 'ar', tag: 'fa', name: 'Persian', letters: 'پچژگی' },
  { script: 'zh', tag: 'ja', name: 'Japanese', letters: 'のはをがでにと' },
];
