import { useComputed } from '@preact/signals';
import type { VNode } from 'preact';
import { blockKey } from '../../src/shared/panelState.ts';
import { state } from '../store.ts';
import { t } from '../texts.ts';
import { BlockFooter } from './BlockFooter.tsx';
import { ApplyButton, BlockTarget } from './BlockTarget.tsx';
import { Toolbar } from './Toolbar.tsx';

/** The files of a patch, a row for each: what happens to it, and what became of that. */
export function BlockFiles({ turnId, block, count }: BlockFilesProps): VNode {
  return (
    <ul class="blockFiles" aria-label={t('filesOfPatch')}>
      {Array.from({ length: count }, (_, file) => (
        <BlockFile key={file} turnId={turnId} block={block} file={file} />
      ))}
    </ul>
  );
}

interface BlockFilesProps {
  readonly turnId: string;
  readonly block: number;
  readonly count: number;
}

function BlockFile({ turnId, block, file }: Omit<BlockFilesProps, 'count'> & { readonly file: number }): VNode | null {
  const own = useComputed(() => state.value.blocks[blockKey(turnId, block, file)]).value;
  if (own?.path === undefined) return null;
  return (
    <li>
      <div class="codeHeader">
        <BlockTarget state={{ ...own, path: own.path }} />
        <Toolbar label={t('codeActions')}>
          <ApplyButton state={own} />
        </Toolbar>
      </div>
      <BlockFooter state={own} />
    </li>
  );
}
