import type { ContextPart } from '../../shared/thread.ts';
import type { StoreFiles } from './files.ts';
import type { ByteRange } from './logScan.ts';

/**
 * Reads the context texts that lie in some ranges of a thread's file. A part that was written again is given as it was
 * written last. What cannot be read is left out.
 */
export async function readContextTexts(
  files: Pick<StoreFiles, 'read'>,
  path: string,
  ranges: readonly ByteRange[],
): Promise<readonly ContextPart[]> {
  const parts = new Map<string, ContextPart>();
  for (const { from, to } of ranges) {
    for (const part of partsOf((await files.read(path, from, to)).bytes.toString())) parts.set(part.id, part);
  }
  return [...parts.values()];
}

/** The checksum fitted when the file was read, so that this is what we wrote. */
function partsOf(line: string): readonly ContextPart[] {
  try {
    const record = JSON.parse(line) as { readonly parts?: readonly ContextPart[] };
    return record.parts ?? [];
  } catch {
    return [];
  }
}
