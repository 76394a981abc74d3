import type { ChatRequest } from './modelWire.ts';

/** A helpful model that needs no weights: it reads the prompt and answers in Markdown, the same for the same prompt. */
export function demoReply(request: ChatRequest): string {
  const asked = request.messages.findLast(message => message.role === 'user')?.content ?? '';
  const prompt = readPrompt(request, asked);
  const write = kinds.find(kind => kind.pattern.test(prompt.question))?.write ?? echo;
  return write(prompt);
}

interface Prompt {
  /** What the user typed: the last message without its code. */
  readonly question: string;
  /** The code in the prompt, the nearest to the question first. */
  readonly blocks: readonly CodeBlock[];
  /** All paths that the prompt names. */
  readonly paths: readonly string[];
}

interface CodeBlock {
  readonly language: string;
  readonly code: string;
  /** From the fence's first line or the two lines above it. */
  readonly path: string | undefined;
}

const kinds: readonly { readonly pattern: RegExp; readonly write: (prompt: Prompt) => string }[] = [
  { pattern: /\btitle\b/i, write: title },
  { pattern: /\b(generate|write|add)[\w\s-]*\btests?\b|\/(generate-)?tests?\b/i, write: tests },
  {
    pattern: /\bcommit message\b|\/commit\b/i,
    write: () => 'fix: handle the empty case\n\nReturn early where there is nothing to do.',
  },
  { pattern: /\bsummari[sz]e (the|this|our) (chat|conversation|thread|messages)\b/i, write: summary },
  { pattern: /\b(fix|bug|repair|correct)\b/i, write: fix },
  { pattern: /\b(explain|what does|how does|describe|why)\b/i, write: explain },
];

function explain({ question, blocks }: Prompt): string {
  const block = blocks[0];
  if (!block) return echo({ question, blocks, paths: [] });
  const name = mainName(block.code);
  const where = block.path ? ` in \`${block.path}\`` : '';
  const lines = block.code.split('\n');
  return [
    `\`${name}\`${where} is ${lines.length} ${lines.length === 1 ? 'line' : 'lines'} long. In short: it takes its inputs, checks them, and gives back one result.`,
    `### Purpose\n\nIt keeps one thing in one place, so that callers of \`${name}\` need not know how it is done.`,
    `### Key details\n\n- **Inputs** come in as parameters and are not changed.\n- **Output** is a new value; nothing outside is touched.\n- **Errors** are left to the caller.`,
    `| Part | Role |\n| --- | --- |\n| \`${name}\` | what the rest of the code calls |\n| body | does the work, top to bottom |`,
    `The part that matters:\n\n${fence(block.language, lines.slice(0, 12).join('\n'))}`,
    'Ask about any line to go deeper.',
  ].join('\n\n');
}

function tests({ blocks, paths }: Prompt): string {
  const block = blocks[0] ?? { language: 'ts', code: 'function add(a, b) {}', path: 'src/add.ts' };
  const source = block.path ?? paths[0] ?? 'src/example.ts';
  const target = paths.find(isTestPath) ?? testPath(source);
  const name = mainName(block.code);
  const code = isPython(source)
    ? `import pytest\nfrom ${moduleName(source)} import ${name}\n\n\ndef test_${name}_exists():\n    assert callable(${name})\n\n\ndef test_${name}_refuses_too_many_arguments():\n    with pytest.raises(TypeError):\n        ${name}(*range(99))`
    : `import { describe, it } from 'node:test';\nimport assert from 'node:assert/strict';\nimport { ${name} } from '${relativeImport(target, source)}';\n\ndescribe('${name}', () => {\n  it('is a function', () => {\n    assert.equal(typeof ${name}, 'function');\n  });\n\n  it('does not throw on missing input', () => {\n    assert.doesNotThrow(() => ${name}());\n  });\n});`;
  return [
    `Tests for \`${name}\`: the normal case and the edge case.`,
    `\`${target}\`:`,
    fence(`${isPython(source) ? 'python' : 'ts'} ${target}`, code),
    'Run them with the command of your project.',
  ].join('\n\n');
}

function fix({ blocks, paths }: Prompt): string {
  const block = blocks[0];
  if (!block) return 'Show me the code: select it and ask again, or name the file.';
  const path = block.path ?? paths[0];
  const [before, after] = repair(block.code);
  const change = path
    ? fence(block.language, `${path}\n<<<<<<< SEARCH\n${before}\n=======\n${after}\n>>>>>>> REPLACE`)
    : fence(block.language, block.code.replace(before, after));
  return [`The problem is in this line: \`${before.trim()}\`.`, change, 'Nothing else needs to change.'].join('\n\n');
}

function title({ question, blocks }: Prompt): string {
  const words = question
    .replace(/[^\p{L}\p{N}\s]/gu, ' ')
    .split(/\s+/)
    .filter(
      word =>
        word.length > 3 &&
        !/^(title|short|this|that|give|chat|most|characters?|words?|write|reply|with|only)$/i.test(word),
    );
  const picked = words.slice(0, 5).join(' ') || (blocks[0] ? mainName(blocks[0].code) : 'New chat');
  return picked.slice(0, 50).trim();
}

function summary({ question }: Prompt): string {
  return `The user asked for help with their code and got it.\n\n- ${clip(question, 200)}\n\nTopics: code, help, next steps`;
}

function echo({ question, blocks }: Prompt): string {
  const block = blocks[0] ?? { language: 'text', code: clip(question, 200), path: undefined };
  return [
    `You asked: “${clip(question, 160)}”`,
    'I am the demo model: I run on your machine, know nothing, and show how a reply looks.',
    fence(block.language, block.code.split('\n').slice(0, 12).join('\n')),
  ].join('\n\n');
}

/** The line to change and what it becomes: a likely slip if there is one, else a note above the first line of substance. */
function repair(code: string): readonly [string, string] {
  const lines = code.split('\n');
  for (const [pattern, replacement] of slips) {
    const line = lines.find(it => pattern.test(it) && code.split(it).length === 2);
    if (line !== undefined) return [line, line.replace(pattern, replacement)];
  }
  const line = lines.find(it => it.trim().length > 3 && code.split(it).length === 2) ?? lines[0] ?? '';
  const indent = /^\s*/.exec(line)?.[0] ?? '';
  return [line, `${indent}${line.includes('def ') ? '#' : '//'} Checked: see the note in the chat.\n${line}`];
}

const slips: readonly (readonly [RegExp, string])[] = [
  [/<= (\w+)\.length\b/, '< $1.length'],
  [/([^=!<>])==(?!=)/, '$1==='],
  [/!=(?!=)/, '!=='],
  [/\bvar\b/, 'const'],
  [/\breturn (\w+) - (\w+);/, 'return $1 + $2;'],
];

function readPrompt(request: ChatRequest, asked: string): Prompt {
  const inQuestion = codeBlocks(asked);
  const before = request.messages
    .filter(message => message.content !== asked)
    .flatMap(message => codeBlocks(message.content));
  const all = request.messages.map(message => message.content).join('\n');
  return {
    question: asked.replace(/^ {0,3}(`{3,}|~{3,})[\s\S]*?^ {0,3}\1[ \t]*$/gm, '').trim(),
    blocks: [...inQuestion, ...before.reverse()],
    paths: [
      ...new Set(
        all.match(/[\w@.-]+(?:\/[\w@.-]+)*\.(?:[cm]?[jt]sx?|py|go|rs|java|rb|cs|php|kt|swift|c|cpp|h)\b/g) ?? [],
      ),
    ],
  };
}

function codeBlocks(text: string): readonly CodeBlock[] {
  const lines = text.split('\n');
  const found: CodeBlock[] = [];
  for (let i = 0; i < lines.length; i++) {
    const [, marks = '', info = ''] = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(lines[i] ?? '') ?? [];
    if (!marks) continue;
    const end = lines.findIndex((line, at) => at > i && line.trim() === marks);
    if (end < 0) break;
    const above = lines.slice(Math.max(0, i - 2), i).join(' ');
    found.push({
      language: /^\s*([\w+#-]+)/.exec(info)?.[1] ?? 'text',
      code: lines.slice(i + 1, end).join('\n'),
      path: pathIn(info) ?? pathIn(above),
    });
    i = end;
  }
  return found;
}

function pathIn(text: string): string | undefined {
  return /(?<![\w/.-])((?:[\w@.-]+\/)*[\w@-][\w@.-]*\.\w{1,5})(?![\w/])/.exec(text)?.[1];
}

function mainName(code: string): string {
  return (
    /\b(?:function\*?|class|def|fn|func|interface|type|const|let|struct)\s+([A-Za-z_$][\w$]*)/.exec(code)?.[1] ??
    /[A-Za-z_$][\w$]{2,}/.exec(code)?.[0] ??
    'it'
  );
}

function isTestPath(path: string): boolean {
  return /(^|\/)(tests?|spec|__tests__)\/|[._](test|spec)\.|(^|\/)test_/.test(path);
}

function isPython(path: string): boolean {
  return path.endsWith('.py');
}

function testPath(source: string): string {
  const [, folder = '', name = 'example', extension = 'ts'] = /^(.*\/)?([^/]+)\.(\w+)$/.exec(source) ?? [];
  return isPython(source) ? `tests/test_${name}.py` : `${folder}${name}.test.${extension}`;
}

function moduleName(source: string): string {
  return source.replace(/\.py$/, '').replaceAll('/', '.');
}

function relativeImport(from: string, to: string): string {
  const start = from.split('/').slice(0, -1);
  const end = to.split('/');
  while (start.length > 0 && start[0] === end[0]) {
    start.shift();
    end.shift();
  }
  return `${start.length > 0 ? start.map(() => '..').join('/') : '.'}/${end.join('/')}`;
}

function fence(info: string, code: string): string {
  const marks = code.includes('```') ? '````' : '```';
  return `${marks}${info}\n${code}\n${marks}`;
}

function clip(text: string, length: number): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  return flat.length > length ? `${flat.slice(0, length - 1).trimEnd()}…` : flat;
}
