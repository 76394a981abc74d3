import { currentBranch } from '../../../shared/branches.ts';
import { type Thread, type Turn } from '../../../shared/thread.ts';
import { splitReply, type Segment } from '../../../shared/reply.ts';
import { day, ending } from './exportMarkdown.ts';

/** Threads as one page that needs nothing else: no script, no picture, nothing that is loaded. All text is only text. */
export function exportHtml(threads: readonly Thread[]): string {
  const title = threads.length === 1 ? threads[0]?.title || 'Untitled' : `${threads.length} threads`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
${threads.map(article).join('\n')}
</body>
</html>
`;
}

const STYLE = `
:root { color-scheme: light dark; }
body { font: 16px/1.6 system-ui, sans-serif; max-width: 48rem; margin: 2rem auto; padding: 0 1rem; }
article + article { border-top: 2px solid; margin-top: 4rem; }
section { margin: 1.5rem 0; }
h2 { font-size: 0.9rem; opacity: 0.7; }
.text, pre { white-space: pre-wrap; overflow-wrap: anywhere; }
pre { font: 0.85rem/1.5 ui-monospace, monospace; padding: 0.75rem; border: 1px solid #8886; border-radius: 4px; }
small, li { opacity: 0.7; }
`;

function article(thread: Thread): string {
  const turns = currentBranch(thread).filter(turn => turn.deleted === undefined);
  const place = thread.workspace ? ` · ${escapeHtml(thread.workspace.name)}` : '';
  return `<article>
<h1>${escapeHtml(thread.title) || 'Untitled'}</h1>
<small>${day(thread.created)}${place}</small>
${turns.map(section).join('\n')}
</article>`;
}

function section(turn: Turn): string {
  const context = turn.context.map(item => `<li>${escapeHtml(item.label)}</li>`).join('');
  const note = ending(turn);
  return `<section>
<h2>You</h2>
<div class="text">${escapeHtml(turn.text)}</div>
${context ? `<ul>${context}</ul>` : ''}
<h2>${escapeHtml(turn.model) || 'Reply'}</h2>
${splitReply(turn.reply).map(segment).join('\n')}
${note ? `<small>${escapeHtml(note)}</small>` : ''}
</section>`;
}

function segment(part: Segment): string {
  if (part.type === 'text') return `<div class="text">${escapeHtml(part.text.trim())}</div>`;
  return `<pre><code>${escapeHtml(part.code)}</code></pre>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, character => ENTITIES[character] ?? '');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
