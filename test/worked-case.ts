import type { ReadArticle } from '../src/records/read-article.ts';
import { build } from './build.ts';

/** The worked case of the scheme (section 6), row by row. */
export const workedCase: ReadArticle = build(
  [
    '<source1>Country A</source1> <when1>on Monday</when1> <cue1>rejected</cue1> ',
    '<content1>"false" <cue2>claims</cue2> by <source2>Country B</source2> ',
    '<content2>that Country C had bought weapons from it</content2></content1>. ',
    '<content3><content4>"The allegations are false,"</content4> ',
    "<source4>A's foreign ministry spokesman Li Wen</source4> <cue4>said <where4>at a briefing</where4></cue4></content3>, ",
    '<source3>Agency T</source3> <cue3>reports</cue3>. ',
    '<source5>Paper P</source5> <cue5>had reported</cue5> <content5>that <source6>a B official</source6> ',
    '<cue6>told</cue6> <to6>it</to6> <content6>of the sale</content6></content5>, ',
    '<own1>speaking on condition of anonymity <reason6>because the matter is sensitive</reason6></own1>. ',
    '<source7>The official</source7> <cue7>did not say</cue7> <content7>which weapons were sold</content7>.',
  ].join(''),
  {
    attributions: [
      { by: 1, is: { act: 'deny', stance: 'denies' }, form: 'mixed', about: 2 },
      { by: 2, is: { act: 'allege', stance: 'asserts' }, within: 1 },
      { by: 3, form: 'mixed' },
      { by: 4, is: { act: 'deny', stance: 'denies' }, form: 'direct', about: 2, within: 3 },
      { by: 5 },
      { by: 6, to: 5, within: 5 },
      { by: 6, is: { act: 'decline', stance: 'withholds' } },
    ],
    sources: [
      { name: 'Country A', aliases: ['A'] },
      { name: 'Country B', aliases: ['B'] },
      { name: 'Agency T', kind: 'outlet' },
      { name: 'Li Wen', kind: 'person', role: 'foreign ministry spokesman', affiliation: 'Country A' },
      { name: 'Paper P', kind: 'outlet' },
      { name: 'a B official', kind: 'group', grade: 'anonymous' },
    ],
  },
);
