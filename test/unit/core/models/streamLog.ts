import type { ModelEvent } from '../../../../src/core/models/modelProvider.ts';

/** Reads a stream to its end, keeps what came, and lets a test wait for something to come. */
export class StreamLog {
  readonly events: ModelEvent[] = [];
  readonly ended: Promise<void>;
  readonly #watchers = new Set<() => void>();

  constructor(stream: AsyncIterable<ModelEvent>) {
    this.ended = this.#read(stream);
  }

  get text(): string {
    return this.events.map(event => (event.type === 'delta' ? event.text : '')).join('');
  }

  get reasoning(): string {
    return this.events.map(event => (event.type === 'reasoning' ? event.text : '')).join('');
  }

  /** `end stop`, `failure offline`, or nothing where the stream was aborted. Throws if there is more than one. */
  get outcome(): string {
    const last = this.events.flatMap(event => {
      if (event.type === 'end') return [`end ${event.finishReason}`];
      return event.type === 'failure' ? [`failure ${event.failure.code}`] : [];
    });
    if (last.length > 1) throw new Error(`more than one end: ${last.join(', ')}`);
    return last[0] ?? '';
  }

  until(condition: (log: StreamLog) => boolean): Promise<void> {
    return new Promise(resolve => {
      const check = (): void => {
        if (!condition(this)) return;
        this.#watchers.delete(check);
        resolve();
      };
      this.#watchers.add(check);
      check();
    });
  }

  async #read(stream: AsyncIterable<ModelEvent>): Promise<void> {
    for await (const event of stream) {
      this.events.push(event);
      for (const watcher of [...this.#watchers]) watcher();
    }
  }
}
