import { readFileSync } from 'node:fs';
import fc from 'fast-check';

/*
 * Ways to make a page run a script, written by ourselves after the kinds that are publicly known. Each would set `ran`. A list of
 * others' strings is tested as well where HEARSAY_HOSTILE names a JSON file with an array of them.
 */

const PLAIN: readonly string[] = [
  '<script>ran=1</script>',
  '"><script>ran=1</script>',
  "'><img src=x onerror=ran=1>",
  '<img src=x onerror="ran=1">',
  '<IMG SRC=x OnErRoR=ran=1//',
  '<svg onload=ran=1>',
  '<svg/onload=ran=1>',
  '<body onload=ran=1>',
  '<video><source onerror=ran=1></video>',
  '<audio src=x onerror=ran=1>',
  '<input autofocus onfocus=ran=1>',
  '<select autofocus onfocus=ran=1>',
  '<details open ontoggle=ran=1>',
  '<marquee onstart=ran=1>',
  '<div onpointerenter=ran=1 style=position:fixed;inset:0>',
  '<button popovertarget=x>x</button><div popover id=x onbeforetoggle=ran=1>',
  '<p onanimationstart=ran=1 style=animation:a>',
  '<object data=javascript:ran=1>',
  '<embed src=javascript:ran=1>',
  '<iframe src=javascript:parent.ran=1></iframe>',
  '<iframe srcdoc="<script>parent.ran=1</script>"></iframe>',
  '<portal src=javascript:ran=1>',
];
/** Trees that a parser builds otherwise than they are written, so that what was an attribute becomes an element. */
const MUTATED: readonly string[] = [
  '<math><mtext><table><mglyph><style><img src=x onerror=ran=1></style></mglyph></table></mtext></math>',
  '<math><mtext><img src=x onerror=ran=1></mtext></math>',
  '<svg><script>ran=1</script></svg>',
  '<svg><style><img src=x onerror=ran=1></style></svg>',
  '<svg><foreignObject><iframe srcdoc="<script>parent.ran=1</script>"></iframe></foreignObject></svg>',
  '<svg><desc><noscript><img src=x onerror=ran=1></noscript></desc></svg>',
  '<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=ran=1>',
  '<noscript><p title="</noscript><img src=x onerror=ran=1>">',
  '<template><script>ran=1</script></template>',
  '<div><template shadowrootmode=open><img src=x onerror=ran=1></template></div>',
  '<select><option><style></option></select><img src=x onerror=ran=1></style>',
  '<table><td><select><tr><img src=x onerror=ran=1>',
  '<xmp><p title="</xmp><img src=x onerror=ran=1>">',
  '<title><a title="</title><img src=x onerror=ran=1>">',
  '<textarea><a title="</textarea><img src=x onerror=ran=1>">',
  '<listing>&lt;img src=x onerror=ran=1&gt;</listing>',
  '<!--><script>ran=1</script>-->',
  '<!-- --!><script>ran=1</script>',
  '<![CDATA[<script>ran=1</script>]]>',
  '<?xml-stylesheet href="javascript:ran=1"?><script>ran=1</script>',
  '</textarea><script>ran=1</script>',
  '</title><script>ran=1</script>',
  '</style><script>ran=1</script>',
  '</script><script>ran=1</script>',
];
/** Addresses that are none. */
const ADDRESSES: readonly string[] = [
  'javascript:ran=1',
  'JaVaScRiPt:ran=1',
  'java\tscript:ran=1',
  '\u0001javascript:ran=1',
  '\u2028javascript:ran=1',
  '&#106;avascript:ran=1',
  'javascript&colon;ran=1',
  'javascript://post.example/%0aran=1',
  'data:text/html,<script>ran=1</script>',
  'data:image/svg+xml,<svg onload=ran=1>',
  'vbscript:ran=1',
  'blob:http://post.example/x',
  'view-source:javascript:ran=1',
  '<a href="javascript:ran=1">x</a>',
  '<a href=data:text/html;base64,PHNjcmlwdD5yYW49MTwvc2NyaXB0Pg==>x</a>',
  '<svg><a xlink:href="javascript:ran=1"><text y=20>x</text></a></svg>',
  '<svg><animate attributeName=href values=javascript:ran=1 /></svg>',
  '<svg><set attributeName=onmouseover to=ran=1 /></svg>',
  '<svg><use href="data:image/svg+xml,<svg id=x onload=ran=1>#x"/></svg>',
  '<math href="javascript:ran=1">x</math>',
  '<form><button formaction=javascript:ran=1>x</form>',
  '<form action=javascript:ran=1><input type=submit>',
  '<area href=javascript:ran=1>',
];
/** What would ask another host, or change what the page's own addresses mean. */
const ELSEWHERE: readonly string[] = [
  '<link rel=stylesheet href=//elsewhere.example/x.css>',
  '<link rel=import href=//elsewhere.example/x.html>',
  '<base href=//elsewhere.example/>',
  '<meta http-equiv=refresh content="0;url=//elsewhere.example/">',
  '<meta http-equiv=refresh content="0;url=javascript:ran=1">',
  '<img src=//elsewhere.example/x.png>',
  '<img srcset="//elsewhere.example/x.png 2x">',
  '<video poster=//elsewhere.example/x.png>',
  '<table background=//elsewhere.example/x.png>',
  '<a ping=//elsewhere.example/ href=/>x</a>',
  '<p style="background:url(//elsewhere.example/x.png)">',
  '<style>@import "//elsewhere.example/x.css";</style>',
  '<style>body{background:url(//elsewhere.example/x.png)}</style>',
  '<div style="width:expression(ran=1)">',
  '<svg><image href=//elsewhere.example/x.png /></svg>',
];
/** Names that shadow the page's own, templates of frameworks, letters that hide or turn others. */
const OTHERS: readonly string[] = [
  '<img name=createElement><img id=getElementById>',
  '<form id=attributes><input name=parentNode><input name=nodeName></form>',
  '<a id=location href=//elsewhere.example/>x</a>',
  '{@html "<img src=x onerror=ran=1>"}',
  '{{constructor.constructor("ran=1")()}}',
  '[[constructor.constructor("ran=1")()]]',
  '<%= ran=1 %>',
  '#{ran=1}',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is meant to be no template
  '${ran=1}',
  '`;ran=1;`',
  '";ran=1;"',
  "';ran=1;'",
  '\\";ran=1;//',
  '\\u003cscript\\u003eran=1\\u003c/script\\u003e',
  '&lt;script&gt;ran=1&lt;/script&gt;',
  '%3Cscript%3Eran=1%3C/script%3E',
  '+ADw-script+AD4-ran=1+ADw-/script+AD4-',
  '\uff1cscript\uff1eran=1\uff1c/script\uff1e',
  '\u202e<script>ran=1</script>\u202c',
  '<scr\u0000ipt>ran=1</scr\u0000ipt>',
  '<scr\u200bipt>ran=1</scr\u200bipt>',
  '<img src=x onerror\u00a0=ran=1>',
  '__proto__',
  'constructor',
];

/** The strings of others that a file has, each as one line; none where no file is named. */
function others(): readonly string[] {
  const file = process.env.HEARSAY_HOSTILE;
  if (!file) return [];
  const strings = JSON.parse(readFileSync(file, 'utf8')) as readonly string[];
  return strings.map((s) => s.replace(/\s+/g, ' ').trim().slice(0, 600)).filter((s) => s !== '');
}

export const HOSTILE: readonly string[] = [...PLAIN, ...MUTATED, ...ADDRESSES, ...ELSEWHERE, ...OTHERS, ...others()];

const MARKS = [...'<>"\'`&/=\\{}', '${', '{@html ', '-->', '<!--', ']]>', '\u202e', '\u0007', '\ufeff', '\u00a0'];
const WORDS = [
  ...['script', 'img', 'svg', 'math', 'iframe', 'style', 'template', 'noscript', 'onerror=ran=1', 'onload=ran=1'],
  ...['src=x', 'href=javascript:ran=1', 'srcdoc', 'xlink:href', 'ran=1', '&#60;', '\\u003c', 'data:text/html,'],
];

/** So many strings of parts of such ways, the same ones in every run; each is one line. */
export function generated(n: number): readonly string[] {
  const part = fc.oneof(fc.constantFrom(...MARKS), fc.constantFrom(...WORDS), fc.string({ maxLength: 6 }));
  const made = fc
    .array(part, { minLength: 1, maxLength: 12 })
    .map((p) => p.join('').replace(/\s+/g, ' ').trim() || '<');
  return fc.sample(made, { numRuns: n, seed: 20260316 });
}
