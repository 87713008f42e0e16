// Which departments a reply names: invented replies in the manners in which real ones are written.
import { departmentsNamed } from './department-names.js';

const named = (reply: string, title = '反映A5区花溪路积水问题', text = '花溪路逢雨必淹。') => departmentsNamed(reply, { title, text });

describe('A reply names its departments', () => {
  it('that looked into the matter: 经…核实', () => expect(named('网友：您好！经A5区教育局、东塘街道核实，情况如下。')).toEqual(['A5区教育局', 'A5区东塘街道办事处']));

  it('that looked into the matter beside the one that writes: 经我局与…联合调查', () => expect(named('您反映的问题经我局与市农业局联合调查，情况如下。', '反映L市某事')).toEqual(['L市农业农村局']));
  it('that acts once it has heard: …知悉后', () => expect(named('A5区柳溪街道知悉后立即安排干部上门。')).toEqual(['A5区柳溪街道办事处']));
  it('also a town whose own name ends like a city’s', () => expect(named('我们已发函交办给江市镇进行办理。', '反映A7县江市镇环境')).toEqual(['A7县江市镇人民政府']));

  it('to whom it was handed: 已转…核处', () => expect(named('您反映的问题已转市住建局调查核处。', '投诉L市蓝湾小区漏水')).toEqual(['L市住房和城乡建设局']));

  it.each([
    ['已交市人社局有关部门予以答复。', 'A市人力资源和社会保障局'],
    ['已转市农委调查处理。', 'A市农业农村局'],
    ['县交运局正在抓紧协调。', 'A7县交通运输局'],
  ])('as they are called for short, however it was handed to them: %s', (reply, name) => expect(named(reply, '咨询A7县某事', '请答复。')).toEqual([name]));

  it('that signed it, and the one that signed leads', () => expect(named('区环保局已到现场检测。感谢您的关注！A5区城管局2019年3月4日')).toEqual(['A5区城市管理和综合执法局', 'A5区生态环境局']));

  it('that is said to lead', () => expect(named('已责成区水务局配合，区市政局牵头，尽快实施。')[0]).toBe('A5区市政管理局'));

  it('as the unit in charge', () => expect(named('项目正在开展前期工作。（承办责任单位：省交通运输厅）')).toEqual(['省交通运输厅']));

  it('as a town’s government at its end', () => expect(named('暂无拓宽计划。 柳溪镇人民政府 2013年4月1日', '咨询A7县柳溪镇道路规划')).toEqual(['A7县柳溪镇人民政府']));

  it('as itself, when it is the town of the title', () => expect(named('我镇收悉后高度重视，已经安排人员调查。', '对K4县石桥镇饮水工程的疑问')).toEqual(['K4县石桥镇人民政府']));

  it('as itself, by the work for which it thanks', () => expect(named('我局将于下月铺设。感谢您对我县教育工作的支持！', '咨询A7县学校操场')).toEqual(['A7县教育局']));

  it('in one name, however it is spelled', () => {
    const [one] = named('已转区城市管理和行政执法局办理。');
    expect(named('已转A5区城管局办理。')).toEqual([one]);
  });

  it('by their place: a shortened 区 or 县 is that of the message, 市 its city', () => {
    expect(named('区民政局已上门核实，市财政局将按月发放。')).toEqual(['A5区民政局', 'A市财政局']);
    expect(named('经核实，县水利局已列入计划。', '希望L9县修渠')).toEqual(['L9县水利局']);
  });

  it('by a place’s own name, where the citizen wrote it', () => expect(named('已转平湖县林业局调查。', '反映平湖县林业局辖区滥伐', '平湖县的山林')).toEqual(['平湖县林业局']));
});

describe('A reply does not name as departments', () => {
  it('the offices to which the citizen is merely referred', () => expect(named('建议您携带材料到区人社局窗口咨询，或者拨打区医保局电话。')).toEqual([]));

  it('what stands in the titles of papers', () => expect(named('根据《A市教育局关于做好招生工作的通知》，您可以报名。')).toEqual([]));

  it('nobody in particular', () => expect(named('您反映的问题已转相关部门调查处理，敬请留意。')).toEqual([]));

  it('a town in which something merely lies', () => expect(named('该项目位于A7县云集镇云集大道，现已停工。', '咨询A7县某项目')).toEqual([]));

  it('more than five', () => {
    const reply = '经区教育局、区民政局、区财政局、区水务局、区林业局、区司法局、区审计局核实，情况属实。';
    expect(named(reply)).toHaveLength(5);
  });

  it('one of them twice', () => expect(named('区教育局高度重视，A5区教育局已派人。A5区教育局 2019年1月1日')).toEqual(['A5区教育局']));
});

describe('One body has one name', () => {
  it.each([
    ['a county that became a city, by either mask', '已转A8县市民政局办理。', '咨询A8县低保', ['A8县民政局']],
    ['a branch, by the district within its name', '您的留言收悉，A市公安局A4区分局已立案。', '反映A市某街', ['A4区公安局']],
    ['a branch without the word for office', '经环保B2区分局核实，情况属实。', '反映B市某厂', ['B2区生态环境局']],
    ['a city’s traffic police, whatever the reply calls it', '经市交警部门核实，情况属实。', '反映K市某路口', ['K市交警支队']],
    ['a county’s traffic police', '已转县公安局交通警察大队办理。', '反映K4县某路口', ['K4县交警大队']],
    ['a province’s office, whose name has another end', '您反映的问题已转省教育厅办理。', '咨询A市教材', ['省教育厅']],
    ['a zone of its own name', '现场灰尘较多，已要求整改。 云溪示范区管委会', '反映B市某碎石场', ['B市云溪示范区管理委员会']],
    ['a development zone', '已转市经开区调查核处。', '反映K市某厂', ['K市经济技术开发区管理委员会']],
    ['an office of a development zone, apart from the city’s', '经K市经济开发区住建局核实，属实。', '反映K市某厂', ['K市经济技术开发区住房和城乡建设局']],
    ['a town, by its government, its party committee or its bare name', '经柳溪镇核实，柳溪镇党委、政府高度重视，柳溪镇政府已派人。', '反映A7县柳溪镇某事', ['A7县柳溪镇人民政府']],
    ['a town of several peoples', '已转交金竹苗族侗族乡核实。', '反映L6县某事', ['L6县金竹苗族侗族乡人民政府']],
  ])('%s', (_, reply, title, names) => expect(named(reply, title, '请处理。')).toEqual(names));

  it('also when its signature begins with the city', () => expect(named('欢迎监督。A市A1区环境保护局 2015年3月2日', '反映A1区某厂', '请处理。')).toEqual(['A1区生态环境局']));

  it('in the county-level city that speaks of itself as 市', () => expect(named('已转市水利局办理。', '反映D12市某水库', '请处理。')).toEqual(['D12市水利局']));

  it('in the county of a reply that says 我县, when the title knows only the city', () => expect(named('我县高度重视，经县人防办核实，A7县星河苑项目已停工。', '反映A市某小区', '请处理。')).toEqual(['A7县人民防空办公室']));

  it('in the district of the same sentence', () => expect(named('A4区工商局、新河街道已对租户约谈。', '反映A市某小区', '请处理。')).toEqual(['A4区市场监督管理局', 'A4区新河街道办事处']));

  it('in the place that a list gives its first', () => expect(named('区人社局、教体局已派人。', '反映A市某校', '请处理。')).toEqual(['A市辖区人力资源和社会保障局', 'A市辖区教育局']));

  it('and a district’s bureau is never the city’s, even when nobody names the district', () => expect(named('经区消防大队现场核实，水压不足。', '反映A市某小区', '请处理。')).toEqual(['A市辖区消防救援大队']));

  it('by a place’s own name, without the words before it', () => expect(named('已转平湖县林业局调查。', '举报平湖县林业局不作为', '请处理。')).toEqual(['平湖县林业局']));
});

describe('A piece of a sentence is no department', () => {
  it.each([
    ['words before a town', '在县委领导下柳溪镇党委、政府高度重视，但是柳溪镇已经派人。', ['A7县柳溪镇人民政府']],
    ['no town at all', '目前，超出镇政府下拨经费的部分由村里自筹，各乡镇均已部署，安排镇工作人员到场，一是街道工作人员上门劝导。', []],
    ['an office that wrote a paper', '根据省财政厅、省教育厅、省人社厅等部门联合印发的文件执行。', []],
    ['an office beside which something lies', '在市财政局对面的停车位属一类区域，市民政局地段也一样。', []],
    ['an office with which somebody dealt', '经市规划局批准，业主与县国土局签订了合同。', []],
    ['a street’s own office', '我们已要求柳溪街道城管办加强巡查。', ['A7县柳溪街道办事处']],
    ['a private company', '经县住建局和恒通置业有限公司核实，情况属实。', ['A7县住房和城乡建设局']],
    ['a part of a word', '该镇文化办公大楼教育办理窗口免费开放，住房和城乡建设事业在发展。', []],
    ['whoever merely passes the message on', '已转县住建局核实、办理。A7县网宣办', ['A7县住房和城乡建设局']],
    ['whoever looks on', '面试在县人社局的指导下、县纪委的全程监督下，由县教育局组织实施。', ['A7县教育局']],
    ['another city’s office', '可在B市申请，B市交警部门办理转入。', []],
  ])('%s', (_, reply, names) => expect(named(reply, '反映A7县柳溪镇和柳溪街道某事', '请处理。')).toEqual(names));

  it('a block of a housing estate is no place', () => expect(named('经区教育局核实，属实。', '反映A5区鄱阳村D区安置房', 'D区的孩子上学难。')).toEqual(['A5区教育局']));
});

describe('A reply knows its own city', () => {
  const asked = '其总部在I市，B市车主也受害。';

  it.each([
    ['by the office that acts', 'A市公安局A4区分局已指令经侦大队受案调查。', ['A4区公安局']],
    ['by its signature, whatever year it writes', '因规划未定，暂未列入。 A7县城市管理局二○一二年五月八日', ['A7县城市管理和综合执法局']],
  ])('better than a question that speaks of many: %s', (_, reply, names) => expect(named(reply, '举报某科技公司诈骗', asked)).toEqual(names));

  it('but not better than the title', () => expect(named('已转市教育局办理。请勿与B市政策比较。', '咨询A市小学划片', asked)).toEqual(['A市教育局']));

  it('and by its signature its county, where the title knows only the city', () => expect(named('我大队已到实地勘查，将增设减速带。 A7县公安局交警大队 2014年9月11日', '请求在A市某校门口减速', asked)).toEqual(['A7县交警大队']));

  it('also one whose name only the reply writes', () => expect(named('您反映的问题已转平湖县教体局核查、办复。', '反映平湖进修学校', '请处理。')).toEqual(['平湖县教育局']));

  it.each(['反映A7县长乐街污水', '反映A7县长兴社区某事', '反映A7县长安街某事'])('and is not taken for its head: «%s»', title => expect(named('经县水利局核实，属实。', title, '请处理。')).toEqual(['A7县水利局']));

  it('nor its head for it', () => expect(named('经区教育局核实，属实。', 'A7县长您好，A5区的小学难上', '请处理。')).toEqual(['A5区教育局']));

  it('and the question its district, within that city', () => expect(named('经区教育局核实，属实，A市正在调整。', '反映某小学', '在A5区花溪路。')).toEqual(['A5区教育局']));
});

describe('A street is 街道 once it is named', () => {
  it('and acts under that word', () => expect(named('花溪街道物业办多次约谈。街道立即启动应急机制。', '反映A3区某小区')).toEqual(['A3区花溪街道办事处']));
  it('but is none where nobody names one', () => expect(named('街道将加强巡查，同时街道将约谈业主。', '反映A3区某小区')).toEqual([]));
});

describe('A department speaks of itself', () => {
  it('by the work for which it gives thanks', () => expect(named('我局已安排人员维修。感谢您对城市管理工作的关注！', '反映A7县路灯', '请处理。')).toEqual(['A7县城市管理和综合执法局']));

  it('as a squad only when it is one, whatever work it gives thanks for', () => expect(named('我大队核查过抓拍设备，民警执法无误。感谢您对交通工作的关注！', '反映A7县违章', '请处理。')).toEqual(['A7县交警大队']));

  it('by what it does', () => expect(named('我大队已增派民警，对闯红灯行为加强管控。', '反映A7县路口', '请处理。')).toEqual(['A7县交警大队']));

  it('as a company only when it is one', () => {
    expect(named('我司将增加班次。感谢您对公交事业的支持！', '反映C市35路', '请处理。')).toEqual(['C市公共交通公司']);
    expect(named('我司将修缮桥面。感谢您对城建事业的支持！', '反映C市某桥', '请处理。')).toEqual([]);
  });

  it('and as an office only when it is called so', () => {
    expect(named('我办已完成审查。感谢您对人防工作的关心！', '反映A7县某工程', '请处理。')).toEqual(['A7县人民防空办公室']);
    expect(named('我办已转告。感谢您对旅游事业的关心！', '反映A7县火车站', '请处理。')).toEqual([]);
  });

  it('and leads those whom it called upon', () => expect(named('我局立即要求公交公司整改。感谢您对交通事业的支持！', '反映B9市8路', '请处理。')).toEqual(['B9市交通运输局', 'B9市公共交通公司']));
});
