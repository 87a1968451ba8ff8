import type { Desk } from './desk.ts';

/** Real ids by their first letters, for `c:…` in the documentation: of each kind the first, the second and so on. */
export type Ids = Readonly<Record<string, readonly string[]>>;

interface ClaimLine {
  readonly id: string;
  readonly statements: readonly { readonly id: string; readonly article: string }[];
}

/** Ids of a claim with several statements, of these statements, of a story and of an article. */
export async function idsOf(desk: Desk): Promise<Ids> {
  const lines = async (command: string): Promise<readonly string[]> => {
    const { code, out, err } = await desk.run(command);
    if (code !== 0) throw new Error(`${command}: ${err}`);
    return out.trim().split('\n');
  };
  const claims = (await lines('hearsay claims gate --format jsonl')).map((l) => JSON.parse(l) as ClaimLine);
  const [first] = claims.filter((c) => c.statements.length > 1);
  const stories = JSON.parse((await lines('hearsay stories --format jsonl'))[0]!) as { readonly id: string };
  return {
    c: [first!.id, ...claims.map((c) => c.id).filter((id) => id !== first!.id)],
    st: first!.statements.map((s) => s.id),
    // Not the articles of the first statements: one that is taken out must not take these along.
    sha256: first!.statements
      .map((s) => s.article)
      .filter((a) => !first!.statements.slice(0, 2).some((s) => s.article === a)),
    sy: [stories.id],
  };
}

/** A line with ids in the places of `c:…` and `c:...`; in one line each time another. */
export function withIds(line: string, ids: Ids): string {
  const used: Record<string, number> = {};
  return line.replace(/\b([a-z0-9]+):(?:…|\.\.\.)/g, (all, kind: string) => {
    const n = used[kind] ?? 0;
    used[kind] = n + 1;
    return ids[kind]?.[n] ?? all;
  });
}
