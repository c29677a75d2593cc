import type { EntityManager } from 'typeorm';

/** A directed draw ordered apart that waits for consent. */
export type DeploymentLine = {
  taskId: string;
  code: string;
  name: string;
  unitPath: string;
  registeredBy: string;
};

/** The directed draws ordered apart of these units that wait for consent. */
export const openDeployments = (tx: EntityManager, paths: string[]): Promise<DeploymentLine[]> =>
  tx.query(
    `select t.id as "taskId", t.code, t.name, u.path as "unitPath", y.requested_by as "registeredBy"
     from deployment y join task t on t.id = y.task_id join unit u on u.id = t.initiator_id
     where y.state = 'requested' and exists (select 1 from unnest($1::text[]) p where starts_with(u.path, p))
     order by t.code`,
    [paths],
  );
