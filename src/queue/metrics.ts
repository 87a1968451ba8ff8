import type { Added } from '../ledger/add.ts';
import type { Waiting } from './queue.ts';

const KINDS: readonly Added['kind'][] = ['new', 'reread', 'publication', 'unchanged', 'removed'] as const;

/** What a worker has done since it began. */
export class Metrics {
  readonly articles = new Map<Added['kind'], number>(KINDS.map((kind) => [kind, 0]));
  statements = 0;
  /** Documents that came to the quarantine. */
  quarantined = 0;
  batches = 0;
  /** Batches that were given to it, and that somebody had dealt with. */
  repeated = 0;
  halved = 0;
  settled = 0;
  /** Times that the server was away in the middle of something. */
  losses = 0;
  /** Jobs at hand. */
  busy = 0;
  /** Seconds by stage. */
  readonly seconds = { read: 0, link: 0, settle: 0 };

  count(added: readonly Added[]): void {
    for (const { kind, statements } of added) {
      this.articles.set(kind, this.articles.get(kind)! + 1);
      this.statements += statements;
    }
  }

  /** Prometheus' text format. `waiting` is null while the server is away. */
  text(waiting: Waiting | null): string {
    const { user, system } = process.cpuUsage();
    const lines = [
      ...family(
        'hearsay_worker_articles_total',
        'counter',
        'Articles taken in, by what became of them.',
        [...this.articles].map(([kind, n]) => [`{outcome="${kind}"}`, n] as const),
      ),
      ...one('hearsay_worker_statements_total', 'counter', 'Statements stored.', this.statements),
      ...one('hearsay_worker_quarantined_total', 'counter', 'Documents put into quarantine.', this.quarantined),
      ...one('hearsay_worker_batches_total', 'counter', 'Batches brought to their end.', this.batches),
      ...one('hearsay_worker_batches_repeated_total', 'counter', 'Batches that were done already.', this.repeated),
      ...one('hearsay_worker_batches_halved_total', 'counter', 'Batches that failed and were halved.', this.halved),
      ...one('hearsay_worker_settled_total', 'counter', 'Times that claims were settled.', this.settled),
      ...one('hearsay_worker_losses_total', 'counter', 'Times that the server was away.', this.losses),
      ...family(
        'hearsay_worker_stage_seconds_total',
        'counter',
        'Time spent, by stage.',
        Object.entries(this.seconds).map(([stage, s]) => [`{stage="${stage}"}`, s] as const),
      ),
      ...one('hearsay_worker_busy_jobs', 'gauge', 'Jobs at hand.', this.busy),
      ...one('hearsay_database_up', 'gauge', '1 where the server answers.', waiting ? 1 : 0),
      ...(waiting
        ? [
            ...one('hearsay_queue_batches', 'gauge', 'Batches that wait or are being read.', waiting.batches),
            ...one('hearsay_queue_documents', 'gauge', 'Documents in them.', waiting.documents),
            ...one('hearsay_queue_bytes', 'gauge', 'Bytes of them, as stored.', waiting.bytes),
            ...one('hearsay_quarantine_documents', 'gauge', 'Documents in quarantine.', waiting.quarantined),
          ]
        : []),
      ...one('process_cpu_seconds_total', 'counter', 'Processor time of this process.', (user + system) / 1e6),
      ...one('process_resident_memory_bytes', 'gauge', 'Resident memory of this process.', process.memoryUsage.rss()),
    ];
    return `${lines.join('\n')}\n`;
  }
}

type Sample = readonly [labels: string, value: number];

const family = (name: string, type: 'counter' | 'gauge', help: string, samples: readonly Sample[]): string[] => [
  `# HELP ${name} ${help}`,
  `# TYPE ${name} ${type}`,
  ...samples.map(([labels, value]) => `${name}${labels} ${value}`),
];

const one = (name: string, type: 'counter' | 'gauge', help: string, value: number): string[] =>
  family(name, type, help, [['', value]]);
