import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { CodeIndex } from '../../../../src/core/context/codeIndex.ts';
import { Corpus } from '../../../../src/core/index/corpus/corpus.ts';
import { parsedSymbolInfo } from '../../../../src/core/index/corpus/fileSymbols.ts';
import { FileList } from '../../../../src/core/index/search/fileList.ts';
import { findFolders } from '../../../../src/core/index/search/findFolders.ts';
import { findFiles } from '../../../../src/core/index/search/findFiles.ts';
import { SymbolFinder } from '../../../../src/core/index/search/findSymbols.ts';
import { languageById, languageOf } from '../../../../src/core/index/languages/languages.ts';
import { SymbolParser } from '../../../../src/core/index/parse/parser.ts';
import type { ParsedSymbol } from '../../../../src/core/index/source/parsedSymbol.ts';
import { searchCorpus } from '../../../../src/core/index/search/searchCorpus.ts';
import type { ActiveEditor, OpenEditor, Workspace, WorkspaceText } from '../../../../src/core/workspace.ts';
import { FileError } from '../../../../src/core/workspace.ts';
import type { IndexPhase, SymbolInfo } from '../../../../src/shared/indexStatus.ts';

/** A workspace in memory, with the real parser and the real search over it, without the child process. */
export interface TestProject {
  readonly workspace: Workspace;
  readonly index: CodeIndex;
  /** Puts the cursor, or a selection of whole lines, into a file. */
  open(path: string, startLine?: number, endLine?: number): void;
  /** Further editors that are open. */
  show(...paths: readonly string[]): void;
  closeEditors(): void;
  setPhase(phase: IndexPhase): void;
}

/** Files by path. A file whose text is `BINARY` cannot be read. */
export async function testProject(files: Readonly<Record<string, string>>): Promise<TestProject> {
  const corpus = new Corpus();
  for (const [path, text] of Object.entries(files)) {
    const bytes = Buffer.from(text);
    corpus.put({ path, size: bytes.length, mtime: 1 }, bytes, await parse(path, text));
  }
  corpus.flush();
  const finder = new SymbolFinder(corpus);
  const paths = new FileList(Object.keys(files));
  let phase: IndexPhase = 'ready';
  let active: ActiveEditor | undefined;
  let open: readonly OpenEditor[] = [];
  const read = (path: string): WorkspaceText => {
    const text = files[path];
    if (text === undefined) throw new FileError('missing', `There is no file ${path}.`);
    if (text === BINARY) throw new FileError('binary', `${path} is not text.`);
    return { path, uri: `file:///project/${path}`, language: languageOf(path)?.id ?? 'plaintext', text };
  };
  const editorOf = (path: string): OpenEditor => ({ ...read(path), isDirty: false });
  const outline = async (path: string, language: string, text: string): Promise<readonly SymbolInfo[]> => {
    const symbols = (await parse(path, text, language)) ?? [];
    return symbols.map(symbol => parsedSymbolInfo(path, symbols, symbol));
  };
  return {
    workspace: {
      folders: () => [{ name: 'project', path: '/project', uri: 'file:///project' }],
      ref: () => undefined,
      isTrusted: () => true,
      readText: path => Promise.resolve().then(() => read(path)),
      activeEditor: () => active,
      openEditors: () => open,
      onDidChangeEditor: () => ({ dispose: () => undefined }),
    },
    index: {
      status: () => ({ phase, done: 1, total: 2, files: corpus.fileCount, symbols: corpus.symbolCount, skipped: {} }),
      search: (query, options) => Promise.resolve(searchCorpus(corpus, query, options)),
      symbols: (query, limit) => Promise.resolve(finder.find(query, limit)),
      files: (query, limit) => Promise.resolve(findFiles(paths, query, limit)),
      folders: (query, limit) => Promise.resolve(findFolders(paths, query, limit)),
      references: (name, limit) => Promise.resolve(findUses(files, corpus, finder, name).slice(0, limit)),
      outline,
      enclosing: async (path, language, text, line) =>
        (await outline(path, language, text)).findLast(it => it.startLine <= line && line <= it.endLine),
    },
    open(path, startLine = 1, endLine) {
      const lines = read(path).text.split('\n');
      const text = endLine === undefined ? '' : lines.slice(startLine - 1, endLine).join('\n');
      active = { ...read(path), isDirty: false, selection: { startLine, endLine: endLine ?? startLine, text } };
      open = [editorOf(path), ...open.filter(editor => editor.path !== path)];
    },
    show(...paths) {
      open = [...open, ...paths.map(editorOf)];
    },
    closeEditors() {
      active = undefined;
      open = [];
    },
    setPhase(next) {
      phase = next;
    },
  };
}

export const BINARY = '\0';

const ROOT = join(import.meta.dirname, '../../../..');
const GRAMMARS = join(ROOT, 'media/grammars');
let parser: SymbolParser | undefined;

async function parse(path: string, text: string, id?: string): Promise<readonly ParsedSymbol[] | undefined> {
  const language = languageById(id ?? '') ?? languageOf(path);
  if (!language) return undefined;
  if (!existsSync(join(GRAMMARS, 'web-tree-sitter.wasm'))) {
    const script = 'import("./src/core/index/parse/grammars.mjs").then(it => it.copyGrammars("media/grammars"))';
    execFileSync(process.execPath, ['-e', script], { cwd: ROOT });
  }
  parser ??= new SymbolParser(GRAMMARS);
  const parsed = await parser.parse(text, language, 60_000);
  return 'symbols' in parsed ? parsed.symbols : undefined;
}

function findUses(
  files: Readonly<Record<string, string>>,
  corpus: Corpus,
  finder: SymbolFinder,
  name: string,
): Awaited<ReturnType<CodeIndex['references']>> {
  const definitions = finder.find(name, 50).filter(symbol => symbol.name === name);
  const found = [...corpus.paths()].flatMap(path =>
    (files[path] ?? '').split('\n').flatMap((text, i) => {
      const at = new RegExp(`(?<![\\w$])${name}(?![\\w$])`).exec(text)?.index;
      const isDefinition = definitions.some(it => it.path === path && it.startLine === i + 1);
      return at === undefined ? [] : [{ path, line: i + 1, column: at + 1, text, isDefinition }];
    }),
  );
  return found.sort((a, b) => Number(b.isDefinition) - Number(a.isDefinition));
}
