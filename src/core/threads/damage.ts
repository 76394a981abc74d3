import { join } from 'node:path';
import { writeAll, type StoreFiles } from './files.ts';
import type { ByteRange } from './logScan.ts';

/**
 * Copies the bytes that could not be read to `<id>.corrupt-<time>`, once: the same bytes are not kept twice. Returns
 * the path of the copy. The thread's own file is not touched.
 */
export async function keepAside(
  files: StoreFiles,
  path: string,
  damaged: readonly ByteRange[],
  at: number,
): Promise<string | undefined> {
  const parts: Buffer[] = [];
  for (const { from, to } of damaged) parts.push((await files.read(path, from, to)).bytes);
  const bytes = Buffer.concat(parts.flatMap(part => [part, LINE_BREAK]));
  if (bytes.length <= damaged.length) return undefined;
  const folder = join(path, '..');
  const name = `${path.slice(folder.length + 1).replace(/\..*$/, '')}.corrupt-`;
  for (const other of await files.list(folder)) {
    if (other.startsWith(name) && (await files.read(join(folder, other))).bytes.equals(bytes))
      return join(folder, other);
  }
  const copy = join(folder, name + at.toString());
  const file = await files.open(copy, 'create');
  try {
    await writeAll(file, bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  return copy;
}

const LINE_BREAK = Buffer.from('\n');
