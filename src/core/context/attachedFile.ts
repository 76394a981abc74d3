import type { ContextPart } from '../../shared/thread.ts';
import { audioType } from './audioType.ts';
import { contextPart, fileName } from './contextPart.ts';
import { ContextError } from './contextProvider.ts';
import { documentText } from './documentText.ts';

export interface AttachedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** As the workspace names it; left out for a file from elsewhere. */
  readonly path?: string;
}

/** What was said in a recording. Rejects with a `FailureError`, or an abort error. */
export type Transcribe = (recording: {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}) => Promise<string>;

/**
 * A file as context: pictures for models that can see, the text of PDF and Word documents, what was said in recordings,
 * text as it is. Throws `ContextError` for what is too large or of another kind.
 */
export async function attachedFile({ name, bytes, path }: AttachedFile, transcribe?: Transcribe): Promise<ContextPart> {
  const label = fileName(name);
  const place = path === undefined ? {} : { path };
  const image = imageType(bytes);
  if (image !== undefined) {
    limit(label, bytes, LARGEST_IMAGE, 'Make it smaller, or cut out what matters.');
    const url = `data:${image};base64,${Buffer.from(bytes).toString('base64')}`;
    const part = contextPart({ ...place, provider: 'image', label, reason: 'You attached this image.', text: url });
    return { ...part, tokens: IMAGE_TOKENS };
  }
  const audio = audioType(bytes);
  if (audio !== undefined && transcribe) {
    limit(label, bytes, LARGEST_RECORDING, 'Attach a part of it, or make it smaller.');
    const said = await transcribe({ name: label, type: audio, bytes });
    if (said.trim() === '') throw new ContextError(`“${label}” was not attached: no word was heard in it.`);
    const reason = 'You attached this recording; these are the words in it.';
    return contextPart({ ...place, provider: 'recording', label, language: 'plaintext', reason, text: said.trim() });
  }
  limit(label, bytes, LARGEST_FILE, 'Attach the part that matters.');
  const read = await documentText(bytes, label);
  const text = read ?? plainText(bytes, label);
  if (text.trim() === '') {
    const mayBeScanned = /\.docx$/i.test(label) ? '' : '; it may be scanned';
    const why = read === undefined ? 'it is empty' : `there is no text in it${mayBeScanned}`;
    throw new ContextError(`“${label}” was not attached: ${why}.`);
  }
  if (text.length > LONGEST_TEXT) {
    const most = `At most ${megabytes(LONGEST_TEXT)} of text can go. Attach the part that matters.`;
    throw new ContextError(`${tooLarge(label, megabytes(text.length))} ${most}`);
  }
  return contextPart({ ...place, provider: 'attachment', label, reason: 'You attached this file.', text });
}

/** What a picture costs, about: a full one at the rates that are published. */
export const IMAGE_TOKENS = 1_000;

const LARGEST_IMAGE = 5 * 1024 * 1024;
/** What the endpoints that write down recordings take. */
const LARGEST_RECORDING = 25 * 1024 * 1024;
const LARGEST_FILE = 10 * 1024 * 1024;
const LONGEST_TEXT = 1024 * 1024;

/** By its first bytes: a name can say anything. */
function imageType(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 12)).toString('latin1');
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (/^GIF8[79]a/.test(head)) return 'image/gif';
  return head.startsWith('RIFF') && head.endsWith('WEBP') ? 'image/webp' : undefined;
}

function plainText(bytes: Uint8Array, label: string): string {
  for (const encoding of encodings(bytes)) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // The next may fit; where none does, it is no text.
    }
  }
  const kind = isOldOffice(bytes)
    ? 'it is a document of an old Office. Save it as .docx or PDF first.'
    : 'it is no text, image, recording, PDF or Word document. Convert it to one of these first.';
  throw new ContextError(`“${label}” was not attached: ${kind}`);
}

/** How the bytes of a text may be meant: with a mark as it says, else UTF-8, else what Windows wrote before that. */
function encodings(bytes: Uint8Array): readonly string[] {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return ['utf-16le'];
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return ['utf-16be'];
  const head = bytes.subarray(0, 8192);
  if (head.includes(0) || isArchive(bytes)) return [];
  const hasControls = head.some(byte => byte < 0x20 && !WHITE.has(byte));
  return hasControls ? ['utf-8'] : ['utf-8', 'windows-1252'];
}

/** Tab, line feed, form feed, carriage return. */
const WHITE: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0c, 0x0d]);

function isArchive(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 4)).toString('latin1') === 'PK\x03\x04';
}

/** The container of .doc, .xls and .ppt. */
function isOldOffice(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 8)).toString('hex') === 'd0cf11e0a1b11ae1';
}

function limit(label: string, bytes: Uint8Array, largest: number, advice: string): void {
  if (bytes.length <= largest) return;
  throw new ContextError(`${tooLarge(label, megabytes(bytes.length))} At most ${megabytes(largest)} can go. ${advice}`);
}

function tooLarge(label: string, size: string): string {
  return `“${label}” was not attached: it is too large (${size}).`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
