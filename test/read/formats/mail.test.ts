import { describe, expect, test } from 'vitest';
import { readMail } from '../../../src/read/mail-node.ts';
import { randomFrom, seedOf } from '../../random.ts';

const HEAD = `From: =?utf-8?q?Norvale_Harbour_Authority?= <press@norvale.example>
To: desk@post.example
Subject: =?utf-8?b?SGFyYm91ciDigJxjbG9zZWTigJ0=?=
Date: Sat, 14 Mar 2026 09:00:00 +0200
Message-ID: <1@norvale.example>
MIME-Version: 1.0
`;
const BOTH = `${HEAD}Content-Type: multipart/alternative; boundary="b"

--b
Content-Type: text/plain; charset=windows-1252
Content-Transfer-Encoding: quoted-printable

=93The harbour is safe,=94 the mayor said.
--b
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: base64

${Buffer.from('<p>“The harbour is safe,” the mayor said.</p>').toString('base64')}
--b
Content-Type: application/octet-stream
Content-Disposition: attachment; filename="a.bin"
Content-Transfer-Encoding: base64

AAAA
--b--
`;
const bytes = (mail: string): Buffer => Buffer.from(mail.replaceAll('\n', '\r\n'), 'latin1');

describe('mail', () => {
  test('subject, sender, date with its offset, both parts in their charsets', async () => {
    expect(await readMail(bytes(BOTH))).toEqual({
      subject: 'Harbour “closed”',
      from: 'Norvale Harbour Authority',
      published: '2026-03-14T09:00:00+02:00',
      html: '<p>“The harbour is safe,” the mayor said.</p>',
      text: '“The harbour is safe,” the mayor said.',
    });
  });

  test('a plain mail has no HTML, and none is made', async () => {
    const mail = await readMail(bytes(`${HEAD}Content-Type: text/plain\n\nSee http://a.example now.\n`));
    expect([mail.html, mail.text?.trim()]).toEqual([null, 'See http://a.example now.']);
  });

  test('nothing to read, and too much', async () => {
    await expect(readMail(bytes(`${HEAD}\n`))).rejects.toMatchObject({ code: 'no-text' });
    await expect(readMail(bytes(BOTH), { bytes: 100 })).rejects.toMatchObject({ code: 'too-large' });
  });

  test.each([
    [
      '3,000 nested parts',
      [...Array(3000).keys()].map((i) => `Content-Type: multipart/mixed; boundary="b${i}"\n\n--b${i}\n`).join(''),
    ],
    ['200,000 header lines', `${'X-A: b\n'.repeat(200_000)}\ntext`],
    ['a header of 5 MB', `X-A: ${'=?utf-8?q?a?= '.repeat(350_000)}\n\ntext`],
    [
      '20,000 parts',
      `Content-Type: multipart/mixed; boundary="b"\n\n${'--b\nContent-Type: text/plain\n\na\n'.repeat(20_000)}--b--\n`,
    ],
    ['HTML of 4 MB', `Content-Type: text/html\n\n${'<div>'.repeat(800_000)}`],
  ])('%s end in time', async (_name, mail) => {
    const began = Date.now();
    await readMail(bytes(HEAD + mail)).catch((error: unknown) => expect(error).toMatchObject({ name: 'Failure' }));
    expect(Date.now() - began).toBeLessThan(10_000);
  });

  test('300 mutated mails: read or refused, and the process lives', async () => {
    const roll = randomFrom(seedOf('mails', 42));
    const whole = bytes(BOTH);
    let read = 0;
    for (let i = 0; i < 300; i++) {
      const mail = Buffer.from(whole);
      for (let n = Math.ceil(roll() * 20); n > 0; n--) {
        const at = Math.floor(roll() * mail.length);
        if (roll() < 0.6) mail[at] = Math.floor(roll() * 256);
        else mail.copy(mail, at, Math.floor(roll() * mail.length));
      }
      try {
        const { text, html } = await readMail(mail, { timeMs: 5000 });
        expect(text ?? html).not.toBeNull();
        read++;
      } catch (error) {
        expect(error).toMatchObject({ name: 'Failure' });
      }
    }
    console.log(`mutated mails: ${read} of 300 read`);
    expect(read).toBeGreaterThan(100);
  }, 120_000);
});
