import type { Cart } from './cart.ts';
import { formatPrice } from './price.ts';
import { DEFAULT_RETRY, retry } from './retry.ts';

/** The part of the warehouse that takes orders. */
export interface Warehouse {
  /** Resolves with the number of the order. Rejects with a `WarehouseError`. */
  accept(order: OrderRequest): Promise<string>;
}

export interface OrderRequest {
  customer: string;
  lines: { sku: string; quantity: number }[];
}

export class WarehouseError extends Error {
  readonly isTemporary: boolean;

  constructor(message: string, isTemporary: boolean) {
    super(message);
    this.isTemporary = isTemporary;
  }
}

/** Sends a cart to the warehouse and returns the text of the receipt. Tries again while the warehouse is busy. */
export async function placeOrder(cart: Cart, customer: string, warehouse: Warehouse): Promise<string> {
  if (cart.lines.length === 0) throw new RangeError('An empty cart cannot be ordered.');
  const lines = cart.lines.map(({ sku, quantity }) => ({ sku, quantity }));
  const id = await retry(() => warehouse.accept({ customer, lines }), {
    ...DEFAULT_RETRY,
    isTransient: error => error instanceof WarehouseError && error.isTemporary,
  });
  return `Order ${id}: ${formatPrice(cart.total().gross)}`;
}
