// How a published reply is taken apart: what was found, what is decided and on what basis, and what each department said in it.

/** What an opinion needs. `basis` are the norms and papers that the reply names. */
export interface ReplyWords {
  readonly facts: string;
  readonly opinion: string;
  readonly basis: string;
  readonly outcome: 'supported' | 'explained' | 'not-supported';
}

const noBasis = '原答复未载明依据';
const turn = /下一步|接下来|今后|处理意见|我们将|我局将|将进一步|将继续|请您?(?:继续|耐心)|建议您|综上|因此|为此|感谢您?对/;

/** The reply from the sentence on in which it turns to what will be done is the opinion; without such a turn its last sentence is. What stands before it are the facts. */
export function wordsOfReply(reply: string): ReplyWords {
  const sentences = sentencesOf(reply);
  const found = sentences.findIndex((sentence, index) => index > 0 && turn.test(sentence));
  const cut = found > 0 ? found : Math.max(sentences.length - 1, 0);
  const facts = sentences.slice(0, cut).join('').trim();
  const opinion = sentences.slice(cut).join('').trim() || reply;
  return { facts: facts || opinion, opinion, basis: basisOf(reply), outcome: outcomeOf(reply) };
}

/** What each department said: from the sentence that names it up to the one that names another; one that no sentence names says the whole, as the lead does. */
export function partsOfReply(reply: string, departments: readonly string[]): readonly string[] {
  const sentences = sentencesOf(reply);
  const namedIn = departments.map(name => sentences.findIndex(sentence => nameOf(name).some(short => sentence.includes(short))));
  return departments.map((_, index) => {
    const from = namedIn[index] ?? -1;
    if (index === 0 || from < 0) return reply;
    const to = Math.min(...namedIn.filter(other => other > from), sentences.length);
    return sentences.slice(from, to).join('').trim();
  });
}

/** Sentences with their stops. */
const sentencesOf = (reply: string): string[] => reply.match(/[^。！？!?；;\n]+[。！？!?；;\n]*/g) ?? [reply];

/** The short forms by which a department may stand in its own part: without its place, and by the first characters of its office. */
const nameOf = (name: string): string[] => {
  const office = name.replace(/^[A-Z]\d*(?:县市|[市区县])?/, '').replace(/(?:办事处|人民政府)$/, '');
  return [name, office, office.slice(0, 3)];
};

function basisOf(reply: string): string {
  const titles = [...new Set(reply.match(/《[^《》]{2,100}》/g))];
  return titles.join('、').slice(0, 2_000) || noBasis;
}

/** A guess by the words of the reply, since the file does not say how it ended. */
function outcomeOf(reply: string): ReplyWords['outcome'] {
  if (/不予|不符合|不属于|无法|不能|暂无|暂不|没有(?:相关)?政策|无权/.test(reply)) return 'not-supported';
  return /已(?:经)?(?:完成|解决|整改|处理|修复|拆除|安装|纳入|列入|落实|开通|清理|退还|责令)|属实|将(?:尽快|立即|于)|予以支持|采纳/.test(reply) ? 'supported' : 'explained';
}
