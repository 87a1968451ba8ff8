import { readFileSync } from 'node:fs';
import { Tokenizer } from '@huggingface/tokenizers';
import { describe, expect, it } from 'vitest';
import { WordPiece } from '../../../src/attribute/model/wordpiece.ts';

const vocabulary = readFileSync(new URL('../../../models/en/vocab.txt', import.meta.url), 'utf8');
const ours = new WordPiece(vocabulary);
const vocab = Object.fromEntries(
  vocabulary
    .trimEnd()
    .split('\n')
    .map((piece, id) => [piece, id]),
);
const reference = new Tokenizer(
  {
    normalizer: {
      type: 'BertNormalizer',
      clean_text: true,
      handle_chinese_chars: true,
      strip_accents: null,
      lowercase: true,
    },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    model: {
      type: 'WordPiece',
      unk_token: '[UNK]',
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
      vocab,
    },
    post_processor: null,
    decoder: null,
    added_tokens: [],
  },
  { tokenizer_class: 'BertTokenizer' },
);

const TEXTS = [
  'The mayor said taxes would rise by 3.5% on Monday.',
  "''It isn't over,'' she didn't say — “not yet” … (he added).",
  'Café naïve Zoë Łódź ﬁne ½ 100² £3 $5 #tag @name a_b x‑y',
  'İstanbul 中文 текст 한국어 हिन्दी 😀 end',
  'zero\u200bwidth soft\u00adhyphen nul\u0000l bad\ufffd tab\tline\u00a0space\u3000wide',
  `long ${'x'.repeat(101)} and ${'ab'.repeat(50)}`,
  '',
];

describe('WordPiece', () => {
  it.each(TEXTS)('gives the ids of the reference tokenizer: %s', (text) => {
    expect(ours.split(text).ids).toEqual(reference.encode(text, { add_special_tokens: false }).ids);
  });

  it('covers every word with touching pieces, in UTF-16 offsets', () => {
    for (const text of TEXTS) {
      const { starts, ends, heads } = ours.split(text);
      starts.forEach((start, i) => {
        expect(ends[i]!).toBeGreaterThanOrEqual(start);
        if (!heads[i]) expect(start).toBe(ends[i - 1]);
        else if (i > 0) expect(start).toBeGreaterThanOrEqual(ends[i - 1]!);
      });
    }
    const text = '😀 Zoë said';
    const { starts, ends } = ours.split(text);
    expect(text.slice(starts.at(-1), ends.at(-1))).toBe('said');
  });

  it('reads a stretch of a text as the text of that stretch', () => {
    const text = 'Before. The mayor said so. After.';
    const part = ours.split(text, 8, 26);
    expect(part.ids).toEqual(ours.split(text.slice(8, 26)).ids);
    expect(part.starts[0]).toBe(8);
  });

  it('refuses a vocabulary without the special pieces', () => {
    expect(() => new WordPiece('a\nb\n')).toThrow('vocabulary without [UNK]');
  });
});
