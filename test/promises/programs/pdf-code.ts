/**
 * Reads a PDF file with a font whose letters are drawn in a colour that a PostScript function works out: a reader that may make
 * such functions into code does so, and so does one with the fault of CVE-2024-4367 with a font's matrix. Prints the text.
 */
import { readPdf } from '../../../src/read/pdf-node.ts';

const streamOf = (dict: string, body: string): string =>
  `<< ${dict} /Length ${body.length} >>\nstream\n${body}\nendstream`;
const OBJECTS = [
  '<< /Type /Catalog /Pages 2 0 R >>',
  '<< /Type /Pages /Count 1 /Kids [5 0 R] >>',
  '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /FontMatrix [1 0 0 1 0 (0\\); process.exit\\(7\\)//)] >>',
  '<< /Type /Font /Subtype /Type3 /FontBBox [0 0 10 10] /FontMatrix [0.1 0 0 0.1 0 0] /FirstChar 65 /LastChar 65 /Widths [10] /CharProcs << /A 7 0 R >> /Encoding << /Type /Encoding /Differences [65 /A] >> /Resources << /ColorSpace << /Cs 8 0 R >> >> >>',
  '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R /F3 4 0 R >> >> /Contents 6 0 R >>',
  streamOf(
    '',
    'BT /F1 11 Tf 1 0 0 1 72 700 Tm (The mayor said that the harbour is safe.) Tj ET BT /F3 11 Tf 1 0 0 1 72 600 Tm (A) Tj ET',
  ),
  streamOf('', '10 0 d0 /Cs cs 0.5 scn 0 0 10 10 re f'),
  '[/Separation /Spot /DeviceRGB 9 0 R]',
  streamOf('/FunctionType 4 /Domain [0 1] /Range [0 1 0 1 0 1]', '{ 0.5 mul dup dup }'),
];

let file = '%PDF-1.4\n';
const places = OBJECTS.map((body, i) => {
  const place = file.length;
  file += `${i + 1} 0 obj\n${body}\nendobj\n`;
  return place;
});
const rows = places.map((p) => `${String(p).padStart(10, '0')} 00000 n \n`).join('');
const size = OBJECTS.length + 1;
file += `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;

const { text } = await readPdf(Buffer.from(file, 'latin1'));
console.log(JSON.stringify({ text }));
