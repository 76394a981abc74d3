import type { Glimpse } from './glimpse.ts';

/**
 * What stands on the page until its script draws it: the title and a composer in which one can type. HTML, with the
 * classes that the page's own components have, so that nothing moves when they take its place.
 */
export function pageSkeleton({ title, draft, hasHint }: Glimpse): string {
  return [
    '<div class="app" aria-busy="true">',
    `<header class="header"><h1 class="title">${titleButton(title)}</h1></header>`,
    '<main class="main"></main>',
    '<footer class="footer"><form class="composer"><div class="composerBox">',
    // The parser drops a line break right after the tag.
    `<textarea dir="auto" rows="1">\n${escaped(draft)}</textarea>`,
    `<div class="composerBar"><span class="pick"></span></div>${hasHint ? HINT : ''}`,
    '</div></form></footer></div>',
  ].join('');
}

function titleButton(text: string): string {
  return text === '' ? '&nbsp;' : `<button type="button" class="titleButton">${escaped(text)}</button>`;
}

const HINT = '<p class="hint">&nbsp;</p>';

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
