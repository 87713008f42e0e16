// The kinds of department that a city has: how each is spelled in replies, and the words by which a message without a named department finds one.

/** `name` is what the register calls it in a county or district, `city` and `province` what it calls a city's and a province's where those are called otherwise. `spelled` are stems that take 局, 厅, 委 or 办 as their end, or whole names when they end with a stop. `words` are looked for in titles and texts. */
export interface DepartmentKind {
  readonly name: string;
  readonly city?: string;
  readonly province?: string;
  /** No county has one: everywhere in a city it is the city's. */
  readonly ofCity?: true;
  readonly spelled: readonly string[];
  readonly words: readonly string[];
  readonly category: string;
}

interface Told extends Pick<DepartmentKind, 'city' | 'province' | 'ofCity'> {
  readonly spelled: string;
  readonly words?: string;
}

const kind = (name: string, category: string, { spelled, words = '', ...called }: Told): DepartmentKind => ({ name, category, ...called, spelled: spelled.split(' '), words: words === '' ? [] : words.split(' ') });

/** Contents after the first level of a catalogue in use; words from its second and third levels and from everyday speech. */
export const departmentKinds: readonly DepartmentKind[] = [
  kind('教育局', '教育文体', { province: '教育厅', spelled: '教育体育 教育科技 教育 教体 教科文', words: '学校 小学 中学 高中 初中 幼儿园 入园 入学 学区 学位 招生 高考 中考 老师 教师 教育 补课 校车 读书 自考 幼升小 技师学院 中职 转学 学费 学籍 培训机构' }),
  kind('住房和城乡建设局', '城乡建设', { province: '住房和城乡建设厅', spelled: '住房和城乡建设 住房与城乡建设 住房城乡建设 城乡建设行政执法大队. 规划建设和环保 规划建设环保 住建环保 城乡建设 规划建设 规划住建 住建 建设 城建', words: '楼盘 开发商 质量问题 交房 延期交房 烂尾 预售 商品房 精装 消防验收 房屋漏水 安置房 工程款 棚户区 棚改 维修基金 电梯 房子 业主 小区 危房改造 购房 购买资格 限购 备案价 二手房 全款 提质改造' }),
  kind('城市管理和综合执法局', '城乡建设', { spelled: '城市管理和综合行政执法 城市管理和行政执法 城市管理和综合执法 城市管理行政执法 城市管理综合执法 城市管理执法 城管行政执法 城管执法 城市管理 行政执法 城管 城市管理和行政执法大队. 城市管理行政执法大队. 行政执法大队. 城管执法大队. 城管执法中队. 城管执法队. 城管大队. 城管中队. 城管行政执法大队.', words: '占道 夜市 夜宵 烧烤 违建 乱搭 种菜 开荒 违章建筑 流动摊贩 摆摊 垃圾 环卫 路灯 油烟 广场舞 乱停 停车收费 渣土 市容 公厕 绿化 噪音扰民 井盖 搭建 停车' }),
  kind('自然资源和规划局', '自然资源', { province: '自然资源厅', spelled: '自然资源和规划 自然资源规划 自然资源 城乡规划 国土资源 国土规划 规划和国土 国土 规划', words: '规划 土地 宅基地 耕地 用地 采矿 矿山 山林 国土 不动产 房产证 地铁规划 征地 出让 采砂' }),
  kind('房屋征收办公室', '城乡建设', { spelled: '房屋征收补偿 征地拆迁 征收拆迁 房屋征收和补偿 拆迁 征收', words: '拆迁 征收 征拆 安置 补偿款 回迁 过渡费' }),
  kind('住房保障服务中心', '城乡建设', { spelled: '住房保障服务中心. 住房保障中心. 房产局住保办. 房地产管理 房产管理 住房保障 房产 房管', words: '公租房 廉租房 经济适用房 保障房 保障性住房 物业 物业费 业委会 租房补贴' }),
  kind('住房公积金管理中心', '城乡建设', { spelled: '住房公积金管理中心. 公积金管理中心. 公积金中心. 住房公积金中心. 住房公积金管理部. 公积金管理部. 住房公积金', words: '公积金' }),
  kind('交通运输局', '交通运输', { province: '交通运输厅', spelled: '交通运输和旅游 交通运输管理 道路运输管理 交通运输 交通 交运 运管', words: '公交车 公交 路车 发车 断头路 路面损坏 乡村道路 道路硬化 公路硬化 硬化 出租车 的士 客运 班车 公路 修路 村道 大巴 网约车 驾校 高速 轻轨 货车 道路破损 大桥 车站' }),
  kind('公路局', '交通运输', { spelled: '公路管理 公路建设养护中心. 公路养护中心. 公路', words: '国道 省道 县道 路面坑洼' }),
  kind('交警大队', '政法', { city: '交警支队', spelled: '公安局交通警察支队. 公安局交通警察大队. 交通警察支队. 公安局交警支队. 公安交警支队. 交警支队. 交通警察大队. 公安局交警大队. 公安交警大队. 交警大队. 交警部门. 公安交管部门. 车管所. 公安局交管中心. 公安交管 交管', words: '堵车 交警 贴条 抄牌 红绿灯 拥堵 交通事故 违章 闯红灯 超载 信号灯 酒驾 逆行 抓拍 斑马线 限行 驾驶证 驾照 车牌 免检 防盗车牌 科目二 科目三 科三 过户 上牌 年检 车辆事故 电动车 减速带 交通信号 交通安全 交通安全隐患 驾考 考驾照 违停 标线 交通标志 护栏' }),
  kind('公安局', '政法', { province: '公安厅', spelled: '公安 派出所.', words: '反扒 小偷 派出所 户口 户籍 身份证 护照 身份信息 警察 民警 报警 赌博 诈骗 偷盗 居住证 养狗 落户 非法集资 传销 黑恶 打人' }),
  kind('轨道交通集团有限公司', '交通运输', { ofCity: true, spelled: '轨道交通集团有限公司. 轨道交通集团公司. 轨道交通集团. 轨道集团公司. 轨道集团. 轨道公司. 轨道交通公司.', words: '地铁' }),
  kind('生态环境局', '环境保护', { province: '生态环境厅', spelled: '生态环境 环境保护 环保', words: '污染 废气 废水 噪音 臭味 异味 排污 粉尘 扬尘 环保 毒气 环境 噪声' }),
  kind('公共交通公司', '交通运输', { spelled: '公共交通集团有限公司. 公共交通有限公司. 公共交通总公司. 公共交通公司. 公交集团有限公司. 公交集团公司. 公交总公司. 公交集团. 公交有限公司. 公交公司. 公交', words: '' }),
  kind('环境卫生管理局', '城乡建设', { spelled: '环境卫生管理处. 环卫处. 环境卫生管理 环境卫生 环卫', words: '' }),
  kind('水利局', '农村农业', { province: '水利厅', spelled: '水利水务 水利 水务', words: '水库 河道 防洪 堤 水渠 灌溉 水利 排涝 饮水 山塘 黑臭水体' }),
  kind('农业农村局', '农村农业', { province: '农业农村厅', spelled: '农业农村 农业委员 农业机械化管理 农业 农机 农委.', words: '农田 种粮 粮食补贴 农业 农机 良田 承包地 土地流转 村民小组' }),
  kind('畜牧水产局', '农村农业', { spelled: '畜牧兽医水产 畜牧水产 畜牧兽医 畜牧', words: '渔民 渔船 渔业 养猪 养殖 猪场 母猪 养鸡 动物防疫' }),
  kind('林业局', '农村农业', { spelled: '林业', words: '林地 砍伐 森林 退耕还林 林权 公益林' }),
  kind('扶贫开发办公室', '农村农业', { spelled: '扶贫开发领导小组 扶贫开发 扶贫', words: '扶贫 贫困户 贫困 精准扶贫 易地搬迁' }),
  kind('库区移民事务中心', '农村农业', { spelled: '库区移民事务中心. 移民开发 移民', words: '移民 库区' }),
  kind('卫生健康局', '卫生计生', { province: '卫生健康委员会', spelled: '卫生和计划生育 卫生计生 卫生健康 卫计 卫健 卫生 人口计生 人口和计划生育 计划生育 计生', words: '医院 医生 医疗事故 卫生院 计生 二胎 社会抚养费 独生子女 疫苗 准生证 生育 看病 护士 乡村医生' }),
  kind('医疗保障局', '劳动和社会保障', { spelled: '城乡居民医疗保险服务中心. 医疗保险服务中心. 医疗保障事务中心. 医保中心. 医疗保障 医疗生育保险 医疗保险 医保', words: '医保 农村医保 居民医保 医疗保险 合作医疗 新农合 报销 慢性病 特殊病种 特殊门诊' }),
  kind('人力资源和社会保障局', '劳动和社会保障', { province: '人力资源和社会保障厅', spelled: '人力资源和社会保障 人力资源与社会保障 人力资源社会保障 人才与人力资源 人力资源 劳动保障监察服务中心. 劳动保障监察 劳动和社会保障 人社 社会保险 社保', words: '工资 拖欠工资 农民工 社保 养老保险 退休 工伤 职称 事业单位 考编 劳动合同 招聘 加班 失业 五险一金 编制 公益性岗位 欠薪 薪 医师资格' }),
  kind('民政局', '民政', { province: '民政厅', spelled: '民政', words: '低保 养老院 五保 敬老院 婚姻登记 救助 残疾人 殡葬 墓 地名 高龄 孤儿 社区' }),
  kind('退役军人事务局', '民政', { province: '退役军人事务厅', spelled: '退役军人事务 退役军人', words: '退伍 军人 退役 转业 老兵 复员' }),
  kind('市场监督管理局', '市场监管', { spelled: '市场和质量监督管理 市场监督管理 市场监管 工商行政管理 工商质监 工商 食品药品监督管理 食品药品工商质量监督管理 食药监 质量技术监督 质监', words: '缺斤少两 消费 假货 虚假宣传 超市 食品 价格欺诈 维权 退款 健身房 美容 药店 营业执照 商家 卖' }),
  kind('发展和改革局', '经济管理', { province: '发展和改革委员会', spelled: '发展改革和物价 发展和改革 发展改革 发改 物价', words: '电价 水价 年检收费 收费标准 物价 立项 停车费' }),
  kind('财政局', '经济管理', { province: '财政厅', spelled: '财政', words: '财政 补贴发放 津贴 车补' }),
  kind('工业和信息化局', '经济管理', { province: '工业和信息化厅', spelled: '经济和信息化 工业和信息化 经济和科技商务 经济信息 经信 工信 科经 科技和工业信息化', words: '宽带 通信 信号基站 网络信号 工业园 企业改制' }),
  kind('商务局', '经济管理', { province: '商务厅', spelled: '商务粮食 商务和粮食 商粮 商务 粮食', words: '加油站 成品油 菜市场 农贸市场' }),
  kind('国有资产监督管理委员会', '经济管理', { spelled: '国有资产监督管理 国资', words: '国企 改制' }),
  kind('税务局', '经济管理', { spelled: '国家税务 地方税务 税务 国税 地税', words: '税 发票 契税' }),
  kind('供电公司', '经济管理', { spelled: '国网供电公司. 供电公司. 电力公司. 供电分公司. 供电所. 电业 电力 供电', words: '停电 电压 农网 用电 电网 电费' }),
  kind('自来水公司', '城乡建设', { spelled: '自来水有限责任公司. 自来水有限公司. 自来水总公司. 自来水公司. 水业集团. 供水有限公司. 供水公司. 供水集团. 水司.', words: '停水 自来水 供水 水质' }),
  kind('燃气公司', '城乡建设', { spelled: '新奥燃气有限公司. 新奥燃气公司. 天然气有限公司. 天然气公司. 燃气有限公司. 燃气公司.', words: '天然气 液化气 燃气 通气' }),
  kind('园林管理局', '城乡建设', { spelled: '园林绿化 园林管理 园林', words: '公园 绿地' }),
  kind('市政管理局', '城乡建设', { spelled: '市政设施 市政工程 市政公用 市政', words: '人行天桥 下水道 排水 积水 人行道' }),
  kind('人民防空办公室', '城乡建设', { spelled: '人民防空 人防', words: '人防' }),
  kind('文化旅游广电体育局', '教育文体', { province: '文化和旅游厅', spelled: '文化旅游广电体育 文化旅游广电 文体广电新闻出版 新闻出版广电 文旅广电 文旅体 文旅 文体新 文化旅游体育 文化体育广电新闻出版 文化广电新闻出版 文化市场 文体广新 文旅广体 文化旅游 旅游外事侨务 旅游发展 旅游 体育 文体 文化 广播电视', words: '旅游 景区 体育馆 球场 图书馆 网吧 文物 KTV 导游 健身器材' }),
  kind('安全生产监督管理局', '民政与应急', { province: '应急管理厅', spelled: '安全生产监督管理 应急管理 安监', words: '安全生产 安全隐患 烟花爆竹 爆炸' }),
  kind('消防救援大队', '民政与应急', { city: '消防救援支队', spelled: '消防救援大队. 公安消防大队. 消防大队. 消防支队. 消防救援支队.', words: '消防 火灾 消防通道' }),
  kind('司法局', '政法', { province: '司法厅', spelled: '司法', words: '法律职业 司法考试 律师 公证 法律援助' }),
  kind('人民法院', '政法', { city: '中级人民法院', spelled: '中级人民法院. 人民法院. 中院. 法院.', words: '法院 执行难 判决 老赖' }),
  kind('人民检察院', '政法', { spelled: '人民检察院. 检察院.', words: '' }),
  kind('政法委员会', '政法', { spelled: '政法', words: '' }),
  kind('纪律检查委员会', '纪检监察', { spelled: '纪律检查 纪检监察 纪 监察', words: '' }),
  kind('组织部', '组织人事', { spelled: '委组织部. 组织部.', words: '选调生 村官 大学生村官 公务员' }),
  kind('机构编制委员会办公室', '组织人事', { spelled: '机构编制委员会 机构编制 编', words: '' }),
  kind('宣传部', '党务政务', { spelled: '委宣传部. 宣传部.', words: '' }),
  kind('文明创建办公室', '党务政务', { spelled: '精神文明建设指导委员会 文明创建 创文 文明', words: '文明城市 创文' }),
  kind('残疾人联合会', '民政', { spelled: '残疾人联合会. 残联.', words: '残疾证 残疾' }),
  kind('信访局', '党务政务', { spelled: '信访', words: '上访' }),
  kind('烟草专卖局', '市场监管', { spelled: '烟草专卖 烟草', words: '卖烟 烟草证 香烟' }),
  kind('邮政管理局', '交通运输', { spelled: '邮政管理 邮政', words: '快递 邮局' }),
  kind('气象局', '自然资源', { spelled: '气象', words: '' }),
  kind('红十字会', '民政', { spelled: '红十字会.', words: '遗体捐赠 器官捐献' }),
  kind('民族宗教事务局', '民政', { spelled: '民族宗教事务 民族宗教 民宗', words: '' }),
  kind('统计局', '经济管理', { spelled: '统计', words: '' }),
  kind('审计局', '经济管理', { province: '审计厅', spelled: '审计', words: '' }),
  kind('行政审批服务局', '党务政务', { spelled: '政务服务中心. 行政审批服务 行政审批 政务服务 政务中心. 政务管理', words: '办证大厅 政务大厅' }),
];
