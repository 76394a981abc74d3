import type { Workspace } from '../workspace.ts';
import type { CodeIndex } from './codeIndex.ts';
import type { ContextEdges } from './edges.ts';
import type { FileAccess } from './fileAccess.ts';

/** What every context provider may use. */
export interface ProviderDeps {
  readonly workspace: Workspace;
  readonly index: CodeIndex;
  readonly edges?: ContextEdges;
  /** Which files may go along because a message names them; by default all but those whose name says that they are secret. */
  readonly access?: FileAccess;
}
