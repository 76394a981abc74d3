/** As far as the bench uses it; the package ships no types. */
declare module 'diff-match-patch' {
  export default class DiffMatchPatch {
    patch_make(before: string, after: string): readonly object[];
    patch_apply(patches: readonly object[], text: string): [text: string, isMade: boolean[]];
  }
}
