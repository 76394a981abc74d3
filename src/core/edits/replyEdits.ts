import type { CodeSegment } from '../../shared/reply.ts';
import { isOfLanguage, isPath } from './filePath.ts';
import { searchReplaceFiles } from './formats/searchReplace.ts';

/** A code block that may be an edit, and the file it is for. */
export type BlockTarget = {
  readonly block: CodeSegment;
  /** As the reply names it; undefined where nothing tells, and Apply has to ask. */
  readonly path: string | undefined;
  /** What told: in this order they are believed. */
  readonly from: 'patch' | 'info' | 'line-above' | 'comment' | 'context' | 'nothing';
};

/**
 * The code blocks of a reply that could change a file, each with the file it names. Commands for a terminal, output
 * and plain text are none. `contextPaths`: the files that were sent with the question.
 */
export function replyEdits(blocks: readonly CodeSegment[], contextPaths: readonly string[]): readonly BlockTarget[] {
  const targets: BlockTarget[] = [];
  for (const block of blocks) {
    const named = namedPath(block);
    if (!named && NO_EDIT.has(block.language)) continue;
    targets.push(named ? { block, ...named } : fromContext(block, contextPaths, targets));
  }
  return targets;
}

function namedPath(block: CodeSegment): Pick<BlockTarget, 'path' | 'from'> | undefined {
  const tries = [
    ['patch', patchPath(block.code)],
    ['info', infoPath(block.info)],
    ['line-above', pathOfLine(block.lineAbove)],
    ['comment', commentPath(block.code)],
  ] as const;
  for (const [from, path] of tries) {
    if (path !== undefined) return { from, path };
  }
  return undefined;
}

/** A block without a name belongs to the one file it can belong to, or to the file of the block before it. */
function fromContext(block: CodeSegment, contextPaths: readonly string[], before: readonly BlockTarget[]): BlockTarget {
  const fitting = [...new Set(contextPaths)].filter(path => isOfLanguage(path, block.language));
  const earlier = before.findLast(it => it.path !== undefined && isOfLanguage(it.path, block.language))?.path;
  const [only] = fitting;
  if (only !== undefined && fitting.length === 1 && (earlier === undefined || earlier === only)) {
    return { block, path: only, from: 'context' };
  }
  return { block, path: undefined, from: 'nothing' };
}

function patchPath(code: string): string | undefined {
  const envelope = /^\*\*\* (?:Update|Add|Delete) File: (.+?)\s*$/m.exec(code)?.[1];
  if (envelope !== undefined) return envelope;
  const [heading] = searchReplaceFiles(code.split('\n'));
  if (heading !== undefined) return heading;
  if (!/^@@ /m.test(code)) return undefined;
  const [, before = '', after = ''] = /^--- (\S+).*\r?\n\+\+\+ (\S+)/m.exec(code) ?? [];
  const named = after === '/dev/null' ? before : after;
  return named === '' || named === '/dev/null' ? undefined : named.replace(/^[ab]\//, '');
}

/** `ts src/a.ts`, `ts:src/a.ts`, `src/a.ts`, `ts title="src/a.ts"`, `12:20:src/a.ts`. */
function infoPath(info: string): string | undefined {
  const attribute = /(?:title|file|filename|path|name)=["']?([^"'\s})]+)/.exec(info)?.[1];
  if (attribute !== undefined && isPath(attribute)) return attribute;
  for (const word of info.split(/\s+/)) {
    const bare = word.replace(/^(?:\d+:\d+:|[a-zA-Z+#]+:)(?=\S)/, '').replace(/^[({]|[)}]$/g, '');
    if (isPath(bare)) return bare;
  }
  return undefined;
}

/** A line that is about one file: `**src/a.ts**`, `### In src/a.ts:`, `File: a.ts`. More than one path names none. */
function pathOfLine(line: string): string | undefined {
  const quoted = [...line.matchAll(/`([^`]+)`|\*\*([^*]+)\*\*/g)].flatMap(match => match[1] ?? match[2] ?? []);
  const words = line.split(/[\s`*"'()[\]]+/).map(word => word.replace(/[:,;.]+$/, ''));
  const paths = [...new Set([...quoted, ...words].filter(isPath))];
  const [only] = paths;
  if (only === undefined || paths.length > 1) return undefined;
  // In the middle of a long sentence a path is mentioned; it heads a block only where the line is short or ends in it.
  return line.length <= 80 || line.replace(/[\s`*:.]+$/, '').endsWith(only) ? only : undefined;
}

/** A first line that is a comment with nothing but a path in it. */
function commentPath(code: string): string | undefined {
  const first = /^\s*(?:\/\/|#|--|;|%|\/\*|<!--)\s*(?:(?:file|path|filename):\s*)?(\S+?)\s*(?:\*\/|-->)?\s*$/i.exec(
    code.split('\n', 1)[0] ?? '',
  );
  const path = first?.[1];
  return path !== undefined && isPath(path) ? path : undefined;
}

const NO_EDIT: ReadonlySet<string> = new Set(
  'bash sh shell zsh fish console shellsession terminal powershell ps1 cmd bat text txt plaintext output log mermaid'.split(
    ' ',
  ),
);
