/** Stories to make pairs from; invented, in the manner of news, columns and notes. One paragraph a string. */
export type Story = { title: string; paragraphs: readonly string[] };

export const stories = {
  battery: {
    title: '远山电池宣布在青河建设新工厂，首期投资四十亿元',
    paragraphs: [
      '远山电池3月12日宣布，将在青河市高新区建设一座新的动力电池工厂，首期投资四十亿元，规划年产能20吉瓦时，预计明年年底投产。',
      '公司董事长陆知行在签约仪式上表示，青河靠近上游材料产地，又有成熟的港口条件，运输成本可以比现有基地低两成左右。“我们不是单纯地扩大规模，而是要把研发、制造和回收放在同一个地方。”他说。',
      '根据规划，新工厂将采用第二代干法电极工艺，取消溶剂回收环节，单位能耗有望下降35%。厂区屋顶将全部铺设光伏板，剩余的用电缺口由邻近的海上风电场补足。',
      '业内人士认为，动力电池行业正在从拼价格转向拼工艺，谁能先把干法电极做到稳定量产，谁就能在下一轮竞争中占据主动。不过，也有分析师提醒，新工艺的良率爬坡通常需要一年以上，短期内对利润的贡献有限。',
      '青河市政府表示，将为项目配套人才公寓和专用铁路支线，并设立产业基金，支持上下游企业落户。项目全部建成后，预计可以提供3200个就业岗位。',
    ],
  },
  museum: {
    title: '沉睡六百年的古船在临海市重见天日',
    paragraphs: [
      '临海市文物局近日公布了东湾古船的发掘成果。这艘埋在滩涂下六百多年的木船保存完好，船长约23米，出土器物一千四百余件，以龙泉青瓷为主。',
      '考古队领队沈云舟介绍，古船最早由当地渔民在修筑海堤时发现。由于滩涂潮差大、淤泥深，队员们每天只有不到四个小时的作业时间，前后用了两年才把船体完整清理出来。',
      '船舱内的货物码放得十分整齐，碗、盘、香炉之间垫着稻草和豆子，有些豆子甚至还保持着发芽的样子。“这说明船沉得很突然，船员来不及转移货物，豆子是泡水之后才发的芽。”沈云舟说。',
      '在船尾的一只木箱里，还发现了一枚铜权和几片写有字的竹签，上面记录着货物的件数和收货人的姓氏。专家认为，这些竹签为研究当时的海上贸易提供了难得的第一手材料。',
      '目前船体已经整体搬迁到临海博物馆的保护实验室，进行脱盐和脱水处理。馆方计划在处理期间向公众开放参观通道，观众可以隔着玻璃看到修复人员的工作。',
    ],
  },
  browser: {
    title: 'Firebird 浏览器发布 12.0 版本，全面改用新的渲染引擎',
    paragraphs: [
      '开源浏览器 Firebird 今天发布了 12.0 版本，这是该项目三年来最大的一次更新，渲染引擎、扩展接口和同步服务都有较大的变化。',
      '新的渲染引擎代号 Kestrel，用 Rust 语言写成，可以把样式计算和布局分配到多个线程上。官方博客给出的数据显示，在打开大型网页时，首次渲染时间平均缩短了 28%，内存占用下降了 17%。',
      '扩展方面，12.0 不再支持旧的后台页面，改为按需唤醒的 service worker。开发者 Mira Olsen 在邮件列表中解释说，后台页面常驻内存，是用户抱怨最多的问题之一；团队提供了迁移工具，大多数扩展只需要修改几行代码。',
      '同步服务现在默认启用端到端加密，密钥只保存在用户的设备上。用户也可以把同步服务器架设在自己的机器上，安装包只有 9 MB，支持 Linux、FreeBSD 和 macOS。',
      'Firebird 12.0 即日起可以从官方网站下载，已经安装旧版本的用户会在一周之内陆续收到更新提示。',
    ],
  },
  rain: {
    title: '暴雨致云岭县多个乡镇交通中断 救援力量已抵达现场',
    paragraphs: [
      '受持续强降雨影响，云岭县自昨日夜间起发生多处山体滑坡，通往石坪、竹溪、下关三个乡镇的道路先后中断，部分村庄停水停电。',
      '县应急管理局通报称，截至今天上午10时，全县已经转移群众4260人，暂未接到人员伤亡的报告。气象部门预计，降雨还将持续两天，局部地区累计雨量可能超过260毫米。',
      '记者在竹溪镇看到，一段约80米长的公路被泥石流掩埋，三台挖掘机正在从两端同时清理。武警云岭支队的官兵徒步进入受阻村庄，用担架把行动不便的老人抬到镇中学的安置点。',
      '“半夜听见村里敲锣，就知道要走了。”石坪镇居民罗桂英说，村干部挨家挨户敲门，不到半个小时全村人就都到了高处。安置点里准备了棉被、热水和方便食品，镇卫生院派了医生轮流值守。',
      '交通部门提醒，近期尽量不要前往云岭县山区，确需出行的车辆请绕行国道，并留意沿途的临时管制信息。',
    ],
  },
  tea: {
    title: '一座茶山和三个返乡的年轻人',
    paragraphs: [
      '从县城到白石村要走五十分钟的山路。路的尽头是一片老茶园，茶树大多种于上世纪七十年代，因为没有人采，许多已经长到一人多高。',
      '三年前，在上海做广告的周牧和两个大学同学回到这里，租下了其中的一百二十亩。村里人都觉得他们待不长。“第一年我们连锅都烧不热，炒出来的茶一股焦味，只好全部自己喝掉。”周牧笑着说。',
      '他们请来了已经不再做茶的老师傅，从采摘、摊青到揉捻，一步一步重新学。第二年春天，第一批像样的茶卖给了从前的同事；到了秋天，附近镇上的民宿开始主动找上门来。',
      '今年，合作社有了四十多户村民加入，茶青的收购价比三年前翻了一番。最让周牧高兴的是，邻居家在外打工的儿子也回来了，正在跟着老师傅学炒茶。',
      '“我们没有想过要做多大的品牌。”他说，“只要山上一直有人，这些树就不会再荒掉。”',
    ],
  },
  telescope: {
    title: '天文学家在近邻恒星旁发现一颗可能存在液态水的行星',
    paragraphs: [
      '一个国际研究团队在最新一期《星空研究》上发表论文，报告了一颗围绕红矮星运行的岩质行星。它距离地球约41光年，表面温度可能允许液态水存在。',
      '这颗行星的半径是地球的1.3倍，公转一周只需要16天。由于母星比太阳暗得多，它接收到的光照大约相当于地球的百分之八十，正好落在宜居带的内侧。',
      '研究人员利用高原上的三台望远镜进行了四年的跟踪观测，先是从亮度的周期性变化中找到线索，再用视向速度法确认了它的质量。论文第一作者何清源说，最困难的是排除恒星黑子的干扰，团队为此写了一套全新的分析程序。',
      '不过，红矮星年轻的时候耀斑频繁，行星的大气能否保留下来还是未知数。团队已经申请了空间望远镜的观测时间，准备在明年寻找水汽和二氧化碳的吸收线。',
      '没有参与这项研究的天文学家林若谷评论说，这是目前最适合研究大气的邻近行星之一，无论结果如何，都会告诉我们宜居的条件究竟有多苛刻。',
    ],
  },
  schools: {
    title: '江宁区今秋新增七所公办学校 学位增加一万一千个',
    paragraphs: [
      '记者从江宁区教育局获悉，今年秋季学期全区将有七所公办中小学建成投用，新增学位一万一千个，重点覆盖近年来人口增长较快的东部片区。',
      '其中，滨河实验学校是规模最大的一所，开设小学36个班、初中24个班，校园里建有室内游泳馆和可以容纳八百人的报告厅。学校与区文化馆共用一处小剧场，周末向附近居民开放。',
      '教育局基础教育科负责人介绍，新学校的教师一半来自公开招聘，一半由区内优质学校派出，校长和骨干教师的交流时间不少于三年。各校将统一开展课后服务，时间不早于下午五点半结束。',
      '不少家长关心学区如何划分。该负责人表示，新学校的招生范围将在五月底之前公布，坚持相对就近入学的原则，已经在原学区入学的学生不受影响。',
      '据统计，过去五年江宁区累计新建、改扩建学校三十四所，小学平均班额从48人下降到了41人。',
    ],
  },
  market: {
    title: '老菜市场改造之后，摊主们回来了吗',
    paragraphs: [
      '关闭改造八个月的柳巷菜市场上周重新开业。灰色的水磨石地面，统一的木质招牌，二楼还有一家书店和一间咖啡馆，开业当天来拍照的年轻人比买菜的居民还多。',
      '原来的136户摊主中，有89户搬了回来。卖豆腐的许大姐拿到了靠门口的位置，摊位费从每月一千二涨到了一千八。“贵是贵了，不过地上不滑了，冬天也有暖气。”她说。',
      '也有人没有回来。卖活禽的摊位按照新规定全部取消，修鞋和配钥匙的师傅搬到了隔壁的巷子里，因为新市场要求统一装修，他们觉得不划算。',
      '负责改造的设计师唐一鸣说，团队在动工前做了两百多份问卷，居民最在意的不是好看，而是价格和气味。因此新市场把预算的一大部分花在了排水和通风上，海鲜区的水沟每隔两小时自动冲洗一次。',
      '住在附近的退休教师郑老先生几乎每天都来。他觉得市场变得干净了，却也有点想念从前讨价还价的声音。“现在都扫码，一声‘到账’就走了。”',
    ],
  },
  vaccine: {
    title: '新型疟疾疫苗三期试验显示保护率接近八成',
    paragraphs: [
      '一种新型疟疾疫苗在非洲四国完成了三期临床试验。结果显示，在接种三剂之后的一年里，儿童患病的风险降低了78%，而且没有发现严重的安全性问题。',
      '试验由两家研究机构和当地的卫生部门共同开展，共有6800名五个月到三岁的儿童参加。他们被随机分成两组，一组接种疟疾疫苗，另一组接种狂犬病疫苗作为对照。',
      '与此前已经获批的疫苗相比，新疫苗使用了不同的佐剂，抗体水平更高，价格也更低，每剂的成本可以控制在四美元以下。生产商表示，明年的产量可以达到一亿剂。',
      '世界卫生组织的专家欢迎这一结果，同时指出，疫苗不能取代蚊帐和药物，只有把几种手段结合起来，才可能真正减少死亡。每年仍有数十万儿童死于疟疾，其中绝大多数生活在撒哈拉以南的非洲。',
      '研究团队将继续跟踪接种者的情况，以确定保护作用能够持续多久，以及是否需要在第二年补种一剂加强针。',
    ],
  },
  column: {
    title: '为什么我们总是记不住读过的书',
    paragraphs: [
      '常有读者来信问我，书读了不少，合上之后却什么也想不起来，这样的阅读还有没有意义。我想先说一句安慰的话：忘记是正常的，记住才需要理由。',
      '心理学里有一个说法，叫作提取练习。意思是说，一样东西被回想的次数越多，就越不容易忘记。我们读书的时候，眼睛一行一行地往下走，看上去很用功，其实几乎没有给大脑任何回想的机会。',
      '我自己的办法很笨：每读完一章，就把书合上，用自己的话写三句话。写不出来，就说明没有读懂，翻回去再看。这样读得慢，一个月也读不完两本，但是几年之后回头看，那些写过的书大多还在。',
      '另一个办法是讲给别人听。讲的时候对方会皱眉、会追问，你立刻就知道自己哪里含糊。朋友们嫌我啰唆，我就讲给家里的猫听，它从来不反对，效果也不错。',
      '当然，也不必每一本书都这样读。有些书是用来消磨时间的，像一场雨，下过了就算了。读书最要紧的还是高兴。',
    ],
  },
  traditional: {
    title: '臺灣東部鐵路全線恢復通車 旅客可提前訂票',
    paragraphs: [
      '受颱風影響中斷兩個月的東部鐵路於今天上午全線恢復通車。第一班列車在清晨六點從花蓮開出，車上坐滿了返鄉的旅客，沿途居民在月臺上揮手歡迎。',
      '鐵路公司表示，這次颱風造成十一處路基流失，其中和仁到崇德之間的災情最為嚴重，一座橋樑的橋墩被洪水沖斷。工程人員日夜趕工，先架設了臨時鋼橋，再分段更換軌道與電纜。',
      '為了確保安全，通車初期列車將減速行駛，全程時間比平常多出約四十分鐘。沿線新裝了三十六組雨量計和邊坡感應器，一旦數值超過警戒線，系統會自動通知行車控制中心。',
      '當地的旅館業者鬆了一口氣。經營民宿的葉小姐說，這兩個月的訂房幾乎全部取消，現在電話終於又響了。觀光部門也推出了住宿優惠，希望吸引遊客回來。',
      '旅客現在可以透過網站和車站窗口預訂未來二十八天的車票，先前因停駛而退票的旅客享有優先購票的權利。',
    ],
  },
  english: {
    title: 'City council approves plan to turn old rail yard into public park',
    paragraphs: [
      'The city council voted 9 to 2 on Tuesday night to turn the abandoned rail yard on the east side of Harlow into a public park, ending a debate that has gone on for more than a decade.',
      'The plan keeps the brick roundhouse, which was built in 1911, and turns it into a covered market. Two of the old tracks will stay in place as a walking path, and a pond will collect rainwater from the surrounding streets, where basements have flooded three times since 2019.',
      '"People told us again and again that they did not want another parking lot," said council member Denise Okafor, who wrote the proposal. "They wanted shade, benches and a place where children can be loud."',
      'Opponents said the cost of 38 million dollars was too high while schools are waiting for repairs. About half of the money comes from a state fund for polluted land; the rest will be raised through bonds that the city expects to pay back over twenty years.',
      'Work on cleaning the soil is to begin in September. If no surprises turn up under the tracks, the first part of the park could open in the spring two years from now.',
    ],
  },
  englishTech: {
    title: 'Small database startup moves its storage engine to object storage',
    paragraphs: [
      'Pebblestone, a database company with forty employees, said this week that it has finished moving its storage engine from local disks to object storage, and that most customers did not notice.',
      'The idea is old: keep the data where it is cheap and keep only what is hot on fast disks. What made it hard, according to the company, was the write path. Object stores charge for each request, so the engine has to collect many small writes before it sends one large one, and it must not lose any of them in between.',
      'Pebblestone solved this with a log that is copied to three machines in memory and flushed every 250 milliseconds. A write is confirmed as soon as two of the machines have it. In the tests that the company published, the median latency rose from 2 to 5 milliseconds, while the bill for storage fell by 71 percent.',
      'Chief engineer Tomas Lindqvist wrote that the team had underestimated one thing: deleting. Old files may only go when no reader needs them any more, and finding that out across regions took longer to get right than everything else together.',
      'The company plans to release the log as open source later this year. The rest of the engine will stay closed.',
    ],
  },
  japanese: {
    title: '海辺の町で小さな図書館が開館、元船員の夢が形に',
    paragraphs: [
      '港を見下ろす坂の途中に、今月、小さな図書館が開館した。建物は築七十年の倉庫を改装したもので、棚には船や海に関する本を中心に、およそ四千冊が並んでいる。',
      '館長を務めるのは、三十年間貨物船に乗っていた西岡誠さん。長い航海のあいだ、港に着くたびに本を買い集め、いつか誰でも読める場所を作りたいと考えてきたという。',
      '改装の費用はおよそ九百万円。退職金だけでは足りず、町の人たちの寄付や、地元の大工の協力で完成にこぎつけた。窓辺の長い机は、解体された漁船の板を使って作られている。',
      '開館の日には朝から親子連れが訪れ、子どもたちは床に座って図鑑を広げていた。近くに住む小学生は「海の底の本がいちばんおもしろい」と話していた。',
      '図書館は水曜日を除く午前十時から午後六時まで。貸し出しは一人三冊までで、登録は無料。西岡さんは「本を返しに来たついでに、海を眺めていってほしい」と呼びかけている。',
    ],
  },
  mixed: {
    title: '实测 NovaBook 14：续航 17 小时，屏幕依旧是短板',
    paragraphs: [
      'NovaBook 14 上市已经两周，我们拿到了一台 32 GB 内存、1 TB 硬盘的零售版。先说结论：这是目前同价位里续航最好的一台轻薄本，但是 60 Hz 的屏幕实在配不上它的价格。',
      '性能方面，它搭载的 Orion X3 处理器在 Geekbench 6 中得到单核 2480 分、多核 11320 分，比上一代提高了大约 19%。编译一遍我们常用的 TypeScript 项目需要 43 秒，全程风扇几乎听不见。',
      '续航测试里，我们把亮度固定在 200 尼特，循环播放本地 1080p 视频，最终成绩是 17 小时 6 分钟。日常办公，打开二十个标签页、一个聊天软件和一个编辑器，可以撑过一个完整的工作日还剩 30% 左右。',
      '键盘的键程有 1.5 毫米，回弹清脆，方向键终于换成了全尺寸。接口包括两个 Thunderbolt 4、一个 HDMI 和一个 3.5 毫米耳机孔，可惜没有 SD 卡槽。',
      '如果你整天对着文档和代码，NovaBook 14 值得考虑；如果你在意屏幕流畅度，或者经常修图，建议再等等据说秋天发布的 OLED 版本。',
    ],
  },
  football: {
    title: '补时绝杀！海港城客场逆转北岭队升至积分榜第二',
    paragraphs: [
      '联赛第22轮的一场焦点战昨晚在北岭体育场结束，海港城队在先失一球的情况下连入两球，以2比1逆转北岭队，积分升至44分，超过松江队排在第二位。',
      '比赛第17分钟，北岭队利用角球机会取得领先，中后卫高岩甩开防守头球破门。此后主队全线回收，海港城虽然控球率达到63%，却迟迟打不开局面，上半场只有一次射正。',
      '下半场开始后，主教练马里奥换上了年轻边锋乔一凡。第71分钟，正是他在左路连过两人后传中，队长贝尼特斯在点球点附近凌空抽射，把比分扳平。',
      '补时第4分钟，海港城获得前场任意球，皮球打在人墙上变向弹起，替补登场的丁舟抢在门将之前捅射入网，客队替补席瞬间沸腾。这也是他代表球队打进的第一粒正式比赛进球。',
      '赛后马里奥说：“我们踢得并不漂亮，但是没有人放弃。”北岭队主帅则认为裁判在补时阶段的判罚值得商榷。下一轮，海港城将在主场迎战垫底的西川队。',
    ],
  },
} satisfies Record<string, Story>;
