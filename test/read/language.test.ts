import { expect, test } from 'vitest';
import { detectLanguage, languageName } from '../../src/read/language.ts';

test('languages are told by script and frequent words', () => {
  for (const [tag, text] of [
    [
      'de',
      'Die Bürgermeisterin sagte am Montag, dass die Brücke bis zum Frühjahr geschlossen bleibt, weil der Fluss zwei Pfeiler beschädigt hat.',
    ],
    [
      'fr',
      'La maire de la ville a déclaré lundi que le pont sera fermé jusqu’au printemps, parce que la rivière a endommagé deux des piles.',
    ],
    [
      'es',
      'La alcaldesa de la ciudad dijo el lunes que el puente estará cerrado hasta la primavera porque el río dañó dos de los pilares.',
    ],
    [
      'pt',
      'A presidente da câmara disse na segunda-feira que a ponte vai ficar fechada até à primavera porque o rio danificou dois dos pilares.',
    ],
    [
      'it',
      'La sindaca della città ha detto lunedì che il ponte resterà chiuso fino alla primavera perché il fiume ha danneggiato due dei piloni.',
    ],
    [
      'nl',
      'De burgemeester van de stad zei op maandag dat de brug tot het voorjaar dicht blijft, omdat de rivier twee van de pijlers heeft beschadigd.',
    ],
    [
      'sv',
      'Borgmästaren i staden sade på måndagen att bron ska vara stängd till våren, eftersom floden har skadat två av pelarna och det inte är säkert.',
    ],
    [
      'pl',
      'Burmistrz miasta powiedziała w poniedziałek, że most będzie zamknięty do wiosny, bo rzeka uszkodziła dwa filary i nie jest to bezpieczne dla ludzi.',
    ],
    [
      'tr',
      'Belediye başkanı pazartesi günü köprü için bir karar aldı ve nehir iki ayağa zarar verdi, bu daha sonra da olarak çok büyük bir sorun oldu.',
    ],
    ['ru', 'Мэр города сказала в понедельник, что мост закроют до весны.'],
    ['uk', 'Мер міста сказала в понеділок, що міст закриють до весни, її слова.'],
    ['el', 'Η δήμαρχος είπε τη Δευτέρα ότι η γέφυρα θα μείνει κλειστή.'],
    ['ar', 'قالت رئيسة البلدية يوم الاثنين إن الجسر سيبقى مغلقا حتى الربيع'],
    ['fa', 'شهردار روز دوشنبه گفت که پل تا بهار بسته خواهد بود و این کار برای مردم است چون پایه'],
    ['he', 'ראשת העיר אמרה ביום שני שהגשר ייסגר עד האביב'],
    ['zh', '市长星期一表示，由于河水损坏了两个桥墩，这座桥将关闭到春天。'],
    ['ja', '市長は月曜日、川が橋脚を壊したため、橋を春まで閉鎖すると述べた。'],
    ['ko', '시장은 월요일에 강물이 교각을 손상시켜 다리를 봄까지 폐쇄한다고 말했다.'],
    ['hi', 'महापौर ने सोमवार को कहा कि पुल वसंत तक बंद रहेगा।'],
  ] as const) {
    expect([text, detectLanguage(text)]).toEqual([text, tag]);
    expect(languageName(tag)).toMatch(/^[A-Z][a-z]+/);
  }
});

test('what is not surely another language is English', () => {
  for (const text of [
    '',
    'Bridge closed',
    'La Marche du Pont',
    'Die Zeit, Le Monde and El País',
    '12 14 99 http://marl.example',
    'The minister (Министр) said the word "мост" was misread by the interpreter.',
    'Mayor Ana de la Torre of San Juan de la Costa met the Duke of Castro del Río in the Casa de la Villa on Monday.',
    'Marl Nara Holm Ruiz Velt Toral Brandt Ottery Novania Harbour Lake Post Herald Tribune Gazette Courier',
  ]) {
    expect([text, detectLanguage(text)]).toEqual([text, 'en']);
  }
});
