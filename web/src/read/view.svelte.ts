/** Parts of a view that can be changed; null takes one back. */
export type ViewChanges = Readonly<Partial<Record<'at' | 'source' | 'show' | 'place', string | null>>>;

/** What of a read article is open. In the app the address bar holds it, elsewhere the element itself. */
export interface View {
  /** Id of the attribution whose chain is open. */
  readonly at: string | null;
  /** Id of the source whose word alone is shown. */
  readonly source: string | null;
  /** One of `SHOWS`. */
  readonly show: string | null;
  /** Place of a figure or a clause ("120-164"). */
  readonly place: string | null;
  change(changes: ViewChanges): void;
}

/** A view that nothing outside keeps; `told` hears of each change that is made in it. */
export class OwnView implements View {
  at = $state<string | null>(null);
  source = $state<string | null>(null);
  show = $state<string | null>(null);
  place = $state<string | null>(null);
  readonly #told: (changes: ViewChanges) => void;

  constructor(told: (changes: ViewChanges) => void = () => undefined) {
    this.#told = told;
  }

  change(changes: ViewChanges): void {
    Object.assign(this, changes);
    this.#told(changes);
  }
}
