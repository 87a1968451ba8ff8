/** Lets one task a host run at a time, in the order of asking; a host can be told to wait. Other hosts go on meanwhile. */
export class HostQueue {
  readonly #tails = new Map<string, Promise<void>>();
  readonly #until = new Map<string, number>();

  /** Runs `task` once every earlier task of `host` is done and no hold is on it. Gives what the task gives or throws. */
  async run<T>(host: string, task: () => Promise<T>): Promise<T> {
    const before = this.#tails.get(host) ?? Promise.resolve();
    const mine = before.then(() => this.#wait(host)).then(task);
    const tail = mine.then(
      () => undefined,
      () => undefined,
    );
    this.#tails.set(host, tail);
    try {
      return await mine;
    } finally {
      if (this.#tails.get(host) === tail) this.#tails.delete(host);
    }
  }

  /** Keeps the next task of `host` back for `ms` milliseconds from now. */
  hold(host: string, ms: number): void {
    this.#until.set(host, Math.max(this.#until.get(host) ?? 0, Date.now() + ms));
  }

  /** Milliseconds for which `host` is still held back. */
  left(host: string): number {
    return Math.max(0, (this.#until.get(host) ?? 0) - Date.now());
  }

  async #wait(host: string): Promise<void> {
    const ms = this.left(host);
    if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
    this.#until.delete(host);
  }
}
