import type { ChatPage } from './chatPage.ts';

/**
 * What is wrong with how the panel looks now, a line each: what is wider than the page, buttons
 * that are narrower than a word on them, texts with less contrast than
 * WCAG 2.2 asks for (1.4.3: 4.5 to 1, large text 3 to 1), buttons that are smaller than 24 × 24 px and so close to the
 * next that a circle of 24 px around their middle reaches into it (2.5.8).
 */
export async function pageFaults(chat: ChatPage): Promise<readonly string[]> {
  return chat.find('body').evaluate(FAULTS);
}

/** Tables and code may be wider than the page, each in a scroller of its own. Everything else must fit. */
const FAULTS = `(() => {
  const { body } = document;
  const faults = [];
  const nameOf = element => {
    const text = (element.getAttribute('aria-label') ?? element.textContent).trim().replace(/\\s+/g, ' ').slice(0, 30);
    return element.localName + [...element.classList].map(it => '.' + it).join('') + ' “' + text + '”';
  };
  const isShown = element => {
    const box = element.getBoundingClientRect();
    return element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && box.width > 1 && box.height > 1;
  };

  const { scrollWidth, clientWidth } = document.scrollingElement;
  if (scrollWidth > clientWidth) faults.push('the page is ' + scrollWidth + ' px wide and has ' + clientWidth);
  const isScroller = element => ['auto', 'scroll'].includes(getComputedStyle(element).overflowX);
  for (const element of body.querySelectorAll('*')) {
    if (!isShown(element) || element.scrollWidth <= element.clientWidth || !isScroller(element)) continue;
    if (!element.closest('pre, .tableScroll, .codeBlock') && !element.querySelector(':scope > table')) {
      faults.push('scrolls sideways: ' + nameOf(element));
    }
  }

  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const read = color => {
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = color;
    context.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = context.getImageData(0, 0, 1, 1).data;
    return [red, green, blue, alpha / 255];
  };
  const over = (front, back) => [0, 1, 2].map(it => front[it] * front[3] + back[it] * (1 - front[3])).concat(1);
  const behind = element => {
    if (!element) return [0, 0, 0, 1];
    const own = read(getComputedStyle(element).backgroundColor);
    return own[3] === 1 ? own : over(own, behind(element.parentElement));
  };
  const opacity = element => (element ? Number(getComputedStyle(element).opacity) * opacity(element.parentElement) : 1);
  const light = color => {
    const parts = color.slice(0, 3).map(it => it / 255).map(it => (it <= 0.04045 ? it / 12.92 : ((it + 0.055) / 1.055) ** 2.4));
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
  };
  const contrast = (one, other) => {
    const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b);
    return (bright + 0.05) / (dark + 0.05);
  };
  for (const element of body.querySelectorAll('*')) {
    const hasText = [...element.childNodes].some(it => it.nodeType === Node.TEXT_NODE && it.data.trim() !== '');
    if (!hasText || !isShown(element)) continue;
    if (element.closest('[aria-disabled=true], :disabled, .visuallyHidden, pre code, script, style')) continue;
    const style = getComputedStyle(element);
    const back = behind(element);
    const color = read(style.color);
    const ratio = contrast(over([...color.slice(0, 3), color[3] * opacity(element)], back), back);
    const size = parseFloat(style.fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    if (ratio < (isLarge ? 3 : 4.5)) faults.push('contrast ' + ratio.toFixed(2) + ': ' + nameOf(element));
  }

  for (const button of body.querySelectorAll('button, vscode-button')) {
    const words = [...button.childNodes].filter(it => it.nodeType === Node.TEXT_NODE).map(it => it.data).join(' ').trim();
    const style = getComputedStyle(button);
    if (words === '' || !isShown(button) || style.textOverflow === 'ellipsis') continue;
    context.font = style.font;
    const longest = Math.max(...words.split(/\\s+/).map(it => context.measureText(it).width));
    if (longest > button.clientWidth + 1) faults.push('squeezed: ' + nameOf(button));
  }

  const isUncovered = element => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
  };
  const buttons = [...body.querySelectorAll('button, [role=button], [role=option], vscode-button')]
    .filter(it => isShown(it) && isUncovered(it));
  for (const button of buttons) {
    const box = button.getBoundingClientRect();
    if (box.width >= 24 && box.height >= 24) continue;
    const middle = [box.left + box.width / 2, box.top + box.height / 2];
    const reaches = other => {
      const { left, right, top, bottom } = other.getBoundingClientRect();
      const nearest = [Math.max(left, Math.min(middle[0], right)), Math.max(top, Math.min(middle[1], bottom))];
      return other !== button && Math.hypot(nearest[0] - middle[0], nearest[1] - middle[1]) < 12;
    };
    if (buttons.some(reaches)) {
      faults.push('only ' + Math.round(box.width) + ' × ' + Math.round(box.height) + ' px: ' + nameOf(button));
    }
  }
  return [...new Set(faults)];
})()`;
