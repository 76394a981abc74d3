/** An amount of money in whole cents. */
export type Cents = number;

/** Rates of value added tax, by the kind of goods. */
export const TAX_RATES = {
  standard: 0.19,
  reduced: 0.07,
  none: 0,
} as const;

export type TaxKind = keyof typeof TAX_RATES;

/** What is taken off a price: a share of it, or a fixed amount. */
export type Discount = { kind: 'percent'; value: number } | { kind: 'fixed'; value: Cents };

/** The price after a discount, never below zero. */
export function applyDiscount(price: Cents, discount: Discount): Cents {
  switch (discount.kind) {
    case 'percent':
      return Math.max(0, Math.round(price * (1 - discount.value / 100)));
    case 'fixed':
      return Math.max(0, price - discount.value);
  }
}

/** The tax that is due on a net price. */
export function taxOn(net: Cents, kind: TaxKind): Cents {
  return Math.round(net * TAX_RATES[kind]);
}

/** A price as a customer reads it: `12,50 €`. */
export function formatPrice(price: Cents): string {
  const euros = Math.trunc(price / 100);
  const cents = String(Math.abs(price % 100)).padStart(2, '0');
  return `${euros},${cents} €`;
}
