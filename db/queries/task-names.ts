/** SQL: the names of all tasks that the visit `n` serves, its own first. */
export const taskNames = `(select string_agg(o.name, '、' order by w.how <> 'own', o.code)
  from inspection_task w join task o on o.id = w.task_id where w.inspection_id = n.id)`;
