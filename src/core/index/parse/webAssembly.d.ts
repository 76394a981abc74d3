/** What is used of WebAssembly, which Node has and neither its types nor those of the language declare. */
declare namespace WebAssembly {
  interface Module {
    readonly [Symbol.toStringTag]?: 'WebAssembly.Module';
  }
  const Module: new (bytes: Uint8Array) => Module;
}
