import { NameList } from './nameList.ts';

/** The paths of all files, made ready to be looked through. */
export class FileList {
  readonly paths: readonly string[];
  /** The last part of each path. */
  readonly names: NameList;
  /** For each file the number of its folder. */
  readonly folderOf: Uint32Array;
  /** The folders that hold files; the empty one is the top. */
  readonly folders: readonly string[];

  constructor(paths: Iterable<string>) {
    this.paths = [...paths];
    const numbers = new Map<string, number>();
    this.folderOf = Uint32Array.from(this.paths, path => {
      const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
      const number = numbers.get(folder) ?? numbers.size;
      numbers.set(folder, number);
      return number;
    });
    this.folders = [...numbers.keys()];
    this.names = new NameList(this.paths.map(path => path.slice(path.lastIndexOf('/') + 1)));
  }
}
