/** Cuts a list of files into batches of a few files or some hundred kilobytes. */
export function* batches<T extends { readonly size: number }>(files: readonly T[]): Generator<readonly T[]> {
  let batch: T[] = [];
  let bytes = 0;
  for (const file of files) {
    if (batch.length >= MOST_FILES || (batch.length > 0 && bytes + file.size > MOST_BYTES)) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(file);
    bytes += file.size;
  }
  if (batch.length > 0) yield batch;
}

const MOST_FILES = 24;
const MOST_BYTES = 256 * 1024;
