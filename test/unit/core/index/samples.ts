/** A text in each language and the symbols that are to be found in it: lines, kind, name, signature, comment. */
export interface Sample {
  readonly language: string;
  readonly source: string;
  /** One symbol a line. */
  readonly symbols: string;
}

export const samples: readonly Sample[] = [
  {
    language: 'typescript',
    source: `/** A shape. */
export interface Shape {
  area(): number;
}
export type Id = string | number;
export enum Color { Red, Green }
/**
 * Keeps shapes.
 * @param T what it keeps
 */
@injectable()
export abstract class Store<T extends Shape> implements Iterable<T> {
  #items: T[] = [];
  readonly size = 0;
  constructor(private readonly name: string) {}
  abstract load(id: Id): Promise<T>;
  onChange = () => {};
  async find(
    id: Id,
    options: { deep: boolean },
  ): Promise<T | undefined> {
    const local = () => 1;
    return undefined;
  }
}
export const LIMIT = 10;
// Adds.
export const add = (a: number, b: number): number => a + b;
export default function main(args: string[]): void {}
namespace Inner { export function helper() {} }
declare function external(a: number): void;
const handlers = { onClick() {}, onKey: () => {} };
`,
    symbols: `
      2-4 interface Shape | export interface Shape | A shape.
      3-3 method Shape.area | area(): number
      5-5 type Id | export type Id = string | number
      6-6 enum Color | export enum Color
      12-25 class Store | export abstract class Store<T extends Shape> implements Iterable<T> | Keeps shapes.
      13-13 field Store.#items | #items: T[] = []
      14-14 field Store.size | readonly size = 0
      15-15 constructor Store.constructor | constructor(private readonly name: string)
      16-16 method Store.load | abstract load(id: Id): Promise<T>
      17-17 method Store.onChange | onChange = ()
      18-24 method Store.find | async find(id: Id, options: { deep: boolean },): Promise<T | undefined>
      22-22 function Store.find.local | const local = ()
      26-26 constant LIMIT | export const LIMIT = 10
      28-28 function add | export const add = (a: number, b: number): number | Adds.
      29-29 function main | export default function main(args: string[]): void
      30-30 namespace Inner | namespace Inner
      30-30 function Inner.helper | function helper()
      31-31 function external | declare function external(a: number): void
      32-32 constant handlers | const handlers
      32-32 method handlers.onClick | onClick()
      32-32 method handlers.onKey | onKey: ()
    `,
  },
  {
    language: 'typescriptreact',
    source: `/** Greets. */
export function Hello({ name }: Props) {
  return <p onClick={() => 1}>{name}</p>;
}
const Memo = memo(function Inner() { return <b />; });
`,
    symbols: `
      2-4 function Hello | export function Hello({ name }: Props) | Greets.
      5-5 constant Memo | const Memo = memo(function Inner() { return <b />; })
    `,
  },
  {
    language: 'javascript',
    source: `class A extends B {
  static x = 1;
  get value() { return 1; }
}
module.exports.run = function () {};
var old = 1;
/* Walks. */
function* walk() {}
export const fetchAll = async url => { await url; };
`,
    symbols: `
      1-4 class A | class A extends B
      2-2 field A.x | static x = 1
      3-3 method A.value | get value()
      5-5 function run | module.exports.run = function ()
      6-6 variable old | var old = 1
      8-8 function walk | function* walk() | Walks.
      9-9 function fetchAll | export const fetchAll = async url
    `,
  },
  {
    language: 'python',
    source: `"""The module."""
LIMIT = 10
@dataclass(frozen=True)
class Point(Base):
    """A point."""
    x: int = 0
    def norm(self, p: float = 2.0) -> float:
        """The length.

        More.
        """
        def inner():
            pass
        return 0
# Loads it.
@cache
async def load(
    path: str,
) -> Point:
    return Point()
`,
    symbols: `
      2-2 constant LIMIT | LIMIT = 10
      4-14 class Point | class Point(Base) | A point.
      6-6 field Point.x | x: int = 0
      7-14 method Point.norm | def norm(self, p: float = 2.0) -> float | The length. More.
      12-13 function Point.norm.inner | def inner()
      17-20 function load | async def load(path: str,) -> Point | Loads it.
    `,
  },
  {
    language: 'rust',
    source: `/// A point.
#[derive(Debug)]
pub struct Point<T> { x: T }
impl<T> Point<T> {
    pub const ZERO: i32 = 0;
    /// Makes one.
    pub fn new(x: T) -> Self where T: Copy { Point { x } }
}
trait Shape { fn area(&self) -> f64; }
enum Kind { A, B }
mod inner { pub fn f() {} }
macro_rules! say { () => {} }
static COUNT: usize = 0;
type Alias = u8;
`,
    symbols: `
      3-3 struct Point | pub struct Point<T> | A point.
      4-8 namespace Point | impl<T> Point<T>
      5-5 constant Point.ZERO | pub const ZERO: i32 = 0
      7-7 method Point.new | pub fn new(x: T) -> Self where T: Copy | Makes one.
      9-9 trait Shape | trait Shape
      9-9 method Shape.area | fn area(&self) -> f64
      10-10 enum Kind | enum Kind
      11-11 module inner | mod inner
      11-11 function inner.f | pub fn f()
      12-12 macro say | macro_rules! say
      13-13 variable COUNT | static COUNT: usize = 0
      14-14 type Alias | type Alias = u8
    `,
  },
  {
    language: 'go',
    source: `package main

// Limit is the most.
const Limit = 10
const (
	A = iota
	B
)
var global int
// Server serves.
type Server struct { addr string }
type Handler interface { Serve(w int) error }
type ID string
// Run runs it.
func (s *Server) Run(ctx context.Context) error {
	return nil
}
func main() {}
`,
    symbols: `
      4-4 constant Limit | const Limit = 10 | Limit is the most.
      6-6 constant A | A = iota
      7-7 constant B | B
      9-9 variable global | var global int
      11-11 struct Server | type Server struct | Server serves.
      12-12 interface Handler | type Handler interface
      12-12 method Handler.Serve | Serve(w int) error }
      13-13 type ID | type ID string
      15-17 method Run | func (s *Server) Run(ctx context.Context) error | Run runs it.
      18-18 function main | func main()
    `,
  },
  {
    language: 'java',
    source: `package a;
/** A box. */
public final class Box<T> extends Base implements Runnable {
  private static final int LIMIT = 10;
  public Box(T value) { }
  @Override
  public void run() { }
  enum Kind { A, B }
  interface Visitor { void visit(Box b); }
}
record Pair(int a, int b) {}
`,
    symbols: `
      3-10 class Box | public final class Box<T> extends Base implements Runnable | A box.
      4-4 field Box.LIMIT | private static final int LIMIT = 10
      5-5 constructor Box.Box | public Box(T value)
      6-7 method Box.run | public void run()
      8-8 enum Box.Kind | enum Kind
      8-8 constant Box.Kind.A | A, B }
      8-8 constant Box.Kind.B | B }
      9-9 interface Box.Visitor | interface Visitor
      9-9 method Box.Visitor.visit | void visit(Box b)
      11-11 class Pair | record Pair(int a, int b)
    `,
  },
  {
    language: 'c',
    source: `#define MAX(a, b) ((a) > (b) ? (a) : (b))
#define LIMIT 10
typedef struct node { int x; } node_t;
enum color { RED };
/* Adds. */
static int add(int a, int b)
{
  return a + b;
}
char *name(void) { return 0; }
int declared(int);
int counter = 0;
`,
    symbols: `
      1-1 macro MAX | #define MAX(a, b) ((a) > (b) ? (a) : (b))
      2-2 constant LIMIT | #define LIMIT 10
      3-3 struct node | typedef struct node
      3-3 type node_t | typedef struct node
      4-4 enum color | enum color
      6-9 function add | static int add(int a, int b) | Adds.
      10-10 function name | char *name(void)
      11-11 function declared | int declared(int)
      12-12 variable counter | int counter = 0
    `,
  },
  {
    language: 'cpp',
    source: `namespace app {
// A widget.
class Widget : public Base {
 public:
  Widget(int x);
  ~Widget() {}
  int size() const { return 1; }
  void draw();
  bool operator==(const Widget& other) const { return true; }
};
void Widget::draw() { }
template <typename T>
T twice(T x) { return x + x; }
using Id = int;
enum class Kind { A };
}
`,
    symbols: `
      1-16 namespace app | namespace app
      3-10 class app.Widget | class Widget : public Base | A widget.
      6-6 method app.Widget.~Widget | ~Widget()
      7-7 method app.Widget.size | int size() const
      8-8 method app.Widget.draw | void draw()
      9-9 method app.Widget.operator== | bool operator==(const Widget& other) const
      11-11 method app.draw | void Widget::draw()
      13-13 function app.twice | T twice(T x)
      14-14 type app.Id | using Id = int
      15-15 enum app.Kind | enum class Kind
    `,
  },
  {
    language: 'csharp',
    source: `namespace App {
  /// <summary>A box.</summary>
  [Serializable]
  public class Box<T> : IBox {
    private int count = 0;
    public string Name { get; set; }
    public Box(T value) { }
    public async Task<int> Run(int a) => 1;
  }
  interface IBox { void Open(); }
  enum Kind { A, B }
  struct P { }
}
`,
    symbols: `
      1-13 namespace App | namespace App
      3-9 class App.Box | public class Box<T> : IBox | A box.
      5-5 field App.Box.count | private int count = 0
      6-6 property App.Box.Name | public string Name
      7-7 constructor App.Box.Box | public Box(T value)
      8-8 method App.Box.Run | public async Task<int> Run(int a)
      10-10 interface App.IBox | interface IBox
      10-10 method App.IBox.Open | void Open()
      11-11 enum App.Kind | enum Kind
      11-11 constant App.Kind.A | A, B }
      11-11 constant App.Kind.B | B }
      12-12 struct App.P | struct P
    `,
  },
  {
    language: 'php',
    source: `<?php
namespace App;
/** A box. */
final class Box extends Base {
    const LIMIT = 10;
    private int $count = 0;
    public function run(int $a): void { }
}
interface Runs { function run(int $a); }
trait Loud { }
function helper($x) { return $x; }
enum Kind { case A; }
`,
    symbols: `
      2-2 namespace App | namespace App
      4-8 class Box | final class Box extends Base | A box.
      5-5 constant Box.LIMIT | const LIMIT = 10
      6-6 field Box.count | private int $count = 0
      7-7 method Box.run | public function run(int $a): void
      9-9 interface Runs | interface Runs
      9-9 method Runs.run | function run(int $a)
      10-10 trait Loud | trait Loud
      11-11 function helper | function helper($x)
      12-12 enum Kind | enum Kind
      12-12 constant Kind.A | case A
    `,
  },
  {
    language: 'ruby',
    source: `module App
  # A box.
  class Box < Base
    LIMIT = 10
    def run(a, b = 1)
      a
    end
    def self.make
    end
  end
end
`,
    symbols: `
      1-11 module App | module App
      3-10 class App.Box | class Box < Base | A box.
      4-4 constant App.Box.LIMIT | LIMIT = 10
      5-7 method App.Box.run | def run(a, b = 1)
      8-9 method App.Box.make | def self.make
    `,
  },
  {
    language: 'css',
    source: `:root { --main: red; }
.a > .b, #c:hover {
  color: blue;
}
@keyframes spin { from { top: 0; } }
@media print { .d { color: red; } }
`,
    symbols: `
      1-1 rule :root | :root
      1-1 property :root.--main | --main: red
      2-4 rule .a > .b, #c:hover | .a > .b, #c:hover
      5-5 rule spin | @keyframes spin
      6-6 rule .d | .d
    `,
  },
  {
    language: 'html',
    source: `<html><body>
<h1>Welcome</h1>
<div id="main">
  <p>text</p>
</div>
</body></html>
`,
    symbols: `
      2-2 heading Welcome | <h1>Welcome</h1>
      3-5 key main | <div id="main">
    `,
  },
  {
    language: 'json',
    source: `{
  "name": "x",
  "scripts": {
    "build": "make",
    "deep": { "no": 1 }
  }
}
`,
    symbols: `
      2-2 key name | "name": "x"
      3-6 key scripts | "scripts":
      4-4 key scripts.build | "build": "make"
      5-5 key scripts.deep | "deep": { "no": 1 }
    `,
  },
  {
    language: 'yaml',
    source: `# The job.
name: ci
jobs:
  build:
    steps: 1
  test: 2
`,
    symbols: `
      2-2 key name | name: ci | The job.
      3-6 key jobs | jobs
      4-5 key jobs.build | build
      6-6 key jobs.test | test: 2
    `,
  },
  {
    language: 'toml',
    source: `name = "x"
[tool.black]
line-length = 100
[[bin]]
path = "a"
`,
    symbols: `
      1-1 key name | name = "x"
      2-3 key tool.black | [tool.black]
      4-5 key bin | [[bin]]
    `,
  },
  {
    language: 'lua',
    source: `-- Adds.
local function add(a, b)
  return a + b
end
function M.run(x) end
function M:close() end
M.stop = function() end
`,
    symbols: `
      2-4 function add | local function add(a, b) | Adds.
      5-5 function run | function M.run(x) end
      6-6 method close | function M:close() end
      7-7 function stop | M.stop = function() end
    `,
  },
  {
    language: 'scala',
    source: `package app
/** A box. */
class Box[T](val x: T) extends Base {
  val size = 1
  def run(a: Int): Int = a
}
object Box { def apply() = 1 }
trait Shape
case class P(x: Int)
`,
    symbols: `
      3-6 class Box | class Box[T](val x: T) extends Base | A box.
      4-4 constant Box.size | val size = 1
      5-5 method Box.run | def run(a: Int): Int = a
      7-7 class Box | object Box
      7-7 method Box.apply | def apply() = 1 }
      8-8 trait Shape | trait Shape
      9-9 class P | case class P(x: Int)
    `,
  },
  {
    language: 'elixir',
    source: `defmodule App.Box do
  @moduledoc "A box."
  # Runs.
  def run(a, b) do
    a
  end
  defp hidden(x) when x > 1, do: x
  defmacro say(x), do: x
end
`,
    symbols: `
      1-9 module App.Box | defmodule App.Box do
      4-6 function App.Box.run | def run(a, b) do | Runs.
      7-7 function App.Box.hidden | defp hidden(x) when x > 1, do: x
      8-8 macro App.Box.say | defmacro say(x), do: x
    `,
  },
  {
    language: 'markdown',
    source: `# Title
Text.
## Part one
\`\`\`sh
# not a heading
\`\`\`
## Part two
Old style
=========
`,
    symbols: `
      1-7 heading Title | # Title
      3-6 heading Title.Part one | ## Part one
      7-7 heading Title.Part two | ## Part two
      8-10 heading Old style | Old style
    `,
  },
  {
    language: 'shellscript',
    source: `#!/bin/sh
LIMIT=10
# Says it.
say() {
  echo "$1"
}
function stop {
  exit 1
}
`,
    symbols: `
      2-2 constant LIMIT | LIMIT=10
      4-6 function say | say() | Says it.
      7-9 function stop | function stop
    `,
  },
  {
    language: 'kotlin',
    source: `package app
/** A box. */
data class Box<T>(val x: T) : Base() {
  private val size = 1
  override fun run(a: Int): Int {
    return a
  }
  companion object Factory { fun make() = 1 }
}
fun String.twice() = this + this
val LIMIT = 10
interface Shape { fun area(): Double }
`,
    symbols: `
      3-9 class Box | data class Box<T>(val x: T) : Base() | A box.
      5-7 method Box.run | override fun run(a: Int): Int
      8-8 class Box.Factory | companion object Factory
      10-10 function twice | fun String.twice() = this + this
      11-11 constant LIMIT | val LIMIT = 10
      12-12 interface Shape | interface Shape
    `,
  },
  {
    language: 'swift',
    source: `/// A box.
public final class Box<T>: Base {
  let x = 1
  init(x: T) {
  }
  func run(_ a: Int) -> Int {
    return a
  }
}
protocol Shape { func area() -> Double }
extension Box: Shape { }
enum Kind { case a }
`,
    symbols: `
      2-9 class Box | public final class Box<T>: Base | A box.
      4-5 constructor Box.init | init(x: T)
      6-8 method Box.run | func run(_ a: Int) -> Int
      10-10 interface Shape | protocol Shape
      11-11 namespace Box | extension Box: Shape
      12-12 enum Kind | enum Kind
    `,
  },
  {
    language: 'sql',
    source: `-- People.
CREATE TABLE IF NOT EXISTS public.people (
  id int
);
create or replace function add(a int) returns int as $$ select 1 $$ language sql;
CREATE UNIQUE INDEX people_id ON people (id);
`,
    symbols: `
      2-4 struct public.people | CREATE TABLE IF NOT EXISTS public.people (id int) | People.
      5-5 function add | create or replace function add(a int) returns int as $$ select 1 $$ language sql
      6-6 key people_id | CREATE UNIQUE INDEX people_id ON people (id)
    `,
  },
  {
    language: 'powershell',
    source: `# Says it.
function Say-It {
  param($x)
}
class Box { }
`,
    symbols: `
      2-4 function Say-It | function Say-It | Says it.
      5-5 class Box | class Box
    `,
  },
  {
    language: 'makefile',
    source: `LIMIT := 10
# Builds.
build: a b
	cc -o x

clean:
	rm x
`,
    symbols: `
      1-1 constant LIMIT | LIMIT := 10
      3-4 rule build | build: a b | Builds.
      6-7 rule clean | clean
    `,
  },
];
