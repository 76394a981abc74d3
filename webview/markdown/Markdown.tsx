import type { MarkedToken, Tokens } from 'marked';
import type { ComponentChildren, VNode } from 'preact';
import { Fragment } from 'preact';
import { useRef } from 'preact/hooks';
import { memo } from '../memo.ts';
import { tell } from '../store.ts';
import { t } from '../texts.ts';
import { BlockSplitter } from './blockSplitter.ts';
import { decodeEntities } from './entities.ts';
import { showHidden, splitHidden } from '../../src/shared/hiddenCharacters.ts';
import type { Block } from './lexBlocks.ts';
import { rememberedBlocks } from './rememberedBlocks.ts';
import type { SafeLink } from './safeLink.ts';
import { fileInCode, safeLink } from './safeLink.ts';

/**
 * Markdown of a model as elements, never as HTML: tags show as text, images as links, and links lead only where
 * `safeLink` allows.
 */
export const Markdown = memo(function Markdown({ text, isOpen }: { readonly text: string; readonly isOpen: boolean }) {
  const splitter = useRef<BlockSplitter>(undefined);
  if (isOpen) splitter.current ??= new BlockSplitter();
  const blocks = isOpen && splitter.current ? splitter.current.update(text) : rememberedBlocks(text, splitter.current);
  return (
    <div class={splitter.current ? 'markdown grown' : 'markdown'}>
      {blocks.map((block, position) => (
        <BlockView key={position} block={block} />
      ))}
    </div>
  );
});

/** Blocks keep their identity while a reply grows, so that only the last one is drawn again. */
const BlockView = memo(function BlockView({ block }: { readonly block: Block }) {
  return <>{element(block, 0)}</>;
});

/** Past this depth of quotes, lists and emphasis the text is shown as it was written. */
const DEEPEST = 48;

function element(token: MarkedToken, depth: number): ComponentChildren {
  if (depth > DEEPEST) return visible(token.raw);
  switch (token.type) {
    case 'heading':
      return heading(token);
    case 'paragraph':
      return <p>{elements(token.tokens, depth)}</p>;
    case 'blockquote':
      return <blockquote>{elements(token.tokens, depth)}</blockquote>;
    case 'list':
      return list(token, depth);
    case 'list_item':
      return elements(token.tokens, depth);
    case 'checkbox':
      return <input type="checkbox" disabled checked={token.checked} aria-label={t('task')} />;
    case 'table':
      return table(token, depth);
    case 'code':
      return (
        <pre class="plainCode" tabIndex={0} role="region" aria-label={t('codeInText')} dir="ltr">
          <code>{showHidden(token.text)}</code>
        </pre>
      );
    case 'hr':
      return <hr />;
    case 'html':
      return html(token);
    case 'space':
    case 'def':
      return null;
    case 'text':
      return token.tokens ? elements(token.tokens, depth) : visible(decodeEntities(token.text));
    case 'strong':
      return <strong>{elements(token.tokens, depth)}</strong>;
    case 'em':
      return <em>{elements(token.tokens, depth)}</em>;
    case 'del':
      return <del>{elements(token.tokens, depth)}</del>;
    case 'codespan':
      return codeSpan(token.text);
    case 'br':
      return <br />;
    case 'escape':
      return visible(token.text);
    case 'link':
      return link(token.href, elements(token.tokens, depth), token.raw);
    case 'image':
      return link(token.href, token.text === '' ? t('image') : visible(token.text), token.raw);
  }
}

function elements(tokens: readonly unknown[], depth: number): ComponentChildren {
  // The lexer's own types mix in those of extensions, of which there are none here.
  return (tokens as readonly MarkedToken[]).map((token, position) => (
    <Fragment key={position}>{element(token, depth + 1)}</Fragment>
  ));
}

/** Tags show as text, but for the line break, which models write in tables. */
function html({ text, block }: Tokens.HTML | Tokens.Tag): ComponentChildren {
  if (block) return <p class="literal">{visible(text.trimEnd())}</p>;
  return /^<br\s*\/?>$/i.test(text) ? <br /> : visible(text);
}

/** A message has an `h2`, so that the headings in it begin at `h3`. */
function heading(token: Tokens.Heading): VNode {
  const content = elements(token.tokens, 0);
  if (token.depth === 1) return <h3>{content}</h3>;
  if (token.depth === 2) return <h4>{content}</h4>;
  return token.depth === 3 ? <h5>{content}</h5> : <h6>{content}</h6>;
}

function list(token: Tokens.List, depth: number): VNode {
  const items = token.items.map((item, position) => (
    <li key={position} class={item.task ? 'task' : undefined}>
      {elements(item.tokens, depth)}
    </li>
  ));
  if (!token.ordered) return <ul>{items}</ul>;
  return <ol start={token.start === '' ? undefined : token.start}>{items}</ol>;
}

function table(token: Tokens.Table, depth: number): VNode {
  const cells = (row: readonly Tokens.TableCell[], isHead: boolean): readonly VNode[] =>
    row.map((cell, position) => {
      const align = cell.align ? `align-${cell.align}` : undefined;
      const content = elements(cell.tokens, depth);
      return isHead ? (
        <th key={position} class={align} scope="col">
          {content}
        </th>
      ) : (
        <td key={position} class={align}>
          {content}
        </td>
      );
    });
  return (
    <div class="tableScroll" tabIndex={0} role="region" aria-label={t('table')}>
      <table>
        <thead>
          <tr>{cells(token.header, true)}</tr>
        </thead>
        <tbody>
          {token.rows.map((row, position) => (
            <tr key={position}>{cells(row, false)}</tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function codeSpan(text: string): VNode {
  const target = fileInCode(text);
  const code = <code>{visible(text)}</code>;
  return target ? <Link target={target}>{code}</Link> : code;
}

function link(href: string, content: ComponentChildren, raw: string): ComponentChildren {
  const target = safeLink(href);
  return target ? <Link target={target}>{content}</Link> : visible(raw);
}

/** A link that the host opens. VS Code would open it a second time if the click reached it. */
function Link({ target, children }: { readonly target: SafeLink; readonly children: ComponentChildren }): VNode {
  const open = (event: MouseEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    if (target.type === 'web') tell('link/open', { url: target.url });
    else {
      const { path, line, endLine } = target;
      tell('location/open', { path, ...(line ? { line } : {}), ...(endLine ? { endLine } : {}) });
    }
  };
  if (target.type === 'web') {
    return (
      <a href={target.url} title={target.url} onClick={open} onAuxClick={open}>
        {children}
      </a>
    );
  }
  return (
    <a href="#" class="fileLink" title={t('openFile', { file: label(target) })} onClick={open} onAuxClick={open}>
      {children}
    </a>
  );
}

function label(target: Extract<SafeLink, { type: 'file' }>): string {
  return target.line === undefined ? target.path : `${target.path}:${String(target.line)}`;
}

function visible(text: string): ComponentChildren {
  const parts = splitHidden(text);
  if (parts.length === 1 && parts[0] === text) return text;
  return parts.map((part, position) =>
    typeof part === 'string' ? (
      part
    ) : (
      <span key={position} class="hiddenCharacter" title={t('hiddenCharacter')}>
        {part.hidden}
      </span>
    ),
  );
}
