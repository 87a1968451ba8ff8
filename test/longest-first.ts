import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Seconds that files take, about; those that are not named take less than three. Only their order counts. */
const TIMES = JSON.parse(readFileSync(new URL('times.json', import.meta.url), 'utf8')) as Readonly<
  Record<string, number>
>;

/** The longest files first and those that share a process last, so that all workers end at about the same time. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ project, moduleId }: TestSpecification): number =>
      project.config.isolate ? -(TIMES[relative(this.ctx.config.root, moduleId)] ?? 0) : 1;
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}
