import type { Version } from './changes.ts';

/** Two articles, and what about them the pair shows. */
export type Pair = {
  name: string;
  one: Version;
  other: Version;
  /** Both stand in one leaf category; else in two. */
  isOneSource?: boolean;
  /** Days from the one to the other; else an hour. */
  days?: number;
};

const flash =
  '晨光社快讯，远山电池今日公告，拟以自有资金不超过5亿元回购公司股份，回购价格不超过每股42元，回购的股份将用于员工持股计划，实施期限为董事会审议通过之日起十二个月内。';

const notice =
  '经查，现将近期群众反映较多的停水问题答复如下：东城水厂的主管道因老化破裂，抢修队已经更换了120米管道，今晚8时起分批恢复供水，地势较高的小区可能要到明天早晨。给大家的生活带来不便，我们深表歉意。';

const poem =
  '雨停在屋檐下\n一只猫经过，没有看我\n我想起去年的今天，也是这样的天气\n你把伞借给一个陌生人\n自己跑进雨里\n后来我们谈起这件事，你说\n那把伞本来就不是你的\n是前一年，另一个陌生人\n在同一个屋檐下借给你的';

/** True pairs that no change of the list makes. */
export const nearByHand: readonly Pair[] = [
  {
    name: 'a flash with the site in its words',
    one: { title: '远山电池：拟以不超过5亿元回购股份', text: flash },
    other: {
      title: '远山电池:拟以不超过5亿元回购股份',
      text: flash.replace('晨光社快讯，', '远望财经3月12日讯，'),
    },
  },
  {
    name: 'a flash with an editor behind it',
    one: { title: '远山电池：拟以不超过5亿元回购股份', text: flash },
    other: { title: '远山电池：拟以不超过5亿元回购股份 | 快讯频道', text: `${flash}（编辑 陈默）` },
  },
  {
    name: 'a notice, crawled again after a correction',
    one: { title: '关于东城片区停水的答复', text: `${notice}联系人：东城水务` },
    other: { title: '关于东城片区停水的答复', text: notice },
    isOneSource: true,
  },
  {
    name: 'a poem on one line and on nine',
    one: { title: '雨停在屋檐下（外一首）', text: poem },
    other: { title: '雨停在屋檐下(外一首)', text: poem.replaceAll('\n', ' / ') },
  },
  {
    name: 'the same text ten days later',
    one: { title: '雨停在屋檐下（外一首）', text: poem },
    other: { title: '雨停在屋檐下（外一首）', text: poem },
    days: 10,
  },
  {
    name: 'English quotes made straight, and a dateline',
    one: {
      title: 'Harbor ferry to run through the night, operator says',
      text: 'The harbor ferry will run through the night from May, the operator said on Monday. “We have watched the last boat leave with people still standing on the pier,” its director told reporters. Two boats will cross every forty minutes between midnight and five.',
    },
    other: {
      title: 'Harbor Ferry to Run Through the Night, Operator Says - Harlow Post',
      text: 'HARLOW (Wire) — The harbor ferry will run through the night from May, the operator said on Monday. "We have watched the last boat leave with people still standing on the pier," its director told reporters. Two boats will cross every forty minutes between midnight and five.',
    },
  },
  {
    name: 'accents lost on the way',
    one: {
      title: 'Le café de la gare rouvre après un été de travaux',
      text: 'Après un été de travaux, le café de la gare a rouvert ses portes samedi matin. Les habitués ont retrouvé le vieux comptoir en étain, déplacé de quelques mètres, et une terrasse agrandie. « On a gardé l’âme du lieu », assure la propriétaire, Hélène Béraud, qui a repris l’affaire de ses parents il y a cinq ans.',
    },
    other: {
      title: 'Le cafe de la gare rouvre apres un ete de travaux',
      text: 'Apres un ete de travaux, le cafe de la gare a rouvert ses portes samedi matin. Les habitues ont retrouve le vieux comptoir en etain, deplace de quelques metres, et une terrasse agrandie. "On a garde l\'ame du lieu", assure la proprietaire, Helene Beraud, qui a repris l\'affaire de ses parents il y a cinq ans.',
    },
  },
];

const digestHead =
  '早上好！欢迎收看今天的早报，每天三分钟，带你了解天下大事。喜欢我们的内容，别忘了点赞、在看，并转发给更多的朋友。';
const digestTail =
  '以上就是今天早报的全部内容。本栏目由晨光在线编辑部出品，未经授权不得转载，商务合作请添加小助手微信，备注“合作”。我们明天早上再见，祝你一天好心情。';

function digest(...items: readonly string[]): Version {
  return { title: '早报：今天你需要知道的几件事', text: [digestHead, ...items, digestTail].join('\n') };
}

const picture = '图片来自网络';

/** False pairs that no template and no mixing of stories makes. */
export const farByHand: readonly Pair[] = [
  {
    name: 'a digest in its frame, other items',
    one: digest(
      '海关总署：一季度汽车出口同比增长，其中新能源车占比首次过半。',
      '东湾古船出土器物首次公开展出，展期三个月。',
      '气象台：南方将迎来新一轮降雨，局地有强对流。',
    ),
    other: digest(
      '教育部门：高考报名人数创新高，多地增设考点。',
      '国产大飞机完成首次跨洋商业飞行，历时九个多小时。',
      '知名演员林若初宣布暂别舞台，称想回学校读书。',
    ),
    isOneSource: true,
  },
  {
    name: 'a digest taken over by another site, of another day',
    one: digest(
      '央行：开展逆回购操作，保持流动性合理充裕。',
      '多地调整公积金贷款政策，提高多子女家庭额度。',
      '世界杯预选赛：国家队客场取得关键一分。',
    ),
    other: digest(
      '交通部门：春运期间全国铁路发送旅客创新高。',
      '科学家首次观测到双黑洞并合后的余辉。',
      '南岸市发布新规，电动自行车不得进入电梯。',
    ),
  },
  {
    name: 'posts without a text',
    one: { title: '周末随拍：柳巷的早晨', text: '' },
    other: { title: '周末随拍：柳巷的早晨', text: '' },
  },
  {
    name: 'pictures with one line each',
    one: { title: '周末随拍：柳巷的早晨', text: picture },
    other: { title: '周末随拍：柳巷的早晨', text: picture },
  },
  {
    name: 'pictures with captions of the camera',
    one: {
      title: '一周图片精选',
      text: '北岭体育场，球迷点亮手机。\n青河港，晨雾中的吊机。\n'.repeat(1) + picture,
    },
    other: {
      title: '一周图片精选',
      text: '白石村，采茶归来的老人。\n临海，退潮后的滩涂。\n'.repeat(1) + picture,
    },
  },
  {
    name: 'untitled notes',
    one: {
      title: '无题',
      text: '今天什么也没有做。晒了一床被子，看云从楼的这一边走到那一边，晚饭吃了剩下的面条，味道居然比昨天好。窗外有人练小号，一直卡在同一个地方。',
    },
    other: {
      title: '无题',
      text: '失眠。数到第四百只羊的时候，它们开始排队往回走。想起小时候外婆说，睡不着就听一听屋顶，雨会替你把白天的事情一件一件收走。可是今天没有雨。',
    },
  },
  {
    name: 'titles without letters',
    one: { title: '？？？', text: poem },
    other: { title: '……', text: poem },
  },
  {
    name: 'texts hidden behind one notice',
    one: { title: '内部讲话全文', text: '此内容因违规无法查看' },
    other: { title: '内部讲话全文', text: '此内容因违规无法查看' },
  },
  {
    name: 'a plea to open the app instead of a text',
    one: { title: '独家专访', text: '当前浏览器不支持播放，请下载客户端后观看完整视频' },
    other: { title: '独家专访', text: '当前浏览器不支持播放，请下载客户端后观看完整视频' },
  },
  {
    name: 'a holiday notice, word for word a year later',
    one: { title: '关于国庆节放假的通知', text: notice.replace('停水', '放假') },
    other: { title: '关于国庆节放假的通知', text: notice.replace('停水', '放假') },
    days: 365,
  },
  {
    name: 'a monthly column of nothing but its frame',
    one: { title: '每月一问', text: `${digestHead}${digestTail}` },
    other: { title: '每月一问', text: `${digestHead}${digestTail}` },
    isOneSource: true,
    days: 30,
  },
  {
    name: 'two reviews under the name of the book',
    one: {
      title: '《长夜》书评',
      text: '《长夜》写的是一个守灯塔的人。作者把大量的篇幅留给海，人物的话很少，读到一半我才发现，主人公的名字一次也没有出现过。结尾处灯灭的那一段，是近年来中文小说里少有的克制。',
    },
    other: {
      title: '《长夜》书评',
      text: '被朋友推荐了很久，终于读完了《长夜》。坦白说有些失望：前半部分节奏拖沓，灯塔与海的意象反复出现却没有推进，倒是后面写父子关系的两章相当动人，可惜来得太晚。',
    },
  },
  {
    name: 'an obituary in the words of all obituaries',
    one: {
      title: '讣告',
      text: '我院离休干部、原内科主任陈守仁同志，因病医治无效，于今日凌晨在本院逝世，享年九十一岁。遵照逝者生前遗愿，丧事从简，不举行遗体告别仪式。谨此讣告。治丧小组',
    },
    other: {
      title: '讣告',
      text: '我院退休职工、原护理部主任赵淑芬同志，因病医治无效，于昨日傍晚在家中逝世，享年八十四岁。遵照逝者生前遗愿，丧事从简，不举行遗体告别仪式。谨此讣告。治丧小组',
    },
    isOneSource: true,
  },
  {
    name: 'a vacancy in the words of all vacancies',
    one: {
      title: '招聘启事',
      text: '因业务发展需要，现面向社会公开招聘后端工程师。要求计算机相关专业，熟悉数据库与消息队列，有三年以上经验者优先。待遇从优，缴纳五险一金，节日福利齐全，有意者请将简历发送至人力资源部邮箱。',
    },
    other: {
      title: '招聘启事',
      text: '因业务发展需要，现面向社会公开招聘行政助理。要求文秘相关专业，熟练使用办公软件，形象气质佳，有驾照者优先。待遇从优，缴纳五险一金，节日福利齐全，有意者请将简历发送至人力资源部邮箱。',
    },
  },
];
