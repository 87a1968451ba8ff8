import { describe, expect, test } from 'vitest';
import { decode } from '../../src/read/decode.ts';

const bytes = (...parts: (string | number)[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((p) => (typeof p === 'number' ? [p] : [...new TextEncoder().encode(p)])));
const utf16 = (text: string, big: boolean): number[] =>
  [...text].flatMap((c) => {
    const code = c.charCodeAt(0);
    return big ? [code >> 8, code & 255] : [code & 255, code >> 8];
  });

/** “Never,” said the mayor’s office – in windows-1252. */
const QUOTES = bytes(
  0x93,
  'Never,',
  0x94,
  ' said the mayor',
  0x92,
  's office ',
  0x96,
  ' ',
  0x91,
  'now',
  0x92,
  ' caf',
  0xe9,
);
const QUOTED = '“Never,” said the mayor’s office – ‘now’ café';

describe('charsets', () => {
  test('a byte-order mark wins, and is no part of the text', () => {
    const text = 'The mayor’s words: “No.”';
    expect(decode(bytes(0xef, 0xbb, 0xbf, text), 'text/plain; charset=windows-1252')).toEqual({
      text,
      charset: 'utf-8',
      notices: [],
    });
    expect(decode(bytes(0xff, 0xfe, ...utf16(text, false)))).toMatchObject({ text, charset: 'utf-16le' });
    expect(decode(bytes(0xfe, 0xff, ...utf16(text, true)))).toMatchObject({ text, charset: 'utf-16be' });
  });

  test('UTF-16 without a mark is told by its empty bytes', () => {
    const text = 'The mayor said no such thing.';
    expect(decode(bytes(...utf16(text, false)))).toMatchObject({ text, charset: 'utf-16le' });
    expect(decode(bytes(...utf16(text, true)))).toMatchObject({ text, charset: 'utf-16be' });
  });

  test('the header, then the page names the charset; iso-8859-1 means windows-1252', () => {
    for (const label of ['windows-1252', 'ISO-8859-1', 'latin1', 'us-ascii', '"cp1252"']) {
      expect(decode(QUOTES, `text/html; charset=${label}`)).toEqual({
        text: QUOTED,
        charset: 'windows-1252',
        notices: [],
      });
    }
    const page = (head: string): Uint8Array => bytes(head, ...QUOTES);
    for (const head of [
      '<!doctype html><meta charset="iso-8859-1">',
      '<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1252">',
      '<?xml version="1.0" encoding="ISO-8859-1"?><html>',
      `<html><!-- ${'x'.repeat(2000)} --><meta charset=latin1>`,
    ]) {
      expect(decode(page(head))).toMatchObject({ text: `${head}${QUOTED}`, charset: 'windows-1252' });
    }
    expect(decode(bytes('<meta charset="iso-8859-1">é'), 'text/html; charset=utf-8').text).toBe(
      '<meta charset="iso-8859-1">é',
    );
  });

  test('a label that is unknown or cannot be is passed over', () => {
    expect(decode(bytes('é'), 'text/html; charset=klingon')).toMatchObject({ text: 'é', charset: 'utf-8' });
    expect(decode(bytes('<meta charset="utf-16">é')).charset).toBe('utf-8');
  });

  test('without a label: UTF-8 where it is well formed, else what detection finds, windows-1252 at last', () => {
    expect(decode(bytes('naïve “words”'))).toMatchObject({ text: 'naïve “words”', charset: 'utf-8', notices: [] });
    expect(decode(QUOTES)).toEqual({ text: QUOTED, charset: 'windows-1252', notices: [] });
    expect(decode(bytes('He paid ', 0x80, '40.'))).toMatchObject({ text: 'He paid €40.', charset: 'windows-1252' });
  });

  test('Shift_JIS and Cyrillic are detected', () => {
    // 日本語の新聞は今日、市長が橋を閉めると言ったと伝えた。
    const japanese = [
      0x93, 0xfa, 0x96, 0x7b, 0x8c, 0xea, 0x82, 0xcc, 0x90, 0x56, 0x95, 0xb7, 0x82, 0xcd, 0x8d, 0xa1, 0x93, 0xfa, 0x81,
      0x41, 0x8e, 0x73, 0x92, 0xb7, 0x82, 0xaa, 0x8b, 0xb4, 0x82, 0xf0, 0x95, 0xc2, 0x82, 0xdf, 0x82, 0xe9, 0x82, 0xc6,
      0x8c, 0xbe, 0x82, 0xc1, 0x82, 0xbd, 0x82, 0xc6, 0x93, 0x60, 0x82, 0xa6, 0x82, 0xbd, 0x81, 0x42,
    ];
    expect(decode(bytes(...japanese))).toMatchObject({
      text: '日本語の新聞は今日、市長が橋を閉めると言ったと伝えた。',
      charset: 'shift_jis',
    });
    const russian = 'Мэр города сказал, что мост закроют до весны, потому что река повредила опоры.';
    const cp1251 = [...russian].map((c) => (c >= 'А' && c <= 'я' ? c.charCodeAt(0) - 0x410 + 0xc0 : c.charCodeAt(0)));
    expect(decode(bytes(...cp1251))).toMatchObject({ text: russian, charset: 'windows-1251' });
  });

  test('damage is shown, with its first place and the count', () => {
    const { text, notices } = decode(bytes('Café: “no', 0xff, '” and ', 0xc3, '( naïve'));
    expect(text).toBe('Café: “no\ufffd” and \ufffd( naïve');
    expect(notices).toEqual([
      {
        code: 'encoding-damaged',
        level: 'warning',
        span: [9, 10],
        message: '2 damaged characters, read as utf-8',
        hint: 'compare with the original, or save the text as UTF-8',
      },
    ]);
    expect(decode(bytes('abc é \ufffd')).notices).toEqual([]);
    const long = 'The mayor said the bridge was closed. '.repeat(4);
    expect(decode(bytes(long, 0xff, 0xfe, 0xc3, '(')).notices[0]).toMatchObject({
      span: [long.length, long.length + 1],
      message: '3 damaged characters, read as utf-8',
    });
  });
});
