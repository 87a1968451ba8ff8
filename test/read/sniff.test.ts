import { expect, test } from 'vitest';
import { isBinary, sniffBytes, sniffText } from '../../src/read/sniff.ts';

test('kinds of bytes by their signature', () => {
  const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);
  for (const [bytes, kind] of [
    [ascii('%PDF-1.7\n'), 'pdf'],
    [Uint8Array.of(0x1f, 0x8b, 8, 0), 'gzip'],
    [Uint8Array.of(0x50, 0x4b, 3, 4, 20), 'zip'],
    [Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10), 'image'],
    [Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), 'image'],
    [ascii('WARC/1.1\r\n'), 'warc'],
    [ascii('PK is short for a packed file.'), null],
    [ascii('RIFFs in the party grow, the mayor said. Nobody in the council agreed with him on that.'), null],
    [ascii('The mayor spoke.'), null],
    [new Uint8Array(), null],
  ] as const) {
    expect(sniffBytes(bytes)).toBe(kind);
  }
});

test('kinds of text by what it holds', () => {
  for (const [text, kind] of [
    ['<!doctype html><p>x', 'html'],
    ['\n <!-- saved --> <HTML lang=en>', 'html'],
    ['<p>The mayor spoke.</p>', 'html'],
    ['The mayor spoke.<br>\n<p>Nobody</p><p>listened.</p>', 'html'],
    ['<?xml version="1.0"?><!DOCTYPE html><html>', 'html'],
    ['<?xml version="1.0"?>\n<rss version="2.0">', 'feed'],
    ['<feed xmlns="http://www.w3.org/2005/Atom">', 'feed'],
    ['{"version": "https://jsonfeed.org/version/1.1"}', 'feed'],
    ['<?xml version="1.0"?><note/>', 'xml'],
    ['{"text": "The mayor spoke."}\n{"text": "Nobody listened."}\n', 'jsonl'],
    ['Received: from a\r\n by b\r\nFrom: Ada <a@marl.example>\r\nSubject: Bridge\r\n\r\nHello', 'mail'],
    ['From: the desk\nSubject: the bridge\n\nThe mayor spoke.', 'text'],
    ['# Bridge closed\n\nThe mayor spoke.', 'markdown'],
    ['---\ntitle: Bridge\n---\nThe mayor spoke.', 'markdown'],
    ['The [mayor](https://marl.example) spoke.', 'markdown'],
    ['The mayor [of Marl] (52) spoke of the *bridge*.\n- It is #1.\n', 'text'],
    ['If a < b and c > d, the mayor said.', 'text'],
    ['---\nThe mayor spoke.\n---\n', 'text'],
    ['', 'text'],
  ] as const) {
    expect([text, sniffText(text)]).toEqual([text, kind]);
  }
});

test('control characters make a text binary, a few do not', () => {
  expect(isBinary('\0'.repeat(64))).toBe(true);
  expect(isBinary(`The mayor\0 spoke.${' Nobody listened.'.repeat(20)}`)).toBe(false);
});
