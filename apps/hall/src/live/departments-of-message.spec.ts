// Where a message goes whose reply names nobody: to the kind of department whose words it uses.
import { departmentKinds } from './department-kinds.js';
import { addresseesOf, kindByWords } from './departments-of-message.js';

const message = (title: string, text = '') => ({ title, text, reply: '您的留言已收悉，谢谢。' });

describe('A message whose reply names nobody', () => {
  it.each([
    ['咨询B市小学划片', 'B市教育局'],
    ['投诉C3县拖欠农民工工资', 'C3县人力资源和社会保障局'],
    ['请求增加A6区公交线路', 'A6区交通运输局'],
    ['反映A7县工地夜间噪音和扬尘', 'A7县生态环境局'],
    ['咨询A市公积金贷款', 'A市住房公积金管理中心'],
    ['反映K市地铁口红绿灯太短', 'K市交警支队'],
    ['反映K4县新街红绿灯太短', 'K4县交警大队'],
    ['希望A7县增设地铁站', 'A市轨道交通集团有限公司'],
    ['反映A7县桥头交警贴条', 'A7县交警大队'],
    ['希望B市9路车早些发车', 'B市交通运输局'],
    ['咨询L3县农村医保报销', 'L3县医疗保障局'],
  ])('«%s» goes to %s', (title, department) => expect(addresseesOf(message(title))).toMatchObject({ names: [department], by: 'words' }));

  it('is judged by its title before its text', () => expect(kindByWords({ title: '幼儿园何时开园', text: '门口公路坑洼，路灯不亮，公交也不来' })?.name).toBe('教育局'));

  it.each([
    ['咨询K市一事', '请咨询K市人社部门。', 'K市人力资源和社会保障局'],
    ['反映A7县某环境公司劳动用工的问题', '如需咨询，请拨打A7县劳动保障监察服务中心值班电话。', 'A7县人力资源和社会保障局'],
  ])('«%s» goes to the office to which the reply refers the citizen, whatever its own words: %s', (title, reply, department) => expect(addresseesOf({ title, text: '我家的养猪场想办一个证。', reply })).toMatchObject({ names: [department], by: 'referral' }));

  it('goes to no office of another city, though the reply refers the citizen there', () => expect(addresseesOf({ ...message('咨询公积金异地在A市买房'), reply: '建议咨询G市公积金管理中心。' })).toMatchObject({ names: ['A市住房公积金管理中心'], by: 'words' }));

  it('goes to its kind in the county to which the reply says that it went', () => expect(addresseesOf({ ...message('咨询L市居民医保'), reply: '您反映的问题已转L6县调查、核处。' })).toMatchObject({ names: ['L6县医疗保障局'], by: 'words', place: 'L市' }));

  it('never goes to another city than that of its reply', () => expect(addresseesOf({ title: '咨询异地换驾照', text: '我是C4市人，住在外地。', reply: '您可以到A市任何一个体检医院体检。' })).toMatchObject({ names: ['A市交警支队'], by: 'words' }));

  it('goes to its kind in the district to which it was given', () => expect(addresseesOf({ ...message('咨询B市居民医保'), reply: '已交B2区及有关部门调查核处。' })).toMatchObject({ names: ['B2区医疗保障局'], by: 'words' }));

  it('goes to the government’s own office when it uses no known word', () => expect(addresseesOf(message('J市一件小事'))).toEqual({ names: ['J市人民政府办公室'], by: 'default', place: 'J市' }));

  it('goes where the reply says, when it says so', () => expect(addresseesOf({ ...message('咨询B市小学划片'), reply: '已转市民政局办理。' })).toMatchObject({ names: ['B市民政局'], by: 'reply', category: '教育文体' }));
});

describe('The catalogue of kinds', () => {
  it('names each kind once, and gives each some spelling', () => {
    expect(new Set(departmentKinds.map(({ name }) => name)).size).toBe(departmentKinds.length);
    expect(departmentKinds.filter(({ spelled }) => spelled.some(stem => stem.replace('.', '') === ''))).toEqual([]);
  });

  it('gives no word to two kinds', () => {
    const words = departmentKinds.flatMap(kind => kind.words);
    expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
  });
});
