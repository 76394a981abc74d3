import type { ContextItem } from '../src/shared/thread.ts';

/** The labels of chips that stand together: of two files with one name, each says its folder. */
export function chipLabels(items: readonly Labelled[]): readonly string[] {
  return items.map(({ label, path }) => {
    const alike = items.filter(it => it.label === label && it.path !== path);
    const folder = path?.split('/').at(-2);
    return alike.length === 0 || folder === undefined ? label : `${folder}/${label}`;
  });
}

type Labelled = Pick<ContextItem, 'label' | 'path'>;
