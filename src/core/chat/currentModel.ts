import type { Disposable } from '../disposables.ts';
import { Listeners } from '../disposables.ts';
import type { ModelProvider } from '../models/modelProvider.ts';
import type { ModelState } from '../../shared/panelState.ts';
import type { Outcome } from '../../shared/thread.ts';

/** The endpoint and model that a person has chosen. Both empty until then. */
export interface ModelChoice {
  readonly baseUrl: string;
  readonly model: string;
}

/** What stands on a turn that the built-in index answers. */
export const INDEX_MODEL = 'index';

/** The model that answers now, and how its endpoint was last found to be. */
export class CurrentModel {
  readonly #choice: () => ModelChoice;
  readonly #createProvider: (baseUrl: string) => ModelProvider;
  readonly #changes = new Listeners<ModelState>();
  #provider: { readonly baseUrl: string; readonly provider: ModelProvider } | undefined;
  #connection: ModelState['connection'] = 'unknown';

  constructor(choice: () => ModelChoice, createProvider: (baseUrl: string) => ModelProvider) {
    this.#choice = choice;
    this.#createProvider = createProvider;
  }

  onChange(listener: (state: ModelState) => void): Disposable {
    return this.#changes.add(listener);
  }

  get state(): ModelState {
    const { baseUrl, model } = this.#choice();
    return {
      isConfigured: this.#isConfigured(),
      endpoint: URL.canParse(baseUrl) ? new URL(baseUrl).host : baseUrl,
      name: model,
      connection: this.#connection,
    };
  }

  /** Undefined until an endpoint and a model are chosen. */
  get provider(): ModelProvider | undefined {
    if (!this.#isConfigured()) return undefined;
    const { baseUrl } = this.#choice();
    if (this.#provider?.baseUrl !== baseUrl) this.#provider = { baseUrl, provider: this.#createProvider(baseUrl) };
    return this.#provider.provider;
  }

  /** The model that answers, given what the thread or the user wishes. */
  nameFor(wish: string | undefined): string {
    return this.#isConfigured() ? (wish ?? this.#choice().model) : INDEX_MODEL;
  }

  /** The settings, or the key, are not what they were. */
  reset(): void {
    this.#provider = undefined;
    this.#set('unknown');
  }

  /** Learns from how a turn ended whether the endpoint is there. */
  learn(outcome: Outcome): void {
    if (outcome.type === 'done') this.#set('ready');
    else if (outcome.type === 'failed') this.#set(CONNECTION_AFTER[outcome.failure.code] ?? this.#connection);
  }

  #isConfigured(): boolean {
    const { baseUrl, model } = this.#choice();
    return baseUrl !== '' && model !== '';
  }

  #set(connection: ModelState['connection']): void {
    this.#connection = connection;
    this.#changes.fire(this.state);
  }
}

const CONNECTION_AFTER: Readonly<Record<string, ModelState['connection']>> = {
  unauthorized: 'refused-key',
  offline: 'offline',
  stalled: 'offline',
  rate_limit_exceeded: 'rate-limited',
};
