import type * as vscode from 'vscode';

/** The keys of endpoints, in the operating system's keyring through VS Code. A key belongs to one origin. */
export class Keys {
  readonly #secrets: vscode.SecretStorage;
  /** Keys of this session: read before, or given where no keyring works. */
  readonly #known = new Map<string, string>();

  constructor(secrets: vscode.SecretStorage) {
    this.#secrets = secrets;
  }

  /** The key for an endpoint, if there is one. It is never sent to another origin than the one it was given for. */
  async read(baseUrl: string): Promise<string | undefined> {
    const name = nameFor(baseUrl);
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const stored = await this.#secrets.get(name);
    if (stored) this.#known.set(name, stored);
    return stored;
  }

  /** False where the keyring did not keep it: it then lasts for this session only. */
  async write(baseUrl: string, key: string): Promise<boolean> {
    const name = nameFor(baseUrl);
    this.#known.set(name, key);
    try {
      await this.#secrets.store(name, key);
      return (await this.#secrets.get(name)) === key;
    } catch {
      return false;
    }
  }

  async forget(baseUrl: string): Promise<void> {
    this.#known.delete(nameFor(baseUrl));
    await this.#secrets.delete(nameFor(baseUrl));
  }

  /** All keys of this session, so that they can be kept out of logs and files. */
  known(): readonly string[] {
    return [...this.#known.values()];
  }
}

function nameFor(baseUrl: string): string {
  return `parley.key:${new URL(baseUrl).origin}`;
}
