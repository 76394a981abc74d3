/** The words of a question that can lead to code, in its order, each once. */
export function contentWords(question: string): readonly string[] {
  const words = question.match(/[\p{L}_$][\p{L}\p{N}_$]+/gu) ?? [];
  return [...new Set(words)].filter(word => !STOP_WORDS.has(word.toLowerCase()));
}

const STOP_WORDS = new Set(
  (
    'the and for are but not you all any can had her was one our out has him his how its may new now old see two way who ' +
    'did get let put say she too use what when where which while with would could should does this that these those there ' +
    'here have from into your about after again also because been before being between both code come does doing each ' +
    'explain file find function give happens happen help into just know like line look make many me method more most much ' +
    'must need only other over please project repository same show some such tell than their them then they thing think ' +
    'through under used uses using very want were will work works why write hello hi hey thanks thank is in it of on or to ' +
    'as at be by do if my no so up us we an am class module called call calls'
  ).split(' '),
);
