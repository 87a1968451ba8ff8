import type { BlockKind } from '../src/records/article.ts';
import type { ReadArticle } from '../src/records/read-article.ts';
import { build } from './build.ts';

/** The demo article (examples/demo.txt) as the scheme would have it, by hand: a full record for the output formats. */
export const demoCase: ReadArticle = build(
  `<source1>Country A</source1> <cue1>rejects</cue1> <content1>"false" <cue2>claims</cue2> <content2>of arms sale to Country C</content2></content1>

By Nora Velt and Sam Ottery

HARBOUR CITY, March 16 (<credit1>Agency T</credit1>) - <source3>Country A</source3> <when3>on Monday</when3> <cue3>rejected</cue3> <content3>"false" <cue4>claims</cue4> by <source4>Country B</source4> <content4>that Country C had bought weapons from it</content4></content3>. <content5><content6>"The allegations are false,"</content6> <source6>A's foreign ministry spokesman Li Wen</source6> <cue6>said <where6>at a briefing</where6></cue6></content5>, <source5>Agency T</source5> <cue5>reports</cue5>. <source7>Paper P</source7> <cue7>had reported</cue7> <content7>that <source8>a B official</source8> <cue8>told</cue8> <to8>it</to8> <content8>of the sale</content8></content7>, <own1>speaking on condition of anonymity <reason6>because the matter is sensitive</reason6></own1>. <source9>The official</source9> <cue9>did not say</cue9> <content9>which weapons were sold</content9>.

<content10>"We have sold nothing,"</content10> <source10>Li</source10> <cue10>told</cue10> reporters, <content10>"and nobody has asked us to."</content10> <source11>He</source11> <cue11>accused</cue11> <content11>Country B of inventing the story to delay the border talks</content11>, <own2>which open in Harbour City on Thursday</own2>.

<cue12>According to</cue12> <source12>a report by the Lake Institute</source12>, <content12><figure1>at least 40 lorries</figure1> crossed the border near Marl in January, up from <figure2>12</figure2> a year earlier</content12>. <source13>The report</source13> <cue13>says</cue13> <content13>that <figure3>most of them</figure3> carried farm machinery</content13>. <own3>It does not mention weapons.</own3>

<source14>Country C's trade minister, Ana Toral,</source14> <cue14>denied</cue14> <content14>that her government had paid for arms</content14>. <source15>She</source15> <cue15>promised</cue15> <content15>to open the customs records to inspectors by the end of the month</content15>. <own4>In an interview with Radio Marl on Sunday she was asked about the crates:</own4>

<source16>Interviewer</source16><cue16>:</cue16> <content16>Did anyone in your ministry see what was inside?</content16>

<source17>Toral</source17><cue17>:</cue17> <content17>I saw tractors myself. <figure4>About 30 of them</figure4>, and nobody hid them.</content17>

<source18>A customs officer in Marl</source18>, who asked not to be named <reason9>because he was not authorised to speak to the press</reason9>, <cue18>said</cue18> <content18>that <figure5>between 20 and 25 crates</figure5> had been opened and that none held weapons</content18>. <content19>"They were cheap pumps,"</content19> <source19>he</source19> <cue19>said</cue19>. <source20>Residents</source20> <cue20>said</cue20> <content20>they had heard lorries at night for several weeks</content20>. <content21>Some of the drivers were</content21> <cue21>reportedly</cue21> <content21>paid in cash</content21>.

<source22>Country B's defence ministry</source22> <cue22>warned</cue22> <content22>that it would close the crossing if the deliveries went on</content22>. <source23>Its embassy in Harbour City</source23> <cue23>did not respond to a request for comment</cue23>. <content24>Paper P stands by its story</content24>, <source24>its editor, Jonas Brandt,</source24> <cue24>wrote</cue24> <when24>on Sunday</when24>: <content24>"We have seen the documents, and we trust the person who showed them to us."</content24>

<own5>The crossing at Marl is the only paved road between the two countries.</own5> <own6><figure6>Some 3,000 people</figure6> use it every day.</own6> <content25>Trade between Country A and Country C fell by <figure7>8 per cent</figure7> last year</content25>, <cue25>according to</cue25> <source25>the customs service</source25>. <content26>The three governments</content26> <cue26>are expected</cue26> <content26>to discuss new rules for inspections this week</content26>, but <source27>analysts</source27> <cue27>doubt</cue27> <content27>that they will agree</content27>.

With reporting by <credit2>Agency T</credit2>.

Correction, March 17: An earlier version of this article said that 14 lorries crossed the border in January of last year. The number was 12.
`,
  {
    article: {
      file: 'examples/demo.txt',
      outlet: 'The Harbour Post',
      authors: ['Nora Velt', 'Sam Ottery'],
      published: '2026-03-16',
      publishedFrom: 'given',
    },
    blocks: ['headline', 'credit', ...Array<BlockKind>(9).fill('paragraph'), 'credit', 'correction'],
    attributions: [
      { by: 1, is: { act: 'deny', stance: 'denies' }, form: 'mixed', about: 2 },
      { is: { act: 'allege', stance: 'asserts' }, within: 1 },
      {
        by: 1,
        is: { act: 'deny', stance: 'denies' },
        form: 'mixed',
        about: 4,
        at: { date: '2026-03-16', precision: 'day' },
      },
      { by: 2, is: { act: 'allege', stance: 'asserts' }, within: 3 },
      { by: 3, form: 'mixed' },
      { by: 4, is: { act: 'deny', stance: 'denies' }, form: 'direct', about: 4, within: 5 },
      { by: 5 },
      { by: 6, to: 5, within: 7 },
      { by: 6, is: { act: 'decline', stance: 'withholds' } },
      { by: 4, form: 'direct' },
      { by: 4, is: { act: 'accuse', stance: 'asserts' } },
      { by: 7, is: { act: 'show', stance: 'asserts' } },
      { by: 7, is: { act: 'show', stance: 'asserts' } },
      { by: 8, is: { act: 'deny', stance: 'denies' } },
      { by: 8, is: { act: 'promise', stance: 'asserts' } },
      { by: 16, is: { act: 'ask', stance: 'questions' } },
      { by: 8 },
      { by: 9 },
      { by: 9, form: 'direct' },
      { by: 10 },
      {},
      { by: 11, is: { act: 'warn', stance: 'asserts' } },
      { by: 12, is: { act: 'decline', stance: 'withholds' } },
      { by: 13, form: 'mixed', at: { date: '2026-03-15', precision: 'day' } },
      { by: 14 },
      { is: { act: 'predict', stance: 'asserts' } },
      { by: 15, is: { act: 'attitude', stance: 'questions' } },
    ],
    sources: [
      { name: 'Country A', aliases: ['A'] },
      { name: 'Country B', aliases: ['B'] },
      { name: 'Agency T', kind: 'outlet' },
      {
        name: 'Li Wen',
        kind: 'person',
        aliases: ['Li'],
        role: 'foreign ministry spokesman',
        affiliation: 'Country A',
      },
      { name: 'Paper P', kind: 'outlet' },
      { name: 'a B official', kind: 'group', grade: 'anonymous', affiliation: 'Country B' },
      { name: 'a report by the Lake Institute', kind: 'document', affiliation: 'Lake Institute' },
      { name: 'Ana Toral', kind: 'person', aliases: ['Toral'], role: 'trade minister', affiliation: 'Country C' },
      { name: 'A customs officer in Marl', kind: 'group', grade: 'anonymous' },
      { name: 'Residents', kind: 'group', grade: 'unnamed' },
      { name: "Country B's defence ministry", grade: 'named', affiliation: 'Country B' },
      { name: 'Its embassy in Harbour City', grade: 'role', affiliation: 'Country B' },
      { name: 'Jonas Brandt', kind: 'person', role: 'editor', affiliation: 'Paper P' },
      { name: 'the customs service', grade: 'role' },
      { name: 'analysts', kind: 'group', grade: 'unnamed' },
      { name: 'Interviewer', kind: 'person', grade: 'role' },
    ],
    figures: [
      { in: 12, min: 40, hedge: 'at least', counted: 'lorries', was: 12 },
      { in: 12, min: 12, max: 12, counted: 'lorries' },
      { in: 13, min: 50, max: null, hedge: 'more than', counted: 'lorries', unit: '%' },
      { in: 17, min: 30, max: 30, hedge: 'about', counted: 'tractors' },
      { in: 18, min: 20, max: 25, hedge: 'between', counted: 'crates' },
      { min: 3000, max: 3000, hedge: 'about', counted: 'people', unit: 'people' },
      { in: 25, min: 8, max: 8, counted: 'trade', unit: '%' },
    ],
    notices: [
      {
        code: 'correction',
        level: 'info',
        span: null,
        message: 'the article carries a correction',
        hint: 'compare with an earlier version',
      },
    ],
  },
);
