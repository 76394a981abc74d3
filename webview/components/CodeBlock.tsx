import { useComputed } from '@preact/signals';
import { useMemo, useRef } from 'preact/hooks';
import { blockKey } from '../../src/shared/panelState.ts';
import type { CodeSegment } from '../../src/shared/reply.ts';
import { isShell } from '../../src/shared/reply.ts';
import type { Turn } from '../../src/shared/thread.ts';
import { useFold } from '../folds.ts';
import { fileName } from '../format.ts';
import { languageName } from '../highlight/languageName.ts';
import { useColoredLines } from '../highlight/useColoredLines.ts';
import { showHidden } from '../../src/shared/hiddenCharacters.ts';
import { blockState, state as panelState } from '../store.ts';
import { memo } from '../memo.ts';
import { t } from '../texts.ts';
import { BlockFiles } from './BlockFiles.tsx';
import { BlockFooter } from './BlockFooter.tsx';
import { BlockHeader } from './BlockHeader.tsx';
import { CodeLines } from './CodeLines.tsx';
import { menuContext } from './Question.tsx';

/** Blocks with more lines are folded. */
const LINES_SHOWN = 40;

/** A code block of a reply: where it belongs, its lines, and what can be done with it. */
export const CodeBlock = memo(
  function CodeBlock({ turn, segment, isWriting }: CodeBlockProps) {
    const files = useComputed(() => fileCount(turn.id, segment.block)).value;
    const first = useComputed(() => blockState(turn.id, segment.block)).value;
    const state = files > 1 ? undefined : first;
    const [isOpen, setOpen] = useFold(`code ${turn.id} ${String(segment.block)}`, false);
    const [isWrapped, setWrapped] = useFold(`wrap ${turn.id} ${String(segment.block)}`, false);
    const lines = useMemo(() => showHidden(segment.code).split('\n'), [segment.code]);
    const shown = useMemo(() => (isOpen ? lines : lines.slice(0, LINES_SHOWN)), [lines, isOpen]);
    const colored = useColoredLines(shown, segment.language, !isWriting || shown.length < lines.length);
    const wasSeenGrowing = useRef(false);
    if (isWriting) wasSeenGrowing.current = true;
    const language = languageName(segment.language);
    const file = state?.path === undefined ? undefined : fileName(state.path);
    const position = segment.block + 1;
    const name = file ? t('codeBlockIn', { position, language, file }) : t('codeBlock', { position, language });
    return (
      <section
        class={wasSeenGrowing.current ? 'codeBlock grown' : 'codeBlock'}
        role="group"
        aria-label={name}
        dir="ltr"
        data-vscode-context={menuContext(turn, segment.block)}
      >
        <BlockHeader
          turnId={turn.id}
          block={segment.block}
          state={state}
          label={files > 1 ? t('patchOf', { count: files }) : language}
          lineCount={lines.length}
          isCommand={isShell(segment.language)}
          isWriting={isWriting}
          isWrapped={isWrapped}
          setWrapped={setWrapped}
        />
        <pre class={isWrapped ? 'wrapped' : undefined} tabIndex={0} role="region" aria-label={name}>
          <code>
            <CodeLines lines={shown} colored={colored} />
          </code>
        </pre>
        {lines.length > LINES_SHOWN && (
          <button type="button" class="showAll" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {isOpen ? t('showFewerLines') : t('showAllLines', { count: lines.length })}
          </button>
        )}
        {state && !isWriting && <BlockFooter state={state} />}
        {files > 1 && <BlockFiles turnId={turn.id} block={segment.block} count={files} />}
      </section>
    );
  },
  (before, after) =>
    before.segment === after.segment && before.isWriting === after.isWriting && before.turn.id === after.turn.id,
);

/** How many files a block is for: more than one where it is a patch of several. */
function fileCount(turnId: string, block: number): number {
  const { blocks } = panelState.value;
  let count = 0;
  while (blocks[blockKey(turnId, block, count)]) count++;
  return count;
}

interface CodeBlockProps {
  readonly turn: Turn;
  readonly segment: CodeSegment;
  /** The closing fence has not come yet. */
  readonly isWriting: boolean;
}
