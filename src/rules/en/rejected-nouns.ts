/** What is rejected, dismissed or turned down: an offer is refused, a claim denied, an interview declined. Singular; plurals follow the usual way. */
export interface RejectedNoun {
  readonly noun: string;
  readonly act: 'refuse' | 'deny' | 'decline';
}

const rejected = (act: RejectedNoun['act'], nouns: string): readonly RejectedNoun[] =>
  nouns.split(' ').map((noun) => ({ noun, act }));

export const REJECTED_NOUNS: readonly RejectedNoun[] = [
  ...rejected('decline', 'interview'),
  ...rejected(
    'refuse',
    'advance amendment appeal application approach bid bill budget call case challenge compromise condition deal demand ' +
      'draft extension invitation lawsuit measure motion move nomination offer overture petition plan plea proposal push quest ' +
      'referendum request resolution settlement step suit term ultimatum',
  ),
  ...rejected(
    'deny',
    'accusation allegation argument assertion assessment assumption belief characterisation characterization charge ' +
      'claim comparison complaint conclusion criticism description explanation finding gossip idea implication innuendo ' +
      'insinuation interpretation narrative notion premise report reporting rumor rumour speculation statement story ' +
      'suggestion suspicion talk theory version view',
  ),
];

/** A verb whose act depends on what is rejected, with the act where the object does not tell. */
export interface RejectingVerb {
  readonly lemma: string;
  readonly act: 'refuse' | 'deny';
}

export const REJECTING_VERBS: readonly RejectingVerb[] = [
  { lemma: 'deny', act: 'deny' },
  { lemma: 'decline', act: 'refuse' },
  { lemma: 'discount', act: 'deny' },
  { lemma: 'dismiss', act: 'deny' },
  { lemma: 'fire back', act: 'deny' },
  { lemma: 'hit back', act: 'deny' },
  { lemma: 'hit out', act: 'deny' },
  { lemma: 'knock back', act: 'refuse' },
  { lemma: 'laugh off', act: 'deny' },
  { lemma: 'rebuff', act: 'refuse' },
  { lemma: 'refuse', act: 'refuse' },
  { lemma: 'reject', act: 'refuse' },
  { lemma: 'repudiate', act: 'deny' },
  { lemma: 'rule out', act: 'refuse' },
  { lemma: 'shoot down', act: 'deny' },
  { lemma: 'shrug off', act: 'deny' },
  { lemma: 'spurn', act: 'refuse' },
  { lemma: 'throw out', act: 'refuse' },
  { lemma: 'turn down', act: 'refuse' },
  { lemma: 'wave away', act: 'deny' },
  { lemma: 'wave off', act: 'deny' },
];
