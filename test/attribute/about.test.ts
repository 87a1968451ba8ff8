import { describe, expect, test } from 'vitest';
import { rulesEngine } from '../../src/attribute/engine.ts';
import { analyse } from '../../src/pipeline.ts';
import type { Attribution } from '../../src/records/attribution.ts';
import type { ReadArticle } from '../../src/records/read-article.ts';
import { readingOf } from './reading.ts';

const read = (text: string): Promise<ReadArticle> => analyse(readingOf(text), rulesEngine);

/** The attribution whose cue is these words. */
function byCue(r: ReadArticle, cue: string): Attribution {
  const found = r.attributions.find((a) => r.article.text.slice(...a.cue) === cue);
  expect(found, `${cue} among ${r.attributions.map((a) => r.article.text.slice(...a.cue)).join(', ')}`).toBeDefined();
  return found!;
}

async function about(text: string, cue: string): Promise<string | null> {
  const r = await read(text);
  const { about: id } = byCue(r, cue);
  const target = r.attributions.find((a) => a.id === id);
  return target ? r.article.text.slice(...target.cue) : null;
}

describe('about', () => {
  test.each([
    [
      'a claim stated inside the content',
      'Varn rejected claims by Elvik that the dam had leaked.',
      'rejected',
      'claims',
    ],
    [
      'a claim stated before',
      'Elvik alleged that the dam had leaked. "The allegations are false," said Mayor Ida Holm.',
      'said',
      'alleged',
    ],
    [
      'an owner tells which claim',
      'Elvik alleged that the dam had leaked. Nara alleged that the bridge was unsafe. Varn denied Nara’s allegation.',
      'denied',
      'alleged',
    ],
    [
      'a report is what an outlet said',
      'The Harbour Post reported that the line was sold. The mayor denied the report.',
      'denied',
      'reported',
    ],
    [
      'an accusation, not what was said between',
      'The guild accused the port of fraud. The clerk said that rain was near. The port dismissed the accusation.',
      'dismissed',
      'accused',
    ],
    [
      'a charge in apposition to what the sentence tells',
      'The clerk accused the port of fraud. Varn called the vote rigged, a claim the board denied.',
      'denied',
      'called',
    ],
    [
      'what is argued is no allegation',
      'The clerk argued that taxes hurt families. The port denied the allegations.',
      'denied',
      null,
    ],
  ])('%s', async (_name, text, cue, target) => {
    expect(await about(text, cue)).toBe(target);
  });

  test('remarks with a possessive pronoun are nobody else’s for sure', async () => {
    const r = await read(
      'Ida Holm said the ferry was sold. Ben Lund, who had called it a wreck, later denied his remarks.',
    );
    expect(byCue(r, 'later denied').about).toBeNull();
  });

  test('the owner of the claim decides between two', async () => {
    const text =
      'Elvik alleged that the dam had leaked. Nara alleged that the bridge was unsafe. Varn denied Nara’s allegation.';
    const r = await read(text);
    const target = r.attributions.find((a) => a.id === byCue(r, 'denied').about)!;
    expect(target.content.map((c) => text.slice(...c))).toEqual(['that the bridge was unsafe']);
  });

  test.each([
    [
      'two that fit equally',
      'Elvik alleged that the dam had leaked, and Nara alleged that the bridge was unsafe. Varn denied the allegations.',
      'denied',
    ],
    ['nothing stated before', 'Varn denied the allegations.', 'denied'],
    [
      'a claim that is stated, not named',
      'Elvik said the dam had leaked. Varn denied that the dam had leaked.',
      'denied',
    ],
    ['one’s own words', 'Varn alleged that the dam had leaked. Varn denied the allegation.', 'denied'],
  ])('nothing for %s', async (_name, text, cue) => {
    expect(await about(text, cue)).toBeNull();
  });
});

describe('to', () => {
  const to = async (text: string, cue: string): Promise<string | null> => {
    const r = await read(text);
    const { to: told } = byCue(r, cue);
    return told && text.slice(...told.span);
  };
  test.each([
    ['told', 'The mayor told the Harbour Post that the ferry was sold.', 'told', 'the Harbour Post'],
    ['told a kind of outlet', '“The ferry is sold,” the mayor told the newspaper.', 'told', 'the newspaper'],
    [
      'in an interview with',
      'In an interview with Reuters, the mayor said that the ferry was sold.',
      'said',
      'Reuters',
    ],
    ['in an interview, behind', 'The mayor said the ferry was sold in an interview with Reuters.', 'said', null],
    ['nobody but reporters', 'The mayor told reporters that the ferry was sold.', 'told', null],
    ['a person', 'The mayor told Ida Holm that the ferry was sold.', 'told', null],
  ])('%s', async (_name, text, cue, expected) => {
    expect(await to(text, cue)).toBe(expected);
  });

  test('"it" is the outlet that reports', async () => {
    const r = await read('The Harbour Post had reported that an official told it of the sale.');
    const told = byCue(r, 'told');
    expect(told.to?.sourceId).toBe(byCue(r, 'had reported').sourceId);
  });
});
