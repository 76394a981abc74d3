/** Whether a name alone says that it is a file: it has an extension of code or is one of the known names. */
export function isFileName(name: string): boolean {
  return KNOWN_NAMES.test(name) || hasCodeExtension(name);
}

export function hasCodeExtension(name: string): boolean {
  const dot = name.lastIndexOf('.');
  return (
    dot > 0 && EXTENSIONS.has(name.slice(dot + 1).toLowerCase()) && /[\p{L}\p{M}\d_\])]$/u.test(name.slice(0, dot))
  );
}

/** `Node.js` is a product, though a file could be called so. */
export function isProductName(name: string): boolean {
  return PRODUCTS.test(name);
}

const KNOWN_NAMES =
  /^(?:Makefile|Dockerfile|Containerfile|Jenkinsfile|Gemfile|Rakefile|Procfile|Vagrantfile|Justfile|LICENSE|CODEOWNERS|go\.(?:mod|sum)|\.(?:gitignore|gitattributes|dockerignore|npmrc|nvmrc|editorconfig|(?:\w+)rc(?:\.\w+)?|env(?:\.\w+)?))$/;

const PRODUCTS =
  /^(?:node|vue|next|nuxt|express|three|d3|angular|ember|backbone|react|socket|discord|docs|chart|asp)\.\w+$/i;

/** Left out are those that are words after a dot more often than files: `log`, `env`, `map`, `io`. */
const EXTENSIONS = new Set(
  (
    'ts tsx mts cts js jsx mjs cjs vue svelte astro py pyi pyx ipynb rs go java kt kts scala sc clj cljs groovy gradle ' +
    'c h cc cpp cxx hpp hxx hh m mm cs fs fsx vb rb erb rake php pl pm lua r jl swift dart ex exs erl hrl hs elm ml mli ' +
    'nim zig d v sol asm s sh bash zsh fish ps1 psm1 bat cmd sql graphql gql proto thrift html htm xhtml css scss sass ' +
    'less styl hbs ejs pug liquid jinja j2 twig json jsonc json5 jsonl yaml yml toml ini cfg conf properties xml xsd ' +
    'csv tsv md mdx rst adoc txt tex lock tf tfvars hcl cmake mk dockerfile nix bazel bzl csproj sln fsproj vbproj ' +
    'snap svg patch diff scm wat prisma http'
  ).split(' '),
);
