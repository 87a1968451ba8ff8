/** A piece of text on a page, as a PDF draws it: its left edge and baseline in points from the lower left corner. */
export interface PdfPiece {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Of the letters. */
  readonly height: number;
  /** True where the file says that a line ends here. */
  readonly ends: boolean;
}

interface Line {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly height: number;
  readonly page: number;
}

/** What is left of the pages as text. */
export interface PdfText {
  /** Paragraphs, joined by one empty line. */
  readonly text: string;
  /** Page numbers, and lines at the same height of most pages, that were left out. */
  readonly dropped: number;
}

/** Pieces on one baseline as lines, in the order of the file. */
function linesOf(pieces: readonly PdfPiece[], page: number): Line[] {
  const lines: Line[] = [];
  let isOver = true;
  for (const p of pieces) {
    const line = lines.at(-1);
    if (line && !isOver && Math.abs(p.y - line.y) < 0.5 * Math.max(p.height, line.height)) {
      const gap = p.x - line.right;
      const isApart =
        gap > 0.15 * Math.max(p.height, line.height) && !line.text.endsWith(' ') && !p.text.startsWith(' ');
      lines[lines.length - 1] = {
        ...line,
        text: line.text + (isApart ? ' ' : '') + p.text,
        right: Math.max(line.right, p.x + p.width),
        height: Math.max(line.height, p.height),
      };
    } else lines.push({ text: p.text, left: p.x, right: p.x + p.width, y: p.y, height: p.height, page });
    isOver = p.ends;
  }
  return lines.map((l) => ({ ...l, text: l.text.replace(/\s+/g, ' ').trim() })).filter((l) => l.text !== '');
}

/** The same words at the same height, digits aside, so that "Page 3" and "Page 4" are one. */
const placeOf = (line: Line): string => `${Math.round(line.y / 4)} ${line.text.replace(/\d+/g, '#').slice(0, 80)}`;

/** Lines without running heads, running feet and page numbers. */
function withoutFurniture(lines: readonly Line[], pages: number): readonly Line[] {
  const seen = new Map<string, Set<number>>();
  for (const line of lines) {
    const place = placeOf(line);
    seen.set(place, (seen.get(place) ?? new Set()).add(line.page));
  }
  const most = Math.max(3, pages / 2);
  return lines.filter((l, i) => {
    if ((seen.get(placeOf(l))?.size ?? 0) >= most) return false;
    const isEdge = lines[i - 1]?.page !== l.page || lines[i + 1]?.page !== l.page;
    return !(pages > 1 && isEdge && /^(?:page )?[-–—|\s]*\d{1,4}(?: (?:of|\/) \d{1,4})?[-–—|\s]*$/i.test(l.text));
  });
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

const ENDS = /[.!?:…]["'”’)\]]*$/;
const isLower = (text: string): boolean => /^["'“‘(]?\p{Ll}/u.test(text);

/** How the lines of this file are set: what is usual for most of them. */
interface Setting {
  readonly leading: number;
  readonly right: number;
}

function settingOf(lines: readonly Line[]): Setting {
  const steps = lines.flatMap((l, i) => {
    const before = lines[i - 1];
    const step = before && before.page === l.page ? before.y - l.y : 0;
    return step > 0 && step < 4 * l.height ? [step] : [];
  });
  // The edge that a full line reaches: nine of ten lines end before it.
  const edges = lines.map((l) => l.right).toSorted((a, b) => a - b);
  return { leading: median(steps), right: edges[Math.floor(edges.length * 0.9)] ?? 0 };
}

/** Whether `line` begins a paragraph, seen from the line before it and the left edge of that line's paragraph. */
function begins(before: Line, line: Line, left: number, { leading, right }: Setting): boolean {
  const step = before.y - line.y;
  // A new page or column: only a sentence that is not over goes on there.
  if (before.page !== line.page || step <= 0) return ENDS.test(before.text) || !isLower(line.text);
  if (Math.abs(before.height - line.height) > 0.15 * before.height) return true;
  if (step > 1.35 * leading) return true;
  if (line.left - left > 0.8 * line.height && line.left - before.left > 0.8 * line.height) return true;
  return ENDS.test(before.text) && before.right < right - 0.12 * (right - before.left) && !isLower(line.text);
}

/** Words that stand with a hyphen within a line: such a hyphen stays at the end of a line too. */
const compoundsOf = (lines: readonly Line[]): ReadonlySet<string> =>
  new Set(lines.flatMap((l) => l.text.toLowerCase().match(/(?<!\p{L})\p{L}+-\p{L}+/gu) ?? []));

function joined(text: string, next: string, compounds: ReadonlySet<string>): string {
  if (text.endsWith('\u00ad')) return text.slice(0, -1) + next;
  const head = /(?<!\p{L})\p{L}+[-\u2010]$/u.exec(text.slice(-60))?.[0];
  const tail = /^\p{Ll}+/u.exec(next)?.[0];
  if (head === undefined || tail === undefined) return /\p{L}-$/u.test(text) ? text + next : `${text} ${next}`;
  const stays = compounds.has(`${head.slice(0, -1)}-${tail}`.toLowerCase());
  return (stays ? text : text.slice(0, -1)) + next;
}

/**
 * The text of the pages: pieces to lines, lines to paragraphs (by leading, indent, short last lines and the size of letters),
 * words that were parted at a line's end joined again, running heads and page numbers left out. Linear but for sorting.
 */
export function pdfText(pages: readonly (readonly PdfPiece[])[]): PdfText {
  const all = pages.flatMap((pieces, page) => linesOf(pieces, page));
  const lines = withoutFurniture(all, pages.length);
  const setting = settingOf(lines);
  const compounds = compoundsOf(lines);
  const paragraphs: string[] = [];
  let left = 0;
  for (const [i, line] of lines.entries()) {
    const before = lines[i - 1];
    if (before && !begins(before, line, left, setting)) {
      paragraphs.push(joined(paragraphs.pop() ?? '', line.text, compounds));
      left = Math.min(left, line.left);
    } else {
      paragraphs.push(line.text);
      left = line.left;
    }
  }
  return { text: paragraphs.map((p) => p.replaceAll('\u00ad', '')).join('\n\n'), dropped: all.length - lines.length };
}
