import type { Suggestion } from '../../shared/protocol.ts';

/** What a panel can ask of the editor around it. */
export interface EditorActions {
  copy(text: string): Promise<void>;
  /** Shows a place of the workspace. Throws `FileError` where there is no such file. */
  openLocation(path: string, startLine: number | undefined, endLine: number | undefined): Promise<void>;
  /** Opens a web page in the browser, after the user has said yes. */
  openLink(url: string): Promise<void>;
  /** Puts code where the cursor is, in place of the selection, as one undo step. */
  insertAtCursor(code: string): Promise<void>;
  /** An untitled document with this code; `path` is the name it is offered to be saved under. */
  newFile(code: string, language: string, path: string | undefined): Promise<void>;
  /** The same, and the editor's own dialog to save it. */
  saveAs(code: string, language: string): Promise<void>;
  /** Types commands into a terminal and runs them, after the user has read them and said yes. */
  runInTerminal(commands: string): Promise<void>;
  /** The text that was sent, as a read-only document. */
  showText(title: string, language: string, text: string): Promise<void>;
  /** Two states of a text side by side. */
  compareTexts(title: string, language: string, before: string, after: string): Promise<void>;
  openThreadInEditor(threadId: string): Promise<void>;
  /** Asks for a form and a place, and writes the thread there. */
  exportThread(threadId: string): Promise<void>;
  openSettings(): Promise<void>;
  rebuildIndex(): void;
  resumeIndex(): void;
}

/** Where context comes from that people drop or pick. */
export interface ContextSources {
  /** What URIs stand for, and places whose problems are meant. Lines count from 1. */
  resolve(
    uris: readonly string[],
    problems: readonly { readonly uri: string; readonly line?: number | undefined }[],
  ): Promise<readonly BroughtItem[]>;
  /** Asks with the editor's own picker, which offers what `suggest` finds; empty where the user left. */
  pick(suggest: (query: string) => Promise<readonly Suggestion[]>): Promise<readonly BroughtItem[]>;
}

/** Something that was dropped or picked. */
export type BroughtItem =
  | { readonly type: 'mention'; readonly provider: string; readonly argument: string }
  /** A file that is no text of the workspace: an image, a document, a file from elsewhere. */
  | { readonly type: 'file'; readonly name: string; readonly bytes: Uint8Array; readonly path?: string }
  /** What cannot be taken: a sentence for the user. */
  | { readonly type: 'refused'; readonly why: string };

/** Choosing an endpoint and a model, as steps that the editor shows. */
export interface ModelSetup {
  /** Asks for address, key and model. False where the user left. */
  connect(): Promise<boolean>;
  /** Asks for one of the endpoint's models. */
  select(): Promise<boolean>;
  /** Checks that the endpoint answers, and says so. */
  test(): Promise<void>;
}
