import assert from 'node:assert/strict';
import type { Drop } from '../../../webview/context/readDrop.ts';
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
  check({ 'text/uri-list': 'C:\\a.ts' }, []);
  check({ resourceurls: '["untitled:Untitled-1"]' }, ['untitled:Untitled-1']);

  const also = (data: Readonly<Record<string, string>>, expected: Partial<Drop>): void => {
    it(JSON.stringify(data), () => {
      const found = readDrop({ getData: type => data[type] ?? '', files: [] });
      assert.deepEqual(found, { uris: [], problems: [], files: [], pages: [], ...expected });
    });
  };
  const resource = { $mid: 1, scheme: 'vscode-remote', authority: 'ssh', path: '/a b/c.ts' };
  const diagnostics = 'application/vnd.code.diagnostics';
  also(
    { [diagnostics]: JSON.stringify([{ resource, startLineNumber: 7, message: 'Wrong' }]) },
    { problems: [{ uri: 'vscode-remote://ssh/a%20b/c.ts', line: 7 }] },
  );
  also(
    { [diagnostics]: JSON.stringify([{ uri: { scheme: 'file', path: '/c.ts' } }]), resourceurls: '["file:///c.ts"]' },
    { problems: [{ uri: 'file:///c.ts' }] },
  );
  also({ [diagnostics]: '[null, 1, {"resource":{}}]' }, {});
  also({ 'text/uri-list': 'https://example.com/a' }, { pages: ['https://example.com/a'] });
});
