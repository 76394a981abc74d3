/**
 * Paths as an indented tree, folders first, at most so many lines: the deepest folders are folded to a count until it
 * fits. `paths` are sorted.
 */
export function fileTree(paths: readonly string[], mostLines: number): string {
  const root = build(paths);
  const deepest = Math.max(1, ...paths.map(path => path.split('/').length));
  for (let depth = deepest; depth >= 1; depth--) {
    const lines = render(root, 0, depth);
    if (lines.length <= mostLines) return lines.join('\n');
    if (depth === 1) return [...lines.slice(0, mostLines), `… and ${String(lines.length - mostLines)} more`].join('\n');
  }
  return '';
}

interface Folder {
  readonly folders: Map<string, Folder>;
  readonly files: string[];
  count: number;
}

function build(paths: readonly string[]): Folder {
  const root: Folder = { folders: new Map(), files: [], count: 0 };
  for (const path of paths) {
    const parts = path.split('/');
    const name = parts.pop() ?? path;
    let folder = root;
    folder.count++;
    for (const part of parts) {
      const inner = folder.folders.get(part) ?? { folders: new Map<string, Folder>(), files: [], count: 0 };
      folder.folders.set(part, inner);
      folder = inner;
      folder.count++;
    }
    folder.files.push(name);
  }
  return root;
}

function render({ folders, files }: Folder, level: number, depth: number): string[] {
  const indent = '  '.repeat(level);
  return [
    ...[...folders].flatMap(([name, folder]) => {
      const [label, inner] = joined(name, folder);
      if (level + 1 >= depth)
        return [`${indent}${label}/ (${String(inner.count)} ${inner.count === 1 ? 'file' : 'files'})`];
      return [`${indent}${label}/`, ...render(inner, level + 1, depth)];
    }),
    ...files.map(file => indent + file),
  ];
}

/** A folder that holds one folder alone stands on one line with it: `src/main/java`. */
function joined(name: string, folder: Folder): readonly [string, Folder] {
  const [only] = folder.folders;
  return only && folder.folders.size === 1 && folder.files.length === 0
    ? joined(`${name}/${only[0]}`, only[1])
    : [name, folder];
}
