import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Cart } from '../src/cart.ts';

const tea = { sku: 'T-1', name: 'Tea', unitPrice: 450, quantity: 2, tax: 'reduced' } as const;
const mug = { sku: 'M-7', name: 'Mug', unitPrice: 1200, quantity: 1, tax: 'standard' } as const;

test('an empty cart costs nothing', () => {
  assert.deepEqual(new Cart().total(), { net: 0, tax: 0, gross: 0 });
});

test('each line is taxed at its own rate', () => {
  const cart = new Cart();
  cart.add(tea);
  cart.add(mug);
  assert.deepEqual(cart.total(), { net: 2100, tax: 291, gross: 2391 });
});

test('the same goods again raise the quantity', () => {
  const cart = new Cart();
  cart.add(tea);
  cart.add({ ...tea, quantity: 3 });
  assert.deepEqual(
    cart.lines.map(line => line.quantity),
    [5],
  );
});

test('a quantity of zero is refused', () => {
  assert.throws(() => new Cart().add({ ...tea, quantity: 0 }), RangeError);
});
