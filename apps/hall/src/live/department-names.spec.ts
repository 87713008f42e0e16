// Which departments a reply names: invented replies in the manners in which real ones are written.
import { departmentsNamed } from './department-names.js';

const named = (reply: string, title = '反映A5区花溪路积水问题', text = '花溪路逢雨必淹。') => departmentsNamed(reply, { title, text });

describe('A reply names its departments', () => {
  it('that looked into the matter: 经…核实', () => expect(named('网友：您好！经A5区教育局、东塘街道核实，情况如下。')).toEqual(['A5区教育局', 'A5区东塘街道办事处']));

  it('to whom it was handed: 已转…核处', () => expect(named('您反映的问题已转市住建局调查核处。', '投诉L市蓝湾小区漏水')).toEqual(['L市住房和城乡建设局']));

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
