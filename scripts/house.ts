/**
 * Counts of the house, as plans and reviews ask for them: `npx tsx scripts/house.ts`. Of the four stages that read and link (`attribute`, `resolve`, `figures`,
 * `link`): lines, functions with more than 15 branches (McCabe 1976); of all of `src`: lists of English words outside of `rules/` and files that
 * import `rules/en`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { listsIn } from './word-lists.ts';

const SRC = resolve(import.meta.dirname, '../src');
const STAGES = ['attribute', 'resolve', 'figures', 'link'];
const MANY = 15;

const BRANCHES: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.IfStatement,
  ts.SyntaxKind.ConditionalExpression,
  ts.SyntaxKind.ForStatement,
  ts.SyntaxKind.ForInStatement,
  ts.SyntaxKind.ForOfStatement,
  ts.SyntaxKind.WhileStatement,
  ts.SyntaxKind.DoStatement,
  ts.SyntaxKind.CaseClause,
  ts.SyntaxKind.CatchClause,
]);
const CHOICES: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionToken,
]);

/** Functions of a file with more than `MANY` ways through; what stands in an inner function counts there. */
function tangled(source: string): number {
  let found = 0;
  const ways = (node: ts.Node): number => {
    let n = BRANCHES.has(node.kind) || (ts.isBinaryExpression(node) && CHOICES.has(node.operatorToken.kind)) ? 1 : 0;
    ts.forEachChild(node, (child) => {
      if (ts.isFunctionLike(child)) visit(child);
      else n += ways(child);
    });
    return n;
  };
  const visit = (node: ts.Node): void => {
    if (1 + ways(node) > MANY) found++;
  };
  visit(ts.createSourceFile('x.ts', source, ts.ScriptTarget.Latest, true));
  return found;
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((f) => f.endsWith('.ts'))
  .map((f) => [f, readFileSync(join(SRC, f), 'utf8')] as const);
const sum = (list: typeof files, count: (text: string) => number): number =>
  list.reduce((n, [, text]) => n + count(text), 0);
const linesOf = (text: string): number => text.trimEnd().split('\n').length;
const outside = files.filter(([f]) => !f.startsWith('rules/'));

for (const stage of STAGES) {
  const own = files.filter(([f]) => f.startsWith(`${stage}/`));
  console.log(
    `${stage.padEnd(10)}${String(sum(own, linesOf)).padStart(7)} lines${String(sum(own, tangled)).padStart(5)} functions of more than ${MANY} ways`,
  );
}
const stages = files.filter(([f]) => STAGES.some((s) => f.startsWith(`${s}/`)));
console.log(
  `${'together'.padEnd(10)}${String(sum(stages, linesOf)).padStart(7)} lines${String(sum(stages, tangled)).padStart(5)}`,
);
const lists = outside.filter(([, text]) => listsIn(text) > 0);
console.log(`${sum(lists, listsIn)} lists of words outside of rules/, in ${lists.length} files`);
console.log(`${outside.filter(([, text]) => /from '[./]+rules\/en\//.test(text)).length} files import rules/en`);
