import type { Workspace } from '../workspace.ts';
import type { CodeIndex } from './codeIndex.ts';
import type { ContextEdges } from './edges.ts';

/** What every context provider may use. */
export interface ProviderDeps {
  readonly workspace: Workspace;
  readonly index: CodeIndex;
  readonly edges?: ContextEdges;
}
