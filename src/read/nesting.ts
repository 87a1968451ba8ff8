/** Elements that are open at once in a page that is read as it is. Browsers stop at 512; pages of news stay below 50. */
const LIMIT = 150;
/** Attributes of a tag that is kept whole. */
const ATTRIBUTES = 200;

const set = (names: string): ReadonlySet<string> => new Set(names.split(' '));
const VOID = set(
  'area base basefont br col command embed frame hr img input isindex keygen link meta param source track wbr',
);
/** Elements whose content is text up to their end tag. */
const RAW = set('script style textarea title xmp iframe noembed noframes');
const BLOCKS =
  'address article aside blockquote details div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr main nav ol p pre section table ul';
const P = set('p');
/** Which open element at the top of the stack a start tag closes: what the HTML standard and our parser agree on. */
const CLOSES: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ...BLOCKS.split(' ').map((name): [string, ReadonlySet<string>] => [name, P]),
  ['li', set('li')],
  ['dd', set('dd dt')],
  ['dt', set('dd dt')],
  ['tr', set('tr th td')],
  ['th', set('th')],
  ['td', set('thead th td')],
  ['tbody', set('thead tbody')],
  ['tfoot', set('thead tbody')],
  ['option', set('option')],
  ['optgroup', set('optgroup option')],
]);
const BREAKING = set(`${BLOCKS} li dd dt tr td th`);

/**
 * The page with tags left out that would nest deeper than parsers and walkers can bear (their words stay, blocks become line
 * breaks), and with tags of absurdly many attributes bared. The same string where there are none. One pass, linear.
 */
export function withoutDeepTags(html: string): string {
  const out: string[] = [];
  let kept = 0;
  const replace = (from: number, to: number, by: string): void => {
    // Tags left out side by side leave one break.
    if (from > kept || out.at(-1) !== by) out.push(html.slice(kept, from), by);
    kept = to;
  };
  const stack: string[] = [];
  const open = new Map<string, number>();
  const pop = (): string => {
    const name = stack.pop()!;
    open.set(name, open.get(name)! - 1);
    return name;
  };
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at)) {
    const tag = readTag(html, at);
    if (!tag) break;
    const { name, end, closing, attributes } = tag;
    if (closing) {
      if (open.get(name)) {
        for (let last = ''; last !== name; ) last = pop();
        // The start tag was left out only if it stood beyond the limit.
        if (stack.length >= LIMIT) replace(at, end, BREAKING.has(name) ? '<br><br>' : '');
      }
    } else if (name) {
      const closes = CLOSES.get(name);
      while (closes && stack.length && closes.has(stack.at(-1)!)) pop();
      if (!VOID.has(name)) {
        if (stack.length >= LIMIT) replace(at, end, BREAKING.has(name) ? '<br><br>' : '');
        else if (attributes > ATTRIBUTES) replace(at, end, `<${name}>`);
        stack.push(name);
        open.set(name, (open.get(name) ?? 0) + 1);
      } else if (attributes > ATTRIBUTES) replace(at, end, `<${name}>`);
    }
    at = end;
    if (!closing && RAW.has(name)) {
      at = rawEnd(html, name, end);
      if (at < 0) break;
    }
  }
  return kept === 0 ? html : out.join('') + html.slice(kept);
}

interface Tag {
  /** In lower case; empty for comments, declarations and a bare "<". */
  readonly name: string;
  readonly closing: boolean;
  readonly end: number;
  readonly attributes: number;
}

/** The tag, comment or declaration at `at`; null where it never ends. */
function readTag(html: string, at: number): Tag | null {
  const none = { name: '', closing: false, attributes: 0 };
  const until = (mark: string, from: number): Tag | null => {
    const end = html.indexOf(mark, from);
    return end < 0 ? null : { ...none, end: end + mark.length };
  };
  if (html.startsWith('!--', at + 1)) return until('-->', at + 4);
  const next = html[at + 1];
  if (next === '!' || next === '?') return until('>', at + 2);
  const closing = next === '/';
  const from = at + (closing ? 2 : 1);
  const name = /^[a-z][^\s/>]{0,60}/i.exec(html.slice(from, from + 62))?.[0];
  if (!name) return { ...none, end: at + 1 };
  let attributes = 0;
  let blank = true;
  let valued = false;
  for (let i = from + name.length; i < html.length; i++) {
    const c = html.charCodeAt(i);
    if (c === 62) return { name: name.toLowerCase(), closing, end: i + 1, attributes };
    if (c === 32 || (c >= 9 && c <= 13) || c === 47) {
      blank = true;
      continue;
    }
    if ((c === 34 || c === 39) && valued) {
      i = html.indexOf(html[i]!, i + 1);
      if (i < 0) return null;
      valued = false;
      blank = true;
      continue;
    }
    if (c === 61) valued = true;
    else {
      if (blank && !valued) attributes++;
      valued = false;
    }
    blank = false;
  }
  return null;
}

/** Where the text of a raw element ends, or -1. */
function rawEnd(html: string, name: string, from: number): number {
  for (let at = html.indexOf('</', from); at >= 0; at = html.indexOf('</', at + 2)) {
    if (html.slice(at + 2, at + 2 + name.length).toLowerCase() === name) return at;
  }
  return -1;
}
