import type { ContextPart } from '../../shared/thread.ts';
import type { Access, FileAccess } from './fileAccess.ts';

/** Context after the question what of it may go. */
export interface Admission {
  readonly parts: readonly ContextPart[];
  /** What was kept back: a sentence each. */
  readonly notes: readonly string[];
  /** Those of the notes that no yes could change. */
  readonly refusals: readonly string[];
}

/** Lets context through, file by file, and keeps back what must not or may not go. */
export type Admit = (parts: readonly ContextPart[]) => Promise<Admission>;

/** A file that goes along only if the user says yes now. */
export interface Doubtful {
  readonly path: string;
  /** Completes “this file …”. */
  readonly why: string;
}

export interface AdmitDeps {
  readonly access: FileAccess;
  /** Asks the user, each time anew. The paths that may go. */
  readonly confirm: (files: readonly Doubtful[]) => Promise<readonly string[]>;
}

export function createAdmit({ access, confirm }: AdmitDeps): Admit {
  return async parts => {
    const paths = [...new Set(parts.flatMap(part => part.path ?? []))];
    const found = new Map<string, Access>();
    for (const path of paths) found.set(path, await access(path));
    const doubtful = [...found].flatMap(([path, it]) => (it.type === 'ask' ? [{ path, why: it.why }] : []));
    const allowed = new Set(doubtful.length > 0 ? await confirm(doubtful) : []);
    const isKept = (path: string): boolean => {
      const type = found.get(path)?.type;
      return type === 'never' || (type === 'ask' && !allowed.has(path));
    };
    const kept = [...found].flatMap(([path, it]) =>
      it.type !== 'free' && isKept(path) ? [{ type: it.type, note: `“${path}” was not attached: it ${it.why}.` }] : [],
    );
    return {
      parts: parts.filter(part => part.path === undefined || !isKept(part.path)),
      notes: kept.map(it => it.note),
      refusals: kept.filter(it => it.type === 'never').map(it => it.note),
    };
  };
}
