// Every command line of the documentation, those too that differ from one before only in what they are asked of.
process.env.HEARSAY_EVERY_LINE = '1';
await import('../docs/snippets.test.ts');

export {};
