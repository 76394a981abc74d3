import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EditorWindow } from './window.ts';

/** Everything that Parley has written so far: threads, catalogue, index, logs. */
export async function writtenText({ dataDir }: EditorWindow): Promise<string> {
  const texts: string[] = [];
  for (const folder of ['data/User/globalStorage/parley-chat.parley', 'data/User/workspaceStorage', 'data/logs']) {
    const entries = await readdir(join(dataDir, folder), { recursive: true, withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      if (entry.isFile()) texts.push(await readFile(join(entry.parentPath, entry.name), 'utf8'));
    }
  }
  return texts.join('\n');
}
