import type { EditorState, PanelState } from '../src/shared/panelState.ts';
import { fileName } from './format.ts';
import type { IconName } from './iconPaths.ts';
import { t } from './texts.ts';

/** A first question that fits what is open. */
export interface StartSuggestion {
  readonly icon: IconName;
  readonly label: string;
  /** What is put into the composer and sent, or only put there where the user is to go on. */
  readonly text: string;
  readonly isComplete: boolean;
}

/** Three things to begin with, made from what is open, selected and wrong. */
export function startSuggestions({ editor, slashCommands }: PanelState): readonly StartSuggestion[] {
  const has = (name: string): boolean => slashCommands.some(command => command.name === name);
  const all = [...(editor ? forEditor(editor, has) : []), ...anywhere(has)];
  return all.slice(0, 3);
}

function forEditor(editor: EditorState, has: (name: string) => boolean): readonly StartSuggestion[] {
  const file = fileName(editor.path);
  const place = editor.selection
    ? `${editor.path}:${String(editor.selection.startLine)}-${String(editor.selection.endLine)}`
    : editor.path;
  const hasSelection = editor.selection !== undefined;
  const explain = t(hasSelection ? 'explainSelection' : 'explainFile', { file });
  const tests = t(hasSelection ? 'testsSelection' : 'testsFile', { file });
  const fix = t('fixProblems', { count: editor.problems, file });
  return [
    {
      icon: 'comment',
      label: explain,
      text: has('explain') ? `/explain ${place}` : explain,
      isComplete: true,
    },
    ...(editor.problems > 0
      ? [{ icon: 'bug' as const, label: fix, text: has('fix') ? `/fix ${place}` : fix, isComplete: true }]
      : []),
    {
      icon: 'beaker',
      label: tests,
      text: has('generate-tests') ? `/generate-tests ${place}` : `${tests} (${place})`,
      isComplete: true,
    },
  ];
}

function anywhere(has: (name: string) => boolean): readonly StartSuggestion[] {
  return [
    ...(has('grep') ? [{ icon: 'search' as const, label: t('findCode'), text: '/grep ', isComplete: false }] : []),
    ...(has('review') ? [{ icon: 'diff' as const, label: t('reviewChanges'), text: '/review', isComplete: true }] : []),
    ...(has('help') ? [{ icon: 'info' as const, label: t('helpCommands'), text: '/help', isComplete: true }] : []),
  ];
}
