import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { LogScan } from '../../../../src/core/threads/logScan.ts';
import { decodeLine, encodeRecord, type LogRecord } from '../../../../src/core/threads/recordCodec.ts';
import type { ThreadEvent } from '../../../../src/shared/threadEvent.ts';
import { delta, turnEnd, turnStart } from './support.ts';

const ID = '01JCORPVS000000000000000AA';

function log(events: readonly ThreadEvent[]): Buffer {
  const header: LogRecord = { kind: 'header', schema: 1, id: ID, created: 5 };
  const records: LogRecord[] = events.map((event, n) => ({ kind: 'event', by: 'w', n, event }));
  return Buffer.concat([header, ...records].map(encodeRecord));
}

function scan(bytes: Buffer): LogScan {
  const it = new LogScan(ID);
  while (it.scanLine(bytes, 0));
  if (it.openBytes > 0) it.scanRest(bytes.subarray(it.position));
  return it;
}

describe('a thread’s file', () => {
  const events = [
    turnStart('a', 'first ü\u2028'),
    delta('a', 'reply'),
    turnEnd('a'),
    turnStart('b', 'second', 'a'),
    turnEnd('b'),
  ];
  const whole = log(events);

  it('is one line of JSON a record, whatever the texts hold', () => {
    const lines = whole.toString().split('\n').filter(Boolean);
    assert.equal(lines.length, 6);
    for (const line of lines) assert.doesNotThrow(() => JSON.parse(line) as unknown);
    assert.ok(!whole.toString().includes('\u2028'));
  });

  it('gives all whole records, cut at every byte', () => {
    for (let end = 0; end <= whole.length; end++) {
      const cut = whole.subarray(0, end);
      const complete = cut
        .toString()
        .split('\n')
        .slice(0, -1)
        .filter(line => line.includes('turn-start')).length;
      const { thread, damaged } = scan(cut);
      assert.ok(thread.turns.length >= complete, `cut at ${String(end)}`);
      assert.equal(damaged.length, 0, `cut at ${String(end)}`);
    }
  });

  it('goes on after a line that was cut', () => {
    for (let end = 0; end < whole.length; end += 3) {
      const { thread } = scan(
        Buffer.concat([
          whole.subarray(0, end),
          encodeRecord({ kind: 'event', by: 'x', n: 1, event: turnStart('c', 'later') }),
        ]),
      );
      assert.equal(thread.turns.at(-1)?.text, 'later', `cut at ${String(end)}`);
    }
  });

  it('loses at most the record in which a bit was flipped, and says so', () => {
    for (let at = 0; at < whole.length; at++) {
      const flipped = Buffer.from(whole);
      flipped[at] = (flipped[at] ?? 0) ^ 4;
      const it = scan(flipped);
      assert.ok(it.thread.turns.length >= 1, `byte ${String(at)}`);
      assert.ok(it.damaged.length > 0 || whole[at] === 10 || it.thread.turns.length === 2, `byte ${String(at)}`);
    }
  });

  it('reads a record that was written twice once', () => {
    assert.deepEqual(scan(Buffer.concat([whole, whole])).thread, scan(whole).thread);
  });

  it('reads the same in pieces as at once', () => {
    const it = new LogScan(ID);
    for (let end = 0; end <= whole.length; end += 7) {
      const start = it.position;
      const piece = whole.subarray(start, end);
      while (it.scanLine(piece, start));
    }
    const start = it.position;
    while (it.scanLine(whole.subarray(start), start));
    assert.deepEqual(it.thread, scan(whole).thread);
  });

  it('passes over what a later version wrote', () => {
    const record = encodeRecord({ kind: 'event', by: 'w', n: 1, event: delta('a', 'x') }).toString();
    const body = record.slice(record.indexOf('"kind"'), -1).replace('turn-delta', 'turn-fancy');
    const unknown: LogRecord = JSON.parse(`{${body}`) as LogRecord;
    const { thread, damaged } = scan(Buffer.concat([whole, encodeRecord(unknown)]));
    assert.deepEqual([thread, damaged], [scan(whole).thread, []]);
  });

  it('of schema 1 can be read', async () => {
    const bytes = await readFile('test/unit/core/threads/schema1.jsonl');
    const { thread, damaged, schema } = scan(bytes);
    assert.deepEqual(
      [schema, damaged.length, thread.title, thread.turns.map(turn => [turn.text, turn.reply, turn.outcome?.type])],
      [1, 0, 'A thread of schema 1', [['What is it?', 'It is a fixture.', 'done']]],
    );
  });

  const line = (text: string, expected: string): void => {
    it(`${text.slice(0, 40) || 'an empty line'} is ${expected}`, () =>
      assert.equal(decodeLine(Buffer.from(text), 0, Buffer.byteLength(text)).type, expected));
  };
  line('', 'blank');
  line('\r', 'blank');
  line('{', 'torn');
  line('{"crc":"12', 'torn');
  line('{"crc":"00000000","len":50,"kind":', 'torn');
  line('{"crc":"00000000","len":2,"kind":"event"}', 'damaged');
  line('nonsense', 'damaged');
  line('\0\0\0', 'damaged');
});
