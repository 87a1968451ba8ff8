/** A section of the site: pages by their file, in reading order. */
export interface Section {
  readonly title: string;
  readonly pages: readonly string[];
}

/** What the contents show. Pages that are not here are reached from one of these: rules of the lint, decisions, commands. */
export const SECTIONS: readonly Section[] = [
  { title: 'Start', pages: ['index.html', 'install.html', 'first-article.html', 'tour.html'] },
  {
    title: 'Read',
    pages: [
      'read.html',
      'extension.html',
      'compare.html',
      'bulk.html',
      'furniture.html',
      'constructions.html',
      'standards.html',
    ],
  },
  {
    title: 'Link',
    pages: [
      'link.html',
      'stories.html',
      'linking.html',
      'origins.html',
      'ledger-store.html',
      'postgres.html',
      'tenants.html',
      'workers.html',
      'scale.html',
      'tables.html',
    ],
  },
  { title: 'Lint', pages: ['lint.html'] },
  { title: 'Digest', pages: ['digest.html'] },
  { title: 'Watch', pages: ['watch.html'] },
  {
    title: 'Embed',
    pages: [
      'embed.html',
      'library.html',
      'rest.html',
      'mcp.html',
      'python.html',
      'editors.html',
      'web.html',
      'element.html',
    ],
  },
  { title: 'How it works', pages: ['how-it-works.html', 'security.html', 'src/index.html'] },
  { title: 'How often it is wrong', pages: ['how-often-it-is-wrong.html', 'annotation.html'] },
  {
    title: 'Reference',
    pages: [
      'reference/commands/index.html',
      'reference/api/index.html',
      'reference/rest.html',
      'glossary.html',
      'decisions/index.html',
    ],
  },
  { title: 'Change it', pages: ['how-to-add.html', 'CONTRIBUTING.html', 'CHANGELOG.html'] },
];
