/** A part of a Markdown page: as much of Markdown as the model card uses. */
export type Block =
  | { readonly kind: 'heading' | 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

/** The sections of a Markdown page whose headings begin with these words, in the order of the page. */
export function blocksOf(markdown: string, sections: readonly string[]): readonly Block[] {
  const out: Block[] = [];
  let isWanted = false;
  for (const part of markdown.split(/\n(?=#{1,3} )|\n{2,}/)) {
    const lines = part.split('\n').filter((l) => l.trim() !== '');
    const heading = /^#{1,3} (.*)$/.exec(lines[0] ?? '');
    if (heading) {
      isWanted = sections.some((s) => heading[1]!.startsWith(s));
      if (isWanted) out.push({ kind: 'heading', text: heading[1]! });
      lines.shift();
    }
    if (!isWanted || !lines.length) continue;
    if (lines[0]!.startsWith('|')) {
      const cells = lines
        .filter((l) => l.startsWith('|') && !/^\|[\s|:-]+\|$/.test(l))
        .map((l) =>
          l
            .slice(1, l.lastIndexOf('|'))
            .split('|')
            .map((x) => x.trim()),
        );
      out.push({ kind: 'table', head: cells[0]!, rows: cells.slice(1) });
    } else if (lines[0]!.startsWith('- ')) {
      const items = lines.join('\n').split(/^- /m).slice(1);
      out.push({ kind: 'list', items: items.map((x) => x.replace(/\s+/g, ' ').trim()) });
    } else out.push({ kind: 'paragraph', text: lines.join(' ') });
  }
  return out;
}
