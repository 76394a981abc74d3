/** A test framework: how to tell that a project uses it, and how its files are called. */
export interface TestFramework {
  readonly name: string;
  /** VS Code's language ids. */
  readonly languages: readonly string[];
  /** Files of the project, and what stands in them where the framework is used. */
  readonly manifests: readonly (readonly [file: string, sign: RegExp])[];
  /** What a test file of it has in it. */
  readonly inTests?: RegExp;
  /** Names of the test file for `NAME.EXT`, the usual one first. `Name` begins in upper case. */
  readonly fileNames: readonly string[];
  /** Where a first test goes: beside the source, or from one tree to the other. */
  readonly place: 'beside' | 'same-file' | readonly (readonly [from: string, to: string])[];
  /** A sentence for the model on how its tests are written. */
  readonly style: string;
}
