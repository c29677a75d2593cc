import type { Locale } from '../../locales/translate.ts';
import type { SwitchName } from '../switches.ts';
import type { StepKey } from '../steps.ts';

type StepText = { title: string; how: string };

/** The demo page's own words. */
export type DemoTexts = {
  lang: string;
  title: string;
  lead: string;
  clock: string;
  day: string;
  threeDays: string;
  next: string;
  doIt: string;
  doing: string;
  finished: string;
  happened: string;
  trail: string;
  panes: Record<'inspectorA' | 'inspectorB' | 'approver' | 'groups' | 'officials', string>;
  open: string;
  empty: string;
  other: string;
  faults: string;
  fault: Record<SwitchName, string>;
  /** Whom a switch is about, and what came of it. */
  faultAbout: string;
  faultOn: string;
  faultOff: string;
  faultNobody: string;
  links: Record<'admin' | 'portal' | 'health', string>;
  steps: Record<StepKey, StepText>;
  doors: Record<string, string>;
};

const zh: DemoTexts = {
  lang: 'zh-CN',
  title: '摇号 · 演示',
  lead: '一个县公安局的“双随机、一公开”抽查，从导入名录库到公示和归档。每一格是一个人的聊天窗口，可以亲手点，也可以让系统代做一步。',
  clock: '演示时钟',
  day: '快进 1 天',
  threeDays: '快进 3 天',
  next: '到下个期限',
  doIt: '代我做这一步',
  doing: '正在办理…',
  finished: '八步都走完了。归档包在后台“归档”里下载；可以在门户上提出异议，或在后台再设一个任务。',
  happened: '刚刚发生',
  trail: '查看全部留痕',
  panes: {
    inspectorA: '检查人员甲',
    inspectorB: '检查人员乙',
    approver: '分管负责人',
    groups: '群聊',
    officials: '计划员、见证人、管理员',
  },
  open: '在新窗口打开',
  empty: '匹配检查人员之后，抽中的人会出现在这里。',
  other: 'English',
  faults: '故障开关',
  fault: {
    blocked: '屏蔽机器人',
    rateLimit: '平台限流',
    fail5xx: '平台出错',
    hangAfterSend: '丢失应答',
    dropAck: '丢失确认',
    duplicate: '重复点击',
    reorder: '乱序到达',
    expireTrigger: '点击过期',
    deleteMessage: '删除最新卡片',
    revokeToken: '吊销令牌',
    disconnectSocket: '断开连接',
    secondPoller: '另一程序抢收',
  },
  faultAbout: '对谁',
  faultOn: '已打开',
  faultOff: '已关闭',
  faultNobody: '此人用网页收件箱，没有这种故障，或没有可删的卡片',
  links: { admin: '管理后台', portal: '公示门户', health: '运行状态' },
  steps: {
    import: {
      title: '导入名录库，公布清单与计划',
      how: '用 admin 登录管理后台，在“导入”里依次选 samples/gaoqing 下的文件；再公布事项清单，由 planner 公布年度计划。',
    },
    'set-up': {
      title: '设置任务，冻结名单',
      how: '用 planner 登录管理后台，按计划设置任务：两层不同比例，选两位不同单位的见证人，冻结名单。',
    },
    draw: {
      title: '见证人承诺，公告，揭示，摇号',
      how: '两位见证人在各自的卡片上打开见证页提交承诺；planner 发布抽取公告；见证人再揭示，最后一人揭示时自动摇号。',
    },
    dispatch: {
      title: '确认锁定，派发任务',
      how: 'planner 在卡片或后台确认结果并派发。群里和门户同时发公告，不含名单。',
    },
    match: {
      title: '匹配检查人员',
      how: '执行单位在“匹配检查人员”卡片上点匹配。每个对象两人，一人任组长，有利害关系的自动回避。',
    },
    substitute: {
      title: '回避与更换，分管负责人审批',
      how: '在检查人员的卡片上点“申请回避”或“申请更换”；分管负责人在自己的卡片上同意，系统随即重新抽取。',
    },
    publish: {
      title: '检查、签字、公示',
      how: '组员接受、到场签到，组长录入结果，全体签字；分管负责人审核后自动公示到门户。',
    },
    archive: {
      title: '其余各组检查、公示，结案归档',
      how: '可先快进时钟，看公示期限的提醒。其余各组照样检查、签字、公示；全部办结后 planner 在“归档”里制作归档包，可离线核验。',
    },
  },
  doors: {
    telegram: 'Telegram',
    slack: 'Slack',
    web: '网页',
    panel: '后台',
    system: '系统',
    cli: '命令行',
    portal: '门户',
  },
};

const en: DemoTexts = {
  lang: 'en',
  title: 'Yaohao · demo',
  lead: 'Random inspections of one county police bureau, from importing the registries to results in public and the archive. Each pane is one person’s chat: press the buttons yourself, or let the demo take a step for you.',
  clock: 'Demo clock',
  day: '1 day on',
  threeDays: '3 days on',
  next: 'To the next deadline',
  doIt: 'Take this step for me',
  doing: 'Working…',
  finished:
    'All eight steps are done. Download the package under “Archive” in the panel, object to a result on the portal, or set up another task.',
  happened: 'Just happened',
  trail: 'The whole trail',
  panes: {
    inspectorA: 'Inspector A',
    inspectorB: 'Inspector B',
    approver: 'Approver',
    groups: 'Group chats',
    officials: 'Planner, witnesses, admin',
  },
  open: 'Open in a new window',
  empty: 'The people drawn appear here after the match.',
  other: '中文',
  faults: 'Faults',
  fault: {
    blocked: 'Block the bot',
    rateLimit: 'Rate limit',
    fail5xx: 'Server error',
    hangAfterSend: 'Lose an answer',
    dropAck: 'Lose an acknowledgement',
    duplicate: 'Double press',
    reorder: 'Arrive out of order',
    expireTrigger: 'Let presses expire',
    deleteMessage: 'Delete the newest card',
    revokeToken: 'Revoke the tokens',
    disconnectSocket: 'Cut the connection',
    secondPoller: 'Second poller',
  },
  faultAbout: 'About',
  faultOn: 'switched on',
  faultOff: 'switched off',
  faultNobody: 'this person is on the web inbox, which has no such fault, or has no card to delete',
  links: { admin: 'Admin panel', portal: 'Portal', health: 'Health' },
  steps: {
    import: {
      title: 'Import the registries, publish list and plan',
      how: 'Sign in to the panel as admin and import the files in samples/gaoqing; publish the item list, and as planner the annual plan.',
    },
    'set-up': {
      title: 'Set up a task, freeze the pool',
      how: 'As planner set up a task with two strata of different ratios, choose two witnesses of different units and freeze.',
    },
    draw: {
      title: 'Commit, announce, reveal, draw',
      how: 'Both witnesses commit on the page that their card opens; the planner announces; they reveal, and the last reveal draws.',
    },
    dispatch: {
      title: 'Confirm and dispatch',
      how: 'The planner confirms and dispatches by card or panel. Groups and portal are told, without names.',
    },
    match: {
      title: 'Match inspectors',
      how: 'The executing unit presses match on its card: two to a subject, one the lead, nobody with an interest.',
    },
    substitute: {
      title: 'Recusal and substitution, signed off',
      how: 'Press 申请回避 or 申请更换 on an inspector’s card; the approver signs off on theirs and a substitute is drawn.',
    },
    publish: {
      title: 'Inspect, sign, publish',
      how: 'The team accepts and checks in, the lead enters the result, all sign; after approval it is on the portal.',
    },
    archive: {
      title: 'Finish the others, archive',
      how: 'Move the clock first to watch the reminders. The other teams inspect, sign and publish; planner then archives the finished task under “Archive”: a package that is verified offline.',
    },
  },
  doors: {
    telegram: 'Telegram',
    slack: 'Slack',
    web: 'web',
    panel: 'panel',
    system: 'system',
    cli: 'command line',
    portal: 'portal',
  },
};

/** The demo page's words in both languages. */
export const demoTexts: Record<Locale, DemoTexts> = { 'zh-CN': zh, en };
