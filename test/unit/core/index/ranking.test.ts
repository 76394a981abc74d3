import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compactCorpus } from '../../../../src/core/index/corpus/compactCorpus.ts';
import { Corpus } from '../../../../src/core/index/corpus/corpus.ts';
import { indexCommits, parseCommits } from '../../../../src/core/index/search/history.ts';
import { searchCorpus } from '../../../../src/core/index/search/searchCorpus.ts';
import { loadSnapshot, saveSnapshot } from '../../../../src/core/index/snapshot/snapshot.ts';

const FILES: Readonly<Record<string, string>> = {
  'src/net/httpClient.ts': 'class HttpClient { sendRequest() { openConnection(); } }\n',
  'src/net/retryPolicy.ts': 'function shouldRetry(request) { return request.failed; }\n',
  'src/ui/button.ts': 'function drawButton(color) { paint(color); }\n',
  'test/net/httpClient.test.ts': 'sendRequest sendRequest sendRequest openConnection\n',
  'docs/network.md': 'How a request is sent over the connection.\n',
  'src/ui/window.ts': 'function openWindow() {}\n',
  'src/history.ts': 'function readHistory() { return changes; }\n',
  CHANGELOG: 'The history of all changes. History, changes.\n',
};

function corpusOf(files: Readonly<Record<string, string>>): Corpus {
  const corpus = new Corpus();
  for (const [path, text] of Object.entries(files)) {
    corpus.put({ path, size: text.length, mtime: 1 }, Buffer.from(text));
  }
  return corpus;
}

function search(corpus: Corpus, query: string): string[] {
  return searchCorpus(corpus, query, { limit: 10 }).map(hit => hit.path);
}

const BORROWED: Readonly<Record<string, string>> = {
  'src/inflate.c': 'int start() { return inflate(stream); }\n',
  'deps/zlib/inflate.c': 'int inflate(stream) { inflate inflate stream stream }\n',
  'third-party/gzip/inflate.c': 'int inflate(stream) { inflate inflate stream stream }\n',
};

describe('the ranking', () => {
  const corpus = corpusOf(FILES);
  const first = (query: string, expected: string | undefined): void => {
    it(`${query} → ${expected ?? 'nothing'}`, () => assert.equal(search(corpus, query)[0], expected));
  };
  first('send request', 'src/net/httpClient.ts');
  first('send_request', 'src/net/httpClient.ts');
  first('sending requests', 'src/net/httpClient.ts');
  first('tests that send a request', 'test/net/httpClient.test.ts');
  first('should it retry?', 'src/net/retryPolicy.ts');
  first('what is in button.ts', 'src/ui/button.ts');
  first('openWindow', 'src/ui/window.ts');
  first('documents of the network', 'docs/network.md');
  first('request over the connection', 'src/net/httpClient.ts');
  first('what does the changelog say of history', 'CHANGELOG');
  first('history of changes', 'src/history.ts');
  first('the of and', undefined);
  first('zebra', undefined);
  first('', undefined);

  it('looks where the question says that it is about', () => {
    const files = { 'net/dial.ts': 'timeout', 'db/dial.ts': 'timeout', 'ui/clock.ts': 'timeout timeout timeout' };
    assert.deepEqual(
      ['net: timeout is ignored', 'fix(db): timeout is ignored', 'timeout is ignored'].map(
        query => search(corpusOf(files), query)[0],
      ),
      ['net/dial.ts', 'db/dial.ts', 'ui/clock.ts'],
    );
  });

  it('puts a file whose path the question has before files of that name, and those that fit by their words', () => {
    const text = 'the stream overflows: see ';
    const files = {
      'lib/err.h': 'error',
      'src/err.h': 'stream',
      'err.h': 'overflow',
      'src/stream.c': 'stream overflow',
    };
    const firstOf = (path: string): string | undefined => search(corpusOf(files), text + path)[0];
    assert.deepEqual(
      ['err.h', 'lib/err.h', 'b/src/err.h:12', 'https://example.com/blob/main/lib/err.h#L3'].map(firstOf),
      ['src/stream.c', 'lib/err.h', 'src/err.h', 'lib/err.h'],
    );
  });

  it('prefers a file among files that fit too', () => {
    const files = { 'a/one.ts': 'socket', 'b/two.ts': 'socket', 'b/three.ts': 'socket', 'b/four.ts': 'other' };
    assert.deepEqual(search(corpusOf(files), 'socket'), ['b/two.ts', 'b/three.ts', 'a/one.ts']);
  });

  it('puts the code of others last, unless the question names its folder', () => {
    const borrowed = corpusOf(BORROWED);
    assert.deepEqual(
      ['inflate the stream', 'inflate the stream in zlib'].map(query => search(borrowed, query)[0]),
      ['src/inflate.c', 'deps/zlib/inflate.c'],
    );
  });

  it('tells which words were found', () => {
    const [hit] = searchCorpus(corpus, 'paint zebra color', { limit: 1 });
    assert.deepEqual([hit?.path, hit?.matched], ['src/ui/button.ts', ['paint', 'color']]);
  });

  it('follows the history where words do not tell', () => {
    const own = corpusOf(FILES);
    const output =
      '\x011700000000\x02Mend the flicker on hover\0\nsrc/ui/window.ts\0\x011600000000\x02Start\0\nsrc/gone.ts\0';
    const history = indexCommits(parseCommits(output, ''), own.words, 'head');
    const hits = searchCorpus(own, 'flicker', { limit: 5 }, history);
    assert.deepEqual(
      hits.map(hit => hit.path),
      ['src/ui/window.ts'],
    );
  });
});

describe('a corpus', () => {
  const QUERIES = ['send request', 'open', 'retry', 'color', 'connection'];
  const answers = (corpus: Corpus) => QUERIES.map(query => searchCorpus(corpus, query, { limit: 10 }));

  it('forgets what was removed and replaced', () => {
    const corpus = corpusOf({ ...FILES, 'src/ui/window.ts': 'connection connection request' });
    corpus.put({ path: 'src/ui/window.ts', size: 1, mtime: 2 }, Buffer.from(FILES['src/ui/window.ts'] ?? ''));
    corpus.put({ path: 'src/more.ts', size: 1, mtime: 2 }, Buffer.from('send request'));
    corpus.remove('src/more.ts');
    const fresh = answers(corpusOf(FILES)).map(hits => hits.map(hit => hit.path).sort());
    assert.deepEqual(
      answers(corpus).map(hits => hits.map(hit => hit.path).sort()),
      fresh,
    );
    const compact = compactCorpus(corpus);
    assert.deepEqual(
      answers(compact).map(hits => hits.map(hit => hit.path).sort()),
      fresh,
    );
    assert.deepEqual([compact.fileCount, compact.files.length], [Object.keys(FILES).length, Object.keys(FILES).length]);
  });

  it('is the same when it is read again, and is not read when it is damaged', () => {
    const folder = mkdtempSync(join(tmpdir(), 'parley-snapshot-'));
    const file = join(folder, 'index.bin');
    const corpus = compactCorpus(corpusOf(FILES));
    const skipped = new Map([['big.json', { reason: 'too-big', size: 5, mtime: 7.5 } as const]]);
    saveSnapshot(file, { corpus, skipped, history: undefined });
    const read = loadSnapshot(file);
    assert.ok(read);
    assert.deepEqual(answers(read.corpus), answers(corpus));
    assert.deepEqual(read.skipped, skipped);
    const bytes = readFileSync(file);
    for (const at of [0, 8, 12, 30, Math.floor(bytes.length / 2), bytes.length - 1]) {
      const damaged = Buffer.from(bytes);
      damaged[at] = (damaged[at] ?? 0) ^ 1;
      writeFileSync(file, damaged);
      assert.equal(loadSnapshot(file), undefined, `byte ${at}`);
    }
    writeFileSync(file, bytes.subarray(0, 100));
    assert.equal(loadSnapshot(file), undefined);
    rmSync(folder, { recursive: true });
    assert.equal(loadSnapshot(file), undefined);
  });

  it('ranks terms as BM25 does', () => {
    const texts = ['apple apple pear', 'apple plum plum plum', 'pear plum', 'fig'];
    const corpus = corpusOf(Object.fromEntries(texts.map((text, i) => [`f${i}.ts`, text])));
    for (const word of ['apple', 'plum', 'pear']) {
      const alone = texts
        .map((text, i) => ({ path: `f${i}.ts`, score: naiveScore(texts, text, word) }))
        .filter(it => it.score > 0);
      // No more than three others fit: all of them count as neighbours.
      const sum = alone.reduce((total, it) => total + it.score, 0);
      const expected = alone
        .map(it => ({ path: it.path, score: it.score + (0.12 * (sum - it.score)) / 3 }))
        .sort((a, b) => b.score - a.score);
      const found = searchCorpus(corpus, word, { limit: 10 });
      assert.deepEqual(
        found.map(hit => [hit.path, hit.score.toFixed(3)]),
        expected.map(it => [it.path, it.score.toFixed(3)]),
      );
    }
  });
});

/**
 * One chunk for each file, whose path is two terms: BM25 with b = 0.4 of the chunk, and half of it with b = 0.75 of the
 * file; and for one word, an eighth of what the file's length counts.
 */
function naiveScore(texts: readonly string[], text: string, word: string): number {
  const frequency = text.split(' ').filter(it => it === word).length;
  if (frequency === 0) return 0;
  const count = texts.filter(it => it.includes(word)).length;
  const rarity = Math.log(1 + (texts.length - count + 0.5) / (count + 0.5));
  const score = (b: number, extra: number): number => {
    const length = (it: string): number => it.split(' ').length + extra;
    const average = texts.reduce((sum, it) => sum + length(it), 0) / texts.length;
    return (rarity * frequency * 2.2) / (frequency + 1.2 * (1 - b + (b * length(text)) / average));
  };
  return score(0.4, 2) + 0.5 * score(0.75, 0) + Math.log1p(text.split(' ').length) / 8;
}
