import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import {
  type CodeAction,
  CodeActionRequest,
  type Diagnostic,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type DocumentSymbol,
  DocumentSymbolRequest,
  ExecuteCommandRequest,
  type Hover,
  HoverRequest,
  InlayHintRequest,
  LSPErrorCodes,
  type Range,
  type SemanticTokens,
  type SemanticTokensDelta,
  SemanticTokensDeltaRequest,
  SemanticTokensRequest,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { pageOf } from '../../src/lint/page.ts';
import { RULES } from '../../src/lint/rules.ts';
import { Editor } from './editor.ts';

const DRAFT = `# The bridge is closed

🚋 Mayor Ada Lund claimed that the bridge was safe, Agency Vell reports.

Sources said at least 17 boats were **lost**, which the
roads office denied.

Nobody counted the 40 trams.
`;

const folder = mkdtempSync(join(tmpdir(), 'hearsay-lsp-'));
const config = join(folder, 'hearsay.config.json');
let editor: Editor;
let n = 0;
beforeAll(async () => {
  editor = await Editor.start({ initializationOptions: { pause: 5 } });
});
afterEach(() => rmSync(config, { force: true }));
afterAll(async () => {
  expect(await editor.stop()).toBe(0);
  rmSync(folder, { recursive: true });
});

/** A draft of its own, opened. */
async function opened(text: string): Promise<string> {
  const uri = pathToFileURL(join(folder, `draft-${++n}.md`)).href;
  await editor.open(uri, text);
  return uri;
}
const wordsAt = (uri: string, { start, end }: Range): string => editor.document(uri).getText({ start, end });
const placeOf = (uri: string, words: string) => {
  const at = editor.document(uri).getText().indexOf(words);
  return editor.document(uri).positionAt(at + 1);
};
const rangeOf = (uri: string, words: string): Range => {
  const document = editor.document(uri);
  const at = document.getText().indexOf(words);
  return { start: document.positionAt(at), end: document.positionAt(at + words.length) };
};
const told = (list: readonly Diagnostic[], uri: string) =>
  list.map((d) => `${d.severity} ${d.code}: ${wordsAt(uri, d.range)}`);

test('findings are diagnostics with rule, level, words and the page of the rule', async () => {
  const uri = await opened(DRAFT);
  const found = await editor.diagnostics(uri);
  expect(told(found, uri)).toEqual(['2 loaded-verb: claimed', '2 vague-sources: Sources']);
  for (const { code, codeDescription, source } of found) {
    const page = readFileSync(fileURLToPath(codeDescription!.href), 'utf8');
    expect([source, page]).toEqual(['hearsay', pageOf(RULES.find((r) => r.id === code)!)]);
  }
});

test('settings of the house hold as soon as they change, and a mistake in them is told in one line', async () => {
  writeFileSync(config, '{"lint": {"rules": {"loaded-verb": "error", "vague-sources": "off"}}}');
  const uri = await opened(DRAFT);
  expect(told(await editor.diagnostics(uri), uri)).toEqual(['1 loaded-verb: claimed']);
  const changed = async (text: string): Promise<Diagnostic[]> => {
    writeFileSync(config, text);
    editor.forget(uri);
    await editor.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes: [] });
    return editor.diagnostics(uri);
  };
  expect(told(await changed('{"lint": {"allowed": ["claimed"]}}'), uri)).toEqual(['2 vague-sources: Sources']);
  const [mistake, ...more] = await changed('{"lint": {"rules": {"loaded-verb": "loud"}}}');
  expect(more).toEqual([]);
  expect(mistake).toMatchObject({ severity: 1, code: 'config', range: { start: { line: 0, character: 0 } } });
  expect(mistake!.message).toBe(
    `${config}: bad value at lint.rules.loaded-verb: "loud": allowed: error, warning, info, off`,
  );
});

test('another language is told, and a text without words is not', async () => {
  const german = await opened(
    `${'Der Bürgermeister sagte, dass die Brücke nicht sicher ist und die Bahn nicht fährt. '.repeat(9)}\n`,
  );
  expect(await editor.diagnostics(german)).toMatchObject([{ code: 'language-unsupported' }]);
  expect(await editor.diagnostics(await opened('  \n'))).toEqual([]);
});

/** The quick fixes at some words by their titles. */
async function actions(uri: string, words: string): Promise<ReadonlyMap<string, CodeAction>> {
  const list = await editor.connection.sendRequest(CodeActionRequest.type, {
    textDocument: { uri },
    range: rangeOf(uri, words),
    context: { diagnostics: [], only: ['quickfix'] },
  });
  return new Map((list as CodeAction[]).map((a) => [a.title, a]));
}

/** Makes the changes of an action in the client. */
async function apply(uri: string, { edit }: CodeAction): Promise<void> {
  const backwards = [...edit!.changes![uri]!].sort(
    (a, b) => b.range.start.line - a.range.start.line || b.range.start.character - a.range.start.character,
  );
  await editor.edit(uri, ...backwards.map(({ range, newText }) => ({ range, text: newText })));
}

test('a certain fix is a preferred action, alone and for the whole file', async () => {
  const uri = await opened(DRAFT);
  const fix = (await actions(uri, 'claimed')).get('Write "said"')!;
  expect(fix).toMatchObject({ kind: 'quickfix', isPreferred: true, diagnostics: [{ code: 'loaded-verb' }] });
  await apply(uri, fix);
  expect(told(await editor.diagnostics(uri), uri)).toEqual(['2 vague-sources: Sources']);
  const all = await opened(DRAFT + DRAFT.slice(DRAFT.indexOf('🚋')));
  const [mend, ...more] = (await editor.connection.sendRequest(CodeActionRequest.type, {
    textDocument: { uri: all },
    range: rangeOf(all, 'Nobody'),
    context: { diagnostics: [], only: ['source.fixAll'] },
  })) as CodeAction[];
  expect([mend!.kind, more]).toEqual(['source.fixAll.hearsay', []]);
  await apply(all, mend!);
  expect(editor.document(all).getText()).not.toContain('claimed');
});

test.each([
  ['a draft', DRAFT],
  ['lines that end as on Windows', DRAFT.replaceAll('\n', '\r\n')],
  [
    'front matter, and rules that are switched on again',
    `---\ntitle: A bridge\n---\n\n<!-- hearsay-off scare-quotes -->\n${DRAFT.replace('Sources', '<!-- hearsay-on -->\n\nSources')}`,
  ],
  ['a byte-order mark', `\ufeff${DRAFT}`],
])('a rule is switched off for a line and for a file by comments: %s', async (_, text) => {
  const before = await opened(text);
  const others = told(await editor.diagnostics(before), before).filter((d) => !d.includes('vague-sources'));
  expect(others).toEqual(['2 loaded-verb: claimed']);
  for (const place of ['line', 'file']) {
    const uri = await opened(text);
    const off = (await actions(uri, 'Sources')).get(`Switch vague-sources off in this ${place}`)!;
    await apply(uri, off);
    expect(told(await editor.diagnostics(uri), uri), place).toEqual(others);
  }
});

test('a rule is explained by its page', async () => {
  const uri = await opened(DRAFT);
  const { command } = (await actions(uri, 'Sources')).get('Explain vague-sources')!;
  await editor.connection.sendRequest(ExecuteCommandRequest.type, command!);
  expect(fileURLToPath(editor.shown.at(-1)!)).toMatch(/docs[\\/]lint[\\/]vague-sources\.md$/);
  await expect(
    editor.connection.sendRequest(ExecuteCommandRequest.type, { command: 'hearsay.explain', arguments: ['loud'] }),
  ).rejects.toThrow('there is no rule "loud"');
});

/** Tokens in words: `source named asserts: Mayor Ada Lund`. */
function tokensOf(uri: string, data: readonly number[]): readonly string[] {
  const { legend } = editor.initialized.capabilities.semanticTokensProvider!;
  let [line, character, end] = [0, 0, 0];
  const out: string[] = [];
  for (let i = 0; i < data.length; i += 5) {
    const [down, right, length, type, bits] = data.slice(i, i + 5) as [number, number, number, number, number];
    character = down ? right : character + right;
    end = down ? 0 : end;
    line += down;
    expect(character).toBeGreaterThanOrEqual(end);
    end = character + length;
    const words = wordsAt(uri, { start: { line, character }, end: { line, character: end } });
    expect(words).toHaveLength(length);
    const modifiers = legend.tokenModifiers.filter((_, k) => bits & (1 << k));
    out.push(`${legend.tokenTypes[type]} ${modifiers.join(' ')}: ${words}`);
  }
  return out;
}

test('sources, cues and contents are tokens, and what changes in them is told alone', async () => {
  const uri = await opened(DRAFT);
  const textDocument = { uri };
  const first = (await editor.connection.sendRequest(SemanticTokensRequest.type, { textDocument })) as SemanticTokens;
  const tokens = tokensOf(uri, first.data);
  expect(tokens).toContain('source named asserts: Mayor Ada Lund');
  expect(tokens).toContain('cue named asserts: claimed');
  expect(tokens).toContain('source named asserts: Agency Vell');
  expect(tokens).toContain('source anonymous asserts: Sources');
  expect(tokens.some((t) => t.startsWith('content anonymous asserts: at least 17 boats'))).toBe(true);
  expect(tokens.join('\n')).not.toContain('*');
  const place = placeOf(uri, 'safe');
  await editor.edit(uri, { range: { start: place, end: place }, text: 'oo' });
  const previousResultId = first.resultId!;
  const delta = (await editor.connection.sendRequest(SemanticTokensDeltaRequest.type, {
    textDocument,
    previousResultId,
  })) as SemanticTokensDelta;
  const data = [...first.data];
  for (const { start, deleteCount, data: put = [] } of [...delta.edits].reverse())
    data.splice(start, deleteCount, ...put);
  const whole = (await editor.connection.sendRequest(SemanticTokensRequest.type, { textDocument })) as SemanticTokens;
  expect(data).toEqual(whole.data);
  expect(delta.edits.flatMap((e) => e.data ?? []).length).toBeLessThan(whole.data.length);
});

const hover = (uri: string, words: string): Promise<Hover | null> =>
  editor.connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position: placeOf(uri, words) });

test('a hover tells who says it, through whom, with grade, act and stance, and the figure with its hedge', async () => {
  const uri = await opened(DRAFT);
  const claimed = await hover(uri, 'bridge was safe');
  expect(claimed!.contents).toEqual({
    kind: 'markdown',
    value: [
      '**Ada Lund** · claimed  \nnamed · allege · asserts',
      'according to **Agency Vell** · reports  \nnamed · say · asserts',
      '1 hand',
    ].join('\n\n'),
  });
  expect(wordsAt(uri, claimed!.range!)).toContain('bridge was safe');
  const figure = await hover(uri, '17 boats');
  expect(figure!.contents).toMatchObject({
    value: expect.stringMatching(/^\*\*≥ 17\*\* boats.* · at least\n\n\*\*Sources\*\*/),
  });
  expect(await hover(uri, 'Nobody counted')).toBe(null);
  expect((await hover(uri, '40 trams'))!.contents).toMatchObject({
    value: expect.stringContaining("in the draft's own voice"),
  });
});

test("words of a draft are shown by a hover as they are, and never as Markdown's own", async () => {
  const uri = await opened('The [Vell](http://evil.example) `office` <b>chief</b> Ada *Lund* said that it was safe.\n');
  const { value } = (await hover(uri, 'safe'))!.contents as { value: string };
  expect(value).toContain('said');
  expect(value.replace(/\\./g, '')).not.toMatch(/[<`[]/);
});

test('the outline has the sources with what each says, every part within the whole', async () => {
  const uri = await opened(DRAFT);
  const list = (await editor.connection.sendRequest(DocumentSymbolRequest.type, {
    textDocument: { uri },
  })) as DocumentSymbol[];
  expect(list.map((s) => `${s.name} (${s.detail})`)).toContain('Ada Lund (named)');
  const lund = list.find((s) => s.name === 'Ada Lund')!;
  expect(lund.children!.map((c) => `${c.name} | ${c.detail}`)).toEqual([
    'that the bridge was safe | claimed · asserts',
  ]);
  const document = editor.document(uri);
  const isWithin = (outer: Range, inner: Range): boolean =>
    document.offsetAt(outer.start) <= document.offsetAt(inner.start) &&
    document.offsetAt(inner.end) <= document.offsetAt(outer.end);
  for (const symbol of list) {
    expect(symbol.children!.length).toBeGreaterThan(0);
    for (const s of [symbol, ...symbol.children!]) {
      expect(isWithin(s.range, s.selectionRange)).toBe(true);
      expect(isWithin(symbol.range, s.range)).toBe(true);
    }
  }
});

test('grades stand behind sources until they are switched off; a bad setting is told', async () => {
  const uri = await opened(DRAFT);
  const whole = { start: { line: 0, character: 0 }, end: editor.document(uri).positionAt(1e6) };
  const inlays = async (range: Range): Promise<readonly string[]> =>
    (await editor.connection.sendRequest(InlayHintRequest.type, { textDocument: { uri }, range }))!.map(
      ({ position, label }) =>
        `${label} ${wordsAt(uri, { start: { line: position.line, character: 0 }, end: position })}`,
    );
  expect(await inlays(whole)).toEqual(expect.arrayContaining(['named 🚋 Mayor Ada Lund', 'anonymous Sources']));
  expect(await inlays(rangeOf(uri, 'Sources'))).toEqual(['anonymous Sources']);
  const set = (settings: unknown) =>
    editor.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: { hearsay: settings } });
  await set({ inlayHints: false, pause: 5 });
  expect(await inlays(whole)).toEqual([]);
  await set({ inlayHints: 'no', pause: 5 });
  await editor.until(() => editor.messages.length > 0);
  expect(editor.messages).toEqual(['hearsay: bad setting hearsay.inlayHints: "no": give true or false']);
  expect(await inlays(whole)).not.toEqual([]);
});

test('settings are asked for where the client answers', async () => {
  const asking = await Editor.start({ configuration: () => ({ inlayHints: false, engine: 'rules' }) });
  await asking.open('untitled:one', DRAFT);
  await asking.diagnostics('untitled:one');
  const textDocument = { uri: 'untitled:one' };
  const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
  expect(await asking.connection.sendRequest(InlayHintRequest.type, { textDocument, range })).toEqual([]);
  expect(await asking.stop()).toBe(0);
});

test('a client that refuses what it is asked is served on', async () => {
  const refusing = await Editor.start({
    configuration: () => {
      throw new Error('no');
    },
    capabilities: { workspace: { configuration: true, inlayHint: { refreshSupport: true } } },
    initializationOptions: { inlayHints: false },
  });
  await refusing.open('untitled:one', DRAFT);
  expect(await refusing.diagnostics('untitled:one')).toHaveLength(2);
  expect(await refusing.stop()).toBe(0);
});

test('an answer on a text that changes meanwhile is called off, and the newest version alone is told', async () => {
  const uri = await opened(DRAFT);
  await editor.diagnostics(uri);
  const pause = (ms: number) =>
    editor.connection.sendNotification(DidChangeConfigurationNotification.type, {
      settings: { hearsay: { pause: ms } },
    });
  // Long enough for a busy machine to hear the next keystroke.
  await pause(1_500);
  const place = placeOf(uri, 'Nobody');
  const answers: Promise<unknown>[] = [];
  const sent: Promise<void>[] = [];
  for (const text of 'abcdefghij') {
    sent.push(editor.edit(uri, { range: { start: place, end: place }, text }));
    answers.push(hover(uri, 'bridge was safe').catch((e) => e.code));
  }
  await Promise.all(sent);
  const [last, ...before] = (await Promise.all(answers)).reverse();
  expect(before).toEqual(before.map(() => LSPErrorCodes.ContentModified));
  expect(last).toMatchObject({ contents: { kind: 'markdown' } });
  await pause(5);
  expect(told(await editor.diagnostics(uri), uri)).toEqual(['2 loaded-verb: claimed', '2 vague-sources: Sources']);
});

test('what is too long to be read while it is written says so, and a closed document has no findings', async () => {
  const long = await opened(`${DRAFT.repeat(2_000)}`);
  expect(await editor.diagnostics(long)).toMatchObject([{ code: 'too-long', severity: 1 }]);
  const uri = await opened(DRAFT);
  await editor.diagnostics(uri);
  editor.forget(uri);
  const { version } = editor.document(uri);
  editor.documents.set(uri, TextDocument.create(uri, 'markdown', version, ''));
  const cleared = editor.diagnostics(uri);
  await editor.close(uri);
  editor.documents.set(uri, TextDocument.create(uri, 'markdown', version, ''));
  expect(await cleared).toEqual([]);
});
