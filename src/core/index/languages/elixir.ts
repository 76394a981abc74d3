import type { Language } from './language.ts';

export const elixir: Language = {
  id: 'elixir',
  extensions: ['.ex', '.exs'],
  grammar: {
    package: 'tree-sitter-elixir',
    wasm: 'tree-sitter-elixir.wasm',
    isCostlyToOptimise: true,
    query: `
      (call
        target: (identifier) @keyword
        (arguments . (alias) @name)
        (#any-of? @keyword "defmodule" "defprotocol" "defimpl")) @module
      (call
        target: (identifier) @keyword
        (arguments
          . [
            (identifier) @name
            (call target: (identifier) @name)
            (binary_operator left: (call target: (identifier) @name) operator: "when")
          ])
        (#any-of? @keyword "def" "defp" "defdelegate" "defguard" "defguardp" "defn" "defnp")) @function
      (call
        target: (identifier) @keyword
        (arguments
          . [
            (call target: (identifier) @name)
            (binary_operator left: (call target: (identifier) @name) operator: "when")
          ])
        (#any-of? @keyword "defmacro" "defmacrop")) @macro
    `,
  },
  comments: 'hash',
  body: 'line',
};
