/** Languages that words may have been said in before they were put into English. */
export const LANGUAGES: ReadonlySet<string> = new Set(
  (
    'arabic hebrew russian ukrainian belarusian polish czech slovak hungarian romanian bulgarian serbian croatian bosnian albanian macedonian greek turkish kurdish ' +
    'persian farsi dari pashto urdu hindi punjabi bengali tamil telugu sinhala nepali burmese thai lao khmer vietnamese indonesian malay tagalog filipino chinese mandarin ' +
    'cantonese japanese korean mongolian tibetan uyghur kazakh uzbek tajik turkmen kyrgyz azerbaijani armenian georgian chechen french spanish portuguese italian german dutch ' +
    'flemish danish swedish norwegian finnish icelandic estonian latvian lithuanian catalan basque galician creole swahili somali amharic tigrinya oromo hausa yoruba igbo zulu xhosa afrikaans maltese welsh irish'
  ).split(' '),
);

/** Phrases that show a translation, in lower case. `<language>` stands for any of LANGUAGES. */
export interface TranslationPhrase {
  readonly phrase: string;
  readonly example: string;
}

export const TRANSLATION_PHRASES: readonly TranslationPhrase[] = [
  {
    phrase: 'through an interpreter',
    example: 'Mira Sol, a fisher, said through an interpreter that the nets were empty.',
  },
  { phrase: 'through a translator', example: '"We wait," Mira Sol said through a translator.' },
  { phrase: 'through her interpreter', example: '"We wait," the envoy said through her interpreter.' },
  { phrase: 'through his interpreter', example: '"We wait," the envoy said through his interpreter.' },
  { phrase: 'through a <language> interpreter', example: '"We wait," the envoy said through a Spanish interpreter.' },
  { phrase: 'via an interpreter', example: '"We wait," the envoy said via an interpreter.' },
  { phrase: 'via a translator', example: '"We wait," the envoy said via a translator.' },
  {
    phrase: 'with the help of an interpreter',
    example: 'Speaking with the help of an interpreter, Mira Sol said the nets were empty.',
  },
  {
    phrase: 'with the help of a translator',
    example: 'Speaking with the help of a translator, Mira Sol said the nets were empty.',
  },
  { phrase: 'translated from', example: '"We wait," Mira Sol said in remarks translated from Greek.' },
  {
    phrase: 'according to a translation',
    example: '"We wait," the envoy said, according to a translation by Agency T.',
  },
  {
    phrase: 'according to an english translation',
    example: '"We wait," the envoy said, according to an English translation.',
  },
  { phrase: 'in translated remarks', example: '"We wait," the envoy said in translated remarks.' },
  { phrase: 'in a translated statement', example: 'The port said in a translated statement that it would close.' },
  { phrase: 'said in <language>', example: '"We wait," Mira Sol said in Arabic.' },
  { phrase: 'wrote in <language>', example: 'Mira Sol wrote in Turkish that the nets were empty.' },
  { phrase: 'posted in <language>', example: 'The ministry posted in Persian that the talks had failed.' },
  { phrase: 'tweeted in <language>', example: 'Mira Sol tweeted in Spanish that the nets were empty.' },
  { phrase: 'shouted in <language>', example: '"Go home," a guard shouted in Hebrew.' },
  { phrase: 'told reporters in <language>', example: '"We wait," he told reporters in French.' },
  { phrase: 'speaking in <language>', example: 'Speaking in Russian, Mira Sol said the nets were empty.' },
  { phrase: 'speaking <language>', example: 'Speaking Kurdish, Mira Sol said the nets were empty.' },
];
