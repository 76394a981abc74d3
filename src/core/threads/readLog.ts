import type { StoreFiles } from './files.ts';
import { LogScan } from './logScan.ts';

/** Reads a thread's file from start to end. Throws only where the file cannot be read at all. */
export async function readLog(
  files: StoreFiles,
  id: string,
  path: string,
): Promise<{ readonly scan: LogScan; readonly identity: number }> {
  const scan = new LogScan(id);
  const { bytes, identity } = await files.read(path);
  await scan.scanAll(bytes);
  if (scan.openBytes > 0) scan.scanRest(bytes.subarray(scan.position));
  return { scan, identity };
}
