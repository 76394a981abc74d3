/** Changes of files that are data for most programs and orders for some. */
export const contentGuardCases: readonly { path: string; before: string; after: string; asks: boolean }[] = [
  { path: 'package.json', before: '{"name":"a"}', after: '{"name":"b"}', asks: false },
  { path: 'package.json', before: '{"scripts":{"t":"a"}}', after: '{ "scripts": { "t": "a" }, "x": 1 }', asks: false },
  { path: 'package.json', before: '{"scripts":{"t":"a"}}', after: '{"scripts":{"t":"rm -rf /"}}', asks: true },
  { path: 'sub/package.json', before: '{}', after: '{"scripts":{"postinstall":"x"}}', asks: true },
  { path: 'package.json', before: '{}', after: '{broken', asks: true },
  { path: 'a.json', before: '{}', after: '{"$schema":"https://evil.example/s.json"}', asks: true },
  {
    path: 'a.json',
    before: '{"$schema":"https://a.example/s"}',
    after: '{"$schema":"https://a.example/s","b":1}',
    asks: false,
  },
  { path: 'a.json', before: '{}', after: '{"$schema":"./s.json"}', asks: false },
  { path: 'a.yaml', before: '', after: '# yaml-language-server: $schema=https://evil.example/s\na: 1', asks: true },
  { path: 'a.ts', before: '', after: 'const $schema = "https://evil.example"', asks: false },
];
