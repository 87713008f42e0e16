// Messages to a city's leaders and the replies of its departments, made up by dice that always fall the same: no word of them was ever written by anybody.
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';

/** Cases of a city's year; the figure of the founding documents for 2003. */
export const casesOfYear = 321_619;

const from = Date.UTC(2024, 0, 1) - 8 * 3_600_000; // the first midnight of the year in Shanghai
const year = 366 * 86_400_000;

/** Numbers from 0 up to, and without, 1 (mulberry32). */
function dice(seed) {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const districts = ['K1区', 'K2区', 'K3区', 'K4区', 'K5县', 'K6县', 'K7县', 'K8县', 'K9县'];
const roads = ['青石', '柳河', '东风', '银杏', '望江', '书院', '新桥', '梧桐', '白塔', '南门'];
const matters = [
  ['路灯', '城市管理和综合执法局', '路灯整条街都不亮，晚上出行很不方便，老人小孩摔过几次', '已更换灯具并检修线路'],
  ['停水', '自来水公司', '三天两头停水，没有提前通知，高层住户用水困难', '已更换老化管道并调整供水压力'],
  ['水渠', '水利局', '水渠淤堵多年，一下雨就往田里漫，庄稼受损', '已组织清淤并加固渠岸'],
  ['欠薪', '人力资源和社会保障局', '工程完工半年工资还没有结清，多次催要没有结果', '已责令企业限期支付'],
  ['入学', '教育局', '小区划片几次变动，家长不知道孩子秋季在哪里报名', '已公布划片方案并安排专人解释'],
  ['噪音', '生态环境局', '夜里工地施工到一两点，周围居民无法休息', '已责令停止夜间施工并加强巡查'],
  ['公交', '交通运输局', '末班车太早，下夜班的职工回不了家', '已将末班车延后并增加班次'],
  ['物业', '住房和城乡建设局', '电梯一个月坏了五次，物业只收费不维修', '已约谈物业企业并更换主要部件'],
  ['户口', '公安局', '迁户口跑了几趟，每次说的材料都不一样', '已一次性告知并当场受理'],
  ['低保', '民政局', '家庭情况符合条件，申请递上去几个月没有答复', '已入户核查并纳入保障'],
  ['医保', '医疗保障局', '异地看病的费用报不了，系统里查不到记录', '已补录信息并完成报销'],
  ['集市', '市场监督管理局', '集市上的秤不准，缺斤少两没有人管', '已校验计量器具并查处摊点'],
];
const asks = ['请有关部门尽快派人来看一看。', '希望给一个明确的时间。', '我们不是要找谁的麻烦，只想把日子过好。', '打过几次电话，都说已经登记，一直没有下文。', '附近住着上千户人家，大家都在等。', '如果政策上有困难，也请把道理讲清楚。'];
const found = ['工作人员次日到现场查看，走访了周边住户，', '经调阅档案并与当事人见面核对，', '经会同社区入户了解情况，', '现场测量并拍照取证后，'];
const next = ['下一步，我们将每月回访一次，防止问题反复。', '下一步，将把该处列入年度整治计划，完工后向居民公布。', '下一步，将继续跟踪办理，有进展及时告知。'];

const two = part => String(part).padStart(2, '0');

/** A time of Shanghai's wall clock, as such files write it. */
function written(instant) {
  const at = new Date(instant + 8 * 3_600_000);
  return `${at.getUTCFullYear()}/${at.getUTCMonth() + 1}/${at.getUTCDate()} ${at.getUTCHours()}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())}`;
}

/** From question to reply: the median is 11 days, one in ten waits longer than 41; at most 300. */
function lag(throwDice) {
  const normal = Math.sqrt(-2 * Math.log(1 - throwDice())) * Math.cos(2 * Math.PI * throwDice());
  return Math.min(11 * Math.exp(1.026 * normal), 300) * 86_400_000;
}

/**
 * The messages of a year in the order in which they were asked, as evenly as a year brings them; the first `count` of them. A slice of a year waits for its replies
 * a proportionally shorter time: else it would have as many midnights as the whole for a few cases, and no two acts side by side.
 */
export function* messages(count, seed = 2003) {
  const roll = dice(seed);
  const share = Math.min(1, Math.max(0.01, count / casesOfYear));
  const one = list => list[Math.floor(roll() * list.length)];
  const some = (list, most) => Array.from({ length: 1 + Math.floor(roll() * most) }, () => one(list)).filter((words, place, all) => all.indexOf(words) === place);
  for (let place = 0; place < count; place++) {
    const [district, road, [thing, office, grief, remedy]] = [one(districts), one(roads), one(matters)];
    const other = roll() < 0.15 ? one(matters)[1] : office;
    const asked = from + ((place + roll()) / casesOfYear) * year;
    const replied = asked + Math.max(lag(roll) * share, 3_600_000);
    const user = `U${String(100_000 + Math.floor(roll() * 900_000))}`;
    const who = other === office ? `${district}${office}` : `${district}${office}会同${district}${other}`;
    const street = `${district}${road}路${1 + Math.floor(roll() * 400)}号`;
    yield {
      id: String(place + 1),
      user,
      title: `${district}${road}路${thing}问题什么时候能解决`,
      askedAt: written(asked),
      text: `我住在${street}附近。${grief}。${some(asks, 5).join('')}从${1 + Math.floor(roll() * 12)}月份到现在，前后反映过${2 + Math.floor(roll() * 6)}次。${grief}，这不是一家一户的事。${some(asks, 3).join('')}`,
      reply: `${user}，您好！您反映的${road}路${thing}问题已收悉。经${who}调查核实，现回复如下：${found.map(words => (roll() < 0.6 ? `${words}您反映的情况属实，${grief}的情形确实存在。` : '')).join('')}针对上述问题，${district}${office}${remedy}，${street}一带已恢复正常。${some(next, 2).join('')}感谢您关心本市的工作。`,
      repliedAt: written(replied),
    };
  }
}

/** Writes them as lines of JSON. Memory holds a buffer, never the file. */
export async function writeMessages(file, count) {
  const out = createWriteStream(file);
  for (const message of messages(count)) if (!out.write(`${JSON.stringify(message)}\n`)) await once(out, 'drain');
  out.end();
  await once(out, 'finish');
}
