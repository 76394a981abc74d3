import { fileName } from '../context/contextPart.ts';

/** `NAME.test.EXT` for `src/cart.ts` is `cart.test.ts`. */
export function testFileName(pattern: string, path: string): string {
  const file = fileName(path);
  const dot = file.lastIndexOf('.');
  const stem = dot > 0 ? file.slice(0, dot) : file;
  const extension = dot > 0 ? file.slice(dot + 1) : '';
  const script = extension === 'vue' || extension === 'svelte' ? 'ts' : extension;
  return pattern
    .replace('NAME', () => stem)
    .replace('Name', () => stem.charAt(0).toUpperCase() + stem.slice(1))
    .replace('EXT', () => script);
}
