import { isRecognisable, oldLines, type Change } from '../change.ts';
import { indentMap } from '../indentation.ts';
import { views, type View } from '../views.ts';
import type { FileIndex } from './fileIndex.ts';
import { placementAt, type Placement } from './placement.ts';

/**
 * Every place where all old lines stand one after another, as `view` sees them. Lines that tell nothing by themselves
 * (a lone bracket) count as found only where no other indentation of them exists, so that the loosest reading decides.
 */
export function lineRuns(view: View, change: Change, index: FileIndex): Placement[] {
  const wanted = oldLines(change);
  if (wanted.length === 0) return [];
  const starts = runs(view, wanted, index);
  const isStrict = view.name === 'exact' || view.name === 'trailing-space';
  if (isStrict && starts.length > 0 && !isRecognisable(wanted) && runs(trimmed, wanted, index).length > starts.length)
    return [];
  const inserted = change.ops.filter(op => op.kind === 'insert').map(op => op.text);
  const { lines } = index.file;
  return starts
    .filter(start => {
      if (isStrict) return true;
      const pairs = wanted.map((reply, at) => ({ reply, file: lines[start + at] ?? '' }));
      return indentMap(pairs, inserted, lines) !== undefined;
    })
    .map(start =>
      placementAt(
        view.name,
        change,
        wanted.map((_, at) => start + at),
      ),
    );
}

function runs(view: View, wanted: readonly string[], index: FileIndex): number[] {
  return index.runs(
    view,
    wanted.map(line => view.key(line)),
  );
}

const trimmed: View = views[2] ?? { name: 'indentation', key: line => line.trim() };
