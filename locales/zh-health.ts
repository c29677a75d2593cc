type V = Record<string, string | number>;

/** Texts of the worker's health page. */
export const health = {
  'health.title': (_: V) => '后台任务运行状况',
  'health.ok': (_: V) => '正常',
  'health.bad': (_: V) => '需要处理',
  'health.at': ({ at }: V) => `检查时间：${at}`,
  'health.database': (_: V) => '数据库',
  'health.database.facts': ({ latencyMs }: V) => `响应 ${latencyMs} 毫秒`,
  'health.queue': (_: V) => '任务队列',
  'health.queue.facts': ({ backend, waiting, active }: V) =>
    `${backend}，等待 ${waiting}，执行中 ${active}`,
  'health.messages': (_: V) => '消息',
  'health.messages.facts': ({ pending, failed, unknown, held }: V) =>
    `待发 ${pending}，失败 ${failed}，结果不明 ${unknown}，暂停 ${held}`,
  'health.messages.oldest': ({ seconds }: V) => `最早一条已等待 ${seconds} 秒`,
  'health.sweeps': (_: V) => '定时检查',
  'health.sweep.ago': ({ seconds }: V) => `${seconds} 秒前`,
  'health.sweep.never': (_: V) => '尚未运行',
  'health.sweep.sweep-messages': (_: V) => '投递消息',
  'health.sweep.sweep-draws': (_: V) => '执行匹配与更换抽取',
  'health.sweep.expire-draws': (_: V) => '作废逾期未揭示的摇号',
  'health.sweep.sweep-obligations': (_: V) => '公示期限提醒',
  'health.sweep.sweep-frequency': (_: V) => '抽查频次核对',
  'health.sweep.sweep-calendar': (_: V) => '工作日历核对',
  'health.sweep.close-tasks': (_: V) => '到期结束任务',
  'health.sweep.heartbeat': (_: V) => '任务进程心跳',
  'health.unreachable': (_: V) => '无法连接',
  'health.column.part': (_: V) => '部分',
  'health.column.state': (_: V) => '状态',
  'health.column.facts': (_: V) => '说明',
  'health.switch': (_: V) => 'English',
};
