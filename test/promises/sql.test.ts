import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

const SOURCE = join(import.meta.dirname, '../../src');
/** What takes SQL. */
const TAKES = new Set(['prepare', 'exec', 'get', 'all', 'column', 'iterate', 'run', 'value', 'pragma']);
const IS_SQL = /^\s*(?:SELECT|INSERT|UPDATE|DELETE|CREATE|DROP|ALTER|WITH|PRAGMA|BEGIN|COMMIT|ROLLBACK|ATTACH)\b/i;

/** A constant, or a parameter that can only be one of a few words of ours. */
function isOurs({ expression }: ts.TemplateSpan): boolean {
  if (!ts.isIdentifier(expression)) return false;
  if (/^[A-Z][A-Z_]*$/.test(expression.text)) return true;
  const isWord = (type: ts.TypeNode | undefined): boolean =>
    type !== undefined && (ts.isUnionTypeNode(type) ? type.types.every(isWord) : ts.isLiteralTypeNode(type));
  for (let node: ts.Node = expression; node; node = node.parent)
    if (ts.isArrowFunction(node) || ts.isFunctionDeclaration(node)) {
      const parameter = node.parameters.find((p) => p.name.getText() === expression.text);
      if (parameter) return isWord(parameter.type);
    }
  return false;
}

test('SQL is written out: nothing is put into it but parameters and our own words', () => {
  const found: string[] = [];
  let written = 0;
  for (const name of readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).sort()) {
    if (!name.endsWith('.ts')) continue;
    const file = ts.createSourceFile(name, readFileSync(join(SOURCE, name), 'utf8'), ts.ScriptTarget.Latest, true);
    const at = (node: ts.Node): string => `${name}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
    const visit = (node: ts.Node): void => {
      if (ts.isTemplateExpression(node) && IS_SQL.test(node.head.text) && !node.templateSpans.every(isOurs))
        found.push(`${at(node)} ${node.head.text}`);
      if (ts.isBinaryExpression(node) && ts.isStringLiteralLike(node.left) && IS_SQL.test(node.left.text))
        found.push(at(node));
      if (
        ts.isCallExpression(node) &&
        ts.isPropertyAccessExpression(node.expression) &&
        TAKES.has(node.expression.name.text)
      ) {
        const [sql] = node.arguments;
        if (sql && ts.isStringLiteralLike(sql) && IS_SQL.test(sql.text)) written++;
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
  }
  expect(found).toEqual([]);
  expect(written).toBeGreaterThan(100);
});
