/** A small project for tests: a shop in TypeScript with vitest, and a script in Python. */
export const SHOP: Readonly<Record<string, string>> = {
  'package.json': '{\n  "name": "shop",\n  "devDependencies": { "vitest": "^3.0.0" }\n}\n',
  'src/cart.ts': `import { priceOf } from './prices.ts';
import type { Item } from './item.ts';

/** What a customer is about to buy. */
export class Cart {
  readonly #items: Item[] = [];

  /** Puts an item in; throws where the count is not positive. */
  add(item: Item): void {
    if (item.count < 1) throw new RangeError('count');
    this.#items.push(item);
  }

  /** The sum of all items, in cents. */
  total(): number {
    return this.#items.reduce((sum, item) => sum + priceOf(item), 0);
  }
}
`,
  'src/prices.ts': `import type { Item } from './item.ts';

/** The most items that get a discount. */
export const MAX_DISCOUNT = 10;

/**
 * The price of an item with its discount, in cents.
 * @param item what is bought
 */
export function priceOf(item: Item): number {
  const full = item.price * item.count;
  return applyDiscount(full, item.count);
}

function applyDiscount(full: number, count: number): number {
  const share = Math.min(count, MAX_DISCOUNT) / 100;
  return Math.round(full * (1 - share));
}
`,
  'src/item.ts': `/** Something to buy. */
export interface Item {
  readonly name: string;
  /** In cents. */
  readonly price: number;
  readonly count: number;
}
`,
  'src/checkout.ts': `import { Cart } from './cart.ts';
import { priceOf } from './prices.ts';

/** Charges the customer and gives the receipt. */
export async function checkout(cart: Cart, pay: (cents: number) => Promise<string>): Promise<string> {
  const total = cart.total();
  if (total === 0) return 'nothing to pay';
  return pay(total);
}

export function quote(items: readonly Parameters<typeof priceOf>[0][]): number[] {
  return items.map(item => priceOf(item));
}
`,
  'src/ui/index.ts': `export function render(text: string): string {\n  return text;\n}\n`,
  'src/api/index.ts': `export function serve(port: number): number {\n  return port;\n}\n`,
  'test/cart.test.ts': `import { expect, it } from 'vitest';
import { Cart } from '../src/cart.ts';

it('begins empty', () => {
  expect(new Cart().total()).toBe(0);
});
`,
  'tools/report.py': `"""Reports."""


def read_rows(path, limit=None):
    """Read the rows of a CSV file, at most \`limit\`."""
    with open(path) as file:
        rows = [line.split(",") for line in file]
    return rows[:limit]


class Report:
    """A table with a title."""

    def __init__(self, title):
        self.title = title

    def render(self, rows):
        return self.title + "\\n" + "\\n".join(",".join(row) for row in rows)
`,
  'README.md': '# Shop\n\nA shop.\n',
  'logo.png': '\0',
  'deploy/.env': 'PASSWORD=x\n',
};
