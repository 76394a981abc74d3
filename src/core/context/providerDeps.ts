import type { Workspace } from '../workspace.ts';
import type { CodeIndex } from './codeIndex.ts';

/** What every context provider may use. */
export interface ProviderDeps {
  readonly workspace: Workspace;
  readonly index: CodeIndex;
}
