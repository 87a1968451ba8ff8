import type { Found } from '../records/found.ts';
import type { Parse } from '../records/parse.ts';
import { overlaps } from '../records/span.ts';
import { RULES_VERSION } from '../rules/en/version.ts';
import type { Engine, NameMention } from './engine.ts';
import type { Model, RawAttribution } from './model/engine.ts';
import { nest } from './nest.ts';
import { attributeByRules } from './rules/engine.ts';
import { settleActs } from './settle.ts';

/**
 * Constructions that stay on top of the model, because on the training articles they are right where the model finds nothing:
 * relays at the end of a sentence, labels before a colon, turns of an interview.
 */
const ON_TOP: ReadonlySet<string> = new Set([
  'interview-turn',
  'headline-colon',
  'according-to-first',
  'according-to-last',
  'saying-nothing',
]);

/** The default engine: a model's attributions, and those rules on top that find what it does not know. */
export function modelEngine(model: Model): Engine {
  return {
    name: 'model',
    model: `${model.id}:${model.hash}`,
    rules: RULES_VERSION,
    async attribute(parse: Parse) {
      const { attributions, names } = await model.read(parse);
      const found = attributions.map((a) => byModel(model.id, a));
      const extra = attributeByRules(parse).filter(
        (r) => ON_TOP.has(ruleOf(r)) && !found.some((f) => overlaps(f.cue, r.cue)),
      );
      return { found: settleActs(parse, nest(parse, [...found, ...extra])), names: names.map(asMention) };
    },
  };
}

const ruleOf = (f: Found): string => f.why.at(-1)!.by.slice('rule '.length);

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
