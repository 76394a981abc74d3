import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { Glimpse } from '../../core/panel/glimpse.ts';
import { pageSkeleton } from '../../core/panel/pageSkeleton.ts';
import type { PanelState } from '../../shared/panelState.ts';

export interface PageParts {
  readonly webview: vscode.Webview;
  readonly extensionUri: vscode.Uri;
  /** A view has VS Code's own title bar; a tab has not. */
  readonly place: 'view' | 'tab';
  /** The text of the style sheet. */
  readonly style: string;
  /** What is seen until the page's script is there. */
  readonly glimpse: Glimpse;
  /** What the page shows then. While it is not known the page asks for it. */
  readonly state: PanelState | undefined;
}

/**
 * The page of a panel, with the state that it shows first where that is known. VS Code writes the same page again when a
 * hidden panel is shown, without asking; so this is made anew at each hiding. It keeps a page out of sight until all that
 * the page names is loaded, but for a script that a script asks for: so the frame and the composer are seen while
 * `main.js` comes.
 */
export function panelHtml({ webview, extensionUri, place, style, glimpse, state }: PageParts): string {
  const nonce = randomBytes(18).toString('base64');
  const file = (name: string): string => {
    return webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, 'dist', 'webview', name)).toString();
  };
  const policy = [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}' ${webview.cspSource}`,
    `style-src ${webview.cspSource} 'nonce-${nonce}'`,
    `img-src ${webview.cspSource} data:`,
    `font-src ${webview.cspSource}`,
    `connect-src ${webview.cspSource}`,
    `worker-src blob:`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');
  const language = /^[a-zA-Z-]+$/.exec(vscode.env.language)?.[0] ?? 'en';
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Parley</title>
<style nonce="${nonce}">${style}</style>
</head>
<body>
<div id="root" data-place="${place}" data-highlighter="${file('highlighter.js')}" data-grammars="${file('grammars/')}">
${pageSkeleton(glimpse)}
</div>
${state ? `<script type="application/json" id="state">${jsonInHtml(state)}</script>` : ''}
<script nonce="${nonce}">${state ? '' : TELL_SEEN}import(${JSON.stringify(file('main.js'))});</script>
</body>
</html>`;
}

/** VS Code hands its bridge out once, and `main.js` needs it, too. */
const TELL_SEEN = `{
const host = acquireVsCodeApi();
globalThis.acquireVsCodeApi = () => host;
requestAnimationFrame(() => host.postMessage({ id: 0, method: 'panel/seen', params: {} }));
}
`;

/** `<` cannot end the script element, and U+2028 and U+2029 cannot end a line, when they are written as escapes. */
function jsonInHtml(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}
