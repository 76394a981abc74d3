/** The media type of a recording, by its first bytes: a name can say anything. Undefined for any other file. */
export function audioType(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 12)).toString('latin1');
  if (head.startsWith('ID3') || /^\xff[\xe2-\xe7\xf2-\xf7\xfa-\xfb]/.test(head)) return 'audio/mpeg';
  if (head.startsWith('RIFF') && head.endsWith('WAVE')) return 'audio/wav';
  if (head.slice(4, 8) === 'ftyp') return 'audio/mp4';
  if (head.startsWith('OggS')) return 'audio/ogg';
  if (head.startsWith('\x1a\x45\xdf\xa3')) return 'audio/webm';
  return head.startsWith('fLaC') ? 'audio/flac' : undefined;
}
