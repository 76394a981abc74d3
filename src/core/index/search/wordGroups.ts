/** Further words under which code may have what a question asks for. */
export interface RelatedWord {
  readonly word: string;
  /** How much it counts, compared with the word itself. */
  readonly weight: number;
  /** Only as a part of a definition's name: in the text, `get` and `is` say nothing. */
  readonly isNameOnly: boolean;
}

/** Words that stand for one of these words: `config` for `configuration`, `is` for `whether`. */
export function relatedWords(words: ReadonlySet<string>): RelatedWord[] {
  const related: RelatedWord[] = [];
  for (const { groups, weight, isNameOnly } of KINDS) {
    for (const group of groups) {
      if (!group.some(word => words.has(word) || words.has(`${word}s`))) continue;
      for (const word of group) {
        if (isNameOnly || !words.has(word)) related.push({ word, weight, isNameOnly });
      }
    }
  }
  return related;
}

const SHORT_FORMS = `
  string str/list array/dictionary dict/argument arg/parameter param/configuration config cfg/configure config
  directory dir folder/error exception err/message msg/request req/response resp/context ctx/initialize init
  implementation impl/temporary tmp temp/previous prev/function func fn/attribute attr/document doc/reference ref
  environment env/authentication auth/authorization auth/authenticate auth/address addr/buffer buf/command cmd
  character char/calculate calc compute/expression expr/generate gen/identifier id/index idx/maximum max/minimum min
  password pwd/position pos/value val/variable var/version ver/database db/synchronize sync/asynchronous async
  repository repo/specification spec/statistics stats/length len/number num count/information info/application app
  administrator admin/connection conn/source src/destination dest dst/object obj/pointer ptr/process proc/property prop
  utility util/session sess/allocate alloc/memory mem/register reg/operation op/iterator iter/coordinates coords
  dimension dim/matrix mat/vector vec/decimal dec/integer int/boolean bool/package pkg/transaction tx txn
  certificate cert/signature sig
`;
const VERBS = `
  get return returns fetch retrieve obtain/create make build new construct/remove delete drop clear
  check is has validate whether determine/convert to as transform/parse from/number count len size length
  add append push insert/send emit dispatch/start begin init setup/stop end close finish/write save store dump
  read load/equal eq equals/find search lookup/compute calculate/set assign update
`;

function parse(text: string): string[][] {
  return text.split(/[/\n]/).flatMap(group => (group.trim() === '' ? [] : [group.trim().split(' ')]));
}

const KINDS = [
  { groups: parse(SHORT_FORMS), weight: 0.4, isNameOnly: false },
  { groups: parse(VERBS), weight: 0.8, isNameOnly: true },
];
