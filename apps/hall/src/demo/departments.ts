// The demo hall's departments: a county's hall with sixteen departments at its windows, a township of 2009, and the four organs of an estate's certificates.

/** A department as it is opened in the register. `remits` are names of the content catalogue's first and second level. */
export interface DemoDepartment {
  readonly department: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly superior?: string;
  readonly remits: readonly string[];
}

interface More {
  readonly aliases?: string;
  readonly superior?: string;
}

const open = (department: string, name: string, about: More & { readonly remits: string }): DemoDepartment => ({
  department,
  name,
  aliases: about.aliases?.split(' ') ?? [],
  ...(about.superior === undefined ? {} : { superior: about.superior }),
  remits: about.remits === '' ? [] : about.remits.split(' '),
});

/** The seed says that sixteen departments are stationed in the county's hall, and does not name them: these names are ours. */
const county: readonly DemoDepartment[] = [
  open('county-police', '县公安局', { aliases: '公安局 县公安', remits: '政法 社会治安 户籍证件 交通管理 刑案侦破 警务督察' }),
  open('county-justice', '县司法局', { aliases: '司法局', remits: '法律服务 法制建设 行政复议 仲裁与调解 刑罚执行' }),
  open('county-human-resources', '县人力资源和社会保障局', { aliases: '县人社局 人社局', remits: '劳动和社会保障 工资福利 劳动关系 劳动保护 社保基金管理 城镇职工社会保险 城镇居民社会保险 退休政策及待遇 就业培训' }),
  open('county-civil-affairs', '县民政局', { aliases: '民政局', remits: '民政 社会救助 优抚 救灾募捐 福利慈善 复退安置 基层选举和社区建设 民间组织 区划地名 社会服务' }),
  open('county-land', '县国土资源局', { aliases: '县国土局 国土局', remits: '国土资源 土地征收 土地资源管理 矿产资源管理' }),
  open('county-housing', '县住房和城乡建设局', { aliases: '县住建局 住建局', remits: '城乡建设 城乡规划 村镇建设 工程质量 建筑市场 国有土地上房屋征收与补偿 集体土地上房屋拆迁与补偿 住房保障与房地产' }),
  open('county-urban-management', '县城市管理局', { aliases: '县城管局 城管局', remits: '城市建设和市政管理' }),
  open('county-education', '县教育局', { aliases: '教育局', remits: '教育文体 教师队伍和待遇 教育行政管理 教育收费 教育体制 考试招生 失学辍学 体育 文化' }),
  open('county-health', '县卫生和计划生育局', { aliases: '县卫计局 卫计局', remits: '卫生计生 公共卫生 人口计生 食品药品监管 医患纠纷 医政监管' }),
  open('county-agriculture', '县农业局', { aliases: '农业局', remits: '农村农业 村务管理 土地承包经营 惠农补贴 农资农技 农副产品流通 动物防疫 扶贫开发' }),
  open('county-water', '县水利局', { aliases: '水利局', remits: '水利水电 水库移民' }),
  open('county-forestry', '县林业局', { aliases: '林业局', remits: '林业管理 草原草场 野生资源管理' }),
  open('county-transport', '县交通运输局', { aliases: '县交通局 交通局', remits: '交通运输 客货运输 出租车管理 建设管理 邮政管理' }),
  open('county-environment', '县环境保护局', { aliases: '县环保局 环保局', remits: '环境保护 环保管理 环境污染 建设项目审批' }),
  open('county-market', '县市场监督管理局', { aliases: '县市场监管局 市场监管局', remits: '商贸旅游 市场监管 质检检验检疫 商业贸易 旅游管理' }),
  open('county-safety', '县安全生产监督管理局', { aliases: '县安监局 安监局', remits: '安全生产' }),
];

const ofTown = (department: string, name: string, about: More & { readonly remits: string }): DemoDepartment => open(department, name, { superior: 'town-government', ...about });

/** The bodies that took part in the township's ten disputes of 2009, and those that the demonstration adds to them. */
const township: readonly DemoDepartment[] = [
  open('town-government', '镇政府', { aliases: '镇党委、政府 镇党委', remits: '' }),
  ofTown('town-police', '派出所', { remits: '社会治安', superior: 'county-police' }),
  ofTown('town-justice', '司法所', { remits: '仲裁与调解', superior: 'county-justice' }),
  ofTown('town-water', '水利站', { remits: '水利水电' }),
  ofTown('town-agriculture', '农业站', { remits: '农资农技 土地承包经营' }),
  ofTown('town-tobacco', '烟草站', { remits: '农副产品流通' }),
  ofTown('town-family-planning', '计生办', { remits: '人口计生' }),
  ofTown('town-land', '国土所', { remits: '土地资源管理 矿产资源管理', superior: 'county-land' }),
  ofTown('town-safety', '安监站', { remits: '安全生产' }),
  ofTown('town-education', '教育办', { remits: '教育行政管理' }),
  ofTown('village-hongshiyan', '红石岩村委会', { aliases: '红石岩村委会（调解会）', remits: '村务管理' }),
  ofTown('village-zhongba', '中坝村委会', { remits: '村务管理' }),
  ofTown('village-lantian', '兰田村委会', { remits: '村务管理' }),
  ofTown('village-shangba', '上坝村委会', { remits: '村务管理' }),
  ofTown('village-shiyanshao', '石岩哨村委会', { remits: '村务管理' }),
  ofTown('village-branches', '村党总支、调解会、治保会（两村）', { aliases: '村党总支 调解会 治保会', remits: '村务管理' }),
  ofTown('village-group', '村民小组', { remits: '' }),
  open('county-public-order', '县公安局治安大队', { superior: 'county-police', remits: '社会治安' }),
  open('county-political-legal', '县政法委', { aliases: '政法委', remits: '诉讼' }),
  open('county-power', '县电力公司', { aliases: '电力公司 供电公司', remits: '能源管理' }),
];

/** The organs that brought one estate its certificates in 2011. */
const estate: readonly DemoDepartment[] = [
  open('city-construction', '市建委', { aliases: '市建设委员会', remits: '建筑市场 工程质量' }),
  open('city-housing', '市房产局', { aliases: '市房产管理局', remits: '住房保障与房地产' }),
  open('city-petition', '市信访局', { remits: '' }),
  open('district-petition', '区信访局', { superior: 'city-petition', remits: '' }),
];

/** A superior stands before those whom it leads, so that they can be opened in this order. */
export const departments: readonly DemoDepartment[] = [...county, ...township, ...estate];
