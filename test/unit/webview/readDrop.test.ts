import assert from 'node:assert/strict';
import { readDrop } from '../../../webview/context/readDrop.ts';

describe('what is dropped on the page', () => {
  const check = (data: Readonly<Record<string, string>>, expected: readonly string[]): void => {
    it(JSON.stringify(data), () => {
      const found = readDrop({ getData: type => data[type] ?? '', files: [] });
      assert.deepEqual(found.uris, expected);
    });
  };
  check({}, []);
  check({ resourceurls: '["file:///a.ts","vscode-remote://ssh/b.ts"]' }, ['file:///a.ts', 'vscode-remote://ssh/b.ts']);
  check({ resourceurls: 'not JSON', 'text/uri-list': 'file:///a.ts' }, ['file:///a.ts']);
  check({ resourceurls: '{"a":1}' }, []);
  check({ 'application/vnd.code.uri-list': 'file:///a\r\nfile:///b\r\n' }, ['file:///a', 'file:///b']);
  check({ 'text/uri-list': '# a comment\nfile:///a\nhttps://example.com/x' }, ['file:///a']);
  check({ resourceurls: '["file:///a"]', 'text/uri-list': 'file:///a' }, ['file:///a']);
  check({ 'text/uri-list': 'not a uri' }, []);
});
