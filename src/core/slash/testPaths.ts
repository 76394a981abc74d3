import { fileName, folderOf } from '../context/contextPart.ts';
import type { ProviderDeps } from '../context/providerDeps.ts';
import { testFileName } from './testFileName.ts';
import type { TestFramework } from './testFramework.ts';

/** The test files that belong to a source file by their name and place, the nearest first. */
export async function existingTests(
  { index }: ProviderDeps,
  path: string,
  frameworks: readonly TestFramework[],
): Promise<readonly string[]> {
  const names = [...new Set(patternsOf(frameworks).map(pattern => testFileName(pattern, path).toLowerCase()))];
  const hits = await Promise.all(names.map(name => index.files(name, 30)));
  const paths = hits.flat().map(hit => hit.path);
  const same = [...new Set(paths)].filter(it => names.includes(fileName(it).toLowerCase()) && it !== path);
  return same
    .filter(it => !isGeneric(path) || closeness(path, it) > 0 || areas(path).length + areas(it).length === 0)
    .sort((a, b) => closeness(path, b) - closeness(path, a));
}

/** Where the project's own habit would put a new test, and the test that shows the habit. */
export async function newTestPath(
  deps: ProviderDeps,
  path: string,
  frameworks: readonly TestFramework[],
): Promise<{ readonly path: string | undefined; readonly sample: string | undefined }> {
  const samples = await findSamples(deps, path, frameworks);
  const habits = (await Promise.all(samples.map(sample => habitOf(deps, sample)))).filter(habit => habit !== undefined);
  const folder = folderOf(path);
  const fitting = habits.flatMap(habit => {
    const target = applyHabit(habit, folder, habits);
    return target === undefined ? [] : [{ habit, target }];
  });
  const votes = (target: string): number => fitting.filter(it => it.target === target).length;
  const [best] = fitting.toSorted(
    (a, b) => votes(b.target) - votes(a.target) || b.habit.from.length - a.habit.from.length,
  );
  if (!best) return { path: undefined, sample: samples[0]?.path };
  const name = testFileName(best.habit.sample.pattern, path);
  return { path: best.target === '' ? name : `${best.target}/${name}`, sample: best.habit.sample.path };
}

interface Sample {
  readonly path: string;
  /** `NAME.test.EXT`. */
  readonly pattern: string;
  /** The name of the file that it tests. */
  readonly tested: string;
}

/** Tests of files in `from` stand in `to`; with `inside`, in a folder of that name beside each file. */
interface Habit {
  readonly sample: Sample;
  readonly from: string;
  readonly to: string;
  readonly inside: string | undefined;
}

const SAMPLES = 12;
const GENERIC = /^(?:index|main|mod|lib|utils?|helpers?|types?|common|constants|__init__)\./;
/** Folders that say what kind of file lies there, not what it is about. */
const KIND_FOLDERS =
  /^(?:src|source|sources|lib|app|main|java|kotlin|scala|tests?|__tests__|specs?|unit|python|packages?|internal)$/i;

function patternsOf(frameworks: readonly TestFramework[]): readonly string[] {
  return [...new Set(frameworks.flatMap(framework => framework.fileNames))];
}

/** A name that many files have: its place has to fit as well. */
function isGeneric(path: string): boolean {
  return GENERIC.test(fileName(path));
}

function areas(path: string): readonly string[] {
  return folderOf(path)
    .toLowerCase()
    .split('/')
    .filter(folder => folder !== '' && !KIND_FOLDERS.test(folder));
}

/** How many folders two files have in common, those next to the file counted double. */
function closeness(a: string, b: string): number {
  const [own, other] = [areas(a), areas(b)];
  const tail = common(own.toReversed(), other.toReversed());
  return tail * 2 + common(own, other) + (folderOf(a) === folderOf(b) ? 1 : 0);
}

function common(a: readonly string[], b: readonly string[]): number {
  const end = a.findIndex((part, i) => part !== b[i]);
  return end < 0 ? a.length : end;
}

async function findSamples(
  { index }: ProviderDeps,
  path: string,
  frameworks: readonly TestFramework[],
): Promise<readonly Sample[]> {
  const found = await Promise.all(
    patternsOf(frameworks).map(async pattern => {
      const [before = '', after = ''] = testFileName(pattern.replace(/name/i, '*'), path).split('*');
      const shape = new RegExp(`^${escape(before)}(.+)${escape(after)}$`);
      const hits = await index.files(before.length > after.length ? before : after, 60);
      return hits.flatMap((hit): readonly Sample[] => {
        const stem = shape.exec(fileName(hit.path))?.[1];
        const extension = fileName(path).slice(fileName(path).lastIndexOf('.'));
        return stem === undefined ? [] : [{ path: hit.path, pattern, tested: stem + extension }];
      });
    }),
  );
  return found
    .flat()
    .sort((a, b) => closeness(path, b.path) - closeness(path, a.path))
    .slice(0, SAMPLES);
}

async function habitOf({ index }: ProviderDeps, sample: Sample): Promise<Habit | undefined> {
  const hits = await index.files(sample.tested, 20);
  const sources = hits
    .map(hit => hit.path)
    .filter(path => fileName(path).toLowerCase() === sample.tested.toLowerCase() && path !== sample.path)
    .sort((a, b) => closeness(sample.path, b) - closeness(sample.path, a));
  if (sources[0] === undefined) return undefined;
  const source = folderOf(sources[0]);
  const test = folderOf(sample.path);
  if (source === test) return { sample, from: '', to: '', inside: undefined };
  if (test.startsWith(`${source}/`) && !test.slice(source.length + 1).includes('/') && source !== '') {
    return { sample, from: '', to: '', inside: test.slice(source.length + 1) };
  }
  const [from, to] = [source.split('/'), test.split('/')];
  const tail = common(from.toReversed(), to.toReversed());
  return {
    sample,
    from: from.slice(0, from.length - tail).join('/'),
    to: to.slice(0, to.length - tail).join('/'),
    inside: undefined,
  };
}

/** The folder of a new test after a habit; undefined where the habit is of another part of the project. */
function applyHabit(habit: Habit, folder: string, all: readonly Habit[]): string | undefined {
  if (habit.inside !== undefined) return folder === '' ? habit.inside : `${folder}/${habit.inside}`;
  if (habit.from === habit.to) return folder;
  const rest =
    folder === habit.from ? '' : folder.startsWith(`${habit.from}/`) ? folder.slice(habit.from.length + 1) : undefined;
  if (rest === undefined && habit.from !== '') return undefined;
  // Tests of nested folders that stand in one folder: this project does not mirror its tree.
  const isFlat = all.some(other => other.to === habit.to && other.from.startsWith(`${habit.from}/`));
  return isFlat || !rest ? habit.to : `${habit.to}/${rest}`;
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
