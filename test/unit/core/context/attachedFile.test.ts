import assert from 'node:assert/strict';
import { attachedFile } from '../../../../src/core/context/attachedFile.ts';
import { pastedText } from '../../../../src/core/context/pastedText.ts';
import { lockedPdf, samplePdf, sampleWord } from '../../../support/documents.ts';

describe('attached files', () => {
  const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
  const check = (name: string, bytes: Uint8Array, expected: RegExp | { provider: string; text: RegExp }): void => {
    it(`${name} → ${expected instanceof RegExp ? String(expected) : expected.provider}`, async () => {
      if (expected instanceof RegExp) {
        await assert.rejects(attachedFile({ name, bytes }), { name: 'ContextError', message: expected });
        return;
      }
      const { provider, text, label } = await attachedFile({ name, bytes });
      assert.equal(provider, expected.provider);
      assert.match(text, expected.text);
      assert.equal(label, name.split('/').at(-1));
    });
  };
  check('a.md', Buffer.from('# Größe'), { provider: 'attachment', text: /^# Größe$/ });
  check('docs/a.ts', Buffer.from('let a;'), { provider: 'attachment', text: /^let a;$/ });
  check('a.png', PNG, { provider: 'image', text: /^data:image\/png;base64,iVBORw0KGgo/ });
  check('a.txt', PNG, { provider: 'image', text: /^data:image\/png/ });
  check('a.jpg', Buffer.from('ffd8ffe0', 'hex'), { provider: 'image', text: /^data:image\/jpeg/ });
  check('a.gif', Buffer.from('GIF89a....'), { provider: 'image', text: /^data:image\/gif/ });
  check('a.webp', Buffer.from('RIFF....WEBP'), { provider: 'image', text: /^data:image\/webp/ });
  check('terms.pdf', samplePdf('Returns within 30 days'), { provider: 'attachment', text: /^Returns within 30 days$/ });
  check('terms.docx', sampleWord('Prices are net'), { provider: 'attachment', text: /^Prices are net\s*$/ });
  check('scan.pdf', samplePdf(''), /scanned/);
  check('broken.pdf', Buffer.from('%PDF-1.4 nothing'), /could not be read: [^.]+\. Save it anew/);
  check('locked.pdf', lockedPdf(), /^“locked\.pdf” is protected by a password\. Save a copy without one/);
  check('none.docx', sampleWord(''), /there is no text in it\.$/);
  check(
    'old.doc',
    Buffer.from('d0cf11e0a1b11ae1000000000000', 'hex'),
    /a document of an old Office\. Save it as \.docx/,
  );
  check('a.xlsx', Buffer.from('PK\x03\x04 without a zero byte'), /no text/);
  check('latin.txt', Buffer.from('caf\xe9', 'latin1'), { provider: 'attachment', text: /^café$/ });
  check('wide.txt', Buffer.from('\ufeffhello', 'utf16le'), { provider: 'attachment', text: /^hello$/ });
  check('noise.txt', Buffer.from('a\x01\xe9', 'latin1'), /no text/);
  check('broken.docx', Buffer.from('PK\x03\x04 nothing'), /could not be read/);
  const heard = (name: string, head: string | Buffer, type: string): void => {
    it(`${name} → ${type}`, async () => {
      const bytes = Buffer.concat([Buffer.from(head), Buffer.alloc(20)]);
      const part = await attachedFile({ name, bytes }, it => Promise.resolve(` heard ${it.type} of ${it.name} `));
      assert.deepEqual([part.provider, part.label, part.text], ['recording', name, `heard ${type} of ${name}`]);
    });
  };
  heard('a.mp3', 'ID3', 'audio/mpeg');
  heard('b.mp3', Buffer.from('fffb90', 'hex'), 'audio/mpeg');
  heard('a.wav', 'RIFF....WAVE', 'audio/wav');
  heard('a.m4a', '....ftypM4A ', 'audio/mp4');
  heard('a.ogg', 'OggS', 'audio/ogg');
  heard('a.webm', Buffer.from('1a45dfa3', 'hex'), 'audio/webm');
  heard('a.flac', 'fLaC', 'audio/flac');
  it('a recording of 26 MB, and one without a word, are refused', async () => {
    const nothing = () => Promise.resolve(' ');
    const of = (size: number) => ({ name: 'a.mp3', bytes: Buffer.concat([Buffer.from('ID3'), Buffer.alloc(size)]) });
    await assert.rejects(attachedFile(of(26 * 1024 * 1024), nothing), /too large \(26\.0 MB\)\. At most 25\.0 MB/);
    await assert.rejects(attachedFile(of(10), nothing), /no word was heard/);
  });
  check('a.zip', Buffer.from('PK\x03\x04\0\0'), /no text, image, recording, PDF or Word document/);
  check('a.bin', Buffer.from([0xff, 0xfe, 0x80]), /no text/);
  check('empty.txt', Buffer.from(''), /it is empty/);
  check('big.png', Buffer.concat([PNG, Buffer.alloc(5 * 1024 * 1024)]), /too large \(5\.0 MB\)\. At most 5\.0 MB/);
  check('big.txt', Buffer.alloc(11 * 1024 * 1024, 'a'), /too large \(11\.0 MB\)/);
  check(
    'long.txt',
    Buffer.alloc(2 * 1024 * 1024, 'a'),
    /too large \(2\.0 MB\)\. At most 1\.0 MB of text can go\. Attach the part/,
  );
});

describe('pasted text', () => {
  const editor = (text: string, startLine: number, endLine: number): Parameters<typeof pastedText>[1] => ({
    activeEditor: () => ({
      path: 'src/a.ts',
      uri: 'file:///a.ts',
      language: 'typescript',
      isDirty: false,
      text: 'one\ntwo\nthree\n',
      selection: { startLine, endLine, text },
    }),
  });
  const check = (text: string, workspace: Parameters<typeof pastedText>[1], expected: string): void => {
    it(expected, () => assert.equal(pastedText(text, workspace).label, expected));
  };
  check('a\nb\nc', { activeEditor: () => undefined }, 'Pasted text, 3 lines');
  check('a', editor('', 1, 1), 'Pasted text, 1 line');
  check('two\r\nthree', editor('two\nthree\n', 2, 4), 'a.ts:2-3');
  check('two', editor('two', 2, 2), 'a.ts:2');
  check('four', editor('two', 2, 2), 'Pasted text, 1 line');
});
