import { expect, test } from 'vitest';
import { dayLine } from '../../src/read/day-line.ts';
import { isOutlet, isPerson } from '../../src/read/names.ts';
import {
  creditNames,
  endsInButton,
  foldInPlace,
  foldPhrase,
  isCorrection,
  isFurniture,
  isNote,
  opensList,
  paywallPhrase,
} from '../../src/read/phrases.ts';
import * as furniture from '../../src/rules/en/furniture-lines.ts';
import * as page from '../../src/rules/en/page.ts';
import { FREQUENT_WORDS } from '../../src/rules/languages.ts';

test('phrases of pages are folded, and none is listed twice', () => {
  for (const [name, list] of Object.entries({ ...page, ...furniture })) {
    const phrases = list instanceof Map ? [...list.keys()] : [...(list as Iterable<string>)];
    expect([name, phrases.map(foldPhrase)]).toEqual([name, phrases]);
    expect([name, phrases.filter((p, i) => phrases.indexOf(p) < i)]).toEqual([name, []]);
  }
});

test('every phrase of a list is found by its reader', () => {
  for (const p of page.CORRECTION_OPENERS) {
    for (const rest of [
      ': the bridge is 40 metres long',
      ', march 17: it is',
      ' (3 march 2026): it is',
      ' — it is',
      '',
    ]) {
      expect([p + rest, isCorrection(p + rest)]).toEqual([p + rest, true]);
    }
    expect(isCorrection(`${p} of the plan was needed`)).toBe(false);
  }
  for (const p of page.CORRECTION_STARTS) expect([p, isCorrection(`${p} the length`)]).toEqual([p, true]);
  for (const p of page.NOTE_OPENERS) expect([p, isNote(`${p}: the harbour has since closed`)]).toEqual([p, true]);
  for (const p of page.NOTE_STARTS) expect([p, isNote(`${p}.`)]).toEqual([p, true]);
  for (const p of page.CREDIT_STARTS) expect([p, creditNames(`${p} agency t`) !== null]).toEqual([p, true]);
  for (const p of page.CREDIT_ENDS) expect([p, creditNames(`agency t ${p}`)]).toEqual([p, [0, 9]]);
  for (const p of furniture.FURNITURE_LINES) {
    expect([p, isFurniture(p.replace(' ...', ' newsletter'))]).toEqual([p, true]);
    if (!p.endsWith('...')) expect(isFurniture(`${p} money paid for it`)).toBe(false);
  }
  for (const p of furniture.FURNITURE_STARTS)
    expect([p, isFurniture(`${p} news ${'and more '.repeat(50)}`)]).toEqual([p, true]);
  for (const p of furniture.FURNITURE_ENDS) {
    const button = p[0]!.toUpperCase() + p.slice(1);
    expect([p, endsInButton(`Five bridges in danger ${button}`)]).toEqual([p, true]);
    expect(endsInButton(`Children should ${p}`)).toBe(false);
  }
  for (const p of furniture.LIST_OPENERS) expect([p, opensList(p), opensList(`${p}:`)]).toEqual([p, true, true]);
  for (const p of page.PAYWALL_PHRASES) expect([p, paywallPhrase(`please ${p} now`)]).toEqual([p, true]);
  for (const w of page.OUTLET_WORDS) {
    const name = `Marl ${w[0]!.toUpperCase()}${w.slice(1)}`;
    expect([name, isOutlet(name)]).toEqual([name, true]);
  }
  for (const w of page.NAME_PARTICLES) expect(isPerson(`Ada ${w} Holm`)).toBe(true);
  for (const [label, what] of page.DATE_LABELS) {
    expect(dayLine(`${label}: march 3, 2026`)).toEqual({ what, date: '2026-03-03' });
    expect(dayLine(`${label} tuesday, march 3, 2026`)).toEqual({ what, date: '2026-03-03' });
  }
});

test('persons, outlets and sentences are told apart', () => {
  for (const name of ['Ada Holm', 'Ada B. Holm', 'Jean-Luc O’Brien', 'Ben van der Ruiz Jr.'])
    expect(isPerson(name)).toBe(true);
  for (const no of ['Ada', 'the mayor', 'Ada Holm said', 'March 3', 'ada@marl.example'])
    expect(isPerson(no)).toBe(false);
  for (const name of ['Reuters', 'AP', 'Agency T', 'The Marl Gazette']) expect(isOutlet(name)).toBe(true);
  for (const no of ['Ada Holm', 'the press', 'Marl', 'NATO']) expect(isOutlet(no)).toBe(false);
});

test('folding in place keeps every place', () => {
  for (const words of ['By  ADA\n“İ” Straße ǅ ﬁ ΑΣ', 'Editor’s\tnote']) {
    expect(foldInPlace(words)).toHaveLength(words.length);
  }
  expect(foldPhrase('  Editor’s\n NOTE ')).toBe("editor's note");
});

test('frequent words are in lower case, and none is listed twice for a language', () => {
  for (const { tag, words } of FREQUENT_WORDS) {
    const list = words.split(' ');
    expect([tag, list.filter((w, i) => list.indexOf(w) < i || w !== w.toLowerCase() || !/^\p{L}+$/u.test(w))]).toEqual([
      tag,
      [],
    ]);
  }
});
