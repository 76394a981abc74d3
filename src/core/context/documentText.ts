import { ContextError } from './contextProvider.ts';

/** The text of a PDF or Word document; undefined for a file of another kind. Throws `ContextError` for one that is damaged. */
export async function documentText(bytes: Uint8Array, label: string): Promise<string | undefined> {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).toString('latin1');
  const read = head.includes('%PDF-')
    ? readPdf
    : head.startsWith('PK\x03\x04') && /\.docx$/i.test(label)
      ? readWord
      : undefined;
  if (!read) return undefined;
  try {
    return await read(bytes);
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException') {
      throw new ContextError(`“${label}” is protected by a password. Save a copy without one, or attach its text.`);
    }
    const details = (error instanceof Error ? error.message : String(error)).replace(/[.\s]+$/, '');
    throw new ContextError(`“${label}” could not be read: ${details}. Save it anew, or attach its text.`);
  }
}

/** The package is big: it is loaded when the first document is attached. */
async function readPdf(bytes: Uint8Array): Promise<string> {
  const { extractText, getDocumentProxy } = await import('unpdf');
  const document = await getDocumentProxy(Uint8Array.from(bytes));
  const { text } = await extractText(document, { mergePages: false });
  return text.map((page, i) => (text.length > 1 ? `[Page ${i + 1}]\n${page}` : page)).join('\n\n');
}

async function readWord(bytes: Uint8Array): Promise<string> {
  const { default: mammoth } = await import('mammoth');
  return (await mammoth.extractRawText({ buffer: Buffer.from(bytes) })).value;
}
