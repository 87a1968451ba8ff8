import ts from 'typescript';

/** Words from which on a list is one of the language and no enumeration by chance. */
const MANY = 4;
const WORD = /^[A-Za-z][a-z’']+(?:[ -][A-Za-z][a-z’']*)*$/;

/** The words that a regular expression lets stand in one place, at most: of `/\b(?:said|told|wrote)\b/` three. */
function choicesOf(expression: string): number {
  const counts = [0];
  const ends = (): void => {
    if (/^[A-Za-z]{2,}/.test(branch)) counts[counts.length - 1]!++;
    branch = '';
  };
  let branch = '';
  let most = 0;
  const plain = expression.replace(/\\./g, ' ').replace(/\[[^\]]*\]/g, ' ');
  for (const c of plain) {
    if (c === '(') {
      ends();
      counts.push(0);
    } else if (c === ')') {
      ends();
      most = Math.max(most, counts.pop() ?? 0);
      if (!counts.length) counts.push(0);
    } else if (c === '|') ends();
    else if (branch !== '' || /[A-Za-z]/.test(c)) branch += c;
  }
  ends();
  return Math.max(most, ...counts);
}

/** Whether a list is `as const`, by itself or as a property of a record that is. */
function isConst({ parent }: ts.Node): boolean {
  if (ts.isPropertyAssignment(parent) || ts.isObjectLiteralExpression(parent)) return isConst(parent);
  return ts.isAsExpression(parent) && parent.type.getText() === 'const';
}

/** Whether a node is a list or an expression of many words. What is listed `as const` is an enumeration of ours. */
function isOfWords(node: ts.Node): boolean {
  if (ts.isRegularExpressionLiteral(node)) return choicesOf(node.text.slice(1, node.text.lastIndexOf('/'))) >= MANY;
  if (ts.isArrayLiteralExpression(node))
    return !isConst(node) && node.elements.filter((e) => ts.isStringLiteral(e) && WORD.test(e.text)).length >= MANY;
  const isSplit =
    ts.isStringLiteralLike(node) &&
    ts.isPropertyAccessExpression(node.parent) &&
    node.parent.expression === node &&
    node.parent.name.text === 'split';
  return isSplit && node.text.split(/[\s|,]+/).filter((w) => WORD.test(w)).length >= MANY;
}

/** Lists and expressions of many English words in the text of a TypeScript file. */
export function listsIn(source: string): number {
  let n = 0;
  const visit = (node: ts.Node): void => {
    if (isOfWords(node)) n++;
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('x.ts', source, ts.ScriptTarget.Latest, true));
  return n;
}
