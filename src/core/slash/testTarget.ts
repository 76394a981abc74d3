import { folderOf } from '../context/contextPart.ts';
import { readIfThere } from '../context/findFile.ts';
import type { ProviderDeps } from '../context/providerDeps.ts';
import type { WorkspaceText } from '../workspace.ts';
import { FileError } from '../workspace.ts';
import type { TestFramework } from './testFramework.ts';
import { testFrameworks } from './testFrameworks.ts';
import { testFileName } from './testFileName.ts';
import { existingTests, newTestPath } from './testPaths.ts';

/** Where the tests of a file belong, and in what they are written. */
export interface TestTarget {
  readonly framework: TestFramework;
  /** The file that tells the framework; undefined where none does and it is only the usual one. */
  readonly evidence: string | undefined;
  readonly path: string;
  /** The test file as it is; undefined where it has still to be made. */
  readonly existing: WorkspaceText | undefined;
  /** Another test of the project, as a model of its style. */
  readonly sample: WorkspaceText | undefined;
}

/** Finds the framework of the project and the test file for a source file. Undefined where no framework fits its language. */
export async function findTestTarget(deps: ProviderDeps, source: SourceFile): Promise<TestTarget | undefined> {
  const candidates = testFrameworks.filter(it => it.languages.includes(source.language));
  const last = candidates.at(-1);
  if (!last) return undefined;
  const existingPath = (await existingTests(deps, source.path, candidates))[0];
  const existing = existingPath === undefined ? undefined : await read(deps, existingPath);
  const sampled = await newTestPath(deps, source.path, candidates);
  const sample = existing || sampled.sample === undefined ? undefined : await read(deps, sampled.sample);
  const test = existing ?? sample;
  const byTest = test && candidates.find(it => it.inTests?.test(test.text));
  const byManifest = byTest ? undefined : await findManifest(deps, folderOf(source.path), candidates);
  const framework = byTest ?? byManifest?.framework ?? last;
  const evidence = byTest ? test.path : byManifest?.file;
  if (framework.place === 'same-file') {
    const own = await read(deps, source.path);
    return { framework, evidence, path: source.path, existing: own, sample: undefined };
  }
  const path = existing?.path ?? sampled.path ?? firstTestPath(source.path, framework, sampled.sample);
  return { framework, evidence, path, existing: existing ?? (await read(deps, path)), sample };
}

export interface SourceFile {
  readonly path: string;
  readonly language: string;
}

async function read({ workspace }: ProviderDeps, path: string): Promise<WorkspaceText | undefined> {
  try {
    return await readIfThere(workspace, path);
  } catch (error) {
    if (error instanceof FileError) return undefined;
    throw error;
  }
}

/** The nearest file above the source that names a framework. */
async function findManifest(
  deps: ProviderDeps,
  folder: string,
  candidates: readonly TestFramework[],
): Promise<{ framework: TestFramework; file: string } | undefined> {
  const texts = new Map<string, Promise<WorkspaceText | undefined>>();
  const readOnce = (path: string): Promise<WorkspaceText | undefined> => {
    const known = texts.get(path) ?? read(deps, path);
    texts.set(path, known);
    return known;
  };
  for (let above = folder; ; above = folderOf(above)) {
    for (const framework of candidates) {
      for (const [name, sign] of framework.manifests) {
        const path = name.startsWith('*')
          ? await fileInFolder(deps, name.slice(1))
          : above === ''
            ? name
            : `${above}/${name}`;
        if (path !== undefined && sign.test((await readOnce(path))?.text ?? '')) return { framework, file: path };
      }
    }
    if (above === '') return undefined;
  }
}

/** Project files have names of their own: `Shop.Tests.csproj`. */
async function fileInFolder({ index }: ProviderDeps, extension: string): Promise<string | undefined> {
  const hits = await index.files(extension, 20);
  const paths = hits.map(hit => hit.path).filter(path => path.endsWith(extension));
  return paths.find(path => /test/i.test(path)) ?? paths[0];
}

/** Where the first test of a project goes. */
function firstTestPath(path: string, framework: TestFramework, sample: string | undefined): string {
  const name = testFileName(framework.fileNames[0] ?? '', path);
  const folder = folderOf(path);
  if (framework.place === 'beside' || framework.place === 'same-file')
    return folder === '' ? name : `${folder}/${name}`;
  for (const [from, to] of framework.place) {
    const at = from === '' ? 0 : `/${path}`.lastIndexOf(`/${from}`);
    if (at < 0) continue;
    const inside = folderOf(path.slice(at + from.length));
    const root = ownRoot(to, sample);
    return `${path.slice(0, at)}${root}${inside === '' ? '' : `${inside}/`}${name}`;
  }
  return folder === '' ? name : `${folder}/${name}`;
}

/** `tests/`, or `test/` where that is what the project calls it. */
function ownRoot(root: string, sample: string | undefined): string {
  const folder = /^(?:tests?|specs?)(?=\/)/.exec(sample ?? '')?.[0];
  return folder === undefined ? root : root.replace(/^(?:tests?|specs?)(?=\/)/, folder);
}
