import type { Workspace } from '../workspace.ts';
import type { ContextPart } from '../../shared/thread.ts';
import { contextPart, linesPart, splitLines } from './contextPart.ts';

/**
 * A long text that was pasted, as a part of its own. Code that is selected in the editor is known again, and named by its
 * file and lines.
 */
export function pastedText(text: string, workspace: Pick<Workspace, 'activeEditor'>): ContextPart {
  const source = workspace.activeEditor();
  if (source && isSame(source.selection.text, text)) {
    const { startLine, endLine } = source.selection;
    const last = source.selection.text.endsWith('\n') ? Math.max(startLine, endLine - 1) : endLine;
    return linesPart({ provider: 'selection', source, startLine, endLine: last, reason: 'You copied these lines.' });
  }
  const lines = splitLines(text).length;
  return contextPart({
    provider: 'paste',
    label: `Pasted text, ${lines.toLocaleString('en-US')} ${lines === 1 ? 'line' : 'lines'}`,
    reason: 'You pasted it.',
    text,
  });
}

function isSame(one: string, other: string): boolean {
  return one.trim() !== '' && one.replace(/\r\n/g, '\n').trim() === other.replace(/\r\n/g, '\n').trim();
}
