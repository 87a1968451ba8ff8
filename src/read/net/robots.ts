/** One line of robots.txt: whether paths that fit the pattern may be fetched. */
export interface RobotsRule {
  readonly allow: boolean;
  /** A path prefix; `*` stands for anything, `$` at the end for the end. */
  readonly pattern: string;
}

/** The rules that hold for one agent, as written. */
export type Robots = readonly RobotsRule[];

export const ALLOW_ALL: Robots = [];
export const DISALLOW_ALL: Robots = [{ allow: false, pattern: '/' }];

/** RFC 9309 asks for at least 500 KiB; what follows is not read. */
export const ROBOTS_BYTES = 512 * 1024;
const MAX_RULES = 5_000;
const MAX_PATTERN = 2_000;

/** Percent signs with upper-case digits and the rest of the bytes encoded, so that both sides are compared in one form. */
function plain(path: string): string {
  try {
    return encodeURI(decodeURI(path)).replace(/%[0-9a-f]{2}/gi, (m) => m.toUpperCase());
  } catch {
    return path;
  }
}

/** The name of a product without its version and what follows. */
const product = (agent: string): string => (/^[^/\s(;]*/.exec(agent)?.[0] ?? '').toLowerCase();

/**
 * The rules of a robots.txt for `agent` (its product name, any letter case; a version behind it is passed over, on both sides): those of the groups that name it, else those of `*`
 * (RFC 9309). Lines that make no sense are left out. Linear in the text.
 */
export function parseRobots(text: string, agent: string): Robots {
  const name = product(agent);
  const own: RobotsRule[] = [];
  const rest: RobotsRule[] = [];
  let named = false;
  let targets: RobotsRule[][] = [];
  let inAgents = false;
  for (const raw of text.split(/\r\n|\r|\n/)) {
    const line = (raw.includes('#') ? raw.slice(0, raw.indexOf('#')) : raw).trim();
    const colon = line.indexOf(':');
    if (colon < 0) continue;
    const key = line.slice(0, colon).trim().toLowerCase();
    const value = line.slice(colon + 1).trim();
    if (key === 'user-agent') {
      if (!inAgents) targets = [];
      inAgents = true;
      if (value === '*') targets.push(rest);
      else if (product(value) === name) {
        targets.push(own);
        named = true;
      }
    } else if (key === 'allow' || key === 'disallow') {
      inAgents = false;
      if (value === '' || value.length > MAX_PATTERN) continue;
      for (const rules of targets) {
        if (rules.length < MAX_RULES) rules.push({ allow: key === 'allow', pattern: plain(value) });
      }
    }
  }
  return named ? own : rest;
}

/** Whether `pattern` fits the start of `path`. The pieces between stars are searched from left to right, so nothing backtracks. */
function fits(pattern: string, path: string): boolean {
  const toEnd = pattern.endsWith('$');
  const pieces = (toEnd ? pattern.slice(0, -1) : pattern).split('*');
  const [first = '', ...later] = pieces;
  if (!path.startsWith(first)) return false;
  let at = first.length;
  for (const [i, piece] of later.entries()) {
    if (toEnd && i === later.length - 1) return path.length - piece.length >= at && path.endsWith(piece);
    const found = path.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return !toEnd || at === path.length;
}

/** Whether the rules let `url` be fetched: the longest pattern that fits decides, `allow` wins a tie (RFC 9309). */
export function mayFetch(robots: Robots, url: URL): boolean {
  const path = plain(url.pathname + url.search);
  if (path === '/robots.txt') return true;
  let best: RobotsRule | null = null;
  for (const rule of robots) {
    const longer = rule.pattern.length - (best?.pattern.length ?? -1);
    if (longer < 0 || (longer === 0 && !rule.allow)) continue;
    if (fits(rule.pattern, path)) best = rule;
  }
  return best?.allow ?? true;
}
