import type { ExportList } from '../../domain/export.ts';
import { taskStates } from '../../domain/task.ts';
import { translateAny } from '../../locales/translate.ts';

/** A list to give out: headers with their SQL, its rows at or below the unit $1, and what orders them. */
type Exported = {
  columns: Record<string, string>;
  from: string;
  key: string;
  /** Of what type the key is, when it is no id. */
  keyType?: 'text';
  /** The sealed telephone, which stands masked where a column says TELEPHONE. */
  telephone?: string;
};

const stateOfTask = `case t.state ${(Object.keys(taskStates) as (keyof typeof taskStates)[])
  .map((state) => `when '${state}' then '${translateAny('zh-CN', `state.task.${state}`)}'`)
  .join(' ')} end`;
const telephone = `'TELEPHONE'`;
const yes = (column: string) => `case when ${column} then '是' else '否' end`;
const percent = (column: string) => `round(${column} / 100.0, 2) || '%'`;

/** What each list is given out as; the headers are those that an import knows. */
export const exportSql: Record<ExportList, Exported> = {
  subjects: {
    columns: {
      管辖机关: 's.jurisdiction',
      检查对象名称: 's.name',
      统一社会信用代码: 's.uscc',
      检查对象类别: 's.category',
      '住所（地址）': 's.address',
      经营范围: 's.business_scope',
      负责人姓名: 's.principal',
      联系电话: telephone,
      分级: 's.grade',
      风险等级: 's.risk',
      经营规模: 's.scale',
      黑名单: yes('s.blacklisted'),
      经营异常: yes('s.abnormal'),
      存续状态: 's.status',
    },
    from: 'subject s join unit u on u.id = s.unit_id where starts_with(u.path, $1)',
    key: 's.id',
    telephone: 's.telephone_sealed',
  },
  inspectors: {
    columns: {
      姓名: 'p.name',
      所属业务处室: 'u.name',
      职位: 'i.position',
      警号: 'i.badge_no',
      执法证号: 'i.licence_no',
      执法证有效期: 'i.licence_expires_on',
      联系电话: telephone,
      业务专长: `array_to_string(i.skills, '、')`,
      可任组长: yes('i.may_lead'),
      状态: 'i.status',
      性别: 'i.sex',
    },
    from: `inspector i join person p on p.id = i.person_id join unit u on u.id = p.unit_id
      where starts_with(u.path, $1)`,
    key: 'i.person_id',
    telephone: 'i.telephone_sealed',
  },
  items: {
    columns: {
      事项编码: 'i.code',
      版本: 'i.version',
      抽查事项名称: 'i.name',
      检查对象: 'i.subject_category',
      事项类别: `case i.kind when 'key' then '重点检查事项' else '一般检查事项' end`,
      检查方式: 'i.method',
      检查主体: 'i.unit_name',
      检查依据: 'i.basis',
      抽查内容: 'i.content',
      抽查比例: percent('i.ratio_bp'),
      比例上限: percent('i.ratio_max_bp'),
      抽查频次: 'i.frequency',
      公示方式: `case i.disclosure when 'restricted' then '限制公开' else '公开' end`,
      实施层级: 'i.level',
      抽查标准: 'i.standard',
      状态: `case i.state when 'draft' then '草稿' when 'published' then '有效' when 'retired' then '停用' else '已作废' end`,
    },
    from: 'item i join unit u on u.id = i.unit_id where starts_with(u.path, $1)',
    // The newest version of an item stands first: of rows with one code, an import takes the first.
    key: `(i.code || ' ' || lpad((1000000 - i.version)::text, 7, '0') || i.id)`,
    keyType: 'text',
  },
  plan: {
    columns: {
      年度: 'n.year',
      计划版本: 'n.number',
      计划状态: `case n.state when 'draft' then '草稿' when 'submitted' then '待审批' when 'approved' then '已批准'
        when 'published' then '已公布' when 'superseded' then '已替换' else '已作废' end`,
      抽查名称: 'l.name',
      抽查事项: 'l.item_name',
      抽查对象范围: 'l.scope',
      抽查比例: percent('l.ratio_bp'),
      预估数量: 'l.estimate',
      开始时间: 'l.starts_on',
      检查期限: 'l.ends_on',
      检查机关: 'l.unit_name',
      联合部门: `array_to_string(l.joint_units, '、')`,
    },
    from: `plan_line l join plan n on n.id = l.plan_id join unit u on u.id = n.unit_id
      where starts_with(u.path, $1)`,
    key: 'l.id',
  },
  tasks: {
    columns: {
      任务编号: 't.code',
      任务名称: 't.name',
      发起单位: 'u.name',
      执行单位: 'e.name',
      开始时间: 't.starts_on',
      检查期限: 't.ends_on',
      状态: stateOfTask,
      入池数量: '(select count(*) from pool_entry x where x.task_id = t.id)',
      抽中数量: `(select count(*) from drawn_subject x join draw d on d.id = x.draw_id
        where d.task_id = t.id and d.kind = 'subjects' and d.state = 'confirmed')`,
      检查数量: '(select count(*) from inspection_task x where x.task_id = t.id)',
    },
    from: `task t join unit u on u.id = t.initiator_id join unit e on e.id = t.unit_id
      where starts_with(u.path, $1)`,
    key: 't.id',
  },
};
