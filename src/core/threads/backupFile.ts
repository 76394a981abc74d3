import { crc32 } from 'node:zlib';

/** A file in a backup: `threads/<id>.jsonl` or one of the trash, byte for byte. */
export interface BackupEntry {
  readonly name: string;
  readonly bytes: Buffer;
}

/** The first line of a backup. */
export function encodeBackupHeader(created: number): Buffer {
  return Buffer.from(`${JSON.stringify({ format: FORMAT, version: 1, created })}\n`);
}

/** One file as one line, with a checksum. */
export function encodeBackupEntry({ name, bytes }: BackupEntry): Buffer {
  const line = { name, size: bytes.length, crc: checksum(bytes), data: bytes.toString('base64') };
  return Buffer.from(`${JSON.stringify(line)}\n`);
}

/** The files of a backup, and how many could not be read. Undefined where this is no backup. */
export function decodeBackup(
  bytes: Buffer,
): { readonly entries: readonly BackupEntry[]; readonly damaged: number } | undefined {
  const [first, ...lines] = [...linesOf(bytes)];
  if (first === undefined || fieldsOf(first)?.['format'] !== FORMAT) return undefined;
  const entries = lines.map(entryOf);
  const whole = entries.filter(entry => entry !== undefined);
  return { entries: whole, damaged: entries.length - whole.length };
}

const FORMAT = 'parley-backup';

function* linesOf(bytes: Buffer): Iterable<string> {
  for (let from = 0; from < bytes.length;) {
    const end = bytes.indexOf(10, from);
    const to = end < 0 ? bytes.length : end;
    if (to > from) yield bytes.toString('utf8', from, to);
    from = to + 1;
  }
}

function entryOf(line: string): BackupEntry | undefined {
  const fields = fieldsOf(line);
  const name = fields?.['name'];
  const data = fields?.['data'];
  if (typeof name !== 'string' || typeof data !== 'string') return undefined;
  const bytes = Buffer.from(data, 'base64');
  return bytes.length === fields?.['size'] && checksum(bytes) === fields['crc'] ? { name, bytes } : undefined;
}

function fieldsOf(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

function checksum(bytes: Buffer): string {
  return crc32(bytes).toString(16).padStart(8, '0');
}
