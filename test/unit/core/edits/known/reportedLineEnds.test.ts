import { block, item, patch, type KnownCase } from '../checkApply.ts';

/** Line ends and byte order marks. A reply is written with one kind of line end; the file has its own, and keeps it. */
describe('reported by users: line ends and byte order marks', () => {
  const windows = (text: string): string => text.replaceAll('\n', '\r\n');
  const before = 'using A;\n\nclass B\n{\n    int size;\n}\n';
  const after = 'using A;\n\nclass B\n{\n    int size;\n    int count;\n}\n';
  const forms = [
    block('    int size;\n}', '    int size;\n    int count;\n}'),
    '--- a/src/a.ts\n+++ b/src/a.ts\n@@ -4,3 +4,4 @@\n {\n     int size;\n+    int count;\n }\n',
    patch('@@', ' {', '     int size;', '+    int count;', ' }'),
    after,
    '// ... existing code ...\n{\n    int size;\n    int count;\n}\n',
  ];
  const inEveryForm = (text: string, expected: string, change = (reply: string): string => reply): KnownCase[] =>
    forms.map(reply => [text, change(reply), expected, 'csharp']);

  item(
    'new lines do not end with LF in a CRLF file (openai/codex#4003, #35789, #21164, #25866; anomalyco/opencode#38038)',
    ...inEveryForm(windows(before), windows(after)),
    ['one();\r\ntwo();', '@@\n two();\n+three();\n', 'one();\r\ntwo();\r\nthree();', 'csharp'],
  );
  item(
    'nor with CRLF in a LF file, when the reply is written so (openai/codex#15035)',
    ...inEveryForm(before, after, windows),
  );
  item(
    'a reply in CRLF for a CRLF file doubles no carriage return (openai/codex#7903)',
    ...inEveryForm(windows(before), windows(after), windows),
  );
  item(
    'the byte order mark is neither lost nor doubled (openai/codex#4003)',
    ...inEveryForm(`\uFEFF${windows(before)}`, `\uFEFF${windows(after)}`),
    ['\uFEFFusing A;\nusing B;\n', block('\uFEFFusing A;', '\uFEFFusing C;'), '\uFEFFusing C;\nusing B;\n', 'csharp'],
    [
      '\uFEFFusing A;\nusing B;\n',
      '@@\n-\uFEFFusing A;\n+\uFEFFusing C;\n using B;\n',
      '\uFEFFusing C;\nusing B;\n',
      'csharp',
    ],
    [
      'using A;\nusing B;\nusing D;\n',
      '\uFEFFusing A;\nusing C;\nusing D;\n',
      'using A;\nusing C;\nusing D;\n',
      'csharp',
    ],
  );
  item(
    'a line that is deleted takes its own line end along, and no other',
    ['one\r\ntwo\r\nthree\r\n', patch('@@', ' one', '-two', ' three'), 'one\r\nthree\r\n', 'plaintext'],
    ['one\r\ntwo\nthree\r\n', patch('@@', ' one', '-two', ' three'), 'one\r\nthree\r\n', 'plaintext'],
  );
});
