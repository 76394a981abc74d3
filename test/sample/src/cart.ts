import { applyDiscount, taxOn, type Cents, type Discount, type TaxKind } from './price.ts';

/** One kind of goods in a cart. */
export interface CartLine {
  sku: string;
  name: string;
  unitPrice: Cents;
  quantity: number;
  tax: TaxKind;
}

export interface CartTotal {
  net: Cents;
  tax: Cents;
  gross: Cents;
}

/** What a customer is about to buy. Lines keep the order in which they were added. */
export class Cart {
  readonly #lines: CartLine[] = [];
  #discount: Discount | undefined;

  get lines(): readonly CartLine[] {
    return this.#lines;
  }

  /** Adds goods; the same goods again only raise the quantity. */
  add(line: CartLine): void {
    if (line.quantity <= 0) throw new RangeError('A quantity must be above zero.');
    const known = this.#lines.find(it => it.sku === line.sku);
    if (known) known.quantity += line.quantity;
    else this.#lines.push({ ...line });
  }

  /** Takes all goods of this number out of the cart. Returns whether there were any. */
  remove(sku: string): boolean {
    const index = this.#lines.findIndex(it => it.sku === sku);
    if (index < 0) return false;
    this.#lines.splice(index, 1);
    return true;
  }

  /** One discount for the whole cart; a second one replaces the first. */
  setDiscount(discount: Discount): void {
    this.#discount = discount;
  }

  /** The sum of the cart. The discount is taken off each line before its tax. */
  total(): CartTotal {
    let net = 0;
    let tax = 0;
    for (const line of this.#lines) {
      const price = lineNet(line, this.#discount);
      net += price;
      tax += taxOn(price, line.tax);
    }
    return { net, tax, gross: net + tax };
  }
}

function lineNet(line: CartLine, discount: Discount | undefined): Cents {
  const price = line.unitPrice * line.quantity;
  return discount ? applyDiscount(price, discount) : price;
}
