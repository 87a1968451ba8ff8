import type { Found } from '../records/found.ts';
import type { Parse } from '../records/parse.ts';
import { RULES_VERSION } from '../rules/en/version.ts';
import type { Engine, FindingOptions, NameMention } from './engine.ts';
import { governed } from './govern.ts';
import { mergeFindings } from './merge.ts';
import type { Model, RawAttribution } from './model/engine.ts';
import { nest } from './nest.ts';
import { attributeByRules } from './rules/engine.ts';
import { settleActs } from './settle.ts';
import { withoutSilent } from './silent.ts';
import { tidy } from './tidy.ts';

/** The default engine: a model's attributions, and those rules on top that find what it does not know. */
export function modelEngine(model: Model): Engine {
  return {
    name: 'model',
    model: `${model.id}:${model.hash}`,
    rules: RULES_VERSION,
    async attribute(parse: Parse, { soFar, ...options }: FindingOptions = {}) {
      let rules: readonly Found[] | null = null;
      const settled = (attributions: readonly RawAttribution[]): readonly Found[] => {
        rules ??= attributeByRules(parse);
        const found = attributions.map((a) => byModel(model.id, a));
        const merged = mergeFindings(found, rules);
        return settleActs(parse, nest(parse, withoutSilent(parse, governed(parse, tidy(parse, merged)))));
      };
      const { attributions, names, antecedents, vectors, judged, claimStarts } = await model.read(parse, {
        ...options,
        ...(soFar && {
          soFar: (some, until) =>
            soFar(
              settled(some).filter(({ cue }) => cue[1] <= until),
              until,
            ),
        }),
      });
      return {
        found: settled(attributions),
        names: names.map(asMention),
        antecedents,
        ...(vectors && { vectors }),
        ...(judged && { judged }),
        ...(claimStarts && { claimStarts }),
      };
    },
    remembering: () => modelEngine(model.remembering()),
  };
}

const asMention = (n: { span: NameMention['span']; label: string; score: number }): NameMention => ({
  span: n.span,
  label: n.label as NameMention['label'],
  score: n.score,
});

function byModel(id: string, a: RawAttribution): Found {
  const by = `model ${id}`;
  const { cue, source, content, act, stance } = a.scores;
  return {
    source: a.source,
    cue: a.cue,
    content: a.content,
    act: a.act,
    stance: a.stance,
    kind: a.kind,
    ...(a.kinds && { kinds: a.kinds }),
    ...(a.grades && { grades: a.grades }),
    to: null,
    within: a.withinIndex,
    confidence: a.confidence,
    why: [
      ...(a.source.length ? [{ part: 'source', by, score: source }] : []),
      { part: 'cue', by, score: cue },
      { part: 'content', by, score: content },
      { part: 'act', by, score: act },
      { part: 'stance', by, score: stance },
    ],
  };
}
