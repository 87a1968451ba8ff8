/** Style of the page: one calm column of text with its notes beside it, light and dark, narrow, and on paper. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --paper: #fdfcfa; --ink: #23211f; --soft: #625d57; --line: #dcd7cf; --card: #f5f2ed; --target: #fff1c2;
  --source: #1d4f91; --denies: #a3301f; --doubt: #7a5200; --asserts: #8c867d;
  --named: #23653a; --role: #1c6074; --unnamed: #7a5200; --anonymous: #7c3a8c; --none: #a3301f;
  --serif: "Iowan Old Style", "Palatino Linotype", Palatino, "Source Serif 4", "Noto Serif", Georgia, serif;
  --sans: system-ui, "Segoe UI", "Helvetica Neue", "Noto Sans", "Liberation Sans", Arial, sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #191817; --ink: #e6e2dc; --soft: #aba59c; --line: #3a3733; --card: #22211f; --target: #4a3d10;
    --source: #9cc3f5; --denies: #f09a8c; --doubt: #e0b765; --asserts: #7d776f;
    --named: #8fcfa4; --role: #86c9dd; --unnamed: #e0b765; --anonymous: #dba4e8; --none: #f09a8c;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-padding-top: 3rem; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.1875rem/1.95 var(--serif); overflow-wrap: break-word; }
a { color: inherit; text-decoration-color: var(--asserts); text-underline-offset: .2em; }
:focus-visible { outline: 2px solid var(--source); outline-offset: 2px; border-radius: 2px; }
:target { background: var(--target); }
header, main, footer { max-width: 66rem; margin: 0 auto; padding: 0 1.5rem; }
header { padding-top: 2.5rem; }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; top: .5rem; background: var(--paper); padding: .25rem .75rem; }
.facts, .sum, .key, .notes, section, footer { font: .875rem/1.5 var(--sans); }
.facts, .sum { color: var(--soft); margin: 0; }
.row { display: grid; grid-template-columns: minmax(0, 36rem) minmax(0, 22rem); column-gap: 2.5rem; }
.row > :first-child { margin: 0 0 1.05rem; unicode-bidi: isolate; }
.row > h1:first-child { margin: 1rem 0; }
h1 { font: 600 2rem/1.5 var(--serif); letter-spacing: -.01em; }
.row h1 + .notes { padding-top: 1.5rem; }
.row h2 { font: 600 1.3rem/1.5 var(--serif); }
.standfirst { font-size: 1.25rem; color: var(--soft); }
.listItem { padding-left: 1.25rem; }
.listItem.dot::before { content: "•"; content: "•" / ""; float: left; margin-left: -1.1rem; color: var(--soft); }
.caption, .credit, .note, .correction, .furniture { font: .8em/1.8 var(--sans); color: var(--soft); }
.correction, .note { border-left: 3px solid var(--line); padding-left: .75rem; }
.dateline { color: var(--soft); font-size: .9em; }
blockquote { padding-left: 1rem; border-left: 3px solid var(--line); }

.source { font-weight: 600; text-decoration: underline dotted 1px; text-underline-offset: .18em; color: var(--source); }
.cue { font-style: italic; }
.n { font: 500 .6em/1 var(--sans); font-style: normal; vertical-align: .55em; text-decoration: none; padding: .25em .1em; color: var(--soft); }
.n:hover { color: var(--ink); text-decoration: underline; }
.content { border-bottom: 1px solid var(--asserts); }
.content.denies { border-bottom: 3px double var(--denies); }
.content.questions { border-bottom: 2px dotted var(--doubt); }
.content.withholds { border-bottom: 2px dashed var(--doubt); }
.h1 { padding-bottom: 4px; } .h2 { padding-bottom: 8px; } .h3 { padding-bottom: 12px; }
.edge { font: .7em/1 var(--sans); font-style: normal; color: var(--soft); }
.edge::before { content: "[" attr(data-n) "\\202F"; content: "[" attr(data-n) "\\202F" / ""; }
.edge.end::before { content: "]"; content: "]" / ""; }
.hidden-mark { font: .7em/1 var(--sans); border: 1px dashed var(--denies); color: var(--denies); padding: 0 .2em; margin: 0 .1em; }

ol, ul { margin: 0; padding: 0; list-style: none; }
.notes { padding: .35rem 0 1rem; }
.notes li { margin-top: .5rem; border-left: 2px solid var(--line); padding-left: .75rem; }
.notes > li:first-child { margin-top: 0; }
.notes li li { border-left-style: solid; }
.who { font-weight: 600; }
.number { color: var(--soft); font-variant-numeric: tabular-nums; padding-right: .35em; }
.how { font-style: italic; color: var(--soft); }
.meta { color: var(--soft); }
.grade { font-weight: 600; white-space: nowrap; }
.grade.named { color: var(--named); } .grade.role { color: var(--role); } .grade.unnamed { color: var(--unnamed); }
.grade.anonymous { color: var(--anonymous); } .grade.none { color: var(--none); }
.stance.denies { color: var(--denies); font-weight: 600; } .stance.questions, .stance.withholds { color: var(--doubt); font-weight: 600; }
.key { color: var(--soft); margin: 1rem 0 1.75rem; padding: .65rem 0; border: solid var(--line); border-width: 1px 0; line-height: 2; }
.key span.item { margin-right: 1.5rem; white-space: nowrap; } .key .content { color: var(--ink); } .key b { color: var(--ink); }

section { border-top: 1px solid var(--line); margin-top: 2rem; padding-top: 1.25rem; }
section h2 { font: 600 1.0625rem/1.4 var(--sans); margin: 0 0 .75rem; }
section h2 small { font-weight: 400; color: var(--soft); font-size: .875rem; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 18rem), 1fr)); gap: .6rem; }
.cards li { background: var(--card); border-radius: 6px; padding: .6rem .8rem; }
.cards p { margin: 0; }
.amount { font-weight: 600; font-variant-numeric: tabular-nums; }
.clauses { columns: 26rem 2; column-gap: 2.5rem; }
.clauses li { break-inside: avoid; margin-bottom: .4rem; padding-left: 1rem; text-indent: -1rem; }
.clauses a { text-decoration: none; } .clauses a:hover { text-decoration: underline; }
.clauses li::before { content: "– "; content: "– " / ""; color: var(--soft); }
footer { color: var(--soft); padding-top: 1.5rem; padding-bottom: 3rem; }
footer p { margin: 0 0 .35rem; }

@media (max-width: 52rem) {
  body { font-size: 1.125rem; line-height: 1.9; }
  header, main, footer { padding-left: 1rem; padding-right: 1rem; }
  header { padding-top: 1.25rem; }
  h1 { font-size: 1.6rem; }
  .row { display: block; }
  .row > :first-child { margin-bottom: .5rem; }
  .notes, .row h1 + .notes { padding: 0 0 1.5rem .25rem; }
}
@media print {
  :root { --paper: #fff; --ink: #000; --soft: #444; --line: #bbb; --card: #fff; --source: #000; --target: #fff; }
  body { font-size: 10.5pt; line-height: 1.85; }
  header, main, footer { max-width: none; padding-left: 0; padding-right: 0; }
  .row { display: grid; grid-template-columns: 62% 1fr; column-gap: 1.5rem; }
  .notes, .facts, .sum, .key, section, footer { font-size: 8pt; }
  .notes li, .cards li { break-inside: avoid; }
  .cards li { border: 1px solid var(--line); }
  h1, h2 { break-after: avoid; }
  h1 { font-size: 18pt; }
  .row h1 + .notes { padding-top: 1rem; }
  .skip { display: none; }
  a { text-decoration: none; }
}
`;
